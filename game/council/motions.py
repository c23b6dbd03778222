"""The motions of rule 33 and their order of precedence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct

from game.terms import MemberId


class Motion(IntEnum):
    """A motion that has precedence over principal motions and drafts; the order is the rule (rule 33)."""

    SUSPEND = 1
    ADJOURN = 2
    ADJOURN_TO_DAY = 3
    REFER = 4
    POSTPONE = 5
    AMEND = 6


class PendingMotion(Struct, frozen=True, gc=False):
    """A motion that has been moved and not yet put; `arrival` counts the motions of the meeting."""

    motion: Motion
    mover: MemberId
    arrival: int
    until: int = 0


def debatable(motion: Motion) -> bool:
    """Return whether the motion may be debated: all but suspension and simple adjournment (rule 33)."""
    return motion >= Motion.ADJOURN_TO_DAY


def foremost(pending: Iterable[PendingMotion]) -> PendingMotion | None:
    """Return the motion to be put next: by rank, then by arrival (rule 33)."""
    return min(pending, key=lambda each: (each.motion, each.arrival), default=None)
