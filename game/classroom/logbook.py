"""The log of a room as its teacher reads it: one line for each thing that was done, in words, and who did how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from game.classroom.remembered import labels_of
from game.council.acts import CastBallot
from game.engine import begin, briefing, fold
from game.engine.case import Case
from game.play.codec import Record
from game.play.lines import Line, Withdrawn
from game.play.roster import Person
from game.table.table import Table
from game.terms import DIRECTOR
from game.words.kinds import KINDS
from game.words.labels import capital, listed
from game.words.wording import label
from game.world.acts import Speak

if TYPE_CHECKING:
    from game.classroom.room import Room

LONGEST = 300
"""Letters of one line of the log."""


class Logbook:
    """The log of one table. It only grows: each entry of the journal is put into words once, when it is new.

    `lines` are what the page shows. `acts` and `speeches` count what each person has submitted. An act is worded as
    its seat saw things before it, so the state of the game is folded along.
    """

    def __init__(self, case: Case) -> None:
        self._state = begin(case)
        self.lines: list[dict[str, Any]] = []
        self.acts: Counter[Person] = Counter()
        self.speeches: Counter[Person] = Counter()
        self._at = ""
        self._entries = 0
        self._paragraphs = 0

    def follow(self, room: Room) -> None:
        """Take in what is new in the journal."""
        entries = room.game.entries
        told = self._told(room)
        for entry in entries[self._entries :]:
            if isinstance(entry, Record):
                self._count(entry)
                self._record(room, entry, told.get(entry.number, ()))
                self._state = fold(self._state, entry.events)
            else:
                self._line(room, entry)
        self._entries = len(entries)

    def _told(self, room: Room) -> Mapping[int, list[Any]]:
        """Return the new paragraphs of the meetings' record, by the number of the record that they come from."""
        every = room.table.verbatim.paragraphs
        first = self._paragraphs if self._paragraphs <= len(every) else 0
        found: dict[int, list[Any]] = {}
        for each in every[first:]:
            found.setdefault(each.record, []).append(each)
        self._paragraphs = len(every)
        return found

    def _count(self, record: Record) -> None:
        if record.person:
            self.acts[record.person] += 1
            self.speeches[record.person] += isinstance(record.action, Speak)

    def _record(self, room: Room, record: Record, paragraphs: Any) -> None:
        own = bool(getattr(record.action, "words", "")) and record.by != DIRECTOR
        said = [each for each in paragraphs if not each.formal or each.kind == "meeting"]
        lines = [each.line or each.text for each in said] or [*self._unsaid(room, record)]
        for place, text in enumerate(lines):
            first = own and place == 0
            said_so = f"{text.rstrip('.')}: “{record.action.words}”" if first else text
            self._add(record.number, record.at, said_so, kind="act", own=first)

    def _unsaid(self, room: Room, record: Record) -> Iterator[str]:
        """Yield an act that the meetings' record does not tell; ballots and acts of routine are not told."""
        row, by = KINDS.get(type(record.action)), record.by
        if by == DIRECTOR:
            words = getattr(record.action, "words", "")
            yield f"You sent: {words}" if words else f"Effects of: {record.action.because}"
        elif by in room.case.seats and row is not None and not row.routine and type(record.action) is not CastBallot:
            said = label(record.action, room.case, briefing(self._state, by))
            yield f"{labels_of(room).short(by)}: {said}"

    def _line(self, room: Room, line: Line) -> None:
        if isinstance(line.line, Withdrawn):
            left = (each.events for each in room.game.records if each.number < line.number)
            self._state = fold(begin(room.case), [event for events in left for event in events])
        tell = _TELL.get(type(line.line).__name__)
        text = tell(_Reader(room), line) if tell is not None else ""
        if text:
            kind = "note" if type(line.line).__name__ == "NoteSent" else "room"
            self._add(line.number, line.at, text, kind=kind, own=kind == "note" and line.line.by != "teacher")

    def _add(self, number: int, at: str, text: str, *, kind: str, own: bool) -> None:
        self._at = at or self._at  # a delegation of the game acts at no time of its own
        text = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} ..."
        self.lines.append({"n": number, "at": self._at, "kind": kind, "text": capital(text), "own": own})


