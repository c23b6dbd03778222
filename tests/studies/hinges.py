"""What hangs on one seat? How often another policy turns the ending: python -m tests.studies.hinges --out FILE."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.studies.arms import MIDDLE, scenario
from tests.studies.keeping import asked, in_background
from tests.studies.pairs import Games, kept_games
from tests.studies.skill import BEST
from tests.studies.ways import POLICIES, RANDOM

CHANGES = (BEST, RANDOM, *POLICIES)


def turned(games: Games, seat: str, way: str, seeds: range) -> float:
    """Return the share of games that end otherwise than with middle skill in the seat, with the same dice."""
    pairs = [(games.rows[(seat, way), seed], games.rows[MIDDLE, seed]) for seed in seeds]
    known = [(one["ending"], other["ending"]) for one, other in pairs if "ending" in one and "ending" in other]
    return sum(one != other for one, other in known) / max(1, len(known))


def table(games: Games, seats: Sequence[str], seeds: range) -> list[str]:
    """Return a line a seat: the share of games that each change of policy turns, and the mean of them."""
    lines = ["games that end otherwise, percent: " + ", ".join(CHANGES)]
    for seat in seats:
        shares = [100 * turned(games, seat, way, seeds) for way in CHANGES]
        of_each = " ".join(f"{each:4.0f}" for each in shares)
        lines.append(f"  {seat}  {of_each}   mean {sum(shares) / len(shares):.0f}")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Play the games and print the table; the exit code is 1 where a game was ended by an exception."""
    asks = asked(__doc__, 30)
    asks.add_argument("--seats", default="", help="codes, with commas; by default all")
    given = asks.parse_args(arguments)
    if given.background:
        return in_background("tests.studies.hinges", arguments, given.out)
    seats = [each for each in given.seats.split(",") if each] or list(scenario(given.scenario, given.mode).seats)
    games, seeds = kept_games(given), range(given.games)
    games.want([MIDDLE, *((seat, way) for seat in seats for way in CHANGES)], seeds)
    print("\n".join([*table(games, seats, seeds), *games.exceptions()]))
    return 1 if games.exceptions() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
