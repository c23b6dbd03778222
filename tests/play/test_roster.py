"""Who sits where is recorded: in the header, by lines that take and release a seat, and so after every cut."""

import json
from pathlib import Path

import pytest

from game.council.acts import Pass
from game.engine.case import Case
from game.play import JournalError, NameTaken
from game.play.codec import Record
from game.play.fork import fork
from game.play.game import TAKEN_BACK, Game
from game.play.journal import read
from game.play.lines import Line, SeatReleased, SeatTaken, Withdrawn
from game.play.people import arrive, file_beside
from game.play.roster import MOST_PERSONS, Holder, held_seats, roster_of, seats_of
from game.play.seating import held, release, reseat, take
from tests.play.conftest import Player
from tests.play.test_hostile import resealed
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


def names_in(path: Path) -> dict[str, str]:
    return json.loads(file_beside(path).read_text(encoding="utf-8"))["people"]


def test_journals_whose_names_differ_in_their_ending_have_their_own_names(case: Case, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("g", "g.jsonl", "g.people", "g.jsonl.jsonl")]
    for number, path in enumerate(paths):
        game = Game.new(case, 1, path)
        arrive(game, f"Anna {number}")
        game.close()
    assert len({file_beside(path) for path in paths}) == len(paths)
    assert [names_in(path) for path in paths] == [{"p1": f"Anna {number}"} for number in range(len(paths))]
    for number, path in enumerate(paths):
        game = Game.load(path)
        assert game.people == {"p1": f"Anna {number}"} and game.notice == ""
        game.close()


@pytest.mark.parametrize("content", [b'{"scenario":"toy","seed":9,"people":{"p1":"Xenia"}}', b"a letter home", b""])
def test_what_lies_where_names_would_lie_is_never_replaced_by_a_new_game_or_a_copy(
    case: Case, tmp_path: Path, content: bytes
) -> None:
    game = Game.new(case, 1, tmp_path / "game.jsonl")
    arrive(game, "Anna")
    path = tmp_path / "copy.jsonl"
    file_beside(path).write_bytes(content)
    calls = (
        lambda: Game.new(case, 1, path), lambda: game.save_as(path),
        lambda: fork(game, 1, seat="CCC", person="p1", path=path),
    )  # fmt: skip
    for call in calls:
        with pytest.raises(NameTaken, match=r"copy\.jsonl\.people\.json"):
            call()
        assert file_beside(path).read_bytes() == content and not path.exists()
    assert game.path == tmp_path / "game.jsonl" and names_in(game.path) == {"p1": "Anna"}
    game.close()


def test_a_game_that_replaces_another_does_not_take_over_its_persons(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    first = Game.new(case, 1, path)
    arrive(first, "Anna")
    first.close()
    Game.new(case, 1, path, force=True).close()
    again = Game.load(path)
    assert again.people == {} and not file_beside(path).exists()
    again.close()


@pytest.mark.parametrize("change", [{"seed": 2}, {"scenario": "another"}])
def test_the_names_of_another_game_are_neither_read_nor_replaced(case: Case, tmp_path: Path, change: dict) -> None:
    path = tmp_path / "game.jsonl"
    game = Game.new(case, 1, path)
    arrive(game, "Anna")
    game.close()
    foreign = json.dumps({**json.loads(file_beside(path).read_text(encoding="utf-8")), **change})
    file_beside(path).write_text(foreign, encoding="utf-8")
    again = Game.load(path)
    assert again.people == {} and "they belong to another game" in again.notice
    number = len(again.entries)
    with pytest.raises(JournalError, match="another game's persons"):
        arrive(again, "Berta")
    assert file_beside(path).read_text(encoding="utf-8") == foreign and len(again.entries) == number
    again.close()


def test_a_seat_holds_a_hundred_persons_and_a_file_with_more_is_refused_with_line_and_rule(
    case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    Game.new(case, 1, path).close()
    header = json.loads(path.read_bytes().splitlines()[0])
    lines = [{"line": {"kind": "SeatTaken", "seat": "AAA", "who": f"p{n}"}, "number": n} for n in range(1, 30_001)]
    path.write_bytes(resealed(header, lines[:MOST_PERSONS]))
    game = Game.load(path)
    assert len(game.roster["AAA"].persons) == MOST_PERSONS
    game.close()
    path.write_bytes(resealed(header, lines))
    with pytest.raises(JournalError, match=f"line {MOST_PERSONS + 2}: .*{MOST_PERSONS} persons hold the seat of AAA"):
        Game.load(path)


@pytest.mark.parametrize("persons", [["Anna"], ["p1", "p1"], [f"p{n}" for n in range(1, 102)], ["p0"], ["p1\x1b[2J"]])
def test_a_header_whose_roster_nobody_could_have_made_is_refused(case: Case, tmp_path: Path, persons: list) -> None:
    path = tmp_path / "game.jsonl"
    Game.new(case, 1, path).close()
    header = json.loads(path.read_bytes().splitlines()[0])
    header["roster"]["AAA"] = {"persons": persons, "skill": 1}
    path.write_bytes(resealed(header, []))
    with pytest.raises(JournalError, match=r"line 1: .*the seat of AAA"):
        Game.load(path)


def test_lines_that_take_acts_back_one_after_the_other_have_an_end(case: Case) -> None:
    game, acts = Game.new(case, 1), TAKEN_BACK + 5
    for number in range(1, acts + 1):
        game.follow(Record(number, "AAA", Pass(), "", ()))
    back = [Line(Withdrawn(number), 2 * acts + 1 - number) for number in range(acts, 0, -1)]
    for line in back[:TAKEN_BACK]:
        game.follow(line)
    with pytest.raises(ValueError, match=f"at most {TAKEN_BACK} acts are taken back one after the other"):
        game.follow(back[TAKEN_BACK])
