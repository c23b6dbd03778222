"""Text on paper: the record of a meeting, of which only lines in sight are drawn, and pages such as a newspaper's."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.kit import Kit
from game.desktop.lettering import Line, Span
from game.desktop.lists import scroll_bar
from game.desktop.widgets import IGNORED, TAKEN, Reply, Widget

PENCILLED = ("accusation",)
_PLAIN = {"text": ("body", theme.INK), "heading": ("name", theme.INK), "strong": ("body-bold", theme.INK)}


class Entry(Struct, frozen=True):
    """A passage of a record: who speaks, how ("spoke in ..."), what, and its kind ("accusation" is pencilled red).

    Without a speaker it is a note in italics, or by its kind a "heading", "strong" or plain "text", as in instructions.
    """

    speaker: str
    text: str
    kind: str = "speech"
    manner: str = ""


class _Row(Struct, frozen=True):
    line: Line
    pencilled: bool


class Record(Widget):
    """The record of a meeting on a sheet of paper: heading, symbol, passages; it scrolls with the wheel, PgUp and PgDn.

    Passages are set once and kept; a new one costs its own lines only. It stands at the end until it is scrolled back.
    """

    role = "record"

    def __init__(self, name: str, rect: pygame.Rect, *, symbol: str = "", subtitle: str = "", foot: str = "") -> None:
        super().__init__(name, rect)
        self.symbol, self.subtitle, self.foot = symbol, subtitle, foot
        self.entries: tuple[Entry, ...] = ()
        self.scroll = 0
        self.at_end = True
        self._rows: list[_Row] = []
        self._set_for: tuple[int, float] = (0, 0.0)
        self._set = 0

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these passages; where they begin with those shown already, only the new are set."""
        fresh = tuple(entries)
        if fresh[: len(self.entries)] != self.entries:
            self._rows, self._set = [], 0
        self.entries = fresh

    def handle(self, event: pygame.event.Event) -> Reply:
        """Scroll with PgUp, PgDn, Home, End and the arrows."""
        if event.type != pygame.KEYDOWN:
            return IGNORED
        steps = {
            pygame.K_PAGEUP: -10,
            pygame.K_PAGEDOWN: 10,
            pygame.K_UP: -1,
            pygame.K_DOWN: 1,
            pygame.K_HOME: -(10**6),
            pygame.K_END: 10**6,
        }
        return TAKEN if self.turn(steps.get(event.key, 0)) else IGNORED

    def turn(self, lines: int) -> bool:
        """Scroll by lines, down if more than 0; return whether there was anything to do."""
        if lines:
            self.scroll = max(0, self.scroll + lines)
            self.at_end = False
        return bool(lines)

    def press(self) -> Reply:
        """Take a click, and do nothing."""
        return TAKEN

    def wheel(self, turns: int) -> bool:
        """Scroll three lines for each turn."""
        return self.turn(-3 * turns)

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw the sheet, its heading, and the lines in sight."""
        surface.blit(
            kit.panel(("paper", self.rect.size), lambda: sheet_of_paper(kit, self.rect.size)),
            self.rect.move(-kit.px(4), -kit.px(2)),
        )
        body = self._frame(surface, kit)
        self._lay_out(kit, body.w - kit.px(18))
        self._lines(surface, kit, body)
        if focused:
            painting.outlined(surface, self.rect.inflate(6, 6), theme.GOLD, 2, 4)

    def _frame(self, surface: pygame.Surface, kit: Kit) -> pygame.Rect:
        """Draw heading and foot; return the room between them."""
        letters, pad = kit.letters, kit.px(18)
        x, right, y = self.rect.x + pad, self.rect.right - pad, self.rect.y + kit.px(12)
        symbol = letters.put(surface, self.symbol, "body-bold", theme.INK, at=(right, y + kit.px(4)), anchor="topright")
        room = symbol.x - kit.px(8) - x
        name = next((n for n in ("heading", "name", "body-bold") if letters.width(self.name, n) <= room), "body-bold")
        letters.put(surface, self.name, name, theme.INK, at=(x, y), width=room)
        y += letters.height("heading")
        if self.subtitle:
            letters.put(surface, self.subtitle, "small-italic", theme.SECOND_INK, at=(x, y), width=right - x)
            y += letters.height("small-italic")
        pygame.draw.line(surface, theme.INK, (x, y + 3), (right, y + 3), 2)
        pygame.draw.line(surface, theme.INK, (x, y + 7), (right, y + 7))
        foot = self.rect.bottom - kit.px(8)
        if self.foot and self.rect.h > kit.tx(200):
            foot -= letters.height("small-italic") + kit.px(6)
            pygame.draw.line(surface, theme.mixed(theme.SECOND_INK, theme.PAPER, 0.5), (x, foot), (right, foot))
            keys = letters.put(
                surface, "PgUp  PgDn", "hint", theme.SECOND_INK, at=(right, foot + kit.px(4)), anchor="topright"
            )
            letters.put(
                surface, self.foot, "small-italic", theme.SECOND_INK, at=(x, foot + kit.px(3)), width=keys.x - x - 8
            )
        top = y + kit.px(16)
        return pygame.Rect(x, top, right - x, max(0, foot - kit.px(4) - top))

    def _lay_out(self, kit: Kit, width: int) -> None:
        """Set the passages that are not set yet; all of them where the width or the letters changed."""
        if self._set_for != (width, kit.letters.scale):
            self._set_for, self._rows, self._set = (width, kit.letters.scale), [], 0
        for entry in self.entries[self._set :]:
            pencilled = entry.kind in PENCILLED
            inset = kit.px(10) if pencilled else 0
            for line in kit.letters.flowed(_spans(entry), width - inset):
                self._rows.append(_Row(line, pencilled))
            self._rows.append(_Row((), False))
        self._set = len(self.entries)

    def _lines(self, surface: pygame.Surface, kit: Kit, body: pygame.Rect) -> None:
        height = kit.letters.height("body")
        shown = max(1, body.h // height)
        last = max(0, len(self._rows) - 1 - shown)
        self.scroll = last if self.at_end else min(self.scroll, last)
        self.at_end = self.scroll >= last
        clip = surface.get_clip()
        surface.set_clip(body)
        for place, row in enumerate(self._rows[self.scroll : self.scroll + shown]):
            y = body.y + place * height
            inset = kit.px(10) if row.pencilled else 0
            if row.pencilled:
                pygame.draw.rect(surface, theme.RED_PENCIL, (body.x, y, max(2, kit.px(3)), height))
            for piece in row.line:
                surface.blit(
                    kit.letters.line(piece.span.text, piece.span.type, piece.span.colour), (body.x + inset + piece.x, y)
                )
        surface.set_clip(clip)
        scroll_bar(surface, kit, body, first=self.scroll, shown=shown, total=len(self._rows) - 1, dark=False)


def _spans(entry: Entry) -> list[Span]:
    """Return the passage as it is lettered: speaker, manner, words."""
    if not entry.speaker:
        return [Span(entry.text, *_PLAIN.get(entry.kind, ("body-italic", theme.SECOND_INK)))]
    ink = theme.RED_PENCIL if entry.kind in PENCILLED else theme.INK
    spans = [Span(entry.speaker, "body-bold", ink)]
    if entry.manner:
        spans.append(Span(f" ({entry.manner})", "body-italic", theme.SECOND_INK))
    return [
        *spans,
        Span(": " if entry.manner else " — ", "body", theme.SECOND_INK),
        Span(entry.text, "body", theme.INK),
    ]


def sheet_of_paper(kit: Kit, size: tuple[int, int]) -> pygame.Surface:
    """Return a sheet with the edges of those below it."""
    lift = kit.px(4)
    pile = pygame.Surface((size[0] + lift, size[1] + lift), pygame.SRCALPHA)
    for below in (2, 1):
        edge = pygame.Rect(below * lift // 2, below * lift // 2, size[0], size[1])
        pygame.draw.rect(pile, theme.mixed(theme.PAPER_EDGE, theme.INK, 0.1 * below), edge)
        pygame.draw.rect(pile, theme.mixed(theme.PAPER_EDGE, theme.INK, 0.3), edge, 1)
    pile.blit(painting.paper(size), (0, 0))
    return pile


class Column(Struct, frozen=True):
    """A piece in a newspaper: an optional heading and its text."""

    heading: str
    text: str


class FrontPage(Struct, frozen=True):
    """A front page: masthead, the line under it, headline, second headline, and its pieces."""

    masthead: str
    dateline: str
    headline: str
    deck: str
    columns: tuple[Column, ...]
    note: str = ""
    caption: str = ""


def draw_front_page(
    surface: pygame.Surface,
    kit: Kit,
    page: FrontPage,
    rect: pygame.Rect,
    picture: pygame.Surface | None = None,
) -> None:
    """Lay the page in a rectangle: heading across, then as many columns as fit, a grey picture among them."""
    key = ("front page", page, rect.size, picture is not None)
    surface.blit(kit.panel(key, lambda: _front_page(kit, page, rect.size, picture)), rect)


def _front_page(kit: Kit, page: FrontPage, size: tuple[int, int], picture: pygame.Surface | None) -> pygame.Surface:
    sheet = sheet_of_paper(kit, size)
    pad = kit.px(28)
    area = pygame.Rect(pad, kit.px(14), size[0] - 2 * pad, size[1] - kit.px(28))
    y = _masthead(sheet, kit, page, area)
    headlines, decks = ("headline", "title", "heading", "name"), ("said", "body-italic", "small-italic")
    for text, names, ink in ((page.headline, headlines, theme.INK), (page.deck, decks, theme.SECOND_INK)):
        name = next((n for n in names if len(kit.letters.wrapped(text, n, area.w)) <= 2), names[-1])
        room = pygame.Rect(area.x, y, area.w, 2 * kit.letters.height(name))
        y += kit.letters.paragraph(sheet, text, name, ink, room, centred=True) + kit.px(4)
    pygame.draw.line(sheet, theme.INK, (area.x, y), (area.right, y))
    if page.note and area.bottom - y > 4 * kit.letters.height("small-italic"):
        note = kit.letters.put(
            sheet, page.note, "small-italic", theme.SECOND_INK, at=area.midbottom, anchor="midbottom", width=area.w
        )
        area.h = note.y - area.y
    _columns(sheet, kit, page, pygame.Rect(area.x, y + kit.px(10), area.w, area.bottom - y - kit.px(14)), picture)
    return sheet


def _masthead(sheet: pygame.Surface, kit: Kit, page: FrontPage, area: pygame.Rect) -> int:
    """Letter the paper's name and the line under it; return where the headline begins."""
    name = next((n for n in ("masthead", "title", "heading") if kit.letters.width(page.masthead, n) <= area.w), "name")
    y = kit.letters.put(sheet, page.masthead, name, theme.INK, at=area.midtop, anchor="midtop", width=area.w).bottom
    pygame.draw.line(sheet, theme.INK, (area.x, y + 2), (area.right, y + 2), 2)
    line = kit.letters.put(
        sheet, page.dateline.upper(), "caps", theme.INK, at=(area.centerx, y + kit.px(6)), anchor="midtop", width=area.w
    )
    pygame.draw.line(sheet, theme.INK, (area.x, line.bottom + kit.px(3)), (area.right, line.bottom + kit.px(3)))
    return line.bottom + kit.px(10)


