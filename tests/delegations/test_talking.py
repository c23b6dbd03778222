"""Talks: nobody agrees to what it values too little, mediators bridge, and rulings of the chair have reasons."""

import pytest

from game.council.acts import Rule
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.engine.state import Phase
from game.forecast.bargaining import appraised
from game.forecast.public import KnownFormat, public
from game.play.advance import yielding
from game.play.game import Game
from game.terms import Dice
from game.world.acts import AcceptTerms, AnswerCall, CallTalks, ProposeTerms, Terms, WalkOut
from tests.delegations.test_seats import Asked, watched

LEAST_EVER = -16.0
"""What the most conciliatory party with the keenest instructions would still take, in points."""


@pytest.fixture(scope="module")
def asked(case: Case) -> Asked:
    return [each for seed in (0, 2, 4, 6, 8, 10, 12, 14) for each in watched(case, seed)[1]]


def worth(form: KnownFormat, party: str, terms: Terms) -> float:
    """Return the worth of terms without what a waiver costs."""
    return sum(form.values[each].get(party, 0.0) for each in terms.steps) * form.step


def test_parties_accept_only_what_is_worth_their_while(case: Case, asked: Asked) -> None:
    form = public(case).formats["lake"]
    accepted = [(each[1], each[4]) for each in asked if isinstance(each[4].action, AcceptTerms)]
    assert accepted
    for briefing, choice in accepted:
        assert briefing.round is not None and briefing.round.table is not None
        assert worth(form, briefing.member, briefing.round.table) >= LEAST_EVER
        assert "would do" in choice.because


def between(case: Case, seed: int) -> Game:
    """Return a game in which a mediator is asked, between an offer and what it was countered with."""
    form = public(case).formats["lake"]
    one, other = form.parties
    game = Game.new(case, seed)
    while one not in game.to_act() or game.briefing(one).phase is not Phase.CORRIDOR:
        seat = game.to_act()[0]
        game.submit(seat, game.routine() or yielding(game.openings(seat)))
    game.submit(one, CallTalks("lake"))
    game.submit(other, AnswerCall("lake", True))
    game.submit(one, ProposeTerms(Terms(("ceasefire", "status"), ("patrols-first",))))
    game.submit(other, ProposeTerms(Terms(("ceasefire", "patrols"))))
    return game


def test_a_bridge_leaves_no_party_worse_off_and_says_what_it_gives_to_each(case: Case) -> None:
    form = public(case).formats["lake"]
    bridges = 0
    for seed in range(6):
        game = between(case, seed)
        mediator = game.to_act()[0]
        assert mediator in form.mediators
        choice = delegations(case, seed)[mediator].choose(
            game.briefing(mediator), game.openings(mediator), Dice(seed, 1, "bridge")
        )
        if isinstance(choice.action, ProposeTerms):
            bridges += 1
            assert min(appraised(form, party, choice.action.terms).value for party in form.parties) >= 0.0
            assert "all might sign" in choice.because or "would ask" in choice.because
            game.submit(mediator, choice.action)
            assert game.to_act() == (form.parties[0],)
    assert bridges


def test_calls_are_answered_both_ways(asked: Asked) -> None:
    answers = {each[4].action.consents for each in asked if isinstance(each[4].action, AnswerCall)}
    assert answers == {True, False}


def test_only_parties_walk_out(case: Case, asked: Asked) -> None:
    form = public(case).formats["lake"]
    assert all(each[1].member in form.parties for each in asked if isinstance(each[4].action, WalkOut))


def test_a_ruling_of_the_chair_weighs_merits_and_leanings(asked: Asked) -> None:
    rulings = [each for each in asked if isinstance(each[4].action, Rule)]
    assert rulings
    for _, briefing, _, _, choice in rulings:
        assert briefing.meeting is not None and briefing.member == briefing.meeting.president
        assert choice.because.startswith(("merits ", "the text is worth "))
