"""Journeys through a real window in which keys are held, pressed together, or pressed after something was left.

They assert on what the game recorded, and on where the desktop has the window.
"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.play.game import Game
from tests.journeys.real import NEEDED, Window, brought_to, own_acts
from tests.needs import needs

SEAT = "AAA"
SCREEN = (1024, 600)
pytestmark = needs(*NEEDED, "openbox", "xprop", "xwininfo")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Window]]:
    made: list[Window] = []

    def start(*command: str, **how) -> Window:
        made.append(Window(tmp_path, *command, desktop=True, **how))
        made[-1].open()
        made[-1].shows("first")
        return made[-1]

    yield start
    for each in made:
        each.close()


Acts = Callable[[], list[str]]


@pytest.fixture
def asked(tmp_path: Path, opened: Callable[..., Window]) -> Callable[[str, str], tuple[Window, Acts]]:
    """Return what opens a window in which the seat is asked at a stage; with it, the seat's acts since then."""

    def start(stage: str, kind: str) -> tuple[Window, Acts]:
        path = tmp_path / "game.jsonl"
        brought_to(path, SEAT, stage, kind)
        before = len(own_acts(_read(path, tmp_path), SEAT))
        window = opened("play", "--load", str(path), "--as", SEAT)
        time.sleep(0.5)
        window.press("g")
        time.sleep(0.7)
        return window, lambda: own_acts(_read(path, tmp_path), SEAT)[before:]

    return start


def _read(path: Path, folder: Path) -> Game:
    copy = folder / "copy.jsonl"
    copy.write_bytes(path.read_bytes())
    game = Game.load(copy)
    game.close()
    return game


def saved(window: Window) -> list[Path]:
    return list(window.saves.glob("*.jsonl"))


def test_enter_held_on_each_page_from_the_title_on_does_nothing_in_the_players_name(opened):
    window = opened("--seed", "7")
    window.press("F10", "Escape")
    window.hold("Return", 4)
    assert saved(window) == []
    time.sleep(1.0)
    window.press("Return")
    time.sleep(0.5)
    window.press("Home", "Return")
    window.press("F11")
    window.hold("Return", 1.5)
    window.wait(lambda: saved(window))
    time.sleep(0.5)
    for key in ("Return", "Return", "space"):
        window.hold(key, 1.2)
        assert own_acts(window.read(), "ALB") == []
    for key in ("Escape", "e", "Escape", "e"):
        if own_acts(window.read(), "ALB") != ["EndDay"]:
            window.press(key)
    window.wait(lambda: own_acts(window.read(), "ALB") == ["EndDay"])


def test_a_chord_moves_nothing_and_alt_with_enter_fills_the_screen(asked):
    window, acts = asked("texts", "MoveMotion")
    small = window.place()
    window.press("alt+Return")
    window.wait(lambda: window.place() == (0, 0, 1280, 720))
    window.press("alt+Return")
    window.wait(lambda: window.place() == small)
    window.press("Tab")
    for held in ("ctrl", "alt", "super", "ISO_Level3_Shift"):
        window.press(*(f"{held}+{key}" for key in ("space", "n", "1")))
    window.press("ctrl+Return", "super+Return")
    assert acts() == []
    window.press("Escape", "Escape", "F11")
    window.wait(lambda: window.place() == (0, 0, 1280, 720))
    assert acts() == []
    window.press("n")
    window.wait(lambda: acts()[:1] == ["Pass"])
    settings = json.loads((window.saves / "settings.json").read_text())
    assert settings["full"] is True


def test_after_papers_the_menu_and_a_form_that_was_cancelled_the_keys_do_what_they_say(asked):
    window, acts = asked("explanations-after", "ExplainVote")
    for overlay in ("p", "l", "F1", "F10"):
        window.press(overlay, "Escape", "Return")
    window.press("1", "Escape", "Return", "space")
    assert acts() == []
    window.press("n")
    window.wait(lambda: acts()[:1] == ["Pass"])


@pytest.mark.parametrize(("key", "act"), [("a", "Pass"), ("n", "ObjectToStatement")])
def test_a_agrees_to_a_statement_and_n_withholds(asked, key, act):
    window, acts = asked("consensus", "ObjectToStatement")
    window.press("Return")
    assert acts() == []
    window.press(key)
    window.wait(lambda: acts()[:1] == [act])


def test_the_key_that_opens_a_form_is_not_typed_into_it_and_enter_sends_nothing_at_once(asked, tmp_path):
    window, acts = asked("explanations-after", "ExplainVote")
    window.hold("1", 1.0)
    window.press("shift+Tab", "Left", "Tab")
    window.do("type", "Words")
    time.sleep(0.3)
    window.press("Return")
    assert acts() == []
    window.press("Return")
    window.wait(lambda: acts()[:1] == ["ExplainVote"])
    said = [record.action for record in _read(tmp_path / "game.jsonl", tmp_path).records if record.by == SEAT]
    assert next(each.words for each in reversed(said) if type(each).__name__ == "ExplainVote") == "Words"


def test_the_window_opens_within_the_desktop_and_comes_back_where_it_was_left(opened):
    absurd = '{"pace": "fast", "sound": false, "size": [90000, 1e99], "place": [-9000, 77]}'
    window = opened(size=SCREEN, settings=absurd)
    x, y, wide, high = window.place()
    assert x >= 0 and y >= 28 and x + wide <= SCREEN[0] and y + high <= SCREEN[1] - 30
    assert "x 128" in window.asked("xprop", "-id", window.id, "_NET_WM_ICON")
    window.do("windowsize", "--sync", window.id, "760", "480")
    window.do("windowmove", "--sync", window.id, "120", "60")
    time.sleep(0.5)
    left = window.place()
    assert left[2:] == (760, 480)
    window.press("q")
    window.game.wait(10)
    window.begin()
    window.open()
    window.shows("again")
    assert window.place() == left
