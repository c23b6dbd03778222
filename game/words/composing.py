"""How to put an act together step by step: the parts of a frame, each with its question."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from game.council.acts import Clause, Verb
from game.council.drafting import AmendmentFrame, TextFrame, paragraphs
from game.council.explaining import Explaining
from game.frames import Composed, Frame, Listed, Slot
from game.terms import MemberId
from game.world.ledger import WORD_BROKEN
from game.world.tabling import TermsFrame
from game.world.understandings import Agreeing

__all__ = ["Part", "about", "form", "of_groups", "paragraphs", "single", "usual"]


class Part(Struct, frozen=True):
    """One part of a form: `at_least` to `at_most` of `choices`, no two of one `key`; or text of up to `letters`.

    `asks` is the question in plain words.
    """

    name: str
    asks: str
    choices: tuple[Any, ...] = ()
    at_least: int = 1
    at_most: int = 1
    letters: int = 0
    many: bool = False
    key: Callable[[Any], Hashable] = repr


_ASKS = {
    "act": "Which?",
    "points": "What do you say? Choose your points",
    "register": "In which tone?",
    "words": "Your own words, if you wish to write them",
    "member": "Which delegation?",
    "draft": "Which draft?",
    "in_favour": "Shall it vote in favour?",
    "evidence": "Which evidence?",
    "item": "On which item?",
    "paragraph": "Which paragraph?",
    "as_participant": "Do you sign as a participant, and not as a party? You are bound the same",
    "head": "What is it called?",
    "operative": "Operative paragraphs: what the Council does",
    "preambular": "Preambular paragraphs: what the text recalls",
    "partners": "With whom?",
    "asks": "What do you ask?",
    "condition": "On what condition?",
    "gives": "What do you give for it?",
    "proviso": "On what condition do you give it?",
    "witnessed": "Before witnesses?",
    "ballot": f"Which ballot do you announce? It is a word: to cast another one costs {-WORD_BROKEN:.0f} credibility",
    "reasons": "Which reasons do you give? At most two",
    "waives": "Which requirements do all parties waive, beside those that the steps need?",
    "days": "In how many days does it fall due? (0: as the format has it)",
}


def form(frame: Frame, answers: Mapping[str, Any] | None = None) -> tuple[Part, ...]:
    """Return the parts of an act of the frame, each with its question, in order.

    The choices of some parts depend on the `answers` given so far.
    """
    return tuple([_asked(frame, each) for each in frame.parts(answers or {})])


def _asked(frame: Frame, slot: Slot) -> Part:
    asks = _ASKS.get(slot.name, slot.name.replace("_", " "))
    if slot.name == "steps":
        moves = isinstance(frame, TermsFrame)
        asks = "Which measures move by one step?" if moves else "Which steps do you accept?"
    return Part(slot.name, asks, slot.choices, slot.at_least, slot.at_most, slot.letters, slot.many, slot.key)


def usual(clauses: Sequence[Clause]) -> Clause:
    """Return the clause of one paragraph with its usual verb, if none is chosen: "calls upon", or one in the middle."""
    middle = [each for each in clauses if each.verb is Verb.CALLS_UPON]
    return (middle or list(clauses[len(clauses) // 2 :]))[0]


def about(frame: Frame, member: MemberId) -> Frame | None:
    """Return the acts of the frame that are addressed to one delegation or its capital; None if there are none."""
    if isinstance(frame, Agreeing):
        return Agreeing(frame.by, (member,), (), frame.table) if (member,) in frame.tables else None
    if isinstance(frame, Composed):
        fixed = tuple(
            Slot(each.name, (member,)) if each.name == "member" and member in each.choices else each
            for each in frame.slots
        )
        return Composed(frame.act, fixed) if fixed != frame.slots else None
    if isinstance(frame, Listed):
        found = tuple(each for each in frame.actions if member in (_of(each, "member"), _of(each, "capital")))
        return Listed(found) if found else None
    return None


def of_groups(frame: Frame | None) -> Agreeing | None:
    """Return the understandings of the frame that a whole group may reach; None if there are none."""
    if not isinstance(frame, Agreeing):
        return None
    groups = tuple(each for each in frame.tables if len(each) > 1)
    return Agreeing(frame.by, (), groups, frame.table) if groups else None


def _of(act: Any, field: str) -> Any:
    return getattr(act, field, None)


def single(frame: Frame) -> Any | None:
    """Return the one act of the frame, if it has only one; else None."""
    if isinstance(frame, Composed | TextFrame | TermsFrame | AmendmentFrame | Agreeing | Explaining):
        return None
    found = tuple(frame.each())
    return found[0] if len(found) == 1 else None
