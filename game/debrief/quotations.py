"""The player's own lines, quoted back, with the outcome of every claim in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from game.debrief.history import History
from game.play.codec import Record
from game.record.ledger import LedgerRow, ledger
from game.record.verbatim import Paragraph
from game.terms import MemberId, Symbol
from game.words.labels import numbered
from game.world.events import ClaimAnswered, ClaimEntered, NumbersMoved, SpeechMade


class Fate(Struct, frozen=True):
    """The outcome of one claim: its entry, its state, the cause, and the effect on its maker's credibility."""

    number: int
    line: str
    state: str
    moved: tuple[str, ...]
    credibility: float

    @property
    def text(self) -> str:
        """Return the outcome in a line."""
        last = f" ({self.moved[-1]})" if self.moved else ""
        word = f"; your credibility {self.credibility:+.1f}".removesuffix(".0") if self.credibility else ""
        return f"{numbered(self.number)}, {self.line}: {self.state}{last}{word}"


class OwnLine(Struct, frozen=True):
    """A speech of the player's, quoted back, with the outcome of each claim in it."""

    record: int
    day: int
    date: str
    meeting: Symbol
    text: str
    acts: str
    fates: tuple[Fate, ...]

    @property
    def came_of_it(self) -> tuple[str, ...]:
        """Return the outcomes in lines."""
        return tuple(each.text for each in self.fates)


def own_lines(history: History, paragraphs: Sequence[Paragraph], seat: MemberId) -> tuple[OwnLine, ...]:
    """Return the player's speeches in order; `paragraphs` are those of the verbatim record."""
    said = {each.record: each for each in paragraphs if each.kind == "speech" and each.speaker == seat}
    rows = {each.number: each for each in ledger(history.state.world.ledger, history.case)}
    lines = []
    for moment in history.moments:
        record = moment.record
        if record.by == seat and record.number in said and any(isinstance(e, SpeechMade) for e in record.events):
            each = said[record.number]
            fates = tuple(_fate(rows[number], history, seat) for number in claims_of(record) if number in rows)
            date = history.labels.date(each.day)
            lines.append(OwnLine(record.number, each.day, date, each.meeting, each.text, each.line, fates))
    return tuple(lines)


def claims_of(record: Record) -> list[int]:
    """Return the entries of the ledger that an act made or answered."""
    entered = [event.claim.number for event in record.events if isinstance(event, ClaimEntered)]
    answered = [event.number for event in record.events if isinstance(event, ClaimAnswered)]
    return list(dict.fromkeys([*entered, *answered]))


def _fate(row: LedgerRow, history: History, seat: MemberId) -> Fate:
    return Fate(row.number, row.line, row.state, row.moved, _word_of(row, history, seat))


def _word_of(row: LedgerRow, history: History, seat: MemberId) -> float:
    """Return by how much a claim moved the seat's credibility; every such move names its entry."""
    slot, cause = f"credibility[{seat}]", f"claim {row.number} "
    moves = [
        change.by
        for moment in history.moments
        for event in moment.record.events
        if isinstance(event, NumbersMoved)
        for change in event.changes
        if change.slot == slot and f"{change.because} ".startswith(cause)
    ]
    return round(sum(moves), 6)
