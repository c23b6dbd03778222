"""The real events of each day, beside the events in this game; and the day on which the two first part."""

from __future__ import annotations

from msgspec import Struct

from game.engine.case import RealDay
from game.record.chronicle import Chronicle
from game.record.parting import Parting
from game.scenario.notes import bare

_WEIGHTY = 60
_KEPT = "As far as meetings, votes and decisions show, the game has not parted from reality."


class Fact(Struct, frozen=True):
    """One real event, with its source and, if there is one, its real symbol.

    `decided` names the capital's decision that was carried out, if one was.
    """

    text: str
    source: str
    symbol: str
    decided: str = ""


class DayCompared(Struct, frozen=True):
    """A day of the campaign: this game's record of it, and the real events."""

    day: int
    date: str
    here: tuple[str, ...]
    reality: tuple[Fact, ...]


class Departure(Struct, frozen=True):
    """The day on which a game first parts from reality: `day` is 0 if it never did.

    `here` and `reality` are the papers and decisions of that day on either side, by symbol if they have one.
    """

    day: int
    date: str
    here: tuple[str, ...]
    reality: tuple[str, ...]
    text: str


def compared(chronicle: Chronicle) -> tuple[DayCompared, ...]:
    """Return the days played, each beside the real one."""
    told: dict[int, list[str]] = {}
    for page in chronicle.all_days:
        for day, story in page.stories:
            if story.weight >= _WEIGHTY:
                # No night follows the last day.
                told.setdefault(min(day, chronicle.day), []).append(story.text)
    return tuple(
        DayCompared(
            day,
            chronicle.labels.weekday(day),
            tuple(dict.fromkeys(told.get(day, ()))),
            tuple(_fact(each) for each in chronicle.case.reality if each.day == day),
        )
        for day in range(1, chronicle.day + 1)
    )


def _fact(real: RealDay) -> Fact:
    """Return a fact with its sources by their ids, which the debrief spells out at its end."""
    source = "; ".join(bare(each) for each in real.source.split("; "))
    return Fact(real.text, source, real.symbol, real.decided)


def departure(chronicle: Chronicle) -> Departure | None:
    """Return where the game first parts from reality, as far as meetings, votes and capitals' decisions show it.

    A real meeting is known by the symbol of its record or of the draft that it voted on (S/...). A decision that is
    carried out in a night belongs to the day to which the night leads. Returns None if reality gives no symbols.
    """
    parting = Parting(chronicle.labels)
    if not parting.known:
        return None
    for page in chronicle.all_days:
        for day, event in page.events:
            parting.follow(day, event)
    found = parting.first(chronicle.day)
    if found is None:
        return Departure(0, "", (), (), _KEPT)
    day, apart = found
    date = chronicle.labels.weekday(day)
    text = f"The game first parts from reality on {date}: {'; '.join(apart)}."
    return Departure(day, date, _named(parting.here.get(day, {})), _named(parting.real.get(day, {})), text)


def _named(found: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(f"{kind}: {', '.join(names)}" for kind, names in found.items())
