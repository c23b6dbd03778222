"""The consequences of an act: first the law, then the world's answer, then the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.council import decide as council
from game.council import events as c
from game.council.acts import OpenMeeting, ProposeStatement
from game.council.assembly import recommends
from game.council.meeting import Proceedings
from game.engine import directing, sounding
from game.engine import events as e
from game.engine.acts import COUNCIL_ACTS, Action
from game.engine.fold import FOLD, with_proceedings, with_world
from game.engine.openings import HOURS, open_to
from game.engine.reactions import COUNTED, REACTIONS, counted
from game.engine.refusals import refusal
from game.engine.state import Phase, State, hours_a_day
from game.terms import DIRECTOR, Dice, MemberId, OutOfOrder, Slug
from game.world import acts as w
from game.world import corridor, endings, events, field, ledger, promises, speech, talks, understandings
from game.world.unfolding import Told, Unfolding

_CORRIDOR = Phase.CORRIDOR
_MINDED = frozenset(REACTIONS)
_CLOCKED = frozenset((OpenMeeting, ProposeStatement, *HOURS))
Step = tuple[tuple[Any, ...], State]


class Course:
    """Collects the events of one act; lives no longer than it."""

    __slots__ = ("events", "state")

    def __init__(self, state: State) -> None:
        self.state = state
        self.events: list[Any] = []

    def tell(self, event: Any) -> None:
        """Record an event and let the state follow it."""
        self.events.append(event)
        self.state = FOLD[type(event)](self.state, event)

    def tell_all(self, told: Told) -> None:
        """Record the events of the world's rules, in order."""
        if told:
            self.events.extend(told)
            self.state = with_world(self.state, told.world)

    def keep_words(self, before: State) -> None:
        """Judge as kept, at once, every promise that this act has kept."""
        after, setting = self.state.world, self.state.case.setting
        if promises.touched(before.world, after, setting, before.memo.common):
            unfolding = Unfolding(after, setting, self.state.day)
            promises.keep(unfolding)
            self.tell_all(unfolding.told())

    def count(self) -> None:
        """Bring the world's counts of the Council's business up to date."""
        event = counted(self.state)
        if event is not None:
            self.tell(event)


def step(state: State, by: MemberId, action: Any, dice: Dice) -> Step:
    """Return the events that follow from the act, and the state after them.

    Raises OutOfOrder, with reason and authority, for an act that is not open to `by`; nothing follows from it.
    """
    if not open_to(state, by).admits(action):
        raise OutOfOrder(refusal(state, by, action))
    kind = type(action)
    handler = _DO.get(kind)
    if handler is not None:
        course = Course(state)
        handler(course, by, action, dice)
        if by != DIRECTOR:  # the director has no part in any turn
            _turn(course, dice)
        if kind is not w.PassNight:  # the events of the night count for tomorrow
            course.keep_words(state)
        return tuple(course.events), course.state
    case, day = state.case, state.day
    happened, after = decided = council.decide(state.proceedings, case.remit, day, by, action, dice=dice)
    if kind in _CLOCKED:
        return _answered(state, by, action, decided, dice)
    for event in happened:
        if type(event) in _MINDED:
            return _answered(state, by, action, decided, dice)
    # Most acts change the Council's business alone.
    return happened, State(case, day, state.phase, after, state.world, state.corridor, state.ending, state.memo)


def decide(state: State, by: MemberId, action: Any, dice: Dice) -> tuple[Any, ...]:
    """Return the events that follow from the act; raises OutOfOrder like `step`."""
    return step(state, by, action, dice)[0]


def _answered(state: State, by: MemberId, action: Any, decided: council.Decided, dice: Dice) -> Step:
    """Return the Council's events, with the answers of the world and of the clock to them."""
    course = Course(state)
    if type(action) is OpenMeeting:
        course.tell(e.PhaseEntered(Phase.CHAMBER))
    _entered_in_record(course, *decided)
    if state.phase is _CORRIDOR and type(action) in HOURS:
        course.tell(e.HoursSpent(by, HOURS[type(action)]))
    if state.phase is _CORRIDOR and type(action) is ProposeStatement:
        course.tell(e.PhaseEntered(_CORRIDOR, _called_back(state, by)))
    _turn(course, dice)
    course.keep_words(state)
    return tuple(course.events), course.state


