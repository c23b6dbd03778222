"""What hangs on one seat? How often another policy turns the ending: python -m game.lab hinges --out FILE."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.lab.archive import asked, in_background
from game.lab.arms import MIDDLE, seats_asked
from game.lab.leading import POLICIES, RANDOM
from game.lab.pairs import Games, kept_games
from game.lab.skill import BEST

CHANGES = (BEST, RANDOM, *POLICIES)


def turned(games: Games, seat: str, way: str, seeds: range) -> float:
    """Return the share of games that end otherwise than with middle skill in the seat, with the same dice."""
    pairs = [(games.rows[(seat, way), seed], games.rows[MIDDLE, seed]) for seed in seeds]
    known = [(one["ending"], other["ending"]) for one, other in pairs if "ending" in one and "ending" in other]
    return float(sum(one != other for one, other in known)) / max(1, len(known))


def table(games: Games, seats: Sequence[str], seeds: range) -> list[str]:
    """Return a line a seat: the share of games that each change of policy turns, and the mean of them."""
    lines = ["games that end otherwise, percent: " + ", ".join(CHANGES)]
    for seat in seats:
        shares = [100 * turned(games, seat, way, seeds) for way in CHANGES]
        of_each = " ".join(f"{each:4.0f}" for each in shares)
        lines.append(f"  {seat}  {of_each}   mean {sum(shares) / len(shares):.0f}")
    return lines


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Play the games and print the table; the exit code is 1 where a game was ended by an exception."""
    asks = asked(__doc__, 30, shipped)
    asks.add_argument("--seats", default="", help="codes, with commas; by default all")
    given = asks.parse_args(arguments)
    if given.background:
        return in_background("hinges", arguments, given.out)
    seats = seats_asked(given)
    games, seeds = kept_games(given), range(given.games)
    games.want([MIDDLE, *((seat, way) for seat in seats for way in CHANGES)], seeds)
    print("\n".join([*table(games, seats, seeds), *games.exceptions()]))
    return 1 if games.exceptions() else 0
