"""What an author writes of the record: who said, asked, tabled and voted what on which day, as acts of the game."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from game.scenario.authored import SOURCE, Authored, Code, Condition, Day, Id, Sources
from game.scenario.model_claims import QuotationEntry

POINTS = (
    *("stating", "accusing", "denying", "rebutting", "demanding"),
    *("offering", "circulating", "prebutting", "accepting", "refusing"),
)
DEEDS = ("says", "reply", "requests", "calls", "consents", "declines", "accepts", "refuses", "releases")


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class SpokenEntry(QuotationEntry):
    """Real words and who spoke them."""

    speaker: str = Field(description="who spoke them, by office and name, as the source has it")


class BookPointEntry(Authored):
    """One point of a recorded statement: exactly one key says what was done."""

    stating: str | None = Field(None, description="an issue; then `toward`")
    accusing: str | None = Field(None, description="a charge")
    denying: str | None = Field(None, description="a charge against oneself")
    rebutting: str | None = Field(None, description="a charge against another")
    demanding: str | None = Field(None, description="a demand")
    offering: str | None = Field(None, description="an offer")
    circulating: str | None = Field(None, description="a piece of evidence that is a document")
    prebutting: str | None = Field(None, description="a charge that is foretold")
    accepting: str | None = Field(None, description="a demand or an offer addressed to oneself")
    refusing: str | None = Field(None, description="a demand or an offer addressed to oneself")
    toward: Literal["minus", "middle", "plus"] = Field("middle", description="which end of the issue is stated")
    confidence: Literal["possible", "likely", "certain"] = Field("likely", description="how surely it was charged")
    evidence: Annotated[list[str], BeforeValidator(_several)] = Field(
        default_factory=list, description="evidence that was shown for it: one id, or a list of them"
    )
    always: bool = Field(
        False, description="whether it is said in every game, not by the book alone, where no person holds the seat"
    )
    quotations: list[SpokenEntry] = Field(
        default_factory=list, description="real words, which the record prints beside the same act of that day"
    )

    @property
    def kind(self) -> str:
        """Return the key that says what was done."""
        return next(each for each in POINTS if getattr(self, each) is not None)

    @model_validator(mode="after")
    def _one_thing(self) -> BookPointEntry:
        given = [each for each in POINTS if getattr(self, each) is not None]
        if len(given) != 1:
            said = ", ".join(given) or "none"
            raise ValueError(f"a point does exactly one of {', '.join(POINTS)}; here it is {said}")
        return self


class BookActEntry(Authored):
    """What one seat did on one day."""

    day: Day
    by: Code
    says: list[BookPointEntry] = Field(default_factory=list, description="its statement in that day's meeting")
    reply: list[BookPointEntry] = Field(default_factory=list, description="its right of reply")
    tone: Literal["measured", "firm", "grave"] = Field("measured", description="the tone of what it said")
    requests: str = Field("", description="the agenda item on which it asked for a meeting")
    calls: str = Field("", description="a format of talks of which it called a round")
    consents: str = Field("", description="a format to a round of which it consented")
    declines: str = Field("", description="a format of which it declined a round")
    accepts: str = Field("", description="a demand or an offer that it accepted outside the chamber")
    refuses: str = Field("", description="a demand or an offer that it refused outside the chamber")
    releases: str = Field("", description="evidence that it made public outside the chamber")
    source: Sources = SOURCE

    @model_validator(mode="after")
    def _something(self) -> BookActEntry:
        if not any(getattr(self, each) for each in DEEDS):
            raise ValueError(f"an act of the book does at least one of {', '.join(DEEDS)}")
        return self


class BookClauseEntry(Authored):
    """One paragraph of a text that was tabled."""

    paragraph: str = Field(description="a paragraph of the bank")
    verb: str = Field(description="the verb it was put with; one of that paragraph's")


class BookDraftEntry(Authored):
    """A text that was tabled and put to the vote, and how each member voted."""

    id: Id
    day: Day
    by: Code
    symbol: str = Field("", description="symbol of the real document")
    title: str = Field(description="one of `titles`")
    item: str = Field(description="the agenda item under which it was put")
    paragraphs: list[BookClauseEntry] = Field(description="its paragraphs, as near as the bank has them")
    cosponsors: list[Code] = Field(default_factory=list, description="seats that joined the sponsors")
    in_favour: list[Code] = Field(default_factory=list, description="who voted in favour")
    against: list[Code] = Field(default_factory=list, description="who voted against")
    abstaining: list[Code] = Field(default_factory=list, description="who abstained")
    source: Sources = SOURCE


class CourseEntry(Authored):
    """What the record rests on: while it does not hold on these days, the book is closed."""

    from_day: Day = 1
    to_day: Day = 999
    when: Condition
    because: str = Field(min_length=1, description="what has gone otherwise where it does not hold")


class BookEntry(Authored):
    """What the delegations are recorded to have done."""

    course: list[CourseEntry] = Field(default_factory=list, description="what the record rests on")
    drafts: list[BookDraftEntry] = Field(default_factory=list, description="texts that were put to the vote")
    acts: list[BookActEntry] = Field(default_factory=list, description="what each seat did, day by day")
