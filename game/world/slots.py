"""The flat table of numbers that a setting calls for: their names, places, ranges and first values."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations
from math import inf

from msgspec import Struct

from game.terms import MemberId
from game.world.published import PublishedSetting
from game.world.setting import Setting

INFLUENCE_AT_START, INFLUENCE_A_DAY, INFLUENCE_AT_MOST = 10.0, 2.0, 12.0
ACCESS_AT_MOST = 3.0
COUNTS = ("day", "meetings", "votes", "adopted", "vetoes", "statements", "best_vote", "drafts", "assembly_in_favour")

OF_A_SEAT = ("texts", "won", "upheld", "failed", "answered", "tabled", "charges")
"""What is counted of each seat in public: its resolutions and presidential statements that say something new, the most
votes in favour of a text of its own, claims that turned out its way and those that did not, its offers and demands
that were accepted, the drafts it tabled and the charges it made."""
_NO_COUNTS = frozenset({"day", "best_vote", "assembly_in_favour", "won"})
"""Numbers beside those that count what has been done: the highest so far, or what the calendar or the Assembly says."""

_Row = tuple[str, float, float, float]


class Slots(Struct, frozen=True, eq=False):
    """Places of the named numbers. `switches` are 0 or 1 and may stand alone as a condition.

    `settled` is the span of places that say which charges are known to be true or false; `counts` are the names of the
    numbers that count what has been done, and only rise. At `private` each number is some seat's own, `unknown` is what
    stands there at the start, and `own` says where those of a seat lie: its access with its influence, its relations,
    and the relations of the others to it, in two spans.
    """

    index: dict[str, int]
    start: array[float]
    low: tuple[float, ...]
    high: tuple[float, ...]
    switches: frozenset[str]
    settled: slice
    counts: frozenset[str]
    private: slice
    unknown: array[float]
    own: dict[MemberId, tuple[slice, slice, slice, slice]]

    def seen_by(self, seat: MemberId, numbers: array[float], *, relations: bool) -> array[float]:
        """Return the numbers as a seat knows them, with its `relations` or without: all others' are as at the start."""
        seen = numbers[:]
        seen[self.private] = self.unknown
        if seat in self.own:
            held, mine, before, after = self.own[seat]
            seen[held] = numbers[held]
            if relations:
                seen[mine], seen[before], seen[after] = numbers[mine], numbers[before], numbers[after]
        return seen


class Named(Struct, frozen=True, gc=False):
    """The parts of a number's name: `relation[AAA,BBB]` is of the table relation, from AAA to BBB.

    A number that is of no seat is a table of its own.
    """

    table: str
    one: MemberId = ""
    other: MemberId = ""


@lru_cache(maxsize=4096)
def named(slot: str) -> Named:
    """Return the parts of a number's name."""
    table, _, whose = slot.rstrip("]").partition("[")
    one, _, other = whose.partition(",")
    return Named(table, one, other)


def slots(setting: PublishedSetting) -> Slots:
    """Return the table of the setting, made once."""
    made: Slots | None = setting.__dict__.get("slots")
    if made is None:
        assert isinstance(setting, Setting), "what is published of a setting comes with its table"
        made = setting.__dict__["slots"] = _made(setting)
    return made


def _made(setting: Setting) -> Slots:
    settled = [(name, 0.0, 0.0, 1.0) for name in _settled(setting)]
    switches = [(name, 0.0, 0.0, 1.0) for name in _switches(setting)]
    public = [*settled, *switches, *_numbers(setting)]
    rows = [*public, *_private(setting)]
    return Slots(
        index={row[0]: place for place, row in enumerate(rows)},
        start=array("d", [row[1] for row in rows]),
        low=tuple(row[2] for row in rows),
        high=tuple(row[3] for row in rows),
        switches=frozenset(row[0] for row in settled + switches),
        settled=slice(0, len(settled)),
        counts=frozenset(_counts(setting)),
        private=slice(len(public), None),
        unknown=array("d", [row[1] for row in rows[len(public) :]]),
        own=_own(setting, len(public)),
    )


