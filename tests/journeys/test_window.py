"""A journey through a real window under Xvfb, with a real keyboard and mouse: from the title to the debrief and out."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.delegations.delegation import delegations
from game.desktop.scenes.corridor import CorridorScene
from game.engine.state import Phase
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from game.table.moments import moment_of
from tests.journeys.real import NEEDED, ROOT, Window
from tests.needs import needs

SEAT = "ALB"
pytestmark = needs(*NEEDED)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    made = Window(tmp_path, "--seed", "7")
    try:
        made.open()
        yield made
    finally:
        made.close()


def kinds(game: Game) -> set[str]:
    return {kind.__name__ for kind in game.openings(SEAT).frames} if SEAT in game.to_act() else set()


def done(game: Game, kind: str) -> int:
    return sum(record.by == SEAT and type(record.action).__name__ == kind for record in game.records)


def choose_row(window: Window, game: Game, kind: str) -> None:
    """Go down to the first act of a kind in the corridor and use it."""
    sitting = SimpleNamespace(game=game, openings=game.openings(SEAT), view=game.briefing(SEAT))
    rows = CorridorScene(SimpleNamespace(sitting=sitting))._rows()
    row = [getattr(each.value, "kind", type(None)).__name__ for each in rows].index(kind)
    window.press("Home", *["Down"] * row, "Return")


def let_by(window: Window, game: Game) -> None:
    """Do the least that the game asks for."""
    window.press("g")
    if SEAT not in game.to_act():
        window.press("t")
        return
    view, openings = game.briefing(SEAT), game.openings(SEAT)
    moment = moment_of(view, openings, every_poll=False)
    if game.phase is Phase.CORRIDOR:
        window.press("e")
    elif "CastBallot" in kinds(game):
        window.press("1")
    else:
        window.press("a" if moment.agrees else "n")


def until(window: Window, true, most: int = 120) -> Game:
    for _ in range(most):
        game = window.read()
        if true(game):
            return game
        let_by(window, game)
    raise AssertionError("the game did not come to that")


def test_a_game_is_played_saved_loaded_and_finished_in_a_real_window(window):
    window.shows("title")
    window.click(640, 401)
    time.sleep(1.5)
    window.press("Return")
    time.sleep(0.5)
    window.shows("seats")
    window.press("Home", "Return")
    window.shows("instructions")
    window.press("Return")
    window.wait(lambda: list(window.saves.glob("*.jsonl")))
    window.wait(lambda: window.read().phase is Phase.CORRIDOR)
    time.sleep(0.5)
    window.shows("dispatches")
    window.press("g")
    window.shows("corridor")

    choose_row(window, window.read(), "TableDraft")
    window.press("shift+Tab", "Right", "Tab", "Return")
    window.shows("drafting")
    window.press("s")
    window.wait(lambda: done(window.read(), "TableDraft") == 1)
    choose_row(window, window.read(), "PutInBlue")
    window.wait(lambda: done(window.read(), "PutInBlue") == 1)

    until(window, lambda game: "Speak" in kinds(game))
    time.sleep(0.5)
    window.shows("chamber")
    window.press("1", "Tab", "Return")
    window.shows("speech")
    window.press("s")
    window.wait(lambda: done(window.read(), "Speak") == 1)

    until(window, lambda game: "CastBallot" in kinds(game))
    time.sleep(0.3)
    window.shows("ballot")
    window.press("1")
    window.wait(lambda: done(window.read(), "CastBallot") >= 1)
    window.wait(lambda: window.read().briefing(SEAT).votes)
    time.sleep(0.8)
    window.shows("result")
    window.press("g")

    window.press("F10", "Down", "Return")
    window.do("type", " copy")
    window.press("Return")
    saved = window.wait(lambda: list(window.saves.glob("* copy.jsonl")))
    window.shows("saved")
    window.press("Escape", "F10", "Home", "Down", "Down", "Return")
    window.shows("load")
    number = len(window.read().records)
    window.press("Home", "Return")
    time.sleep(1.0)
    window.shows("loaded")

    window.press("g", "F10", "Down", "Down", "Down", "Down", "Down", "Return", "Tab", "Return")
    until(window, lambda game: game.over, most=200)
    time.sleep(1.5)
    window.shows("debrief")
    window.press("3")
    window.shows("figures")
    window.press("q", "q")
    window.game.wait(10)
    assert window.game.returncode == 0
    assert len(Game.load(saved[0]).records) > number


@pytest.fixture
def afterwards(tmp_path: Path) -> Iterator[Window]:
    case = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    game = Game.new(case, 4, tmp_path / "over.jsonl")
    advance(game, delegations(case, 4))
    game.close()
    made = Window(tmp_path, "play", "--load", str(tmp_path / "over.jsonl"), "--as", SEAT)
    try:
        made.open()
        yield made
    finally:
        made.close()


def test_after_a_game_the_other_chair_is_looked_at_and_a_day_played_again(afterwards):
    window = afterwards
    time.sleep(1.0)
    window.shows("debrief")
    window.press("c")
    window.shows("the-other-chair")
    window.press("Escape", "o")
    window.shows("days")
    window.press("Down", "Return")
    new = window.wait(lambda: list(window.saves.glob("*.jsonl")))[0]
    time.sleep(1.0)
    window.shows("again")
    again = Game.load(shutil.copy(new, window.folder / "again.jsonl"))
    again.close()
    assert again.day == 2
    assert again.origin is not None
    assert (again.origin.file, again.origin.seat) == ("over.jsonl", SEAT)
    window.press("g", "F10", "End", "Return")
    window.game.wait(10)
    assert window.game.returncode == 0
