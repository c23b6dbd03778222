"""A game followed as a seat, the public or the teacher may follow it: what each record tells them, events and words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from msgspec import Struct

from game.engine import Audience, Seat, begin, briefing, fold
from game.engine.audience import Public, Teacher
from game.engine.case import Case
from game.play.codec import Record
from game.record.chronicle import Chronicle
from game.record.confidences import asides, closed_to
from game.record.news import Story
from game.record.seen import Seen, seen
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId
from game.words.labels import capital
from game.words.wording import label


class Told(Struct, frozen=True):
    """What one record tells an audience: the record as it may see it, and the same in words.

    `paragraphs` are what it adds to the record of the meetings, `stories` to the news; `asides` is what it tells in
    confidence; `act` says what was done, for whoever did it and for the teacher.
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
        """Yield all that is told, a line each; with the act, why it was done where that may be known."""
        if self.act:
            yield f"{self.act} ({self.seen.because})" if self.seen.because else self.act
        yield from (each.line or each.text for each in self.paragraphs)
        yield from (each.text for each in self.stories)
        yield from self.asides


class View:
    """A game as one audience follows it; it keeps the whole game to itself, and gives away what it tells."""

    def __init__(self, case: Case, audience: Audience, seed: int = 0) -> None:
        self.audience = audience
        self._case, self._verbatim, self._chronicle = case, Verbatim(case, seed), Chronicle(case)
        self._state = begin(case)

    def add(self, record: Record, *, over: bool = False) -> Told | None:
        """Return what the next record of the game tells the audience, or None where it tells nothing.

        `over` says that the game has ended, after which the reasons of what one sees are no secret.
        """
        act, shut = self._act(record), self._shut()
        paragraphs, stories = self._verbatim.add(record), self._chronicle.add(record)
        self._state = fold(self._state, record.events)
        found = seen(record, self.audience, self._case, over=over)
        if found is None:
            return None
        return Told(found, paragraphs, stories, tuple(self._asides(record, shut)), act)

    def _act(self, record: Record) -> str:
        """Return the act in words, which say what is at stake in it: only for who did it, and for the teacher."""
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
"""How many records are shown of a game that is looked at."""


def last_told(
    case: Case, records: Sequence[Record], audience: Audience, *, seed: int, over: bool
) -> Iterator[str]:
    """Yield what the last records that tell the audience anything told it: each line with the number of its record."""
    view = View(case, audience, seed)
    told = deque((found for each in records if (found := view.add(each, over=over)) is not None and found.tells), LAST)
    for each in told:
        for line in each.lines():
            yield f"{each.seen.number:6}  {line}"
