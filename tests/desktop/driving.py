"""A player of the window for tests: presses keys, lets time pass, and says which screen is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pygame

from game.desktop import screen
from game.desktop.app import App
from game.desktop.scenes.title import first_scene
from game.desktop.session import Places, Session, Wanted
from game.desktop.settings import Settings
from game.desktop.window import opened

ROOT = Path(__file__).parents[2]
TOY = ROOT / "tests" / "data" / "three.yaml"
AT_ONCE = Settings(pace="fast", sound=False)


class Player:
    """One window with one game; `scene` is the screen on top."""

    def __init__(
        self,
        saves: Path,
        wanted: Wanted | None = None,
        *,
        size: tuple[int, int] = (1280, 720),
        settings: Settings = AT_ONCE,
    ) -> None:
        self.surface = screen.open_window("test", size)
        self.session = Session(Places(ROOT / "assets", ROOT / "scenarios", saves, lambda: 5), wanted)
        self.session.settings = settings
        self.app: App = opened(self.session, self.surface, first_scene(self.session))
        self.app.draw()

    @property
    def scene(self) -> Any:
        return self.app.scenes[-1]

    @property
    def shown(self) -> str:
        return type(self.scene).__name__

    @property
    def sitting(self) -> Any:
        return self.session.sitting

    def press(self, *names: str, mod: int = 0) -> None:
        """Press keys by their names and let go of them, each followed by a frame."""
        for name in names:
            self.hold(name, mod=mod)
            self.let_go(name)
            self.frame()

    def hold(self, name: str, times: int = 1, *, mod: int = 0) -> None:
        """Press a key down; more than once stands for the repeats of a key that is held."""
        for _ in range(times):
            if self.app.scenes:
                key = pygame.key.key_code(name)
                self.app.take(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))

    def let_go(self, name: str) -> None:
        """Let go of a key."""
        if self.app.scenes:
            self.app.take(pygame.event.Event(pygame.KEYUP, key=pygame.key.key_code(name), mod=0))

    def frame(self, seconds: float = 0.05) -> None:
        """Let a frame pass and draw it whole."""
        if self.app.scenes:
            moved = self.scene.update(seconds)
            if not isinstance(moved, bool):
                self.app.grant(moved)
            self.app.dirty = True
            self.app.draw()

    def wait(self, *screens: str, seconds: float = 20.0) -> None:
        """Let time pass until one of the screens is shown and has nothing to wait for, or the time is over."""
        passed = 0.0
        while passed < seconds and self.app.scenes:
            if self.shown in screens and (
                self.sitting is None or self.sitting.due or self.sitting.stop or self.sitting.game.over
            ):
                return
            self.frame()
            passed += 0.05

    def take(self, kind: str) -> bool:
        """Use the first offer of a kind on the screen that is shown; return whether there was one."""
        from game.desktop.offers import offers

        for offer in offers(self.sitting.openings, self.sitting.game.case, self.sitting.view):
            if offer.kind.__name__ == kind:
                self.app.grant(self.scene.used(offer))
                self.frame()
                return True
        return False

    def let_by(self) -> None:
        """Do the least that the screen asks for: go on, pass, abstain, end the day."""
        scene, shown = self.scene, self.shown
        if scene.over is not None:
            self.press("escape")
        elif shown in ("CorridorScene", "TalksScene"):
            if self.sitting.due and self.sitting.moment.passing is None:
                self.take("AnswerCall")
            else:
                self.press("e") if self.sitting.due else self.frame()
        elif shown == "BallotScene":
            self.press("3") if self.sitting.due else self.frame()
        elif shown == "CouncilScene" and self.sitting.due:
            moment = self.sitting.moment
            self.press("1" if moment.passing is None else "a" if moment.agrees else "n")
        else:
            scene.ring.focus = None
            self.press("return")

    def finish(self, most: int = 4000) -> None:
        """Let everything by until the debrief is shown."""
        for _ in range(most):
            if self.shown == "DebriefScene":
                return
            self.let_by()

    def until(self, *kinds: str, most: int = 1500) -> bool:
        """Let everything by until an act of one of the kinds is open to the player; return whether it came to that."""
        for _ in range(most):
            if self.sitting.game.over:
                return False
            if self.sitting.due and any(kind.__name__ in kinds for kind in self.sitting.openings.frames):
                return True
            self.let_by()
        return False
