"""A game as a seat, the public or the teacher may follow it: each record's events and words for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.engine import Audience, Seat, begin, briefing, fold
from game.engine.audience import Public, Teacher
from game.engine.case import Case
from game.play.codec import Record
from game.record.chronicle import Chronicle
from game.record.confidences import asides, closed_to
from game.record.news import Story
from game.record.seen import Seen, counted, seen
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId
from game.words.labels import capital
from game.words.wording import label


class Told(Struct, frozen=True):
    """One record as told to an audience: the record as it may see it, and the same in words.

    `paragraphs` are its additions to the record of the meetings, `stories` those to the news. `asides` are its
    confidences. `act` describes the act, for the seat that did it and for the teacher.
    """

    seen: Seen
    paragraphs: tuple[Paragraph, ...] = ()
    stories: tuple[Story, ...] = ()
    asides: tuple[str, ...] = ()
    act: str = ""

    @property
    def tells(self) -> bool:
        """Return whether there are any words in it."""
        return bool(self.act or self.paragraphs or self.stories or self.asides)

    def lines(self) -> Iterator[str]:
        """Yield everything that is told, a line each; with the act come its reasons if the audience may know them."""
        if self.act:
            yield f"{self.act} ({self.seen.because})" if self.seen.because else self.act
        yield from (each.line or each.text for each in self.paragraphs)
        yield from (each.text for each in self.stories)
        yield from self.asides


class View:
    """A game as one audience follows it; it keeps the whole game to itself, and gives out only what is for them.

    It takes records with the own words that the audience may read (`Game.told`).
    """

    def __init__(self, case: Case, audience: Audience, seed: int = 0) -> None:
        self.audience = audience
        self._case, self._verbatim, self._chronicle = case, Verbatim(case, seed), Chronicle(case)
        self._count = 0
        self._state = begin(case)

    def add(self, record: Record, *, over: bool = False) -> Told | None:
        """Return the next record of the game as told to the audience, or None if it tells them nothing.

        `over` says that the game has ended; after that the reasons of visible acts are no secret.
        """
        act, shut = self._act(record), self._shut()
        paragraphs, stories = self._verbatim.add(record), self._chronicle.add(record)
        self._state = fold(self._state, record.events)
        found = seen(record, self.audience, self._case, over=over)
        if found is None:
            return None
        self._count += 1
        if not (over or isinstance(self.audience, Teacher)):
            found = counted(found, self._count)
            paragraphs = tuple([replace(each, record=self._count) for each in paragraphs])
        return Told(found, paragraphs, stories, tuple(self._asides(record, shut)), act)

    def _act(self, record: Record) -> str:
        """Return the act in words, with its stakes: only for the seat that did it, and for the teacher."""
        own = isinstance(self.audience, Seat) and self.audience.member == record.by
        if not (own or isinstance(self.audience, Teacher)) or record.by not in self._case.seats:
            return ""
        words = label(record.action, self._case, briefing(self._state, record.by))
        return f"{capital(self._chronicle.labels.short(record.by))}: {words}"

    def _shut(self) -> dict[MemberId, frozenset[MemberId]]:
        return {seat: closed_to(briefing(self._state, seat)) for seat in self._seats()}

    def _seats(self) -> tuple[MemberId, ...]:
        """Return the seats whose confidences the audience hears."""
        if isinstance(self.audience, Seat):
            return (self.audience.member,)
        return () if isinstance(self.audience, Public) else self._case.seats

    def _asides(self, record: Record, shut: dict[MemberId, frozenset[MemberId]]) -> Iterator[str]:
        labels = self._chronicle.labels
        for seat in self._seats():
            whose = f"To {labels.the(seat)}: " if isinstance(self.audience, Teacher) else ""
            yield from (f"{whose}{line}" for line in asides(record, briefing(self._state, seat), labels, shut[seat]))


LAST = 5
"""The number of records shown when somebody looks at a game."""


def last_told(
    case: Case, records: Sequence[Record], audience: Audience, *, seed: int, over: bool
) -> Iterator[str]:
    """Yield the last records that tell the audience anything, in lines, each with the number of its record."""
    view = View(case, audience, seed)
    told = deque((found for each in records if (found := view.add(each, over=over)) is not None and found.tells), LAST)
    for each in told:
        for line in each.lines():
            yield f"{each.seen.number:6}  {line}"
