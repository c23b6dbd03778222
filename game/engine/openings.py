"""What a seat may do now: the one source for buttons, machines, checks and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from game.council.acts import ObjectToAgenda, OpenMeeting, RequestMeeting, TableDraft
from game.council.openings import CORRIDOR, CORRIDOR_UNSEATED, FRAMES, chamber_kinds
from game.council.seat import Seat
from game.council.shelf import live
from game.council.stages import VOTES, Stage
from game.council.voters import voter_openings
from game.engine import sounding
from game.engine.case import Case
from game.engine.directing import directing
from game.engine.state import FIELD, SECRETARIAT, Phase, State
from game.frames import Composed, Frame, Listed, Openings, Slot
from game.letters import LETTERS
from game.terms import DIRECTOR, MemberId
from game.world import corridor, talks
from game.world.acts import OpenDay, PassNight, Register, Speak
from game.world.speech import point_key, points_at_most, points_open

NOTHING = Openings({})
HOURS: dict[type, int] = {TableDraft: 1, RequestMeeting: 1}
"""Hours that an act under the Council's rules costs in the corridor; the others cost none."""

# A member of an enumeration costs ten times what a name costs, and these are asked for in every decision.
_CHAMBER, _CORRIDOR = Phase.CHAMBER, Phase.CORRIDOR
_REPLIES = Stage.REPLIES
_OPEN_DAY = Openings({OpenDay: Listed((OpenDay(),))})
_PASS_NIGHT = Openings({PassNight: Listed((PassNight(),))})
_OPEN_MEETING = Openings({OpenMeeting: Listed((OpenMeeting(),))})


def to_act(state: State) -> tuple[MemberId, ...]:
    """Return those for whom the game waits: seats, the secretariat or the field; empty when it is over."""
    phase = state.phase
    if phase is _CHAMBER:
        return state.proceedings.meeting.polled if state.proceedings.meeting else ()
    if phase is _CORRIDOR:
        if state.world.round is not None:
            return talks.waiting(state.world, state.case.setting)
        return state.corridor.waiting or (SECRETARIAT,)
    if phase is Phase.OVER:
        return ()
    return (SECRETARIAT,) if phase is Phase.MORNING else (FIELD,)


def open_to(state: State, member: MemberId) -> Openings:
    """Return the frames of what the member may do now; nothing drawn from them or admitted is refused."""
    kept = state.case.__dict__.get("open")
    if kept is not None and kept[0] is state and kept[1] == member:
        openings: Openings = kept[2]
        return openings
    phase = state.phase
    if member == DIRECTOR:
        openings = directing(state.case.setting) if state.case.directed and phase is not Phase.OVER else NOTHING
    elif phase is _CHAMBER:
        openings = _in_chamber(state, member)
    elif phase is _CORRIDOR:
        openings = _in_corridor(state, member)
    elif phase is Phase.MORNING and member == SECRETARIAT:
        openings = _OPEN_DAY
    else:
        openings = _PASS_NIGHT if phase is Phase.NIGHT and member == FIELD else NOTHING
    state.case.__dict__["open"] = (state, member, openings)
    return openings


def routine(state: State) -> Any:
    """Return the one act that the secretariat or the field has now, or None where a seat is to act."""
    actors = to_act(state)
    if len(actors) != 1 or actors[0] not in (SECRETARIAT, FIELD):
        return None
    frames = open_to(state, actors[0]).frames
    return next((act for frame in frames.values() for act in frame.each()), None)


class _Standing(Seat):
    """What is open to a seat in this state; each frame is made when it is asked for."""

    __slots__ = ("_view", "whole")
    # Fifteen are asked in turn whether they object, and an agenda put to a random vote is not adopted.
    seldom: ClassVar[Mapping[type, float]] = {ObjectToAgenda: 0.5}

    def __init__(self, kinds: tuple[type, ...], whole: State, by: MemberId) -> None:
        self.kinds = kinds
        self._made = {}
        self.whole = whole
        self.state = state = whole.proceedings
        self.meeting = state.meeting
        self.remit = whole.case.remit
        self.day = whole.day
        self.by = by
        self._view: corridor.View | None = None

    @property
    def view(self) -> corridor.View:
        """Return the seat's standpoint in the corridor."""
        view = self._view
        if view is None:
            whole, by = self.whole, self.by
            hours, case = whole.corridor.hours.get(by, 0), whole.case
            drafts, texts, sponsors = _live(whole)
            council = case.remit.council.seats
            view = self._view = corridor.View(
                whole.world, case.setting, whole.day, by, hours, drafts, council, texts, sponsors
            )
        return view


