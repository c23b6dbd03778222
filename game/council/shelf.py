"""The papers before the Council sorted by their standing, and kept up to date."""

from __future__ import annotations

from game.council.papers import Amendment, DraftResolution, Papers, Standing, Statement
from game.terms import Symbol

NEGOTIATION, SILENCE, BLUE, WITHDRAWN = (
    Standing.NEGOTIATION,
    Standing.SILENCE,
    Standing.BLUE,
    Standing.WITHDRAWN,
)
LIVE = frozenset((NEGOTIATION, SILENCE, BLUE))
"""The standings of a live draft: members can still act on it."""


def live(papers: Papers) -> list[DraftResolution]:
    """Return the live drafts, in the order of submission."""
    drafts = papers.drafts
    return [drafts[place] for place in papers.live_at]


def withdrawn(papers: Papers) -> list[DraftResolution]:
    """Return the drafts that were withdrawn, in the order of submission."""
    drafts = papers.drafts
    return [drafts[place] for place in papers.withdrawn_at]


def with_draft(papers: Papers, place: int, draft: DraftResolution) -> Papers:
    """Return the papers with a new draft, or with a new version of the draft that has its symbol."""
    drafts = list(papers.drafts)
    known = place < len(drafts)
    old, standing = drafts[place].standing if known else None, draft.standing
    drafts[place : place + 1] = [draft]
    live_at, withdrawn_at = papers.live_at, papers.withdrawn_at
    if old is not standing:
        live_at = _placed(live_at, place, here=standing in LIVE)
        withdrawn_at = _placed(withdrawn_at, place, here=standing is WITHDRAWN)
    places = papers.places if known else {**papers.places, draft.symbol: place}
    return Papers(tuple(drafts), papers.amended, papers.statements, places, live_at, withdrawn_at)


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
    """Return the papers with a new amendment, or with a new version of the amendment that has its symbol."""
    symbol = amendment.symbol
    lie = papers.amended.get(amendment.draft, ())
    known = [each.symbol for each in lie]
    if symbol in known:
        place = known.index(symbol)
        lie = (*lie[:place], amendment, *lie[place + 1 :])
    else:
        lie = (*lie, amendment)
    amended = {**papers.amended, amendment.draft: lie}
    return Papers(papers.drafts, amended, papers.statements, papers.places, papers.live_at, papers.withdrawn_at)


def waiting(papers: Papers) -> Statement | None:
    """Return the latest statement if it is neither issued nor blocked: only one at a time is before the members."""
    statements = papers.statements
    return statements[-1] if statements and not statements[-1].settled else None
