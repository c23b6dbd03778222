"""Lines beside the acts share numbers and seal with them, have an audience, and no rule reads them."""

from pathlib import Path
from random import Random
from zlib import crc32

import msgspec
import pytest

from game.council.acts import CastBallot
from game.council.events import BallotCast, Passed
from game.council.voting import Ballot
from game.engine.case import Case
from game.engine.events import CorridorLeft
from game.play import JournalError
from game.play.codec import Record
from game.play.fork import fork
from game.play.game import Game
from game.play.journal import read
from game.play.lines import PUBLIC, TEACHER, ClockSet, Line, NoteSent, Struck, Withdrawn, WordsReleased, seen
from game.play.replay import replayed
from game.play.roster import roster_of
from game.play.seating import take
from game.play.withdrawal import told, withdraw
from game.terms import OutOfOrder
from game.world.acts import EndDay
from tests.play.conftest import Player
from tests.play.test_journal import sealed

REMARKS = (
    NoteSent("AAA", "not a word of this"), ClockSet("debate", 90.5, False), Struck(3), WordsReleased(3),
)  # fmt: skip


def to_the(game: Game, play_on: Player, kind: type) -> str:
    """Play on until a seat may do an act of this kind, and return the seat."""
    while True:
        for seat in game.to_act():
            if kind in game.openings(seat).frames:
                return seat
        play_on(game, 1, seed=len(game.records))


