"""What a game keeps cannot be lost: names, locks, full disks, folders that vanish, damage in the middle of a file."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from game.engine.case import Case
from game.play import JournalError, NameTaken, holding
from game.play.game import Game
from game.play.journal import Journal, read
from game.play.lines import NoteSent
from game.play.replay import replayed, rescue
from game.play.roster import roster_of
from game.play.store import keep_in
from tests.play.conftest import ROOT, THREE, Player
from tests.play.test_journal import room_for

HOLDING = """
import sys, time
from pathlib import Path
from game.play import JournalError
from game.play.game import Game
try:
    game = Game.load(sys.argv[1])
except JournalError as error:
    print(error, flush=True)
else:
    print("held", flush=True)
    sys.stdin.readline()
"""


def another(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


def told(run: subprocess.Popen[str]) -> str:
    assert run.stdout is not None
    line = run.stdout.readline()
    run.communicate("\n", timeout=60)
    return line


# Names


def test_games_that_begin_in_the_same_moment_have_each_a_file_of_their_own(case: Case, tmp_path: Path) -> None:
    def begun(seed: int) -> Game:
        game = Game.new(case, seed)
        keep_in(game, tmp_path / "saves", "three")
        game.submit("secretariat", game.routine())
        return game

    with ThreadPoolExecutor(8) as pool:
        games = list(pool.map(begun, range(1, 25)))
    assert len({game.path for game in games}) == 24
    for game in games:
        assert game.path is not None and read(game.path).seed == game.seed
        game.close()
    found = {each.name for each in (tmp_path / "saves").iterdir()}
    assert found == {f"three-{number}.jsonl" for number in range(1, 25)}


def test_processes_that_begin_in_the_same_moment_have_each_a_file_of_their_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "game", "play", str(THREE), "--as", "AAA", "--text", "--seed"]
    environment = {**os.environ, "HORSESHOE_SAVES": str(tmp_path)}
    runs = [
        subprocess.Popen(
            [*command, str(seed)], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for seed in range(1, 7)
    ]
    for run in runs:
        run.communicate(b"8\nquit\n", timeout=120)
        assert run.returncode == 0
    saved = sorted(tmp_path.glob("*.jsonl"))
    assert len(saved) == 6 and sorted(read(path).seed for path in saved) == list(range(1, 7))


def test_a_name_that_is_taken_is_left_as_it_is(case: Case, saved: Path, tmp_path: Path) -> None:
    before = saved.read_bytes()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "nowhere")
    for name in ("game", "empty", "link"):
        with pytest.raises(NameTaken):
            Game.new(case, 9, tmp_path / f"{name}.jsonl")
        with pytest.raises(NameTaken):
            Game.new(case, 9).save_as(tmp_path / f"{name}.jsonl")
    assert saved.read_bytes() == before and len(list(tmp_path.iterdir())) == 3


# Owners


def test_a_game_is_played_by_one_whoever_else_opens_and_closes_its_file(saved: Path, tmp_path: Path) -> None:
    game = Game.load(saved)
    saved.read_bytes()
    replayed(saved)
    with open(saved, "rb+"):
        pass
    for _ in range(2):
        with pytest.raises(JournalError, match="it is being played already, in this program"):
            Game.load(saved)
        assert "it is being played elsewhere at this moment" in told(another(saved))
    link = tmp_path / "link.jsonl"
    link.symlink_to(saved)
    os.link(saved, tmp_path / "other.jsonl")
    for name in ("link", "other"):
        with pytest.raises(JournalError, match="being played already"):
            Game.load(tmp_path / f"{name}.jsonl")
    with pytest.raises(JournalError, match="being played already"):
        Game.new(game.case, 3, saved, force=True)
    game.close()
    Game.load(saved).close()
    assert told(another(saved)) == "held\n"


def test_a_game_that_is_dropped_lets_its_file_go(saved: Path) -> None:
    game = Game.load(saved)
    del game
    Game.load(saved).close()


def test_what_is_played_elsewhere_is_read_after_it_is_let_go_and_not_before(saved: Path, play_on: Player) -> None:
    run = another(saved)
    assert run.stdout is not None and run.stdout.readline() == "held\n"
    size = saved.stat().st_size
    with pytest.raises(JournalError, match="played elsewhere"):
        Game.load(saved)
    run.communicate("\n", timeout=60)
    assert saved.stat().st_size == size
    play_on(Game.load(saved), 2).close()


def test_a_file_is_held_before_it_is_read(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.play import journal

    order: list[str] = []
    for name in ("hold", "read_open"):
        real = getattr(journal, name)
        monkeypatch.setattr(journal, name, lambda *given, _real=real, _name=name: order.append(_name) or _real(*given))
    Game.load(saved).close()
    assert order == ["hold", "read_open"]


def test_a_file_that_is_replaced_while_it_is_waited_for_is_opened_anew(
    case: Case, saved: Path, play_on: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play_on(Game.new(case, 8, tmp_path / "new.jsonl"), 3).close()
    from game.play import journal

    real, turns = holding.hold, []

    def hold(file: int) -> holding.Held:
        if not turns:
            os.replace(tmp_path / "new.jsonl", saved)
        turns.append(file)
        return real(file)

    monkeypatch.setattr(journal, "hold", hold)
    game = Game.load(saved)
    assert (game.seed, len(game.records), len(turns)) == (8, 3, 2)
    game.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_no_saved_game_and_nobody_waits_for_it(case: Case, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    attempts = (
        lambda: Game.load(pipe), lambda: Game.new(case, 1, pipe), lambda: Game.new(case, 1, pipe, force=True),
        lambda: read(pipe), lambda: Game.new(case, 1).save_as(pipe),
    )  # fmt: skip
    for attempt in attempts:
        with pytest.raises(JournalError, match="no ordinary file, but a pipe"):
            attempt()


# Disks and folders


def test_a_folder_that_vanishes_is_made_again_with_all_that_was_played(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "saves" / "deep" / "game.jsonl"
    path.parent.mkdir(parents=True)
    game = play_on(Game.new(case, 7, path, roster=roster_of(case.seats, {"AAA": "p1"})), 20)
    game.say(NoteSent("AAA", "x"))
    shutil.rmtree(tmp_path / "saves")
    play_on(game, 1, seed=3)
    assert list(read(path).entries) == list(game.entries) and game.unsaved == ""
    shutil.rmtree(tmp_path / "saves")
    assert game.save() == "" and list(read(path).entries) == list(game.entries)
    path.unlink()
    with game.gathering():
        play_on(game)
    game.close()
    again = Game.load(path)
    assert again.records == game.records and again.over
    again.close()


def test_a_folder_that_vanishes_and_cannot_be_made_again_is_told(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "saves" / "game.jsonl"
    path.parent.mkdir()
    game = play_on(Game.new(case, 7, path), 20)
    shutil.rmtree(path.parent)
    path.parent.write_text("no folder")
    with pytest.raises(JournalError, match="all that was played before is kept"):
        play_on(game, 1, seed=3)
    assert len(game.records) == 20
    game.patient = True
    play_on(game, 5, seed=3)
    assert "the last 5 lines of the game are not safely on file" in game.unsaved
    path.parent.unlink()
    play_on(game, 1, seed=4)
    assert game.unsaved == "" and list(read(path).records) == game.records
    game.close()


def test_a_file_that_another_has_taken_the_place_of_is_not_written_over(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 20)
    path.unlink()
    path.write_text("another's")
    with pytest.raises(JournalError, match="another file has taken its place"):
        play_on(game, 1)
    assert path.read_text() == "another's" and len(game.records) == 20
    game.save_as(tmp_path / "elsewhere.jsonl")
    play_on(game, 1).close()


def test_a_disk_that_fails_to_settle_is_not_believed(
    case: Case, play_on: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 20)
    real = os.fsync

    def broken(file: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(JournalError, match="input/output error"):
        game.settle()
    monkeypatch.setattr(os, "fsync", real)
    inode = path.stat().st_ino
    play_on(game, 1)
    assert path.stat().st_ino != inode, "it is written anew, since nobody knows what of it lies on the disk"
    assert list(read(path).records) == game.records and game.settle() == 21
    game.close()


def test_a_patient_game_says_how_much_is_not_on_file_until_it_is(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 20)
    game.patient = True
    with room_for(path.stat().st_size):
        for behind in (1, 2, 3):
            play_on(game, 1, seed=behind)
            assert f"the last {behind} lines" in game.unsaved or (behind == 1 and "the last line" in game.unsaved)
            assert "cannot write to the saved game" in game.unsaved
    assert game.save() == "" == game.unsaved
    game.close()
    assert list(read(path).records) == game.records and len(game.records) == 23


def test_what_is_settled_outlives_a_file_that_was_written_anew(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 5)
    path.unlink()
    play_on(game, 1)
    store = game._store.journal
    assert isinstance(store, Journal) and store.settled == store.written == len(game.entries)
    game.close()


# Rescue


@pytest.mark.parametrize("line", [2, 9, 17, 30, 31])
def test_what_stands_before_the_damage_is_kept_in_a_new_file(saved: Path, tmp_path: Path, line: int) -> None:
    whole, lines = read(saved), saved.read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(b'"events":[', b'"events":[ ', 1)
    saved.write_bytes(b"".join(lines))
    before = saved.read_bytes()
    game, damage = rescue(saved, tmp_path / "out.jsonl")
    assert f"line {line}" in damage and saved.read_bytes() == before
    assert read(tmp_path / "out.jsonl").records == whole.records[: line - 2] == tuple(game.records)
    with pytest.raises(NameTaken):
        rescue(saved, tmp_path / "out.jsonl")


def test_the_command_rescues_and_never_writes_over(saved: Path, tmp_path: Path) -> None:
    lines = saved.read_bytes().splitlines(keepends=True)
    saved.write_bytes(b"".join([*lines[:12], b"\x00" * 40 + b"\n", *lines[13:]]))
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "game", "replay", str(saved), "--rescue", str(out)]
    first, again = [
        subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
        for _ in range(2)
    ]
    assert first.returncode == 0 and "line 13" in first.stderr and "up to record 11" in first.stdout
    assert again.returncode == 1 and "exists already" in again.stderr
    assert len(read(out).records) == 11
    to_itself = [*command[:-1], str(saved)]
    run = subprocess.run(to_itself, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert run.returncode == 1 and len(saved.read_bytes().splitlines()) == 31


def test_a_first_line_that_is_damaged_leaves_nothing_to_rescue(saved: Path, tmp_path: Path) -> None:
    saved.write_bytes(saved.read_bytes().replace(b'"days":3', b'"days":4', 1))
    with pytest.raises(JournalError, match="line 1: "):
        rescue(saved, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
