"""What one decision costs: random games of the game and of python-chess, by turns in the same run.

Ours is the whole way of an act: who must act, what is open, one drawn, submitted through the door with every rule and
condition on, and written to a journal on a real file, as a game that nobody watches is written: at the end of each part
of the day. Theirs: choose one of the legal moves, push it. Both are CPU time of this process, so that whatever else
runs on the machine is not counted.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

import chess

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from game.engine.case import Case  # noqa: E402
from game.play.game import Game  # noqa: E402

ROUNDS = 9
DECISIONS = 3000
MOVES = 600
PLIES = 100


def shipped_case() -> Case:
    """Return the scenario that is shipped."""
    from game.scenario.compile import load

    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


def council_decisions(case: Case, folder: Path, seed: int) -> Iterator[int]:
    """Take one decision of random games after the other."""
    dice = Random(seed)
    number = 0
    while True:
        number += 1
        path = folder / f"{seed}-{number}.jsonl"
        game = Game.new(case, number, path)
        play, openings, to_act = game.submit, game.openings, game.to_act
        with game.gathering():  # nobody watches
            while actors := to_act():
                seat = actors[int(dice.random() * len(actors))]
                play(seat, openings(seat).draw(dice))
                yield number
        game.close()
        path.unlink()


def chess_moves(seed: int) -> Iterator[int]:
    """Take one move of random games of chess after the other."""
    dice = Random(seed)
    while True:
        board = chess.Board()
        for ply in range(PLIES):
            moves = list(board.legal_moves)
            if not moves:
                break
            board.push(moves[int(dice.random() * len(moves))])
            yield ply


def spent(source: Iterator[int], times: int) -> float:
    """Return the microseconds that one of so many decisions took."""
    begun = process_time()
    for _ in range(times):
        next(source)
    return (process_time() - begun) / times * 1e6


def measure(case: Case, rounds: int = ROUNDS, decisions: int = DECISIONS, moves: int = MOVES) -> dict[str, float]:
    """Return the figures: medians of rounds in which both take their turn, the first of them not counted."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = council_decisions(case, Path(folder), 1), chess_moves(1)
        pairs = [(spent(ours, decisions), spent(theirs, moves)) for _ in range(rounds + 1)][1:]
        ours.close()
    return {
        "us_per_decision": round(median(own for own, _ in pairs), 2),
        "chess_us_per_decision": round(median(other for _, other in pairs), 2),
        "ratio": round(median(own / other for own, other in pairs), 4),
    }


def main() -> None:
    figures = measure(shipped_case())
    if "--json" in sys.argv[1:]:
        print(json.dumps(figures))
        return
    print(f"a decision {figures['us_per_decision']} us, a move of chess {figures['chess_us_per_decision']} us")
    print(f"ratio {figures['ratio']} (at most 0.15)")


if __name__ == "__main__":
    main()
