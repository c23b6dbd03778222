"""The window itself: how it is opened, and the one sentence where it cannot be."""

from __future__ import annotations

import os
import sys

import pygame

from game.desktop.layout import DESIGNED, SMALLEST

UNSEEN = ("offscreen", "dummy")
"""Drivers that SDL falls back on where it finds no screen."""


class NoScreen(Exception):
    """No window can be opened; the text is one sentence for the player."""


def open_window(title: str, size: tuple[int, int] = DESIGNED) -> pygame.Surface:
    """Open a resizable window and return its surface.

    A driver of SDL's that draws where nobody can look counts as a screen if it was asked for by SDL_VIDEODRIVER.
    Raises NoScreen where there is no screen, or where another pygame than pygame-ce is installed.
    """
    if not getattr(pygame, "IS_CE", False):
        raise NoScreen("the window needs pygame-ce, but another pygame is installed in its place")
    asked = bool(os.environ.get("SDL_VIDEODRIVER"))
    try:
        _spare_wayland()
        pygame.display.init()
        if pygame.display.get_driver() in UNSEEN and not asked:
            raise NoScreen("no window can be opened here: there is no screen")
        pygame.font.init()
        surface = pygame.display.set_mode(at_least(size), pygame.RESIZABLE)
    except pygame.error as fault:
        why = str(fault) if asked else "there is no screen"
        raise NoScreen(f"no window can be opened here: {why}") from fault
    pygame.display.set_caption(title)
    pygame.key.set_repeat(350, 40)
    pygame.key.stop_text_input()  # SDL begins it by itself; it is for fields alone, see take_words
    return surface


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


def at_least(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size, or the smallest at which the game can be drawn."""
    return max(SMALLEST[0], size[0]), max(SMALLEST[1], size[1])


def turn_full(surface: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """Fill the whole screen, or go back to a window of the size; return the surface, the old one where that fails."""
    try:
        if surface.get_flags() & pygame.FULLSCREEN:
            return pygame.display.set_mode(at_least(size), pygame.RESIZABLE)
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    except pygame.error:
        return surface


def close_window() -> None:
    """Close the window and everything that SDL holds."""
    pygame.quit()
