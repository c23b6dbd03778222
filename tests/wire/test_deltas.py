"""A message is told as the change from the one before it, and nothing is lost on the way."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from game.wire.deltas import Change, Grown, Put, change, changed
from game.wire.values import encoded

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from([0.5, -1.25]) | st.text("ab", max_size=3)
MESSAGES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
)


def sent(how: Change | None) -> Change | None:
    """Send a change over the wire."""
    return msgspec.json.decode(msgspec.json.encode(how), type=Change | None)


@given(MESSAGES, MESSAGES)
def test_a_change_leads_from_one_message_to_the_other(before, after):
    assert encoded(changed(before, sent(change(before, after)))) == encoded(after)


@given(MESSAGES)
def test_what_is_the_same_needs_no_change(message):
    assert change(message, message) is None


@given(st.lists(SCALARS, min_size=1, max_size=6), st.lists(SCALARS, min_size=1, max_size=6))
def test_a_list_that_grows_sends_what_is_added(first, more):
    how = change(first, first + more)
    assert how == Grown(more=tuple(more))


@given(st.lists(st.integers(), min_size=5, max_size=9), st.data())
def test_of_a_list_with_one_other_entry_that_entry_is_sent(first, data):
    place = data.draw(st.integers(0, len(first) - 1))
    after = [each + (number == place) for number, each in enumerate(first)]
    assert change(first, after) == Grown({place: Put(after[place])})


def test_one_and_true_are_not_the_same():
    assert change({"a": 1}, {"a": True}) is not None and change([1], [1.0]) is not None
