"""Numbers made visible: a gauge, a bar and a line over the days, each with its figure beside it in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

from game.desktop import painting, theme
from game.desktop.kit import Kit
from game.desktop.theme import Colour

FROM, SWEEP = 140, 260


def gauge(kit: Kit, side: int, share: float, figure: str, label: str, *, colour: Colour) -> pygame.Surface:
    """Return a round gauge filled to a share of 0 to 1, its figure in the middle over its label."""
    share = max(0.0, min(1.0, share))
    width = max(4, side // 12)

    def draw(sheet: pygame.Surface, k: int) -> None:
        centre, radius = (side * k / 2, side * k / 2), side * k / 2 - k
        painting.arc(sheet, centre, radius, width=width * k, start=FROM, stop=FROM + SWEEP, colour=theme.LINE)
        if share > 0.005:
            painting.arc(sheet, centre, radius, width=width * k, start=FROM, stop=FROM + SWEEP * share, colour=colour)
        for quarter in (0.25, 0.5, 0.75):
            angle = math.radians(FROM + SWEEP * quarter)
            ends = [
                (centre[0] + r * math.cos(angle), centre[1] + r * math.sin(angle)) for r in (radius, radius - width * k)
            ]
            pygame.draw.line(sheet, theme.PANEL, ends[0], ends[1], k * max(1, side // 60))

    sheet = painting.smooth((side, side), draw)
    name = "gauge" if kit.letters.width(figure, "gauge") < side - 3 * width else "heading"
    middle = side * (0.44 if label else 0.5)
    kit.letters.put(sheet, figure, name, theme.TEXT, at=(side / 2, middle), anchor="center")
    kit.letters.put(
        sheet, label, "hint", theme.MUTED, at=(side / 2, side * 0.60), anchor="midtop", width=side - 3 * width
    )
    return sheet


def bar(
    surface: pygame.Surface,
    rect: pygame.Rect,
    share: float,
    colour: Colour,
    *,
    ground: Colour = theme.LINE,
    steps: int = 4,
) -> None:
    """Draw a bar filled to a share of 0 to 1, divided into so many steps."""
    share = max(0.0, min(1.0, share))
    radius = max(1, rect.h // 2)
    pygame.draw.rect(surface, ground, rect, border_radius=radius)
    if share > 0:
        filled = pygame.Rect(rect.x, rect.y, max(rect.h, round(rect.w * share)), rect.h)
        pygame.draw.rect(surface, colour, filled, border_radius=radius)
    for step in range(1, steps):
        x = rect.x + rect.w * step // steps
        pygame.draw.line(surface, theme.PANEL, (x, rect.y), (x, rect.bottom - 1))


def sparkline(kit: Kit, size: tuple[int, int], series: Sequence[float], colour: Colour) -> pygame.Surface:
    """Return the course of a number over the days, the last day marked; flat where it never changed."""
    reach = max(2, kit.px(3))
    low, high = min(series), max(series)
    span = high - low or 1.0

    def places(k: int) -> list[tuple[float, float]]:
        wide, tall = (size[0] - 2 * reach) * k, (size[1] - 2 * reach) * k
        last = max(1, len(series) - 1)
        return [(reach * k + wide * n / last, reach * k + tall * (1 - (v - low) / span)) for n, v in enumerate(series)]

    def draw(sheet: pygame.Surface, k: int) -> None:
        points = places(k)
        foot = size[1] * k
        pygame.draw.polygon(sheet, (*colour, 46), [*points, (points[-1][0], foot), (points[0][0], foot)])
        pygame.draw.lines(sheet, colour, False, points, max(2, round(1.6 * k * kit.measure.u)))
        pygame.draw.circle(sheet, colour, points[-1], reach * k)

    if len(series) < 2:
        return pygame.Surface(size, pygame.SRCALPHA)
    return painting.smooth(size, draw)
