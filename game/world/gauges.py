"""What a scenario measures: its indicators, and the issues on which delegations differ."""

from __future__ import annotations

from msgspec import Struct

from game.terms import Slug


class Threshold(Struct, frozen=True):
    """From `at` upwards the indicator is described by `word`."""

    at: float
    word: str


class Indicator(Struct, frozen=True):
    """A number that the scenario follows; effects always clamp to `low`..`high`."""

    id: Slug
    label: str
    unit: str
    low: float
    high: float
    start: float
    words: tuple[Threshold, ...] = ()
    decimals: int = 0
    lower_is_better: bool = True
    source: str = ""


class Issue(Struct, frozen=True):
    """A line on which delegations differ, from -1 (`minus`) to 1 (`plus`)."""

    id: Slug
    label: str
    minus: str
    plus: str
    after_force: str = ""
