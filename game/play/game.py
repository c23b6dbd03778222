"""A game under way: the only object that changes, and the one door through which it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from game.delegations.reasons import Reason
from game.engine import begin, briefing, evolve, open_to, routine, step, to_act
from game.engine.acts import Action, Event
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.engine.state import Phase, State
from game.frames import Openings
from game.letters import one_line
from game.play import JournalError, journal
from game.play.codec import Origin, Record
from game.play.journal import Journal
from game.terms import Dice, MemberId, OutOfOrder, Refusal, Slug

Listener = Callable[[Record], object]
_PLAYED = (Phase.CORRIDOR, Phase.CHAMBER)
"""The parts of a day in which seats act; the others follow from the dice, and lost they come again as they were."""


class Game:
    """A game of a case: its state, its records and, if it is saved, its journal.

    `notice` says in a sentence what loading had to leave out, if anything; `since` is how many records came before
    this part of the day; `origin` is the game that this one was forked from, if it was.
    """

    __slots__ = (
        "_dice", "_gathered", "_journal", "_listeners", "_records", "_state",
        "case", "notice", "origin", "seed", "since",
    )  # fmt: skip

    def __init__(self, case: Case, seed: int, origin: Origin | None = None) -> None:
        self.case = case
        self.seed = seed
        self.origin = origin
        self.notice = ""
        self.since = 0
        self._records: list[Record] = []
        self._listeners: tuple[Listener, ...] = ()
        self._journal: Journal | None = None
        self._gathered: tuple[int, State, int] | None = None
        self._state = begin(case)
        self._dice = self.dice()

    @classmethod
    def new(cls, case: Case, seed: int, path: str | Path | None = None) -> Game:
        """Begin a game, journalled in the file `path`, or only in memory; raise JournalError where it cannot be."""
        game = cls(case, seed)
        if path is not None:
            game._journal = journal.create(Path(path), case, seed)
        return game

    @classmethod
    def load(cls, path: str | Path) -> Game:
        """Take up a saved game where it was left, by its events; raise JournalError where it cannot be read."""
        path = Path(path)
        kept = journal.read(path)
        game = cls.replayed(path, kept)
        game._journal = journal.reopen(path, kept)
        return game

    @classmethod
    def replayed(cls, path: Path, kept: journal.Kept) -> Game:
        """Return the game that a file keeps, in memory; raise JournalError where its events cannot follow."""
        try:
            game = cls(kept.case, kept.seed, kept.origin)
        except Exception as error:  # a file from anywhere may hold a scenario that nobody has checked
            raise JournalError(f"cannot read the saved game {path}: line 1: the scenario cannot be played") from error
        game.notice = kept.notice
        for record in kept.records:
            try:
                game.follow(record)
            except Exception as error:  # nor need its events follow from one another
                where = f"line {record.number + 1}: record {record.number}"
                raise JournalError(
                    f"cannot read the saved game {path}: {where} cannot follow what went before it"
                ) from error
        return game

    def follow(self, record: Record) -> None:
        """Take in the next record of a game that was played already, by its events; it is not written to the file."""
        self._follow(record, self._fold(record.events))

    def submit(
        self, by: MemberId, action: Action, because: str = "", reasons: tuple[Reason, ...] = ()
    ) -> tuple[Event, ...]:
        """Let a seat act, or the secretariat or the field, and return what followed.

        Raises OutOfOrder where the act is refused and JournalError where it cannot be saved; nothing has then been
        changed. `because` says why a seat that is led by the game does it, and `reasons` what its value is the sum of.
        Own words are taken as one line, without what nobody could see.
        """
        before = self._state
        if isinstance(getattr(action, "words", None), str):
            action = _lettered(action)
        events, after = step(before, by, action, self._dice)
        record = Record(len(self._records) + 1, by, action, because, events, reasons)
        ends = after.phase is not before.phase and before.phase in _PLAYED
        gathered = self._gathered is not None
        if self._journal is not None and not gathered:
            self._journal.append((record,), ends)
        self._follow(record, after)
        if gathered and ends:
            self._write()
        for listener in self._listeners:
            listener(record)
        return events

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Write the records of acts within together, at the end of each part of the day: while nobody watches.

        It ends, with all of them on file, where somebody comes to listen. JournalError is raised where they cannot be
        written, and nothing has then happened since the last that are on file.
        """
        if self._journal is None or self._listeners or self._gathered is not None:
            yield
            return
        self._gathered = len(self._records), self._state, self.since
        try:
            yield
        finally:
            self._end_gathering()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of each record from now on, after it has been saved; return how to stop that."""
        self._end_gathering()
        self._listeners += (listener,)

        def stop() -> None:
            self._listeners = tuple(each for each in self._listeners if each is not listener)

        return stop

    def save_as(self, path: str | Path) -> None:
        """Write the whole game to another file and go on there; raise JournalError, and stay, where that fails."""
        written = journal.create(Path(path), self.case, self.seed, self._records, origin=self.origin)
        self._gathered = None
        self.close()
        self._journal = written

    def close(self) -> None:
        """Let go of the file; the game goes on in memory only."""
        self._end_gathering()
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def openings(self, member: MemberId) -> Openings:
        """Return what the seat may do now."""
        return open_to(self._state, member)

    def briefing(self, member: MemberId) -> Briefing:
        """Return what the seat may know now."""
        return briefing(self._state, member)

    def to_act(self) -> tuple[MemberId, ...]:
        """Return who may act now: seats, or the secretariat, or the field; nobody when the game is over."""
        return to_act(self._state)

    def routine(self) -> Action | None:
        """Return the one act that the secretariat or the field has now, or None."""
        return routine(self._state)

    def revealed(self, *, early: bool = False) -> tuple[Case, Sequence[Record]]:
        """Return the case with its secrets and all that happened, for the debrief; raise OutOfOrder before the end.

        `early` says that whoever asks may know everything before the end: a teacher, or who has only the file.
        """
        if not (early or self.over):
            raise OutOfOrder(Refusal("what is secret in a game is told when it is over", "the bounds of play"))
        return self.case, self._records

    def dice(self, purpose: str = "") -> Dice:
        """Return the dice of this day and phase, for some purpose of their own beside the game's."""
        phase = self._state.phase.value
        return Dice(self.seed, self._state.day, f"{phase}/{purpose}" if purpose else phase)

    @property
    def records(self) -> Sequence[Record]:
        """Return all records so far, the first of number 1."""
        return self._records

    @property
    def path(self) -> Path | None:
        """Return the file that the game is saved in, or None."""
        return self._journal.path if self._journal is not None else None

    @property
    def day(self) -> int:
        """Return the day of the campaign, 0 before the first."""
        return self._state.day

    @property
    def phase(self) -> Phase:
        """Return the part of the day."""
        return self._state.phase

    @property
    def over(self) -> bool:
        """Return whether the game has ended."""
        return self._state.phase is Phase.OVER

    @property
    def ending(self) -> Slug:
        """Return the id of the ending, empty before it."""
        return self._state.ending

    def _fold(self, events: Iterable[Event]) -> State:
        state = self._state
        for event in events:
            state = evolve(state, event)
        return state

    def _end_gathering(self) -> None:
        if self._gathered is not None:
            try:
                self._write(settle=True)
            finally:
                self._gathered = None

    def _write(self, *, settle: bool = False) -> None:
        """Write what was gathered since the last time; where that fails, nothing of it has happened."""
        assert self._journal is not None and self._gathered is not None, "records are gathered for a file"
        count, state, since = self._gathered
        try:
            self._journal.append(self._records[count:], settle)
        except JournalError:
            del self._records[count:]
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
