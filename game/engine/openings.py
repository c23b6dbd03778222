"""What a seat may do now: the one source for buttons, machines, checks and counts."""

from __future__ import annotations

from typing import Any

from game.council.acts import OpenMeeting, RequestMeeting, TableDraft
from game.council.openings import chamber_frames, corridor_frames
from game.council.papers import Standing
from game.council.stages import VOTES, Stage
from game.engine.state import FIELD, SECRETARIAT, Phase, State
from game.frames import Composed, Frame, Listed, Openings, Slot
from game.terms import MemberId
from game.world import corridor, talks
from game.world.acts import AnyPoint, EndDay, OpenDay, PassNight, Register, Speak
from game.world.slots import slots
from game.world.speech import point_key, points_open

NOTHING = Openings({})
WORDS = 4000
"""Letters that a delegate may write into one speech."""
POINTS = 4
"""Points in one speech (game, section 3)."""
HOURS: dict[type, int] = {TableDraft: 1, RequestMeeting: 1}
"""Hours that an act under the Council's rules costs in the corridor; the others cost none."""
_KEPT = 4096

_OPEN_DAY = Openings({OpenDay: Listed((OpenDay(),))})
_PASS_NIGHT = Openings({PassNight: Listed((PassNight(),))})
_OPEN_MEETING = Openings({OpenMeeting: Listed((OpenMeeting(),))})
_END_DAY: dict[type, Frame] = {EndDay: Listed((EndDay(),))}


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
    kept: dict[Any, Any] = state.case.__dict__.setdefault("openings", {})
    stage = meeting.stage
    polled = member in meeting.polled
    vote = meeting.vote
    if stage in VOTES and vote is not None:
        key: tuple[Any, ...] = (
            member, stage, polled, vote.id, meeting.president, vote.must_abstain, len(meeting.points),
            bool(vote.ballots), meeting.absent,
        )
        parts: tuple[Any, ...] = ()
    else:
        key = (
            member, stage, polled, meeting.president, meeting.draft, len(meeting.points), len(meeting.moved),
            len(meeting.called), len(meeting.contested), meeting.speakers, meeting.first_amendment,
            meeting.statement, meeting.briefers, len(meeting.polled) > 1, meeting.symbol, len(meeting.spoken),
        )
        parts = (state.proceedings.papers, state.world.ledger, state.world.released, meeting.motions)
    found = kept.get(key)
    if found is not None and all(map(_same, found[0], parts)):
        openings: Openings = found[1]
        return openings
    openings = Openings(_chamber(state, member))
    if len(kept) > _KEPT:
        kept.clear()
    kept[key] = (parts, openings)
    return openings


def _same(one: object, other: object) -> bool:
    return one is other


def _chamber(state: State, member: MemberId) -> dict[type, Frame]:
    case, meeting = state.case, state.proceedings.meeting
    assert meeting is not None, "a meeting is under way"
    frames = chamber_frames(state.proceedings, case.remit, state.day, member)
    speaking = meeting.stage is Stage.DEBATE and meeting.speakers[:1] == (member,)
    if member in meeting.polled and (speaking or meeting.stage is Stage.REPLIES):
        reply = meeting.stage is Stage.REPLIES
        points = points_open(state.world, case.setting, state.day, member, reply=reply)
        if points:
            frames[Speak] = _speech(points)
    return frames


def _speech(points: tuple[AnyPoint, ...]) -> Composed:
    return Composed(
        Speak,
        (
            Slot("points", points, 1, POINTS, many=True, key=point_key),
            Slot("register", tuple(Register)),
            Slot("words", letters=WORDS),
        ),
    )


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
    world, case, hours = state.world, state.case, state.corridor.hours.get(member, 0)
    influence = _influence(state, member)
    kept: dict[Any, Any] = case.__dict__.setdefault("openings", {})
    key = (member, state.day, hours, influence, state.proceedings.requests, state.proceedings.away)
    parts = (state.proceedings.papers, world.ledger, world.released, world.talked, world.lobbied, world.counsel)
    found = kept.get(key)
    if found is not None and all(map(_same, found[0], parts)):
        openings: Openings = found[1]
        return openings
    openings = Openings(_corridor(state, member, hours))
    kept[key] = (parts, openings)
    return openings


def _influence(state: State, member: MemberId) -> float:
    place = slots(state.case.setting).index.get(f"influence[{member}]")
    return state.world.numbers[place] if place is not None else 0.0


def _corridor(state: State, member: MemberId, hours: int) -> dict[type, Frame]:
    case, proceedings = state.case, state.proceedings
    live = (Standing.NEGOTIATION, Standing.SILENCE, Standing.BLUE)
    drafts = tuple(each.symbol for each in proceedings.papers.drafts if each.standing in live)
    frames = dict(_END_DAY)
    frames |= corridor.frames(
        state.world, case.setting, state.day, member, hours, drafts=drafts, members=case.remit.council.seats
    )
    open_papers = corridor_frames(proceedings, case.remit, state.day, member)
    frames |= {kind: frame for kind, frame in open_papers.items() if hours >= HOURS.get(kind, 0)}
    return frames
