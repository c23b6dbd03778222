"""A game as a row of moments: each record with the state before and after it, so that effects can be traced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from game.engine import begin, evolve
from game.engine.case import Case
from game.engine.events import DayOpened
from game.engine.state import State
from game.play.codec import Record
from game.terms import FIELD, SECRETARIAT
from game.words.labels import Labels


class Moment(Struct, frozen=True):
    """One record, and the state before and after it."""

    record: Record
    before: State
    after: State

    @property
    def day(self) -> int:
        """Return the day of the moment; the morning that opens a day belongs to it."""
        return max(1, self.after.day)


class History:
    """All moments of a game, in order; `states` are as they were, and no act is decided again."""

    def __init__(self, case: Case, records: Iterable[Record]) -> None:
        self.case = case
        self.labels = Labels(case)
        self.start = begin(case)
        self.moments: list[Moment] = []
        state = self.start
        for record in records:
            after = _folded(state, record.events)
            self.moments.append(Moment(record, state, after))
            state = after

    @property
    def state(self) -> State:
        """Return the state at the end."""
        return self.moments[-1].after if self.moments else self.start

    def morning(self, day: int) -> int:
        """Return the number of the record that opened a day, before its corridor begins; 0 if the day never came."""
        for moment in self.moments:
            if any(isinstance(event, DayOpened) and event.day == day for event in moment.record.events):
                return moment.record.number
        return 0

    def when(self, moment: Moment) -> str:
        """Return the time of the moment, to follow "on" or stand alone: a date, or the night to the next."""
        if moment.record.by == FIELD:
            return f"the night to {self.labels.date(moment.day + 1)}"
        if moment.record.by == SECRETARIAT and moment.after.day != moment.before.day:
            return f"the morning of {self.labels.date(moment.day)}"
        return self.labels.date(moment.day)


def _folded(state: State, events: Sequence[Any]) -> State:
    for event in events:
        state = evolve(state, event)
    return state
