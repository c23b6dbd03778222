"""What the window keeps of its drawings is bounded by bytes, and it rests while the player is asked."""

from __future__ import annotations

import os
import subprocess
import sys

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop import painting
from game.desktop.session import Wanted
from game.desktop.stock import Stock, kept, size_of
from tests.desktop.driving import ROOT, TOY, Player

SIZES = st.tuples(st.integers(1, 40), st.integers(1, 40))


@given(st.lists(st.tuples(st.integers(0, 9), SIZES), max_size=60), st.integers(0, 20_000))
def test_a_stock_never_holds_more_bytes_than_it_may_and_lets_go_of_the_longest_unused(asked, most):
    stock, used = Stock(most), []
    for key, size in asked:
        found = stock.get((key, size), lambda size=size: pygame.Surface(size))
        assert found.get_size() == size and stock.bytes <= most
        used = [each for each in used if each != (key, size)] + [(key, size)]
        lasting = [each for each in used if each in stock]
        assert len(lasting) == len(stock)
        fitting = [each for each in used if size_of(pygame.Surface(each[1])) <= most]
        assert lasting == fitting[len(fitting) - len(lasting) :], "an older one outlives a younger one"


def test_what_is_kept_is_painted_once_and_again_when_it_was_let_go():
    stock, painted = Stock(10_000), []

    @kept(stock)
    def sheet(side, *, tone=0):
        painted.append((side, tone))
        return pygame.Surface((side, side))

    assert sheet(10) is sheet(10) and sheet(10, tone=1) is not sheet(10)
    assert painted == [(10, 0), (10, 1)]
    stock.clear()
    assert stock.bytes == 0 and len(stock) == 0
    sheet(10)
    assert len(painted) == 3


@pytest.mark.parametrize("size", [(9, 9), (40, 12), (300, 200), (7, 300)])
@pytest.mark.parametrize(("radius", "width"), [(4, 1), (8, 2), (3, 5)])
def test_a_box_that_is_stretched_looks_as_if_it_were_drawn_whole(window, size, radius, width):
    def draw(sheet, k):
        painting._outline(sheet, (200, 160, 90), sheet.get_rect(), radius * k, width * k)

    whole = painting.smooth(size, draw)
    box = painting.smooth_box(size, max(radius, width) + 2, draw)
    assert box.get_size() == whole.get_size()
    unlike = sum(
        max(abs(one - other) for one, other in zip(box.get_at((x, y)), whole.get_at((x, y)), strict=True)) > 8
        for x in range(size[0]) for y in range(size[1])
    )  # fmt: skip
    assert unlike == 0


def begun(tmp_path) -> Player:
    player = Player(tmp_path, Wanted(str(TOY), "AAA", 3))
    player.scene.ring.focus = None
    player.press("return")
    player.wait("DispatchesScene", "CorridorScene")
    return player


def resize(player: Player, size: tuple[int, int]) -> None:
    player.app.surface = pygame.display.set_mode(size, pygame.RESIZABLE)
    player.app._resized()
    player.frame()


def test_a_kit_that_is_used_no_more_keeps_nothing(tmp_path):
    player = begun(tmp_path)
    old = player.app.kit
    assert len(old._panels) and len(old._rooms) and len(old.letters.lines)
    resize(player, (900, 700))
    assert not len(old._panels) and not len(old._rooms) and not len(old.letters.lines)
    player.session.leave()


MEASURED = """
import resource, sys, tempfile
from pathlib import Path
from tests.desktop.test_stock import begun, resize
player = begun(Path(tempfile.mkdtemp()))
for _ in range(3):
    for step in range(1, 5):
        resize(player, (640 + 3200 * step // 4, 480 + 1680 * step // 4))
    for key in ("f10", "escape", "p", "escape"):
        player.press(key)
    player.let_by()
    player.wait("CouncilScene", "CorridorScene", "BallotScene", seconds=5)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured where it is counted in kilobytes")
def test_a_window_that_is_resized_up_to_4k_takes_no_more_than_400_megabytes(tmp_path):
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    run = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert int(run.stdout.split()[-1]) <= 400


def test_the_window_rests_while_the_player_is_asked_and_not_while_others_act(tmp_path):
    player = begun(tmp_path)
    for shown in ("DispatchesScene", "CorridorScene"):
        assert player.shown == shown
        player.scene.line = ""
        assert player.app.rests() > 0.5
        for key in ("f10", "escape", "p", "escape", "f1", "escape"):
            player.press(key)
            assert player.app.rests() > 0.5, (shown, key)
        if shown == "DispatchesScene":
            player.press("return")
    player.scene.tell("A line.")
    assert 0 < player.scene.rests() < 10
    player.press("e")
    assert not player.sitting.due and player.app.rests() <= player.sitting._hold
    player.session.leave()


def test_the_title_rests_once_the_scenarios_are_being_read(tmp_path):
    player = Player(tmp_path)
    player.app.draw()
    assert player.app.rests() == 0
    player.frame()
    player.frame()
    assert player.app.rests() > 0.5
    player.press("return")
    assert player.shown == "ScenarioChoice"
    for name in player.scene.names:
        player.session.reading(name).result()
    player.frame()
    assert player.app.rests() > 0.5
    player.session.leave()
