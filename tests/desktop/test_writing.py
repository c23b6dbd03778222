"""A field of text: what is selected, cut, pasted and undone, and what a hostile paste leaves of itself."""

import pygame
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pygame import Rect

from game.desktop import clipboard
from game.desktop.fields import COMMAND, TextField
from game.desktop.scripts import clings
from game.desktop.widgets import FocusRing
from game.desktop.writing import Writing
from game.letters import one_line

SHIFT, CTRL = pygame.KMOD_LSHIFT, COMMAND


def key(code, mod=0):
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="")


@pytest.fixture
def field(kit, window):
    clipboard.copy("")
    field = TextField("Words", Rect(20, 20, 400, 36), text="one two three", most=40)
    field.draw(window, kit, focused=True)
    return field


@pytest.fixture
def press(field):
    ring = FocusRing([field])
    ring.focus = field
    return lambda code, mod=0: ring.handle(key(code, mod))


def test_words_are_selected_cut_and_pasted_by_the_keys_of_every_desktop(field, press):
    press(pygame.K_HOME)
    press(pygame.K_RIGHT, SHIFT | CTRL)
    press(pygame.K_x, CTRL)
    assert field.value == " two three"
    press(pygame.K_END)
    press(pygame.K_INSERT, SHIFT)
    assert field.value == " two threeone"
    press(pygame.K_a, CTRL)
    press(pygame.K_c, CTRL)
    press(pygame.K_RIGHT)
    press(pygame.K_v, CTRL)
    assert field.value == " two threeone two threeone"


def test_what_was_done_is_undone_and_done_again(field, press):
    for letter in " four":
        field.handle(pygame.event.Event(pygame.TEXTINPUT, text=letter))
    press(pygame.K_BACKSPACE, CTRL)
    assert field.value == "one two three "
    press(pygame.K_z, CTRL)
    assert field.value == "one two three four"
    press(pygame.K_z, CTRL)
    assert field.value == "one two three", "a word that was typed is undone as one"
    press(pygame.K_y, CTRL)
    assert field.value == "one two three four"
    press(pygame.K_z, CTRL | SHIFT)
    assert field.value == "one two three "


def test_where_there_is_no_clipboard_words_are_still_moved_in_the_window(field, press, monkeypatch):
    def fails(*_):
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", fails)
    monkeypatch.setattr(pygame.scrap, "get_text", fails)
    press(pygame.K_a, CTRL)
    press(pygame.K_x, CTRL)
    press(pygame.K_v, CTRL)
    assert field.value == "one two three"


def test_lines_that_are_pasted_become_one_and_what_nobody_sees_is_dropped(field, press, monkeypatch):
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: "We\r\nare\t\u202eready\u202c\x1b[31m.\0")
    press(pygame.K_a, CTRL)
    press(pygame.K_v, CTRL)
    assert field.value == "We are ready."


def test_a_paste_beyond_the_limit_is_cut_and_that_is_said(field, press):
    clipboard.copy("x" * 99)
    press(pygame.K_v, CTRL)
    assert len(field.value) == 40 and "40 letters" in field.tip
    press(pygame.K_LEFT)
    assert field.tip == ""


def test_letters_that_the_window_lacks_are_named_in_a_sentence(field):
    field.handle(pygame.event.Event(pygame.TEXTINPUT, text="中"))
    assert "U+4E2D" in field.tip and field.value.endswith("中")


def test_what_is_composed_stands_apart_until_it_is_chosen(field, kit, window):
    field.handle(pygame.event.Event(pygame.TEXTEDITING, text="かな", start=2, length=0))
    field.draw(window, kit, focused=True)
    assert field.value == "one two three" and kit.typing is not None
    field.handle(key(pygame.K_BACKSPACE))
    assert field.handle(key(pygame.K_RETURN)).value is None, "Enter chooses what is offered, and sends nothing"
    field.handle(pygame.event.Event(pygame.TEXTINPUT, text="仮名"))
    assert field.value == "one two three仮名" and not field.composed


