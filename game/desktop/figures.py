"""The situation beside the chamber: the figures of the world, the main one as a gauge, others as bars and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pygame
from msgspec import Struct

from game.desktop import dialogs, meters, theme
from game.desktop.kit import Kit


class Indicator(Struct, frozen=True):
    """A number of the world as the player may know it.

    `share` (0 to 1) fills a bar, or the gauge where it is the main one; `series` is its course, oldest first; `tone` is
    "good", "bad" or "plain"; the hint says what it is made of.
    """

    key: str
    label: str
    figure: str
    words: str = ""
    share: float | None = None
    series: tuple[float, ...] = ()
    tone: str = "plain"
    main: bool = False
    hint: str = ""


class Row(Struct, frozen=True):
    """An indicator and where it stands."""

    indicator: Indicator
    rect: pygame.Rect


class Situation(Protocol):
    """What the panel shows."""

    @property
    def situation(self) -> tuple[Indicator, ...]: ...
    @property
    def situation_date(self) -> str: ...
    @property
    def news(self) -> str: ...


class SituationPanel:
    """The panel of the situation; what has no room is counted at its foot."""

    def rows(self, kit: Kit, rect: pygame.Rect, situation: Sequence[Indicator]) -> list[Row]:
        """Return where each indicator that fits stands, the main ones first."""
        pad = kit.px(14)
        y = rect.y + kit.px(12) + kit.letters.height("caps") + kit.px(8)
        rows: list[Row] = []
        for indicator in sorted(situation, key=lambda one: not one.main):
            height = _height(kit, indicator)
            if y + height > rect.bottom - _foot(kit):
                break
            rows.append(Row(indicator, pygame.Rect(rect.x + pad, y, rect.w - 2 * pad, height)))
            y += height + kit.px(8)
        return rows

    def draw(
        self, surface: pygame.Surface, kit: Kit, rect: pygame.Rect, model: Situation, *, solid: bool = False
    ) -> None:
        """Draw the panel in a rectangle."""
        dialogs.panel(surface, kit, rect, solid=solid)
        key = ("situation", rect.size, rect.topleft, model.situation, model.situation_date, model.news)
        surface.blit(kit.panel(key, lambda: self._drawn(kit, rect, model)), rect)

    def _drawn(self, kit: Kit, rect: pygame.Rect, model: Situation) -> pygame.Surface:
        sheet = pygame.Surface(rect.size, pygame.SRCALPHA)
        pad, top = kit.px(14), kit.px(12)
        date = kit.letters.put(
            sheet, model.situation_date, "hint", theme.MUTED, at=(rect.w - pad, top - 1), anchor="topright"
        )
        kit.letters.put(sheet, "SITUATION", "caps", theme.GOLD, at=(pad, top), width=date.x - pad)
        rows = self.rows(kit, rect, model.situation)
        for row in rows:
            place = row.rect.move(-rect.x, -rect.y)
            (_draw_main if row.indicator.main else _draw_row)(sheet, kit, row.indicator, place)
        self._foot(sheet, kit, model, len(model.situation) - len(rows))
        return sheet

    def _foot(self, sheet: pygame.Surface, kit: Kit, model: Situation, left_out: int) -> None:
        pad, width = kit.px(14), sheet.get_width()
        y = sheet.get_height() - _foot(kit)
        if not (model.news or left_out):
            return
        pygame.draw.line(sheet, theme.LINE, (pad, y), (width - pad, y))
        side = kit.tx(15)
        middle = y + _foot(kit) // 2
        icon = kit.icons.icon("newspaper", side, theme.GOLD)
        sheet.blit(icon, icon.get_rect(midleft=(pad, middle)))
        words = f"{left_out} more in the ledger" if left_out else model.news
        x = pad + side + kit.px(8)
        kit.letters.put(sheet, words, "note", theme.TEXT, at=(x, middle), anchor="midleft", width=width - pad - x)


def tone_colour(kit: Kit, tone: str) -> theme.Colour:
    """Return the colour of good, bad or plain news."""
    return {"good": kit.ballots.in_favour, "bad": kit.ballots.against, "fair": kit.ballots.abstains}.get(
        tone, theme.SKY
    )


def _foot(kit: Kit) -> int:
    return kit.letters.height("note") + kit.px(18)


def _gauge_side(kit: Kit) -> int:
    return kit.measure.both(84, 70)


def _height(kit: Kit, indicator: Indicator) -> int:
    if indicator.main:
        return _gauge_side(kit) + kit.px(4)
    height = kit.letters.height("label")
    if indicator.share is not None:
        height += kit.px(14)
    elif len(indicator.series) > 1:
        height += kit.px(26)
    return height + (kit.letters.height("hint") if indicator.words else 0)


def _draw_main(sheet: pygame.Surface, kit: Kit, indicator: Indicator, rect: pygame.Rect) -> None:
    """Draw the gauge, its name and what it means beside it."""
    side = _gauge_side(kit)
    round_one = meters.gauge(
        kit, side, indicator.share or 0.0, indicator.figure, "", colour=tone_colour(kit, indicator.tone)
    )
    sheet.blit(round_one, rect.topleft)
    x = rect.x + side + kit.px(12)
    room = rect.right - x
    name = "name" if kit.letters.width(indicator.label, "name") <= room else "label"
    lines = kit.letters.wrapped(
        indicator.words, "note", room, most=max(1, (rect.h - kit.letters.height(name)) // kit.letters.height("note"))
    )
    y = rect.y + max(0, (rect.h - kit.letters.height(name) - len(lines) * kit.letters.height("note")) // 2)
    kit.letters.put(sheet, indicator.label, name, theme.TEXT, at=(x, y), width=room)
    for row, line in enumerate(lines):
        at = x, y + kit.letters.height(name) + row * kit.letters.height("note")
        kit.letters.put(sheet, line, "note", theme.MUTED, at=at)


def _draw_row(sheet: pygame.Surface, kit: Kit, indicator: Indicator, rect: pygame.Rect) -> None:
    """Draw label and figure, then the bar or the course, then the words."""
    colour = tone_colour(kit, indicator.tone)
    figure = kit.letters.put(
        sheet, indicator.figure, "value", colour, at=rect.topright, anchor="topright", width=rect.w // 2
    )
    kit.letters.put(sheet, indicator.label, "label", theme.TEXT, at=rect.topleft, width=figure.x - rect.x - kit.px(6))
    y = rect.y + kit.letters.height("label")
    if indicator.share is not None:
        meters.bar(sheet, pygame.Rect(rect.x, y + kit.px(3), rect.w, max(4, kit.px(7))), indicator.share, colour)
        y += kit.px(14)
    elif len(indicator.series) > 1:
        sheet.blit(meters.sparkline(kit, (rect.w, kit.px(25)), indicator.series, colour), (rect.x, y))
        y += kit.px(26)
    if indicator.words:
        kit.letters.put(sheet, indicator.words, "hint", theme.MUTED, at=(rect.x, y), width=rect.w)
