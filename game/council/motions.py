"""The motions of rule 33 and their order of precedence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, IntEnum

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


class Carried(Enum):
    """The effect of a carried motion on the meeting and on the draft before it."""

    SUSPENDS = "the meeting is suspended"
    CLOSES = "the meeting is closed, and fixed for another day where the motion names one"
    REFERS = "the draft goes elsewhere, and the meeting goes on without it"
    POSTPONES = "the draft waits for its day, and the meeting goes on without it; with no draft it closes"


class MotionLaw(Struct, frozen=True):
    """The law of one motion (rule 33): its effect if carried, and the conditions for moving it.

    A `debatable` motion is debated before it is put. A motion `on_text` needs a draft before the Council. A `dated`
    motion names a day.
    """

    then: Carried
    debatable: bool = True
    on_text: bool = False
    dated: bool = False


RULE_33: dict[Motion, MotionLaw] = {
    Motion.SUSPEND: MotionLaw(Carried.SUSPENDS, debatable=False),
    Motion.ADJOURN: MotionLaw(Carried.CLOSES, debatable=False),
    Motion.ADJOURN_TO_DAY: MotionLaw(Carried.CLOSES, dated=True),
    Motion.REFER: MotionLaw(Carried.REFERS, on_text=True),
    Motion.POSTPONE: MotionLaw(Carried.POSTPONES, dated=True),
}
"""The law of each motion that can be moved; an amendment, the sixth, is made in writing instead (rules 31 and 36)."""


class PendingMotion(Struct, frozen=True, gc=False):
    """A motion that has been moved and not yet put; `arrival` counts the motions of the meeting."""

    motion: Motion
    mover: MemberId
    arrival: int
    until: int = 0


def debatable(motion: Motion) -> bool:
    """Return whether the motion may be debated: all but suspension and simple adjournment (rule 33)."""
    law = RULE_33.get(motion)
    return law is None or law.debatable


def foremost(pending: Iterable[PendingMotion]) -> PendingMotion | None:
    """Return the motion to be put next: by rank, then by arrival (rule 33)."""
    return min(pending, key=lambda each: (each.motion, each.arrival), default=None)
