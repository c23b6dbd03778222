"""What a seat may do now, as frames to draw from, to check against and, where finite, to count."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from msgspec import Struct


class Slot(Struct, frozen=True):
    """One part of an act: between `at_least` and `at_most` of `choices`, or free text of up to `letters`."""

    name: str
    choices: tuple[Any, ...] = ()
    at_least: int = 1
    at_most: int = 1
    letters: int = 0


class Frame(Struct, frozen=True):
    """All acts of one kind that are open."""

    def draw(self, dice: Random) -> Any:
        """Return one of the acts."""
        raise NotImplementedError

    def admits(self, action: Any) -> bool:
        """Return whether the act is one of them."""
        raise NotImplementedError

    def each(self) -> Iterator[Any]:
        """Return all of them, where they are finite and few; raise TypeError otherwise."""
        raise TypeError("the acts of this frame are too many to count")


class Listed(Frame, frozen=True):
    """A frame whose acts are few enough to list."""

    actions: tuple[Any, ...]

    def draw(self, dice: Random) -> Any:
        """Return one of the acts."""
        actions = self.actions
        return actions[int(dice.random() * len(actions))] if len(actions) > 1 else actions[0]

    def admits(self, action: Any) -> bool:
        """Return whether the act is one of them."""
        return action in self.actions

    def each(self) -> Iterator[Any]:
        """Return all of them."""
        return iter(self.actions)


class Openings(Struct, frozen=True):
    """The frames open to one seat, by the type of act. Empty if it may do nothing now."""

    frames: dict[type, Frame]

    def draw(self, dice: Random) -> Any:
        """Return an act drawn from a frame drawn at random."""
        frames = list(self.frames.values())
        return frames[int(dice.random() * len(frames))].draw(dice)

    def admits(self, action: Any) -> bool:
        """Return whether the act is open."""
        frame = self.frames.get(type(action))
        return frame is not None and frame.admits(action)

    def each(self) -> Iterator[Any]:
        """Return every act open, where all frames are finite; raise TypeError otherwise."""
        for frame in self.frames.values():
            yield from frame.each()
