"""How an act is put together step by step: every frame as a form of parts, and the act that the answers make."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Clause, ExplainVote, Verb
from game.council.drafting import STRENGTH, AmendmentFrame, TextFrame, chapter_of, in_order
from game.council.explaining import REASONS, Explaining, key_of
from game.council.voting import Ballot
from game.frames import Composed, Frame, Listed, Slot
from game.letters import LETTERS
from game.terms import MemberId, Slug
from game.world.acts import Promise, ProposeTerms, ProposeUnderstanding, Terms
from game.world.ledger import WORD_BROKEN
from game.world.tabling import LATEST, STEPS, TermsFrame
from game.world.understandings import Agreeing


def _by_value(value: Any) -> Hashable:
    return repr(value)


def _by_paragraph(value: Clause) -> Hashable:
    return value.paragraph


class Part(Struct, frozen=True):
    """One part of a form: `at_least` to `at_most` of `choices`, no two of one `key`; or text of up to `letters`.

    `asks` is what to ask for, in plain words.
    """

    name: str
    asks: str
    choices: tuple[Any, ...] = ()
    at_least: int = 1
    at_most: int = 1
    letters: int = 0
    many: bool = False
    key: Callable[[Any], Hashable] = _by_value


NO_BALLOT = "no ballot"
"""Stands in a form for an explanation that announces none."""
_ASKS = {
    "points": "What do you say? Choose your points",
    "register": "In which tone?",
    "words": "Your own words, if you wish to write them",
    "member": "Which delegation?",
    "draft": "Which draft?",
    "in_favour": "Shall it vote in favour?",
    "evidence": "Which evidence?",
    "item": "On which item?",
    "paragraph": "Which paragraph?",
    "steps": "Which steps do you accept?",
    "as_participant": "Do you sign as a participant, and not as a party? You are bound the same",
}


def form(frame: Frame, answers: Mapping[str, Any] | None = None) -> tuple[Part, ...]:
    """Return the parts of which an act of the frame is put together, in the order in which they are asked for.

    What some parts offer depends on the `answers` that have been given so far.
    """
    if isinstance(frame, Agreeing):
        return _understanding(frame, answers or {})
    if isinstance(frame, Explaining):
        return _explanation(frame, answers or {})
    if isinstance(frame, Composed):
        return tuple(
            Part(each.name, _ASKS.get(each.name, each.name.replace("_", " ")), each.choices, each.at_least,
                 each.at_most, each.letters, each.many, each.key)
            for each in frame.slots
        )  # fmt: skip
    if isinstance(frame, TextFrame):
        most_preambular, most_operative = frame.most
        parts = [
            Part("head", "What is it called?", frame.heads),
            Part("operative", "Operative paragraphs: what the Council does", _softest_first(frame.operative), 1,
                 most_operative, many=True, key=_by_paragraph),
        ]  # fmt: skip
        if frame.preambular and most_preambular:
            asks = "Preambular paragraphs: what the text recalls"
            parts.append(
                Part("preambular", asks, _softest_first(frame.preambular), 0, most_preambular, many=True,
                     key=_by_paragraph)
            )  # fmt: skip
        return tuple(parts)
    if isinstance(frame, TermsFrame):
        return _terms(frame, answers or {})
    return (Part("act", "Which?", tuple(frame.each())),)


def paragraphs(clauses: Sequence[Any]) -> dict[Slug, tuple[Clause, ...]]:
    """Return each paragraph once, with the clauses that have its verbs, the softest first."""
    found: dict[Slug, list[Clause]] = {}
    for each in clauses:
        found.setdefault(each.paragraph, []).append(each)
    return {paragraph: tuple(sorted(within, key=_strength)) for paragraph, within in found.items()}


def _softest_first(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(each for within in paragraphs(clauses).values() for each in within)


def _strength(clause: Clause) -> float:
    return STRENGTH[clause.verb]


def usual(clauses: Sequence[Clause]) -> Clause:
    """Return the clause of one paragraph whose verb is taken where none is chosen: "calls upon", or one between."""
    middle = [each for each in clauses if each.verb is Verb.CALLS_UPON]
    return (middle or list(clauses[len(clauses) // 2 :]))[0]


def _understanding(frame: Agreeing, answers: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the parts of an understanding: with whom, what is asked and on what condition, what is given for it."""
    partners = answers.get("partners")
    parts = [Part("partners", "With whom?", frame.tables)]
    if partners not in frame.tables:
        return tuple(parts)
    offered = tuple(each for each in frame.asked(partners) if not each.without)
    parts.append(Part("asks", "What do you ask?", offered))
    asks = answers.get("asks")
    if asks not in offered:
        return tuple(parts)
    conditions = _conditions(frame.asked(partners), asks)
    if len(conditions) > 1:
        parts.append(Part("condition", "On what condition?", conditions))
    if len(partners) == 1:
        promises = frame.table.promises(frame.by)
        mine = tuple(each for each in promises if not each.without)
        parts.append(Part("gives", "What do you give for it?", ("", *mine), at_least=0))
        provisos = _conditions(promises, answers.get("gives"))
        if len(provisos) > 1:
            parts.append(Part("proviso", "On what condition do you give it?", provisos))
    parts.append(Part("witnessed", "Before witnesses?", (False, True)))
    return tuple(parts)


