"""A scenario is played in its own mode or in the other: intentions are drawn, or stand as they were."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.case import Case
from game.play.game import Game
from game.scenario.compile import in_mode, load
from game.terms import SECRETARIAT

ROOT = Path(__file__).parents[2]
THREE = ROOT / "tests" / "data" / "three.yaml"


@pytest.fixture(scope="module")
def three() -> Case:
    return load(THREE, ROOT / "scenarios" / "common")


def resolves(case: Case) -> set[tuple[float, ...]]:
    """Return what the dice of twenty games make of the decisions."""
    found = set()
    for seed in range(20):
        game = Game(case, seed)
        game.submit(SECRETARIAT, game.routine())
        found.add(tuple(game._state.world.hidden.resolve.values()))
    return found


def test_a_case_in_no_other_mode_is_the_same_case(three: Case) -> None:
    assert in_mode(three, "") is three
    assert in_mode(three, three.setting.mode) is three


def test_intentions_are_drawn_in_one_mode_and_stand_in_the_other(three: Case) -> None:
    assert len(resolves(in_mode(three, "uncertain"))) > 1
    stand = {tuple(each.history for each in three.setting.decisions)}
    assert resolves(in_mode(three, "history")) == stand


def test_a_case_in_another_mode_is_another_case_and_back_again_the_first(three: Case) -> None:
    other = in_mode(three, "history" if three.setting.mode == "uncertain" else "uncertain")
    assert other.digest != three.digest
    assert in_mode(other, three.setting.mode).digest == three.digest


def test_an_unknown_mode_is_refused(three: Case) -> None:
    with pytest.raises(ValueError, match="uncertain or history, not dreamt"):
        in_mode(three, "dreamt")


def horseshoe(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from game.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


def test_watch_keeps_the_mode_in_the_saved_game(tmp_path: Path) -> None:
    for mode in ("history", "uncertain"):
        save = tmp_path / f"{mode}.jsonl"
        run = horseshoe("watch", str(THREE), "--seed", "2", f"--{mode}", "--save", str(save), cwd=tmp_path)
        assert run.returncode == 0
        assert Game.load(save).case.setting.mode == mode


def test_a_saved_game_is_loaded_in_no_other_mode(tmp_path: Path) -> None:
    run = horseshoe("play", "--load", "game.jsonl", "--history", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr == "a saved game keeps the mode in which it was begun: leave out --history and --uncertain\n"
