"""What a player can reach: by keyboard as by mouse, and nothing that cannot be used answers."""

import pygame
import pytest
from pygame import Rect

from game.desktop.fields import TextField
from game.desktop.lists import NONE, CheckList, Choice, ListBox, Tabs
from game.desktop.widgets import Button, FocusRing, Spot


def key(code, mod=0):
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="")


def click(at):
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at)


def typed(text):
    return pygame.event.Event(pygame.TEXTINPUT, text=text)


@pytest.fixture
def ring():
    return FocusRing(
        [
            Button("Statement", Rect(0, 0, 100, 40), value="statement", key="1"),
            Button(
                "Amend", Rect(110, 0, 100, 40), value="amend", key="2", enabled=False, reason="no draft has been tabled"
            ),
            Button("Vote", Rect(0, 50, 100, 40), value="vote", key="V"),
        ]
    )


def test_tab_goes_round_and_shift_tab_back(ring):
    names = []
    for _ in range(4):
        ring.handle(key(pygame.K_TAB))
        names.append(ring.focus.name)
    assert names == ["Statement", "Amend", "Vote", "Statement"]
    ring.handle(key(pygame.K_TAB, pygame.KMOD_LSHIFT))
    assert ring.focus.name == "Vote"


def test_enter_and_space_and_a_click_and_the_key_give_the_same_value(ring):
    ring.handle(key(pygame.K_TAB))
    assert ring.handle(key(pygame.K_RETURN)) == "statement"
    assert ring.handle(key(pygame.K_SPACE)) == "statement"
    assert ring.handle(click((50, 20))) == "statement"
    assert ring.handle(key(pygame.K_1)) == "statement"
    assert ring.handle(key(pygame.K_KP1)) == "statement"
    assert ring.handle(key(pygame.K_v)) == "vote"


def test_neither_the_key_of_a_button_nor_a_click_takes_the_focus_from_where_it_is(ring):
    ring.handle(key(pygame.K_TAB))
    assert [ring.handle(key(pygame.K_v)), ring.handle(click((50, 70)))] == ["vote", "vote"]
    assert ring.focus.name == "Statement"


def test_a_chord_uses_neither_the_focused_button_nor_the_keys_of_others(ring):
    ring.handle(key(pygame.K_TAB))
    for mod in (pygame.KMOD_LCTRL, pygame.KMOD_LALT, pygame.KMOD_RALT, pygame.KMOD_LMETA, pygame.KMOD_MODE):
        for code in (pygame.K_RETURN, pygame.K_SPACE, pygame.K_v, pygame.K_1, pygame.K_TAB, pygame.K_DOWN):
            assert ring.handle(key(code, mod)) is None
    assert ring.focus.name == "Statement"


def test_a_button_that_cannot_be_used_gives_nothing_and_says_why(ring):
    assert ring.handle(click((150, 20))) is None
    assert ring.handle(key(pygame.K_2)) is None
    assert ring.handle(key(pygame.K_RETURN)) is None
    assert "no draft has been tabled" in ring.tip()[0]


def test_arrows_move_the_way_they_point(ring):
    ring.handle(key(pygame.K_TAB))
    ring.handle(key(pygame.K_RIGHT))
    assert ring.focus.name == "Amend"
    ring.handle(key(pygame.K_LEFT))
    ring.handle(key(pygame.K_DOWN))
    assert ring.focus.name == "Vote"


def test_a_key_held_with_control_is_no_shortcut(ring):
    assert ring.handle(key(pygame.K_v, pygame.KMOD_LCTRL)) is None


def test_the_focus_stays_on_the_same_button_when_the_widgets_are_made_anew(ring):
    for _ in range(3):
        ring.handle(key(pygame.K_TAB))
    ring.replace([Button("Vote", Rect(300, 0, 90, 30), value="vote"), Button("Help", Rect(0, 0, 90, 30), value="help")])
    assert ring.focus.name == "Vote"
    assert ring.focus.rect.x == 300


def test_the_pointer_over_a_seat_shows_what_it_says_of_itself():
    ring = FocusRing([Spot("Kenya", Rect(0, 0, 40, 30), value="KEN", role="seat", hint="Kenya. elected until 2022")])
    ring.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(10, 10), rel=(1, 1), buttons=(0, 0, 0)))
    assert ring.tip()[0] == "Kenya. elected until 2022"
    assert ring.handle(click((10, 10))) == "KEN"


