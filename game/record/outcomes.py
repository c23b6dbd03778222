"""What came of a seat's own acts: a card for each, which says whom it concerned, what was told, and what it moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from game.council.acts import CastBallot, Pass
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.play.codec import Record
from game.record.confidences import asides
from game.record.consequences import consequences
from game.terms import MemberId
from game.words.kinds import kind_of
from game.words.labels import Labels, capital
from game.words.wording import label
from game.world.acts import EndDay

_SILENT = (Pass, EndDay, CastBallot)


class Outcome(Struct, frozen=True):
    """One act of a seat's own and its consequences.

    `act` is the act in words, and `who` the delegations it was addressed to. `told` are the answers that came with it,
    `moved` the numbers that it moved, each with its cause, and `note` what its kind leads to later.
    """

    number: int
    day: int
    kind: type
    act: str
    who: tuple[MemberId, ...]
    told: tuple[str, ...]
    moved: tuple[str, ...]
    note: str


def outcome(record: Record, view: Briefing, case: Case, day: int = 0) -> Outcome | None:
    """Return the card of a record of the briefing's seat; None for another's, and for one that needs no card."""
    if record.by != view.member or isinstance(record.action, _SILENT):
        return None
    action, labels = record.action, Labels(case)
    moved = consequences(record, case, view.member, view.ledger)
    return Outcome(
        record.number,
        day or view.day,
        type(action),
        capital(label(action, case, view)),
        addressed(action),
        tuple(asides(record, view, labels)),
        tuple(capital(each) for each in moved),
        kind_of(action).note,
    )


def outcomes(records: Iterable[Record], view: Briefing, case: Case) -> tuple[Outcome, ...]:
    """Return the cards of all acts of the briefing's seat, in order."""
    return tuple(card for each in records if (card := outcome(each, view, case)) is not None)


def addressed(action: Any) -> tuple[MemberId, ...]:
    """Return the delegations, or the capital, to which an act is addressed."""
    found = (*getattr(action, "partners", ()), getattr(action, "member", ""), getattr(action, "capital", ""))
    return tuple(each for each in found if each)
