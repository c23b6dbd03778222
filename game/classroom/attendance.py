"""Who is there: arriving and coming back, and what follows when somebody is gone too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.classroom.devices import TEACHER
from game.classroom.doing import done
from game.classroom.one_screen import CLASS
from game.classroom.refusing import Locked
from game.classroom.refusing import Refused as Refusing
from game.classroom.standing import Asking
from game.play.lines import PUBLIC, DevicesForgotten, LeaderPassed
from game.play.people import arrive as enter
from game.play.people import as_name
from game.play.roster import Holder, Person
from game.terms import MemberId
from game.words.labels import Labels, capital

if TYPE_CHECKING:
    from game.classroom.room import Room

OFFLINE = 20.0
"""Seconds after which the teacher is told that nobody of a seat that is waited for is connected."""


def arrive(room: Room, name: str, cid: str) -> tuple[str, Person]:
    """Let somebody of this name come in, and return a token and the person; raise what refuses it.

    Somebody who was let in again by the teacher comes back as the same person.
    """
    cid = f"join-{cid}"
    person = "" if done(room, cid, "") else _returned(room, as_name(name))
    person = person or enter(room.game, name, cid=cid, at=room.at, apart=True)
    room.names_kept = False
    room.version += 1
    return room.device(person), person


def arrive_teacher(room: Room, token: str) -> None:
    """Let a device that has this token speak for the teacher."""
    room.device(TEACHER, token)


def _returned(room: Room, name: str) -> Person:
    """Return the person of this name who may come back now, or "" for a new name; raise Refused if it is taken."""
    if not name:
        raise Refusing("type a name, your first name or an invented one")
    known = next((each for each in room.people.values() if each.name.casefold() == name.casefold()), None)
    if known is None and room.settings.locked:
        raise Locked("the teacher has locked the room; ask to be let in")
    if known is None:
        return ""
    if known.person in room.returning:
        del room.returning[known.person]
        room.say(DevicesForgotten(known.person))
        return known.person
    ask(room, Asking(f"j-{known.person}", "join", known.person, known.seat, text=name, at=room.at))
    raise Refusing(
        f"somebody called {known.name} is in the room already; if that is you, ask the teacher to let you in "
        "again, and otherwise add a letter to your name"
    )


def ask(room: Room, asking: Asking) -> None:
    """Put something into the teacher's queue that is not in the journal, because it is over when the room is."""
    if asking.id not in room.alerts:
        room.alerts[asking.id] = asking
        room.version += 1


def forget(room: Room, id: str) -> None:
    """Take something out of the teacher's queue, if it is there."""
    if room.alerts.pop(id, None) is not None:
        room.version += 1


def time_passes(room: Room) -> None:
    """Do what time alone does: who is gone is replaced as leader, and the teacher is told of seats that are empty."""
    room.returning = {who: until for who, until in room.returning.items() if until > room.now}
    for seat, holder in room.game.roster.items():
        _replace_leader(room, seat, holder)
    if room.clock.deadline and room.clock.at(room.now) <= 0:
        text = f"The time of this phase is over: {room.clock.label}. It stays open until you close it."
        ask(room, Asking("deadline", "trouble", text=text, at=room.at))
    else:
        forget(room, "deadline")
    asked = () if room.settings.paused else room.table.asked
    for seat in room.case.seats:
        if seat in asked and _is_empty(room, seat):
            who = capital(Labels(room.case).the(seat))
            text = f"{who} is waited for, and nobody of the delegation is connected."
            ask(room, Asking(f"o-{seat}", "offline", seat=seat, text=text, at=room.at))
        else:
            forget(room, f"o-{seat}")


def _is_empty(room: Room, seat: MemberId) -> bool:
    """Return whether nobody of a seat has been connected for a while; people of a room just taken up are waited for."""
    if any(each.role == CLASS for each in room.seated(seat)):
        return False
    persons = [each.person for each in room.seated(seat)]
    return all(not room.here[each] and room.now - room.seen.setdefault(each, room.now) >= OFFLINE for each in persons)


def _replace_leader(room: Room, seat: MemberId, holder: Holder) -> None:
    leader, others = holder.leader, holder.persons[1:]
    if not others or room.here[leader]:
        return
    gone = room.now - room.seen.setdefault(leader, room.now)
    present = next((each for each in others if room.here[each]), None)
    if present is not None and gone >= room.settings.absence:
        because = f"{room.people[leader].name} has been away, and {room.people[present].name} leads now"
        room.say(LeaderPassed(seat, present, because), (PUBLIC,))
