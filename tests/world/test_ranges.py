"""What may still come about: a condition over ranges says no only where no number within them makes it hold."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.world.conditions import ConditionError, holds
from game.world.events import Change, FormatEnded, NumbersMoved
from game.world.promises import lasts
from game.world.ranges import may_hold, within_reach
from game.world.slots import slots
from game.world.ways import in_words
from tests.world.setting_of_three import after, begun

SETTING, WORLD = begun()
TABLE = slots(SETTING)
NUMBERS = ["tension", "troops", "drafts", "talks.quartet.rounds", "day"]
SWITCHES = ["flag.monitors_spoke", "decided.attack", "talks.quartet.ended"]

leaves = st.one_of(
    st.sampled_from(SWITCHES),
    st.sampled_from(["true", "false"]),
    st.tuples(
        st.recursive(
            st.one_of(st.sampled_from(NUMBERS), st.integers(-50, 200).map(str)),
            lambda inner: st.one_of(
                st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
                inner.map(lambda one: f"(-{one})"),
                inner.map(lambda one: f"abs({one})"),
                inner.map(lambda one: f"({one} / 4)"),
                st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(lambda t: f"{t[0]}({t[1]}, {t[2]})"),
            ),
            max_leaves=3,
        ),
        st.sampled_from(["<", "<=", "==", "!=", ">=", ">"]),
        st.sampled_from([*NUMBERS, "3", "60", "0"]),
    ).map(" ".join),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda one: f"(not {one})"),
    ),
    max_leaves=4,
)


@given(conditions, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), min_size=8, max_size=8), st.randoms())
def test_what_holds_somewhere_within_the_ranges_is_never_said_to_be_out_of_reach(source, spans, chance) -> None:  # type: ignore[no-untyped-def]
    low, high, numbers = (array("d", TABLE.start) for _ in range(3))
    for name, (one, other) in zip([*NUMBERS, *SWITCHES], spans, strict=True):
        place, most = TABLE.index[name], 1 if name in SWITCHES else 120
        low[place], high[place] = min(one, other, most), min(max(one, other), most)
        numbers[place] = chance.randint(int(low[place]), int(high[place]))
    if holds(source, SETTING, numbers):
        assert may_hold(source, SETTING, (low, high))
    assert may_hold(source, SETTING, (numbers, numbers)) is holds(source, SETTING, numbers)


@pytest.mark.parametrize(
    ("source", "may"),
    [
        ("tension >= 0", True),
        ("tension > 100", False),
        ("talks.quartet.rounds >= 1", True),
        ("not talks.quartet.ended", True),
        ("tension > 90 and tension < 10", True),  # each name by itself: what cannot be told is not refused
        ("", False),
        ("false", False),
        ("decided.attack", True),
    ],
)
def test_what_may_come_about_from_the_first_day(source: str, may: bool) -> None:
    assert may_hold(source, SETTING, within_reach(WORLD, SETTING, 1)) is may


def test_what_is_over_stays_as_it_is() -> None:
    ended = after(WORLD, [FormatEnded("quartet", "a test")], SETTING)
    reach = within_reach(ended, SETTING, 1)
    assert not may_hold("talks.quartet.rounds >= 1", SETTING, reach)
    assert may_hold("talks.contact_group.rounds >= 1", SETTING, reach)
    assert may_hold("agreed.ceasefire >= 1", SETTING, reach), "the other format has it on its agenda"
    assert not may_hold("agreed.border >= 1", SETTING, reach)
    assert not may_hold("not talks.quartet.ended", SETTING, reach)
    dated = next(each for each in SETTING.happenings if each.day)
    condition = f"happened.{dated.id}"
    assert may_hold(condition, SETTING, within_reach(WORLD, SETTING, dated.day))
    assert not may_hold(condition, SETTING, within_reach(WORLD, SETTING, dated.day + 1))


def test_counts_are_reckoned_from_now_on() -> None:
    raised = after(WORLD, [NumbersMoved((Change("drafts", 3.0, "a test"),))], SETTING)
    assert not may_hold("drafts < 0", SETTING, within_reach(raised, SETTING, 1))
    assert may_hold("drafts == 0", SETTING, within_reach(raised, SETTING, 1))


def test_a_condition_that_cannot_be_read_is_refused_as_everywhere() -> None:
    with pytest.raises(ConditionError):
        may_hold("tensoin > 3", SETTING, within_reach(WORLD, SETTING, 1))


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("not flag.monitors_spoke", True),
        ("not decided.attack and not flag.monitors_spoke", True),
        ("flag.monitors_spoke", False),
        ("tension <= 90", False),
        ("not decided.attack and tension <= 90", False),
        ("", False),
    ],
)
def test_what_can_only_be_lost_is_promised_to_last(source: str, last: bool) -> None:
    assert lasts(SETTING, source) is last


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("talks.quartet.rounds >= 1", "a round of the quartet"),
        ("talks.quartet.called + votes >= 1", "a call for a round of the quartet or a vote of the Council"),
        ("agreed.ceasefire > 0", "a step agreed on “ceasefire”"),
        ("tabled[AAA] >= 1", "a draft resolution tabled by AAA"),
        ("charges[BBB] == 0", "no new charge by BBB"),
        ("not decided.attack", "no attack"),
        ("evidence.dossier.released", "a dossier, made public"),
        ("drafts >= 2", "a draft resolution before the Council, 2 times"),
    ],
)  # fmt: skip
def test_a_condition_is_read_as_what_keeps_a_promise(source: str, words: str) -> None:
    assert in_words(source, SETTING) == words
