"""A whole scenario as an author writes it: identity, calendar, Council, delegations, and the world's lists."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.authored import SOURCE, Authored, CalendarDate, Code, Condition, Day, Effects, Id, Name, Sources
from game.scenario.model_agenda import (
    CouncilEntry,
    ParagraphEntry,
    ParticipantEntry,
    TitleEntry,
)
from game.scenario.model_book import BookClauseEntry, BookEntry
from game.scenario.model_claims import (
    BrieferEntry,
    ChargeEntry,
    DemandEntry,
    EvidenceEntry,
    OfferEntry,
    PhraseEntry,
    StandingEntry,
)
from game.scenario.model_world import (
    DecisionEntry,
    EndingEntry,
    FormatEntry,
    GroupEntry,
    HappeningEntry,
    IndicatorEntry,
    IssueEntry,
    MeasureEntry,
    ProcessEntry,
    WeightsEntry,
)


class CalendarEntry(Authored):
    """When the campaign is played."""

    first_day: CalendarDate = Field(description="the date of day 1, such as 2022-02-17")
    days: int = Field(description="how many days are played, 1 to 60")


class ObjectiveEntry(Authored):
    """One line of a delegation's instructions."""

    id: Id
    text: str = Field(description="what the capital asks, one sentence")
    weight: int = Field(description="1 to 100")
    when: Condition = Field(..., description="carried out if this holds on the last day; counts no dead and no ground")
    given: Condition = Field("", description="the capital asks it only while this holds; left out: from the start")
    source: Sources = SOURCE


class RedLineEntry(Authored):
    """A text that the delegation will not let pass: either one paragraph, or a position beyond `at` on an issue."""

    id: Id
    text: str = Field(description="the line, one sentence")
    paragraph: str = Field("", description="a paragraph of the bank")
    issue: str = Field("", description="an issue; then `at` is needed")
    at: float = Field(0.0, description="-1 to 1; above 0: no text goes above it; 0 or less: none goes below it")
    weight: int = Field(30, description="points against a text that crosses it, 1 to 100")
    peacetime: bool = Field(False, description="whether the line falls away once force has been used")


def _form(positions: Any) -> str:
    return "statements" if isinstance(positions, list) else "number"


class StatementEntry(Authored):
    """Where a State stood on an issue, by a statement of a day."""

    at: float = Field(description="-1 to 1")
    on: CalendarDate = Field(description="the day of the statement, such as 2022-02-21")
    source: Sources = Field(min_length=1, description="ids of `sources`, or documents by name")


class DelegationEntry(Authored):
    """A delegation as its State's published statements make it."""

    member: Code = Field(description="the State's code")
    capacity: Literal["member", "invited"] | None = Field(None, description="left out: as the Council's seats say")
    stance: str = Field("", description="one line for the choice of seat")
    instructions: str = Field("", description="the cable from the capital, a short paragraph")
    positions: dict[
        str,
        Annotated[
            Annotated[float, Tag("number")] | Annotated[list[StatementEntry], Tag("statements")], Discriminator(_form)
        ],
    ] = Field(
        default_factory=dict, description="issue: -1 to 1, or dated statements of it"
    )
    salience: dict[str, float] = Field(default_factory=dict, description="issue: 0 to 100; 50 where left out")
    reluctance: float = Field(
        0.0, description="0 to 100: how slow it is to vote on what singles out a State or divides the permanent members"
    )
    width: float = Field(12.0, description="abstains while a text's value is within so many points of zero, 0 to 100")
    credibility: float = Field(50.0, description="0 to 100: what its word is worth at the start")
    influence: float = Field(10.0, description="0 to 12 at the start")
    hours: int = Field(3, description="hours a day in the corridor, 0 to 12")
    relations: dict[str, float] = Field(default_factory=dict, description="code: -100 to 100, towards that seat")
    access: dict[str, float] = Field(default_factory=dict, description="code: 0 to 3, private counsel to that capital")
    objectives: list[ObjectiveEntry] = Field(default_factory=list, description="its instructions, as conditions")
    red_lines: list[RedLineEntry] = Field(default_factory=list, description="what it will not let pass")
    lines: list[str] = Field(default_factory=list, description="its standing arguments, in words written for the game")
    sources: Sources = Field(default_factory=list, description="ids of `sources`, or documents by name")


