"""The flags of invented States as figures that any front end can paint: parts in order, on a field of 120 to 90."""

from __future__ import annotations

from math import cos, pi, sin

from msgspec import Struct

from game.engine.case import SHAPES, Badge

WIDE, HIGH = 120.0, 90.0
_X, _Y, _R = WIDE / 2, HIGH / 2, 30.0


class Part(Struct, frozen=True):
    """One part of a figure: a polygon through `points`, or a disc about the one point if `radius` is above 0.

    It is painted in the colour of the figure, or in that of the ground if `hollow`.
    """

    points: tuple[tuple[float, float], ...]
    radius: float = 0.0
    hollow: bool = False


def _disc(x: float, y: float, radius: float, *, hollow: bool = False) -> Part:
    return Part(((x, y),), radius, hollow)


def _box(left: float, top: float, right: float, foot: float) -> Part:
    return Part(((left, top), (right, top), (right, foot), (left, foot)))


def _around(corners: int, radius: float, inner: float = 0.0) -> Part:
    """Return a regular polygon about the middle, its first corner at the top; with `inner` a star."""
    radii = (radius, inner) if inner else (radius,)
    count = corners * len(radii)
    turns = ((radii[each % len(radii)], 2 * pi * each / count) for each in range(count))
    return Part(tuple((_X + r * sin(turn), _Y - r * cos(turn)) for r, turn in turns))


def _stripe(*points: tuple[float, float]) -> Part:
    return Part(points)


FIGURES: dict[str, tuple[Part, ...]] = {
    "disc": (_disc(_X, _Y, _R),),
    "ring": (_disc(_X, _Y, _R), _disc(_X, _Y, 17.0, hollow=True)),
    "half": (_disc(_X, HIGH, 48.0),),
    "pair": (_disc(34.0, _Y, 20.0), _disc(86.0, _Y, 20.0)),
    "crescent": (_disc(_X - 5, _Y, _R), _disc(_X + 9, _Y, 24.0, hollow=True)),
    "square": (_box(_X - 26, _Y - 26, _X + 26, _Y + 26),),
    "diamond": (_around(4, 37.0),),
    "hexagon": (_around(6, 34.0),),
    "triangle": (_stripe((0, 0), (70, _Y), (0, HIGH)),),
    "star": (_around(5, 36.0, 14.5),),
    "cross": (_box(_X - 10, 0, _X + 10, HIGH), _box(0, _Y - 10, WIDE, _Y + 10)),
    "saltire": (
        _stripe((0, 0), (18, 0), (WIDE, 76), (WIDE, HIGH), (102, HIGH), (0, 14)),
        _stripe((WIDE, 0), (102, 0), (0, 76), (0, HIGH), (18, HIGH), (WIDE, 14)),
    ),
    "pale": (_box(40, 0, 80, HIGH),),
    "fess": (_box(0, 30, WIDE, 60),),
    "bend": (_stripe((0, 0), (36, 0), (WIDE, 63), (WIDE, HIGH), (84, HIGH), (0, 27)),),
    "chevron": (_stripe((0, HIGH), (_X, 22), (WIDE, HIGH), (92, HIGH), (_X, 54), (28, HIGH)),),
    "bars": (_box(0, 12, WIDE, 28), _box(0, 37, WIDE, 53), _box(0, 62, WIDE, 78)),
}
assert set(FIGURES) == set(SHAPES), "every shape is drawn"


def svg(badge: Badge) -> str:
    """Return the flag as an SVG image, for pages; it holds numbers and checked colours alone."""
    parts = [f'<rect width="{WIDE:g}" height="{HIGH:g}" fill="#{badge.ground}"/>']
    for part in FIGURES[badge.shape]:
        fill = f'fill="#{badge.ground if part.hollow else badge.colour}"'
        if part.radius:
            (x, y), = part.points
            parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{part.radius:g}" {fill}/>')
        else:
            corners = " ".join(f"{x:.4g},{y:.4g}" for x, y in part.points)
            parts.append(f'<polygon points="{corners}" {fill}/>')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {HIGH:g}">{"".join(parts)}</svg>'
