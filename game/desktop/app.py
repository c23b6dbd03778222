"""The loop of the window: events to the scene on top, its acts to whoever decides them, and drawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.desktop.kit import Kit
from game.desktop.presses import Heard, Presses, fills_screen
from game.desktop.scenes import Back, Go, Quit, Restyle, Scene, Submit, Wish
from game.desktop.screen import at_least, take_words, turn_full, wait_for_event

FRAMES = 60
REST = 1.0
"""Seconds that the window waits for an event at most, so that an interrupt from the terminal is heard."""
SILENT = (pygame.ACTIVEEVENT, pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED)


class App:
    """The scenes of a window, the last on top; `submit` takes an act of the top one and returns what it is told.

    `filled` is told whenever the window has come to fill the screen, or has ceased to.
    """

    def __init__(self, surface: pygame.Surface, kit: Kit, first: Scene, submit: Callable[[Any], Any]) -> None:
        self.surface, self.kit = surface, kit
        self.scenes: list[Scene] = [first]
        self.submit = submit
        self.dirty = True
        self.frames = 0
        self.presses = Presses()
        self.filled: Callable[[bool], None] = lambda full: None
        self._windowed, self._place = surface.get_size(), (0, 0)
        self._writing = False
        first.resize(kit)

    def run(self, *, frames: int | None = None) -> None:
        """Run until the game is left, or for so many rounds of the loop; while nothing moves, wait for events."""
        clock = pygame.time.Clock()
        done = 0
        while self.scenes and (frames is None or done < frames):
            if frames is None and (rest := self.rests()) > 0:
                wait_for_event(rest)
                self.let_pass(clock.tick() / 1000)
            self.step(clock.tick(FRAMES) / 1000)
            done += 1

    def rests(self) -> float:
        """Return for how many seconds nothing but an event will change what is shown; at most `REST` at once."""
        rests = getattr(self.scenes[-1], "rests", None)
        return 0.0 if self.dirty or rests is None else min(REST, rests())

    def step(self, dt: float) -> None:
        """Take the events that came, let time pass, and draw where something changed."""
        for event in pygame.event.get():
            if not self.scenes:
                return
            self.take(event)
        self.let_pass(dt)
        self.draw()

    def let_pass(self, dt: float) -> None:
        """Let so many seconds pass in what is shown."""
        if self.scenes:
            self.presses.shows(self._heard())
            moved = self.scenes[-1].update(dt)
            if isinstance(moved, bool):
                self.dirty = self.dirty or moved
            else:
                self.grant(moved)

    def take(self, event: pygame.event.Event) -> None:
        """Take one event: the window's own first, then the scene's."""
        if event.type == pygame.QUIT:
            leaving = getattr(self.scenes[-1], "leaving", None)
            self.grant(leaving(Quit) if leaving is not None else Quit())
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            self._resized()
        elif event.type not in SILENT:
            self._judge(event)

    def _heard(self) -> Heard:
        """Return who would take a press now."""
        return getattr(self.scenes[-1], "heard", None) or Heard((self.scenes[-1],))

    def _judge(self, event: pygame.event.Event) -> None:
        """Let the scene on top hear of an event, if it may; what fills the screen is the window's own everywhere."""
        scene = self.scenes[-1]
        told = self.presses.judged(event, self._heard())
        if told is None:
            return
        if fills_screen(told):
            self.fill_screen(not self.full)
            return
        self.dirty = True
        early = self._typed_early(told)
        wish = scene.handle(told)
        if early:
            scene.handle(pygame.event.Event(pygame.TEXTINPUT, text=early))
        if wish is None and told.type == pygame.KEYDOWN and told.key == pygame.K_ESCAPE and len(self.scenes) > 1:
            wish = Back()
        self.grant(wish)

    def _typed_early(self, event: pygame.event.Event) -> str:
        """Return the letter of a key that came for a field before keys write words: in the round that opened it."""
        held = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META
        if self._writing or event.type != pygame.KEYDOWN or event.mod & held:
            return ""
        scene = self.scenes[-1]
        ring = getattr(getattr(scene, "over", None) or scene, "ring", None)
        focus = ring.focus if ring is not None else None
        return event.unicode if focus is not None and focus.typing and event.unicode.isprintable() else ""

    def grant(self, wish: Wish) -> None:
        """Do what a scene wishes for."""
        if wish is None:
            return
        self.dirty = True
        if isinstance(wish, Quit):
            self.scenes.clear()
        elif isinstance(wish, Back):
            self.scenes.pop()
            self._refresh()
            if self.scenes and hasattr(self.scenes[-1], "resumed"):
                self.scenes[-1].resumed()
        elif isinstance(wish, Go):
            if wish.afresh:
                self.scenes.clear()
            elif not wish.back:
                self.scenes.pop()
            self.scenes.append(wish.scene)
            self._refresh()
        elif isinstance(wish, Submit):
            self.scenes[-1].answered(self.submit(wish.action))
        elif isinstance(wish, Restyle):
            self._restyle(wish)

    def draw(self) -> None:
        """Draw the scene on top if anything changed."""
        if self.dirty and self.scenes:
            self.kit.typing = None
            self.scenes[-1].draw(self.surface)
            self._writing = take_words(self.kit.typing, before=self._writing)
            pygame.display.flip()
            self.dirty = False
            self.frames += 1

    @property
    def full(self) -> bool:
        """Return whether the window fills the screen."""
        return pygame.display.is_fullscreen()

    @property
    def windowed(self) -> tuple[int, int]:
        """Return the size of the window, the last one while it fills the screen."""
        return self._windowed if self.full else self.surface.get_size()

    @property
    def place(self) -> tuple[int, int]:
        """Return the place of the window, the last one while it fills the screen."""
        return self._place if self.full else pygame.display.get_window_position()

    def fill_screen(self, full: bool) -> None:
        """Fill the screen, or go back to a window as large as it was."""
        if full != self.full:
            self._windowed, self._place = self.windowed, self.place
            turn_full(full)
            self._resized()
            self.filled(self.full)
            self._refresh()

    def _resized(self) -> None:
        """Take the window's size; one too small is drawn as if it were the smallest."""
        self.surface = pygame.display.get_surface() or self.surface
        if at_least(self.surface.get_size()) != self.surface.get_size():
            self.surface = pygame.display.set_mode(at_least(self.surface.get_size()), pygame.RESIZABLE)
        if self.surface.get_size() != self.kit.size:
            self.kit = self.kit.resized(self.surface.get_size())
            self._refresh()
        self.dirty = True

    def _refresh(self) -> None:
        if self.scenes:
            self.scenes[-1].resize(self.kit)

    def _restyle(self, wish: Restyle) -> None:
        if wish.colour_blind is not None:
            self.kit.colour_blind = wish.colour_blind
        if wish.still is not None:
            self.kit.still = wish.still
        if wish.full is not None:
            self.fill_screen(wish.full)
        self.kit = self.kit.resized(self.kit.size, wish.text_scale)
        self._refresh()
