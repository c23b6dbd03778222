"""The sections that a channel shows: what each page is told, and nothing that is not for it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from game.classroom.devices import PROJECTOR, TEACHER
from game.words.labels import Labels

if TYPE_CHECKING:
    from game.classroom.room import Client, Room

PUBLIC = "public"
SEAT, PERSON = "seat:", "person:"


def channels_of(room: Room, client: Client) -> tuple[str, ...]:
    """Return the channels that a page gets now, by whom it speaks for and never by what it says."""
    if client.teaches:
        return (PUBLIC, TEACHER, SEAT + client.looks) if client.looks else (PUBLIC, TEACHER)
    if client.speaks == PROJECTOR:
        return PUBLIC, PROJECTOR
    member = room.people.get(client.person)
    if member is None or member.removed:
        return ()
    seat = (SEAT + member.seat,) if member.seat and member.role == "student" else ()
    return (PUBLIC, *seat, PERSON + client.person)


def sections(room: Room, channel: str) -> dict[str, Any]:
    """Return the sections of a channel by name; each name begins with the channel."""
    if channel.startswith(SEAT):
        return _built("student", "seat_sections", room, channel.removeprefix(SEAT))
    if channel.startswith(PERSON):
        return _built("student", "person_sections", room, channel.removeprefix(PERSON))
    module = {PUBLIC: "public", TEACHER: "teacher", PROJECTOR: "projector"}[channel]
    return _built(module, "sections", room)


def _built(module: str, name: str, *asked: Any) -> dict[str, Any]:
    """Ask the builder, or until it is there a small one of our own."""
    try:
        build: Callable[..., dict[str, Any]] = getattr(import_module(f"game.classroom.{module}"), name)
    except ModuleNotFoundError:
        return _plain(module, name, *asked)
    return build(*asked)


def _plain(module: str, name: str, room: Room, of: str = "") -> dict[str, Any]:
    if module == "public":
        return _public(room)
    if name == "person_sections":
        member = room.people[of]
        return {f"person:{of}:self": {"person": of, "name": member.name, "role": member.role, "seat": member.seat}}
    if name == "seat_sections":
        room.table.watch(of)
        moment = room.table.place(of).moment(every_poll=True)
        mine = room.table.waits_for(of)
        return {f"seat:{of}:turn": {"mine": mine, "title": moment.title, "kind": moment.kind, "passes": moment.passes}}
    shows = room.settings.projector
    return {f"{module}:join": {"code": room.settings.code, "shows": shows}} if module == "projector" else {
        f"{module}:people": [
            {"person": each.person, "name": each.name, "seat": each.seat, "here": each.here}
            for each in room.people.values()
        ]
    }


def _public(room: Room) -> dict[str, Any]:
    labels, view = Labels(room.case), room.public
    seats = [
        {"code": seat, "name": labels.short(seat), "people": [each.name for each in room.seated(seat)],
         "waited": room.table.waits_for(seat)}
        for seat in room.case.seats
    ]  # fmt: skip
    return {
        "public:about": {"title": room.case.title, "summary": room.case.summary, "simulation": True},
        "public:time": {"day": view.day, "days": view.days, "date": view.date, "phase": view.phase.value},
        "public:seats": seats,
        "public:floor": {"meets": view.meeting is not None},
        "public:record": [
            {"n": number, "text": each.line or each.text} for number, each in enumerate(room.table.verbatim.paragraphs)
        ],
    }
