"""The debrief as a document for paper, from the same sections as its page for a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.debrief.debrief import Debrief
from game.debrief.sections import Block, Section
from game.printing.documents import AnyBlock, Document, Heading, Part, Table, plain
from game.printing.official import BANNER


def debriefed(told: Debrief, parts: Iterable[Section], foot: str) -> Document:
    """Return the sections of a debrief as one document."""
    blocks = tuple(block for section in parts for block in _section(section))
    title = f"{told.title}: the debrief"
    return Document(title, BANNER, (Part(title, blocks, told.notice),), foot)


def _section(section: Section) -> Iterator[AnyBlock]:
    yield Heading(section.title)
    if section.note:
        yield plain(section.note, "note")
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[AnyBlock]:
    if block.head:
        yield Heading(block.head, 2)
    if block.said:
        yield plain(block.said, "quote")
    yield from (plain(each.text) for each in block.lines if not each.head)
    rows = tuple((each.head, each.text) for each in block.lines if each.head)
    if rows:
        yield Table("", (), rows, (32, 68))
