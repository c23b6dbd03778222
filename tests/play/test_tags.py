"""What is written stands in a table of its own: a class may be renamed, and no file changes."""

import inspect

import msgspec
import pytest

from game import tags
from game.council.acts import Act
from game.engine.acts import ACTIONS, EVENTS
from game.play.lines import REMARKS, Remark
from game.tags import TAGS, tag_of
from game.world import acts as world
from game.world.acts import Point

POINTS = tuple(each for _, each in inspect.getmembers(world, inspect.isclass) if Point in each.__bases__)
KINDS = {"ACTS": ACTIONS, "POINTS": POINTS, "EVENTS": EVENTS, "LINES": REMARKS}


@pytest.mark.parametrize("table", KINDS)
def test_every_class_has_a_row_and_every_row_a_class(table: str) -> None:
    named = getattr(tags, table)
    assert {each.__name__ for each in KINDS[table]} == set(named)
    for each in KINDS[table]:
        assert each.__struct_config__.tag == named[each.__name__]
    assert len(set(named.values())) == len(named), "no tag means two things"


def test_no_name_stands_in_two_tables() -> None:
    assert len(TAGS) == sum(len(getattr(tags, table)) for table in KINDS)
    assert len(REMARKS) == len([each for each in Remark.__subclasses__() if each.__module__ == Remark.__module__])


def test_a_class_that_is_renamed_keeps_its_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TAGS, "LetTheMomentGoBy", "Pass")

    class LetTheMomentGoBy(Act, frozen=True):
        """What `Pass` would be called."""

    assert tag_of("LetTheMomentGoBy") == "Pass"
    assert msgspec.json.encode(LetTheMomentGoBy()) == b'{"act":"Pass"}'
