"""Persons take and leave seats: by lines of the journal, or in its header while there is no line yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.play.lines import LeaderPassed, SeatReleased, SeatTaken, SkillSet
from game.play.roster import PLAYER, Person, Roster, holder_of, led_by, released, seats_of, skilled, taken
from game.terms import DIRECTOR, FIELD, SECRETARIAT, MemberId, OutOfOrder, Refusal

if TYPE_CHECKING:
    from game.play.game import Game


def take(game: Game, seat: MemberId, person: Person = PLAYER, *, at: str = "") -> None:
    """Let a person take a seat, besides those who hold it already; `at` is the time (UTC, ISO).

    Raises ValueError as `roster.taken` does, and JournalError if the line cannot be saved.
    """
    _say(game, SeatTaken(seat, person), at)


def release(game: Game, seat: MemberId, person: Person = PLAYER, *, at: str = "") -> None:
    """Let a person leave a seat; a delegation leads it if nobody else holds it. Raise as `take` does."""
    _say(game, SeatReleased(seat, person), at)


def reseat(game: Game, seat: MemberId, person: Person = PLAYER, *, at: str = "") -> None:
    """Let a person hold this seat and no other; write nothing if that is so already. Raises as `take` does."""
    holder_of(game.roster, seat)  # an unknown seat is refused before the person leaves another
    for other in seats_of(game.roster, person):
        if other != seat:
            release(game, other, person, at=at)
    if seat not in seats_of(game.roster, person):
        take(game, seat, person, at=at)


def held(game: Game, person: Person = PLAYER) -> MemberId:
    """Return the first seat that a person holds, in the order of the seats, or ""."""
    return next(iter(seats_of(game.roster, person)), "")


def refuse_stranger(roster: Roster, seat: MemberId, person: Person) -> None:
    """Raise OutOfOrder if there is no such actor, or if a person, who is named, does not hold the seat.

    "" as a person stands for the program itself.
    """
    if not (isinstance(seat, str) and isinstance(person, str)):
        raise OutOfOrder(Refusal("a seat and a person are named by texts", "the roster of the game"))
    if seat not in roster and seat not in (SECRETARIAT, FIELD, DIRECTOR):
        raise OutOfOrder(Refusal("there is no seat of this name", "the roster of the game"))
    holder = roster.get(seat)
    if person and (holder is None or person not in holder.persons):
        raise OutOfOrder(Refusal(f"{person[:40]} does not hold the seat of {seat[:40]}", "the roster of the game"))


def seated(roster: Roster, remark: Any) -> Roster:
    """Return the roster after a line of the journal; raise ValueError if the line says something impossible."""
    if isinstance(remark, SeatTaken):
        return taken(roster, remark.seat, remark.who)
    if isinstance(remark, LeaderPassed):
        return led_by(roster, remark.seat, remark.who)
    if isinstance(remark, SkillSet):
        return skilled(roster, remark.seat, remark.skill)
    return released(roster, remark.seat, remark.who) if isinstance(remark, SeatReleased) else roster


def _say(game: Game, remark: SeatTaken | SeatReleased, at: str) -> None:
    if game.entries or game.path is not None:
        game.say(remark, at=at)
    else:
        game.open_with(seated(game.roster, remark))
