"""What lies just within a bound is done, and what lies just beyond it is refused."""

import errno
import os
from pathlib import Path

import pytest

from game.council.events import Cosponsored
from game.engine.case import Case
from game.engine.events import CorridorLeft
from game.letters import LETTERS
from game.play import JournalError, NameTaken
from game.play import saved as saved_games
from game.play.codec import Record
from game.play.game import Game
from game.play.journal import read
from game.play.lines import NoteSent
from game.play.people import arrive
from game.play.roster import roster_of
from game.play.saved import rescued
from game.play.seating import reseat, take
from game.play.store import keep_in
from game.play.withdrawal import told, withdraw
from game.world.acts import EndDay
from tests.play.conftest import Player


def test_a_note_may_be_as_long_as_own_words_and_no_longer(case: Case) -> None:
    game = Game.new(case, 1)
    game.say(NoteSent("teacher", "a" * LETTERS))
    with pytest.raises(ValueError, match=f"at most {LETTERS:,} letters"):
        game.say(NoteSent("teacher", "a" * (LETTERS + 1)))
    assert len(game.entries) == 1


def test_the_folder_of_a_new_game_is_made_with_those_above_it(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "saves"
    for number in (1, 2):
        game = Game.new(case, 1)
        assert keep_in(game, folder, "three") == folder / f"three-{number}.jsonl"
        game.close()


@pytest.mark.parametrize(
    ("number", "fails"),
    [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True), (errno.ENOSPC, True), (errno.EROFS, True)],
)
def test_where_there_is_no_disk_nobody_waits_for_it_and_a_disk_that_fails_is_told(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fails: bool
) -> None:
    def fsync(file: int) -> None:
        raise OSError(number, os.strerror(number))

    game = Game.new(case, 1, tmp_path / "game.jsonl")
    game.submit("secretariat", game.routine())
    monkeypatch.setattr(os, "fsync", fsync)
    if fails:
        with pytest.raises(JournalError, match="cannot write to the saved game"):
            game.settle()
    else:
        assert game.settle() == len(game.entries)
    game.close()


