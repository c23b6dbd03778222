"""The law of a night: where a gauge goes by what drives it, and how hard a capital is pushed; dice are added elsewhere.

The field lets it happen with its dice; the outlook of the days follows it with the dice in the middle.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec import Struct

from game.world.conditions import Condition, compiled
from game.world.setting import Decision, Driver, Process, Setting
from game.world.slots import slots


class Push(Struct, frozen=True, gc=False):
    """A driver, ready to be asked: `coefficient` x (number - `above`), the number counting up to `at_most`."""

    place: int
    coefficient: float
    above: float
    at_most: float
    when: Condition | None

    def by(self, numbers: array[float]) -> float:
        """Return how much it pushes."""
        if self.when is not None and not self.when(numbers):
            return 0.0
        number = numbers[self.place]
        return self.coefficient * ((number if number < self.at_most else self.at_most) - self.above)


class Law(Struct, frozen=True, gc=False):
    """How one gauge moves in a night; `calm` is what share of it the progress of each measure takes away."""

    place: int
    carry: float
    rest: float
    order_size: float
    pushes: tuple[Push, ...]
    calm: tuple[tuple[int, float], ...]
    low: float
    high: float

    def causes(self, numbers: array[float], orders: float = 0.0) -> list[float]:
        """Return what moves the gauge before calm and chance: its own pace, the orders for the night, each driver."""
        pace = (self.carry - 1.0) * (numbers[self.place] - self.rest)
        return [pace, self.order_size * orders, *[each.by(numbers) for each in self.pushes]]

    def floor(self, total: float) -> float:
        """Return the figure below which the causes together do not bring it: calm takes its share of no negative."""
        return max(total, self.low, 0.0) if self.calm else total

    def shares(self, numbers: array[float]) -> list[float]:
        """Return what share of the figure each measure's progress takes away."""
        return [share * numbers[place] for place, share in self.calm]

    def end(self, figure: float, shares: Sequence[float]) -> float:
        """Return the figure once calm has taken its shares, which are not more than all of it, within its range."""
        return min(self.high, max(self.low, figure * (1.0 - min(1.0, sum(shares)))))

    def expected(self, numbers: array[float], orders: float = 0.0) -> float:
        """Return where the gauge goes with the dice in the middle."""
        figure = self.floor(numbers[self.place] + sum(self.causes(numbers, orders)))
        return self.end(figure, self.shares(numbers))


def laws(setting: Setting) -> tuple[Law, ...]:
    """Return the law of each process, in the order of the processes; made once."""
    made: tuple[Law, ...] | None = setting.__dict__.get("nights")
    if made is None:
        made = setting.__dict__["nights"] = tuple(_law(setting, each) for each in setting.processes)
    return made


def _law(setting: Setting, process: Process) -> Law:
    gauge, index = setting.gauge[process.indicator], slots(setting).index
    calm = tuple((index[f"measure.{each}"], share) for each, share in process.calmed.items())
    drivers = pushes(setting, process.drivers)
    return Law(
        index[gauge.id], process.carry, process.rest, process.order_size, drivers, calm, gauge.low, gauge.high
    )  # fmt: skip


def pushes(setting: Setting, drivers: tuple[Driver, ...]) -> tuple[Push, ...]:
    """Return drivers ready to be asked."""
    index = slots(setting).index
    return tuple(
        Push(
            index[each.slot],
            each.coefficient,
            each.above,
            each.at_most,
            compiled(each.when, setting) if each.when else None,
        )
        for each in drivers
    )


def driven(setting: Setting, decision: Decision) -> tuple[Push, ...]:
    """Return what drives a decision; made once."""
    known: dict[str, tuple[Push, ...]] = setting.__dict__.setdefault("driven", {})
    if decision.id not in known:
        known[decision.id] = pushes(setting, decision.drivers)
    return known[decision.id]


def allowed(setting: Setting, decision: Decision, numbers: array[float]) -> bool:
    """Return whether a decision's condition holds, or it has none."""
    return not decision.when or compiled(decision.when, setting)(numbers)
