"""February's acts played as they were: the field lies near the monitors' series, and what came comes when it came."""

from collections.abc import Sequence

import pytest

from tests.history.series import REPORTS, Played, Report, case_in, near, played

SEEDS = range(1, 41)
LOOSER = 0.4
"""Forty games tell a median less surely than the five hundred of the command."""


@pytest.fixture(scope="module")
def games() -> Sequence[Played]:
    """Return forty games by the book, as far as the morning of 26 February."""
    return [played(case_in("history"), seed, days=9) for seed in SEEDS]


def test_the_field_lies_near_the_monitors_series_on_most_days(games: Sequence[Played]) -> None:
    days = sum(len(report.mornings) for report in REPORTS)
    found = sum(len(report.mornings) for report in REPORTS if near(report, games, LOOSER))
    assert found > 0.8 * days
    assert sum(len(report.mornings) for report in REPORTS if near(report, games)) > 0.5 * days


def test_a_series_that_is_elsewhere_is_not_near(games: Sequence[Played]) -> None:
    # By the command's own bound: where the field lies a fifth too high, twice the series is 0.4 away from it.
    assert not any(near(Report("", "", 2 * each.explosions, each.mornings), games) for each in REPORTS)


def test_recognition_and_attack_come_in_most_games_and_about_when_they_came(games: Sequence[Played]) -> None:
    recognised = [game.decided["recognition"] + 1 for game in games if "recognition" in game.decided]
    attacked = [game.decided["attack"] + 1 for game in games if "attack" in game.decided]
    assert sum(day == 5 for day in recognised) >= 0.8 * len(games), "the morning of 21 February"
    assert sum(day in (7, 8, 9) for day in attacked) >= 0.8 * len(games), "22 to 24 February, give or take a day"
