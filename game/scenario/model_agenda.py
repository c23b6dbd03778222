"""What an author writes about the Council: its members and law, participants, items, titles and the paragraph bank."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from game.engine.case import SHAPES
from game.scenario.authored import SOURCE, Authored, Code, Condition, Day, Effects, Id, Sources


def _shape(text: str) -> str:
    if text not in SHAPES:
        raise ValueError(f"a shape is one of {', '.join(SHAPES)}")
    return text


def _colour(text: str) -> str:
    if not re.match(r"[0-9A-F]{6}\Z", text):
        raise ValueError("a colour is written in six signs, as 1D4A38")
    return text


Shape = Annotated[str, AfterValidator(_shape)]
Colour = Annotated[str, AfterValidator(_colour)]


def _month(text: str) -> str:
    if not re.match(r"[0-9]{4}-(0[1-9]|1[0-2])\Z", text):
        raise ValueError("a month is written as 2022-02")
    return text


class BadgeEntry(Authored):
    """The flag of an invented State, which front ends draw: one shape on a ground, never told apart by colour alone."""

    shape: Shape = Field(description="the figure on it; no two States of a scenario share one")
    colour: Colour = Field(description="of the figure, such as 1D4A38")
    ground: Colour = Field("FFFFFF", validate_default=False, description="of what lies behind it")


class ParticipantEntry(Authored):
    """A State, a secretariat or a briefer, where the common data do not give it or give it otherwise."""

    id: Code = Field(description="ISO 3166-1 alpha-3 for a State; any id for others")
    name: str = Field("", description="as the record prints it; left out: the common data's name for the State")
    short: str = Field("", description="for a name plate; left out: the name")
    the: bool | None = Field(None, description="whether running text puts an article before the name")
    capital: str = Field("", description="the seat of government, as news call it")
    level: str = Field("", description="at what level it is represented, such as minister")
    tag: str = Field("", description="a few words for its plate, such as: owns the trucks")
    flag: BadgeEntry | None = Field(None, description="the flag of an invented State")
    ministers: list[Day] = Field(
        default_factory=list, description="days on which a minister speaks for it, and opens with up to seven points"
    )


class ItemEntry(Authored):
    """A matter of which the Council may be seized."""

    id: Id
    title: str = Field(description="as the agenda prints it")
    letter: str = Field("", description="symbol of the communication that it rests on (rule 6)")


class InviteeEntry(Authored):
    """One who may take part without vote."""

    id: Code
    label: str = Field("", description="as the President proposes it; left out: the participant's name")
    rule: Literal[37, 39] = Field(description="37: a Member of the United Nations; 39: one who supplies information")
    obligatory: bool = Field(False, description="a party to the dispute, which cannot be refused (Article 32)")
    items: list[str] = Field(default_factory=list, description="only for these items; left out: for all")


class AssemblyCaseEntry(Authored):
    """How the Assembly would vote, if this holds."""

    when: Condition = Field("", description="left out: always; the first case that holds counts")
    in_favour: int = Field(0, ge=0, description="votes in favour")
    against: int = Field(0, ge=0, description="votes against")
    abstaining: int = Field(0, ge=0, description="abstentions")
    not_voting: int = Field(0, ge=0, description="Members that take no part")


class AssemblyEntry(Authored):
    """The vote of an emergency special session that the Council has called."""

    cases: list[AssemblyCaseEntry] = Field(default_factory=list, description="none: no vote is taken")
    days: int = Field(3, ge=1, le=30, description="days after the call; or when the campaign ends, if that is earlier")
    effects: Effects
    source: Sources = SOURCE


class CouncilEntry(Authored):
    """The Council; whatever is left out follows from the date."""

    members: list[Code] | None = Field(None, description="all members, permanent ones included")
    permanent: list[Code] | None = Field(None, description="those whose vote against is a veto")
    votes_required: int | None = Field(None, description="votes in favour that a decision needs")
    president: Code | None = Field(None, description="President of the first month; the next months rotate (rule 18)")
    presidents: dict[Annotated[str, AfterValidator(_month)], Code] = Field(
        default_factory=dict, description="month (2022-02): President; instead of `president`"
    )
    enforce_27_3: Literal["off", "on_ruling", "strict"] = Field(
        "off", description="Article 27 (3), obligatory abstention"
    )
    dispute: bool = Field(False, description="whether the matter is a dispute under Chapter VI")
    parties: list[Code] = Field(default_factory=list, description="parties to the dispute, for Article 27 (3)")
    uniting_for_peace: bool | None = Field(None, description="left out: from 3 November 1950 on")
    veto_initiative: bool | None = Field(None, description="left out: from 26 April 2022 on")
    items: list[ItemEntry] = Field(default_factory=list, description="matters before the Council; one at least")
    first_item: str = Field("", description="item of the first meeting; left out: the first of `items`")
    first_speakers: list[Code] = Field(default_factory=list, description="list of speakers of the first meeting")
    opens_with_meeting: bool = Field(True, description="whether a meeting is asked for on day 1")
    invitees: list[InviteeEntry] = Field(default_factory=list, description="those who may take part without vote")
    assembly: AssemblyEntry = Field(
        default_factory=partial(AssemblyEntry.model_validate, {}),
        description="what an emergency special session would vote",
    )
    prior_vetoes: list[str] = Field(default_factory=list, description="items on which a veto was cast before day 1")
    max_operative: int = Field(5, ge=1, le=12, description="operative paragraphs of a draft, at most")
    max_preambular: int = Field(3, ge=0, le=12, description="preambular paragraphs of a draft, at most")


LadderVerb = Literal["takes-note", "welcomes", "regrets", "urges", "calls-upon", "demands", "condemns", "decides"]


class ParagraphEntry(Authored):
    """A paragraph that drafters may use."""

    id: Id
    kind: Literal["preambular", "operative"] = Field(description="where it stands in a draft")
    text: str = Field(description="what follows the verb, without a full stop")
    verbs: list[LadderVerb] = Field(default_factory=list, description="the verbs it may take")
    issues: dict[str, float] = Field(default_factory=dict, description="issue: -1 to 1 at the verb's middle strength")
    names: Code | None = Field(None, description="the State that it names")
    new: bool = Field(True, description="false where it only reaffirms what stands")
    chapter: Literal["", "VI", "VII"] = Field("", description="the chapter of the Charter that it invokes")
    nature: Literal["substantive", "procedural", "ask"] = Field(
        "substantive", description="whether it makes a text procedural; ask: the Council may be asked"
    )
    calls_session: bool = Field(False, description="calls an emergency special session (resolution 377 (V))")
    endorses_talks: bool = Field(False, description="endorses what the talks' measures rest on")
    items: list[str] = Field(default_factory=list, description="only under these items; left out: under all")
    apt: Condition = Field("", description="delegations led by the game put it forward only while this holds")
    source: Sources = SOURCE


class TitleEntry(Authored):
    """A title that drafts may bear."""

    id: Id
    title: str = Field(description="as the draft prints it")
