"""How far a possible event would carry out the objectives in a delegation's own instructions."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from msgspec.structs import replace

from game.council.papers import BankParagraph
from game.engine.case import Profile
from game.terms import Slug
from game.world.conditions import Condition, compiled
from game.world.published import PublishedSetting
from game.world.slots import slots


class KnownNumbers:
    """The numbers that everybody may know, laid out for testing conditions; all seats of a game share one."""

    __slots__ = ("_read", "array", "index", "start")

    def __init__(self, setting: PublishedSetting) -> None:
        table = slots(setting)
        self.index = table.index
        self.start = table.start
        self.array = table.start
        self._read: Mapping[str, float] | None = None

    def take(self, numbers: Mapping[str, float]) -> array[float]:
        """Return the numbers as an array that must not be changed; missing slots keep their start values."""
        # The engine hands out the same mapping until a number moves.
        if numbers is not self._read:
            known = array("d", self.start)
            for name, value in numbers.items():
                place = self.index.get(name)
                if place is not None:
                    known[place] = value
            self.array = known
            self._read = numbers
        return self.array


def instructed(profile: Profile) -> Profile:
    """Return the profile with each objective that is given later reduced to weight 0 until it is given."""
    later = tuple(
        replace(each, when=f"({each.given}) and ({each.when})") if each.given else each for each in profile.objectives
    )
    return replace(profile, objectives=later)


class Instructions:
    """The objectives of one delegation, to ask how other numbers than today's would change their success."""

    __slots__ = ("_gains", "_known", "_numbers", "_objectives", "_setting", "_settled")

    def __init__(self, setting: PublishedSetting, profile: Profile, known: KnownNumbers | None = None) -> None:
        self._setting = setting
        self._known = known or KnownNumbers(setting)
        self._objectives: list[tuple[float, Condition]] = [
            (float(each.weight), compiled(each.when, setting)) for each in profile.objectives
        ]
        self._numbers: array[float] | None = None
        self._settled: list[bool] = []
        self._gains: dict[tuple[tuple[Slug, float], ...], float] = {}

    def gain(self, numbers: Mapping[str, float], changes: Mapping[Slug, float]) -> float:
        """Return the weight of the objectives that `changes` would carry out, less the weight of those they would undo.

        `numbers` are what the seat may know. A change is the new number itself, not a difference; a change of an
        unknown slot has no effect.
        """
        known = self._known.take(numbers)
        if known is not self._numbers:
            self._settled = [bool(condition(known)) for _, condition in self._objectives]
            self._gains = {}
            self._numbers = known
        key = tuple(changes.items())
        gain = self._gains.get(key)
        if gain is None:
            gain = self._gains[key] = self._reckoned(known, changes)
        return gain

    def _reckoned(self, known: array[float], changes: Mapping[Slug, float]) -> float:
        thought = array("d", known)
        for name, value in changes.items():
            place = self._known.index.get(name)
            if place is not None:
                thought[place] = value
        total = 0.0
        for (weight, condition), settled in zip(self._objectives, self._settled, strict=True):
            total += weight * (bool(condition(thought)) - settled)
        return total

    def inapt(self, numbers: Mapping[str, float], bank: Mapping[Slug, BankParagraph]) -> frozenset[Slug]:
        """Return the paragraphs of the bank whose condition does not hold by these numbers."""
        known = self._known.take(numbers)
        bound = (each for each in bank.values() if each.apt)
        return frozenset(each.id for each in bound if not compiled(each.apt, self._setting)(known))
