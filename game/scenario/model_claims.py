"""What an author writes about words that come due: charges, evidence, demands, offers, briefers and phrases."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.scenario.authored import SOURCE, Authored, Code, Condition, Day, Effects, Id, Sources


class ChargeEntry(Authored):
    """Something that one State says another did or plans."""

    id: Id
    title: str = Field(description="the charge as a noun clause: 'that ... is planning to ...'")
    against: Code
    by: list[Code] = Field(default_factory=list, description="who may make it; left out: any seat but the one charged")
    foretold_by: list[Code] = Field(
        default_factory=list, description="who may foretell it and call it false beforehand"
    )
    truth: float = Field(0.5, description="probability that it is true; 0 and 1 are settled facts and need a source")
    atrocity: bool = Field(False, description="an atrocity charge: settled, never drawn")
    days: int = Field(7, description="days after which it lapses if nothing settles it")
    borne_out: Condition = Field("", description="settles it as true")
    refuted: Condition = Field("", description="settles it as false")
    corroborate: Condition = Field("", description="when independent monitors speak for it")
    contradict: Condition = Field("", description="when independent monitors speak against it")
    on_made: Effects
    on_answered: Effects
    on_borne_out: Effects
    on_refuted: Effects
    source: Sources = SOURCE


class EvidenceEntry(Authored):
    """Something held that speaks for or against a charge."""

    id: Id
    title: str = Field(description="what it is, in a few words")
    holder: Code
    charge: str = Field(description="the charge on which it bears")
    supports: float = Field(1.0, description="1 speaks for the charge, -1 against it, and anything between")
    strength: int = Field(description="0 to 100")
    independent: bool = Field(False, description="whether it comes from monitors rather than a party")
    document: bool = Field(False, description="whether it is a paper that can be circulated")
    origin: str = Field("", description="a word for where it comes from; releasing one burns the rest from there")
    sound: float = Field(0.67, description="the chance that it is sound, 0 to 1")
    from_day: Day = Field(1, description="held from this day on")
    on_released: Effects
    source: Sources = SOURCE


class DemandPartEntry(Authored):
    """One part of a demand: a declaration to be made, or a condition that shows compliance."""

    title: str = Field(description="what is asked, in a few words")
    declaration: bool = Field(False, description="whether saying it complies")
    met: Condition = Field("", description="compliance; not for a declaration")


class DemandEntry(Authored):
    """That a State do something within some days."""

    id: Id
    title: str = Field(description="'that ... should ...'")
    of: Code
    by: list[Code] = Field(default_factory=list, description="who may make it; left out: any other seat")
    days: int = Field(3, description="days within which it must be met")
    parts: list[DemandPartEntry] = Field(description="what is asked; one part at least")
    on_made: Effects
    on_met: Effects
    on_refused: Effects
    source: Sources = SOURCE


class OfferEntry(Authored):
    """That one will do something for another within some days; to nobody, it is a pledge, owed to the Council."""

    id: Id
    title: str = Field(description="'to ...'")
    by: Code
    to: Code = Field("", validate_default=False, description="left out: a pledge, which needs no acceptance")
    days: int = Field(5, description="days within which it must be kept")
    kept: Condition = Field("", description="once accepted, kept if this holds on the day it is due; left out: always")
    on_made: Effects
    on_accepted: Effects
    on_refused: Effects
    on_kept: Effects
    on_broken: Effects
    source: Sources = SOURCE


class StandingEntry(Authored):
    """A claim that stands in the ledger before the first day."""

    kind: Literal["accusation", "denial", "rebuttal", "demand", "offer", "document", "prebuttal"] = Field(
        description="what kind of claim it is"
    )
    by: Code
    subject: str = Field(description="the charge, demand, offer or evidence that it is about")
    confidence: Literal["possible", "likely", "certain"] = Field("likely", description="how surely it was made")
    answers: str = Field("", description="for a denial or rebuttal: the charge whose entry before it is answered")
    source: Sources = SOURCE


class SentenceEntry(Authored):
    """A sentence and when it is said."""

    text: str = Field(description="`{tension}` in it becomes that indicator's figure")
    when: Condition = Field("", description="left out: always")


class QuotationEntry(Authored):
    """Real words, short, with their source."""

    text: str = Field(description="at most 25 words")
    source: Sources = SOURCE


class BriefedEntry(QuotationEntry):
    """Real words of a briefing."""

    speaker: str = Field("", description="who spoke them, by office and name; left out: the briefer's label")
    day: Day | None = Field(None, description="the day on which they were spoken; left out: the briefer's first")


class BrieferEntry(Authored):
    """One who supplies information under rule 39."""

    id: Code
    label: str = Field(description="the office, as the record prints it")
    says: list[SentenceEntry] = Field(default_factory=list, description="what the briefing says, sentence by sentence")
    from_day: Day = 1
    to_day: Day = 999
    corroborates: list[str] = Field(default_factory=list, description="charges that the briefing may speak to")
    access: str = Field("", description="a measure (measure.monitoring) or indicator: the chance of being let in")
    quotations: list[BriefedEntry] = Field(default_factory=list, description="real words, with their sources")
    source: Sources = SOURCE


class PhraseEntry(Authored):
    """Ways to say one thing."""

    key: str = Field(description="what is said, such as denial/invasion_planned; see scenarios/README.md")
    texts: list[str] = Field(description="clauses or sentences with gaps in braces")
    when: Condition = Field("", description="said only while this holds; left out: always")
