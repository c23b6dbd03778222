"""Who sits in a scenario: Council, Presidents and names, derived from the date where the author leaves them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from game.council.membership import Council, MembershipTable, council_of, council_on, names_on, seating
from game.engine.case import Badge, Participant
from game.scenario.authored import Authored, Code
from game.scenario.faults import ScenarioError
from game.scenario.membership import membership_table, state_names
from game.scenario.model import ScenarioFile
from game.scenario.reader import read
from game.scenario.validation import validated
from game.terms import MemberId

LONGEST = 60
"""Days of the longest campaign."""
_REACH = 60
"""Months through which a presidency is followed from a known one."""


class ProtocolFile(Authored):
    """Presidents that are known, by month (those between follow from rule 18); names that take an article."""

    presidents: dict[str, Code]
    articles: list[Code]


class Almanac(Struct, frozen=True, eq=False):
    """The common data: membership by date, names in use, Presidents known by month, names that take an article."""

    table: MembershipTable
    names: dict[MemberId, str]
    presidents: dict[str, MemberId]
    articles: frozenset[MemberId]


def almanac(common: Path) -> Almanac:
    """Return the common data in this folder, read anew where a file has changed.

    Raises ScenarioError if they are missing or faulty.
    """
    files = sorted(common.glob("*.yaml"))
    return _almanac(common, tuple((file.name, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=4)
def _almanac(common: Path, _: tuple[tuple[str, int], ...]) -> Almanac:
    protocol, faults = validated(read(common / "protocol.yaml"), ProtocolFile)
    if protocol is None:
        raise ScenarioError(faults)
    articles = frozenset(protocol.articles)
    return Almanac(membership_table(common), state_names(common), protocol.presidents, articles)


def formal_names(scenario: ScenarioFile, known: Almanac) -> dict[MemberId, str]:
    """Return the names that rule 18 goes by: the author's, else those borne on the first day."""
    names = names_on(scenario.calendar.first_day, known.table)
    names.update({each.id: each.name for each in scenario.participants if each.name})
    return names


def council_for(scenario: ScenarioFile, known: Almanac) -> Council:
    """Return the Council of the scenario.

    Raises ValueError, in a sentence for the author, where it can be derived from nothing or is impossible.
    """
    given, day = scenario.council, scenario.calendar.first_day
    derived = council_on(day, known.table) if day.year in known.table.elected else None
    if given.members is None:
        if derived is None:
            first, last = known.table.years
            raise ValueError(f"membership is known for {first} to {last} only; give council.members")
        seats, permanent, required = derived.seats, derived.permanent, derived.votes_required
    else:
        seats = tuple(given.members)
        permanent = (derived.permanent if derived else frozenset()) & set(seats)
        required = derived.votes_required if derived and derived.size == len(seats) else -(-len(seats) * 3 // 5)
    if given.permanent is not None:
        permanent = frozenset(given.permanent)
    if given.votes_required is not None:
        required = given.votes_required
    return council_of(seats, permanent, required, names=formal_names(scenario, known))


def presidents_for(scenario: ScenarioFile, council: Council, known: Almanac) -> tuple[tuple[int, MemberId], ...]:
    """Return the Presidents by the day of the campaign on which each begins (rule 18).

    Raises ValueError if the first month's President is neither given nor follows from the common data.
    """
    names = formal_names(scenario, known)
    found: list[tuple[int, MemberId]] = []
    for month, day in _months(scenario.calendar.first_day, scenario.calendar.days):
        given = scenario.council.presidents.get(month)
        if given is None and not found:
            given = scenario.council.president or _derived(month, scenario, known)
        found.append((day, given or _following(council.seats, found[-1][1], names)))
    return tuple(found)


def _derived(month: str, scenario: ScenarioFile, known: Almanac) -> MemberId:
    if scenario.council.members is None:
        president = president_in(month, known)
        if president:
            return president
    raise ValueError(f"the President of {month} does not follow from the common data; give council.president")


def president_in(month: str, known: Almanac) -> MemberId:
    """Return who presides in a month, such as 2022-02, by what is known and rule 18; "" if that does not follow."""
    earlier = [each for each in known.presidents if each <= month]
    if not earlier:
        return ""
    at = max(earlier)
    president = known.presidents[at]
    for _ in range(_REACH):
        if at == month:
            return president
        at = _month(_next_month(date.fromisoformat(f"{at}-01")))
        day = date.fromisoformat(f"{at}-01")
        if day.year not in known.table.elected:
            return ""
        president = _following(council_on(day, known.table).seats, president, names_on(day, known.table))
    return ""


def _following(seats: tuple[MemberId, ...], president: MemberId, names: Mapping[MemberId, str]) -> MemberId:
    # The last holder may have left the Council with the year; its name still says who follows.
    order = seating({*seats, president}, names)
    later = order[order.index(president) + 1 :] + order
    return next(member for member in later if member in seats)


def _months(first: date, days: int) -> list[tuple[str, int]]:
    months = [(_month(first), 1)]
    for day in range(2, min(days, LONGEST, (date.max - first).days + 1) + 1):
        month = _month(first + timedelta(days=day - 1))
        if month != months[-1][0]:
            months.append((month, day))
    return months


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def participants_for(scenario: ScenarioFile, codes: Iterable[MemberId], known: Almanac) -> tuple[Participant, ...]:
    """Return all who take part, the author's entries first, then the others whose codes are named."""
    given = {each.id: each for each in scenario.participants}
    labels = {each.id: each.label for each in scenario.briefers}
    used = _names_in_use(scenario, known)
    made = []
    for code in dict.fromkeys([*given, *labels, *codes]):
        entry = given.get(code)
        name = (entry.name if entry else "") or used.get(code, "") or labels.get(code, code)
        the = entry.the if entry and entry.the is not None else code in known.articles or name.startswith("the ")
        name = name.removeprefix("the ")
        short, capital, level, tag = (entry.short, entry.capital, entry.level, entry.tag) if entry else ("",) * 4
        flag = Badge(entry.flag.shape, entry.flag.colour, entry.flag.ground) if entry and entry.flag else None
        made.append(Participant(code, name, short or name, the, capital, level, tag, flag))
    return tuple(made)


def _names_in_use(scenario: ScenarioFile, known: Almanac) -> dict[MemberId, str]:
    borne = names_on(scenario.calendar.first_day, known.table)
    former = {code: name for code, name in borne.items() if name != known.table.names.get(code)}
    return {**known.names, **former}
