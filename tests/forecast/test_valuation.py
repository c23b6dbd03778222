"""What a text is worth: reasons that sum, verbs that cost, red lines that hold."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.drafting import STRENGTH
from game.council.voting import Ballot
from game.forecast.forecaster import Audience, Text, forecaster_of
from game.forecast.interests import Interests
from game.forecast.temper import Stake, stakes
from game.forecast.valuation import Promised, Standpoint, ballot_for, valuation
from tests.forecast import fifteen

CASE = fifteen.case()
INTERESTS: Interests = forecaster_of(CASE).interests
SEATS = tuple(fifteen.SEATS)
CLAUSES = [Clause(each.id, Verb(verb)) for each in fifteen.bank() for verb in each.verbs]
texts = st.builds(
    Text,
    clauses=st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6, unique_by=lambda each: each.paragraph).map(
        tuple
    ),
    sponsors=st.lists(st.sampled_from(SEATS), max_size=4, unique=True).map(tuple),
    procedural=st.booleans(),
)
audiences = st.builds(Audience, st.floats(0, 14), st.floats(0, 1), st.integers(0, 2))


def standpoint(member: str, seed: int = 0, asked: tuple[tuple[str, bool], ...] = ()) -> Standpoint:
    profile = CASE.profile[member]
    relations = CASE.setting.relations[member]
    lines = profile.red_lines
    true = lines[seed % len(lines)]
    drawn = stakes(lines, true.id, true.weight * 1.15)
    return Standpoint(member, member in fifteen.PERMANENT, profile.width, relations, drawn, asked)


@given(texts, st.sampled_from(SEATS), audiences, st.integers(0, 50))
def test_the_reasons_sum_to_the_value(text: Text, member: str, others: Audience, seed: int) -> None:
    mine = standpoint(member, seed, (("BBB", True), ("AAA", False)))
    worth = valuation(INTERESTS, text, mine, others)
    assert worth.value == round(sum(each.value for each in worth.reasons), 6)
    assert all(each.text and each.source and each.value == round(each.value, 6) for each in worth.reasons)


@given(texts, st.sampled_from(SEATS), audiences)
def test_the_same_text_is_worth_the_same_every_time(text: Text, member: str, others: Audience) -> None:
    fresh = forecaster_of(CASE).interests
    assert valuation(INTERESTS, text, standpoint(member), others) == valuation(fresh, text, standpoint(member), others)


@given(texts, st.sampled_from(SEATS), audiences, st.sampled_from([Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING]))
def test_a_word_to_stand_aside_never_moves_a_ballot_beyond_the_middle(
    text: Text, member: str, others: Audience, ballot: Ballot
) -> None:
    free = valuation(INTERESTS, text, standpoint(member), others)
    word = replace(standpoint(member), promised=(Promised(ballot, "", 16.0),), stakes=())
    without = valuation(INTERESTS, text, replace(word, promised=()), others)
    bound = valuation(INTERESTS, text, word, others)
    assert abs(bound.value) <= abs(without.value) and bound.value * without.value >= 0.0
    assert not any("our word" in each.text for each in free.reasons)


def asks_enough(member: str, paragraph: str, verb: Verb) -> bool:
    """Return whether the text asks on each issue at least what the member wants, or the opposite of it."""
    ideals = CASE.profile[member].positions
    issues = INTERESTS.public.bank[paragraph].issues
    return all(
        at * ideals.get(issue, 0.0) <= 0.0 or abs(at) * STRENGTH[verb] >= abs(ideals[issue])
        for issue, at in issues.items()
    )


@given(
    st.sampled_from(SEATS), st.sampled_from(fifteen.bank()), st.sampled_from(list(Verb)), st.sampled_from(list(Verb))
)
def test_a_softer_verb_never_lowers_the_worth_where_the_text_asks_more_than_is_wanted(
    member, paragraph, one, other
) -> None:  # type: ignore[no-untyped-def]
    softer, harder = sorted((one, other), key=STRENGTH.__getitem__)
    if asks_enough(member, paragraph.id, softer):
        soft = INTERESTS.substance(member, Clause(paragraph.id, softer))
        assert soft >= INTERESTS.substance(member, Clause(paragraph.id, harder))


@given(texts, st.integers(0, 200), audiences, st.sampled_from(fifteen.PERMANENT))
def test_a_permanent_member_whose_true_red_line_is_crossed_votes_against(
    text: Text, seed: int, others: Audience, member: str
) -> None:
    mine = standpoint(member, seed, (("BBB", True), ("CCC", True)))
    true = next(each for each in mine.stakes if each.true)
    red = Clause(true.line.paragraph, Verb.DEMANDS) if true.line.paragraph else None
    if red is None:
        return
    crossing = Text((red, *(each for each in text.clauses if each.paragraph != red.paragraph)), text.sponsors)
    assert ballot_for(valuation(INTERESTS, crossing, mine, others).value, mine.width) is Ballot.AGAINST


def test_a_state_that_a_text_names_likes_it_less_than_one_of_the_same_mind_that_it_does_not() -> None:
    clause = Clause("blames", Verb.CONDEMNS)
    assert INTERESTS.naming("AAA", clause, 0.0) < 0.0 == INTERESTS.naming("BBB", clause, 0.0)
    assert INTERESTS.naming("AAA", Clause("blames", Verb.TAKES_NOTE), 0.0) == 0.0


@dataclass(frozen=True)
class Priced:
    in_favour: float
    vetoes: int
    price: float


@pytest.mark.parametrize(
    "case", [Priced(14, 0, 14.0), Priced(12, 0, 9.0), Priced(9, 0, 3.0), Priced(7, 0, 0.0), Priced(14, 1, 3.5)]
)
def test_the_price_of_a_veto_grows_with_the_votes_in_favour_and_is_less_the_second_time(case: Priced) -> None:
    text = Text((Clause("withdraws", Verb.DEMANDS),), ("BBB",))
    mine = standpoint("AAA")
    free = Standpoint(mine.member, mine.permanent, mine.width, mine.relations)
    worth = valuation(INTERESTS, text, free, Audience(case.in_favour, 1.0, case.vetoes))
    assert sum(each.value for each in worth.reasons if each.source == "veto") == case.price


def test_the_price_of_a_veto_makes_no_member_join_a_text_that_it_dislikes() -> None:
    text = Text((Clause("recalls", Verb.TAKES_NOTE), Clause("opens", Verb.TAKES_NOTE)), ())
    mine = standpoint("AAA")
    free = Standpoint(mine.member, True, 1.0, mine.relations)
    alone = valuation(INTERESTS, text, free, Audience()).value
    priced = valuation(INTERESTS, text, free, Audience(14.0, 1.0, 0)).value
    assert alone < 0.0
    assert alone < priced <= 0.0


def test_a_red_line_on_an_issue_is_crossed_only_beyond_it() -> None:
    line = next(each for each in standpoint("AAA").stakes if each.line.issue == "blame")
    from game.forecast.valuation import crossed

    assert line.line.at == 0.3
    assert crossed(INTERESTS, Text((Clause("blames", Verb.CALLS_UPON),)), line)
    assert not crossed(INTERESTS, Text((Clause("blames", Verb.TAKES_NOTE),)), line)
    assert not crossed(INTERESTS, Text((Clause("lifts", Verb.DEMANDS),)), line)


def test_a_stake_that_is_not_the_true_one_weighs_less() -> None:
    for each in standpoint("AAA").stakes:
        assert isinstance(each, Stake)
        assert (each.weight >= each.line.weight * 0.8) is each.true


@pytest.mark.parametrize(
    ("value", "ballot"),
    [(12.1, Ballot.IN_FAVOUR), (12.0, Ballot.ABSTAINING), (-12.0, Ballot.ABSTAINING), (-12.1, Ballot.AGAINST)],
)
def test_within_its_width_a_member_abstains(value: float, ballot: Ballot) -> None:
    assert ballot_for(value, 12.0) is ballot


def test_reasons_are_told_weightiest_first_with_their_points() -> None:
    text = Text((Clause("withdraws", Verb.DEMANDS), Clause("talks", Verb.URGES)), ("BBB",))
    told = valuation(INTERESTS, text, standpoint("AAA"), Audience(10.0, 0.9)).telling(2)
    assert told.count("(") == 2
    assert "paragraph 1 demands that Alder withdraw its patrols (-" in told
