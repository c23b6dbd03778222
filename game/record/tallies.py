"""The votes of a game as values: every seat's ballot, what was needed, how it ended and by what rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from game.council.membership import Council
from game.council.papers import PastVote
from game.council.voting import Ballot, Ground, Outcome, Question, VoteTally, tally, votes_required
from game.delegations.reasons import Reason
from game.engine.case import Case
from game.record.labels import Labels, capital, counted, listed, numeral
from game.terms import MemberId, Slug, Symbol

BALLOT_WORDS = {
    Ballot.IN_FAVOUR: "in favour",
    Ballot.AGAINST: "against",
    Ballot.ABSTAINING: "abstaining",
    Ballot.NOT_PARTICIPATING: "not participating",
    Ballot.ABSENT: "absent",
}
_QUESTIONS = {
    "agenda": "the adoption of the agenda",
    "ruling": "the challenge to the President's ruling",
    "motion": "the motion",
    "preliminary": "the preliminary question whether {} is procedural",
    "party": "whether {} is a party to the dispute",
    "invitation": "the invitation to {}",
    "exclusion": "the question not to invite {}",
    "part": "the part that is voted on separately, “{}”",
    "amendment": "amendment {}",
    "draft": "draft resolution {}",
}


class Why(Struct, frozen=True):
    """Why a seat that was led by the game cast its ballot: in words, and as the terms that its value is the sum of."""

    because: str
    reasons: tuple[Reason, ...] = ()


class SeatBallot(Struct, frozen=True):
    """One seat's ballot as it counted; `because` holds its reasons in words, known only after the game, and `reasons`
    the terms that sum to what the text was worth to it.
    """

    member: MemberId
    name: str
    ballot: str
    permanent: bool
    because: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def value(self) -> float:
        """Return what the text was worth to the seat, in points; 0 where no reasons are kept."""
        return round(sum(each.value for each in self.reasons), 6)


class VoteSheet(Struct, frozen=True):
    """One vote. `needed` is the bar in votes in favour; `ground` is adopted, veto or lacked_votes;
    `result` says in a sentence how it ended and by what rule, `bar` how near it came.
    """

    id: str
    kind: str
    subject: str
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
    vetoed_by: tuple[MemberId, ...]
    result: str
    bar: str
    seats: tuple[SeatBallot, ...]

    @property
    def adopted(self) -> bool:
        """Return whether the question was carried."""
        return self.ground == Ground.ADOPTED.value


def sheet(vote: PastVote, case: Case, why: Mapping[MemberId, Why] | None = None) -> VoteSheet:
    """Return a past vote as a value; `why` are the seats' reasons, where the game is over."""
    labels, council = Labels(case), case.remit.council
    figures = tally(vote.ballots, council)
    title = question_title(vote.kind, vote.subject, labels)
    return VoteSheet(
        vote.id, vote.kind, vote.subject, title, vote.question.value, vote.day, vote.meeting, vote.item,
        needed=votes_required(council, vote.question),
        in_favour=figures.in_favour, against=figures.against, abstaining=figures.abstaining,
        not_participating=figures.not_participating, absent=figures.absent,
        ground=vote.outcome.ground.value,
        vetoed_by=tuple(sorted(vote.outcome.vetoed_by)),
        result=result_sentence(title, vote.outcome, figures, vote.question, labels),
        bar=bar_sentence(figures, council, vote.question),
        seats=_seats(vote.ballots, labels, why or {}),
    )  # fmt: skip


def sheets(votes: Sequence[PastVote], case: Case) -> tuple[VoteSheet, ...]:
    """Return all votes, in the order in which they were taken."""
    return tuple(sheet(vote, case) for vote in votes)


def question_title(kind: str, subject: str, labels: Labels) -> str:
    """Return in words what was put to the vote."""
    about = labels.the(subject) if kind in ("invitation", "exclusion", "party") else subject
    about = labels.of("paragraph", subject) if kind == "part" else about
    return _QUESTIONS.get(kind, "{}").format(about)


def figures_sentence(title: str, figures: VoteTally) -> str:
    """Return the figures as the President announces them."""
    counts = [counted(figures.in_favour, "vote") + " in favour", f"{counted(figures.against, 'vote')} against"]
    counts.append(counted(figures.abstaining, "abstention"))
    if figures.not_participating:
        counts.append(f"{counted(figures.not_participating, 'member')} not participating")
    if figures.absent:
        counts.append(f"{counted(figures.absent, 'member')} absent")
    return f"{capital(title)} received {listed(counts)}"


def result_sentence(title: str, outcome: Outcome, figures: VoteTally, question: Question, labels: Labels) -> str:
    """Return how the vote ended and by what rule: adopted, a veto, or lacking the votes required."""
    needed = votes_required(labels.case.remit.council, question)
    if outcome.ground is Ground.ADOPTED:
        votes = counted(figures.in_favour, "vote")
        return f"{capital(title)} is adopted, with {votes} in favour where it needs {numeral(needed)}"
    if outcome.ground is Ground.VETO:
        against = listed([labels.the(member) for member in sorted(outcome.vetoed_by)])
        return (
            f"{capital(title)} is not adopted: it had the {numeral(needed)} votes that it needs, and the outcome is "
            f"a veto, a permanent member having voted against: {against} (Charter, Article 27 (3))"
        )
    had = numeral(figures.in_favour)
    return (
        f"{capital(title)} is not adopted: it lacked {numeral(needed)} votes in favour, having {had} "
        f"(Charter, Article 27 ({'2' if question is Question.PROCEDURAL else '3'}))"
    )


def bar_sentence(figures: VoteTally, council: Council, question: Question) -> str:
    """Return how near the vote came to the bar, and how many not in favour defeat it."""
    needed = votes_required(council, question)
    withheld, enough = council.size - figures.in_favour, council.size - needed + 1
    return (
        f"{figures.in_favour} of {council.size} in favour, {needed} needed; {withheld} not in favour, "
        f"and {numeral(enough)} not in favour are enough to defeat it"
    )


def _seats(
    ballots: Mapping[MemberId, Ballot], labels: Labels, why: Mapping[MemberId, Why]
) -> tuple[SeatBallot, ...]:
    return tuple(_seat(member, ballots, labels, why.get(member)) for member in labels.case.remit.council.seats)


def _seat(member: MemberId, ballots: Mapping[MemberId, Ballot], labels: Labels, why: Why | None) -> SeatBallot:
    word = BALLOT_WORDS[ballots.get(member, Ballot.ABSENT)]
    permanent = member in labels.case.remit.council.permanent
    # Reasons begin with the ballot, which stands beside them here.
    because = why.because.removeprefix(f"{capital(word)}: ") if why else ""
    return SeatBallot(member, labels.name(member), word, permanent, because, why.reasons if why else ())