class RealDayEntry(Authored):
    """What happened in reality, for comparison in the debrief; never part of play."""

    day: Day = Field(..., description="a day of the campaign, by number or date")
    text: str = Field(description="one sentence of fact")
    source: Sources = SOURCE
    symbol: str = Field("", description="symbol of a real document")
    decided: str = Field("", description="the capital's decision that was carried out on that day")


class TollEntry(Authored):
    """A figure of what it cost people in reality: first in the debrief of a game in which `when` holds at the end.

    A figure without a source, a date and the words for what it counts is refused.
    """

    figure: str = Field(min_length=1, description="as the document gives it, such as 249 or about 875,000")
    text: str = Field(min_length=1, description="what it counts, where, and since when")
    as_of: CalendarDate = Field(description="the last day that it covers, such as 2022-03-02")
    least: bool = Field(False, description="whether who counted says that the actual figure is higher: `at least`")
    when: Condition = Field(..., description="for which games, such as the flag of an attack")
    source: Sources = Field(min_length=1, description="documents with office and date, by id or name; one at least")


class ShortSeatEntry(Authored):
    """A delegation's instructions for the short form."""

    member: Code = Field(description="a seat's code")
    objectives: list[ObjectiveEntry] = Field(description="instructions that can be judged on the last day of it")


class LaidTextEntry(Authored):
    """A text that lies before the Council, in blue, when a form of the scenario begins."""

    by: Code = Field(description="who submitted it")
    cosponsors: list[Code] = Field(default_factory=list, description="seats that joined its sponsors")
    title: str = Field(description="one of `titles`")
    item: str = Field("", description="the agenda item; left out: that of the first meeting")
    paragraphs: list[BookClauseEntry] = Field(description="its paragraphs, of the bank")


class ShortFormEntry(Authored):
    """Some days of the scenario, or one, as a game of their own."""

    from_day: Day = Field(1, description="the day on which it begins, by number or date")
    days: int = Field(1, description="how many days are played, 1 to those of the calendar")
    starts: dict[str, float] = Field(default_factory=dict, description="indicator: its figure at the beginning")
    before: list[str] = Field(
        default_factory=list, description="happenings, and capitals' decisions, that came before it begins"
    )
    moved: dict[str, Day] = Field(default_factory=dict, description="happening: the day on which it comes in this form")
    texts: list[LaidTextEntry] = Field(default_factory=list, description="texts that lie in blue when it begins")
    to_the_vote: bool = Field(
        False, description="whether acts that would keep the Council from voting on a text in blue are not open"
    )
    without_texts: bool = Field(False, description="whether nobody may submit a draft or a statement in it")
    title: str = Field("", description="as its title page prints it; left out: the scenario's")
    summary: str = Field("", description="two or three sentences; left out: the scenario's")
    instructions: list[ShortSeatEntry] = Field(
        default_factory=list, description="by seat; who is left out keeps its own"
    )
    endings: list[EndingEntry] = Field(
        default_factory=list, description="its own endings, judged in this order; left out: the scenario's"
    )


class FormEntry(ShortFormEntry):
    """A further form of the scenario, beside the short form."""

    id: Id


class CardEntry(Authored):
    """A text to be read by a class or printed."""

    id: Id
    title: str = Field(description="as it is printed above the text")
    text: str = Field(description="a short paragraph")
    to: list[Code] = Field(default_factory=list, description="the seats that get it; left out: all")


class InjectEntry(Authored):
    """News that a teacher may give while a class plays."""

    id: Id
    title: str = Field(description="as the console lists it")
    text: str = Field(description="what is told")
    to: list[Code] = Field(default_factory=list, description="the seats that are told; left out: all")
    effects: Effects


class StepEntry(Authored):
    """One part of a lesson."""

    title: str = Field(description="what is done in it")
    minutes: int = Field(ge=1, le=600, description="how long it takes, 1 to 600")


