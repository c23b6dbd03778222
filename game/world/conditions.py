"""Conditions that an author writes in one line, compiled to one code object over the flat table of numbers."""

from __future__ import annotations

import ast
import re
from array import array
from collections.abc import Callable, Collection
from difflib import get_close_matches

from game.world.setting import Setting
from game.world.slots import slots

Condition = Callable[["array[float]"], bool]

LENGTH, PARTS, DEPTH = 400, 120, 40
SEARCHED = 3000
"""Names among which the one that was meant is sought."""
_ARITHMETIC: dict[type[ast.AST], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISONS: dict[type[ast.AST], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_FUNCTIONS = {"min": min, "max": max, "abs": abs}
_SLIPS = {"=": "==", "&&": "and", "||": "or", "!": "not"}
_SLIP = re.compile(r"(?<![=<>!:])=(?!=)|&&|\|\||!(?!=)")
_TRUTHS = {"true": True, "false": False}


class ConditionError(ValueError):
    """A condition that cannot be read: why, at which column (from 1), and what was probably meant (or "")."""

    def __init__(self, message: str, column: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.suggestion = suggestion


def compiled(source: str, setting: Setting) -> Condition:
    """Return the condition as a function of the world's numbers; an empty one never holds.

    Raise ConditionError if it is not a condition over the slots of this setting.
    """
    known: dict[str, Condition] = setting.__dict__.setdefault("conditions", {})
    condition = known.get(source)
    if condition is None:
        condition = known[source] = _compiled(source, setting)
    return condition


def holds(source: str, setting: Setting, numbers: array[float]) -> bool:
    """Return whether the condition holds; an empty one does not."""
    return source != "" and compiled(source, setting)(numbers)


def names_in(source: str, setting: Setting) -> frozenset[str]:
    """Return the names of the slots that a condition reads; raise ConditionError as `compiled` does."""
    reading = _Reading(source, setting)
    reading.code()
    return frozenset(reading.names)


def _compiled(source: str, setting: Setting) -> Condition:
    if not source.strip():
        return _never
    code = compile(f"lambda n: {_Reading(source, setting).code()}", "<condition>", "eval")
    condition: Condition = eval(code, {"__builtins__": {}, **_FUNCTIONS})
    return condition


def _never(_: array[float]) -> bool:
    return False


class _Reading:
    """One source being read: its tree is rewritten from a short list of allowed nodes, so nothing else can run."""

    def __init__(self, source: str, setting: Setting) -> None:
        self.source = source
        self.table = slots(setting)
        self.seats = setting.seats
        self.names: set[str] = set()

    def code(self) -> str:
        """Return the condition as an expression over `n`."""
        if len(self.source) > LENGTH:
            raise ConditionError(f"the condition is longer than {LENGTH} characters", LENGTH + 1)
        if "\n" in self.source.strip() or "\r" in self.source.strip():
            raise ConditionError("a condition is one line", 1 + len(self.source.split("\n")[0]))
        tree = self._tree()
        parts = sum(1 for _ in ast.walk(tree))
        if parts > PARTS:
            raise ConditionError(f"the condition has {parts} parts, at most {PARTS} are read", 1)
        return self._condition(tree, DEPTH)

    def _tree(self) -> ast.expr:
        text = self.source.strip()
        try:
            return ast.parse(text, mode="eval").body
        except SyntaxError as error:
            column, suggestion = self._indent + max(1, error.offset or 1), ""
            slip = _SLIP.search(self.source)
            if slip:
                column, suggestion = slip.start() + 1, _SLIPS[slip.group()]
            column = min(column, len(self.source) + 1)
            raise ConditionError("the condition cannot be read", column, suggestion) from None
        except (ValueError, RecursionError, MemoryError):
            raise ConditionError("the condition cannot be read", 1) from None

    @property
    def _indent(self) -> int:
        return len(self.source) - len(self.source.lstrip())

    def _fault(self, node: ast.expr, message: str, suggestion: str = "") -> ConditionError:
        before = self.source.strip().encode()[: node.col_offset].decode(errors="ignore")
        return ConditionError(message, self._indent + len(before) + 1, suggestion)

    def _condition(self, node: ast.expr, depth: int) -> str:
        self._descend(node, depth)
        if isinstance(node, ast.BoolOp):
            word = " and " if isinstance(node.op, ast.And) else " or "
            return "(" + word.join(self._condition(each, depth - 1) for each in node.values) + ")"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"(not {self._condition(node.operand, depth - 1)})"
        if isinstance(node, ast.Compare):
            return self._comparison(node, depth)
        if isinstance(node, ast.Constant) and isinstance(node.value, bool):
            return str(node.value)
        if isinstance(node, ast.Name) and node.id in _TRUTHS:
            return str(_TRUTHS[node.id])
        if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
            return self._switch(node)
        raise self._fault(node, "a condition is needed here, such as `day > 3`")

    def _comparison(self, node: ast.Compare, depth: int) -> str:
        text = self._number(node.left, depth - 1)
        for operator, operand in zip(node.ops, node.comparators, strict=True):
            if type(operator) not in _COMPARISONS:
                raise self._fault(operand, "numbers are compared with <, <=, ==, !=, >= and > only")
            text += f" {_COMPARISONS[type(operator)]} {self._number(operand, depth - 1)}"
        return f"({text})"

    def _switch(self, node: ast.expr) -> str:
        name = self._name(node)
        if name not in self.table.switches:
            raise self._fault(node, f"{name} is a number: compare it with one", f"{name} >= 1")
        return f"(n[{self.table.index[name]}] > 0)"

    def _number(self, node: ast.expr, depth: int) -> str:
        self._descend(node, depth)
        if isinstance(node, ast.Constant):
            return self._constant(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
            sign = "-" if isinstance(node.op, ast.USub) else "+"
            return f"({sign}{self._number(node.operand, depth - 1)})"
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node, depth)
        if isinstance(node, ast.Call):
            return self._call(node, depth)
        if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
            return f"n[{self.table.index[self._name(node)]}]"
        raise self._fault(node, "a number is needed here")

    def _constant(self, node: ast.Constant) -> str:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 1e9:
            raise self._fault(node, "a number below 1,000,000,000 is needed here")
        return repr(float(value))

    def _arithmetic(self, node: ast.BinOp, depth: int) -> str:
        sign = _ARITHMETIC.get(type(node.op))
        if sign is None:
            raise self._fault(node, "only + - * / join numbers")
        if sign == "/" and not (isinstance(node.right, ast.Constant) and node.right.value):
            raise self._fault(node.right, "a number is divided only by a written number other than 0")
        return f"({self._number(node.left, depth - 1)} {sign} {self._number(node.right, depth - 1)})"

    def _call(self, node: ast.Call, depth: int) -> str:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        fits = len(node.args) == 1 if name == "abs" else len(node.args) > 1
        if name not in _FUNCTIONS or node.keywords or not fits:
            raise self._fault(node, "only abs(x), min(x, y, ...) and max(x, y, ...) are known", _near(name, _FUNCTIONS))
        return f"{name}({', '.join(self._number(each, depth - 1) for each in node.args)})"

    def _name(self, node: ast.expr) -> str:
        name = _table_entry(node) if isinstance(node, ast.Subscript) else _dotted(node)
        if not name:
            raise self._fault(node, "this is not a name that conditions know")
        if name not in self.table.index:
            raise self._fault(node, f"unknown name {name}", _near(name, self.table.index))
        self.names.add(name)
        return name

    def _descend(self, node: ast.expr, depth: int) -> None:
        if depth <= 0:
            raise self._fault(node, f"the condition is nested more than {DEPTH} deep")


def _dotted(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _table_entry(node: ast.Subscript) -> str:
    keys = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    codes = [key.id if isinstance(key, ast.Name) else "" for key in keys]
    return f"{_dotted(node.value)}[{','.join(codes)}]" if all(codes) else ""


def _near(name: str, known: Collection[str]) -> str:
    # Each search looks at every name: a file with thousands of both would keep its reader waiting for minutes.
    close = get_close_matches(name, known, 1) if len(known) <= SEARCHED else []
    return close[0] if close else ""
