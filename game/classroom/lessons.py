"""The forms in which a class plays a scenario, and their phases with minutes, which are advice and not law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.engine.case import Case, Step
from game.scenario.compile import digest
from game.scenario.short import forms, shortened

WHOLE, SHORT, DAYS = "whole", "short", "days:"
PRACTICE = "practice"
MOST_DAYS = 60


class Phase(Struct, frozen=True):
    """One phase of a lesson; `minutes` are advice. The game goes on while a phase `plays`, and is paused otherwise."""

    id: str
    title: str
    minutes: float
    plays: bool = True


_ARRIVAL = (
    Phase("arrival", "Arrive, and read your role", 6, plays=False),
    Phase(PRACTICE, "A practice vote", 4, plays=False),
)
_SHORT = (
    *_ARRIVAL,
    Phase("corridor", "In the corridor", 9),
    Phase("debate", "The debate", 9),
    Phase("vote", "Texts and the vote", 9),
    Phase("debrief", "What happened, and why", 8, plays=False),
)
"""Forty-five minutes."""
_DEBRIEF = Phase("debrief", "What happened, and why", 15, plays=False)


def in_form(case: Case, form: str) -> Case:
    """Return the case as a class plays it in a form, with a director; raise ValueError for a form that it has not."""
    return replace(_formed(case, form), directed=True)


def phases_of(case: Case, form: str) -> tuple[Phase, ...]:
    """Return the phases of a form, in order; the case is already in this form."""
    plan = next((each for each in case.lesson.plans if each.form == form), None) if case.lesson is not None else None
    if plan is not None and case.lesson is not None:
        return (replace(_ARRIVAL[0], minutes=0.0), *_planned(plan.steps, practises=bool(case.lesson.practice)))
    if not form.startswith(DAYS) and form != WHOLE:
        return _SHORT
    days = (phase for day in range(1, case.days + 1) for phase in _day(day))
    return (*_ARRIVAL, *days, _DEBRIEF)


def _planned(steps: Sequence[Step], *, practises: bool) -> Iterator[Phase]:
    """Yield the steps of a scenario's own plan: the practice vote if it has one, reading, the acts, and the debrief."""
    first = 2 if practises else 1
    for place, step in enumerate(steps):
        id = PRACTICE if practises and place == 0 else f"step-{place + 1}"
        yield Phase(id, step.title, float(step.minutes), first <= place < len(steps) - 1)


def _day(day: int) -> tuple[Phase, Phase]:
    return (
        Phase(f"corridor-{day}", f"Day {day}: in the corridor", 10.0),
        Phase(f"chamber-{day}", f"Day {day}: in the chamber", 20.0),
    )


def _formed(case: Case, form: str) -> Case:
    if form == WHOLE:
        return case
    if form == SHORT and case.short_form is None:
        return case
    if form in forms(case):
        return shortened(case, form)
    days = form.removeprefix(DAYS)
    if not form.startswith(DAYS) or not days.isdecimal() or not 1 <= int(days) <= MOST_DAYS:
        known = ", ".join(dict.fromkeys((SHORT, WHOLE, *forms(case))))
        raise ValueError(f"there is no form {form[:40]}; the forms are {known}, and days:N, as in days:3")
    return _first_days(case, min(int(days), case.days))


def _first_days(case: Case, days: int) -> Case:
    made = replace(
        case,
        days=days,
        remit=replace(case.remit, days=days),
        setting=replace(case.setting, days=days),
        reality=tuple(each for each in case.reality if each.day <= days),
        short_form=None,
    )
    return replace(made, digest=digest(made))
