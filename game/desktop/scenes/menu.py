"""The menu of a game under way: save, load, settings, hand the seat to the game, leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop.dialogs import Form, Modal
from game.desktop.lists import Choice, ListBox
from game.desktop.scenes import Back, Go, Quit, Wish
from game.desktop.scenes.page import Page
from game.desktop.scenes.reading import help_page
from game.desktop.scenes.saves import SaveAs, Shelf
from game.desktop.scenes.settings import SettingsPage
from game.desktop.scenes.title import to_title
from game.desktop.widgets import Widget


class Menu(Page):
    """What can be done with the game itself."""

    side = 1

    def widgets(self) -> Sequence[Widget]:
        """Return the list."""
        body = self.layout.main.union(self.layout.side)
        width = min(body.w, self.kit.measure.both(640, 500))
        rect = pygame.Rect(body.centerx - width // 2, body.y, width, body.h)
        sitting = self.session.sitting
        watching = sitting is not None and sitting.watching
        kept = "the game is NOT saved" if sitting is not None and sitting.unsaved else "the game is kept as it stands"
        rows = [
            Choice("back", "Back to the game", "Esc", icon="left"),
            Choice("save", "Save", "keep the game under a name and go on there", icon="save"),
            Choice("load", "Load", "leave this game for another", icon="load"),
            Choice("settings", "Settings", "text, colours, motion, pace, polls", icon="settings"),
            Choice("help", "Help", "how to play, and the keys", icon="help"),
            Choice("hand", "Leave the seat to the game", "and watch; you may leave at any time", icon="users",
                   enabled=not watching, reason="the game leads this seat already"),
            Choice("title", "Leave to the title", kept, icon="leave"),
            Choice("quit", "Quit", kept, icon="cross"),
        ]  # fmt: skip
        return [ListBox("Menu", rect, rows)]

    def arrange(self) -> None:
        """Place the list; it has the focus."""
        super().arrange()
        self.ring.focus = self.ring.widgets[0]
        if self.session.sitting is not None and self.session.sitting.unsaved:
            self.tell(self.session.sitting.unsaved, grave=True)

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        sitting = self.session.sitting
        path = sitting.game.path if sitting else None
        note = f"kept in {path.name}" if path else "not kept in a file"
        self.heading(surface, "The game", "NOT SAVED" if sitting is not None and sitting.unsaved else note)

    def used(self, value: Any) -> Wish:
        """Do what is chosen."""
        if value == "back":
            return Back()
        if value == "quit":
            return self.leaving(Quit)
        if value == "hand":
            text = "The game then leads your delegation to the end, as it does the others. You cannot take it back."
            self.ask("Leave the seat?", text, (Choice("keep", "Keep the seat"), Choice("hand", "Leave it")))
            return None
        if value == "title":
            return self.leaving(lambda: to_title(self.session))
        pages: dict[Any, Any] = {
            "save": SaveAs, "load": Shelf, "settings": SettingsPage, "help": help_page,
        }  # fmt: skip
        return Go(pages[value](self.session), back=True)

    def answered_by(self, panel: Modal | Form, value: Any) -> Wish:
        """Hand over the seat, if that was meant."""
        if value == "hand" and self.session.sitting is not None:
            self.session.sitting.hand_over()
            return Back()
        return None
