"""The public sections of a room: what everybody in it may read, in words, made once for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from game.classroom.papers import papers_section
from game.classroom.remembered import Same, acts, flag_of, kept, labels_of, lately, waited_for
from game.classroom.voting import vote_section
from game.record.glossary import GLOSSARY
from game.record.ledger import ledger
from game.record.newspaper import made_of, moved_by, page_of, so_far, waterfalls
from game.record.verbatim import Paragraph
from game.terms import MemberId
from game.words.figures import figure, measured, word_for
from game.words.labels import capital, numbered, plainly
from game.words.stages import STAGES

if TYPE_CHECKING:
    from game.classroom.room import Room

SIMULATION = "Simulation for the classroom, not the United Nations"
_PHASES = {"morning": "the morning", "corridor": "in the corridor", "chamber": "in the chamber", "night": "the night",
           "over": "the simulation is over"}  # fmt: skip
_HEADLINES = 6
"""News of one morning that a page shows."""


_Rows = dict[int, tuple[tuple[int, Paragraph, str], dict[str, Any]]]


def sections(room: Room) -> dict[str, Any]:
    """Return all public sections, by name."""
    found = {
        "about": kept(room, "about", room.settings.practice, lambda: _about(room)),
        "time": kept(room, "time", (acts(room), room.game.phase), lambda: _time(room)),
        "seats": _seats(room),
        "floor": _floor(room),
        "record": _record(room),
        "vote": vote_section(room),
        "papers": kept(room, "papers", Same(room.public.papers), lambda: papers_section(room)),
        "situation": kept(room, "situation", acts(room), lambda: _situation(room)),
        "news": kept(room, "news", acts(room), lambda: _news(room)),
        "ledger": kept(room, "ledger", Same(room.public.ledger), lambda: _ledger(room)),
        "codex": kept(room, "codex", 0, _codex),
        "clock": _clock(room),
        "screen": {
            "blank": room.settings.blank,
            "shows": room.settings.projector,
            "paused": bool(getattr(room.settings, "paused", False)),
            "halted": room.halted,
        },
    }
    return {f"public:{name}": value for name, value in found.items()}


def _about(room: Room) -> dict[str, Any]:
    case = room.case
    return {
        "title": case.title,
        "summary": case.summary,
        "note": case.content_note,
        "simulation": SIMULATION,
        "practice": room.settings.practice,
        "days": case.days,
    }


def _time(room: Room) -> dict[str, Any]:
    view, labels, phase = room.public, labels_of(room), room.game.phase.value
    words = _PHASES.get(phase, plainly(phase))
    if phase != "over" and view.days > 1:
        words = f"Day {view.day} of {view.days}, {words}"
    return {
        "day": view.day,
        "days": view.days,
        "date": labels.weekday(view.day),
        "phase": phase,
        "words": capital(words),
        "over": room.game.over,
        "ending": _ending(room),
    }


def _ending(room: Room) -> dict[str, str] | None:
    found = next((each for each in room.case.setting.endings if each.id == room.game.ending), None)
    return None if found is None else {"title": found.title, "text": found.text}


def _seats(room: Room) -> list[dict[str, Any]]:
    view, meeting = room.public, room.public.meeting
    vote = meeting.vote if meeting is not None else None
    absent = meeting.absent if meeting is not None else ()
    shown = vote_section(room)
    cast: Mapping[MemberId, str] = shown["ballots"] or {} if shown is not None else {}
    waits = waited_for(room)
    return [
        {
            **_named(room, code),
            "president": code == view.president,
            **_held(room, code),
            "waited": code in waits,
            "voted": vote is not None and code in view.council and code not in (*_polled(room), *absent),
            "ballot": cast.get(code, ""),
            "absent": code in absent,
        }
        for code in room.case.seats
    ]


def _named(room: Room, code: MemberId) -> dict[str, Any]:
    return kept(room, ("seat", code), len(room.flags), lambda: _names(room, code))


def _names(room: Room, code: MemberId) -> dict[str, Any]:
    labels, council = labels_of(room), room.case.remit.council
    return {
        "code": code,
        "name": labels.name(code),
        "short": labels.short(code),
        "the": labels.the(code),
        "tag": room.case.participant[code].tag if code in room.case.participant else "",
        "flag": flag_of(room, code),
        "member": code in council.seats,
        "permanent": code in council.permanent,
    }


def _held(room: Room, code: MemberId) -> dict[str, Any]:
    holder, persons = room.game.roster[code], room.seated(code)
    return {
        "people": [each.name for each in persons],
        "here": sum(each.here for each in persons),
        "machine": code in room.table.delegations,
        "skill": holder.skill if code in room.table.delegations else -1,
    }


def _polled(room: Room) -> tuple[MemberId, ...]:
    meeting = room.public.meeting
    return meeting.polled if meeting is not None else ()


def _floor(room: Room) -> dict[str, Any]:
    view, labels = room.public, labels_of(room)
    meeting, waits = view.meeting, list(waited_for(room))
    if meeting is None:
        words = capital(_PHASES.get(room.game.phase.value, ""))
        return {"meets": False, "title": "", "item": "", "stage": "", "words": words, "speaker": "", "list": [],
                "waits": waits, "guests": [], "draft": ""}  # fmt: skip
    guests = [each for each in meeting.invited if each not in view.council]
    rules = {each.id: each.rule for each in room.case.remit.invitees}
    stage = meeting.stage
    speaks = stage.value in ("debate", "answers", "replies") and meeting.polled
    return {
        "meets": True,
        "title": f"Meeting {meeting.symbol}",
        "item": labels.of("item", meeting.item),
        "stage": stage.value,
        "words": STAGES[stage],
        "speaker": meeting.polled[0] if speaks else "",
        "list": list(meeting.speakers),
        "waits": waits,
        "draft": meeting.draft,
        "guests": [
            {"code": each, "name": labels.short(each), "role": f"rule {rules.get(each, 39)}",
             "flag": flag_of(room, each)}
            for each in guests
        ],
    }  # fmt: skip


def _record(room: Room) -> list[dict[str, Any]]:
    rows: _Rows = kept(room, "rows", 0, dict)
    first = lately(room)
    every = room.table.verbatim.paragraphs[first:]
    return [_row(room, rows, place, each) for place, each in enumerate(every, first)]


def _row(room: Room, rows: _Rows, place: int, each: Paragraph) -> dict[str, Any]:
    shown = room.words_of(each.record) if each.own else "shown"
    key = place, each, shown
    found = rows.get(place)
    if found is None or found[0] != key:
        found = rows[place] = key, row_of(place, each, shown)
    return found[1]


def row_of(place: int, each: Paragraph, shown: str = "shown") -> dict[str, Any]:
    """Return one paragraph of the record as a page shows it, counted among paragraphs and not among secret acts."""
    return {
        "n": place + 1,
        "kind": each.kind,
        "by": each.speaker if each.kind in ("speech", "briefing", "quotation") else "",
        "name": capital(each.title.removeprefix("The representative of ")),
        "text": each.text,
        "line": each.line if each.kind in ("speech", "briefing") else "",
        "own": each.own,
        "struck": shown == "struck",
        "held": shown == "held",
        "day": each.day,
        "source": each.source,
        "formal": each.formal,
    }


def _situation(room: Room) -> list[dict[str, Any]]:
    chronicle, case, numbers = room.table.chronicle, room.case, room.public.numbers
    falls = waterfalls(case.setting.indicators, so_far(chronicle, numbers))
    found = []
    for indicator, fall in zip(case.setting.indicators, falls, strict=True):
        value = numbers[indicator.id]
        before = chronicle.mornings[-2].after[indicator.id] if len(chronicle.mornings) > 1 else indicator.start
        found.append(
            {
                "id": indicator.id,
                "label": indicator.label,
                "value": figure(value, indicator),
                "said": measured(value, indicator),
                "unit": indicator.unit,
                "band": word_for(value, indicator),
                "share": round((value - indicator.low) / ((indicator.high - indicator.low) or 1.0), 4),
                "max": indicator.high,
                "moved": moved_by(value - before),
                "better": fall.better,
                "made": made_of(fall),
                "main": indicator.id == case.setting.weights.tension,
            }
        )
    return found


def _news(room: Room) -> list[dict[str, Any]]:
    chronicle = room.table.chronicle
    pages = [_dispatches(room, each.day, len(each.stories)) for each in chronicle.mornings]
    told = sorted((told for _, told in chronicle.running.stories), key=lambda each: -each.weight)
    running = [each.text for each in dict.fromkeys(told)][:_HEADLINES]
    if not running:
        return pages
    today = {"day": chronicle.day, "date": chronicle.labels.weekday(chronicle.day), "headline": "", "items": running,
             "corridor": [], "today": True}  # fmt: skip
    return [*pages, today]


def _dispatches(room: Room, day: int, stories: int) -> dict[str, Any]:
    return kept(room, ("page", day), stories, lambda: _page(room, day))


def _page(room: Room, day: int) -> dict[str, Any]:
    page = page_of(room.table.chronicle, day)
    return {
        "day": page.day,
        "date": page.date,
        "headline": page.headline,
        "items": [each.text for each in page.stories[:_HEADLINES]],
        "corridor": list(page.corridor),
        "today": False,
    }


def _ledger(room: Room) -> list[dict[str, Any]]:
    rows: dict[int, tuple[Any, dict[str, Any]]] = kept(room, "claims", 0, dict)
    found = []
    for claim in room.public.ledger:
        row = rows.get(claim.number)
        if row is None or row[0] is not claim:
            row = rows[claim.number] = claim, _claim(room, claim)
        found.append(row[1])
    return found


def _claim(room: Room, claim: Any) -> dict[str, Any]:
    row = ledger((claim,), room.case)[0]
    return {
        "n": claim.number,
        "name": capital(numbered(claim.number)),
        "by": row.by,
        "about": row.about,
        "words": row.line,
        "state": row.state,
        "confidence": row.confidence,
        "day": claim.day,
        "made": row.made,
        "due": row.due_date,
        "moved": list(row.moved),
    }


def _codex() -> list[dict[str, str]]:
    return [{"id": each.id, "title": each.title, "group": each.group} for each in GLOSSARY.values()]


def _clock(room: Room) -> dict[str, Any]:
    clock = room.clock
    return {"label": clock.label, "left": clock.left, "runs": clock.runs, "ends": clock.ends}
