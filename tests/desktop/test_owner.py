"""The game that lies on the table has one owner: the window does not open its file a second time."""

from pathlib import Path

import pytest

from game.desktop.session import CannotPlay, Wanted
from game.play.journal import read
from tests.desktop.driving import TOY, Player


def test_the_game_on_the_table_is_not_opened_a_second_time(tmp_path: Path) -> None:
    player = Player(tmp_path, Wanted(str(TOY), "AAA", 3))
    player.scene.ring.focus = None
    player.press("return")
    player.until("Speak")
    path, number = player.sitting.game.path, len(player.sitting.game.records)
    with pytest.raises(CannotPlay, match="it is being played already, in this program"):
        player.session.load(path)
    player.take("Speak")
    player.scene.used((player.scene.points[0],))
    player.press("s")
    assert len(player.sitting.game.records) > number
    assert list(read(path).records) == player.sitting.game.records
    player.session.close()