class PlanEntry(Authored):
    """The plan of one lesson."""

    form: str = Field(description="the form that is played: short, whole, or the id of one of `forms`")
    title: str = Field(description="such as 45 minutes")
    steps: list[StepEntry] = Field(description="its parts, in order")


class LessonEntry(Authored):
    """What a scenario brings along for a class."""

    fill: list[Code] = Field(default_factory=list, description="the order in which seats are given to students")
    practice: str = Field("", description="the id of a scenario for the practice vote")
    plans: list[PlanEntry] = Field(default_factory=list, description="lesson plans")
    cards: list[CardEntry] = Field(default_factory=list, description="texts to be read or printed")
    injects: list[InjectEntry] = Field(default_factory=list, description="news that the teacher may give")
    questions: list[str] = Field(default_factory=list, description="what is asked after the game")


class ScenarioFile(Authored):
    """A scenario: one YAML file, or a folder whose files are read as one."""

    id: Name = Field(description="the name under which it is played")
    title: str = Field(description="as the title page prints it")
    summary: str = Field(description="two or three sentences")
    content_note: str = Field("", description="what a player should know before beginning")
    mode: Literal["uncertain", "history"] = Field(
        "uncertain", description="whether intentions are drawn, or as recorded"
    )
    sources: dict[str, str] = Field(default_factory=dict, description="id: document, where and when")
    calendar: CalendarEntry = Field(description="when the campaign is played")
    council: CouncilEntry = Field(
        default_factory=partial(CouncilEntry.model_validate, {}), description="left out: as the date says"
    )
    participants: list[ParticipantEntry] = Field(default_factory=list, description="names of those who take part")
    delegations: list[DelegationEntry] = Field(default_factory=list, description="one for each seat")
    issues: list[IssueEntry] = Field(default_factory=list, description="lines on which delegations differ")
    indicators: list[IndicatorEntry] = Field(default_factory=list, description="numbers that the scenario follows")
    flags: list[Id] = Field(default_factory=list, description="yes-or-no facts that effects set")
    charges: list[ChargeEntry] = Field(default_factory=list, description="what States say of each other")
    evidence: list[EvidenceEntry] = Field(default_factory=list, description="what speaks for or against charges")
    demands: list[DemandEntry] = Field(default_factory=list, description="what may be demanded")
    offers: list[OfferEntry] = Field(default_factory=list, description="what may be offered")
    measures: list[MeasureEntry] = Field(default_factory=list, description="measures under negotiation")
    formats: list[FormatEntry] = Field(default_factory=list, description="formats of talks")
    processes: list[ProcessEntry] = Field(default_factory=list, description="how indicators move in a night")
    decisions: list[DecisionEntry] = Field(default_factory=list, description="capitals' decisions")
    happenings: list[HappeningEntry] = Field(default_factory=list, description="events of the world")
    endings: list[EndingEntry] = Field(default_factory=list, description="judged in this order on the last day")
    standing: list[StandingEntry] = Field(default_factory=list, description="what the ledger opens with")
    groups: list[GroupEntry] = Field(default_factory=list, description="delegations that meet as groups")
    briefers: list[BrieferEntry] = Field(default_factory=list, description="those who brief the Council")
    paragraphs: list[ParagraphEntry] = Field(default_factory=list, description="the bank that drafts are made from")
    titles: list[TitleEntry] = Field(default_factory=list, description="titles that drafts may bear")
    phrases: list[PhraseEntry] = Field(default_factory=list, description="the words of speeches")
    book: BookEntry = Field(
        default_factory=partial(BookEntry.model_validate, {}), description="what the delegations are recorded to do"
    )
    reality: list[RealDayEntry] = Field(default_factory=list, description="what happened in reality")
    toll: list[TollEntry] = Field(default_factory=list, description="what it cost people in reality, with sources")
    short_form: ShortFormEntry | None = Field(None, description="the first days as a game of their own")
    fictional: bool = Field(False, description="whether all States in it are invented")
    lesson: LessonEntry | None = Field(None, description="what it brings along for a class")
    forms: list[FormEntry] = Field(default_factory=list, description="further forms, chosen by their ids")
    weights: WeightsEntry = Field(
        default_factory=partial(WeightsEntry.model_validate, {}), description="numbers of the general rules"
    )
