"""What a seat may do now: the one source for buttons, machines, checks and counts."""

from __future__ import annotations

from typing import Any

from game.council.acts import OpenMeeting, RequestMeeting, TableDraft
from game.council.openings import CORRIDOR, LIVE, Seat, chamber_kinds
from game.council.openings import frame as council_frame
from game.council.stages import Stage
from game.engine.state import FIELD, SECRETARIAT, Phase, State
from game.frames import Composed, Frame, Frames, Listed, Openings, Slot
from game.terms import MemberId
from game.world import corridor, talks
from game.world.acts import OpenDay, PassNight, Register, Speak
from game.world.speech import point_key, points_open

NOTHING = Openings({})
WORDS = 4000
"""Letters that a delegate may write into one speech."""
POINTS = 4
"""Points in one speech (game, section 3)."""
HOURS: dict[type, int] = {TableDraft: 1, RequestMeeting: 1}
"""Hours that an act under the Council's rules costs in the corridor; the others cost none."""

_OPEN_DAY = Openings({OpenDay: Listed((OpenDay(),))})
_PASS_NIGHT = Openings({PassNight: Listed((PassNight(),))})
_OPEN_MEETING = Openings({OpenMeeting: Listed((OpenMeeting(),))})


def to_act(state: State) -> tuple[MemberId, ...]:
    """Return those for whom the game waits: seats, the secretariat or the field; empty when it is over."""
    phase = state.phase
    if phase is Phase.CHAMBER:
        return state.proceedings.meeting.polled if state.proceedings.meeting else ()
    if phase is Phase.CORRIDOR:
        if state.world.round is not None:
            return talks.waiting(state.world, state.case.setting)
        return state.corridor.waiting or (SECRETARIAT,)
    if phase is Phase.OVER:
        return ()
    return (SECRETARIAT,) if phase is Phase.MORNING else (FIELD,)


def open_to(state: State, member: MemberId) -> Openings:
    """Return the frames of what the member may do now; nothing drawn from them or admitted is refused."""
    phase = state.phase
    if phase is Phase.CHAMBER:
        return _in_chamber(state, member)
    if phase is Phase.CORRIDOR:
        return _in_corridor(state, member)
    if phase is Phase.MORNING and member == SECRETARIAT:
        return _OPEN_DAY
    return _PASS_NIGHT if phase is Phase.NIGHT and member == FIELD else NOTHING


def routine(state: State) -> Any:
    """Return the one act that the secretariat or the field has now, or None where a seat is to act."""
    actors = to_act(state)
    if len(actors) != 1 or actors[0] not in (SECRETARIAT, FIELD):
        return None
    frames = open_to(state, actors[0]).frames
    return next((act for frame in frames.values() for act in frame.each()), None)


def _in_chamber(state: State, member: MemberId) -> Openings:
    meeting = state.proceedings.meeting
    if meeting is None:
        return NOTHING
    case = state.case
    kept: dict[Any, Any] = case.__dict__.setdefault("chamber", {})
    found = kept.get(member)
    if found is not None and found[0] is meeting and found[1] is state.world and found[2] is state.proceedings:
        openings: Openings = found[3]
        return openings
    polled = member in meeting.polled
    kinds = chamber_kinds(meeting.stage, polled=polled)
    speaking = polled and (meeting.stage is Stage.REPLIES or meeting.stage is Stage.DEBATE)
    seat = Seat(state.proceedings, case.remit, state.day, member)

    def make(kind: type) -> Frame | None:
        return _speech(state, member) if kind is Speak else council_frame(kind, seat)

    openings = Openings(Frames((Speak, *kinds) if speaking else kinds, make))
    kept[member] = (meeting, state.world, state.proceedings, openings)
    return openings


def _speech(state: State, member: MemberId) -> Composed | None:
    meeting = state.proceedings.meeting
    reply = meeting is not None and meeting.stage is Stage.REPLIES
    points = points_open(state.world, state.case.setting, state.day, member, reply=reply)
    kept = state.case.__dict__.setdefault("speeches", {})
    found = kept.get(member)
    if found is None or found[0] is not points:
        slots_ = (
            Slot("points", points, 1, POINTS, many=True, key=point_key),
            Slot("register", tuple(Register)),
            Slot("words", letters=WORDS),
        )
        found = kept[member] = (points, Composed(Speak, slots_) if points else None)
    frame: Composed | None = found[1]
    return frame


def _in_corridor(state: State, member: MemberId) -> Openings:
    world, case = state.world, state.case
    if world.round is not None:
        return Openings(talks.frames(world, case.setting, state.day, member))
    if member == SECRETARIAT:
        return NOTHING if state.corridor.waiting else _OPEN_MEETING
    if member not in state.corridor.waiting:
        return NOTHING
    return _waiting(state, member)


def _waiting(state: State, member: MemberId) -> Openings:
    case, hours = state.case, state.corridor.hours.get(member, 0)
    kept: dict[Any, Any] = case.__dict__.setdefault("corridor", {})
    found = kept.get(member)
    if (
        found is not None
        and found[0] is state.proceedings
        and found[1] is state.world
        and found[2] == (state.day, hours)
    ):
        openings: Openings = found[3]
        return openings
    deeds = _deeds(state, member, hours)
    seat = Seat(state.proceedings, case.remit, state.day, member)

    def make(kind: type) -> Frame | None:
        if kind in _COUNCIL:
            return council_frame(kind, seat) if hours >= HOURS.get(kind, 0) else None
        return deeds.get(kind)

    openings = Openings(Frames((*deeds, *CORRIDOR), make))
    kept[member] = (state.proceedings, state.world, (state.day, hours), openings)
    return openings


_COUNCIL = frozenset(CORRIDOR)


def _deeds(state: State, member: MemberId, hours: int) -> dict[type, Frame]:
    case, papers = state.case, state.proceedings.papers
    kept = case.__dict__.get("live")
    if kept is None or kept[0] is not papers:
        kept = (papers, tuple(each.symbol for each in papers.drafts if each.standing in LIVE))
        case.__dict__["live"] = kept
    members = case.remit.council.seats
    return corridor.frames(state.world, case.setting, state.day, member, hours, drafts=kept[1], members=members)
