"""By which day what was charged or foretold had come: as the record of the same game shows it."""

from collections.abc import Iterator

import pytest

from game.debrief.history import History
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.counterfactual import counterfactual
from game.play.game import Game
from game.world.events import ClaimEntered, DecisionCarriedOut
from game.world.facts import Claim

ACCUSING = ("accusation", "document")


def entered(game: Game) -> Iterator[Claim]:
    for record in game.records:
        for event in record.events:
            if isinstance(event, ClaimEntered):
                yield event.claim


@pytest.fixture(scope="module")
def games(case: Case) -> list[Game]:
    found = []
    for seed in range(6):
        game = Game.new(case, seed)
        advance(game, delegations(case, seed), strict=True)
        found.append(game)
    return found


def day_closed(game: Game) -> int:
    """Return the day on which the dam was closed, which is what the charge of it says; 0 where it never was."""
    moments = History(game.case, game.records).moments
    carried_out = (m.day for m in moments for event in m.record.events if isinstance(event, DecisionCarriedOut))
    return next(carried_out, 0)


def test_a_charge_has_come_on_the_day_on_which_it_came_true_or_from_the_first_where_it_is_true_of_itself(
    games: list[Game],
) -> None:
    seen = set()
    for game in games:
        for claim in {each.subject: each for each in entered(game) if each.kind in ACCUSING}.values():
            came = counterfactual(game.case, game.seed, game.records, claim.number).with_it.came
            charge = game.case.setting.charge[claim.subject]
            if charge.borne_out:
                assert came == day_closed(game), (game.seed, claim)
            else:
                truths = History(game.case, game.records).state.world.hidden.truths
                assert came == int(truths.get(charge.id, charge.truth >= 0.5)), (game.seed, claim)
            seen.add((bool(charge.borne_out), bool(came)))
    assert seen >= {(True, True), (True, False), (False, False)}, seen
