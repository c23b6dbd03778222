"""A table: one game, who holds its seats, who is asked now, and what each has been shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

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
from game.record.chronicle import Chronicle
from game.record.verbatim import Paragraph, Verbatim
from game.table.shown import Place
from game.terms import MemberId


class Table:
    """A sitting. It changes only when it is told to, on the thread that tells it, and knows of no other table.

    `people` hold seats, `delegations` lead the others. Each record that the game takes in, by whatever way, reaches the
    verbatim record, the chronicle and every place before the call that made it returns.
    """

    def __init__(self, game: Game, people: Collection[MemberId], delegations: Mapping[MemberId, Delegation]) -> None:
        self.game = game
        self.delegations = {seat: led for seat, led in delegations.items() if seat not in people}
        self.verbatim = Verbatim.of(game.case, game.records, game.seed)
        self.chronicle = Chronicle.of(game.case, game.records)
        self.places: dict[MemberId, Place] = {seat: Place(game, seat, self.chronicle.labels) for seat in people}
        self.clock = 0
        self._seen = len(game.records)

    @property
    def asked(self) -> tuple[MemberId, ...]:
        """Return the people for whom the game waits now."""
        return tuple(seat for seat in self.game.to_act() if seat in self.places and seat not in self.delegations)

    @property
    def due(self) -> MemberId | None:
        """Return who acts next of the secretariat, the field and the seats that are led; None where people must."""
        return next_seat(self.game, self.delegations, self.clock)

    def waits_for(self, seat: MemberId) -> bool:
        """Return whether it is this person's turn: the seat may act, and in the corridor nobody goes before it."""
        if seat not in self.asked:
            return False
        return not self.game.by_hours or self.due is None

    def place(self, seat: MemberId) -> Place:
        """Return what the seat has been shown and is asked; LookupError where nobody sits there."""
        return self.places[seat]

    def take(self, seat: MemberId) -> Place:
        """Let a person take a seat, that a delegation leads or nobody does, and return the place."""
        self.delegations.pop(seat, None)
        if seat not in self.places:
            self.places[seat] = Place(self.game, seat, self.chronicle.labels)
        return self.places[seat]

    def leave(self, seat: MemberId, delegation: Delegation, *, watching: bool = False) -> None:
        """Let a delegation lead a seat from now on; its person goes, or stays `watching` what the seat is shown."""
        self.delegations[seat] = delegation
        if not watching:
            self.places.pop(seat, None)

    def submit(self, seat: MemberId, action: Any) -> Record:
        """Submit an act of a person's and return its record.

        Raises OutOfOrder where it is refused and JournalError where it cannot be saved; nothing has then changed.
        """
        self.game.submit(seat, action)
        self.follow()
        return self.game.records[-1]

    def question(self) -> Question | None:
        """Return the choice that is due from a delegation, or None where it is not a delegation's turn."""
        seat = self.due
        return question(self.game, seat, self.delegations[seat]) if seat in self.delegations else None

    def answer(self, asked: Question, choice: Choice | Exception) -> Record | None:
        """Let a delegation do what it chose and return the record; None where that is not asked any more.

        A delegation that ran into a fault, or whose choice is refused, yields, and the log says so.
        """
        if self.delegations.get(asked.seat) is not asked.delegation:
            return None
        record = answer(self.game, asked, choice)
        self.follow()
        return record

    def let_act(self) -> Record | None:
        """Let the next one act who is no person, here and now, and return the record; None where people must act."""
        record = advance_once(self.game, self.delegations, clock=self.clock)
        self.follow()
        return record

    def routine(self) -> Record | None:
        """Let the secretariat or the field act where it is their turn, and return the record."""
        return self.let_act() if self.due in ROUTINE else None

    @property
    def meeting(self) -> Sequence[Paragraph]:
        """Return the verbatim record of the last meeting."""
        every = self.verbatim.paragraphs
        last = every[-1].meeting if every else ""
        return [each for each in every if each.meeting == last]

    def follow(self) -> None:
        """Take in the records that the game has and the table has not, and show them to every place."""
        records = self.game.records
        while self._seen < len(records):
            record = records[self._seen]
            self._seen += 1
            day = self.chronicle.day
            self.chronicle.add(record)
            paragraphs = self.verbatim.add(record)
            now = self.chronicle.day
            if now != day:
                self.clock = 0
            for place in self.places.values():
                place.take(record, paragraphs, now if now != day else 0)
