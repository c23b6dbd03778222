"""A new game that goes on from a moment of another one. Up to that moment the two are the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from game.council.events import VotingBegan
from game.engine.events import DayOpened
from game.play.codec import Origin, Record
from game.play.game import Game
from game.play.lines import Line, Struck
from game.play.roster import PLAYER, Person
from game.play.seating import reseat
from game.terms import MemberId


def fork(
    game: Game, at: int, *, seat: MemberId, person: Person = PLAYER, path: Path | None = None, of: str = "",
    force: bool = False, carried: Callable[[Line], bool] | None = None,
) -> Game:  # fmt: skip
    """Return a new game with the lines of another up to number `at`, in which a person takes `seat` from there on.

    The dice are the same, so the same decisions have the same results. Everybody else keeps their seat, and so does
    everybody if `seat` is "". Words of these lines that were struck later are struck here too, and of the other later
    lines those are taken along that `carried` admits. With `path` the game is
    kept in that file, and its header names the file `of` that it was forked from; see `Game.new` for `force`.
    Raises ValueError for a line or a seat that does not exist, and JournalError if the file cannot be written.
    """
    entries = game.entries
    if not 0 <= at <= len(entries):
        raise ValueError(f"the game has records 1 to {len(entries)}, and none of number {at}")
    if seat and seat not in game.case.seats:
        raise ValueError(f"there is no seat {seat} in {game.case.id}, whose seats are {', '.join(game.case.seats)}")
    forked = Game(game.case, game.seed, Origin(Path(of).name, at, seat), game.first_roster)
    forked.people = game.people
    for entry in entries[:at]:
        forked.follow(entry)
    for entry in entries[at:]:
        if isinstance(entry, Line) and (_struck_before(entry, at) or (carried is not None and carried(entry))):
            forked.follow(replace(entry, number=len(forked.entries) + 1))
    if seat:
        reseat(forked, seat, person)
    if path is not None:
        forked.save_as(path, force=force)
    return forked


def _struck_before(line: Line, at: int) -> bool:
    return isinstance(line.line, Struck) and line.line.record <= at


def morning_of(records: Sequence[Record], day: int) -> int:
    """Return the number of the record that opened a day; the corridor of that day begins after it.

    Raises ValueError if the game never reached that day.
    """
    days = days_of(records)
    if day not in days:
        raise ValueError(f"the game never came to day {day}")
    return days[day]


def vote_of(records: Sequence[Record], number: int) -> tuple[int, str]:
    """Return the number of the record with which a vote began, before any ballot, and the vote's id.

    Votes are counted from 1. Raises ValueError if there was no such vote.
    """
    begun = [(record.number, e.vote) for record in records for e in record.events if isinstance(e, VotingBegan)]
    if not 1 <= number <= len(begun):
        told = f"votes 1 to {len(begun)}" if begun else "no vote at all"
        raise ValueError(f"the game has {told}, and none of number {number}")
    return begun[number - 1]


def days_of(records: Sequence[Record]) -> dict[int, int]:
    """Return a dict from each day that was played to the number of the record that opened it."""
    return {e.day: record.number for record in records for e in record.events if isinstance(e, DayOpened)}
