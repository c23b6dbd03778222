"""A replay holds that the rules decide as they did, and names the first record where they do not."""

import json
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest

from game.play import replay
from game.play.game import Game
from game.play.replay import replayed


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", "replay", *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def forge(path: Path, number: int, **fields: object) -> None:
    """Alter a record and seal the file again, as if the rules had been others when it was written."""
    lines = path.read_bytes().splitlines(keepends=True)
    seal, out = crc32(lines[0]), [lines[0]]
    for line in lines[1:]:
        record = json.loads(line)
        del record["sum"]
        if record["number"] == number:
            record.update(fields)
        body = json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode()
        seal = crc32(body, seal)
        out.append(body[:-1] + b',"sum":%d}\n' % seal)
    path.write_bytes(b"".join(out))


def test_a_whole_game_is_decided_again_as_it_was(case, play_on, tmp_path) -> None:
    game = play_on(Game.new(case, 3, tmp_path / "game.jsonl"))
    again, difference = replayed(tmp_path / "game.jsonl", verify=True)
    assert difference is None and again.records == game.records and again.over


def test_another_seed_is_noticed(case, play_on, tmp_path) -> None:
    path = tmp_path / "game.jsonl"
    play_on(Game.new(case, 3, path))
    lines = path.read_bytes().splitlines(keepends=True)
    lines[0] = lines[0].replace(b'"seed":3', b'"seed":4', 1)
    path.write_bytes(b"".join(lines))
    forge(path, 0)
    _, difference = replayed(path, verify=True)
    assert difference is not None


def test_the_command_shows_where_a_game_stands(saved) -> None:
    shown = command(saved)
    assert shown.returncode == 0 and shown.stderr == ""
    assert "30 records" in shown.stdout and "seed 7" in shown.stdout
    told = [line.split()[0] for line in shown.stdout.splitlines()[3:]]
    assert told and all(number.isdigit() for number in told) and len(set(told)) <= 5


def test_the_command_shows_a_game_as_it_is_told_to_whom_it_is_asked_for(saved) -> None:
    public, seat, teacher = (command(saved, "--as", whom) for whom in ("public", "aaa", "teacher"))
    assert public.stdout == command(saved).stdout
    assert {each.returncode for each in (public, seat, teacher)} == {0}
    assert len({public.stdout, teacher.stdout}) == 2
    strange = command(saved, "--as", "ZZZ")
    assert strange.returncode == 2 and "public, teacher, or one of AAA" in strange.stderr


def test_the_command_verifies(saved) -> None:
    shown = command(saved, "--verify")
    assert (shown.returncode, shown.stderr) == (0, "") and "as it was then" in shown.stdout


def test_the_command_names_the_record_that_differs(saved) -> None:
    altered = 30
    forge(saved, altered, events=[])
    shown = command(saved, "--verify")
    assert shown.returncode == 1 and shown.stdout == "" and f"record {altered}, " in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_the_command_says_so_where_a_line_was_torn(saved) -> None:
    saved.write_bytes(saved.read_bytes()[:-5])
    shown = command(saved, "--verify")
    assert shown.returncode == 0 and "cut off" in shown.stderr and "29 records" in shown.stdout


@pytest.mark.parametrize(("arguments", "code"), [((), 2), (("--nonsense",), 2), (("no/such/file",), 1)])
def test_misuse_is_two_and_what_cannot_be_read_is_one(arguments, code) -> None:
    shown = command(*arguments)
    assert shown.returncode == code and shown.stderr and "Traceback" not in shown.stderr


def test_an_act_that_is_refused_now_is_a_difference(saved, monkeypatch) -> None:
    forge(saved, 9, by="field")
    _, difference = replayed(saved, verify=True)
    assert difference is not None and difference.record.number == 9 and "refused now" in difference.how


def test_a_rule_that_fails_is_a_difference_and_no_crash(saved, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("gone")

    monkeypatch.setattr(replay, "decide", broken)
    _, difference = replayed(saved, verify=True)
    assert difference is not None and difference.record.number == 1


def test_a_difference_is_told_in_words(saved) -> None:
    lines = saved.read_bytes().splitlines()
    told = {}
    for number, line in enumerate(lines[1:], 1):
        events = json.loads(line)["events"]
        for event in events:
            if event["event"] == "HoursSpent":
                event["hours"] += 1
                told.setdefault("hours", (number, events))
    number, events = told["hours"]
    forge(saved, number, events=events)
    _, difference = replayed(saved, verify=True)
    sentence = str(difference)
    assert f"record {number}, " in sentence
    assert '("hours spent"), its hours was ' in sentence and " and is now " in sentence
    assert "(" not in sentence.replace('("hours spent")', "") and "=" not in sentence


def test_a_difference_names_the_version_that_wrote_the_game(saved) -> None:
    lines = saved.read_bytes().splitlines(keepends=True)
    lines[0] = lines[0].replace(b'"version":"', b'"version":"0.0.', 1)
    saved.write_bytes(b"".join(lines))
    forge(saved, 30, events=[])
    _, difference = replayed(saved, verify=True)
    assert "version 0.0." in str(difference) and "wrote it in format 3, and this is version" in str(difference)
