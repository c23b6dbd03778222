"""A decision stays cheap, measured against a move of python-chess in the same run."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

from game.scenario.compile import load

BENCH = Path(__file__).with_name("decision.py")
ROOT = Path(__file__).parents[2]
THREE = ROOT / "tests" / "data" / "three.yaml"


KEPT = 0.55
"""What may not be lost again: 0.3 to 0.4 was measured. The gate that is aimed at is 0.15 (game/README.md)."""


def test_a_decision_stays_well_under_a_move_of_chess() -> None:
    bench = runpy.run_path(str(BENCH))
    case = bench["shipped_case"]()
    ratios = []
    for _ in range(3):
        ratios.append(bench["measure"](case, rounds=3, decisions=1500, moves=300)["ratio"])
        if ratios[-1] <= KEPT:
            break
    assert min(ratios) <= KEPT, ratios


def test_the_figures_are_those_that_are_asked_for() -> None:
    bench = runpy.run_path(str(BENCH))
    figures = bench["measure"](load(THREE, ROOT / "scenarios" / "common"), rounds=1, decisions=200, moves=50)
    assert list(figures) == ["us_per_decision", "chess_us_per_decision", "ratio"]
    assert all(figure > 0 for figure in figures.values())


def process_times() -> float:
    """Return the processor seconds of all processes that this one has waited for."""
    spent = os.times()
    return spent.children_user + spent.children_system


def test_the_first_frame_and_a_watched_game_are_measured_in_seconds() -> None:
    # The promise is 1.5 s and 5 s, on a machine that does nothing else. Here what they cost the processor is held, four
    # times as much at most; a first frame is shown twice.
    for script, key, most in (("start.py", "first_frame_s", 2 * 1.5), ("watch.py", "watch_s", 5.0)):
        spent = process_times()
        command = [sys.executable, str(BENCH.with_name(script)), "--json", "--once"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        figures = json.loads(done.stdout)
        assert figures[key] > 0.0
        assert process_times() - spent < 4 * most
