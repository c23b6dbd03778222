"""Small changes to a source, of the kinds that a slip of the hand would make, each a fault that a test should see.

Left alone are annotations, docstrings, assertions (they hold what cannot happen) and all texts.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

LONGEST = 160
"""Letters of code that are told."""

OTHERS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
"""What an operator may be mistaken for."""
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
"""What a built-in function may be mistaken for."""
_PARTS: tuple[tuple[Any, tuple[str, str, int]], ...] = (
    (ast.Call, ("keywords", "dropped keyword", 1)),
    (ast.BoolOp, ("values", "dropped operand", 2)),
    ((ast.Tuple, ast.Set, ast.List), ("elts", "dropped element", 2)),
    (ast.comprehension, ("ifs", "dropped condition", 1)),
)
"""What may leave out a part: the field of its parts, how that is called, and how many parts there are at least."""
_NO_CODE = ("annotation", "returns", "decorator_list", "bases", "type_params", "ctx")
"""Parts that no test can see, or all do at once; what a class is made with is another."""
Place = tuple[tuple[str, int], ...]
"""The way from the module to a node: the names of fields, each with a place in it, or -1 where it holds one node."""


class Change(NamedTuple):
    """One change of a source: where, of what kind, and the code before and after it."""

    function: str
    line: int
    kind: str
    before: str
    after: str
    place: Place
    new: ast.AST

    @property
    def id(self) -> str:
        """Return what names the change while its function keeps its code, wherever it stands in the file."""
        return f"{self.function}: {self.before} -> {self.after}"


def changes_of(source: str) -> list[Change]:
    """Return every change that is made to a source, in the order of its lines."""
    found = _Finder()
    found.body(ast.parse(source), ())
    return found.changes


def changed(source: str, change: Change) -> ast.Module:
    """Return the module with the change made; its lines are numbered as they were."""
    tree = ast.parse(source)
    node: ast.AST = tree
    for field, at in change.place[:-1]:
        node = getattr(node, field) if at < 0 else getattr(node, field)[at]
    field, at = change.place[-1]
    new = copy.deepcopy(change.new)
    if at < 0:
        setattr(node, field, new)
    else:
        getattr(node, field)[at] = new
    return ast.fix_missing_locations(tree)


class _Finder:
    """Walks a tree and collects changes, with the function in which each stands."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.function: tuple[str, ...] = ()
        self.truth = False
        self.line = 0

    def body(self, node: ast.AST, place: Place) -> None:
        """Collect the changes of all parts of a node."""
        for field, value in ast.iter_fields(node):
            if field in _NO_CODE or (field == "keywords" and isinstance(node, ast.ClassDef)):
                continue
            many = isinstance(value, list)
            for at, part in enumerate(value if many else [value]):
                if isinstance(part, ast.AST):
                    self.node(part, (*place, (field, at if many else -1)), node)

    def node(self, node: ast.AST, place: Place, above: ast.AST) -> None:
        """Collect the changes of a node, and of all within it."""
        if isinstance(node, ast.Assert | ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Raise) or _silent(node):
            if isinstance(node, ast.Raise):
                self.add(node, "removed raise", place, ast.Pass())
            return
        named = isinstance(node, ast.FunctionDef | ast.ClassDef)
        outer, truth = self.function, self.truth
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            self.function = (*outer, node.name)
        if isinstance(node, ast.FunctionDef):
            self.truth = isinstance(node.returns, ast.Name) and node.returns.id == "bool"
        for kind, new in self.changes_at(node, above):
            self.add(node, kind, place, new)
        self.parts(node, place)
        self.body(node, place)
        if named:
            self.function, self.truth = outer, truth

    def add(self, node: ast.AST, kind: str, place: Place, new: ast.AST) -> None:
        """Note a change of this node."""
        self.line = getattr(node, "lineno", self.line)
        if isinstance(new, ast.expr | ast.stmt):
            new = ast.copy_location(new, node)
        self.changes.append(Change(".".join(self.function), self.line, kind, _words(node), _words(new), place, new))

    def parts(self, node: ast.AST, place: Place) -> None:
        """Collect the changes that leave out one part of many."""
        field, kind, least = next((told for types, told in _PARTS if isinstance(node, types)), ("", "", 0))
        values = getattr(node, field) if field else []
        if len(values) < least or any(isinstance(each, ast.keyword) and not each.arg for each in values):
            return
        if isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
            return
        for left_out in values:
            rest = [each for each in values if each is not left_out]
            alone = isinstance(node, ast.BoolOp) and len(rest) == 1
            self.add(node, kind, place, rest[0] if alone else _with(node, field, rest))

    def changes_at(self, node: ast.AST, above: ast.AST) -> Iterator[tuple[str, ast.AST]]:
        """Yield what this very node may be changed to."""
        if isinstance(node, ast.expr):
            yield from _of_expression(node, above)
        elif isinstance(node, ast.stmt):
            yield from self._of_statement(node)

    def _of_statement(self, node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
        if isinstance(node, ast.If | ast.While):
            yield "negated condition", _with(node, "test", ast.UnaryOp(ast.Not(), node.test))
        if isinstance(node, ast.If):
            yield "never taken", _with(node, "test", ast.Constant(False))
        if isinstance(node, ast.Expr | ast.AugAssign) or (isinstance(node, ast.Assign) and _kept(node)):
            yield "removed statement", ast.Pass()
        if isinstance(node, ast.Continue | ast.Break):
            yield "removed jump", ast.Pass()
            yield "other jump", ast.Break() if isinstance(node, ast.Continue) else ast.Continue()
        if isinstance(node, ast.AugAssign) and type(node.op) in OTHERS:
            for other in OTHERS[type(node.op)]:
                yield "operator", _with(node, "op", other())
        if isinstance(node, ast.Return) and node.value is not None and not _constant(node.value):
            value = ast.UnaryOp(ast.Not(), node.value) if self.truth else ast.Constant(None)
            yield "returned value", _with(node, "value", value)


def _of_expression(node: ast.expr, above: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            for other in OTHERS.get(type(op), ()):
                yield "comparison", _with(node, "ops", [*node.ops[:at], other(), *node.ops[at + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield "and for or", _with(node, "op", OTHERS[type(node.op)][0]())
    elif isinstance(node, ast.BinOp):
        for other in OTHERS.get(type(node.op), ()):
            yield "operator", _with(node, "op", other())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield "removed sign", node.operand
    elif isinstance(node, ast.IfExp):
        yield "swapped branches", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Constant) and not isinstance(above, ast.UnaryOp):
        yield from (("constant", ast.Constant(other)) for other in _other_constants(node.value))
    elif isinstance(node, ast.Name) and isinstance(above, ast.Call) and above.func is node and node.id in NAMES:
        yield "other function", ast.Name(NAMES[node.id], ast.Load())


def _other_constants(value: object) -> tuple[bool | int | float, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return value + 1, value - 1
    return (value + 1.0, value / 2.0 if value else -1.0) if isinstance(value, float) else ()


def _with(node: ast.AST, field: str, value: object) -> ast.AST:
    new = copy.copy(node)
    setattr(new, field, value)
    return new


def _silent(node: ast.AST) -> bool:
    """Return whether a statement is a docstring, or holds only for the checker of types."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id in ("__slots__", "__all__")
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _kept(node: ast.Assign) -> bool:
    """Return whether something is kept in an object, so that its absence need not be seen at once."""
    return all(isinstance(each, ast.Attribute | ast.Subscript) for each in node.targets)


def _constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _words(node: ast.AST) -> str:
    """Return the code of a node in one line; of a statement with a body, its head; what is long ends in its digest."""
    lines = ast.unparse(node).strip().splitlines()
    told = " ".join((lines[0] if isinstance(node, ast.stmt) else " ".join(lines)).split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}... {sha256(told.encode()).hexdigest()[:6]}"
