"""What was known on a real day: where each State had said it stood, and which capitals had used force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from game.council.papers import BankParagraph
from game.engine.case import Case, PublishedCase, RedLine, known_on
from game.forecast.public import Public, public
from game.terms import MemberId, Slug
from game.world.published import PublishedDecision


class Moment(Struct, frozen=True, eq=False):
    """A real day: the case with the positions of that day, the public facts, and the capitals that have used force.

    `decided` are the capitals' decisions that had been carried out. `lines` are the red lines of the seats whose
    instructions the observer knows.
    """

    case: PublishedCase
    public: Public
    force: tuple[MemberId, ...]
    decided: tuple[PublishedDecision, ...] = ()
    lines: Mapping[MemberId, tuple[RedLine, ...]] = {}


def moment(case: Case, on: date, *, later: bool = True) -> Moment:
    """Return what was known on this day, within the campaign or outside it, by the dated facts of the scenario.

    A position stated only later counts from the start, or not at all if `later` is false. A position without a date
    always counts.
    """
    day, first = on.isoformat(), date.fromisoformat(case.first_day)
    happened = {each.decided: first + timedelta(days=each.day - 1) for each in case.reality if each.decided}
    known = case.published
    decided = tuple(each for each in known.setting.decisions if happened.get(each.id, date.max) <= on)
    force = [each for each in decided if each.force]
    since = min((happened[each.id] for each in force), default=date.max).isoformat()
    profiles = []
    spoken: dict[MemberId, frozenset[Slug]] = {}
    for each in known.profiles:
        issues = {one.issue for one in each.stated}
        plain = {issue: at for issue, at in each.positions.items() if issue not in issues}
        profiles.append(replace(each, positions={**plain, **known_on(day, each.stated, later=later)}))
        spoken[each.member] = frozenset(one.issue for one in each.stated if since <= one.on <= day)
    then = replace(known, profiles=tuple(profiles))
    lines = {each.member: each.red_lines for each in case.profiles}
    return Moment(then, public(then, spoken), tuple(sorted({each.capital for each in force})), decided, lines)


def with_paragraphs(known: Moment, own: Mapping[Slug, BankParagraph]) -> Moment:
    """Return the same day with further paragraphs in the bank: those that a text brings along."""
    return replace(known, public=replace(known.public, bank={**known.public.bank, **own}))
