"""Where the window opens: within what the desktop leaves, as it was left, whatever its file says."""

import json

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.desktop.layout import DESIGNED, SMALLEST
from game.desktop.screen import HEAD, SIDE, fitted, open_window, usable
from game.desktop.session import Places
from game.desktop.settings import FILE, Settings, read_settings, write_settings
from game.desktop.window import play_in_window
from tests.desktop.driving import ROOT, Wanted

whole = st.integers(-20000, 20000)
sizes = st.tuples(st.integers(1, 20000), st.integers(1, 20000))
rooms = st.lists(
    st.builds(Rect, st.integers(-4000, 4000), st.integers(-4000, 4000), st.integers(656, 4000), st.integers(528, 3000)),
    min_size=1, max_size=3,
)  # fmt: skip


def inside(room: Rect, window: Rect) -> bool:
    """Return whether a window lies in a room with all that a desktop draws round it."""
    return room.contains(Rect(window.x - SIDE, window.y - HEAD, window.w + 2 * SIDE, window.h + HEAD + SIDE))


@given(sizes, st.none() | st.tuples(whole, whole), rooms)
def test_a_window_lies_wholly_in_one_screen_with_its_frame(size, place, screens):
    window = Rect(*reversed(fitted(size, place, screens)))
    assert any(inside(room, window) for room in screens)
    assert window.w >= SMALLEST[0] and window.h >= SMALLEST[1]


@given(sizes, st.none() | st.tuples(whole, whole), rooms)
def test_a_window_that_fits_comes_back_as_it_was_left(size, place, screens):
    size, place = fitted(size, place, screens)
    assert fitted(size, place, screens) == (size, place)


@pytest.mark.parametrize("screen", [(1024, 600), (1280, 720), (1366, 768), (800, 600)])
def test_on_a_small_screen_the_window_is_smaller_than_it_was_designed(screen):
    size, _ = fitted(DESIGNED, None, [Rect(0, 28, screen[0], screen[1] - 58)])
    assert size[0] < screen[0] and size[1] < screen[1] - 58
    assert fitted(DESIGNED, None, [Rect(0, 0, 1920, 1080)])[0] == DESIGNED


def test_a_screen_smaller_than_the_smallest_window_and_no_screen_at_all_are_borne():
    assert fitted(DESIGNED, (5, 5), [Rect(0, 0, 320, 200)])[0] == SMALLEST
    assert fitted(DESIGNED, (5, 5), [])[0] == DESIGNED


def test_the_screens_are_asked_for_the_room_that_they_leave(window):
    assert all(room.w > 0 and room.h > 0 for room in usable())


ABSURD = [1e99, -1, 0, "wide", None, True, [], {}, [1, 2, 3], [10**18, 5], ["a", "b"], [[1], [2]], [-(10**9), 3]]


@pytest.mark.parametrize("value", ABSURD, ids=repr)
@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_a_setting_that_cannot_be_is_mended_and_the_others_are_kept(tmp_path, name, value):
    good = {"pace": "slow", "every_poll": True, "size": [900, 700], "place": [-20, 40], "full": True, "text_scale": 1.5}
    (tmp_path / FILE).write_text(json.dumps(good | {name: value}))
    found = read_settings(tmp_path)
    kept = Settings(1.5, every_poll=True, pace="slow", full=True, size=(900, 700), place=(-20, 40))
    assert all(getattr(found, each) == getattr(kept, each) for each in Settings.__struct_fields__ if each != name)
    write_settings(tmp_path, found)
    assert read_settings(tmp_path) == found
    fitted(found.size or DESIGNED, found.place, [Rect(0, 0, 1024, 600)])


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000, "null", '{"size": ' + "9" * 5000 + "}", "\x00", '{"a"'])
def test_a_file_of_settings_that_cannot_be_read_is_as_if_there_were_none(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    assert read_settings(tmp_path) == Settings()


def test_the_window_is_opened_as_it_was_left_and_remembers_how_it_is_left(tmp_path):
    write_settings(tmp_path, Settings(sound=False, size=(800, 620), place=(30, 50)))
    places = Places(ROOT / "assets", ROOT / "scenarios", tmp_path, lambda: 1)
    play_in_window(places, Wanted(), frames=2)
    assert read_settings(tmp_path).size == (800, 620)
    write_settings(tmp_path, Settings(sound=False, size=(700, 500), full=True))
    play_in_window(places, Wanted(), frames=2)
    found = read_settings(tmp_path)
    assert (found.full, found.size) == (True, (700, 500)), "the size of the window, and not of the screen that it fills"
    open_window("test")


def test_the_window_has_a_sign_of_its_own_with_its_licence(assets):
    assert pygame.image.load(assets / "icon" / "horseshoe.png").get_size() == (128, 128)
    assert "icon/horseshoe.png" in (assets / "licences" / "horseshoe.txt").read_text()