def test_one_line_that_is_not_on_file_is_one_and_several_are_several(
    case: Case, play_on: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = play_on(Game.new(case, 1, tmp_path / "game.jsonl"), 3)
    game.patient = True
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        play_on(game, 1)
        assert game.unsaved.startswith("the last line of the game is not safely on file: ")
        play_on(game, 1)
        assert game.unsaved.startswith("the last 2 lines of the game are not safely on file: ")
    assert game.save() == ""
    game.close()


def test_whoever_comes_in_is_nobody_who_came_before_or_holds_a_seat_or_has_a_name(case: Case) -> None:
    game = Game.new(case, 1)
    take(game, case.seats[0], "p1")
    game.people = {"p3": "Nnenna"}
    assert [arrive(game, name) for name in ("Ada", "Ben")] == ["p2", "p4"]
    assert game.people == {"p2": "Ada", "p3": "Nnenna", "p4": "Ben"}


def test_an_arrival_that_is_sent_again_is_the_same_person_and_another_name_is_not(case: Case) -> None:
    game = Game.new(case, 1)
    assert arrive(game, "Ada", cid="x") == arrive(game, "  Ada ", cid="x") == "p1"
    with pytest.raises(ValueError, match="used for something else"):
        arrive(game, "Ben", cid="x")
    assert len(game.entries) == 1


def test_who_is_seated_anew_holds_that_seat_and_no_other(case: Case) -> None:
    game = Game.new(case, 1)
    for seat in case.seats[:2]:
        take(game, seat, "p1")
    before = game.roster
    reseat(game, case.seats[1], "p1")
    held = [seat for seat, holder in game.roster.items() if "p1" in holder.persons]
    assert held == [case.seats[1]] and game.roster != before
    game.say(NoteSent("teacher", "now there is a line"))
    reseat(game, case.seats[1], "p1", at="2026-01-01T00:00:00Z")
    assert len(game.entries) == 1, "nothing is written where nothing changes"
    reseat(game, case.seats[2], "p1", at="2026-01-01T00:00:00Z")
    assert [each.at for each in game.entries[1:]] == ["2026-01-01T00:00:00Z"] * 2
    with pytest.raises(ValueError):
        reseat(game, "ZZZ", "p1")
    assert [seat for seat, holder in game.roster.items() if "p1" in holder.persons] == [case.seats[2]]
    assert set(game.first_roster) == set(roster_of(case.seats))


def test_a_withdrawal_carries_who_wrote_it_and_when(case: Case, play_on: Player) -> None:
    game = Game.new(case, 4)
    while game.routine():
        play_on(game, 1)
    seat = game.to_act()[0]
    take(game, seat, "p1")
    game.submit(seat, EndDay())
    line = withdraw(game, seat, person="p1", cid="x", at="2026-01-01T00:00:00Z")
    assert (line.person, line.cid, line.at) == ("p1", "x", "2026-01-01T00:00:00Z")


def test_an_act_tells_others_what_all_may_know_its_own_seat_nothing_new_and_nobody_who_left_the_corridor(
    case: Case,
) -> None:
    sponsored, left = Cosponsored("SIM/1", "AAA"), CorridorLeft("AAA")
    assert told(Record(1, "AAA", EndDay(), "", (sponsored,)), case) == ()
    assert told(Record(1, "BBB", EndDay(), "", (sponsored,)), case) == (sponsored,)
    assert told(Record(1, "BBB", EndDay(), "", (left,)), case) == ()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists the open files of a process here")
def test_a_game_that_somebody_plays_is_refused_to_others_and_leaves_no_file_open(case: Case, tmp_path: Path) -> None:
    game = Game.new(case, 1, tmp_path / "game.jsonl")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        with pytest.raises(JournalError):
            Game.load(tmp_path / "game.jsonl")
        with pytest.raises(JournalError):
            Game.new(case, 2, tmp_path / "game.jsonl", force=True)
    assert len(os.listdir("/proc/self/fd")) == before
    game.close()
    assert len(os.listdir("/proc/self/fd")) < before


@pytest.mark.parametrize("name", ["nothing.jsonl", "."])
def test_what_is_no_file_is_not_rescued(tmp_path: Path, name: str) -> None:
    with pytest.raises(JournalError, match="cannot read the saved game"):
        rescued(tmp_path / name)


def test_a_saved_game_that_nobody_plays_is_replaced_if_that_is_asked_for_and_nothing_else_is(
    case: Case, play_on: Player, tmp_path: Path
) -> None:
    saved, other = tmp_path / "game.jsonl", tmp_path / "letter.txt"
    play_on(Game.new(case, 1, saved), 5).close()
    other.write_text("Dear reader")
    with pytest.raises(NameTaken):
        Game.new(case, 2, saved)
    game = play_on(Game.new(case, 2, saved, force=True), 3)
    game.close()
    kept = read(saved)
    assert (kept.seed, kept.records) == (2, tuple(game.records))
    with pytest.raises(JournalError, match="is no saved game"):
        Game.new(case, 2, other, force=True)
    assert other.read_text() == "Dear reader"
    Game.new(case, 3, tmp_path / "new.jsonl", force=True).close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["game.jsonl", "letter.txt", "new.jsonl"]


def test_a_first_line_of_too_many_values_is_refused_before_they_are_read(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    Game.new(case, 1, path).close()
    many = path.read_bytes().splitlines()[0].count(b",")
    monkeypatch.setattr(saved_games, "MOST_OF_HEADER", many)
    assert read(path).seed == 1
    monkeypatch.setattr(saved_games, "MOST_OF_HEADER", many - 1)
    with pytest.raises(JournalError, match=f"line 1: the line holds more than {many - 1:,} values"):
        read(path)
