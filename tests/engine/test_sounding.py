"""Sounding out: two lines, one of them true, and nothing in how they are told says which."""

from collections import defaultdict

import pytest
from msgspec.structs import replace

from game.council.papers import BankParagraph
from game.engine import SECRETARIAT, State, begin, briefing, open_to, step
from game.engine.case import RedLine
from game.engine.sounding import touched
from game.terms import Dice
from game.world import acts as w
from game.world.acts import OpenDay, SoundOut
from tests.forecast import fifteen

CASE = fifteen.case()
BY, OTHER = "BBB", "AAA"
LINES = [each.id for each in CASE.profile[OTHER].red_lines]


def morning(true: str) -> State:
    """Return the first morning of a game in which this is the true line of the one that is sounded out."""
    state = step(begin(CASE), SECRETARIAT, OpenDay(), Dice(0, 0, "morning"))[1]
    hidden = replace(state.world.hidden, lines={**state.world.hidden.lines, OTHER: true})
    return replace(state, world=replace(state.world, hidden=hidden))


def told(true: str, seed: int) -> tuple[str, ...]:
    """Return the lines that are named, in the order in which they are."""
    after = step(morning(true), BY, SoundOut(OTHER), Dice(seed, 1, "corridor"))[1]
    return briefing(after, BY).learned[-1].lines


@pytest.mark.parametrize("true", LINES)
def test_the_true_line_is_named_with_one_other_whichever_it_is(true: str) -> None:
    named = {frozenset(told(true, seed)) for seed in range(40)}
    assert named == {frozenset((true, other)) for other in LINES if other != true}


def test_the_same_two_lines_are_told_in_the_same_order_whichever_is_true() -> None:
    orders = defaultdict(set)
    for true in LINES:
        for seed in range(40):
            orders[frozenset(told(true, seed))].add(told(true, seed))
    assert len(orders) == 3
    assert [found for found in orders.values() if len(found) > 1] == []


def test_what_was_learned_names_neither_price_nor_paragraph() -> None:
    after = step(morning(LINES[0]), BY, SoundOut(OTHER), Dice(1, 1, "corridor"))[1]
    learned = briefing(after, BY).learned[-1]
    assert (learned.by, learned.member, learned.day) == (BY, OTHER, 1)
    assert (learned.paragraph, learned.line, learned.price) == ("", "", 0.0)


def test_the_lines_that_a_sounding_named_are_known_from_then_on_and_no_others() -> None:
    after = step(morning(LINES[0]), BY, SoundOut(OTHER), Dice(1, 1, "corridor"))[1]
    known = briefing(after, BY).lines
    assert {line.id for line in known[OTHER]} == set(told(LINES[0], 1)) and set(known) == {OTHER}
    assert briefing(after, "CCC").lines == {}
    assert SoundOut(OTHER) not in list(open_to(after, BY).frames[SoundOut].each()), "nobody is sounded out twice"


@pytest.mark.parametrize(
    ("issues", "line", "touches"),
    [
        ({}, RedLine("x", "", paragraph="p"), True),
        ({}, RedLine("x", "", paragraph="q"), False),
        ({"blame": 0.2}, RedLine("x", "", issue="blame", at=0.3), True),
        ({"blame": -0.2}, RedLine("x", "", issue="blame", at=0.3), False),
        ({"blame": -0.2}, RedLine("x", "", issue="blame", at=-0.3), True),
        ({"blame": 0.2}, RedLine("x", "", issue="blame", at=-0.3), False),
        ({"talks": 0.2}, RedLine("x", "", issue="blame", at=0.3), False),
        ({"talks": -0.2}, RedLine("x", "", issue="blame", at=-0.3), False),
        ({"blame": -0.2}, RedLine("x", "", paragraph="q"), False),
    ],
)
def test_a_line_is_touched_by_its_paragraph_or_by_what_moves_its_issue_towards_it(
    issues: dict[str, float], line: RedLine, touches: bool
) -> None:
    assert touched(BankParagraph("p", "operative", "words", ("urges",), issues), line) is touches


@pytest.mark.parametrize("paragraph", ["blames", "lifts", "relief"])
@pytest.mark.parametrize("true", LINES)
def test_a_paragraph_that_is_tested_tells_whether_it_touches_the_true_line_and_no_more(
    true: str, paragraph: str
) -> None:
    before = morning(true)
    after = step(before, BY, w.TestParagraph(OTHER, paragraph), Dice(1, 1, "corridor"))[1]
    learned = briefing(after, BY).learned[-1]
    line = next(each for each in CASE.profile[OTHER].red_lines if each.id == true)
    touches = touched(CASE.remit.paragraph[paragraph], line)
    price = before.world.hidden.prices[OTHER]
    assert (learned.paragraph, learned.line, learned.price) == (paragraph, true * touches, price * touches)
    names = CASE.remit.paragraph[paragraph].names
    assert learned.relation == briefing(before, OTHER).relations.get(names or "", 0.0)
    assert briefing(after, BY).influence == briefing(before, BY).influence - 1
    assert briefing(after, "CCC").learned == ()
