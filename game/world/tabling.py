"""The terms that a round of talks may have on its table: steps, waived requirements, parts and changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, Protocol

from msgspec import Struct

from game.frames import NO_ANSWERS, Frame, Slot
from game.terms import Refusal, Slug
from game.world.acts import ProposeTerms, Terms
from game.world.facts import Undertaking, Waiver, World
from game.world.published import Format, PublishedSetting, Requirement
from game.world.slots import slots

STEPS = 6
"""The most measures that one set of terms may move."""
LATEST = 5
"""In how many days, at most, terms fall due."""
AUTHORITY = "the terms of the format"
WHOLE = 1 - 1e-9


class Agenda(Struct, frozen=True):
    """Where the measures of a format stand: the progress of each, the pending steps, and the waived requirements.

    `step` (0..1) is how far one step moves a measure.
    """

    measures: tuple[Slug, ...]
    requirements: tuple[Requirement, ...]
    step: float
    progress: dict[Slug, float]
    pending: dict[Slug, float]
    waived: tuple[Slug, ...] = ()

    @property
    def movable(self) -> tuple[Slug, ...]:
        """Return the measures that are not complete even with their pending steps."""
        return tuple(
            each for each in self.measures if self.progress.get(each, 0.0) + self.pending.get(each, 0.0) < WHOLE
        )

    @property
    def standing(self) -> tuple[Requirement, ...]:
        """Return the requirements that still stand: neither met nor waived, of measures that still wait for them."""
        return tuple(each for each in self.requirements if self._stands(each))

    def needed(self, steps: Collection[Slug]) -> tuple[Slug, ...]:
        """Return the requirements that terms with these steps must waive, in the order of the format.

        A step begins a measure that stands at 0. It completes one that reaches 1 with it and with the pending steps.
        """
        return tuple(each.id for each in self.standing if each.measure in steps and self._bites(each))

    def _stands(self, need: Requirement) -> bool:
        if need.id in self.waived or self.progress.get(need.needs, 0.0) >= need.at - 1e-9:
            return False
        now = self.progress.get(need.measure, 0.0)
        return now < WHOLE if need.stage == "complete" else now <= 0.0

    def _bites(self, need: Requirement) -> bool:
        if need.stage != "complete":
            return True
        coming = self.progress.get(need.measure, 0.0) + self.pending.get(need.measure, 0.0)
        return coming + self.step >= WHOLE


def agenda(world: World, setting: PublishedSetting, form: Format) -> Agenda:
    """Return where the measures of a format stand in the world."""
    index, numbers = slots(setting).index, world.numbers
    progress = {each: numbers[index[f"measure.{each}"]] for each in setting.measure}
    steps = {each.id: each.step for each in setting.formats}
    return stood(form, progress, world.undertakings, world.waivers, steps)


class Tabled(Protocol):
    """The fields of a format of talks that `stood` needs."""

    @property
    def id(self) -> Slug: ...
    @property
    def measures(self) -> tuple[Slug, ...]: ...
    @property
    def requirements(self) -> tuple[Requirement, ...]: ...
    @property
    def step(self) -> float: ...


def stood(
    form: Tabled,
    progress: Mapping[Slug, float],
    undertakings: Iterable[Undertaking],
    waivers: Iterable[Waiver],
    steps: Mapping[Slug, float],
) -> Agenda:
    """Return where the measures of a format stand; `steps` says how far a step of each format moves a measure."""
    asked = {*form.measures, *(each.needs for each in form.requirements)}
    coming: dict[Slug, float] = {}
    for undertaking in undertakings:
        for step in undertaking.terms.steps:
            coming[step] = coming.get(step, 0.0) + steps[undertaking.format]
    return Agenda(
        measures=form.measures,
        requirements=form.requirements,
        step=form.step,
        progress={each: by for each, by in progress.items() if each in asked},
        pending=coming,
        waived=tuple(each.requirement for each in waivers if each.format == form.id),
    )


def part_of(terms: Terms, steps: Sequence[Slug], agenda_: Agenda) -> Terms:
    """Return the terms with only these steps, without the waivers that only the other steps needed."""
    whole, kept = agenda_.needed(terms.steps), agenda_.needed(steps)
    return Terms(tuple(steps), tuple(each for each in terms.waives if each in kept or each not in whole), terms.days)


class Changed(Struct, frozen=True):
    """The changes of a counter-offer: steps added and dropped, waivers added and dropped, the days before and after."""

    added: tuple[Slug, ...]
    dropped: tuple[Slug, ...]
    waived: tuple[Slug, ...]
    unwaived: tuple[Slug, ...]
    days: tuple[int, int] | None


def changed(before: Terms, after: Terms) -> Changed:
    """Return what changed from one set of terms to the next."""
    return Changed(
        _without(after.steps, before.steps),
        _without(before.steps, after.steps),
        _without(after.waives, before.waives),
        _without(before.waives, after.waives),
        None if before.days == after.days else (before.days, after.days),
    )


def _without(these: tuple[Slug, ...], those: tuple[Slug, ...]) -> tuple[Slug, ...]:
    return tuple(each for each in these if each not in those)


class TermsFrame(Frame, frozen=True):
    """The terms that a round may have on its table: steps with every waiver that they need, or waivers alone.

    Only a party may sign `as_participant`. `table` holds the terms to be countered, which may not be put again.
    """

    agenda: Agenda
    party: bool = True
    table: Terms | None = None

    @property
    def movable(self) -> tuple[Slug, ...]:
        """Return the measures that may be moved."""
        return self.agenda.movable

    @property
    def waivable(self) -> tuple[Slug, ...]:
        """Return the requirements that may be waived."""
        return tuple(each.id for each in self.agenda.standing)

    def needed(self, steps: Collection[Slug]) -> tuple[Slug, ...]:
        """Return the requirements that terms with these steps must waive."""
        return self.agenda.needed(steps)

    def refusal(self, terms: Terms) -> Refusal | None:
        """Return why the terms cannot be put, or None."""
        steps, waives = terms.steps, terms.waives
        if len(steps) > STEPS or len(set(steps)) < len(steps) or not steps + waives:
            return Refusal(f"terms move at most {STEPS} measures, each once, or waive a requirement", AUTHORITY)
        for step in steps:
            if step not in self.movable:
                return Refusal(f"{step} is not a measure that can be moved here", AUTHORITY)
        if len(set(waives)) < len(waives) or not set(waives) <= set(self.waivable):
            return Refusal("terms waive requirements of the format that still stand, each once", AUTHORITY)
        for need in self.needed(steps):
            if need not in waives:
                return Refusal(f"the requirement {need} is neither met nor waived", AUTHORITY)
        if not 0 <= terms.days <= LATEST:
            return Refusal(f"terms fall due in at most {LATEST} days", AUTHORITY)
        if terms.days and not steps:
            return Refusal("a waiver holds at once: only steps fall due on a day", AUTHORITY)
        return Refusal("these terms are on the table already", AUTHORITY) if terms == self.table else None

    def parts(self, answers: Mapping[str, Any] = NO_ANSWERS) -> tuple[Slot, ...]:
        """Return the steps, the waivers beyond those that the steps need, and, if there are steps, the days.

        The days leave out the one that would repeat the terms on the table.
        """
        movable, waivable, found = self.movable, self.waivable, []
        if movable:
            found.append(Slot("steps", movable, 0 if waivable else 1, STEPS, many=True))
        if waivable:
            found.append(Slot("waives", waivable, 0, len(waivable), many=True))
        if answers.get("steps"):
            left = (each for each in range(LATEST + 1) if self.made({**answers, "days": each}).terms != self.table)
            found.append(Slot("days", tuple(left)))
        return tuple(found)

    def made(self, answers: Mapping[str, Any]) -> ProposeTerms:
        """Return the terms, with every waiver that the steps need."""
        steps, chosen = tuple(answers.get("steps", ())), tuple(answers.get("waives", ()))
        waives = (*chosen, *(each for each in self.needed(steps) if each not in chosen))
        return ProposeTerms(Terms(steps, waives, answers.get("days", 0)))

    def draw(self, dice: Random) -> ProposeTerms:
        """Return terms drawn at random, with the waivers they need; now and then only a waiver, or a date."""
        movable, waivable = self.movable, self.waivable
        while True:
            steps: dict[Slug, None] = {}
            for _ in range(1 + int(dice.random() * min(3, STEPS, len(movable))) if movable else 0):
                steps[movable[int(dice.random() * len(movable))]] = None
            alone = bool(waivable) and (not steps or dice.random() < 0.15)
            waives = (waivable[int(dice.random() * len(waivable))],) if alone else self.needed(tuple(steps))
            days = int(dice.random() * (LATEST + 1)) if dice.random() < 0.3 else 0
            terms = Terms((), waives) if alone else Terms(tuple(steps), waives, days if steps else 0)
            if terms != self.table:
                return ProposeTerms(terms, as_participant=self.party and dice.random() < 0.2)

    def admits(self, action: Any) -> bool:
        """Return whether the terms may be put."""
        if type(action) is not ProposeTerms or (action.as_participant and not self.party):
            return False
        return self.refusal(action.terms) is None

    def each(self) -> Iterator[Any]:
        """Raise TypeError: sets of measures are too many to count."""
        raise TypeError("the terms that could be put are too many to count")
