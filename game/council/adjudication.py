"""The possible outcomes of a vote of which only some figures and names are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from game.council.membership import Council
from game.council.voting import Ballot, Outcome, Question, outcome_of
from game.terms import MemberId

WITHHELD = (Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING, Ballot.ABSENT)
"""The ballots that count neither way."""


class KnownVote(Struct, frozen=True):
    """The known facts of a vote: its figures and ballots, perhaps partial, and the possible kinds of question."""

    counts: Mapping[Ballot, int]
    ballots: Mapping[MemberId, Ballot]
    questions: tuple[Question, ...] = (Question.SUBSTANTIVE,)

    def named(self, ballot: Ballot) -> int:
        """Return how many members are known to have cast this ballot."""
        return list(self.ballots.values()).count(ballot)


class _Room(Struct, frozen=True):
    """How few and how many of the members with unknown ballots can have voted in one way."""

    least: int
    most: int

    def holds(self, number: int) -> bool:
        return self.least <= number <= self.most


def decided(known: KnownVote, council: Council) -> Outcome | None:
    """Return the outcome if all completions that fit the known facts share it, else None; at least one must fit."""
    possible = possible_outcomes(known, council)
    assert possible, "a vote that adds up has a completion"
    return possible.pop() if len(possible) == 1 else None


def possible_outcomes(known: KnownVote, council: Council) -> set[Outcome]:
    """Return the outcomes of all completions that fit the known facts; empty if none fits."""
    named_for = known.named(Ballot.IN_FAVOUR)
    opposed = [member for member in council.permanent if known.ballots.get(member) is Ballot.AGAINST]
    return {
        outcome_of(named_for + more, [*opposed, *others], council, question)
        for more, others in _completions(known, council)
        for question in known.questions
    }


def shortfall(known: KnownVote, council: Council) -> int:
    """Return by how much figures and names miss the size of the Council: above 0 too few, below 0 too many."""
    least = sum(known.counts.get(ballot, known.named(ballot)) for ballot in Ballot)
    missing = council.size - least
    return min(missing, 0) if len(known.counts) < len(Ballot) else missing


def _completions(known: KnownVote, council: Council) -> Iterator[tuple[int, tuple[MemberId, ...]]]:
    """Yield each possible number of further votes in favour, with the further permanent members against."""
    if any(known.named(ballot) > count for ballot, count in known.counts.items()):
        return
    unknown = [member for member in council.seats if member not in known.ballots]
    permanent = [member for member in unknown if member in council.permanent]
    elected = len(unknown) - len(permanent)
    favour, against, withheld = _rooms(known, len(unknown))
    for more in range(len(unknown) + 1):
        for opposing in range(len(unknown) - more + 1):
            rest = len(unknown) - more - opposing
            if favour.holds(more) and against.holds(opposing) and withheld.holds(rest):
                yield from ((more, group) for group in _groups(permanent, opposing, elected))


def _groups(permanent: list[MemberId], opposing: int, elected: int) -> Iterator[tuple[MemberId, ...]]:
    for size in range(max(0, opposing - elected), min(opposing, len(permanent)) + 1):
        yield from combinations(permanent, size)


def _rooms(known: KnownVote, unknown: int) -> tuple[_Room, _Room, _Room]:
    favour, against, *withheld = (_room(known, ballot, unknown) for ballot in Ballot)
    together = _Room(sum(room.least for room in withheld), sum(room.most for room in withheld))
    return favour, against, together


def _room(known: KnownVote, ballot: Ballot, unknown: int) -> _Room:
    if ballot not in known.counts:
        return _Room(0, unknown)
    left = known.counts[ballot] - known.named(ballot)
    return _Room(left, left)
