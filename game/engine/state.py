"""Everything about a game at one moment."""

from __future__ import annotations

from msgspec import Struct

from game.council.meeting import Proceedings
from game.engine.case import Case
from game.engine.memo import Memo
from game.terms import FIELD, SECRETARIAT, MemberId, Slug, Word
from game.world.facts import World

__all__ = ["FIELD", "SECRETARIAT", "Corridor", "Phase", "State"]


class Phase(Word):
    """The parts of a day."""

    MORNING = "morning"
    CORRIDOR = "corridor"
    CHAMBER = "chamber"
    NIGHT = "night"
    OVER = "over"


class Corridor(Struct, frozen=True, gc=False):
    """The day's diplomacy outside the chamber: who may still act, with how many hours."""

    waiting: tuple[MemberId, ...] = ()
    hours: dict[MemberId, int] = {}


HOURS = 3
"""Hours of a seat for the corridor each day, unless the scenario gives it another number."""


class State(Struct, frozen=True, gc=False):
    """The whole game; no seat ever gets it (see `briefing`). `memo` is the cache of this game's states."""

    case: Case
    day: int
    phase: Phase
    proceedings: Proceedings
    world: World
    corridor: Corridor
    ending: Slug
    memo: Memo


def hours_a_day(case: Case, member: MemberId) -> int:
    """Return the hours that a seat has for the corridor each day."""
    return case.setting.hours.get(member, HOURS)


def spent(state: State, member: MemberId) -> int:
    """Return how many hours of this day the seat has spent in the corridor."""
    return hours_a_day(state.case, member) - state.corridor.hours.get(member, 0)
