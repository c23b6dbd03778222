"""How the world changes with events of the talks: calls, terms, agreements, judgements of the field, breaches."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from game.terms import MemberId
from game.world import events as ev
from game.world.acts import Terms
from game.world.facts import Bid, Breach, Round, Undertaking, Waiver, World
from game.world.setting import PublishedSetting
from game.world.slots import slots

DECIMALS = 6


def _raised(world: World, setting: PublishedSetting, *names: str) -> array[float]:
    numbers, index = world.numbers[:], slots(setting).index
    for name in names:
        numbers[index[name]] += 1.0
    return numbers


def _under_way(world: World) -> Round:
    assert world.round is not None, "what happens in a round has a round"
    return world.round


def _bids(world: World, day: int, answers: Iterable[tuple[MemberId, Terms | None, bool]]) -> tuple[Bid, ...]:
    """Return all answers of the parties to terms so far, with these new ones."""
    form = _under_way(world).format
    said = [Bid(day, form, by, terms, accepts) for by, terms, accepts in answers if terms is not None]
    return (*world.bids, *said)


def _refused(now: Round, by: MemberId) -> tuple[MemberId, Terms | None, bool]:
    """Return the answer that rejects the terms on the table; it has no terms if the party had accepted them."""
    return by, None if by in now.accepted else now.table, False


def _talks_called(world: World, event: ev.TalksCalled, setting: PublishedSetting, day: int) -> World:
    consented = (event.by,) if event.by in setting.format[event.format].parties else ()
    return replace(
        world,
        round=Round(event.format, event.by, consented=consented),
        talked={**world.talked, event.format: day},
        numbers=_raised(world, setting, f"talks.{event.format}.called"),
    )


def _call_answered(world: World, event: ev.CallAnswered, setting: PublishedSetting, day: int) -> World:
    if world.round is None or not event.consents:
        times = world.declined.get(event.format, 0) + 1
        return replace(world, round=None, declined={**world.declined, event.format: times})
    return replace(world, round=replace(world.round, consented=(*world.round.consented, event.by)))


def _round_opened(world: World, event: ev.RoundOpened, setting: PublishedSetting, day: int) -> World:
    return replace(
        world,
        round=replace(_under_way(world), open=True, polled=event.polled),
        declined={**world.declined, event.format: 0},
        numbers=_raised(world, setting, f"talks.{event.format}.rounds"),
    )


def _terms_proposed(world: World, event: ev.TermsProposed, setting: PublishedSetting, day: int) -> World:
    before = _under_way(world)
    after = replace(
        before,
        table=event.terms,
        before=before.table,
        proposed_by=event.by,
        polled=event.polled,
        accepted=() if event.bridging else (event.by,),
        as_participants=(event.by,) if event.as_participant else (),
        counters=before.counters + (before.table is not None),
    )
    said = () if event.bridging else (_refused(before, event.by), (event.by, event.terms, True))
    return replace(world, round=after, bids=_bids(world, day, said))


def _terms_accepted(world: World, event: ev.TermsAccepted, setting: PublishedSetting, day: int) -> World:
    before = _under_way(world)
    styled = (*before.as_participants, event.by) if event.as_participant else before.as_participants
    after = replace(
        before,
        accepted=(*before.accepted, event.by),
        as_participants=styled,
        polled=tuple(each for each in before.polled if each != event.by),
    )
    return replace(world, round=after, bids=_bids(world, day, [(event.by, before.table, True)]))


def _part_accepted(world: World, event: ev.PartAccepted, setting: PublishedSetting, day: int) -> World:
    before = _under_way(world)
    after = replace(
        before,
        table=event.terms,
        before=before.table,
        whole=before.whole or before.table,
        proposed_by=event.by,
        polled=event.polled,
        accepted=(event.by,),
        as_participants=(event.by,) if event.as_participant else (),
    )
    said = (_refused(before, event.by), (event.by, event.terms, True))
    return replace(world, round=after, bids=_bids(world, day, said))


def _turn_left(world: World, event: ev.TurnLeft, setting: PublishedSetting, day: int) -> World:
    before = _under_way(world)
    after = replace(before, polled=tuple(each for each in before.polled if each != event.by))
    party = event.by in setting.format[before.format].parties
    return replace(world, round=after, bids=_bids(world, day, [_refused(before, event.by)] if party else ()))


def _round_agreed(world: World, event: ev.RoundAgreed, setting: PublishedSetting, day: int) -> World:
    made = Undertaking(event.claim, event.format, event.terms, event.parties, event.due, event.as_participants)
    return replace(
        world,
        round=None,
        undertakings=(*world.undertakings, made) if event.terms.steps else world.undertakings,
        numbers=_raised(
            world, setting, f"talks.{event.format}.agreed", *(f"agreed.{each}" for each in event.terms.steps)
        ),
    )


def _round_ended(world: World, event: ev.RoundEnded, setting: PublishedSetting, day: int) -> World:
    if not event.walked_out:
        return replace(world, round=None)
    return replace(
        world,
        round=None,
        bids=_bids(world, day, [_refused(_under_way(world), event.walked_out)]),
        numbers=_raised(world, setting, f"talks.{event.format}.walkouts"),
    )


def _requirement_waived(world: World, event: ev.RequirementWaived, setting: PublishedSetting, day: int) -> World:
    waiver = Waiver(event.format, event.requirement, event.claim, event.undertaking)
    return replace(world, waivers=(*world.waivers, waiver))


def _signature_contested(world: World, event: ev.SignatureContested, setting: PublishedSetting, day: int) -> World:
    after = tuple(
        replace(each, contested=True) if each.claim == event.undertaking else each for each in world.undertakings
    )
    return replace(world, undertakings=after)


def _breach_found(world: World, event: ev.BreachFound, setting: PublishedSetting, day: int) -> World:
    return replace(world, breaches=(*world.breaches, event.breach))


def _breach_put_on_record(world: World, event: ev.BreachPutOnRecord, setting: PublishedSetting, day: int) -> World:
    def followed(each: Breach) -> Breach:
        return replace(each, on_record=(*each.on_record, event.by)) if each.number == event.breach else each

    return replace(world, breaches=tuple(followed(each) for each in world.breaches))


def _measure_moved(world: World, event: ev.MeasureMoved, setting: PublishedSetting, day: int) -> World:
    numbers = world.numbers[:]
    place = slots(setting).index[f"measure.{event.measure}"]
    numbers[place] = round(numbers[place] + event.by, DECIMALS)
    return replace(world, numbers=numbers)


def _undertaking_judged(world: World, event: ev.UndertakingJudged, setting: PublishedSetting, day: int) -> World:
    count = "undertakings.kept" if event.kept else "undertakings.broken"
    return replace(world, numbers=_raised(world, setting, count))


def _format_ended(world: World, event: ev.FormatEnded, setting: PublishedSetting, day: int) -> World:
    under_way = world.round is not None and world.round.format == event.format
    numbers = world.numbers[:]
    numbers[slots(setting).index[f"talks.{event.format}.ended"]] = 1.0
    return replace(world, round=None if under_way else world.round, numbers=numbers)


ROUNDS: dict[type, Callable[[World, Any, PublishedSetting, int], World]] = {
    ev.TalksCalled: _talks_called,
    ev.CallAnswered: _call_answered,
    ev.RoundOpened: _round_opened,
    ev.TermsProposed: _terms_proposed,
    ev.TermsAccepted: _terms_accepted,
    ev.PartAccepted: _part_accepted,
    ev.TurnLeft: _turn_left,
    ev.RoundAgreed: _round_agreed,
    ev.RoundEnded: _round_ended,
    ev.RequirementWaived: _requirement_waived,
    ev.SignatureContested: _signature_contested,
    ev.BreachFound: _breach_found,
    ev.BreachPutOnRecord: _breach_put_on_record,
    ev.MeasureMoved: _measure_moved,
    ev.UndertakingJudged: _undertaking_judged,
    ev.FormatEnded: _format_ended,
}
"""The function that changes the world after each of these events."""
