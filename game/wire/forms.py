"""Every kind of act as questions, asked step by step where one depends on another, and the act that answers make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from game.council.acts import ProposeAmendment
from game.council.drafting import AmendmentFrame
from game.frames import Frame, Slot
from game.letters import one_line
from game.wire.values import Plain, encoded, plain

DELETE = "delete"
"""Answers which paragraph shall stand in the place of one that is to go."""
_STEPS = 12
"""Questions of one act at most."""


class One(Struct, frozen=True, tag="one", omit_defaults=True):
    """A question that one of `choices` answers; it may be left open where it is not `needed`."""

    name: str
    choices: Any
    needed: bool = True


class Some(Struct, frozen=True, tag="some", omit_defaults=True):
    """A question that `at_least` to `at_most` of `choices` answer, as a list.

    Choices of one number in `alike` (one for each, in their order; empty where all differ) exclude each other.
    """

    name: str
    choices: Any
    at_least: int = 1
    at_most: int = 1
    alike: tuple[int, ...] = ()


class Words(Struct, frozen=True, tag="words"):
    """A question that own words answer, one line of at most `letters`; they may be left out."""

    name: str
    letters: int


Question = One | Some | Words


class Unanswered(Exception):
    """Answers that make no act; the text says which question is answered wrongly, and how it may be."""


def questions(frame: Frame, answers: Mapping[str, Plain] | None = None) -> tuple[Question, ...]:
    """Return what is asked for an act of the frame, as far as the answers so far let it be known.

    Raises Unanswered where an answer is none of its choices.
    """
    parts, _ = asked(frame, {} if answers is None else answers)
    return tuple([question_of(part) for part in parts])


def act(frame: Frame, answers: Mapping[str, Plain]) -> Any:
    """Return the act that the answers make; raises Unanswered where they make none that is open."""
    parts, given = asked(frame, answers)
    for part in parts:
        if part.name not in given and part.at_least and not part.letters:
            raise Unanswered(f"{part.name} is not answered")
    if unknown := sorted(str(each) for each in set(answers) - {part.name for part in parts}):
        raise Unanswered(f"{one_line(unknown[0])[:40]} is not asked")
    made = _made(frame, given)
    if not frame.admits(made):
        raise Unanswered("these answers do not go together")
    return made


def asked(frame: Frame, answers: Mapping[str, Plain]) -> tuple[tuple[Slot, ...], dict[str, Any]]:
    """Return the parts that are asked for and the values of those that are answered; raise as `questions`."""
    if not isinstance(answers, Mapping) or not all(isinstance(name, str) for name in answers):
        raise Unanswered("answers are a table, by the names of the questions")
    given: dict[str, Any] = {}
    parts = _parts(frame, given)
    for _ in range(_STEPS):
        new = {part.name: _value(part, answers[part.name]) for part in parts if part.name in answers}
        if new == given:
            return parts, given
        given = new
        parts = _parts(frame, given)
    raise Unanswered("these answers do not go together")


def _parts(frame: Frame, given: Mapping[str, Any]) -> tuple[Slot, ...]:
    return _amendment(frame, given) if isinstance(frame, AmendmentFrame) else frame.parts(given)


def _amendment(frame: AmendmentFrame, given: Mapping[str, Any]) -> tuple[Slot, ...]:
    """Return the parts of an amendment: which paragraph (-1: a new one at the end), and what shall stand there."""
    options: dict[int, list[Any]] = {}
    for each in frame.each():
        options.setdefault(each.place, []).append(DELETE if each.clause is None else each.clause)
    parts = [Slot("place", tuple(options))]
    if given.get("place") in options:
        parts.append(Slot("clause", tuple(options[given["place"]])))
    return tuple(parts)


def _made(frame: Frame, given: dict[str, Any]) -> Any:
    if isinstance(frame, AmendmentFrame):
        clause = None if given["clause"] == DELETE else given["clause"]
        return ProposeAmendment(frame.text.symbol, given["place"], clause)
    return frame.made(given)


def _value(part: Slot, answer: Plain) -> Any:
    """Return the value that an answer from the wire stands for."""
    if part.letters:
        if not isinstance(answer, str):
            raise Unanswered(f"{part.name} is answered by a text")
        return answer
    known = {encoded(plain(each)): each for each in part.choices}
    if not part.many:
        return _chosen(part, answer, known)
    if not isinstance(answer, list):
        raise Unanswered(f"{part.name} is answered by a list")
    if not part.at_least <= len(answer) <= part.at_most:
        raise Unanswered(f"{part.name} is answered by {part.at_least} to {part.at_most} of its choices")
    return tuple([_chosen(part, each, known) for each in answer])


def _chosen(part: Slot, answer: Plain, known: Mapping[bytes, Any]) -> Any:
    try:
        return known[encoded(answer)]
    except (KeyError, TypeError, ValueError, RecursionError, OverflowError):
        raise Unanswered(f"{part.name} is answered by what is none of its choices") from None


def question_of(part: Slot) -> Question:
    """Return the question that asks for a part of an act."""
    if part.letters:
        return Words(part.name, part.letters)
    choices = [plain(each) for each in part.choices]
    if not part.many:
        return One(part.name, choices, part.at_least > 0)
    keys = [part.key(each) for each in part.choices]
    places = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    alike = tuple([places[key] for key in keys]) if len(places) < len(keys) else ()
    return Some(part.name, choices, part.at_least, part.at_most, alike)
