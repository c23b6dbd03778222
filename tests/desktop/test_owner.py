"""The game that lies on the table has one owner: the window does not open its file a second time."""

from pathlib import Path

import pytest

from game.desktop.session import Wanted
from game.play import JournalError
from game.play.game import Game
from game.play.journal import read
from tests.desktop.driving import TOY, Player


def test_the_game_on_the_table_is_loaded_as_it_lies_there_and_its_file_has_one_owner(tmp_path: Path) -> None:
    player = Player(tmp_path, Wanted(str(TOY), "AAA", 3))
    player.scene.ring.focus = None
    player.press("return")
    player.until("Speak")
    path, number = player.sitting.game.path, len(player.sitting.game.records)
    with pytest.raises(JournalError, match="it is being played already, in this program"):
        Game.load(path)
    assert player.session.load(path) is player.sitting.game
    again = player.session.resume(player.session.load(path))
    assert again is player.sitting and (again.seat, again.game.path) == ("AAA", path)
    player.until("Speak")
    player.take("Speak")
    player.scene.used((player.scene.points[0],))
    player.press("s")
    assert len(player.sitting.game.records) > number
    assert list(read(path).records) == player.sitting.game.records
    player.session.close()
