"""The chamber at night, painted once for each size of the window: room, mural, people, and the lit horseshoe."""

from __future__ import annotations

import math

import pygame

from game.desktop import painting, theme
from game.desktop.horseshoe import (
    AIDES_AT,
    CHAIRS_AT,
    INNER,
    OUTER,
    TABLE_HEIGHT,
    Point,
    View,
    along,
    parts,
    view_of,
)
from game.desktop.theme import Colour, mixed

CANVAS = 4_200_000
"""Pixels of the canvas, which is up to twice as fine as the window, so that scaling it down softens the edges."""
WALL_AT, WALL_WIDE, WALL_HIGH = 8.6, 26.0, 12.0
STEPS = 64
Polygon = list[Point]


def chamber_backdrop(size: tuple[int, int], stage: pygame.Rect, seats: int) -> pygame.Surface:
    """Return the chamber behind all panels, its horseshoe in the stage, with people on so many seats."""
    fine = min(2.0, math.sqrt(CANVAS / (size[0] * size[1])))
    fine = fine if fine > 1.2 else 1.0
    canvas = pygame.Surface((round(size[0] * fine), round(size[1] * fine)))
    canvas.fill(theme.NIGHT)
    view = view_of(pygame.Rect(*(round(edge * fine) for edge in stage)))
    _room(canvas, view)
    _people(canvas, view, seats)
    _table(canvas, view, seats)
    sheet = pygame.transform.smoothscale(canvas, size) if fine > 1 else canvas
    _light(sheet, view_of(stage))
    return sheet


def desk_backdrop(size: tuple[int, int]) -> pygame.Surface:
    """Return a walnut desk under a lamp, on which papers lie."""
    sheet = painting.gradient(size, theme.WALNUT_DARK, mixed(theme.WALNUT_DARK, theme.NIGHT, 0.5))
    row = 0
    while row < size[1]:
        shade = mixed(theme.WALNUT_DARK, theme.WALNUT, 0.10 + 0.10 * math.sin(row * 0.31) * math.sin(row * 0.057))
        pygame.draw.line(sheet, shade, (0, row), (size[0], row))
        row += 2
    painting.add_grain(sheet, 10, 2, dark=True)
    painting.add_glow(sheet, (size[0] * 0.42, size[1] * 0.4), (size[0] * 1.1, size[1] * 1.3), (64, 44, 28), 1.5)
    painting.vignette(sheet, 0.55)
    return sheet


def night_backdrop(size: tuple[int, int]) -> pygame.Surface:
    """Return the plain night of screens that are all text."""
    sheet = painting.gradient(size, mixed(theme.NIGHT, (24, 44, 70), 0.55), theme.NIGHT)
    painting.add_glow(sheet, (size[0] / 2, 0), (size[0] * 1.2, size[1] * 1.1), (26, 24, 20), 1.5)
    painting.add_grain(sheet, 4)
    painting.vignette(sheet, 0.5)
    return sheet


def _room(canvas: pygame.Surface, view: View) -> None:
    """Paint the wall, its curtains, mural and panelling, and the carpet."""
    left, right = -WALL_WIDE, WALL_WIDE
    _shaded(
        canvas,
        [
            view.at(left, WALL_AT, WALL_HIGH),
            view.at(right, WALL_AT, WALL_HIGH),
            view.at(right, WALL_AT),
            view.at(left, WALL_AT),
        ],
        (25, 47, 71),
        (42, 74, 105),
    )
    _curtains(canvas, view)
    _shaded(
        canvas,
        [view.at(-60, WALL_AT), view.at(60, WALL_AT), view.at(60, -9), view.at(-60, -9)],
        (36, 60, 84),
        (13, 21, 31),
    )
    _mural(canvas, view)
    _shaded(canvas, _upright(view, -WALL_WIDE, WALL_WIDE, 0.0, 1.0), (96, 64, 42), (44, 29, 20))
    for x in range(-25, 26):
        pygame.draw.line(canvas, (50, 33, 23), view.at(x, WALL_AT, 0.92), view.at(x, WALL_AT, 0.08), 2)
    pygame.draw.line(canvas, (150, 108, 66), view.at(-WALL_WIDE, WALL_AT, 1.0), view.at(WALL_WIDE, WALL_AT, 1.0), 2)
    for radius, share in ((6.15, 0.25), (6.4, 0.12)):
        pygame.draw.aalines(canvas, mixed((30, 48, 66), theme.BRASS, share), False, _curve(view, radius, 0.0))


