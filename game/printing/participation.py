"""Who took part in a game: speeches, acts, minutes of the floor, notes and proposals, by seat and by person."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct

from game.council.acts import CastBallot, ExplainVote
from game.council.events import AmendmentProposed, DraftTabled, StatementProposed
from game.engine.events import HoursSpent
from game.play.codec import Record
from game.play.game import Game
from game.play.lines import Line, NoteSent, Proposed
from game.play.roster import Person
from game.printing.documents import AnyBlock, Document, Part, Table, plain
from game.printing.official import BANNER, seal
from game.printing.representatives import Representatives
from game.printing.spreadsheets import Cell, table
from game.terms import MemberId
from game.words.kinds import kind_of
from game.words.labels import Labels
from game.world.events import SpeechMade

COLUMNS = (
    "speeches", "own words", "minutes of the floor", "explanations of vote", "ballots", "papers", "acts outside "
    "meetings", "all acts", "notes", "proposals",
)  # fmt: skip
_HEADS = ("Speeches", "Words", "Floor", "Explained", "Ballots", "Papers", "Outside", "Acts", "Notes", "Proposed")
HOW = (
    "Words counts the words that persons wrote themselves; Explained the explanations of vote; Papers the drafts, "
    "amendments and statements; Proposed what was proposed to whoever leads the seat. Floor is the minutes from the "
    "line of the journal before a speech to the speech, where the journal kept the time; a pause counts too. Outside "
    "counts acts that cost hours in the corridor. Acts counts all of these and every other act, but not letting a "
    "moment go by. What the program did for a seat is not counted."
)
_PAPERS = (DraftTabled, AmendmentProposed, StatementProposed)


class Share(Struct):
    """What one seat or one person did."""

    speeches: int = 0
    words: int = 0
    seconds: float = 0.0
    timed: bool = False
    explanations: int = 0
    ballots: int = 0
    papers: int = 0
    outside: int = 0
    acts: int = 0
    notes: int = 0
    proposals: int = 0

    def cells(self) -> tuple[Cell, ...]:
        """Return the figures in the order of COLUMNS; the minutes are "" where the journal kept no time."""
        minutes: Cell = round(self.seconds / 60, 1) if self.timed else ""
        return (
            self.speeches, self.words, minutes, self.explanations, self.ballots, self.papers, self.outside, self.acts,
            self.notes, self.proposals,
        )  # fmt: skip


class Participation:
    """The shares of a game: of each seat, and of each person in a seat."""

    def __init__(self, game: Game, who: Representatives) -> None:
        self.game, self.who = game, who
        self.seats = {seat: Share() for seat in game.case.seats}
        self.persons: dict[tuple[MemberId, Person], Share] = {}
        kept = {each.number for each in game.records}
        before = ""
        for entry in game.entries:
            if not isinstance(entry, Record):
                self._line(entry)
            elif entry.number in kept and entry.by in self.seats and who.acted(entry):
                for share in self._shares(entry.by, entry.person):
                    _count(share, entry, before)
            before = entry.at or before

    def _shares(self, seat: MemberId, person: Person) -> Iterable[Share]:
        yield self.seats[seat]
        if person:
            yield self.persons.setdefault((seat, person), Share())

    def _line(self, entry: Line) -> None:
        remark = entry.line
        if isinstance(remark, NoteSent) and remark.by in self.seats:
            for share in self._shares(remark.by, entry.person):
                share.notes += 1
        elif isinstance(remark, Proposed) and remark.seat in self.seats:
            for share in self._shares(remark.seat, remark.who):
                share.proposals += 1


def participation_table(game: Game, who: Representatives) -> str:
    """Return the shares as CSV: a row for each seat and, if names are kept, one for each person in it."""
    found, labels, last = Participation(game, who), Labels(game.case), len(game.entries)
    return table(("code", "seat", "person", *COLUMNS), _rows(found, labels, last))


def _rows(found: Participation, labels: Labels, last: int) -> Iterator[tuple[Cell, ...]]:
    for seat, share in found.seats.items():
        yield (seat, labels.name(seat), f"all ({found.who.of(seat, last)})", *share.cells())
        for person, own in _named(found, seat):
            yield (seat, labels.name(seat), person, *own.cells())


def _named(found: Participation, seat: MemberId) -> Iterator[tuple[str, Share]]:
    """Yield the persons of a seat with their shares; nobody, where names are left out."""
    if found.who.names:
        yield from ((found.who.name(person), own) for (at, person), own in found.persons.items() if at == seat)


def participation(game: Game, who: Representatives) -> Document:
    """Return the shares as a document: by seat, and by person if names are kept."""
    found, labels = Participation(game, who), Labels(game.case)
    seats = tuple((labels.name(seat), *_texts(share)) for seat, share in found.seats.items() if share != Share())
    nobody = plain("No person took part in this game.")
    blocks: list[AnyBlock] = [_tabled("By seat", "Seat", seats) if seats else nobody]
    persons = tuple(
        (f"{name} ({labels.name(seat)})", *_texts(own)) for seat in found.seats for name, own in _named(found, seat)
    )
    if persons:
        blocks.append(_tabled("By person", "Person", persons))
    part = Part("Who took part", (*blocks, plain(HOW, "small")), "What was done, counted; it is no judgement.")
    return Document(f"Participation: {game.case.title}", BANNER, (part,), seal(game))


def _tabled(title: str, first: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(title, (first, *_HEADS), rows, (25, *(10,) * len(_HEADS)), tuple(range(1, len(_HEADS) + 1)))


def _texts(share: Share) -> tuple[str, ...]:
    return tuple(f"{each}" if each != "" else "–" for each in share.cells())


def _count(share: Share, record: Record, before: str) -> None:
    action, events = record.action, record.events
    words = len(str(getattr(action, "words", "")).split())
    share.words += words
    share.acts += not kind_of(action).routine
    share.ballots += isinstance(action, CastBallot)
    share.explanations += isinstance(action, ExplainVote)
    share.papers += any(isinstance(each, _PAPERS) for each in events)
    share.outside += any(isinstance(each, HoursSpent) for each in events)
    if any(isinstance(each, SpeechMade) for each in events):
        share.speeches += 1
        if (seconds := _between(before, record.at)) is not None:
            share.seconds, share.timed = share.seconds + seconds, True


def _between(first: str, last: str) -> float | None:
    """Return the seconds between two times (ISO), or None where one is missing or is none."""
    try:
        gone = datetime.datetime.fromisoformat(last) - datetime.datetime.fromisoformat(first)
    except (ValueError, TypeError):
        return None
    return max(0.0, gone.total_seconds())
