"""What anyone can expect of the remaining days: the gauges carried to the last day, and the chances of decisions."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from math import exp, pi

from msgspec import Struct

from game.forecast.instructions import KnownNumbers
from game.terms import MemberId, Slug
from game.world.facts import World
from game.world.field import carry_out, ease
from game.world.gauges import AnyEffect, MoveGauge
from game.world.nights import Push, allowed, driven, laws, pushed_by
from game.world.published import PublishedDecision, PublishedSetting
from game.world.slots import slots
from game.world.unfolding import Unfolding

NEVER = -1e6
"""The push on a decision that cannot be carried out in the remaining nights."""
STEEP = 1.0 / (2.0 * pi)
"""The scale of the logistic curve whose spread equals that of a uniform draw of width one."""
FORESEEN = 2
"""The most decisions that are followed both ways, carried out or not; each doubles the number of courses."""
KEPT = 400
"""The most courses kept at a time; a game moves on and does not return to them."""


class Course(Struct, frozen=True, eq=False):
    """One possible course of the days: the numbers on the last day, and the push on each decision.

    `carried` says for each foreseen decision whether this course carries it out. A push is in the decision's own
    points: the distance over its threshold, at the middle of the capital's possible resolve. It is NEVER if no night
    is left.
    """

    ends: array[float]
    carried: tuple[bool, ...]
    pushes: tuple[float, ...]


class Prospect(Struct, frozen=True, eq=False):
    """The expected development of the world as it stands: its courses, from `day` to `last`."""

    day: int
    last: int
    courses: tuple[Course, ...]
    regime: bytes
    now: array[float]


Response = tuple[tuple[tuple[int, float], ...], tuple[float, ...]]
"""What one more unit of a number changes in one course: numbers on the last day, and the pushes."""


_Dawn = tuple["array[float]", dict[Slug, float], tuple[float, ...]]
"""The numbers, the orders for the night, and the highest push on each decision so far."""


class _Choice(Struct, frozen=True):
    decided: int
    decision: PublishedDecision
    pushes: tuple[Push, ...]
    middle: float
    scale: float


class Outlook:
    """The public law of the world, followed to its last day; all seats of a game share one."""

    __slots__ = (
        "_choices",
        "_courses",
        "_day",
        "_decisions",
        "_gauges",
        "_high",
        "_laws",
        "_low",
        "_prospects",
        "_responses",
        "_touches",
        "days",
        "known",
        "read",
        "setting",
    )

    def __init__(self, setting: PublishedSetting, known: KnownNumbers | None = None) -> None:
        self.setting = setting
        self.known = known or KnownNumbers(setting)
        self.days = setting.days
        index = self.known.index
        self._day = index["day"]
        self._low, self._high = slots(setting).low, slots(setting).high
        self._laws = laws(setting)
        self._touches = {law.place: (law.high - law.low) / 50.0 for law in self._laws}
        self._gauges = tuple(zip([each.indicator for each in setting.processes], self._laws, strict=True))
        once = [each for each in setting.decisions if not each.repeats]
        self._choices = tuple(self._choice(each) for each in once[:FORESEEN])
        self._decisions = tuple(each.decision.id for each in self._choices)
        read = {push.place for law in self._laws for push in law.pushes} | {law.place for law in self._laws}
        read |= {push.place for choice in self._choices for push in choice.pushes}
        read |= {place for law in self._laws for place, _ in law.calm} | {each.decided for each in self._choices}
        self.read = tuple(sorted(read))
        self._prospects: dict[tuple[int, int, bytes], Prospect] = {}
        self._responses: dict[tuple[bytes, int, int, int, int], tuple[Response, ...]] = {}
        self._courses: dict[tuple[bytes, int, int, int], tuple[array[float], list[Course]]] = {}

    def _choice(self, decision: PublishedDecision) -> _Choice:
        low, high = self.setting.assessed[decision.id]
        return _Choice(
            self.known.index[f"decided.{decision.id}"],
            decision,
            driven(self.setting, decision),
            (low + high) / 2.0 - decision.threshold,
            max(4.0, STEEP * (high - low + 2.0 * decision.noise)),
        )

    def prospect(self, numbers: Mapping[str, float], day: int, ahead: int, flags: Collection[str] = ()) -> Prospect:
        """Return what can be expected of these numbers `ahead` days from `day`, but not beyond the last day.

        The switches `flags` count as set from today on.
        """
        now = self.known.take(numbers)
        if flags:
            now = now[:]
            for name in flags:
                now[self.known.index[name]] = 1.0
        last = min(self.days, day + ahead)
        key = (day, last, now.tobytes())
        found = self._prospects.get(key)
        if found is None:
            if len(self._prospects) > KEPT:
                self._prospects.clear()
            found = self._prospects[key] = self._followed(now, day, last)
        return found

    def _followed(self, now: array[float], day: int, last: int) -> Prospect:
        likely = [each for each in self._choices if self._open(each, now, day, last)]
        regime = bytes(now[place] > 0.0 for place in self.read)
        return Prospect(day, last, tuple(self._courses_from(now, day, last, likely)), regime, now)

    @staticmethod
    def _open(choice: _Choice, now: array[float], day: int, last: int) -> bool:
        decision = choice.decision
        return not now[choice.decided] and day <= decision.to_day and decision.from_day < last

    def _courses_from(self, now: array[float], day: int, last: int, likely: Sequence[_Choice]) -> list[Course]:
        """Return the courses in which each likely decision comes or not; a night that courses share passes once."""
        comes = {each.decided: _night(each.decision, day, last) for each in likely}
        passed: dict[tuple[int, frozenset[int]], _Dawn] = {}
        courses = []
        for outcome in product((False, True), repeat=len(likely)):
            carried = [each for each, is_carried in zip(comes, outcome, strict=True) if is_carried]
            dawn: _Dawn = array("d", now), {}, (NEVER,) * len(self._choices)
            for night in range(day, last):
                come = frozenset([each for each in carried if comes[each] <= night])
                found = passed.get((night, come))
                if found is None:
                    tonight = [each for each in come if comes[each] == night]
                    found = passed[night, come] = self._passed(dawn, night, tonight)
                dawn = found
            courses.append(Course(dawn[0], tuple(each.decided in carried for each in self._choices), dawn[2]))
        return courses

    def _passed(self, dawn: _Dawn, night: int, tonight: Collection[int]) -> _Dawn:
        """Return the next dawn after a night in which the decisions `tonight` are carried out."""
        numbers, orders = dawn[0][:], dawn[1]
        moved = [law.expected(numbers, orders.get(name, 0.0)) for name, law in self._gauges]
        orders = {}
        pushes = [
            max(most, self._pushed(each, numbers, night)) for most, each in zip(dawn[2], self._choices, strict=True)
        ]
        for law, value in zip(self._laws, moved, strict=True):
            numbers[law.place] = value
        for choice in self._choices:
            came = choice.decided in tonight
            if came or (night == choice.decision.to_day and not numbers[choice.decided]):
                world = World(numbers=numbers, orders=orders)
                numbers, orders = self._after(choice.decision, world, night, came=came)
        numbers[self._day] = night + 1.0
        return numbers, orders, tuple(pushes)

    def _pushed(self, choice: _Choice, numbers: array[float], night: int) -> float:
        decision = choice.decision
        if numbers[choice.decided] or not decision.from_day <= night <= decision.to_day:
            return NEVER
        if not allowed(self.setting, decision, numbers):
            return NEVER
        return choice.middle + sum(pushed_by(choice.pushes, numbers))

    def _after(
        self, decision: PublishedDecision, world: World, night: int, *, came: bool
    ) -> tuple[array[float], dict[Slug, float]]:
        """Return the numbers, and the next night's orders, after a decision came or its last night has passed."""
        unfolding = Unfolding(world, self.setting, night)
        (carry_out if came else ease)(unfolding, decision)
        return unfolding.world.numbers, unfolding.world.orders

    def response(self, prospect: Prospect, place: int) -> tuple[Response, ...]:
        """Return for each course what one more unit of a number today changes, to first order."""
        key = (prospect.regime, prospect.day, prospect.last, len(prospect.courses), place)
        found = self._responses.get(key)
        if found is None:
            found = self._responses[key] = self._responded(prospect, place)
        return found

    def _responded(self, prospect: Prospect, place: int) -> tuple[Response, ...]:
        """Touch one number of a world that the key alone describes, so that earlier queries change nothing."""
        if place not in self.read:
            return tuple((((place, 1.0),), ()) for _ in prospect.courses)
        gauges = self._touches
        touch = gauges.get(place, 1.0)
        before, untouched = self._untouched(prospect)
        after = array("d", before)
        after[place] += touch
        watched = sorted({place, *gauges})
        moves = []
        touched = self._courses_from(after, prospect.day, prospect.last, self._foreseen(prospect))
        for one, other in zip(touched, untouched, strict=True):
            ends = tuple((p, (one.ends[p] - other.ends[p]) / touch) for p in watched)
            moves.append((ends, tuple(map(_difference, one.pushes, other.pushes, [touch] * len(one.pushes)))))
        return tuple(moves)

    def _untouched(self, prospect: Prospect) -> tuple[array[float], list[Course]]:
        """Return the numbers that the regime of a prospect describes, and their courses; they serve every touch."""
        key = (prospect.regime, prospect.day, prospect.last, len(prospect.courses))
        found = self._courses.get(key)
        if found is None:
            numbers = array("d", self.known.start)
            for at, held in zip(self.read, prospect.regime, strict=True):
                if at not in self._touches:
                    numbers[at] = float(held)
            courses = self._courses_from(numbers, prospect.day, prospect.last, self._foreseen(prospect))
            if len(self._courses) > KEPT:
                self._courses.clear()
            found = self._courses[key] = numbers, courses
        return found

    def _foreseen(self, prospect: Prospect) -> list[_Choice]:
        """Return the decisions that the courses of a prospect follow both ways: the last course carries out all."""
        carried = prospect.courses[-1].carried
        return [each for each, comes in zip(self._choices, carried, strict=True) if comes]

    def within(self, place: int, value: float) -> float:
        """Return the value, limited to the range of the number."""
        low, high = self._low[place], self._high[place]
        value = value if value > low else low
        return value if value < high else high

    def decisions(self) -> tuple[Slug, ...]:
        """Return the foreseen decisions, in the order of the pushes."""
        return self._decisions

    def chances(self, prospect: Prospect, pushed: Sequence[Sequence[float]] = ()) -> list[float]:
        """Return how likely each course is; `pushed` adds to the pushes of each course."""
        weights = []
        for number, course in enumerate(prospect.courses):
            weight = 1.0
            more = pushed[number] if pushed else ()
            for place, (choice, push) in enumerate(zip(self._choices, course.pushes, strict=True)):
                if prospect.now[choice.decided]:
                    continue
                comes = _logistic((push + (more[place] if more else 0.0)) / choice.scale) if push > NEVER else 0.0
                if course.carried[place]:
                    weight *= comes
                elif self._open(choice, prospect.now, prospect.day, prospect.last):
                    weight *= 1.0 - comes
            weights.append(weight)
        total = sum(weights)
        return [each / total for each in weights] if total else [1.0 / len(weights)] * len(weights)

    def harm(self, member: MemberId) -> tuple[int, ...]:
        """Return the places of the numbers that say whether another capital's harmful decision was carried out.

        A decision is harmful if it moves more gauges the wrong way than the right way.
        """
        return tuple(
            each.decided
            for each in self._choices
            if each.decision.capital != member and sum(map(self._worsens, each.decision.effects)) > 0
        )

    def _worsens(self, effect: AnyEffect) -> int:
        gauge = self.setting.gauge.get(effect.indicator) if isinstance(effect, MoveGauge) else None
        if gauge is None or not isinstance(effect, MoveGauge) or not effect.by:
            return 0
        return 1 if (effect.by > 0.0) is gauge.lower_is_better else -1


def _night(decision: PublishedDecision, day: int, last: int) -> int:
    """Return the night for which a decision is expected, if it comes: after a third of its remaining days."""
    first = max(day, decision.from_day)
    return min(last - 1, first + max(0, decision.to_day - first) // 3)


def _difference(one: float, other: float, touch: float) -> float:
    return (one - other) / touch if one > NEVER and other > NEVER else 0.0


def _logistic(push: float) -> float:
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, push))))
