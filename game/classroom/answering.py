"""What pages may ask: the questions of an act, what it would move, an explanation; the teacher looks at a seat."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from game.classroom import orders as o
from game.classroom.doing import seat_of
from game.classroom.refusing import Refused as Refusing
from game.classroom.replies import Answer, Done, Questions, Told
from game.engine import Seat
from game.terms import MemberId
from game.wire.line import Line as Wire

if TYPE_CHECKING:
    from game.classroom.room import Client, Room


def answer(room: Room, order: Any, who: Client) -> Answer:
    """Answer a question of a page, which changes nothing in the room."""
    if isinstance(order, o.Look):
        return _look(room, order, who)
    if isinstance(order, o.Read):
        return Told(order.cid, _asked("explained", _unexplained)(room, _seat(room, order, who), order.what, order.id))
    seat = _seat(room, order, who)
    if not seat:
        raise Refusing("this page only looks on")
    if isinstance(order, o.Weigh):
        return Told(order.cid, _asked("weighed", _unweighed)(room, seat, order.kind, order.answers))
    found = _asked("asked", _plain)(room, seat, order.kind, order.answers)
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


def _asked(name: str, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """Return what answers, from `acts`, or until that is there a small one of our own."""
    try:
        return getattr(import_module("game.classroom.acts"), name, otherwise)
    except ModuleNotFoundError:
        return otherwise


def _plain(room: Room, seat: MemberId, kind: str, answers: dict[str, Any]) -> dict[str, Any]:
    return {"questions": Wire(room.game, Seat(seat)).asked(kind, answers), "complete": False, "says": ""}


def _unweighed(room: Room, seat: MemberId, kind: str, answers: dict[str, Any]) -> None:
    raise Refusing("what this would move is not told here yet")


def _unexplained(room: Room, seat: MemberId, what: str, id: str) -> None:
    raise Refusing("this is not explained here yet")
