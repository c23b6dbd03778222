"""How the world changes with each event: one pure function for each kind of event."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from game.terms import Slug
from game.world import events as ev
from game.world.acts import Confidence
from game.world.confidences import CONFIDENCES
from game.world.facts import Claim, ClaimState, Step, World
from game.world.rounds import ROUNDS
from game.world.setting import PublishedSetting, StandingClaim
from game.world.slots import slots

DECIMALS = 6
"""Decimals of every number, so that a waterfall's bars add up and every machine prints the same."""

SETTLED = frozenset(
    {
        ClaimState.BORNE_OUT,
        ClaimState.REFUTED,
        ClaimState.LAPSED,
        ClaimState.WITHDRAWN,
        ClaimState.KEPT,
        ClaimState.BROKEN,
        ClaimState.REFUSED,
    }
)
"""The final states of a claim."""

_MARKS: dict[tuple[str, ClaimState], str] = {
    ("demand", ClaimState.ACCEPTED): "accepted",
    ("demand", ClaimState.KEPT): "met",
    ("demand", ClaimState.REFUSED): "refused",
    ("offer", ClaimState.ACCEPTED): "accepted",
    ("offer", ClaimState.REFUSED): "refused",
    ("offer", ClaimState.KEPT): "kept",
    ("offer", ClaimState.BROKEN): "broken",
}
_MADE = {"accusation": "charge", "document": "charge", "demand": "demand", "offer": "offer"}


def initial(setting: PublishedSetting) -> World:
    """Return the world before the first day: its start values and the scenario's standing claims."""
    world = World(numbers=slots(setting).start[:])
    for standing in setting.standing:
        for event in _standing_events(world, setting, standing):
            world = evolve(world, event, setting, 0)
    return world


def evolve(world: World, event: Any, setting: PublishedSetting, day: int) -> World:
    """Return the world after the event; an event that does not concern the world leaves it as it is."""
    follow = _FOLLOW.get(type(event))
    return follow(world, event, setting, day) if follow else world


def due_after(setting: PublishedSetting, kind: str, subject: Slug, day: int) -> int:
    """Return the day on which a claim made on `day` comes due: by its demand, offer or charge, or `day` itself."""
    if kind == "demand":
        return day + setting.demand[subject].days
    if kind == "offer":
        return day + setting.offer[subject].days
    charge = setting.charge.get(subject)
    return day + charge.days if charge else day


def _standing_events(world: World, setting: PublishedSetting, standing: StandingClaim) -> list[ev.Happened]:
    answered = _latest(world, standing.answers)
    answers = answered.number if answered else -1
    about = answered.by if answered else _addressee(setting, standing)
    claim = Claim(
        number=len(world.ledger),
        kind=standing.kind,
        by=standing.by,
        about=about,
        subject=standing.subject,
        day=0,
        confidence=Confidence(standing.confidence),
        due=due_after(setting, standing.kind, standing.subject, 0),
        answers=answers,
    )
    events: list[ev.Happened] = [ev.ClaimEntered(claim)]
    if answered:
        events.append(ev.ClaimAnswered(answers, claim.number))
        events.append(ev.ClaimMoved(answers, ClaimState.CONTESTED, f"{standing.kind} by {standing.by}"))
    return events


def _latest(world: World, subject: Slug) -> Claim | None:
    found = [each for each in world.ledger if subject and each.subject == subject and each.answers < 0]
    return found[-1] if found else None


def _addressee(setting: PublishedSetting, standing: StandingClaim) -> str:
    if standing.kind == "demand":
        return setting.demand[standing.subject].of
    if standing.kind == "offer":
        return setting.offer[standing.subject].to
    charge = setting.charge.get(standing.subject)
    return charge.against if charge else ""


def _set(world: World, setting: PublishedSetting, values: dict[str, float]) -> array[float]:
    numbers = world.numbers[:]
    index = slots(setting).index
    for name, value in values.items():
        numbers[index[name]] = value
    return numbers


def _numbers_moved(world: World, event: ev.NumbersMoved, setting: PublishedSetting, day: int) -> World:
    numbers = world.numbers[:]
    index = slots(setting).index
    for change in event.changes:
        place = index[change.slot]
        numbers[place] = round(numbers[place] + change.by, DECIMALS)
    return replace(world, numbers=numbers)


def _council_counted(world: World, event: ev.CouncilCounted, setting: PublishedSetting, day: int) -> World:
    session = day if event.slots.get("session_called") and not world.session else world.session
    return replace(world, numbers=_set(world, setting, event.slots), session=session)


def _hidden_drawn(world: World, event: ev.HiddenDrawn, setting: PublishedSetting, day: int) -> World:
    return replace(world, hidden=event.hidden)


def _claim_entered(world: World, event: ev.ClaimEntered, setting: PublishedSetting, day: int) -> World:
    claim = event.claim
    ledger = (*world.ledger, claim)
    kind = _MADE.get(claim.kind)
    mark = f"{kind}.{claim.subject}.made" if kind else ""
    if claim.kind == "denial" and claim.subject in setting.charge:
        mark = f"charge.{claim.subject}.denied"
    if not mark:
        return replace(world, ledger=ledger)
    numbers, index = _set(world, setting, {mark: 1.0}), slots(setting).index
    if kind == "charge" and (place := index.get(f"charges[{claim.by}]")) is not None:
        numbers[place] += 1.0
    return replace(world, ledger=ledger, numbers=numbers)


