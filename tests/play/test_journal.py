"""A journal keeps a game whole, loses at most the line that was being written, and refuses what was altered."""

import json
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from zlib import crc32

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine.acts import Action, Event
from game.engine.case import Case
from game.play import JournalError
from game.play.codec import FORMAT, Record, Writer, header_line
from game.play.game import Game
from game.play.journal import read
from game.play.saved import LONGEST_LINE

SMALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def write(path: Path, lines: list[bytes]) -> Path:
    path.write_bytes(b"".join(lines))
    return path


def sealed(lines: list[bytes]) -> list[bytes]:
    """Return lines sealed anew, as one would who alters a file with care."""
    out, seal = [lines[0]], crc32(lines[0])
    for line in lines[1:]:
        body = line[: line.rfind(b',"sum":')] + b"}"
        seal = crc32(body, seal)
        out.append(body[:-1] + b',"sum":%d}\n' % seal)
    return out


def refusal(path: Path) -> str:
    with pytest.raises(JournalError) as caught:
        Game.load(path)
    sentence = str(caught.value)
    assert "\n" not in sentence and str(path) in sentence
    return sentence


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_loaded_game_is_the_game_that_was_played(case, play_on, tmp_path) -> None:
    game = play_on(Game.new(case, 7, tmp_path / "a.jsonl"))
    game.close()
    loaded = Game.load(tmp_path / "a.jsonl")
    assert loaded.records == game.records and len(game.records) > 20
    assert msgspec.to_builtins(loaded.case) == msgspec.to_builtins(case)
    assert (loaded.day, loaded.phase, loaded.ending, loaded.seed) == (game.day, game.phase, game.ending, 7)
    assert loaded.notice == ""


def test_a_game_that_is_loaded_goes_on_as_if_it_had_not_been_left(case, play_on, tmp_path) -> None:
    play_on(Game.new(case, 7, tmp_path / "a.jsonl"), 15).close()
    left = play_on(Game.load(tmp_path / "a.jsonl"), 40, seed=5)
    straight = play_on(play_on(Game.new(case, 7), 15), 40, seed=5)
    assert left.records == straight.records
    assert list(read(tmp_path / "a.jsonl").records) == left.records


def test_the_same_game_is_the_same_bytes(case, play_on, tmp_path) -> None:
    for name in ("a", "b"):
        play_on(Game.new(case, 7, tmp_path / name))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_file_cut_anywhere_in_its_last_lines_loses_the_torn_line_only_and_says_so(saved, tmp_path) -> None:
    whole, lines = saved.read_bytes(), lines_of(saved)
    ends = {sum(map(len, lines[:count])): count - 1 for count in range(1, len(lines) + 1)}
    for size in range(len(whole) - sum(map(len, lines[-3:])), len(whole) + 1):
        path = tmp_path / "cut.jsonl"
        path.write_bytes(whole[:size])
        kept = read(path)
        assert len(kept.records) == max(count for end, count in ends.items() if end <= size)
        assert bool(kept.notice) == (size not in ends)


def test_a_torn_line_is_cut_off_before_the_game_goes_on(saved, play_on) -> None:
    whole = saved.read_bytes()
    saved.write_bytes(whole[:-9])
    game = Game.load(saved)
    assert "cut off" in game.notice and len(game.records) == 29
    play_on(game, 5, seed=3)
    again = read(saved)
    assert again.notice == "" and list(again.records) == game.records


def test_a_header_that_was_cut_off_is_refused(saved) -> None:
    saved.write_bytes(saved.read_bytes()[:100])
    assert "line 1" in refusal(saved)


@SMALL
@given(data=st.data())
def test_any_byte_altered_before_the_last_line_is_refused_with_its_line(saved, data, tmp_path_factory) -> None:
    raw = bytearray(saved.read_bytes())
    first, last = len(lines_of(saved)[0]), len(raw) - len(lines_of(saved)[-1])
    place = data.draw(st.integers(first, last - 1))
    raw[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != raw[place]))
    path = tmp_path_factory.mktemp("altered") / "game.jsonl"
    path.write_bytes(raw)
    line = int(refusal(path).split(": line ")[1].split(":")[0])
    assert abs(line - (bytes(raw[:place]).count(b"\n") + 1)) <= 1


