"""A window that nobody sees, and the assets, for the tests of the desktop."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import pygame  # noqa: E402

from game.desktop import screen  # noqa: E402
from game.desktop.kit import Kit  # noqa: E402


@pytest.fixture(scope="session")
def assets() -> Path:
    return ROOT / "assets"


@pytest.fixture(autouse=True)
def window() -> Iterator[pygame.Surface]:
    yield screen.open_window("test", (1280, 720))
    pygame.event.clear()


@pytest.fixture
def kit(assets: Path, window: pygame.Surface) -> Kit:
    return Kit(assets, (1280, 720))
