"""Panels that open over a screen: a notice with its buttons, and a form whose slots are filled one by one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.binding import binds
from game.desktop.fields import TextField
from game.desktop.keymap import BACK
from game.desktop.kit import Kit
from game.desktop.lists import CheckList, Choice, ListBox, Tabs
from game.desktop.widgets import Button, FocusRing, Widget


class Answer(Struct, frozen=True):
    """The value of the button by which a panel was left; CLOSED where it was left by Escape."""

    value: Any

    @property
    def binding(self) -> bool:
        """Return whether this answer cannot be taken back."""
        return binds(self.value)


CLOSED = Answer(None)


class Modal:
    """A panel over a darkened screen: title, text, and a button for each answer; the first is the one in brass."""

    def __init__(self, kit: Kit, title: str, text: str, answers: Sequence[Choice]) -> None:
        self.title, self.text, self.answers = title, text, tuple(answers)
        self.ring = FocusRing()
        self.resize(kit)

    def resize(self, kit: Kit) -> None:
        """Take its place in the window of a kit."""
        pad, height = kit.px(24), kit.tx(36)
        width = min(kit.size[0] - 2 * kit.px(16), kit.measure.both(560, 440))
        lines = kit.letters.wrapped(self.text, "body", width - 2 * pad)
        room = kit.size[1] - 2 * kit.px(16)
        tall = kit.letters.height("heading") + len(lines) * kit.letters.height("body") + height + 3 * pad
        self.rect = pygame.Rect(0, 0, width, min(room, tall))
        self.rect.center = kit.size[0] // 2, kit.size[1] // 2
        each = (width - 2 * pad - (len(self.answers) - 1) * kit.px(8)) // max(1, len(self.answers))
        self.ring.replace(
            [
                Button(
                    answer.label,
                    pygame.Rect(
                        self.rect.x + pad + n * (each + kit.px(8)), self.rect.bottom - pad - height, each, height
                    ),
                    value=Answer(answer.value),
                    icon=answer.icon,
                    enabled=answer.enabled,
                    reason=answer.reason,
                    brass=n == 0,
                )
                for n, answer in enumerate(self.answers)
            ]
        )
        if self.ring.focus is None:
            self.ring.focus = next((each for each in self.ring.widgets if not binds(each.value)), None)

    def handle(self, event: pygame.event.Event) -> Answer | None:
        """Take an event; return the answer once there is one."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            return CLOSED
        answer = self.ring.handle(event)
        return answer if isinstance(answer, Answer) else None

    def draw(self, surface: pygame.Surface, kit: Kit) -> None:
        """Draw it over what is there."""
        darken(surface, kit)
        panel(surface, kit, self.rect, solid=True)
        pad = kit.px(24)
        kit.letters.put(
            surface,
            self.title,
            "heading",
            theme.TEXT,
            at=(self.rect.x + pad, self.rect.y + pad * 3 // 4),
            width=self.rect.w - 2 * pad,
        )
        top = self.rect.y + pad + kit.letters.height("heading")
        room = pygame.Rect(
            self.rect.x + pad, top, self.rect.w - 2 * pad, self.rect.bottom - pad - kit.tx(36) - kit.px(8) - top
        )
        kit.letters.paragraph(surface, self.text, "body", theme.TEXT, room)
        self.ring.draw(surface, kit)


class Slot(Struct, frozen=True):
    """A slot to fill: one of its choices (most 1), up to `most` of them, or text of at most `most` characters.

    Of choices with one `group` no two are taken together.
    """

    key: str
    label: str
    kind: str = "one"
    choices: tuple[Choice, ...] = ()
    most: int = 1
    needed: bool = True
    help: str = ""
    group: Callable[[Any], Hashable] = repr


class Filled(Struct, frozen=True):
    """What a form gives back: the value of each slot by its key, and whether the player is done with it."""

    values: dict[str, Any]
    done: bool


class Form:
    """A form in a rectangle: a tab for each slot, its choices below, and buttons to go on or back.

    `handle` gives Filled after each change (so that slots that depend on it can be shown anew by `show`), Filled
    with `done` once it is sent, and CLOSED where it is left.
    """

    def __init__(self, kit: Kit, rect: pygame.Rect, title: str, slots: Sequence[Slot], *, send: str = "Submit") -> None:
        self.title, self.send, self.note = title, send, ""
        self.values: dict[str, Any] = {}
        self.open = 0
        self.ring = FocusRing()
        self.show(kit, rect, slots)
        self.ring.focus = self.ring.widgets[1]

    def show(self, kit: Kit, rect: pygame.Rect, slots: Sequence[Slot], values: Mapping[str, Any] | None = None) -> None:
        """Show these slots, keeping what was filled where it is still offered."""
        self.rect, self.slots = rect, tuple(slots)
        known = dict(self.values if values is None else values)
        self.values = {
            slot.key: known[slot.key] for slot in self.slots if slot.key in known and _offered(slot, known[slot.key])
        }
        self.open = max(0, min(self.open, len(self.slots) - 1))
        self._lay_out(kit)

    def grow(self, kit: Kit, slots: Sequence[Slot]) -> None:
        """Show these slots instead, open at the first that is empty."""
        self.show(kit, self.rect, slots)
        empty = (n for n, slot in enumerate(self.slots) if slot.key not in self.values)
        self.open = next(empty, self.open)
        self._lay_out(kit)

    @property
    def ready(self) -> bool:
        """Return whether every slot that is needed is filled."""
        return all(not slot.needed or self.values.get(slot.key) not in (None, "", ()) for slot in self.slots)

    def handle(self, event: pygame.event.Event, kit: Kit) -> Filled | Answer | None:
        """Take an event; return what the form gives back, or None."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            return CLOSED
        focus = self.ring.focus
        given = self.ring.handle(event)
        self._typed()
        if isinstance(given, Answer):
            return (
                Filled(self.values, True)
                if given.value == "send" and self.ready
                else CLOSED
                if given.value == "back"
                else None
            )
        if given is None:
            return self._keep(kit) if isinstance(focus, TextField) else None
        if isinstance(self.ring.focus, Tabs):
            self.open = int(given)
            self._lay_out(kit)
            return None
        return self._fill(given, kit)

    def draw(self, surface: pygame.Surface, kit: Kit) -> None:
        """Draw the form over what is there."""
        darken(surface, kit)
        panel(surface, kit, self.rect, solid=True)
        pad = kit.px(18)
        x, width = self.rect.x + pad, self.rect.w - 2 * pad
        kit.letters.put(surface, self.title, "heading", theme.TEXT, at=(x, self.rect.y + kit.px(12)), width=width)
        note = self.note or (self.slots[self.open].help if self.slots else "")
        at = x, self.rect.y + kit.px(12) + kit.letters.height("heading")
        kit.letters.put(surface, note, "note", theme.MUTED, at=at, width=width)
        self.ring.draw(surface, kit)

    def _fill(self, given: Any, kit: Kit) -> Filled:
        """Fill the open slot; a slot with one value goes on to the next that is empty."""
        slot = self.slots[self.open]
        self.values[slot.key] = given
        if slot.kind != "some":
            empty = [n for n, s in enumerate(self.slots) if s.key not in self.values]
            self.open = next((n for n in empty if n > self.open), self.open)
        self._lay_out(kit)
        if slot.kind == "text" and self.ready and self.slots[self.open] is slot:
            self.ring.focus = self._send_button()
        return Filled(self.values, False)

    def _typed(self) -> None:
        if isinstance(self.ring.focus, TextField) and self.slots:
            self.values[self.slots[self.open].key] = self.ring.focus.value

    def _keep(self, kit: Kit) -> Filled:
        self._send_button().enabled = self.ready
        return Filled(self.values, False)

    def _send_button(self) -> Widget:
        return self.ring.widgets[-1]

    def _lay_out(self, kit: Kit) -> None:
        pad, row = kit.px(18), kit.tx(36)
        x, width = self.rect.x + pad, self.rect.w - 2 * pad
        top = self.rect.y + kit.px(18) + kit.letters.height("heading") + kit.letters.height("note")
        heads = [
            Choice(n, s.label, icon="check" if self.values.get(s.key) not in (None, "", ()) else "")
            for n, s in enumerate(self.slots)
        ]
        tabs = Tabs("slots", pygame.Rect(x, top, width, kit.tx(28)), heads, selected=self.open)
        foot = self.rect.bottom - pad - row
        body = pygame.Rect(
            x, tabs.rect.bottom + kit.px(10), width, max(row, foot - kit.px(10) - tabs.rect.bottom - kit.px(10))
        )
        back = Button("Back", pygame.Rect(x, foot, width // 3, row), value=Answer("back"), key=BACK)
        send = Button(
            self.send,
            pygame.Rect(x + width // 3 + kit.px(8), foot, width - width // 3 - kit.px(8), row),
            value=Answer("send"),
            icon="send",
            brass=True,
            enabled=self.ready,
            reason="something is still to be filled",
        )
        content = [self._content(self.slots[self.open], body, row)] if self.slots else []
        content = _keep_place(self.ring.widgets, content)
        self.ring.replace([tabs, *content, back, send])
        if content and not isinstance(self.ring.focus, Tabs):
            self.ring.focus = content[0] if not (self.ready and self.slots[self.open].kind == "one") else send

    def _content(self, slot: Slot, body: pygame.Rect, row: int) -> Widget:
        value = self.values.get(slot.key)
        if slot.kind == "text":
            return TextField(
                slot.label, pygame.Rect(body.x, body.y, body.w, row), text=value or "", most=slot.most, empty=slot.help
            )
        if slot.kind == "some":
            return CheckList(slot.label, body, slot.choices, most=slot.most, ticked=value or (), group=slot.group)
        chosen = next((n for n, choice in enumerate(slot.choices) if choice.value == value), 0)
        return ListBox(slot.label, body, slot.choices, selected=chosen)


def _keep_place(before: Sequence[Widget], now: Sequence[Widget]) -> list[Widget]:
    """Return the widgets with the cursor of a list that is shown again where it was, and words as they were written."""
    kept: list[Widget] = []
    for new in now:
        old = next((w for w in before if (w.role, w.name) == (new.role, new.name)), None)
        if isinstance(new, ListBox) and isinstance(old, ListBox) and old.choices == new.choices:
            new.row, new.first = old.row, old.first
        if isinstance(new, TextField) and isinstance(old, TextField) and old.value == new.value:
            old.rect = new.rect
            kept.append(old)
        else:
            kept.append(new)
    return kept


def _offered(slot: Slot, value: Any) -> bool:
    """Return whether a slot still offers what was filled in it."""
    offered = [choice.value for choice in slot.choices]
    if slot.kind == "text":
        return isinstance(value, str)
    if slot.kind == "some":
        return isinstance(value, tuple) and all(part in offered for part in value)
    return value in offered


def panel(surface: pygame.Surface, kit: Kit, rect: pygame.Rect, *, solid: bool = False) -> None:
    """Lay a panel of glass with its shadow; a solid one lets nothing through."""
    radius, alpha = kit.px(theme.PANEL_RADIUS), 255 if solid else theme.PANEL_ALPHA
    painting.shadow(surface, rect, radius, kit.px(18))
    surface.blit(kit.panel(("glass", rect.size, alpha), lambda: painting.glass(rect.size, radius, alpha=alpha)), rect)


def darken(surface: pygame.Surface, kit: Kit) -> None:
    """Darken the whole screen under a panel."""

    def veil() -> pygame.Surface:
        sheet = pygame.Surface(kit.size)
        sheet.set_alpha(150)
        return sheet

    surface.blit(kit.panel(("veil", kit.size), veil), (0, 0))
