"""What happened in reality on each day, beside what happened in this game; and where the two first part."""

from __future__ import annotations

from msgspec import Struct

from game.council.events import MeetingOpened
from game.council.events import VotingEnded as Voted
from game.record.chronicle import Chronicle
from game.world.events import DecisionCarriedOut

_WEIGHTY = 60
_COUNCIL, _VOTED = ("S/",), ("S/1", "S/2", "S/RES/")
"""How the symbols begin of what the Council has met on, and of what it has voted on."""


class Fact(Struct, frozen=True):
    """One thing that really happened, with its source and, where there is one, its real symbol."""

    text: str
    source: str
    symbol: str


class DayCompared(Struct, frozen=True):
    """A day of the campaign: what this game's record holds for it, and what happened in reality."""

    day: int
    date: str
    here: tuple[str, ...]
    reality: tuple[Fact, ...]


def compared(chronicle: Chronicle) -> tuple[DayCompared, ...]:
    """Return the days played, each beside the real one."""
    told: dict[int, list[str]] = {}
    for page in chronicle.all_days:
        for day, story in page.stories:
            if story.weight >= _WEIGHTY:
                told.setdefault(day, []).append(story.text)
    return tuple(
        DayCompared(
            day,
            chronicle.labels.weekday(day),
            tuple(dict.fromkeys(told.get(day, ()))),
            tuple(Fact(each.text, each.source, each.symbol) for each in chronicle.case.reality if each.day == day),
        )
        for day in range(1, chronicle.state.day + 1)
    )


def departure(chronicle: Chronicle) -> str:
    """Return in a sentence where the game first parts from reality, as far as meetings, votes and decisions show it.

    A real meeting is known by the symbol of its record or of what was put to the vote in it (S/...). Nothing is said
    where reality gives no symbols.
    """
    if not any(each.symbol.startswith(_COUNCIL) for each in chronicle.case.reality):
        return ""
    here = _here(chronicle)
    for day in compared(chronicle):
        kinds = here.get(day.day, {})
        for what, symbols in (("a meeting", _COUNCIL), ("a vote", _VOTED)):
            real = any(fact.symbol.startswith(symbols) for fact in day.reality)
            if real != (what in kinds):
                missing = f"no {what[2:]} here, and one in reality" if real else f"{what} here, and none in reality"
                return f"The game first parts from reality on {day.date}: {missing}."
        if not day.reality and kinds:
            return f"The game first parts from reality on {day.date}: {', '.join(kinds)} here, and nothing there."
    return "As far as meetings and votes show, the game has not parted from reality."


def _here(chronicle: Chronicle) -> dict[int, dict[str, None]]:
    names: dict[type, str] = {MeetingOpened: "a meeting", Voted: "a vote", DecisionCarriedOut: "a capital's decision"}
    found: dict[int, dict[str, None]] = {}
    for page in chronicle.all_days:
        for day, event in page.events:
            if type(event) in names and not (isinstance(event, Voted) and event.kind != "draft"):
                found.setdefault(day, {})[names[type(event)]] = None
    return found
