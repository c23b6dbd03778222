"""What every drawing needs at hand: letters, flags, icons, sounds, measures, and the panels already drawn."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

import pygame

from game.desktop import theme
from game.desktop.flags import Flags, Icons
from game.desktop.layout import Measure, measure_of
from game.desktop.lettering import Lettering
from game.desktop.sound import Sounds
from game.desktop.stock import MEGABYTE, Stock

KEPT_PANELS, KEPT_ROOMS = 48 * MEGABYTE, 72 * MEGABYTE
"""Bytes of what one size of window keeps: panels and what is lettered on them; rooms, of which a large one takes 33."""
_T = TypeVar("_T")


class Kit:
    """The means of drawing at one size of window and one scale of text; a new one is made when either changes."""

    def __init__(
        self,
        assets: Path,
        size: tuple[int, int],
        *,
        text_scale: float = 1.0,
        colour_blind: bool = False,
        still: bool = False,
        sounds: Sounds | None = None,
    ) -> None:
        self.assets = assets
        self.size = size
        self.text_scale = text_scale
        self.still = still
        self.typing: pygame.Rect | None = None
        self.colour_blind = colour_blind
        self.ballots = theme.COLOUR_BLIND_BALLOTS if colour_blind else theme.BALLOTS
        self.measure: Measure = measure_of(size, text_scale)
        self.letters = Lettering(assets / "fonts", self.measure.t)
        self.flags = Flags(assets, self.letters)
        self.icons = Icons(assets)
        self.sounds = sounds or Sounds(assets)
        self._panels, self._rooms = Stock(KEPT_PANELS), Stock(KEPT_ROOMS)

    def px(self, pixels: float) -> int:
        """Return pixels of the design as pixels of the window."""
        return self.measure.px(pixels)

    def tx(self, pixels: float) -> int:
        """Return pixels of the design that hold letters as pixels of the window."""
        return self.measure.tx(pixels)

    def resized(self, size: tuple[int, int], text_scale: float | None = None) -> Kit:
        """Return the kit for another size of window or scale of text, with the same assets and choices.

        This one lets go of what it kept, as it is used no more.
        """
        for stock in (self._panels, self._rooms, self.letters.lines):
            stock.clear()
        return Kit(
            self.assets,
            size,
            text_scale=self.text_scale if text_scale is None else text_scale,
            colour_blind=self.colour_blind,
            still=self.still,
            sounds=self.sounds,
        )

    def panel(self, key: Hashable, draw: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return the surface kept under a key, drawn first if it is not there; the key holds all that it depends on."""
        return self.kept(key, draw)

    def baked(self, key: Hashable, paint: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return a picture that is painted once and kept as long as this size of window: a room, a desk, a night."""
        return self._rooms.get(key, paint)

    def kept(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what is kept under a key, made first if it is not there; the longest unused is let go."""
        return self._panels.get(key, make)
