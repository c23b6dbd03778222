"""Whether a condition can still come to hold: conditions read over the ranges in which numbers can still move."""

from __future__ import annotations

import ast
from array import array
from collections.abc import Callable
from functools import reduce
from typing import Any

from game.world.conditions import _COMPARISONS, _TRUTHS, _Reading, compiled
from game.world.facts import Facts
from game.world.published import PublishedSetting
from game.world.slots import slots

FAR = 1e12
"""A number that no count reaches."""
Range = tuple[float, float]
Verdict = tuple[bool, bool]
"""Whether a condition may hold, and whether it must."""


def may_hold(source: str, setting: PublishedSetting, ranges: tuple[array[float], array[float]]) -> bool:
    """Return whether the condition may hold for some numbers within the ranges (low, high).

    Each name ranges independently, so the answer can be True for a condition that cannot hold. False is always right.
    An empty condition never holds. Raise ConditionError as `conditions.compiled` does.
    """
    known: dict[str, Callable[..., Verdict]] = setting.__dict__.setdefault("ranged", {})
    ranged = known.get(source)
    if ranged is None:
        compiled(source, setting)  # refuses every form that `_Ranging` does not know
        text = _Ranging(source, setting).code() if source.strip() else "(False, False)"
        ranged = known[source] = eval(compile(f"lambda lo, hi: {text}", "<condition>", "eval"), dict(_MEANS))
    return ranged(*ranges)[0]


def within_reach(world: Facts, setting: PublishedSetting, day: int) -> tuple[array[float], array[float]]:
    """Return the lowest and the highest value that each number can still take; counts start at 0 now.

    Some numbers can move no more: those of talks that have ended, and of happenings whose day has passed.
    """
    table, now = slots(setting), world.numbers
    key = now[: len(table.switches)].tobytes(), day
    notes = world.notes
    if notes is None:
        return _reach(world, setting, day)
    kept = notes.common.get("reach")
    if kept is None or kept[0] != key:
        kept = notes.common["reach"] = key, _reach(world, setting, day)
    found: tuple[array[float], array[float]] = kept[1]
    return found


def _reach(world: Facts, setting: PublishedSetting, day: int) -> tuple[array[float], array[float]]:
    table, now = slots(setting), world.numbers
    low, high = array("d", table.low), array("d", (min(each, FAR) for each in table.high))
    for name in table.counts:
        low[table.index[name]], high[table.index[name]] = 0.0, FAR
    for name in table.switches:
        low[table.index[name]] = 0.0 if name.startswith("flag.") else now[table.index[name]]
    for name in _over(world, setting, day):
        place = table.index[name]
        low[place] = high[place] = 0.0 if name in table.counts else now[place]
    return low, high


def _over(world: Facts, setting: PublishedSetting, day: int) -> list[str]:
    index = slots(setting).index
    ended = {each.id for each in setting.formats if world.numbers[index[f"talks.{each.id}.ended"]]}
    alive = {measure for each in setting.formats if each.id not in ended for measure in each.measures}
    return [
        *(f"talks.{each}.{count}" for each in ended for count in ("called", "rounds", "agreed", "walkouts")),
        *(f"agreed.{each.id}" for each in setting.measures if each.id not in alive),
        *(f"happened.{each.id}" for each in setting.happenings if each.day and each.day < max(day, 1)),
    ]


class _Ranging(_Reading):
    """A reader that writes a condition over ranges: a number is a pair (low, high), a condition a verdict."""

    def _condition(self, node: ast.expr, depth: int) -> str:
        self._descend(node, depth)
        if isinstance(node, ast.BoolOp):
            word = "both" if isinstance(node.op, ast.And) else "either"
            return f"{word}({', '.join(self._condition(each, depth - 1) for each in node.values)})"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"denied({self._condition(node.operand, depth - 1)})"
        if isinstance(node, ast.Compare):
            return self._comparison(node, depth)
        truth = node.value if isinstance(node, ast.Constant) else _TRUTHS.get(getattr(node, "id", ""))
        if isinstance(truth, bool):
            return f"({truth}, {truth})"
        place = self.table.index[self._name(node)]
        return f"(hi[{place}] > 0, lo[{place}] > 0)"

    def _comparison(self, node: ast.Compare, depth: int) -> str:
        sides = [node.left, *node.comparators]
        parts = []
        for operator, one, other in zip(node.ops, sides, sides[1:], strict=False):
            sign = _COMPARISONS[type(operator)]
            parts.append(f"compared({sign!r}, {self._number(one, depth - 1)}, {self._number(other, depth - 1)})")
        return parts[0] if len(parts) == 1 else f"both({', '.join(parts)})"

    def _number(self, node: ast.expr, depth: int) -> str:
        self._descend(node, depth)
        if isinstance(node, ast.UnaryOp):
            inner = self._number(node.operand, depth - 1)
            return f"negative({inner})" if isinstance(node.op, ast.USub) else inner
        if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
            place = self.table.index[self._name(node)]
            return f"(lo[{place}], hi[{place}])"
        return super()._number(node, depth)

    def _constant(self, node: ast.Constant) -> str:
        value = super()._constant(node)
        return f"({value}, {value})"

    def _arithmetic(self, node: ast.BinOp, depth: int) -> str:
        word = {ast.Add: "added", ast.Sub: "less", ast.Mult: "times", ast.Div: "over"}[type(node.op)]
        return f"{word}({self._number(node.left, depth - 1)}, {self._number(node.right, depth - 1)})"

    def _call(self, node: ast.Call, depth: int) -> str:
        return f"of_{super()._call(node, depth)}"


def _compared(sign: str, one: Range, other: Range) -> Verdict:
    if sign == "<":
        return one[0] < other[1], one[1] < other[0]
    if sign == "<=":
        return one[0] <= other[1], one[1] <= other[0]
    if sign in (">", ">="):
        return _compared("<" if sign == ">" else "<=", other, one)
    meet = one[0] <= other[1] and other[0] <= one[1]
    alone = meet and one[0] == one[1] == other[0] == other[1]
    return (meet, alone) if sign == "==" else (not alone, not meet)


def _times(one: Range, other: Range) -> Range:
    ends = [a * b for a in one for b in other]
    return min(ends), max(ends)


def _absolute(one: Range) -> Range:
    return (0.0 if one[0] <= 0.0 <= one[1] else min(map(abs, one))), max(map(abs, one))


_MEANS: dict[str, Any] = {
    "__builtins__": {},
    "both": lambda *each: (all(one[0] for one in each), all(one[1] for one in each)),
    "either": lambda *each: (any(one[0] for one in each), any(one[1] for one in each)),
    "denied": lambda one: (not one[1], not one[0]),
    "compared": _compared,
    "negative": lambda one: (-one[1], -one[0]),
    "added": lambda one, other: (one[0] + other[0], one[1] + other[1]),
    "less": lambda one, other: (one[0] - other[1], one[1] - other[0]),
    "times": _times,
    "over": lambda one, other: _times(one, (1.0 / other[0], 1.0 / other[0])),
    "of_min": lambda *each: reduce(lambda a, b: (min(a[0], b[0]), min(a[1], b[1])), each),
    "of_max": lambda *each: reduce(lambda a, b: (max(a[0], b[0]), max(a[1], b[1])), each),
    "of_abs": _absolute,
}
