"""A saved game of which only part is there: what is missing is said, and what is whole is kept."""

from pathlib import Path

import pytest

from game.play import journal
from game.play.game import Game
from game.play.journal import JournalError


@pytest.mark.parametrize("kept", [0.01, 0.5, 0.999])
def test_a_first_line_that_was_cut_off_is_called_so(saved: Path, kept: float) -> None:
    first = saved.read_bytes().split(b"\n")[0]
    saved.write_bytes(first[: int(kept * len(first))])
    with pytest.raises(JournalError, match="line 1: the line that names the scenario was cut off, or this is no saved"):
        journal.read(saved)


def test_an_empty_file_is_called_so(saved: Path) -> None:
    saved.write_bytes(b"")
    with pytest.raises(JournalError, match="the file is empty"):
        journal.read(saved)


@pytest.mark.parametrize("cut", [1, 20])
def test_a_last_line_that_was_cut_off_costs_itself_alone_and_the_game_goes_on_from_there(
    saved: Path, cut: int
) -> None:
    whole = journal.read(saved)
    saved.write_bytes(saved.read_bytes()[:-cut])
    part = journal.read(saved)
    assert part.records == whole.records[:-1]
    assert part.notice
    game = Game.load(saved)
    assert len(game.records) == len(whole.records) - 1
    game.close()
