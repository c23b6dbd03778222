"""A real window for journeys: the game under Xvfb, with a desktop round it if one is asked for, driven by xdotool.

One that `tells` writes what it shows into a file as well (`telling.py`); nothing else in it differs.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pygame

from game.play.game import Game
from game.scenario.compile import load

ROOT = Path(__file__).parents[2]
TOY = ROOT / "tests" / "data" / "three.yaml"
NEEDED = ("Xvfb", "xdotool", "import")
SETTINGS = '{"pace": "fast", "sound": false}'
DESKTOP = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><focus><focusNew>yes</focusNew></focus>
<margins><top>28</top><bottom>30</bottom><left>0</left><right>0</right></margins></openbox_config>
"""
"""A desktop that keeps panels at the head and the foot of the screen to itself, and takes no keys."""


class Window:
    """The game in a window of its own on a screen of its own; `saves` is where it keeps its games."""

    def __init__(
        self,
        folder: Path,
        *command: str,
        size: tuple[int, int] = (1280, 720),
        desktop: bool = False,
        settings: str = SETTINGS,
        tells: bool = False,
    ) -> None:
        self.folder, self.saves = folder, folder / "saves"
        self.command, self.pictures = command, 0
        self.program = ("tests.journeys.telling", str(folder / "told.json")) if tells else ("game",)
        self.last: object = None
        self.saves.mkdir()
        (self.saves / "settings.json").write_text(settings)
        read, write = os.pipe()
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp",
             "-noreset"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as found:
            display = found.readline().strip()
        unwanted = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY", "HORSESHOE_FIRST_FRAME")
        self.environment = {key: value for key, value in os.environ.items() if key not in unwanted}
        self.environment |= {"DISPLAY": f":{display}", "SDL_AUDIODRIVER": "dummy", "HORSESHOE_SAVES": str(self.saves)}
        self.desktop = self._desktop() if desktop else None
        self.begin()

    def _desktop(self) -> subprocess.Popen[bytes]:
        """Start a desktop, and wait until it is there."""
        (self.folder / "rc.xml").write_text(DESKTOP)
        started = subprocess.Popen(
            ["openbox", "--config-file", str(self.folder / "rc.xml")], env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until = time.monotonic() + 10
        while "0x" not in self.asked("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"):
            assert time.monotonic() < until, "the desktop does not come up"
            time.sleep(0.05)
        return started

    def begin(self) -> None:
        """Start the game."""
        command = [sys.executable, "-m", *self.program, *self.command]
        self.game = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL)

    def open(self) -> None:
        """Wait for the window and turn the keyboard to it."""
        found = self.wait(lambda: self.do("search", "--onlyvisible", "--class", "horseshoe"), 20)
        self.id = found.splitlines()[0]
        self.focus()

    def do(self, *words: str) -> str:
        return self.asked("xdotool", *words)

    def asked(self, *words: str) -> str:
        """Run a program on this screen; return what it says."""
        found = subprocess.run(
            ["timeout", "5", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return found.stdout.strip()

    def focus(self) -> None:
        self.do("windowfocus", "--sync", self.id)

    def place(self) -> tuple[int, int, int, int]:
        """Return where the window stands on the screen, without what the desktop draws round it."""
        said = self.asked("xwininfo", "-id", self.id)
        found = dict(line.strip().split(":", 1) for line in said.splitlines() if ":" in line)
        names = "Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"
        x, y, wide, high = (int(found[name]) for name in names)
        return x, y, wide, high

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down so long, and let go of it."""
        self.do("keydown", key)
        time.sleep(seconds)
        self.do("keyup", key)
        time.sleep(0.12)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.do("key", key)
            time.sleep(0.12)

    def click(self, x: int, y: int) -> None:
        self.do("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.2)

    def shows(self, name: str) -> None:
        """Take a picture of the screen once something is drawn on it."""
        self.pictures += 1
        self.wait(lambda: self._colours(self.folder / f"{self.pictures:02}-{name}.png") > 40)

    def told(self, true: Callable[[dict[str, Any]], object] = bool) -> dict[str, Any]:
        """Return what the window says of itself, once it says what is waited for."""

        def found() -> dict[str, Any] | None:
            path = self.folder / "told.json"
            said = json.loads(path.read_text()) if path.exists() else {}
            return said if said and true(said) else None

        return self.wait(found)

    def seen(self, name: str) -> pygame.Surface:
        """Return a picture of the screen."""
        self.pictures += 1
        path = self.folder / f"{self.pictures:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=20)
        return pygame.image.load(path)

    def _colours(self, path: Path) -> int:
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=20)
        small = pygame.transform.scale(pygame.image.load(path), (160, 90))
        return len({tuple(small.get_at((x, y))) for x in range(160) for y in range(90)})

    def wait(self, true, seconds: float = 15.0):
        """Return what comes true within the time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := true():
                return found
            assert self.game.poll() is None, "the game has left by itself"
            time.sleep(0.1)
        raise AssertionError("it did not come to that")

    def read(self) -> Game:
        """Return the game as the newest file keeps it; a file that is as it was is not read again."""
        newest = max(self.saves.glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
        now = newest, newest.stat().st_mtime_ns, newest.stat().st_size
        if now != self.last:
            copy = self.folder / "copy.jsonl"
            shutil.copy(newest, copy)
            self.game_read = Game.load(copy)
            self.game_read.close()
            self.last = now
        return self.game_read

    def close(self) -> None:
        for process in (self.game, self.desktop, self.screen):
            if process is not None:
                process.terminate()
                process.wait(10)


def own_acts(game: Game, seat: str) -> list[str]:
    """Return the kinds of act that a seat has done, in order."""
    return [type(record.action).__name__ for record in game.records if record.by == seat]


def brought_to(path: Path, seat: str, stage: str, kind: str, suits: Callable[[Game], bool] = lambda game: True) -> int:
    """Save a toy game, played at random, in which a seat is asked at a stage and may do a kind of act.

    An empty stage is any; what is open then has to suit as well. Returns the number of its records.
    """
    case = load(TOY, ROOT / "scenarios" / "common")
    for seed in range(400):
        dice = Random(seed)
        game = Game.new(case, seed)
        while not game.over and len(game.records) < 400:
            meeting = game.briefing(seat).meeting
            kinds = {each.__name__ for each in game.openings(seat).frames}
            here = not stage or (meeting is not None and meeting.stage.value == stage)
            if here and seat in game.to_act() and kind in kinds and suits(game):
                game.save_as(path)
                game.close()
                return len(game.records)
            by = dice.choice(sorted(game.to_act()))
            game.submit(by, dice.choice(list(game.openings(by).frames.values())).draw(dice))
    raise AssertionError(f"no toy game comes to {stage or kind}")
