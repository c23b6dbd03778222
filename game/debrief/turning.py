"""The indicators over a game, and their turning points: the main moves of each, their days, and their authors."""

from __future__ import annotations

import re

from msgspec import Struct

from game.council.acts import CastBallot, Pass
from game.council.subjects import OnDraft
from game.debrief.history import History, Moment
from game.engine import briefing
from game.terms import MemberId, Slug
from game.words.figures import measured, number, numbers_of, word_for
from game.words.labels import capital
from game.words.wording import label
from game.world.acts import Speak
from game.world.events import NumbersMoved
from game.world.field import TRIMMED
from game.world.gauges import Indicator

TURNS = 3
"""Turning points shown of each indicator."""
_CLAIM = re.compile(r"\bclaim (\d+)\b")


class Turn(Struct, frozen=True):
    """A turning point: by how much an indicator moved in one day for one reason.

    `record` is the number of the record with the largest part in it. `act` tells who did what in that record (empty if
    nobody did). `claim` is the entry of the ledger that caused it, -1 if none did.
    """

    day: int
    date: str
    by: float
    because: str
    record: int
    act: str
    claim: int


class Course(Struct, frozen=True):
    """An indicator over the game: first and last figure as printed, its value each morning, its turning points.

    `low` and `high` are its range, `span` that of the figures that it took.
    """

    indicator: Slug
    label: str
    unit: str
    first: str
    last: str
    first_word: str
    last_word: str
    days: tuple[str, ...]
    values: tuple[float, ...]
    turns: tuple[Turn, ...]
    low: float
    high: float


class KeyDay(Struct, frozen=True):
    """The day on which a game turned, and why it was chosen; `record` is that of its morning."""

    day: int
    date: str
    because: str
    record: int


class _Cause(Struct):
    by: float
    greatest: float
    moment: Moment


def courses(history: History) -> tuple[Course, ...]:
    """Return the course of each indicator of the scenario."""
    causes = _causes(history)
    return tuple(_course(history, each, causes.get(each.id, {})) for each in history.case.setting.indicators)


def key_day(history: History) -> KeyDay:
    """Return the day on which the game turned.

    It is the day of the vote on a draft with the most votes in favour (the earliest of equals). If there is none, it
    is the day of the greatest turning point, as a share of its indicator's range.
    """
    votes = [each for each in history.state.proceedings.votes if isinstance(each.subject, OnDraft)]
    if votes:
        best = max(votes, key=lambda each: (sum(b.value == "in_favour" for b in each.ballots.values()), -each.day))
        return _key(history, best.day, f"the vote on {best.subject.paper} was taken")
    turns = [(turn, each) for each in courses(history) for turn in each.turns]
    if not turns:
        return _key(history, 1, "it is the first")
    turn, course = max(turns, key=lambda each: (abs(each[0].by) / (each[1].high - each[1].low), -each[0].day))
    return _key(history, turn.day, f"{course.label} turned most: {turn.because} ({turn.by:+.1f})")


def _key(history: History, day: int, because: str) -> KeyDay:
    return KeyDay(day, history.labels.weekday(day), because, history.morning(day))


def _course(history: History, gauge: Indicator, causes: dict[tuple[int, str], _Cause]) -> Course:
    mornings = [numbers_of(each.after)[gauge.id] for each in history.moments if each.after.day != each.before.day]
    values = (gauge.start, *mornings, number(history.state, gauge.id))
    days = ("at the start", *(history.labels.date(n) for n in range(1, len(mornings) + 1)), "at the end")
    first, last = values[0], values[-1]
    return Course(
        gauge.id, gauge.label, gauge.unit, measured(first, gauge), measured(last, gauge),
        word_for(first, gauge), word_for(last, gauge), days, values, _turns(history, causes), gauge.low, gauge.high,
    )  # fmt: skip


def _causes(history: History) -> dict[Slug, dict[tuple[int, str], _Cause]]:
    """Return for each indicator the sum of its moves by day and cause."""
    found: dict[Slug, dict[tuple[int, str], _Cause]] = {each.id: {} for each in history.case.setting.indicators}
    for moment in history.moments:
        for event in moment.record.events:
            for change in event.changes if isinstance(event, NumbersMoved) else ():
                if change.slot in found and change.because != TRIMMED:
                    _add(found[change.slot], (moment.day, change.because), change.by, moment)
    return found


def _add(sums: dict[tuple[int, str], _Cause], key: tuple[int, str], by: float, moment: Moment) -> None:
    known = sums.setdefault(key, _Cause(0.0, 0.0, moment))
    known.by = round(known.by + by, 6)
    if abs(by) > known.greatest:
        known.greatest, known.moment = abs(by), moment


def _turns(history: History, causes: dict[tuple[int, str], _Cause]) -> tuple[Turn, ...]:
    """Return the greatest causes in the order of their days; a cause that lasts is told on its greatest day."""
    best: dict[str, tuple[int, _Cause]] = {}
    for (day, because), cause in sorted(causes.items(), key=_place):
        if because not in best or abs(cause.by) > abs(best[because][1].by):
            best[because] = day, cause
    ranked = sorted(best.items(), key=lambda each: (-abs(each[1][1].by), each[1][0], each[0]))[:TURNS]
    told = sorted(ranked, key=lambda each: (each[1][1].moment.record.number, each[0]))
    return tuple(_turn(history, because, cause) for because, (_, cause) in told if cause.by)


def _place(each: tuple[tuple[int, str], _Cause]) -> tuple[int, str]:
    return each[0]


def _turn(history: History, because: str, cause: _Cause) -> Turn:
    moment = cause.moment
    told = capital(history.labels.reason(because, history.state.world.ledger))
    named = _CLAIM.search(because)
    when = history.when(moment)
    act = act_of(history, moment)
    return Turn(moment.day, when, cause.by, told, moment.record.number, act, int(named[1]) if named else -1)


def act_of(history: History, moment: Moment) -> str:
    """Return who did what at a moment: the name, then the act in plain words; a speech only says where it was made.

    Returns nothing for acts of the secretariat or the field, and for a ballot: no single seat causes the effect of a
    vote.
    """
    by: MemberId = moment.record.by
    if by not in history.case.seats or isinstance(moment.record.action, CastBallot | Pass):
        return ""
    meeting = moment.before.proceedings.meeting
    if isinstance(moment.record.action, Speak) and meeting is not None:
        return f"{history.labels.name(by)}: a speech in {meeting.symbol}"
    return f"{history.labels.name(by)}: {label(moment.record.action, history.case, briefing(moment.before, by))}"
