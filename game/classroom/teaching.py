"""What the teacher may order: clocks and phases, seats and people, words, what comes from outside, going back."""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from game.classroom import injecting, one_screen, storing
from game.classroom import orders as o
from game.classroom.devices import drawn_code
from game.classroom.doing import act_of, done, move, own_words, refuse_seat
from game.classroom.lessons import PRACTICE
from game.classroom.refusing import Refused as Refusing
from game.classroom.replies import Answer, Done, Told
from game.classroom.standing import ROLES, iso_of, set_to
from game.play.advance import yielding
from game.play.codec import Record
from game.play.lines import (
    PUBLIC,
    TEACHER,
    AskingSettled,
    ClockSet,
    DevicesForgotten,
    LeaderPassed,
    Line,
    Muted,
    NoteSent,
    OrderDone,
    PhaseBegun,
    Removed,
    RoleGiven,
    RoomSet,
    SeatLent,
    SeatReleased,
    SeatTaken,
    SkillSet,
    Struck,
    WordsReleased,
)
from game.play.roster import SKILLS
from game.terms import MemberId

if TYPE_CHECKING:
    from game.classroom.room import Client, Room

BACK_AGAIN = 600.0
"""Seconds for which somebody who was let in again may come back under the old name."""
_BY_CLOCK = "its time was over, and the moment was let go by"
_LONGEST_CLOCK = 24 * 3600.0
_LONGEST_DEADLINE = 60 * _LONGEST_CLOCK


def teach(room: Room, order: Any, who: Client) -> Answer:
    """Do an order of the teacher, or raise what refuses it; one that was done before is not done again."""
    cid = f"t-{order.cid}"
    if not done(room, cid, ""):
        told = TEACHES[type(order)](room, order)
        if told is not None:
            return Told(order.cid, told)
        room.say(OrderDone(str(type(order).__struct_config__.tag)), cid=cid)
    return Done(order.cid, room.n)


def _seat(room: Room, seat: MemberId) -> MemberId:
    if seat not in room.case.seats:
        raise Refusing(f"there is no seat {seat[:40]}; the seats are {', '.join(room.case.seats)}")
    return seat


def _act(room: Room, order: o.Act) -> None:
    seat = _seat(room, order.seat)
    _submit(room, seat, act_of(room, seat, order.kind, order.answers), order.cid)


def _pass(room: Room, order: o.Pass) -> None:
    seat = _seat(room, order.seat)
    if seat not in room.game.to_act():
        raise Refusing("nobody waits for this delegation now")
    _submit(room, seat, yielding(room.game.openings(seat)), order.cid)


def _submit(room: Room, seat: MemberId, act: Any, cid: str = "", because: str = "") -> None:
    room.game.submit(seat, act, because, cid=f"t-{cid}" if cid else "", at=room.at)
    room.table.follow()


def _note(room: Room, order: o.Note) -> None:
    to = tuple(_seat(room, each) for each in dict.fromkeys(order.to)) or (PUBLIC,)
    room.say(NoteSent(TEACHER, own_words(order.words)), to)


def _clock(room: Room, order: o.Clock) -> None:
    clock, left = room.clock, room.clock.at(room.now)
    if order.act == "extend":
        if not abs(order.seconds) <= _LONGEST_CLOCK:
            raise Refusing("a clock is extended by at most a day")
        room.say(ClockSet(clock.label, max(0.0, left) + order.seconds, clock.runs), (PUBLIC,))
    elif order.act == "until":
        _until(room, order.seconds)
    elif order.act in ("pause", "run"):
        room.say(ClockSet(clock.label, left, order.act == "run"), (PUBLIC,))
    else:
        raise Refusing("a clock is paused, run, extended, or set until a time")