def _settled(setting: Setting) -> Iterator[str]:
    for charge in setting.charges:
        yield f"charge.{charge.id}.borne_out"
        yield f"charge.{charge.id}.refuted"


def _switches(setting: Setting) -> Iterator[str]:
    yield from ("session_called", "assembly_voted", "endorsed")
    yield from (f"flag.{flag}" for flag in setting.flags)
    yield from (f"decided.{decision.id}" for decision in setting.decisions)
    yield from (f"happened.{happening.id}" for happening in setting.happenings)
    yield from (f"talks.{form.id}.ended" for form in setting.formats)
    yield from (f"evidence.{held.id}.released" for held in setting.evidence)
    for kind, ids, ends in (
        ("charge", [each.id for each in setting.charges], ("made", "denied")),
        ("demand", [each.id for each in setting.demands], ("made", "accepted", "met", "refused")),
        ("offer", [each.id for each in setting.offers], ("made", "accepted", "refused", "kept", "broken")),
    ):
        yield from (f"{kind}.{id_}.{end}" for id_ in ids for end in ends)


def _in_all(setting: Setting) -> Iterator[str]:
    yield from (each for each in COUNTS if each not in _NO_COUNTS)
    yield from ("undertakings.kept", "undertakings.broken")
    yield from (f"groups.{group.id}.met" for group in setting.groups)
    yield from (f"agreed.{measure.id}" for measure in setting.measures)
    for form in setting.formats:
        yield from (f"talks.{form.id}.{count}" for count in ("called", "rounds", "agreed", "walkouts"))


def _counts(setting: Setting) -> Iterator[str]:
    yield from _in_all(setting)
    yield from (f"{name}[{seat}]" for seat in setting.seats for name in OF_A_SEAT if name not in _NO_COUNTS)


def _numbers(setting: Setting) -> Iterator[_Row]:
    for gauge in setting.indicators:
        yield gauge.id, gauge.start, gauge.low, gauge.high
    for measure in setting.measures:
        yield f"measure.{measure.id}", measure.start, 0.0, 1.0
    for name in (*(each for each in COUNTS if each in _NO_COUNTS), *_in_all(setting)):
        yield name, 0.0, 0.0, inf
    for seat in setting.seats:
        yield f"credibility[{seat}]", setting.credibility.get(seat, 50.0), 0.0, 100.0
        for name in OF_A_SEAT:
            yield f"{name}[{seat}]", 0.0, 0.0, inf


def _private(setting: Setting) -> Iterator[_Row]:
    for seat in setting.seats:
        for capital in setting.capitals:
            if capital != seat:
                yield f"access[{seat},{capital}]", setting.access.get(seat, {}).get(capital, 0.0), 0.0, ACCESS_AT_MOST
        yield f"influence[{seat}]", setting.influence.get(seat, INFLUENCE_AT_START), 0.0, INFLUENCE_AT_MOST
    for one, other in permutations(setting.seats, 2):
        yield f"relation[{one},{other}]", setting.relations.get(one, {}).get(other, 0.0), -100.0, 100.0


def _own(setting: Setting, at: int) -> dict[MemberId, tuple[slice, slice, slice, slice]]:
    """Return where the numbers that are each seat's own lie, in the order in which `_private` names them."""
    own, others, spans = {}, len(setting.seats) - 1, {}
    for seat in setting.seats:
        held = sum(capital != seat for capital in setting.capitals) + 1
        spans[seat], at = slice(at, at + held), at + held
    for number, seat in enumerate(setting.seats):
        row = at + number * others
        # In each row before one's own one stands a place further left than in each row after it.
        before = slice(at + number - 1, row, others) if number else slice(at, at)
        own[seat] = spans[seat], slice(row, row + others), before, slice(row + others + number, None, others or 1)
    return own
