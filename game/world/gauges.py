"""Parts of a scenario: indicators, issues on which delegations differ, effects, and quotations."""

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
    """A question on which delegations differ; positions lie between -1 (`minus`) and 1 (`plus`)."""

    id: Slug
    label: str
    minus: str
    plus: str
    after_force: str = ""


class Effect(Struct, frozen=True, kw_only=True, tag_field="does"):
    """A consequence that an author writes: `because` says why, and `path` says where it stands in the scenario.

    There is one subclass for each kind of consequence (`AnyEffect`), tagged with the word that an author writes for it.
    """

    because: str
    path: str = ""


class MoveGauge(Effect, frozen=True, kw_only=True, tag="move"):
    """An indicator moves by `by`, in its own unit."""

    indicator: Slug
    by: float


class SetFlag(Effect, frozen=True, kw_only=True, tag="flag"):
    """A flag is set."""

    flag: Slug


class Relate(Effect, frozen=True, kw_only=True, tag="relate"):
    """The relations of two participants move, both ways, by `by` points."""

    one: MemberId
    other: MemberId
    by: float


class BreachMeasure(Effect, frozen=True, kw_only=True, tag="breach"):
    """A measure falls back by `by` (0..1), and a breach is found."""

    measure: Slug
    by: float


class EndFormat(Effect, frozen=True, kw_only=True, tag="end_format"):
    """A format of talks ends."""

    format: Slug


class SettleCharge(Effect, frozen=True, kw_only=True, tag="settle"):
    """A charge is borne out, or else refuted."""

    charge: Slug
    found_true: bool


class GiveOrders(Effect, frozen=True, kw_only=True, tag="orders"):
    """The orders for the coming night of an indicator's process rise by `by`."""

    indicator: Slug
    by: float


class DelayDecision(Effect, frozen=True, kw_only=True, tag="delay"):
    """A capital waits for `days` days before it decides."""

    decision: Slug
    days: int


class MoveInfluence(Effect, frozen=True, kw_only=True, tag="influence"):
    """A member's influence moves by `by`."""

    member: MemberId
    by: float


AnyEffect = (
    MoveGauge
    | SetFlag
    | Relate
    | BreachMeasure
    | EndFormat
    | SettleCharge
    | GiveOrders
    | DelayDecision
    | MoveInfluence
)
"""Every kind of effect; `effects.apply` alone says what each does."""


class Quotation(Struct, frozen=True):
    """Short real words: who spoke them, where they were reported, and on which day of the campaign they were spoken."""

    text: str
    speaker: str
    source: str
    day: int = 0


class Weights(Struct, frozen=True):
    """The numbers of the model that an author may set; indicator ids say which gauges the rules below move."""

    tension: Slug = ""
    pretext: Slug = ""
    cost: Slug = ""
    accusation: float = 1.5
    unanswered: float = 0.5
    veto_many: float = 6.0
    veto_some: float = 2.0
    veto_few: float = -2.0
    adopted: float = 4.0
    silent_text: float = -3.0
    counsel: float = 3.0
    counsel_abroad: float = 2.0
    low_pretext: float = 30.0
