"""How the state changes with events: one pure function, made of the functions of each room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from game.council.evolve import evolve as council_evolve
from game.council.meeting import Proceedings
from game.council.presidency import president_on
from game.engine import events as e
from game.engine.acts import COUNCIL_EVENTS, WORLD_EVENTS
from game.engine.case import Case
from game.engine.memo import Memo
from game.engine.state import Corridor, Phase, State
from game.world.evolve import evolve as world_evolve
from game.world.evolve import initial
from game.world.facts import World


def begin(case: Case) -> State:
    """Return the state before the first morning."""
    proceedings = Proceedings(president_on(case.remit, case.begins))
    return State(case, case.begins - 1, Phase.MORNING, proceedings, initial(case.setting), Corridor(), "", Memo())


def evolve(state: State, event: Any) -> State:
    """Return the state after the event; the argument does not change."""
    return FOLD[type(event)](state, event)


def fold(state: State, events: Iterable[Any]) -> State:
    """Return the state after all the events, in order."""
    for event in events:
        state = FOLD[type(event)](state, event)
    return state


def with_proceedings(state: State, after: Proceedings) -> State:
    """Return the state with other proceedings."""
    return State(state.case, state.day, state.phase, after, state.world, state.corridor, state.ending, state.memo)


def with_world(state: State, after: World) -> State:
    """Return the state with another world."""
    return State(state.case, state.day, state.phase, state.proceedings, after, state.corridor, state.ending, state.memo)


def _council(state: State, event: Any) -> State:
    return with_proceedings(state, council_evolve(state.proceedings, event, state.case.remit, state.day))


def _world(state: State, event: Any) -> State:
    return with_world(state, world_evolve(state.world, event, state.case.setting, state.day))


def _at(state: State, day: int, phase: Phase, corridor: Corridor, ending: str = "") -> State:
    return State(state.case, day, phase, state.proceedings, state.world, corridor, ending, state.memo)


def _day_opened(state: State, event: e.DayOpened) -> State:
    opened = _at(state, event.day, state.phase, Corridor((), event.hours))
    president = president_on(state.case.remit, event.day)
    if president == state.proceedings.president:
        return opened
    return with_proceedings(opened, replace(state.proceedings, president=president))


def _phase(state: State, event: e.PhaseEntered) -> State:
    return _at(state, state.day, event.phase, Corridor(event.waiting, state.corridor.hours))


def _called_back(state: State, event: e.CalledBack) -> State:
    again = (*state.corridor.waiting, *event.members)
    waiting = tuple([each for each in state.case.seats if each in again])
    return _at(state, state.day, state.phase, Corridor(waiting, state.corridor.hours))


def _hours(state: State, event: e.HoursSpent) -> State:
    hours = state.corridor.hours
    left = {**hours, event.member: hours.get(event.member, 0) - event.hours}
    return _at(state, state.day, state.phase, Corridor(state.corridor.waiting, left))


def _left(state: State, event: e.CorridorLeft) -> State:
    waiting = tuple([each for each in state.corridor.waiting if each != event.member])
    return _at(state, state.day, state.phase, Corridor(waiting, state.corridor.hours))


def _ended(state: State, event: e.GameEnded) -> State:
    return _at(state, state.day, Phase.OVER, state.corridor, event.ending)


FOLD: dict[type, Callable[[State, Any], State]] = {
    **dict.fromkeys(COUNCIL_EVENTS, _council),
    **dict.fromkeys(WORLD_EVENTS, _world),
    e.DayOpened: _day_opened,
    e.PhaseEntered: _phase,
    e.CalledBack: _called_back,
    e.HoursSpent: _hours,
    e.CorridorLeft: _left,
    e.GameEnded: _ended,
    e.NewsGiven: lambda state, event: state,
}
"""The function that returns the state after each type of event."""
