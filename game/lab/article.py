"""On which day each row of an article comes in played games: `python -m game.lab article ROWS --games 200`.

ROWS is a YAML file of rows by name, each a list of marks. A row counts on a day when the record of that day holds all
its marks: acts in the ledger, evidence shown, words that are quoted with their source.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.council.events import AgendaAdopted, BriefingGiven
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.lab.archive import PROG
from game.lab.arms import scenario
from game.play.advance import Delegations, advance
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.scenario.reader import read
from game.terms import MemberId
from game.world.acts import OpenDay
from game.world.events import ClaimEntered, EvidenceReleased, HappeningCame, SpeechMade

MODES = ("uncertain", "history", "book")
Mark = tuple[str, ...]
"""What a day's record holds, as a kind and what it is about."""
Rows = Mapping[str, tuple[Mark, ...]]


def rows_of(path: Path) -> Rows:
    """Return the rows of a file, each with its marks; raise ScenarioError if it cannot be read as YAML."""
    return {str(name): tuple(tuple(map(str, mark)) for mark in marks) for name, marks in read(path).data.items()}

def case_in(mode: str, scenario_of: str, shipped: Path) -> Case:
    """Return a scenario in a mode; the book is played with intentions as they were."""
    return scenario(scenario_of, "uncertain" if mode == "uncertain" else "history", shipped)


def seats_of(case: Case, mode: str, seed: int, *, but: tuple[MemberId, ...] = ()) -> Delegations:
    """Return who leads the seats in a mode, those held by a person apart."""
    return (by_the_book if mode == "book" else delegations)(case, seed, but=but)


def rows_by_day(game: Game, rows: Rows, seed: int = 0) -> dict[str, list[int]]:
    """Return for each row the days on which all that it reports is in the record."""
    marks: dict[int, set[Mark]] = {}
    texts: dict[int, list[str]] = {}
    verbatim, day = Verbatim(game.case, seed), 0
    standing = {("stands", each.by, each.subject) for each in game.case.setting.standing}
    spoke: dict[int, list[str]] = {}
    for record in game.records:
        day += isinstance(record.action, OpenDay)
        texts.setdefault(day, []).extend(each.text for each in verbatim.add(record))
        for event in record.events:
            marks.setdefault(day, set()).update(_marks(event))
            if isinstance(event, SpeechMade) and not event.reply:
                spoke.setdefault(day, []).append(event.member)
    for on, found in marks.items():
        order = spoke.get(on, [])
        found.update(standing, {("before", a, b) for place, a in enumerate(order) for b in order[place + 1 :]})
    said = {on: "\n".join(lines) for on, lines in texts.items()}
    return {
        row: [on for on in sorted(marks) if all(_holds(mark, marks[on], said.get(on, "")) for mark in wanted)]
        for row, wanted in rows.items()
    }


def _holds(mark: Mark, marks: set[Mark], said: str) -> bool:
    return mark[1] in said if mark[0] == "words" else mark in marks


def _marks(event: Any) -> Iterator[Mark]:
    if isinstance(event, ClaimEntered) and event.claim.meeting:
        yield event.claim.kind, event.claim.by, event.claim.subject
    elif isinstance(event, EvidenceReleased):
        yield "shown", event.by, event.evidence
    elif isinstance(event, HappeningCame):
        yield "came", event.happening
    elif isinstance(event, AgendaAdopted):
        yield "agenda", event.item
    elif isinstance(event, BriefingGiven):
        yield "briefed", event.briefer


def first_day(case: Case, mode: str, seed: int) -> Game:
    """Return a game of delegations alone, played through its first day."""
    game = Game.new(case, seed)
    advance(game, seats_of(case, mode, seed), lambda played: played.day > 1, strict=True)
    return game


def whole(case: Case, mode: str, seed: int) -> Game:
    """Return a whole game of delegations alone."""
    game = Game.new(case, seed)
    advance(game, seats_of(case, mode, seed), strict=True)
    return game


def counted(
    case: Case, mode: str, seeds: range, rows: Rows, played: Callable[[Case, str, int], Game]
) -> tuple[Counter[tuple[str, int]], int]:
    """Return in how many games each row comes on each day, and in how many all come on the first."""
    found, complete = Counter[tuple[str, int]](), 0
    for seed in seeds:
        came = rows_by_day(played(case, mode, seed), rows, seed)
        found.update((row, day) for row, days in came.items() for day in days)
        complete += all(1 in days for days in came.values())
    return found, complete


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Print for each mode how often each row comes on each day; return the exit code 0."""
    parser = argparse.ArgumentParser(prog=PROG, description=__doc__)
    parser.add_argument("rows", type=Path, metavar="ROWS", help="the rows of the article and their marks, in YAML")
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--scenario", default="minsk-2022", help="id of a shipped scenario, file or folder")
    parser.add_argument("--mode", choices=MODES)
    parser.add_argument("--first-day", action="store_true", help="play the first day only")
    given = parser.parse_args(arguments)
    rows, seeds = rows_of(given.rows), range(1, given.games + 1)
    for mode in (given.mode,) if given.mode else MODES:
        case = case_in(mode, given.scenario, shipped)
        found, complete = counted(case, mode, seeds, rows, first_day if given.first_day else whole)
        days = sorted({day for _, day in found})
        print(f"{mode}: all {len(rows)} on the first day in {complete} of {given.games} games")
        print("row  " + "".join(f"{day:>6}" for day in days))
        for row in rows:
            print(f"{row:<5}" + "".join(f"{found[row, day]:>6}" for day in days))
    return 0
