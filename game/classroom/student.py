"""The sections of one seat and of one person: the secret paper, the turn, what can be done, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.classroom.acts import ballots, foretold, offered, view_of
from game.classroom.remembered import acts, flag_of, kept, labels_of, waited_for
from game.council.acts import CastBallot
from game.engine import Seat
from game.engine.briefing import Briefing
from game.engine.events import DayOpened
from game.frames import Openings
from game.play.codec import Record
from game.play.lines import NoteSent
from game.play.silence import STRUCK
from game.play.withdrawal import withdrawn_last
from game.record.confidences import asides, codex, doors, standing
from game.record.enquiry import LIVE
from game.record.forecasts import forecast
from game.record.inbox import Waiting, waiting
from game.record.outcomes import Outcome, outcome
from game.table.moments import Moment, moment_of
from game.terms import MemberId, OutOfOrder
from game.wire.line import tag_of
from game.wire.values import plain
from game.words.kinds import kind_of
from game.words.labels import capital, counted
from game.words.understandings import proposed

if TYPE_CHECKING:
    from game.classroom.room import Room

_MOST_TOLD = 60
"""Cards and messages of the past that a page keeps at hand."""


def seat_sections(room: Room, seat: MemberId) -> dict[str, Any]:
    """Return the sections of a seat: what its delegation alone may read, made once between two acts."""
    found = kept(room, ("seat sections", seat), acts(room), lambda: _of_seat(room, seat))
    found = {
        **found,
        "turn": _turn(room, seat),
        "me": _me(room, seat),
        "notes": _notes(room, seat),
        "proposals": _proposals(room, seat),
    }
    return {f"seat:{seat}:{name}": value for name, value in found.items()}


def _of_seat(room: Room, seat: MemberId) -> dict[str, Any]:
    view, openings = view_of(room, seat), room.game.openings(seat)
    history = _history(room, view)
    return {
        "role": _role(room, view),
        "acts": offered(view, openings),
        "hours": {"left": view.hours, "influence": view.influence,
                  "credibility": round(view.credibility.get(seat, 0.0))},
        "inbox": _inbox(room, view, openings, history),
        "outcomes": [_card(n, each) for n, each in enumerate(history.outcomes, 1)][-_MOST_TOLD:],
        "forecast": kept(room, ("forecast", seat), acts(room), lambda: _forecasts(room, view)),
        "undertakings": _undertakings(room, view),
        "ballots": _ballots(view, openings),
    }  # fmt: skip


# --- who it is, and its paper ---


def _me(room: Room, seat: MemberId) -> dict[str, Any]:
    labels, council = labels_of(room), room.case.remit.council
    persons = room.seated(seat)
    return {
        "code": seat,
        "name": labels.name(seat),
        "short": labels.short(seat),
        "the": labels.the(seat),
        "flag": flag_of(room, seat),
        "permanent": seat in council.permanent,
        "member": seat in council.seats,
        "president": room.public.president == seat,
        "people": [
            {"person": each.person, "name": each.name, "leads": place == 0, "here": each.here}
            for place, each in enumerate(persons)
        ],
        "lent": seat in room.table.delegations,
    }


def _role(room: Room, view: Briefing) -> dict[str, Any]:
    profile, labels = view.profile, labels_of(room)
    held = [each for each in view.evidence if not each.released]
    return {
        "title": room.case.title,
        "stance": profile.stance,
        "instructions": profile.instructions,
        "objectives": [
            {"id": each.id, "text": each.text, "weight": each.weight, "done": done} for each, done in view.objectives
        ],
        "red_lines": [{"text": each.text, "true": each.id == view.line} for each in profile.red_lines],
        "evidence": [
            {
                "title": capital(each.title),
                "about": f"{'for' if each.supports > 0 else 'against'} the charge "
                         f"{labels.of('charge', each.charge)}; strength {each.strength} of 100",
            }
            for each in held
        ],
        "lines": list(profile.lines),
        "knows": _knows(room, view),
        "doors": list(doors(view, labels)),
    }  # fmt: skip


def _knows(room: Room, view: Briefing) -> list[dict[str, Any]]:
    """Return what the delegation knows of each other one, with who else knows it."""
    labels, shut = labels_of(room), set(doors(view, labels_of(room)))
    found = []
    others = {each.member for each in view.learned} | {code for each in view.lobbied for code in each[:2]}
    others |= {code for each in view.understandings for code in (each.by, *each.partners)}
    for code in room.case.seats:
        if code == view.member or code not in others:
            continue
        told = [(who, words) for who, words in codex(view, code, labels) if words not in shut]
        if told:
            found.append({"code": code, "lines": [f"{who}: {words}." for who, words in told]})
    return found


# --- the turn ---


def _turn(room: Room, seat: MemberId) -> dict[str, Any]:
    openings = room.game.openings(seat)
    view = view_of(room, seat)
    moment = moment_of(view, openings, every_poll=True)
    waits = waited_for(room)
    mine = seat in waits
    passing = moment.passing if moment.passing is not None and openings.admits(moment.passing) else None
    return {
        "mine": mine,
        "title": _title(view, moment) if mine else "",
        "kind": moment.kind if mine else "",
        "votes": mine and CastBallot in openings,
        "passing": "" if passing is None else tag_of(type(passing)),
        "passes": moment.passes if passing is not None else "",
        "agrees": moment.agrees,
        "waits": [each for each in waits if each != seat],
        "since": room.moment_since(),
        "takeback": _may_take_back(room, seat),
    }


def _title(view: Briefing, moment: Moment) -> str:
    """Return what a seat is asked, in the corridor with the hours that it has left."""
    talks = view.round is not None and view.member in view.round.polled
    if view.meeting is not None or talks:
        return moment.title
    return f"In the corridor: {counted(view.hours, 'hour')} left"


def _may_take_back(room: Room, seat: MemberId) -> bool:
    """Return whether the seat's last act can be taken back, by the rules of `play.withdrawal`."""
    try:
        withdrawn_last(room.game.records, seat, room.case)
    except OutOfOrder:
        return False
    return True