def _columns(
    sheet: pygame.Surface, kit: Kit, page: FrontPage, area: pygame.Rect, picture: pygame.Surface | None
) -> None:
    """Run the pieces through columns of a readable width, the picture over all but the first where it cuts nothing.

    The last piece, which is in the panel beside as well, is left out where it would cut the others.
    """
    gap = kit.px(20)
    number = max(1, min(3, len(page.columns), area.w // kit.tx(190)))
    width = (area.w - (number - 1) * gap) // number
    columns = [pygame.Rect(area.x + n * (width + gap), area.y, width, area.h) for n in range(number)]
    pieces = [_set(kit, piece, width) for piece in page.columns]
    least = pieces[:-1] or pieces
    if picture is not None and number > 1 and area.h > kit.tx(260):
        room = pygame.Rect(columns[1].x, area.y, area.right - columns[1].x, area.h // 2)
        top = room.bottom + kit.px(11) + (kit.letters.height("small-italic") if page.caption else 0)
        below = [columns[0], *(pygame.Rect(c.x, top, c.w, area.bottom - top) for c in columns[1:])]
        if not dealt(least, [_rows(kit, column) for column in below])[1]:
            _picture(sheet, kit, page, room, picture)
            columns = below
    rows = [_rows(kit, column) for column in columns]
    runs, rest = dealt(pieces, rows)
    if rest:
        runs, rest = dealt(least, rows)
    for place, (run, column) in enumerate(zip(runs, columns, strict=True)):
        _run(sheet, kit, run, column, rest if place == number - 1 else [])
        if place:
            x = column.x - gap // 2
            pygame.draw.line(sheet, theme.mixed(theme.SECOND_INK, theme.PAPER, 0.4), (x, column.y), (x, column.bottom))


def _set(kit: Kit, piece: Column, width: int) -> list[Line]:
    """Return a piece in lines of a width, under its heading."""
    heading = [Span(piece.heading + "\n", "body-bold", theme.INK)] if piece.heading else []
    return list(kit.letters.flowed([*heading, Span(piece.text, "body", theme.INK)], width))


def _rows(kit: Kit, column: pygame.Rect) -> int:
    return max(1, column.h // kit.letters.height("body"))


def dealt(pieces: Sequence[Sequence[Line]], rows: Sequence[int]) -> tuple[list[list[Line]], list[Line]]:
    """Return the lines of columns of so many rows, and those for which there is no room.

    A piece goes on in the next column, but never leaves its first line, the heading, alone below others.
    """
    runs: list[list[Line]] = [[] for _ in rows]
    place, rest = 0, list[Line]()
    for piece in pieces:
        if runs[place] and rows[place] - len(runs[place]) < 3 and place + 1 < len(rows):
            place += 1
        if runs[place] and len(runs[place]) < rows[place]:
            runs[place].append(())
        for line in piece:
            if len(runs[place]) >= rows[place] and place + 1 < len(rows):
                place += 1
            (runs[place] if len(runs[place]) < rows[place] else rest).append(line)
    return runs, rest


def _run(sheet: pygame.Surface, kit: Kit, lines: Sequence[Line], column: pygame.Rect, rest: Sequence[Line]) -> None:
    """Set the lines in a column; where a `rest` found no room, the last of them says that it goes on."""
    height = kit.letters.height("body")
    for row, line in enumerate(lines[:-1] if rest else lines):
        for part in line:
            at = column.x + part.x, column.y + row * height
            sheet.blit(kit.letters.line(part.span.text, part.span.type, part.span.colour), at)
    if rest and lines:
        words = " ".join("".join(part.span.text for part in line) for line in (lines[-1], *rest[:1])).split()
        at = column.x, column.y + (len(lines) - 1) * height
        said = kit.letters.fitted(" ".join(words) + " …", "body", column.w)
        kit.letters.put(sheet, said, "body", theme.INK, at=at)


def _picture(sheet: pygame.Surface, kit: Kit, page: FrontPage, room: pygame.Rect, picture: pygame.Surface) -> None:
    """Print the middle of a picture in grey, with its caption below."""
    wide, high = picture.get_size()
    part = pygame.Rect(0, 0, *room.size).fit(picture.get_rect())
    part.center = wide // 2, min(high - part.h // 2, high * 2 // 5 + part.h // 8)
    cut = pygame.transform.smoothscale(picture.subsurface(part.clip(picture.get_rect())), room.size)
    grey = pygame.transform.grayscale(cut)
    grey.fill((62, 60, 54), special_flags=pygame.BLEND_RGB_ADD)
    sheet.blit(grey, room)
    pygame.draw.rect(sheet, theme.INK, room, 1)
    if page.caption:
        at = room.x, room.bottom + kit.px(3)
        kit.letters.put(sheet, page.caption, "small-italic", theme.SECOND_INK, at=at, width=room.w)