def _called_back(state: State, by: MemberId) -> tuple[MemberId, ...]:
    """Return the seats still to act when a statement is circulated: all members, because one objection blocks it."""
    waiting, members = state.corridor.waiting, state.case.remit.council.seats
    return tuple(seat for seat in state.case.seats if seat in waiting or (seat in members and seat != by))


def _entered_in_record(course: Course, happened: tuple[Any, ...], after: Proceedings) -> None:
    """Record the Council's events, and let the world answer those in `REACTIONS`."""
    before = course.state
    course.events.extend(happened)
    course.state = with_proceedings(before, after)
    minded = [event for event in happened if type(event) in _MINDED]
    for event in minded:
        told = REACTIONS[type(event)](before, course.state, event)
        if told is not None:
            course.tell_all(told)
    if any([type(event) in COUNTED for event in minded]):
        course.count()
    for event in minded:
        if type(event) is c.MeetingClosed:
            course.tell(e.PhaseEntered(Phase.NIGHT))
        elif type(event) is c.MeetingSuspended:
            course.tell(e.PhaseEntered(_CORRIDOR, _with_hours(course.state)))


def _with_hours(state: State) -> tuple[MemberId, ...]:
    return tuple(seat for seat in state.case.seats if state.corridor.hours.get(seat, 0) > 0)


def _speak(course: Course, by: MemberId, action: w.Speak, dice: Dice) -> None:
    state = course.state
    meeting = state.proceedings.meeting
    assert meeting is not None, "a speech is made in a meeting"
    reply = meeting.stage.value == "replies"
    course.tell(events.SpeechMade(by, action.points, action.register, action.words, reply))
    said = speech.speech_events(
        state.world, state.case.setting, state.day, by, action.points, meeting=meeting.symbol, reply=reply
    )
    course.tell_all(said)
    named = tuple(
        dict.fromkeys(each.claim.about for each in said if type(each) is events.ClaimEntered and each.claim.about)
    )
    happened, after = council.take_floor(state.proceedings, state.case.remit, state.day, by, named=named)
    _entered_in_record(course, happened, after)


def _in_corridor(course: Course, by: MemberId, action: Any, dice: Dice) -> None:
    state = course.state
    course.tell_all(corridor.deed_events(state.world, state.case.setting, state.day, by, action, dice))
    hours = corridor.hours_of(action)
    if hours:
        course.tell(e.HoursSpent(by, hours))


def _calling(course: Course, by: MemberId, action: w.CallTalks, dice: Dice) -> None:
    _in_corridor(course, by, action, dice)
    _consented(course, by, action.format, consents=True)


def _promising(course: Course, by: MemberId, action: w.ProposeUnderstanding, dice: Dice) -> None:
    """Propose an understanding; its partners are asked today, even those who had ended their day."""
    _in_corridor(course, by, action, dice)
    state = course.state
    gone = tuple(seat for seat in action.partners if seat not in state.corridor.waiting)
    if gone:
        course.tell(e.CalledBack(by, gone))


def _answering_call(course: Course, by: MemberId, action: w.AnswerCall, dice: Dice) -> None:
    _in_corridor(course, by, action, dice)
    _consented(course, by, action.format, consents=action.consents)


def _consented(course: Course, by: MemberId, form: Slug, *, consents: bool) -> None:
    unfolding = Unfolding(course.state.world, course.state.case.setting, course.state.day)
    understandings.judge_call(unfolding, by, form, consents=consents)
    course.tell_all(unfolding.told())


def _sounding(course: Course, by: MemberId, action: Any, dice: Dice) -> None:
    learn = sounding.sounded if type(action) is w.SoundOut else sounding.tested
    course.tell_all(learn(course.state, by, action, dice))
    course.tell(e.HoursSpent(by, sounding.HOURS[type(action)]))


def _in_talks(course: Course, by: MemberId, action: Any, dice: Dice) -> None:
    state = course.state
    course.tell_all(talks.deed_events(state.world, state.case.setting, state.day, by, action))


def _end_day(course: Course, by: MemberId, action: w.EndDay, dice: Dice) -> None:
    under_way = course.state.world.round
    if under_way is not None and under_way.open and by in under_way.polled[:1]:
        _in_talks(course, by, action, dice)
    else:
        course.tell(e.CorridorLeft(by))


def _record_breach(course: Course, by: MemberId, action: w.RecordBreach, dice: Dice) -> None:
    """Put a breach on the record: within a round it costs nothing, in the corridor an hour."""
    under_way = course.state.world.round
    polled = under_way is not None and under_way.open and by in under_way.polled[:1]
    (_in_talks if polled else _in_corridor)(course, by, action, dice)


