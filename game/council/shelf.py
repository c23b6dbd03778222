"""The papers before the Council by where they stand, found once for as long as they do not change."""

from __future__ import annotations

from typing import Any

from game.council.papers import DraftResolution, Papers, Standing, Statement
from game.council.remit import Remit

NEGOTIATION, SILENCE, BLUE, WITHDRAWN = (
    Standing.NEGOTIATION,
    Standing.SILENCE,
    Standing.BLUE,
    Standing.WITHDRAWN,
)
# A member of an enumeration costs ten times what a name costs, and these are asked for in every decision.
LIVE = frozenset((NEGOTIATION, SILENCE, BLUE))
"""Where a draft stands while anything can still be done with it."""


def live(remit: Remit, papers: Papers) -> list[DraftResolution]:
    """Return the drafts with which something can still be done, in the order of submission."""
    kept: Any = remit.__dict__.get("live")
    if kept is None or kept[0] is not papers.drafts:
        kept = (papers.drafts, [each for each in papers.drafts if each.standing in LIVE])
        remit.__dict__["live"] = kept
    found: list[DraftResolution] = kept[1]
    return found


def withdrawn(remit: Remit, papers: Papers) -> list[DraftResolution]:
    """Return the drafts that were withdrawn, in the order of submission."""
    kept: Any = remit.__dict__.get("withdrawn")
    if kept is None or kept[0] is not papers.drafts:
        kept = (papers.drafts, [each for each in papers.drafts if each.standing is WITHDRAWN])
        remit.__dict__["withdrawn"] = kept
    found: list[DraftResolution] = kept[1]
    return found


def waiting(remit: Remit, papers: Papers) -> list[Statement]:
    """Return the statements that are neither issued nor blocked."""
    kept: Any = remit.__dict__.get("waiting")
    if kept is None or kept[0] is not papers.statements:
        kept = (papers.statements, [each for each in papers.statements if not each.settled])
        remit.__dict__["waiting"] = kept
    found: list[Statement] = kept[1]
    return found
