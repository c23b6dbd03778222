"""Flags and icons: read from the assets when first shown, and kept at the sizes at which they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pygame

from game.desktop import painting, theme
from game.desktop.lettering import Lettering
from game.desktop.theme import Colour
from game.engine.case import Badge, Participant
from game.words.badges import FIGURES, HIGH, WIDE

SMALL, LARGE = "64", "160"
SMALL_WIDTH = 64
DRAWN_AT = 4
"""Pixels of a drawn flag for each unit of its field, which is 120 wide."""


class Flags:
    """The flags of a folder of assets by the code of a State, and those of invented States, which are drawn.

    Where there is neither, a plain plate with the code stands.
    """

    def __init__(self, assets: Path, letters: Lettering) -> None:
        self._folder = assets / "flags"
        self._letters = letters
        self._badges: dict[str, Badge] = {}
        self._shown: dict[tuple[str, int, int, Badge | None], pygame.Surface] = {}
        self._read: dict[tuple[str, str], pygame.Surface | None] = {}

    def flag(self, code: str, size: tuple[int, int]) -> pygame.Surface:
        """Return the flag at a size, its corners round and its edge a hairline."""
        key = code, size[0], size[1], self._badges.get(code)
        if key not in self._shown:
            self._shown[key] = self._finished(code, (max(4, size[0]), max(3, size[1])))
        return self._shown[key]

    def bear(self, participants: Iterable[Participant]) -> None:
        """Take the flags of the invented States of a scenario."""
        self._badges = {each.id: each.flag for each in participants if each.flag is not None}

    def _finished(self, code: str, size: tuple[int, int]) -> pygame.Surface:
        badge = self._badges.get(code)
        picture = drawn(badge) if badge else self._picture(code, SMALL if size[0] <= SMALL_WIDTH else LARGE)
        if picture is None:
            return self._plate(code, size)
        radius = max(1, round(theme.FLAG_RADIUS * size[0] / 48))
        sheet = painting.cut_round(pygame.transform.smoothscale(picture, size), radius)
        painting.outlined(sheet, sheet.get_rect(), theme.mixed(theme.NIGHT, theme.LINE, 0.3), 1, radius)
        return sheet

    def _picture(self, code: str, folder: str) -> pygame.Surface | None:
        if (code, folder) not in self._read:
            self._read[code, folder] = read_picture(self._folder / folder / f"{code}.png")
        return self._read[code, folder]

    def _plate(self, code: str, size: tuple[int, int]) -> pygame.Surface:
        sheet = painting.raised(size, 2, theme.RAISED, theme.RAISED_FOOT, edge=theme.EDGE)
        word = self._letters.line(code.strip()[:4] or "–", "plate", theme.TEXT)
        share = min(1.0, (size[0] - 4) / word.get_width(), (size[1] - 2) / word.get_height())
        small = pygame.transform.smoothscale_by(word, max(0.2, share)) if share < 1 else word
        sheet.blit(small, small.get_rect(center=sheet.get_rect().center))
        return sheet


class Icons:
    """The icons of a folder of assets by name; an empty ring where there is none."""

    def __init__(self, assets: Path) -> None:
        self._folder = assets / "icons"
        self._shown: dict[tuple[str, int, Colour], pygame.Surface] = {}

    def icon(self, name: str, side: int, colour: Colour) -> pygame.Surface:
        """Return the icon in a colour, so many pixels wide and high."""
        key = name, side, colour
        if key not in self._shown:
            picture = read_picture(self._folder / f"{name}.png")
            if picture is None:
                self._shown[key] = painting.mark("ring", side, colour)
            else:
                sheet = pygame.transform.smoothscale(picture, (side, side))
                sheet.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
                self._shown[key] = sheet
        return self._shown[key]


def drawn(badge: Badge) -> pygame.Surface:
    """Return the flag of an invented State, larger than it is shown, so that its edges are smooth at any size."""
    sheet = pygame.Surface((round(WIDE * DRAWN_AT), round(HIGH * DRAWN_AT)), pygame.SRCALPHA)
    sheet.fill(theme.hexed(badge.ground))
    for part in FIGURES[badge.shape]:
        colour = theme.hexed(badge.ground if part.hollow else badge.colour)
        points = [(x * DRAWN_AT, y * DRAWN_AT) for x, y in part.points]
        if part.radius:
            pygame.draw.circle(sheet, colour, points[0], part.radius * DRAWN_AT)
        else:
            pygame.draw.polygon(sheet, colour, points)
    return sheet


def read_picture(path: Path) -> pygame.Surface | None:
    """Return the picture of a file, or nothing where it cannot be read."""
    try:
        return pygame.image.load(path).convert_alpha()
    except (OSError, pygame.error):
        return None
