"""The subjects of votes: one type for each kind of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from msgspec import Struct, to_builtins

from game.council.acts import PointGround
from game.council.motions import Motion
from game.terms import MemberId, Slug, Symbol


class Subject(Struct, frozen=True, gc=False, tag_field="kind"):
    """The subject of a vote; its class says what kind of question it is."""

    @property
    def kind(self) -> str:
        """Return the kind of question in a word, as a journal has it: "draft", "motion" ..."""
        return str(self.__struct_config__.tag)

    @property
    def paper(self) -> Symbol:
        """Return the symbol of the draft or amendment that the question is about, or an empty text."""
        return ""

    @property
    def key(self) -> str:
        """Return a unique name for the subject, by which chance is keyed, for example "motion/3/AAA"."""
        return "/".join((self.kind, *(str(getattr(self, name)) for name in self.__struct_fields__)))


class OnAgenda(Subject, frozen=True, gc=False, tag="agenda"):
    """Whether the provisional agenda is adopted (rule 9)."""

    item: Slug


class OnInvitation(Subject, frozen=True, gc=False, tag="invitation"):
    """Whether a participant is invited (rules 37 and 39)."""

    invitee: MemberId


class OnExclusion(Subject, frozen=True, gc=False, tag="exclusion"):
    """Whether a participant is not invited: the same matter, put the other way."""

    invitee: MemberId


class OnRuling(Subject, frozen=True, gc=False, tag="ruling"):
    """Whether the President's ruling on a point of order is overruled (rule 30)."""

    ground: PointGround
    about: str = ""
    party: MemberId = ""


class OnMotion(Subject, frozen=True, gc=False, tag="motion"):
    """Whether a motion is carried (rule 33)."""

    motion: Motion
    mover: MemberId


class OnNature(Subject, frozen=True, gc=False, tag="preliminary"):
    """Whether a draft is procedural (San Francisco statement of 1945, part II, paragraph 2)."""

    draft: Symbol

    @property
    def paper(self) -> Symbol:
        """Return the draft."""
        return self.draft


class OnParty(Subject, frozen=True, gc=False, tag="party"):
    """Whether a member is a party to the dispute and shall abstain on a draft (Article 27 (3))."""

    draft: Symbol
    member: MemberId

    @property
    def paper(self) -> Symbol:
        """Return the draft."""
        return self.draft


class OnPart(Subject, frozen=True, gc=False, tag="part"):
    """Whether a paragraph that is voted on separately is retained (rule 32)."""

    paragraph: Slug


class OnAmendment(Subject, frozen=True, gc=False, tag="amendment"):
    """Whether an amendment is adopted (rule 36)."""

    amendment: Symbol

    @property
    def paper(self) -> Symbol:
        """Return the amendment."""
        return self.amendment


class OnDraft(Subject, frozen=True, gc=False, tag="draft"):
    """Whether a draft resolution is adopted."""

    draft: Symbol

    @property
    def paper(self) -> Symbol:
        """Return the draft."""
        return self.draft


AnySubject = (
    OnAgenda | OnInvitation | OnExclusion | OnRuling | OnMotion | OnNature | OnParty | OnPart | OnAmendment | OnDraft
)
SUBJECTS: tuple[type[AnySubject], ...] = AnySubject.__args__
"""Every kind of question that can be put."""
_ONE_PART: dict[str, Callable[[str], AnySubject]] = {
    str(each.__struct_config__.tag): cast("Callable[[str], AnySubject]", each)
    for each in SUBJECTS
    if len(each.__struct_fields__) == 1
}
"""For each kind of question with one part: the function that makes its subject from a text."""


def subject_of_format_2(kind: str, text: str) -> AnySubject:
    """Return the subject that a journal of format 2 wrote as a kind and a text such as "3|AAA".

    Raises ValueError if it is no such text.
    """
    if kind in _ONE_PART:
        return _ONE_PART[kind](text)
    first, bar, rest = text.partition("|")
    if not bar:
        raise ValueError(f"the subject of a vote of the kind {kind!r} has two parts, and {text!r} has one")
    if kind == "motion":
        return OnMotion(Motion(int(first)), rest)
    if kind == "party":
        return OnParty(first, rest)
    if kind == "ruling":
        return OnRuling(PointGround(first), *point_of_format_2(first, rest))
    raise ValueError(f"there is no vote of the kind {kind!r}")


def point_of_format_2(ground: str, about: str) -> tuple[str, MemberId]:
    """Return the subject of a point of order and the party that it named; format 2 wrote both in one text."""
    if ground != PointGround.OBLIGATORY_ABSTENTION.value:
        return about, ""
    draft, _, party = about.partition("|")
    return draft, party


def vote_of_format_2(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event of a vote, as plain values of format 2, in the form that it has today; raises ValueError."""
    if not isinstance(entry["subject"], str):
        return dict(entry)
    subject = subject_of_format_2(entry["kind"], entry["subject"])
    return {**{key: each for key, each in entry.items() if key != "kind"}, "subject": to_builtins(subject)}


def order_of_format_2(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an act or event of a point of order, as plain values of format 2, in the form that it has today."""
    if "party" in entry:
        return dict(entry)
    about, party = point_of_format_2(entry["ground"], entry.get("about", ""))
    return {**entry, "about": about, "party": party}
