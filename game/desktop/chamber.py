"""The chamber as it is seen: what it shows (a model of plain values), and how bar, seats, speaker, record and acts are drawn."""

from __future__ import annotations

from typing import Any

import pygame
from msgspec import Struct

from game.desktop import dialogs, painting, theme
from game.desktop.artwork import chamber_backdrop
from game.desktop.horseshoe import SeatPlace, above_the_head, invited_places, seat_places, seating
from game.desktop.kit import Kit
from game.desktop.layout import Layout, layout_of, top_buttons
from game.desktop.papers import Entry, Record
from game.desktop.situation import Indicator, SituationPanel
from game.desktop.widgets import Button, FocusRing, Spot, Widget, draw_tip

GROUPS = ("Speak", "Procedure", "Diplomacy", "Decide")


class Seat(Struct, frozen=True):
    """A member at the table; the hint says more while the pointer is on it, the sign is an icon at its flag."""

    code: str
    name: str
    short: str = ""
    president: bool = False
    speaking: bool = False
    you: bool = False
    hint: str = ""
    sign: str = ""


class Guest(Struct, frozen=True):
    """Someone invited to the table, and by which rule."""

    code: str
    name: str
    note: str
    speaking: bool = False
    hint: str = ""


class Floor(Struct, frozen=True):
    """Who has the floor: the words being said, a badge such as "Accusation", and how others took them."""

    code: str
    speaker: str
    said: str
    badge: str = ""
    reactions: str = ""
    caption: str = "Speaking"
    grave: bool = False


class Act(Struct, frozen=True):
    """An act that is offered: what it stands for, and its label, icon, key and group; why not, where it is not enabled."""

    value: Any
    label: str
    icon: str = ""
    key: str = ""
    group: str = "Speak"
    enabled: bool = True
    reason: str = ""
    brass: bool = False


class ChamberModel(Struct, frozen=True):
    """All that the chamber shows. Seats stand in the order in which they sit, clockwise; one of them is the President's."""

    title: str
    date: str
    you: str
    seats: tuple[Seat, ...]
    guests: tuple[Guest, ...] = ()
    situation: tuple[Indicator, ...] = ()
    situation_date: str = ""
    news: str = ""
    record_title: str = ""
    record_symbol: str = ""
    record_subtitle: str = ""
    record_foot: str = ""
    record: tuple[Entry, ...] = ()
    floor: Floor | None = None
    acts: tuple[Act, ...] = ()
    top: tuple[Act, ...] = ()


class Asked(Struct, frozen=True):
    """The player asks about something: a "seat", a "guest" or an "indicator", by its code or key."""

    kind: str
    key: str


class _Open(Struct, frozen=True):
    """The player opens a side panel for which the window has no room."""

    panel: str


class Chamber:
    """The chamber in a window: `show` a model, `handle` events (it gives back the value of an act, or Asked), `draw`."""

    def __init__(self, kit: Kit, model: ChamberModel) -> None:
        self.kit, self.model = kit, model
        self.ring = FocusRing()
        self.record = Record(model.record_title, pygame.Rect(0, 0, 1, 1))
        self.situation = SituationPanel()
        self.open = ""
        self._backdrop: tuple[tuple[Any, ...], pygame.Surface] | None = None
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
        """Take an event; return the value of what was used, or None."""
        if event.type == pygame.KEYDOWN:
            if event.key == pygame.K_ESCAPE and self.open:
                self.open = ""
                self._arrange()
                return True
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
        """Draw the whole chamber."""
        chamber_view(surface, self.model, self.layout, kit=self.kit, backdrop=self._painted(), places=self.places)
        if self.open:
            if self.layout.record is not None:
                self.record.draw(surface, self.kit)
            dialogs.darken(surface, self.kit)
        situation = self.layout.situation or (self.layout.overlay if self.open == "situation" else None)
        if situation is not None:
            self.situation.draw(surface, self.kit, situation, self.model, solid=bool(self.open))
        self.ring.draw(surface, self.kit)
        draw_tip(surface, self.kit, self.ring.tip())

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
        return Button("Close", place, value=_Open(self.open), key=self.open[0].upper(), icon="cross", look="icon")

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
            Spot(row.indicator.label, row.rect, value=Asked("indicator", row.indicator.key), role="figure", hint=row.indicator.hint)
            for row in rows
        ]

    def _top(self) -> list[Widget]:
        acts = list(self.model.top)
        if self.layout.record is None:
            acts.insert(0, Act(_Open("record"), "Record", "paper", "R"))
        if self.layout.situation is None and self.model.situation:
            acts.insert(0, Act(_Open("situation"), "Situation", "globe", "S"))
        places = top_buttons(self.layout.top_bar, len(acts), self.layout.measure)
        return [_button(act, rect, "icon") for act, rect in zip(acts, places, strict=True)]

    def _painted(self) -> pygame.Surface:
        key = (self.kit.size, tuple(self.layout.stage), len(self.model.seats))
        if self._backdrop is None or self._backdrop[0] != key:
            self._backdrop = key, chamber_backdrop(self.kit.size, self.layout.stage, len(self.model.seats))
        return self._backdrop[1]


