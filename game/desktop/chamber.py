"""The chamber in a window: a meeting to look at, to ask about and to act in."""

from __future__ import annotations

from typing import Any

import pygame
from msgspec import Struct

from game.desktop import dialogs
from game.desktop.artwork import chamber_backdrop
from game.desktop.figures import SituationPanel
from game.desktop.keymap import KEYS
from game.desktop.kit import Kit
from game.desktop.layout import layout_of, top_buttons
from game.desktop.meeting import GROUPS, Act, Asked, ChamberModel
from game.desktop.sheets import Record
from game.desktop.stage import chamber_view, places_of
from game.desktop.widgets import Button, FocusRing, Spot, Widget


class _Open(Struct, frozen=True):
    """The player opens a side panel for which the window has no room."""

    panel: str


PANEL_CLOSED = _Open("")
_PANELS = {"record": KEYS["record"], "situation": KEYS["figures"]}
"""The key of each side panel: it opens and closes it."""


class Chamber:
    """The chamber in a window: `show` a model, `handle` events (it gives the value of an act, or Asked), `draw`."""

    def __init__(self, kit: Kit, model: ChamberModel) -> None:
        self.kit, self.model = kit, model
        self.ring = FocusRing()
        self.record = Record(model.record_title, pygame.Rect(0, 0, 1, 1))
        self.situation = SituationPanel()
        self.open = ""
        self._arrange()

    def show(self, model: ChamberModel) -> None:
        """Show another state of the meeting; focus and scroll stay where they were."""
        if model != self.model:
            self.model = model
            self._arrange()

    def resize(self, kit: Kit) -> None:
        """Take another size of window or scale of text."""
        self.kit = kit
        self._arrange()

    def handle(self, event: pygame.event.Event) -> Any:
        """Take an event; return the value of what was used, PANEL_CLOSED where Escape closed a panel, or None."""
        if event.type == pygame.KEYDOWN:
            if event.key == pygame.K_ESCAPE and self.open:
                self.open = ""
                self._arrange()
                return PANEL_CLOSED
            if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
                self.record.handle(event)
                return None
        given = self.ring.handle(event)
        if isinstance(given, _Open):
            self.open = "" if self.open == given.panel else given.panel
            self._arrange()
            return None
        return given

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole chamber, without the note beside what is asked about: the screen lays that above all."""
        chamber_view(surface, self.model, self.layout, kit=self.kit, backdrop=self._painted(), places=self.places)
        if self.open:
            if self.layout.record is not None:
                self.record.draw(surface, self.kit)
            dialogs.darken(surface, self.kit)
        situation = self.layout.situation or (self.layout.overlay if self.open == "situation" else None)
        if situation is not None:
            self.situation.draw(surface, self.kit, situation, self.model, solid=bool(self.open))
        self.ring.draw(surface, self.kit)

    def _arrange(self) -> None:
        """Place everything anew for the model and the window."""
        counts = [sum(act.group == group for act in self.model.acts) for group in GROUPS]
        self.layout = layout_of(self.kit.size, self.kit.text_scale, counts)
        self.places = places_of(self.kit, self.layout, self.model)
        self.record.name, self.record.symbol = self.model.record_title, self.model.record_symbol
        self.record.subtitle, self.record.foot = self.model.record_subtitle, self.model.record_foot
        self.record.show(self.model.record)
        self.ring.replace(self._widgets())

    def _widgets(self) -> list[Widget]:
        if self.open:
            shown = self._situation_spots() if self.open == "situation" else [self._record_in(self.layout.overlay)]
            return [*shown, self._closing()]
        record = [self._record_in(self.layout.record)] if self.layout.record is not None else []
        return [*self._acts(), *record, *self._seat_spots(), *self._situation_spots(), *self._top()]

    def _record_in(self, rect: pygame.Rect) -> Record:
        self.record.rect = rect
        return self.record

    def _closing(self) -> Button:
        """Return the button at the corner of a panel that is open over the chamber."""
        side, overlay = self.kit.measure.both(30, 26), self.layout.overlay
        place = pygame.Rect(overlay.right - side // 2, overlay.y - side // 2, side, side).clamp(self.layout.window)
        return Button("Close", place, value=_Open(self.open), key=_PANELS[self.open], icon="cross", look="icon")

    def _acts(self) -> list[Widget]:
        ordered = [act for group in GROUPS for act in self.model.acts if act.group == group]
        look = "tall" if self.layout.tall_buttons else "flat"
        return [_button(act, rect, look) for act, rect in zip(ordered, self.layout.actions, strict=True)]

    def _seat_spots(self) -> list[Widget]:
        spots: list[Widget] = []
        for seat, place in self.places.seats:
            rect = place.flag.inflate(4, 4) if place.plate is None else place.flag.union(place.plate)
            hint = seat.name + (f". {seat.hint}" if seat.hint else "")
            spots.append(Spot(seat.name, rect, value=Asked("seat", seat.code), role="seat", hint=hint))
        for guest, rect in self.places.guests:
            hint = f"{guest.name}, {guest.note}" + (f". {guest.hint}" if guest.hint else "")
            spots.append(Spot(guest.name, rect, value=Asked("guest", guest.code), role="guest", hint=hint))
        return spots

    def _situation_spots(self) -> list[Widget]:
        rect = self.layout.situation or (self.layout.overlay if self.open == "situation" else None)
        rows = self.situation.rows(self.kit, rect, self.model.situation) if rect is not None else []
        return [
            Spot(
                row.indicator.label,
                row.rect,
                value=Asked("indicator", row.indicator.key),
                role="figure",
                hint=row.indicator.hint,
            )
            for row in rows
        ]

    def _top(self) -> list[Widget]:
        acts = list(self.model.top)
        if self.layout.record is None:
            acts.insert(0, Act(_Open("record"), "Record", "paper", _PANELS["record"]))
        if self.layout.situation is None and self.model.situation:
            acts.insert(0, Act(_Open("situation"), "Situation", "globe", _PANELS["situation"]))
        places = top_buttons(self.layout.top_bar, len(acts), self.layout.measure)
        return [_button(act, rect, "icon") for act, rect in zip(acts, places, strict=True)]

    def _painted(self) -> pygame.Surface:
        stage, seats = self.layout.stage, len(self.model.seats)
        key = ("chamber", tuple(stage), seats)
        return self.kit.baked(key, lambda: chamber_backdrop(self.kit.size, stage, seats))


def _button(act: Act, rect: pygame.Rect, look: str) -> Button:
    return Button(
        act.label,
        rect,
        value=act.value,
        key=act.key,
        icon=act.icon,
        look=look,
        enabled=act.enabled,
        reason=act.reason,
        brass=act.brass,
        hint=act.hint,
    )
