"""Every authored element has a path that the events which follow from it carry; a path leads to file and line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from game.engine import begin, routine, step, to_act
from game.play.old_effects import lifted_effect
from game.scenario.compile import load
from game.scenario.folder import Binder, gathered
from game.scenario.paths import place_of
from game.terms import Dice
from game.world import events as ev
from game.world.gauges import AnyEffect, Effect
from game.world.paths import path_of
from game.world.setting import Driver
from tests.forecast.test_foreseen import course

ROOT = Path(__file__).parents[2]
MINSK = ROOT / "scenarios" / "minsk-2022"
THREE = ROOT / "tests" / "data" / "three.yaml"


@cache
def document(path: Path) -> Binder:
    return gathered(path)


def authored(value: Any) -> Iterator[Effect | Driver]:
    """Yield every effect and every driver of a setting."""
    if isinstance(value, Effect | Driver):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from authored(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from authored(each)


def written(path: str, where: Path) -> str:
    """Return the few lines that stand where a path leads."""
    file, line = place_of(document(where), path)
    return " ".join(Path(file).read_text(encoding="utf-8").splitlines()[line - 1 : line + 5])


@pytest.mark.parametrize("where", [MINSK, THREE])
def test_each_effect_and_each_driver_has_its_own_path_to_the_line_where_it_is_written(where: Path) -> None:
    found = list(authored(load(where, ROOT / "scenarios" / "common").setting))
    assert len(found) > 10 and len({each.path for each in found}) == len(found)
    for each in found:
        assert each.because.split()[0] in written(each.path, where), each


@pytest.mark.parametrize("path", ["minsk-2022", "tests/data/three.yaml"])
def test_what_follows_from_what_an_author_wrote_leads_to_a_line_of_the_file(path: str) -> None:
    where = MINSK if path == "minsk-2022" else THREE
    known = set[str]()
    for done in course(path, 0)[:4000]:
        ledger = done.after.world.ledger
        for event in done.events:
            known.add(path_of(event, ledger))
            known |= {each.path for each in event.changes} if isinstance(event, ev.NumbersMoved) else set()
    heads = {each.partition("/")[0] for each in known - {""}}
    assert {"charges", "processes"} <= heads
    for each in known - {""}:
        head, _, rest = each.partition("/")
        if head not in ("weights", "assembly"):
            assert rest.partition("/")[0] in written(f"{head}/{rest.partition('/')[0]}", where), each


def test_a_happening_and_an_ending_name_their_own_path() -> None:
    state, case = begin(load(THREE, ROOT / "scenarios" / "common")), load(THREE, ROOT / "scenarios" / "common")
    (_, state) = step(state, to_act(state)[0], routine(state), Dice(0, 0, "morning"))
    assert path_of(ev.HappeningCame("dawn")) == "happenings/dawn"
    ending = case.setting.endings[0].id
    assert ending in written(f"endings/{ending}", THREE)


def test_what_is_left_out_leads_to_the_nearest_line_that_is_to_hold_it() -> None:
    first = place_of(document(THREE), "")
    assert first == place_of(document(THREE), "nothing/of/the/kind")
    assert first[1] == document(THREE).position(())[0]
    inside = place_of(document(MINSK), "weights/no_such_weight")
    assert "weights" in Path(inside[0]).read_text(encoding="utf-8").splitlines()[inside[1] - 1]


OLD = {"because": "why", "by": 0.0, "move": "", "flag": "", "relate": None, "breach": "", "end_format": "",
       "settle": "", "orders": "", "delay": "", "influence": ""}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({"move": "tension", "by": 2.0}, {"does": "move", "indicator": "tension", "by": 2.0}),
        ({"flag": "unrest"}, {"does": "flag", "flag": "unrest"}),
        ({"relate": ["AAA", "BBB"], "by": -3.0}, {"does": "relate", "one": "AAA", "other": "BBB", "by": -3.0}),
        ({"breach": "ceasefire", "by": 0.5}, {"does": "breach", "measure": "ceasefire", "by": 0.5}),
        ({"end_format": "quartet"}, {"does": "end_format", "format": "quartet"}),
        ({"settle": "shelled", "by": -1.0}, {"does": "settle", "charge": "shelled", "found_true": False}),
        ({"orders": "explosions", "by": 5.0}, {"does": "orders", "indicator": "explosions", "by": 5.0}),
        ({"delay": "attack", "by": 0.0}, {"does": "delay", "decision": "attack", "days": 1}),
        ({"influence": "AAA", "by": 1.0}, {"does": "influence", "member": "AAA", "by": 1.0}),
    ],
)
def test_an_effect_of_an_older_save_is_lifted(given: dict[str, Any], made: dict[str, Any]) -> None:
    lifted = lifted_effect({**OLD, **given})
    assert lifted == {"because": "why", "path": "", **made}
    assert msgspec.convert(lifted, AnyEffect).because == "why"
    assert lifted_effect(lifted) is lifted


def test_an_effect_that_does_nothing_or_two_things_is_refused() -> None:
    for bad in (OLD, {**OLD, "move": "tension", "flag": "unrest"}):
        with pytest.raises(ValueError, match="exactly one"):
            lifted_effect(bad)
