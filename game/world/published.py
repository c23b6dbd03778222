"""The facts that a scenario publishes about the world: none of them changes in play, and none is secret."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from game.terms import MemberId, Slug
from game.world.gauges import AnyEffect, Indicator, Issue, Quotation, Weights


class PublishedCharge(Struct, frozen=True):
    """A charge: one State says that another did something, or plans it.

    It is borne out when `borne_out` holds and refuted when `refuted` holds; if neither by `days` after it was made, it
    lapses. `corroborate` and `contradict` are conditions under which independent monitors speak to it.
    """

    id: Slug
    title: str
    against: MemberId
    by: tuple[MemberId, ...] = ()
    foretold_by: tuple[MemberId, ...] = ()
    days: int = 7
    borne_out: str = ""
    refuted: str = ""
    corroborate: str = ""
    contradict: str = ""
    on_made: tuple[AnyEffect, ...] = ()
    on_answered: tuple[AnyEffect, ...] = ()
    on_borne_out: tuple[AnyEffect, ...] = ()
    on_refuted: tuple[AnyEffect, ...] = ()
    source: str = ""


class HeldEvidence(Struct, frozen=True):
    """Evidence for (`supports` > 0) or against a charge, as its holder knows it; `strength` is 0 to 100.

    After its release the holder can use no other evidence from the same `origin`.
    """

    id: Slug
    title: str
    holder: MemberId
    charge: Slug
    supports: float
    strength: int
    independent: bool = False
    document: bool = False
    origin: Slug = ""
    from_day: int = 1
    on_released: tuple[AnyEffect, ...] = ()
    source: str = ""


class DemandPart(Struct, frozen=True):
    """One part of a demand: a declaration by the State, a condition `met` by its date, or one that lasts `until` it."""

    title: str
    declaration: bool = False
    met: str = ""
    until: str = ""


class Demand(Struct, frozen=True):
    """A demand that a State do something within `days`."""

    id: Slug
    title: str
    of: MemberId
    by: tuple[MemberId, ...]
    days: int
    parts: tuple[DemandPart, ...]
    on_made: tuple[AnyEffect, ...] = ()
    on_accepted: tuple[AnyEffect, ...] = ()
    on_met: tuple[AnyEffect, ...] = ()
    on_refused: tuple[AnyEffect, ...] = ()
    source: str = ""


class Offer(Struct, frozen=True):
    """An offer by `by` to do something for `to` within `days`. With `to` empty it is a pledge, made to the Council.

    A pledge, or an accepted offer, is kept as soon as `kept` comes to hold, or if `until` holds on its date, or on its
    date if it has neither (`promises.law_of`). `way` names its condition; if empty, `ways.in_words` does.
    """

    id: Slug
    title: str
    by: MemberId
    days: int
    to: MemberId = ""
    kept: str = ""
    until: str = ""
    way: str = ""
    on_made: tuple[AnyEffect, ...] = ()
    on_accepted: tuple[AnyEffect, ...] = ()
    on_refused: tuple[AnyEffect, ...] = ()
    on_kept: tuple[AnyEffect, ...] = ()
    on_broken: tuple[AnyEffect, ...] = ()
    source: str = ""


class Measure(Struct, frozen=True):
    """One measure of an agreement under negotiation; `values` is what its progress is worth to each party."""

    id: Slug
    number: int
    title: str
    track: str
    values: dict[MemberId, float]
    start: float = 0.0
    on_step: tuple[AnyEffect, ...] = ()
    on_breach: tuple[AnyEffect, ...] = ()
    source: str = ""


class Requirement(Struct, frozen=True):
    """`measure` is not begun before `needs` has reached `at` (0..1); at the stage "complete", not completed."""

    id: Slug
    measure: Slug
    stage: str
    needs: Slug
    at: float = 1.0


class Format(Struct, frozen=True):
    """A format of talks. All its parties must consent, also those that say they only participate; others facilitate."""

    id: Slug
    label: str
    parties: tuple[MemberId, ...]
    mediators: tuple[MemberId, ...]
    participants: tuple[MemberId, ...]
    measures: tuple[Slug, ...]
    requirements: tuple[Requirement, ...] = ()
    step: float = 0.25
    days: int = 3
    honoured: float = 0.7
    delays: Slug = ""
    delay: int = 2
    on_agreed: tuple[AnyEffect, ...] = ()
    on_walk_out: tuple[AnyEffect, ...] = ()
    source: str = ""

    @property
    def table(self) -> tuple[MemberId, ...]:
        """Return all who sit at its table and see the terms there."""
        return (*self.parties, *self.mediators, *self.participants)


class Driver(Struct, frozen=True):
    """`coefficient` x (slot - `above`), a named bar of a waterfall; the slot counts up to `at_most`.

    `path` is where it stands in the scenario.
    """

    slot: str
    coefficient: float
    because: str
    above: float = 0.0
    at_most: float = 1e9
    when: str = ""
    path: str = ""


class Process(Struct, frozen=True):
    """How an indicator moves in a night: it keeps `carry` of its distance from `rest`, then orders, drivers, dice.

    `calmed` maps a measure to the share of the figure that its full progress takes away (0..1). `noise` is the
    half-width of the dice as a share of the figure.
    """

    indicator: Slug
    carry: float
    rest: float
    drivers: tuple[Driver, ...] = ()
    order_size: float = 0.0
    calmed: dict[Slug, float] = {}
    noise: float = 0.0
    carry_because: str = "the pace of the day before"


class PublishedDecision(Struct, frozen=True):
    """A decision that a capital takes alone, between two days. No seat orders it, and no seat is told beforehand.

    It is carried out in the first night on which three conditions hold: its secret resolve, its drivers, counsel and
    the dice together reach `threshold`; `when` holds (or is empty); and no delay runs. If its last night passes without
    it, the effects `eased` happen. `force` says that it is a use of force, which texts may pass over in silence. A
    decision that `repeats` is a secret order to the field, taken each night afresh: its effects happen on every night
    on which it is taken, and it never counts as carried out. Counsel of restraint brings a `conciliatory` one nearer.
    """

    id: Slug
    capital: MemberId
    label: str
    threshold: float
    noise: float
    from_day: int
    to_day: int
    when: str = ""
    drivers: tuple[Driver, ...] = ()
    effects: tuple[AnyEffect, ...] = ()
    news: str = ""
    eased: tuple[AnyEffect, ...] = ()
    source: str = ""
    force: bool = True
    repeats: bool = False
    conciliatory: bool = False


class Happening(Struct, frozen=True):
    """An event of the world, once: with `chance` (0..1), on the morning of `day` or when `when` holds (or both)."""

    id: Slug
    text: str
    day: int = 0
    when: str = ""
    chance: float = 1.0
    effects: tuple[AnyEffect, ...] = ()
    source: str = ""


class Ending(Struct, frozen=True):
    """An ending, judged in order on the last day; `final` ends play early."""

    id: Slug
    title: str
    text: str
    when: str
    final: bool = False


class StandingClaim(Struct, frozen=True):
    """A claim that stands in the ledger before the first day."""

    kind: str
    by: MemberId
    subject: Slug
    confidence: str = "likely"
    answers: Slug = ""
    source: str = ""


class Briefer(Struct, frozen=True):
    """A briefer under rule 39. `says` holds sentences, each with its condition; `{tension}` stands for a figure.

    `access` names a number (0..1, or of a gauge from its low to its high) that is the chance of being let in.
    """

    id: MemberId
    label: str
    says: tuple[tuple[str, str], ...]
    from_day: int = 1
    to_day: int = 999
    corroborates: tuple[Slug, ...] = ()
    access: str = ""
    # Older saves hold pairs of words and source. They name no speaker, so nobody reads them out any more.
    quotations: tuple[Quotation | tuple[str, str], ...] = ()
    source: str = ""


class Group(Struct, frozen=True):
    """Delegations that meet as a group, for example the elected ten."""

    id: Slug
    label: str
    members: tuple[MemberId, ...]
    source: str = ""


class AssemblyCase(Struct, frozen=True):
    """How the Assembly votes if `when` holds or is empty; the first such case counts."""

    in_favour: int
    against: int
    abstaining: int
    not_voting: int
    when: str = ""


class Assembly(Struct, frozen=True):
    """The vote of the emergency special session, `days` after the Council called it, or when the campaign ends."""

    cases: tuple[AssemblyCase, ...] = ()
    days: int = 3
    effects: tuple[AnyEffect, ...] = ()
    source: str = ""


class PublishedSetting(Struct, frozen=True, eq=False, dict=True):
    """The world of a scenario as a seat may know it; `ministers` are the days on which a minister speaks for a seat.

    By the names `adoptable` its conditions ask for paragraphs of adopted resolutions (`slots.adopted_names`).
    Its `__dict__` caches values made from it alone: compiled conditions, the laws of promises, tables.
    """

    seats: tuple[MemberId, ...]
    indicators: tuple[Indicator, ...]
    issues: tuple[Issue, ...]
    charges: tuple[PublishedCharge, ...]
    demands: tuple[Demand, ...]
    offers: tuple[Offer, ...]
    measures: tuple[Measure, ...]
    formats: tuple[Format, ...]
    processes: tuple[Process, ...]
    decisions: tuple[PublishedDecision, ...]
    happenings: tuple[Happening, ...]
    endings: tuple[Ending, ...]
    standing: tuple[StandingClaim, ...]
    briefers: tuple[Briefer, ...]
    flags: tuple[Slug, ...]
    relations: dict[MemberId, dict[MemberId, float]]
    credibility: dict[MemberId, float]
    weights: Weights = Weights()
    days: int = 12
    hours: dict[MemberId, int] = {}
    mode: str = "uncertain"
    influence: dict[MemberId, float] = {}
    stances: dict[MemberId, dict[Slug, float]] = {}
    groups: tuple[Group, ...] = ()
    capitals: tuple[MemberId, ...] = ()
    access: dict[MemberId, dict[MemberId, float]] = {}
    assembly: Assembly = Assembly()
    ministers: dict[MemberId, tuple[int, ...]] = {}
    adoptable: tuple[str, ...] = ()

    @cached_property
    def gauge(self) -> dict[Slug, Indicator]:
        """Return the indicators by id."""
        return {each.id: each for each in self.indicators}

    @cached_property
    def charge(self) -> Mapping[Slug, PublishedCharge]:
        """Return the charges by id."""
        return {each.id: each for each in self.charges}

    @cached_property
    def held(self) -> dict[MemberId, tuple[HeldEvidence, ...]]:
        """Return the known evidence by its holder: a seat's view has only that seat's own."""
        return {}

    @cached_property
    def proof(self) -> Mapping[Slug, HeldEvidence]:
        """Return the known evidence by id."""
        return {each.id: each for mine in self.held.values() for each in mine}

    @cached_property
    def assessed(self) -> dict[Slug, tuple[float, float]]:
        """Return the range in which observers place the resolve of each decision, by its id."""
        return {}

    @cached_property
    def callers(self) -> dict[MemberId, tuple[Slug, ...]]:
        """Return, for each party or mediator, the formats of which it may call a round."""
        who = {each for form in self.formats for each in form.parties + form.mediators}
        return {each: tuple(form.id for form in self.formats if each in form.parties + form.mediators) for each in who}

    @cached_property
    def group(self) -> dict[Slug, Group]:
        """Return the groups by id."""
        return {each.id: each for each in self.groups}

    @cached_property
    def demand(self) -> dict[Slug, Demand]:
        """Return the demands by id."""
        return {each.id: each for each in self.demands}

    @cached_property
    def offer(self) -> dict[Slug, Offer]:
        """Return the offers by id."""
        return {each.id: each for each in self.offers}

    @cached_property
    def measure(self) -> dict[Slug, Measure]:
        """Return the measures by id."""
        return {each.id: each for each in self.measures}

    @cached_property
    def format(self) -> dict[Slug, Format]:
        """Return the formats of talks by id."""
        return {each.id: each for each in self.formats}
