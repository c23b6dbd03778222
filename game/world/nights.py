"""The law of a night without its dice: how drivers move a gauge, and how hard they push a capital.

`field` applies it with dice; `Law.expected` and the forecast of the coming days take the dice in the middle.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec import Struct

from game.world.conditions import Condition, compiled
from game.world.setting import Driver, Process, PublishedDecision, PublishedSetting
from game.world.slots import slots


class Push(Struct, frozen=True, gc=False):
    """A compiled driver: `coefficient` x (number - `above`); the number counts up to `at_most`."""

    place: int
    coefficient: float
    above: float
    at_most: float
    when: Condition | None


def pushed_by(pushes: Sequence[Push], numbers: array[float]) -> list[float]:
    """Return how much each driver pushes; one whose condition does not hold pushes nothing."""
    return [
        0.0
        if each.when is not None and not each.when(numbers)
        else each.coefficient * ((n if (n := numbers[each.place]) < each.at_most else each.at_most) - each.above)
        for each in pushes
    ]


class Law(Struct, frozen=True, gc=False):
    """How one gauge moves in a night; `calm` is the share of it that full progress of each measure takes away."""

    place: int
    carry: float
    rest: float
    order_size: float
    pushes: tuple[Push, ...]
    calm: tuple[tuple[int, float], ...]
    low: float
    high: float

    def causes(self, numbers: array[float], orders: float = 0.0) -> list[float]:
        """Return the moves of the gauge before calm and chance: its own pace, tonight's orders, each driver."""
        pace = (self.carry - 1.0) * (numbers[self.place] - self.rest)
        return [pace, self.order_size * orders, *pushed_by(self.pushes, numbers)]

    def floor(self, total: float) -> float:
        """Return the total, but at least 0 and `low` if there is calm: calm takes its share of no negative figure."""
        return max(total, self.low, 0.0) if self.calm else total

    def shares(self, numbers: array[float]) -> list[float]:
        """Return what share of the figure each measure's progress takes away."""
        return [share * numbers[place] for place, share in self.calm]

    def end(self, figure: float, shares: Sequence[float]) -> float:
        """Return the figure, within its range, after calm has taken its shares (together at most the whole)."""
        if shares:
            figure *= 1.0 - min(1.0, sum(shares))
        return min(self.high, max(self.low, figure))

    def expected(self, numbers: array[float], orders: float = 0.0) -> float:
        """Return where the gauge goes with the dice in the middle."""
        figure = numbers[self.place] + sum(self.causes(numbers, orders))
        return self.end(self.floor(figure), self.shares(numbers) if self.calm else ())


def laws(setting: PublishedSetting) -> tuple[Law, ...]:
    """Return the law of each process, in the order of the processes; made once."""
    made: tuple[Law, ...] | None = setting.__dict__.get("nights")
    if made is None:
        made = setting.__dict__["nights"] = tuple(_law(setting, each) for each in setting.processes)
    return made


def _law(setting: PublishedSetting, process: Process) -> Law:
    gauge, index = setting.gauge[process.indicator], slots(setting).index
    calm = tuple((index[f"measure.{each}"], share) for each, share in process.calmed.items())
    drivers = pushes(setting, process.drivers)
    return Law(
        index[gauge.id], process.carry, process.rest, process.order_size, drivers, calm, gauge.low, gauge.high
    )  # fmt: skip


def pushes(setting: PublishedSetting, drivers: tuple[Driver, ...]) -> tuple[Push, ...]:
    """Return the drivers, compiled."""
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


def driven(setting: PublishedSetting, decision: PublishedDecision) -> tuple[Push, ...]:
    """Return the compiled drivers of a decision; made once."""
    known: dict[str, tuple[Push, ...]] = setting.__dict__.setdefault("driven", {})
    if decision.id not in known:
        known[decision.id] = pushes(setting, decision.drivers)
    return known[decision.id]


def allowed(setting: PublishedSetting, decision: PublishedDecision, numbers: array[float]) -> bool:
    """Return whether a decision's condition holds, or it has none."""
    return not decision.when or compiled(decision.when, setting)(numbers)
