"""The laboratory is one command: it names its studies, knows where scenarios lie, and says what it cannot run."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.lab.command import STUDIES, main

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "scenarios"


def test_without_a_study_all_are_named(capsys: pytest.CaptureFixture) -> None:
    assert main([], SHIPPED) == 0
    told = capsys.readouterr().out
    assert [name for name in STUDIES if f"  {name} " not in told] == []


@pytest.mark.parametrize("name", STUDIES)
def test_every_study_tells_its_options(name: str, capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"], SHIPPED)
    assert ended.value.code == 0
    assert "usage: python -m game.lab" in capsys.readouterr().out


def test_a_study_that_there_is_not_is_misuse(capsys: pytest.CaptureFixture) -> None:
    assert main(["luck"], SHIPPED) == 2
    assert "there is no study 'luck'" in capsys.readouterr().err


def test_a_scenario_that_there_is_not_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["games", "--scenario", "nowhere", "--out", str(tmp_path / "games.jsonl")], SHIPPED) == 1
    assert "nowhere" in capsys.readouterr().err


def test_the_rows_of_an_article_are_counted_by_day(capsys: pytest.CaptureFixture) -> None:
    marks = ROOT / "tests" / "scenario" / "article_marks.yaml"
    assert main(["article", str(marks), "--games", "1", "--mode", "book", "--first-day"], SHIPPED) == 0
    assert "book: all 18 on the first day in 1 of 1 games" in capsys.readouterr().out


def test_it_is_run_as_a_module_and_finds_the_shipped_scenarios(tmp_path: Path) -> None:
    asked = ["games", "--games", "0", "--out", str(tmp_path / "games.jsonl")]
    ran = subprocess.run([sys.executable, "-m", "game.lab", *asked], cwd=ROOT, capture_output=True, check=False)
    assert b"0 games" in ran.stdout
    assert b"Traceback" not in ran.stderr
