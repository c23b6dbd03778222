"""The machine the window runs on: no screen, no sound card, files that are missing, and how fast it must be."""

import os
import statistics
import subprocess
import sys
import time

import pygame
import pytest

from game.desktop import artwork, screen
from game.desktop.chamber import Chamber
from game.desktop.flags import Flags, Icons
from game.desktop.kit import Kit
from game.desktop.layout import layout_of
from game.desktop.sound import Sounds
from tests.desktop import specimens


def test_where_no_screen_can_be_opened_one_sentence_says_so(request):
    code = (
        "from game.desktop import screen\n"
        "try:\n screen.open_window('x')\n"
        "except screen.NoScreen as fault:\n print(fault)"
    )
    environment = os.environ | {"SDL_VIDEODRIVER": "no-such-driver"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=request.config.rootpath,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip().splitlines()[-1].startswith("no window can be opened here: ")


def test_another_pygame_than_the_maintained_one_is_refused_in_one_sentence(monkeypatch):
    monkeypatch.delattr(pygame, "IS_CE")
    with pytest.raises(screen.NoScreen, match="needs pygame-ce"):
        screen.open_window("x")


def test_a_window_is_never_smaller_than_it_can_be_drawn():
    assert screen.open_window("x", (100, 100)).get_size() == (640, 480)


def test_without_a_sound_card_nothing_plays_and_nothing_is_raised(assets, monkeypatch):
    def refuse(*_):
        raise pygame.error("no sound card")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    assert Sounds(assets).play("gavel") is False


def test_a_sound_that_is_missing_or_switched_off_is_not_played(assets, tmp_path):
    assert Sounds(tmp_path).play("gavel") is False
    assert Sounds(assets, 0.0).play("gavel") is False


def test_every_sound_of_the_game_can_be_played(assets):
    sounds = Sounds(assets)
    names = [path.stem for path in (assets / "sounds").glob("*.wav")]
    assert sorted(names) == ["bell", "chord", "gavel", "page"]
    assert all(sounds.play(name) for name in names)


def test_a_state_without_a_flag_gets_a_plate_with_its_code_unlike_any_other(assets, kit):
    flags = Flags(assets, kit.letters)
    plates = {pygame.image.tobytes(flags.flag(code, (64, 48)), "RGBA") for code in ("SUN", "YUG", "CSK")}
    assert len(plates) == 3
    assert flags.flag("SUN", (40, 30)).get_size() == (40, 30)


def test_an_icon_that_is_missing_is_a_ring(tmp_path):
    assert Icons(tmp_path).icon("none", 20, (255, 255, 255)).get_size() == (20, 20)


def test_flags_are_there_in_both_sizes_for_the_same_codes(assets):
    small, large = ({path.stem for path in (assets / "flags" / size).iterdir()} for size in ("64", "160"))
    assert small == large
    assert {"USA", "GBR", "FRA", "CHN", "RUS", "UKR", "DEU", "BLR", "KEN"} <= small
    assert len(small) > 240


def test_every_asset_has_its_licence_and_all_of_them_stay_small(assets):
    assert {path.stem for path in (assets / "licences").iterdir()} >= {
        "flag-icons",
        "lucide",
        "source-serif",
        "source-sans",
    }
    assert sum(path.stat().st_size for path in assets.rglob("*") if path.is_file()) < 12_000_000
    assert sum(path.stat().st_size for path in (assets / "fonts").iterdir()) < 4_000_000


def test_the_window_needs_no_numpy(request):
    code = "import sys, game.desktop.app, game.desktop.chamber, game.desktop.ballots; print('numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=request.config.rootpath, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("False")


def fastest(times, work):
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found), statistics.median(found)


def test_a_frame_of_the_chamber_costs_no_more_than_thirty_copies_of_the_window(assets):
    surface = screen.open_window("x", (1920, 1080))
    chamber = Chamber(Kit(assets, (1920, 1080)), specimens.chamber_model())
    chamber.draw(surface)
    sheet = surface.copy()
    copy = fastest(40, lambda: surface.blit(sheet, (0, 0)))[0]
    assert fastest(40, lambda: chamber.draw(surface))[0] <= 30 * copy


def test_the_room_is_painted_in_no_more_than_nine_hundred_copies_of_the_window():
    surface = screen.open_window("x", (1280, 720))
    stage = layout_of((1280, 720)).stage
    sheet = surface.copy()
    ratios = []
    while not ratios or (min(ratios) > 900 and len(ratios) < 5):  # another process may take the machine for a while
        painted = fastest(3, lambda: artwork.chamber_backdrop((1280, 720), stage, 15))[0]
        ratios.append(painted / fastest(40, lambda: surface.blit(sheet, (0, 0)))[0])
    assert min(ratios) <= 900, ratios
