"""The things a player can reach: each has a role, a name and a value, and gives the value back when it is used.

A widget never calls back into the game; what it returns is all it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.keymap import ENTER
from game.desktop.kit import Kit
from game.desktop.presses import badge, is_chord

ACTIVATING = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
_NO_CHORDS = (*ACTIVATING, pygame.K_TAB)
WRITING = (pygame.TEXTINPUT, pygame.TEXTEDITING, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION)
"""Events that go to the field with the focus: what is typed, composed, and dragged over."""
ARROWS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}


class Reply(Struct, frozen=True):
    """What a widget made of an event: whether it took it, and the value that it gives back, if any."""

    taken: bool
    value: Any = None


IGNORED = Reply(False)
TAKEN = Reply(True)


class Widget:
    """Something with a place that can have the focus; a click leaves the focus on it where it `stays`."""

    role = "widget"
    stays = True

    def __init__(
        self, name: str, rect: pygame.Rect, *, value: Any = None, enabled: bool = True, reason: str = ""
    ) -> None:
        self.name = name
        self.rect = rect
        self.value = value
        self.enabled = enabled
        self.reason = reason
        self.key = ""
        self.typing = False

    @property
    def tip(self) -> str:
        """Return what is shown beside it while it has the pointer or the focus: why it cannot be used."""
        return "" if self.enabled else self.reason

    @property
    def place(self) -> pygame.Rect:
        """Return beside what the tip is shown."""
        return self.rect

    def point(self, at: tuple[int, int] | None) -> None:
        """Take where the pointer is over it; None when it has left."""

    def press(self) -> Reply:
        """Use it, as Enter or a click does."""
        return Reply(True, self.value) if self.enabled else TAKEN

    def handle(self, event: pygame.event.Event) -> Reply:
        """Take an event that comes while it has the focus."""
        if event.type == pygame.KEYDOWN and event.key in ACTIVATING:
            return self.press()
        return IGNORED

    def click(self, at: tuple[int, int]) -> Reply:
        """Take a click within its place."""
        return self.press()

    def wheel(self, turns: int) -> bool:
        """Take a turn of the wheel over it; return whether it scrolls."""
        return False

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw it."""
        if focused:
            painting.outlined(surface, self.rect.inflate(6, 6), theme.GOLD, 2, kit.px(theme.BUTTON_RADIUS) + 3)


class Spot(Widget):
    """A place that something else has drawn, such as a seat or a figure, which can be asked about."""

    stays = False

    def __init__(self, name: str, rect: pygame.Rect, *, value: Any, role: str = "figure", hint: str = "") -> None:
        super().__init__(name, rect, value=value)
        self.role = role
        self.hint = hint

    @property
    def tip(self) -> str:
        """Return what it says of itself."""
        return self.hint