def test_the_pointer_selects_by_dragging_and_a_second_click_takes_the_word(field, kit):
    ring = FocusRing([field])
    x = field.rect.x + kit.px(10)
    ends = [(x + kit.letters.width(part, "lead"), field.rect.centery) for part in ("one ", "one two")]
    ring.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=ends[0]))
    ring.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=ends[1], rel=(1, 0), buttons=(1, 0, 0)))
    ring.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=ends[1]))
    assert field.writing.selected == "two"
    ring.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(x, 30), rel=(1, 0), buttons=(0, 0, 0)))
    assert field.writing.selected == "two", "a pointer that only passes selects nothing"
    for _ in range(2):
        ring.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x + 4, 30)))
    assert field.writing.selected == "one"


def test_a_letter_is_erased_with_its_marks():
    writing = Writing("ae\u0301", 9)
    writing.erase(-1)
    assert writing.text == "a"
    family = Writing("a\U0001f469\u200d\U0001f467", 9)
    family.erase(-1)
    assert family.text == "a"


def test_text_is_taken_by_keys_only_while_a_field_has_the_focus(kit, window, monkeypatch):
    from game.desktop.screen import take_words

    told = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: told.append("begin"))
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: told.append("end"))
    now = take_words(Rect(1, 1, 2, 9), before=False)
    now = take_words(Rect(5, 1, 2, 9), before=now)
    assert take_words(None, before=now) is False and told == ["begin", "end"]


class AnyWriting(RuleBasedStateMachine):
    """Whatever is done to it, a line stays one within its limit, and undoing leads back to its beginning."""

    def __init__(self):
        super().__init__()
        self.writing = Writing("ab", 12)

    @rule(words=st.text(max_size=8), typed=st.booleans())
    def insert(self, words, typed):
        self.writing.insert(words, typed=typed)

    @rule(ways=st.sampled_from((-1, 1)), word=st.booleans())
    def erase(self, ways, word):
        self.writing.erase(ways, word=word)

    @rule(ways=st.sampled_from((-1, 1)), word=st.booleans(), selecting=st.booleans())
    def move(self, ways, word, selecting):
        self.writing.move(ways, word=word, selecting=selecting)

    @rule(place=st.integers(-2, 15))
    def click_twice(self, place):
        self.writing.put(place)
        self.writing.select_word(self.writing.cursor)

    @rule()
    def undo_and_redo(self):
        before = self.writing.text
        if self.writing._done:
            self.writing.undo()
            self.writing.redo()
        assert self.writing.text == before

    @invariant()
    def is_a_line_within_its_limit(self):
        writing = self.writing
        assert len(writing.text) <= 12 and writing.text == one_line(writing.text)
        for place in (writing.cursor, writing.mark):
            assert 0 <= place <= len(writing.text) and not clings(writing.text, place)

    def teardown(self):
        for _ in range(300):
            self.writing.undo()
        assert self.writing.text == "ab"


TestAnyWriting = AnyWriting.TestCase


def test_a_letter_that_comes_in_the_round_that_opens_a_field_is_not_lost_and_the_key_that_opens_it_types_nothing(
    tmp_path, monkeypatch
):
    from tests.desktop.driving import TOY, Player, Wanted

    player = Player(tmp_path, Wanted(str(TOY), "AAA", 3))
    player.scene.ring.focus = None
    player.press("return")
    assert player.until("Speak")
    player.take("Speak")
    field = player.scene.field
    other = next(each for each in player.scene.ring.widgets if each is not field)

    def pressed(code, letter, mod=0):
        player.app.take(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=letter))
        player.app.take(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))

    player.scene.ring.focus = other
    pressed(pygame.K_w, "w")
    player.scene.ring.focus = field
    pressed(pygame.K_w, "w")
    pressed(pygame.K_a, "\x01", COMMAND)
    assert field.value == "w"
    player.frame()
    pressed(pygame.K_e, "e")
    assert field.value == "w", "from now on the letter comes as text"
