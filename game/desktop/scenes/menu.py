"""The menu of a game under way: save, load, settings, hand the seat to the game, leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop.dialogs import Form, Modal
from game.desktop.lists import Choice, ListBox
from game.desktop.scenes import Back, Go, Quit, Wish
from game.desktop.scenes.page import Page
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
        rows = [
            Choice("back", "Back to the game", "Esc", icon="left"),
            Choice("save", "Save", "keep the game under a name and go on there", icon="save"),
            Choice("load", "Load", "leave this game, which is kept, for another", icon="load"),
            Choice("settings", "Settings", "text, colours, motion, pace, polls", icon="settings"),
            Choice("help", "Help", "how to play, and the keys", icon="help"),
            Choice("hand", "Leave the seat to the game", "and watch; you may leave at any time", icon="users",
                   enabled=not watching, reason="the game leads this seat already"),
            Choice("title", "Leave to the title", "the game is kept as it stands", icon="leave"),
            Choice("quit", "Quit", "the game is kept as it stands", icon="cross"),
        ]  # fmt: skip
        return [ListBox("Menu", rect, rows)]

    def arrange(self) -> None:
        """Place the list; it has the focus."""
        super().arrange()
        self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        sitting = self.session.sitting
        path = sitting.game.path if sitting else None
        self.heading(surface, "The game", f"kept in {path.name}" if path else "not kept in a file")

    def used(self, value: Any) -> Wish:
        """Do what is chosen."""
        from game.desktop.scenes.reading import help_page
        from game.desktop.scenes.setting import SettingsPage
        from game.desktop.scenes.shelf import SaveAs, Shelf
        from game.desktop.scenes.title import Title

        if value == "back":
            return Back()
        if value == "quit":
            return Quit()
        if value == "hand":
            text = "The game then leads your delegation to the end, as it does the others. You cannot take it back."
            self.ask("Leave the seat?", text, (Choice("keep", "Keep the seat"), Choice("hand", "Leave it")))
            return None
        if value == "title":
            self.session.close()
            return Go(Title(self.session), afresh=True)
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
