"""What cannot be bought: a permanent member's true red line, and more than so much by asking."""

from hypothesis import given
from hypothesis import strategies as st

from game.council.acts import Clause, Verb
from game.council.voting import Ballot
from game.engine.case import RedLine
from game.forecast.forecaster import Audience, Text, forecaster_of
from game.forecast.interests import Interests
from game.forecast.temper import Stake, stakes
from game.forecast.valuation import ASKED_AT_MOST, Promised, Standpoint, ballot_for, crossed, valuation
from tests.forecast import fifteen

CASE = fifteen.case()
INTERESTS: Interests = forecaster_of(CASE).interests
SEATS = tuple(fifteen.SEATS)
CLAUSES = [Clause(each.id, Verb(verb)) for each in fifteen.bank() for verb in each.verbs]
LINES = [(member, line) for member in fifteen.PERMANENT for line in CASE.profile[member].red_lines]

clauses = st.lists(st.sampled_from(CLAUSES), max_size=5, unique_by=lambda each: each.paragraph).map(tuple)
words = st.lists(
    st.builds(Promised, st.sampled_from(list(Ballot)[:3]), st.sampled_from(("", "BBB")), st.floats(0.0, 200.0)),
    max_size=2,
)
askers = st.lists(st.tuples(st.sampled_from(SEATS), st.booleans()), max_size=14, unique_by=lambda each: each[0])
audiences = st.builds(Audience, st.floats(0, 14), st.floats(0, 1), st.integers(0, 2), st.floats(0, 1))
companies = st.lists(st.sampled_from(SEATS), max_size=4, unique=True).map(tuple)


def held(member: str, line: RedLine) -> tuple[Stake, ...]:
    """Return what this member's lines weigh where that one is true, and costs next to nothing."""
    return stakes(CASE.profile[member].red_lines, line.id, 1.0)


def crossing(member: str, line: RedLine) -> list[Clause]:
    """Return the clauses that cross the line by themselves."""
    true = next(each for each in held(member, line) if each.true)
    return [each for each in CLAUSES if crossed(INTERESTS, Text((each,)), true)]


CROSSING = {(member, line.id): crossing(member, line) for member, line in LINES}


def test_each_line_of_a_permanent_member_can_be_crossed() -> None:
    assert [of for of, found in CROSSING.items() if not found] == []


@given(st.sampled_from(LINES), st.data(), clauses, st.floats(0.0, 100.0), words, askers, audiences, companies)
def test_no_friendship_request_promise_or_company_buys_a_true_line(
    of: tuple[str, RedLine], data: st.DataObject, more: tuple[Clause, ...], friendship: float, word: list[Promised],
    asked: list[tuple[str, bool]], others: Audience, sponsors: tuple[str, ...],
) -> None:  # fmt: skip
    member, line = of
    red = data.draw(st.sampled_from(CROSSING[member, line.id]))
    text = Text((red, *(each for each in more if each.paragraph != red.paragraph)), sponsors)
    mine = Standpoint(
        member, True, 10.0, dict.fromkeys(SEATS, friendship), held(member, line), tuple(asked), promised=tuple(word)
    )
    worth = valuation(INTERESTS, text, mine, others)
    assert ballot_for(worth.value, mine.width) is Ballot.AGAINST


def test_a_word_that_is_worth_most_to_keep_is_broken_for_a_true_line_and_kept_where_the_line_is_pretended() -> None:
    member, line = "AAA", CASE.profile["AAA"].red_lines[0]
    text = Text((Clause(line.paragraph, Verb.TAKES_NOTE),))
    ballots = {}
    for true in (line.id, CASE.profile["AAA"].red_lines[2].id):
        word = (Promised(Ballot.IN_FAVOUR, "BBB", 150.0),)
        mine = Standpoint(member, True, 10.0, {}, stakes(CASE.profile[member].red_lines, true, 1.0), promised=word)
        ballots[true] = ballot_for(valuation(INTERESTS, text, mine, Audience()).value, mine.width)
    assert list(ballots.values()) == [Ballot.AGAINST, Ballot.IN_FAVOUR]


def of_asking(asked: tuple[tuple[str, bool], ...], relations: dict[str, float]) -> list[float]:
    """Return the points of each request in the value of one text."""
    mine = Standpoint("JJJ", False, 12.0, relations, asked=asked)
    worth = valuation(INTERESTS, Text((Clause("talks", Verb.URGES),)), mine, Audience(8.0))
    return [each.value for each in worth.reasons if "asked us to" in each.text]


@given(askers, st.dictionaries(st.sampled_from(SEATS), st.floats(-100.0, 100.0), max_size=4))
def test_however_many_ask_it_moves_the_value_by_ten_points_at_most(
    asked: list[tuple[str, bool]], relations: dict[str, float]
) -> None:
    assert ASKED_AT_MOST == 10.0
    assert sum(map(abs, of_asking(tuple(asked), relations))) <= 10.0 + 1e-5


def test_each_request_weighs_with_the_relations_to_who_asks_until_the_bound_is_reached() -> None:
    asked = (("BBB", True), ("CCC", False), ("DDD", True), ("EEE", True))
    assert of_asking(asked[:1], {}) == [5.0]
    assert of_asking(asked[:1], {"BBB": 100.0}) == [10.0]
    assert of_asking(asked[:2], {"BBB": -100.0, "CCC": 20.0}) == [-6.0]
    assert of_asking(asked, {"BBB": 20.0, "CCC": -40.0}) == [6.0, -3.0, 1.0]
