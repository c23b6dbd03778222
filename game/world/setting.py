"""The whole world of a scenario, with its secrets: only the engine, the author's checks and the debrief hold it.

The secrets are the chances and bounds of the dice, and the evidence of each seat. `sight.setting_of` returns the part
that a seat may know.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from game.terms import MemberId, Slug
from game.world.gauges import Indicator, Issue, Quotation, Weights
from game.world.published import (
    Assembly,
    AssemblyCase,
    Briefer,
    Demand,
    DemandPart,
    Driver,
    Ending,
    Format,
    Group,
    Happening,
    HeldEvidence,
    Measure,
    Offer,
    Process,
    PublishedCharge,
    PublishedDecision,
    PublishedSetting,
    Requirement,
    StandingClaim,
)

__all__ = [
    "Assembly",
    "AssemblyCase",
    "Briefer",
    "Charge",
    "Decision",
    "Demand",
    "DemandPart",
    "Driver",
    "Ending",
    "Evidence",
    "Format",
    "Group",
    "Happening",
    "HeldEvidence",
    "Indicator",
    "Issue",
    "Measure",
    "Offer",
    "Process",
    "PublishedCharge",
    "PublishedDecision",
    "PublishedSetting",
    "Quotation",
    "Requirement",
    "Setting",
    "StandingClaim",
    "Weights",
]

Part = TypeVar("Part", bound=Struct)


def part(kind: type[Part], whole: Struct) -> Part:
    """Return a value of the narrower type `kind` with its fields copied from `whole`."""
    return kind(**{name: getattr(whole, name) for name in kind.__struct_fields__})


class Charge(PublishedCharge, frozen=True):
    """A charge with its `truth`: the probability that it is true (0 and 1 are settled facts, which need a `source`)."""

    truth: float = 0.5


class Evidence(HeldEvidence, frozen=True):
    """A piece of evidence with the chance that it is `sound` (0..1), which no seat learns."""

    sound: float = 0.67


class Decision(PublishedDecision, frozen=True, kw_only=True):
    """A decision with its resolve: drawn at the start between `low` and `high`; in the historical setting `history`."""

    low: float
    high: float
    history: float


class Setting(PublishedSetting, frozen=True, eq=False, dict=True, kw_only=True):
    """The world of a scenario with all that is secret in it."""

    charges: tuple[Charge, ...]
    decisions: tuple[Decision, ...]
    evidence: tuple[Evidence, ...]

    @cached_property
    def charge(self) -> dict[Slug, Charge]:
        """Return the charges by id."""
        return {each.id: each for each in self.charges}

    @cached_property
    def proof(self) -> dict[Slug, Evidence]:
        """Return all the evidence by id."""
        return {each.id: each for each in self.evidence}

    @cached_property
    def held(self) -> dict[MemberId, tuple[HeldEvidence, ...]]:
        """Return the evidence by its holder, as the holder knows it."""
        holders = dict.fromkeys(each.holder for each in self.evidence)
        return {who: tuple(part(HeldEvidence, e) for e in self.evidence if e.holder == who) for who in holders}

    @cached_property
    def assessed(self) -> dict[Slug, tuple[float, float]]:
        """Return the range in which observers place the resolve of each decision, by its id.

        The author publishes this range, in both modes. The figure itself is secret: the dice or history give it.
        """
        return {each.id: (each.low, each.high) for each in self.decisions}
