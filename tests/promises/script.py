"""A game played by a script: what a story says is done through the door, and everybody else lets time pass."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from msgspec.structs import replace

from game.council.acts import CastBallot, Pass
from game.council.voting import Ballot
from game.engine.case import Case
from game.engine.state import Phase
from game.frames import Openings
from game.play.codec import Record
from game.play.game import Game
from game.scenario.compile import load
from game.world.acts import AnswerCall, AnswerUnderstanding, EndDay
from game.world.events import ClaimMoved, NumbersMoved
from game.world.facts import Claim
from game.world.setting import Decision, Process

ROOT = Path(__file__).resolve().parents[2]
COMMON = ROOT / "scenarios" / "common"
NEVER, SURELY = 1e6, -1e6
"""Thresholds of a capital's decision that it never and always reaches."""


@lru_cache(maxsize=1)
def minsk() -> Case:
    """Return the first scenario."""
    return load(ROOT / "scenarios" / "minsk-2022", COMMON)


@lru_cache(maxsize=1)
def three() -> Case:
    """Return the toy scenario."""
    return load(ROOT / "tests" / "data" / "three.yaml", COMMON)


def with_field(case: Case, start: dict[str, float] | None = None, rest: dict[str, float] | None = None) -> Case:
    """Return the case with other figures at the start, and gauges that go to other figures within a night."""
    starts, rests = start or {}, rest or {}
    setting = case.setting
    indicators = tuple(replace(each, start=starts.get(each.id, each.start)) for each in setting.indicators)
    processes = tuple(_moved(each, rests) for each in setting.processes)
    return replace(case, setting=replace(setting, indicators=indicators, processes=processes))


def _moved(process: Process, rests: dict[str, float]) -> Process:
    if process.indicator not in rests:
        return process
    return replace(process, rest=rests[process.indicator], carry=0.05, drivers=(), noise=0.0, calmed={}, order_size=0.0)


def deciding(case: Case, **capitals: tuple[float, int]) -> Case:
    """Return the case with some decisions at another threshold from another day on; all others are never taken."""

    def turned(each: Decision) -> Decision:
        threshold, day = capitals.get(each.id, (NEVER, each.from_day))
        return replace(each, threshold=threshold, from_day=day, when=each.when if each.repeats else "")

    decisions = tuple(turned(each) for each in case.setting.decisions)
    weights = replace(case.setting.weights, low_pretext=-1.0)
    return replace(case, setting=replace(case.setting, decisions=decisions, weights=weights))


class Script:
    """A game in which only what is asked for is done; whoever is polled besides lets the moment go by."""

    def __init__(self, case: Case, seed: int = 1) -> None:
        self.game = Game.new(case, seed)

    def act(self, by: str, *actions: Any, day: int = 0) -> Record:
        """Do the first of these acts that is open, as soon as one is (on or after a day), and return its record."""
        for _ in range(5000):
            if self.game.day >= day and by in self.game.to_act():
                openings = self.game.openings(by)
                for action in actions:
                    if openings.admits(action):
                        self.game.submit(by, action)
                        return self.game.records[-1]
            self.pass_by(by)
        raise AssertionError(f"{by} could never do {actions}")

    def all_act(self, wanted: dict[str, Any]) -> None:
        """Do one act of each of these seats, in the order in which they may."""
        left = dict(wanted)
        while left:
            now = next((each for each in left if self.may(each, left[each])), None)
            if now is None:
                self.pass_by()
            else:
                self.game.submit(now, left.pop(now))

    def may(self, by: str, action: Any) -> bool:
        """Return whether an act is open to a seat now."""
        return by in self.game.to_act() and self.game.openings(by).admits(action)

    def until(self, day: int, phase: Phase = Phase.CORRIDOR) -> None:
        """Let time pass until a part of a day."""
        while (self.game.day, self.game.phase) != (day, phase):
            assert self.game.day <= day and not self.game.over, f"day {day} has passed"
            self.pass_by()

    def pass_by(self, last: str = "") -> None:
        """Let one who must act let the moment go by; `last` only where nobody else must act."""
        who = sorted(self.game.to_act(), key=lambda each: each == last)[0]
        action = self.game.routine()
        self.game.submit(who, action if action is not None else _nothing(self.game.openings(who)))

    def claim(self, kind: str, subject: str, by: str = "") -> Claim:
        """Return the last entry of the ledger of a kind about a subject."""
        found = [each for each in self.ledger if (each.kind, each.subject) == (kind, subject) and by in ("", each.by)]
        return found[-1]

    @property
    def ledger(self) -> tuple[Claim, ...]:
        """Return the ledger as all see it."""
        return self.game.briefing(self.game.case.seats[0]).ledger

    def settled(self, number: int) -> Record:
        """Return the record in which a claim came to its last state."""
        moved = (
            record
            for record in reversed(self.game.records)
            if any(isinstance(event, ClaimMoved) and event.number == number for event in record.events)
        )
        return next(moved)


def _nothing(openings: Openings) -> Any:
    for action in (Pass(), EndDay()):
        if openings.admits(action):
            return action
    if (ballots := openings.frames.get(CastBallot)) is not None:
        return next(each for each in ballots.actions if each.ballot is Ballot.ABSTAINING)
    for kind in (AnswerCall, AnswerUnderstanding):
        if (frame := openings.frames.get(kind)) is not None:
            return frame.actions[-1]
    return openings.draw(Random(0))


def credit(record: Record, seat: str, claim: int) -> float:
    """Return by how much a record moved a seat's credibility for one entry of the ledger."""
    moved = (change for event in record.events if isinstance(event, NumbersMoved) for change in event.changes)
    mine = (change for change in moved if change.slot == f"credibility[{seat}]")
    return sum(change.by for change in mine if change.because.startswith(f"claim {claim} "))
