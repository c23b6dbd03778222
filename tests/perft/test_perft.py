"""Openings of a tiny council, counted by hand, and by going through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from game.engine import FIELD, SECRETARIAT, begin, open_to, step
from game.engine.acts import Action
from game.engine.case import Case
from game.engine.state import State
from game.scenario.compile import load
from game.terms import Dice

ROOT = Path(__file__).parents[2]
POSITIONS = yaml.safe_load(Path(__file__).with_name("openings.yaml").read_text(encoding="utf-8"))["positions"]


@pytest.fixture(scope="module")
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def after(state: State, by: str, action: Any) -> State:
    return step(state, by, action, Dice(1, state.day, state.phase.value))[1]


def openings(state: State) -> Iterator[tuple[str, Any]]:
    """Return every act that is open to anybody, and to whom."""
    for by in (*state.case.seats, SECRETARIAT, FIELD):
        for action in open_to(state, by).each():
            yield by, action


def count(state: State, depth: int) -> int:
    """Return the number of courses of so many acts."""
    if depth == 1:
        return sum(1 for _ in openings(state))
    return sum(count(after(state, by, action), depth - 1) for by, action in openings(state))


@pytest.mark.parametrize("position", POSITIONS, ids=[each["name"] for each in POSITIONS])
def test_what_is_open_is_what_was_counted_by_hand(case: Case, position: dict[str, Any]) -> None:
    state = begin(case)
    for by, action in position["acts"]:
        state = after(state, by, msgspec.convert(action, Action))
    assert [count(state, depth) for depth in range(1, len(position["counts"]) + 1)] == position["counts"]
