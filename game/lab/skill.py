"""Does skill win? The highest against a random delegation in each seat: python -m game.lab skill --out FILE.

The other seats are of middle skill and the seeds are the same. The second table is what a seat can change about war.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.lab.archive import asked, in_background
from game.lab.arms import MIDDLE, seats_asked
from game.lab.leading import POLICIES, RANDOM
from game.lab.pairs import WHOLE, Games, attack_rate, kept_games

BEST = "skill-2"


def table(games: Games, seats: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines of the comparison, one a seat, and the seats in which the highest skill is not shown to win."""
    lines, broken = ["highest skill less random, points of a hundred: by degrees, whole objectives; the means"], []
    for seat in seats:
        best, lot = (seat, BEST), (seat, RANDOM)
        degrees, whole = games.compared(best, lot, seat), games.compared(best, lot, seat, WHOLE)
        means = " ".join(f"{way} {_mean(games, (seat, way), seat):5.1f}" for way in (BEST, RANDOM))
        lines.append(f"  {seat}  {degrees}   {whole}   {means}")
        if degrees.low <= 0.0:
            broken.append(f"{seat}: highest skill less random is {degrees}")
    return lines, broken


def _mean(games: Games, arm: tuple[str, str], seat: str, measure: int = 1) -> float:
    rows = [row for (of, _), row in games.rows.items() if of == arm and "exception" not in row]
    return 100 * float(sum(row["carried_out"][seat][measure] for row in rows)) / max(1, len(rows))


def objectives_table(games: Games, seats: Sequence[str]) -> list[str]:
    """Return how often each objective is carried out, at random and at the highest skill; those that never change."""
    lines, dead = ["objectives carried out, percent of games: random, highest skill"], []
    for seat in seats:
        shares = {way: _met(games, (seat, way), seat) for way in (RANDOM, BEST)}
        if not all(shares.values()):
            continue
        of_each = [f"{each} {shares[RANDOM][each]:.0f} {shares[BEST][each]:.0f}" for each in shares[BEST]]
        lines.append(f"  {seat}  " + ", ".join(of_each))
        for always in (0.0, 100.0):
            fixed = [each for each in shares[BEST] if shares[RANDOM][each] == shares[BEST][each] == always]
            dead += [f"{seat}: {each} is carried out in {always:.0f} % of games either way" for each in fixed]
    return [*lines, *(f"  {each}" for each in dead)]


def _met(games: Games, arm: tuple[str, str], seat: str) -> dict[str, float]:
    rows = [row["objectives"][seat] for (of, _), row in games.rows.items() if of == arm and "exception" not in row]
    return {each: 100 * sum(row[each] == 1.0 for row in rows) / len(rows) for each in (rows[0] if rows else ())}


def war_table(games: Games, seats: Sequence[str], seeds: range) -> tuple[list[str], list[str]]:
    """Return what each seat changes about war between the ways that carry out its instructions best and worst."""
    lines = ["chance of an attack, in percent: a seat's best way, its worst, the change; the widest over all ways"]
    broken = []
    for seat in seats:
        ways = {way: games.of((seat, way), seeds) for way in (BEST, RANDOM, *POLICIES)}
        scores = {way: _score(rows, seat) for way, rows in ways.items()}
        rates = {way: 100 * attack_rate(rows) for way, rows in ways.items()}
        best, worst = max(scores, key=scores.__getitem__), min(scores, key=scores.__getitem__)
        widest = max(rates.values()) - min(rates.values())
        lines.append(
            f"  {seat}  {best} {rates[best]:.0f}, {worst} {rates[worst]:.0f}: {rates[worst] - rates[best]:+.0f}; "
            f"{min(rates, key=rates.__getitem__)} {min(rates.values()):.0f} to "
            f"{max(rates, key=rates.__getitem__)} {max(rates.values()):.0f}"
        )
        if widest == 0.0:
            broken.append(f"{seat}: no policy changes the chance of an attack")
    return lines, broken


def _score(rows: Sequence[dict[str, object]], seat: str) -> float:
    return sum(row["carried_out"][seat][1] for row in rows) / max(1, len(rows))  # type: ignore[index]


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Play the pairs and print the tables; the exit code is 1 where skill is not shown to win in some seat."""
    asks = asked(__doc__, 30, shipped)
    asks.add_argument("--seats", default="", help="codes, with commas; by default all")
    asks.add_argument("--limit", type=int, default=100, help="pairs where the interval includes zero")
    asks.add_argument("--no-war", action="store_true", help="leave out the table that plays every policy too")
    given = asks.parse_args(arguments)
    if given.background:
        return in_background("skill", arguments, given.out)
    seats = seats_asked(given)
    games = kept_games(given)
    games.follow([((seat, BEST), (seat, RANDOM), seat) for seat in seats], given.games, given.limit)
    lines, broken = table(games, seats)
    lines += objectives_table(games, seats)
    if not given.no_war:
        seeds = range(given.games)
        games.want([MIDDLE, *((seat, way) for seat in seats for way in POLICIES)], seeds)
        war, unmoved = war_table(games, seats, seeds)
        lines, broken = [*lines, *war], [*broken, *unmoved]
    broken += games.exceptions()
    print("\n".join(lines))
    print("\n".join(["missed:", *broken]) if broken else "skill wins in every seat, and each can change something")
    return 1 if broken else 0
