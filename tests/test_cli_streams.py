"""What every command owes whoever calls it: lines that steer no terminal, and no traceback wherever the output goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
THREE = ROOT / "tests" / "data" / "three.yaml"
PROGRAM = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from game.cli import main; main()"
FULL = Path("/dev/full")
COMMANDS = [
    ("watch", THREE),
    ("graph", THREE),
    ("check", THREE),
    ("adjudicate", ROOT / "tests" / "data" / "votes.yaml"),
]

needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")


def horseshoe(*arguments: object, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, *map(os.fsencode, map(str, arguments))]
    given = {"capture_output": True, **more} if "stdout" not in more else {"stderr": subprocess.PIPE, **more}
    return subprocess.run(command, cwd=cwd, encoding="utf-8", timeout=60, check=False, **given)


@needs_full
@pytest.mark.parametrize("command", COMMANDS)
def test_output_that_cannot_be_written_is_told_in_one_sentence(command: tuple[object, ...], tmp_path: Path) -> None:
    with FULL.open("w") as full:
        run = horseshoe(*command, cwd=tmp_path, stdout=full)
    assert run.returncode == 1
    assert run.stderr == "horseshoe had to stop: no space left on device\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_whose_output_nobody_wants_still_does_its_work(command: tuple[object, ...], tmp_path: Path) -> None:
    closed = (
        f"import os, sys; os.close(0); os.close(1); os.execv({sys.executable!r}, [{sys.executable!r}, *sys.argv[1:]])"
    )
    given = [sys.executable, "-c", closed, "-c", PROGRAM, *map(str, command)]
    run = subprocess.run(given, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_file_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.yaml")
    assert horseshoe("check", name, cwd=tmp_path).stderr.startswith("\\udcff.yaml:1:1: F001 ")
    assert '"scenario": "\\udcff.yaml"' in horseshoe("check", "--json", name, cwd=tmp_path).stdout
    assert "\\udcff.yaml: there is no such file" in horseshoe("replay", name, cwd=tmp_path).stderr


def test_a_fault_is_one_line_and_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "red.yaml").write_text('"\\e[31mred": 1\n', encoding="utf-8")
    first = horseshoe("check", "red.yaml", cwd=tmp_path).stderr.splitlines()[0]
    assert first == "red.yaml:1:1: S001 the key '\\x1b[31mred' is not known here"
    assert len(horseshoe("graph", "two\nlines", cwd=tmp_path).stderr.splitlines()) == 1


def test_a_fault_is_short_however_long_the_word_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_text(f"? {'title' * 100_000}\n: 1\n", encoding="utf-8")
    lines = horseshoe("check", "long.yaml", cwd=tmp_path).stderr.splitlines()
    assert lines == ["long.yaml:1:3: C051 a key has 500000 letters, at most 60 are read"]


@pytest.mark.parametrize("command", ["play", "watch", "check", "adjudicate", "graph", "replay", ""])
def test_every_help_shows_an_example_under_the_name_of_the_command(command: str, tmp_path: Path) -> None:
    run = horseshoe(*filter(None, [command, "--help"]), cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("Usage: horseshoe ")
    assert f"\n    horseshoe {command}".rstrip() in run.stdout


def test_an_option_before_the_command_is_misuse_and_not_passed_over(tmp_path: Path) -> None:
    run = horseshoe("--seed", "3", "watch", THREE, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "what is meant for the command watch must come after its name\n"


def test_a_fault_of_the_programs_own_is_a_sentence_too(tmp_path: Path) -> None:
    broken = PROGRAM.replace("main()", "import game.scenario.report as r; r.examined = None; main()")
    run = subprocess.run(
        [sys.executable, "-c", broken, "check", THREE], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 1
    assert run.stderr.startswith("horseshoe ran into a fault of its own (TypeError: ")
    assert len(run.stderr.splitlines()) == 1
