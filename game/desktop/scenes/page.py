"""What all screens have in common: a ground, widgets in the order of Tab, a panel over them, a line that passes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from math import inf
from typing import Any

import pygame
from msgspec import Struct

from game.desktop import artwork, painting, theme
from game.desktop.dialogs import Answer, Filled, Form, Modal
from game.desktop.kit import Kit
from game.desktop.layout import PageLayout, page_layout
from game.desktop.lists import Choice
from game.desktop.presses import Heard
from game.desktop.scenes import Stay, Wish
from game.desktop.session import Session
from game.desktop.widgets import ACTIVATING, Button, FocusRing, Widget, draw_tip
from game.engine.case import Participant

SHOWN_FOR = 5.0
"""Seconds that a line stays."""


class Leave(Struct, frozen=True, eq=False):
    """The answer that leaves a game which is in no file; `then` leaves it."""

    then: Callable[[], Wish]

    @property
    def binding(self) -> bool:
        """Return that what is lost by it cannot be had again."""
        return True


class Page:
    """A screen with widgets; what one of them gives back goes to `used`, what a panel gives back to `answered_by`.

    `chosen` is the value that Enter gives where nothing has the focus.
    """

    side = 300
    ground = "night"
    chosen: Any = None

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ring = FocusRing()
        self.over: Modal | Form | None = None
        self._under: Modal | Form | None = None
        self.line = ""
        self.grave = False
        self._left = 0.0
        self.kit: Kit

    def resize(self, kit: Kit) -> None:
        """Take another size of window, scale of text or palette."""
        self.kit = kit
        kit.flags.bear(self.flown())
        self.layout: PageLayout = page_layout(kit.size, kit.text_scale, side=self.side)
        self.arrange()
        if isinstance(self.over, Modal):
            self.over.resize(kit)
        elif isinstance(self.over, Form):
            self.over.show(kit, self.room(), self.over.slots)

    def flown(self) -> Sequence[Participant]:
        """Return those whose flags may be shown: the participants of the game on the table."""
        sitting = self.session.sitting
        return sitting.game.case.participants if sitting is not None else ()

    def arrange(self) -> None:
        """Place the widgets for the window."""
        self.ring.replace(self.widgets())

    def widgets(self) -> Sequence[Widget]:
        """Return the widgets in the order of Tab."""
        return ()

    def paint(self, surface: pygame.Surface) -> None:
        """Draw what is not a widget."""

    def used(self, value: Any) -> Wish:
        """Return what follows from a widget that was used."""
        return None

    def keyed(self, event: pygame.event.Event) -> Wish:
        """Return what follows from a key that no widget took."""
        return None

    def answered_by(self, panel: Modal | Form, value: Any) -> Wish:
        """Return what follows from an answer given in a panel; None stands for Escape."""
        return None

    @property
    def heard(self) -> Heard:
        """Return who takes a press now: the screen, with the panel over it, and the field that is typed into."""
        focus = (self.ring if self.over is None else self.over.ring).focus
        return Heard((self, self.over), focus.name if focus is not None and focus.typing else "")

    def resumed(self) -> None:
        """Go on after what lay over it was left: no button keeps the focus, or Enter would open the same again."""
        if isinstance(self.ring.focus, Button):
            self.ring.focus = None
            self.arrange()

    def handle(self, event: pygame.event.Event) -> Wish:
        """Take an event: the panel that is open first, then the widgets, then the keys."""
        if self.over is not None:
            return self._in_panel(self.over, event)
        if event.type == pygame.KEYDOWN and event.key in ACTIVATING and self.ring.focus is None:
            return self.used(self.chosen) if self.chosen else None
        value = self.ring.handle(event)
        if value is not None:
            return self.used(value)
        return self.keyed(event) if event.type == pygame.KEYDOWN else None

    def _in_panel(self, panel: Modal | Form, event: pygame.event.Event) -> Wish:
        given = panel.handle(event) if isinstance(panel, Modal) else panel.handle(event, self.kit)
        if isinstance(given, Answer) or (isinstance(given, Filled) and given.done):
            value = given.value if isinstance(given, Answer) else dict(given.values)
            if self._asks_to_leave():
                return self._stayed(value)
            self.over = None
            self.resumed()
            return self.answered_by(panel, value) or Stay()
        if isinstance(given, Filled) and isinstance(panel, Form):
            self.filling(panel, dict(given.values))
        return Stay()

    def filling(self, panel: Form, values: dict[str, Any]) -> None:
        """Take what has been filled in a form so far: what it asks for next may depend on it."""

    def update(self, dt: float) -> Wish | bool:
        """Let time pass; a line goes when it has been shown long enough."""
        if not self.line:
            return False
        self._left -= dt
        if self._left <= 0:
            self.line = ""
        return not self.line

    def rests(self) -> float:
        """Return for how many seconds nothing changes by itself: until the line goes that is shown."""
        return max(0.0, self._left) if self.line else inf

    def tell(self, line: str, *, grave: bool = False) -> None:
        """Show a line at the foot for a while; a grave one is bordered in red."""
        self.line, self.grave, self._left = line, grave, SHOWN_FOR + len(line) / 30

    def ask(self, title: str, text: str, answers: Sequence[Choice]) -> None:
        """Open a panel with a text and buttons."""
        self.over = Modal(self.kit, title, text, answers)

    def leaving(self, then: Callable[[], Wish]) -> Wish:
        """Leave the game under way; where it is not saved ask first, and leave it all the same if asked to twice."""
        why = self.session.unsaved()
        if not why or self._asks_to_leave():
            return then()
        under = self.over
        answers = Choice("stay", "Stay", icon="left"), Choice(Leave(then), "Leave, and lose it", icon="cross")
        self.ask("Leave a game that is not saved?", f"{why} What is in no file is lost when you leave.", answers)
        self._under = under
        return Stay()

    def _stayed(self, value: Any) -> Wish:
        """Leave after all, or go on with what was open before it was asked."""
        self.over, self._under = self._under, None
        self.resumed()
        self.resize(self.kit)
        return value.then() if isinstance(value, Leave) else Stay()

    def _asks_to_leave(self) -> bool:
        return isinstance(self.over, Modal) and any(isinstance(each.value, Leave) for each in self.over.answers)

    def answered(self, answer: Any) -> None:
        """Take what became of an act."""
        if answer is not None and answer.text:
            self.tell(answer.text, grave=answer.refused)

    def room(self) -> pygame.Rect:
        """Return where a form opens."""
        kit = self.kit
        rect = pygame.Rect(0, 0, min(kit.size[0] - kit.px(32), kit.measure.both(820, 600)), kit.size[1] - kit.px(56))
        rect.center = kit.size[0] // 2, kit.size[1] // 2
        return rect

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the screen, the panel over it, the line that passes, and above all what the pointer asks about."""
        self.draw_screen(surface)
        if self.over is not None:
            self.over.draw(surface, self.kit)
        self.draw_line(surface)
        draw_tip(surface, self.kit, (self.ring if self.over is None else self.over.ring).tip())

    def draw_screen(self, surface: pygame.Surface) -> None:
        """Draw the screen itself."""
        self.draw_ground(surface)
        self.paint(surface)
        self.ring.draw(surface, self.kit)

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw the night or the desk."""
        make = artwork.desk_backdrop if self.ground == "desk" else artwork.night_backdrop
        surface.blit(self.kit.baked(self.ground, lambda: make(self.kit.size)), (0, 0))

    def kept(self, key: Hashable, make: Any) -> pygame.Surface:
        """Return a surface that is drawn once for this size of window."""
        return self.kit.panel((type(self).__name__, self.kit.size, key), make)

    def heading(self, surface: pygame.Surface, title: str, note: str = "") -> None:
        """Letter the title of the screen at its head, a note at the right, and the rule of brass."""
        rect, letters = self.layout.heading, self.kit.letters
        side = min(self.kit.measure.both(34, 26), rect.h - 4)
        surface.blit(painting.emblem(side, theme.GOLD), (rect.x, rect.centery - side // 2))
        x = rect.x + side + self.kit.px(12)
        name = next((n for n in ("title", "heading") if letters.width(title, n) <= rect.right - x), "name")
        shown = letters.put(
            surface, title, name, theme.TEXT, at=(x, rect.centery), anchor="midleft", width=rect.right - x
        )
        room = rect.right - shown.right - self.kit.px(24)
        if note and letters.width(note, "lead") <= room:
            letters.put(
                surface, note, "lead", theme.MUTED, at=(rect.right, rect.centery), anchor="midright", width=room
            )
        pygame.draw.line(surface, theme.BRASS, (rect.x, rect.bottom), (rect.right, rect.bottom))

    def draw_line(self, surface: pygame.Surface) -> None:
        """Draw the line that passes, over the foot of the window."""
        if not self.line:
            return
        kit, letters = self.kit, self.kit.letters
        pad, width = kit.px(16), self.line_width()
        lines = letters.wrapped(self.line, "lead", width - 2 * pad, most=4)
        box = pygame.Rect(0, 0, width, len(lines) * letters.height("lead") + pad)
        self.place_line(box)
        painting.shadow(surface, box, kit.px(8), kit.px(14))
        edge = theme.RED_PENCIL if self.grave else theme.BRASS
        surface.blit(painting.glass(box.size, kit.px(8), fill=theme.NIGHT, edge=edge, alpha=255), box)
        painting.outlined(surface, box, edge, 2, kit.px(8))
        for row, text in enumerate(lines):
            at = box.x + pad, box.y + pad // 2 + row * letters.height("lead")
            letters.put(surface, text, "lead", theme.TEXT, at=at)

    def line_width(self) -> int:
        """Return how wide the line that passes may be."""
        return min(self.kit.size[0] - self.kit.px(40), self.kit.measure.both(820, 600))

    def place_line(self, box: pygame.Rect) -> None:
        """Place the line that passes: over the buttons at the foot."""
        box.midbottom = self.kit.size[0] // 2, self.layout.foot.y - self.kit.px(8)


def row_of_buttons(kit: Kit, foot: pygame.Rect, number: int, width: int = 230) -> list[pygame.Rect]:
    """Return places side by side from the right of the foot, the first at the right."""
    gap = kit.px(10)
    each = min(kit.measure.both(width, width * 0.8), (foot.w - (number - 1) * gap) // max(1, number))
    return [pygame.Rect(foot.right - (n + 1) * each - n * gap, foot.y, each, foot.h) for n in range(number)]
