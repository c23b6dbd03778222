"""A table: one game, who holds its seats, who is asked now, and what each has been shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.engine import PUBLIC, Seat
from game.play.advance import (
    ROUTINE,
    Choice,
    Delegation,
    Question,
    advance_once,
    answer,
    next_seat,
    question,
)
from game.play.codec import Record
from game.play.game import Game
from game.play.lines import Line
from game.play.roster import PLAYER, Person, held_seats
from game.play.seating import refuse_stranger, release, take
from game.play.withdrawal import withdraw
from game.record.chronicle import Chronicle
from game.record.verbatim import Paragraph, Verbatim
from game.table.shown import Place
from game.terms import MemberId


class Table:
    """A sitting. It changes only when it is told to, on the thread that tells it, and knows of no other table.

    The roster of the game says which seats people hold; `leads` has a delegation for every seat, which leads it while
    nobody holds it. `places` are what is shown to whom. `clock` is how many hours of the corridor a room's clock says
    are over today: nobody waits longer for a person. Each record that the game takes in reaches the verbatim record,
    the chronicle and every place before the call that made it returns.
    """

    def __init__(self, game: Game, leads: Mapping[MemberId, Delegation]) -> None:
        self.game, self._leads = game, dict(leads)
        self.delegations: dict[MemberId, Delegation] = {}
        self.places: dict[MemberId, Place] = {}
        self.clock = 0
        self._taken: list[Record] = []
        self._start()
        for seat in held_seats(game.roster):
            self.places[seat] = self._place(seat)
        self.reseat()

    @property
    def asked(self) -> tuple[MemberId, ...]:
        """Return the seats of people for whom the game waits now."""
        return tuple(seat for seat in self.game.to_act() if seat in self.places and seat not in self.delegations)

    @property
    def due(self) -> MemberId | None:
        """Return who acts next of the secretariat, the field and the seats that are led; None if people must."""
        return next_seat(self.game, self.delegations, self.clock)

    def waits_for(self, seat: MemberId) -> bool:
        """Return whether it is this person's turn: the seat may act, and in the corridor nobody goes before it."""
        if seat not in self.asked:
            return False
        return not self.game.by_hours or self.due is None

    def place(self, seat: MemberId) -> Place:
        """Return what the seat has been shown and is asked; LookupError if nobody sits there or watches."""
        if not isinstance(seat, str) or seat not in self.places:
            raise LookupError("nobody sits in a seat of this name, or watches from it")
        return self.places[seat]

    def watch(self, seat: MemberId) -> Place:
        """Return what the seat has been shown, from now on where nobody has watched it before."""
        if seat not in self.places:
            self.places[seat] = self._place(seat)
        return self.places[seat]

    def lead(self, seat: MemberId, delegation: Delegation) -> None:
        """Let another delegation lead a seat while nobody holds it."""
        self._leads[seat] = delegation
        self.reseat()

    def take(self, seat: MemberId, person: Person = PLAYER, *, at: str = "") -> Place:
        """Let a person take a seat, beside those who hold it, and return the place; raise as `seating.take`."""
        take(self.game, seat, person, at=at)
        self.reseat()
        return self.watch(seat)

    def leave(self, seat: MemberId, person: Person = PLAYER, *, watching: bool = False, at: str = "") -> None:
        """Let a person leave a seat; where nobody holds it any more, a delegation leads it, at once.

        One who stays `watching` is still shown what the seat is shown. Raises as `seating.release`.
        """
        release(self.game, seat, person, at=at)
        self.reseat()
        if seat in self.delegations and not watching:
            self.places.pop(seat, None)

    def submit(
        self, seat: MemberId, action: Any, *, person: Person = "", cid: str = "", at: str = ""
    ) -> Record:
        """Submit an act of a person's and return its record, or that of the same `cid`, which is not done twice.

        Raises OutOfOrder if it is refused and JournalError if it cannot be saved; nothing has then changed.
        """
        refuse_stranger(self.game.roster, seat, person)
        self.game.submit(seat, action, person=person, cid=cid, at=at)
        self.follow()
        done = self.game.answered(cid, person, seat) if cid else None
        return done if isinstance(done, Record) else self.game.records[-1]

    def withdraw(self, seat: MemberId, *, person: Person = "", cid: str = "", at: str = "") -> Line:
        """Take back the last act of a seat and return the line that says so; raise as `withdrawal.withdraw`."""
        line = withdraw(self.game, seat, person=person, cid=cid, at=at)
        self.follow()
        return line

    def question(self) -> Question | None:
        """Return the choice that is due from a delegation, or None if it is not a delegation's turn."""
        seat = self.due
        return question(self.game, seat, self.delegations[seat]) if seat in self.delegations else None

    def answer(self, asked: Question, choice: Choice | Exception) -> Record | None:
        """Let a delegation do what it chose and return the record; None if that is not asked any more.

        A delegation that ran into a fault, or whose choice is refused, yields, and the log says so.
        """
        if self.delegations.get(asked.seat) is not asked.delegation:
            return None
        record = answer(self.game, asked, choice)
        self.follow()
        return record

    def let_act(self) -> Record | None:
        """Let the next one act who is no person, here and now, and return the record; None if people must act."""
        record = advance_once(self.game, self.delegations, clock=self.clock)
        self.follow()
        return record

    def routine(self) -> Record | None:
        """Let the secretariat or the field act where it is their turn, and return the record."""
        return self.let_act() if self.due in ROUTINE else None

    @property
    def verbatim(self) -> Verbatim:
        """Return the record of the meetings, with the own words that all may read now."""
        self._reword()
        return self._verbatim

    @property
    def chronicle(self) -> Chronicle:
        """Return the days as they went, with the own words that all may read now."""
        self._reword()
        return self._chronicle

    @property
    def meeting(self) -> Sequence[Paragraph]:
        """Return the verbatim record of the last meeting."""
        every = self.verbatim.paragraphs
        last = every[-1].meeting if every else ""
        return [each for each in every if each.meeting == last]

    def follow(self) -> None:
        """Take in the records that the game has and the table has not, and show them to every place.

        Where acts were taken back, or own words struck or released, the record and the news are written anew, and every
        place is told so.
        """
        self._reword()
        records, taken = self.game.records, self._taken
        stands = len(taken)
        while stands and (stands > len(records) or records[stands - 1] is not taken[stands - 1]):
            stands -= 1
        if stands < len(taken):
            undone = taken[stands:]
            self._start(stands)
            for place in self.places.values():
                place.forget(undone)
        for record in records[len(self._taken) :]:
            self._take(record)

    def _take(self, record: Record) -> None:
        self._taken.append(record)
        before, public = self._chronicle.day, self._silence.told(record, PUBLIC)
        self._chronicle.add(public)
        paragraphs, morning = self._verbatim.add(public), self._chronicle.day if self._chronicle.day != before else 0
        self.clock = 0 if morning else self.clock
        for place in self.places.values():
            place.take(self._silence.told(record, Seat(place.seat)), paragraphs, morning)

    def _start(self, upto: int | None = None) -> None:
        """Take in the first `upto` records, by default all, without showing them to anybody."""
        self._taken, self._silence = list(self.game.records[:upto]), self.game.silence
        self._write()

    def _write(self) -> None:
        """Write the record and the news of what was taken in so far."""
        game, public = self.game, self._silence.all_told(self._taken, PUBLIC)
        self._verbatim = Verbatim.of(game.case, public, game.seed)
        self._chronicle = Chronicle.of(game.case, public)

    def _reword(self) -> None:
        """Write the record and the news anew with the words that may be read now, and tell every place what changed."""
        before, now = self._silence, self.game.silence
        if before is now:
            return
        self._silence = now
        changed = (now.struck - before.struck) | (before.held - now.held)
        if not changed:
            return
        self._write()
        for record in self._taken:
            if record.number in changed:
                written = tuple([each for each in self._verbatim.paragraphs if each.record == record.number])
                for place in self.places.values():
                    place.reword(now.told(record, Seat(place.seat)), written)

    def _place(self, seat: MemberId) -> Place:
        return Place(self.game, seat, self._chronicle.labels)

    def reseat(self) -> None:
        """Let delegations lead the seats that nobody holds, after the roster of the game has changed."""
        held = held_seats(self.game.roster)
        self.delegations = {seat: led for seat, led in self._leads.items() if seat not in held}
