"""The horseshoe as geometry: where its head, its arms, its seats and their plates fall in the stage of the window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from pygame import Rect

INNER, OUTER, ARM = 3.0, 4.15, 4.0
"""Radii of the table and length of its arms, in metres."""
TABLE_HEIGHT = 0.76
FLAGS_AT, CHAIRS_AT, AIDES_AT = 3.55, 5.15, 6.75
ENDS = 0.955
HEAD = 0.4
"""Part of the table, from its head, along which plates stand below their flags; the head's own stands above it."""
_EYE = (-12.6, 9.6)
_LENGTH = math.hypot(12.95, 9.2)
_FORWARD = (12.95 / _LENGTH, -9.2 / _LENGTH)

Point = tuple[float, float]


def along(radius: float, part: float) -> Point:
    """Return the place on the floor at a radius, the part running from -1 (left end) by 0 (head) to 1 (right end)."""
    run = part * (ARM + radius * math.pi / 2)
    if abs(run) <= radius * math.pi / 2:
        angle = math.pi / 2 - run / radius
        return radius * math.cos(angle), radius * math.sin(angle)
    return math.copysign(radius, run), radius * math.pi / 2 - abs(run)


def _seen(x: float, y: float, z: float) -> tuple[float, float, float]:
    """Return a place as a camera over the well sees it: across, down, and how large a metre is there."""
    ahead, above = y - _EYE[0], z - _EYE[1]
    depth = ahead * _FORWARD[0] + above * _FORWARD[1]
    rise = -ahead * _FORWARD[1] + above * _FORWARD[0]
    return x / depth, -rise / depth, 1 / depth


_HALF = _seen(5.2, -ARM, TABLE_HEIGHT)[0]
_TOP = _seen(0, CHAIRS_AT, 1.45)[1]
_FOOT = _seen(OUTER, -ARM, 0)[1]


class View(Struct, frozen=True):
    """How metres of the chamber fall on the pixels of the window."""

    middle: float
    top: float
    wide: float
    high: float

    def at(self, x: float, y: float, z: float = 0.0) -> Point:
        """Return the pixel of a place; x to the right, y away from the viewer, z up, in metres."""
        across, down, _ = _seen(x, y, z)
        return self.middle + across * self.wide, self.top + (down - _TOP) * self.high

    def metre(self, x: float, y: float, z: float = 0.0) -> float:
        """Return how many pixels a metre is at a place."""
        return _seen(x, y, z)[2] * min(self.wide, self.high)


def view_of(stage: Rect) -> View:
    """Return the view in which the whole table and its seats stand in a stage, the wall above them."""
    wall = stage.h * 0.22
    wide = stage.w / (2 * _HALF)
    high = (stage.h - wall) / (_FOOT - _TOP)
    wide = min(wide, high * 1.25)
    high = min(high, wide * 1.45)
    top = stage.bottom - (_FOOT - _TOP) * high
    return View(stage.centerx, top - max(0.0, (top - stage.y - wall) * 0.4), wide, high)


def parts(seats: int) -> list[float]:
    """Return where so many seats stand along the table, from its left end to its right."""
    if seats == 1:
        return [0.0]
    return [ENDS * (2 * seat / (seats - 1) - 1) for seat in range(seats)]


def seating(seats: int, president: int) -> list[int]:
    """Return the place along the table, 0 at the left end, of each seat, the president at the head."""
    if not seats:
        return []
    head = (seats - 1) // 2
    return [(seat - president + head) % seats for seat in range(seats)]


class SeatPlace(Struct, frozen=True):
    """Where a seat stands: its flag on the table, the plate with its name if there is room, and its chair."""

    flag: Rect
    plate: Rect | None
    part: float


def seat_places(
    stage: Rect,
    plates: Sequence[tuple[int, int]],
    *,
    taken: Sequence[Rect] = (),
    least: int = 12,
) -> list[SeatPlace]:
    """Return the places of seats from the left end to the right, given the size their plates need (0 for none).

    No flag or plate overlaps another or what is taken, and all stand in the stage; a plate without room is left out.
    """
    view = view_of(stage)
    flags = _flags(view, len(plates), stage, least)
    spread = parts(len(plates))
    found: dict[int, Rect] = {}
    for seat in sorted(range(len(plates)), key=lambda place: abs(spread[place])):
        busy = [*flags, *taken, *found.values()]
        spot = _spot(flags, seat, plates[seat], spread[seat], stage=stage, busy=busy)
        if spot is not None:
            found[seat] = spot
    return [SeatPlace(flags[seat], found.get(seat), spread[seat]) for seat in range(len(plates))]