def _in_chamber(state: State, member: MemberId) -> Openings:
    meeting = state.proceedings.meeting
    if meeting is None:
        return NOTHING
    stage = meeting.stage
    polled = member in meeting.polled
    if polled and stage in VOTES:
        return voter_openings(state.case.remit, meeting, member)
    kinds = (_POLLED if polled else _UNPOLLED)[stage]
    return _Standing(kinds, state, member) if kinds else NOTHING


_SPEAKING = (Stage.DEBATE, Stage.REPLIES)
_POLLED = {
    stage: ((Speak,) if stage in _SPEAKING else ()) + chamber_kinds(stage, polled=True) for stage in Stage
}
_UNPOLLED = {stage: chamber_kinds(stage, polled=False) for stage in Stage}


def _speech(standing: _Standing) -> Composed | None:
    state, member, meeting = standing.whole, standing.by, standing.meeting
    reply = meeting is not None and meeting.stage is _REPLIES
    points = points_open(state.world, state.case.setting, state.day, member, reply=reply)
    kept = state.case.__dict__.setdefault("speeches", {})
    found = kept.get(member)
    if found is None or found[0] is not points:
        at_most = points_at_most(state.case.setting, state.day, member, reply=reply)
        slots_ = (
            Slot("points", points, 1, at_most, many=True, key=point_key),
            Slot("register", tuple(Register)),
            Slot("words", letters=LETTERS),
        )
        found = kept[member] = (points, Composed(Speak, slots_) if points else None)
    frame: Composed | None = found[1]
    return frame


def _in_corridor(state: State, member: MemberId) -> Openings:
    world, waiting = state.world, state.corridor.waiting
    # A round asks its parties first, whether or not they have ended their day.
    if world.round is not None and member in talks.waiting(world, state.case.setting):
        return Openings(talks.frames(world, state.case.setting, state.day, member))
    if member in waiting:
        return _Standing(_outside(state.case, member, state.corridor.hours.get(member, 0)), state, member)
    return _OPEN_MEETING if member == SECRETARIAT and world.round is None and not waiting else NOTHING


def _outside(case: Case, member: MemberId, hours: int) -> tuple[type, ...]:
    """Return the kinds of act that a seat may ever try outside the chamber with so many hours, kept with the case."""
    kept: dict[tuple[MemberId, int], tuple[type, ...]] = case.__dict__.setdefault("outside", {})
    kinds = kept.get((member, hours))
    if kinds is None:
        deeds = corridor.kinds_of(case.setting, member)
        acts = CORRIDOR if member in case.remit.council.seats else CORRIDOR_UNSEATED
        ever = (*deeds, *sounding.HOURS, *acts)
        kinds = kept[member, hours] = tuple([kind for kind in ever if _HOURS[kind] <= hours])
    return kinds


_OUTSIDE = (*corridor.KINDS, *sounding.HOURS, *CORRIDOR)
_HOURS = {kind: {**HOURS, **sounding.HOURS, **corridor.HOURS}.get(kind, 0) for kind in _OUTSIDE}


def _deed(kind: type) -> Callable[[_Standing], Frame | None]:
    return lambda standing: corridor.frame(kind, standing.view)


def _sounding(kind: type) -> Callable[[_Standing], Frame | None]:
    return lambda standing: sounding.frame(kind, standing.whole, standing.by)


_Standing.makers = {
    **FRAMES,
    Speak: _speech,
    **{kind: _deed(kind) for kind in corridor.KINDS},
    **{kind: _sounding(kind) for kind in sounding.HOURS},
}


_Live = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]


def _live(state: State) -> _Live:
    """Return the drafts that may be lobbied for, their paragraphs and sponsors; kept while no paper changes."""
    drafts = live(state.case.remit, state.proceedings.papers)
    kept = state.case.__dict__.get("live")
    if kept is None or kept[0] is not drafts:
        texts = tuple([tuple([clause.paragraph for clause in each.clauses]) for each in drafts])
        symbols, sponsors = tuple([each.symbol for each in drafts]), tuple([each.sponsors for each in drafts])
        kept = state.case.__dict__["live"] = (drafts, (symbols, texts, sponsors))
    found: _Live = kept[1]
    return found
