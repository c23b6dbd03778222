"""Explanations on request: a delegation, a rule or a word, a figure, a text with its forecast, another's ballot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.classroom.public import row_of
from game.classroom.refusing import Refused as Refusing
from game.classroom.remembered import labels_of
from game.council.papers import DraftResolution
from game.engine.briefing import Briefing
from game.engine.views import PublicView
from game.record.acquaintance import acquainted
from game.record.confidences import codex
from game.record.enquiry import about_draft, before_council
from game.record.forecasts import forecast, forecast_lines
from game.record.glossary import GLOSSARY
from game.record.newspaper import made_of, so_far, waterfalls
from game.terms import MemberId
from game.words.labels import capital

if TYPE_CHECKING:
    from game.classroom.room import Room

Explained = dict[str, Any]


def explained(room: Room, seat: MemberId, what: str, id: str) -> Explained:
    """Return an explanation as a title and lines; `seat` is whose knowledge it is from, or "" for the public's.

    Raises Refused where there is nothing of this name to explain.
    """
    explain = _EXPLAIN.get(what)
    found = explain(room, seat, id) if explain is not None else None
    if found is None:
        raise Refusing("there is nothing of this name to explain")
    return found


def _told(title: str, lines: Any, authority: str = "") -> Explained:
    return {"title": title, "lines": list(lines), "authority": authority}


def _view(room: Room, seat: MemberId) -> Briefing | PublicView:
    return room.game.briefing(seat) if seat else room.public


def _entry(room: Room, seat: MemberId, id: str) -> Explained | None:
    entry = GLOSSARY.get(id)
    return None if entry is None else _told(entry.title, [entry.text], entry.authority)


def _delegation(room: Room, seat: MemberId, id: str) -> Explained | None:
    if id not in room.case.participant:
        return None
    view, labels = _view(room, seat), labels_of(room)
    lines = [*acquainted(room.case, view, id)]
    if isinstance(view, Briefing) and id != seat:
        lines += [f"{who}: {words}." for who, words in codex(view, id, labels, current=True)]
    return _told(labels.name(id), lines)


def _figure(room: Room, seat: MemberId, id: str) -> Explained | None:
    falls = waterfalls(room.case.setting.indicators, so_far(room.table.chronicle, room.public.numbers))
    found = next((each for each in falls if each.indicator == id), None)
    if found is None:
        return None
    kept = next(each for each in room.case.setting.indicators if each.id == id)
    words = ", ".join(f"{each.word} from {each.at:g}" for each in kept.words)
    return _told(kept.label, [made_of(found), *([f"Words: {words}."] if words else [])])


def _text(room: Room, seat: MemberId, id: str) -> Explained | None:
    view, labels = _view(room, seat), labels_of(room)
    draft = view.papers.draft(id)
    if draft is None:
        return None
    lines = [labels.clause(each) for each in draft.clauses]
    if isinstance(view, Briefing):
        foreseen = forecast(view, room.case, draft.clauses, draft.sponsors)
        lines += [capital(each) for each in forecast_lines(foreseen, labels)]
    return _told(labels.draft(draft), lines)


def _ballot(room: Room, seat: MemberId, id: str) -> Explained | None:
    """Explain what would change another's ballot: `id` is its code, and the symbol of a draft where one is meant."""
    code, _, symbol = id.partition(" ")
    view = _view(room, seat)
    if not isinstance(view, Briefing) or code not in view.council:
        return None
    draft: DraftResolution | None = before_council(view, symbol)
    if draft is None:
        return _told(labels_of(room).name(code), ["No draft is before the Council now."])
    title = f"The vote of {labels_of(room).the(code)} on {draft.symbol}"
    return _told(title, about_draft(room.case, view, code, draft))


def _record(room: Room, seat: MemberId, id: str) -> Explained | None:
    """Return the record of a day, as rows."""
    every = room.table.verbatim.paragraphs
    rows = [
        row_of(place, each, room.words_of(each.record) if each.own else "shown")
        for place, each in enumerate(every)
        if str(each.day) == id
    ]
    return {"title": labels_of(room).date(int(id)), "lines": [], "rows": rows} if rows else None


_EXPLAIN: dict[str, Callable[[Room, MemberId, str], Explained | None]] = {
    "codex": _entry,
    "seat": _delegation,
    "figure": _figure,
    "text": _text,
    "ballot": _ballot,
    "record": _record,
}
"""What can be asked for, by the name that the page gives it."""
