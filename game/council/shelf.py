"""The papers before the Council by where they stand, kept up to date as they change."""

from __future__ import annotations

from bisect import insort

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


class _Tabs:
    """The amendments by the draft that they would change, each list in the order of submission."""

    __slots__ = ("amendments", "on")

    def __init__(self, amendments: tuple[Amendment, ...]) -> None:
        self.amendments = amendments
        self.on: dict[Symbol, list[Amendment]] = {}
        for each in amendments:
            self.on.setdefault(each.draft, []).append(each)


def amendments_to(remit: Remit, papers: Papers, draft: Symbol) -> list[Amendment]:
    """Return all amendments to a draft, settled or not, in the order of submission."""
    tabs: _Tabs | None = remit.__dict__.get("tabs")
    if tabs is None or tabs.amendments is not papers.amendments:
        tabs = remit.__dict__["tabs"] = _Tabs(papers.amendments)
    return tabs.on.get(draft, [])


def pending(remit: Remit, papers: Papers, draft: Symbol) -> list[Amendment]:
    """Return the amendments to a draft that have not been settled, in the order of submission."""
    return [each for each in amendments_to(remit, papers, draft) if not each.settled]


def with_amendment(remit: Remit, papers: Papers, amendment: Amendment) -> Papers:
    """Return the papers with an amendment that is new, or that takes the place of the one with its symbol."""
    before, place = papers.amendments, len(papers.amendments)
    for number in range(place - 1, -1, -1):
        if before[number].symbol == amendment.symbol:
            place = number
            break
    after = (*before[:place], amendment, *before[place + 1 :])
    tabs: _Tabs | None = remit.__dict__.get("tabs")
    if tabs is not None and tabs.amendments is before:
        tabs.amendments = after
        others = tabs.on.get(amendment.draft, [])
        if place == len(before):
            tabs.on[amendment.draft] = [*others, amendment]
        else:
            tabs.on[amendment.draft] = [amendment if each.symbol == amendment.symbol else each for each in others]
    return Papers(papers.drafts, after, papers.statements)


def waiting(papers: Papers) -> Statement | None:
    """Return the statement that is neither issued nor blocked: only one at a time is before the members, the latest."""
    statements = papers.statements
    return statements[-1] if statements and not statements[-1].settled else None
