"""A decision stays cheap, measured against a move of python-chess in the same run."""

import runpy
from pathlib import Path

from game.scenario.compile import load

BENCH = Path(__file__).with_name("decision.py")
ROOT = Path(__file__).parents[2]
THREE = ROOT / "tests" / "data" / "three.yaml"


KEPT = 0.7
"""What may not be lost again: 0.45 was measured. The gate that is aimed at is 0.15 (game/README.md)."""


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