def _with_claim(world: World, claim: Claim) -> tuple[Claim, ...]:
    ledger = world.ledger
    return (*ledger[: claim.number], claim, *ledger[claim.number + 1 :])


def _claim_answered(world: World, event: ev.ClaimAnswered, setting: PublishedSetting, day: int) -> World:
    claim = replace(world.ledger[event.number], answered=True)
    return replace(world, ledger=_with_claim(world, claim))


def _claim_moved(world: World, event: ev.ClaimMoved, setting: PublishedSetting, day: int) -> World:
    before = world.ledger[event.number]
    history = (*before.history, Step(day, event.state, event.because))
    ledger = _with_claim(world, replace(before, state=event.state, history=history))
    undertakings, waivers = world.undertakings, world.waivers
    if before.kind == "undertaking" and event.state in SETTLED:
        undertakings = tuple(each for each in undertakings if each.claim != event.number)
    if before.kind == "waiver" and event.state in SETTLED:
        waivers = tuple(each for each in waivers if each.claim != event.number)
    mark = _MARKS.get((before.kind, event.state))
    numbers = world.numbers
    if mark:
        numbers = _set(world, setting, {f"{before.kind}.{before.subject}.{mark}": 1.0})
    return replace(world, ledger=ledger, undertakings=undertakings, waivers=waivers, numbers=numbers)


def _evidence_released(world: World, event: ev.EvidenceReleased, setting: PublishedSetting, day: int) -> World:
    numbers = _set(world, setting, {f"evidence.{event.evidence}.released": 1.0})
    return replace(world, released=(*world.released, event.evidence), numbers=numbers)


def _member_lobbied(world: World, event: ev.MemberLobbied, setting: PublishedSetting, day: int) -> World:
    entry = (event.by, event.member, event.draft, event.in_favour)
    return replace(world, lobbied=(*world.lobbied, entry))


def _capital_advised(world: World, event: ev.CapitalAdvised, setting: PublishedSetting, day: int) -> World:
    return replace(world, counsel=(*world.counsel, (day, event.by, event.counsel, event.capital or event.by)))


def _decision_delayed(world: World, event: ev.DecisionDelayed, setting: PublishedSetting, day: int) -> World:
    until = max(event.until, world.waits.get(event.decision, 0))
    put_off = world.put_off
    if event.for_want_of_pretext:
        put_off = {**put_off, event.decision: put_off.get(event.decision, 0) + 1}
    return replace(world, waits={**world.waits, event.decision: until}, put_off=put_off)


def _decision_carried_out(world: World, event: ev.DecisionCarriedOut, setting: PublishedSetting, day: int) -> World:
    return replace(
        world,
        decided=(*world.decided, event.decision),
        numbers=_set(world, setting, {f"decided.{event.decision}": 1.0}),
    )


def _orders_given(world: World, event: ev.OrdersGiven, setting: PublishedSetting, day: int) -> World:
    total = round(world.orders.get(event.process, 0.0) + event.by, DECIMALS)
    return replace(world, orders={**world.orders, event.process: total})


def _orders_spent(world: World, event: ev.OrdersSpent, setting: PublishedSetting, day: int) -> World:
    return replace(world, orders={})


def _happening_came(world: World, event: ev.HappeningCame, setting: PublishedSetting, day: int) -> World:
    return replace(
        world,
        happened=(*world.happened, event.happening),
        numbers=_set(world, setting, {f"happened.{event.happening}": 1.0}),
    )


def _package_endorsed(world: World, event: ev.PackageEndorsed, setting: PublishedSetting, day: int) -> World:
    return replace(world, endorsed=True, numbers=_set(world, setting, {"endorsed": 1.0}))


def _assembly_voted(world: World, event: ev.AssemblyVoted, setting: PublishedSetting, day: int) -> World:
    values = {"assembly_voted": 1.0, "assembly_in_favour": float(event.in_favour)}
    return replace(world, numbers=_set(world, setting, values))


_FOLLOW: dict[type, Callable[[World, Any, PublishedSetting, int], World]] = {
    ev.NumbersMoved: _numbers_moved,
    ev.CouncilCounted: _council_counted,
    ev.HiddenDrawn: _hidden_drawn,
    ev.ClaimEntered: _claim_entered,
    ev.ClaimAnswered: _claim_answered,
    ev.ClaimMoved: _claim_moved,
    ev.EvidenceReleased: _evidence_released,
    ev.MemberLobbied: _member_lobbied,
    ev.CapitalAdvised: _capital_advised,
    ev.DecisionDelayed: _decision_delayed,
    ev.DecisionCarriedOut: _decision_carried_out,
    ev.OrdersGiven: _orders_given,
    ev.OrdersSpent: _orders_spent,
    ev.HappeningCame: _happening_came,
    ev.PackageEndorsed: _package_endorsed,
    **CONFIDENCES,
    ev.AssemblyVoted: _assembly_voted,
    **ROUNDS,
}
