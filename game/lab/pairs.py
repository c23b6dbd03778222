"""What paired games tell: the mean difference between two ways to lead a seat with the same dice, and its interval."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from math import sqrt
from statistics import NormalDist, mean, stdev
from typing import NamedTuple

from game.lab.archive import Row, Store, gathered, tell
from game.lab.arms import figures, task
from game.lab.games import ATTACK

Arm = tuple[str, str]
"""A seat and the way in which it is led; ("", "") is a game in which all are of middle skill."""
WHOLE, DEGREES = 0, 1
"""Two measures of instructions carried out: whole objectives, and each by how far it is carried out."""
LIMIT = 100
"""Pairs to which a difference is followed whose interval includes zero."""


class Difference(NamedTuple):
    """A mean of paired differences and the half-width of its interval of 95 %."""

    mean: float
    half: float
    pairs: int

    @property
    def low(self) -> float:
        """Return the lower end of the interval."""
        return self.mean - self.half

    @property
    def high(self) -> float:
        """Return the upper end of the interval."""
        return self.mean + self.half

    @property
    def settled(self) -> bool:
        """Return whether the interval leaves zero out."""
        return self.low > 0.0 or self.high < 0.0

    def __str__(self) -> str:
        return f"{100 * self.mean:+6.1f} [{100 * self.low:+6.1f}, {100 * self.high:+6.1f}] n={self.pairs}"


def difference(values: Sequence[float]) -> Difference:
    """Return the mean of paired differences with its interval by Student's distribution."""
    count = len(values)
    if count < 2:
        return Difference(mean(values) if values else 0.0, float("inf"), count)
    return Difference(mean(values), student(count - 1) * stdev(values) / sqrt(count), count)


def student(freedom: int) -> float:
    """Return the 97.5 % point of Student's distribution (Hill's expansion; within 0.01 from five degrees on)."""
    z = NormalDist().inv_cdf(0.975)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / float(freedom) ** (place + 1) for place, term in enumerate(terms))


class Games:
    """The games of a study, each played once, whichever comparison asks for it."""

    def __init__(self, play: Callable[[Sequence[tuple[str, ...]]], list[Row]], scenario: str, mode: str) -> None:
        self.play, self.scenario, self.mode = play, scenario, mode
        self.rows: dict[tuple[Arm, int], Row] = {}

    def want(self, arms: Sequence[Arm], seeds: range) -> None:
        """Play the games of these arms that have not been played yet."""
        wanted = [(arm, seed) for seed in seeds for arm in arms if (arm, seed) not in self.rows]
        tasks = [task(self.scenario, self.mode, seed, *arm) for arm, seed in wanted]
        self.rows.update(zip(wanted, self.play(tasks), strict=True))

    def of(self, arm: Arm, seeds: range) -> list[Row]:
        """Return the games of an arm that no exception ended."""
        rows = [self.rows[arm, seed] for seed in seeds if (arm, seed) in self.rows]
        return [row for row in rows if "exception" not in row]

    def compared(self, one: Arm, other: Arm, seat: str, measure: int = DEGREES) -> Difference:
        """Return by how much a seat's instructions are carried out better in one arm than in the other."""
        seeds = sorted({seed for arm, seed in self.rows if arm == one} & {s for arm, s in self.rows if arm == other})
        pairs = [(self.rows[one, seed], self.rows[other, seed]) for seed in seeds]
        known = [pair for pair in pairs if not any("exception" in row for row in pair)]
        return difference([a["carried_out"][seat][measure] - b["carried_out"][seat][measure] for a, b in known])

    def follow(self, pairs: Sequence[tuple[Arm, Arm, str]], games: int, limit: int = LIMIT) -> None:
        """Play pairs of arms for these seeds, and up to the limit those whose interval includes zero."""
        self.want([arm for one, other, _ in pairs for arm in (one, other)], range(games))
        unsettled = [(one, other, seat) for one, other, seat in pairs if not self.compared(one, other, seat).settled]
        if unsettled and limit > games:
            tell(f"{len(unsettled)} of {len(pairs)} differences are not told from nothing: {limit} pairs of each")
            self.want([arm for one, other, _ in unsettled for arm in (one, other)], range(games, limit))

    def exceptions(self) -> list[str]:
        """Return the games that an exception ended, in words."""
        failed = [(of, row["exception"]) for of, row in self.rows.items() if "exception" in row]
        return [f"{arm} seed {seed}: {error}" for (arm, seed), error in failed]


def attack_rate(rows: Sequence[Row]) -> float:
    """Return the share of games in which the decision of force was carried out."""
    return sum(ATTACK in row["decided"] for row in rows) / len(rows) if rows else 0.0


def kept_games(given: Namespace) -> Games:
    """Return the games of a study that keeps them as its arguments say."""
    play = partial(figures, given.shipped)
    return Games(lambda tasks: gathered(Store.of(given), tasks, play), given.scenario, given.mode)
