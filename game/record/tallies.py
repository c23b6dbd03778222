"""The votes of a game as values: every seat's ballot, the required votes, the result and its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from game.council.papers import PastVote
from game.council.subjects import AnySubject
from game.council.voting import Ballot, Ground, tally, votes_required
from game.engine.case import Case
from game.forecast.reasons import Reason
from game.terms import MemberId, Slug, Symbol
from game.words.ballots import said
from game.words.labels import Labels, capital
from game.words.questions import bar_sentence, question_title, result_sentence, settled, verdict


class Why(Struct, frozen=True):
    """The reasons for a ballot of a seat led by the game: in words, and as the terms that add up to its value."""

    because: str
    reasons: tuple[Reason, ...] = ()


class SeatBallot(Struct, frozen=True):
    """One seat's ballot as it counted.

    `because` holds its reasons in words, known only after the game. `reasons` are the terms that add up to the text's
    worth to it.
    """

    member: MemberId
    name: str
    ballot: str
    permanent: bool
    because: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def value(self) -> float:
        """Return the text's worth to the seat, in points; 0 if no reasons are kept."""
        return round(sum(each.value for each in self.reasons), 6)


class VoteSheet(Struct, frozen=True):
    """One vote.

    `needed` is the bar in votes in favour. `ground` is adopted, veto or lacked_votes. `word` gives the result for the
    question, `result` the result and its rule in a sentence, and `bar` how near the vote came.
    """

    id: str
    subject: AnySubject
    title: str
    question: str
    day: int
    meeting: Symbol
    item: Slug
    needed: int
    in_favour: int
    against: int
    abstaining: int
    not_participating: int
    absent: int
    ground: str
    word: str
    vetoed_by: tuple[MemberId, ...]
    result: str
    bar: str
    seats: tuple[SeatBallot, ...]

    @property
    def adopted(self) -> bool:
        """Return whether the question was carried."""
        return self.ground == Ground.ADOPTED.value


def sheet(vote: PastVote, case: Case, why: Mapping[MemberId, Why] | None = None) -> VoteSheet:
    """Return a past vote as a value; `why` are the seats' reasons, if the game is over."""
    labels, council = Labels(case), case.remit.council
    figures = tally(vote.ballots, council)
    title = question_title(vote.subject, labels)
    carried = vote.outcome.ground is Ground.ADOPTED
    holds = settled(vote.subject, labels, carried=carried)
    return VoteSheet(
        vote.id, vote.subject, title, vote.question.value, vote.day, vote.meeting, vote.item,
        needed=votes_required(council, vote.question),
        in_favour=figures.in_favour, against=figures.against, abstaining=figures.abstaining,
        not_participating=figures.not_participating, absent=figures.absent,
        ground=vote.outcome.ground.value, word=verdict(vote.subject, carried=carried),
        vetoed_by=tuple(sorted(vote.outcome.vetoed_by)),
        result=result_sentence(holds, vote.outcome, figures, vote.question, labels),
        bar=bar_sentence(figures, council, vote.question),
        seats=_seats(vote.ballots, labels, why or {}),
    )  # fmt: skip


def sheets(votes: Sequence[PastVote], case: Case) -> tuple[VoteSheet, ...]:
    """Return all votes, in the order in which they were taken."""
    return tuple(sheet(vote, case) for vote in votes)


def _seats(
    ballots: Mapping[MemberId, Ballot], labels: Labels, why: Mapping[MemberId, Why]
) -> tuple[SeatBallot, ...]:
    return tuple(_seat(member, ballots, labels, why.get(member)) for member in labels.case.remit.council.seats)


def _seat(member: MemberId, ballots: Mapping[MemberId, Ballot], labels: Labels, why: Why | None) -> SeatBallot:
    word = said(ballots.get(member, Ballot.ABSENT)).cast
    permanent = member in labels.case.remit.council.permanent
    # Reasons begin with the ballot, which stands beside them here.
    because = why.because.removeprefix(f"{capital(word)}: ") if why else ""
    return SeatBallot(member, labels.name(member), word, permanent, because, why.reasons if why else ())
