"""The acts open to a seat now: the one source for buttons, machines, checks and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from msgspec.structs import replace

from game.council.acts import ObjectToAgenda, OpenMeeting, RequestMeeting, TableDraft
from game.council.meeting import seen as seen_meeting
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
from game.world.sight import seen, setting_of
from game.world.speech import point_key, points_at_most, points_open

NOTHING = Openings({})
HOURS: dict[type, int] = {TableDraft: 1, RequestMeeting: 1}
"""Hours that an act under the Council's rules costs in the corridor; the others cost none."""

# Reading a member of an enumeration is ten times as slow as reading a name, and every decision reads these.
_CHAMBER, _CORRIDOR = Phase.CHAMBER, Phase.CORRIDOR
_REPLIES = Stage.REPLIES
_OPEN_DAY = Openings({OpenDay: Listed((OpenDay(),))})
_PASS_NIGHT = Openings({PassNight: Listed((PassNight(),))})
_OPEN_MEETING = Openings({OpenMeeting: Listed((OpenMeeting(),))})


def to_act(state: State) -> tuple[MemberId, ...]:
    """Return the actors for whom the game waits: seats, the secretariat or the field; empty when it is over."""
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
    """Return the frames of the acts open to the member now; no act that they draw or admit is refused."""
    kept, council, phase = state.memo.open, state.proceedings, state.phase
    # The cache compares the parts of a state. If it held the state, the two would hold each other and never be freed.
    if (
        kept is not None and kept[0] is council and kept[1] is state.world and kept[2] == member
        and kept[3] is state.corridor and kept[4] is phase
    ):  # fmt: skip
        found: Openings = kept[5]
        return found
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
    state.memo.open = (council, state.world, member, state.corridor, phase, openings)
    return openings


def routine(state: State) -> Any:
    """Return the one act that the secretariat or the field has now, or None if a seat is to act."""
    actors = to_act(state)
    if len(actors) != 1 or actors[0] not in (SECRETARIAT, FIELD):
        return None
    frames = open_to(state, actors[0]).frames
    return next((act for frame in frames.values() for act in frame.each()), None)


class _Standing(Seat):
    """The openings of a seat; each frame is made on demand, only from public values and the seat's own.

    A holder of the openings can reach everything in here, so it holds no State and no World. `view` is the seat's view
    of the world, if any act is open to it there. `lined` are the seats that have a red line.
    """

    __slots__ = ("lined", "view")
    # All fifteen members may object. A random vote on the agenda would hardly ever adopt it, so objections are rare.
    seldom: ClassVar[Mapping[type, float]] = {ObjectToAgenda: 0.5}

    view: corridor.View
    lined: tuple[MemberId, ...]

    def __init__(self, kinds: tuple[type, ...], whole: State, by: MemberId) -> None:
        self.kinds = kinds
        self._made = {}
        self.state = state = whole.proceedings
        self.meeting = meeting = state.meeting
        if meeting is not None and (meeting.vote is not None or meeting.interrupted):
            self.meeting = seen_meeting(meeting, by)
            if self.meeting is not meeting:
                self.state = replace(state, meeting=self.meeting)
        self.remit = whole.case.remit
        self.day = whole.day
        self.by = by


def _view(whole: State, by: MemberId, *, speaking: bool) -> corridor.View:
    """Return a seat's view of the world: its facts, its hours, the drafts and the members that it can lobby."""
    case, day = whole.case, whole.day
    drafts, texts, sponsors = _live(whole)
    memo = whole.memo
    facts = seen(whole.world, case.setting, day, by, memo.confided, memo.notes_of(by), speaking=speaking)
    hours, members = whole.corridor.hours.get(by, 0), case.remit.council.seats
    return corridor.View(facts, setting_of(case.setting, by), day, by, hours, drafts, members, texts, sponsors)


def _in_chamber(state: State, member: MemberId) -> Openings:
    meeting = state.proceedings.meeting
    if meeting is None:
        return NOTHING
    stage = meeting.stage
    polled = member in meeting.polled
    if polled and stage in VOTES:
        return voter_openings(meeting, member, state.memo.voters)
    kinds = (_POLLED if polled else _UNPOLLED)[stage]
    if not kinds:
        return NOTHING
    standing = _Standing(kinds, state, member)
    if polled and stage in _SPEAKING:
        standing.view = _view(state, member, speaking=True)
    return standing


_SPEAKING = (Stage.DEBATE, Stage.REPLIES)
_POLLED = {
    stage: ((Speak,) if stage in _SPEAKING else ()) + chamber_kinds(stage, polled=True) for stage in Stage
}
_UNPOLLED = {stage: chamber_kinds(stage, polled=False) for stage in Stage}


def _speech(standing: _Standing) -> Composed | None:
    view, day, member, meeting = standing.view, standing.day, standing.by, standing.meeting
    facts, setting = view.world, view.setting
    reply = meeting is not None and meeting.stage is _REPLIES
    points = points_open(facts, setting, day, member, reply=reply)
    kept: dict[Any, Any] = facts.notes.own if facts.notes is not None else {}
    found = kept.get("speech")
    if found is None or found[0] is not points:
        at_most = points_at_most(setting, day, member, reply=reply)
        slots_ = (
            Slot("points", points, 1, at_most, many=True, key=point_key),
            Slot("register", tuple(Register)),
            Slot("words", letters=LETTERS),
        )
        found = kept["speech"] = (points, Composed(Speak, slots_) if points else None)
    frame: Composed | None = found[1]
    return frame


def _in_corridor(state: State, member: MemberId) -> Openings:
    world, waiting = state.world, state.corridor.waiting
    # A round asks its parties first, whether or not they have ended their day.
    if world.round is not None and member in talks.waiting(world, state.case.setting):
        return Openings(talks.frames(world, state.case.setting, state.day, member))
    if member in waiting:
        standing = _Standing(_outside(state.case, member, state.corridor.hours.get(member, 0)), state, member)
        standing.view, standing.lined = _view(state, member, speaking=False), _lined(state)
        return standing
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
    return lambda standing: sounding.frame(kind, standing.view, standing.lined, standing.remit)


_Standing.makers = {
    **FRAMES,
    Speak: _speech,
    **{kind: _deed(kind) for kind in corridor.KINDS},
    **{kind: _sounding(kind) for kind in sounding.HOURS},
}


_Live = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]


def _live(state: State) -> _Live:
    """Return the drafts that may be lobbied for, their paragraphs and sponsors; cached while no draft changes."""
    papers = state.proceedings.papers
    kept = state.memo.live
    if kept is None or kept[0] is not papers.drafts:
        drafts = live(papers)
        texts = tuple([tuple([clause.paragraph for clause in each.clauses]) for each in drafts])
        symbols, sponsors = tuple([each.symbol for each in drafts]), tuple([each.sponsors for each in drafts])
        kept = state.memo.live = (papers.drafts, (symbols, texts, sponsors))
    found: _Live = kept[1]
    return found


def _lined(state: State) -> tuple[MemberId, ...]:
    """Return the seats that have a red line, in order, without saying which line it is."""
    lines = state.world.hidden.lines
    kept = state.memo.lined
    if kept is None or kept[0] is not lines:
        kept = state.memo.lined = (lines, tuple([each for each in state.case.seats if each in lines]))
    found: tuple[MemberId, ...] = kept[1]
    return found