@pytest.mark.parametrize(
    ("alter", "reason"),
    [
        (lambda lines: [*lines[:5], b"not json at all\n", *lines[6:]], "line 6"),
        (lambda lines: [*lines[:5], *lines[6:]], "line 6"),
        (lambda lines: [*lines[:5], lines[5], lines[5], *lines[6:]], "line 7"),
        (lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]], "line 6"),
        (lambda lines: sealed([*lines[:5], *lines[6:]]), "it holds record 6 where record 5 belongs"),
        (lambda lines: [*lines[:5], lines[5].replace(b'"event":"', b'"event":"Un', 1), *lines[6:]], "value 'Un"),
        (lambda lines: [*lines[:5], b"\n", *lines[5:]], "line 6"),
        (lambda lines: [*lines[:5], b"\x00\xff\xfe\x00\n", *lines[5:]], "line 6"),
        (lambda lines: [*lines[:5], b"[" * 100_000 + b"\n", *lines[5:]], "line 6"),
        (lambda lines: [*lines[:5], b'{"number":' + b"[" * 100_000 + b"\n", *lines[5:]], "line 6"),
        (lambda lines: [*lines[:5], b" " * (LONGEST_LINE + 1) + b"\n", *lines[5:]], "longer than 1024 kilobytes"),
        (lambda lines: [*lines[:5], b" " * (LONGEST_LINE + 9)], "longer than 1024 kilobytes"),
        (lambda lines: [], "the file is empty"),
        (lambda lines: [b"\x7fELF" + bytes(range(256)) + b"\n"], "line 1"),
        (lambda lines: [b"{}\n"], "line 1"),
        (lambda lines: [b"[" * 100_000 + b"\n"], "line 1"),
        (lambda lines: lines[1:], "line 1"),
        (lambda lines: [lines[0].replace(b'"days":3', b'"days":4', 1), *lines[1:]], "digest does not fit"),
        (lambda lines: [lines[0].replace(b'":%d,' % FORMAT, b'":0,', 1), *lines[1:]], "there is no format 0"),
        (lambda lines: [lines[0].replace(b'"seed":7', b'"seed":"x"', 1), *lines[1:]], "line 1"),
    ],
)
def test_damage_other_than_a_torn_end_is_refused_with_line_and_reason(saved, alter, reason) -> None:
    write(saved, alter(lines_of(saved)))
    assert reason in refusal(saved)


def test_an_event_that_nobody_knows_is_refused_even_where_the_sums_fit(saved) -> None:
    lines = lines_of(saved)
    lines[4] = lines[4].replace(b'"events":[', b'"events":[{"event":"SeatBought","member":"AAA"},', 1)
    lines[4] = lines[4].replace(b"},]", b"}]")
    write(saved, sealed(lines))
    assert "line 5" in (sentence := refusal(saved)) and "SeatBought" in sentence


def test_events_that_cannot_follow_are_refused_with_their_record(saved) -> None:
    lines = lines_of(saved)
    record = json.loads(lines[1])
    record["events"] = [{"event": "ClaimMoved", "number": 99, "state": "kept", "because": "forged"}]
    lines[1] = json.dumps(record, separators=(",", ":")).encode() + b"\n"
    write(saved, sealed(lines))
    assert "record 1 cannot follow" in refusal(saved)


def test_a_newer_format_is_refused_in_one_sentence_whatever_else_it_holds(saved) -> None:
    write(saved, [b'{"format":%d,"version":"9.9","what":{"is":["this"]}}\n' % (FORMAT + 1), b"?\n"])
    sentence = refusal(saved)
    assert "newer version" in sentence and "9.9" in sentence


@pytest.mark.parametrize("path", ["/dev/null", "/no/such/file", "/", "nul\0byte"])
def test_what_is_no_file_is_refused_in_a_sentence(path) -> None:
    with pytest.raises(JournalError, match="cannot read the saved game"):
        Game.load(path)


