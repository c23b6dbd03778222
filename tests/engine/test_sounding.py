"""Sounding out: two lines, one of them true, and nothing in how they are told says which."""

from collections import defaultdict

import pytest
from msgspec.structs import replace

from game.engine import SECRETARIAT, State, begin, briefing, step
from game.terms import Dice
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
