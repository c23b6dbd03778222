"""Talks: nobody agrees to what it values too little, mediators bridge, and rulings of the chair have reasons."""

import pytest

from game.council.acts import Rule
from game.delegations.public import KnownFormat, public
from game.engine.case import Case
from game.world.acts import AcceptTerms, AnswerCall, ProposeTerms, Terms, WalkOut
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


def test_a_bridge_leaves_no_party_much_worse_off(case: Case, asked: Asked) -> None:
    form = public(case).formats["lake"]
    bridges = [
        each[4].action
        for each in asked
        if isinstance(each[4].action, ProposeTerms) and each[1].member in form.mediators
    ]
    assert bridges
    for bridge in bridges:
        assert min(worth(form, party, bridge.terms) for party in form.parties) >= -2.0


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
