"""What happened in reality on each day, beside what happened in this game; and where the two first part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from game.council.events import MeetingOpened
from game.council.events import VotingEnded as Voted
from game.council.subjects import OnDraft
from game.engine.case import RealDay
from game.record.chronicle import Chronicle
from game.record.labels import Labels
from game.scenario.notes import bare
from game.terms import Symbol
from game.world.events import DecisionCarriedOut

_WEIGHTY = 60
_COUNCIL, _VOTED = ("S/",), ("S/1", "S/2", "S/RES/")
"""How the symbols begin of what the Council has met on, and of what it has voted on."""
MEETING, VOTE, DECISION = "a meeting", "a vote", "a capital's decision"
_KINDS = MEETING, VOTE, DECISION
_KEPT = "As far as meetings, votes and decisions show, the game has not parted from reality."


class Fact(Struct, frozen=True):
    """One thing that really happened, with its source and, where there is one, its real symbol.

    `decided` names the capital's decision that was carried out, if one was.
    """

    text: str
    source: str
    symbol: str
    decided: str = ""


class DayCompared(Struct, frozen=True):
    """A day of the campaign: what this game's record holds for it, and what happened in reality."""

    day: int
    date: str
    here: tuple[str, ...]
    reality: tuple[Fact, ...]


class Departure(Struct, frozen=True):
    """Where a game first parts from reality: `day` is 0 where it never did.

    `here` and `reality` are the papers and decisions of that day on either side, by symbol where they have one.
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
                # The night after the last day leads to no other.
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

    A real meeting is known by the symbol of its record or of what was put to the vote in it (S/...). A decision that
    is carried out in a night is that of the day to which the night leads. Returns None where reality gives no symbols.
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


class Parting:
    """Where a game parts from reality, found as its events are followed, by its meetings, votes and decisions."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self.here: dict[int, dict[str, list[str]]] = {}
        self.real: dict[int, dict[str, list[str]]] = {}
        for fact in labels.case.reality:
            for kind, name in _really(labels, fact):
                self.real.setdefault(fact.day, {}).setdefault(kind, []).append(name)

    @property
    def known(self) -> bool:
        """Return whether reality gives the symbols by which the two can be compared."""
        return any(each.symbol.startswith(_COUNCIL) for each in self._labels.case.reality)

    def follow(self, day: int, event: Any) -> None:
        """Take in an event of a day."""
        for kind, name, later in _weighty(self._labels, event):
            self.here.setdefault(day + later, {}).setdefault(kind, []).append(name)

    def first(self, until: int, *, ended: bool = True) -> tuple[int, tuple[str, ...]] | None:
        """Return the first day up to this one on which the two differ, and how; None where none does.

        While the last day has not `ended`, what happened in reality may still come.
        """
        for day in range(1, until + 1):
            mine, real = self.here.get(day, {}), self.real.get(day, {})
            told = tuple(
                words
                for kind in _KINDS
                for words in _apart(kind, mine.get(kind, []), real.get(kind, []), ended=ended or day < until)
            )
            if told:
                return day, told
        return None


def _apart(kind: str, mine: list[str], real: list[str], *, ended: bool) -> Iterator[str]:
    """Yield how a day differs in one kind: each decision is a matter of its own, of the others one is like another."""
    if kind == DECISION:
        mine, real = [each for each in mine if each not in real], [each for each in real if each not in mine]
    elif mine and real:
        return
    if mine:
        yield f"{kind} here, and none in reality ({', '.join(mine)})"
    if real and ended:
        yield f"no {kind[2:]} here, and one in reality ({', '.join(real)})"


def _named(found: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(f"{kind}: {', '.join(names)}" for kind, names in found.items())


def _really(labels: Labels, fact: RealDay) -> Iterator[tuple[str, str]]:
    """Yield what a fact counts as, and its name."""
    if fact.symbol.startswith(_COUNCIL):
        yield MEETING, fact.symbol
    if fact.symbol.startswith(_VOTED):
        yield VOTE, fact.symbol
    if fact.decided:
        yield DECISION, labels.of("decision", fact.decided)


def _weighty(labels: Labels, event: Any) -> Iterator[tuple[str, Symbol, int]]:
    """Yield what an event counts as, its name, and by how many days it belongs to a later day."""
    if isinstance(event, MeetingOpened):
        yield MEETING, event.symbol, 0
    elif isinstance(event, Voted) and isinstance(event.subject, OnDraft):
        yield VOTE, event.subject.draft, 0
    elif isinstance(event, DecisionCarriedOut):
        yield DECISION, labels.of("decision", event.decision), 1
