"""Votes of which not everything is known: decided where every completion that fits says the same."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council.adjudication import KnownVote, decided, possible_outcomes, shortfall
from game.council.membership import council_of
from game.council.voting import ADOPTED, LACKED_VOTES, Ballot, Ground, Outcome, Question, outcome

PERMANENT = ("P1", "P2", "P3", "P4", "P5")
FIFTEEN = council_of((*PERMANENT, *(f"e{n:02}" for n in range(10))), PERMANENT, 9)
SMALL = council_of(("P1", "P2", "e1", "e2", "e3"), ("P1", "P2"), 3)
SUBSTANTIVE, PROCEDURAL = (Question.SUBSTANTIVE,), (Question.PROCEDURAL,)
EITHER = (*SUBSTANTIVE, *PROCEDURAL)


def figures(*counts: int | None) -> dict[Ballot, int]:
    return {ballot: count for ballot, count in zip(Ballot, counts, strict=False) if count is not None}


def known(counts=(), questions=SUBSTANTIVE, **named: Ballot) -> KnownVote:
    return KnownVote(figures(*counts), named, questions)


def test_without_a_vote_against_nine_in_favour_are_enough() -> None:
    assert decided(known((9, 0, 6)), FIFTEEN) == ADOPTED


def test_without_nine_in_favour_nothing_else_matters() -> None:
    assert decided(known((8,)), FIFTEEN) == LACKED_VOTES


def test_votes_against_without_names_may_be_anybodys() -> None:
    assert decided(known((9, 2, 4)), FIFTEEN) is None


def test_votes_against_without_names_do_not_matter_on_a_procedural_question() -> None:
    assert decided(known((9, 6, 0), PROCEDURAL), FIFTEEN) == ADOPTED


def test_it_matters_whether_the_question_was_procedural_only_where_a_permanent_member_is_against() -> None:
    assert decided(known((12, 1, 2), EITHER, P1=Ballot.AGAINST), FIFTEEN) is None
    assert decided(known((12, 1, 2), EITHER, e01=Ballot.AGAINST), FIFTEEN) == ADOPTED
    assert decided(known((8, 1, 6), EITHER, P1=Ballot.AGAINST), FIFTEEN) == LACKED_VOTES


def test_one_veto_named_of_two_votes_against_leaves_open_who_else_joined_it() -> None:
    assert decided(known((11, 2, 2), P1=Ballot.AGAINST), FIFTEEN) is None
    assert decided(known((11, 1, 3), P1=Ballot.AGAINST), FIFTEEN) == Outcome(Ground.VETO, frozenset({"P1"}))


def test_permanent_members_named_elsewhere_cannot_be_among_those_against() -> None:
    elsewhere = dict.fromkeys(PERMANENT, Ballot.IN_FAVOUR)
    assert decided(known((9, 3, 3), **elsewhere), FIFTEEN) == ADOPTED


def test_where_all_elected_members_are_named_the_rest_must_be_permanent() -> None:
    elected = dict.fromkeys(FIFTEEN.elected, Ballot.IN_FAVOUR)
    assert decided(known((10, 5, 0), **elected), FIFTEEN) == Outcome(Ground.VETO, frozenset(PERMANENT))


def test_what_the_printed_figures_leave_out_was_withheld() -> None:
    assert decided(known((9, 0, 1)), FIFTEEN) == ADOPTED


def test_a_vote_of_which_only_names_are_known_is_decided_if_they_are_all() -> None:
    ballots = dict(zip(FIFTEEN.seats, [*Ballot, *[Ballot.IN_FAVOUR] * 10], strict=True))
    assert decided(KnownVote({}, ballots), FIFTEEN) == outcome(ballots, FIFTEEN, Question.SUBSTANTIVE)


@pytest.mark.parametrize(
    ("vote", "missing"),
    [
        (known((9, 2, 4, 0, 0)), 0),
        (known((9, 2, 3, 0, 0)), 1),
        (known((9, 2, 5, 0, 0)), -1),
        (known((9, 2, 3)), 0),
        (known((9, 2, 5)), -1),
        (known((9, 2, 4), P1=Ballot.ABSENT), -1),
        (known((9, 2, 3), P1=Ballot.ABSENT), 0),
        (known(), 0),
    ],
)
def test_figures_and_names_must_make_up_the_council(vote: KnownVote, missing: int) -> None:
    assert shortfall(vote, FIFTEEN) == missing


ALL_BALLOTS = [dict(zip(SMALL.seats, cast, strict=True)) for cast in product(Ballot, repeat=SMALL.size)]


def fits(ballots: dict[str, Ballot], vote: KnownVote) -> bool:
    counted = Counter(ballots.values())
    named = all(ballots[member] is ballot for member, ballot in vote.ballots.items())
    return named and all(counted[ballot] == count for ballot, count in vote.counts.items())


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ALL_BALLOTS),
    st.sets(st.sampled_from(SMALL.seats)),
    st.sets(st.sampled_from(Ballot)),
    st.sampled_from([SUBSTANTIVE, PROCEDURAL, EITHER]),
)
def test_the_possible_outcomes_are_those_of_all_ways_of_voting_that_fit(truth, named, counted, questions) -> None:
    counts = {ballot: list(truth.values()).count(ballot) for ballot in counted}
    vote = KnownVote(counts, {member: truth[member] for member in named}, questions)
    listed = {outcome(each, SMALL, question) for each in ALL_BALLOTS if fits(each, vote) for question in questions}
    assert possible_outcomes(vote, SMALL) == listed
    assert shortfall(vote, SMALL) == 0


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(Ballot), st.integers(0, 6)),
    st.dictionaries(st.sampled_from(SMALL.seats), st.sampled_from(Ballot)),
)
def test_nothing_fits_exactly_where_figures_and_names_do_not_add_up(counts, ballots) -> None:
    vote = KnownVote(counts, ballots)
    adds_up = shortfall(vote, SMALL) == 0 and all(vote.named(ballot) <= count for ballot, count in counts.items())
    assert adds_up == any(fits(each, vote) for each in ALL_BALLOTS)
    assert adds_up == bool(possible_outcomes(vote, SMALL))
