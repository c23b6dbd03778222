"""What differs between two games of one delegation: how bold, how conciliatory, and which red line is its true one."""

from __future__ import annotations

from msgspec import Struct

from game.engine.case import Profile, RedLine
from game.terms import Dice, MemberId, Slug

PRETENDED = 0.3
"""What a red line that is not the true one weighs, as a share."""


class Stake(Struct, frozen=True):
    """A red line as it weighs in this game."""

    line: RedLine
    weight: float
    true: bool


class Temper(Struct, frozen=True):
    """Dispositions of one seat in one game, each 0..1, and its red lines."""

    boldness: float = 0.5
    goodwill: float = 0.5
    appetite: float = 0.5
    stakes: tuple[Stake, ...] = ()


def temper(seed: int, member: MemberId, profile: Profile) -> Temper:
    """Return the dispositions that the game's dice give to a seat, the same whenever they are asked for."""
    dice = Dice(seed, 0, "temper")
    return Temper(
        boldness=dice.fraction(f"{member}/boldness"),
        goodwill=dice.fraction(f"{member}/goodwill"),
        appetite=dice.fraction(f"{member}/appetite"),
        stakes=_stakes(dice, member, profile.red_lines),
    )


def _stakes(dice: Dice, member: MemberId, lines: tuple[RedLine, ...]) -> tuple[Stake, ...]:
    if not lines:
        return ()
    true = dice.below(len(lines), f"{member}/red-line")
    price = 0.8 + 0.7 * dice.fraction(f"{member}/price")
    return tuple(
        Stake(line, round(line.weight * price if place == true else line.weight * PRETENDED, 6), place == true)
        for place, line in enumerate(lines)
    )


def stakes(lines: tuple[RedLine, ...], true: Slug, price: float) -> tuple[Stake, ...]:
    """Return the red lines as they weigh in this game: the true one its price, the others a share of their weight."""
    if all(each.id != true for each in lines):
        return ()
    return tuple(
        Stake(each, price if each.id == true else round(each.weight * PRETENDED, 6), each.id == true) for each in lines
    )