class Places(Struct, frozen=True):
    """Where the members and those invited stand; guests without room are left out."""

    seats: tuple[tuple[Seat, SeatPlace], ...]
    guests: tuple[tuple[Guest, pygame.Rect], ...]


def places_of(kit: Kit, layout: Layout, model: ChamberModel) -> Places:
    """Return the places of all in the chamber, the President's seat at the head of the table."""
    size = kit.measure.both(136, 118), min(kit.measure.both(44, 34), layout.stage.h // 5)
    spots = invited_places(layout.stage, len(model.guests), size=size, gap=kit.px(8))
    head = next((n for n, seat in enumerate(model.seats) if seat.president), 0)
    order = seating(len(model.seats), head)
    ring = sorted(zip(order, model.seats, strict=True), key=lambda pair: pair[0])
    sizes = [_plate_size(kit, layout, seat) for _, seat in ring]
    key = ("places", tuple(layout.stage), tuple(sizes), len(spots))
    places = kit.kept(key, lambda: seat_places(layout.stage, sizes, taken=spots)) if sizes else []
    return Places(
        tuple((seat, place) for (_, seat), place in zip(ring, places, strict=True)),
        tuple(zip(model.guests, spots, strict=False)),
    )


def _plate_size(kit: Kit, layout: Layout, seat: Seat) -> tuple[int, int]:
    if not layout.names_shown:
        return 0, 0
    return kit.letters.width(seat.short or seat.name, "plate") + kit.px(10), kit.letters.height("plate") + 4


def _button(act: Act, rect: pygame.Rect, look: str) -> Button:
    return Button(act.label, rect, value=act.value, key=act.key, icon=act.icon, look=look, enabled=act.enabled, reason=act.reason, brass=act.brass)


def chamber_view(
    surface: pygame.Surface, model: ChamberModel, layout: Layout, *, kit: Kit, backdrop: pygame.Surface, places: Places,
) -> None:
    """Draw all of the chamber that is not a widget: room, seats, guests, the floor, the bars."""
    surface.blit(backdrop, (0, 0))
    _draw_seats(surface, kit, places)
    if any(seat.president for seat in model.seats):
        kit.letters.put(surface, "PRESIDENT", "caps", theme.GOLD, at=above_the_head(layout.stage), anchor="center")
    for guest, rect in places.guests:
        surface.blit(kit.panel(("guest", guest, rect.size), lambda g=guest, r=rect: _guest(kit, g, r.size)), rect)  # type: ignore[misc]
    if model.floor is not None:
        floor, third = model.floor, layout.lower_third
        painting.shadow(surface, third, kit.px(theme.PANEL_RADIUS), kit.px(14))
        surface.blit(kit.panel(("floor", floor, third.size), lambda: _floor(kit, floor, third.size)), third)
    draw_top_bar(surface, kit, layout.top_bar, title=model.title, date=model.date, you=model.you, buttons=_top_count(model, layout))
    _draw_action_bar(surface, kit, layout)


def _top_count(model: ChamberModel, layout: Layout) -> int:
    return len(model.top) + (layout.record is None) + (layout.situation is None and bool(model.situation))


def draw_top_bar(
    surface: pygame.Surface, kit: Kit, rect: pygame.Rect, *, title: str, date: str, you: str, buttons: int = 0,
) -> None:
    """Draw the bar at the top: sign, title, date, and who the player is; what has no room is left out, the date first."""
    key = ("top", rect.size, title, date, you, buttons)
    surface.blit(kit.panel(key, lambda: _top_bar(kit, rect, title, date=date, you=you, buttons=buttons)), rect)


def _top_bar(kit: Kit, rect: pygame.Rect, title: str, *, date: str, you: str, buttons: int) -> pygame.Surface:
    sheet = pygame.Surface(rect.size, pygame.SRCALPHA)
    sheet.fill((*theme.NIGHT, 226))
    pygame.draw.line(sheet, theme.BRASS, (0, rect.h - 1), (rect.w, rect.h - 1))
    margin, middle = kit.px(theme.MARGIN), rect.h // 2
    side = min(kit.measure.both(34, 26), rect.h - 6)
    sheet.blit(painting.emblem(side, theme.GOLD), (margin, middle - side // 2))
    places = top_buttons(rect, buttons, kit.measure)
    right = places[0].x - kit.px(16) if places else rect.w - margin
    start = margin + side + kit.px(10)
    name = "heading" if kit.letters.width(title, "heading") < (right - start) * 0.6 else "name"
    shown = kit.letters.put(sheet, title, name, theme.TEXT, at=(start, middle), anchor="midleft", width=right - start)
    left = shown.right + kit.px(14)
    if you and right - left > kit.letters.width(you[:14], "lead"):
        right = kit.letters.put(sheet, you, "lead", theme.GOLD, at=(right, middle), anchor="midright", width=right - left).x - kit.px(16)
    if right - left > kit.letters.width(date, "lead") + kit.px(16):
        pygame.draw.line(sheet, theme.LINE, (left, middle - kit.px(10)), (left, middle + kit.px(10)))
        kit.letters.put(sheet, date, "lead", theme.MUTED, at=(left + kit.px(14), middle), anchor="midleft")
    return sheet


def _draw_action_bar(surface: pygame.Surface, kit: Kit, layout: Layout) -> None:
    def ground() -> pygame.Surface:
        sheet = pygame.Surface(layout.action_bar.size, pygame.SRCALPHA)
        sheet.fill((*theme.NIGHT, 226))
        pygame.draw.line(sheet, theme.LINE, (0, 0), (layout.action_bar.w, 0))
        return sheet

    surface.blit(kit.panel(("acts", layout.action_bar.size), ground), layout.action_bar)
    for head, word in zip(layout.groups, GROUPS, strict=False):
        if head.h:
            ink = theme.GOLD if word == GROUPS[-1] else theme.FAINT
            kit.letters.put(surface, word.upper(), "caps", ink, at=head.topleft, width=max(head.w, kit.tx(40)))


def _draw_seats(surface: pygame.Surface, kit: Kit, places: Places) -> None:
    for seat, place in places.seats:
        if seat.speaking:
            painting.add_glow(surface, place.flag.center, (place.flag.w * 5, place.flag.w * 5), (120, 94, 50))
    for seat, place in places.seats:
        _draw_seat(surface, kit, seat, place)


def _draw_seat(surface: pygame.Surface, kit: Kit, seat: Seat, place: SeatPlace) -> None:
    flag = place.flag
    surface.blit(kit.flags.flag(seat.code, flag.size), flag)
    if seat.you or seat.speaking:
        colour = theme.GOLD if seat.you else theme.hexed("FFF0C8")
        painting.outlined(surface, flag.inflate(kit.px(6), kit.px(6)), colour, max(2, kit.px(2)), kit.px(4))
    if seat.sign:
        side = max(12, flag.h * 2 // 3)
        corner = flag.x, flag.y + side // 4
        pygame.draw.circle(surface, theme.PLATE, corner, side * 0.75)
        icon = kit.icons.icon(seat.sign, side, theme.GOLD)
        surface.blit(icon, icon.get_rect(center=corner))
    if place.plate is not None:
        ink = theme.GOLD if seat.speaking or seat.you else theme.TEXT
        surface.blit(kit.panel(("plate", place.plate.size), lambda: _plate_ground(kit, place.plate.size if place.plate else (1, 1))), place.plate)
        kit.letters.put(surface, seat.short or seat.name, "plate", ink, at=place.plate.center, anchor="center")


def _plate_ground(kit: Kit, size: tuple[int, int]) -> pygame.Surface:
    sheet = pygame.Surface(size)
    sheet.fill(theme.PLATE)
    plate = painting.cut_round(sheet, kit.px(theme.PLATE_RADIUS))
    plate.set_alpha(205)
    return plate


def _guest(kit: Kit, guest: Guest, size: tuple[int, int]) -> pygame.Surface:
    sheet = painting.glass(size, kit.px(6), edge=theme.GOLD if guest.speaking else theme.LINE)
    flag_height = min(size[1] - kit.px(12), kit.tx(24))
    flag = kit.flags.flag(guest.code, (flag_height * 4 // 3, flag_height))
    room = size[0] - flag.get_width() - kit.px(8) * 3
    if room < kit.tx(44):
        sheet.blit(flag, flag.get_rect(center=(size[0] // 2, size[1] // 2)))
        return sheet
    sheet.blit(flag, flag.get_rect(midleft=(kit.px(8), size[1] // 2)))
    x, both = flag.get_width() + kit.px(16), kit.letters.height("plate") + kit.letters.height("hint")
    has_note = both <= size[1] - 4
    top = (size[1] - (both if has_note else kit.letters.height("plate"))) // 2
    kit.letters.put(sheet, guest.name, "plate", theme.GOLD if guest.speaking else theme.TEXT, at=(x, top), width=room)
    if has_note:
        kit.letters.put(sheet, guest.note, "hint", theme.MUTED, at=(x, top + kit.letters.height("plate")), width=room)
    return sheet


def _floor(kit: Kit, floor: Floor, size: tuple[int, int]) -> pygame.Surface:
    """Return the lower third: flag, speaker, badge, the words being said, and how they were taken."""
    sheet = painting.glass(size, kit.px(theme.PANEL_RADIUS))
    pad, letters = kit.px(14), kit.letters
    flag_height = min(size[1] - 2 * kit.px(12) - letters.height("caps"), kit.measure.both(44, 34))
    flag = kit.flags.flag(floor.code, (flag_height * 4 // 3, flag_height))
    caption_width = max(flag.get_width(), letters.width(floor.caption.upper(), "caps"))
    if size[0] > kit.tx(300):
        top = (size[1] - flag_height - letters.height("caps") - 2) // 2
        sheet.blit(flag, flag.get_rect(midtop=(pad + caption_width // 2, top)))
        letters.put(sheet, floor.caption.upper(), "caps", theme.GOLD, at=(pad + caption_width // 2, top + flag_height + 4), anchor="midtop")
        x = pad + caption_width + pad
    else:
        x = pad
    _words_of(sheet, kit, floor, pygame.Rect(x, kit.px(8), size[0] - pad - x, size[1] - 2 * kit.px(8)))
    return sheet


def _words_of(sheet: pygame.Surface, kit: Kit, floor: Floor, room: pygame.Rect) -> None:
    letters = kit.letters
    badge_room = letters.width(floor.badge, "hint") + kit.px(30) if floor.badge else 0
    name = letters.put(sheet, floor.speaker, "name", theme.TEXT, at=room.topleft, width=room.w - badge_room)
    if floor.badge and badge_room < room.w:
        box = pygame.Rect(name.right + kit.px(10), 0, letters.width(floor.badge, "hint") + kit.px(18), letters.height("hint") + 4)
        box.centery = name.centery
        ground = theme.RED_PENCIL if floor.grave else theme.FOCUSED
        pygame.draw.rect(sheet, ground, box, border_radius=box.h // 2)
        letters.put(sheet, floor.badge, "hint", theme.ON_RED, at=box.center, anchor="center")
    rest = room.bottom - name.y - letters.height("name")
    notes = letters.height("note") if floor.reactions and rest >= letters.height("said") + letters.height("note") else 0
    lines = max(1, (rest - notes) // letters.height("said"))
    y = name.y + letters.height("name")
    for line in letters.wrapped(floor.said, "said", room.w, most=lines):
        letters.put(sheet, line, "said", theme.TEXT, at=(room.x, y))
        y += letters.height("said")
    if notes:
        letters.put(sheet, floor.reactions, "note", theme.MUTED, at=(room.x, room.bottom - notes), width=room.w)
