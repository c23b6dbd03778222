"""On which day each row of the article comes in played games: `python -m tests.studies.article --games 200`.

The rows A1 to A18 are those of tests/scenario/seed_rows.yaml. A row counts on a day when all that it reports is in the
record of that day: acts in the ledger, evidence shown, words that are quoted with their source.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from game.council.events import AgendaAdopted, BriefingGiven
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import Delegations, advance
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.scenario.compile import in_mode, load
from game.terms import MemberId
from game.world.acts import OpenDay
from game.world.events import ClaimEntered, EvidenceReleased, HappeningCame, SpeechMade

ROOT = Path(__file__).resolve().parents[2]
MODES = ("uncertain", "history", "book")
ROWS = tuple(f"A{number}" for number in range(1, 19))

Mark = tuple[str, ...]
"""What a day's record holds, as a kind and what it is about."""

WANTED: Mapping[str, tuple[Mark, ...]] = {
    "A1": (("accusation", "USA", "invasion_planned"), ("words", "in the coming days")),
    "A2": (("prebuttal", "USA", "staged_chemical_attack"), ("words", "fake, even a real, attack")),
    "A3": (("prebuttal", "USA", "genocide_in_donbas"), ("words", "as an ethnic cleansing or a genocide")),
    "A4": (("demand", "USA", "declare_no_invasion"), ("words", "no qualification, equivocation or deflection")),
    "A5": (("agenda", "letter_2014_264"),),
    "A6": (("shown", "USA", "troop_count_150"), ("words", "150,000")),
    "A7": (("denial", "RUS", "invasion_planned"), ("stands", "RUS", "hysteria")),
    "A8": (("shown", "USA", "intelligence_attack_plan"), ("words", "are preparing to launch an attack")),
    "A9": (("offer", "USA", "ministers_meeting"),),
    "A10": (("before", "RUS", "USA"), ("words", "into a circus"), ("words", "baseless accusation")),
    "A11": (("words", "enough speculation"), ("words", "clarified everything and explained everything")),
    "A12": (("came", "pretext_warning"),),
    "A13": (("document", "RUS", "war_crimes_in_donbas"),),
    "A14": (("rebuttal", "USA", "war_crimes_in_donbas"), ("words", "categorically false")),
    "A15": (("accusation", "RUS", "persecution_of_russian_speakers"), ("words", "foreigners in their own country"),
            ("words", "horrified")),
    "A16": (("came", "shelling_traded"), ("accusation", "UKR", "shelling_by_formations"),
            ("accusation", "RUS", "shelling_by_government_forces"), ("accusation", "UKR", "provocation"),
            ("words", "provocation")),
    "A17": (("briefed", "SMM"), ("words", "500 explosions"), ("words", "the tension may seem to be easing")),
    "A18": (("came", "dozens_of_meetings"),),
}  # fmt: skip


def case_in(mode: str) -> Case:
    """Return the first scenario in a mode; the book is played with intentions as they were."""
    case = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    return in_mode(case, "uncertain" if mode == "uncertain" else "history")


def seats_of(case: Case, mode: str, seed: int, *, but: tuple[MemberId, ...] = ()) -> Delegations:
    """Return who leads the seats in a mode, those held by a person apart."""
    return (by_the_book if mode == "book" else delegations)(case, seed, but=but)


def rows_by_day(game: Game, seed: int = 0) -> dict[str, list[int]]:
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
        for row, wanted in WANTED.items()
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


def counted(mode: str, games: int, played: Callable[[Case, str, int], Game]) -> tuple[Counter[tuple[str, int]], int]:
    """Return in how many games each row comes on each day, and in how many all come on the first."""
    case, found, complete = case_in(mode), Counter[tuple[str, int]](), 0
    for seed in range(1, games + 1):
        rows = rows_by_day(played(case, mode, seed), seed)
        found.update((row, day) for row, days in rows.items() for day in days)
        complete += all(1 in days for days in rows.values())
    return found, complete


def main() -> None:
    """Print for each mode how often each row comes on each day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--mode", choices=MODES)
    parser.add_argument("--first-day", action="store_true", help="play the first day only")
    given = parser.parse_args()
    for mode in (given.mode,) if given.mode else MODES:
        found, complete = counted(mode, given.games, first_day if given.first_day else whole)
        days = sorted({day for _, day in found})
        print(f"{mode}: all eighteen on the first day in {complete} of {given.games} games")
        print("row  " + "".join(f"{day:>6}" for day in days))
        for row in ROWS:
            print(f"{row:<5}" + "".join(f"{found[row, day]:>6}" for day in days))


if __name__ == "__main__":
    main()
