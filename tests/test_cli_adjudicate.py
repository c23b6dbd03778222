"""`horseshoe adjudicate`, as it is called."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "tests" / "data" / "votes.yaml"


def horseshoe(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from game.cli import main; main()"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, cwd=cwd, check=False)


def test_each_vote_of_the_record_is_one_json_object_a_line(tmp_path: Path) -> None:
    run = horseshoe("adjudicate", RECORD, "--json", cwd=tmp_path)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert run.stderr == ""
    assert len(lines) == 246
    assert all(list(line) == ["id", "outcome", "vetoed_by"] for line in lines)
    assert lines[1] == {"id": "S/PV.70 (US draft)", "outcome": "veto", "vetoed_by": ["SUN"]}
    assert all(line["vetoed_by"] == sorted(line["vetoed_by"]) for line in lines)


def test_without_json_there_is_a_table_to_read() -> None:
    run = horseshoe("adjudicate", RECORD)
    assert run.returncode == 0
    assert run.stdout.splitlines()[0].split() == ["vote", "date", "tally", "outcome", "vetoed", "by"]
    row = next(line for line in run.stdout.splitlines() if line.startswith("S/RES/202 "))
    assert row.split() == ["S/RES/202", "1965-05-06", "7-0-4", "adopted"]


def test_faulty_entries_go_to_standard_error_and_the_exit_code_says_so(tmp_path: Path) -> None:
    file = tmp_path / "votes.yaml"
    file.write_text(
        "votes:\n- {id: a, date: 2022-02-25, counts: {for: 99}}\n"
        "- {id: b, date: 2022-02-25, procedural: false, counts: {for: 9, against: 1}}\n"
        "- {id: c, date: 2022-02-25, counts: {for: 8}}\n",
        encoding="utf-8",
    )
    run = horseshoe("adjudicate", file, "--json")
    assert run.returncode == 1
    assert [json.loads(line) for line in run.stdout.splitlines()] == [
        {"id": "b", "outcome": "undetermined", "vetoed_by": []},
        {"id": "c", "outcome": "lacked_votes", "vetoed_by": []},
    ]
    assert run.stderr.startswith(f"{file}:2:37: V007 ")
    assert len(run.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    run = horseshoe("adjudicate", tmp_path / "none.yaml")
    assert run.returncode == 1
    assert run.stderr == f"{tmp_path / 'none.yaml'}:1:1: Y001 there is no such file\n"


def test_wrong_usage_leaves_with_two() -> None:
    assert horseshoe("adjudicate").returncode == 2
    assert horseshoe("adjudicate", RECORD, "--xml").returncode == 2
    assert horseshoe("adjourn").returncode == 2


def test_help_shows_an_example() -> None:
    run = horseshoe("adjudicate", "--help")
    assert run.returncode == 0
    assert "horseshoe adjudicate votes.yaml --json" in run.stdout


def test_the_version_is_told() -> None:
    run = horseshoe("--version")
    assert run.returncode == 0
    assert run.stdout.startswith("horseshoe")
