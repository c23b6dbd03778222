"""The word that was probably meant is found, and sought only while that is quick."""

from hypothesis import given
from hypothesis import strategies as st

from game.spelling import LONGEST_WORD, SEARCHED, nearest


def test_the_nearest_word_is_found_whatever_its_capitals() -> None:
    assert nearest("Abstian", ["against", "abstain"]) == "abstain"
    assert nearest("xyz", ["against", "abstain"]) == ""
    assert nearest("", ["against"]) == nearest("against", []) == ""


@given(st.lists(st.text("abcde_", min_size=1, max_size=12), min_size=1, max_size=60), st.data())
def test_a_word_that_is_known_is_its_own_nearest(known: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(known))
    assert nearest(word, known) == word


def test_no_word_is_sought_among_too_many_or_for_too_long_a_one() -> None:
    many = [f"word{number}" for number in range(SEARCHED + 1)]
    assert nearest("word77x", many[:-1]).startswith("word")
    assert nearest("word77x", many) == ""
    assert nearest("a" * (LONGEST_WORD + 1), ["a" * LONGEST_WORD]) == ""
