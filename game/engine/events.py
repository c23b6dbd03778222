"""What has happened to the game's own clock: days, phases, hours, the end."""

from __future__ import annotations

from msgspec import Struct

from game.engine.state import Phase
from game.tags import tag_of
from game.terms import MemberId, Slug


class Turned(Struct, frozen=True, gc=False, tag_field="event", tag=tag_of):
    """The clock of the campaign moved."""


class DayOpened(Turned, frozen=True, gc=False):
    """A day began, with so many hours for each seat."""

    day: int
    hours: dict[MemberId, int]


class PhaseEntered(Turned, frozen=True, gc=False):
    """A part of the day began; `waiting` are the seats that may act in the corridor."""

    phase: Phase
    waiting: tuple[MemberId, ...] = ()


class CalledBack(Turned, frozen=True, gc=False):
    """Known to them alone: a seat asked something of members who had ended their day, and they may act again."""

    by: MemberId
    members: tuple[MemberId, ...]


class HoursSpent(Turned, frozen=True, gc=False):
    """A seat spent hours of its day."""

    member: MemberId
    hours: int


class CorridorLeft(Turned, frozen=True, gc=False):
    """Known to the seat alone, since others in secret may call it back: it does nothing further in the corridor today.
    """

    member: MemberId


class NewsGiven(Turned, frozen=True, gc=False):
    """The director told everybody something; nothing in the game follows from it."""

    words: str


class GameEnded(Turned, frozen=True, gc=False):
    """The campaign ended."""

    ending: Slug
