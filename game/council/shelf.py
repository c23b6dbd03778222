"""The papers before the Council by where they stand, kept up to date as they change."""

from __future__ import annotations

from msgspec import Struct

from game.council.papers import Amendment, DraftResolution, Papers, Standing, Statement
from game.council.remit import Remit
from game.terms import Symbol

Drafts = tuple[DraftResolution, ...]

NEGOTIATION, SILENCE, BLUE, WITHDRAWN = (
    Standing.NEGOTIATION,
    Standing.SILENCE,
    Standing.BLUE,
    Standing.WITHDRAWN,
)
LIVE = frozenset((NEGOTIATION, SILENCE, BLUE))
"""Where a draft stands while anything can still be done with it."""


class _Shelf(Struct, frozen=True, gc=False):
    """Where these very drafts stand: the places, in the order of submission, of those that can still be used."""

    drafts: Drafts
    live_at: tuple[int, ...]
    withdrawn_at: tuple[int, ...]
    live: list[DraftResolution]


def _sorted(drafts: Drafts) -> _Shelf:
    live_at = tuple([place for place, each in enumerate(drafts) if each.standing in LIVE])
    withdrawn_at = tuple([place for place, each in enumerate(drafts) if each.standing is WITHDRAWN])
    return _Shelf(drafts, live_at, withdrawn_at, [drafts[place] for place in live_at])


def _shelf(remit: Remit, papers: Papers) -> _Shelf:
    shelf: _Shelf | None = remit.__dict__.get("shelf")
    if shelf is None or shelf.drafts is not papers.drafts:
        shelf = remit.__dict__["shelf"] = _sorted(papers.drafts)
    return shelf


def live(remit: Remit, papers: Papers) -> list[DraftResolution]:
    """Return the drafts with which something can still be done, in the order of submission."""
    return _shelf(remit, papers).live


def withdrawn(remit: Remit, papers: Papers) -> list[DraftResolution]:
    """Return the drafts that were withdrawn, in the order of submission."""
    shelf = _shelf(remit, papers)
    return [shelf.drafts[place] for place in shelf.withdrawn_at]


def follow(remit: Remit, before: Drafts, after: Drafts, place: int) -> None:
    """Let the shelf keep up where the draft at one place was submitted or changed; any other change is found anew."""
    shelf: _Shelf | None = remit.__dict__.get("shelf")
    if shelf is None or shelf.drafts is not before:
        return
    live_at, withdrawn_at = shelf.live_at, shelf.withdrawn_at
    old, standing = before[place].standing if place < len(before) else None, after[place].standing
    if old is not standing:
        live_at = _placed(live_at, place, here=standing in LIVE)
        withdrawn_at = _placed(withdrawn_at, place, here=standing is WITHDRAWN)
    remit.__dict__["shelf"] = _Shelf(after, live_at, withdrawn_at, [after[each] for each in live_at])


def _placed(places: tuple[int, ...], place: int, *, here: bool) -> tuple[int, ...]:
    if here is (place in places):
        return places
    return tuple(sorted((*places, place))) if here else tuple([each for each in places if each != place])


def amendments_to(papers: Papers, draft: Symbol) -> tuple[Amendment, ...]:
    """Return all amendments to a draft, settled or not, in the order of submission."""
    return papers.amended.get(draft, ())


def pending(papers: Papers, draft: Symbol) -> list[Amendment]:
    """Return the amendments to a draft that have not been settled, in the order of submission."""
    return [each for each in papers.amended.get(draft, ()) if not each.settled]


def with_amendment(papers: Papers, amendment: Amendment) -> Papers:
    """Return the papers with an amendment that is new, or that takes the place of the one with its symbol."""
    symbol = amendment.symbol
    lie = papers.amended.get(amendment.draft, ())
    if papers.amendment(symbol) is None:
        lie = (*lie, amendment)
    else:
        lie = tuple([amendment if each.symbol == symbol else each for each in lie])
    return Papers(papers.drafts, {**papers.amended, amendment.draft: lie}, papers.statements, papers.places)


def waiting(papers: Papers) -> Statement | None:
    """Return the statement that is neither issued nor blocked: only one at a time is before the members, the latest."""
    statements = papers.statements
    return statements[-1] if statements and not statements[-1].settled else None
