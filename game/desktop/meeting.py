"""What the chamber shows of a meeting, as plain values: seats, guests, the floor, the record and the acts on offer."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from game.desktop.figures import Indicator
from game.desktop.sheets import Entry

GROUPS = ("Speak", "Procedure", "Diplomacy", "Decide")


class Seat(Struct, frozen=True):
    """A member at the table; the hint says more while the pointer is on it, the sign is an icon at its flag."""

    code: str
    name: str
    short: str = ""
    president: bool = False
    speaking: bool = False
    you: bool = False
    hint: str = ""
    sign: str = ""


class Guest(Struct, frozen=True):
    """Someone invited to the table, and by which rule."""

    code: str
    name: str
    note: str
    speaking: bool = False
    hint: str = ""


class Floor(Struct, frozen=True):
    """Who has the floor: the words being said, a badge such as "Accusation", and how others took them."""

    code: str
    speaker: str
    said: str
    badge: str = ""
    reactions: str = ""
    caption: str = "Speaking"
    grave: bool = False


class Act(Struct, frozen=True):
    """An act that is offered: what it stands for, its label, icon, key, group, and what it does in a line.

    `reason` says why not, where it is not enabled.
    """

    value: Any
    label: str
    icon: str = ""
    key: str = ""
    group: str = "Speak"
    enabled: bool = True
    reason: str = ""
    brass: bool = False
    hint: str = ""


class ChamberModel(Struct, frozen=True):
    """All that the chamber shows. Seats stand in the order in which they sit; one of them is the President's."""

    title: str
    date: str
    you: str
    seats: tuple[Seat, ...]
    guests: tuple[Guest, ...] = ()
    situation: tuple[Indicator, ...] = ()
    situation_date: str = ""
    news: str = ""
    record_title: str = ""
    record_symbol: str = ""
    record_subtitle: str = ""
    record_foot: str = ""
    record: tuple[Entry, ...] = ()
    floor: Floor | None = None
    acts: tuple[Act, ...] = ()
    top: tuple[Act, ...] = ()


class Asked(Struct, frozen=True):
    """The player asks about something: a "seat", a "guest" or an "indicator", by its code or key."""

    kind: str
    key: str
