"""How things are painted: smooth shapes, gradients, light, panels, paper and the marks of a vote.

Everything here makes a surface or draws on one; what is costly is made once and kept by its maker.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

import pygame

from game.desktop import theme
from game.desktop.stock import MEGABYTE, Stock, kept
from game.desktop.theme import Colour, mixed

Point = tuple[float, float]
FINER = 3
PAINTED = Stock(24 * MEGABYTE)
"""Frames, shadows, lights and signs, of every window and size."""


def smooth(size: tuple[int, int], draw: Callable[[pygame.Surface, int], None]) -> pygame.Surface:
    """Return what `draw(surface, factor)` draws on a sheet finer by the factor, scaled down, so that edges are soft."""
    width, height = max(1, size[0]), max(1, size[1])
    sheet = pygame.Surface((width * FINER, height * FINER), pygame.SRCALPHA)
    draw(sheet, FINER)
    return pygame.transform.smoothscale(sheet, (width, height))


def smooth_box(size: tuple[int, int], edge: int, draw: Callable[[pygame.Surface, int], None]) -> pygame.Surface:
    """Return what `smooth` does of a box that is alike throughout but within `edge` pixels of its corners.

    Only as much of it is drawn finer as there is to see; the sides and the middle are stretched.
    """
    small = min(size[0], 2 * edge + 2), min(size[1], 2 * edge + 2)
    box = smooth(small, draw)
    if small == size:
        return box
    across = _stretched(box, (size[0], small[1]), edge)
    turned = pygame.transform.rotate(across, 90)
    return pygame.transform.rotate(_stretched(turned, (size[1], size[0]), edge), -90)


def _stretched(box: pygame.Surface, size: tuple[int, int], edge: int) -> pygame.Surface:
    """Return a box made wider in its middle."""
    wide, high = box.get_size()
    if wide >= size[0]:
        return box
    sheet = pygame.Surface((size[0], high), pygame.SRCALPHA)
    strip = pygame.transform.scale(box.subsurface((edge, 0, 1, high)), (size[0] - wide + 2, high))
    sheet.blit(box, (0, 0), (0, 0, edge, high))
    sheet.blit(strip, (edge, 0))
    sheet.blit(box, (size[0] - wide + edge + 2, 0), (edge + 2, 0, wide - edge - 2, high))
    return sheet


def gradient(size: tuple[int, int], top: Colour, foot: Colour) -> pygame.Surface:
    """Return a sheet that goes from one colour at its top to another at its foot."""
    strip = pygame.Surface((1, 2))
    strip.set_at((0, 0), top)
    strip.set_at((0, 1), foot)
    taller = pygame.transform.smoothscale(strip, (1, 32))
    return pygame.transform.smoothscale(taller, (max(1, size[0]), max(1, size[1])))


@kept(PAINTED)
def rounded(size: tuple[int, int], radius: int) -> pygame.Surface:
    """Return a white sheet with round corners, by which others are cut."""
    return smooth_box(
        size, radius + 2, lambda sheet, k: _fill_round(sheet, (255, 255, 255, 255), sheet.get_rect(), radius * k)
    )


def cut_round(sheet: pygame.Surface, radius: int) -> pygame.Surface:
    """Return a copy of the sheet with round corners."""
    copy = pygame.Surface(sheet.get_size(), pygame.SRCALPHA)
    copy.blit(sheet, (0, 0))
    copy.blit(rounded(sheet.get_size(), radius), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


@kept(PAINTED)
def _pool(power: float) -> pygame.Surface:
    """Return a round light of 56 pixels, white in the middle, black at the rim."""
    half = 28
    axis = [place + 0.5 for place in range(half)]
    quarter = [bytes(round(255 * max(0.0, 1 - math.hypot(x, y) / half) ** power) for x in axis) for y in axis]
    below = [row[::-1] + row for row in quarter]
    return grey(b"".join(below[::-1] + below), (2 * half, 2 * half))


def grey(levels: bytes, size: tuple[int, int], depth: int = 255) -> pygame.Surface:
    """Return a sheet of greys, a byte for each pixel; 255 stands for a light of `depth`."""
    sheet = pygame.image.frombuffer(levels, size, "P")
    sheet.set_palette([(level * depth // 255,) * 3 for level in range(256)])
    return sheet.convert(32)


@kept(PAINTED)
def glow(size: tuple[int, int], colour: Colour, power: float = 2.0) -> pygame.Surface:
    """Return an oval light, to be added to what it falls on."""
    tinted = _pool(power).copy()
    tinted.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
    return pygame.transform.smoothscale(tinted, (max(2, size[0]), max(2, size[1])))


def add_glow(
    surface: pygame.Surface, centre: Point, size: tuple[float, float], colour: Colour, power: float = 2.0
) -> None:
    """Let a light fall on the surface round a point."""
    light = glow((round(size[0]), round(size[1])), colour, power)
    at = light.get_rect(center=(round(centre[0]), round(centre[1])))
    surface.blit(light, at, special_flags=pygame.BLEND_RGB_ADD)


def vignette(surface: pygame.Surface, strength: float, centre: Point = (0.5, 0.45)) -> None:
    """Darken the surface towards its corners; a strength of 1 would blacken them."""
    wide, high = 48, 27
    across = [((column + 0.5) / wide - centre[0]) / 0.72 for column in range(wide)]
    down = [((row + 0.5) / high - centre[1]) / 0.78 for row in range(high)]
    levels = bytes(round(255 * (1 - strength * min(1.2, math.hypot(x, y)) ** 1.9)) for y in down for x in across)
    shade = grey(levels, (wide, high))
    big = pygame.transform.smoothscale(shade, surface.get_size())
    surface.blit(big, (0, 0), special_flags=pygame.BLEND_RGB_MULT)


@kept(PAINTED)
def grain(depth: int, coarse: int = 1) -> pygame.Surface:
    """Return a tile of noise of 0 to `depth`, its grains `coarse` pixels wide."""
    side = 192 // coarse
    noise = random.Random(depth * 31 + coarse).randbytes(side * side)
    tile = grey(noise, (side, side), depth)
    return pygame.transform.smoothscale(tile, (192, 192)) if coarse > 1 else tile


def mottle(size: tuple[int, int], depth: int, coarse: int) -> pygame.Surface:
    """Return soft clouds of 0 to `depth`, about `coarse` pixels wide, over a whole sheet."""
    small = max(2, size[0] // coarse), max(2, size[1] // coarse)
    noise = random.Random(depth).randbytes(small[0] * small[1])
    return pygame.transform.smoothscale(grey(noise, small, depth), size)


def add_grain(surface: pygame.Surface, depth: int, coarse: int = 1, *, dark: bool = False) -> None:
    """Cover the surface with noise that lightens it, or darkens it; it hides the steps of a soft light."""
    tile = grain(depth, coarse)
    blend = pygame.BLEND_RGB_SUB if dark else pygame.BLEND_RGB_ADD
    for y in range(0, surface.get_height(), tile.get_height()):
        for x in range(0, surface.get_width(), tile.get_width()):
            surface.blit(tile, (x, y), special_flags=blend)


def shadow(surface: pygame.Surface, rect: pygame.Rect, radius: int, reach: int, depth: int = 150) -> None:
    """Lay the soft shadow of a rectangle, reaching so far beyond it, a little below."""
    sheet = _shadow((rect.w, rect.h), radius, max(4, reach), depth)
    surface.blit(sheet, sheet.get_rect(center=(rect.centerx, rect.centery + reach // 3)))


@kept(PAINTED)
def _shadow(size: tuple[int, int], radius: int, reach: int, depth: int) -> pygame.Surface:
    coarse = 6
    small = pygame.Surface(((size[0] + 2 * reach) // coarse + 2, (size[1] + 2 * reach) // coarse + 2), pygame.SRCALPHA)
    inner = small.get_rect().inflate(-2 * reach // coarse, -2 * reach // coarse)
    pygame.draw.rect(small, (0, 0, 0, depth), inner, border_radius=max(1, radius // coarse))
    soft = pygame.transform.box_blur(small, max(1, reach // coarse // 2 + 1))
    return pygame.transform.smoothscale(soft, (size[0] + 2 * reach, size[1] + 2 * reach))


def glass(
    size: tuple[int, int],
    radius: int,
    *,
    fill: Colour = theme.PANEL,
    edge: Colour = theme.LINE,
    alpha: int = theme.PANEL_ALPHA,
) -> pygame.Surface:
    """Return a panel of dark glass, its top edge lit; an alpha of 255 lets nothing through."""
    sheet = smooth_box(size, radius + 2, lambda s, k: _framed(s, k, fill, edge, radius))
    sheet.set_alpha(alpha)
    pygame.draw.line(sheet, theme.EDGE, (radius, 0), (size[0] - radius, 0))
    return sheet


def raised(
    size: tuple[int, int],
    radius: int,
    top: Colour,
    foot: Colour,
    *,
    edge: Colour,
    border: int = 1,
) -> pygame.Surface:
    """Return the body of a button: a gradient, and an edge so many pixels wide."""
    sheet = cut_round(gradient(size, top, foot), radius)
    frame = smooth_box(
        size, max(radius, border) + 2, lambda s, k: _outline(s, edge, s.get_rect(), radius * k, border * k)
    )
    sheet.blit(frame, (0, 0))
    return sheet


def paper(size: tuple[int, int]) -> pygame.Surface:
    """Return a sheet of paper, a little darker towards its edges."""
    sheet = pygame.Surface(size)
    sheet.fill(theme.PAPER)
    sheet.blit(mottle(size, 9, 26), (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    add_grain(sheet, 4, dark=True)
    for step in range(8):
        pygame.draw.rect(
            sheet, mixed(theme.PAPER_EDGE, theme.PAPER, step / 8), sheet.get_rect().inflate(-2 * step, -2 * step), 1
        )
    return sheet


def arc(
    surface: pygame.Surface, centre: Point, radius: float, *, width: float, start: float, stop: float, colour: Colour
) -> None:
    """Draw a band along a circle between two angles (degrees, clockwise from the right)."""
    steps = max(2, int(abs(stop - start) / 3))
    angles = [math.radians(start + (stop - start) * step / steps) for step in range(steps + 1)]
    outer = [_on(centre, radius, angle) for angle in angles]
    inner = [_on(centre, radius - width, angle) for angle in reversed(angles)]
    pygame.draw.polygon(surface, colour, outer + inner)


@kept(PAINTED)
def mark(shape: str, side: int, colour: Colour) -> pygame.Surface:
    """Return the sign of a ballot: "circle" with a tick, "square" with a cross, "diamond" with a bar, else a ring."""
    return smooth((side, side), lambda sheet, k: _SIGNS.get(shape, _ring)(sheet, side * k, colour))


@kept(PAINTED)
def emblem(side: int, colour: Colour) -> pygame.Surface:
    """Return the game's own sign: fifteen places round an open horseshoe."""

    def draw(sheet: pygame.Surface, k: int) -> None:
        whole = side * k
        centre = whole / 2, whole / 2
        arc(sheet, centre, whole * 0.33, width=whole * 0.075, start=145, stop=395, colour=colour)
        for place in range(15):
            angle = math.radians(140 + 260 * place / 14)
            dot = whole * (0.032 if place != 7 else 0.05)
            pygame.draw.circle(sheet, colour, _on(centre, whole * 0.43, angle), dot)

    return smooth((side, side), draw)


