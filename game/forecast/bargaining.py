"""What terms of talks are worth to each party, as far as others can know, and which terms are best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import combinations
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from game.engine.briefing import Briefing
from game.forecast.public import KnownFormat
from game.forecast.reasons import Reason, Valuation, reason, valued
from game.terms import MemberId, Slug
from game.world.acts import Terms
from game.world.published import Requirement
from game.world.tabling import Agenda, stood

TOGETHER = 4
"""Measures in one proposal, at most."""
LEAST = 4.0
"""Points for which a party is expected to sign, as long as nobody has heard it say otherwise."""
ORDER_LOST, ORDER_WON = 0.2, 0.1
"""What a waiver costs per point by which a party prefers the other measure, and gives per point the other way."""
LATER = 0.04
"""The share by which one day's delay shrinks the effect of an agreement's steps, good or bad."""
BROAD = 24
"""The most measures, and the most waivers, that are combined: a hundred would make four million combinations."""
KEPT = 500
"""The most deals that are considered in one round: those that give the worse-off party most."""


class Deal(Struct, frozen=True):
    """Terms, and what they are worth to each party, in the order of the format's parties."""

    terms: Terms
    worths: tuple[float, ...]

    @property
    def least(self) -> float:
        """Return what the worse-off party gets."""
        return min(self.worths)


def agenda(form: KnownFormat, formats: Mapping[Slug, KnownFormat], briefing: Briefing) -> Agenda:
    """Return where the measures of a format stand, by public knowledge."""
    numbers = briefing.numbers
    named = (*form.measures, *(each.needs for each in form.requirements))
    progress = {each: numbers.get(f"measure.{each}", 0.0) for each in named}
    steps = {each.id: each.step for each in formats.values()}
    return stood(form, progress, briefing.undertakings, briefing.waivers, steps)


def appraised(form: KnownFormat, party: MemberId, terms: Terms) -> Valuation:
    """Return what terms are worth to a party by published information, with reasons that sum to the value."""
    speed = soon(terms.days or form.days)
    return valued((*_steps(form, party, terms, speed), *_waivers(form, party, terms)))


def soon(days: int) -> float:
    """Return the share of a step's worth that is left when it falls due in `days` days."""
    return max(0.0, 1.0 - LATER * (days - 1))


def _steps(form: KnownFormat, party: MemberId, terms: Terms, speed: float) -> Iterator[Reason]:
    for step in terms.steps:
        yield reason(f"a step on {form.titles[step]}", form.values[step].get(party, 0.0) * form.step * speed, step)


def _waivers(form: KnownFormat, party: MemberId, terms: Terms) -> Iterator[Reason]:
    for each in form.requirements:
        if each.id in terms.waives:
            ahead = f"{form.titles[each.measure]} no longer waits for {form.titles[each.needs]}"
            yield reason(f"the order of things: {ahead}", order(form, party, each), each.id)


def order(form: KnownFormat, party: MemberId, need: Requirement) -> float:
    """Return what a waiver of this requirement is worth to a party: a loss if it wants the other measure first."""
    ahead = form.values[need.needs].get(party, 0.0) - form.values[need.measure].get(party, 0.0)
    return round(-ahead * (ORDER_LOST if ahead > 0 else ORDER_WON), 6)


_Worth = TypeVar("_Worth", bound=tuple[Any, ...])


class _Known(Struct, frozen=True):
    """Everything that the worth of a step or of a waiver depends on, in a form that can be cached."""

    steps: tuple[tuple[Slug, tuple[float, ...], tuple[Slug, ...]], ...]
    waivers: tuple[tuple[Slug, tuple[float, ...]], ...]


def deals(form: KnownFormat, table: Agenda) -> tuple[Deal, ...]:
    """Return the possible deals, the best for the worse-off party first; the date is the format's."""
    parties, speed = form.parties, soon(form.days)
    steps = tuple(
        (each, tuple(form.values[each].get(party, 0.0) * form.step * speed for party in parties), table.needed((each,)))
        for each in table.movable
    )
    standing = tuple((each.id, tuple(order(form, party, each) for party in parties)) for each in table.standing)
    return _deals(_Known(steps, standing))


@lru_cache(maxsize=128)
def _deals(known: _Known) -> tuple[Deal, ...]:
    return tuple(nlargest(KEPT, _thought_of(known), key=lambda each: min(each.worths)))


def _thought_of(known: _Known) -> Iterator[Deal]:
    waivers = dict(known.waivers)
    for each, worths in known.waivers:
        yield Deal(Terms((), (each,)), worths)
    for pair in combinations([each for each, _ in _weightiest(known.waivers)], 2):
        yield Deal(Terms((), pair), _summed(waivers[one] for one in pair))
    steps = _weightiest(known.steps)
    for count in range(1, TOGETHER + 1):
        for chosen in combinations(steps, count):
            needed = [need for each in chosen for need in each[2]]
            gains = [each[1] for each in chosen]
            gains += [waivers[each] for each in needed]
            yield Deal(Terms(tuple([each[0] for each in chosen]), tuple(needed)), _summed(gains))


def _weightiest(worths: tuple[_Worth, ...]) -> tuple[_Worth, ...]:
    """Return the entries worth most to the parties together, in the order given; all of them if they are few enough."""
    if len(worths) <= BROAD:
        return worths
    places = nlargest(BROAD, range(len(worths)), key=lambda place: sum(worths[place][1]))
    return tuple(worths[place] for place in sorted(places))


def _summed(worths: Iterable[Sequence[float]]) -> tuple[float, ...]:
    return tuple([round(sum(each), 6) for each in zip(*worths, strict=True)])


def asking(form: KnownFormat, briefing: Briefing, party: MemberId) -> float:
    """Return the points for which a party would sign, as far as the seat can tell from its earlier answers."""
    least = LEAST
    for bid in briefing.bids:
        if bid.by == party and bid.format == form.id:
            worth = appraised(form, party, bid.terms).value
            least = min(least, worth) if bid.accepts else max(least, worth + 1.0)
    return least


def dated(form: KnownFormat, deal: Deal) -> Iterator[Deal]:
    """Yield the deal as it is, and with its steps due in one day and in three, the longest that a capital waits."""
    yield deal
    for days in (1, 3):
        if deal.terms.steps and days != form.days:
            terms = replace(deal.terms, days=days)
            yield Deal(terms, tuple(appraised(form, party, terms).value for party in form.parties))