def _until(room: Room, unix: float) -> None:
    """Let the phase stay open until a time, which passes also while the room is closed."""
    if not room.at_a_distance:
        raise Refusing("a phase stays open until a date only where the class is reached from elsewhere, with --url")
    if not 0 < unix - room.now <= _LONGEST_DEADLINE:
        raise Refusing("the time until which a phase stays open lies in the next sixty days")
    room.say(ClockSet(room.clock.label, unix - room.now, until=iso_of(unix)), (PUBLIC,))


def _next(room: Room, order: o.Next) -> None:
    if room.settings.paused:
        _play(room, True)
        return
    asked = room.table.asked
    if not asked:
        raise Refusing("nobody is waited for now")
    for seat in asked:
        if seat in room.table.asked:
            _submit(room, seat, yielding(room.game.openings(seat)), because=_BY_CLOCK)


def _phase(room: Room, order: o.Phase) -> None:
    if not 0 <= order.to < len(room.phases):
        raise Refusing(f"there are phases 0 to {len(room.phases) - 1}")
    phase = room.phases[order.to]
    _practise(room, phase.id == PRACTICE)
    room.say(PhaseBegun(order.to, len(room.game.records)), (PUBLIC,))
    room.say(ClockSet(phase.title, phase.minutes * 60, True), (PUBLIC,))
    _play(room, phase.plays)
    injecting.come_due(room, order.to)


def _play(room: Room, plays: bool) -> None:
    if room.settings.paused is plays:
        room.say(RoomSet("paused", not plays))


def _practise(room: Room, on: bool) -> None:
    if room.settings.practice is not on and (room.practice is not None or not on):
        room.say(RoomSet("practice", on))


def _set(room: Room, order: o.Set) -> None:
    if order.name in ("code", "form"):
        raise Refusing(f"the {order.name} of a room is not set so")
    if order.name == "practice" and order.value is True and room.practice is None:
        raise Refusing("this server has no practice vote")
    set_to(room.settings, order.name, order.value)
    room.say(RoomSet(order.name, order.value))


def _give_seat(room: Room, order: o.Seat) -> None:
    member = room.member(order.person)
    if order.seat:
        refuse_seat(room, order.person, order.seat)
    elif member.seat in room.standing.lent:
        _give_back(room, member.seat)
    move(room, order.person, order.seat)


def _lot(room: Room, order: o.Lot) -> None:
    waiting = [each.person for each in room.people.values() if not each.seat and _may_sit(each)]
    seats = [seat for seat in _in_order(room) if seat not in room.standing.lent]
    taken = {seat: len(room.seated(seat)) for seat in seats}
    SystemRandom().shuffle(waiting)
    for person in waiting:
        seat = min(seats, key=taken.__getitem__, default="")
        if not seat or taken[seat] >= room.settings.per_seat:
            raise Refusing("there are more students than seats; let more share a seat, or let some look on")
        taken[seat] += 1
        move(room, person, seat)


def _in_order(room: Room) -> tuple[MemberId, ...]:
    """Return the seats in the order in which a class fills them: the scenario's own, then the Council, then guests."""
    fill = room.case.lesson.fill if room.case.lesson is not None else ()
    council = [seat for seat in room.case.seats if seat in room.public.council]
    return tuple(dict.fromkeys((*fill, *council, *room.case.seats)))


def _may_sit(member: Any) -> bool:
    return member.role == "student" and not member.removed


def _role(room: Room, order: o.Role) -> None:
    member = room.member(order.person)
    if order.role not in ROLES:
        raise Refusing(f"somebody is one of {', '.join(ROLES)}")
    if order.role != "student":
        _unseat(room, member.person)
    room.say(RoleGiven(member.person, order.role))


def _unseat(room: Room, person: str) -> None:
    seat = room.standing.seats.get(person, "")
    if seat in room.standing.lent:
        _give_back(room, seat)
    move(room, person, "")


def _remove(room: Room, order: o.Remove) -> None:
    member = room.member(order.person)
    room.say(Removed(member.person, True))
    room.say(DevicesForgotten(member.person))
    _unseat(room, member.person)


