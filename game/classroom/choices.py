"""What a teacher's own news may do: effects of the scenario's numbers, charges and decisions, as choices in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from game.engine.case import Case
from game.engine.directing import LARGEST
from game.words.labels import Labels, capital, uncapital
from game.world.gauges import AnyEffect, DelayDecision, Indicator, MoveGauge, SettleCharge

_STEPS = ((0.08, "a little"), (0.2, "a lot"))
"""Shares of an indicator's range by which news moves it."""
_BECAUSE = "news"


def choices(case: Case) -> list[dict[str, Any]]:
    """Return the effects that news may have: each with its `group`, its `label`, and the `effect` as on the wire."""
    kept: list[dict[str, Any]] | None = case.__dict__.get("news_effects")
    if kept is None:
        found = [*_indicators(case), *_charges(case), *_decisions(case)]
        kept = case.__dict__["news_effects"] = [
            {"id": number, "group": group, "label": label, "effect": to_builtins(effect)}
            for number, (group, label, effect) in enumerate(found)
        ]
    return kept


_Row = tuple[str, str, AnyEffect]


def _indicators(case: Case) -> Iterator[_Row]:
    for each in case.setting.indicators:
        for sign, way in ((1, "rises"), (-1, "falls")):
            for share, much in _STEPS:
                by = _step(each, share)
                label = f"{capital(each.label)} {way} {much} ({sign * by:+g} {each.unit})".replace(" )", ")")
                yield "Numbers", label, MoveGauge(indicator=each.id, by=sign * by, because=_BECAUSE)


def _step(indicator: Indicator, share: float) -> float:
    """Return a share of the range in the indicator's own steps, never nought and within what is admitted."""
    whole = min(indicator.high - indicator.low, LARGEST / _STEPS[-1][0])
    by = round(whole * share, indicator.decimals)
    return by or round(10.0**-indicator.decimals, indicator.decimals)


def _charges(case: Case) -> Iterator[_Row]:
    for each in case.setting.charges:
        title = uncapital(each.title)
        for true, word in ((True, "borne out"), (False, "refuted")):
            label = f"The charge is {word}: {title}"
            yield "Charges", label, SettleCharge(charge=each.id, found_true=true, because=_BECAUSE)


def _decisions(case: Case) -> Iterator[_Row]:
    labels = Labels(case)
    for each in case.setting.decisions:
        label = f"{capital(labels.the(each.capital))} waits a day: {uncapital(each.label)}"
        yield "Decisions of capitals", label, DelayDecision(decision=each.id, days=1, because=_BECAUSE)