def test_a_list_in_which_no_row_is_chosen_gives_nothing_before_the_cursor_has_moved():
    for code, row in ((None, None), (pygame.K_DOWN, 0), (pygame.K_UP, 0), (pygame.K_END, 29), (pygame.K_HOME, 0)):
        box = ListBox("Points", Rect(0, 0, 300, 200), CHOICES, selected=NONE)
        assert box.selected is None and box.tip == ""
        if code is not None:
            box.handle(key(code))
        assert box.press().value == row


CHOICES = tuple(Choice(number, f"Point {number}", enabled=number != 2, reason="already made") for number in range(30))


def test_a_list_is_walked_with_the_arrows_and_gives_the_row_under_the_cursor():
    box = ListBox("Points", Rect(0, 0, 300, 200), CHOICES)
    ring = FocusRing([box])
    ring.move(1)
    ring.handle(key(pygame.K_DOWN))
    assert ring.handle(key(pygame.K_RETURN)) == 1
    ring.handle(key(pygame.K_DOWN))
    assert ring.handle(key(pygame.K_RETURN)) is None
    assert ring.tip()[0] == "already made"
    ring.handle(key(pygame.K_END))
    assert ring.handle(key(pygame.K_RETURN)) == 29


def test_a_long_list_scrolls_so_that_the_cursor_is_always_in_sight(kit, window):
    box = ListBox("Points", Rect(0, 0, 300, 200), CHOICES)
    for step in (pygame.K_DOWN,) * 12 + (pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_END, pygame.K_HOME):
        box.handle(key(step))
        box.draw(window, kit)
        assert box.first <= box.row < box.first + box.shown


def test_an_empty_list_takes_every_key_and_click_without_a_value():
    box = ListBox("Nothing", Rect(0, 0, 300, 200), ())
    for event in (key(pygame.K_RETURN), key(pygame.K_DOWN), key(pygame.K_END)):
        assert box.handle(event).value is None
    assert box.click((10, 10)).value is None


def test_no_more_rows_are_ticked_than_allowed_and_a_tick_can_be_taken_away():
    box = CheckList("Points", Rect(0, 0, 300, 400), CHOICES, most=2)
    assert box.press().value == (0,)
    box.handle(key(pygame.K_DOWN))
    assert box.press().value == (0, 1)
    box.handle(key(pygame.K_END))
    assert box.press().value is None
    assert box.tip == "no more than 2"
    box.handle(key(pygame.K_HOME))
    assert box.press().value == (1,)


def test_of_rows_that_cannot_stand_together_the_last_that_is_ticked_stays():
    box = CheckList("Reasons", Rect(0, 0, 300, 400), CHOICES, most=1, group=lambda value: value // 2)
    assert box.press().value == (0,)
    box.handle(key(pygame.K_DOWN))
    assert box.tip == ""
    assert box.press().value == (1,)
    box.handle(key(pygame.K_END))
    assert box.tip == "no more than 1"
    assert box.press().value is None


def test_tabs_go_round_with_left_and_right():
    tabs = Tabs("Parts", Rect(0, 0, 300, 30), (Choice("a", "A"), Choice("b", "B"), Choice("c", "C")))
    assert tabs.handle(key(pygame.K_RIGHT)).value == "b"
    assert [tabs.handle(key(pygame.K_LEFT)).value for _ in range(2)] == ["a", "c"]
    assert tabs.click((150, 10)).value == "b"


def test_what_is_typed_stands_at_the_cursor_and_stops_at_the_most():
    field = TextField("Name", Rect(0, 0, 200, 30), text="abc", most=6)
    ring = FocusRing([field, Button("Vote", Rect(0, 50, 90, 30), value="vote", key="V")])
    ring.move(1)
    ring.handle(key(pygame.K_HOME))
    ring.handle(typed("é"))
    assert field.value == "éabc"
    assert ring.handle(key(pygame.K_v)) is None
    ring.handle(typed("xyzw"))
    assert field.value == "éxyabc"
    ring.handle(key(pygame.K_BACKSPACE))
    ring.handle(key(pygame.K_DELETE))
    assert ring.handle(key(pygame.K_RETURN)) == "éxbc"


def test_every_widget_has_a_role_and_a_name(ring):
    widgets = [*ring.widgets, ListBox("Points", Rect(0, 0, 9, 9), ()), TextField("Name", Rect(0, 0, 9, 9))]
    assert all(widget.role != "widget" and widget.name for widget in widgets)