def _curtains(canvas: pygame.Surface, view: View) -> None:
    """Hang damask in folds, with small gilt lozenges."""
    folds = 200
    for fold in range(folds):
        light = 0.5 + 0.5 * math.sin(fold * 1.55) + 0.25 * math.sin(fold * 0.7 + 1)
        x = -WALL_WIDE + 2 * WALL_WIDE * fold / folds
        colour = mixed((31, 56, 83), (52, 88, 124), max(0.0, min(1.0, light * 0.5)))
        top, foot = view.at(x, WALL_AT, WALL_HIGH), view.at(x, WALL_AT)
        pygame.draw.line(canvas, colour, top, foot, max(1, round(view.metre(x, WALL_AT) * 0.12)))
    half = max(1.5, view.metre(0, WALL_AT) * 0.055)
    for column in range(-44, 45):
        for row in range(12):
            x, y = view.at(column * 0.56 + (0.28 if row % 2 else 0), WALL_AT, 1.5 + row * 0.56)
            gilt = mixed((42, 70, 100), (214, 170, 92), 0.30 + 0.2 * math.sin(column * 1.3 + row))
            pygame.draw.polygon(canvas, gilt, [(x, y - half * 1.4), (x + half, y), (x, y + half * 1.4), (x - half, y)])


def _upright(view: View, left: float, right: float, low: float, high: float) -> Polygon:
    """Return a rectangle on the far wall, in metres."""
    return [
        view.at(left, WALL_AT, high),
        view.at(right, WALL_AT, high),
        view.at(right, WALL_AT, low),
        view.at(left, WALL_AT, low),
    ]


def _mural(canvas: pygame.Surface, view: View) -> None:
    """Paint the mural, a dawn over a divided land, in its gilt frame."""
    (x, y), _, (right, foot), _ = _upright(view, -3.4, 3.4, 1.2, 4.3)
    frame = pygame.Rect(round(x), round(y), round(right - x), round(foot - y))
    sheet = painting.gradient(frame.size, (48, 78, 112), (70, 52, 48))
    middle = frame.w / 2, frame.h * 0.68
    painting.add_glow(sheet, middle, (frame.w * 1.3, frame.h * 1.5), (200, 150, 84), 1.2)
    for ring in range(7):
        pygame.draw.circle(
            sheet, mixed((232, 190, 120), (120, 110, 110), ring / 7), middle, frame.w * (0.08 + 0.065 * ring), 1
        )
    pygame.draw.circle(sheet, (255, 238, 200), middle, frame.w * 0.055)
    for hill in range(9):
        foot_x, rise = frame.w * (hill + 0.5) / 9, frame.h * (0.17 + 0.08 * math.sin(hill * 2.2) + 0.03 * abs(hill - 4))
        slope = [(foot_x - frame.w * 0.1, frame.h), (foot_x, frame.h - rise), (foot_x + frame.w * 0.1, frame.h)]
        pygame.draw.polygon(sheet, (34, 42, 58) if hill % 2 else (44, 52, 68), slope)
    canvas.blit(sheet, frame)
    width = max(2, round(view.metre(0, WALL_AT) * 0.07))
    pygame.draw.rect(canvas, (122, 90, 52), frame.inflate(2 * width, 2 * width), width)
    pygame.draw.rect(canvas, (213, 174, 106), frame.inflate(2, 2), 1)


def _people(canvas: pygame.Surface, view: View, seats: int) -> None:
    """Seat the aides behind and the delegates at the table, the farthest first."""
    for place in range(14):
        part = (place - 6.5) / 7 * 0.93
        if abs(part) >= 0.1:
            _bust(canvas, view, along(AIDES_AT, part), place * 5 + 3, aide=True)
    chairs = [(along(CHAIRS_AT, part), seat) for seat, part in enumerate(parts(seats))]
    for spot, seat in sorted(chairs, key=lambda chair: -chair[0][1]):
        _bust(canvas, view, spot, seat * 7 + 4, aide=False)


