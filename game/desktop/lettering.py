"""Letters: the faces at their sizes, lines drawn once and kept, and the breaking of text into lines."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

import pygame
from msgspec import Struct

from game.desktop.theme import TEXT, TYPES, Colour

KEPT_LINES = 3000
SMALLEST = 9


class Span(Struct, frozen=True):
    """A run of text in one type and colour."""

    text: str
    type: str = "body"
    colour: Colour = TEXT


class Piece(Struct, frozen=True):
    """A part of a line: where it begins (pixels from the left) and how it is lettered."""

    x: int
    span: Span


Line = tuple[Piece, ...]


class Lettering:
    """The faces of the folder at one scale; nothing is read or drawn before it is asked for."""

    def __init__(self, faces: Path, scale: float) -> None:
        self.scale = scale
        self._faces = faces
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._lines: OrderedDict[tuple[str, str, Colour], pygame.Surface] = OrderedDict()
        self._widths: dict[tuple[str, str], int] = {}

    def font(self, name: str) -> pygame.font.Font:
        """Return the face of a type at this scale; SDL's own face where its file cannot be read."""
        letter = TYPES[name]
        key = letter.face, max(SMALLEST, round(letter.size * self.scale))
        if key not in self._fonts:
            try:
                self._fonts[key] = pygame.font.Font(self._faces / f"{key[0]}.ttf", key[1])
            except (OSError, pygame.error):
                self._fonts[key] = pygame.font.Font(None, key[1])
        return self._fonts[key]

    def height(self, name: str) -> int:
        """Return the distance of two lines of a type, in pixels."""
        letter = TYPES[name]
        return round(max(SMALLEST, letter.size * self.scale) * letter.lead)

    def width(self, text: str, name: str) -> int:
        """Return how wide the text is on one line, in pixels."""
        key = text, name
        if key not in self._widths:
            if len(self._widths) > 4 * KEPT_LINES:
                self._widths.clear()
            self._widths[key] = self._measured(text, name)
        return self._widths[key]

    def line(self, text: str, name: str, colour: Colour = TEXT) -> pygame.Surface:
        """Return the text on one line; the same surface for the same words, so it must not be drawn on."""
        key = text, name, colour
        kept = self._lines.get(key)
        if kept is None:
            kept = self._lines[key] = self._drawn(text, name, colour)
            if len(self._lines) > KEPT_LINES:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(key)
        return kept

    def put(
        self,
        surface: pygame.Surface,
        text: str,
        name: str,
        colour: Colour,
        *,
        at: tuple[float, float],
        anchor: str = "topleft",
        width: int | None = None,
    ) -> pygame.Rect:
        """Letter one line with its anchor at a place, cut to the width if one is given; return where it stands."""
        image = self.line(text if width is None else self.fitted(text, name, width), name, colour)
        place = image.get_rect(**{anchor: (round(at[0]), round(at[1]))})
        surface.blit(image, place)
        return place

    def fitted(self, text: str, name: str, width: int) -> str:
        """Return the text, or as much of it as fits the width with an ellipsis after it."""
        if self.width(text, name) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + "…", name) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…" if low else ""

    def wrapped(self, text: str, name: str, width: int, *, most: int | None = None) -> tuple[str, ...]:
        """Return the lines of a text at a width; at most so many, the last with an ellipsis if more would follow."""
        lines = [_text_of(line) for line in self.flowed([Span(text, name)], width)]
        if most is None or len(lines) <= most:
            return tuple(lines)
        rest = " ".join(lines[most - 1 :])
        return (*lines[: most - 1], self.fitted(rest, name, width))

    def paragraph(
        self,
        surface: pygame.Surface,
        text: str,
        name: str,
        colour: Colour,
        rect: pygame.Rect,
        *,
        centred: bool = False,
    ) -> int:
        """Letter a text from the top of a rectangle, cut where it ends; return its height in pixels."""
        height = self.height(name)
        lines = self.wrapped(text, name, rect.w, most=max(1, rect.h // height))
        for row, line in enumerate(lines):
            at = (rect.centerx if centred else rect.x, rect.y + row * height)
            self.put(surface, line, name, colour, at=at, anchor="midtop" if centred else "topleft")
        return height * len(lines)

    def flowed(self, spans: Iterable[Span], width: int) -> list[Line]:
        """Return the spans as lines no wider than the width; a newline ends a line, a word too long is broken."""
        lines: list[list[Piece]] = [[]]
        x = 0
        for span in spans:
            for row, part in enumerate(span.text.split("\n")):
                if row:
                    lines.append([])
                    x = 0
                x = self._flow(lines, x, Span(part, span.type, span.colour), width)
        return [tuple(line) for line in lines]

    def _flow(self, lines: list[list[Piece]], x: int, span: Span, width: int) -> int:
        """Set the words of a span after those that stand; return where the next would begin."""
        for word in _words(span.text):
            bare = word.rstrip(" ")
            if x and x + self.width(bare, span.type) > width:
                lines.append([])
                x = 0
            rest = word if x else self._broken(lines, word, span, width)
            if rest.strip(" ") or x:
                _append(lines[-1], x, Span(rest, span.type, span.colour))
                x += self.width(rest, span.type)
        return self._end(lines[-1]) if lines[-1] else 0

    def _broken(self, lines: list[list[Piece]], word: str, span: Span, width: int) -> str:
        """Set the parts of a word that is wider than a line, each on its own; return what is left of it."""
        while len(word) > 1 and self.width(word.rstrip(" "), span.type) > width:
            cut = self._breaking(word, span.type, width)
            lines[-1].append(Piece(0, Span(word[:cut], span.type, span.colour)))
            lines.append([])
            word = word[cut:]
        return word

    def _end(self, line: list[Piece]) -> int:
        last = line[-1]
        return last.x + self.width(last.span.text, last.span.type)

    def _breaking(self, word: str, name: str, width: int) -> int:
        return max(1, next((n for n in range(len(word), 1, -1) if self.width(word[:n], name) <= width), 1))

    def _tracking(self, name: str) -> int:
        return round(TYPES[name].tracking * self.scale)

    def _measured(self, text: str, name: str) -> int:
        """Return the width of a line; tracked letters are drawn one by one, so that they are measured so too."""
        tracking, font = self._tracking(name), self.font(name)
        if not tracking:
            return font.size(text)[0]
        return sum(font.size(letter)[0] for letter in text) + tracking * max(0, len(text) - 1)

    def _drawn(self, text: str, name: str, colour: Colour) -> pygame.Surface:
        tracking = self._tracking(name)
        if not tracking or len(text) < 2:
            return self.font(name).render(text, True, colour)
        glyphs = [self.font(name).render(letter, True, colour) for letter in text]
        sheet = pygame.Surface((self.width(text, name), glyphs[0].get_height()), pygame.SRCALPHA)
        x = 0
        for glyph in glyphs:
            sheet.blit(glyph, (x, 0))
            x += glyph.get_width() + tracking
        return sheet


def _words(text: str) -> list[str]:
    """Return the words with the spaces that follow them; a narrow or hard space does not part words."""
    words: list[str] = []
    for part in text.split(" "):
        words.append(part + " ")
    if words:
        words[-1] = words[-1][:-1]
    return [word for word in words if word]


def _append(line: list[Piece], x: int, span: Span) -> None:
    """Join the span to the last piece where the two are lettered alike, so that few pieces are drawn."""
    if line and line[-1].span.type == span.type and line[-1].span.colour == span.colour:
        last = line.pop()
        line.append(Piece(last.x, Span(last.span.text + span.text, span.type, span.colour)))
    else:
        line.append(Piece(x, span))


def _text_of(line: Line) -> str:
    return "".join(piece.span.text for piece in line).rstrip(" ")
