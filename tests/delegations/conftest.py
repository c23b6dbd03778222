"""The invented council of the forecasts, for the delegations that choose by them."""

from tests.forecast.conftest import case, forecaster, interests

__all__ = ["case", "forecaster", "interests"]
