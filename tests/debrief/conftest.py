"""The games that the tests of the record read, for those of the debrief."""

from tests.record.conftest import case, games, leading, shipped, shipped_games

__all__ = ["case", "games", "leading", "shipped", "shipped_games"]
