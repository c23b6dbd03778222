"""A lesson as it lies in a journal: persons in two seats, hostile names and words, times, notes, and words struck."""

import datetime
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from game.council.acts import ExplainVote
from game.engine.case import Case
from game.play.game import Game
from game.play.lines import NoteSent, Remark, Struck
from game.play.people import arrive
from game.play.seating import take
from game.scenario.compile import load
from game.world.acts import Speak

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "=HYPERLINK(0) <script>alert(1)</script> #read(\"/etc/passwd\") *not bold* $x^2$ [#panic()] \\u{41} & \"quoted\"",
    "@SUM(A1) </p><img src=x onerror=alert(2)> #import \"@preview/a:1\": b {{gap}} %s ]]> <w:p/> Мы здесь",
)
"""Own words that would be something else than words in HTML, in typst, in XML or in a spreadsheet."""
NAMES = ("+cmd|calc <b>Ann</b>", "Ben #emph[B]")
UNSPEAKABLE = "these words the teacher struck"
NOTE = "a note that only two delegations read"
BEGUN = datetime.datetime(2026, 11, 12, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


@pytest.fixture(scope="session")
def shipped() -> Case:
    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


@pytest.fixture(scope="session")
def lesson(case: Case) -> Game:
    return taught(case, 3)


def taught(case: Case, seed: int, before: Remark | None = None) -> Game:
    """Return a lesson in which two persons do what is drawn from what is open to their seats, in words of their own."""
    game, dice, spoken = Game.new(case, seed), Random(seed), 0
    persons = {}
    if before is not None:
        game.say(before)
    for seat, name in zip(case.seats, NAMES, strict=False):
        person = arrive(game, name)
        take(game, seat, person)
        persons[seat] = person
    game.say(NoteSent(case.seats[0], NOTE), case.seats[:2], person=persons[case.seats[0]])
    while not game.over:
        seat = dice.choice(game.to_act())
        if (routine := game.routine()) is not None:
            game.submit(seat, routine)
            continue
        act = game.openings(seat).draw(dice)
        if seat in persons and isinstance(act, Speak | ExplainVote):
            act = replace(act, words=HOSTILE[spoken % 2] if spoken != 2 else UNSPEAKABLE)
            spoken += 1
        at = (BEGUN + datetime.timedelta(seconds=30 * len(game.entries))).isoformat()
        game.submit(seat, act, person=persons.get(seat, ""), at=at)
    struck = [each.number for each in game.records if getattr(each.action, "words", "") == UNSPEAKABLE]
    assert struck, "a lesson of another seed has more speeches"
    for number in struck:
        game.say(Struck(number))
    return game
