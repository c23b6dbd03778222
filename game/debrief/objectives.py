"""How far each delegation's instructions were carried out, and when each line was met or lost."""

from __future__ import annotations

from msgspec import Struct

from game.debrief.history import History, Moment
from game.engine.case import Objective
from game.terms import MemberId
from game.world.conditions import degree, holds

FROM_THE_START, NEVER = "from the start", "never met"


class ObjectiveResult(Struct, frozen=True):
    """One line of a delegation's instructions. `degree` says how far it was carried out, 0 to 1; it is 1 if `met`.

    `day` is the day on which it was last met or lost, 0 if it has not changed since the start. `turned` says so in
    words, and `record` is the number of the record that caused it.
    """

    text: str
    weight: int
    degree: float
    met: bool
    day: int
    record: int
    turned: str
    source: str


class Instructions(Struct, frozen=True):
    """One delegation's instructions. `share` is how much of their weight was carried out, 0 to 1, by degrees."""

    member: MemberId
    name: str
    objectives: tuple[ObjectiveResult, ...]
    share: float


def instructions(history: History, seat: MemberId | None) -> tuple[Instructions, ...]:
    """Return all delegations' instructions, the player's first.

    A line that the capital asks only in some circumstances counts if these hold at the end.
    """
    seats = sorted(history.case.seats, key=lambda member: member != seat)
    counted = _counted(history)
    return tuple(_instructions_of(history, member, counted) for member in seats)


def _counted(history: History) -> list[Moment]:
    """Return the moments at which a number moved."""
    return [each for each in history.moments if each.before.world.numbers is not each.after.world.numbers]


def _instructions_of(history: History, member: MemberId, moments: list[Moment]) -> Instructions:
    case, numbers = history.case, history.state.world.numbers
    asked = [each for each in case.profile[member].objectives
             if not each.given or holds(each.given, case.setting, numbers)]  # fmt: skip
    results = tuple(_result(history, each, moments) for each in asked)
    weight = sum(each.weight for each in results)
    done = sum(each.weight * each.degree for each in results)
    return Instructions(member, history.labels.name(member), results, round(done / weight, 6) if weight else 0.0)


def _result(history: History, objective: Objective, moments: list[Moment]) -> ObjectiveResult:
    setting = history.case.setting
    numbers = history.state.world.numbers
    met, turned = _course(history, objective, moments)
    day, record = (turned.day, turned.record.number) if turned else (0, 0)
    words = f"{'met' if met else 'lost'} on {history.when(turned)}" if turned else FROM_THE_START if met else NEVER
    words = words.replace(" on the ", " in the ")
    return ObjectiveResult(
        objective.text, objective.weight, round(degree(objective.when, setting, numbers), 6), met,
        day, record, words, objective.source,
    )  # fmt: skip


def _course(history: History, objective: Objective, moments: list[Moment]) -> tuple[bool, Moment | None]:
    """Return whether the objective is met at the end, and the moment that last settled it."""
    setting = history.case.setting
    met, turned = holds(objective.when, setting, history.start.world.numbers), None
    for moment in moments:
        now = holds(objective.when, setting, moment.after.world.numbers)
        if now != met:
            met, turned = now, moment
    return met, turned
