"""A game under way: the only object that changes, and the one door through which it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from game.delegations.reasons import Reason
from game.engine import begin, fold, step
from game.engine.acts import Action, Event
from game.engine.case import Case
from game.engine.state import Phase, State
from game.letters import one_line
from game.play import JournalError, journal
from game.play.codec import Entry, Origin, Record, header_line
from game.play.lines import PUBLIC, Line, Remark, Withdrawn, refuse_audience, refuse_long, refuse_odd
from game.play.people import keep_names, names_beside
from game.play.position import Position
from game.play.reading import goes_on
from game.play.roster import Person, Roster, roster_of
from game.play.saved import cannot_follow
from game.play.seating import seated
from game.play.store import Store
from game.play.withdrawal import withdrawn_last
from game.terms import MemberId, OutOfOrder, Refusal

Listener = Callable[[Entry], object]
_PLAYED = (Phase.CORRIDOR, Phase.CHAMBER)
"""The parts of a day in which seats act; the others follow from the dice, and lost they come again as they were."""


class Game(Position):
    """A game of a case: its state, its records and, if it is saved, its journal.

    `notice` says in a sentence what loading had to leave out, if anything; `since` is how many records came before
    this part of the day; `origin` is the game that this one was forked from, if it was. `roster` is who holds each
    seat, `first_roster` who did before the first line, and `people` what persons are called.
    """

    __slots__ = (
        "_dice", "_done", "_entries", "_gathered", "_listeners", "_records", "_store",
        "first_roster", "notice", "origin", "people", "roster", "since",
    )  # fmt: skip

    def __init__(self, case: Case, seed: int, origin: Origin | None = None, roster: Roster | None = None) -> None:
        self.case = case
        self.seed = seed
        self.origin = origin
        self.roster = self.first_roster = roster_of(case.seats) if roster is None else roster
        self.people: Mapping[Person, str] = {}
        self.notice = ""
        self.since = 0
        self._entries: list[Entry] = []
        self._records: list[Record] = []
        self._done: dict[tuple[str, Person, str], Entry] = {}
        self._listeners: tuple[Listener, ...] = ()
        self._store = Store()
        self._gathered: tuple[int, State, int] | None = None
        self._state = begin(case)
        self._dice = self.dice()

    @classmethod
    def new(
        cls, case: Case, seed: int, path: str | Path | None = None, *, roster: Roster | None = None, force: bool = False
    ) -> Game:
        """Begin a game, journalled in the file `path`, or only in memory.

        Raises NameTaken if there is such a file (with `force` a saved game that nobody plays is replaced), and
        JournalError if it cannot be written.
        """
        game = cls(case, seed, roster=roster)
        if path is not None:
            game._store.journal = journal.create(Path(path), game._head(), force=force)
        return game

    @classmethod
    def load(cls, path: str | Path) -> Game:
        """Take up a saved game where it was left, by its events; raise JournalError if it cannot be read.

        Nobody else can go on with it until it is closed.
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
    def replayed(cls, path: Path, kept: journal.Kept) -> Game:
        """Return the game that a file keeps, in memory; raise JournalError if its lines cannot follow."""
        try:
            game = cls(kept.case, kept.seed, kept.origin, kept.roster)
        except Exception as error:  # a file from anywhere may hold a scenario that nobody has checked
            raise JournalError(f"cannot read the saved game {path}: line 1: the scenario cannot be played") from error
        game.notice, game.people = kept.notice, names_beside(path)
        for entry in kept.entries:
            try:
                game.follow(entry)
            except Exception as error:  # nor need its events follow from one another
                raise cannot_follow(path, entry.number, "cannot follow what went before it") from error
        if not goes_on(game):
            raise cannot_follow(path, len(kept.entries), "leaves the game where it cannot go on")
        return game

    def follow(self, entry: Entry) -> None:
        """Take in the next line of a game that was played already, an act by its events; it is not written to the file.

        Raises ValueError or OutOfOrder if what a line beside the acts says cannot be.
        """
        if isinstance(entry, Record):
            self._follow(entry, fold(self._state, entry.events))
        else:
            self._check(entry.line)
            self._heed(entry)
        self._entries.append(entry)
        self._remember(entry)

    def submit(
        self, by: MemberId, action: Action, because: str = "", reasons: tuple[Reason, ...] = (),
        *, person: Person = "", cid: str = "", at: str = "",
    ) -> tuple[Event, ...]:  # fmt: skip
        """Let a seat act, or the secretariat, the field or the director, and return what followed.

        Raises OutOfOrder if the act is refused and JournalError if it cannot be saved; nothing has then been
        changed. `because` says why a seat that is led by the game does it, and `reasons` what its value is the sum of.
        Own words are taken as one line, without what nobody could see. An act with the `cid` of an earlier one of the
        same seat and person is not done again, and what followed then is returned. `at` is kept, and read by no rule.
        ValueError is raised for a person, an id or a time of which there can be none.
        """
        if cid and isinstance(done := self.answered(cid, person, by), Record):
            return done.events
        if person or cid or at:
            refuse_odd(person, cid, at)
        before = self._state
        if isinstance(getattr(action, "words", None), str):
            action = _lettered(action)
        events, after = step(before, by, action, self._dice)
        record = Record(len(self._entries) + 1, by, action, because, events, reasons, person, cid, at)
        ends = after.phase is not before.phase and before.phase in _PLAYED
        gathered = self._gathered is not None
        self._entries.append(record)
        if not gathered:
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
        """Write a line beside the acts, seen by those whom `to` names, and return it; no rule reads it.

        One with the `cid` of an earlier line of the same person is not written again, and that one is returned. Raises
        ValueError or OutOfOrder if what it says cannot be, and JournalError if it cannot be saved.
        """
        if cid and isinstance(done := self.answered(cid, person), Line):
            return done
        if isinstance(words := getattr(remark, "words", None), str):
            refuse_long(words)
            remark = _lettered(remark)
        refuse_odd(person, cid, at)
        refuse_audience(to, self.case.seats)
        self._check(remark)
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
        """Return the act of a seat, or the line beside the acts (`by` ""), that a person sent with a client's id."""
        return self._done.get((by, person, cid))

    def open_with(self, roster: Roster) -> None:
        """Let other holders have the seats before the first line, while no file has the header; see `seating.py`."""
        assert not self._entries and self.path is None, "the header is written already"
        self.roster = self.first_roster = roster

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Write the records of acts within together, at the end of each part of the day: while nobody watches.

        It ends, with all of them on file, where somebody comes to listen. JournalError is raised where they cannot be
        written, and nothing has then happened since the last that are on file.
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

        Return how to stop that.
        """
        self._end_gathering()
        self._listeners += (listener,)

        def stop() -> None:
            self._listeners = tuple(each for each in self._listeners if each is not listener)

        return stop

    def save_as(self, path: str | Path, *, force: bool = False) -> None:
        """Write the whole game to a new file and go on there; raise as `new`, and the game stays where it is."""
        written = journal.create(Path(path), self._head(), self._entries, force=force)
        self._gathered = None
        self._store.move(written)
        if self.people:
            keep_names(written.path, self.people)

    @property
    def patient(self) -> bool:
        """Return whether acts are done although they cannot be written: `unsaved` says so, each act tries for all."""
        return self._store.patient

    @patient.setter
    def patient(self, patient: bool) -> None:
        self._store.patient = patient

    def settle_apart(self) -> None:
        """Leave it to the caller to call `settle`; else a game waits for the disk when a part of the day is over."""
        self._store.settles = False

    @property
    def unsaved(self) -> str:
        """Return in a sentence how much is not on file and why; empty when all is, or the game is kept in no file."""
        return self._store.unsaved(self._entries)

    def save(self) -> str:
        """Try to have all on file and settled, written anew if the file has vanished; return `unsaved`."""
        self._end_gathering()
        self._store.save(self._entries)
        return self.unsaved

    def settle(self, upto: int | None = None) -> int:
        """Wait until the lines up to a number lie on the disk, all by default; return up to which number they do.

        It may be called on another thread while the game goes on. Raises JournalError if the disk fails.
        """
        return self._store.settle(upto)

    def close(self) -> None:
        """Let go of the file; the game goes on in memory only."""
        self._end_gathering()
        if self._store.trouble:
            self._store.save(self._entries)
        self._store.close()

    def revealed(self, *, early: bool = False) -> tuple[Case, Sequence[Record]]:
        """Return the case with its secrets and all that happened, for the debrief; raise OutOfOrder before the end.

        `early` says that whoever asks may know everything before the end: a teacher, or who has only the file.
        """
        if not (early or self.over):
            raise OutOfOrder(Refusal("what is secret in a game is told when it is over", "the bounds of play"))
        return self.case, self._records

    @property
    def records(self) -> Sequence[Record]:
        """Return all acts so far that were not withdrawn."""
        return self._records

    @property
    def entries(self) -> Sequence[Entry]:
        """Return all lines so far, acts and what stands beside them, the first of number 1."""
        return self._entries

    @property
    def path(self) -> Path | None:
        """Return the file that the game is saved in, or None."""
        return self._store.path

    def _head(self) -> bytes:
        return header_line(self.case, self.seed, journal.game_version(), self.origin, self.first_roster)

    def _check(self, remark: Any) -> None:
        """Raise ValueError or OutOfOrder if what a line says cannot be."""
        if isinstance(remark, Withdrawn):
            last = withdrawn_last(self._records, self._records[-1].by if self._records else "", self.case)
            if last.number != remark.record:
                raise ValueError(f"record {remark.record} is not the last act, but {last.number} is")
        seated(self.roster, remark)

    def _heed(self, line: Line) -> None:
        """Let the game follow what a line beside the acts says, which was checked."""
        self.roster = seated(self.roster, line.line)
        if isinstance(line.line, Withdrawn):
            records, self._records = self._records[:-1], []
            self._state, self.since = begin(self.case), 0
            self._dice = self.dice()
            for record in records:
                self._follow(record, fold(self._state, record.events))

    def _remember(self, entry: Entry) -> None:
        if entry.cid:
            self._done[entry.by if isinstance(entry, Record) else "", entry.person, entry.cid] = entry

    def _keep(self, *, settle: bool = False) -> None:
        """Write the last entry; where that fails leave it out and raise JournalError, or go on unsaved."""
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
        """Write what was gathered since the last time; where that fails, nothing of it has happened."""
        assert self._gathered is not None, "records are gathered before they are written"
        count, state, since = self._gathered
        try:
            self._store.write(self._entries, settle=settle)
        except JournalError:
            del self._records[count:], self._entries[self._store.written :]
            self._done = {key: each for key, each in self._done.items() if each.number <= len(self._entries)}
            self._state, self.since = state, since
            self._dice = self.dice()
            raise
        self._gathered = len(self._records), self._state, self.since

    def _follow(self, record: Record, after: State) -> None:
        before = self._state
        self._records.append(record)
        self._state = after
        if after.phase is not before.phase or after.day != before.day:
            self.since = len(self._records)
            self._dice = self.dice()


def _lettered(action: Any) -> Any:
    words = one_line(action.words)
    return action if words == action.words else replace(action, words=words)
