"""What a draft file holds, as it is written: head, and paragraphs from the bank or in words of its own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from game.council.acts import Verb
from game.scenario.authored import Authored, Code

_OTHER_WORDS = {
    "affirms": Verb.WELCOMES,
    "calls-for": Verb.CALLS_UPON,
    "commends": Verb.WELCOMES,
    "concerned": Verb.REGRETS,
    "deplores": Verb.REGRETS,
    "emphasizes": Verb.WELCOMES,
    "encourages": Verb.URGES,
    "expresses-concern": Verb.REGRETS,
    "invites": Verb.URGES,
    "notes": Verb.TAKES_NOTE,
    "reaffirms": Verb.WELCOMES,
    "recalls": Verb.TAKES_NOTE,
    "reiterates": Verb.WELCOMES,
    "rejects": Verb.CONDEMNS,
    "requests": Verb.CALLS_UPON,
    "stresses": Verb.WELCOMES,
    "supports": Verb.WELCOMES,
    "takes-note-of": Verb.TAKES_NOTE,
}
"""Verbs of real texts, and the step of the ladder that each stands on."""
VERBS = {each.value: each for each in Verb}


def _verb(given: str) -> str:
    word = "-".join(given.casefold().replace("-", " ").split())
    if word in VERBS:
        return word
    if word in _OTHER_WORDS:
        return _OTHER_WORDS[word].value
    raise ValueError(f"there is no verb '{given[:40]}'; it is one of {', '.join(VERBS)}")


DraftVerb = Annotated[str, AfterValidator(_verb), Field(description="a step of the ladder, such as calls-upon")]


class BankPart(Authored):
    """A paragraph of the scenario's bank."""

    bank: str = Field(description="its id in the bank")
    verb: DraftVerb | None = Field(None, description="one of its verbs; left out: the one nearest to calls-upon")


class FreePart(Authored):
    """A paragraph in words of its own."""

    kind: Literal["preambular", "operative"] = Field("operative", description="preambular or operative")
    verb: DraftVerb
    text: str = Field(min_length=1, max_length=4000, description="what follows the verb")
    issues: dict[str, float] = Field(default_factory=dict, description="issue: -1 to 1, at calls-upon")
    names: Code | None = Field(None, description="the State that it names")
    new: bool = Field(True, description="false for what only reaffirms")


def _form(part: Any) -> str:
    return "bank" if isinstance(part, BankPart) or (isinstance(part, dict) and "bank" in part) else "free"


Part = Annotated[Annotated[BankPart, Tag("bank")] | Annotated[FreePart, Tag("free")], Discriminator(_form)]


class DraftFile(Authored):
    """A draft resolution or a motion, as it would be put to the vote."""

    title: str = Field(min_length=1, max_length=1000, description="what it is about")
    sponsors: list[Code] = Field(default_factory=list, description="codes of its sponsors; none for the chair's text")
    agenda_item: str | None = Field(None, description="id of an item; left out: the scenario's first")
    procedural: bool = Field(False, description="whether no vote against can be a veto")
    chapter: Literal["VI", "VII"] | None = Field(None, description="the Chapter that it acts under")
    paragraphs: list[Part] = Field(min_length=1, max_length=80, description="in their order")
