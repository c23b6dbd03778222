"""How long the choice of an act takes at the highest skill: python -m tests.bench.choice [--seeds 0-2] [--skill 2]."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from game.delegations.delegation import Seat, delegations
from game.delegations.situation import Choice
from game.engine.briefing import Briefing
from game.frames import Openings
from game.lab.arms import scenario
from game.play.advance import advance
from game.play.game import Game
from game.terms import Dice

ALLOWED = 0.050
"""Seconds of this process that a choice may take: others at work on the machine are not counted."""


class Timed:
    """A seat whose choices are timed by the kind of act chosen."""

    def __init__(self, seat: Seat, times: dict[str, list[float]]) -> None:
        self.seat, self.times = seat, times

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return what the seat chooses."""
        began = process_time()
        choice = self.seat.choose(briefing, openings, dice)
        self.times[type(choice.action).__name__].append(process_time() - began)
        return choice


def measured(seeds: Sequence[int], skill: int, path: str = "minsk-2022") -> tuple[dict[str, list[float]], list[float]]:
    """Return the seconds of each choice, by the kind of act, and those of each whole game."""
    case = scenario(path, "", Path(__file__).parents[2] / "scenarios")
    times: dict[str, list[float]] = defaultdict(list)
    whole = []
    for seed in seeds:
        game, seats = Game.new(case, seed), delegations(case, seed, skill=skill)
        began = process_time()
        advance(game, {member: Timed(seat, times) for member, seat in seats.items()}, strict=True)
        whole.append(process_time() - began)
    return times, whole


def main(arguments: Sequence[str]) -> int:
    """Print maximum and 95th percentile by kind of act; the exit code is 1 where a choice took too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--skill", type=int, default=2)
    given = parser.parse_args(arguments)
    times, whole = measured(range(given.seeds), given.skill)
    everything = sorted(each for found in times.values() for each in found)
    rows = [("all", everything), *sorted(((k, sorted(v)) for k, v in times.items()), key=lambda e: -e[1][-1])]
    for kind, found in rows[:12]:
        slow, most = found[int(0.95 * (len(found) - 1))], found[-1]
        print(f"{kind:22} {len(found):6} choices   p95 {slow * 1e3:6.2f} ms   max {most * 1e3:6.2f} ms")
    print(f"a whole game: {min(whole):.2f} to {max(whole):.2f} s")
    return int(everything[-1] > ALLOWED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
