"""Games of the council of three, played by its delegations and at random, for the tests of what they leave behind."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from tests import whole

ROOT = Path(__file__).parents[2]
SEEDS = range(6)


@pytest.fixture(scope="session")
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


@pytest.fixture(scope="session")
def shipped() -> Case:
    return whole.minsk()


def led(case: Case, seed: int) -> Game:
    """Return a game that the delegations have played to its end."""
    game = Game.new(case, seed)
    advance(game, delegations(case, seed), strict=True)
    return game


def drawn(case: Case, seed: int) -> Game:
    """Return a game of acts drawn from what is open, to its end."""
    game, dice = Game.new(case, seed), Random(seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        game.submit(seat, game.routine() or game.openings(seat).draw(dice))
    return game


@pytest.fixture(scope="session")
def games(case: Case) -> list[Game]:
    return [played(case, seed) for seed in SEEDS for played in (led, drawn)]


@pytest.fixture(scope="session")
def shipped_games(shipped: Case) -> list[Game]:
    return [whole.led(0), whole.led(7), drawn(shipped, 3)]


@pytest.fixture(scope="session")
def leading() -> Callable[[Case, int], Game]:
    """Return the function that lets the delegations play a game to its end."""
    return led
