"""The laws of a vote, for every Council and every way of voting (P1 to P7 of the rules)."""

from collections.abc import Mapping

from hypothesis import assume, given
from hypothesis import strategies as st

from game.council.membership import Council, council_of
from game.council.voting import Ballot, Ground, Question, outcome, outcome_of, tally, votes_required

Ballots = Mapping[str, Ballot]
WITHHELD = (Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING, Ballot.ABSENT)


def a_council(size: int, majority: int, permanent: int) -> Council:
    members = [f"m{number:02}" for number in range(size)]
    return council_of(members, members[:permanent], majority)


real = st.sampled_from([a_council(15, 9, 5), a_council(11, 7, 5)])
imagined = st.integers(2, 20).flatmap(
    lambda size: st.builds(a_council, st.just(size), st.integers(1, size), st.integers(0, size))
)
councils = real | imagined
questions = st.sampled_from(Question)
# Votes in favour are drawn more often, so that majorities are common.
ballots = st.sampled_from([*Ballot, Ballot.IN_FAVOUR, Ballot.IN_FAVOUR, Ballot.IN_FAVOUR])
votes = councils.flatmap(
    lambda council: st.tuples(st.just(council), st.fixed_dictionaries(dict.fromkeys(council.seats, ballots)), questions)
)
Vote = tuple[Council, Ballots, Question]


def swapped(cast: Ballots, one: str, other: str) -> Ballots:
    return {**cast, one: cast[other], other: cast[one]}


@given(votes)
def test_p1_the_five_figures_add_up_to_the_size_of_the_council(vote: Vote) -> None:
    council, cast, _ = vote
    figures = tally(cast, council)
    parts = (figures.in_favour, figures.against, figures.abstaining, figures.not_participating, figures.absent)
    assert sum(parts) == council.size


@given(votes, st.randoms(use_true_random=False))
def test_p2_the_outcome_depends_only_on_the_votes_in_favour_and_permanent_members_against(vote: Vote, chance) -> None:
    council, cast, question = vote
    against = {member for member in council.permanent if cast[member] is Ballot.AGAINST}
    others = [member for member in council.seats if member not in against]
    in_favour = sum(ballot is Ballot.IN_FAVOUR for ballot in cast.values())
    chosen = set(chance.sample(others, in_favour))
    rewritten = {
        member: Ballot.AGAINST
        if member in against
        else Ballot.IN_FAVOUR
        if member in chosen
        else chance.choice(WITHHELD if member in council.permanent else (*WITHHELD, Ballot.AGAINST))
        for member in council.seats
    }
    assert outcome(rewritten, council, question) == outcome(cast, council, question)
    assert outcome_of(in_favour, against, council, question) == outcome(cast, council, question)


@given(votes, st.data())
def test_p3_abstaining_staying_away_and_taking_no_part_have_the_same_effect(vote: Vote, data: st.DataObject) -> None:
    council, cast, question = vote
    changed = {
        member: data.draw(st.sampled_from(WITHHELD)) if ballot in WITHHELD else ballot
        for member, ballot in cast.items()
    }
    assert outcome(changed, council, question) == outcome(cast, council, question)


@given(votes, st.data())
def test_p4_on_a_procedural_vote_all_members_are_equal(vote: Vote, data: st.DataObject) -> None:
    council, cast, _ = vote
    one, other = (data.draw(st.sampled_from(council.seats)) for _ in range(2))
    before = outcome(cast, council, Question.PROCEDURAL)
    assert outcome(swapped(cast, one, other), council, Question.PROCEDURAL) == before


@given(votes, st.data())
def test_p5_on_a_substantive_vote_members_of_the_same_standing_are_equal(vote: Vote, data: st.DataObject) -> None:
    council, cast, _ = vote
    groups = [group for group in (sorted(council.permanent), council.elected) if group]
    group = data.draw(st.sampled_from(groups))
    one, other = (data.draw(st.sampled_from(group)) for _ in range(2))
    before = outcome(cast, council, Question.SUBSTANTIVE)
    assert outcome(swapped(cast, one, other), council, Question.SUBSTANTIVE).ground is before.ground


@given(votes, st.data())
def test_p6_a_vote_in_favour_in_place_of_an_abstention_never_defeats_a_text(vote: Vote, data: st.DataObject) -> None:
    council, cast, question = vote
    abstaining = [member for member in council.seats if cast[member] in WITHHELD]
    assume(abstaining)
    member = data.draw(st.sampled_from(abstaining))
    before, after = (outcome(each, council, question) for each in (cast, {**cast, member: Ballot.IN_FAVOUR}))
    assert after.adopted or not before.adopted


@given(votes)
def test_p7_a_veto_stops_only_what_had_its_majority_and_names_permanent_members_against(vote: Vote) -> None:
    council, cast, question = vote
    result = outcome(cast, council, question)
    in_favour = sum(ballot is Ballot.IN_FAVOUR for ballot in cast.values())
    if result.ground is Ground.VETO:
        assert in_favour >= votes_required(council, question)
        assert result.vetoed_by == {member for member in council.permanent if cast[member] is Ballot.AGAINST}
        assert result.vetoed_by
        assert question in (Question.SUBSTANTIVE, Question.PRELIMINARY)
    else:
        assert not result.vetoed_by
        assert result.adopted == (in_favour >= votes_required(council, question))


@given(votes, st.data())
def test_a_party_bound_to_abstain_changes_nothing_by_how_it_voted(vote: Vote, data: st.DataObject) -> None:
    council, cast, question = vote
    party = data.draw(st.sampled_from(council.seats))
    other = {**cast, party: data.draw(st.sampled_from(Ballot))}
    bound = frozenset({party})
    assert outcome(cast, council, question, bound) == outcome(other, council, question, bound)
    assert party not in outcome(cast, council, question, bound).vetoed_by
