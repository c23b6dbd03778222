"""Who sits where is recorded: in the header, by lines that take and release a seat, and so after every cut."""

from pathlib import Path

import pytest

from game.engine.case import Case
from game.play import JournalError
from game.play.fork import fork
from game.play.game import Game
from game.play.journal import read
from game.play.lines import Line, SeatReleased, SeatTaken
from game.play.people import arrive, file_beside
from game.play.roster import Holder, held_seats, roster_of, seats_of
from game.play.seating import held, release, reseat, take
from tests.play.conftest import Player
from tests.play.test_journal import sealed


def lines_of(game: Game) -> list[Line]:
    return [each for each in game.entries if isinstance(each, Line)]


def test_the_header_names_the_holder_of_every_seat(case: Case, tmp_path: Path) -> None:
    roster = roster_of(case.seats, {"BBB": "p1"}, skill=2)
    Game.new(case, 1, tmp_path / "game.jsonl", roster=roster).close()
    assert read(tmp_path / "game.jsonl").roster == roster
    assert roster["BBB"] == Holder(("p1",), 2) and roster["AAA"].leader == "" and held_seats(roster) == ("BBB",)


def test_a_seat_taken_before_there_is_a_file_stands_in_the_header(case: Case, tmp_path: Path) -> None:
    game = Game.new(case, 1)
    reseat(game, "AAA")
    reseat(game, "CCC")
    game.save_as(tmp_path / "game.jsonl")
    game.close()
    kept = read(tmp_path / "game.jsonl")
    assert seats_of(kept.roster, "p1") == ("CCC",) and kept.entries == ()


def test_a_game_that_is_cut_off_opens_as_the_seat_that_was_held(case: Case, play_on: Player, tmp_path: Path) -> None:
    for seat in case.seats:
        path = tmp_path / f"{seat}.jsonl"
        play_on(Game.new(case, 3, path, roster=roster_of(case.seats, {seat: "p1"})), 25).close()
        whole = path.read_bytes()
        for size in range(len(whole) - 40, len(whole)):
            path.write_bytes(whole[:size])
            game = Game.load(path)
            assert held(game) == seat
            game.close()


def test_a_seat_that_is_handed_over_is_held_by_the_other_from_then_on(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    play_on(Game.new(case, 3, path, roster=roster_of(case.seats, {"AAA": "p1"})), 9).close()
    game = Game.load(path)
    reseat(game, "BBB", at="2026-12-01T10:00:00Z")
    assert [each.line for each in lines_of(game)] == [SeatReleased("AAA", "p1"), SeatTaken("BBB", "p1")]
    play_on(game, 5).close()
    again = Game.load(path)
    assert (held(again), again.entries, again.records) == ("BBB", game.entries, game.records)
    assert [each.number for each in again.entries] == list(range(1, len(again.entries) + 1))
    assert lines_of(again)[0].at == "2026-12-01T10:00:00Z"
    again.close()


def test_several_hold_one_seat_and_the_first_leads_it(case: Case) -> None:
    game = Game.new(case, 1)
    for person in ("p3", "p1", "p2"):
        take(game, "AAA", person)
    take(game, "BBB", "p2")
    assert game.roster["AAA"].persons == ("p3", "p1", "p2") and game.roster["AAA"].leader == "p3"
    release(game, "AAA", "p3")
    assert game.roster["AAA"].leader == "p1" and seats_of(game.roster, "p2") == ("AAA", "BBB")
    for person in ("p1", "p2"):
        release(game, "AAA", person)
    assert game.roster["AAA"] == Holder() and held_seats(game.roster) == ("BBB",)


@pytest.mark.parametrize(
    ("seat", "person", "reason"),
    [("ZZZ", "p1", "there is no seat ZZZ"), ("AAA", "Anna", "persons are called p1"), ("AAA", "p1", "holds the seat")],
)
def test_what_cannot_be_taken_is_refused_and_changes_nothing(case: Case, seat: str, person: str, reason: str) -> None:
    game = Game.new(case, 1, roster=roster_of(case.seats, {"AAA": "p1"}))
    before = game.roster
    with pytest.raises(ValueError, match=reason):
        take(game, seat, person)
    with pytest.raises(ValueError, match="there is no seat ZZZ"):
        reseat(game, "ZZZ")
    assert game.roster == before and not game.entries


def test_a_file_in_which_a_seat_is_left_that_nobody_held_is_refused(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 1, path)
    take(game, "AAA")
    game.close()
    lines = path.read_bytes().replace(b'"kind":"SeatTaken"', b'"kind":"SeatReleased"').splitlines(keepends=True)
    path.write_bytes(b"".join(sealed(lines)))
    with pytest.raises(JournalError, match="line 2: record 1 cannot follow"):
        Game.load(path)


def test_a_fork_carries_the_roster_and_the_names(case: Case, play_on: Player, tmp_path: Path) -> None:
    game = Game.new(case, 1, tmp_path / "game.jsonl")
    anna, berta = arrive(game, "Anna"), arrive(game, "Berta")
    take(game, "AAA", anna)
    take(game, "BBB", berta)
    play_on(game, 12)
    path = tmp_path / "fork.jsonl"
    fork(game, 10, seat="CCC", person=anna, path=path).close()
    again = Game.load(path)
    assert (held(again, anna), held(again, berta)) == ("CCC", "BBB")
    assert again.people == game.people == {"p1": "Anna", "p2": "Berta"}
    again.close()


def test_a_name_lies_beside_the_journal_before_its_owner_is_let_in_and_may_be_deleted(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 1, path)
    told: list[bool] = []
    game.listen(lambda _: told.append("Anna" in file_beside(path).read_text(encoding="utf-8")))
    assert arrive(game, "  An\u202ena ", cid="x") == arrive(game, "Anna", cid="x") == "p1"
    take(game, "AAA", "p1")
    assert told == [True, True] and b"Anna" not in path.read_bytes()
    game.close()
    file_beside(path).unlink()
    again = Game.load(path)
    assert (held(again), again.people) == ("AAA", {})
    assert arrive(again, "Carla") == "p2" and again.people == {"p2": "Carla"}
    again.close()


@pytest.mark.parametrize(
    "content", [b"", b"[1]", b'{"p1":3}', b"\xff\xfe", b"[" * 100_000, b'{"p1":"' + b"x" * (1 << 20)]
)
def test_a_file_of_names_that_cannot_be_read_names_nobody(case: Case, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "game.jsonl"
    Game.new(case, 1, path).close()
    file_beside(path).write_bytes(content)
    game = Game.load(path)
    assert game.people == {}
    game.close()
