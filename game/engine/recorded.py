"""A seat's recorded statements, as points of a speech that it can make now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from game.engine.book import BookPoint
from game.terms import MemberId
from game.world import acts as w
from game.world.facts import Claim
from game.world.points import ANSWERED_KINDS
from game.world.promises import KINDS

_OWN: dict[str, Callable[[BookPoint], w.AnyPoint]] = {
    "stating": lambda point: w.Stating(point.subject, point.toward),
    "accusing": lambda point: w.Accusing(point.subject, point.confidence, point.evidence, point.further),
    "demanding": lambda point: w.Demanding(point.subject),
    "offering": lambda point: w.Offering(point.subject),
    "circulating": lambda point: w.Circulating(point.subject),
    "prebutting": lambda point: w.Prebutting(point.subject),
}
_ANSWERS: dict[str, Callable[[BookPoint, int], w.AnyPoint]] = {
    "denying": lambda point, claim: w.Denying(claim),
    "rebutting": lambda point, claim: w.Rebutting(claim, point.evidence),
    "accepting": lambda point, claim: w.Accepting(claim),
    "refusing": lambda point, claim: w.Refusing(claim),
}


def recorded(point: BookPoint, ledger: Sequence[Claim], member: MemberId) -> Iterator[w.AnyPoint]:
    """Yield the recorded point; yield an answer once for each claim that it may answer, the latest first."""
    own = _OWN.get(point.kind)
    if own is not None:
        yield own(point)
    else:
        about = "" if point.kind == "rebutting" else member
        kinds = ANSWERED_KINDS if point.kind in ("denying", "rebutting") else KINDS
        for claim in reversed(claims_on(ledger, point.subject, about)):
            if claim.kind in kinds:
                yield _ANSWERS[point.kind](point, claim.number)


def claims_on(ledger: Sequence[Claim], subject: str, member: MemberId) -> list[Claim]:
    """Return the entries of the ledger on a subject, in order; if a member is named, only those about it."""
    return [each for each in ledger if subject and each.subject == subject and member in ("", each.about)]


def alike(made: w.AnyPoint, on_record: w.AnyPoint) -> bool:
    """Return whether two points are the same act; confidence and evidence make no difference."""
    if isinstance(made, w.Accusing) and isinstance(on_record, w.Accusing):
        return made.charge == on_record.charge
    if isinstance(made, w.Rebutting) and isinstance(on_record, w.Rebutting):
        return made.claim == on_record.claim
    return made == on_record


def as_recorded(
    point: w.AnyPoint, said: Sequence[BookPoint], ledger: Sequence[Claim], member: MemberId
) -> BookPoint | None:
    """Return the point of the record that this is the same act as, or None."""
    for each in said:
        if any(alike(point, made) for made in recorded(each, ledger, member)):
            return each
    return None
