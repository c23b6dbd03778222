"""What one act moved, and why: the line that a player reads after it."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine import visible
from game.engine.case import Case
from game.play.codec import Record
from game.record.labels import Labels
from game.terms import MemberId
from game.world.events import NumbersMoved
from game.world.facts import Claim


def consequences(record: Record, case: Case, seat: MemberId, claims: Iterable[Claim] = ()) -> tuple[str, ...]:
    """Return what the record moved that the seat may know, one line a number and cause, in order.

    These are the indicators, the seat's own credibility and influence, and the relations of others with it; `claims`
    is the ledger, by which claims are named.
    """
    labels = Labels(case)
    sums: dict[tuple[str, str], float] = {}
    for event in record.events:
        if isinstance(event, NumbersMoved) and visible(event, seat):
            for change in event.changes:
                if name := _name(change.slot, labels, seat):
                    key = name, labels.reason(change.because, claims)
                    sums[key] = round(sums.get(key, 0.0) + change.by, 6)
    lines: dict[str, list[tuple[str, float]]] = {}
    for (name, because), by in sums.items():
        if by:
            lines.setdefault(because, []).append((name, by))
    return tuple(line for because, moves in lines.items() for line in _told(moves, because))


def _told(moves: list[tuple[str, float]], because: str) -> list[str]:
    """Return one line a number, but one line only for what a cause does to the relations with many."""
    related = [each for each in moves if each[0].startswith(_RELATIONS)]
    lines = [f"{name} {_signed(by)}: {because}" for name, by in moves if (name, by) not in related or len(related) == 1]
    if len(related) > 1:
        strongest = sorted(related, key=lambda each: -abs(each[1]))
        named = ", ".join(f"{name.removeprefix(_RELATIONS)} {_signed(by)}" for name, by in strongest[:_NAMED])
        more = f" and {len(related) - _NAMED} more" if len(related) > _NAMED else ""
        lines.append(f"relations with {named}{more}: {because}")
    return lines


_RELATIONS = "relations with "
_NAMED = 3


def _name(slot: str, labels: Labels, seat: MemberId) -> str:
    if (known := {each.id: each.label for each in labels.case.setting.indicators}.get(slot)) is not None:
        return known
    if slot in (f"credibility[{seat}]", f"influence[{seat}]"):
        return f"your {slot.partition('[')[0]}"
    head, _, rest = slot.partition("[")
    one, _, other = rest.rstrip("]").partition(",")
    if head == "access" and one == seat:
        return f"your access to {labels.the(other)}"
    if head == "relation" and other == seat:
        return f"{_RELATIONS}{labels.the(one)}"
    return ""


def _signed(value: float) -> str:
    return f"{value:+.1f}".removesuffix(".0") if abs(value) >= 0.05 else f"{value:+.2g}"
