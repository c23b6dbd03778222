"""Ballots that are announced before a vote: each is a word in the ledger, which the vote finds kept or broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from game.terms import MemberId, Symbol
from game.world.effects import relate
from game.world.facts import Claim, ClaimState
from game.world.ledger import WORD_BROKEN, credit, enter, live, moved
from game.world.unfolding import Unfolding

ANNOUNCEMENT = "announcement"
"""The kind of claim; its subject is the draft, its `ballot` what was announced."""
LEFT_COOLS = -3.0
"""What it does to relations with each sponsor that a vote in favour was announced, and not cast."""
IN_FAVOUR = "in_favour"


def announce(unfolding: Unfolding, by: MemberId, draft: Symbol, ballot: str, meeting: Symbol) -> None:
    """Enter the ballot that a member announces; it is due at the vote of the same meeting."""
    enter(unfolding, ANNOUNCEMENT, by, "", draft, meeting=meeting, ballot=ballot)


def announced(ledger: Iterable[Claim], draft: Symbol = "") -> list[Claim]:
    """Return the announcements that wait for their vote, on one draft or on any."""
    return [each for each in ledger if each.kind == ANNOUNCEMENT and live(each) and draft in ("", each.subject)]


def as_announced(claim: Claim) -> bool:
    """Return whether a ballot was announced and nothing more came of it: only a word that is broken is news."""
    return claim.kind == ANNOUNCEMENT and claim.state is not ClaimState.BROKEN


def judge(
    unfolding: Unfolding,
    draft: Symbol,
    ballots: Mapping[MemberId, str],
    *,
    sponsors: Collection[MemberId],
    bound: Collection[MemberId] = (),
) -> None:
    """Judge what was announced by the ballots that were cast; `bound` had to abstain (Charter, Article 27 (3)).

    A word kept wins nothing: it was given minutes before, when the ballot was known. One that is broken costs what
    any broken word costs, and relations with the sponsors to whom a vote in favour had been announced.
    """
    for claim in announced(unfolding.world.ledger, draft):
        cast = ballots.get(claim.by, "absent")
        if cast == claim.ballot:
            moved(unfolding, claim.number, ClaimState.KEPT, f"the vote on {draft}")
        elif cast == "absent":
            moved(unfolding, claim.number, ClaimState.LAPSED, "it did not vote")
        elif claim.by in bound:
            moved(unfolding, claim.number, ClaimState.LAPSED, "a party to the dispute had to abstain")
        else:
            _break(unfolding, claim, sponsors)


def _break(unfolding: Unfolding, claim: Claim, sponsors: Collection[MemberId]) -> None:
    moved(unfolding, claim.number, ClaimState.BROKEN, f"the vote on {claim.subject}")
    credit(unfolding, claim.by, WORD_BROKEN, claim, "broken")
    for sponsor in sponsors if claim.ballot == IN_FAVOUR else ():
        if sponsor != claim.by:
            relate(unfolding, claim.by, sponsor, LEFT_COOLS, f"{claim.by} had announced a vote in favour")


def lapse(unfolding: Unfolding, because: str, draft: Symbol = "") -> None:
    """Let what was announced lapse, on one draft or on all: the text was changed, or the vote did not come."""
    for claim in announced(unfolding.world.ledger, draft):
        moved(unfolding, claim.number, ClaimState.LAPSED, because)
