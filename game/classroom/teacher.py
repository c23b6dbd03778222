"""What the teacher's console shows: people, queue, log, phases, injects, settings, saving, counts, secrets, address."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.classroom.choices import choices
from game.classroom.logbook import logbook
from game.classroom.one_screen import CLASS
from game.classroom.qr import qr
from game.classroom.remembered import acts, kept, labels_of, waited_for
from game.council.papers import DraftResolution, Standing
from game.engine import TEACHER
from game.engine.views import TeacherView
from game.forecast.forecaster import forecaster_of, framed
from game.play.roster import seats_of
from game.terms import MemberId
from game.wire.values import Plain
from game.words.ballots import said
from game.words.labels import Labels, capital, counted, listed
from game.words.understandings import promised

if TYPE_CHECKING:
    from game.classroom.room import Room

_OPEN = (Standing.BLUE, Standing.SILENCE, Standing.NEGOTIATION)
"""Where a draft in play stands, the nearest to its vote first."""


def sections(room: Room) -> dict[str, Plain]:
    """Return the sections of the channel `teacher`, each by its name."""
    return {f"teacher:{name}": build(room) for name, build in _SECTIONS.items()}


def _people(room: Room) -> list[Plain]:
    book, labels = logbook(room), labels_of(room)
    return [
        {
            "person": each.person, "name": each.name, "role": each.role, "seat": each.seat,
            "seats": [*seats_of(room.game.roster, each.person)] if each.role == CLASS else [each.seat],
            "seat_name": labels.short(each.seat) if each.seat else "", "leads": room.leads(each.person),
            "here": each.here, "muted": each.muted, "hand": each.hand, "last": each.last, "removed": each.removed,
            "acts": book.acts[each.person], "speeches": book.speeches[each.person],
        }
        for each in room.people.values()
    ]  # fmt: skip


def _queue(room: Room) -> list[Plain]:
    labels = labels_of(room)
    return [
        {
            "id": each.id, "kind": each.kind, "person": each.person, "record": each.record, "at": each.at,
            "name": room.people[each.person].name if each.person in room.people else "",
            "seat": each.seat, "seat_name": labels.short(each.seat) if each.seat else "", "text": each.text,
        }
        for each in room.queue
    ]  # fmt: skip


def _log(room: Room) -> list[Plain]:
    return [*logbook(room).lines]


def _phases(room: Room) -> Plain:
    begun = room.standing.begun
    return {
        "now": room.phase,
        "list": [
            {"id": each.id, "title": each.title, "minutes": each.minutes, "begun": place in begun}
            for place, each in enumerate(room.phases)
        ],
        "waits": [labels_of(room).short(each) for each in waited_for(room)],
    }


def _injects(room: Room) -> Plain:
    happened = frozenset(room.public.happened)
    return {
        "happenings": [
            {"id": each.id, "text": each.text, "moves": [*dict.fromkeys(effect.because for effect in each.effects)]}
            for each in room.case.setting.happenings
            if each.id not in happened
        ],
        "planned": [
            {"n": number, "text": _planned(room, each), "phase": each.phase}
            for number, each in room.standing.planned.items()
        ],
        "effects": choices(room.case),
    }


def _planned(room: Room, planned: Any) -> str:
    answers = planned.answers
    text = answers.get("words") or answers.get("because") or ""
    if not text:
        text = next((each.text for each in room.case.setting.happenings if each.id == answers.get("id")), "")
    return str(text)


def _settings(room: Room) -> Plain:
    held = room.settings
    return {name: getattr(held, name) for name in held.__struct_fields__}


def _saving(room: Room) -> Plain:
    """Return how the room is kept: a sentence where it is not, the file's name, and when its last line was written."""
    game = room.game
    why = room.halted or game.unsaved
    last = game.entries[-1].at if game.entries else ""
    return {
        "saved": not why, "why": why, "file": game.path.name if game.path is not None else "",
        "path": str(game.path or ""), "lines": len(game.entries), "last": last,
    }  # fmt: skip


def _counts(room: Room) -> Plain:
    people = [each for each in room.people.values() if not each.removed and each.role != CLASS]
    students = [each for each in people if each.role == "student"]
    held = [seat for seat in room.case.seats if room.game.roster[seat].persons]
    whole = [seat for seat in held if any(each.role == CLASS for each in room.seated(seat))]
    present = [seat for seat in held if any(each.here for each in room.seated(seat))]
    return {
        "students": len(students), "here": sum(each.here for each in people), "people": len(people),
        "unseated": sum(not each.seat for each in students), "seats": len(room.case.seats),
        "live": len(present), "away": len(held) - len(present) - len(whole),
        "machine": len(room.case.seats) - len(held), "whole": len(whole),
    }  # fmt: skip


