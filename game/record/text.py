"""The record, the ledger, the dispatches and the debrief as plain text of a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import wrap

from game.engine.case import Case
from game.play.codec import Record
from game.record.debrief import Debrief, debrief
from game.record.labels import counted
from game.record.ledger import LedgerRow
from game.record.newspaper import FrontPage, Waterfall, below_headline
from game.record.other_chair import Chair
from game.record.sections import OF_WEIGHT, Block, Line, Section, sections, signed
from game.record.verbatim import Paragraph, Verbatim
from game.record.warnings import Tried, warnings

WIDTH = 100
STAMP = "Simulation, written for the game"


def record_text(paragraphs: Iterable[Paragraph], width: int = WIDTH) -> str:
    """Return the verbatim record of the meetings."""
    lines: list[str] = []
    for each in paragraphs:
        lines += paragraph_lines(each, width)
    return _page(f"THE RECORD OF THE MEETINGS ({STAMP})", lines or ["No meeting was held."], width)


def paragraph_lines(paragraph: Paragraph, width: int = WIDTH) -> list[str]:
    """Return one paragraph of the record in lines; a speech begins with who speaks."""
    if paragraph.kind == "meeting":
        return ["", *wrap(paragraph.text, width), "-" * min(width, len(paragraph.text))]
    mark = " [in the words of the player]" if paragraph.own else ""
    source = f" [{paragraph.source}]" if paragraph.source else ""
    head = f"{paragraph.title}{mark}: " if paragraph.title else ""
    indent = "    " if paragraph.kind in ("paper", "vote", "note") else ""
    text = f"{head}{paragraph.text}{source}"
    lines = wrap(text, width, initial_indent=indent, subsequent_indent=indent if indent else "  ")
    return ["", *lines] if paragraph.kind in ("speech", "briefing") else lines


def whole_game(case: Case, records: Sequence[Record], seed: int, width: int = WIDTH) -> str:
    """Return the record of the meetings, the ledger and the debrief of a game."""
    verbatim = Verbatim.of(case, records, seed)
    told = debrief(case, records, None, seed, verbatim=verbatim)
    closing = debrief_text(told, width, tried=warnings(case, records, seed))
    pages = record_text(verbatim.paragraphs, width), ledger_text(told.ledger, width), closing
    return "\n".join(pages)


def ledger_text(rows: Sequence[LedgerRow], width: int = WIDTH) -> str:
    """Return the ledger, one claim after the other, each with its state and what moved it."""
    lines: list[str] = []
    for row in rows:
        lines += claim_lines(row, width)
    return _page(f"THE LEDGER ({STAMP})", lines or ["No claim has been made."], width)


def claim_lines(row: LedgerRow, width: int = WIDTH) -> list[str]:
    """Return one claim in lines."""
    due = f"; due {row.due_date}" if row.due else ""
    evidence = f"; evidence: {', '.join(row.evidence)}" if row.evidence else ""
    head = f"{row.number + 1:>3}  [{row.state}]  {row.line} ({row.made}{due}{evidence})"
    lines = wrap(head, width, subsequent_indent="     ")
    for each in row.moved:
        lines += wrap(each, width, initial_indent="       - ", subsequent_indent="         ")
    return lines


def front_page_text(page: FrontPage, width: int = WIDTH) -> str:
    """Return the morning's dispatches."""
    lines = [*wrap(page.headline.upper(), width), ""]
    for story in page.stories[:6]:
        source = f" [{story.source}]" if story.source else ""
        lines += wrap(f"- {story.text}{source}", width, subsequent_indent="  ")
    if page.corridor:
        lines += ["", *wrap("Seen in the corridor: " + " ".join(page.corridor), width)]
    lines += ["", "The situation:"]
    for fall in page.waterfalls:
        lines += waterfall_lines(fall, width)
    for title, rows in (("Came due this morning:", page.came_due), ("Due next:", page.due_soon)):
        if rows:
            lines += ["", title, *(line for row in rows[:5] for line in claim_lines(row, width))]
    return _page(f"DISPATCHES, {page.date} ({STAMP})", [*lines, "", page.notice], width)


def dispatches_text(page: FrontPage, width: int = WIDTH) -> str:
    """Return the morning's dispatches for one reader, without sources, smaller causes, others' claims and visits."""
    lines = wrap(page.headline.upper(), width)
    told = [below_headline(page, each) for each in page.stories]
    for rows in ([text for text in told if text], [_fall(fall) for fall in _moved_most(page.waterfalls)]):
        lines += ["", *_each(([row] for row in rows), width)] if rows else []
    more = page.others_due + max(0, len(page.came_due) - _ROWS)
    others = f" ({more} more: ledger)" if more else ""
    for title, due in ((f"Came due, by you or about you{others}:", page.came_due), ("Due next:", page.due_soon)):
        if due:
            lines += ["", title, *_each(([_came(row)] for row in due[:_ROWS]), width)]
    return _page(f"DISPATCHES, {page.date}", lines, width)


