"""What the General Assembly decides of a matter that the Council has handed to it (Charter, Articles 10 and 18)."""

from __future__ import annotations

from game.council.remit import AssemblyVote


def recommends(vote: AssemblyVote) -> bool:
    """Return whether the Assembly adopts its recommendation: two thirds of the members present and voting.

    Those who abstain are not voting (Charter, Article 18 (2); rule 86 of the Assembly); a vote without a vote in
    favour adopts nothing. It recommends, and binds nobody (Article 10).
    """
    return vote.in_favour > 0 and 3 * vote.in_favour >= 2 * (vote.in_favour + vote.against)
