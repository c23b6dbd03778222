"""The text game where the disk is full, the file is another's, or the terminal is not what it should be."""

import errno
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.engine.case import Case
from game.play import JournalError
from game.play.game import Game
from game.scenario.compile import load
from game.terminal.console import Console
from game.terminal.sitting import sit

ROOT = Path(__file__).parents[2]
THREE = ROOT / "tests" / "data" / "three.yaml"


@pytest.fixture(scope="module")
def case() -> Case:
    return load(THREE, ROOT / "scenarios" / "common")


class Scripted(io.StringIO):
    """Types lines one after the other, and runs what stands between them; nothing more comes after the last."""

    def __init__(self, lines):
        super().__init__()
        self._lines = iter(lines)

    def readline(self, *_):
        for line in self._lines:
            if callable(line):
                line()
                continue
            return f"{line}\n"
        return ""


def sat(game, lines, place):
    screen = io.StringIO()
    code = sit(game, "AAA", Console(Scripted(lines), screen, prompts=False), place)
    return code, " ".join(screen.getvalue().split())


def test_a_disk_that_is_full_for_a_while_costs_no_act(case, tmp_path, monkeypatch) -> None:
    def fill():
        monkeypatch.setattr(os, "write", full)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    game, path = Game.new(case, 1), tmp_path / "kept.jsonl"
    code, screen = sat(game, [fill, "8", monkeypatch.undo, "", "quit"], lambda: path)
    assert code == 0
    assert screen.count("no space left on device") == 1
    assert list(Game.load(path).records) == list(game.records)


def test_nobody_leaves_a_game_that_is_in_no_file_without_being_told(case, tmp_path) -> None:
    def nowhere():
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "there.jsonl")

    mine = tmp_path / "mine.jsonl"
    code, screen = sat(Game.new(case, 1), ["quit", f"save {mine}", "quit"], nowhere)
    assert code == 0
    assert "cannot be kept in a file of its own: there.jsonl: read-only file system. Save it" in screen
    assert "type save FILE to keep it, or quit once more" in screen
    assert Game.load(mine).records


def test_quitting_twice_leaves_all_the_same(case) -> None:
    def nowhere():
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    code, screen = sat(Game.new(case, 1), ["quit", "quit", "help"], nowhere)
    assert code == 0
    assert "The game could not be saved: read-only file system." in screen


def test_a_save_writes_over_no_other_file(case, tmp_path) -> None:
    notes, kept = tmp_path / "notes.txt", tmp_path / "kept.jsonl"
    notes.write_text("mine", encoding="utf-8")
    typed = [f"save {notes}", f"save {kept}", "save " + "x" * 5000, "save " + "y" * 250, "quit"]
    _, screen = sat(Game.new(case, 1), typed, lambda: kept)
    assert notes.read_text(encoding="utf-8") == "mine"
    assert f"There is a file {notes} already" in screen
    assert f"The game is in {kept} already" in screen
    assert screen.count("file name too long") == 2
    assert not list(tmp_path.glob("y*"))


def test_a_new_game_is_never_written_over_what_is_no_game(case, tmp_path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    with pytest.raises(JournalError, match="a file of that name exists already"):
        Game.new(case, 1, notes)
    with pytest.raises(JournalError, match="is there already, and is no saved game"):
        Game.new(case, 1, notes, force=True)
    assert notes.read_text(encoding="utf-8") == "mine"


def horseshoe(*arguments: str, folder: Path, **more: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "HORSESHOE_SAVES": str(folder)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-m", "game", *arguments], cwd=ROOT, env=environment, **pipes, **more)


def until(run: subprocess.Popen[bytes], words: bytes) -> None:
    while words not in run.stdout.readline():
        assert run.poll() is None, run.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="that system keeps no other process from a file")
def test_two_processes_do_not_play_one_saved_game(case, tmp_path) -> None:
    first = horseshoe("play", str(THREE), "--as", "AAA", "--text", folder=tmp_path)
    until(first, b"End your day")
    saved = next(tmp_path.glob("*.jsonl"))
    second = horseshoe("play", "--text", "--load", str(saved), folder=tmp_path)
    told = second.communicate(b"quit\n", timeout=60)[1].decode()
    third = horseshoe("watch", str(THREE), "--save", str(saved), "--force", folder=tmp_path)
    refused = third.communicate(timeout=60)[1].decode()
    first.communicate(b"quit\n", timeout=60)
    assert [each.returncode for each in (first, second, third)] == [0, 1, 1]
    assert told == f"cannot read the saved game {saved}: it is being played elsewhere at this moment\n"
    assert refused == f"cannot write to the saved game {saved}: it is being played elsewhere at this moment\n"
    assert Game.load(saved).records


@pytest.mark.skipif(sys.platform == "win32", reason="that system has no such signals")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGHUP, signal.SIGINT])
def test_a_game_that_is_struck_down_goes_on_from_its_file(blow: int, tmp_path: Path) -> None:
    run = horseshoe("play", str(THREE), "--as", "AAA", "--text", folder=tmp_path, start_new_session=True)
    until(run, b"End your day")
    run.send_signal(blow)
    _, told = run.communicate(timeout=60)
    assert run.returncode != 0
    assert b"Traceback" not in told
    assert Game.load(next(tmp_path.glob("*.jsonl"))).records


def test_a_saved_game_is_not_taken_for_one_of_another_scenario(case, tmp_path: Path) -> None:
    saved = tmp_path / "kept.jsonl"
    Game.new(case, 1, saved).close()
    other = tmp_path / "other.yaml"
    other.write_text(THREE.read_text(encoding="utf-8").replace("id: three", "id: other", 1), encoding="utf-8")
    for scenario, code in ((str(THREE), 0), (str(other), 1)):
        run = horseshoe("play", scenario, "--text", "--as", "aaa", "--load", str(saved), folder=tmp_path)
        _, told = run.communicate(b"quit\n", timeout=60)
        assert run.returncode == code
    assert told.decode() == f"the game saved in {saved} is of three, not of {other}\n"


def test_seed_nought_is_a_seed(tmp_path: Path) -> None:
    run = horseshoe("play", str(THREE), "--text", "--as", "AAA", "--seed", "0", folder=tmp_path)
    assert b"Seed 0." in run.communicate(b"quit\n", timeout=60)[0]


def test_letters_that_are_no_text_are_an_answer_like_any_other(tmp_path: Path) -> None:
    run = horseshoe("play", str(THREE), "--as", "AAA", "--text", folder=tmp_path)
    out, _ = run.communicate(b"\xff\xfe\nquit\n", timeout=60)
    assert run.returncode == 0
    assert b"is none of these" in out
