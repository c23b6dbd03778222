"""An effect that a saved game of format 2 holds does today what it did then."""

from typing import Any, get_args

import msgspec
import pytest

from game.play.lifting import lifted
from game.play.old_effects import lifted_effect
from game.world import gauges as g

WHY = {"because": "so it is"}
THEN_AND_NOW: list[tuple[dict[str, Any], g.Effect]] = [
    ({"move": "tension", "by": -2.5}, g.MoveGauge(indicator="tension", by=-2.5, **WHY)),
    ({"flag": "attack"}, g.SetFlag(flag="attack", **WHY)),
    ({"flag": "attack", "by": 3.0}, g.SetFlag(flag="attack", **WHY)),
    ({"relate": ["AAA", "BBB"], "by": 4.0}, g.Relate(one="AAA", other="BBB", by=4.0, **WHY)),
    ({"breach": "ceasefire", "by": 1.0}, g.BreachMeasure(measure="ceasefire", by=1.0, **WHY)),
    ({"end_format": "talks"}, g.EndFormat(format="talks", **WHY)),
    ({"settle": "closure", "by": 1.0}, g.SettleCharge(charge="closure", found_true=True, **WHY)),
    ({"settle": "closure"}, g.SettleCharge(charge="closure", found_true=True, **WHY)),
    ({"settle": "closure", "by": -1.0}, g.SettleCharge(charge="closure", found_true=False, **WHY)),
    ({"orders": "tension", "by": 0.5}, g.GiveOrders(indicator="tension", by=0.5, **WHY)),
    ({"delay": "attack", "by": 2.6}, g.DelayDecision(decision="attack", days=3, **WHY)),
    ({"delay": "attack"}, g.DelayDecision(decision="attack", days=1, **WHY)),
    ({"influence": "AAA", "by": -1.0}, g.MoveInfluence(member="AAA", by=-1.0, **WHY)),
    ({"move": "tension"}, g.MoveGauge(indicator="tension", by=0.0, **WHY)),
]


@pytest.mark.parametrize(("then", "now"), THEN_AND_NOW, ids=str)
def test_an_old_effect_does_what_it_did(then: dict[str, Any], now: g.Effect) -> None:
    lifted = lifted_effect({**then, **WHY})
    assert msgspec.convert(lifted, g.AnyEffect, strict=True) == now
    assert set(lifted) == {"does", *now.__struct_fields__}, "nothing that it did not have is written"
    assert lifted_effect(lifted) == lifted, "an effect of today comes back as it is"


def test_every_kind_of_effect_had_an_older_form() -> None:
    assert {type(now) for _, now in THEN_AND_NOW} == set(get_args(g.AnyEffect))


@pytest.mark.parametrize("old", [{}, {"by": 2.0}, {"move": "tension", "flag": "attack"}], ids=str)
def test_what_did_nothing_or_two_things_is_refused(old: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="exactly one thing"):
        lifted_effect({**old, **WHY})


@pytest.mark.parametrize(
    ("field", "tag"), [("act", "RaisePointOfOrder"), ("event", "PointRaised"), ("event", "RulingSettled")]
)
def test_a_point_of_order_of_format_2_names_the_draft_and_the_party_apart(field: str, tag: str) -> None:
    old = {field: tag, "ground": "obligatory-abstention", "about": "SIM/1|KEN"}
    now = {**old, "about": "SIM/1", "party": "KEN"}
    for put in (lambda shape: shape, lambda shape: {"number": 1, "action": shape}, lambda shape: [shape]):
        assert lifted(put(old)) == put(now)
        assert lifted(put(now)) == put(now)
    other = {field: tag, "ground": "conduct-of-voting", "about": "SIM/PV.1/3"}
    assert lifted(other) == {**other, "party": ""}
