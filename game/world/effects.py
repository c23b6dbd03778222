"""How the effects that an author writes happen: each becomes events, clamped to the range of its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from game.terms import MemberId
from game.world import gauges
from game.world.events import BreachFound, ClaimMoved, DecisionDelayed, FormatEnded, MeasureMoved, OrdersGiven
from game.world.evolve import DECIMALS
from game.world.facts import Breach, ClaimState
from game.world.gauges import AnyEffect
from game.world.unfolding import Unfolding

NESTED = 3
"""How many levels deep a breach may cause further breaches by its own effects."""
ENDORSED_BREACH = 1.5
"""The factor for the effects of a breach once a Council text has endorsed the basis of the measures."""
ENDORSED_COST = 2.0

Direction = Callable[[str, float], bool]
"""Returns whether a slot may be moved by an amount; a move that it rejects does not happen."""


def _anywhere(slot: str, by: float) -> bool:
    return True


def never_raising(slot: str) -> Direction:
    """Return a direction that rejects raising this one slot (an agreed round does not raise tension)."""
    return lambda moved, by: moved != slot or by <= 0


def never_lowering(slot: str) -> Direction:
    """Return a direction that rejects lowering this one slot (a walk-out does not lower tension)."""
    return lambda moved, by: moved != slot or by >= 0


class _Way(Struct, frozen=True, gc=False):
    """How an effect happens: its scale, the moves allowed, the cause, the levels of breaches left, and the actor."""

    scale: float
    allowed: Direction
    because: str
    depth: int
    by_whom: MemberId


def apply(
    unfolding: Unfolding,
    effects: Iterable[AnyEffect],
    scale: float = 1.0,
    *,
    allowed: Direction = _anywhere,
    because: str = "",
    depth: int = NESTED,
    by_whom: MemberId = "",
) -> None:
    """Let the effects happen, their sizes times `scale`; flags, ends, settlements and delays are not scaled.

    A `move` changes indicators only: undertakings move measures, and counts follow the acts that they count. `because`
    stands before each effect's own cause. `by_whom` is the member whose act this is, and who is named for a breach.
    Each event carries the path of its effect. `allowed` judges the moves of indicators only.
    """
    path = unfolding.path
    for effect in effects:
        cause = f"{because}: {effect.because}" if because and effect.because else because or effect.because
        unfolding.path = effect.path or path
        _FOLLOW[type(effect)](unfolding, effect, _Way(scale, allowed, cause, depth, by_whom))
    unfolding.path = path


def switched(effects: Iterable[AnyEffect]) -> frozenset[str]:
    """Return the names of the flags that the effects set."""
    return frozenset(f"flag.{each.flag}" for each in effects if isinstance(each, gauges.SetFlag))


def moved(effects: Iterable[AnyEffect]) -> frozenset[str]:
    """Return the indicators that the effects move."""
    return frozenset(each.indicator for each in effects if isinstance(each, gauges.MoveGauge))


def relate(unfolding: Unfolding, one: str, other: str, by: float, because: str) -> None:
    """Move the relations of two participants, both ways; do nothing if one of them has no seat."""
    if one == other:
        return
    there, back = f"relation[{one},{other}]", f"relation[{other},{one}]"
    if unfolding.knows(there):
        unfolding.move(there, by, because)
        unfolding.move(back, by, because)


def breach(
    unfolding: Unfolding, measure: str, by: float, because: str, *, claim: int = -1, depth: int = NESTED
) -> None:
    """Record a breach: the measure falls back by at most `by` (0..1), and the author's effects of a breach happen.

    They are stronger once a Council text has endorsed the basis of the measures.
    """
    lost = round(min(by, unfolding.number(f"measure.{measure}")), DECIMALS)
    if lost > 0:
        unfolding.happen(MeasureMoved(measure, -lost, because, claim, unfolding.path))
    endorsed = unfolding.world.endorsed
    if endorsed and unfolding.setting.weights.cost:
        unfolding.move(unfolding.setting.weights.cost, ENDORSED_COST, f"{because}: the Council had endorsed it")
    if depth > 0:
        scale = ENDORSED_BREACH if endorsed else 1.0
        apply(unfolding, unfolding.setting.measure[measure].on_breach, scale, depth=depth - 1)


def end_format(unfolding: Unfolding, form: str, because: str) -> None:
    """End a format of talks for good; its pending undertakings and waivers lapse. A second time does nothing."""
    if not unfolding.number(f"talks.{form}.ended"):
        unfolding.happen(FormatEnded(form, because, unfolding.path))
        world, ended = unfolding.world, f"{unfolding.setting.format[form].label} is at an end"
        agreed = [each.claim for each in world.undertakings if each.format == form]
        for claim in (*agreed, *(each.claim for each in world.waivers if each.format == form)):
            unfolding.happen(ClaimMoved(claim, ClaimState.LAPSED, ended))


def settle(unfolding: Unfolding, charge: str, because: str, *, found_true: bool) -> None:
    """Make it known, once, whether a charge is true. `ledger.judge_claims` judges the claims about it later."""
    known = unfolding.number(f"charge.{charge}.borne_out") + unfolding.number(f"charge.{charge}.refuted")
    if not known:
        unfolding.move(f"charge.{charge}.{'borne_out' if found_true else 'refuted'}", 1.0, because)


def _move(unfolding: Unfolding, effect: gauges.MoveGauge, way: _Way) -> None:
    by = effect.by * way.scale
    if effect.indicator in unfolding.setting.gauge and way.allowed(effect.indicator, by):
        unfolding.move(effect.indicator, by, way.because)


def _set(unfolding: Unfolding, effect: gauges.SetFlag, way: _Way) -> None:
    unfolding.move(f"flag.{effect.flag}", 1.0, way.because)


def _relate(unfolding: Unfolding, effect: gauges.Relate, way: _Way) -> None:
    relate(unfolding, effect.one, effect.other, effect.by * way.scale, way.because)


def _breach(unfolding: Unfolding, effect: gauges.BreachMeasure, way: _Way) -> None:
    found = Breach(len(unfolding.world.breaches), unfolding.day, (effect.measure,), way.by_whom)
    unfolding.happen(BreachFound(found, unfolding.path))
    breach(unfolding, effect.measure, abs(effect.by * way.scale), way.because, depth=way.depth)


def _end(unfolding: Unfolding, effect: gauges.EndFormat, way: _Way) -> None:
    end_format(unfolding, effect.format, way.because)


def _settle(unfolding: Unfolding, effect: gauges.SettleCharge, way: _Way) -> None:
    settle(unfolding, effect.charge, way.because, found_true=effect.found_true)


def _order(unfolding: Unfolding, effect: gauges.GiveOrders, way: _Way) -> None:
    by = round(effect.by * way.scale, DECIMALS)
    if by:
        unfolding.happen(OrdersGiven(effect.indicator, by, way.because, unfolding.path))


def _delay(unfolding: Unfolding, effect: gauges.DelayDecision, way: _Way) -> None:
    until = unfolding.day + effect.days
    unfolding.happen(DecisionDelayed(effect.decision, until, way.because, path=unfolding.path))


def _influence(unfolding: Unfolding, effect: gauges.MoveInfluence, way: _Way) -> None:
    slot = f"influence[{effect.member}]"
    if unfolding.knows(slot):
        unfolding.move(slot, effect.by * way.scale, way.because)


_FOLLOW: dict[type, Callable[[Unfolding, Any, _Way], None]] = {
    gauges.MoveGauge: _move,
    gauges.SetFlag: _set,
    gauges.Relate: _relate,
    gauges.BreachMeasure: _breach,
    gauges.EndFormat: _end,
    gauges.SettleCharge: _settle,
    gauges.GiveOrders: _order,
    gauges.DelayDecision: _delay,
    gauges.MoveInfluence: _influence,
}
