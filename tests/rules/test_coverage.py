"""The table of what the game knows of the law names tests and modules that exist, and leaves nothing out."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
GAME = TESTS.parent / "game"
TEXT = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"([\w/]+\.py)::(\w+)", TEXT)))
ARTICLES = [4, 10, 11, 12, 18, 20, *range(23, 43), 51, 52, 53, 54, 97, 99]


@cache
def functions(path: str) -> set[str]:
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the table under a heading, without its head."""
    part = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(("path", "test"), NAMED, ids=[test for _, test in NAMED])
def test_every_test_that_the_table_names_exists(path: str, test: str) -> None:
    assert test in functions(path)


def test_every_module_that_the_table_names_exists() -> None:
    modules = set(re.findall(r"`((?:council|engine|scenario|record)/\w+\.py)`", TEXT))
    assert len(modules) > 10
    assert [each for each in sorted(modules) if not (GAME / each).is_file()] == []


def test_the_table_has_every_rule_from_1_to_60_and_every_article_in_order() -> None:
    assert [int(row[0]) for row in rows("Provisional rules of procedure")] == list(range(1, 61))
    assert [int(row[0]) for row in rows("Charter")] == ARTICLES


@pytest.mark.parametrize("heading", ["Provisional rules of procedure", "Charter"])
def test_each_row_names_a_test_or_says_why_it_is_not_modelled(heading: str) -> None:
    for number, says, where, held in rows(heading):
        assert says
        if "::" in held:
            assert where, f"{number} is held by a test and stands in no module"
        else:
            assert re.match(r"not modelled[\w ]*: .{8,}", held), f"{number}: {held}"
