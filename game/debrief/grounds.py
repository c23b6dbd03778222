"""The parts of a text that decided a permanent member to cast a veto, read from the text and the member's reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from game.council.acts import CastBallot
from game.council.papers import DraftResolution
from game.council.subjects import OnDraft
from game.debrief.history import History, Moment
from game.forecast.reasons import Reason
from game.terms import MemberId, Slug, Symbol
from game.words.labels import Labels, uncapital

MOST = 3
"""The most grounds that are told of a vote, the weightiest first."""


class Ground(Struct, frozen=True):
    """A ground against a text; `paragraph` is the number of its paragraph, 0 if it concerns no single one.

    `points` are its weight, below 0.
    """

    text: str
    paragraph: int
    points: float


class VetoGrounds(Struct, frozen=True):
    """The grounds of one permanent member that cast a veto; of a person no grounds are kept."""

    vote: str
    subject: Symbol
    member: MemberId
    the: str
    grounds: tuple[Ground, ...]


def veto_grounds(history: History) -> tuple[VetoGrounds, ...]:
    """Return, for each veto on a draft, the grounds of each member that cast it."""
    found = []
    vetoed = {each.id: each for each in history.state.proceedings.votes if isinstance(each.subject, OnDraft)}
    for moment in history.moments:
        act = moment.record.action
        past = vetoed.get(act.vote) if isinstance(act, CastBallot) else None
        member = moment.record.by
        if past is not None and member in past.outcome.vetoed_by:
            grounds = _grounds(history.labels, moment, past.subject.paper)
            found.append(VetoGrounds(past.id, past.subject.paper, member, history.labels.the(member), grounds))
    return tuple(found)


def _grounds(labels: Labels, moment: Moment, symbol: Symbol) -> tuple[Ground, ...]:
    draft = moment.before.proceedings.papers.draft(symbol)
    assert draft is not None, "a draft that was voted on is among the papers"
    return read_against(draft, moment.record.reasons, moment.record.by, labels)[:MOST]


def read_against(
    draft: DraftResolution, reasons: Sequence[Reason], member: MemberId, labels: Labels
) -> tuple[Ground, ...]:
    """Return a member's grounds against a draft, the weightiest first: paragraphs as they read, then the rest.

    The named State, and the legal basis, appear only if the text has them.
    """
    of_text = {each.paragraph: 0.0 for each in draft.clauses}
    others = []
    for each in reasons:
        if each.source in of_text:
            of_text[each.source] += each.value
        elif each.value < 0.0:
            others.append(Ground(_of_another(uncapital(each.text)), 0, each.value))
    found = [*_of_paragraphs(draft, of_text, member, labels), *others]
    return tuple(sorted(found, key=lambda each: (each.points, each.text)))


def _of_another(told: str) -> str:
    """Return a delegation's words about itself, turned into words about it."""
    for own, its in (("our ", "its "), ("we promised ", "it promised ")):
        told = its + told.removeprefix(own) if told.startswith(own) else told
    return told.replace(" asked us to ", " asked it to ")


def _of_paragraphs(
    draft: DraftResolution, points: dict[Slug, float], member: MemberId, labels: Labels
) -> Iterator[Ground]:
    bank = {each.id: each for each in labels.case.remit.bank}
    for number, clause in enumerate(draft.clauses, 1):
        if points[clause.paragraph] < 0.0:
            names = bank[clause.paragraph].names if clause.paragraph in bank else None
            whom = "it" if names == member else labels.the(names) if names else ""
            said = f"paragraph {number}, “{labels.clause(clause).rstrip('.;')}”"
            told = f"{said}, which names {whom}" if whom else said
            under = ", under Chapter VII" if draft.chapter == "VII" else ""
            yield Ground(f"{told}{under}", number, round(points[clause.paragraph], 6))
