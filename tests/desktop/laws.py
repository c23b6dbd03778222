"""What holds on every screen of the window: its keys, its words, and where the focus lies when it opens."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pygame

from game.desktop.binding import binds
from game.desktop.keymap import BACK, DIGITS, ENTER, KEYS
from game.desktop.kit import Kit
from game.desktop.lists import NONE, ListBox
from game.desktop.widgets import Button, FocusRing, Widget

KNOWN = {*KEYS.values(), *DIGITS, ENTER, BACK, ""}


def ring_of(scene: Any) -> FocusRing:
    """Return the widgets that a press would reach."""
    return scene.ring if scene.over is None else scene.over.ring


def buttons(scene: Any) -> list[Button]:
    return [each for each in ring_of(scene).widgets if isinstance(each, Button)]


def focus_binds(focus: Widget | None) -> bool:
    """Return whether Enter would bind the player, with the focus where it is."""
    if isinstance(focus, ListBox):
        return binds(focus.selected)
    return focus is not None and binds(focus.value)


def twice(values: list[Any]) -> list[Any]:
    return [value for value, number in Counter(values).items() if number > 1]


def whole(button: Button, kit: Kit) -> bool:
    """Return whether a button shows its whole name."""
    if button.look == "icon":
        return True
    tall = button.look == "tall"
    room = button.rect.w - (kit.px(8) if tall else 2 * kit.px(10))
    return kit.letters.width(button.name, "plate" if tall else "hint") <= room


def outside(scene: Any) -> list[str]:
    """Return what stands outside the window, and the buttons whose words are cut."""
    window = pygame.Rect((0, 0), scene.kit.size)
    name = type(scene).__name__
    found = [f"{name}: {each.name} leaves the window" for each in ring_of(scene).widgets
             if not window.contains(each.rect)]  # fmt: skip
    return found + [f"{name}: {each.name} is cut" for each in buttons(scene) if not whole(each, scene.kit)]


def faults(scene: Any) -> list[str]:
    """Return what is wrong with the keys and the words of a screen as it is shown now."""
    name = type(scene).__name__
    shown = buttons(scene)
    found = [f"{name}: two buttons read {each!r}" for each in twice([each.name for each in shown])]
    found += [f"{name}: two buttons have the key {each}" for each in twice([each.key for each in shown if each.key])]
    found += [f"{name}: {each.name} has the key {each.key}" for each in shown if each.key not in KNOWN]
    for box in ring_of(scene).widgets:
        if isinstance(box, ListBox):
            rows = [(each.label, each.note) for each in box.choices]
            found += [f"{name}: two rows read {each!r}" for each in twice(rows)]
            assert NONE <= box.row < max(1, len(box.choices))
    return found