def _return(room: Room, order: o.Return) -> None:
    person = order.person
    if person not in room.people:
        raise Refusing("there is nobody of this name in the room")
    if room.people[person].removed:
        room.say(Removed(person, False))
        seat = room.standing.former.get(person, "")
        if seat and seat not in room.standing.lent and len(room.seated(seat)) < room.settings.per_seat:
            move(room, person, seat)
    room.returning[person] = room.now + BACK_AGAIN
    room.alerts.pop(f"j-{person}", None)


def _mute(room: Room, order: o.Mute) -> None:
    room.say(Muted(room.member(order.person).person, order.on))


def _lead(room: Room, order: o.Lead) -> None:
    member = room.member(order.person)
    if not member.seat or member.person not in room.game.roster[member.seat].persons:
        raise Refusing(f"{member.name} holds no seat now")
    room.say(LeaderPassed(member.seat, member.person), (PUBLIC,))


def _machine(room: Room, order: o.Machine) -> None:
    seat = _seat(room, order.seat)
    if order.skill in SKILLS:
        room.say(SkillSet(seat, order.skill))
        room.table.lead(seat, room.delegation(room.game, seat, room.game.roster[seat]))
    elif order.skill != -1:
        raise Refusing(f"a delegation has a skill of {', '.join(map(str, SKILLS))}")
    if order.on:
        one_screen.let_go(room, seat)
        _lend(room, seat)
    elif seat in room.standing.lent:
        _give_back(room, seat)
    else:
        one_screen.hold(room, seat)


def _lend(room: Room, seat: MemberId) -> None:
    persons = room.game.roster[seat].persons
    if persons and seat not in room.standing.lent:
        room.say(SeatLent(seat, True, persons), (PUBLIC,))
    for person in persons:
        room.say(SeatReleased(seat, person), (PUBLIC,))


def _give_back(room: Room, seat: MemberId) -> None:
    persons = room.standing.lent.get(seat)
    if persons is None:
        return
    for person in persons:
        if person not in room.game.roster[seat].persons:
            room.say(SeatTaken(seat, person), (PUBLIC,))
    room.say(SeatLent(seat, False, persons), (PUBLIC,))


def _worded(room: Room, number: int) -> None:
    """Raise Refused if the line of this number holds no words of anybody's own."""
    entry = room.game.entries[number - 1] if 0 < number <= room.n else None
    said = entry.action if isinstance(entry, Record) else entry.line if isinstance(entry, Line) else None
    if not getattr(said, "words", ""):
        raise Refusing("there are no own words in this record")


def _strike(room: Room, order: o.Strike) -> None:
    _worded(room, order.record)
    room.say(Struck(order.record), (PUBLIC,))


def _release(room: Room, order: o.Release) -> None:
    _worded(room, order.record)
    room.say(WordsReleased(order.record), (PUBLIC,))


def _settle(room: Room, order: o.Settle) -> None:
    if room.alerts.pop(order.asking, None) is not None:
        return
    if order.asking not in room.standing.queue:
        raise Refusing("this is done already")
    room.say(AskingSettled(order.asking))


def _remember(room: Room, order: o.Remember) -> None:
    room.say(NoteSent(TEACHER, own_words(order.words, 4000)))


def _newcode(room: Room, order: o.Newcode) -> None:
    room.say(RoomSet("code", drawn_code()))


TEACHES: dict[type, Callable[[Any, Any], Any]] = {
    o.Act: _act, o.Pass: _pass, o.Note: _note, o.Lead: _lead, o.Clock: _clock, o.Next: _next, o.Phase: _phase,
    o.Set: _set, o.Seat: _give_seat, o.Lot: _lot, o.Role: _role, o.Remove: _remove, o.Return: _return,
    o.Mute: _mute, o.Machine: _machine, o.Strike: _strike, o.Release: _release, o.Inject: injecting.inject,
    o.Settle: _settle, o.Remember: _remember, o.Newcode: _newcode, o.Back: storing.back, o.Close: storing.close,
}  # fmt: skip
"""What is done at each order."""
