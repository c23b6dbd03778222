"""The faces of a folder at their sizes, and which letters each of them has."""

from __future__ import annotations

from pathlib import Path

import pygame
import pygame.freetype

from game.desktop.scripts import Covers, plain
from game.desktop.theme import OTHER_FACES
from game.letters import one_line


class Faces:
    """The faces of a folder; none is read before it is asked for, and SDL's own stands for one that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fonts: dict[tuple[str, int, str, bool], pygame.font.Font] = {}
        self._covers: dict[str, Covers] = {}
        self._simple: dict[str, set[str]] = {}

    def font(self, face: str, size: int, script: str = "", leftward: bool = False) -> pygame.font.Font:
        """Return a face at a size in pixels, for a script that joins or moves its letters and for a direction."""
        key = face, size, script, leftward
        if key not in self._fonts:
            try:
                font = pygame.font.Font(self._folder / f"{face}.ttf", size)
            except (OSError, pygame.error):
                font = pygame.font.Font(None, size)
            if script:
                font.set_script(script)
            if leftward:
                font.set_direction(pygame.DIRECTION_RTL)
            self._fonts[key] = font
        return self._fonts[key]

    def covers(self, face: str) -> tuple[Covers, ...]:
        """Return what tells of a letter whether the face has it, and then of each where it is looked for else."""
        return tuple(self._cover(each) for each in (face, *OTHER_FACES))

    def is_simple(self, text: str, face: str) -> bool:
        """Return whether the face has all letters of a text, and they run to the right and do not join."""
        known = self._simple.setdefault(face, set())
        if known.issuperset(text):
            return True
        new = "".join(set(text) - known)
        covers = self._cover(face)
        if not plain(new) or new != one_line(new) or not all(covers(letter) for letter in new):
            return False
        known.update(new)
        return True

    def _cover(self, face: str) -> Covers:
        if face not in self._covers:
            self._covers[face] = _kept(self._known(face))
        return self._covers[face]

    def _known(self, face: str) -> pygame.freetype.Font | None:
        if not pygame.freetype.get_init():
            pygame.freetype.init()
        try:
            return pygame.freetype.Font(str(self._folder / f"{face}.ttf"), 12)
        except (OSError, pygame.error):
            return None if face in OTHER_FACES else pygame.freetype.Font(None, 12)


def _kept(font: pygame.freetype.Font | None) -> Covers:
    """Return what tells whether a face has a letter, and asks once."""
    known: dict[str, bool] = {}

    def told(letter: str) -> bool:
        if letter not in known:
            known[letter] = font is not None and font.get_metrics(letter)[0] is not None
        return known[letter]

    return told
