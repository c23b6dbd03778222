"""The screens by name: a scene that leads to one above it asks for that by name, and so imports none above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.terms import Word


class Screen(Word):
    """The screens that are asked for by name."""

    MORNING = "morning"
    VOTE = "vote"
    BALLOT = "ballot"
    CHAMBER = "chamber"
    TALKS = "talks"
    CORRIDOR = "corridor"
    DEBRIEF = "debrief"
    SEAT_CHOICE = "seat-choice"
    INSTRUCTIONS = "instructions"
    DRAFTING = "drafting"
    SPEECH = "speech"
    DELEGATION = "delegation"
    OTHER_CHAIR = "other-chair"
    DAYS = "days"


Make = Callable[..., Any]
_SCREENS: dict[Screen, Make] = {}


def fill(screens: Mapping[Screen, Make]) -> None:
    """Take what makes each screen; the window does so before it opens."""
    _SCREENS.update(screens)


def screen(name: Screen | str) -> Make:
    """Return what makes a screen; raise LookupError where there is none of that name."""
    return _SCREENS[Screen(name)]
