"""Plays by the book, intentions as they were, and compares the field with the monitors: tests.history.series."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import in_mode, load

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "scenarios" / "minsk-2022"
GAUGE = "explosions"
NEAR = 0.3
"""How far a median may lie from the monitors' figure, as a share of it."""


class Report(NamedTuple):
    """What the monitors reported of some days: explosions a day, and the mornings on which the game tells of them.

    A report is of the day that ends in the evening; the gauge tells it on the morning after. The series ends with
    the report of 22 February: that of the 23rd was not found, and the attack ended the mission's work.
    """

    number: str
    of: str
    explosions: float
    mornings: tuple[int, ...]


REPORTS = (
    Report("38/2022", "17 February", 135 + 519, (2,)),
    Report("39/2022", "18 February", 553 + 860, (3,)),
    Report("40/2022", "19 and 20 February", (1100 + 926) / 2, (4, 5)),
    Report("41/2022", "21 February", 332 + 1149, (6,)),
    Report("42/2022", "22 February", 345 + 1075, (7,)),
)
"""OSCE Special Monitoring Mission, daily reports; one report covers two days, and its figure is halved."""


class Played(NamedTuple):
    """What came of one game: the gauge by morning, the night of each capital's decision, the ending."""

    mornings: dict[int, float]
    decided: dict[str, int]
    ending: str


@lru_cache(maxsize=2)
def case_in(mode: str) -> Case:
    """Return the scenario in a mode, read once in each process."""
    return in_mode(load(SCENARIO, ROOT / "scenarios" / "common"), mode)


def played(case: Case, seed: int, *, book: bool = True, days: int = 99) -> Played:
    """Return what came of a game, by the book or of the delegations' own choice, as far as the morning after `days`."""
    game = Game.new(case, seed)
    seats = by_the_book(case, seed) if book else delegations(case, seed)
    mornings: dict[int, float] = {}
    decided: dict[str, int] = {}

    def listen(record: object) -> None:
        if game.day not in mornings and game.phase.value == "corridor":
            mornings[game.day] = game.briefing(case.seats[0]).numbers[GAUGE]
        for event in game.records[-1].events:
            if type(event).__name__ == "DecisionCarriedOut":
                decided[event.decision] = game.day

    game.listen(listen)
    advance(game, seats, until=lambda now: now.day > days and now.day in mornings, strict=True)
    return Played(mornings, decided, game.ending)


def _task(task: tuple[int, str, bool]) -> Played:
    seed, mode, book = task
    return played(case_in(mode), seed, book=book)


def many(seeds: Iterable[int], mode: str = "history", *, book: bool = True) -> list[Played]:
    """Return what came of the games of these seeds."""
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(_task, [(seed, mode, book) for seed in seeds], chunksize=10))


def figures(report: Report, games: Sequence[Played]) -> list[float]:
    """Return each game's explosions a day on the days of a report."""
    return [sum(game.mornings[each] for each in report.mornings) / len(report.mornings) for game in games]


def near(report: Report, games: Sequence[Played], share: float = NEAR) -> bool:
    """Return whether the games' median lies within a share of the monitors' figure."""
    return abs(median(figures(report, games)) / report.explosions - 1) <= share


def table(games: Sequence[Played]) -> str:
    """Return the comparison with the monitors, report by report, in lines."""
    lines = ["report   of                    monitors   lower  median   upper   ratio  within 30 %"]
    for report in REPORTS:
        low, middle, high = quantiles(figures(report, games), n=4)
        lines.append(
            f"{report.number}  {report.of:<20}  {report.explosions:8.0f}  {low:6.0f}  {middle:6.0f}  {high:6.0f}"
            f"  {middle / report.explosions:6.2f}  {'yes' if near(report, games) else 'no'}"
        )
    found = sum(len(report.mornings) for report in REPORTS if near(report, games))
    days = sum(len(report.mornings) for report in REPORTS)
    return "\n".join([*lines, f"{found} of {days} days within {NEAR:.0%}"])


def decisions(games: Sequence[Played]) -> str:
    """Return how often each capital's decision came, and on which morning it was known, in lines."""
    lines = []
    for decision in sorted({each for game in games for each in game.decided}):
        nights = Counter(game.decided[decision] for game in games if decision in game.decided)
        when = ", ".join(f"day {night + 1}: {count}" for night, count in sorted(nights.items()))
        lines.append(f"{decision}: {sum(nights.values()) / len(games):.0%} ({when})")
    endings = Counter(game.ending for game in games)
    lines.append("endings: " + ", ".join(f"{ending} {count}" for ending, count in endings.most_common()))
    return "\n".join(lines)


def main(given: Sequence[str]) -> None:
    """Play, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=500)
    parser.add_argument("--mode", choices=["history", "uncertain"], default="history")
    parser.add_argument("--own", action="store_true", help="the delegations' own choice instead of the book")
    options = parser.parse_args(given)
    games = many(range(1, options.seeds + 1), options.mode, book=not options.own)
    sys.stdout.write(f"{table(games)}\n{decisions(games)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
