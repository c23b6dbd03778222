"""The sixty real ballots of the crisis: foretold by general rules and dated statements, by no number of their own."""

from collections.abc import Iterator
from random import Random

import pytest

from game.forecast import forecaster, interests, valuation
from tests.forecast import real_votes

ENOUGH = 54
RULES = {
    forecaster: ("SILENCE", "SELF_SERVING", "TOLERANT", "RESERVE", "EASE", "TALK", "NEEDLESS"),
    interests: ("POINTS", "REAFFIRMED", "PREAMBULAR", "REPEATED", "FRIEND_NAMED", "SPONSORS", "FOLLOWS", "NAMED"),
    valuation: ("ISOLATION", "SHARED"),
}


@pytest.mark.parametrize("later", [True, False])
def test_at_least_fifty_four_of_sixty_ballots_are_foretold(later: bool) -> None:
    pairs = [(each.cast, each.foreseen.ballot) for each in real_votes.compared(later=later)]
    right, balanced = real_votes.accuracy(pairs)
    assert len(pairs) == 60
    assert right >= ENOUGH
    assert balanced >= 0.85


def test_each_ballot_that_is_missed_has_its_reason() -> None:
    missed = {(each.draft, each.foreseen.member) for each in real_votes.compared() if not each.right}
    assert missed == set(real_votes.WHY)


def test_each_position_of_the_shipped_scenario_has_its_day_and_its_source() -> None:
    for profile in real_votes.shipped().profiles:
        stated = {each.issue for each in profile.stated if each.source}
        assert stated == set(profile.positions), profile.member


@pytest.mark.parametrize("seed", range(5))
def test_no_number_of_the_rules_is_tuned_to_one_vote(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every number of the rules moved by up to a quarter, each another way, the score holds."""
    dice = Random(seed)
    for _, name in sorted((module.__name__, name) for module, names in RULES.items() for name in names):
        factor = dice.uniform(0.75, 1.25)
        for each in RULES:
            if hasattr(each, name):
                monkeypatch.setattr(each, name, getattr(each, name) * factor)
    assert sum(each.right for each in real_votes.compared()) >= ENOUGH


def test_the_table_prints_the_scores_and_every_miss() -> None:
    printed: Iterator[str] = real_votes.lines()
    text = "\n".join(printed)
    assert "always in favour                 34 of 60 right" in text
    assert all(f"{draft} {member}" in text for draft, member in real_votes.WHY)
