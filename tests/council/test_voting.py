"""Articles 18, 23 and 27 as arithmetic: what is adopted, what fails, and what is a veto."""

import timeit

import pytest

from game.council.membership import Council, council_of
from game.council.voting import (
    Ballot,
    Ground,
    Outcome,
    Question,
    VoteTally,
    outcome,
    tally,
    votes_required,
    with_obligatory_abstentions,
)

PERMANENT = ("P1", "P2", "P3", "P4", "P5")
FIFTEEN = council_of((*PERMANENT, *(f"e{n:02}" for n in range(10))), PERMANENT, 9)
ELEVEN = council_of((*PERMANENT, *(f"e{n:02}" for n in range(6))), PERMANENT, 7)
SUBSTANTIVE, PROCEDURAL = Question.SUBSTANTIVE, Question.PROCEDURAL

LETTERS = dict(zip("+-0na", Ballot, strict=True))


def cast(council: Council, permanent: str, elected: str) -> dict[str, Ballot]:
    """Ballots as letters, permanent members first: + in favour, - against, 0 abstaining, n no part, a absent."""
    members = (*PERMANENT, *council.elected)
    return {member: LETTERS[letter] for member, letter in zip(members, permanent + elected, strict=True)}


def vote(permanent: str, elected: str, question: Question = SUBSTANTIVE, council: Council = FIFTEEN) -> Outcome:
    return outcome(cast(council, permanent, elected), council, question)


def test_nine_votes_adopt_and_eight_do_not() -> None:
    assert vote("+++++", "++++000000").ground is Ground.ADOPTED
    assert vote("+++++", "+++0000000").ground is Ground.LACKED_VOTES


def test_seven_votes_of_eleven_adopted_before_1966() -> None:
    assert vote("+++++", "++0000", council=ELEVEN).adopted
    assert not vote("+++++", "+00000", council=ELEVEN).adopted


def test_a_permanent_member_voting_against_a_draft_with_its_nine_votes_makes_the_outcome_a_veto() -> None:
    assert vote("-++++", "+++++++++0") == Outcome(Ground.VETO, frozenset({"P1"}))


def test_every_permanent_member_voting_against_is_recorded_with_a_veto() -> None:
    assert vote("-0-++", "++++++++--").vetoed_by == {"P1", "P3"}


def test_a_permanent_member_voting_against_a_draft_without_its_nine_votes_is_not_a_veto() -> None:
    assert vote("-+++0", "+++++00000") == Outcome(Ground.LACKED_VOTES)


def test_abstention_of_a_permanent_member_is_not_a_veto() -> None:
    assert vote("0++++", "+++++00000").adopted


def test_a_draft_passes_though_no_permanent_member_votes_in_favour() -> None:
    assert vote("0000n", "+++++++++0").adopted


def test_absence_of_a_permanent_member_is_treated_like_abstention() -> None:
    assert vote("a++++", "+++0-0", council=ELEVEN).adopted


def test_non_participation_of_a_permanent_member_is_treated_like_abstention() -> None:
    assert vote("n++++", "++++++++++").adopted


def test_a_member_without_a_ballot_was_absent() -> None:
    ballots = dict.fromkeys(FIFTEEN.seats[:8], Ballot.IN_FAVOUR)
    assert outcome(ballots, FIFTEEN, SUBSTANTIVE).ground is Ground.LACKED_VOTES
    assert tally(ballots, FIFTEEN) == VoteTally(8, 0, 0, 0, 7)


def test_the_majority_is_of_all_seats_and_never_of_those_present() -> None:
    assert vote("+++++", "+++aaaaaaa").ground is Ground.LACKED_VOTES


def test_an_elected_members_vote_against_never_blocks_by_itself() -> None:
    assert vote("+++++", "+++++++++-").adopted
    assert vote("+++++", "++++------").adopted


def test_seven_elected_members_together_can_withhold_the_nine_votes() -> None:
    assert vote("+++++", "+++0000000").ground is Ground.LACKED_VOTES


def test_no_permanent_member_blocks_a_procedural_decision() -> None:
    assert vote("-----", "+++++++++0", PROCEDURAL).adopted
    assert vote("-----", "++++++++00", PROCEDURAL).ground is Ground.LACKED_VOTES


def test_the_preliminary_question_can_be_vetoed_and_then_the_draft_too() -> None:
    first = vote("-++++", "++++-0", Question.PRELIMINARY, ELEVEN)
    second = vote("-++++", "+++++-", SUBSTANTIVE, ELEVEN)
    assert first == second == Outcome(Ground.VETO, frozenset({"P1"}))


def test_the_preliminary_question_without_its_majority_fails_for_want_of_votes() -> None:
    assert vote("-++++", "+-0000", Question.PRELIMINARY, ELEVEN).ground is Ground.LACKED_VOTES


def test_a_judge_is_elected_by_an_absolute_majority_without_a_veto() -> None:
    assert votes_required(FIFTEEN, Question.COURT_ELECTION) == 8
    assert votes_required(ELEVEN, Question.COURT_ELECTION) == 6
    assert vote("----0", "++++++++00", Question.COURT_ELECTION).adopted
    assert not vote("----0", "+++++++000", Question.COURT_ELECTION).adopted


def test_a_party_to_the_dispute_shall_abstain_where_article_27_3_is_enforced() -> None:
    ballots = cast(FIFTEEN, "-++++", "+++++00000")
    assert outcome(ballots, FIFTEEN, SUBSTANTIVE).ground is Ground.VETO
    assert outcome(ballots, FIFTEEN, SUBSTANTIVE, frozenset({"P1"})).adopted
    assert outcome(ballots, FIFTEEN, SUBSTANTIVE, frozenset({"P2"})).ground is Ground.LACKED_VOTES


def test_obligatory_abstention_leaves_an_empty_chair_empty() -> None:
    ballots = with_obligatory_abstentions({"P1": Ballot.ABSENT, "P2": Ballot.AGAINST}, {"P1", "P2"})
    assert ballots == {"P1": Ballot.ABSENT, "P2": Ballot.ABSTAINING}


def test_the_record_prints_three_figures() -> None:
    figures = tally(cast(FIFTEEN, "+-0na", "++++++++--"), FIFTEEN)
    assert str(figures) == "9-3-1"
    assert figures == VoteTally(9, 3, 1, 1, 1)


@pytest.mark.parametrize("question", Question)
def test_a_vote_in_which_nobody_votes_in_favour_fails_for_want_of_votes(question: Question) -> None:
    assert vote("-----", "0000000000", question) == Outcome(Ground.LACKED_VOTES)


def test_a_ruling_is_overruled_by_nine_votes_and_stands_with_eight() -> None:
    assert vote("+++++", "++++------", PROCEDURAL).adopted
    assert not vote("+++++", "+++-------", PROCEDURAL).adopted
    assert vote("-++++", "+++++-----", PROCEDURAL).adopted


def test_nine_votes_alone_never_take_a_veto_away() -> None:
    assert vote("-++++", "++++++++++", Question.PRELIMINARY) == Outcome(Ground.VETO, frozenset({"P1"}))


def test_a_vote_is_decided_in_a_few_microseconds() -> None:
    ballots = cast(FIFTEEN, "-++++", "+++++00000")
    rounds = 5_000
    fastest = min(timeit.repeat(lambda: outcome(ballots, FIFTEEN, SUBSTANTIVE), number=rounds, repeat=5)) / rounds
    # 2 microseconds is the aim; a busy machine gets leave.
    assert fastest < 8e-6
