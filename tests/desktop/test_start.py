"""How the command opens the window, and the sentence where it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.desktop.session import CannotPlay, Wanted
from tests.desktop.driving import TOY, Player

ROOT = Path(__file__).parents[2]
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SDL_VIDEODRIVER")


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in HIDDEN}
    environment |= {"HORSESHOE_SAVES": str(folder), **variables}
    return subprocess.run(
        [sys.executable, "-m", "game", *words],
        cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is always there")
@pytest.mark.parametrize("driver", ["", "no-such-driver", "x11"])
def test_without_a_screen_one_sentence_offers_the_text_game(tmp_path, driver):
    found = run(tmp_path, **({"SDL_VIDEODRIVER": driver} if driver else {}))
    assert found.returncode == 1
    assert found.stdout == ""
    assert len(found.stderr.strip().splitlines()) == 1
    assert "horseshoe --text" in found.stderr


def test_the_window_says_when_its_first_frame_is_shown(tmp_path):
    found = run(tmp_path, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", HORSESHOE_FIRST_FRAME="1")
    assert (found.returncode, found.stdout) == (0, "first frame shown\n")


def test_without_a_sound_card_the_window_is_silent_and_opens(tmp_path):
    found = run(tmp_path, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="no-such-driver", HORSESHOE_FIRST_FRAME="1")
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("play", "nowhere"), "no shipped scenario with this id"),
        (("play", "--load", "nothing.jsonl"), "cannot read the saved game"),
        (("play", "minsk-2022", "--as", "XXX"), "there is no seat XXX"),
    ],
)
def test_what_cannot_be_played_is_said_before_a_window_opens(tmp_path, words, said):
    found = run(tmp_path, *words, SDL_VIDEODRIVER="dummy", HORSESHOE_FIRST_FRAME="1")
    assert found.returncode == 1
    assert said in found.stderr
    assert "first frame" not in found.stdout


def test_a_game_that_is_left_says_where_it_is_kept(tmp_path):
    saved = tmp_path / "mine.jsonl"
    code = (
        "import sys; from pathlib import Path; from game.play.game import Game; "
        "from game.scenario.compile import load; from game.play.advance import advance; "
        "case = load(Path('tests/data/three.yaml'), Path('scenarios/common')); "
        "game = Game.new(case, 5, sys.argv[1]); advance(game, {}); game.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(saved)], cwd=ROOT, check=True, timeout=60)
    quit_at_once = (
        "import game.desktop.window as w; from game.cli import *; from game.desktop.session import *; "
        "places = Places(assets_folder(), scenarios_folder(), saves_folder(), lambda: 1); "
        f"print(w.play_in_window(places, Wanted(seat='AAA', load=Path(r'{saved}')), frames=3))"
    )
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy", "HORSESHOE_SAVES": str(tmp_path)}
    found = subprocess.run(
        [sys.executable, "-c", quit_at_once],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert f"--load {saved}" in found.stdout


def test_the_short_form_is_begun_from_the_choice_of_scenarios_and_from_the_command(tmp_path):
    player = Player(tmp_path)
    player.press("return", "b")
    assert player.shown == "SeatChoice"
    assert player.scene.case.days == 1
    player.session.close()
    asked = Player(tmp_path, Wanted("minsk-2022", "KEN", form="short"))
    assert asked.shown == "Instructions"
    assert asked.scene.case.days == 1
    asked.session.close()


def test_a_scenario_without_a_short_form_is_told_of(tmp_path):
    with pytest.raises(CannotPlay, match="has no short form"):
        Player(tmp_path, Wanted(str(TOY), form="short"))
