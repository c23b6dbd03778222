"""What is pressed is judged once for all screens: held keys, chords, letters of forms, double clicks."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.dialogs import Form, Slot
from game.desktop.keymap import DIGITS, KEYS
from game.desktop.lists import Choice
from game.desktop.presses import MOVING, Heard, Presses, badge, fills_screen
from game.desktop.session import Wanted
from tests.desktop.driving import TOY, Player

CHORDS = [pygame.KMOD_LCTRL, pygame.KMOD_RCTRL, pygame.KMOD_LALT, pygame.KMOD_RALT, pygame.KMOD_LMETA, pygame.KMOD_MODE]
LOCKS = [0, pygame.KMOD_CAPS, pygame.KMOD_NUM, pygame.KMOD_CAPS | pygame.KMOD_NUM]
KEYBOARD = [
    *map(ord, "abcdefghijklmnopqrstuvwxyz0123456789/"), pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE,
    pygame.K_BACKSPACE, pygame.K_DELETE, *sorted(MOVING), *range(pygame.K_F1, pygame.K_F12 + 1),
]  # fmt: skip
PAGE, OTHER = Heard(("a page",)), Heard(("another page",))
FIELD = Heard(("a page",), "Name")
keys, chords, locks = st.sampled_from(KEYBOARD), st.sampled_from(CHORDS), st.sampled_from(LOCKS)


def down(key, mod=0, scancode=0):
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=scancode)


def up(key):
    return pygame.event.Event(pygame.KEYUP, key=key, mod=0)


def typed(text):
    return pygame.event.Event(pygame.TEXTINPUT, text=text)


@given(keys, locks, st.integers(1, 5))
def test_a_held_key_moves_and_scrolls_where_it_went_down_and_does_nothing_else(key, mod, times):
    presses = Presses()
    assert presses.judged(down(key, mod), PAGE) is not None
    for _ in range(times):
        assert (presses.judged(down(key, mod), PAGE) is not None) == (key in MOVING)
        assert presses.judged(down(key, mod), OTHER) is None
    presses.judged(up(key), OTHER)
    assert presses.judged(down(key, mod), OTHER) is not None


@given(keys, chords, locks, st.booleans())
def test_a_chord_reaches_no_screen_but_as_a_shortcut_of_the_windows(key, chord, mod, shift):
    event = down(key, chord | mod | (pygame.KMOD_LSHIFT if shift else 0))
    told = Presses().judged(event, PAGE)
    assert (told is not None) == (key == pygame.K_RETURN and chord in (pygame.KMOD_LALT, pygame.KMOD_RALT))
    assert told is None or fills_screen(told)


@given(keys, chords)
def test_a_chord_edits_a_field_with_control_or_meta_only_and_never_sends_it(key, chord):
    told = Presses().judged(down(key, chord), FIELD)
    edits = chord in (pygame.KMOD_LCTRL, pygame.KMOD_RCTRL, pygame.KMOD_LMETA)
    sends = key in (pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_TAB, pygame.K_SPACE) or badge(down(key)).startswith("F1")
    if sends or not edits:
        assert told is None or fills_screen(told)
    elif not badge(down(key)).startswith("F"):
        assert told is not None


@given(st.sampled_from(LOCKS))
def test_neither_capslock_nor_numlock_nor_the_keypad_changes_what_a_key_is(mod):
    for digit in DIGITS:
        assert badge(down(getattr(pygame, f"K_KP{digit}"), mod)) == digit
    assert badge(down(pygame.K_KP_ENTER, mod)) == badge(down(pygame.K_RETURN, mod)) == "Enter"
    assert badge(down(pygame.K_l, mod)) == "L"


LAYOUTS = [(0x43C, 25, "V"), (0x26, 30, "1"), (0xE9, 31, "2"), (0x61, 20, "A")]


@pytest.mark.parametrize(("key", "scancode", "read"), LAYOUTS)
def test_under_another_script_or_layout_a_key_is_what_stands_there_or_what_is_written_on_it(key, scancode, read):
    assert badge(down(key, scancode=scancode)) == read


def test_letters_go_into_a_field_that_had_the_focus_when_their_key_went_down():
    presses = Presses()
    presses.judged(down(pygame.K_d), PAGE)
    assert presses.judged(typed("d"), FIELD) is None
    assert presses.judged(typed("d"), FIELD) is None, "a key that is held types no more than it does"
    presses.judged(up(pygame.K_d), FIELD)
    for _ in range(2):
        presses.judged(down(pygame.K_d), FIELD)
        assert presses.judged(typed("d"), FIELD) is not None
    presses.judged(up(pygame.K_d), FIELD)
    assert presses.judged(typed("字"), FIELD) is not None, "what is composed comes without a key"
    assert presses.judged(typed("字"), PAGE) is None


def test_a_letter_of_a_chord_is_not_typed_but_another_sign_that_it_makes_is():
    presses = Presses()
    presses.judged(down(pygame.K_v, pygame.KMOD_LALT), FIELD)
    assert presses.judged(typed("v"), FIELD) is None
    presses.judged(down(pygame.K_q, pygame.KMOD_RALT), FIELD)
    assert presses.judged(typed("@"), FIELD) is not None


def test_a_click_that_was_begun_on_one_screen_does_not_reach_what_comes_to_lie_under_it(monkeypatch):
    def click(x, now, heard):
        monkeypatch.setattr(pygame.time, "get_ticks", lambda: now)
        return presses.judged(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, 50)), heard) is not None

    presses = Presses()
    assert click(50, 1000, PAGE)
    assert click(50, 1800, PAGE)
    assert click(50, 1900, PAGE), "on one screen every click counts"
    assert not click(52, 2050, OTHER)
    assert not click(52, 2500, OTHER)
    assert click(300, 2600, OTHER), "elsewhere it is meant"
    assert not click(300, 2900, PAGE)
    assert click(300, 3700, PAGE), "once it has been seen it is meant"


def test_a_key_that_was_down_before_the_window_came_to_the_front_does_nothing_till_it_is_let_go(monkeypatch):
    ticks = iter([5000, 5100, 5400, 9000, 9100])
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: next(ticks))
    presses = Presses()
    presses.judged(pygame.event.Event(pygame.WINDOWFOCUSGAINED), PAGE)
    for _ in range(3):
        assert presses.judged(down(pygame.K_RETURN), PAGE) is None
    presses.judged(up(pygame.K_RETURN), PAGE)
    assert presses.judged(down(pygame.K_RETURN), PAGE) is not None


@pytest.mark.parametrize("chord", CHORDS)
def test_no_chord_does_anything_on_the_title_or_in_the_corridor(tmp_path, chord):
    player = Player(tmp_path, Wanted(str(TOY), "AAA", 5))
    player.press("return", "return")
    assert player.shown == "CorridorScene"
    number = len(player.sitting.game.records)
    for focus in (None, *player.scene.ring.widgets):
        for key in ("space", "return", "e", "p", "l", "f10", "escape", "1"):
            if key == "return" and chord & pygame.KMOD_ALT:
                continue
            player.scene.ring.focus = focus
            player.press(key, mod=chord)
            assert (player.shown, player.scene.over) == ("CorridorScene", None)
    assert [each.by for each in player.sitting.game.records[number:]].count("AAA") == 0
    player.session.close()


def test_shift_and_tab_go_back_and_a_held_tab_goes_on(tmp_path):
    player = Player(tmp_path)
    ring = player.scene.ring
    player.hold("tab", 3)
    player.let_go("tab")
    assert ring.focus is ring.widgets[2]
    player.hold("tab", 2, mod=pygame.KMOD_LSHIFT)
    assert ring.focus is ring.widgets[0]


def test_enter_held_from_the_title_on_leaves_the_title_and_nothing_more(tmp_path):
    player = Player(tmp_path)
    for _ in range(60):
        player.hold("return")
        player.frame()
    assert player.shown == "ScenarioChoice"
    player.let_go("return")
    player.press("return")
    assert player.shown == "SeatChoice"
    player.session.close()


def test_full_screen_is_turned_on_and_off_in_a_dialog_a_field_and_the_menu_and_the_settings_show_it(tmp_path):
    player = Player(tmp_path, Wanted(str(TOY), "AAA", 5))
    player.press("return", "return", "f10", "down", "return")
    assert player.scene.heard.field == "Name"
    before = player.scene.ring.focus.value
    player.press("f11")
    assert player.app.full and player.session.settings.full
    player.press("escape", "end", "up", "up", "return")
    assert player.scene.over is not None
    player.press("return", mod=pygame.KMOD_LALT)
    assert not player.app.full
    assert player.scene.over is not None
    player.press("escape", "home", "down", "return")
    assert player.scene.ring.focus.value == before
    player.press("escape", "home", "down", "down", "down", "return")
    assert player.shown == "SettingsPage"
    row = next(each for each in player.scene.ring.widgets[0].choices if each.value == "full")
    assert row.label == "Full screen: off"
    player.app.grant(player.scene.used("full"))
    assert player.app.full
    assert "Full screen: on" in [each.label for each in player.scene.ring.widgets[0].choices]
    player.press("f11")
    assert "Full screen: off" in [each.label for each in player.scene.ring.widgets[0].choices]
    player.session.close()


def test_a_form_with_one_field_is_sent_by_a_second_enter_only(kit):
    words = Slot("words", "Words", "text", most=40, needed=False)
    form = Form(kit, pygame.Rect(100, 80, 600, 400), "Explain", (words,))
    first = form.handle(down(pygame.K_RETURN), kit)
    assert not first.done
    assert form.handle(down(pygame.K_RETURN), kit).done


def test_a_form_begins_where_something_is_chosen_and_never_on_what_sends_it(kit):
    choices = (Choice(1, "One"), Choice(2, "Two"))
    one, some = (Slot("a", "A", kind, choices, 2, needed=False) for kind in ("one", "some"))
    for slots in ((), (one,), (some,)):
        form = Form(kit, pygame.Rect(100, 80, 600, 400), "Act", slots)
        assert form.ring.focus.name == ("A" if slots else "Back")


def test_a_letter_stands_for_one_thing_only():
    assert len(set(KEYS.values())) == len(KEYS)
    assert not set(KEYS.values()) & set(DIGITS)
