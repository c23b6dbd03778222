"""The door: a game changes by what is submitted, or not at all."""

from random import Random

import pytest

from game.council.acts import CastBallot
from game.council.voting import Ballot
from game.engine.case import Case
from game.play.game import Game
from game.terms import OutOfOrder


def test_records_are_counted_from_one_and_hold_what_was_submitted(case, play_on) -> None:
    game = Game.new(case, 1)
    events = game.submit("secretariat", game.routine(), "because the sun rises")
    (record,) = game.records
    assert (record.number, record.by, record.because, record.events) == (
        1,
        "secretariat",
        "because the sun rises",
        events,
    )
    play_on(game, 10)
    assert [each.number for each in game.records] == list(range(1, 12))


def test_a_refused_act_changes_nothing_and_tells_nobody(case, tmp_path) -> None:
    game = Game.new(case, 1, tmp_path / "game.jsonl")
    game.listen(lambda record: pytest.fail("a refused act was told"))
    written = (tmp_path / "game.jsonl").read_bytes()
    with pytest.raises(OutOfOrder) as caught:
        game.submit("AAA", CastBallot("vote-1", Ballot.AGAINST))
    assert caught.value.refusal.reason and caught.value.refusal.authority
    assert not game.records and (tmp_path / "game.jsonl").read_bytes() == written


def test_the_same_acts_and_seed_make_the_same_game(case, play_on) -> None:
    assert play_on(Game.new(case, 5)).records == play_on(Game.new(case, 5)).records


def test_a_finished_game_says_how_it_ended_and_asks_nobody(case, play_on) -> None:
    game = play_on(Game.new(case, 2))
    assert game.over and game.ending and game.to_act() == () and game.routine() is None


def test_it_is_known_how_many_records_came_before_this_part_of_the_day(case, play_on) -> None:
    game = Game.new(case, 2)
    while not game.over:
        part = game.day, game.phase
        play_on(game, 1, seed=len(game.records))
        assert (game.since == len(game.records)) is ((game.day, game.phase) != part)


def test_dice_of_a_choice_differ_by_purpose_and_day(case, play_on) -> None:
    game = play_on(Game.new(case, 2), 4)
    assert game.dice("choice/AAA").fraction("x") != game.dice("choice/BBB").fraction("x")
    assert game.dice("choice/AAA").fraction("x") == game.dice("choice/AAA").fraction("x")


def test_what_is_secret_is_revealed_when_the_game_is_over_or_to_who_may_know_it_before(case: Case) -> None:
    game = Game.new(case, 1)
    with pytest.raises(OutOfOrder, match="when it is over"):
        game.revealed()
    assert game.revealed(early=True) == (case, game.records)
    dice = Random(1)
    while not game.over:
        seat = game.to_act()[0]
        game.submit(seat, game.openings(seat).draw(dice))
    assert game.revealed() == (case, game.records)
