"""What differs between two games of one delegation: how bold it is, how conciliatory, and what its red lines weigh."""

from __future__ import annotations

from msgspec import Struct

from game.engine.case import RedLine
from game.terms import Dice, MemberId, Slug

PRETENDED = 0.3
"""The weight of a red line that is not the true one, as a share."""


class Stake(Struct, frozen=True):
    """A red line as it weighs in this game."""

    line: RedLine
    weight: float
    true: bool


class Temper(Struct, frozen=True):
    """The dispositions of one seat in one game, each 0..1."""

    boldness: float = 0.5
    goodwill: float = 0.5
    appetite: float = 0.5


def temper(seed: int, member: MemberId) -> Temper:
    """Return the dispositions that the game's dice give to a seat, the same at every call."""
    dice = Dice(seed, 0, "temper")
    return Temper(
        boldness=dice.fraction(f"{member}/boldness"),
        goodwill=dice.fraction(f"{member}/goodwill"),
        appetite=dice.fraction(f"{member}/appetite"),
    )


def stakes(lines: tuple[RedLine, ...], true: Slug, price: float) -> tuple[Stake, ...]:
    """Return the red lines as they weigh in this game: the true one its price, the others a share of their weight."""
    return tuple(
        Stake(each, price if each.id == true else round(each.weight * PRETENDED, 6), each.id == true) for each in lines
    )
