"""Who sits on the Council at a date, in which order, and how many votes it needs (Charter, Articles 23 and 27)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import combining, normalize

from msgspec import Struct

from game.terms import MemberId


class Council(Struct, frozen=True):
    """The members at one time: `seats` in English alphabetical order of the names used on the Council."""

    seats: tuple[MemberId, ...]
    permanent: frozenset[MemberId]
    votes_required: int

    @property
    def size(self) -> int:
        """Return the number of seats, empty chairs included."""
        return len(self.seats)

    @property
    def elected(self) -> tuple[MemberId, ...]:
        """Return the members that are not permanent, in the order of the seats."""
        return tuple(member for member in self.seats if member not in self.permanent)


class Tenure(Struct, frozen=True):
    """A State's hold on a permanent seat, both days included; None leaves that end open."""

    member: MemberId
    first: date | None = None
    last: date | None = None


class Enlargement(Struct, frozen=True):
    """The number of seats and the votes required for a decision, from the day `since` on."""

    since: date
    size: int
    votes_required: int


class FormerName(Struct, frozen=True):
    """The name under which a State sat up to and including the day `last`."""

    member: MemberId
    name: str
    last: date


class MembershipTable(Struct, frozen=True):
    """The facts that determine the composition of the Council; rule 18 sorts the members by `names`."""

    elected: Mapping[int, tuple[MemberId, ...]]
    permanent: tuple[Tenure, ...]
    enlargements: tuple[Enlargement, ...]
    names: Mapping[MemberId, str]
    former_names: tuple[FormerName, ...] = ()

    @property
    def years(self) -> tuple[int, int]:
        """Return the first and the last year that the table covers."""
        return min(self.elected), max(self.elected)


def council_on(day: date, table: MembershipTable) -> Council:
    """Return the Council of that day (Charter, Article 23; size and majority changed together on 1 January 1966).

    Raises ValueError, in a sentence for the reader, for a day outside the table.
    """
    if day.year not in table.elected:
        first, last = table.years
        raise ValueError(f"no membership is known for {day}, only for the years {first} to {last}")
    permanent = permanent_on(day, table)
    law = max((one for one in table.enlargements if one.since <= day), key=lambda one: one.since)
    names = names_on(day, table)
    council = council_of((*permanent, *table.elected[day.year]), permanent, law.votes_required, names=names)
    assert council.size == law.size, f"the table seats {council.size} members on {day}, the Charter {law.size}"
    return council


def council_of(
    members: Iterable[MemberId],
    permanent: Iterable[MemberId],
    votes_required: int,
    *,
    names: Mapping[MemberId, str] | None = None,
) -> Council:
    """Return a Council of these members, seated in English alphabetical order of their names (rule 18).

    A scenario may compose any Council so. Raises ValueError if a member sits twice, if a permanent member
    does not sit, or if the votes required cannot be reached.
    """
    seats = seating(members, names or {})
    holders = frozenset(permanent)
    if len(set(seats)) < len(seats):
        raise ValueError("a State holds two seats, and the Charter gives each member one (Article 23)")
    if not holders <= set(seats):
        missing = ", ".join(sorted(holders - set(seats)))
        raise ValueError(f"{missing} cannot be permanent without a seat on the Council")
    if not 1 <= votes_required <= len(seats):
        raise ValueError(f"{votes_required} votes cannot be required of a Council of {len(seats)}")
    return Council(seats, holders, votes_required)


def permanent_on(day: date, table: MembershipTable) -> tuple[MemberId, ...]:
    """Return the holders of the permanent seats on that day."""
    return tuple(one.member for one in table.permanent if _holds(one, day))


def names_on(day: date, table: MembershipTable) -> dict[MemberId, str]:
    """Return the names of States on the Council on that day, by code."""
    names = dict(table.names)
    for former in sorted(table.former_names, key=lambda one: one.last, reverse=True):
        if day <= former.last:
            names[former.member] = former.name
    return names


def seating(members: Iterable[MemberId], names: Mapping[MemberId, str]) -> tuple[MemberId, ...]:
    """Return the members in English alphabetical order of their names; one without a name sorts by its code."""
    return tuple(sorted(members, key=lambda member: (_letters(names.get(member, member)), member)))


def _holds(tenure: Tenure, day: date) -> bool:
    begun = tenure.first is None or tenure.first <= day
    return begun and (tenure.last is None or day <= tenure.last)


def _letters(name: str) -> str:
    # English order passes over accents: Côte stands where Cote would.
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter)).casefold()
