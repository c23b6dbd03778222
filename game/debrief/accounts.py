"""Who decided, kept apart from what made the decision easier or harder: an account of each decision by one capital."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from game.debrief.history import History, Moment
from game.engine import fold
from game.engine.state import State
from game.terms import MemberId, Slug
from game.words.figures import number
from game.words.labels import counted
from game.world.conditions import holds
from game.world.events import CapitalAdvised, DecisionCarriedOut, DecisionDelayed
from game.world.setting import Decision, Driver, Setting
from game.world.slots import slots

_REFUSED = re.compile(r"\b(demand|offer)\.(\w+)\.refused\b")


class Weighed(Struct, frozen=True):
    """A fact that bore on a decision; `by` is in the points of the capital's resolve, positive if it made it easier."""

    because: str
    by: float


class DecisionAccount(Struct, frozen=True):
    """One decision: `carried_out_on` is a day, 0 if it was not carried out. `decided_by` names the capital alone.

    A State's refusal of a demand or an offer does not count as a cause of force used against it, and stands on neither
    side.
    """

    decision: str
    label: str
    decided_by: str
    carried_out_on: int
    date: str
    easier: tuple[Weighed, ...]
    harder: tuple[Weighed, ...]


def decision_accounts(history: History) -> tuple[DecisionAccount, ...]:
    """Return an account of each decision of the scenario, carried out or not.

    Orders that a capital gives every night again are left out.
    """
    found = _Found(history)
    return tuple(found.account(each) for each in history.case.setting.decisions if not each.repeats)


class _Found:
    def __init__(self, history: History) -> None:
        self.history, self.labels = history, history.labels
        self.at: dict[Slug, tuple[Moment, State]] = {}
        self.delays: dict[Slug, list[str]] = {}
        self.counsel: dict[MemberId, list[tuple[MemberId, str]]] = {}
        for moment in history.moments:
            for place, event in enumerate(moment.record.events):
                self._take(event, moment, place)

    def _take(self, event: Any, moment: Moment, place: int) -> None:
        if isinstance(event, DecisionCarriedOut):
            self.at[event.decision] = moment, fold(moment.before, moment.record.events[:place])
        elif isinstance(event, DecisionDelayed):
            self.delays.setdefault(event.decision, []).append(f"it waited: {event.because}")
        elif isinstance(event, CapitalAdvised):
            self.counsel.setdefault(event.capital or event.by, []).append((event.by, event.counsel))

    def account(self, decision: Decision) -> DecisionAccount:
        moment, state = self.at.get(decision.id, (None, self.history.state))
        drivers = [each for each in decision.drivers if not refused_by_another(each, decision, state.case.setting)]
        weighed = [Weighed(_cause(each, by), by) for each in drivers if (by := _weight(each, state))]
        easier = [each for each in weighed if each.by > 0]
        harder = [each for each in weighed if each.by < 0]
        harder += [Weighed(self._told(because), 0.0) for because in dict.fromkeys(self.delays.get(decision.id, ()))]
        self._advice(decision, easier, harder)
        capital = self.labels.case.participant.get(decision.capital)
        where = f" ({capital.capital})" if capital and capital.capital else ""
        return DecisionAccount(
            decision.id, decision.label, f"{self.labels.the(decision.capital)}{where}, alone",
            moment.day if moment else 0, self.history.when(moment) if moment else "", tuple(easier), tuple(harder),
        )  # fmt: skip

    def _advice(self, decision: Decision, easier: list[Weighed], harder: list[Weighed]) -> None:
        counsel = self.counsel.get(decision.capital, [])
        for kind, pile in (("restraint", harder), ("firmness", easier)):
            own = sum(each == (decision.capital, kind) for each in counsel)
            if own:
                pile.append(Weighed(f"its mission advised {kind} ({counted(own, 'time')})", 0.0))
            others = tuple(dict.fromkeys(by for by, given in counsel if given == kind and by != decision.capital))
            if others:
                pile.append(Weighed(f"private counsel of {kind} from {self.labels.these(others)}", 0.0))

    def _told(self, because: str) -> str:
        return self.labels.reason(because, self.history.state.world.ledger)


def refused_by_another(driver: Driver, decision: Decision, setting: Setting) -> bool:
    """Return whether a driver counts refusals by a State other than the one that decides."""
    for kind, id in _REFUSED.findall(f"{driver.slot} {driver.when}"):
        who = setting.demand[id].of if kind == "demand" else setting.offer[id].to
        if who != decision.capital:
            return True
    return False


def _cause(driver: Driver, by: float) -> str:
    """Return the cause in words; a driver with its sign reversed means too little of it."""
    return driver.because if by * driver.coefficient > 0.0 else f"too little of this: {driver.because}"


def _weight(driver: Driver, state: State) -> float:
    setting = state.case.setting
    if driver.when and not holds(driver.when, setting, state.world.numbers):
        return 0.0
    if driver.slot not in slots(setting).index:
        return 0.0
    reached = min(number(state, driver.slot), driver.at_most)
    return round(driver.coefficient * (reached - driver.above), 6)
