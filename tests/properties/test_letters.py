"""What may stand in a text: nothing that steers or hides gets through a door, and what is readable stays."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.frames import Slot
from game.letters import LETTERS, fit, one_line

TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Classes of the marks by which a text sets its own direction (Unicode, Annex 9)."""
KEPT = ("C’est à nous – “non”.", "نامه‌ای به شورا", "क्‍ष हिन्दी", "👩‍👧", "e\u0301", "1\u202f200", "a\u00a0b")


@pytest.mark.parametrize("text", KEPT)
def test_words_of_every_script_stay_as_they_are(text):
    assert fit(text) == text == one_line(text)


@given(st.text())
@example("\x1b\x00[31m")
@example("a\u200d\u200d")
def test_nothing_that_steers_or_hides_is_left_and_a_second_pass_finds_nothing(text):
    line = one_line(text)
    assert one_line(line) == line == fit(line)
    assert not {unicodedata.category(each) for each in line} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(each) for each in line} & TURNS and not set(line) & set("\u200e\u200f\u061c")
    assert fit(fit(text)) == fit(text)


@pytest.mark.parametrize("text", ["\x1b[2Ja", "\x1b]0;title\x07a", "\x9ba", "\u202ea\u202c", "a\u061c", "\u2066a\u2069",
                                  "\0a", "\ufeffa", "a\u200b", "\ud800a"])  # fmt: skip
def test_escapes_and_marks_of_direction_are_dropped(text):
    assert one_line(text) == "a"


def test_the_law_of_an_act_holds_one_limit_and_one_line():
    slot = Slot("words", letters=LETTERS)
    assert slot.admits("x" * LETTERS)
    assert not slot.admits("x" * (LETTERS + 1)) and not slot.admits("a\u202eb") and not slot.admits("a\nb")
