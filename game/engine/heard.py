"""The public facts of a game at one moment: the record is written from these and from the public events."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.meeting import Proceedings, seen
from game.engine.case import Case, PublishedCase
from game.engine.fold import begin, evolve
from game.engine.state import State
from game.world import sight
from game.world.facts import Facts


class Heard(Struct, frozen=True, gc=False):
    """The public facts: all of the Council except the ballots of a vote under way, and the public part of the world."""

    case: PublishedCase
    day: int
    proceedings: Proceedings
    world: Facts


def heard(state: State) -> Heard:
    """Return the public facts of a state."""
    proceedings, meeting = state.proceedings, state.proceedings.meeting
    if meeting is not None:
        proceedings = replace(proceedings, meeting=seen(meeting, ""))
    return Heard(state.case.published, state.day, proceedings, sight.heard(state.world, state.case.setting))


class Hearing:
    """A game followed event by event, for a reader who may know only its public facts."""

    __slots__ = ("_heard", "_state")

    def __init__(self, case: Case) -> None:
        self._state = begin(case)
        self._heard: Heard | None = None

    def follow(self, event: Any) -> None:
        """Follow one more event."""
        self._state = evolve(self._state, event)
        self._heard = None

    @property
    def now(self) -> Heard:
        """Return the public facts now."""
        if self._heard is None:
            self._heard = heard(self._state)
        return self._heard

    @property
    def day(self) -> int:
        """Return the day of the campaign, 0 before the first."""
        return self._state.day