class Button(Widget):
    """A button: its key is drawn on it; the look is "tall" (icon over label), "flat" (beside), "icon" or "brass"."""

    role = "button"
    stays = False

    def __init__(
        self,
        name: str,
        rect: pygame.Rect,
        *,
        value: Any,
        key: str = "",
        icon: str = "",
        look: str = "flat",
        enabled: bool = True,
        reason: str = "",
        brass: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(name, rect, value=value, enabled=enabled, reason=reason)
        self.key = key
        self.hint = hint
        self.icon = icon
        self.look = look
        self.brass = brass
        self.hushed = False

    @property
    def tip(self) -> str:
        """Return why it cannot be used, or what it does; the name, where only an icon is drawn."""
        if not self.enabled:
            return f"{self.name}: {self.reason}" if self.reason else self.name
        return self.name + (f" ({self.key})" if self.key else "") if self.look == "icon" else self.hint

    @property
    def badge(self) -> str:
        """Return the key that is drawn on it: none while something else would take it."""
        return "" if self.hushed else self.key

    def draw(self, surface: pygame.Surface, kit: Kit, *, focused: bool = False, hovered: bool = False) -> None:
        """Draw it as it looks now; the drawing is kept by all that it depends on."""
        key = (
            "button",
            self.rect.size,
            self.name,
            self.badge,
            self.icon,
            self.look,
            self.brass,
            self.enabled,
            focused,
            hovered,
        )
        surface.blit(kit.panel(key, lambda: self._drawn(kit, focused, hovered)), self.rect)

    def _drawn(self, kit: Kit, focused: bool, hovered: bool) -> pygame.Surface:
        top, foot, edge = self._colours(focused, hovered)
        sheet = painting.raised(
            self.rect.size, kit.px(theme.BUTTON_RADIUS), top, foot, edge=edge, border=2 if focused else 1
        )
        {"tall": self._tall, "icon": self._icon_only}.get(self.look, self._flat)(sheet, kit, self._ink(focused))
        if not self.enabled:
            sheet.set_alpha(200)
        return sheet

    def _colours(self, focused: bool, hovered: bool) -> tuple[theme.Colour, theme.Colour, theme.Colour]:
        if self.brass and self.enabled:
            return (
                theme.BRASS_TOP,
                theme.BRASS_FOOT,
                theme.TEXT if focused else theme.mixed(theme.BRASS_TOP, theme.TEXT, 0.3),
            )
        if focused:
            return theme.FOCUSED, theme.FOCUSED_FOOT, theme.GOLD
        if hovered and self.enabled:
            return (
                theme.mixed(theme.RAISED, theme.FOCUSED, 0.5),
                theme.mixed(theme.RAISED_FOOT, theme.FOCUSED_FOOT, 0.5),
                theme.EDGE,
            )
        return theme.RAISED, theme.RAISED_FOOT, theme.LINE

    def _ink(self, focused: bool) -> tuple[theme.Colour, theme.Colour, theme.Colour]:
        """Return the colours of label, icon and key."""
        if not self.enabled:
            return theme.MUTED, theme.FAINT, theme.MUTED
        if self.brass:
            return theme.ON_BRASS, theme.ON_BRASS, theme.ON_BRASS
        return theme.TEXT, theme.GOLD if focused else theme.SKY, theme.GOLD if focused else theme.MUTED

    def _tall(self, sheet: pygame.Surface, kit: Kit, ink: tuple[theme.Colour, theme.Colour, theme.Colour]) -> None:
        width, height = sheet.get_size()
        side = min(kit.measure.both(22, 20), height // 3)
        label = kit.letters.height("button")
        room = width - kit.px(8)
        name = "button" if kit.letters.width(self.name, "button") <= room else "plate"
        free = height - side - label
        icon = kit.icons.icon(self.icon, side, ink[1])
        sheet.blit(icon, icon.get_rect(midtop=(width // 2, free * 2 // 5)))
        at = width / 2, height - max(2, free * 2 // 7)
        kit.letters.put(sheet, self.name, name, ink[0], at=at, anchor="midbottom", width=room)
        if self.badge:
            kit.letters.put(sheet, self.badge, "hint", ink[2], at=(width - kit.px(8), kit.px(4)), anchor="topright")

    def _flat(self, sheet: pygame.Surface, kit: Kit, ink: tuple[theme.Colour, theme.Colour, theme.Colour]) -> None:
        width, height = sheet.get_size()
        pad, letters, side = kit.px(10), kit.letters, min(kit.tx(17), sheet.get_height() - 6)
        key_room = letters.width(self.key, "hint") + kit.px(6) if self.key else 0
        room = width - 2 * pad - key_room
        name = "button" if letters.width(self.name, "button") <= room else "hint"
        if letters.width(self.name, name) > room:
            room, key_room = room + key_room, 0
        has_icon = bool(self.icon) and letters.width(self.name, name) + side + 6 <= room
        label = letters.line(letters.fitted(self.name, name, room), name, ink[0])
        start = pad + max(0, (room - label.get_width() - (side + 6 if has_icon else 0)) // 2)
        if has_icon:
            icon = kit.icons.icon(self.icon, side, ink[1])
            start = sheet.blit(icon, icon.get_rect(midleft=(start, height // 2))).right + 6
        sheet.blit(label, label.get_rect(midleft=(start, height // 2)))
        if key_room:
            letters.put(sheet, self.badge, "hint", ink[2], at=(width - kit.px(8), height / 2), anchor="midright")

    def _icon_only(self, sheet: pygame.Surface, kit: Kit, ink: tuple[theme.Colour, theme.Colour, theme.Colour]) -> None:
        width, height = sheet.get_size()
        icon = kit.icons.icon(self.icon, max(8, min(width, height) * 5 // 9), ink[1])
        sheet.blit(icon, icon.get_rect(center=(width // 2, height // 2)))


class FocusRing:
    """The widgets of a screen in the order of Tab; it knows which has the focus and which the pointer.

    `handle` gives back the value of a widget that was used, and nothing otherwise.
    """

    def __init__(self, widgets: Sequence[Widget] = ()) -> None:
        self.widgets: list[Widget] = list(widgets)
        self.focus: Widget | None = None
        self.hover: Widget | None = None

    def replace(self, widgets: Sequence[Widget]) -> None:
        """Put other widgets in place of these; the focus stays on the one of the same role and name."""
        old = (self.focus.role, self.focus.name) if self.focus else None
        self.widgets = list(widgets)
        self.hover = None
        self.focus = next((w for w in self.widgets if (w.role, w.name) == old), None)

    def handle(self, event: pygame.event.Event) -> Any:
        """Take an event; return the value of the widget that it used, or None."""
        if event.type in WRITING and self.focus is not None and self.focus.typing and self.focus.handle(event).taken:
            return None
        if event.type == pygame.MOUSEMOTION:
            self._pointed(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._clicked(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheeled(event.y)
        elif event.type == pygame.KEYDOWN:
            return self._keyed(event)
        return None

    def at(self, place: tuple[int, int]) -> Widget | None:
        """Return the widget under a place, the last drawn first."""
        return next((widget for widget in reversed(self.widgets) if widget.rect.collidepoint(place)), None)

    def move(self, steps: int) -> None:
        """Move the focus so many widgets on, round the ring."""
        if not self.widgets:
            return
        here = self.widgets.index(self.focus) if self.focus in self.widgets else (-1 if steps > 0 else 0)
        self.focus = self.widgets[(here + steps) % len(self.widgets)]

    def tip(self) -> tuple[str, pygame.Rect] | None:
        """Return what to show beside the widget under the pointer, or else the one with the focus."""
        for widget in (self.hover, self.focus):
            if widget is not None and widget.tip:
                return widget.tip, widget.place
        return None

    def _pointed(self, place: tuple[int, int]) -> None:
        before, self.hover = self.hover, self.at(place)
        if before is not None and before is not self.hover:
            before.point(None)
        if self.hover is not None:
            self.hover.point(place)

    def draw(self, surface: pygame.Surface, kit: Kit) -> None:
        """Draw every widget, each as it stands to the focus and the pointer."""
        for widget in self.widgets:
            if isinstance(widget, Button):
                widget.hushed = widget.key == ENTER and not self._takes_enter(widget)
            widget.draw(surface, kit, focused=widget is self.focus, hovered=widget is self.hover)

    def _clicked(self, place: tuple[int, int]) -> Any:
        widget = self.at(place)
        if widget is None:
            return None
        if widget.stays or not widget.enabled:
            self.focus = widget
        return widget.click(place).value

    def _takes_enter(self, widget: Button) -> bool:
        """Return whether Enter uses a button that says so: not while another, or a seat or figure, has the focus."""
        return self.focus is None or self.focus is widget or self.focus.stays

    def _wheeled(self, turns: int) -> None:
        for widget in (self.hover, self.focus):
            if widget is not None and widget.wheel(turns):
                return

    def _keyed(self, event: pygame.event.Event) -> Any:
        if is_chord(event) and (self.focus is None or not self.focus.typing or event.key in _NO_CHORDS):
            return None
        if event.key == pygame.K_TAB:
            self.move(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return None
        if self.focus is not None:
            reply = self.focus.handle(event)
            if reply.taken or self.focus.typing:
                return reply.value
        if event.key in ARROWS:
            self._towards(ARROWS[event.key])
            return None
        return self._shortcut(event)

    def _shortcut(self, event: pygame.event.Event) -> Any:
        """Use the widget whose key it is; the focus stays where it is, but on one that cannot be used and says why."""
        name = badge(event)
        widget = next((w for w in self.widgets if w.key and w.key.upper() == name.upper()), None)
        if widget is None:
            return None
        if not widget.enabled:
            self.focus = widget
        return widget.press().value

    def _towards(self, way: tuple[int, int]) -> None:
        """Move the focus to the nearest widget that way, straight ones before slanted ones."""
        if self.focus is None:
            self.move(1)
            return
        x, y = self.focus.rect.center

        def cost(widget: Widget) -> float:
            across, down = widget.rect.centerx - x, widget.rect.centery - y
            ahead = across * way[0] + down * way[1]
            aside = abs(across * way[1]) + abs(down * way[0])
            return ahead + 2.5 * aside if ahead > 0 and aside <= 3 * ahead else float("inf")

        others = [widget for widget in self.widgets if widget is not self.focus]
        nearest = min(others, key=cost, default=None)
        if nearest is not None and cost(nearest) < float("inf"):
            self.focus = nearest


def draw_tip(surface: pygame.Surface, kit: Kit, tip: tuple[str, pygame.Rect] | None) -> pygame.Rect | None:
    """Draw a note beside a place, within the window; return where it stands, None if there is none."""
    if tip is None:
        return None
    text, rect = tip
    pad, width = kit.tx(9), min(kit.tx(300), surface.get_width() - 4 * kit.tx(9))
    room = surface.get_height() - 2 * pad - 2 * kit.px(6)
    lines = kit.letters.wrapped(text, "note", width, most=max(1, room // kit.letters.height("note")))
    wide = max(kit.letters.width(line, "note") for line in lines) + 2 * pad
    box = pygame.Rect(0, 0, wide, len(lines) * kit.letters.height("note") + 2 * pad - 2)
    box.midbottom = rect.centerx, rect.y - kit.px(6)
    if box.y < 0:
        box.midtop = rect.centerx, rect.bottom + kit.px(6)
    box.clamp_ip(surface.get_rect())
    painting.shadow(surface, box, kit.px(6), kit.px(12))
    sheet = painting.glass(box.size, kit.px(6), fill=theme.NIGHT, edge=theme.BRASS)
    sheet.set_alpha(250)
    surface.blit(sheet, box)
    for row, line in enumerate(lines):
        kit.letters.put(
            surface, line, "note", theme.TEXT, at=(box.x + pad, box.y + pad - 1 + row * kit.letters.height("note"))
        )
    return box
