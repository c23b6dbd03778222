"""A new game that goes on from a moment of another: the same up to there, and the player's own from there on."""

from pathlib import Path
from random import Random

import pytest

from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.codec import Origin
from game.play.fork import days_of, fork, morning_of
from game.play.game import Game
from game.play.replay import replayed
from game.play.roster import roster_of
from game.play.seating import held
from tests.play.conftest import Player


@pytest.fixture
def whole(case: Case, play_on: Player) -> Game:
    return play_on(Game.new(case, 3), seed=3)


def test_its_first_records_are_those_of_the_other(whole: Game, tmp_path: Path) -> None:
    for at in range(0, len(whole.records) + 1, 7):
        path = tmp_path / f"{at}.jsonl"
        game = fork(whole, at, seat="BBB", path=path, of="some/where/old.jsonl")
        assert list(game.records) == list(whole.records[:at])
        game.close()
        again = Game.load(path)
        assert list(again.records) == list(whole.records[:at])
        assert again.origin == Origin("old.jsonl", at, "BBB")
        again.close()


def test_the_same_acts_from_there_on_make_the_same_game(whole: Game) -> None:
    game = fork(whole, len(whole.records) // 2, seat="AAA")
    for record in whole.records[len(game.records) :]:
        game.submit(record.by, record.action, record.because, record.reasons)
    done = [(each.by, each.action, each.events) for each in game.records]
    assert done == [(each.by, each.action, each.events) for each in whole.records]
    assert game.ending == whole.ending


def test_a_day_begins_with_its_morning_done_and_is_played_to_an_end(whole: Game, tmp_path: Path) -> None:
    days = days_of(whole.records)
    assert list(days) == list(range(1, whole.day + 1))
    for day, number in days.items():
        path = tmp_path / f"{day}.jsonl"
        game = fork(whole, morning_of(whole.records, day), seat="CCC", path=path)
        assert len(game.records) == number
        assert (game.day, game.phase.value) == (day, "corridor")
        advance(game, delegations(game.case, game.seed), strict=True)
        game.close()
        found, difference = replayed(path, True)
        assert found.over
        assert difference is None


def test_the_seat_of_a_fork_is_the_one_that_was_taken_and_not_the_one_held_before(case: Case, tmp_path: Path) -> None:
    game = Game.new(case, 1, roster=roster_of(case.seats, {"AAA": "p1", "BBB": "p2"}))
    others = delegations(case, 1, but=("AAA",))
    while not game.over:
        for seat in advance(game, others)[:1]:
            game.submit(seat, game.openings(seat).draw(Random(len(game.records))))
    path = tmp_path / "again.jsonl"
    fork(game, morning_of(game.records, 2), seat="CCC", path=path).close()
    again = Game.load(path)
    assert (held(game), held(again), held(again, "p2")) == ("AAA", "CCC", "BBB")
    again.close()


def test_a_fork_keeps_the_file_that_it_came_from_as_it_was(saved: Path, tmp_path: Path) -> None:
    before = saved.read_bytes()
    old, _ = replayed(saved)
    fork(old, 9, seat="AAA", path=tmp_path / "new.jsonl", of=saved.name).close()
    assert saved.read_bytes() == before


@pytest.mark.parametrize(("at", "seat"), [(-1, "AAA"), (10_000, "AAA"), (3, "ZZZ")])
def test_what_is_not_there_is_refused(whole: Game, at: int, seat: str) -> None:
    with pytest.raises(ValueError, match=r"none of number|there is no seat ZZZ"):
        fork(whole, at, seat=seat)


def test_a_day_that_never_came_is_refused(whole: Game) -> None:
    with pytest.raises(ValueError, match="never came to day 99"):
        morning_of(whole.records, 99)
