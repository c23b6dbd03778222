"""What a delegation can know of the others' wants in talks, and the search for terms that all might sign."""

from time import process_time

import pytest
from msgspec.structs import replace

from game.engine.briefing import Briefing
from game.engine.case import Case
from game.forecast.bargaining import LEAST, agenda, appraised, asking, deals
from game.forecast.public import public
from game.forecast.wants import wants
from game.play.game import Game
from game.world.acts import ProposeTerms, Terms
from game.world.facts import Bid
from tests.delegations.test_seats import Asked, watched

FORM = "lake"


@pytest.fixture(scope="module")
def asked(case: Case) -> Asked:
    return [each for seed in (0, 4) for each in watched(case, seed)[1]]


@pytest.fixture
def views(case: Case) -> list[Briefing]:
    game = Game.new(case, 1)
    game.submit("secretariat", game.routine())
    return [game.briefing(seat) for seat in case.seats]


def test_each_measure_and_party_is_told_of_and_only_ones_own_value_is_exact(case: Case, views: list[Briefing]) -> None:
    known = public(case)
    form = known.formats[FORM]
    for view in views:
        rows = [each for each in wants(view, known) if each.format == FORM]
        assert [(each.measure, each.party) for each in rows] == [(m, p) for m in form.measures for p in form.parties]
        for row in rows:
            value = form.values[row.measure].get(row.party, 0.0) * form.step
            assert row.exact == (row.party == view.member)
            assert row.points == pytest.approx(value, abs=1e-6 if row.exact else 1.0)


def test_what_it_would_take_moves_the_measure_with_all_waivers_and_gives_each_party_what_it_asks(
    case: Case, views: list[Briefing]
) -> None:
    known = public(case)
    form = known.formats[FORM]
    taken = [(view, each) for view in views for each in wants(view, known) if each.takes is not None]
    assert taken
    for view, row in taken:
        assert row.takes is not None and row.measure in row.takes.steps
        assert set(agenda(form, known.formats, view).needed(row.takes.steps)) <= set(row.takes.waives)
        assert all(appraised(form, party, row.takes).value >= LEAST - 1e-6 for party in form.parties)


def test_what_a_party_took_or_would_not_take_tells_what_it_asks(case: Case, views: list[Briefing]) -> None:
    form = public(case).formats[FORM]
    party, view = form.parties[0], views[0]
    terms = deals(form, agenda(form, public(case).formats, view))[0].terms
    worth = appraised(form, party, terms).value
    refused = replace(view, bids=(Bid(1, FORM, party, terms, False),))
    assert asking(form, refused, party) == pytest.approx(max(LEAST, worth + 1.0))
    poor = Terms(form.measures[:1])
    took = replace(view, bids=(Bid(1, FORM, party, poor, True),))
    assert asking(form, took, party) == min(LEAST, appraised(form, party, poor).value)
    assert asking(form, view, party) == LEAST


def test_deals_are_found_best_first_for_the_worse_off_party(case: Case, views: list[Briefing]) -> None:
    form = public(case).formats[FORM]
    found = deals(form, agenda(form, public(case).formats, views[0]))
    for deal in found[:50]:
        worths = [appraised(form, party, deal.terms).value for party in form.parties]
        assert deal.worths == pytest.approx(worths, abs=1e-5)
    assert [each.least for each in found] == sorted((each.least for each in found), reverse=True)


def test_a_seat_reasons_about_terms_in_less_than_fifty_milliseconds(asked: Asked) -> None:
    rounds = [each for each in asked if each[1].round is not None and each[1].round.open]
    assert any(isinstance(each[4].action, ProposeTerms) for each in rounds)
    for seat, briefing, openings, dice, choice in rounds[:12]:
        best = 1.0
        for _ in range(3):
            begun = process_time()
            assert seat.choose(briefing, openings, dice) == choice
            best = min(best, process_time() - begun)
        assert best < 0.05
