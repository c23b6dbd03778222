"""The texts before the Council as everybody in the room may read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from game.classroom.remembered import labels_of
from game.council.acts import Clause
from game.council.papers import Amendment, DraftResolution, Statement
from game.words.labels import capital, plainly
from game.words.wording import PRODUCTS, wording_of

if TYPE_CHECKING:
    from game.classroom.room import Room


def papers_section(room: Room) -> list[dict[str, Any]]:
    """Return the drafts with their amendments, and the statements, in the order in which they came."""
    papers = room.public.papers
    return [
        *(_draft(room, each) for each in papers.drafts),
        *(_statement(room, each) for each in papers.statements),
    ]


def _draft(room: Room, draft: DraftResolution) -> dict[str, Any]:
    amendments = room.public.papers.amended.get(draft.symbol, ())
    return {
        "symbol": draft.symbol,
        "kind": "draft",
        "title": labels_of(room).of("title", draft.title),
        "standing": draft.standing.value,
        "stands": capital(plainly(draft.standing.value)),
        "sponsors": list(draft.sponsors),
        "paragraphs": paragraphs_of(room, draft.clauses),
        "amendments": [_amendment(room, each) for each in amendments],
        "chapter": draft.chapter,
        "resolution": draft.resolution,
    }


def _statement(room: Room, paper: Statement) -> dict[str, Any]:
    item = labels_of(room).of("item", paper.item)
    return {
        "symbol": paper.symbol,
        "kind": "statement",
        "title": f"{capital(PRODUCTS[paper.product])} on “{item}”",
        "standing": paper.settled or "proposed",
        "stands": capital(plainly(paper.settled or "waits for the agreement of all")),
        "sponsors": [paper.by],
        "paragraphs": paragraphs_of(room, paper.clauses),
        "amendments": [],
        "chapter": "",
        "resolution": "",
    }


def _amendment(room: Room, paper: Amendment) -> dict[str, Any]:
    return {
        "symbol": paper.symbol,
        "by": paper.by,
        "text": capital(wording_of(room.case).change(paper)),
        "stands": plainly(paper.settled) or "proposed",
    }


def paragraphs_of(room: Room, clauses: Iterable[Clause]) -> list[dict[str, Any]]:
    """Return the paragraphs of a text: operative ones by number, and their verb apart, which is set in italics."""
    labels, bank, found, number = labels_of(room), room.case.remit.paragraph, [], 0
    for clause in clauses:
        text = labels.clause(clause)
        verb = capital(plainly(clause.verb.value))
        operative = bank[clause.paragraph].kind == "operative"
        number += operative
        has = operative and text.startswith(verb)
        found.append(
            {
                "n": number if operative else 0,
                "id": clause.paragraph,
                "verb": verb if has else "",
                "text": text[len(verb) :].strip() if has else text,
            }
        )
    return found
