"""Who presides: the monthly rotation of rule 18, and the chair ceded under rule 20."""

from __future__ import annotations

from collections.abc import Sequence

from game.council.membership import Council
from game.council.remit import Remit
from game.terms import MemberId


def next_president(seats: Sequence[MemberId], president: MemberId) -> MemberId:
    """Return the member that follows in English alphabetical order, the last being followed by the first (rule 18)."""
    return seats[(seats.index(president) + 1) % len(seats)]


def rotation(council: Council, first: MemberId, months: int) -> tuple[MemberId, ...]:
    """Return the Presidents of so many months from `first` on, with constant membership (rule 18)."""
    order = [first]
    while len(order) < months:
        order.append(next_president(council.seats, order[-1]))
    return tuple(order[:months])


def president_on(remit: Remit, day: int) -> MemberId:
    """Return the President of the Council on a day of the campaign (rule 18)."""
    return max((entry for entry in remit.presidents if entry[0] <= day), key=lambda entry: entry[0])[1]
