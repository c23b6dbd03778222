"""A printed document as a value: parts of blocks, which HTML, PDF and Word files are made of, each in its own way.

All texts in it are plain: none of them can become markup, whatever a scenario or a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from game.letters import fit

SIMULATION = "Simulation. Not a document of the United Nations."
"""The words that stand on every page."""


class Run(Struct, frozen=True):
    """Some words in one style: "" as they are, "strong" or "soft" (italic)."""

    text: str
    style: str = ""


class Block(Struct, frozen=True, tag_field="block", tag=str.lower):
    """One thing that stands in a document under or beside others; each subclass is one kind."""


class Heading(Block, frozen=True):
    """A heading inside a part: of the first level, or of the second."""

    text: str
    level: int = 1


class Para(Block, frozen=True):
    """A paragraph; `kind` is "text", "note" (italic, of the record), "paper" (indented), "quote" or "small"."""

    runs: tuple[Run, ...]
    kind: str = "text"


class Bullets(Block, frozen=True):
    """A list, with numbers if it is `numbered`."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


class Table(Block, frozen=True):
    """A table. `head` names the columns, and may be empty; `widths` are shares of the width; `right` are figures.

    The first cell of each row is the heading of the row.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: tuple[int, ...] = ()


class Card(Block, frozen=True):
    """Words in a frame, to be seen at a glance."""

    title: str
    lines: tuple[str, ...]


class Lines(Block, frozen=True):
    """The course of a number in two games: their names, the days, and the figures of each game by day."""

    title: str
    names: tuple[str, str]
    days: tuple[str, ...]
    values: tuple[tuple[float, ...], tuple[float, ...]]


AnyBlock = Heading | Para | Bullets | Table | Card | Lines


class Seated(Struct, frozen=True):
    """A seat with its representatives, as the head of a record lists it."""

    name: str
    who: str


class Masthead(Struct, frozen=True):
    """The head of a meeting's record: `lines` stand under its title, `agenda` under the seats."""

    title: str
    lines: tuple[str, ...]
    president: Seated
    members: tuple[Seated, ...]
    agenda: str


class Part(Struct, frozen=True):
    """A part of a document, which begins on a page of its own; in one column or two."""

    title: str
    blocks: tuple[AnyBlock, ...]
    note: str = ""
    symbol: str = ""
    columns: int = 1
    masthead: Masthead | None = None


class Document(Struct, frozen=True):
    """A document: `banner` stands at the top of it, `foot` at the foot of every page behind the word on simulation."""

    title: str
    banner: str
    parts: tuple[Part, ...]
    foot: str = ""


def plain(text: str, kind: str = "text") -> Para:
    """Return a paragraph in one style."""
    return Para((Run(text),), kind)


def led(head: str, text: str, kind: str = "text") -> Para:
    """Return a paragraph that begins with strong words: a speaker, or what the paragraph is about."""
    return Para((Run(head, "strong"), Run(text)), kind)


def bulleted(items: Iterable[str], *, numbered: bool = False) -> Bullets:
    """Return a list of plain texts."""
    return Bullets(tuple((Run(each),) for each in items), numbered)


def fitted(document: Document) -> Document:
    """Return the document without any letter that steers, hides or turns a line (`game.letters.fit`)."""
    return msgspec.convert(_fitted(msgspec.to_builtins(document)), Document)


def letters_of(document: Document) -> str:
    """Return every letter that the document prints, once each, in order."""
    found: set[str] = set()
    _gather(msgspec.to_builtins(document), found)
    return "".join(sorted(found))


def _fitted(value: Any) -> Any:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, dict):
        return {key: _fitted(each) for key, each in value.items()}
    return [_fitted(each) for each in value] if isinstance(value, list | tuple) else value


def _gather(value: Any, found: set[str]) -> None:
    if isinstance(value, str):
        found.update(value)
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            _gather(each, found)