def _open_day(course: Course, by: MemberId, action: w.OpenDay, dice: Dice) -> None:
    state = course.state
    case, setting, day = state.case, state.case.setting, state.day + 1
    if day == case.begins:
        once = Dice(dice.seed, 0, "hidden")
        course.tell(events.HiddenDrawn(sounding.drawn(case, field.hidden(setting, once).hidden, once)))
        course.tell_all(field.begun(course.state.world, setting, day - 1, case.before))
    course.tell(e.DayOpened(day, {seat: hours_a_day(case, seat) for seat in case.seats}))
    course.count()
    if day == case.begins:
        _entered_in_record(course, *council.lay(course.state.proceedings, case.remit, day, case.texts))
    course.tell_all(field.morning(course.state.world, setting, day, dice))
    course.tell_all(field.assembly(course.state.world, setting, day, recommends))
    proceedings = course.state.proceedings
    if day == case.begins and case.opens_with_meeting:
        course.tell(c.MeetingRequested(proceedings.president, case.remit.first_item))
    for due, item in proceedings.fixed:
        if due <= day and all(item != asked for _, asked in course.state.proceedings.requests):
            course.tell(c.MeetingRequested(proceedings.president, item))
    course.tell(e.PhaseEntered(_CORRIDOR, case.seats))


def _pass_night(course: Course, by: MemberId, action: w.PassNight, dice: Dice) -> None:
    state = course.state
    course.tell_all(field.night(state.world, state.case.setting, state.day, dice))
    world, setting = course.state.world, state.case.setting
    final = endings.final_ending(world, setting)
    if final or state.day >= state.case.days:
        course.tell_all(field.assembly(world, setting, state.day, recommends, last=True))
        course.tell_all(field.last_evening(course.state.world, setting, state.day))
        world = course.state.world
        course.tell(e.GameEnded(final or endings.ending(world, setting)))
    else:
        course.tell(e.PhaseEntered(Phase.MORNING))


def _give_news(course: Course, by: MemberId, action: directing.GiveNews, dice: Dice) -> None:
    course.tell(e.NewsGiven(action.words))


def _apply_effects(course: Course, by: MemberId, action: directing.ApplyEffects, dice: Dice) -> None:
    state = course.state
    course.tell_all(directing.follow(Unfolding(state.world, state.case.setting, state.day), action))


def _turn(course: Course, dice: Dice) -> None:
    """Leave the corridor when nobody waits there: close consultations, and go to the night unless a meeting is due."""
    state = course.state
    if state.corridor.waiting or state.phase is not _CORRIDOR:
        return
    under_way = state.world.round
    if (under_way is not None and under_way.open):
        return
    if under_way is not None:
        course.tell(events.RoundEnded(under_way.format))
    happened, after = council.end_consultations(state.proceedings, state.case.remit, state.day)
    _entered_in_record(course, happened, after)
    if not state.proceedings.requests and state.proceedings.meeting is None:
        course.tell_all(ledger.unanswered(course.state.world, state.case.setting, state.day))
        course.tell(e.PhaseEntered(Phase.NIGHT))


_DO: dict[type, Callable[[Course, MemberId, Any, Dice], None]] = {
    w.Speak: _speak,
    w.EndDay: _end_day,
    w.OpenDay: _open_day,
    w.PassNight: _pass_night,
    w.RecordBreach: _record_breach,
    **dict.fromkeys((w.ProposeTerms, w.AcceptTerms, w.AcceptPart, w.WalkOut), _in_talks),
    **dict.fromkeys(
        (w.Meet, w.Lobby, w.ReleaseEvidence, w.AnswerClaim, w.AdviseCapital, w.Telephone, w.MeetGroup),
        _in_corridor,
    ),
    w.AnswerUnderstanding: _in_corridor,
    w.AnswerCall: _answering_call,
    w.CallTalks: _calling,
    w.ProposeUnderstanding: _promising,
    **dict.fromkeys((w.SoundOut, w.TestParagraph), _sounding),
    w.ContestSignature: _in_corridor,
    directing.GiveNews: _give_news,
    directing.ApplyEffects: _apply_effects,
}
assert {*_DO, *COUNCIL_ACTS} == set(Action.__args__), "every act has its function"