def _explanation(frame: Explaining, answers: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the parts of an explanation: the ballot that it announces, the reasons that fit it, own words."""
    parts = []
    if frame.ballots:
        asks = f"Which ballot do you announce? It is a word: to cast another one costs {-WORD_BROKEN:.0f} credibility"
        parts.append(Part("ballot", asks, (*frame.ballots, NO_BALLOT)))
        if answers.get("ballot") not in parts[0].choices:
            return tuple(parts)
    reasons = frame.reasons(_ballot(answers))
    parts.append(Part("reasons", "Which reasons do you give? At most two", reasons, 0, REASONS, many=True, key=key_of))
    parts.append(Part("words", _ASKS["words"], letters=LETTERS))
    return tuple(parts)


def _explained(answers: Mapping[str, Any]) -> ExplainVote:
    return ExplainVote(answers.get("words", ""), _ballot(answers), tuple(answers.get("reasons", ())))


def _ballot(answers: Mapping[str, Any]) -> Ballot | None:
    found = answers.get("ballot")
    return found if isinstance(found, Ballot) else None


def _conditions(promises: Sequence[Promise], plain: Any) -> tuple[Promise, ...]:
    """Return a promise on each condition on which it may be given, the one on no condition among them."""
    return tuple(each for each in promises if replace(each, without="") == plain)


def _agreed(answers: Mapping[str, Any]) -> ProposeUnderstanding:
    """Return the understanding; what a group agrees on is asked of each and given by oneself."""
    partners, asks = answers["partners"], answers.get("condition") or answers["asks"]
    gives = asks if len(partners) > 1 else answers.get("proviso") or answers.get("gives") or None
    return ProposeUnderstanding(partners, asks, gives, answers.get("witnessed", False))


def about(frame: Frame, member: MemberId) -> Frame | None:
    """Return the acts of the frame that are done with, or to, one delegation or its capital; None if there are none."""
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


def act_from(frame: Frame, answers: Mapping[str, Any]) -> Any:
    """Return the act that these answers to the form make; `frame.admits` tells whether it is open."""
    if isinstance(frame, Composed):
        return frame.act(**answers)
    if isinstance(frame, TextFrame):
        text = in_order((*answers.get("preambular", ()), *answers["operative"]), frame.bank)
        head = dict(answers["head"])
        if "chapter" in frame.act.__struct_fields__:
            head["chapter"] = chapter_of(text, frame.bank)
        return frame.act(clauses=text, **head)
    if isinstance(frame, Agreeing):
        return _agreed(answers)
    if isinstance(frame, Explaining):
        return _explained(answers)
    if isinstance(frame, TermsFrame):
        return _put(frame, answers)
    return answers["act"]


def _terms(frame: TermsFrame, answers: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return the parts of terms; what a step must waive is waived with it, and what lies on the table is left out.

    Only steps fall due.
    """
    days = tuple(each for each in range(LATEST + 1) if _put(frame, {**answers, "days": each}).terms != frame.table)
    asks = "In how many days does it fall due? (0: as the format has it)"
    parts = [Part("days", asks, days)] if answers.get("steps") else []
    if frame.waivable:
        asks = "Which requirements do all parties waive, beside those that the steps need?"
        parts.insert(0, Part("waives", asks, frame.waivable, 0, len(frame.waivable), many=True))
    if frame.movable:
        fewest = 0 if frame.waivable else 1
        parts.insert(0, Part("steps", "Which measures move by one step?", frame.movable, fewest, STEPS, many=True))
    return tuple(parts)


def _put(frame: TermsFrame, answers: Mapping[str, Any]) -> ProposeTerms:
    steps, chosen = tuple(answers.get("steps", ())), tuple(answers.get("waives", ()))
    waives = (*chosen, *(each for each in frame.needed(steps) if each not in chosen))
    return ProposeTerms(Terms(steps, waives, answers.get("days", 0)))


def single(frame: Frame) -> Any | None:
    """Return the one act of the frame, if it has only one; else None."""
    if isinstance(frame, Composed | TextFrame | TermsFrame | AmendmentFrame | Agreeing | Explaining):
        return None
    found = tuple(frame.each())
    return found[0] if len(found) == 1 else None
