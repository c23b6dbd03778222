"""What a seat can do, as pages ask for it: kinds of act, their questions in words, what an act moves, explanations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from game.classroom.explaining import explained
from game.classroom.remembered import acts as moment
from game.classroom.remembered import kept, labels_of
from game.council.acts import CastBallot, Clause, TableDraft
from game.council.drafting import AmendmentFrame
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Frame, Openings, Slot
from game.letters import one_line
from game.record.beforehand import beforehand
from game.record.forecasts import Forecast, forecast, forecast_lines
from game.record.outline import Outline
from game.terms import MemberId
from game.wire.forms import DELETE, Unanswered, act, question_of
from game.wire.forms import asked as parts_of
from game.wire.line import tag_of
from game.wire.values import Plain, plain
from game.words.composing import form
from game.words.kinds import HOURS, KINDS, cost, kind_label
from game.words.labels import Labels, capital
from game.words.wording import wording_of
from game.world.acts import Point, Speak

if TYPE_CHECKING:
    from game.classroom.room import Room

__all__ = ["asked", "explained", "offered", "questions", "view_of", "weighed"]
VETO = "a veto, if nine are in favour"
_GROUPS = {"speak": "Speak", "procedure": "Procedure", "diplomacy": "Diplomacy", "decide": "Decide"}


def offered(view: Briefing, openings: Openings) -> list[dict[str, Any]]:
    """Return the kinds of act that are open, each with its words, its hours and what it costs besides."""
    return [_offer(kind, view) for kind in openings]


def _offer(kind: type, view: Briefing) -> dict[str, Any]:
    row = KINDS[kind]
    return {
        "kind": tag_of(kind),
        "group": row.group,
        "heading": _GROUPS[row.group],
        "label": row.short,
        "title": row.asks,
        "asks": kind_label(kind, view),
        "icon": row.icon,
        "hours": HOURS.get(kind, 0) if view.meeting is None else 0,
        "cost": cost(kind, view),
        "note": capital(row.note),
        "answers": row.answers,
        "seldom": row.seldom,
        "routine": row.routine,
    }


def asked(room: Room, seat: MemberId, kind: str, answers: Mapping[str, Plain]) -> dict[str, Any]:
    """Return what is asked for an act, whether it is complete, and the act in words; raise Unanswered as the wire does.

    An act is complete when every question that needs an answer has one and the answers go together.
    """
    view, frame = view_of(room, seat), _frame(room, seat, kind)
    found = questions(room.case, view, frame, answers)
    made = _complete(frame, answers)
    says = "" if made is None else capital(wording_of(room.case).act(made, view))
    return {"questions": found, "complete": made is not None, "says": says}


def questions(case: Case, view: Briefing, frame: Frame, answers: Mapping[str, Plain]) -> list[dict[str, Any]]:
    """Return the questions of an act in words; their values and rules are those of `wire.forms`."""
    slots, given = parts_of(frame, answers)
    asks = {} if isinstance(frame, AmendmentFrame) else {part.name: part.asks for part in form(frame, given)}
    asker = _Asker(case, view)
    return [asker.question(slot, asks.get(slot.name) or _ASKS[slot.name]) for slot in slots]


_ASKS = {"place": "Which paragraph?", "clause": "What shall stand there?"}


class _Asker:
    """Puts the parts of an act into words for one seat."""

    def __init__(self, case: Case, view: Briefing) -> None:
        self.view, self.words = view, wording_of(case)
        self.outline = Outline(self.words, view)

    def question(self, slot: Slot, asks: str) -> dict[str, Any]:
        """Return the question for a part; long lists have their choices under headings, each of which stands once."""
        question = question_of(slot)
        made: dict[str, Any] = {
            "name": slot.name,
            "asks": asks,
            "type": question.__struct_config__.tag,
            "at_least": slot.at_least,
            "at_most": slot.at_most if slot.many else 1,
            "letters": slot.letters,
            "needed": slot.at_least > 0 and not slot.letters,
        }
        if slot.letters:
            return made
        groups: dict[tuple[str, ...], int] = {}
        alike = getattr(question, "alike", ())
        made["choices"] = [self._choice(slot, value, groups) for value in slot.choices]
        for choice, number in zip(made["choices"], alike, strict=False):
            choice["k"] = number
        return {**made, "groups": [list(each) for each in groups]}

    def _choice(self, slot: Slot, value: Any, groups: dict[tuple[str, ...], int]) -> dict[str, Any]:
        headings = self.outline.headings(value)
        label, detail = self._label(slot, value, len(headings))
        choice = {"v": plain(value), "l": label}
        if detail:
            choice["d"] = detail
        if headings:
            choice["g"] = groups.setdefault(headings, len(groups))
        return choice

    def _label(self, slot: Slot, value: Any, depth: int) -> tuple[str, str]:
        """Return the words of a choice below its headings, and a detail beside them."""
        if slot.name == "place":
            return ("A new paragraph at the end" if value < 0 else f"Paragraph {value + 1}"), ""
        if value == DELETE:
            return "Nothing: the paragraph goes", ""
        if isinstance(value, Point):
            stake = self.words.stake(value, self.view)
            return self.outline.under(value, depth).removesuffix(stake), stake.strip(" []")
        label = self.outline.under(value, depth) if depth else self.words.part(slot.name, value, self.view)
        return label, self._relations(value)

    def _relations(self, value: Any) -> str:
        """Return how a delegation stands to the seat, where the choice is one."""
        member = value if isinstance(value, str) else getattr(value, "member", "")
        regards = self.view.regards
        return f"its relations with you {regards[member]:+.0f}" if member in regards else ""


def _complete(frame: Frame, answers: Mapping[str, Plain]) -> Any:
    """Return the act of the answers, or None while they make none."""
    try:
        return act(frame, answers)
    except Unanswered:
        return None


def weighed(room: Room, seat: MemberId, kind: str, answers: Mapping[str, Plain]) -> dict[str, Any]:
    """Return what is foreseen of an act from what the seat knows: its moves, its words in the record, a text's vote.

    The forecast of a text is made of whatever paragraphs it has so far. Raises Unanswered as the wire does.
    """
    view, frame, case = view_of(room, seat), _frame(room, seat, kind), room.case
    _, given = parts_of(frame, answers)
    made = _complete(frame, answers)
    told: dict[str, Any] = {"says": "", "moves": [], "speech": "", "forecast": None}
    if made is not None:
        told["says"] = capital(wording_of(case).act(made, view))
        told["moves"] = [capital(each) for each in beforehand(case, view, made)]
    if isinstance(made, Speak) and view.meeting is not None:
        told["speech"] = room.table.verbatim.rehearsed(seat, made)
    clauses = _clauses(view, given, kind)
    if clauses:
        told["forecast"] = foretold(case, forecast(view, case, clauses, (seat,)))
    return told


def _clauses(view: Briefing, given: Mapping[str, Any], kind: str) -> tuple[Clause, ...]:
    """Return the text that the answers so far make, if they make one."""
    if kind == tag_of(TableDraft):
        return (*given.get("preambular", ()), *given.get("operative", ()))
    draft = view.papers.draft(given["draft"]) if isinstance(given.get("draft"), str) else None
    return draft.clauses if draft is not None else ()


def foretold(case: Case, found: Forecast) -> dict[str, Any]:
    """Return a forecast as a page shows it: who is likely in favour, who is open, who is not, in codes and in lines."""
    return {
        "likely": list(found.likely),
        "open": list(found.open),
        "unlikely": list(found.unlikely),
        "chance": round(found.chance, 2),
        "lines": [capital(each) for each in forecast_lines(found, Labels(case))],
    }


def ballots(view: Briefing, frame: Frame) -> list[dict[str, Any]]:
    """Return the ballots that a seat may cast on the question before it, with what each may mean said in words."""
    vote = view.meeting.vote if view.meeting is not None else None
    if vote is None:
        return []
    vetoes = vote.question.value == "substantive" and view.member in view.permanent
    found = []
    for each in frame.each():
        if isinstance(each, CastBallot):
            note = VETO if vetoes and each.ballot is Ballot.AGAINST else ""
            found.append({"ballot": each.ballot.value, "v": plain(each), "note": note})
    return found


def view_of(room: Room, seat: MemberId) -> Briefing:
    """Return what a seat may know now, made once between two acts."""
    return kept(room, ("view", seat), moment(room), lambda: room.game.briefing(seat))


def _frame(room: Room, seat: MemberId, kind: str) -> Frame:
    """Return the frame of a kind of act that is open to a seat; raise Unanswered where it is not."""
    openings = room.game.openings(seat)
    found = next((each for each in openings if tag_of(each) == kind), None)
    if found is None:
        raise Unanswered(f"{one_line(kind)[:40]} is not open to {labels_of(room).the(seat)} now")
    return openings[found]
