"""The invented council, and what its delegations reckon with."""

import pytest

from game.delegations.forecast import Forecaster, forecaster_of
from game.delegations.interests import Interests
from game.engine.case import Case
from tests.delegations import fifteen


@pytest.fixture(scope="session")
def case() -> Case:
    return fifteen.case()


@pytest.fixture
def forecaster(case: Case) -> Forecaster:
    return forecaster_of(case)


@pytest.fixture
def interests(forecaster: Forecaster) -> Interests:
    return forecaster.interests