def _flags(view: View, seats: int, stage: Rect, least: int) -> list[Rect]:
    """Return the flags as large as perspective and the stage allow without overlap."""
    share = 0.66
    widest = max(least + 4.0, 34.0)
    while True:
        places = [_flag(view, part, share, widest * share).clamp(stage) for part in parts(seats)]
        crowded = any(one.colliderect(other) for one, other in pairwise(places))
        if not crowded or share < 0.12:
            return places
        share *= 0.93


def _flag(view: View, part: float, share: float, widest: float) -> Rect:
    x, y = along(FLAGS_AT, part)
    width = max(view.metre(x, y, 0.8) * share, widest)
    flag = Rect(0, 0, round(width), round(width * 0.75))
    across, down = view.at(x, y, 0.8)
    flag.midbottom = round(across), round(down + flag.h * 0.3)
    return flag


def _spot(
    flags: Sequence[Rect], seat: int, size: tuple[int, int], part: float, *, stage: Rect, busy: Sequence[Rect]
) -> Rect | None:
    """Return the free place of a plate that is nearest to its own flag and not nearer to a neighbour's."""
    if not size[0]:
        return None
    neighbours = [flag for n, flag in enumerate(flags) if 0 < abs(n - seat) <= 3]
    blocked = list(busy)
    best, least = None, math.inf
    for spot, dislike in _spots(flags[seat], size, part):
        if stage.contains(spot) and spot.collidelist(blocked) < 0:
            own = _gap(spot, flags[seat])
            near = min((_gap(spot, other) for other in neighbours), default=math.inf)
            cost = own + 2 * max(0.0, own + 4 - near) + dislike
            if cost < least:
                best, least = spot, cost
    return best


def _spots(flag: Rect, size: tuple[int, int], part: float) -> list[tuple[Rect, float]]:
    """Return places for a plate round a flag and how little each is liked: above, below or inside the well."""
    wide, high = size
    side = 1 if part < 0 else -1
    level = flag.centery - high // 2
    inner, outer = (flag.right + 5, flag.x - 5 - wide) if part < 0 else (flag.x - 5 - wide, flag.right + 5)
    corner = flag.right if part < 0 else flag.x - wide
    spots = [
        (Rect(inner, level, wide, high), 0.0 if abs(part) >= HEAD else 6.0),
        (Rect(corner, flag.bottom, wide, high), 7.0),
    ]
    for drop in range(8):
        for shift in range(-1, 6):
            x = flag.centerx - wide // 2 + side * wide * shift // 8
            spots.append(
                (
                    Rect(x, flag.bottom + 2 + drop * high // 4, wide, high),
                    2.0 * abs(shift) + (0 if abs(part) < HEAD else 8),
                )
            )
    spots.append((Rect(outer, level, wide, high), 14.0))
    above = Rect(flag.centerx - wide // 2, flag.y - high - 3, wide, high)
    return [(above, -9.0), *spots] if not part else spots


def _gap(one: Rect, other: Rect) -> float:
    """Return how far two rectangles are apart, in pixels."""
    across = max(0, one.x - other.right, other.x - one.right)
    down = max(0, one.y - other.bottom, other.y - one.bottom)
    return math.hypot(across, down)


def invited_places(stage: Rect, number: int, *, size: tuple[int, int], gap: int) -> list[Rect]:
    """Return the places of those invited, at the open end of the well; narrower, then fewer, where it is full."""
    view = view_of(stage)
    left, right = view.at(-INNER + 0.1, -ARM, TABLE_HEIGHT)[0], view.at(INNER - 0.1, -ARM, TABLE_HEIGHT)[0]
    room = int(right - left)
    narrow = round(size[1] * 1.1)
    width = min(size[0], (room + gap) // max(1, number) - gap)
    if width < size[0] * 0.72:
        width = min(width, narrow) if number else width
    shown = number if width >= narrow else max(1, (room + gap) // (narrow + gap)) if number else 0
    width = max(width, min(narrow, room))
    row = Rect(0, 0, shown * (width + gap) - gap if shown else 0, size[1])
    row.midbottom = stage.centerx, stage.bottom
    return [Rect(row.x + place * (width + gap), row.y, width, row.h) for place in range(min(shown, number))]


def above_the_head(stage: Rect) -> Point:
    """Return the place on the panelling behind the head of the table, where the President's title is."""
    return view_of(stage).at(0, 8.5, 0.5)
