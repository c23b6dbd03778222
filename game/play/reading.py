"""Whether the scenario that a file brings with it can be played: what an author's text is checked for, once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from game.engine.case import Case
from game.world.conditions import ConditionError, compiled

_CONDITIONS = frozenset({
    "apt", "borne_out", "contradict", "corroborate", "given", "kept", "met", "refuted", "until", "when",
})  # fmt: skip


def unreadable(case: Case) -> str:
    """Return in words what cannot be read in the conditions of a scenario; nothing where all can."""
    for condition in _conditions(case):
        try:
            compiled(condition, case.setting)
        except ConditionError as error:
            return f"{error.message}: '{condition}'"
    return ""


def _conditions(value: Any) -> Iterator[str]:
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            held = getattr(value, name)
            if name not in _CONDITIONS:
                yield from _conditions(held)
            elif held:
                yield held
    elif isinstance(value, tuple | frozenset | dict):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _conditions(held)
