"""How the scenario's numbers are printed: with their decimals, their unit and the word for their level."""

from __future__ import annotations

from game.engine.heard import Heard
from game.engine.state import State
from game.world.gauges import Indicator
from game.world.slots import slots


def figure(value: float, indicator: Indicator) -> str:
    """Return the number as it is printed, with narrow no-break spaces in thousands."""
    return f"{value:,.{indicator.decimals}f}".replace(",", "\u202f")


def word_for(value: float, indicator: Indicator) -> str:
    """Return the scenario's word for the number, or nothing."""
    reached = [each for each in indicator.words if value >= each.at]
    return max(reached, key=lambda each: each.at).word if reached else ""


def measured(value: float, indicator: Indicator) -> str:
    """Return the number with its unit: "316 a day"."""
    unit = indicator.unit if indicator.unit.startswith("%") else f" {indicator.unit}"
    return f"{figure(value, indicator)}{unit}".rstrip()


def described(value: float, indicator: Indicator) -> str:
    """Return the indicator with its number, unit and word: "Tension 71, escalating"."""
    word = word_for(value, indicator)
    return f"{indicator.label} {measured(value, indicator)}{f', {word}' if word else ''}"


def number(state: State | Heard, slot: str) -> float:
    """Return the number of a slot as it stands."""
    return state.world.numbers[slots(state.case.setting).index[slot]]


def numbers_of(state: State | Heard) -> dict[str, float]:
    """Return the indicators as they stand, by id."""
    return {each.id: number(state, each.id) for each in state.case.setting.indicators}


def signed(value: float) -> str:
    """Return a number with its sign and at most one decimal, or three if it is small."""
    shown = f"{value:+.1f}".rstrip("0").rstrip(".")
    return shown if shown not in ("+0", "-0") else f"{value:+.3f}"
