"""The General Assembly's decision on a matter that the Council has handed to it (Charter, Articles 10 and 18)."""

from __future__ import annotations


def recommends(in_favour: int, against: int) -> bool:
    """Return whether the Assembly adopts its recommendation: two thirds of the members present and voting.

    Those who abstain are not voting (Charter, Article 18 (2); rule 86 of the Assembly); a vote without a vote in
    favour adopts nothing. It recommends, and binds nobody (Article 10).
    """
    return in_favour > 0 and 3 * in_favour >= 2 * (in_favour + against)
