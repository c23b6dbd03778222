"""The debrief: how it ended, two results that are never summed, votes with their reasons, one's own words, reality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pygame
from msgspec.structs import replace

from game.debrief.debrief import Debrief, debrief
from game.debrief.sections import MODELLED, UNMOVED, Section, sections
from game.debrief.turning import Course
from game.debrief.warnings import Tried, warnings
from game.desktop import meters, painting, theme
from game.desktop.keymap import BACK, KEYS
from game.desktop.presses import badge
from game.desktop.scenes import Go, Wish
from game.desktop.scenes.menu import Menu
from game.desktop.scenes.reading import Reading, Sheet, ledger_page, papers_page
from game.desktop.scenes.registry import Screen, screen
from game.desktop.scenes.saves import SaveAs
from game.desktop.scenes.title import to_title
from game.desktop.session import Session
from game.desktop.sheets import Entry
from game.desktop.showing import STAMP
from game.desktop.widgets import Button, Widget
from game.words.figures import signed
from game.words.labels import capital

SHEETS = "Ending", "Instructions", "Figures", "Votes", "Your words", "Warnings", "Who decided", "Reality"
_WAYS = (
    ("Ledger", "ledger", "ledger", KEYS["ledger"]),
    ("Texts and votes", "papers", "archive", KEYS["papers"]),
    ("The other chair", "chair", "users", KEYS["chair"]),
    ("Play on from here", "again", "play", KEYS["play on"]),
    ("Save", "save", "save", KEYS["save"]),
    ("To the title", "title", "leave", KEYS["leave"]),
)
"""The ways on, from the left: label, value, icon, key."""


class DebriefScene(Reading):
    """What the game was, on sheets of paper; the figures are drawn as they went."""

    name = "debrief"
    chosen = ""

    def __init__(self, session: Session) -> None:
        sitting = session.sitting
        assert sitting is not None, "a game is debriefed while it lies on the table"
        game = sitting.game
        self.told: Debrief = debrief(*game.revealed(), sitting.seat, game.seed, verbatim=sitting.verbatim)

        def tried() -> Tried:
            return warnings(game.case, game.records, game.seed, sitting.seat)

        super().__init__(session, "Debrief", sheets_of(self.told, tried), STAMP)
        self.sitting = sitting

    def widgets(self) -> Sequence[Widget]:
        """Return the sheets, and the ways on."""
        shown = [each for each in super().widgets() if not isinstance(each, Button)]
        foot, gap = self.layout.foot, self.kit.px(8)
        wide = (foot.w - (len(_WAYS) - 1) * gap) // len(_WAYS)
        places = [pygame.Rect(foot.x + n * (wide + gap), foot.y, wide, foot.h) for n in range(len(_WAYS))]
        return [
            *shown,
            *(Button(label, place, value=value, icon=icon, key=key, brass=value == "title")
              for (label, value, icon, key), place in zip(_WAYS, places, strict=True)),
        ]  # fmt: skip

    def arrange(self) -> None:
        """Place the widgets; the tabs have the focus."""
        super().arrange()
        if self.ring.focus is None and self.ring.widgets:
            self.ring.focus = self.ring.widgets[0]

    def paint(self, surface: pygame.Surface) -> None:
        """Letter the heading."""
        self.heading(surface, self.told.ending, f"{self.told.title}, seed {self.told.seed}")

    def draw_screen(self, surface: pygame.Surface) -> None:
        """Draw the sheet; over the one with the figures, how each went."""
        super().draw_screen(surface)
        if SHEETS[self.open] == "Figures" and self.over is None:
            self._courses(surface)

    def used(self, value: Any) -> Wish:
        """Open a sheet, papers, the dialog to save, or leave."""
        if value == "title":
            return self.leaving(lambda: to_title(self.session))
        if value == "save":
            return Go(SaveAs(self.session), back=True)
        if value in ("ledger", "papers"):
            make = ledger_page if value == "ledger" else papers_page
            return Go(make(self.session, self.sitting), back=True)
        if value in ("chair", "again"):
            return Go(screen(Screen.OTHER_CHAIR if value == "chair" else Screen.DAYS)(self.session), back=True)
        return super().used(value)

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Scroll the sheet or turn to another; Escape opens the menu."""
        if badge(event) in (BACK, KEYS["menu"]):
            return Go(Menu(self.session), back=True)
        return super().keyed(event)

    def _courses(self, surface: pygame.Surface) -> None:
        """Draw the course of each indicator over the game on the open sheet."""
        paper, kit = self._paper(), self.kit
        surface.blit(self.kept("sheet", lambda: _blank(kit, paper.rect.size)), paper.rect)
        courses, pad = self.told.courses, kit.px(20)
        columns = 2 if paper.rect.w >= kit.tx(620) else 1
        rows = -(-len(courses) // columns)
        wide = (paper.rect.w - pad * (columns + 1)) // columns
        at = paper.rect.x + pad, paper.rect.y + kit.px(10)
        note = kit.letters.put(surface, MODELLED, "note", theme.SECOND_INK, at=at, width=paper.rect.w - 2 * pad)
        top = note.bottom + kit.px(8)
        high = (paper.rect.bottom - kit.px(12) - top) // max(1, rows)
        for n, course in enumerate(courses):
            place = pygame.Rect(paper.rect.x + pad + (n % columns) * (wide + pad),
                                top + (n // columns) * high, wide, high - kit.px(6))  # fmt: skip
            self._course(surface, course, place)

    def _course(self, surface: pygame.Surface, course: Course, rect: pygame.Rect) -> None:
        kit, letters = self.kit, self.kit.letters
        figure = f"{course.first} → {course.last}"
        shown = letters.put(
            surface, figure, "value", theme.INK, at=rect.topright, anchor="topright", width=rect.w * 2 // 3
        )
        letters.put(surface, course.label, "body-bold", theme.INK, at=rect.topleft, width=shown.x - rect.x - kit.px(6))
        y = rect.y + letters.height("body-bold")
        notes = [f"{capital(turn.date)}: {signed(turn.by)}, {turn.because}" for turn in course.turns] or [UNMOVED]
        room = max(0, rect.bottom - y - kit.px(26))
        lines = notes[: min(len(notes), room // letters.height("note"))]
        line = pygame.Rect(
            rect.x, y, rect.w, max(8, min(kit.px(64), rect.bottom - y - len(lines) * letters.height("note") - 4))
        )
        if len(course.values) > 1:
            surface.blit(meters.sparkline(kit, line.size, course.values, theme.RED_PENCIL), line)
        for n, text in enumerate(lines):
            at = rect.x, line.bottom + n * letters.height("note")
            letters.put(surface, text, "note", theme.SECOND_INK, at=at, width=rect.w)


def _blank(kit: Any, size: tuple[int, int]) -> pygame.Surface:
    return painting.paper(size)


def sheets_of(told: Debrief, tried: Callable[[], Tried]) -> tuple[Sheet, ...]:
    """Return the sheets of the debrief by their labels; each is made, and the warnings are tried, when it is opened."""

    def sheet(*ids: str) -> Callable[[], Sequence[Entry]]:
        return lambda: section_entries(each for each in sections(told) if each.id in ids)

    makers = (
        lambda: _ending(told),
        sheet("instructions"),
        sheet("figures"),
        sheet("votes"),
        sheet("own", "pending"),
        lambda: section_entries(each for each in sections(told, tried()) if each.id == "warnings"),
        sheet("decided"),
        sheet("days", "sources"),
    )
    return tuple(zip(SHEETS, makers, strict=True))


def section_entries(parts: Iterable[Section]) -> list[Entry]:
    """Return sections of the debrief as passages of a paper."""
    found: list[Entry] = []
    for section in parts:
        found.append(Entry("", section.title, "heading"))
        found += [Entry("", section.note, "text")] if section.note else []
        for block in section.blocks:
            found += [Entry("", block.head, "strong")] if block.head else []
            found += [Entry("", f"“{block.said}”", "text")] if block.said else []
            found += [Entry(line.head, line.text, "speech" if line.head else "text") for line in block.lines]
    return found or [Entry("", "There is nothing to tell here.")]


def _ending(told: Debrief) -> list[Entry]:
    """Return the first sheet: after an attack what it cost people, and no score; else both results, each for itself."""
    shown = {each.id: each for each in sections(told)}
    if not told.scored:
        return [*section_entries([shown["toll"], shown["ending"]]), Entry("", told.notice)]
    mine = replace(shown["instructions"], title="Your instructions", blocks=shown["instructions"].blocks[:1])
    return [*section_entries([shown["ending"], mine, shown["purposes"]]), Entry("", told.notice)]
