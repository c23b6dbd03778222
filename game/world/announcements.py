"""Ballots that members announce before a vote. The ledger holds each announcement, and the vote judges it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from game.terms import MemberId, Symbol
from game.world.effects import relate
from game.world.facts import Claim, ClaimState
from game.world.ledger import WORD_BROKEN, credit, enter, live, moved
from game.world.unfolding import Unfolding

ANNOUNCEMENT = "announcement"
"""The kind of claim. Its subject is the draft, and its `ballot` the announced one."""
LEFT_COOLS = -3.0
"""Points that relations with each sponsor move when a member announced a vote in favour and did not cast it."""
IN_FAVOUR = "in_favour"


def announce(unfolding: Unfolding, by: MemberId, draft: Symbol, ballot: str, meeting: Symbol) -> None:
    """Enter in the ledger the ballot that a member announces. The vote of the same meeting judges it."""
    enter(unfolding, ANNOUNCEMENT, by, "", draft, meeting=meeting, ballot=ballot)


def announced(ledger: Iterable[Claim], draft: Symbol = "") -> list[Claim]:
    """Return the announcements that wait for their vote, on one draft or on any."""
    return [each for each in ledger if each.kind == ANNOUNCEMENT and live(each) and draft in ("", each.subject)]


def as_announced(claim: Claim) -> bool:
    """Return whether the claim is an announcement that was not broken: only a broken one is news."""
    return claim.kind == ANNOUNCEMENT and claim.state is not ClaimState.BROKEN


def judge(
    unfolding: Unfolding,
    draft: Symbol,
    ballots: Mapping[MemberId, str],
    *,
    sponsors: Collection[MemberId],
    bound: Collection[MemberId] = (),
) -> None:
    """Judge the announcements by the ballots cast; members `bound` had to abstain (Charter, Article 27 (3)).

    A kept announcement wins nothing: the member gave it minutes before, when it knew its ballot. A broken one costs
    as much credibility as any broken word. If it announced a vote in favour, it also cools relations with the sponsors.
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
    """Let announcements lapse, on one draft or on all: the text was changed, or no vote was taken."""
    for claim in announced(unfolding.world.ledger, draft):
        moved(unfolding, claim.number, ClaimState.LAPSED, because)
