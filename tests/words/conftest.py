"""The games that the tests of the record read, for those of the words."""

from tests.record.conftest import case, games, shipped

__all__ = ["case", "games", "shipped"]
