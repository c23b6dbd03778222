"""The papers before the Council by where they stand, kept up to date as they change."""

from __future__ import annotations

from bisect import insort

from game.council.papers import DraftResolution, Papers, Standing, Statement
from game.council.remit import Remit

Drafts = tuple[DraftResolution, ...]

NEGOTIATION, SILENCE, BLUE, WITHDRAWN = (
    Standing.NEGOTIATION,
    Standing.SILENCE,
    Standing.BLUE,
    Standing.WITHDRAWN,
)
LIVE = frozenset((NEGOTIATION, SILENCE, BLUE))
"""Where a draft stands while anything can still be done with it."""


class _Shelf:
    """Which of these very drafts can still be used: places in the order of submission, and the live ones themselves."""

    __slots__ = ("drafts", "live", "live_at", "withdrawn_at")

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.live_at = [place for place, each in enumerate(drafts) if each.standing in LIVE]
        self.withdrawn_at = [place for place, each in enumerate(drafts) if each.standing is WITHDRAWN]
        self.live = [drafts[place] for place in self.live_at]

    def follow(self, after: Drafts, place: int) -> None:
        before, standing = self.drafts, after[place].standing
        old = before[place].standing if place < len(before) else None
        if old is not standing:
            if old in LIVE:
                self.live_at.remove(place)
            elif old is WITHDRAWN:
                self.withdrawn_at.remove(place)
            if standing in LIVE:
                insort(self.live_at, place)
            elif standing is WITHDRAWN:
                insort(self.withdrawn_at, place)
        self.drafts = after
        self.live = [after[place] for place in self.live_at]


def live(remit: Remit, papers: Papers) -> list[DraftResolution]:
    """Return the drafts with which something can still be done, in the order of submission."""
    shelf: _Shelf | None = remit.__dict__.get("shelf")
    if shelf is None or shelf.drafts is not papers.drafts:
        shelf = remit.__dict__["shelf"] = _Shelf(papers.drafts)
    return shelf.live


def withdrawn(remit: Remit, papers: Papers) -> list[DraftResolution]:
    """Return the drafts that were withdrawn, in the order of submission."""
    live(remit, papers)
    shelf: _Shelf = remit.__dict__["shelf"]
    return [shelf.drafts[place] for place in shelf.withdrawn_at]


def follow(remit: Remit, before: Drafts, after: Drafts, place: int) -> None:
    """Let the shelf keep up where the draft at one place was submitted or changed; any other change is found anew."""
    shelf: _Shelf | None = remit.__dict__.get("shelf")
    if shelf is not None and shelf.drafts is before:
        shelf.follow(after, place)


def waiting(papers: Papers) -> Statement | None:
    """Return the statement that is neither issued nor blocked: only one at a time is before the members, the latest."""
    statements = papers.statements
    return statements[-1] if statements and not statements[-1].settled else None
