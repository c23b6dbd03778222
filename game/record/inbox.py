"""What others put to a seat and what waits for its word: each with its text, its author and the seat's choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from game.council import acts as council
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Frame, Listed, Openings
from game.record.ledger import ledger
from game.terms import MemberId
from game.words.kinds import KINDS
from game.words.labels import Labels, capital
from game.words.signing import laid_before
from game.words.wording import wording_of
from game.world import acts as world
from game.world.facts import ClaimState

_SPEAKABLE = ("accusation", "document", "demand", "offer")
_UNSETTLED = (ClaimState.OPEN, ClaimState.CONTESTED, ClaimState.CORROBORATED)


class Waiting(Struct, frozen=True):
    """Something that waits for a seat: what was said (`words` and `points`), by whom, and the acts that answer it.

    `note` tells what an answer leads to. Something without `acts` can be answered in a speech.
    """

    key: str
    kind: type
    by: MemberId
    words: str
    points: tuple[str, ...]
    acts: tuple[Any, ...]
    note: str = ""


def waiting(case: Case, view: Briefing, openings: Openings) -> tuple[Waiting, ...]:
    """Return all that waits for the word of the briefing's seat now: first what an open act answers."""
    labels = Labels(case)
    return (*_answerable(case, labels, view, openings), *_speakable(case, view))


def _answerable(case: Case, labels: Labels, view: Briefing, openings: Openings) -> Iterator[Waiting]:
    for kind, frame in openings.items():
        row = KINDS[kind]
        if not row.answers:
            continue
        laid = laid_before(labels, view, Openings({kind: frame}))
        together = _together(kind, frame)
        for place, acts in enumerate(together.values()):
            found = laid[place] if len(laid) == len(together) else None
            words = found.heading if found else _question(case, acts[0], view)
            key = f"{kind.__name__}:{next(iter(acts))!r}"
            points = found.points if found else ()
            yield Waiting(key, kind, _author(view, acts[0]), words, points, tuple(acts), row.note)


def _together(kind: type, frame: Frame) -> dict[Any, list[Any]]:
    """Return the acts of a frame by what they answer: those that differ only in the answer stand together."""
    found: dict[Any, list[Any]] = {}
    for act in frame.each() if isinstance(frame, Listed) else ():
        ways = KINDS[kind].ways
        about = tuple(getattr(act, name) for name in act.__struct_fields__ if not ways or name != ways[0])
        found.setdefault(about, []).append(act)
    return found


def _question(case: Case, act: Any, view: Briefing) -> str:
    return f"{capital(wording_of(case).act(act, view))}?"


def _author(view: Briefing, act: Any) -> MemberId:
    """Return who put before the seat what the act answers."""
    match act:
        case world.AnswerClaim():
            return next((each.by for each in view.ledger if each.number == act.claim), "")
        case world.AnswerUnderstanding():
            return next((each.by for each in view.understandings if each.number == act.number), "")
        case world.AnswerCall() | world.AcceptTerms():
            now = view.round
            return "" if now is None else (now.proposed_by or now.called_by)
        case council.BreakSilence():
            draft = view.papers.draft(act.draft)
            return draft.sponsors[0] if draft is not None and draft.sponsors else ""
        case council.ObjectToStatement():
            statement = view.papers.statement(act.statement)
            return statement.by if statement is not None else ""
    return ""


def _speakable(case: Case, view: Briefing) -> Iterator[Waiting]:
    """Yield the claims about the seat that it has not answered, which it may answer in a speech."""
    mine = {each.answers for each in view.ledger if each.by == view.member}
    claims = [
        each
        for each in view.ledger
        if each.about == view.member and each.kind in _SPEAKABLE and each.state in _UNSETTLED and each.day > 0
        and not each.answered and each.number not in mine
    ]  # fmt: skip
    for row in ledger(claims, case):
        due = (f"It comes due on {row.due_date}.",) if row.due_date else ()
        yield Waiting(f"claim:{row.number}", world.Speak, row.by, f"{row.line}.", due, ())
