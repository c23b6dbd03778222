"""Scenes: what a screen of the game must be able to do so that the window can show it."""

from __future__ import annotations

from typing import Any, Protocol

import pygame
from msgspec import Struct

from game.desktop.kit import Kit


class Go(Struct, frozen=True):
    """Show another scene; Escape there comes back here if `back` is true, otherwise this one is left for good.

    Where it begins `afresh` all scenes are left.
    """

    scene: Scene
    back: bool = False
    afresh: bool = False


class Submit(Struct, frozen=True):
    """Submit an act: whatever the window's `submit` takes. The scene is given the answer by `answered`."""

    action: Any


class Back(Struct, frozen=True):
    """Leave this scene for the one below; leave the game where there is none."""


class Stay(Struct, frozen=True):
    """Nothing follows, but the event was taken: Escape has closed a panel and must not leave the scene as well."""


class Quit(Struct, frozen=True):
    """Leave the game."""


class Restyle(Struct, frozen=True):
    """Take another scale of text (1.0 to 2.0), palette or stillness, fill the screen or not; None leaves what is."""

    text_scale: float | None = None
    colour_blind: bool | None = None
    still: bool | None = None
    full: bool | None = None


Wish = Go | Submit | Back | Stay | Quit | Restyle | None


class Scene(Protocol):
    """A screen of the game. It is told of events and time, draws itself, and says what it wishes for."""

    def handle(self, event: pygame.event.Event) -> Wish:
        """Take an event; return what follows from it."""

    def update(self, dt: float) -> Wish | bool:
        """Let `dt` seconds pass; return a wish, or whether anything moved and must be drawn."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole scene."""

    def resize(self, kit: Kit) -> None:
        """Take another size of window, scale of text or palette."""

    def answered(self, answer: Any) -> None:
        """Take what `submit` returned for the act of this scene."""
