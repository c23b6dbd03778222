"""A line of words as it is written: where the cursor stands, what is selected, and what can be undone."""

from __future__ import annotations

import unicodedata
from itertools import takewhile

from msgspec import Struct

from game.desktop.scripts import clings
from game.letters import one_line

STEPS = 200
"""Steps that can be undone, at most."""


class _Step(Struct, frozen=True):
    text: str
    cursor: int
    mark: int


class Writing:
    """A line of at most `most` letters; the words between `mark` and `cursor` are selected.

    Places are counted in letters, and lie never between a letter and its marks.
    """

    def __init__(self, text: str, most: int) -> None:
        self.most = most
        self.text = _cut(one_line(text), most)
        self.cursor = self.mark = len(self.text)
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._typing = False

    @property
    def selection(self) -> tuple[int, int]:
        """Return where the selected words begin and end."""
        return min(self.mark, self.cursor), max(self.mark, self.cursor)

    @property
    def selected(self) -> str:
        """Return the selected words."""
        start, stop = self.selection
        return self.text[start:stop]

    def insert(self, words: str, *, typed: bool = False) -> bool:
        """Put words in place of those selected; return whether there was room for all of them.

        Letters that are typed one after the other are undone together.
        """
        start, stop = self.selection
        words = one_line(words)
        fitting = _cut(words, self.most - len(self.text) + stop - start)
        goes_on = typed and self._typing and start == stop and not fitting.isspace()
        changes = bool(fitting) or start < stop
        if changes:
            self._change(self.text[:start] + fitting + self.text[stop:], start + len(fitting), keep=not goes_on)
        self._typing = typed and (changes or self._typing)
        return fitting == words

    def erase(self, ways: int, *, word: bool = False) -> None:
        """Erase what is selected, or else the letter or word behind (-1) or ahead (1)."""
        if self.mark == self.cursor:
            self.mark = self._next(ways, word=word)
        start, stop = self.selection
        if start < stop:
            self._change(self.text[:start] + self.text[stop:], start, keep=True)
        self._typing = False

    def move(self, ways: int, *, word: bool = False, selecting: bool = False) -> None:
        """Move the cursor a letter or word back (-1) or on (1); without selecting, first to that end of a selection."""
        start, stop = self.selection
        if start < stop and not selecting and not word:
            self.put(start if ways < 0 else stop)
        else:
            self.put(self._next(ways, word=word), selecting=selecting)

    def put(self, place: int, *, selecting: bool = False) -> None:
        """Put the cursor at a place; the mark stays where it was while one is selecting."""
        place = max(0, min(len(self.text), place))
        while clings(self.text, place):
            place -= 1
        self.cursor = place
        if not selecting:
            self.mark = place
        self._typing = False

    def select_all(self) -> None:
        """Select the whole line."""
        self.mark = 0
        self.put(len(self.text), selecting=True)

    def select_word(self, place: int) -> None:
        """Select the word at a place."""
        place = min(place, len(self.text) - 1)
        if place >= 0:
            kind = _kind(self.text[place])
            self.put(place - _alike(self.text[:place][::-1], kind))
            self.put(place + _alike(self.text[place:], kind), selecting=True)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            self._undone.append(self._now())
            self._go_to(self._done.pop())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._done.append(self._now())
            self._go_to(self._undone.pop())

    def _next(self, ways: int, *, word: bool) -> int:
        """Return the place a letter or a word back or on."""
        if word:
            ahead = self.text[self.cursor :] if ways > 0 else self.text[: self.cursor][::-1]
            gap = _alike(ahead, " ")
            return self.cursor + ways * (gap + (_alike(ahead[gap:], _kind(ahead[gap])) if ahead[gap:] else 0))
        place = self.cursor + ways
        while clings(self.text, place):
            place += ways
        return max(0, min(len(self.text), place))

    def _change(self, text: str, cursor: int, *, keep: bool) -> None:
        if keep:
            self._done = [*self._done[1 - STEPS :], self._now()]
        self._undone.clear()
        self.text, self.cursor, self.mark = text, cursor, cursor

    def _now(self) -> _Step:
        return _Step(self.text, self.cursor, self.mark)

    def _go_to(self, step: _Step) -> None:
        self.text, self.cursor, self.mark = step.text, step.cursor, step.mark
        self._typing = False


def _kind(letter: str) -> str:
    """Return whether a letter is a space, a part of a word, or a sign."""
    if letter.isspace():
        return " "
    return "w" if letter.isalnum() or letter in "_\u200c\u200d" or unicodedata.category(letter)[0] == "M" else "."


def _alike(letters: str, kind: str) -> int:
    return sum(1 for _ in takewhile(lambda letter: _kind(letter) == kind, letters))


def _cut(words: str, most: int) -> str:
    """Return as much of the words as there is room for, no letter without its marks."""
    place = max(0, min(len(words), most))
    while clings(words, place):
        place -= 1
    return words[:place]
