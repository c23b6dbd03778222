"""Conditions that an author writes in one line, compiled to one code object over the flat table of numbers."""

from __future__ import annotations

import ast
import re
from array import array
from collections.abc import Callable, Collection
from functools import partial
from warnings import catch_warnings

from game.spelling import Hint, nearest
from game.world.published import PublishedSetting
from game.world.slots import slots

Condition = Callable[["array[float]"], bool]
Degree = Callable[["array[float]"], float]

LENGTH, PARTS, DEPTH = 400, 120, 40
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
NEARLY = 0.99
"""The highest degree of a comparison that does not hold, however near it comes."""
TENTH = 0.1
"""The least share of a range that counts as the whole way, however small the distance at the start was."""
LIMITLESS = 1e12
_SLIPS = {"=": "==", "&&": "and", "||": "or", "!": "not"}
_SLIP = re.compile(r"(?<![=<>!:])=(?!=)|&&|\|\||!(?!=)")
_GLUED = re.compile(r"(?<![\w.])([0-9][0-9_.]*+(?:[eE][-+]?[0-9]+)?+)([^\W\d]\w*)")
_ODD = re.compile(r"[^\w\s.,+*/<>=!&|()\[\]-]")
_TRUTHS = {"true": True, "false": False}


class ConditionError(ValueError):
    """A condition that cannot be read: the reason, and the column (from 1)."""

    def __init__(self, message: str, column: int, hint: Hint = str) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint

    @property
    def suggestion(self) -> str:
        """Return the text that the author probably meant, or an empty text; each call searches again."""
        return self.hint()


def compiled(source: str, setting: PublishedSetting) -> Condition:
    """Return the condition as a function of the world's numbers; an empty one never holds.

    Raise ConditionError if it is not a condition over the slots of this setting.
    """
    known: dict[str, Condition] = setting.__dict__.setdefault("conditions", {})
    condition = known.get(source)
    if condition is None:
        condition = known[source] = _compiled(source, setting)
    return condition


def holds(source: str, setting: PublishedSetting, numbers: array[float]) -> bool:
    """Return whether the condition holds; an empty one does not."""
    return source != "" and compiled(source, setting)(numbers)


def names_in(source: str, setting: PublishedSetting) -> frozenset[str]:
    """Return the names of the slots that a condition reads; raise ConditionError as `compiled` does."""
    reading = _Reading(source, setting)
    reading.code()
    return frozenset(reading.names)


def degree(source: str, setting: PublishedSetting, numbers: array[float]) -> float:
    """Return how nearly a condition holds, 0 to 1: it is 1 exactly if the condition holds.

    A comparison that does not hold counts by the share of the way done. The whole way is the distance at the start, or
    a tenth of the range of the numbers named if that is more. So the degree never falls as the two sides come nearer.
    `and` takes its lowest part, `or` its highest. `not` turns a comparison into its opposite. Raise ConditionError as
    `compiled` does.
    """
    return graded(source, setting)(numbers)


def graded(source: str, setting: PublishedSetting) -> Degree:
    """Return the degree of a condition as a function of the world's numbers; the degree of an empty one is 0."""
    known: dict[str, Degree] = setting.__dict__.setdefault("degrees", {})
    found = known.get(source)
    if found is None:
        found = known[source] = _graded(source, setting)
    return found


def _graded(source: str, setting: PublishedSetting) -> Degree:
    if not source.strip():
        return lambda _: 0.0
    code = compile(f"lambda n: {_Grading(source, setting).code()}", "<condition>", "eval")
    made: Degree = eval(code, {"__builtins__": {}, "near": _near_to, **_FUNCTIONS})
    return made


def _near_to(met: bool, gap: float, way: float) -> float:
    """Return 1 if met, else the share of the way done; a gap that is not a number gives 0."""
    if met:
        return 1.0
    share = 1.0 - gap / way
    return min(NEARLY, share) if share > 0.0 else 0.0


def _compiled(source: str, setting: PublishedSetting) -> Condition:
    if not source.strip():
        return _never
    code = compile(f"lambda n: {_Reading(source, setting).code()}", "<condition>", "eval")
    condition: Condition = eval(code, {"__builtins__": {}, **_FUNCTIONS})
    return condition


def _never(_: array[float]) -> bool:
    return False


