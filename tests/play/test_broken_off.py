"""Without a claim, a game that was broken off goes no further than it was played, and every warning can be left out."""

from functools import cache
from random import Random

import pytest

from game.engine import begin, fold
from game.play.counterfactual import Verdict, counterfactual, replayed_whole
from game.play.game import Game
from game.world.events import ClaimEntered
from game.world.facts import Claim
from game.world.ledger import CHARGING
from tests.play.test_playable import case

PARTS = ("day", "phase", "ending", "world", "proceedings", "corridor")


@cache
def played(seed: int) -> Game:
    """Return a game in which each act was drawn from what was open."""
    game, dice = Game.new(case(), seed), Random(seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        game.submit(seat, game.routine() or game.openings(seat).draw(dice))
    return game


def claims(game: Game) -> list[Claim]:
    events = (event for record in game.records for event in record.events)
    return [event.claim for event in events if isinstance(event, ClaimEntered)]


@pytest.mark.parametrize("seed", range(3))
def test_with_nothing_left_out_a_game_comes_again_as_far_as_it_was_played(seed: int) -> None:
    records, state, number = played(seed).records, begin(case()), 0
    for number, record in enumerate(records, 1):
        state = fold(state, record.events)
        if number % 40 == seed:
            end, skipped = replayed_whole(case(), seed, records[:number])
            assert skipped == ()
            assert [getattr(end, part) for part in PARTS] == [getattr(state, part) for part in PARTS], number
    assert number > 120


@pytest.mark.parametrize("seed", range(3))
def test_a_claim_can_be_left_out_if_it_warns_of_something_and_no_other_can(seed: int) -> None:
    game = played(seed)
    for claim in claims(game):
        if claim.kind in (*CHARGING, "prebuttal"):
            tried = counterfactual(case(), seed, game.records, claim.number)
            assert tried.claim == claim and isinstance(tried.verdict, Verdict) and tried.left_out >= 1
            same = (claim.kind, claim.by, claim.subject)
            assert same not in [(each.kind, each.by, each.subject) for each in tried.end.world.ledger if each.day]
            assert set(map(len, tried.with_it.indicators.values())) == {played(seed).day + 1}
        else:
            with pytest.raises(ValueError, match=f"is no charge but {claim.kind}"):
                counterfactual(case(), seed, game.records, claim.number)


def test_games_drawn_at_random_hold_warnings_and_other_claims() -> None:
    kinds = {claim.kind for seed in range(3) for claim in claims(played(seed))}
    assert {"prebuttal", "accusation"} <= kinds
