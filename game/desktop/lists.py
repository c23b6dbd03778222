"""Choosing: a list of which one is taken, a list of which up to so many are ticked, and tabs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.kit import Kit
from game.desktop.widgets import ACTIVATING, IGNORED, TAKEN, Reply, Widget


class Choice(Struct, frozen=True):
    """Something to choose: what it stands for, its label, a note under it, a flag (by code) or an icon before it.

    The tag stands at the right: the group that it belongs to.
    """

    value: Any
    label: str
    note: str = ""
    flag: str = ""
    icon: str = ""
    enabled: bool = True
    reason: str = ""
    tag: str = ""


NONE = -1
"""The row of a list in which none is chosen yet: Enter gives nothing back before the cursor has moved."""


class ListBox(Widget):
    """A list that scrolls; up and down move in it, Enter or a click gives back the value of the row."""

    role = "list"

    def __init__(self, name: str, rect: pygame.Rect, choices: Sequence[Choice], *, selected: int = 0) -> None:
        super().__init__(name, rect)
        self.choices = tuple(choices)
        self.row = max(NONE, min(selected, len(self.choices) - 1)) if self.choices else 0
        self.first = 0
        self._height = 44
        self.explains = True
        self._moved = False
        self._pointed: int | None = None
        self._cut: dict[int, str] = {}

    @property
    def tip(self) -> str:
        """Return why the row under the pointer or the cursor cannot be taken; or all of it, where it was cut."""
        if not self.choices or self._asked == NONE:
            return ""
        choice = self.choices[self._asked]
        if not choice.enabled:
            return choice.reason
        asked = self._moved or self._pointed is not None
        return self._cut.get(self._asked, "") if self.explains and asked else ""

    @property
    def place(self) -> pygame.Rect:
        """Return the row of which the tip tells."""
        top = self.rect.y + (self._asked - self.first) * self._height
        return pygame.Rect(self.rect.x, top, self.rect.w, self._height).clip(self.rect)

    @property
    def _asked(self) -> int:
        pointed = self._pointed
        return pointed if pointed is not None and pointed < len(self.choices) else self.row

    def point(self, at: tuple[int, int] | None) -> None:
        """Take which row the pointer is over."""
        row = self.first + (at[1] - self.rect.y) // self._height if at is not None else -1
        self._pointed = row if 0 <= row < len(self.choices) else None

    @property
    def selected(self) -> Any:
        """Return the value of the row under the cursor."""
        return self.choices[self.row].value if self.choices and self.row != NONE else None

    @property
    def shown(self) -> int:
        """Return how many rows fit."""
        return max(1, self.rect.h // self._height)

    def press(self) -> Reply:
        """Give back the row under the cursor."""
        if not self.choices or self.row == NONE or not self.choices[self.row].enabled:
            return TAKEN
        return Reply(True, self.choices[self.row].value)

    def handle(self, event: pygame.event.Event) -> Reply:
        """Move with the arrows, PgUp, PgDn, Home and End; take with Enter."""
        if event.type != pygame.KEYDOWN:
            return IGNORED
        if event.key in ACTIVATING:
            return self.press()
        last = len(self.choices) - 1
        moves = {
            pygame.K_UP: self.row - 1,
            pygame.K_DOWN: self.row + 1,
            pygame.K_PAGEUP: self.row - self.shown,
            pygame.K_PAGEDOWN: self.row + self.shown,
            pygame.K_HOME: 0,
            pygame.K_END: last,
        }
        if event.key not in moves:
            return IGNORED
        self._moved = True
        onto = event.key in (pygame.K_UP, pygame.K_DOWN) and self.row == NONE
        self._go(self.first if onto else moves[event.key])
        return TAKEN

    def click(self, at: tuple[int, int]) -> Reply:
        """Take the row that is clicked."""
        row = self.first + (at[1] - self.rect.y) // self._height
        if not 0 <= row < len(self.choices):
            return TAKEN
        self._go(row)
        return self.press()

    def wheel(self, turns: int) -> bool:
        """Scroll by rows."""
        self.first = max(0, min(len(self.choices) - self.shown, self.first - turns))
        return True

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw the rows that fit, and how far the list is scrolled."""
        notes = any(choice.note for choice in self.choices)
        self._height = kit.letters.height("lead") + (kit.letters.height("note") if notes else 0) + kit.px(12)
        self.first = max(0, min(self.first, len(self.choices) - self.shown))
        self._seen()
        for place, choice in enumerate(self.choices[self.first : self.first + self.shown]):
            row = pygame.Rect(
                self.rect.x, self.rect.y + place * self._height, self.rect.w - kit.px(10), self._height - kit.px(4)
            )
            self._row(surface, kit, choice, row, here=self.first + place == self.row, focused=focused)
            self._note_cut(kit, self.first + place, choice, row)
        scroll_bar(surface, kit, self.rect, first=self.first, shown=self.shown, total=len(self.choices))

    def _row(
        self, surface: pygame.Surface, kit: Kit, choice: Choice, row: pygame.Rect, *, here: bool, focused: bool
    ) -> None:
        top, foot = (theme.FOCUSED, theme.FOCUSED_FOOT) if here else (theme.RAISED, theme.RAISED_FOOT)
        edge = theme.GOLD if here and focused else theme.LINE
        key = ("row", row.size, here, focused)
        surface.blit(
            kit.panel(
                key,
                lambda: painting.raised(row.size, kit.px(6), top, foot, edge=edge, border=2 if here and focused else 1),
            ),
            row,
        )
        x = row.x + kit.px(10)
        x = self._before(surface, kit, choice, row, x)
        ink = theme.TEXT if choice.enabled else theme.MUTED
        room = row.right - kit.px(8) - x - self._tag(surface, kit, choice, row)
        top_line = (
            row.y + (row.h - kit.letters.height("lead") - (kit.letters.height("note") if choice.note else 0)) // 2
        )
        kit.letters.put(surface, choice.label, "lead", ink, at=(x, top_line), width=room)
        if choice.note:
            kit.letters.put(
                surface, choice.note, "note", theme.MUTED, at=(x, top_line + kit.letters.height("lead")), width=room
            )

    def _tag(self, surface: pygame.Surface, kit: Kit, choice: Choice, row: pygame.Rect) -> int:
        """Letter the tag at the right where the row is wide; return the room that it takes."""
        if not choice.tag or row.w < kit.tx(420):
            return 0
        at = row.right - kit.px(12), row.y + kit.px(7)
        shown = kit.letters.put(surface, choice.tag.upper(), "caps", theme.FAINT, at=at, anchor="topright")
        return shown.w + kit.px(16)

    def _note_cut(self, kit: Kit, place: int, choice: Choice, row: pygame.Rect) -> None:
        """Remember a row that does not show all of its words, so that its tip can."""
        lead = kit.tx(24) * 4 // 3 if choice.flag else kit.tx(20) if choice.icon else 0
        tag = kit.letters.width(choice.tag.upper(), "caps") + kit.px(16) if choice.tag else 0
        room = row.w - kit.px(28) - lead - tag
        wide = max(kit.letters.width(choice.label, "lead"), kit.letters.width(choice.note, "note"))
        if wide > room:
            self._cut[place] = f"{choice.label}. {choice.note}" if choice.note else choice.label
        else:
            self._cut.pop(place, None)

    def _before(self, surface: pygame.Surface, kit: Kit, choice: Choice, row: pygame.Rect, x: int) -> int:
        """Draw what stands before the label; return where the label begins."""
        if choice.flag:
            height = min(kit.tx(24), row.h - 8)
            flag = kit.flags.flag(choice.flag, (height * 4 // 3, height))
            surface.blit(flag, flag.get_rect(midleft=(x, row.centery)))
            return x + flag.get_width() + kit.px(10)
        if choice.icon:
            icon = kit.icons.icon(choice.icon, min(kit.tx(20), row.h - 6), theme.SKY if choice.enabled else theme.FAINT)
            surface.blit(icon, icon.get_rect(midleft=(x, row.centery)))
            return x + icon.get_width() + kit.px(10)
        return x

    def _go(self, row: int) -> None:
        self.row = max(0, min(len(self.choices) - 1, row))
        self.first = min(self.first, self.row) if self.row < self.first else max(self.first, self.row - self.shown + 1)

    def _seen(self) -> None:
        """Keep the list scrolled as it was; a height that changed must not leave rows below the last."""
        self.first = max(0, min(self.first, max(0, len(self.choices) - self.shown)))


class CheckList(ListBox):
    """A list of which up to so many rows are ticked; each tick gives back the values of all ticked rows, as a tuple.

    Of rows with one `group` the last that was ticked keeps its tick.
    """

    role = "check list"

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        choices: Sequence[Choice],
        *,
        most: int,
        ticked: Sequence[Any] = (),
        group: Callable[[Any], Hashable] = repr,
    ) -> None:
        super().__init__(name, rect, choices)
        self.most, self.group = most, group
        self.value = tuple(ticked)

    def press(self) -> Reply:
        """Tick the row, or take its tick away; nothing where all ticks are given."""
        if not self.choices or self.row == NONE or not self.choices[self.row].enabled:
            return TAKEN
        picked = self.choices[self.row].value
        kept = self._beside(picked)
        if picked in self.value:
            self.value = kept
        elif len(kept) < self.most:
            self.value = (*kept, picked)
        else:
            return TAKEN
        return Reply(True, self.value)

    def _beside(self, picked: Any) -> tuple[Any, ...]:
        """Return what stays ticked beside a value: what is of another group."""
        return tuple(value for value in self.value if self.group(value) != self.group(picked))

    @property
    def tip(self) -> str:
        """Return why the row cannot be ticked."""
        if not self.choices or self._asked == NONE:
            return ""
        full = len(self._beside(self.choices[self._asked].value)) >= self.most
        return f"no more than {self.most}" if full else super().tip

    def _before(self, surface: pygame.Surface, kit: Kit, choice: Choice, row: pygame.Rect, x: int) -> int:
        side = min(kit.tx(18), row.h - 6)
        box = pygame.Rect(x, row.centery - side // 2, side, side)
        painting.outlined(surface, box, theme.GOLD if choice.value in self.value else theme.EDGE, 2, 4)
        if choice.value in self.value:
            surface.blit(kit.icons.icon("check", side, theme.GOLD), box)
        return super()._before(surface, kit, choice, row, box.right + kit.px(10))


class Tabs(Widget):
    """Headings side by side; left and right move, and the value of the one moved to is given back."""

    role = "tabs"

    def __init__(self, name: str, rect: pygame.Rect, choices: Sequence[Choice], *, selected: int = 0) -> None:
        super().__init__(name, rect)
        self.choices = tuple(choices)
        self.row = selected

    def handle(self, event: pygame.event.Event) -> Reply:
        """Move with left and right."""
        if event.type != pygame.KEYDOWN or event.key not in (pygame.K_LEFT, pygame.K_RIGHT):
            return IGNORED
        self.row = (self.row + (1 if event.key == pygame.K_RIGHT else -1)) % len(self.choices)
        return Reply(True, self.choices[self.row].value)

    def click(self, at: tuple[int, int]) -> Reply:
        """Take the heading that is clicked."""
        self.row = max(0, min(len(self.choices) - 1, (at[0] - self.rect.x) * len(self.choices) // max(1, self.rect.w)))
        return Reply(True, self.choices[self.row].value)

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw the headings, a line under the one that is open."""
        width = self.rect.w // max(1, len(self.choices))
        pygame.draw.line(
            surface, theme.LINE, (self.rect.x, self.rect.bottom - 1), (self.rect.right, self.rect.bottom - 1)
        )
        for place, choice in enumerate(self.choices):
            head = pygame.Rect(self.rect.x + place * width, self.rect.y, width - kit.px(6), self.rect.h)
            here = place == self.row
            ink = theme.GOLD if here else theme.MUTED
            x = head.x
            if choice.icon:
                icon = kit.icons.icon(choice.icon, min(kit.tx(15), head.h - 4), ink)
                x = surface.blit(icon, icon.get_rect(midleft=head.midleft)).right + kit.px(6)
            kit.letters.put(
                surface, choice.label, "label", ink, at=(x, head.centery), anchor="midleft", width=head.right - x
            )
            if here:
                pygame.draw.rect(surface, theme.GOLD, (head.x, head.bottom - 3, head.w, 3))
        if focused:
            painting.outlined(surface, self.rect.inflate(8, 4), theme.GOLD, 2, 6)


def scroll_bar(
    surface: pygame.Surface,
    kit: Kit,
    rect: pygame.Rect,
    *,
    first: float,
    shown: float,
    total: float,
    dark: bool = True,
) -> None:
    """Draw at the right edge of a rectangle which part of a total is shown; nothing where all of it is."""
    if total <= shown or total <= 0:
        return
    width = max(3, kit.px(4))
    track = pygame.Rect(rect.right - width, rect.y, width, rect.h)
    pygame.draw.rect(surface, theme.RAISED if dark else theme.PAPER_EDGE, track, border_radius=width // 2)
    height = max(kit.px(18), round(track.h * shown / total))
    thumb = pygame.Rect(track.x, track.y + round((track.h - height) * first / max(1e-9, total - shown)), width, height)
    pygame.draw.rect(surface, theme.EDGE if dark else theme.SECOND_INK, thumb, border_radius=width // 2)