@pytest.mark.parametrize("spare", [0, 1, 40, 200])
def test_a_full_disk_leaves_game_and_file_as_they_were(case, play_on, tmp_path, spare) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 20)
    heard: list[Record] = []
    game.listen(heard.append)
    size = path.stat().st_size
    with room_for(size + spare), pytest.raises(JournalError, match="all that was played before is kept"):
        play_on(game, 9, seed=4)
    assert len(read(path).records) == len(game.records) == 20 + len(heard)
    assert path.stat().st_size == size + sum(map(len, lines_of(path)[21:])) and read(path).notice == ""
    play_on(game, 9, seed=4)
    assert list(read(path).records) == game.records


@pytest.mark.parametrize("spare", [0, 40, 2000])
def test_a_patient_game_goes_on_on_a_full_disk_and_owes_its_file_what_it_could_not_write(
    case, play_on, tmp_path, spare
) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 20)
    game.patient = True
    with room_for(path.stat().st_size + spare):
        play_on(game, 30, seed=4)
        assert "all that was played before is kept" in game.unsaved
        assert read(path).records == tuple(game.records[: len(read(path).records)])
        game.save()
        with game.gathering():
            play_on(game, 5, seed=6)
    play_on(game, 1, seed=5)
    assert game.unsaved == "" and len(game.records) == 56
    assert read(path).records == tuple(game.records)


def test_a_game_on_a_full_disk_can_be_saved_elsewhere_and_goes_on_there(case, play_on, tmp_path) -> None:
    game = play_on(Game.new(case, 7, tmp_path / "a.jsonl"), 20)
    with room_for(100), pytest.raises(JournalError):
        game.save_as(tmp_path / "b.jsonl")
    assert not list(tmp_path.glob("b*")) and game.path == tmp_path / "a.jsonl"
    game.save_as(tmp_path / "b.jsonl")
    play_on(game, 5, seed=9)
    assert list(read(tmp_path / "b.jsonl").records) == game.records
    assert len(read(tmp_path / "a.jsonl").records) == 20


def test_a_save_that_fails_leaves_the_older_file_of_that_name(case, play_on, saved) -> None:
    before = saved.read_bytes()
    with room_for(1000), pytest.raises(JournalError):
        Game.new(case, 8, saved, force=True)
    assert saved.read_bytes() == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
def test_a_device_is_no_file_to_keep_a_game_in_and_is_left_alone(case) -> None:
    with pytest.raises(JournalError, match="no ordinary file, but a device"):
        Game.new(case, 1, "/dev/full")
    assert not os.path.isfile("/dev/full")


def test_listeners_are_told_only_when_the_record_is_on_file_and_in_the_game(case, play_on, tmp_path) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 7, path)
    told: list[bool] = []
    stop = game.listen(lambda record: told.append(game.records[-1] is record and read(path).records[-1] == record))
    play_on(game, 12)
    stop()
    play_on(game, 3)
    assert told == [True] * 12


def test_records_that_are_gathered_are_the_same_bytes_as_those_written_one_by_one(case, play_on, tmp_path) -> None:
    play_on(play_on(Game.new(case, 7, tmp_path / "a.jsonl"), 3), 37)
    game = Game.new(case, 7, tmp_path / "b.jsonl")
    with game.gathering(), game.gathering():
        play_on(game, 3)
        assert not read(tmp_path / "b.jsonl").records
        play_on(game, 37)
        assert 20 < len(read(tmp_path / "b.jsonl").records) < 40  # each part of the day when it is over
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    play_on(game, 1)
    assert len(read(tmp_path / "b.jsonl").records) == 41


def test_who_comes_to_listen_finds_on_file_what_was_gathered_and_is_told_of_nothing_unwritten(
    case, play_on, tmp_path
) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 7, path)
    told: list[bool] = []
    with game.gathering():
        play_on(game, 4)
        game.listen(lambda record: told.append(read(path).records == tuple(game.records)))
        assert len(read(path).records) == 4
        play_on(game, 5)
    with game.gathering():
        play_on(game, 6)
    assert told == [True] * 11


