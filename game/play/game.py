"""A game under way: the only object that changes, and the one door through which it does."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from game.engine import PUBLIC as ALL
from game.engine import Audience, begin, fold, step
from game.engine.acts import Action, Event
from game.engine.case import Case
from game.engine.state import Phase, State
from game.forecast.reasons import Reason
from game.play import JournalError, journal, lines
from game.play.codec import Entry, Origin, Record, header_line
from game.play.lines import PUBLIC, Line, Remark, Withdrawn, lettered
from game.play.people import create, names_beside
from game.play.playable import goes_on, refuse_unfit
from game.play.position import Position
from game.play.roster import Person, Roster, roster_of
from game.play.saved import cannot_follow
from game.play.seating import refuse_stranger, seated
from game.play.silence import Silence
from game.play.store import Store
from game.play.withdrawal import withdrawn_last
from game.terms import MemberId, OutOfOrder, Refusal

Listener = Callable[[Entry], object]
_PLAYED = (Phase.CORRIDOR, Phase.CHAMBER)
"""The parts of a day in which seats act. The others follow from the dice, so if lost they come out the same again."""


TAKEN_BACK = 32
"""The most acts that can be taken back one after the other."""


class Game(Position):
    """A game of a case: its state, its records and, if it is saved, its journal.

    `notice` is a sentence on what loading had to leave out, or "". `since` counts the records before this part of the
    day. `origin` names the game that this one was forked from, if any. `roster` says who holds each seat now, and
    `first_roster` who held it before the first line. `people` holds the names of persons. `silence` says which
    words are struck or held.
    """

    __slots__ = (
        "_dice", "_done", "_earlier", "_entries", "_gathered", "_listeners", "_records", "_store",
        "first_roster", "notice", "origin", "people", "roster", "silence", "since",
    )  # fmt: skip

    def __init__(self, case: Case, seed: int, origin: Origin | None = None, roster: Roster | None = None) -> None:
        self.case = case
        self.seed = seed
        self.origin = origin
        self.roster = self.first_roster = roster_of(case.seats) if roster is None else roster
        self.people: Mapping[Person, str] = {}
        self.silence, self.notice, self.since = Silence(), "", 0
        self._entries: list[Entry] = []
        self._records: list[Record] = []
        self._done: dict[tuple[str, Person, str], Entry] = {}
        self._listeners: tuple[Listener, ...] = ()
        self._store = Store()
        self._gathered: tuple[int, State, int] | None = None
        self._state = begin(case)
        self._earlier: deque[tuple[State, int]] = deque(maxlen=TAKEN_BACK)
        self._dice = self.dice()

    @classmethod
    def new(
        cls, case: Case, seed: int, path: str | Path | None = None, *,
        roster: Roster | None = None, force: bool = False, directed: bool = False,
    ) -> Game:  # fmt: skip
        """Begin a game, journalled in the file `path`, or only in memory.

        Raises NameTaken if that file exists, and JournalError if it cannot be written. With `force` a saved game that
        nobody plays is replaced. A `directed` game has a director, who gives news and effects (`engine/directing.py`).
        """
        game = cls(replace(case, directed=True) if directed else case, seed, roster=roster)
        if path is not None:
            game._store.journal = create(Path(path), game, game._head(), force=force)
        return game

    @classmethod
    def load(cls, path: str | Path) -> Game:
        """Take up a saved game where it was left, by following its events; raise JournalError if it cannot be read.

        Nobody else can go on with the game until it is closed.
        """
        path = Path(path)
        kept, written = journal.take(path)
        try:
            game = cls.replayed(path, kept)
        except JournalError:
            written.close()
            raise
        game._store.journal = written
        return game

    @classmethod
    def replayed(cls, path: Path, kept: journal.Kept, *, verified: bool = False) -> Game:
        """Return the game that a file keeps, in memory; raise JournalError if its lines cannot follow.

        Where the caller has `verified` the acts, it is not asked whether they were open.
        """
        try:
            game = cls(kept.case, kept.seed, kept.origin, kept.roster)
        except Exception as error:  # a stranger's file may hold a scenario that nobody has checked
            raise JournalError(f"cannot read the saved game {path}: line 1: the scenario cannot be played") from error
        game.people, of_names = names_beside(path, game)
        game.notice = "; ".join(filter(None, (kept.notice, of_names)))
        for entry in kept.entries:
            try:
                if not verified:
                    refuse_unfit(game, entry, strict=kept.of_today)
                game.follow(entry)
            except Exception as error:  # its events may not follow from one another either
                raise cannot_follow(path, entry.number, error) from error
        if not goes_on(game):
            raise cannot_follow(path, len(kept.entries))
        return game

    def follow(self, entry: Entry) -> None:
        """Take in the next line of a game that was played already, without writing it to the file.

        An act is taken in by its events. Raises ValueError or OutOfOrder if a line beside the acts says something
        impossible.
        """
        if isinstance(entry, Record):
            self._follow(entry, fold(self._state, entry.events))
        else:
            self._check(entry.line, entry.person)
            self._heed(entry)
        self._entries.append(entry)
        self._remember(entry)

    def submit(
        self, by: MemberId, action: Action, because: str = "", reasons: tuple[Reason, ...] = (),
        *, person: Person = "", cid: str = "", at: str = "",
    ) -> tuple[Event, ...]:  # fmt: skip
        """Let a seat act, or the secretariat, the field or the director, and return what followed.

        `because` says why a seat that the game leads does the act, and `reasons` are the terms that add up to its
        value. Own words are taken as one line, without hidden characters. If the same seat and person sent an act with
        the same `cid` before, nothing is done again, and the events of that earlier act are returned. `at` is a time
        (UTC, ISO) that is kept and that no rule reads.

        Raises OutOfOrder if the act is refused, JournalError if it cannot be saved, and ValueError for a malformed
        person, id or time. Nothing has changed then.
        """
        if not person == cid == at == "":
            lines.refuse_odd(person, cid, at)
        if cid and isinstance(done := self.answered(cid, person, by), Record):
            return done.events
        before = self._state
        if isinstance(getattr(action, "words", None), str):
            action = lettered(action)
        events, after = step(before, by, action, self._dice)
        record = Record(len(self._entries) + 1, by, action, because, events, reasons, person, cid, at)
        ends = after.phase is not before.phase and before.phase in _PLAYED
        gathered = self._gathered is not None
        self._entries.append(record)
        if not gathered and self._store.journal is not None:
            self._keep(settle=ends)
        self._follow(record, after)
        if cid:
            self._remember(record)
        if gathered and ends:
            self._write()
        for listener in self._listeners:
            listener(record)
        return events

    def say(
        self, remark: Remark, to: tuple[str, ...] = (PUBLIC,), *, person: Person = "", cid: str = "", at: str = ""
    ) -> Line:
        """Write a line beside the acts and return it. Those whom `to` names see it, and no rule reads it.

        If the same person wrote a line with the same `cid` before, nothing is written, and that earlier line is
        returned. Raises ValueError or OutOfOrder if the line says something impossible, and JournalError if it cannot
        be saved.
        """
        lines.refuse_odd(person, cid, at)
        if cid and isinstance(done := self.answered(cid, person), Line):
            return done
        if isinstance(words := getattr(remark, "words", None), str):
            lines.refuse_long(words)
            remark = lettered(remark)
        lines.refuse_audience(to, self.case.seats)
        lines.refuse_unreadable(remark)
        self._check(remark, person)
        if self._gathered is not None:
            self._write()
        line = Line(remark, len(self._entries) + 1, to, person, cid, at)
        self._entries.append(line)
        self._keep()
        self._heed(line)
        self._remember(line)
        if self._gathered is not None:
            self._gathered = len(self._records), self._state, self.since
        for listener in self._listeners:
            listener(line)
        return line

    def answered(self, cid: str, person: Person = "", by: MemberId = "") -> Entry | None:
        """Return the earlier entry that a person sent with this client's id, or None.

        It is an act of the seat `by`, or a line beside the acts if `by` is "".
        """
        return self._done.get((by, person, cid))

    def open_with(self, roster: Roster) -> None:
        """Replace the roster before the first line, while no file has the header; see `seating.py`."""
        assert not self._entries and self.path is None, "the header is written already"
        self.roster = self.first_roster = roster

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Gather the records of the acts within, and write them together at the end of each part of the day.

        This is for times when nobody watches: it ends, with all records on file, when somebody begins to listen. Raises
        JournalError if the records cannot be written; the game is then back at the last record on file.
        """
        if self._store.path is None or self._listeners or self._gathered is not None:
            yield
            return
        self._gathered = len(self._records), self._state, self.since
        try:
            yield
        finally:
            self._end_gathering()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of each act and each line beside them from now on, after it has been saved.

        Return a function that stops it.
        """
        self._end_gathering()
        self._listeners += (listener,)

        def stop() -> None:
            self._listeners = tuple(each for each in self._listeners if each is not listener)

        return stop

    def save_as(self, path: str | Path, *, force: bool = False) -> None:
        """Write the whole game to a new file and go on there. Raise as `new` does; then the game keeps its old file."""
        self._store.move(create(Path(path), self, self._head(), force=force))
        self._gathered = None

    @property
    def patient(self) -> bool:
        """Return whether the game goes on when acts cannot be written.

        `unsaved` then says how many are not on file, and each new act tries to write them all.
        """
        return self._store.patient

    @patient.setter
    def patient(self, patient: bool) -> None:
        self._store.patient = patient

    def settle_apart(self) -> None:
        """Leave `settle` to the caller. Without this, a game waits for the disk at the end of each part of the day."""
        self._store.settles = False

    @property
    def unsaved(self) -> str:
        """Return a sentence on how much is not on file and why; "" if all is, or if the game is kept in no file."""
        return self._store.unsaved(self._entries)

    def save(self) -> str:
        """Try to write and settle all lines, into a new file if the old one has vanished; return `unsaved`."""
        self._end_gathering()
        self._store.save(self._entries)
        return self.unsaved

    def settle(self, upto: int | None = None) -> int:
        """Wait until the lines up to `upto` (by default all) are on the disk; return the number of the last that is.

        It may be called on another thread while the game goes on. Raises JournalError if the disk fails.
        """
        return self._store.settle(upto)

    def close(self) -> None:
        """Let go of the file; the game goes on in memory only."""
        self._end_gathering()
        if self._store.trouble:
            self._store.save(self._entries)
        self._store.close()

    def revealed(self, *, early: bool = False, audience: Audience = ALL) -> tuple[Case, Sequence[Record]]:
        """Return the case with its secrets and all records, for the debrief; raise OutOfOrder before the end.

        With `early` the caller may know everything before the end: a teacher, or somebody who looks into a file. Own
        words are those that the `audience` may read.
        """
        if not (early or self.over):
            raise OutOfOrder(Refusal("what is secret in a game is told when it is over", "the bounds of play"))
        return self.case, self.told(audience)

    def told(self, audience: Audience) -> Sequence[Record]:
        """Return all acts that were not withdrawn, with the own words that the audience may read; all else is whole."""
        return self.silence.all_told(self._records, audience)

    @property
    def records(self) -> Sequence[Record]:
        """Return all acts so far that were not withdrawn."""
        return self._records

    @property
    def entries(self) -> Sequence[Entry]:
        """Return all lines so far, acts and lines beside them; the first has number 1."""
        return self._entries

    @property
    def path(self) -> Path | None:
        """Return the file that the game is saved in, or None."""
        return self._store.path

    def _head(self) -> bytes:
        return header_line(self.case, self.seed, journal.game_version(), self.origin, self.first_roster)

    def _check(self, remark: Any, person: Person) -> None:
        """Raise ValueError or OutOfOrder if a line says something impossible, or a person may not say it."""
        if isinstance(remark, Withdrawn):
            last = withdrawn_last(self._records, self._records[-1].by if self._records else "", self.case)
            if last.number != remark.record:
                raise ValueError(f"record {remark.record} is not the last act, but {last.number} is")
            refuse_stranger(self.roster, last.by, person)
            if not self._earlier:
                raise ValueError(f"at most {TAKEN_BACK} acts are taken back one after the other")
        seated(self.roster, remark)

    def _heed(self, line: Line) -> None:
        """Let the game follow a line beside the acts. The line was checked before."""
        self.roster, self.silence = seated(self.roster, line.line), self.silence.after(line)
        if isinstance(line.line, Withdrawn):
            undone = self._records[-1]
            self._done.pop((undone.by, undone.person, undone.cid), None)
            self._take_back()

    def _take_back(self) -> None:
        """Let the game be as it was before its last record."""
        self._records.pop()
        self._state, self.since = self._earlier.pop()
        self._dice = self.dice()

    def _remember(self, entry: Entry) -> None:
        if entry.cid:
            self._done[entry.by if isinstance(entry, Record) else "", entry.person, entry.cid] = entry

    def _keep(self, *, settle: bool = False) -> None:
        """Write the last entry. If that fails, take the entry back and raise JournalError, or go on unsaved."""
        try:
            self._store.write(self._entries, settle=settle)
        except JournalError:
            self._entries.pop()
            raise

    def _end_gathering(self) -> None:
        if self._gathered is not None:
            try:
                self._write(settle=True)
            finally:
                self._gathered = None

    def _write(self, *, settle: bool = False) -> None:
        """Write the entries gathered since the last time. If that fails, the game goes back to before them."""
        assert self._gathered is not None, "records are gathered before they are written"
        count, state, since = self._gathered
        try:
            self._store.write(self._entries, settle=settle)
        except JournalError:
            del self._records[count:], self._entries[self._store.written :]
            self._done = {key: each for key, each in self._done.items() if each.number <= len(self._entries)}
            self._state, self.since = state, since
            self._earlier.clear()
            self._dice = self.dice()
            raise
        self._gathered = len(self._records), self._state, self.since

    def _follow(self, record: Record, after: State) -> None:
        before = self._state
        if self.silence.holds:
            self.silence = self.silence.after(record)
        self._earlier.append((before, self.since))
        self._records.append(record)
        self._state = after
        if after.phase is not before.phase or after.day != before.day:
            self.since = len(self._records)
            self._dice = self.dice()
