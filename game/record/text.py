"""The record, the ledger, the dispatches and the debrief as plain text of a given width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from game.engine.case import Case
from game.play.codec import Record
from game.record.accounts import DecisionAccount, Weighed
from game.record.debrief import Course, Debrief, Instructions, OwnLine, debrief
from game.record.ledger import LedgerRow
from game.record.newspaper import FrontPage, Waterfall
from game.record.tallies import SeatBallot, VoteSheet
from game.record.verbatim import Paragraph, Verbatim
from game.world.field import DICE

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
    pages = record_text(verbatim.paragraphs, width), ledger_text(told.ledger, width), debrief_text(told, width)
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
    head = f"{row.number:>3}  [{row.state}]  {row.line} (day {row.day}{due}{evidence})"
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
    """Return the morning's dispatches for one reader: sources, small causes and others' claims are left out."""
    lines = [*wrap(page.headline.upper(), width), ""]
    told = [each.text for each in page.stories if each.text.rstrip(".") != page.headline]
    lines += _each(([text] for text in told), width)
    if page.corridor:
        lines += wrap("Seen in the corridor: " + " ".join(page.corridor), width)
    lines.append("")
    changed = [fall for fall in page.waterfalls if fall.before_text != fall.after_text]
    lines += _each(([_fall(fall)] for fall in changed), width)
    still = [fall.says for fall in page.waterfalls if fall.before_text == fall.after_text]
    if still:
        lines += wrap(f"Unchanged: {'; '.join(still)}.", width, initial_indent="  ", subsequent_indent="    ")
    for title, rows in (("Came due, of what concerns you:", page.came_due), ("Due next:", page.due_soon)):
        if rows:
            lines += ["", title, *_each(([_came(row)] for row in rows[:_ROWS]), width)]
    if page.others_due:
        lines += [f"{page.others_due} other claims came due (type ledger; news has the whole page, with sources)."]
    return _page(f"DISPATCHES, {page.date} ({STAMP})", lines, width)


_ROWS = 4
_BARS = 2


def _fall(fall: Waterfall) -> str:
    """Return an indicator in a line: its largest causes, the dice and what is left, each with its sign."""
    word = f", {fall.word}" if fall.word else ""
    ranked = sorted(fall.bars, key=lambda bar: -abs(bar.by))
    shown = [bar for bar in ranked if bar in ranked[:_BARS] or bar.because == DICE]
    rest = sum(bar.by for bar in fall.bars) - sum(bar.by for bar in shown)
    causes = [f"{bar.because} {_signed(bar.by).strip()}" for bar in shown]
    causes += [f"the rest {_signed(rest).strip()}"] if len(shown) < len(fall.bars) else []
    return f"{fall.label}: {fall.before_text} -> {fall.after_text}{word}: {'; '.join(causes)}"


def _came(row: LedgerRow) -> str:
    return f"{row.line} [{row.state}]"


def waterfall_lines(fall: Waterfall, width: int = WIDTH, most: int = 5) -> list[str]:
    """Return an indicator with its causes; beyond `most` the smaller ones are gathered into one line."""
    word = f", {fall.word}" if fall.word else ""
    sign = {None: "unchanged", True: "better", False: "worse"}[fall.better]
    lines = wrap(f"  {fall.label}: {fall.before_text} -> {fall.after_text}{word} ({sign})", width)
    ranked = sorted(fall.bars, key=lambda bar: -abs(bar.by))
    for bar in ranked[:most]:
        lines += wrap(f"{_signed(bar.by)}  {bar.because}", width, initial_indent="      ", subsequent_indent="        ")
    if rest := ranked[most:]:
        lines.append(f"      {_signed(sum(bar.by for bar in rest))}  {len(rest)} smaller causes")
    return lines


def debrief_text(told: Debrief, width: int = WIDTH, *, brief: bool = False) -> str:
    """Return the debrief; a brief one has of the votes their ends, and of other delegations how much they did."""
    seed = f", seed {told.seed}" if told.seed is not None else ""
    lines = [*wrap(f"{told.title}{seed}", width), "", *wrap(told.ending.upper(), width), *wrap(told.ending_text, width)]
    results = [_instructions(each)[: 1 if brief and place else None] for place, each in enumerate(told.instructions)]
    lines += ["", "1. Instructions carried out", *_each(results, width)]
    lines += ["", *wrap("2. The purposes of the Charter (a separate result; the two are never summed)", width)]
    lines += _each(([f"{each.label}: {each.verdict} - {each.because}"] for each in told.purposes), width)
    lines += ["", "The indicators and their turning points", *_each(map(_course, told.courses), width)]
    lines += ["", *wrap("Who decided, apart from what made it easier or harder", width)]
    lines += _each(map(_decision, told.decisions), width)
    if told.own_lines:
        lines += ["", "What you said, and what came of it", *_each(map(_own, told.own_lines), width)]
    lines += ["", "Day by day: here, and in reality", *_days(told, width)]
    lines += ["", "The votes" if brief else "The votes, with every seat's reasons"]
    lines += _each([_vote(each)[: 3 if brief else None] for each in told.votes], width)
    if told.sources:
        lines += ["", "Sources", *_each(([f"[{id}] {document}"] for id, document in told.sources), width)]
    return _page(f"THE DEBRIEF ({STAMP})", [*lines, "", *wrap(told.notice, width)], width)


def vote_lines(vote: VoteSheet, width: int = WIDTH) -> list[str]:
    """Return a vote in lines: the bar, every seat's ballot, how it ended and by what rule."""
    return _each([_vote(vote)], width)