_ROWS = 2
_FALLS = 3
_MUCH = 0.05
"""The share of a figure from which on its move is told to a reader of the short page."""


def _moved_most(falls: Sequence[Waterfall]) -> list[Waterfall]:
    """Return the indicators that moved most for what they were, at most `_FALLS` of them, in their order."""
    shares = {fall.indicator: abs(fall.after - fall.before) / (abs(fall.before) + 1.0) for fall in falls}
    moved = [fall for fall in falls if fall.before_text != fall.after_text and shares[fall.indicator] >= _MUCH]
    most = sorted(moved, key=lambda fall: -shares[fall.indicator])[:_FALLS]
    return [fall for fall in moved if fall in most]


def _fall(fall: Waterfall) -> str:
    """Return an indicator in a line, with what did most to move it the way that it went."""
    word = f", {fall.word}" if fall.word else ""
    went = [bar for bar in fall.bars if (bar.by > 0) == (fall.after > fall.before)]
    most = max(went, key=lambda bar: abs(bar.by), default=None)
    # A cause may name what brought it about before a colon; a line has room for the cause itself.
    cause = f" ({most.because.rpartition(': ')[2]})" if most else ""
    return f"{fall.label} {fall.before_text.partition(' ')[0]} -> {fall.after_text}{word}{cause}"


def _came(row: LedgerRow) -> str:
    return f"{row.line} [{row.state}]"


def waterfall_lines(fall: Waterfall, width: int = WIDTH, most: int = 5) -> list[str]:
    """Return an indicator with its causes; beyond `most` the smaller ones are gathered into one line."""
    word = f", {fall.word}" if fall.word else ""
    sign = {None: "unchanged", True: "better", False: "worse"}[fall.better]
    lines = wrap(f"  {fall.label}: {fall.before_text} -> {fall.after_text}{word} ({sign})", width)
    ranked = sorted(fall.bars, key=lambda bar: -abs(bar.by))
    for bar in ranked[:most]:
        lines += wrap(f"{signed(bar.by)}  {bar.because}", width, initial_indent="      ", subsequent_indent="        ")
    if rest := ranked[most:]:
        lines.append(f"      {signed(sum(bar.by for bar in rest))}  {len(rest)} smaller causes")
    return lines


def debrief_text(
    told: Debrief,
    width: int = WIDTH,
    *,
    brief: bool = False,
    tried: Tried | None = None,
    chair: Chair | None = None,
) -> str:
    """Return the debrief; a brief one has of the votes their ends, and of other delegations how much they did."""
    seed = f", seed {told.seed}" if told.seed is not None else ""
    lines = [*wrap(f"{told.title}{seed}", width)]
    for section in sections(told, tried, chair):
        lines += section_lines(_shortened(section) if brief else section, width)
    return _page(f"THE DEBRIEF ({STAMP})", [*lines, "", *wrap(told.notice, width)], width)


def section_lines(section: Section, width: int = WIDTH) -> list[str]:
    """Return one section of the debrief in lines."""
    title = section.title.upper() if section.id in ("toll", "ending") else section.title
    lines = ["", *wrap(title, width), *wrap(section.note, width, initial_indent="  ", subsequent_indent="  ")]
    for block in section.blocks:
        lines += _block_lines(block, width)
    return lines


def _shortened(section: Section) -> Section:
    """Return a section without the lines that a first reading does without."""
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
"""Words that have still to come due, of which a first reading tells."""
OTHERS_ON_PAGE = "What they carried out stands in the whole debrief, which `page` writes."


def _block_lines(block: Block, width: int) -> list[str]:
    said = wrap(f"“{block.said}”", width, initial_indent="    ", subsequent_indent="    ") if block.said else []
    return [*_each([[block.head]], width), *said, *_each([["", *map(_joined, block.lines)]], width)]


def _joined(line: Line) -> str:
    return ": ".join(filter(None, (line.head, line.text)))


def _each(blocks: Iterable[Sequence[str]], width: int) -> list[str]:
    lines: list[str] = []
    for head, *rows in blocks:
        lines += wrap(head, width, initial_indent="  ", subsequent_indent="    ")
        for row in rows:
            lines += wrap(row, width, initial_indent="    - ", subsequent_indent="      ")
    return lines


def _page(title: str, lines: Iterable[str], width: int) -> str:
    rule = "=" * width
    return "\n".join(_stripped((rule, *wrap(title, width), rule, *lines))) + "\n"


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip()
