"""What a command writes is written whole, to a file of its own: over nothing that exists unless that is asked for."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from game.play.game import Game
from game.scenario.compile import load

ROOT = Path(__file__).parents[1]
THREE = ROOT / "tests" / "data" / "three.yaml"
MAIN = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from game.__main__ import main; main()"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "game.jsonl"
    game = Game.new(load(THREE, ROOT / "scenarios" / "common"), 1, path)
    dice = Random(1)
    while not game.over and len(game.records) < 40:
        by = game.to_act()[0]
        game.submit(by, game.routine() or game.openings(by).draw(dice))
    game.close()
    return path


def horseshoe(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MAIN, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120, check=False)


def refused(*arguments: object, cwd: Path) -> str:
    """Run what is to be refused with one sentence and nothing written, and return the sentence."""
    before = {each: each.read_bytes() for each in cwd.rglob("*") if each.is_file()}
    run = horseshoe(*arguments, cwd=cwd)
    assert (run.returncode, run.stdout, len(run.stderr.splitlines())) == (1, "", 1)
    assert {each: each.read_bytes() for each in cwd.rglob("*") if each.is_file()} == before
    return run.stderr


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_command_replaces_what_it_reads(saved: Path, force: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "three.yaml").write_bytes(THREE.read_bytes())
    (tmp_path / "link").symlink_to("game.jsonl")
    for read in (saved, tmp_path / "link"):
        assert "very file" in refused("debrief", saved, "--as", "AAA", "--html", read, *force, cwd=tmp_path)
        assert "very file" in refused("fork", saved, "--record", 0, "--as", "AAA", "--to", read, *force, cwd=tmp_path)
    assert "very file" in refused("watch", "three.yaml", "--save", "three.yaml", *force, cwd=tmp_path)


def test_what_exists_is_replaced_only_with_force(saved: Path, tmp_path: Path) -> None:
    page, other = tmp_path / "page.html", tmp_path / "other.jsonl"
    page.write_text("mine")
    other.write_bytes(saved.read_bytes())
    writing = (
        ("debrief", saved, "--as", "AAA", "--html", page),
        ("fork", saved, "--record", 0, "--as", "AAA", "--to", other),
        ("watch", THREE, "--save", other),
    )
    for command in writing:
        assert "already; choose another name, or replace it with --force" in refused(*command, cwd=tmp_path)
    for command in writing[:2]:
        assert horseshoe(*command, "--force", cwd=tmp_path).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert other.read_bytes() != saved.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_no_file_wherever_a_path_is_given(saved: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "folder" / "scenario.yaml")
    for command in (
        ("check", "pipe.yaml"),
        ("check", "folder"),
        ("watch", "pipe.yaml"),
        ("graph", "folder"),
        ("adjudicate", "pipe.yaml"),
        ("forecast", THREE, "--draft", "pipe.yaml"),
        ("watch", THREE, "--save", "pipe.yaml"),
        ("replay", "pipe.yaml"),
        ("debrief", "pipe.yaml"),
        ("debrief", saved, "--as", "AAA", "--html", "pipe.yaml", "--force"),
        ("fork", saved, "--record", "0", "--as", "AAA", "--to", "pipe.yaml", "--force"),
        ("play", "pipe.yaml", "--text"),
        ("play", "--text", "--load", "pipe.yaml"),
    ):
        assert "it is no ordinary file" in refused(*command, cwd=tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
@pytest.mark.parametrize("module", ["signal", "game.cli", "typer", "game.scenario.faults"])
def test_an_interruption_while_the_program_is_loaded_is_silent(module: str, tmp_path: Path) -> None:
    # The signal comes in the moment in which the module is sought; before the first of them Python itself begins.
    # A shell lets what it runs in the background ignore the signal, and so would the program: it is heeded here.
    finding = f"""
import os, signal as _, sys
_.signal(2, _.default_int_handler)
del sys.modules['signal']
class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), 2)
sys.meta_path.insert(0, Interrupting())
"""
    command = [sys.executable, "-c", finding + MAIN, "check", THREE]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_an_interruption_of_a_command_is_silent(tmp_path: Path) -> None:
    heeded = "import signal; signal.signal(2, signal.default_int_handler); "
    held = "import game.scenario.report as r, time; r.examined = lambda *_: (print('on', flush=True), time.sleep(60)); "
    waiting = MAIN.replace("main()", heeded + held + "main()")
    command = [sys.executable, "-c", waiting, "check", THREE]
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None and run.stdout.readline() == b"on\n"
    time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (130, b"")