def _instructions(each: Instructions) -> list[str]:
    total = sum(objective.weight for objective in each.objectives)
    met = sum(objective.weight for objective in each.objectives if objective.met)
    rows = [f"{'carried out' if o.met else 'not carried out'} ({o.weight}): {o.text}" for o in each.objectives]
    return [f"{each.name}: {met} of {total}", *rows]


def _course(each: Course) -> list[str]:
    words = f" ({each.first_word} -> {each.last_word})" if each.last_word else ""
    head = f"{each.label}: {each.first} -> {each.last}{words}"
    return [head, *(f"{turn.date}: {_signed(turn.by)}, {turn.because}" for turn in each.turns)]


def _decision(each: DecisionAccount) -> list[str]:
    when = f"carried out on {each.date}; decided by" if each.carried_out_on else "not carried out; left to"
    rows = [f"made it easier: {_weighed(one)}" for one in each.easier]
    rows += [f"made it harder: {_weighed(one)}" for one in each.harder]
    return [f"{each.label}: {when} {each.decided_by}", *rows]


def _weighed(each: Weighed) -> str:
    return f"{each.because} ({_signed(each.by)})" if each.by else each.because


def _vote(vote: VoteSheet) -> list[str]:
    head = f"{vote.meeting}, vote {vote.id}: {vote.title}"
    return [head, vote.bar, vote.result, *map(_seat, vote.seats)]


def _seat(seat: SeatBallot) -> str:
    because = f" - {seat.because}" if seat.because else ""
    return f"{seat.name}{' (permanent)' if seat.permanent else ''}: {seat.ballot}{because}"


def _own(line: OwnLine) -> list[str]:
    return [f"{line.date}, {line.meeting}: “{line.text}”", *(line.came_of_it or ("it made no claim that comes due",))]


def _days(told: Debrief, width: int) -> list[str]:
    lines: list[str] = []
    for day in told.days:
        here = " ".join(day.here) or "nothing of weight."
        rows = [f"here: {here}"]
        rows += [f"in reality: {fact.text} [{_cited(fact.symbol, fact.source)}]" for fact in day.reality]
        lines += _each([[day.date, *rows]], width)
    return [*lines, *wrap(told.departure, width)]


def _cited(symbol: str, source: str) -> str:
    return "; ".join(filter(None, (symbol, source)))


def _signed(value: float) -> str:
    shown = f"{value:+.1f}".rstrip("0").rstrip(".")
    return shown if shown not in ("+0", "-0") else f"{value:+.3f}"


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
