"""Letters: the faces at their sizes, lines drawn once and kept, and the breaking of text into lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pygame
from msgspec import Struct

from game.desktop.faces import Faces
from game.desktop.scripts import Run, clings, runs, unseen
from game.desktop.stock import MEGABYTE, Stock
from game.desktop.theme import OTHER_FACES, TEXT, TYPES, Colour
from game.letters import one_line

KEPT_WIDTHS = 12_000
"""Short texts whose widths are kept."""
LINES = 24 * MEGABYTE
"""Bytes of lines that are kept as they were drawn."""
KEPT_LETTERS, KEPT_LONG = 300, 100
"""Letters of a text from which on it is long, and how many long texts have their widths kept."""
ON_A_LINE = 1500
"""Letters that are drawn on one line; no window is wide enough for more."""
SMALLEST = 9
AT_FIRST = 16
"""Letters of a word that are measured first; twice as many each time they fit."""


class Span(Struct, frozen=True):
    """A run of text in one type and colour."""

    text: str
    type: str = "body"
    colour: Colour = TEXT


class Piece(Struct, frozen=True):
    """A part of a line: where it begins (pixels from the left) and how it is lettered."""

    x: int
    span: Span


class Placed(Struct, frozen=True):
    """A run of a line as it stands: where it begins (pixels from the left) and how wide it is."""

    x: int
    width: int
    run: Run


Line = tuple[Piece, ...]


class Lettering:
    """The faces of the folder at one scale; nothing is read or drawn before it is asked for."""

    def __init__(self, faces: Path, scale: float) -> None:
        self.scale = scale
        self._faces = Faces(faces)
        self.lines = Stock(LINES)
        self._widths: dict[tuple[str, str], int] = {}
        self._long: dict[tuple[str, str], int] = {}

    def font(self, name: str) -> pygame.font.Font:
        """Return the face of a type at this scale; SDL's own face where its file cannot be read."""
        return self._faces.font(TYPES[name].face, self._size(name))

    def unseen(self, text: str, name: str) -> str:
        """Return the letters of a text that no face has, each once."""
        face = TYPES[name].face
        return "" if self._faces.is_simple(text, face) else unseen(text, self._faces.covers(face))

    def laid(self, text: str, name: str) -> tuple[Placed, ...]:
        """Return the runs of a line from left to right; a text in one script that runs to the right is one run."""
        face = TYPES[name].face
        simple = self._faces.is_simple(text, face)
        found = (Run(0, len(text), text),) if simple else runs(text, self._faces.covers(face))
        placed: list[Placed] = []
        x = 0
        for run in found:
            wide = self._of(run, name).size(run.shown)[0]
            placed.append(Placed(x, wide, run))
            x += wide
        return tuple(placed)

    def place(self, text: str, name: str, index: int) -> int:
        """Return where the letter at an index begins, in pixels from the left of the line; after the last, its end."""
        laid = self.laid(text, name)
        here = next((each for each in laid if each.run.start <= index < each.run.stop), None)
        if here is None:
            here = next((each for each in laid if each.run.stop == index), None)
        return 0 if here is None else self._within(here, name, index)

    def place_of_end(self, text: str, name: str) -> int:
        """Return how wide a line is, in pixels; it is not kept, as words are that are being written."""
        laid = self.laid(text, name)
        return laid[-1].x + laid[-1].width if laid else 0

    def spread(self, text: str, name: str, start: int, stop: int) -> list[tuple[int, int]]:
        """Return from where to where the letters of a part of a line lie, run by run."""
        found: list[tuple[int, int]] = []
        for each in self.laid(text, name):
            first, last = max(start, each.run.start), min(stop, each.run.stop)
            if first < last:
                ends = self._within(each, name, first), self._within(each, name, last)
                found.append((min(ends), max(ends)))
        return found

    def index_at(self, text: str, name: str, x: float) -> int:
        """Return the index of the letter before which a cursor at a place of the line would stand."""
        laid = self.laid(text, name)
        if not laid:
            return 0
        here = next((each for each in laid if x < each.x + each.width), laid[-1])
        low, high = here.run.start, here.run.stop
        ahead = -1 if here.run.leftward else 1
        while high - low > 1:
            middle = (low + high) // 2
            if ahead * (self._within(here, name, middle) - x) <= 0:
                low = middle
            else:
                high = middle
        near = min((low, high), key=lambda each: abs(self._within(here, name, each) - x))
        while clings(text, near):
            near -= 1
        return near

    def strip(
        self, surface: pygame.Surface, text: str, name: str, colour: Colour, *, at: tuple[int, int], shift: int = 0
    ) -> None:
        """Letter as much of a line as is seen in the clip of the surface; the line's middle left lies at a place."""
        clip, own = surface.get_clip(), self.font(name)
        foot = at[1] - own.get_height() // 2 + own.get_ascent()
        for each in self.laid(text, name):
            left = at[0] - shift + each.x
            if left > clip.right or left + each.width < clip.left:
                continue
            start, stop = each.run.start, each.run.stop
            if not each.run.replaced and stop - start > KEPT_LETTERS:
                ends = [self.index_at(text, name, edge - at[0] + shift) for edge in (clip.left - 60, clip.right + 60)]
                start, stop = max(start, min(ends)), min(stop, max(ends))
            shown = each.run.shown if each.run.replaced else text[start:stop]
            font = self._of(each.run, name)
            x = self._within(each, name, stop if each.run.leftward else start)
            surface.blit(font.render(shown, True, colour), (at[0] - shift + x, foot - font.get_ascent()))

    def _within(self, placed: Placed, name: str, index: int) -> int:
        """Return where a letter of a run begins; within what stands for letters, in proportion."""
        run = placed.run
        if run.replaced:
            return placed.x + placed.width * (index - run.start) // max(1, run.stop - run.start)
        wide = self._of(run, name).size(run.shown[: index - run.start])[0]
        return placed.x + (placed.width - wide if run.leftward else wide)

    def _of(self, run: Run, name: str) -> pygame.font.Font:
        faces = (TYPES[name].face, *OTHER_FACES)
        return self._faces.font(faces[max(0, run.face)], self._size(name), run.script, run.leftward)

    def _size(self, name: str) -> int:
        return max(SMALLEST, round(TYPES[name].size * self.scale))

    def height(self, name: str) -> int:
        """Return the distance of two lines of a type, in pixels."""
        letter = TYPES[name]
        return round(max(SMALLEST, letter.size * self.scale) * letter.lead)

    def width(self, text: str, name: str) -> int:
        """Return how wide the text is on one line, in pixels."""
        kept, most = (self._widths, KEPT_WIDTHS) if len(text) <= KEPT_LETTERS else (self._long, KEPT_LONG)
        key = text, name
        if key not in kept:
            if len(kept) > most:
                kept.clear()
            kept[key] = self._measured(text, name)
        return kept[key]

    def line(self, text: str, name: str, colour: Colour = TEXT) -> pygame.Surface:
        """Return the text on one line; the same surface for the same words, so it must not be drawn on."""
        text = text[:ON_A_LINE]
        return self.lines.get((text, name, colour), lambda: self._drawn(text, name, colour))

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
        stop = self._too_wide(text, 0, len(text), name, width)
        if not stop:
            return text
        low, high = 0, stop
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
            if x and not self._fits(bare, span.type, width - x):
                lines.append([])
                x = 0
            rest = word if x else self._broken(lines, word, span, width)
            if rest.strip(" ") or x:
                _append(lines[-1], x, Span(rest, span.type, span.colour))
                x += self.width(rest, span.type)
        return self._end(lines[-1]) if lines[-1] else 0

    def _broken(self, lines: list[list[Piece]], word: str, span: Span, width: int) -> str:
        """Set the parts of a word that is wider than a line, each on its own; return what is left of it."""
        start, end = 0, len(word.rstrip(" "))
        while end - start > 1 and (stop := self._too_wide(word, start, end, span.type, width)):
            cut = self._breaking(word[start:stop], span.type, width)
            lines[-1].append(Piece(0, Span(word[start : start + cut], span.type, span.colour)))
            lines.append([])
            start += cut
        return word[start:]

    def _fits(self, text: str, name: str, width: int) -> bool:
        return not self._too_wide(text, 0, len(text), name, width)

    def _too_wide(self, text: str, start: int, end: int, name: str, width: int) -> int:
        """Return up to where a text is wider than a width, at most twice as far as would fit; 0 where all of it fits.

        No more is measured than is needed, so that a word of any length is broken in a time that grows as it does.
        """
        step = AT_FIRST
        while True:
            stop = min(end, start + step)
            if self.width(text[start:stop], name) > width:
                return stop
            if stop == end:
                return 0
            step *= 2

    def _end(self, line: list[Piece]) -> int:
        last = line[-1]
        return last.x + self.width(last.span.text, last.span.type)

    def _breaking(self, word: str, name: str, width: int) -> int:
        """Return how many letters of a word go into a width: one at least, and never a part of one with its marks."""
        low, high = 1, max(1, min(len(word), width))
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(word[:middle], name) <= width:
                low = middle
            else:
                high = middle - 1
        cut = low
        while clings(word, cut):
            cut -= 1
        if cut < 1:
            cut = next((n for n in range(low, len(word)) if not clings(word, n)), len(word))
        return cut

    def _tracking(self, name: str) -> int:
        return round(TYPES[name].tracking * self.scale)

    def _measured(self, text: str, name: str) -> int:
        """Return the width of a line; tracked letters are drawn one by one, so that they are measured so too."""
        if not self._faces.is_simple(text, TYPES[name].face):
            return self.place_of_end(one_line(text), name)
        tracking, font = self._tracking(name), self.font(name)
        if not tracking:
            return font.size(text)[0]
        return sum(font.size(letter)[0] for letter in text) + tracking * max(0, len(text) - 1)

    def _drawn(self, text: str, name: str, colour: Colour) -> pygame.Surface:
        if not self._faces.is_simple(text, TYPES[name].face):
            return self._mixed(one_line(text), name, colour)
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

    def _mixed(self, text: str, name: str, colour: Colour) -> pygame.Surface:
        """Return a line of several faces, all on the foot of the type's own."""
        own, laid = self.font(name), self.laid(text, name)
        sheet = pygame.Surface((max(1, laid[-1].x + laid[-1].width if laid else 1), own.get_height()), pygame.SRCALPHA)
        for each in laid:
            font = self._of(each.run, name)
            sheet.blit(font.render(each.run.shown, True, colour), (each.x, own.get_ascent() - font.get_ascent()))
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
