"""How the chamber is drawn: where members and guests stand, their flags, plates and bars on the room behind."""

from __future__ import annotations

import pygame
from msgspec import Struct

from game.desktop import painting, theme
from game.desktop.horseshoe import SeatPlace, above_the_head, invited_places, seat_places, seating
from game.desktop.kit import Kit
from game.desktop.layout import Layout, top_buttons
from game.desktop.meeting import GROUPS, ChamberModel, Floor, Guest, Seat


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


def chamber_view(
    surface: pygame.Surface,
    model: ChamberModel,
    layout: Layout,
    *,
    kit: Kit,
    backdrop: pygame.Surface,
    places: Places,
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
    draw_top_bar(
        surface,
        kit,
        layout.top_bar,
        title=model.title,
        date=model.date,
        you=model.you,
        buttons=_top_count(model, layout),
    )
    _draw_action_bar(surface, kit, layout)


def _top_count(model: ChamberModel, layout: Layout) -> int:
    return len(model.top) + (layout.record is None) + (layout.situation is None and bool(model.situation))


def draw_top_bar(
    surface: pygame.Surface,
    kit: Kit,
    rect: pygame.Rect,
    *,
    title: str,
    date: str,
    you: str,
    buttons: int = 0,
) -> None:
    """Draw the bar at the top: sign, title, date, and who the player is; the date is left out first."""
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
        right = kit.letters.put(
            sheet, you, "lead", theme.GOLD, at=(right, middle), anchor="midright", width=right - left
        ).x - kit.px(16)
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
        surface.blit(
            kit.panel(
                ("plate", place.plate.size), lambda: _plate_ground(kit, place.plate.size if place.plate else (1, 1))
            ),
            place.plate,
        )
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
    has_note = both <= size[1] - 4 and kit.letters.width(guest.note, "hint") <= room
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
        letters.put(
            sheet,
            floor.caption.upper(),
            "caps",
            theme.GOLD,
            at=(pad + caption_width // 2, top + flag_height + 4),
            anchor="midtop",
        )
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
        box = pygame.Rect(
            name.right + kit.px(10), 0, letters.width(floor.badge, "hint") + kit.px(18), letters.height("hint") + 4
        )
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
