"""Letters: lines that fit, words that stay whole, and the glyphs that the texts need."""

import time

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.desktop.lettering import Lettering, Span
from game.desktop.scripts import clings
from game.desktop.theme import TYPES

NEEDED = "éèêçñöüşığİŁžćΔ\u202f\u00a0–—‘’“”…·−×°§½"
words = st.text(st.characters(whitelist_categories=("Ll", "Lu", "Nd"), max_codepoint=0x17F), min_size=1, max_size=30)


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_face_has_the_glyphs_that_names_and_texts_need(kit, name):
    assert kit.letters.unseen(NEEDED, name) == ""
    assert kit.letters.unseen("中", name) == "中", "what tells of a missing letter can fail"


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


SCRIPTS = ("Ελληνικά", "Кирилиця", "Tiếng Việt", "Łódź", "हिन्दी", "السلام عليكم", "שלום עולם")


@pytest.mark.parametrize("text", SCRIPTS)
def test_the_scripts_that_are_written_most_have_letters_in_every_type(kit, text):
    assert [name for name in TYPES if kit.letters.unseen(text, name)] == []


def test_letters_that_no_face_has_are_named_and_never_drawn_as_boxes(kit):
    shown = [each.run.shown for each in kit.letters.laid("Say 中文 and 😀", "body")]
    assert "".join(shown) == "Say [CJK letters] and [grinning face]"
    assert kit.letters.line("中文", "body").get_size() == kit.letters.line("[CJK letters]", "body").get_size()


def test_a_line_from_right_to_left_is_laid_out_so_with_numbers_the_other_way(kit):
    text = "ab שלום 12 cd"
    places = [kit.letters.place(text, "body", index) for index in range(len(text))]
    word, number = places[3:7], places[8:10]
    assert word == sorted(word, reverse=True) and number == sorted(number)
    assert max(number) < min(word) < places[11], "the number that follows lies to the left, the rest to the right"


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40))
def test_any_text_at_all_can_be_measured_wrapped_and_drawn(assets_letters, text):
    for name in ("body", "caps"):
        line = assets_letters.line(text, name)
        assert line.get_width() >= assets_letters.width(text, name) - 1
        assets_letters.wrapped(text, name, 90)


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("abc אבג 12,(é́ 中بيت"), min_size=1, max_size=25), st.data())
def test_a_click_where_a_letter_begins_puts_the_cursor_there(assets_letters, text, data):
    index = data.draw(st.integers(0, len(text)))
    x = assets_letters.place(text, "body", index)
    found = assets_letters.index_at(text, "body", x)
    ends = {end for each in assets_letters.laid(text, "body") for end in (each.run.start, each.run.stop)}
    inside = index not in ends and not clings(text, index)  # where two directions meet, one place is two indices
    assert not inside or found in ends or abs(assets_letters.place(text, "body", found) - x) <= 8


def test_a_word_of_eight_thousand_letters_is_broken_at_once(assets_letters):
    for letter in "xم中":
        began = time.process_time()
        lines = assets_letters.wrapped(letter * 8000, "title", 600)
        assert time.process_time() - began < 20
        assert all(assets_letters.width(line, "title") <= 600 for line in lines)


@pytest.mark.parametrize(
    ("emoji", "shown"),
    [("\U0001f469\u200d\U0001f680", "[woman, rocket]"), ("\U0001f44d\U0001f3fd", "[thumbs up sign]"),
     ("\u2764\ufe0f", "[heavy black heart]")],
)  # fmt: skip
def test_of_a_sequence_of_emoji_only_the_signs_are_named(kit, emoji, shown):
    assert "".join(each.run.shown for each in kit.letters.laid(emoji, "body")) == shown
    assert not set("\u200d\ufe0f\U0001f3fd") & set(kit.letters.unseen(emoji, "body"))


@pytest.mark.parametrize("letters", ["x", "i", "م", "क", "日x", "a\u0301"])
@pytest.mark.parametrize("width", [120, 900])
def test_a_word_of_any_length_is_broken_in_a_time_that_grows_as_it_does(kit, monkeypatch, letters, width):
    measured = []
    measure = type(kit.letters)._measured

    def counted(self, text, name):
        measured.append(len(text))
        return measure(self, text, name)

    def cost(of):
        kit.letters._widths.clear()
        kit.letters._long.clear()
        measured.clear()
        of()
        return sum(measured)

    monkeypatch.setattr(type(kit.letters), "_measured", counted)
    word = letters * (2000 // len(letters))
    lines = kit.letters.wrapped(word, "body", width)
    assert "".join(lines) == word and len(lines) > 4
    once, thrice = (cost(lambda n=n: kit.letters.wrapped(word * n, "body", width)) for n in (1, 3))
    assert thrice <= 4 * once and once < 30 * len(word)
    assert cost(lambda: kit.letters.fitted(word * 9, "body", width)) < 20 * width


def test_a_title_of_one_long_word_is_measured_once_however_often_it_is_drawn(kit, monkeypatch):
    title = "日x" * 4000
    kit.letters.width(title, "title")
    monkeypatch.setattr(type(kit.letters), "_measured", lambda *_: pytest.fail("it is measured again"))
    assert kit.letters.width(title, "title") > 4000