SUITS: tuple[Colour, ...] = ((58, 64, 82), (70, 72, 88), (74, 64, 80), (80, 74, 76), (52, 76, 92))
SKINS: tuple[Colour, ...] = ((214, 168, 136), (176, 128, 98), (120, 84, 62), (226, 186, 156))
HAIRS: tuple[Colour, ...] = ((36, 32, 32), (86, 66, 48), (30, 28, 30), (176, 174, 172))
TIES: tuple[Colour, ...] = ((150, 44, 40), (46, 80, 132), (92, 92, 102))


def _bust(canvas: pygame.Surface, view: View, spot: Point, tone: int, *, aide: bool) -> None:
    """Paint one person in a chair, lit from the table."""
    metre = view.metre(*spot, 1.0)
    width = max(6, round(metre * (0.74 if aide else 0.92)))
    height = round(width * 1.3)
    figure = pygame.Surface((width, height), pygame.SRCALPHA)
    if not aide:
        _chair(figure, width, height)
    _figure(figure, width, height, tone)
    shade = pygame.Surface((2, 2))
    towards, away = ((205, 205, 215), (66, 72, 92)) if aide else ((255, 250, 240), (98, 106, 128))
    lit_left = spot[0] > 0
    for row, share in ((0, 0.0), (1, 0.35)):
        shade.set_at((0, row), mixed(towards if lit_left else away, theme.NIGHT, share))
        shade.set_at((1, row), mixed(away if lit_left else towards, theme.NIGHT, share))
    if aide:
        shade.fill((150, 156, 170), special_flags=pygame.BLEND_RGB_MULT)
    figure.blit(pygame.transform.smoothscale(shade, (width, height)), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    x, y = view.at(*spot, 0.30)
    painting.shadow(
        canvas,
        pygame.Rect(round(x - width / 2), round(y - height * 0.4), width, round(height * 0.4)),
        width // 3,
        max(6, width // 4),
        90,
    )
    canvas.blit(figure, (round(x - width / 2), round(y - height)))


def _chair(figure: pygame.Surface, width: int, height: int) -> None:
    back = pygame.Rect(round(width * 0.05), round(height * 0.30), round(width * 0.9), round(height * 0.8))
    pygame.draw.rect(figure, (48, 84, 124), back, border_radius=round(width * 0.22))
    pygame.draw.rect(figure, (110, 152, 196), back, width=max(1, width // 30), border_radius=round(width * 0.22))


def _figure(figure: pygame.Surface, width: int, height: int, tone: int) -> None:
    """Paint hair, suit, shirt, head."""
    suit, skin, hair = SUITS[tone % 5], SKINS[tone // 2 % 4], HAIRS[tone // 3 % 4]
    woman = tone * 7 % 5 < 2
    oval = _Oval(figure, width, height)
    if woman:
        oval(hair, 0.29, 0.07, 0.42, 0.42)
    oval(suit, 0.14, 0.44, 0.72, 0.62)
    oval(suit, 0.14, 0.62, 0.72, 0.70)
    open_to = 0.58 if woman else 0.70
    shirt = mixed(skin, (255, 255, 255), 0.1) if woman else (206, 204, 200)
    pygame.draw.polygon(
        figure, shirt, [(width * 0.42, height * 0.445), (width * 0.58, height * 0.445), (width * 0.5, height * open_to)]
    )
    if not woman:
        tie = [(0.478, 0.48), (0.522, 0.48), (0.535, 0.63), (0.5, 0.70), (0.465, 0.63)]
        pygame.draw.polygon(figure, TIES[tone % 3], [(width * x, height * y) for x, y in tie])
    oval(mixed(skin, theme.NIGHT, 0.25), 0.44, 0.36, 0.12, 0.12)
    oval(skin, 0.345, 0.11, 0.31, 0.32)
    oval(hair, 0.33, 0.075, 0.34, 0.15)


class _Oval:
    """Paints ovals given as shares of a figure's width and height."""

    def __init__(self, figure: pygame.Surface, width: int, height: int) -> None:
        self._figure, self._width, self._height = figure, width, height

    def __call__(self, colour: Colour, x: float, y: float, wide: float, high: float) -> None:
        """Paint one oval."""
        place = pygame.Rect(0, 0, max(1, round(wide * self._width)), max(1, round(high * self._height)))
        place.topleft = round(x * self._width), round(y * self._height)
        pygame.draw.ellipse(self._figure, colour, place)


def _curve(view: View, radius: float, height: float) -> Polygon:
    return [view.at(*along(radius, step / STEPS), height) for step in range(-STEPS, STEPS + 1)]


def _band(view: View, inner: tuple[float, float], outer: tuple[float, float]) -> Polygon:
    """Return the strip between two curves, each a radius and a height."""
    return _curve(view, *inner) + _curve(view, *outer)[::-1]


def _table(canvas: pygame.Surface, view: View, seats: int) -> None:
    """Build the horseshoe: its shadow, its inner face, its top with the leather, and what lies on it."""
    high = TABLE_HEIGHT
    pygame.draw.polygon(canvas, (13, 20, 29), _band(view, (INNER - 0.12, 0.0), (OUTER + 0.25, 0.0)))
    _face(canvas, view)
    for side in (-1, 1):
        ends = [along(INNER, side), along(OUTER, side)]
        pygame.draw.polygon(
            canvas,
            (58, 37, 25),
            [view.at(*ends[0], high), view.at(*ends[1], high), view.at(*ends[1]), view.at(*ends[0])],
        )
    _lit_band(canvas, view, (INNER, OUTER), (74, 47, 31), (176, 120, 74))
    _lit_band(canvas, view, (3.24, 3.86), (28, 48, 60), (70, 100, 108))
    for radius, colour in (
        (INNER, (214, 166, 108)),
        (OUTER, (132, 94, 60)),
        (3.24, (186, 146, 88)),
        (3.86, (150, 116, 70)),
    ):
        pygame.draw.aalines(canvas, colour, False, _curve(view, radius, high))
    for part in parts(seats):
        _place_setting(canvas, view, part)
    _well_table(canvas, view)


def _face(canvas: pygame.Surface, view: View) -> None:
    """Panel the inner side of the table, brightest at its head."""
    for step in range(-STEPS, STEPS):
        one, other = along(INNER, step / STEPS), along(INNER, (step + 1) / STEPS)
        lit = 0.38 + 0.62 * max(0.0, math.cos(step / STEPS * 1.9)) ** 1.3
        wood = mixed((10, 8, 8), (134, 88, 56), lit)
        corners = [
            view.at(*one, TABLE_HEIGHT),
            view.at(*other, TABLE_HEIGHT),
            view.at(*other, 0.06),
            view.at(*one, 0.06),
        ]
        pygame.draw.polygon(canvas, wood, corners)
        if step % 4 == 0:
            pygame.draw.line(canvas, mixed(wood, (0, 0, 0), 0.4), corners[0], corners[3], 1)


def _lit_band(canvas: pygame.Surface, view: View, radii: tuple[float, float], dark: Colour, light: Colour) -> None:
    """Lay a strip of the table's top, brightest at its head."""
    inner, outer = _curve(view, radii[0], TABLE_HEIGHT), _curve(view, radii[1], TABLE_HEIGHT)
    for step in range(2 * STEPS):
        part = (step + 0.5) / STEPS - 1
        colour = mixed(dark, light, math.exp(-((part / 0.48) ** 2)))
        pygame.draw.polygon(canvas, colour, [inner[step], inner[step + 1], outer[step + 1], outer[step]])


def _place_setting(canvas: pygame.Surface, view: View, part: float) -> None:
    """Lay a paper before a seat and stand its microphone."""
    here, inward = along(3.92, part), along(3.4, part)
    length = math.dist(here, inward)
    away = (inward[0] - here[0]) / length, (inward[1] - here[1]) / length
    beside = -away[1], away[0]
    corners = [
        view.at(here[0] + beside[0] * u - away[0] * v, here[1] + beside[1] * u - away[1] * v, TABLE_HEIGHT)
        for u, v in ((-0.19, -0.12), (0.19, -0.12), (0.19, 0.12), (-0.19, 0.12))
    ]
    pygame.draw.polygon(canvas, (222, 213, 194), corners)
    stem = here[0] + beside[0] * 0.34, here[1] + beside[1] * 0.34
    foot, head = view.at(*stem, TABLE_HEIGHT), view.at(*stem, TABLE_HEIGHT + 0.3)
    pygame.draw.line(canvas, (14, 16, 20), foot, head, max(1, round(view.metre(*stem) * 0.03)))
    pygame.draw.circle(canvas, (14, 16, 20), head, max(1.5, view.metre(*stem) * 0.045))


def _well_table(canvas: pygame.Surface, view: View) -> None:
    """Stand the reporters' table in the well."""
    high = 0.7
    pygame.draw.polygon(
        canvas, (14, 21, 30), [view.at(-1.2, 1.1), view.at(1.2, 1.1), view.at(1.25, -1.2), view.at(-1.25, -1.2)]
    )
    front = [
        view.at(-0.95, -1.0, high),
        view.at(0.95, -1.0, high),
        view.at(0.95, -1.0, 0.05),
        view.at(-0.95, -1.0, 0.05),
    ]
    _shaded(canvas, front, (84, 56, 38), (38, 25, 17))
    _shaded(
        canvas,
        [view.at(-0.95, 0.9, high), view.at(0.95, 0.9, high), view.at(0.95, -1.0, high), view.at(-0.95, -1.0, high)],
        (146, 102, 68),
        (84, 56, 38),
    )
    for x, y in ((-0.5, 0.5), (0.42, 0.25), (-0.4, -0.4), (0.5, -0.6)):
        corners = [view.at(x + u, y + v, high) for u, v in ((-0.2, 0.14), (0.2, 0.14), (0.2, -0.14), (-0.2, -0.14))]
        pygame.draw.polygon(canvas, (216, 207, 188), corners)


def _light(sheet: pygame.Surface, view: View) -> None:
    """Let one warm pool fall on the table and the mural's light on the wall; leave the rest cool."""
    painting.add_glow(sheet, view.at(0, 1.0, 0.8), (view.wide * 1.2, view.high * 0.85), (74, 60, 40), 1.5)
    painting.add_glow(sheet, view.at(0, WALL_AT, 4.2), (view.wide * 0.95, view.high * 0.55), (70, 52, 28), 1.5)
    painting.add_glow(sheet, view.at(0, 3.4, TABLE_HEIGHT), (view.wide * 0.75, view.high * 0.2), (58, 44, 28), 1.5)
    painting.vignette(sheet, 0.5, (view.middle / sheet.get_width(), 0.45))
    painting.add_grain(sheet, 5)


def _shaded(canvas: pygame.Surface, corners: Polygon, top: Colour, foot: Colour) -> None:
    """Fill a shape with colours that run from its top to its foot."""
    high, low = min(y for _, y in corners), max(y for _, y in corners)
    slices = max(2, min(96, round((low - high) / 3)))
    rows = [high + (low - high) * step / slices for step in range(slices + 1)]
    edges = [_across(corners, row) for row in rows]
    for step in range(slices):
        (left, right), (below_left, below_right) = edges[step], edges[step + 1]
        strip = [
            (left, rows[step]),
            (right, rows[step]),
            (below_right, rows[step + 1] + 1),
            (below_left, rows[step + 1] + 1),
        ]
        pygame.draw.polygon(canvas, mixed(top, foot, step / (slices - 1)), strip)


def _across(corners: Polygon, y: float) -> tuple[float, float]:
    """Return where a convex shape begins and ends at a height."""
    found: list[float] = []
    for (x, here), (other, there) in zip(corners, corners[1:] + corners[:1], strict=True):
        if here == there == y:
            found += [x, other]
        elif min(here, there) <= y <= max(here, there) and here != there:
            found.append(x + (other - x) * (y - here) / (there - here))
    return (min(found), max(found)) if found else (corners[0][0], corners[0][0])
