"""The practice vote: a game of its own, in no file, in which everybody sits at the place that is theirs in the lesson.

Whoever arrives meanwhile, and whatever the teacher decides about people and phases, is written into the lesson as well;
all else is discarded when the practice is over.
"""

from __future__ import annotations

from game.classroom import injecting
from game.classroom.lessons import SHORT, in_form
from game.classroom.room import Room
from game.classroom.storing import goes_along
from game.play.game import Game
from game.play.lines import (
    PUBLIC,
    ClockSet,
    LeaderPassed,
    Line,
    PhaseBegun,
    RoomSet,
    SeatLent,
    SeatReleased,
    SeatTaken,
    SkillSet,
)

_OF_A_SEAT = (SeatTaken, SeatReleased, SeatLent, SkillSet, LeaderPassed)
_OF_A_GAME = ("form", "paused", "pace")


def begun(lesson: Room) -> Room:
    """Return a room for the practice vote of a lesson, with everybody of the lesson in it."""
    assert lesson.practice is not None, "a practice is asked for only where there is one"
    case = in_form(lesson.practice, SHORT)
    room = Room(Game.new(case, lesson.game.seed), lesson.number)
    room.now, room.phases, room.names_kept = lesson.now, lesson.phases, True
    for name in ("urls", "projector_url", "flags", "practice", "here", "seen", "returning", "alerts"):
        setattr(room, name, getattr(lesson, name))
    room.game.people = lesson.game.people
    carry(lesson, room, 0)
    places = dict(zip(lesson.case.seats, case.seats, strict=False))
    for person, seat in lesson.standing.seats.items():
        if seat in places and not lesson.standing.lent.get(seat):
            room.say(SeatTaken(places[seat], person), (PUBLIC,))
    room.say(RoomSet("paused", False))
    for seat in room.case.seats:
        room.table.watch(seat)
    return room


def carry(of: Room, to: Room, since: int) -> int:
    """Write what one room has said of people, devices and phases since a line into another; return its last line."""
    for entry in of.game.entries[since:]:
        if isinstance(entry, Line) and (entry.person, entry.cid) not in _known(to, entry) and _is_carried(entry):
            to.now = of.now
            to.say(entry.line, entry.to, person=entry.person, cid=entry.cid)
    if to.game.people != of.game.people:
        to.game.people, to.names_kept = of.game.people, False
        to.version += 1
    return of.n


def over(practice: Room, lesson: Room) -> None:
    """Let the lesson go on where the practice is over."""
    lesson.now, lesson.returning = practice.now, practice.returning
    lesson.version += 1
    phase = lesson.phases[lesson.phase]
    if lesson.settings.paused is phase.plays:
        lesson.say(RoomSet("paused", not phase.plays))
    injecting.come_due(lesson, lesson.phase)


def _known(room: Room, entry: Line) -> set[tuple[str, str]]:
    return room.standing.ids if entry.cid else set()


def _is_carried(entry: Line) -> bool:
    said = entry.line
    if isinstance(said, RoomSet):
        return said.name not in _OF_A_GAME
    return isinstance(said, PhaseBegun | ClockSet) or (goes_along(entry) and not isinstance(said, _OF_A_SEAT))
