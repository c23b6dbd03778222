"""How the world changes with events of the corridor: meetings, soundings, understandings, doors that close.

It also says who knows of which understanding, and under which number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from game.terms import MemberId
from game.world import events as ev
from game.world.facts import ClaimState, Facts, Understanding, World
from game.world.setting import PublishedSetting
from game.world.slots import slots


def _group_met(world: World, event: ev.GroupMet, setting: PublishedSetting, day: int) -> World:
    numbers = world.numbers[:]
    numbers[slots(setting).index[f"groups.{event.group}.met"]] += 1.0
    return replace(world, numbers=numbers, gathered={**world.gathered, event.group: day})


def _sounded(world: World, event: ev.DelegationSounded, setting: PublishedSetting, day: int) -> World:
    by = event.learned.by
    return replace(world, learned={**world.learned, by: (*world.learned.get(by, ()), event.learned)})


def _understanding_proposed(
    world: World, event: ev.UnderstandingProposed, setting: PublishedSetting, day: int
) -> World:
    return replace(world, understandings=(*world.understandings, event.understanding))


def numbered(world: Facts, number: int) -> Understanding:
    """Return the understanding of this number; raise LookupError if there is none."""
    for each in world.understandings:
        if each.number == number:
            return each
    raise LookupError(f"there is no understanding {number}")


def public_number(claims: Mapping[MemberId, int]) -> int:
    """Return the number of a witnessed understanding for those who are no party: below 0, by its first claim."""
    return -1 - min(claims.values(), default=0)


def known_to(world: Facts, member: MemberId) -> tuple[Understanding, ...]:
    """Return the understandings that a member knows: its own, then those of others that were reached before witnesses.

    `member` may be "", for the public. Of what others agreed it is not told in which order they proposed or accepted.
    """
    own = [each for each in world.understandings if member in (each.by, *each.partners)]
    public = [each for each in world.understandings if each.witnessed and each.state is ClaimState.ACCEPTED]
    others = [
        replace(each, number=public_number(each.claims), accepted=each.partners)
        for each in public
        if member not in (each.by, *each.partners)
    ]
    return (*own, *sorted(others, key=lambda each: -each.number))


def _with_understanding(world: World, after: Understanding) -> World:
    known = [after if each.number == after.number else each for each in world.understandings]
    return replace(world, understandings=tuple(known))


def _understanding_answered(
    world: World, event: ev.UnderstandingAnswered, setting: PublishedSetting, day: int
) -> World:
    before = numbered(world, event.number)
    if event.accepts:
        return _with_understanding(world, replace(before, accepted=(*before.accepted, event.by)))
    return _with_understanding(world, replace(before, state=ClaimState.REFUSED))


def _understanding_reached(world: World, event: ev.UnderstandingReached, setting: PublishedSetting, day: int) -> World:
    before = numbered(world, event.number)
    return _with_understanding(world, replace(before, state=ClaimState.ACCEPTED, claims=event.claims))


def _promise_judged(world: World, event: ev.PromiseJudged, setting: PublishedSetting, day: int) -> World:
    before = numbered(world, event.number)
    if event.state is ClaimState.KEPT:
        return _with_understanding(world, replace(before, kept=(*before.kept, event.member)))
    if event.state is ClaimState.BROKEN:
        return _with_understanding(world, replace(before, broken=(*before.broken, event.member)))
    return _with_understanding(world, replace(before, lapsed=(*before.lapsed, event.member)))


def _door_closed(world: World, event: ev.DoorClosed, setting: PublishedSetting, day: int) -> World:
    mine = {**world.shut.get(event.member, {}), event.capital: event.until}
    return replace(world, shut={**world.shut, event.member: mine})


def _monitors_refused(world: World, event: ev.MonitorsRefused, setting: PublishedSetting, day: int) -> World:
    return replace(world, refused=(*world.refused, event.charge))


CONFIDENCES: dict[type, Callable[[World, Any, PublishedSetting, int], World]] = {
    ev.GroupMet: _group_met,
    ev.DelegationSounded: _sounded,
    ev.UnderstandingProposed: _understanding_proposed,
    ev.UnderstandingAnswered: _understanding_answered,
    ev.UnderstandingReached: _understanding_reached,
    ev.PromiseJudged: _promise_judged,
    ev.DoorClosed: _door_closed,
    ev.MonitorsRefused: _monitors_refused,
}
"""The function that changes the world after each of these events."""
