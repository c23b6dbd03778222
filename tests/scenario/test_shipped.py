"""The scenarios that are shipped: without faults, and named as their folders are."""

from pathlib import Path

import pytest

from game.scenario.compile import load
from game.scenario.folder import find, shipped_in

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def test_at_least_one_scenario_is_shipped() -> None:
    assert shipped_in(SCENARIOS)


@pytest.mark.parametrize("name", shipped_in(SCENARIOS))
def test_a_shipped_scenario_has_no_faults_and_is_found_by_its_id(name: str) -> None:
    case = load(find(name, SCENARIOS), SCENARIOS / "common")
    assert case.id == name
    assert len(case.digest) == 64


@pytest.mark.parametrize("name", shipped_in(SCENARIOS))
def test_each_settled_charge_of_a_shipped_scenario_has_a_source(name: str) -> None:
    for charge in load(find(name, SCENARIOS), SCENARIOS / "common").setting.charges:
        assert charge.truth not in (0.0, 1.0) or charge.source
