"""A seat's word: the promises that it still has to keep, and the deeds that keep them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping

from game.delegations.situation import Situation
from game.delegations.tally import CREDIBILITY, Tally
from game.terms import Slug
from game.world.facts import Claim, ClaimState
from game.world.ledger import WORD_BROKEN, WORD_KEPT
from game.world.promises import law_of, missing

GIVEN = 2.0
"""The factor on a promise's effect on credibility: to keep one's word weighs more than that effect alone."""
KEEPING = GIVEN * CREDIBILITY * (WORD_KEPT - WORD_BROKEN)
"""Points of instructions by which keeping one's word is better than breaking it."""


def given(s: Situation) -> Iterator[Claim]:
    """Yield the seat's own pledges, offers that were accepted, and demands that it accepted, still to be kept."""
    for claim in s.briefing.ledger:
        if claim.kind == "demand" and claim.about == s.member and claim.state is ClaimState.ACCEPTED:
            yield claim
        elif claim.kind == "offer" and claim.by == s.member:
            pledge = claim.state is ClaimState.OPEN and not law_of(s.setting, "offer", claim.subject).asked
            if pledge or claim.state is ClaimState.ACCEPTED:
                yield claim


def kept_by(s: Situation, moves: Mapping[Slug, float]) -> list[Claim]:
    """Return the seat's promises that would be kept as soon as these numbers were higher by so much."""
    return [each for each, _, after in _thought(s, moves) if not after]


def word_at(s: Situation, *moves: tuple[Slug, float]) -> float:
    """Return the points that these moves would add to the seat's word by keeping it, or take by surely breaking it."""
    worth = 0.0
    for _, before, after in _thought(s, dict(moves)):
        worth += KEEPING * ((not after) - (not set(after) <= set(before)))
    return worth


def _thought(s: Situation, moves: Mapping[Slug, float]) -> Iterator[tuple[Claim, tuple[str, ...], tuple[str, ...]]]:
    """Yield the promises that these numbers affect, with the missing conditions of each before and after the moves."""
    mine = [each for each in given(s) if not law_of(s.setting, each.kind, each.subject).reads.isdisjoint(moves)]
    if not mine:
        return
    known, day = s.expectations.outlook.known, s.briefing.day
    numbers = known.take(s.briefing.numbers)
    moved = array("d", numbers)
    for name, by in moves.items():
        if name in known.index:
            moved[known.index[name]] += by
    for each in mine:
        yield each, missing(s.setting, each, numbers, day), missing(s.setting, each, moved, day)


def keeping(s: Situation, made: Tally, *moves: tuple[Slug, float], chance: float = 1.0) -> bool:
    """Add the worth of an act that may keep the seat's word, with a chance; return whether it may."""
    found = kept_by(s, dict(moves))
    if found:
        made.term("it keeps our word", chance * KEEPING * len(found))
    return bool(found)


def promised_steps(s: Situation) -> frozenset[Slug]:
    """Return the measures on which an agreed step would keep the seat's word; computed once for a moment."""
    found: frozenset[Slug] | None = s.stakes.get("promised steps")
    if found is None:
        agreed = (each.id for each in s.setting.measures if kept_by(s, {f"agreed.{each.id}": 1.0}))
        found = s.stakes["promised steps"] = frozenset(agreed)
    return found
