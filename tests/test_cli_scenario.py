"""The commands that speak of scenarios: what they print, where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
THREE = ROOT / "tests" / "data" / "three.yaml"


def horseshoe(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from game.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


def test_check_finds_nothing_in_a_sound_scenario_from_any_folder(tmp_path: Path) -> None:
    run = horseshoe("check", str(THREE), cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("three: no faults (")
    assert run.stderr == ""


def test_check_names_faults_and_goes_on_to_the_next_scenario(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        THREE.read_text(encoding="utf-8").replace("tension, by: 3, because: the ch", "tenson, by: 3, because: the ch")
    )
    run = horseshoe("check", "bad.yaml", "nowhere.yaml", str(THREE), cwd=tmp_path)
    first, second = run.stderr.splitlines()
    assert run.returncode == 1
    assert first.startswith("bad.yaml:")
    assert first.endswith(": C001 there is no indicator 'tenson' - did you mean tension?")
    assert second.startswith("nowhere.yaml:1:1: F001 ")
    assert run.stdout.startswith("three: no faults")


def test_check_speaks_json_one_line_a_scenario(tmp_path: Path) -> None:
    run = horseshoe("check", "--json", str(THREE), "nowhere", cwd=tmp_path)
    sound, missing = map(json.loads, run.stdout.splitlines())
    assert (sound["id"], sound["faults"]) == ("three", [])
    assert missing["faults"][0]["code"] == "F001"
    assert run.returncode == 1


def test_check_without_a_scenario_is_misuse(tmp_path: Path) -> None:
    run = horseshoe("check", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "begins"), [(("graph",), "stateDiagram-v2"), (("graph", str(THREE)), "flowchart LR")]
)
def test_graph_draws_stages_or_a_scenario(arguments: tuple[str, ...], begins: str, tmp_path: Path) -> None:
    run = horseshoe(*arguments, cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith(f"{begins}\n")


def test_graph_of_nothing_is_told_in_a_sentence(tmp_path: Path) -> None:
    run = horseshoe("graph", "nowhere", cwd=tmp_path)
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "there is no shipped scenario" in run.stderr


@pytest.mark.parametrize("command", ["check", "graph"])
def test_help_shows_an_example(command: str, tmp_path: Path) -> None:
    assert f"horseshoe {command} my-crisis.yaml" in horseshoe(command, "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("watch", "practice-vote", "--form", "week"), "practice-vote has no form week; its forms are whole, short"),
        (("play", "practice-vote", "--text", "--short", "--form", "whole"), "--short or --form whole, not both"),
        (("play", "--text", "--load", "kept.jsonl", "--form", "short"), "leave out --short and --form"),
    ],
)
def test_a_form_is_asked_for_by_its_id_once_and_for_a_new_game(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    done = horseshoe(*arguments, cwd=tmp_path)
    assert done.returncode != 0
    assert told in " ".join(done.stderr.split())


def test_a_form_is_watched_to_its_end(tmp_path: Path) -> None:
    done = horseshoe("watch", "practice-vote", "--form", "short", "--seed", "2", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "A DAY AT THE LAKE" in done.stdout
