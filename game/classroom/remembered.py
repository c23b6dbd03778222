"""What the sections of a room are made from, kept between two lines so that each is made once for all pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote
from weakref import WeakKeyDictionary

from game.terms import MemberId
from game.words.badges import svg
from game.words.labels import Labels

if TYPE_CHECKING:
    from game.classroom.room import Room
    from game.table.table import Table

T = TypeVar("T")
_KEPT: WeakKeyDictionary[Table, dict[Hashable, tuple[Any, Any]]] = WeakKeyDictionary()


def kept(room: Room, name: Hashable, key: Any, make: Callable[[], T]) -> T:
    """Return what `make` returns for this key, made anew only when the key of the room's table is another one.

    The table is the owner: a room that goes back has another table, and keeps nothing of the old one.
    """
    of_table = _KEPT.setdefault(room.table, {})
    found = of_table.get(name)
    if found is None or found[0] != key:
        found = of_table[name] = key, make()
    value: T = found[1]
    return value


class Same:
    """A key that is another one whenever the value is another object; it holds the value, so none takes its place."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    __hash__ = None  # type: ignore[assignment]


def acts(room: Room) -> tuple[int, Same]:
    """Return a key that changes with each act, and with each act that is taken back."""
    records = room.game.records
    return len(records), Same(records[-1] if records else None)


def waited_for(room: Room) -> tuple[MemberId, ...]:
    """Return the seats of people for whom everybody waits now."""
    table = room.table
    key = acts(room), room.version, table.clock
    return kept(room, "waits", key, lambda: tuple(each for each in table.asked if table.waits_for(each)))


def labels_of(room: Room) -> Labels:
    """Return the names of the scenario."""
    return room.table.chronicle.labels


def flag_of(room: Room, code: str) -> str:
    """Return where the flag of a delegation lies, or for an invented State its picture; nothing where it has none."""
    known = room.case.participant.get(code)
    if known is not None and known.flag is not None:
        return f"data:image/svg+xml,{quote(svg(known.flag))}"
    return f"flags/160/{code}.png" if code in room.flags else ""


def lately(room: Room) -> int:
    """Return the place of the first paragraph of the record that pages keep; earlier ones are read on request.

    These are the last two meetings, and of long ones the latest part, which moves on in steps.
    """
    every = room.table.verbatim.paragraphs
    heads = [place for place, each in enumerate(every) if each.kind == "meeting"]
    steps = max(0, len(every) - _AT_HAND) // _STEP * _STEP
    return max(steps, heads[-2] if len(heads) > 1 else 0)


_AT_HAND, _STEP = 120, 60
"""Paragraphs that a page keeps at least of a long record, and by how many it moves on."""
