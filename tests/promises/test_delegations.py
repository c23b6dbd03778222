"""Delegations keep their word: they plan the deed, and what they have promised they do in nearly every game."""

from __future__ import annotations

import pytest

from game.delegations.delegation import delegations
from game.play.advance import advance
from game.world.acts import Offering, Speak
from game.world.facts import ClaimState
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


@pytest.mark.parametrize("subject", IN_ITS_HANDS)
def test_a_delegation_does_what_it_has_pledged(subject: str) -> None:
    kept = 0
    for seed in range(GAMES):
        script = Script(calm(), seed)
        script.act(IN_ITS_HANDS[subject], Speak((Offering(subject),)))
        claim = script.claim("offer", subject)
        seats = delegations(script.game.case, seed)
        advance(script.game, seats, until=lambda game, due=claim.due: game.day > due, strict=True)  # type: ignore[misc]
        kept += script.ledger[claim.number].state is ClaimState.KEPT
    assert kept >= GAMES - 1, f"{kept} of {GAMES} kept"
