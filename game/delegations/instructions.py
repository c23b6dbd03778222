"""What a delegation's own instructions make of something that might come about: the objectives that it would settle."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from game.engine.case import Profile
from game.terms import Slug
from game.world.conditions import Condition, compiled
from game.world.setting import Setting
from game.world.slots import slots


class Instructions:
    """The objectives of one delegation, asked what they would make of other numbers than today's."""

    __slots__ = ("_index", "_numbers", "_objectives", "_read", "_settled", "_start")

    def __init__(self, setting: Setting, profile: Profile) -> None:
        table = slots(setting)
        self._index = table.index
        self._start = table.start
        self._objectives: list[tuple[float, Condition]] = [
            (float(each.weight), compiled(each.when, setting)) for each in profile.objectives
        ]
        self._read: Mapping[str, float] | None = None
        self._numbers = self._start
        self._settled: list[bool] = []

    def gain(self, numbers: Mapping[str, float], changes: Mapping[Slug, float]) -> float:
        """Return the weight of the objectives that `changes` would carry out, less those that they would undo.

        `numbers` are what the seat may know; slots that are not among them are taken as at the start. A change is
        the new number itself, not a difference; one of an unknown slot changes nothing.
        """
        self._take(numbers)
        thought = array("d", self._numbers)
        for name, value in changes.items():
            place = self._index.get(name)
            if place is not None:
                thought[place] = value
        total = 0.0
        for (weight, condition), settled in zip(self._objectives, self._settled, strict=True):
            total += weight * (bool(condition(thought)) - settled)
        return total

    def _take(self, numbers: Mapping[str, float]) -> None:
        # The engine hands out the same mapping until a number moves.
        if numbers is self._read:
            return
        known = array("d", self._start)
        for name, value in numbers.items():
            place = self._index.get(name)
            if place is not None:
                known[place] = value
        self._numbers = known
        self._settled = [bool(condition(known)) for _, condition in self._objectives]
        self._read = numbers