def outlined(surface: pygame.Surface, rect: pygame.Rect, colour: Colour, width: int, radius: int) -> None:
    """Draw a frame with soft round corners round a rectangle."""
    surface.blit(_frame(rect.size, colour, max(1, width), radius), rect)


@kept(PAINTED)
def _frame(size: tuple[int, int], colour: Colour, width: int, radius: int) -> pygame.Surface:
    return smooth_box(
        size, max(radius, width) + 2, lambda s, k: _outline(s, colour, s.get_rect(), radius * k, width * k)
    )


def _on(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _fill_round(sheet: pygame.Surface, colour: Sequence[int], rect: pygame.Rect, radius: int) -> None:
    pygame.draw.rect(sheet, tuple(colour), rect, border_radius=max(0, radius))


def _outline(sheet: pygame.Surface, colour: Colour, rect: pygame.Rect, radius: int, width: int) -> None:
    pygame.draw.rect(sheet, colour, rect, width=width, border_radius=max(0, radius))


def _framed(sheet: pygame.Surface, k: int, fill: Colour, edge: Colour, radius: int) -> None:
    _fill_round(sheet, edge, sheet.get_rect(), radius * k)
    _fill_round(sheet, fill, sheet.get_rect().inflate(-2 * k, -2 * k), (radius - 1) * k)


def _strokes(sheet: pygame.Surface, side: int, points: Sequence[Point], colour: Colour) -> None:
    width = max(1, side // 11)
    places = [(x * side, y * side) for x, y in points]
    pygame.draw.lines(sheet, colour, False, places, width)
    for place in places:
        pygame.draw.circle(sheet, colour, place, width / 2)


def _circle(sheet: pygame.Surface, side: int, colour: Colour) -> None:
    pygame.draw.circle(sheet, colour, (side / 2, side / 2), side * 0.47)
    _strokes(sheet, side, ((0.30, 0.52), (0.44, 0.66), (0.71, 0.36)), theme.PANEL)


def _square(sheet: pygame.Surface, side: int, colour: Colour) -> None:
    _fill_round(sheet, colour, pygame.Rect(side * 0.06, side * 0.06, side * 0.88, side * 0.88), side // 10)
    _strokes(sheet, side, ((0.33, 0.33), (0.67, 0.67)), theme.PANEL)
    _strokes(sheet, side, ((0.67, 0.33), (0.33, 0.67)), theme.PANEL)


def _diamond(sheet: pygame.Surface, side: int, colour: Colour) -> None:
    pygame.draw.polygon(sheet, colour, [(side / 2, 0), (side, side / 2), (side / 2, side), (0, side / 2)])
    _strokes(sheet, side, ((0.34, 0.5), (0.66, 0.5)), theme.PANEL)


def _ring(sheet: pygame.Surface, side: int, colour: Colour) -> None:
    pygame.draw.circle(sheet, colour, (side / 2, side / 2), side * 0.45, max(1, side // 12))


_SIGNS: dict[str, Callable[[pygame.Surface, int, Colour], None]] = {
    "circle": _circle,
    "square": _square,
    "diamond": _diamond,
}
