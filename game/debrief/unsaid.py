"""A delegation's real statements on a day that it does not make here, for display once the game is over."""

from __future__ import annotations

from msgspec import Struct

from game.council.events import MeetingOpened
from game.debrief.history import History
from game.engine.book import BookPoint
from game.engine.recorded import as_recorded, recorded
from game.terms import MemberId
from game.words.labels import Labels, capital, uncapital
from game.words.topics import Points
from game.world.acts import AnyPoint
from game.world.events import SpeechMade
from game.world.facts import Claim


class Unsaid(Struct, frozen=True):
    """A recorded statement that a delegation did not make here, in a line, with its source."""

    day: int
    date: str
    text: str
    source: str


def unsaid(history: History, seat: MemberId, until: int) -> tuple[Unsaid, ...]:
    """Return the seat's recorded but unmade statements on days up to `until` on which the Council met."""
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
    """Return a recorded answer in a line, if nobody here made the statement that it answers."""
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
