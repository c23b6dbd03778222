"""The sections that a channel shows: what each page is told, and nothing that is not for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.classroom import projector, public, student, teacher
from game.classroom.devices import PROJECTOR, TEACHER

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
        return student.seat_sections(room, channel.removeprefix(SEAT))
    if channel.startswith(PERSON):
        return student.person_sections(room, channel.removeprefix(PERSON))
    return _OF_ALL[channel](room)


_OF_ALL: dict[str, Callable[[Room], dict[str, Any]]] = {
    PUBLIC: public.sections, TEACHER: teacher.sections, PROJECTOR: projector.sections,
}  # fmt: skip
