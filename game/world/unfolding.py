"""A growing list of events, with the world as it stands after each of them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec.structs import replace

from game.world.events import Change, Happened, NumbersMoved
from game.world.evolve import DECIMALS, evolve
from game.world.facts import World
from game.world.setting import PublishedSetting
from game.world.slots import slots

ROUNDING = 1e-4


class Told(list[Happened]):
    """Events in order; `world` is the world after them, so that nobody needs to fold them again."""

    __slots__ = ("world",)
    world: World


class Unfolding:
    """A list of events that grows, so that each later one is decided in the world that the earlier ones made.

    Moves of numbers are clamped to the range of their slot, and gathered into one event until another comes. `path` is
    the authored element that is being applied; every move of a number carries it.
    """

    __slots__ = ("_events", "_moves", "_numbers", "_table", "_world", "day", "path", "setting")

    def __init__(self, world: World, setting: PublishedSetting, day: int) -> None:
        self._world = world
        self._table = slots(setting)
        self._events = Told()
        self._moves: list[Change] = []
        self._numbers: array[float] = world.numbers
        self.setting = setting
        self.day = day
        self.path = ""

    @property
    def world(self) -> World:
        """Return the world after all events so far."""
        self._gather()
        return self._world

    def number(self, slot: str) -> float:
        """Return the number of a slot after all events so far."""
        return self._numbers[self._table.index[slot]]

    def knows(self, slot: str) -> bool:
        """Return whether the setting has such a slot."""
        return slot in self._table.index

    def move(self, slot: str, by: float, because: str) -> float:
        """Move a number, within its range, and return by how much it moved."""
        table = self._table
        place = table.index[slot]
        before = self._numbers[place]
        after = before + by
        if after < table.low[place]:
            after = table.low[place]
        elif after > table.high[place]:
            after = table.high[place]
        after = round(after, DECIMALS)
        if after == before:
            return 0.0
        moved = round(after - before, DECIMALS)
        if not moved:
            return 0.0
        if not self._moves:
            self._numbers = self._numbers[:]
        self._numbers[place] = after
        self._moves.append(Change(slot, moved, because, self.path))
        return moved

    def move_to(self, slot: str, end: float, bars: Sequence[tuple[float, str, str]], trimmed: str) -> None:
        """Move a number to `end`, within its range, by causes that add up exactly; `trimmed` names the difference.

        Each cause has its path. A difference too small to show is added to the last cause.
        """
        place = self._table.index[slot]
        before = self._numbers[place]
        after = round(min(max(end, self._table.low[place]), self._table.high[place]), DECIMALS)
        causes = [(round(by, DECIMALS), because, path) for by, because, path in bars]
        rest = round(after - before - sum(by for by, _, _ in causes), DECIMALS)
        if abs(rest) >= ROUNDING:
            causes.append((rest, trimmed, self.path))
        elif rest and causes:
            causes[-1] = (round(causes[-1][0] + rest, DECIMALS), *causes[-1][1:])
        if not self._moves:
            self._numbers = self._numbers[:]
        self._numbers[place] = after
        self._moves.extend(Change(slot, by, because, path) for by, because, path in causes if by)

    def happen(self, event: Happened) -> None:
        """Add an event, and let the world follow it."""
        self._gather()
        self._events.append(event)
        self._world = evolve(self._world, event, self.setting, self.day)
        self._numbers = self._world.numbers

    def told(self) -> Told:
        """Return all events so far, in order."""
        self._gather()
        self._events.world = self._world
        return self._events

    def _gather(self) -> None:
        if self._moves:
            self._events.append(NumbersMoved(tuple(self._moves)))
            self._world = replace(self._world, numbers=self._numbers)
            self._moves = []