def test_acts_and_lines_are_numbered_and_read_back_together(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    for number, remark in enumerate(REMARKS):
        play_on(game, 3 + number, seed=number)
        game.say(remark, ("AAA", "BBB"), person="p2", cid=f"c{number}", at="2026-12-01T10:00:00Z")
    play_on(game, 3).close()
    kept = read(path)
    assert kept.entries == tuple(game.entries) and kept.records == tuple(game.records)
    assert [each.number for each in kept.entries] == list(range(1, len(kept.entries) + 1))
    assert [each.line for each in kept.entries if isinstance(each, Line)] == list(REMARKS)
    assert replayed(path, verify=True)[1] is None


def test_a_game_with_lines_is_the_game_without_them(case: Case, play_on: Player) -> None:
    plain, noted = play_on(Game.new(case, 4), 30), Game.new(case, 4)
    noted.say(NoteSent("AAA", "x"), ())
    play_on(noted, 30)
    assert [each.events for each in plain.records] == [each.events for each in noted.records]


def test_a_line_is_seen_by_those_it_is_for_and_by_the_teacher(case: Case) -> None:
    game = Game.new(case, 4)
    for to in ((PUBLIC,), ("AAA",), ("AAA", "BBB"), ()):
        game.say(NoteSent("AAA", "x"), to)
    lines = [each for each in game.entries if isinstance(each, Line)]
    numbers = {viewer: [each.number for each in seen(lines, viewer)] for viewer in ("AAA", "BBB", "CCC", None, TEACHER)}
    assert numbers == {"AAA": [1, 2, 3], "BBB": [1, 2], "CCC": [1], None: [1], TEACHER: [1, 2, 3, 4]}


def test_a_line_does_not_tell_how_many_others_there_are(case: Case, play_on: Player) -> None:
    told = []
    for secret in (0, 3):
        game = Game.new(case, 4)
        for _ in range(secret):
            game.say(NoteSent("BBB", "x"), ("BBB",))
        play_on(game, 1)
        for remark in (Struck(secret + 1), WordsReleased(secret + 1), NoteSent("AAA", "y")):
            game.say(remark)
        lines = [each for each in game.entries if isinstance(each, Line)]
        told.append([msgspec.json.encode(seen(lines, viewer)) for viewer in ("AAA", None)])
        assert [each.line.record for each in seen(lines, TEACHER) if isinstance(each.line, Struck)] == [secret + 1]
    assert told[0] == told[1]


def test_own_words_of_a_line_are_one_line_of_bounded_length(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    assert game.say(NoteSent("AAA", "two\nli\u202ene\x1b[2Js")).line.words == "two lines"
    with pytest.raises(ValueError, match="own words hold at most"):
        game.say(NoteSent("AAA", "x" * 100_000))
    with pytest.raises(ValueError, match="nobody called ZZZ"):
        game.say(NoteSent("AAA", "x"), ("AAA", "ZZZ"))
    for much in ({"cid": "x" * 101}, {"at": "x" * 101}, {"person": "Anna"}):
        with pytest.raises(ValueError, match=r"p1, p2 and so on|at most 100 letters"):
            game.say(NoteSent("AAA", "x"), **much)
        with pytest.raises(ValueError, match=r"p1, p2 and so on|at most 100 letters"):
            game.submit("secretariat", game.routine(), **much)
    game.close()
    assert len(read(path).entries) == 1


def test_lines_of_unknown_kinds_are_kept_through_load_save_and_fork(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(case, 4, path), 10)
    game.say(NoteSent("AAA", "to be another"))
    play_on(game, 5).close()
    strange = b'{"kind":"BellRung","seat":"AAA","deep":{"a":[1,2.5,null,"\xc3\xa9"]},"vetoed_by":["b","a"]}'
    lines = path.read_bytes().splitlines(keepends=True)
    lines[11] = lines[11].replace(b'{"kind":"NoteSent","by":"AAA","words":"to be another"}', strange)
    path.write_bytes(b"".join(sealed(lines)))
    assert strange in path.read_bytes()
    loaded = Game.load(path)
    play_on(loaded, 2)
    loaded.save_as(tmp_path / "copy.jsonl")
    fork(loaded, 12, seat="AAA", path=tmp_path / "fork.jsonl").close()
    loaded.close()
    for name in ("game", "copy", "fork"):
        content = (tmp_path / f"{name}.jsonl").read_bytes()
        assert content.count(strange) == 1, name
        assert read(tmp_path / f"{name}.jsonl").entries[10].number == 11


@pytest.mark.parametrize(
    "line",
    [
        b'{"line":{"kind":"Struck"},"number":1}', b'{"line":{"record":1},"number":1}', b'{"line":3,"number":1}',
        b'{"line":{"kind":"Struck","record":1}}', b'{"line":{"kind":"Struck","record":"1"},"number":1}',
        b'{"line":{"kind":"Struck","record":1},"number":1,"more":1}',
        b'{"line":{"kind":"Withdrawn","record":1},"number":1}',
        b'{"line":{"kind":"NoteSent","by":"A","words":"' + b"x" * 9000 + b'"},"number":1}',
    ],
)  # fmt: skip
def test_a_line_that_says_too_little_or_too_much_is_refused(case: Case, tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "game.jsonl"
    Game.new(case, 4, path).close()
    head = path.read_bytes()
    path.write_bytes(head + line[:-1] + b',"sum":%d}\n' % crc32(line, crc32(head)))
    with pytest.raises(JournalError, match="line 2: "):
        Game.load(path)


def test_an_act_that_is_sent_again_is_done_once_also_after_a_load(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    seat = to_the(game, play_on, EndDay)
    first = game.submit(seat, EndDay(), person="p1", cid="c1", at="2026-12-01T10:00:00Z")
    number = len(game.entries)
    assert game.submit(seat, EndDay(), person="p1", cid="c1") == first and len(game.entries) == number
    game.close()
    again = Game.load(path)
    assert again.submit(seat, EndDay(), person="p1", cid="c1") == first and len(again.entries) == number
    with pytest.raises(OutOfOrder):
        again.submit(seat, EndDay(), person="p2", cid="c1")
    record = again.records[-1]
    assert (record.person, record.cid, record.at) == ("p1", "c1", "2026-12-01T10:00:00Z")
    assert replayed(path, verify=True)[1] is None
    again.close()


def test_a_note_that_is_sent_again_is_written_once(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    first = game.say(NoteSent("AAA", "x"), person="p1", cid="c1")
    assert game.say(NoteSent("AAA", "other"), person="p1", cid="c1") is first
    assert game.say(NoteSent("AAA", "x"), person="p2", cid="c1") != first
    game.close()
    again = Game.load(path)
    assert again.say(NoteSent("AAA", "x"), person="p1", cid="c1") == first and len(again.entries) == 2
    again.close()


def test_the_time_and_the_person_change_no_decision(case: Case, play_on: Player) -> None:
    one, other = Game.new(case, 4), Game.new(case, 4)
    play_on(one, 40)
    for record in one.records:
        at = f"2030-01-01T00:00:{record.number}Z"
        other.submit(record.by, record.action, person="p9", cid=str(record.number), at=at)
    assert [each.events for each in one.records] == [each.events for each in other.records]


def test_what_is_settled_is_told_by_number_and_one_wait_serves_all(
    case: Case, play_on: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    game = Game.new(case, 4, tmp_path / "game.jsonl")
    game.settle_apart()
    monkeypatch.setattr("os.fsync", waits.append)
    play_on(game)
    assert not waits
    assert game.settle(5) == len(game.entries) and len(waits) == 1
    assert [game.settle(upto) for upto in (1, 7, len(game.entries))] == [len(game.entries)] * 3 and len(waits) == 1
    game.say(NoteSent("AAA", "x"))
    assert game.settle(3) == len(game.entries) - 1 and game.settle() == len(game.entries) and len(waits) == 2
    game.close()


def test_a_seat_takes_back_its_last_act_and_the_game_is_as_before(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    seat = to_the(game, play_on, EndDay)
    before = msgspec.json.encode(game.briefing(seat)), game.to_act(), game.since, list(game.records)
    events = game.submit(seat, EndDay(), cid="x")
    number = game.records[-1].number
    heard: list[object] = []
    game.listen(heard.append)
    line = withdraw(game, seat, cid="y")
    assert line.line == Withdrawn(number) and heard == [line] and withdraw(game, seat, cid="y") == line
    assert (msgspec.json.encode(game.briefing(seat)), game.to_act(), game.since, list(game.records)) == before
    assert game.submit(seat, EndDay(), cid="x") == events, "what was sent again is not done again"
    play_on(game, 9).close()
    again = Game.load(path)
    assert again.records == game.records and again.entries == game.entries
    assert number not in [each.number for each in again.records] and replayed(path, verify=True)[1] is None
    again.close()


def test_what_another_has_followed_or_what_told_the_seat_something_stays(case: Case, play_on: Player) -> None:
    game, taken_back, stayed = Game.new(case, 6), 0, 0
    while not game.over:
        play_on(game, 1, seed=len(game.entries))
        last = game.records[-1]
        for other in {*case.seats, "secretariat", "field"} - {last.by}:
            with pytest.raises(OutOfOrder, match="another has acted"):
                withdraw(game, other)
        if told(last, game.case):
            stayed += 1
            with pytest.raises(OutOfOrder, match="consequences"):
                withdraw(game, last.by)
        elif not taken_back % 3:
            withdraw(game, last.by)
            taken_back += 1
            game.submit(last.by, last.action)
        else:
            taken_back += 1
    assert taken_back > 3 and stayed > 10


def test_the_echo_of_ones_own_act_tells_nothing_and_what_another_did_does(case: Case) -> None:
    own, other, secret = CorridorLeft("AAA"), Passed("BBB"), BallotCast("BBB", Ballot.AGAINST)
    left = CorridorLeft("BBB")
    assert told(Record(1, "AAA", EndDay(), "", (own,)), case) == ()
    assert told(Record(1, "AAA", EndDay(), "", (own, other)), case) == (other,)
    assert told(Record(1, "AAA", EndDay(), "", (own, secret)), case) == ()
    assert told(Record(1, "AAA", EndDay(), "", (own, left)), case) == (), "others may call it back in secret"


def test_a_ballot_is_taken_back_until_the_vote_ends_and_tells_nobody(case: Case, play_on: Player) -> None:
    for seed in range(20):
        game = play_on(Game.new(case, seed), 0)
        while not game.over:
            play_on(game, 1, seed=len(game.entries) + seed)
            last = game.records[-1] if game.records else None
            if last is not None and isinstance(last.action, CastBallot):
                only = [type(each) for each in last.events] == [BallotCast]
                assert bool(told(last, game.case)) is not only
                if only:
                    assert withdraw(game, last.by).to == (last.by,)
                    return
    raise AssertionError("no vote was taken")


@pytest.mark.parametrize("number", [0, 1, 99])
def test_a_file_that_withdraws_what_was_not_the_last_act_is_refused(
    case: Case, play_on: Player, tmp_path: Path, number: int
) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    seat = to_the(game, play_on, EndDay)
    game.submit(seat, EndDay())
    assert isinstance(game.entries[-1], Record) and isinstance(game.records[-1].events[0], CorridorLeft)
    withdraw(game, seat)
    game.close()
    lines = path.read_bytes().splitlines(keepends=True)
    right = b'"record":%d' % game.entries[-1].line.record
    lines[-1] = lines[-1].replace(right, b'"record":%d' % number)
    path.write_bytes(b"".join(sealed(lines)))
    with pytest.raises(JournalError, match=f"line {len(lines)}"):
        Game.load(path)


def test_an_act_that_was_taken_back_is_done_again_if_it_is_sent_again(case: Case, play_on: Player) -> None:
    for seed in range(20):
        roster = roster_of(case.seats, dict.fromkeys(case.seats, "p1"))
        game = Game.new(case, seed, roster=roster)
        while not game.over:
            by = game.to_act()[0]
            act = game.openings(by).draw(Random(seed + len(game.entries)))
            game.submit(by, act, person="p1", cid=f"c{len(game.entries)}")
            last = game.records[-1]
            if by in case.seats and not told(last, case):
                withdraw(game, by, person="p1", cid="w")
                game.say(NoteSent(by, "a note"), person="p1", cid="n")
                with pytest.raises(OutOfOrder, match="something else"):
                    withdraw(game, by, person="p1", cid="n")
                game.submit(by, act, person="p1", cid=last.cid)
                assert game.records[-1].action == act and game.records[-1].number == len(game.entries)
                return
    raise AssertionError("no act was taken back")


def test_an_act_is_taken_back_only_by_whoever_holds_the_seat(case: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 4, path)
    seat = to_the(game, play_on, EndDay)
    take(game, seat, "p1")
    take(game, next(each for each in case.seats if each != seat), "p2")
    game.submit(seat, EndDay(), person="p1")
    number = len(game.entries)
    for stranger in ("p2", "p3"):
        with pytest.raises(OutOfOrder, match=f"{stranger} does not hold the seat of {seat}"):
            withdraw(game, seat, person=stranger)
        with pytest.raises(OutOfOrder, match=f"{stranger} does not hold the seat of {seat}"):
            game.say(Withdrawn(game.records[-1].number), person=stranger)
    assert len(game.entries) == number
    withdraw(game, seat, person="p1")
    game.close()
    lines = path.read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1].replace(b'"person":"p1"', b'"person":"p2"')
    path.write_bytes(b"".join(sealed(lines)))
    with pytest.raises(JournalError, match=f"line {len(lines)}: record"):
        Game.load(path)