def _everything(room: Room) -> Plain:
    """Return what no page of a student may show: the truths that the dice settled, red lines, ballots, promises."""
    view = room.game.view(TEACHER)
    assert isinstance(view, TeacherView)
    labels = labels_of(room)
    return {
        "seats": {seat: _secrets(room, view, seat, labels) for seat in room.case.seats},
        "truths": [
            f"{capital(labels.of('charge', charge))}: {'true' if true else 'not true'}"
            for charge, true in view.hidden.truths.items()
        ],
        "ballots": {seat: said(ballot).card for seat, ballot in view.ballots.items()},
        "agreed": [_agreed(each, view, labels) for each in view.understandings],
        "terms": labels.terms(view.round.table) if view.round is not None and view.round.table is not None else "",
    }


def _secrets(room: Room, view: TeacherView, seat: MemberId, labels: Labels) -> Plain:
    own = view.seats[seat]
    lines = {each.id: each.text for each in own.profile.red_lines}
    return {
        "name": labels.name(seat), "line": lines.get(own.line, ""), "hours": own.hours, "influence": own.influence,
        "objectives": [{"text": each.text, "done": done} for each, done in own.objectives],
        "evidence": [f"{each.title}{' (released)' if each.released else ''}" for each in own.evidence],
    }  # fmt: skip


def _agreed(each: Any, view: TeacherView, labels: Labels) -> str:
    asked = f"{labels.the(each.by)} asks {labels.these(each.partners)} to "
    gives = each.gives
    given = f", and would {promised(gives, labels, view.public.papers)}" if gives is not None else ""
    how = "before witnesses" if each.witnessed else "in confidence"
    words = f"{asked}{promised(each.asks, labels, view.public.papers)}{given} ({how}; {each.state.value})"
    return capital(words)


def _draft(room: Room) -> Plain:
    """Return the draft that is nearest to its vote, and how the vote would go by what is published."""
    found = in_play(room)
    if found is None:
        return None
    labels = labels_of(room)
    return {
        "symbol": found.symbol, "title": labels.of("title", found.title), "revision": found.revision,
        "standing": found.standing.value.replace("-", " "), "sponsors": labels.these(found.sponsors),
        "paragraphs": [labels.clause(each) for each in found.clauses], "forecast": _forecast(room, found, labels),
    }  # fmt: skip


def in_play(room: Room) -> DraftResolution | None:
    """Return the draft on which the Council votes next, or else the last one that is still open."""
    view = room.public
    drafts = [each for each in view.papers.drafts if each.standing in _OPEN]
    now = next((each for each in drafts if view.meeting is not None and each.symbol == view.meeting.draft), None)
    if now is not None:
        return now
    return min(reversed(drafts), key=lambda each: _OPEN.index(each.standing), default=None)


def _forecast(room: Room, draft: DraftResolution, labels: Labels) -> Plain:
    forecaster = forecaster_of(room.case)
    text = framed(forecaster.interests.public, draft.clauses, draft.sponsors, room.public.decided)
    odds = forecaster.odds(text)
    likely = [each for each, found in odds.items() if found.likelihood == "likely"]
    unsure = [each for each, found in odds.items() if found.likelihood == "open"]
    against = [each for each, found in odds.items() if found.against >= 0.5]
    vetoes = [each for each in against if each in room.case.remit.council.permanent]
    return {
        "likely": len(likely), "most": len(likely) + len(unsure), "against": len(against),
        "needed": room.public.votes_required, "open": [labels.short(each) for each in unsure],
        "veto": listed([labels.short(each) for each in vetoes]),
        "says": f"{counted(len(likely), 'member')} likely in favour",
    }  # fmt: skip


def _address(room: Room) -> Plain:
    urls = [*room.urls]
    code = room.settings.code
    return {
        "urls": urls, "code": code, "qr": qr(joined(urls[0], code)) if urls else None,
        "projector": room.projector_url,
    }  # fmt: skip


def joined(url: str, code: str) -> str:
    """Return the address that a QR code leads to: the student's page with the room's code after the hash sign."""
    return f"{url.rstrip('/')}/#{code}"


_SECTIONS: dict[str, Callable[[Any], Plain]] = {
    "people": _people, "queue": _queue, "log": _log, "phases": _phases, "injects": _injects, "settings": _settings,
    "saving": _saving, "counts": _counts, "address": _address,
    "everything": lambda room: kept(room, "everything", acts(room), lambda: _everything(room)),
    "draft": lambda room: kept(room, "in play", acts(room), lambda: _draft(room)),
}  # fmt: skip
"""The builder of each section."""
