"""Sounds: played where there is a sound card and never missed where there is none."""

from __future__ import annotations

from pathlib import Path

import pygame


class Sounds:
    """The sounds of a folder of assets by name, at a loudness of 0 to 1; nothing here ever raises."""

    def __init__(self, assets: Path, loudness: float = 0.6) -> None:
        self.loudness = loudness
        self._folder = assets / "sounds"
        self._read: dict[str, pygame.mixer.Sound | None] = {}
        self._open: bool | None = None

    def play(self, name: str) -> bool:
        """Play a sound once; return whether it could be."""
        if self.loudness <= 0 or not self._opened():
            return False
        sound = self._sound(name)
        if sound is None:
            return False
        sound.set_volume(self.loudness)
        sound.play()
        return True

    def _opened(self) -> bool:
        """Open the sound card when the first sound is due, so that the window does not wait for it."""
        if self._open is None:
            try:
                pygame.mixer.init(22_050, -16, 1, 512)
                self._open = True
            except (pygame.error, NotImplementedError):
                self._open = False
        return self._open

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        if name not in self._read:
            try:
                self._read[name] = pygame.mixer.Sound(self._folder / f"{name}.wav")
            except (OSError, pygame.error):
                self._read[name] = None
        return self._read[name]
