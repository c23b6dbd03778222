"""Draws the sign of the window, by the game's own code: `python assets/build_icon.py`."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame  # noqa: E402

from game.desktop import painting, theme  # noqa: E402

SIDE = 128


def main() -> None:
    """Set the emblem in gold on a round square of night."""
    pygame.display.init()
    pygame.display.set_mode((SIDE, SIDE))
    sheet = painting.cut_round(painting.gradient((SIDE, SIDE), theme.RAISED, theme.NIGHT), SIDE // 6)
    sheet.blit(painting.emblem(SIDE - 12, theme.GOLD), (6, 8))
    (HERE / "icon").mkdir(exist_ok=True)
    pygame.image.save(sheet, HERE / "icon" / "horseshoe.png")


if __name__ == "__main__":
    main()
