"""Draws every view with made-up values into a folder: `python -m tests.desktop.pictures FOLDER`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.desktop import artwork, screen
from game.desktop.ballots import Ballots
from game.desktop.chamber import Chamber
from game.desktop.dialogs import Form, Modal, Slot
from game.desktop.kit import Kit
from game.desktop.lists import Choice
from game.desktop.sheets import draw_front_page
from tests.desktop import specimens

ASSETS = Path(__file__).parents[2] / "assets"
LOOKS = (
    ((1280, 720), 1.0),
    ((1920, 1080), 1.0),
    ((640, 480), 1.0),
    ((1280, 720), 1.5),
    ((1280, 720), 2.0),
    ((640, 480), 2.0),
    ((1024, 768), 1.0),
)


def key(code: int) -> pygame.event.Event:
    """Return the event of a key pressed."""
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="")


def views(kit: Kit, surface: pygame.Surface) -> Iterator[str]:
    """Draw one view after another on the surface; yield the name of each."""
    chamber = Chamber(kit, specimens.chamber_model())
    chamber.handle(key(pygame.K_3))
    chamber.draw(surface)
    yield "chamber"
    if chamber.layout.situation is None:
        chamber.handle(key(pygame.K_f))
        chamber.draw(surface)
        yield "situation"
    backdrop = artwork.chamber_backdrop(kit.size, chamber.layout.stage, 15)
    for outcome in ("veto", "adopted", "not adopted", ""):
        Ballots(kit, specimens.vote_model(outcome), backdrop).draw(surface)
        yield f"vote-{outcome or 'under-way'}"
    chamber.draw(surface)
    slots = (
        Slot(
            "point",
            "Point",
            choices=(
                Choice(1, "Shelling of the town", "claim 4, contested"),
                Choice(2, "Access refused to monitors", "claim 7"),
                Choice(3, "Troops at the border", "withdrawn", enabled=False, reason="no claim in the ledger"),
            ),
        ),
        Slot("whom", "Whom", choices=tuple(Choice(c, n, "member", flag=c) for c, n, _ in specimens.MEMBERS)),
        Slot(
            "evidence",
            "Evidence",
            "some",
            (Choice("a", "Satellite picture"), Choice("b", "Monitors' report")),
            most=2,
            needed=False,
        ),
        Slot("words", "Words", "text", most=80, needed=False, help="in your own words"),
    )
    form = Form(kit, chamber.layout.overlay, "Accuse", slots, send="Accuse")
    form.draw(surface, kit)
    yield "form"
    chamber.draw(surface)
    Modal(
        kit,
        "Leave the meeting?",
        "The game is kept after every act; you can go on from here.",
        (Choice(1, "Stay"), Choice(2, "Leave")),
    ).draw(surface, kit)
    yield "modal"
    surface.blit(artwork.desk_backdrop(kit.size), (0, 0))
    draw_front_page(surface, kit, specimens.PAGE, surface.get_rect().inflate(-kit.px(80), -kit.px(40)), backdrop)
    yield "page"


def main() -> None:
    """Draw all views at all sizes."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for size, scale in LOOKS:
        surface = screen.open_window("pictures", size)
        for name in views(Kit(ASSETS, size, text_scale=scale), surface):
            pygame.image.save(surface, folder / f"{name}_{size[0]}x{size[1]}_{scale}.png")


if __name__ == "__main__":
    main()
