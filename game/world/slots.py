"""The flat table of the numbers of a setting: their names, places, ranges and first values."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations
from math import inf

from msgspec import Struct

from game.terms import MemberId, Slug
from game.world.published import PublishedSetting
from game.world.setting import Setting

INFLUENCE_AT_START, INFLUENCE_A_DAY, INFLUENCE_AT_MOST = 10.0, 2.0, 12.0
ACCESS_AT_MOST = 3.0
COUNTS = ("day", "meetings", "votes", "adopted", "vetoes", "statements", "best_vote", "drafts", "assembly_in_favour")

OF_A_SEAT = ("texts", "won", "upheld", "failed", "answered", "tabled", "charges")
"""The public counts of each seat: its adopted texts and presidential statements that say something new, the most votes
in favour of a text of its own, the claims that won and that cost it credibility, its accepted offers and demands, its
drafts and its charges."""
_NO_COUNTS = frozenset({"day", "best_vote", "assembly_in_favour", "won"})
"""Numbers that do not count deeds: the highest vote so far, or figures of the calendar or the Assembly."""

_Row = tuple[str, float, float, float]


class Slots(Struct, frozen=True, eq=False):
    """Places of the named numbers. `switches` are 0 or 1 and may stand alone as a condition.

    `settled` is the span of places that say which charges are known to be true or false. `counts` names the numbers
    that count deeds, and only rise. In the span `private` each number belongs to one seat or two; `unknown` holds their
    values at the start. `own` gives the places of one seat's numbers: its access and influence, its relations to the
    others, and (in two spans) the relations of the others to it.
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
        """Return the numbers as a seat knows them, with or without its `relations`; others' stay as at the start."""
        seen = numbers[:]
        seen[self.private] = self.unknown
        if seat in self.own:
            held, mine, before, after = self.own[seat]
            seen[held] = numbers[held]
            if relations:
                seen[mine], seen[before], seen[after] = numbers[mine], numbers[before], numbers[after]
        return seen


class Named(Struct, frozen=True, gc=False):
    """The parts of a number's name: `relation[AAA,BBB]` belongs to the table relation, from AAA to BBB.

    For a number of no seat, `table` is its whole name.
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


def adopted_names(paragraph: Slug, verb: str) -> tuple[str, str]:
    """Return the names that hold once a resolution with this paragraph is adopted: with any verb, and with this one."""
    return f"adopted.{paragraph}", f"adopted.{paragraph}.{verb.replace('-', '_')}"


def _switches(setting: Setting) -> Iterator[str]:
    yield from ("session_called", "assembly_voted", "endorsed")
    yield from setting.adoptable
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
    """Return the places of each seat's own numbers, in the order in which `_private` names them."""
    own, others, spans = {}, len(setting.seats) - 1, {}
    for seat in setting.seats:
        held = sum(capital != seat for capital in setting.capitals) + 1
        spans[seat], at = slice(at, at + held), at + held
    for number, seat in enumerate(setting.seats):
        row = at + number * others
        # No row holds its own seat. So this seat's place is one further left in the rows before its own than after it.
        before = slice(at + number - 1, row, others) if number else slice(at, at)
        own[seat] = spans[seat], slice(row, row + others), before, slice(row + others + number, None, others or 1)
    return own
