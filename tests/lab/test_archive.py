"""What is kept of games: nothing is played twice, and nothing stale is counted."""

import json
from pathlib import Path

import pytest

from game.lab import archive
from game.lab.archive import Row, Store, Task, gathered, in_background, version

SHIPPED = Path(__file__).parents[2] / "scenarios"
TASKS: list[Task] = [("one", "1"), ("two", "2")]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "kept.jsonl"


def alone(out: Path) -> Store:
    return Store(out, SHIPPED, 1)


def numbered(task: Task) -> Row:
    return {"worth": int(task[1])}


def never(task: Task) -> Row:
    raise AssertionError(f"{task} is played again")


def test_what_is_kept_is_not_played_again(out: Path) -> None:
    first = gathered(alone(out), TASKS, numbered)
    assert gathered(alone(out), TASKS, never) == first
    assert [row["worth"] for row in first] == [1, 2]


def test_a_game_that_is_asked_for_twice_is_played_once(out: Path) -> None:
    rows = gathered(Store(out, SHIPPED, 2), [*TASKS, TASKS[0]], numbered)
    assert [row["worth"] for row in rows] == [1, 2, 1]
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_lines_of_another_version_are_told_of_and_left_out(out: Path, capsys: pytest.CaptureFixture) -> None:
    stale = {"version": "old", "task": list(TASKS[0]), "worth": 99}
    out.write_text(json.dumps(stale) + "\n", encoding="utf-8")
    assert [row["worth"] for row in gathered(alone(out), TASKS, numbered)] == [1, 2]
    assert f"1 lines are of other versions than {version(SHIPPED)}" in capsys.readouterr().err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3


def test_a_line_torn_while_it_was_written_is_played_again_and_harms_no_other(out: Path) -> None:
    gathered(alone(out), TASKS, numbered)
    whole = out.read_text(encoding="utf-8")
    out.write_text(whole[:-9], encoding="utf-8")
    assert [row["worth"] for row in gathered(alone(out), TASKS, numbered)] == [1, 2]
    assert [row["worth"] for row in gathered(alone(out), TASKS, never)] == [1, 2]


def test_an_exception_is_kept_as_one_and_stops_no_other_game(out: Path) -> None:
    rows = gathered(alone(out), [("none", "none"), *TASKS], numbered)
    assert rows[0]["exception"].startswith("ValueError: ")
    assert [row["worth"] for row in rows[1:]] == [1, 2]


def test_the_version_follows_the_code_and_the_scenarios_alone(tmp_path: Path) -> None:
    scenario, note = tmp_path / "a.yaml", tmp_path / "README.md"
    scenario.write_text("one")
    before = archive.digest(tmp_path, archive.PLAYED)
    note.write_text("changed")
    assert archive.digest(tmp_path, archive.PLAYED) == before
    scenario.write_text("two")
    assert archive.digest(tmp_path, archive.PLAYED) != before


def test_what_is_shown_has_a_version_of_its_own() -> None:
    assert version(SHIPPED, archive.SHOWN) != version(SHIPPED)


def test_in_the_background_the_tables_go_beside_the_games(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class Started:
        pid = 7

        def __init__(self, command: list[str], **_: object) -> None:
            started.append(command)

    monkeypatch.setattr(archive.subprocess, "Popen", Started)
    assert in_background("games", ["--out", str(out), "--background"], out) == 0
    assert started[0][1:] == ["-m", "game.lab", "games", "--out", str(out)]
    assert (out.parent / "kept.jsonl.txt").exists()
