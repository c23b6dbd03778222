"""A new game that goes on from a moment of another: the same days up to there, and then whatever is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.council.acts import Pass
from game.engine.case import Case
from game.engine.events import DayOpened
from game.play.codec import Origin, Record
from game.play.game import Game
from game.terms import MemberId


def fork(
    case: Case, seed: int, records: Sequence[Record], at: int, *, seat: MemberId, path: Path | None = None, of: str = ""
) -> Game:
    """Return a new game whose first `at` records are those of another, in which a person takes `seat` from there on.

    The dice are the same, so that whatever is decided as it was comes as it came. With `path` it is kept in that file,
    whose header names the file `of` which it is a fork. Raises ValueError for a record or a seat that there is not, and
    JournalError where the file cannot be written.
    """
    if not 0 <= at <= len(records):
        raise ValueError(f"the game has records 1 to {len(records)}, and none of number {at}")
    if seat not in case.seats:
        raise ValueError(f"there is no seat {seat} in {case.id}, whose seats are {', '.join(case.seats)}")
    game = Game(case, seed, Origin(Path(of).name, at, seat))
    for record in records[:at]:
        game.follow(record)
    if path is not None:
        game.save_as(path)
    return game


def morning_of(records: Sequence[Record], day: int) -> int:
    """Return the number of the record that opened a day, after which its corridor begins.

    Raises ValueError where the game never came to that day.
    """
    days = days_of(records)
    if day not in days:
        raise ValueError(f"the game never came to day {day}")
    return days[day]


def days_of(records: Sequence[Record]) -> dict[int, int]:
    """Return for each day that was played the number of the record that opened it."""
    return {e.day: record.number for record in records for e in record.events if isinstance(e, DayOpened)}


def held(game: Game) -> MemberId:
    """Return the seat that a person holds, or has held, in a game; or nothing.

    A fork names it. Otherwise it shows by what was done without a reason: a delegation of ours gives one for all it
    does, except that it may let a moment go by without one.
    """
    if game.origin is not None:
        return game.origin.seat
    done = [record for record in game.records if record.by in game.case.seats]
    own = [record.by for record in done if not record.because and not isinstance(record.action, Pass)]
    if not own:
        reasoned = {record.by for record in done if record.because}
        own = [record.by for record in done if record.by not in reasoned]
    return max(sorted(set(own)), key=own.count, default="")
