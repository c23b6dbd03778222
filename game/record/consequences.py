"""What one act moved, and why: the line that a player reads after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.engine import Seat
from game.engine.case import Case
from game.play.codec import Record
from game.record.kept import judged
from game.record.seen import seen
from game.terms import MemberId
from game.words.labels import Labels, counted
from game.world.events import NumbersMoved
from game.world.facts import Claim
from game.world.slots import named


def consequences(record: Record, case: Case, seat: MemberId, claims: Iterable[Claim] = ()) -> tuple[str, ...]:
    """Return the record's moves that the seat may know, one line for each number with its weightiest cause.

    Relations share one line.

    Promises that the record kept or broke come first, then the indicators, the seat's own credibility and influence,
    and the relations of others with it. `claims` is the ledger, which names the claims.
    """
    labels, known = Labels(case), tuple(claims)
    sums: dict[tuple[str, str], float] = {}
    told = seen(record, Seat(seat), case)
    for event in told.events if told is not None else ():
        if isinstance(event, NumbersMoved):
            for change in event.changes:
                if name := name_of(change.slot, labels, seat):
                    key = name, labels.reason(change.because, known)
                    sums[key] = round(sums.get(key, 0.0) + change.by, 6)
    moved = [(name, because, by) for (name, because), by in sums.items() if by]
    numbers = dict.fromkeys(name for name, _, _ in moved if not name.startswith(_RELATIONS))
    lines = [_line(name, [(because, by) for one, because, by in moved if one == name]) for name in numbers]
    related = _related([each for each in moved if each[0].startswith(_RELATIONS)])
    return (*judged(record, seat, known, labels), *filter(None, lines), *related)


def _line(name: str, causes: list[tuple[str, float]]) -> str:
    """Return how a number moved and why: the weightiest cause, and how many more there are."""
    summed = round(sum(by for _, by in causes), 6)
    because, _ = max(causes, key=lambda each: abs(each[1]))
    more = len(causes) - 1
    others = f", and {counted(more, 'more cause')}" if more else ""
    return f"{name} {_signed(summed)}: {because}{others}" if summed else ""


def _related(moved: list[tuple[str, str, float]]) -> Iterator[str]:
    """Yield one line on changed relations, the most changed of them by name."""
    with_each: dict[str, float] = {}
    for name, _, by in moved:
        with_each[name] = round(with_each.get(name, 0.0) + by, 6)
    ranked = sorted(filter(lambda each: each[1], with_each.items()), key=lambda each: -abs(each[1]))
    if ranked:
        causes = list(dict.fromkeys(because for _, because, _ in moved))
        yield f"{_most_moved(ranked)}: {causes[0] if len(causes) == 1 else 'several causes'}"


def _most_moved(ranked: list[tuple[str, float]]) -> str:
    named = ", ".join(f"{name.removeprefix(_RELATIONS)} {_signed(by)}" for name, by in ranked[:_NAMED])
    return f"{_RELATIONS}{named}{f' and {len(ranked) - _NAMED} more' if len(ranked) > _NAMED else ''}"


def moves_in_words(moved: Mapping[str, float], labels: Labels, seat: MemberId) -> tuple[str, ...]:
    """Return how numbers would move, by their slots, one line each; relations share the last line."""
    named = {name: by for slot, by in moved.items() if round(by, 6) and (name := name_of(slot, labels, seat))}
    related = sorted(((n, by) for n, by in named.items() if n.startswith(_RELATIONS)), key=lambda each: -abs(each[1]))
    lines = [f"{name} {_signed(by)}" for name, by in named.items() if not name.startswith(_RELATIONS)]
    return (*lines, _most_moved(related)) if related else tuple(lines)


_RELATIONS = "relations with "
_NAMED = 2


def name_of(slot: str, labels: Labels, seat: MemberId) -> str:
    """Return the name of a number as the seat reads it, or nothing for one that is not the seat's to know."""
    if (known := {each.id: each.label for each in labels.case.setting.indicators}.get(slot)) is not None:
        return known
    name = named(slot)
    if name.table in ("credibility", "influence") and name.one == seat:
        return f"your {name.table}"
    if name.table == "access" and name.one == seat:
        return f"your access to {labels.the(name.other)}"
    if name.table == "relation" and name.other == seat:
        return f"{_RELATIONS}{labels.the(name.one)}"
    return ""


def _signed(value: float) -> str:
    return f"{value:+.1f}".removesuffix(".0") if abs(value) >= 0.05 else f"{value:+.2g}"
