"""The game in a window, from the first frame to the last."""

from __future__ import annotations

import pygame
from msgspec.structs import replace

from game.desktop.app import App
from game.desktop.kit import Kit
from game.desktop.layout import DESIGNED
from game.desktop.scenes import every as every  # noqa: PLC0414 - it fills the registry of screens
from game.desktop.scenes.choosing import SeatChoice
from game.desktop.scenes.instructions import Instructions
from game.desktop.scenes.page import Page
from game.desktop.scenes.title import NAME, Title, first_scene
from game.desktop.screen import close_window, find_screen, fitted, open_window, usable
from game.desktop.session import Places, Session, Wanted


def play_in_window(places: Places, wanted: Wanted, *, frames: int | None = None) -> str:
    """Open a window and play until it is closed, or for so many rounds of its loop.

    Returns a sentence on where the game is kept, if one was under way. Raises CannotPlay where what is wanted cannot
    be played, and NoScreen where no window can be opened.
    """
    session = Session(places, wanted)
    try:
        first = first_scene(session)
        app = opened(session, _own_window(session), first)
        app.run(frames=frames)
        _remember(session, app)
        if why := session.unsaved():
            return why.partition(" It is tried")[0]
        path = session.sitting.game.path if session.sitting is not None else None
        return f"The game is kept; go on with: horseshoe play --load {path}" if path else ""
    finally:
        session.leave()
        close_window()


def _own_window(session: Session) -> pygame.Surface:
    """Open the window as it was left, within what the desktop leaves to windows."""
    settings, icon = session.settings, session.places.assets / "icon" / "horseshoe.png"
    find_screen()
    size, place = fitted(settings.size or DESIGNED, settings.place, usable())
    return open_window(NAME, size, place, icon)


def _remember(session: Session, app: App) -> None:
    """Keep size and place of the window for the next time; where they cannot be kept, it opens as before."""
    settings = replace(session.settings, size=app.windowed, place=app.place)
    if settings != session.settings:
        session.set(settings)


def opened(session: Session, surface: pygame.Surface, first: Page) -> App:
    """Return the loop of a window that opens with a scene, with the player's settings."""
    settings = session.settings
    kit = Kit(
        session.places.assets,
        surface.get_size(),
        text_scale=settings.text_scale,
        colour_blind=settings.colour_blind,
        still=settings.still,
    )
    kit.sounds.loudness = 0.6 if settings.sound else 0.0
    app = App(surface, kit, first, session.submit)
    app.fill_screen(settings.full)
    app.filled = lambda full: _filled(session, full)
    if isinstance(first, SeatChoice | Instructions):
        app.scenes.insert(0, Title(session))  # Escape leads there
    return app


def _filled(session: Session, full: bool) -> None:
    """Keep whether the window fills the screen, however that came about."""
    if session.settings.full != full:
        session.set(replace(session.settings, full=full))
