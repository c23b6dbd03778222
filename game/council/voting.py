"""How the Council decides: ballots, the question they are cast on, and the outcome with its ground."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from game.council.membership import Council
from game.terms import MemberId, Word

NOBODY: frozenset[MemberId] = frozenset()


class Ballot(Word):
    """One member's answer when the question is put."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    NOT_PARTICIPATING = "not_participating"
    ABSENT = "absent"


class Question(Word):
    """The kind of question put to the vote, which decides the votes needed."""

    SUBSTANTIVE = "substantive"
    PROCEDURAL = "procedural"
    PRELIMINARY = "preliminary"
    """Whether a matter is procedural (Four-Power Statement of 7 June 1945, part II, paragraph 2)."""
    COURT_ELECTION = "court_election"
    """A judge of the International Court (Statute of the Court, Article 10)."""


class Ground(Word):
    """Why a vote ended as it did."""

    ADOPTED = "adopted"
    VETO = "veto"
    LACKED_VOTES = "lacked_votes"


class Outcome(Struct, frozen=True):
    """The ground of the result, and the permanent members whose votes against made it a veto."""

    ground: Ground
    vetoed_by: frozenset[MemberId] = NOBODY

    @property
    def adopted(self) -> bool:
        """Return whether the question was carried."""
        return self.ground is _ADOPTED


class VoteTally(Struct, frozen=True):
    """How many members did what; the five figures add up to the size of the Council."""

    in_favour: int
    against: int
    abstaining: int
    not_participating: int = 0
    absent: int = 0

    def __str__(self) -> str:
        """Return the three figures that the record prints: in favour, against, abstaining."""
        return f"{self.in_favour}-{self.against}-{self.abstaining}"


_ADOPTED, _VETO = Ground.ADOPTED, Ground.VETO
_IN_FAVOUR, _AGAINST, _ABSTAINING = Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING
_PROCEDURAL, _COURT_ELECTION = Question.PROCEDURAL, Question.COURT_ELECTION
ADOPTED = Outcome(Ground.ADOPTED)
LACKED_VOTES = Outcome(Ground.LACKED_VOTES)


def outcome(
    ballots: Mapping[MemberId, Ballot],
    council: Council,
    question: Question,
    must_abstain: Collection[MemberId] = NOBODY,
) -> Outcome:
    """Decide a completed vote (Charter, Article 27); a member without a ballot was absent.

    A veto is reported only if it changed the result: a draft that also lacked nine votes fails for want of votes, as in
    the meeting records. The ballots of `must_abstain`, parties to the dispute under Article 27 (3), count as
    abstaining whatever they were.
    """
    if must_abstain:
        ballots = with_obligatory_abstentions(ballots, must_abstain)
    in_favour = list(ballots.values()).count(_IN_FAVOUR)
    opposed = [member for member in council.permanent if ballots.get(member) is _AGAINST]
    return outcome_of(in_favour, opposed, council, question)


def outcome_of(in_favour: int, opposed: Collection[MemberId], council: Council, question: Question) -> Outcome:
    """Return the outcome of these votes in favour and these permanent members against."""
    if in_favour < votes_required(council, question):
        return LACKED_VOTES
    if not opposed or question is _PROCEDURAL or question is _COURT_ELECTION:
        return ADOPTED
    return Outcome(_VETO, frozenset(opposed))


def votes_required(council: Council, question: Question) -> int:
    """Return the votes in favour that the question needs, of all seats and never of those present."""
    if question is _COURT_ELECTION:
        return council.size // 2 + 1
    return council.votes_required


def with_obligatory_abstentions(
    ballots: Mapping[MemberId, Ballot], parties: Collection[MemberId]
) -> dict[MemberId, Ballot]:
    """Return the ballots as they count if a party to the dispute shall abstain (Charter, Article 27 (3))."""
    if not parties:
        return dict(ballots)
    return {
        member: _ABSTAINING if member in parties and ballot in (_IN_FAVOUR, _AGAINST) else ballot
        for member, ballot in ballots.items()
    }


def tally(ballots: Mapping[MemberId, Ballot], council: Council) -> VoteTally:
    """Return the figures of a vote; a member without a ballot counts as absent."""
    cast = [ballots.get(member, Ballot.ABSENT) for member in council.seats]
    return VoteTally(*(cast.count(ballot) for ballot in Ballot))
