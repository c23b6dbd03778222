"""A game as it went, day by day: the public events, and the indicators each morning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.engine import PUBLIC, shown
from game.engine.case import Case
from game.engine.events import DayOpened
from game.engine.heard import Heard, Hearing
from game.play.codec import Record
from game.record.news import Story, story
from game.terms import FIELD
from game.words.figures import numbers_of
from game.words.labels import Labels
from game.world.events import Change, NumbersMoved


class Day:
    """The public events from one morning to the next, and the indicators before and after.

    `changes` are all moves of indicators with their causes, in order. `stories` are the news and `events` the public
    events, each with its day. The news of a night belongs to the day to which the night leads.
    """

    def __init__(self, day: int, numbers: dict[str, float]) -> None:
        self.day = day
        self.before = numbers
        self.after = numbers
        self.changes: list[Change] = []
        self.stories: list[tuple[int, Story]] = []
        self.events: list[tuple[int, Any]] = []


class Chronicle:
    """A game's days, folded from its records; `days` holds for each day the events that led up to its morning.

    Entry n of `mornings` holds the events from the morning of day n-1 up to and including the morning of day n.
    `running` holds the events since the last morning.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.labels = Labels(case)
        self._game = Hearing(case)
        self.mornings: list[Day] = []
        self.running = Day(0, numbers_of(self.heard))

    @classmethod
    def of(cls, case: Case, records: Iterable[Record]) -> Chronicle:
        """Return the chronicle of a game so far."""
        chronicle = cls(case)
        for record in records:
            chronicle.add(record)
        return chronicle

    def add(self, record: Record) -> tuple[Story, ...]:
        """Take in one record; return the news that it brings."""
        opened, news = False, []
        for event in record.events:
            self._game.follow(event)
            opened = opened or isinstance(event, DayOpened)
            if (told := shown(event, PUBLIC, self.case)) is not None:
                news += self._note(told, self.day + (record.by == FIELD))
        if opened:
            # The events of the morning itself belong to the day whose news it opens.
            self._turn_page()
        return tuple(news)

    @property
    def heard(self) -> Heard:
        """Return what all may hear of the game as it stands."""
        return self._game.now

    @property
    def day(self) -> int:
        """Return the day of the campaign, 0 before the first."""
        return self._game.day

    @property
    def all_days(self) -> list[Day]:
        """Return the days up to each morning, and the time since the last."""
        return [*self.mornings, self.running]

    def _note(self, event: Any, day: int) -> list[Story]:
        page = self.running
        page.events.append((self.day, event))
        if isinstance(event, NumbersMoved):
            moves = [each for each in event.changes if each.slot in page.before]
            claims, caused = self.heard.world.ledger, self.labels.reason
            page.changes += [Change(each.slot, each.by, caused(each.because, claims)) for each in moves]
        told = story(event, self.heard, self.labels)
        if told is None:
            return []
        page.stories.append((day, told))
        return [told]

    def _turn_page(self) -> None:
        page = self.running
        page.day, page.after = self.day, numbers_of(self.heard)
        self.mornings.append(page)
        self.running = Day(self.day, page.after)
