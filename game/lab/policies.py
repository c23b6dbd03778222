"""Does a simple policy win? Seven against middle skill in every seat: python -m game.lab policies --out FILE.

Beside it, of the highest skill in each seat: how its acts spread over the kinds, and how often its best two options
are a choice between kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from game.lab.archive import Row, asked, in_background
from game.lab.arms import CLOSE, MIDDLE, seats_asked
from game.lab.leading import POLICIES
from game.lab.pairs import Games, kept_games
from game.lab.skill import BEST

FOLLOWED = 1.0
"""Acts of a policy in a game, on average, from which on a seat can be said to follow it."""
MOST = 0.4
"""The share of one kind among the acts of the best play of a seat, at most."""
CHOICES = 1 / 3
"""The share of decisions whose best two options differ in kind and lie close, at least."""


def table(games: Games, seats: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines of each seat and policy, and those where the policy does not do worse."""
    lines, broken = ["policy less middle skill, points of a hundred of instructions by degrees"], []
    for seat in seats:
        for way in POLICIES:
            followed = follows(games, (seat, way))
            if followed < FOLLOWED:
                lines.append(f"  {seat}  {way:20}  cannot follow it ({followed:.1f} acts a game)")
                continue
            found = games.compared((seat, way), MIDDLE, seat)
            verdict = "worse" if found.high < 0.0 else "BETTER" if found.low > 0.0 else "not told apart"
            lines.append(f"  {seat}  {way:20}  {found}  {verdict} ({followed:.1f} acts a game)")
            if found.high >= 0.0:
                broken.append(f"{seat} {way}: {found} {verdict}")
    return lines, broken


def follows(games: Games, arm: tuple[str, str]) -> float:
    """Return how many acts a game the policy of a seat chose."""
    return _mean([row for (of, _), row in games.rows.items() if of == arm], "followed")


def _mean(rows: Sequence[Row], of: str) -> float:
    known = [float(row[of]) for row in rows if of in row]
    return sum(known) / len(known) if known else 0.0


def kinds_table(games: Games, seats: Sequence[str], seeds: range) -> tuple[list[str], list[str]]:
    """Return how the acts of the best play of each seat spread over the kinds, and where one has too many."""
    lines = ["acts of the highest skill a game (no passes, ballots or ends of a day; a point of a speech is an act)"]
    broken = []
    for seat in seats:
        rows = games.of((seat, BEST), seeds)
        acts: Counter[str] = sum((Counter(row["acts"]) for row in rows), Counter())
        total = sum(acts.values()) or 1
        shares = ", ".join(f"{kind} {100 * count / total:.0f}" for kind, count in acts.most_common(5))
        lines.append(f"  {seat}  {total / max(1, len(rows)):5.1f} acts, percent: {shares}")
        kind, count = (acts.most_common(1) or [("nothing", total)])[0]
        if count > MOST * total:
            broken.append(f"{seat}: {kind} is {count / total:.0%} of its acts, at most {MOST:.0%}")
    return lines, broken


def choices_table(games: Games, seats: Sequence[str], seeds: range) -> tuple[list[str], list[str]]:
    """Return how often the best two options are a choice between kinds that lie close."""
    lines = [
        f"decisions whose best two kinds lie within {CLOSE:.0%} (a decision: two kinds or more are worth a thought)"
    ]
    rows = {seat: [row for row in games.of((seat, BEST), seeds) if row.get("decisions")] for seat in seats}
    if not any(rows.values()):
        return [*lines, "  the delegations do not tell their options"], ["the delegations do not tell their options"]
    for seat in seats:
        close, offered, asked_ = (_mean(rows[seat], of) for of in ("close", "offered", "decisions"))
        lines.append(f"  {seat}  {close / max(1.0, offered):6.1%} of {offered:.1f} a game; asked {asked_:.1f} times")
    close, offered = (sum(row[of] for each in rows.values() for row in each) for of in ("close", "offered"))
    share = close / max(1, offered)
    lines.append(f"  all  {share:6.1%}")
    return lines, [] if share >= CHOICES else [f"choices: {share:.1%} of decisions, promised {CHOICES:.0%}"]


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Play the pairs and print the tables; the exit code is 1 where a policy is not shown to do worse."""
    asks = asked(__doc__, 30, shipped)
    asks.add_argument("--seats", default="", help="codes, with commas; by default all")
    asks.add_argument("--limit", type=int, default=100, help="pairs where the interval includes zero")
    given = asks.parse_args(arguments)
    if given.background:
        return in_background("policies", arguments, given.out)
    seats = seats_asked(given)
    games = kept_games(given)
    games.want([(seat, BEST) for seat in seats], range(given.games))
    seeds = range(given.games)
    games.want([MIDDLE, *((seat, way) for seat in seats for way in POLICIES)], seeds)
    able = [(seat, way) for seat in seats for way in POLICIES if follows(games, (seat, way)) >= FOLLOWED]
    games.follow([(arm, MIDDLE, arm[0]) for arm in able], given.games, given.limit)
    found = [table(games, seats), kinds_table(games, seats, seeds), choices_table(games, seats, seeds)]
    broken = [each for _, missed in found for each in missed] + games.exceptions()
    print("\n".join(line for lines, _ in found for line in lines))
    print("\n".join(["missed:", *broken]) if broken else "no policy does better than middle skill in any seat")
    return 1 if broken else 0
