"""What an author writes about the world: gauges, issues, talks, nights, capitals' decisions, happenings and endings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.scenario.authored import BECAUSE, SOURCE, Authored, Code, Condition, Day, Effects, Id, Sources


class IndicatorEntry(Authored):
    """A number that the scenario follows; effects clamp to `low`..`high`."""

    id: Id
    label: str = Field(description="as the morning prints it")
    unit: str = Field("", description="printed after the figure")
    low: float = Field(0.0, description="the least it can be")
    high: float = Field(100.0, description="the most it can be")
    start: float = Field(description="its figure on day 1")
    words: dict[str, str] = Field(default_factory=dict, description="from this figure upwards: the word for it")
    decimals: int = Field(0, ge=0, le=3, description="decimals that are printed")
    lower_is_better: bool = Field(True, description="whether a fall is good news")
    human_cost: bool = Field(False, description="counts dead, displaced, shells or ground: no objective may count it")
    source: Sources = SOURCE


class IssueEntry(Authored):
    """A line on which delegations differ."""

    id: Id
    label: str = Field(description="the question, in a few words")
    minus: str = Field(description="what -1 means")
    plus: str = Field(description="what 1 means")
    after_force: str = Field("", description="an issue: who stands on its plus side moves to this one's after force")


class MeasureEntry(Authored):
    """One measure of an agreement under negotiation."""

    id: Id
    number: int = Field(description="its number in the agreement")
    title: str = Field(description="what is to be done")
    track: Literal["security", "political", "humanitarian"] = Field(
        description="the kind of working group that it belongs to"
    )
    values: dict[str, float] = Field(
        default_factory=dict, description="party: worth of its whole progress, -100 to 100"
    )
    start: float = Field(0.0, description="progress on day 1, 0 to 1")
    on_step: Effects
    on_breach: Effects
    source: Sources = SOURCE


class RequirementEntry(Authored):
    """`measure` is not begun, or not completed, before `needs` has reached `at`."""

    id: Id
    measure: str = Field(description="the measure that has to wait")
    stage: Literal["begin", "complete"] = Field("begin", description="whether it may not be begun or not be completed")
    needs: str = Field(description="the measure that comes first")
    at: float = Field(1.0, description="progress that `needs` must have reached, 0 to 1")


class FormatEntry(Authored):
    """A format of talks: its parties must all consent; mediators and participants facilitate."""

    id: Id
    label: str = Field(description="as the record prints it")
    parties: list[Code] = Field(description="seats that must all consent; two at least")
    mediators: list[Code] = Field(default_factory=list, description="those who may put bridging proposals")
    participants: list[Code] = Field(
        default_factory=list,
        description="others at the table; a party that is listed here too says that it is none, and signs as these",
    )
    measures: list[str] = Field(description="its agenda")
    requirements: list[RequirementEntry] = Field(default_factory=list, description="which measure waits for which")
    step: float = Field(0.25, description="how far one agreed step moves a measure, above 0 to 1")
    days: int = Field(3, description="days until what was agreed is judged; 0: in the night that follows")
    honoured: float = Field(0.7, description="the chance that the field honours it, 0 to 1")
    delays: str = Field("", description="a capital's decision that an agreed round delays")
    delay: int = Field(2, description="by so many days, 0 to 3")
    on_agreed: Effects
    on_walk_out: Effects
    source: Sources = SOURCE


class DriverEntry(Authored):
    """`coefficient` x (slot - `above`), the slot counted up to `at_most`: one named bar of a waterfall."""

    slot: str = Field(description="a name that conditions know, such as tension or measure.ceasefire")
    coefficient: float = Field(description="how much one unit of the slot adds")
    above: float = Field(0.0, description="counted from here; below it the driver is negative")
    at_most: float = Field(1e9, description="counted up to here")
    when: Condition = Field("", description="only while this holds")
    because: str = BECAUSE


class ProcessEntry(Authored):
    """How an indicator moves in a night: it keeps `carry` of its distance from `rest`; then orders, drivers, dice."""

    indicator: str = Field(description="the indicator that it moves")
    carry: float = Field(1.0, description="0 to 1")
    rest: float = Field(description="where it settles if nothing else happens")
    drivers: list[DriverEntry] = Field(default_factory=list, description="what adds to the figure or takes from it")
    order_size: float = Field(0.0, description="what one unit of orders adds")
    calmed: dict[str, float] = Field(
        default_factory=dict, description="measure: share of the figure that its full progress takes away, 0 to 1"
    )
    noise: float = Field(0.0, description="half-width of the dice as a share of the figure, 0 to 1")
    carry_because: str = Field(
        "the pace of the day before", min_length=1, description="what the bar of the carried pace is called"
    )


class DecisionEntry(Authored):
    """A decision that a capital takes alone, between two days; no seat orders it, none is told beforehand."""

    id: Id
    capital: Code
    label: str = Field(description="what is decided")
    low: float = Field(description="its resolve is drawn from here ...")
    high: float = Field(description="... to here at the start")
    history: float = Field(description="its resolve in the historical mode")
    threshold: float = Field(description="carried out in a night on which resolve, drivers and dice reach this")
    noise: float = Field(0.0, description="half-width of the dice, in points of resolve")
    from_day: Day = Field(1, description="not before this night")
    to_day: Day = Field(999, description="not after this night")
    when: Condition = Field("", description="and only if this holds")
    drivers: list[DriverEntry] = Field(default_factory=list, description="what adds to the resolve or takes from it")
    effects: Effects
    eased: Effects
    news: str = Field("", description="what the morning's papers say once it is carried out")
    force: bool = Field(True, description="whether it is a use of force, on which a text may be silent")
    repeats: bool = Field(False, description="whether it is an order to the field, taken anew every night")
    conciliatory: bool = Field(False, description="a step towards the others, which counsel of restraint brings nearer")
    source: Sources = SOURCE


class HappeningEntry(Authored):
    """An event of the world: on a day, or on the first morning that a condition holds."""

    id: Id
    text: str = Field(description="the news, one or two sentences")
    day: Day = Field(0, description="number or date; left out: whenever `when` first holds")
    when: Condition = ""
    chance: float = Field(1.0, description="above 0 to 1")
    effects: Effects
    source: Sources = SOURCE


class EndingEntry(Authored):
    """An ending; they are judged in this order on the last day."""

    id: Id
    title: str = Field(description="its name")
    text: str = Field(description="what it means, a short paragraph")
    when: Condition = Field("true", description="the last ending has none, or true")
    final: bool = Field(False, description="whether it ends play on the day it holds")


class GroupEntry(Authored):
    """Delegations that meet as a group and may agree on one line."""

    id: Id
    label: str = Field(description="as the record prints it, such as the elected ten")
    members: list[Code] = Field(description="two at least")
    source: Sources = SOURCE


class WeightsEntry(Authored):
    """The numbers of the model that an author may set."""

    tension: str = Field("", description="the indicator that accusations and unanswered charges raise")
    pretext: str = Field("", description="the indicator of how far a case for force has been accepted")
    cost: str = Field("", description="the indicator of what the Council would cost an attacker")
    accusation: float = Field(1.5, description="tension of one likely accusation")
    unanswered: float = Field(0.5, description="share added to a charge that nobody answers by the end of the meeting")
    veto_many: float = Field(6.0, description="cost after a veto with all but one or two in favour")
    veto_some: float = Field(2.0, description="cost after a veto with a few less")
    veto_few: float = Field(-2.0, description="cost after a veto with barely enough votes")
    adopted: float = Field(4.0, description="cost after a text is adopted")
    silent_text: float = Field(-3.0, description="cost after a text that is silent on a charge due within two days")
    counsel: float = Field(3.0, description="what a mission's counsel moves its capital's resolve by")
    counsel_abroad: float = Field(2.0, description="what another mission's counsel moves it by, at credibility 100")
    low_pretext: float = Field(30.0, description="the pretext below which the deciding capital hesitates")
