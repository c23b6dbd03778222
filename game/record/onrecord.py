"""A delegation's real words on a day, beside its words here: quotations, and marks in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from game.engine.book import Book, BookPoint
from game.engine.recorded import as_recorded, recorded
from game.record.parting import Parting
from game.terms import MemberId
from game.words.labels import Labels, capital
from game.world.acts import AnyPoint
from game.world.events import SpeechMade
from game.world.facts import Claim
from game.world.gauges import Quotation


class Quoted(Struct, frozen=True):
    """Real words that stand beside an act: their speaker and time, the words, and their document."""

    title: str
    text: str
    source: str


class Quotations:
    """Finds the real words for a speech: of the same act, delegation and day, until the game parts from reality."""

    def __init__(self, labels: Labels) -> None:
        self._labels, self._parting = labels, Parting(labels)
        self._quoted: set[Quotation] = set()

    def follow(self, day: int, event: Any) -> None:
        """Take in an event that may make the game part from reality."""
        self._parting.follow(day, event)

    def beside(self, event: SpeechMade, day: int, claims: Sequence[Claim]) -> Iterator[Quoted]:
        """Yield the quotations for a speech; `claims` are the ledger before it."""
        said = _said(self._labels.case.book, day, event.member)
        found = (as_recorded(point, said, claims, event.member) for point in event.points) if said else ()
        yield from self.of([each for point in found if point is not None for each in point.quotations], day)

    def of(self, quotations: Sequence[Quotation], day: int) -> Iterator[Quoted]:
        """Yield the quotations of this day, by speaker, unless the game has parted from reality; none comes twice."""
        fresh = [each for each in quotations if each.day == day and each not in self._quoted]
        if not fresh or (self._parting.known and self._parting.first(day, ended=False) is not None):
            return
        self._quoted.update(fresh)
        by_speaker: dict[tuple[str, str], list[str]] = {}
        for each in fresh:
            by_speaker.setdefault((each.speaker, each.source), []).append(marked(each.text))
        for (speaker, source), words in by_speaker.items():
            title = f"{capital(speaker)}, on {self._labels.date(day)} (quoted)"
            yield Quoted(title, capital("; ".join(words)), self._labels.source(source))


def marked(text: str) -> str:
    """Return real words between quotation marks; if only part of a sentence is quoted, its own marks show which."""
    return text if "“" in text.strip("“”") else f"“{text.strip('“”')}”"


def _said(book: Book, day: int, member: MemberId) -> tuple[BookPoint, ...]:
    return (*book.said(day, member), *book.said(day, member, reply=True))


def on_record(book: Book, day: int, member: MemberId, claims: Sequence[Claim]) -> tuple[AnyPoint, ...]:
    """Return the points that the State made on that day according to the record, in their order."""
    return tuple(made for each in _said(book, day, member) for made in recorded(each, claims, member))
