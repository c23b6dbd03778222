"""Delegations keep their word: they plan the deed, and what they have promised they do in nearly every game."""

from __future__ import annotations

from functools import partial

import pytest

from game.delegations.delegation import delegations
from game.play.advance import advance
from game.play.game import Game
from game.world.acts import Offering, Speak
from game.world.events import ClaimMoved
from game.world.facts import Claim, ClaimState
from tests.promises.script import Script
from tests.promises.stories import calm

GAMES = 6
IN_ITS_HANDS = {
    "three_together_ken": "KEN",
    "ten_together_irl": "IRL",
    "text_within_two_days": "ALB",
    "parties_at_one_table": "FRA",
    "figures_tomorrow": "USA",
    "order_published": "UKR",
}


def decided(claim: Claim, game: Game) -> bool:
    """Return whether a pledge was just found kept, or its time is over."""
    moved = (each for each in game.records[-1].events if isinstance(each, ClaimMoved) and each.number == claim.number)
    return any(each.state is ClaimState.KEPT for each in moved) or game.day > claim.due


@pytest.mark.parametrize("subject", IN_ITS_HANDS)
def test_a_delegation_does_what_it_has_pledged(subject: str) -> None:
    kept = 0
    for seed in range(GAMES):
        script = Script(calm(), seed)
        script.act(IN_ITS_HANDS[subject], Speak((Offering(subject),)))
        claim = script.claim("offer", subject)
        advance(script.game, delegations(script.game.case, seed), until=partial(decided, claim), strict=True)
        kept += script.ledger[claim.number].state is ClaimState.KEPT
    assert kept >= GAMES - 1, f"{kept} of {GAMES} kept"
