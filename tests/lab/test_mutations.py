"""The changes that are made to a source: each is one small fault, and what is no code is left alone."""

import ast
from pathlib import Path

import pytest

from game.lab.mutations import changed, changes_of

ROOT = Path(__file__).parents[2]


def afters(source: str) -> set[str]:
    return {each.after for each in changes_of(source)}


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("a < b", "a <= b"),
        ("a == b", "a != b"),
        ("a in b", "a not in b"),
        ("a and b", "a or b"),
        ("a and b", "b"),
        ("f(not a)", "a"),
        ("f(9)", "10"),
        ("f(True)", "False"),
        ("a - b", "a + b"),
        ("a if c else b", "b if c else a"),
        ("f(a, b=c)", "f(a)"),
        ("max(a, b)", "min(a, b)".replace("(a, b)", "")),
        ("f((a, b))", "(a,)"),
        ("x = [a for a in b if c]", "for a in b"),
        ("def f(a=1):\n    return a", "0"),
        ("def f() -> bool:\n    return a", "return not a"),
        ("def f():\n    return a", "return None"),
        ("f(a)", "pass"),
        ("a.b = c", "pass"),
        ("if a:\n    b()", "if False:"),
        ("if a:\n    b()", "if not a:"),
        ("for a in b:\n    continue", "break"),
    ],
)
def test_each_kind_of_slip_is_made(source: str, after: str) -> None:
    assert after in afters(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "x: list[int]",
        "def f(a: int | None) -> dict[str, int]: ...",
        "assert a < b, 'never'",
        "import a",
        "class A(Struct, frozen=True, gc=False):\n    pass",
        "__slots__ = ('a', 'b')",
        "@cache(maxsize=3)\ndef f(): ...",
        "if TYPE_CHECKING:\n    from a import b",
    ],
)
def test_what_is_no_code_or_never_wrong_is_left_alone(source: str) -> None:
    assert changes_of(source) == []


@pytest.mark.parametrize("path", sorted((ROOT / "game" / "council").glob("*.py")), ids=lambda path: path.stem)
def test_each_change_compiles_is_one_change_and_keeps_the_lines(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    before = ast.dump(ast.parse(source))
    for each in changes_of(source)[::40]:
        tree = changed(source, each)
        compile(tree, str(path), "exec")
        assert ast.dump(tree) != before, each
        assert each.before != each.after, each
        assert source.splitlines()[each.line - 1].strip()
    assert ast.dump(ast.parse(source)) == before


def test_a_change_is_named_by_its_function_so_that_lines_above_it_may_be_added() -> None:
    source = "class A:\n    def f(self):\n        return 1 < 2"
    assert {each.id for each in changes_of(source)} == {each.id for each in changes_of("import b\n\n\n" + source)}
    assert "A.f: 1 < 2 -> 1 <= 2" in {each.id for each in changes_of(source)}
