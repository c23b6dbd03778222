"""Letters: lines that fit, words that stay whole, and the glyphs that the texts need."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.desktop.lettering import Lettering, Span
from game.desktop.theme import TYPES

NEEDED = "éèêçñöüşığİŁžćΔ\u202f\u00a0–—‘’“”…·−×°§½"
words = st.text(st.characters(whitelist_categories=("Ll", "Lu", "Nd"), max_codepoint=0x17F), min_size=1, max_size=30)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_face_has_the_glyphs_that_names_and_texts_need(kit, name):
    found = kit.letters.font(name).metrics(NEEDED)
    assert [glyph for glyph, metrics in zip(NEEDED, found, strict=True) if metrics is None] == []


@settings(deadline=None, max_examples=60)
@given(st.lists(words, min_size=1, max_size=25), st.integers(80, 500))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(assets_letters, text, width):
    lines = assets_letters.flowed([Span(" ".join(text), "body")], width)
    shown = "".join(piece.span.text for line in lines for piece in line)
    assert shown.replace(" ", "") == "".join(text)
    for line in lines:
        for piece in line:
            end = piece.x + assets_letters.width(piece.span.text.rstrip(" "), "body")
            assert end <= width + 4 or len(piece.span.text.strip()) == 1


@pytest.fixture(scope="module")
def assets_letters(request):
    pygame.font.init()
    return Lettering(request.config.rootpath / "assets" / "fonts", 1.0)


def test_a_narrow_space_in_a_number_does_not_part_it(kit):
    width = kit.letters.width("about 1\u202f200", "body") - 2
    assert kit.letters.wrapped("about 1\u202f200", "body", width) == ("about", "1\u202f200")


def test_a_text_too_long_ends_in_an_ellipsis_and_fits(kit):
    cut = kit.letters.fitted("Explanation of vote after the vote", "button", 120)
    assert cut.endswith("…")
    assert kit.letters.width(cut, "button") <= 120
    assert kit.letters.fitted("Vote", "button", 120) == "Vote"


def test_lines_over_the_number_allowed_are_gathered_in_the_last(kit):
    lines = kit.letters.wrapped("one two three four five six seven eight nine ten " * 5, "body", 150, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_the_same_words_are_drawn_once(kit):
    assert kit.letters.line("The Council", "body") is kit.letters.line("The Council", "body")


def test_tracked_capitals_are_as_wide_as_they_are_measured(kit):
    assert kit.letters.line("PROCEDURE", "caps").get_width() == kit.letters.width("PROCEDURE", "caps")


def test_a_face_that_is_missing_is_replaced_and_nothing_is_raised(tmp_path):
    assert Lettering(tmp_path, 1.0).line("A meeting", "body").get_width() > 10
