"""The title: the game's own mark, a note on what it is about, and where to go from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.desktop import artwork, painting, theme
from game.desktop.ballots import dimmed
from game.desktop.keymap import ENTER, KEYS
from game.desktop.scenes import Go, Quit, Wish
from game.desktop.scenes.choosing import ScenarioChoice, SeatChoice
from game.desktop.scenes.instructions import Instructions
from game.desktop.scenes.page import Page
from game.desktop.scenes.reading import help_page
from game.desktop.scenes.route import resumed
from game.desktop.scenes.saves import Shelf
from game.desktop.scenes.settings import SettingsPage
from game.desktop.session import CannotPlay, Session
from game.desktop.widgets import Button, Widget

NAME = "Horseshoe"
BY_LINE = "A simulation of diplomacy in the United Nations Security Council"
NOTE = (
    "Scenarios treat real crises, in which people were and are being hurt. Facts carry their sources; what delegations "
    "say is written for the game, and no named person speaks invented words. You may leave at any time."
)
OWN = "Not a product of the United Nations, nor endorsed by it."


class Title(Page):
    """The first screen."""

    chosen = "new"
    shown = reading = False

    def widgets(self) -> Sequence[Widget]:
        """Return the four ways on."""
        kit = self.kit
        acts = [
            ("New game", "new", ENTER, "play", True),
            ("Load a game", "load", KEYS["load"], "load", False),
            ("Settings", "settings", KEYS["menu"], "settings", False),
            ("Help", "help", KEYS["help"], "help", False),
            ("Quit", "quit", KEYS["leave"], "leave", False),
        ]
        height, gap = kit.measure.both(46, 34), kit.px(9)
        width = min(kit.measure.both(330, 250), kit.size[0] - kit.px(48))
        room = kit.size[1] - self._words_end() - kit.letters.height("hint") - kit.px(14)
        height = min(height, (room - (len(acts) - 1) * gap) // len(acts))
        total = len(acts) * (height + gap) - gap
        top = max(self._words_end(), kit.size[1] - total - kit.measure.both(76, 44))
        left = (kit.size[0] - width) // 2
        return [
            Button(label, pygame.Rect(left, top + n * (height + gap), width, height), value=value, key=key, icon=icon,
                   brass=brass)
            for n, (label, value, key, icon, brass) in enumerate(acts)
        ]  # fmt: skip

    def paint(self, surface: pygame.Surface) -> None:
        """Letter mark, name and note."""
        surface.blit(self.kept("words", self._words), (0, 0))

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw the chamber at night, out of focus behind the words."""
        surface.blit(self.kit.baked("title", self._room), (0, 0))

    def _room(self) -> pygame.Surface:
        size = self.kit.size
        stage = pygame.Rect(size[0] // 8, size[1] // 12, size[0] * 3 // 4, size[1])
        room = dimmed(artwork.chamber_backdrop(size, stage, 15))
        room.fill((112, 118, 130), special_flags=pygame.BLEND_RGB_MULT)
        return room

    def used(self, value: Any) -> Wish:
        """Return the screen that is asked for."""
        if value == "quit":
            return Quit()
        ways: dict[Any, Any] = {
            "new": lambda: ScenarioChoice(self.session),
            "load": lambda: Shelf(self.session),
            "settings": lambda: SettingsPage(self.session),
            "help": lambda: help_page(self.session),
        }
        return Go(ways[value](), back=True)

    def update(self, dt: float) -> Wish | bool:
        """Let the scenarios be read while the title is looked at."""
        if self.shown and not self.reading:
            self.session.read_ahead()
            self.reading = True
        self.shown = True
        return super().update(dt)

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself, once the scenarios are being read."""
        return super().rests() if self.reading else 0.0

    def _words_end(self) -> int:
        kit = self.kit
        side = self._mark()
        return kit.px(26) + side + kit.letters.height("masthead") + kit.letters.height("said") * 2 + kit.px(20)

    def _mark(self) -> int:
        return min(self.kit.measure.both(132, 84), self.kit.size[1] // 6)

    def _words(self) -> pygame.Surface:
        kit, letters = self.kit, self.kit.letters
        sheet = pygame.Surface(kit.size, pygame.SRCALPHA)
        middle, side = kit.size[0] // 2, self._mark()
        y = kit.px(26)
        sheet.blit(painting.emblem(side, theme.GOLD), (middle - side // 2, y))
        y = letters.put(sheet, NAME, "masthead", theme.TEXT, at=(middle, y + side), anchor="midtop").bottom
        width = min(kit.size[0] - kit.px(48), kit.measure.both(640, 520))
        room = pygame.Rect(middle - width // 2, y, width, 2 * letters.height("said"))
        y += letters.paragraph(sheet, BY_LINE, "said", theme.GOLD, room, centred=True) + kit.px(8)
        free = self.ring.widgets[0].rect.y - y - kit.px(8) if self.ring.widgets else 0
        if free >= 2 * letters.height("note"):
            room = pygame.Rect(middle - width // 2, y, width, free)
            letters.paragraph(sheet, NOTE, "note", theme.MUTED, room, centred=True)
        foot = middle, kit.size[1] - kit.px(8)
        letters.put(sheet, OWN, "hint", theme.FAINT, at=foot, anchor="midbottom", width=kit.size[0] - kit.px(16))
        return sheet


def to_title(session: Session) -> Wish:
    """Leave the game under way for the title."""
    session.close()
    return Go(Title(session), afresh=True)


def first_scene(session: Session) -> Page:
    """Return the scene with which the window opens; raise CannotPlay where what was asked for cannot be played."""
    wanted = session.wanted
    if wanted.load is not None:
        return resumed(session, session.load(wanted.load), wanted.seat)
    return _chosen(session) if wanted.scenario else Title(session)


def _chosen(session: Session) -> Page:
    case = session.case(session.wanted.scenario)
    if session.wanted.form:
        case = session.short_form(case, session.wanted.form)
    seat = session.wanted.seat
    if seat and seat not in case.seats:
        raise CannotPlay(f"there is no seat {seat} in {case.id}, whose seats are {', '.join(case.seats)}")
    return Instructions(session, case, seat) if seat else SeatChoice(session, case)
