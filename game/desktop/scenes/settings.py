"""The player's settings: size of text, colours, motion, pace, sound, and which polls are asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame
from msgspec.structs import replace

from game.desktop.keymap import BACK
from game.desktop.lists import Choice, ListBox
from game.desktop.scenes import Back, Restyle, Wish
from game.desktop.scenes.page import Page, row_of_buttons
from game.desktop.settings import PACES, SCALES, Settings
from game.desktop.widgets import Button, Widget


class SettingsPage(Page):
    """A row for each setting; using it takes the next value."""

    side = 1

    def widgets(self) -> Sequence[Widget]:
        """Return the rows and the way back."""
        body = self.layout.main.union(self.layout.side)
        row = next((each.row for each in self.ring.widgets if isinstance(each, ListBox)), 0)
        width = min(body.w, self.kit.measure.both(760, 560))
        rect = pygame.Rect(body.centerx - width // 2, body.y, width, body.h)
        rows = ListBox("Settings", rect, _rows(self.session.settings), selected=row)
        back = Button("Done", row_of_buttons(self.kit, self.layout.foot, 1)[0], value="back", icon="check", brass=True,
                      key=BACK)  # fmt: skip
        return [rows, back]

    def arrange(self) -> None:
        """Place the widgets; the list has the focus."""
        super().arrange()
        if self.ring.focus is None:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        self.heading(surface, "Settings", "kept for the next time")

    def used(self, value: Any) -> Wish:
        """Take the next value of a setting."""
        if value == "back":
            return Back()
        settings = changed(self.session.settings, value)
        trouble = self.session.set(settings)
        if trouble:
            self.tell(trouble)
        self.kit.sounds.loudness = 0.6 if settings.sound else 0.0
        self.arrange()
        return Restyle(settings.text_scale, settings.colour_blind, settings.still, settings.full)


def changed(settings: Settings, name: str) -> Settings:
    """Return the settings with the next value of one of them."""
    if name == "text_scale":
        return replace(settings, text_scale=_after(SCALES, settings.text_scale))
    if name == "pace":
        return replace(settings, pace=_after(tuple(PACES), settings.pace))
    return replace(settings, **{name: not getattr(settings, name)})


def _after(values: tuple[Any, ...], value: Any) -> Any:
    place = values.index(value) if value in values else -1
    return values[(place + 1) % len(values)]


def _rows(settings: Settings) -> list[Choice]:
    said = {True: "on", False: "off"}
    return [
        Choice("text_scale", f"Text size: {settings.text_scale:.0%}", "up to twice as large", icon="search"),
        Choice("colour_blind", f"Colours for colour-blind eyes: {said[settings.colour_blind]}",
               "shapes and words are always shown with colours", icon="eye"),
        Choice("still", f"Reduced motion: {said[settings.still]}", "no movement but what you cause", icon="pause"),
        Choice("pace", f"Pace of others' lines: {settings.pace}", "Enter always goes on at once", icon="clock"),
        Choice("every_poll", f"Ask me at every poll: {said[settings.every_poll]}",
               "off: no objection to agenda, invitations and rulings is made in your name", icon="flag"),
        Choice("full", f"Full screen: {said[settings.full]}", "F11 and Alt with Enter do the same on every screen",
               icon="globe"),
        Choice("sound", f"Sound: {said[settings.sound]}", "gavel, page, bell, chord", icon="sound"),
    ]  # fmt: skip
