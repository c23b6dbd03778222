"""One screen: seats that the whole class plays aloud, for which the teacher's page acts and nobody is connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.lines import PUBLIC, RoleGiven, SeatReleased, SeatTaken
from game.play.people import arrive
from game.play.roster import Person
from game.terms import MemberId

if TYPE_CHECKING:
    from game.classroom.room import Room

CLASS = "class"
"""The role of the one person who stands for the whole class, and may hold several seats."""
NAME = "The class"


def hold(room: Room, seat: MemberId) -> None:
    """Let the class hold a seat, so that no delegation acts for it; nothing changes where somebody holds it."""
    if not room.game.roster[seat].persons:
        room.say(SeatTaken(seat, _class(room) or _come(room)), (PUBLIC,))
        room.table.watch(seat)


def let_go(room: Room, seat: MemberId) -> None:
    """Take the class off a seat, for a student who takes it or for a delegation."""
    person = _class(room)
    if person in room.game.roster[seat].persons:
        room.say(SeatReleased(seat, person), (PUBLIC,))


def _class(room: Room) -> Person:
    return next((person for person, role in room.standing.roles.items() if role == CLASS), "")


def _come(room: Room) -> Person:
    person = arrive(room.game, NAME, at=room.at, apart=True)
    room.names_kept = False
    room.say(RoleGiven(person, CLASS))
    return person
