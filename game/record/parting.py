"""Where a game first parts from reality, as far as meetings, votes and capitals' decisions show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.council.events import MeetingOpened
from game.council.events import VotingEnded as Voted
from game.council.subjects import OnDraft
from game.engine.case import RealDay
from game.terms import Symbol
from game.words.labels import Labels
from game.world.events import DecisionCarriedOut

_COUNCIL, _VOTED = ("S/",), ("S/1", "S/2", "S/RES/")
"""The first letters of the symbols of the Council's meetings, and of its votes."""
MEETING, VOTE, DECISION = "a meeting", "a vote", "a capital's decision"
_KINDS = MEETING, VOTE, DECISION


class Parting:
    """The point at which a game parts from reality, found from its events: meetings, votes and decisions."""

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
        """Return the first day up to this one on which the game and reality differ, and how; None if they do not.

        While the last day has not `ended`, the real events of that day may still come.
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
    """Yield the differences of a day in one kind: decisions are compared one by one, others only by kind."""
    if kind == DECISION:
        mine, real = [each for each in mine if each not in real], [each for each in real if each not in mine]
    elif mine and real:
        return
    if mine:
        yield f"{kind} here, and none in reality ({', '.join(mine)})"
    if real and ended:
        yield f"no {kind[2:]} here, and one in reality ({', '.join(real)})"


def _really(labels: Labels, fact: RealDay) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of a real fact."""
    if fact.symbol.startswith(_COUNCIL):
        yield MEETING, fact.symbol
    if fact.symbol.startswith(_VOTED):
        yield VOTE, fact.symbol
    if fact.decided:
        yield DECISION, labels.of("decision", fact.decided)


def _weighty(labels: Labels, event: Any) -> Iterator[tuple[str, Symbol, int]]:
    """Yield the kind and the name of an event, and the number of days by which it belongs to a later day."""
    if isinstance(event, MeetingOpened):
        yield MEETING, event.symbol, 0
    elif isinstance(event, Voted) and isinstance(event.subject, OnDraft):
        yield VOTE, event.subject.draft, 0
    elif isinstance(event, DecisionCarriedOut):
        yield DECISION, labels.of("decision", event.decision), 1