def _ballots(view: Briefing, openings: Openings) -> dict[str, Any]:
    """Return what the seat may cast on the question that is put, and what it has cast."""
    vote = view.meeting.vote if view.meeting is not None else None
    cast = vote.ballots.get(view.member) if vote is not None else None
    return {
        "open": ballots(view, openings[CastBallot]) if CastBallot in openings else [],
        "cast": cast.value if cast is not None else "",
        "must_abstain": vote is not None and view.member in vote.must_abstain,
        "vote": vote.id if vote is not None else "",
    }


# --- what came of it, and what waits ---


class _History:
    """What a seat was told and what came of its acts, taken in act by act."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.seen = self.day = 0
        self.last: Record | None = None
        self.outcomes: list[Outcome] = []
        self.told: list[tuple[int, str]] = []

    def follow(self, room: Room, view: Briefing) -> None:
        """Take in the records that are new; where an act was taken back, begin again."""
        records, labels = room.game.records, labels_of(room)
        told = room.game.told(Seat(view.member))
        if self.seen > len(records) or (self.seen and records[self.seen - 1] is not self.last):
            self._begin()
        for at, record in enumerate(told[self.seen :], self.seen):
            self.day = next((each.day for each in record.events if isinstance(each, DayOpened)), self.day)
            if (card := outcome(record, view, room.case, self.day)) is not None:
                self.outcomes.append(card)
            elif record.by != view.member:
                self.told += [(self.day, words) for words in asides(record, view, labels)]
            self.seen, self.last = at + 1, records[at]


def _history(room: Room, view: Briefing) -> _History:
    history: _History = kept(room, ("history", view.member), room.game.silence, _History)
    history.follow(room, view)
    return history


def _card(n: int, card: Outcome) -> dict[str, Any]:
    return {
        "n": n,
        "day": card.day,
        "kind": tag_of(card.kind),
        "icon": kind_of(card.kind).icon,
        "act": card.act,
        "who": list(card.who),
        "what": list(card.told),
        "why": capital(card.note),
        "moved": list(card.moved),
    }


def _inbox(room: Room, view: Briefing, openings: Openings, history: _History) -> list[dict[str, Any]]:
    waits = [_waits(each, view) for each in waiting(room.case, view, openings)]
    told = [
        {"n": f"t{n}", "kind": "told", "from": "", "words": words, "points": [], "asks": "", "choices": [], "day": day}
        for n, (day, words) in enumerate(history.told, 1)
    ]
    return [*waits, *reversed(told[-_MOST_TOLD:])]


def _waits(each: Waiting, view: Briefing) -> dict[str, Any]:
    row = kind_of(each.kind)
    return {
        "n": each.key,
        "kind": tag_of(each.kind),
        "from": each.by,
        "words": each.words,
        "points": list(each.points),
        "asks": capital(each.note) if each.acts else "You can answer it when you speak",
        "choices": [
            {"l": row.way(act) or row.short, "kind": tag_of(each.kind), "answers": {"act": plain(act)}}
            for act in each.acts
        ],
        "day": view.day,
    }


def _forecasts(room: Room, view: Briefing) -> list[dict[str, Any]]:
    """Return how the vote on each text on the table looks, from what the seat knows."""
    return [
        {"symbol": draft.symbol, **foretold(room.case, forecast(view, room.case, draft.clauses, draft.sponsors))}
        for draft in view.papers.drafts
        if draft.standing in LIVE
    ]


def _undertakings(room: Room, view: Briefing) -> list[dict[str, Any]]:
    labels, seat = labels_of(room), view.member
    return [
        {
            "n": n,
            "words": capital(proposed(each, seat, labels, view.papers)) + ".",
            "state": standing(each, seat, labels),
            "due": labels.date(each.due),
            "pending": bool(each.pending),
        }
        for n, each in enumerate((one for one in view.understandings if seat in (one.by, *one.partners)), 1)
    ]


# --- within the room ---


def _notes(room: Room, seat: MemberId) -> list[dict[str, Any]]:
    read: list[tuple[int, dict[str, Any]]] = kept(room, ("notes", seat), 0, list)
    seen: list[int] = kept(room, ("notes seen", seat), 0, lambda: [0])
    entries = room.game.entries
    for entry in entries[seen[0] :]:
        line = getattr(entry, "line", None)
        if isinstance(line, NoteSent) and entry.seen_by(seat):  # type: ignore[union-attr]
            read.append((entry.number, _note(len(read) + 1, entry, line, seat)))
    seen[0] = len(entries)
    struck = room.standing.struck
    return [{**note, "words": STRUCK} if number in struck else note for number, note in read]


def _note(n: int, entry: Any, line: NoteSent, seat: MemberId) -> dict[str, Any]:
    to = [each for each in entry.to if each != line.by]
    return {"n": n, "from": line.by, "to": to, "words": line.words, "at": entry.at, "mine": line.by == seat}


def _proposals(room: Room, seat: MemberId) -> list[dict[str, Any]]:
    found: Sequence[Any] = room.proposals.get(seat, ())
    return [
        {
            "id": each.id,
            "person": each.person,
            "name": room.people[each.person].name if each.person in room.people else each.person,
            "kind": each.kind,
            "answers": dict(each.answers),
            "words": each.words,
        }
        for each in found
    ]


def person_sections(room: Room, person: str) -> dict[str, Any]:
    """Return the section of a person: name, role, seat, whether he or she leads it, and who else is there."""
    member = room.people[person]
    persons = room.seated(member.seat) if member.seat else ()
    return {
        f"person:{person}:self": {
            "person": person,
            "name": member.name,
            "role": member.role,
            "seat": member.seat if member.role == "student" else "",
            "leads": room.leads(person),
            "muted": member.muted,
            "hand": member.hand,
            "others": [
                {"person": each.person, "name": each.name, "here": each.here}
                for each in persons
                if each.person != person
            ],
            "may_sit": room.settings.seating == "choice" and member.role == "student",
            "per_seat": room.settings.per_seat,
        }
    }  # fmt: skip
