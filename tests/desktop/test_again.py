"""After a game in the window: the debrief's sheets, the other chair, and playing on from one of its days."""

from pathlib import Path

import pytest

from game.delegations.delegation import delegations
from game.desktop.scenes.debriefing import SHEETS
from game.desktop.session import Wanted
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from tests.desktop.driving import ROOT, TOY, Player


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "over.jsonl"
    case = load(TOY, ROOT / "scenarios" / "common")
    game = Game.new(case, 2, path)
    advance(game, delegations(case, 2))
    game.close()
    return path


@pytest.fixture
def player(tmp_path: Path, saved: Path) -> Player:
    made = Player(tmp_path, Wanted(load=saved, seat="AAA"))
    assert made.shown == "DebriefScene"
    return made


def test_every_sheet_of_the_debrief_is_drawn(player: Player) -> None:
    for number in range(1, len(SHEETS) + 1):
        player.press(str(number))
        assert player.scene.open == number - 1
        assert player.scene.papers or SHEETS[number - 1] == "Figures"
    player.session.close()


@pytest.mark.parametrize("size", [(1280, 720), (800, 600)])
def test_the_ways_on_are_within_the_window(tmp_path: Path, saved: Path, size: tuple[int, int]) -> None:
    made = Player(tmp_path, Wanted(load=saved, seat="AAA"), size=size)
    rects = [each.rect for each in made.scene.ring.widgets]
    assert all(each.left >= 0 and each.right <= size[0] and each.bottom <= size[1] for each in rects)
    made.session.close()


def test_playing_on_from_a_day_opens_a_new_game_in_ones_own_seat(player: Player) -> None:
    old = player.sitting.game
    player.press("o")
    assert player.shown == "Days"
    player.press("down", "return")
    assert player.shown == "DispatchesScene"
    game = player.sitting.game
    assert game is not old
    assert (game.day, player.sitting.seat) == (2, "AAA")
    assert list(game.records) == list(old.records[: len(game.records)])
    assert game.path is not None and game.path.exists()
    player.finish(600)
    player.session.close()


def test_the_other_chair_is_shown_and_its_day_played_from_there(player: Player) -> None:
    player.press("c")
    assert player.shown == "ChairPage"
    chair = player.scene.chair
    assert chair.member != "AAA"
    player.press("c")
    assert player.shown == "Seats"
    player.press("end", "return")
    assert player.shown == "ChairPage"
    last = player.scene.chair.member
    player.scene.ring.focus = None
    player.press("return")
    assert player.sitting.seat == last
    assert player.sitting.game.day == chair.day
    player.session.close()


def test_a_game_played_on_is_loaded_again_in_the_seat_that_was_taken(player: Player) -> None:
    player.press("o", "return")
    path = player.sitting.game.path
    player.session.close()
    game = player.session.load(path)
    assert player.session.resume(game).seat == "AAA"
    player.session.close()
