"""The course of an indicator as a drawing in a page: a line over the days, with its turning points marked."""

from __future__ import annotations

from game.debrief.hypertext import Markup, tag
from game.debrief.turning import Course

WIDE, HIGH, PAD = 640, 150, 8
"""The drawing's own units; the page scales it."""


def chart(course: Course) -> Markup:
    """Return the course as SVG with a title and a description for readers who cannot see it."""
    low, high = min(course.values), max(course.values)
    span = (high - low) or 1.0
    points = [
        (_across(n, len(course.values)), PAD + (HIGH - 2 * PAD) * (high - value) / span)
        for n, value in enumerate(course.values)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3.5", class_="dot") for x, y in _marked(course, points)]
    return tag(
        "svg",
        tag("title", f"{course.label}: {course.first} to {course.last}"),
        tag("desc", _described(course)),
        tag("line", x1="0", y1=str(HIGH - 1), x2=str(WIDE), y2=str(HIGH - 1), class_="axis"),
        tag("polyline", points=line, class_="course"),
        *dots,
        viewBox=f"0 0 {WIDE} {HIGH}", role="img",
    )  # fmt: skip


def _across(place: int, number: int) -> float:
    return PAD + (WIDE - 2 * PAD) * place / max(1, number - 1)


def _marked(course: Course, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points at which the turning points show: on the morning after the day of each."""
    places = dict.fromkeys(min(turn.day + 1, len(points) - 1) for turn in course.turns)
    return [points[place] for place in places]


def _described(course: Course) -> str:
    told = (f"{day}: {value:g}" for day, value in zip(course.days, course.values, strict=False))
    return "; ".join(told)
