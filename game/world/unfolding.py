"""Events while they are being decided, and the world as it stands after each of them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec.structs import replace

from game.world.events import Change, Happened, NumbersMoved
from game.world.evolve import DECIMALS, evolve
from game.world.facts import World
from game.world.setting import Setting
from game.world.slots import slots


class Unfolding:
    """A list of events that grows, so that each later one is decided in the world that the earlier ones made.

    Moves of numbers are clamped to the range of their slot, and gathered into one event until another comes.
    """

    __slots__ = ("_events", "_moves", "_numbers", "_table", "_world", "day", "setting")

    def __init__(self, world: World, setting: Setting, day: int) -> None:
        self._world = world
        self._table = slots(setting)
        self._events: list[Happened] = []
        self._moves: list[Change] = []
        self._numbers: array[float] = world.numbers
        self.setting = setting
        self.day = day

    @property
    def world(self) -> World:
        """The world after all events so far."""
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
        place = self._table.index[slot]
        before = self._numbers[place]
        after = round(min(max(before + by, self._table.low[place]), self._table.high[place]), DECIMALS)
        moved = round(after - before, DECIMALS)
        if not moved:
            return 0.0
        if not self._moves:
            self._numbers = self._numbers[:]
        self._numbers[place] = after
        self._moves.append(Change(slot, moved, because))
        return moved

    def move_by_bars(self, slot: str, bars: Sequence[tuple[float, str]]) -> None:
        """Move a number by causes that together end within its range; each is kept to a millionth, and they add up."""
        place = self._table.index[slot]
        for by, because in bars:
            step = round(by, DECIMALS)
            if step:
                if not self._moves:
                    self._numbers = self._numbers[:]
                self._numbers[place] = round(self._numbers[place] + step, DECIMALS)
                self._moves.append(Change(slot, step, because))

    def happen(self, event: Happened) -> None:
        """Add an event, and let the world follow it."""
        self._gather()
        self._events.append(event)
        self._world = evolve(self._world, event, self.setting, self.day)
        self._numbers = self._world.numbers

    def told(self) -> list[Happened]:
        """Return all events so far, in order."""
        self._gather()
        return self._events

    def _gather(self) -> None:
        if self._moves:
            self._events.append(NumbersMoved(tuple(self._moves)))
            self._world = replace(self._world, numbers=self._numbers)
            self._moves = []