class _Reading:
    """The reader of one condition. It rebuilds the code from a short list of allowed nodes, so nothing else can run."""

    def __init__(self, source: str, setting: PublishedSetting) -> None:
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
        self._refuse_signs()
        tree = self._tree()
        parts = sum(1 for _ in ast.walk(tree))
        if parts > PARTS:
            raise ConditionError(f"the condition has {parts} parts, at most {PARTS} are read", 1)
        return self._condition(tree, DEPTH)

    def _refuse_signs(self) -> None:
        """Refuse text that Python reads with a warning, or differently from one release to the next."""
        if glued := _GLUED.search(self.source):
            number, word = glued.groups()
            hint = "" if number == "0" or word in "jJ" else f"{number} {word}"
            message = "a number is written in digits, and set apart from the word after it"
            raise ConditionError(message, glued.start() + 1, lambda: hint)
        if odd := _ODD.search(self.source):
            raise ConditionError(f"the sign {odd.group()} has no meaning in a condition", odd.start() + 1)
        if slip := _SLIP.search(self.source):
            sign = _SLIPS[slip.group()]
            raise ConditionError("the condition cannot be read", slip.start() + 1, lambda: sign)

    def _tree(self) -> ast.expr:
        text = self.source.strip()
        try:
            with catch_warnings(action="ignore"):  # warnings are for programmers, and differ between Python releases
                return ast.parse(text, mode="eval").body
        except SyntaxError as error:
            column = min(self._indent + max(1, error.offset or 1), len(self.source) + 1)
            raise ConditionError("the condition cannot be read", column) from None
        except (ValueError, RecursionError, MemoryError):
            raise ConditionError("the condition cannot be read", 1) from None

    @property
    def _indent(self) -> int:
        return len(self.source) - len(self.source.lstrip())

    def _fault(self, node: ast.expr, message: str, hint: Hint = str) -> ConditionError:
        before = self.source.strip().encode()[: node.col_offset].decode(errors="ignore")
        return ConditionError(message, self._indent + len(before) + 1, hint)

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
            raise self._fault(node, f"{name} is a number: compare it with one", lambda: f"{name} >= 1")
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
            message = "only abs(x), min(x, y, ...) and max(x, y, ...) are known"
            raise self._fault(node, message, partial(nearest, name, _FUNCTIONS))
        return f"{name}({', '.join(self._number(each, depth - 1) for each in node.args)})"

    def _name(self, node: ast.expr) -> str:
        name = _table_entry(node) if isinstance(node, ast.Subscript) else _dotted(node)
        if not name:
            raise self._fault(node, "this is not a name that conditions know")
        if name not in self.table.index:
            raise self._fault(node, f"unknown name {name}", partial(nearest, name, self.table.index))
        self.names.add(name)
        return name

    def _descend(self, node: ast.expr, depth: int) -> None:
        if depth <= 0:
            raise self._fault(node, f"the condition is nested more than {DEPTH} deep")


class _Grading(_Reading):
    """A reader that writes a condition as a degree. It moves `not` inwards, so that the degree is 1 if it holds."""

    def __init__(self, source: str, setting: PublishedSetting) -> None:
        super().__init__(source, setting)
        self.denied = False

    def _condition(self, node: ast.expr, depth: int) -> str:
        self._descend(node, depth)
        if isinstance(node, ast.BoolOp):
            best = isinstance(node.op, ast.Or) is not self.denied
            return f"{'max' if best else 'min'}({', '.join(self._condition(e, depth - 1) for e in node.values)})"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.denied = not self.denied
            code = self._condition(node.operand, depth - 1)
            self.denied = not self.denied
            return code
        if isinstance(node, ast.Compare):
            return self._comparison(node, depth)
        met = super()._condition(node, depth)
        return f"({'0.0 if ' if self.denied else '1.0 if '}{met}{' else 1.0' if self.denied else ' else 0.0'})"

    def _comparison(self, node: ast.Compare, depth: int) -> str:
        sides = [node.left, *node.comparators]
        parts = []
        for operator, one, other in zip(node.ops, sides, sides[1:], strict=False):
            pair = ast.Compare(one, [operator], [other], lineno=node.lineno, col_offset=node.col_offset)
            met = super()._comparison(pair, depth)
            numbers = self._number(one, depth - 1), self._number(other, depth - 1)
            parts.append(self._pair(operator, met, *numbers, {*_names_of(one), *_names_of(other)}))
        best = "max" if self.denied else "min"
        return parts[0] if len(parts) == 1 else f"{best}({', '.join(parts)})"

    def _pair(self, operator: ast.cmpop, met: str, one: str, other: str, names: Collection[str]) -> str:
        """Return the degree of one comparison, denied or not."""
        equal = isinstance(operator, (ast.Eq, ast.NotEq))
        wanted = isinstance(operator, (ast.Gt, ast.GtE, ast.Eq)) is not self.denied
        if equal and not wanted:
            gap = "1.0"
        elif equal:
            gap = f"abs({one} - {other})"
        else:
            gap = f"({other} - {one})" if wanted else f"({one} - {other})"
        start = eval(f"lambda n: {gap}", {"__builtins__": {}, **_FUNCTIONS})(self.table.start)
        way = max(abs(start), TENTH * sum(self._range(each) for each in sorted(names)))
        return f"near({'not ' if self.denied else ''}{met}, {gap}, {float(way) if 0.0 < way < LIMITLESS else 1.0!r})"

    def _range(self, name: str) -> float:
        place = self.table.index.get(name)
        width = self.table.high[place] - self.table.low[place] if place is not None else 0.0
        return width if width < LIMITLESS else 0.0


def _names_of(node: ast.expr) -> set[str]:
    """Return the slots that an expression names."""
    names = {_dotted(each) for each in ast.walk(node) if isinstance(each, (ast.Name, ast.Attribute))}
    return names | {_table_entry(each) for each in ast.walk(node) if isinstance(each, ast.Subscript)}


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