_BOOKS: WeakKeyDictionary[Table, Logbook] = WeakKeyDictionary()


def logbook(room: Room) -> Logbook:
    """Return the log of the room's table, up to now."""
    book = _BOOKS.get(room.table)
    if book is None:
        book = _BOOKS[room.table] = Logbook(room.case)
    book.follow(room)
    return book


class _Reader:
    """The names of persons and seats for the lines of the log."""

    def __init__(self, room: Room) -> None:
        self._room, self._labels = room, labels_of(room)

    def person(self, person: Person) -> str:
        return self._room.game.people.get(person, person)

    def seat(self, seat: str) -> str:
        return self._labels.short(seat)

    def seats(self, seats: Any) -> str:
        return listed([self.seat(each) for each in seats])

    def phase(self, place: int) -> str:
        phases = self._room.phases
        return phases[place].title if 0 <= place < len(phases) else str(place)


def _note(of: _Reader, line: Line) -> str:
    said = line.line
    others = [each for each in line.to if each not in (said.by, "public")]
    if said.by == "teacher":
        if "public" in line.to:
            return f"You told everybody: {said.words}"
        return f"You wrote to {of.seats(others)}: {said.words}" if others else f"Your own note: {said.words}"
    return f"Note, {of.seat(said.by)} to {of.seats(others)}: {said.words}"


def _lent(of: _Reader, line: Line) -> str:
    seat = of.seat(line.line.seat)
    return f"The game plays {seat}" if line.line.on else f"{seat} is back with its students"


def _phase(of: _Reader, line: Line) -> str:
    return f"Phase: {of.phase(line.line.phase)}"


def _clock(of: _Reader, line: Line) -> str:
    left = max(0, round(line.line.seconds))
    state = "runs" if line.line.runs else "stands"
    return f"The clock {state} at {left // 60}:{left % 60:02}"


def _led(of: _Reader, line: Line) -> str:
    return line.line.because or f"{of.person(line.line.who)} leads {of.seat(line.line.seat)}"


_ROLES = {"student": "a student", "observer": "an observer", "press": "of the press"}
_TELL: dict[str, Callable[[_Reader, Line], str]] = {
    "Arrived": lambda of, line: f"{of.person(line.line.who)} joins the room",
    "SeatTaken": lambda of, line: f"{of.person(line.line.who)} takes the seat of {of.seat(line.line.seat)}",
    "SeatReleased": lambda of, line: f"{of.person(line.line.who)} leaves the seat of {of.seat(line.line.seat)}",
    "NoteSent": _note,
    "ClockSet": _clock,
    "PhaseBegun": _phase,
    "SeatLent": _lent,
    "LeaderPassed": _led,
    "Struck": lambda of, line: f"You struck the words of line {line.line.record}",
    "WordsReleased": lambda of, line: f"You let the words of line {line.line.record} through",
    "Withdrawn": lambda of, line: f"The act of line {line.line.record} is taken back",
    "RoleGiven": lambda of, line: f"{of.person(line.line.who)} is {_ROLES.get(line.line.role, line.line.role)}",
    "Muted": lambda of, line: f"{of.person(line.line.who)} is {'muted' if line.line.on else 'heard again'}",
    "Removed": lambda of, line: f"{of.person(line.line.who)} {'is removed' if line.line.on else 'may come back'}",
    "Reported": lambda of, line: f"{of.person(line.line.who)} tells you: {line.line.words}",
    "WentOn": lambda of, line: "The room went back, and goes on in a new file",
}
"""What each kind of line tells; other kinds are not told."""
