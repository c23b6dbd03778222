"""Every kind of act has one row, and no front end knows a kind of act by anything but its class."""

import ast
from pathlib import Path

import pytest
from msgspec.structs import fields

from game.engine.acts import ACTIONS
from game.words.kinds import KINDS, WITH, kind_of
from game.words.points import POINTS
from game.words.wording import WRITERS
from game.world.acts import AnyPoint

ROOMS = Path(__file__).parents[2] / "game"
ICONS = {each.stem for each in (ROOMS.parent / "assets" / "icons").glob("*.png")}
NAMES = {each.__name__ for each in ACTIONS} - {"Speak", "Pass", "Meet", "Lobby", "Rule", "Brief"}
"""Names that are no words of their own, so that a string of them can only be the name of a class."""


def test_every_kind_of_act_has_one_row_and_nothing_else_has() -> None:
    assert set(KINDS) == set(ACTIONS)
    assert set(WRITERS) == set(ACTIONS)


def test_every_kind_of_point_has_its_words_and_nothing_else_has() -> None:
    assert set(POINTS) == set(AnyPoint.__args__)


@pytest.mark.parametrize("kind", ACTIONS)
def test_a_row_is_whole_and_names_what_there_is(kind: type) -> None:
    row = kind_of(kind)
    assert row.short and row.asks[:1].isupper()
    assert row.icon in ICONS
    if row.ways is not None:
        field, no, yes = row.ways
        assert field in {each.name for each in fields(kind)} and no != yes
    if kind in WITH:
        assert {each.name for each in fields(kind)} & {"member", "partners"}


def test_no_module_knows_a_kind_of_act_by_a_string() -> None:
    found = [
        f"{path.relative_to(ROOMS)}:{node.lineno} {node.value!r}"
        # The table of tags is there so that a rename changes no file, and older files hold them: they name no classes.
        for path in sorted(ROOMS.rglob("*.py")) if path.name not in ("tags.py", "lifting.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMES & set(node.value.split())
        and not node.value.startswith(("Return", "Yield"))
    ]
    assert found == []
