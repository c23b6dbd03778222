"""What pages may ask: the questions of an act, what it would move, an explanation; the teacher looks at a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.classroom import orders as o
from game.classroom.acts import asked, weighed
from game.classroom.doing import seat_of
from game.classroom.explaining import explained
from game.classroom.refusing import Refused as Refusing
from game.classroom.replies import Answer, Done, Questions, Told
from game.terms import MemberId

if TYPE_CHECKING:
    from game.classroom.room import Client, Room


def answer(room: Room, order: Any, who: Client) -> Answer:
    """Answer a question of a page, which changes nothing in the room."""
    if isinstance(order, o.Look):
        return _look(room, order, who)
    if isinstance(order, o.Read):
        return Told(order.cid, explained(room, _seat(room, order, who), order.what, order.id))
    seat = _seat(room, order, who)
    if not seat:
        raise Refusing("this page only looks on")
    if isinstance(order, o.Weigh):
        return Told(order.cid, weighed(room, seat, order.kind, order.answers))
    found = asked(room, seat, order.kind, order.answers)
    return Questions(order.cid, found["questions"], found["complete"], found["says"])


def _look(room: Room, order: o.Look, who: Client) -> Answer:
    if not who.teaches:
        raise Refusing("only the teacher can do this")
    if order.seat and order.seat not in room.case.seats:
        raise Refusing(f"there is no seat {order.seat[:40]}; the seats are {', '.join(room.case.seats)}")
    if order.seat:
        room.table.watch(order.seat)
    who.looks = order.seat
    room.version += 1
    return Done(order.cid, room.n)


def _seat(room: Room, order: Any, who: Client) -> MemberId:
    """Return the seat that is asked for: a student's own, the teacher's choice, or "" for an explanation."""
    if who.teaches:
        seat = getattr(order, "seat", "") or who.looks
        if seat and seat not in room.case.seats:
            raise Refusing(f"there is no seat {seat[:40]}; the seats are {', '.join(room.case.seats)}")
        return seat
    if not who.person:
        return ""
    return room.member(who.person).seat if isinstance(order, o.Read) else seat_of(room, who)
