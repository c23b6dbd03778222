"""What students may order: act for their seat, propose to whoever leads it, write notes, raise a hand, take a seat."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from game.classroom import orders as o
from game.classroom.one_screen import CLASS, let_go
from game.classroom.refusing import Refused as Refusing
from game.classroom.replies import Answer, Done
from game.engine import Seat
from game.play.advance import yielding
from game.play.codec import Record
from game.play.lines import (
    PUBLIC,
    HandRaised,
    LeaderPassed,
    NoteSent,
    ProposalSettled,
    Proposed,
    Remark,
    Reported,
    SeatReleased,
    SeatTaken,
)
from game.terms import MemberId
from game.wire.line import Line as Wire
from game.words.labels import Labels

if TYPE_CHECKING:
    from game.classroom.room import Client, Room

LONGEST_NOTE = 1000
"""Letters of a note, a report and a reason for a proposal."""
MOST_PROPOSALS = 20
"""Proposals that wait within one seat."""


def do(room: Room, order: Any, who: Client) -> Answer:
    """Do an order of a student, or raise what refuses it; one that was done before is not done again."""
    room.member(who.person)
    if done(room, order.cid, who.person):
        return Done(order.cid, room.moment_since())
    _DO[type(order)](room, order, who)
    return Done(order.cid, room.moment_since())


def done(room: Room, cid: str, person: str) -> bool:
    """Return whether a person's order of this id is in the journal, the teacher's if `person` is ""."""
    return (person, cid) in room.standing.ids


def acting_for(room: Room, who: Client) -> MemberId:
    """Return the seat for which a person may act now; raise Refused with the reason where there is none."""
    seat = seat_of(room, who)
    refuse_paused(room)
    the = Labels(room.case).the(seat)
    if seat in room.standing.lent:
        raise Refusing(f"a delegation of the game acts for {the} at the moment; the teacher can give the seat back")
    if not room.leads(who.person):
        leader = room.seated(seat)[0].name if room.seated(seat) else "another"
        raise Refusing(f"{leader} leads the delegation of {the} and submits for it; you can propose this to {leader}")
    return seat


def refuse_paused(room: Room) -> None:
    """Raise Refused while nobody acts in the game."""
    if room.settings.paused:
        raise Refusing("the game is paused; it goes on when the teacher says so")


def seat_of(room: Room, who: Client) -> MemberId:
    """Return the seat of a person; raise Refused for one who has none."""
    member = room.member(who.person)
    if not member.seat:
        raise Refusing("you have no seat yet; the teacher gives the seats")
    return member.seat


def act_of(room: Room, seat: MemberId, kind: str, answers: dict[str, Any]) -> Any:
    """Return the act that answers from the wire make for a seat; raise Unanswered where they make none."""
    return Wire(room.game, Seat(seat)).act(kind, answers)


def refuse_late(room: Room, n: int) -> None:
    """Raise Refused if the page that offered something was of an earlier moment than the one under way."""
    if n and n < room.moment_since():
        raise Refusing("the moment for this is over; look at what is asked now")


def own_words(words: str, longest: int = LONGEST_NOTE) -> str:
    """Return own words; raise Refused if there are none or too many."""
    if not words.strip():
        raise Refusing("there are no words in it")
    if len(words) > longest:
        raise Refusing(f"this holds at most {longest:,} letters, and yours holds {len(words):,}")
    return words


def _act(room: Room, order: o.Act, who: Client) -> None:
    seat = acting_for(room, who)
    refuse_late(room, order.n)
    _submit(room, seat, act_of(room, seat, order.kind, order.answers), order.cid, who)


def _submit(room: Room, seat: MemberId, act: Any, cid: str, who: Client) -> Record:
    if who.person in room.standing.muted and getattr(act, "words", None):
        act = replace(act, words="")
    return room.table.submit(seat, act, person=who.person, cid=cid, at=room.at)


def _pass(room: Room, order: o.Pass, who: Client) -> None:
    seat = acting_for(room, who)
    refuse_late(room, order.n)
    if seat not in room.table.asked:
        raise Refusing("nobody waits for your delegation now")
    room.table.submit(seat, yielding(room.game.openings(seat)), person=who.person, cid=order.cid, at=room.at)


def _takeback(room: Room, order: o.Takeback, who: Client) -> None:
    seat = acting_for(room, who)
    room.table.withdraw(seat, person=who.person, cid=order.cid, at=room.at)


def _propose(room: Room, order: o.Propose, who: Client) -> None:
    seat = seat_of(room, who)
    if len(room.proposals.get(seat, ())) >= MOST_PROPOSALS:
        raise Refusing(f"{MOST_PROPOSALS} proposals wait already; some must be settled first")
    act_of(room, seat, order.kind, order.answers)
    words = "" if who.person in room.standing.muted else order.words[:LONGEST_NOTE]
    _say(room, Proposed(seat, who.person, order.kind, order.answers, words), (seat,), order.cid, who)


def _proposal(room: Room, id: int, seat: MemberId) -> Any:
    found = room.standing.proposals.get((seat, id))
    if found is None:
        raise Refusing("this proposal is settled already")
    return found


def _adopt(room: Room, order: o.Adopt, who: Client) -> None:
    seat = acting_for(room, who)
    found = _proposal(room, order.proposal, seat)
    act = act_of(room, seat, found.kind, dict(found.answers))
    record = _submit(room, seat, act, order.cid, who)
    room.say(ProposalSettled(seat, found.id, record.number), (seat,), person=who.person)


def _drop(room: Room, order: o.Drop, who: Client) -> None:
    seat = seat_of(room, who)
    found = _proposal(room, order.proposal, seat)
    if found.person != who.person and not room.leads(who.person):
        raise Refusing("only whoever proposed it, and whoever leads the delegation, can set it aside")
    _say(room, ProposalSettled(seat, found.id), (seat,), order.cid, who)


def _note(room: Room, order: o.Note, who: Client) -> None:
    seat = seat_of(room, who)
    _refuse_muted(room, who)
    to = tuple(dict.fromkeys(order.to))
    if not to or seat in to or any(each not in room.case.seats for each in to):
        raise Refusing("a note goes to one other delegation or to several")
    _say(room, NoteSent(seat, own_words(order.words)), (seat, *to), order.cid, who)


def _hand(room: Room, order: o.Hand, who: Client) -> None:
    _say(room, HandRaised(who.person, order.up), (), order.cid, who)


def _lead(room: Room, order: o.Lead, who: Client) -> None:
    seat = seat_of(room, who)
    if not room.leads(who.person):
        raise Refusing("only whoever leads the delegation passes the lead on")
    other = room.member(order.person)
    if other.seat != seat or other.person == who.person:
        raise Refusing("the lead passes to another person of your own delegation")
    _say(room, LeaderPassed(seat, other.person), (PUBLIC,), order.cid, who)


def _sit(room: Room, order: o.Sit, who: Client) -> None:
    if room.settings.seating != "choice":
        raise Refusing("the teacher gives the seats")
    refuse_seat(room, who.person, order.seat)
    move(room, who.person, order.seat, cid=order.cid, by=who.person)


def refuse_seat(room: Room, person: str, seat: MemberId) -> None:
    """Raise Refused if a person cannot take a seat now, with the reason."""
    member = room.member(person)
    if seat not in room.case.seats:
        raise Refusing(f"there is no seat {seat[:40]}; the seats are {', '.join(room.case.seats)}")
    the = Labels(room.case).the(seat)
    if member.role != "student":
        raise Refusing(f"{member.name} looks on, and has no seat")
    if member.seat == seat:
        raise Refusing(f"{member.name} has the seat of {the} already")
    if seat in room.standing.lent or (member.seat and member.seat in room.standing.lent):
        raise Refusing("a delegation of the game acts for this seat at the moment; it must be given back first")
    if len([each for each in room.seated(seat) if each.role != CLASS]) >= room.settings.per_seat:
        raise Refusing(f"the seat of {the} is full: {room.settings.per_seat} can share it")


def move(room: Room, person: str, seat: MemberId, *, cid: str = "", by: str = "") -> None:
    """Let a person leave the old seat, if there is one, and take another, if one is named."""
    for old, holder in room.game.roster.items():
        if person in holder.persons:
            room.say(SeatReleased(old, person), (PUBLIC,))
    if seat:
        let_go(room, seat)
        room.say(SeatTaken(seat, person), (PUBLIC,), person=by, cid=cid)
        room.table.watch(seat)


def _report(room: Room, order: o.Report, who: Client) -> None:
    _say(room, Reported(who.person, own_words(order.words)), (), order.cid, who)


def _refuse_muted(room: Room, who: Client) -> None:
    if who.person in room.standing.muted:
        raise Refusing("your own words are not taken for now; ask the teacher")


def _say(room: Room, remark: Remark, to: tuple[str, ...], cid: str, who: Client) -> None:
    room.say(remark, to, person=who.person, cid=cid)


_DO: dict[type, Callable[[Any, Any, Any], None]] = {
    o.Act: _act, o.Pass: _pass, o.Takeback: _takeback, o.Propose: _propose, o.Adopt: _adopt, o.Drop: _drop,
    o.Note: _note, o.Hand: _hand, o.Lead: _lead, o.Sit: _sit, o.Report: _report,
}  # fmt: skip
"""What is done at each order."""
