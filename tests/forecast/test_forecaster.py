"""The forecast: exact chances, open seats, and nothing that only another seat knows."""

from itertools import product
from math import prod

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.engine.case import Case, Objective
from game.forecast.forecaster import Forecaster, Text, chance_of_adoption, forecaster_of, odds_of
from tests.forecast import fifteen

TEXT = Text((Clause("withdraws", Verb.DEMANDS), Clause("talks", Verb.URGES)), ("BBB",))
odds = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda pair: (pair[0], (1 - pair[0]) * pair[1]))


def by_counting(pairs: list[tuple[float, float]], required: int) -> float:
    """Return the chance of adoption by going through every way in which the members may vote."""
    total = 0.0
    for ballots in product((0, 1), repeat=len(pairs)):
        if sum(ballots) >= required:
            total += prod(pair[0] if ballot else pair[1] for pair, ballot in zip(pairs, ballots, strict=True))
    return total


@given(st.lists(odds, min_size=1, max_size=8), st.integers(1, 8))
def test_the_chance_of_adoption_is_exact(pairs: list[tuple[float, float]], required: int) -> None:
    assert abs(chance_of_adoption(pairs, required) - by_counting(pairs, required)) < 1e-8


def test_one_certain_veto_leaves_no_chance() -> None:
    assert chance_of_adoption([(1.0, 0.0)] * 14 + [(0.0, 0.0)], 9) == 0.0
    assert chance_of_adoption([(1.0, 0.0)] * 14 + [(0.0, 1.0)], 9) == 1.0


@given(st.floats(-80, 80), st.floats(0, 40))
def test_a_seat_within_five_points_of_a_threshold_is_open(score: float, width: float) -> None:
    near = min(abs(score - width), abs(score + width)) <= 5.0
    seat = odds_of(score, width)
    assert (seat.likelihood == "open") is near
    assert 0.0 <= seat.in_favour <= 1.0
    assert 0.0 <= seat.against <= 1.0 - seat.in_favour + 1e-9


def with_secrets(case: Case) -> Case:
    """Return the case with other secrets: red lines, instructions, objectives and truths."""
    profiles = tuple(
        replace(each, red_lines=(), objectives=(Objective("other", "other", 1, ""),), instructions="otherwise")
        for each in case.profiles
    )
    charges = tuple(replace(each, truth=1.0 - each.truth) for each in case.setting.charges)
    evidence = tuple(replace(each, sound=0.0, strength=1) for each in case.setting.evidence)
    setting = replace(case.setting, charges=charges, evidence=evidence)
    return replace(case, profiles=profiles, setting=setting)


def test_a_forecast_ignores_the_secrets_of_others(case: Case) -> None:
    for member in fifteen.SEATS:
        known = forecaster_of(case).forecast(member, TEXT, 10.0)
        assert known == forecaster_of(with_secrets(case)).forecast(member, TEXT, 10.0)


def test_a_forecast_leaves_the_forecaster_out_and_knows_its_own_ballot(forecaster: Forecaster) -> None:
    with_us = forecaster.forecast("BBB", TEXT, 100.0)
    without_us = forecaster.forecast("BBB", TEXT, -100.0)
    assert "BBB" not in with_us.odds
    assert len(with_us.odds) == 14
    assert with_us.chance >= without_us.chance == 0.0


def test_procedural_texts_know_no_veto(forecaster: Forecaster) -> None:
    substantive = forecaster.forecast("BBB", TEXT)
    procedural = forecaster.forecast("BBB", Text(TEXT.clauses, TEXT.sponsors, procedural=True))
    assert procedural.chance > substantive.chance


def test_the_pivot_of_a_permanent_member_is_the_chance_that_the_text_has_its_nine(forecaster: Forecaster) -> None:
    audience = forecaster.audience("AAA", TEXT)
    assert 0.0 <= audience.pivotal <= 1.0
    assert audience.in_favour == forecaster.forecast("AAA", TEXT).expected
