"""How likely a promise is kept: by what a seat can do alone, and by the expected course of the days."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from game.delegations.situation import Situation
from game.terms import MemberId, Slug
from game.world.conditions import compiled, names_in
from game.world.effects import moved, switched
from game.world.promises import law_of
from game.world.published import PublishedSetting
from game.world.slots import slots

OWN, SHARED = 0.95, 0.3
"""The chance of a deed that a seat can do alone, and of one that needs another's agreement."""


def chance_of(s: Situation, kind: str, subject: Slug, days: int) -> float:
    """Return how likely the seat bound by a demand or an offer keeps it within so many days."""
    key = f"chance of {kind}/{subject}/{days}"
    known: float | None = s.stakes.get(key)
    if known is None:
        known = s.stakes[key] = _chance_of(s, kind, subject, days)
    return known


def _chance_of(s: Situation, kind: str, subject: Slug, days: int) -> float:
    law = law_of(s.setting, kind, subject)
    flags = _flags(s.setting, kind, subject)
    by = s.setting.demand[subject].of if kind == "demand" else s.setting.offer[subject].by
    deeds = [_deed(s, by, each, days, flags) for each, _ in law.deeds]
    return min((*deeds, *(_by(s, each, days, flags) for each, _ in law.lasting)), default=1.0)


def _flags(setting: PublishedSetting, kind: str, subject: Slug) -> tuple[str, ...]:
    """Return the flags that the promise itself sets."""
    effects = setting.demand[subject].on_accepted if kind == "demand" else setting.offer[subject].on_made
    return tuple(sorted(switched(effects)))


def _deed(s: Situation, by: MemberId, condition: str, days: int, flags: tuple[str, ...]) -> float:
    """Return how likely `by` does what it promised; a deed that it can do alone is nearly certain."""
    known = s.expectations.outlook.known
    numbers = _idle(s)[:]
    holds = compiled(condition, s.setting)
    for chance, means in ((OWN, _own(s, by)), (SHARED, _shared(s, by))):
        for name in means:
            numbers[known.index[name]] += 1.0
        if holds(numbers):
            return chance
    return max(0.02, _by(s, condition, days, flags) * _let_stand(s, by, condition))


def _idle(s: Situation) -> array[float]:
    """Return today's numbers, with every count of deeds at 0; made once for a moment."""
    found: array[float] | None = s.stakes.get("idle")
    if found is None:
        known = s.expectations.outlook.known
        found = s.stakes["idle"] = known.take(s.briefing.numbers)[:]
        for name in slots(s.setting).counts:
            found[known.index[name]] = 0.0
    return found


def _by(s: Situation, condition: str, days: int, flags: tuple[str, ...]) -> float:
    """Return how likely a condition is to hold in so many days, as far as the courses tell."""
    outlook = s.expectations.outlook
    prospect = outlook.prospect(s.briefing.numbers, s.briefing.day, days, flags)
    holds = compiled(condition, s.setting)
    courses = zip(outlook.chances(prospect), prospect.courses, strict=True)
    return sum(chance for chance, course in courses if holds(course.ends))


def _let_stand(s: Situation, by: MemberId, condition: str) -> float:
    """Return the chance that the promiser's own capital gives no orders that undo the promise, by its published law."""
    names, likely = names_in(condition, s.setting), 1.0
    for each in s.setting.decisions:
        if each.repeats and each.capital == by and not names.isdisjoint(moved(each.effects)):
            low, high = s.setting.assessed[each.id]
            width = high - low + 2.0 * each.noise
            likely *= min(1.0, max(0.0, (each.threshold - low + each.noise) / width)) if width else low < each.threshold
    return likely


def _own(s: Situation, by: MemberId) -> Iterator[str]:
    """Yield the counts and switches that a seat can raise alone: groups, calls, texts, offers, and its own evidence."""
    yield from (f"groups.{each.id}.met" for each in s.setting.groups if by in each.members)
    yield from (f"offer.{each.id}.made" for each in s.setting.offers if each.by == by)
    numbers = s.briefing.numbers
    for form in s.setting.callers.get(by, ()):
        if not numbers.get(f"talks.{form}.ended", 0.0):
            yield f"talks.{form}.called"
    if by in s.public.council:
        yield f"tabled[{by}]"
        yield "drafts"
    if by == s.member:
        yield from _evidence(s)


def _evidence(s: Situation) -> Iterator[str]:
    burnt = {s.setting.proof[each.id].origin for each in s.briefing.evidence if each.released} - {""}
    for held in s.briefing.evidence:
        if not held.released and s.setting.proof[held.id].origin not in burnt:
            yield f"evidence.{held.id}.released"


def _shared(s: Situation, by: MemberId) -> Iterator[str]:
    """Yield the counts that need another party's consent."""
    for form in s.setting.formats:
        if by in form.parties and not s.briefing.numbers.get(f"talks.{form.id}.ended", 0.0):
            yield f"talks.{form.id}.rounds"
            yield f"talks.{form.id}.agreed"
            yield from (f"agreed.{each}" for each in form.measures)
