"""Who is shown what: a seat, the public or the teacher, and each event as they may see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council import events as c
from game.engine import events as clock
from game.engine.case import Case
from game.terms import MemberId
from game.world import events as w
from game.world.confidences import public_number
from game.world.slots import named
from game.world.understandings import parties_of


class Seat(Struct, frozen=True, tag=True):
    """The persons who sit for a member."""

    member: MemberId


class Public(Struct, frozen=True, tag=True):
    """Those without a seat: spectators, a projector, the press."""


class Teacher(Struct, frozen=True, tag=True):
    """Those who are shown everything, also the secrets of all seats and the facts that the dice have hidden."""


Audience = Seat | Public | Teacher
PUBLIC, TEACHER = Public(), Teacher()
NOBODY = ""
"""The member of an audience that has no seat."""


def shown(event: Any, audience: Audience, case: Case) -> Any | None:
    """Return the event as the audience is told of it when it happens: whole, in part, or None if it is not told.

    Every seat is told everything that the public is told.
    """
    if isinstance(audience, Teacher):
        return event
    member = audience.member if isinstance(audience, Seat) else NOBODY
    if isinstance(event, w.NumbersMoved):
        return _moved(event, member)
    tells = TOLD.get(type(event))
    if tells is not None and not tells(event, member, case):
        return None
    return _for_others(event) if type(event) in _AGREED and member not in event.parties else event


def _moved(event: w.NumbersMoved, member: MemberId) -> w.NumbersMoved | None:
    """Return the event with only the moves of public numbers and of the member's own; both sides know a relation."""
    changes = tuple([each for each in event.changes if _open(each.slot, member)])
    if len(changes) == len(event.changes):
        return event
    return replace(event, changes=changes) if changes else None


def _for_others(event: Any) -> Any:
    """Return what those who are no party hear of a witnessed understanding: it goes by its public number."""
    if type(event) is w.PromiseJudged:
        return replace(event, number=event.public)
    return replace(event, number=public_number(event.claims))


_AGREED = (w.UnderstandingReached, w.PromiseJudged)


def _open(slot: str, member: MemberId) -> bool:
    name = named(slot)
    if name.table not in _OWN:
        return True
    return bool(member) and (member == name.one or (name.table == "relation" and member == name.other))


_OWN = ("relation", "access", "influence")
"""The tables of numbers that one seat knows, or two; credibility and all other numbers are public."""

Tells = Callable[[Any, MemberId, Case], bool]


def _never(event: Any, member: MemberId, case: Case) -> bool:
    return False


def _own(event: Any, member: MemberId, case: Case) -> bool:
    return bool(event.member == member)


def _doers(event: Any, member: MemberId, case: Case) -> bool:
    return bool(event.by == member)


def _two(event: Any, member: MemberId, case: Case) -> bool:
    return member in (event.by, event.member)


def _parties(event: Any, member: MemberId, case: Case) -> bool:
    return member in event.parties


def _parties_or_witnessed(event: Any, member: MemberId, case: Case) -> bool:
    return event.witnessed or member in event.parties


def _at_table(event: Any, member: MemberId, case: Case) -> bool:
    """Return whether the member sits at the table of the talks, and so may see the terms there."""
    return member in case.setting.format[event.format].table


TOLD: dict[type, Tells] = {
    w.HiddenDrawn: _never,
    w.OrdersGiven: _never,
    w.OrdersSpent: _never,
    w.DecisionDelayed: _never,
    c.BallotCast: _own,
    clock.HoursSpent: _own,
    clock.CorridorLeft: _own,
    clock.CalledBack: lambda event, member, case: bool(member) and member in (event.by, *event.members),
    w.DoorClosed: _own,
    w.CapitalAdvised: _doers,
    w.MemberLobbied: _two,
    w.MinistersSpoke: _two,
    w.DelegationSounded: lambda event, member, case: event.learned.by == member,
    w.UnderstandingProposed: lambda event, member, case: member in parties_of(event.understanding),
    w.UnderstandingAnswered: _parties,
    w.UnderstandingReached: _parties_or_witnessed,
    w.PromiseJudged: _parties_or_witnessed,
    w.TermsProposed: _at_table,
    w.TermsAccepted: _at_table,
    w.PartAccepted: _at_table,
    w.TurnLeft: _at_table,
}
"""For each kind of event that is not public: a function that returns whether a member is told of it."""
AFTERMATH: frozenset[type] = frozenset(
    (
        w.NumbersMoved, clock.HoursSpent, w.HiddenDrawn, w.OrdersGiven, w.OrdersSpent, w.DecisionDelayed, w.DoorClosed,
        w.PromiseJudged,
    )
)  # fmt: skip
"""Events that follow from an act without telling what it was: an act may be shown even if one of them is hidden."""


def shows_act(events: tuple[Any, ...], audience: Audience, case: Case) -> bool:
    """Return whether the audience may see an act: it is told of all its events, apart from those of `AFTERMATH`."""
    if isinstance(audience, Teacher):
        return True
    return all(type(each) in AFTERMATH or shown(each, audience, case) is not None for each in events)
