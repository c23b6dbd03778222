"""What the effects that an author writes do: each becomes events, clamped to what can really change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.terms import MemberId
from game.world.events import BreachFound, ClaimMoved, DecisionDelayed, FormatEnded, MeasureMoved, OrdersGiven
from game.world.evolve import DECIMALS
from game.world.facts import Breach, ClaimState
from game.world.gauges import Effect
from game.world.unfolding import Unfolding

NESTED = 3
"""How deep the effects of a breach may themselves breach a measure."""
ENDORSED_BREACH = 1.5
"""How much more a breach does once a Council text has endorsed what the measures rest on."""
ENDORSED_COST = 2.0

Direction = Callable[[str, float], bool]
"""Whether a slot may be moved by so much; others are left as they are."""


def _anywhere(slot: str, by: float) -> bool:
    return True


def never_raising(slot: str) -> Direction:
    """Return the direction in which this one slot is not raised (an agreed round does not raise tension)."""
    return lambda moved, by: moved != slot or by <= 0


def never_lowering(slot: str) -> Direction:
    """Return the direction in which this one slot is not lowered (a walk-out does not lower tension)."""
    return lambda moved, by: moved != slot or by >= 0


def apply(
    unfolding: Unfolding,
    effects: Iterable[Effect],
    scale: float = 1.0,
    *,
    allowed: Direction = _anywhere,
    because: str = "",
    depth: int = NESTED,
    by_whom: MemberId = "",
) -> None:
    """Let the effects happen, their sizes times `scale`; flags, ends, settlements and delays are not scaled.

    Only indicators are moved: measures move by undertakings, counts by what is counted. `because` heads each effect's
    own cause; `by_whom` is whose act it is, and whose breach.
    """
    for effect in effects:
        cause = f"{because}: {effect.because}" if because and effect.because else because or effect.because
        by = effect.by * scale
        if effect.move:
            if effect.move in unfolding.setting.gauge and allowed(effect.move, by):
                unfolding.move(effect.move, by, cause)
        elif effect.relate:
            relate(unfolding, *effect.relate, by, cause)
        elif effect.influence and unfolding.knows(f"influence[{effect.influence}]"):
            unfolding.move(f"influence[{effect.influence}]", by, cause)
        elif effect.breach:
            found = Breach(len(unfolding.world.breaches), unfolding.day, (effect.breach,), by_whom)
            unfolding.happen(BreachFound(found))
            breach(unfolding, effect.breach, abs(by), cause, depth=depth)
        else:
            _switch(unfolding, effect, by, cause)


def relate(unfolding: Unfolding, one: str, other: str, by: float, because: str) -> None:
    """Move the relations of two participants, both ways; those who are no seat have none."""
    if one == other:
        return
    there, back = f"relation[{one},{other}]", f"relation[{other},{one}]"
    if unfolding.knows(there):
        unfolding.move(there, by, because)
        unfolding.move(back, by, because)


def breach(
    unfolding: Unfolding, measure: str, by: float, because: str, *, claim: int = -1, depth: int = NESTED
) -> None:
    """Record a breach: the measure falls back by at most `by` (0..1), and what a breach does follows.

    It does more once a Council text has endorsed what the measures rest on.
    """
    lost = round(min(by, unfolding.number(f"measure.{measure}")), DECIMALS)
    if lost > 0:
        unfolding.happen(MeasureMoved(measure, -lost, because, claim))
    endorsed = unfolding.world.endorsed
    if endorsed and unfolding.setting.weights.cost:
        unfolding.move(unfolding.setting.weights.cost, ENDORSED_COST, f"{because}: the Council had endorsed it")
    if depth > 0:
        scale = ENDORSED_BREACH if endorsed else 1.0
        apply(unfolding, unfolding.setting.measure[measure].on_breach, scale, depth=depth - 1)


def end_format(unfolding: Unfolding, form: str, because: str) -> None:
    """End a format of talks for good, with all that was agreed in it and not judged; a second time does nothing."""
    if not unfolding.number(f"talks.{form}.ended"):
        unfolding.happen(FormatEnded(form, because))
        world, ended = unfolding.world, f"{unfolding.setting.format[form].label} is at an end"
        agreed = [each.claim for each in world.undertakings if each.format == form]
        for claim in (*agreed, *(each.claim for each in world.waivers if each.format == form)):
            unfolding.happen(ClaimMoved(claim, ClaimState.LAPSED, ended))


def _switch(unfolding: Unfolding, effect: Effect, by: float, because: str) -> None:
    if effect.flag:
        unfolding.move(f"flag.{effect.flag}", -1.0 if effect.by < 0 else 1.0, because)
    elif effect.end_format:
        end_format(unfolding, effect.end_format, because)
    elif effect.settle:
        settle(unfolding, effect.settle, because, found_true=effect.by >= 0)
    elif effect.orders and by:
        unfolding.happen(OrdersGiven(effect.orders, round(by, DECIMALS), because))
    elif effect.delay:
        days = max(1, round(effect.by))
        unfolding.happen(DecisionDelayed(effect.delay, unfolding.day + days, because))


def settle(unfolding: Unfolding, charge: str, because: str, *, found_true: bool) -> None:
    """Make it known whether a charge is true, once; claims about it are judged on the next occasion."""
    known = unfolding.number(f"charge.{charge}.borne_out") + unfolding.number(f"charge.{charge}.refuted")
    if not known:
        unfolding.move(f"charge.{charge}.{'borne_out' if found_true else 'refuted'}", 1.0, because)
