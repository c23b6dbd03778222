"""How an effect that an author writes becomes the kind of effect that the world lets happen."""

from __future__ import annotations

from collections.abc import Callable

from game.scenario.authored import EffectEntry
from game.world import gauges
from game.world.gauges import AnyEffect


def _relate(entry: EffectEntry, by: float) -> gauges.Relate:
    assert entry.relate is not None, "the verb is relate"
    return gauges.Relate(because=entry.because, one=entry.relate[0], other=entry.relate[1], by=by)


_MADE: dict[str, Callable[[EffectEntry, float], AnyEffect]] = {
    "move": lambda e, by: gauges.MoveGauge(because=e.because, indicator=e.move or "", by=by),
    "flag": lambda e, by: gauges.SetFlag(because=e.because, flag=e.flag or ""),
    "relate": _relate,
    "breach": lambda e, by: gauges.BreachMeasure(because=e.because, measure=e.breach or "", by=by),
    "end_format": lambda e, by: gauges.EndFormat(because=e.because, format=e.end_format or ""),
    "settle": lambda e, by: gauges.SettleCharge(because=e.because, charge=e.settle or "", found_true=by >= 0),
    "orders": lambda e, by: gauges.GiveOrders(because=e.because, indicator=e.orders or "", by=by),
    "delay": lambda e, by: gauges.DelayDecision(because=e.because, decision=e.delay or "", days=max(1, round(by))),
    "influence": lambda e, by: gauges.MoveInfluence(because=e.because, member=e.influence or "", by=by),
}


def effect_of(entry: EffectEntry) -> AnyEffect:
    """Return the effect of an entry, which has been found to say exactly one thing."""
    return _MADE[entry.verb](entry, entry.by or 0.0)
