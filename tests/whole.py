"""Whole games of the first scenario that many tests read: each is played once a run, and then folded.

The journal is the truth, so a game that is folded from its records is the game; playing it takes thirty times as long.
"""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.game import Game
from game.play.journal import read
from game.scenario.compile import in_mode, load

ROOT = Path(__file__).parents[1]
FOLDER = "HORSESHOE_TEST_GAMES"
"""The variable that names the folder of a run's games, which tests/conftest.py makes and removes."""


@lru_cache
def minsk(mode: str = "") -> Case:
    """Return the first scenario in a mode, or in its own; read once in each process."""
    return in_mode(load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common"), mode)


@lru_cache
def led(seed: int, mode: str = "") -> Game:
    """Return a game that delegations of middle skill have played to its end; whoever asks gets the same one."""
    path = Path(os.environ[FOLDER]) / f"{mode}{seed}.jsonl"
    if not path.exists():
        _play(minsk(mode), seed, path)
    game = Game(minsk(mode), seed)
    for record in read(path).records:
        game.follow(record)
    return game


def _play(case: Case, seed: int, path: Path) -> None:
    """Play a game and put its file in place whole: another process may be at the same."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        game = Game.new(case, seed, Path(folder) / path.name)
        advance(game, delegations(case, seed), strict=True)
        game.close()
        os.replace(Path(folder) / path.name, path)
