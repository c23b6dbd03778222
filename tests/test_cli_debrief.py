"""The commands on a game that was played: its debrief in text and as a page, and a new game from one of its days."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.delegations.delegation import delegations
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "game.jsonl"
    case = load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")
    game = Game.new(case, 3, path)
    advance(game, delegations(case, 3))
    game.close()
    return path


def horseshoe(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "game", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False, env=environment
    )


def test_the_debrief_is_printed_and_is_the_same_every_time(saved: Path) -> None:
    one, other = horseshoe("debrief", saved, "--as", "AAA"), horseshoe("debrief", saved, "--as", "aaa")
    assert one.returncode == 0
    assert one.stdout == other.stdout
    assert "THE DEBRIEF" in one.stdout
    assert "The other chair" in one.stdout


def test_the_debrief_is_written_as_a_page(saved: Path, tmp_path: Path) -> None:
    page = tmp_path / "debrief.html"
    done = horseshoe("debrief", saved, "--as", "AAA", "--html", page)
    assert (done.returncode, done.stdout) == (0, "")
    text = page.read_text(encoding="utf-8")
    HTMLParser().feed(text)
    assert text.startswith("<!DOCTYPE html>")
    assert text.count("<svg") >= 1


def test_a_page_that_cannot_be_written_is_told_in_one_sentence(saved: Path, tmp_path: Path) -> None:
    done = horseshoe("debrief", saved, "--as", "AAA", "--html", tmp_path / "no" / "where.html")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_new_game_goes_on_from_a_day_of_another(saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "again.jsonl"
    done = horseshoe("fork", saved, "--day", 2, "--as", "CCC", "--to", new)
    assert done.returncode == 0
    assert str(new) in done.stdout
    assert horseshoe("replay", new, "--verify").returncode == 0
    again = horseshoe("fork", saved, "--day", 2, "--as", "CCC", "--to", new)
    assert again.returncode == 1
    assert "there already" not in again.stdout
    assert len(again.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("fork", "--day", "99", "--to", "x.jsonl", "--as", "AAA"),
        ("fork", "--record", "99999", "--to", "x.jsonl", "--as", "AAA"),
        ("fork", "--day", "1", "--to", "x.jsonl", "--as", "XYZ"),
        ("debrief", "--as", "XYZ"),
        ("debrief", "--chair", "XYZ"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(saved: Path, arguments: tuple[str, ...]) -> None:
    done = horseshoe(arguments[0], saved, *arguments[1:])
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert not (ROOT / "x.jsonl").exists()


@pytest.mark.parametrize("places", [(), ("--day", "1", "--record", "3")])
def test_a_fork_begins_at_one_place_or_the_command_is_misused(saved: Path, places: tuple[str, ...]) -> None:
    done = horseshoe("fork", saved, *places, "--to", "x.jsonl", "--as", "AAA")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
