"""Who decided, apart from what made it easier or harder: one account for each decision that capitals take alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from game.engine import begin, evolve
from game.engine.case import Case
from game.engine.state import State
from game.play.codec import Record
from game.record.figures import number
from game.record.labels import Labels, counted
from game.world.conditions import holds
from game.world.events import CapitalAdvised, DecisionCarriedOut, DecisionDelayed
from game.world.setting import Decision
from game.world.slots import slots


class Weighed(Struct, frozen=True):
    """Something that bore on a decision; `by` is in the points of its resolve, positive where it made it easier."""

    because: str
    by: float


class DecisionAccount(Struct, frozen=True):
    """One decision: `carried_out_on` is a day, 0 if it was not carried out. `decided_by` names the capital alone."""

    decision: str
    label: str
    decided_by: str
    carried_out_on: int
    date: str
    easier: tuple[Weighed, ...]
    harder: tuple[Weighed, ...]


def decision_accounts(case: Case, records: Sequence[Record]) -> tuple[DecisionAccount, ...]:
    """Return an account of each decision of the scenario, carried out or not."""
    found = _Found(case)
    for record in records:
        for event in record.events:
            found.take(event)
    return tuple(found.account(each) for each in case.setting.decisions)


class _Found:
    def __init__(self, case: Case) -> None:
        self.labels, self.state = Labels(case), begin(case)
        self.at: dict[str, tuple[int, State]] = {}
        self.delays: dict[str, list[str]] = {}
        self.counsel: dict[str, list[str]] = {}

    def take(self, event: Any) -> None:
        if isinstance(event, DecisionCarriedOut):
            self.at[event.decision] = self.state.day, self.state
        elif isinstance(event, DecisionDelayed):
            self.delays.setdefault(event.decision, []).append(f"it waited: {event.because}")
        elif isinstance(event, CapitalAdvised):
            self.counsel.setdefault(event.by, []).append(event.counsel)
        self.state = evolve(self.state, event)

    def account(self, decision: Decision) -> DecisionAccount:
        day, state = self.at.get(decision.id, (0, self.state))
        weighed = [Weighed(each.because, by) for each in decision.drivers if (by := _weight(each, state))]
        harder = [each for each in weighed if each.by < 0]
        harder += [Weighed(self._told(because), 0.0) for because in dict.fromkeys(self.delays.get(decision.id, ()))]
        counsel = self.counsel.get(decision.capital, [])
        easier = [each for each in weighed if each.by > 0]
        for kind, pile in (("restraint", harder), ("firmness", easier)):
            if kind in counsel:
                pile.append(Weighed(f"its mission advised {kind} ({counted(counsel.count(kind), 'time')})", 0.0))
        capital = self.labels.case.participant.get(decision.capital)
        where = f" ({capital.capital})" if capital and capital.capital else ""
        return DecisionAccount(
            decision.id, decision.label, f"{self.labels.the(decision.capital)}{where}, alone", day,
            self.labels.date(day) if day else "", tuple(easier), tuple(harder),
        )  # fmt: skip

    def _told(self, because: str) -> str:
        return self.labels.reason(because, self.state.world.ledger)


def _weight(driver: Any, state: State) -> float:
    setting = state.case.setting
    if driver.when and not holds(driver.when, setting, state.world.numbers):
        return 0.0
    known = driver.slot in slots(setting).index
    return round(driver.coefficient * (number(state, driver.slot) - driver.above), 6) if known else 0.0