def test_a_game_that_gathers_goes_on_whole_in_another_file_and_is_let_go_whole(case, play_on, tmp_path) -> None:
    game = Game.new(case, 7, tmp_path / "a.jsonl")
    with game.gathering():
        play_on(game, 4)
        game.save_as(tmp_path / "b.jsonl")
        play_on(game, 1)
    with game.gathering():
        play_on(game, 2)
        game.close()
        play_on(game, 1)
    assert len(read(tmp_path / "b.jsonl").records) == 7


@pytest.mark.parametrize("spare", [0, 200])
def test_a_full_disk_takes_back_what_was_gathered(case, play_on, tmp_path, spare) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path), 20)
    with room_for(path.stat().st_size + spare), pytest.raises(JournalError, match="is kept"), game.gathering():
        play_on(game)
    assert read(path).notice == "" and read(path).records == tuple(game.records) and len(game.records) >= 20
    straight = play_on(Game.new(case, 7), len(game.records))
    assert (game.day, game.phase, game.since, game.to_act()) == (
        straight.day, straight.phase, straight.since, straight.to_act()
    )  # fmt: skip
    play_on(game)
    assert game.over and list(read(path).records) == game.records


def test_words_that_cannot_be_written_leave_game_and_file_as_they_were(case, play_on, tmp_path) -> None:
    game = Game.new(case, 7, tmp_path / "game.jsonl")
    with pytest.raises(JournalError, match="no text can hold"):
        game.submit("secretariat", game.routine(), "half a letter: \ud800")
    assert not game.records
    play_on(game, 5)
    assert list(read(tmp_path / "game.jsonl").records) == game.records


def test_a_thousand_events_are_read_and_followed_at_once(case, play_on, tmp_path) -> None:
    """The house's bound is 20 ms; one of five readings must keep it, for other programs run beside this one."""
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 7, path))
    events = sum(len(record.events) for record in game.records)
    taken = []
    for _ in range(5):
        kept = read(path)
        begun = process_time()
        Game.replayed(path, kept)
        taken.append((process_time() - begun) / events * 1000)
    assert min(taken) <= 0.020


def test_sets_are_written_in_one_order(case) -> None:
    council = msgspec.structs.replace(case.remit.council, permanent=frozenset(case.remit.council.seats))
    remit = msgspec.structs.replace(case.remit, council=council)
    line = header_line(msgspec.structs.replace(case, remit=remit), 1, "v")
    assert b'"permanent":["AAA","BBB","CCC"]' in line
    raised = msgspec.json.decode(
        '{"event":"VotingEnded","vote":"v","subject":{"kind":"draft","draft":"d"},"question":"substantive","ballots":{},'
        '"outcome":{"ground":"veto","vetoed_by":["FFF","BBB","DDD","CCC","AAA","EEE"]}}',
        type=Event,
    )
    act = msgspec.json.decode('{"act":"Pass"}', type=Action)
    written = Writer(0).lines([Record(1, "AAA", act, "", (raised, raised))])
    assert written.count(b'"vetoed_by":["AAA","BBB","CCC","DDD","EEE","FFF"]') == 2


def test_no_other_sets_are_written_than_those_that_are_put_in_order() -> None:
    found = set()
    seen: set[int] = set()

    def walk(kind: object) -> None:
        if kind is None:
            return
        if isinstance(kind, msgspec.inspect.StructType) and id(kind.cls) not in seen:
            seen.add(id(kind.cls))
            for field in kind.fields:
                if isinstance(field.type, msgspec.inspect.FrozenSetType | msgspec.inspect.SetType):
                    found.add(field.name)
                walk(field.type)
        for name in ("types", "item_types"):
            for each in getattr(kind, name, ()):
                walk(each)
        for name in ("item_type", "value_type", "key_type"):
            walk(getattr(kind, name, None))

    for kind in (Action, Event, Case):
        walk(msgspec.inspect.type_info(kind))
    assert found <= {"vetoed_by", "permanent", "must_abstain"}, found
