"""Games of the council of three, for the tests of the door."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from game.engine.case import Case
from game.play.game import Game
from game.scenario.compile import load

ROOT = Path(__file__).parents[2]
THREE = ROOT / "tests" / "data" / "three.yaml"
Player = Callable[..., Game]


@pytest.fixture(scope="session")
def case() -> Case:
    return load(THREE, ROOT / "scenarios" / "common")


@pytest.fixture
def play_on() -> Player:
    """Return a function that lets a game take so many acts, drawn from what is open, or end."""

    def play_on(game: Game, acts: int = 10_000, seed: int = 0) -> Game:
        dice = Random(seed)
        for _ in range(acts):
            if game.over:
                break
            seat = dice.choice(game.to_act())
            game.submit(seat, game.routine() or game.openings(seat).draw(dice))
        return game

    return play_on


@pytest.fixture
def saved(case: Case, play_on: Player, tmp_path: Path) -> Path:
    """Return the file of a game of thirty records that has been closed."""
    path = tmp_path / "game.jsonl"
    play_on(Game.new(case, 7, path), 30).close()
    return path
