"""The invented council, and what its delegations reckon with."""

import pytest

from game.engine.case import Case
from game.forecast.forecaster import Forecaster, forecaster_of
from game.forecast.interests import Interests
from tests.forecast import fifteen


@pytest.fixture(scope="session")
def case() -> Case:
    return fifteen.case()


@pytest.fixture
def forecaster(case: Case) -> Forecaster:
    return forecaster_of(case)


@pytest.fixture
def interests(forecaster: Forecaster) -> Interests:
    return forecaster.interests
