"""What a scenario measures and what moves it: indicators, issues on which delegations differ, effects; quotations."""

from __future__ import annotations

from msgspec import Struct

from game.terms import MemberId, Slug


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


class Effect(Struct, frozen=True):
    """One structured effect; exactly one of the fields up to `waits` says what it does, `because` says why.

    `move` an indicator by `by`; `flag` sets a flag; `relate` (a, b) both ways; `breach` a measure by `by` (0..1);
    `end_format` ends a talks format; `settle` a charge as borne out (by > 0) or refuted (by < 0); `orders` adds
    `by` to tonight's orders of a process; `delay` a capital's decision by `by` days; `influence` of a member.
    """

    because: str
    by: float = 0.0
    move: Slug = ""
    flag: Slug = ""
    relate: tuple[MemberId, MemberId] | None = None
    breach: Slug = ""
    end_format: Slug = ""
    settle: Slug = ""
    orders: Slug = ""
    delay: Slug = ""
    influence: MemberId = ""


class Quotation(Struct, frozen=True):
    """Short real words: who spoke them, where they were reported, and on which day of the campaign they were spoken."""

    text: str
    speaker: str
    source: str
    day: int = 0
