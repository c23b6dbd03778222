"""Saved games: the list to load from, and the dialog to keep a game under a name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pygame

from game.desktop import theme
from game.desktop.fields import TextField
from game.desktop.keymap import BACK, ENTER
from game.desktop.lists import Choice, ListBox
from game.desktop.scenes import Back, Go, Wish
from game.desktop.scenes.choosing import SeatChoice
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.scenes.route import resumed
from game.desktop.session import CannotPlay
from game.desktop.widgets import Button, Widget


class Shelf(Page):
    """The saved games, the latest first."""

    side = 1

    def widgets(self) -> Sequence[Widget]:
        """Return the list and the buttons."""
        body = self.layout.main.union(self.layout.side)
        games = ListBox("Saved games", body, [_row(each) for each in self.session.saves()])
        places = row_of_buttons(self.kit, self.layout.foot, 2)
        return [
            games,
            Button("Load", places[0], value="load", icon="load", brass=True, enabled=bool(games.choices), key=ENTER,
                   reason="no game is saved"),
            Button("Back", places[1], value="back", icon="left", key=BACK),
        ]  # fmt: skip

    def arrange(self) -> None:
        """Place the widgets; the list has the focus."""
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading, and a line where nothing is saved."""
        self.heading(surface, "Load a game")
        if not self.session.saves():
            body = self.layout.main
            words = "No game is saved yet. A game is kept in a file from its first act on."
            self.kit.letters.put(surface, words, "body", theme.MUTED, at=body.topleft, width=body.w)

    def used(self, value: Any) -> Wish:
        """Load the game under the cursor, or go back."""
        if value == "back":
            return Back()
        games = self.ring.widgets[0]
        path = value if isinstance(value, Path) else games.selected if isinstance(games, ListBox) else None
        return self.leaving(lambda: self._loaded(path)) if path is not None else None

    def _loaded(self, path: Path) -> Wish:
        """Return the way to the game that a file keeps."""
        try:
            scene = resumed(self.session, self.session.load(path))
            asks = isinstance(scene, SeatChoice)
            return Go(scene, back=asks, afresh=not asks)
        except CannotPlay as fault:
            self.ask("This game cannot be loaded", str(fault), (Choice("read", "Close"),))
            return None


class SaveAs(Page):
    """A name for the game; it goes on in the file of that name."""

    side = 1

    def widgets(self) -> Sequence[Widget]:
        """Return the field and the buttons."""
        sitting = self.session.sitting
        name = f"{sitting.game.case.id} day {sitting.game.day}" if sitting else ""
        old = next((each for each in self.ring.widgets if isinstance(each, TextField)), None)
        body, places = self.layout.main, row_of_buttons(self.kit, self.layout.foot, 2)
        top = body.y + 3 * self.kit.letters.height("body") + self.kit.px(12)
        field = old or TextField("Name", body, text=name, most=60)
        field.rect = pygame.Rect(body.x, top, body.w, self.kit.tx(40))
        return [
            field,
            Button("Save", places[0], value="save", icon="save", brass=True, key=ENTER),
            Button("Back", places[1], value=Back(), icon="left", key=BACK),
        ]

    def arrange(self) -> None:
        """Place the widgets; the field has the focus."""
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Say where the game is kept."""
        self.heading(surface, "Save the game")
        sitting = self.session.sitting
        path = sitting.game.path if sitting else None
        kept = f"The game is kept after every act, in {path}." if path else "The game is not kept in a file yet."
        kept = (sitting.unsaved if sitting else "") or kept
        body = self.layout.main
        room = pygame.Rect(body.x, body.y, body.w, 3 * self.kit.letters.height("body"))
        words = f"{kept} Give it a name to keep it apart and go on there."
        self.kit.letters.paragraph(surface, words, "body", theme.TEXT, room)

    def used(self, value: Any) -> Wish:
        """Save, or go back."""
        if isinstance(value, Back):
            return value
        field = self.ring.widgets[0]
        self.tell(self.session.save_as(str(field.value)))
        return None


def _row(path: Path) -> Choice:
    try:
        when = datetime.fromtimestamp(path.stat().st_mtime).strftime("%d %B %Y, %H.%M")
        size = f"{max(1, path.stat().st_size // 1024)} kB"
    except OSError:
        when, size = "", ""
    name = os.fsencode(path.stem).decode("utf-8", "replace")  # a file may have a name that is no text
    odd = "" if name == path.stem else " · its name is not in UTF-8, and is shown as far as it can be read"
    return Choice(path, name, f"{when} · {size}{odd}", icon="archive")
