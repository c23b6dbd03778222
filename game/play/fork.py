"""A new game that goes on from a moment of another: the same days up to there, and then whatever is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.engine.events import DayOpened
from game.play.codec import Origin, Record
from game.play.game import Game
from game.play.roster import PLAYER, Person
from game.play.seating import reseat
from game.terms import MemberId


def fork(
    game: Game, at: int, *, seat: MemberId, person: Person = PLAYER, path: Path | None = None, of: str = "",
    force: bool = False,
) -> Game:  # fmt: skip
    """Return a new game with the lines of another up to number `at`, in which a person takes `seat` from there on.

    The dice are the same, so that whatever is decided as it was comes as it came. Everybody else keeps their seat. With
    `path` it is kept in that file, whose header names the file `of` which it is a fork; see `Game.new` for `force`.
    Raises ValueError for a line or a seat that there is not, and JournalError if the file cannot be written.
    """
    entries = game.entries
    if not 0 <= at <= len(entries):
        raise ValueError(f"the game has records 1 to {len(entries)}, and none of number {at}")
    if seat not in game.case.seats:
        raise ValueError(f"there is no seat {seat} in {game.case.id}, whose seats are {', '.join(game.case.seats)}")
    forked = Game(game.case, game.seed, Origin(Path(of).name, at, seat), game.first_roster)
    forked.people = game.people
    for entry in entries[:at]:
        forked.follow(entry)
    reseat(forked, seat, person)
    if path is not None:
        forked.save_as(path, force=force)
    return forked


def morning_of(records: Sequence[Record], day: int) -> int:
    """Return the number of the record that opened a day, after which its corridor begins.

    Raises ValueError if the game never came to that day.
    """
    days = days_of(records)
    if day not in days:
        raise ValueError(f"the game never came to day {day}")
    return days[day]


def days_of(records: Sequence[Record]) -> dict[int, int]:
    """Return for each day that was played the number of the record that opened it."""
    return {e.day: record.number for record in records for e in record.events if isinstance(e, DayOpened)}
