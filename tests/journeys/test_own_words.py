"""Own words in a real window: typed, selected, cut, pasted and undone; the file has exactly what was on the line."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.delegations.delegation import delegations
from game.play.advance import advance_once
from game.play.game import Game
from game.scenario.compile import load
from game.world.acts import Speak
from tests.journeys.real import NEEDED, ROOT, Window
from tests.needs import needs

SEAT = "ALB"
pytestmark = needs(*NEEDED)


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Window]:
    """Open a window on a game in which the seat has the floor."""
    case = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    game, led = Game.new(case, 4, tmp_path / "kept.jsonl"), delegations(case, 4)
    while SEAT not in game.to_act()[:1] or Speak not in game.openings(SEAT):
        advance_once(game, led)
    game.close()
    made = Window(tmp_path, "play", "--load", str(tmp_path / "kept.jsonl"), "--as", SEAT)
    try:
        made.open()
        yield made
    finally:
        made.close()


def said(window: Window) -> list[str]:
    """Return the words of the seat's speeches in the file."""
    copy = window.folder / "copy.jsonl"
    shutil.copy(window.folder / "kept.jsonl", copy)
    game = Game.load(copy)
    game.close()
    return [each.action.words for each in game.records if each.by == SEAT and isinstance(each.action, Speak)]


def test_words_are_typed_selected_cut_pasted_and_undone_and_the_file_has_exactly_those(floor: Window) -> None:
    window = floor
    time.sleep(2.0)
    window.shows("dispatches")
    window.press("g")
    time.sleep(2.0)
    window.shows("chamber")
    window.press("1")
    time.sleep(1.0)
    window.press("Tab", "Return", "Tab")
    window.do("type", "listen We came to")
    window.press("Home", "ctrl+shift+Right", "ctrl+x", "Delete", "End", "space", "ctrl+v")
    window.shows("pasted")
    window.do("type", " to you all")
    window.press("ctrl+BackSpace", "ctrl+z", "ctrl+z")
    window.do("type", ", Madam President.")
    window.press("ctrl+a", "Delete", "ctrl+z", "ctrl+y", "shift+ctrl+z", "ctrl+z", "End", "shift+Home", "ctrl+c", "End")
    window.shows("undone")
    window.press("Tab", "s")
    words = window.wait(lambda: said(window))
    assert words == ["We came to listen to you, Madam President."]
