"""The debrief, or a whole game with it, as plain text of a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap

from game.debrief.debrief import Debrief, debrief
from game.debrief.other_chair import Chair
from game.debrief.sections import OF_WEIGHT, Block, Line, Section, sections
from game.debrief.warnings import Tried, warnings
from game.engine.case import Case
from game.play.codec import Record
from game.record.text import STAMP, WIDTH, blocks, ledger_text, page, record_text
from game.record.verbatim import Verbatim
from game.words.labels import counted


def whole_game(case: Case, records: Sequence[Record], seed: int, width: int = WIDTH) -> str:
    """Return the record of the meetings, the ledger and the debrief of a game."""
    verbatim = Verbatim.of(case, records, seed)
    told = debrief(case, records, None, seed, verbatim=verbatim)
    closing = debrief_text(told, width, tried=warnings(case, records, seed))
    pages = record_text(verbatim.paragraphs, width), ledger_text(told.ledger, width), closing
    return "\n".join(pages)


def debrief_text(
    told: Debrief,
    width: int = WIDTH,
    *,
    brief: bool = False,
    tried: Tried | None = None,
    chair: Chair | None = None,
) -> str:
    """Return the debrief; a brief one gives only the results of votes, and only the share done by other delegations."""
    seed = f", seed {told.seed}" if told.seed is not None else ""
    lines = [*wrap(f"{told.title}{seed}", width)]
    for section in sections(told, tried, chair):
        lines += section_lines(_shortened(section) if brief else section, width)
    return page(f"THE DEBRIEF ({STAMP})", [*lines, "", *wrap(told.notice, width)], width)


def section_lines(section: Section, width: int = WIDTH) -> list[str]:
    """Return one section of the debrief in lines."""
    title = section.title.upper() if section.id in ("toll", "ending") else section.title
    lines = ["", *wrap(title, width), *wrap(section.note, width, initial_indent="  ", subsequent_indent="  ")]
    for block in section.blocks:
        lines += _block_lines(block, width)
    return lines


def _shortened(section: Section) -> Section:
    """Return a section without the lines that a first reading can omit."""
    shorten = _SHORTER.get(section.id)
    if shorten is None:
        return section
    return Section(section.id, section.title, section.note, tuple(shorten(section.blocks)))


def _own_instructions(blocks: tuple[Block, ...]) -> Iterator[Block]:
    yield from blocks[:1]
    if others := blocks[1:]:
        shares = tuple(Line("", each.head) for each in others if each.head.endswith(OF_WEIGHT))
        yield Block("The other delegations", shares or (Line("", OTHERS_ON_PAGE),))


def _ends_of_votes(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for each in blocks:
        yield Block(each.head, tuple(line for line in each.lines if not line.head))


def _verdicts(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for each in blocks:
        yield Block(each.head, each.lines[:1])


def _next_due(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for each in blocks:
        more = len(each.lines) - PENDING
        rest = (Line("", f"and {counted(more, 'word')} more, in the ledger"),) if more > 0 else ()
        yield Block(each.head, (*each.lines[:PENDING], *rest))


_SHORTER: dict[str, Callable[[tuple[Block, ...]], Iterator[Block]]] = {
    "instructions": _own_instructions, "votes": _ends_of_votes, "warnings": _verdicts, "pending": _next_due,
}  # fmt: skip
PENDING = 8
"""The number of undecided claims that a first reading shows."""
OTHERS_ON_PAGE = "What they carried out stands in the whole debrief, which `page` writes."


def _block_lines(block: Block, width: int) -> list[str]:
    said = wrap(f"“{block.said}”", width, initial_indent="    ", subsequent_indent="    ") if block.said else []
    return [*blocks([[block.head]], width), *said, *blocks([["", *map(_joined, block.lines)]], width)]


def _joined(line: Line) -> str:
    return ": ".join(filter(None, (line.head, line.text)))


