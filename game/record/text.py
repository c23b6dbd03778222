"""The record, the ledger and the dispatches as plain text of a given width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from game.record.ledger import LedgerRow
from game.record.newspaper import FrontPage, Waterfall, below_headline
from game.record.verbatim import Paragraph
from game.words.figures import signed

WIDTH = 100
STAMP = "Simulation, written for the game"


def record_text(paragraphs: Iterable[Paragraph], width: int = WIDTH) -> str:
    """Return the verbatim record of the meetings."""
    lines: list[str] = []
    for each in paragraphs:
        lines += paragraph_lines(each, width)
    return page(f"THE RECORD OF THE MEETINGS ({STAMP})", lines or ["No meeting was held."], width)


def paragraph_lines(paragraph: Paragraph, width: int = WIDTH) -> list[str]:
    """Return one paragraph of the record in lines; a speech begins with its speaker."""
    if paragraph.kind == "meeting":
        return ["", *wrap(paragraph.text, width), "-" * min(width, len(paragraph.text))]
    mark = " [in the words of the player]" if paragraph.own else ""
    source = f" [{paragraph.source}]" if paragraph.source else ""
    head = f"{paragraph.title}{mark}: " if paragraph.title else ""
    indent = "    " if paragraph.kind in ("paper", "vote", "note") else ""
    text = f"{head}{paragraph.text}{source}"
    lines = wrap(text, width, initial_indent=indent, subsequent_indent=indent if indent else "  ")
    return ["", *lines] if paragraph.kind in ("speech", "briefing") else lines


def ledger_text(rows: Sequence[LedgerRow], width: int = WIDTH) -> str:
    """Return the ledger, one claim after the other, each with its state and what moved it."""
    lines: list[str] = []
    for row in rows:
        lines += claim_lines(row, width)
    return page(f"THE LEDGER ({STAMP})", lines or ["No claim has been made."], width)


def claim_lines(row: LedgerRow, width: int = WIDTH) -> list[str]:
    """Return one claim in lines."""
    due = f"; due {row.due_date}" if row.due else ""
    evidence = f"; evidence: {', '.join(row.evidence)}" if row.evidence else ""
    head = f"{row.number + 1:>3}  [{row.state}]  {row.line} ({row.made}{due}{evidence})"
    lines = wrap(head, width, subsequent_indent="     ")
    for each in row.moved:
        lines += wrap(each, width, initial_indent="       - ", subsequent_indent="         ")
    return lines


def front_page_text(front: FrontPage, width: int = WIDTH) -> str:
    """Return the morning's dispatches."""
    lines = [*wrap(front.headline.upper(), width), ""]
    for story in front.stories[:6]:
        source = f" [{story.source}]" if story.source else ""
        lines += wrap(f"- {story.text}{source}", width, subsequent_indent="  ")
    if front.corridor:
        lines += ["", *wrap("Seen in the corridor: " + " ".join(front.corridor), width)]
    lines += ["", "The situation:"]
    for fall in front.waterfalls:
        lines += waterfall_lines(fall, width)
    for title, rows in (("Came due this morning:", front.came_due), ("Due next:", front.due_soon)):
        if rows:
            lines += ["", title, *(line for row in rows[:5] for line in claim_lines(row, width))]
    return page(f"DISPATCHES, {front.date} ({STAMP})", [*lines, "", front.notice], width)


def dispatches_text(front: FrontPage, width: int = WIDTH) -> str:
    """Return the morning's dispatches for one reader, without sources, smaller causes, others' claims and visits."""
    lines = wrap(front.headline.upper(), width)
    told = [below_headline(front, each) for each in front.stories]
    for rows in ([text for text in told if text], [_fall(fall) for fall in _moved_most(front.waterfalls)]):
        lines += ["", *blocks(([row] for row in rows), width)] if rows else []
    more = front.others_due + max(0, len(front.came_due) - _ROWS)
    others = f" ({more} more: ledger)" if more else ""
    for title, due in ((f"Came due, by you or about you{others}:", front.came_due), ("Due next:", front.due_soon)):
        if due:
            lines += ["", title, *blocks(([_came(row)] for row in due[:_ROWS]), width)]
    return page(f"DISPATCHES, {front.date}", lines, width)


_ROWS = 2
_FALLS = 3
_MUCH = 0.05
"""The share of a figure from which the short page mentions its move."""


def _moved_most(falls: Sequence[Waterfall]) -> list[Waterfall]:
    """Return the indicators that moved most for their size, at most `_FALLS` of them, in their order."""
    shares = {fall.indicator: abs(fall.after - fall.before) / (abs(fall.before) + 1.0) for fall in falls}
    moved = [fall for fall in falls if fall.before_text != fall.after_text and shares[fall.indicator] >= _MUCH]
    most = sorted(moved, key=lambda fall: -shares[fall.indicator])[:_FALLS]
    return [fall for fall in moved if fall in most]


def _fall(fall: Waterfall) -> str:
    """Return an indicator in a line, with the main cause of its move."""
    word = f", {fall.word}" if fall.word else ""
    went = [bar for bar in fall.bars if (bar.by > 0) == (fall.after > fall.before)]
    most = max(went, key=lambda bar: abs(bar.by), default=None)
    # A cause may name its own cause before a colon; a line has no room for that.
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


def blocks(rows_of: Iterable[Sequence[str]], width: int) -> list[str]:
    """Return blocks in lines, each a heading with its rows below."""
    lines: list[str] = []
    for head, *rows in rows_of:
        lines += wrap(head, width, initial_indent="  ", subsequent_indent="    ")
        for row in rows:
            lines += wrap(row, width, initial_indent="    - ", subsequent_indent="      ")
    return lines


def page(title: str, lines: Iterable[str], width: int) -> str:
    """Return lines as a page under its title."""
    rule = "=" * width
    return "\n".join(_stripped((rule, *wrap(title, width), rule, *lines))) + "\n"


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip()
