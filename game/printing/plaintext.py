"""A document as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from game.printing.documents import AnyBlock, Bullets, Card, Document, Heading, Lines, Para, Run, Table
from game.record.text import STAMP, WIDTH, page

_GAP = 2
_FIGURES = 60
"""The width of a table of figures, whose columns would lie far apart on a whole line."""


def plaintext(document: Document, width: int = WIDTH) -> str:
    """Return the document as text; drawings are left out, since the tables beside them hold their figures."""
    return "\n".join(
        page(f"{part.title.upper()} ({STAMP})", _lines(part.note, part.blocks, width), width)
        for part in document.parts
    )  # fmt: skip


def _lines(note: str, blocks: tuple[AnyBlock, ...], width: int) -> Iterator[str]:
    yield from wrap(note, width)
    for block in blocks:
        yield from _block(block, width)


def _block(block: AnyBlock, width: int) -> Iterator[str]:
    match block:
        case Heading():
            yield from ("", *wrap(block.text.upper() if block.level == 1 else block.text, width))
        case Para():
            yield from wrap(_said(block.runs), width)
        case Bullets():
            for item in block.items:
                yield from wrap(f"- {_said(item)}", width, subsequent_indent="  ")
        case Table():
            yield from _table(block, width)
        case Card():
            yield from ("", *wrap(block.title, width))
            for line in block.lines:
                yield from wrap(line, width, initial_indent="  ", subsequent_indent="  ")
        case Lines():
            return


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(each.text for each in runs)


def _table(table: Table, width: int) -> Iterator[str]:
    yield from ("", *wrap(table.title, width))
    rows = [*((table.head,) if table.head else ()), *table.rows]
    room = (min(width, _FIGURES) if table.right else width) - _GAP * (len(table.widths) - 1)
    widths = [max(4, room * each // sum(table.widths)) for each in table.widths]
    for number, row in enumerate(rows):
        cells = [wrap(text, wide) or [""] for text, wide in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = [cell[line] if line < len(cell) else "" for cell in cells]
            yield (" " * _GAP).join(_set(each, n, table, widths[n]) for n, each in enumerate(parts)).rstrip()
        if number == 0 and table.head:
            yield "-" * width


def _set(text: str, place: int, table: Table, wide: int) -> str:
    return text.rjust(wide) if place in table.right else text.ljust(wide)
