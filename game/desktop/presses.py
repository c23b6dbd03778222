"""What is pressed, judged in one place before any screen hears of it: held keys, chords, letters, double clicks.

A key that is held turns pages, scrolls, moves, and edits in a field; it does nothing else, and nothing at all on a
screen or in a panel that has opened since it went down. A chord (Ctrl, Alt, Meta or AltGr with a key) is heard by the
field that is typed into, if it edits, and is a shortcut of the window's where one is declared; otherwise by nobody.
"""

from __future__ import annotations

import sys
from typing import Any

import pygame
from msgspec import Struct

CHORD = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META | pygame.KMOD_MODE
_LETTERED = pygame.KMOD_ALT | pygame.KMOD_MODE
"""Modifiers with which some keyboards type other letters; they never edit."""
MOVING = frozenset({
    pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME,
    pygame.K_END, pygame.K_TAB,
})  # fmt: skip
_NEVER_EDIT = frozenset({
    pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_TAB, pygame.K_SPACE, *range(pygame.K_F1, pygame.K_F12 + 1),
})  # fmt: skip
_MODIFIERS = frozenset({
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LMETA,
    pygame.K_RMETA, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCKCLEAR,
})  # fmt: skip
_KEYPAD = {getattr(pygame, f"K_KP{digit}"): pygame.K_0 + digit for digit in range(10)} | {
    pygame.K_KP_ENTER: pygame.K_RETURN
}
_BADGES = {
    pygame.K_RETURN: "Enter", pygame.K_ESCAPE: "Esc", pygame.K_SPACE: "Space", pygame.K_TAB: "Tab",
    pygame.K_PAGEUP: "PgUp", pygame.K_PAGEDOWN: "PgDn",
}  # fmt: skip
_FIRST_LETTER, _FIRST_DIGIT = 4, 30
"""Where the letters from A and the digits from 1 stand on every keyboard (usages of USB, page 7)."""
NEW, NEAR = 700, 6
"""For so many milliseconds what a screen has newly shown is not what a click means that falls, within so many pixels,
where the last one did: it is the second of a double click, or one of a row that was begun before."""
EARLY = 200
"""Milliseconds after a window has come to the front in which a key that comes down has been down before."""


class Heard(Struct, frozen=True):
    """Who would take a press: the screen with what is open over it, and the name of the field that is typed into."""

    layer: tuple[Any, ...]
    field: str = ""


def plain(event: pygame.event.Event) -> int:
    """Return the key of an event: of twins the usual one, under other scripts what stands there in Latin."""
    key: int = _KEYPAD.get(event.key, event.key)
    place = getattr(event, "scancode", 0)
    if 32 < key < 127 and (chr(key).isalnum() or not _FIRST_DIGIT <= place < _FIRST_DIGIT + 10):
        return key
    if _FIRST_LETTER <= place < _FIRST_LETTER + 26 and 127 < key < 1 << 30:
        return pygame.K_a + place - _FIRST_LETTER
    if _FIRST_DIGIT <= place < _FIRST_DIGIT + 10:
        return pygame.K_0 + (place - _FIRST_DIGIT + 1) % 10
    return key


def badge(event: pygame.event.Event) -> str:
    """Return the key of an event as it is written on a button: "A", "7", "F10", "Enter", "Esc"."""
    key = plain(event)
    return _BADGES.get(key) or pygame.key.name(key).upper()


def is_chord(event: pygame.event.Event) -> bool:
    """Return whether a key is pressed with Ctrl, Alt, Meta or AltGr; CapsLock, NumLock and Shift make none."""
    return bool(getattr(event, "mod", 0) & CHORD)


def fills_screen(event: pygame.event.Event) -> bool:
    """Return whether a key asks for the whole screen, or back: F11 by itself, or Alt with Enter."""
    if event.type != pygame.KEYDOWN:
        return False
    held = event.mod & CHORD
    if plain(event) == pygame.K_RETURN:
        return bool(held & pygame.KMOD_ALT) and not held & ~pygame.KMOD_ALT
    return event.key == pygame.K_F11 and not held


class Presses:
    """The keys that are down, and on which screen each went down."""

    def __init__(self) -> None:
        self._down: dict[int, Heard] = {}
        self._last = 0
        self._letters: Heard | None = None
        self._chord = ""
        self._click: tuple[int, int] | None = None
        self._shown: tuple[tuple[Any, ...], int] = (), -NEW
        self._front = -EARLY

    def shows(self, heard: Heard) -> None:
        """Take note of what is shown now, and since when."""
        if heard.layer != self._shown[0]:
            self._shown = heard.layer, pygame.time.get_ticks()

    def judged(self, event: pygame.event.Event, heard: Heard) -> pygame.event.Event | None:
        """Return an event as the screens may hear of it, or None if they may not; `heard` would take it."""
        if event.type == pygame.KEYDOWN:
            return self._key(event, heard)
        if event.type == pygame.WINDOWFOCUSGAINED:
            self._front = pygame.time.get_ticks()
        if event.type == pygame.KEYUP:
            self._down.pop(_place(event), None)
            return None
        if event.type == pygame.TEXTINPUT:
            return event if self._types(event.text, heard) else None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return event if self._clicks(event.pos, heard) else None
        return event

    def _key(self, event: pygame.event.Event, heard: Heard) -> pygame.event.Event | None:
        if event.key in _MODIFIERS:
            return None
        place, key = _place(event), plain(event)
        if pygame.time.get_ticks() - self._front < EARLY:
            self._down.setdefault(place, Heard(()))
        again = place in self._down
        since = self._down.setdefault(place, heard)
        self._last, self._letters = place, heard if heard.field and since == heard else None
        self._chord = chr(key) if is_chord(event) and key < 1 << 16 else ""
        if again and not (since.layer == heard.layer and _may_repeat(key, since, heard)):
            return None
        if fills_screen(event):
            return event
        if is_chord(event) and not (heard.field and _edits(event, key)):
            return None
        told = {**event.dict, "key": key}
        return pygame.event.Event(pygame.KEYDOWN, told)

    def _types(self, text: str, heard: Heard) -> bool:
        """Return whether letters go into a field: those of a key that was pressed for something else do not."""
        if self._last not in self._down:
            return bool(heard.field)
        return self._letters == heard and text.lower() != self._chord

    def _clicks(self, at: tuple[int, int], heard: Heard) -> bool:
        """Return whether a click counts: not where the last one fell while what lies there is new."""
        self.shows(heard)
        before, self._click = self._click, at
        if before is None or pygame.time.get_ticks() - self._shown[1] >= NEW:
            return True
        return max(abs(at[0] - before[0]), abs(at[1] - before[1])) > NEAR


def _place(event: pygame.event.Event) -> int:
    """Return what stays the same from the press of a key to its release."""
    return getattr(event, "scancode", 0) or event.key


def _may_repeat(key: int, since: Heard, heard: Heard) -> bool:
    return key in MOVING or (bool(heard.field) and since == heard and key not in _NEVER_EDIT)


def _edits(event: pygame.event.Event, key: int) -> bool:
    """Return whether a chord may edit a field: with Ctrl or Meta, not with what types other letters.

    On a Mac Alt, which types them as well, moves by words and erases them.
    """
    by_word = sys.platform == "darwin" and key in (*MOVING, pygame.K_BACKSPACE, pygame.K_DELETE)
    return (by_word or not event.mod & _LETTERED) and key not in _NEVER_EDIT
