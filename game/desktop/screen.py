"""The window itself: where it opens and how large, and the one sentence where it cannot be opened."""

from __future__ import annotations

import ctypes
import os
import sys
import warnings
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pygame

from game.desktop.layout import DESIGNED, SMALLEST

UNSEEN = ("offscreen", "dummy")
"""Drivers that SDL falls back on where it finds no screen."""
SHORT = 0.03
"""Seconds."""
SIDE, HEAD = 8, 40
"""Pixels that a desktop may draw at the sides and the foot of a window, and over it."""


class NoScreen(Exception):
    """No window can be opened; the text is one sentence for the player."""


def open_window(
    title: str, size: tuple[int, int] = DESIGNED, place: tuple[int, int] | None = None, icon: Path | None = None
) -> pygame.Surface:
    """Open a resizable window of a size, at a place where one is given, with a sign of its own; return its surface.

    Raises NoScreen where there is no screen, or where another pygame than pygame-ce is installed.
    """
    find_screen()
    try:
        pygame.font.init()
        _spare_textures()
        _sign(icon)
        surface = pygame.display.set_mode(at_least(size), pygame.RESIZABLE)
        if place is not None:
            pygame.display.set_window_position(place)
    except pygame.error as fault:
        raise NoScreen(f"no window can be opened here: {fault}") from fault
    pygame.display.set_caption(title)
    pygame.key.set_repeat(350, 40)
    pygame.key.stop_text_input()  # SDL begins it by itself; it is for fields alone, see take_words
    return surface


def find_screen() -> None:
    """Make sure that there is a screen to open a window on.

    A driver of SDL's that draws where nobody can look counts as a screen if it was asked for by SDL_VIDEODRIVER.
    Raises NoScreen where there is no screen, or where another pygame than pygame-ce is installed.
    """
    if not getattr(pygame, "IS_CE", False):
        raise NoScreen("the window needs pygame-ce, but another pygame is installed in its place")
    asked = bool(os.environ.get("SDL_VIDEODRIVER"))
    try:
        _spare_wayland()
        pygame.display.init()
    except pygame.error as fault:
        why = str(fault) if asked else "there is no screen"
        raise NoScreen(f"no window can be opened here: {why}") from fault
    if pygame.display.get_driver() in UNSEEN and not asked:
        raise NoScreen("no window can be opened here: there is no screen")


def take_words(cursor: pygame.Rect | None, *, before: bool) -> bool:
    """Let keys write words while a field has the focus, its cursor at a place of the window; else let them be keys.

    `before` is whether they wrote words so far; returns whether they do now.
    """
    if cursor is not None:
        pygame.key.set_text_input_rect(cursor)
    if cursor is not None and not before:
        pygame.key.start_text_input()
    elif cursor is None and before:
        pygame.key.stop_text_input()
    return cursor is not None


def _spare_wayland() -> None:
    """Leave out the driver that cannot work without a folder for its socket, and would complain of that by itself."""
    if sys.platform.startswith("linux") and not os.environ.get("XDG_RUNTIME_DIR"):
        os.environ.setdefault("SDL_VIDEODRIVER", "x11,kmsdrm")


def _spare_textures() -> None:
    """On X draw straight into the window: by way of a renderer a window of 4K takes 250 megabytes more."""
    if pygame.display.get_driver() == "x11":
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def _sign(icon: Path | None) -> None:
    """Give the window its sign; without one it opens as well."""
    try:
        if icon is not None:
            pygame.display.set_icon(pygame.image.load(icon))
    except (OSError, pygame.error):
        return


def usable() -> list[pygame.Rect]:
    """Return the part of each screen that the desktop leaves to windows; the whole screens where it does not say."""
    sizes = pygame.display.get_desktop_sizes()
    return [_left_by_the_desktop(n) or pygame.Rect(0, 0, *size) for n, size in enumerate(sizes)]


def _left_by_the_desktop(screen: int) -> pygame.Rect | None:
    """Return what SDL knows of it; pygame does not pass it on, so SDL is asked through the library it is linked to."""
    edges = (ctypes.c_int * 4)()
    try:
        if _sdl().SDL_GetDisplayUsableBounds(screen, edges) != 0:
            return None
    except (OSError, AttributeError):
        return None
    found = pygame.Rect(*edges)
    return found if found.w > 0 and found.h > 0 else None


@cache
def _sdl() -> ctypes.CDLL:
    """Return the SDL that pygame is linked to; raise OSError if it cannot be had."""
    return ctypes.CDLL("SDL2.dll" if sys.platform == "win32" else str(sys.modules["pygame.display"].__file__))


def wait_for_event(seconds: float) -> None:
    """Return as soon as an event has come, after so many seconds at most.

    pygame's own way of waiting looks a thousand times a second, so that SDL is asked; where it cannot be, the wait is
    short.
    """
    try:
        _sdl().SDL_WaitEventTimeout(None, max(1, round(1000 * seconds)))
    except (OSError, AttributeError):
        pygame.time.wait(max(1, round(1000 * min(SHORT, seconds))))


def fitted(
    size: tuple[int, int], place: tuple[int, int] | None, rooms: Sequence[pygame.Rect]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return a size and a place for a window that lies wholly in one of the rooms, with what is drawn round it.

    It stays as it is where it fits, and otherwise becomes smaller and moves in; a place off all screens is not kept.
    """
    inner = [pygame.Rect(each.x + SIDE, each.y + HEAD, max(1, each.w - 2 * SIDE), max(1, each.h - HEAD - SIDE))
             for each in rooms] or [pygame.Rect(0, 0, *DESIGNED)]  # fmt: skip
    shown = pygame.Rect(place or (0, 0), size)
    seen = [each.clip(shown).w * each.clip(shown).h for each in inner]
    home = inner[seen.index(max(seen))] if place is not None else inner[0]
    window = pygame.Rect((0, 0), at_least((min(size[0], home.w), min(size[1], home.h))))
    window.center = home.center
    if place is not None and max(seen) > 0:
        window.topleft = place
        window.clamp_ip(home)
    return window.size, window.topleft


def at_least(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size, or the smallest at which the game can be drawn."""
    return max(SMALLEST[0], size[0]), max(SMALLEST[1], size[1])


def turn_full(full: bool) -> None:
    """Fill the whole screen, or go back to the window as it was; where that fails, all stays as it is.

    The window is the same afterwards: one made anew would take a key that is still held for one pressed afresh.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pygame would rather open windows in another way
        try:
            window = pygame.Window.from_display_module()
            window.set_fullscreen(desktop=True) if full else window.set_windowed()
        except (pygame.error, AttributeError):
            return


def close_window() -> None:
    """Close the window and everything that SDL holds."""
    pygame.quit()
