"""What a delegation really said on a day, beside what it says here: quotations, marks in a list, what stays unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from game.council.events import MeetingOpened
from game.engine.book import Book, BookPoint
from game.engine.recorded import as_recorded, recorded
from game.record.comparison import Parting
from game.record.history import History
from game.record.labels import Labels, capital, uncapital
from game.record.points import Points
from game.terms import MemberId
from game.world.acts import AnyPoint
from game.world.events import SpeechMade
from game.world.facts import Claim
from game.world.gauges import Quotation


class Quoted(Struct, frozen=True):
    """Real words that stand beside an act: who spoke them and when, the words, and the document they are from."""

    title: str
    text: str
    source: str


class Quotations:
    """Finds the real words that belong beside a speech: of the same act, delegation and day, before the two part."""

    def __init__(self, labels: Labels) -> None:
        self._labels, self._parting = labels, Parting(labels)
        self._quoted: set[Quotation] = set()

    def follow(self, day: int, event: Any) -> None:
        """Take in an event that may make the game part from reality."""
        self._parting.follow(day, event)

    def beside(self, event: SpeechMade, day: int, claims: Sequence[Claim]) -> Iterator[Quoted]:
        """Yield what is quoted beside a speech; `claims` are the ledger before it."""
        said = _said(self._labels.case.book, day, event.member)
        found = (as_recorded(point, said, claims, event.member) for point in event.points) if said else ()
        yield from self.of([each for point in found if point is not None for each in point.quotations], day)

    def of(self, quotations: Sequence[Quotation], day: int) -> Iterator[Quoted]:
        """Yield those that were spoken on this day, by speaker, where the game has not parted; none comes twice."""
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
    """Return real words between quotation marks; where only part of a sentence is quoted, its own marks show which."""
    return text if "“" in text.strip("“”") else f"“{text.strip('“”')}”"


def _said(book: Book, day: int, member: MemberId) -> tuple[BookPoint, ...]:
    return (*book.said(day, member), *book.said(day, member, reply=True))


def on_record(book: Book, day: int, member: MemberId, claims: Sequence[Claim]) -> tuple[AnyPoint, ...]:
    """Return the points that the State is recorded to have made on that day, as it made them, in their order."""
    return tuple(made for each in _said(book, day, member) for made in recorded(each, claims, member))


class Unsaid(Struct, frozen=True):
    """What a delegation is recorded to have said on a day and did not say here, in a line, with its source."""

    day: int
    date: str
    text: str
    source: str


def unsaid(history: History, seat: MemberId, until: int) -> tuple[Unsaid, ...]:
    """Return what the seat left unsaid of the record on days up to `until` on which the Council met."""
    labels, claims = history.labels, history.state.world.ledger
    points, found = Points(labels), []
    met = {each.day for each in history.moments for event in each.record.events if isinstance(event, MeetingOpened)}
    for act in history.case.book.acts:
        if act.by != seat or act.day > until or act.day not in met:
            continue
        made, known = _made(history, seat, act.day), tuple(each for each in claims if each.day <= act.day)
        for each in (*act.says, *act.reply):
            if any(as_recorded(point, (each,), ledger, seat) for point, ledger in made):
                continue
            way = next(recorded(each, known, seat), None)
            text = points.line(way, known, act.day, imperative=False) if way is not None else _in_short(each, labels)
            found.append(Unsaid(act.day, labels.date(act.day), capital(text), labels.source(act.source)))
    return tuple(found)


def _in_short(point: BookPoint, labels: Labels) -> str:
    """Return a recorded answer in a line, where what it answers was never said here."""
    subject = labels.of("charge" if point.kind in ("denying", "rebutting") else "demand", point.subject)
    verb = {"denying": "denies", "rebutting": "rebuts", "accepting": "accepts"}.get(point.kind, "refuses")
    return f"{verb} {uncapital(subject)}"


def _made(history: History, seat: MemberId, day: int) -> list[tuple[AnyPoint, tuple[Claim, ...]]]:
    """Return the points that the seat made on a day, each with the ledger as it stood before."""
    return [
        (point, moment.before.world.ledger)
        for moment in history.moments
        if moment.day == day and moment.record.by == seat
        for event in moment.record.events
        if isinstance(event, SpeechMade)
        for point in event.points
    ]
