"""The promises between seats that are still to be kept, as a briefing tells them."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.briefing import Briefing
from game.terms import MemberId
from game.world.acts import Promise, PromiseKind
from game.world.facts import ClaimState, Understanding


def holding(view: Briefing) -> Iterator[tuple[Understanding, MemberId, Promise]]:
    """Yield the promises still to be kept: the understanding, the member that promised, and the promise."""
    for each in view.understandings:
        if each.state is ClaimState.ACCEPTED and view.member in (each.by, *each.partners):
            for member, promise in each.pending:
                yield each, member, promise


def bound(view: Briefing, kind: PromiseKind, subject: str) -> tuple[Understanding, MemberId] | None:
    """Return the understanding in which the seat promised this, and the other side; None if it is not bound."""
    for understanding, member, promise in holding(view):
        mine = member == view.member and (promise.kind, promise.subject) == (kind, subject)
        if mine and not failed(understanding, member):
            return understanding, other_side(understanding, member)
    return None


def other_side(understanding: Understanding, member: MemberId) -> MemberId:
    """Return the member to whom this one has promised: the proposer, or the proposer's first partner."""
    return understanding.partners[0] if member == understanding.by else understanding.by


def failed(understanding: Understanding, member: MemberId) -> bool:
    """Return whether another party has broken the understanding, so that nobody is bound by it any more."""
    others = understanding.partners if member == understanding.by else (understanding.by,)
    return any(each in understanding.broken for each in others)
