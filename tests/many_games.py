"""Plays many games with delegations alone and prints what came of them: python -m tests.many_games --seeds 0-199."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from game.council.acts import RaisePointOfOrder
from game.council.voting import Ground
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.game import Game
from game.world.acts import Speak

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = ROOT / "scenarios" / "minsk-2022"
SPEECH_ACTS = (
    "Stating",
    "Accusing",
    "Denying",
    "Rebutting",
    "Demanding",
    "Offering",
    "Circulating",
    "Prebutting",
    "right of reply",
    "point of order",
)
"""The acts of game.md, section 3."""
TOLD = {
    "RoundAgreed": "an agreed round of talks",
    "RoundOpened": "a round of talks",
    "EmergencySessionCalled": "Uniting for Peace",
    "DraftTabled": "a draft tabled",
    "AmendmentProposed": "an amendment",
    "MotionMoved": "a motion of rule 33",
    "RulingChallenged": "a ruling challenged",
    "DecisionCarriedOut": "a capital's decision carried out",
    "AgendaObjected": "an objection to the agenda",
}


@lru_cache(maxsize=2)
def scenario(path: str) -> Case:
    """Return the compiled scenario, read once in each process."""
    from game.scenario.compile import load

    return load(Path(path), ROOT / "scenarios" / "common")


def played(case: Case, seed: int) -> Game:
    """Return a game that delegations alone have played to its end; a refused act raises OutOfOrder."""
    game = Game.new(case, seed)
    advance(game, delegations(case, seed), strict=True)
    return game


def seen(game: Game) -> set[str]:
    """Return what happened at least once in the game."""
    found: set[str] = set()
    for record in game.records:
        if isinstance(record.action, RaisePointOfOrder):
            found.add("point of order")
        for event in record.events:
            found |= _of_event(event)
        if isinstance(record.action, Speak):
            found |= {type(point).__name__ for point in record.action.points}
    return found


def _of_event(event: Any) -> set[str]:
    name = type(event).__name__
    if name == "VotingEnded" and event.kind == "draft":
        return {
            "a vote",
            {Ground.VETO: "a veto", Ground.ADOPTED: "a text adopted"}.get(event.outcome.ground, "a text not adopted"),
        }
    if name == "SpeechMade" and event.reply:
        return {"right of reply"}
    if name == "StatementSettled" and event.issued:
        return {"a statement issued"}
    return {TOLD[name]} if name in TOLD else set()


def meetings(game: Game) -> int:
    """Return the number of meetings held."""
    return sum(type(event).__name__ == "MeetingOpened" for record in game.records for event in record.events)


class Figures(NamedTuple):
    """What came of one game; `answers` are the speeches of the first meeting that answered an earlier one."""

    seed: int
    ending: str
    seen: frozenset[str]
    meetings: int
    answers: int
    records: int
    seconds: float


def answers(game: Game) -> int:
    """Return how many speeches of the first meeting answered a claim made at it."""
    made: dict[int, str] = {}
    answering: set[int] = set()
    first = ""
    for record in game.records:
        for event in record.events:
            name = type(event).__name__
            if name == "MeetingOpened" and not first:
                first = event.symbol
            if name == "ClaimEntered":
                made[event.claim.number] = event.claim.meeting
                if first and event.claim.meeting == first == made.get(event.claim.answers, ""):
                    answering.add(record.number)
    return len(answering)


def figures(task: tuple[str, int]) -> Figures:
    """Return the figures of one game: the path of its scenario, and its seed."""
    path, seed = task
    case = scenario(path)
    began = time.perf_counter()
    game = played(case, seed)
    took = time.perf_counter() - began
    return Figures(seed, game.ending, frozenset(seen(game)), meetings(game), answers(game), len(game.records), took)


def report(results: Iterable[Figures]) -> str:
    """Return the figures of many games in lines."""
    rows = list(results)
    endings = Counter(row.ending for row in rows)
    counted = Counter(what for row in rows for what in row.seen)
    slowest = max(rows, key=lambda row: row.seconds)
    lines = [f"{len(rows)} games, no exception, no refused action", f"{len(endings)} endings:"]
    lines += [f"  {count:4d}  {ending}" for ending, count in endings.most_common()]
    lines += ["games in which there was:"]
    for what in sorted({*counted, *SPEECH_ACTS}):
        lines.append(f"  {counted[what]:4d}  {100 * counted[what] / len(rows):5.1f} %  {what}")
    mean = sum(row.seconds for row in rows) / len(rows)
    lines.append(f"answers in the first meeting: {min(row.answers for row in rows)} at least")
    lines.append(f"meetings a game: {sum(row.meetings for row in rows) / len(rows):.1f}")
    lines.append(f"records a game: {sum(row.records for row in rows) / len(rows):.0f}")
    lines.append(f"seconds a game: {mean:.2f}, at most {slowest.seconds:.2f} (seed {slowest.seed})")
    return "\n".join(lines)


PROMISED = {"a vote": 0.6, "a veto": 0.1, "an agreed round of talks": 0.1, "Uniting for Peace": 0.02}
"""The share of games in which each comes, at least."""
ENDINGS, ACT = 4, 0.05
"""Different endings, and the share of games in which each act of speech is heard, at least."""


def missed(rows: list[Figures]) -> list[str]:
    """Return each promise that these games do not keep, in a sentence."""
    floors = {**PROMISED, **dict.fromkeys(SPEECH_ACTS, ACT)}
    shares = {what: sum(what in row.seen for row in rows) / len(rows) for what in floors}
    short = [f"{what}: {shares[what]:.1%} of games, promised {least:.0%}" for what, least in floors.items()
             if shares[what] < least]  # fmt: skip
    endings = len({row.ending for row in rows})
    return [*short, *([f"{endings} endings, promised {ENDINGS}"] if endings < ENDINGS else [])]


def main(arguments: list[str]) -> int:
    """Play the seeds asked for on two processes and print the figures; the exit code is 1 where a promise is missed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", default="0-199", help="first and last, such as 0-199")
    asked.add_argument("--scenario", default=str(SCENARIO))
    asked.add_argument("--processes", type=int, default=2)
    given = asked.parse_args(arguments)
    first, _, last = given.seeds.partition("-")
    tasks = [(given.scenario, seed) for seed in range(int(first), int(last or first) + 1)]
    if given.processes < 2:
        rows = list(map(figures, tasks))
    else:
        with ProcessPoolExecutor(given.processes) as pool:
            rows = list(pool.map(figures, tasks, chunksize=4))
    print(report(rows))
    broken = missed(rows)
    print("\n".join(["missed:", *broken]) if broken else "every promise is kept: endings, votes, talks, acts of speech")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
