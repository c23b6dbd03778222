"""How what is recorded of the delegations becomes the book that a case carries."""

from __future__ import annotations

from collections.abc import Iterable

from game.council.acts import Clause, Verb
from game.council.drafting import in_order
from game.council.papers import BankParagraph
from game.engine.book import Book, BookAct, BookDraft, BookPoint, Course
from game.scenario.model import ScenarioFile
from game.scenario.model_book import BookActEntry, BookClauseEntry, BookDraftEntry, BookPointEntry
from game.scenario.rendering import Rendering, always
from game.terms import Slug
from game.world.acts import Confidence, Register
from game.world.gauges import Quotation

_TOWARD = {"minus": -1, "middle": 0, "plus": 1}
_VERBS = frozenset(each.value for each in Verb)


def book_of(scenario: ScenarioFile, bank: dict[Slug, BankParagraph], render: Rendering) -> Book:
    """Return the book; paragraphs and verbs that are not known are left out, as the checks name them."""
    given = scenario.book
    return Book(
        course=tuple(render.value(Course, each, when=always(each.when)) for each in given.course),
        drafts=tuple(_draft(each, bank, render) for each in given.drafts),
        acts=tuple(_act(each, render) for each in given.acts),
    )


def _draft(entry: BookDraftEntry, bank: dict[Slug, BankParagraph], render: Rendering) -> BookDraft:
    return render.value(BookDraft, entry, clauses=clauses_of(entry.paragraphs, bank))


def clauses_of(paragraphs: Iterable[BookClauseEntry], bank: dict[Slug, BankParagraph]) -> tuple[Clause, ...]:
    """Return the clauses of a text in their order; paragraphs and verbs that are not known are left out."""
    known = (each for each in paragraphs if each.paragraph in bank and each.verb in _VERBS)
    return in_order(tuple(Clause(each.paragraph, Verb(each.verb)) for each in known), bank)


def _act(entry: BookActEntry, render: Rendering) -> BookAct:
    day = render.day(entry.day)
    says, reply = (tuple(_point(each, day) for each in points) for points in (entry.says, entry.reply))
    return render.value(BookAct, entry, says=says, reply=reply, register=Register(entry.tone))


def _point(entry: BookPointEntry, day: int) -> BookPoint:
    kind, shown = entry.kind, entry.evidence
    return BookPoint(
        kind,
        getattr(entry, kind),
        _TOWARD[entry.toward],
        Confidence(entry.confidence),
        "".join(shown[:1]),
        tuple(shown[1:]),
        entry.always,
        tuple(Quotation(each.text, each.speaker, "; ".join(each.source), day) for each in entry.quotations),
    )
