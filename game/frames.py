"""How open acts are offered: as frames, from which to draw, against which to check and, if finite, to count."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from random import Random
from types import MappingProxyType
from typing import Any, ClassVar

from msgspec import Struct

from game.letters import one_line

NO_ANSWERS: Mapping[str, Any] = MappingProxyType({})


class Slot(Struct, frozen=True):
    """One part of an act: `at_least` to `at_most` of `choices`, or free text of up to `letters`.

    If `many` is False the part is one value, else a tuple, in which no two values have the same `key`.
    """

    name: str
    choices: tuple[Any, ...] = ()
    at_least: int = 1
    at_most: int = 1
    many: bool = False
    letters: int = 0
    key: Callable[[Any], Hashable] = repr

    def draw(self, dice: Random) -> Any:
        """Return a value drawn for this part."""
        if self.letters:
            return ""
        choices = self.choices
        if not self.many:
            return choices[int(dice.random() * len(choices))]
        wanted = self.at_least + int(dice.random() * (self.at_most - self.at_least + 1))
        if wanted == 1:
            return (choices[int(dice.random() * len(choices))],)
        drawn: dict[Hashable, Any] = {}
        for _ in range(wanted):
            value = choices[int(dice.random() * len(choices))]
            drawn.setdefault(self.key(value), value)
        return tuple(drawn.values())

    def admits(self, value: Any) -> bool:
        """Return whether the value is allowed here; a text must be one line without hidden letters."""
        if self.letters:
            return isinstance(value, str) and len(value) <= self.letters and value == one_line(value)
        if not self.many:
            return value in self.choices
        if not isinstance(value, tuple) or not self.at_least <= len(value) <= self.at_most:
            return False
        keys = {self.key(each) for each in value if each in self.choices}
        return len(keys) == len(value)


class Frame(Struct, frozen=True):
    """All open acts of one kind."""

    def draw(self, dice: Random) -> Any:
        """Return one of the acts."""
        raise NotImplementedError

    def admits(self, action: Any) -> bool:
        """Return whether the act is one of them."""
        raise NotImplementedError

    def each(self) -> Iterator[Any]:
        """Return all of them if they are finite and few; raise TypeError otherwise."""
        raise TypeError("the acts of this frame are too many to count")

    def parts(self, answers: Mapping[str, Any] = NO_ANSWERS) -> tuple[Slot, ...]:
        """Return the parts of which an act is put together, in the order in which they are asked for.

        The parts and their choices may depend on the `answers` given so far, by the names of the parts. A frame whose
        acts can be counted has one part, `act`.
        """
        return (Slot("act", tuple(self.each())),)

    def made(self, answers: Mapping[str, Any]) -> Any:
        """Return the act that the answers to all parts make; `admits` says whether it is open."""
        return answers["act"]


class Listed(Frame, frozen=True):
    """A frame whose acts are few enough to list; never empty."""

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


class Composed(Frame, frozen=True):
    """A frame whose acts are put together from independent slots, named like the fields of `act`."""

    act: type
    slots: tuple[Slot, ...]

    def draw(self, dice: Random) -> Any:
        """Return one of the acts."""
        return self.act(**{slot.name: slot.draw(dice) for slot in self.slots})

    def admits(self, action: Any) -> bool:
        """Return whether the act is one of them."""
        return type(action) is self.act and all(slot.admits(getattr(action, slot.name)) for slot in self.slots)

    def parts(self, answers: Mapping[str, Any] = NO_ANSWERS) -> tuple[Slot, ...]:
        """Return its slots, which do not depend on one another."""
        return self.slots

    def made(self, answers: Mapping[str, Any]) -> Any:
        """Return the act of these answers."""
        return self.act(**answers)


class Openings(Mapping[type, Frame]):
    """What is open to one seat: frames by the type of act; empty if it may do nothing now.

    A subclass gives in `makers` the functions that make a frame on first use, because most are never looked at.
    """

    __slots__ = ("_made", "kinds")
    makers: ClassVar[Mapping[type, Callable[[Any], Frame | None]]] = {}
    seldom: ClassVar[Mapping[type, float]] = {}
    """For acts that are seldom done in earnest: how often (0..1) `draw` keeps that kind when it comes upon it."""

    def __init__(self, frames: Mapping[type, Frame]) -> None:
        self.kinds: tuple[type, ...] = tuple(frames)
        self._made: dict[type, Frame | None] = dict(frames)

    @property
    def frames(self) -> Mapping[type, Frame]:
        """Return the frames by type of act."""
        return self

    def draw(self, dice: Random) -> Any:
        """Return an act of a kind drawn at random, those of `seldom` less often; raises LookupError if none is open."""
        kinds, made, makers, seldom = self.kinds, self._made, self.makers, self.seldom
        count = len(kinds)
        first = int(dice.random() * count)
        for place in range(first - count, first):
            kind = kinds[place]
            if kind in seldom and dice.random() >= seldom[kind]:
                continue
            if kind in made:
                frame = made[kind]
            else:
                frame = made[kind] = makers[kind](self)
            if frame is not None:
                return frame.draw(dice)
        for frame in self.values():
            return frame.draw(dice)
        raise LookupError("nothing is open to this seat")

    def admits(self, action: Any) -> bool:
        """Return whether the act is open."""
        kind = type(action)
        frame = self._made.get(kind) or self.get(kind)
        return frame is not None and frame.admits(action)

    def each(self) -> Iterator[Any]:
        """Return every open act if all frames are finite; raise TypeError otherwise."""
        for frame in self.values():
            yield from frame.each()

    def get(self, kind: type, default: Any = None) -> Any:
        """Return the frame for this type of act, or the default."""
        made = self._made
        if kind in made:
            frame = made[kind]
        else:
            frame = made[kind] = self.makers[kind](self) if kind in self.kinds else None
        return default if frame is None else frame

    def __getitem__(self, kind: type) -> Frame:
        frame: Frame | None = self.get(kind)
        if frame is None:
            raise KeyError(kind)
        return frame

    def __iter__(self) -> Iterator[type]:
        return (kind for kind in self.kinds if self.get(kind) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
