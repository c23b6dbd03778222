"""How the members are likely to vote on a text, as anyone can compute it from published positions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from game.council.acts import Clause
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.forecast.confidences import heard_odds
from game.forecast.forecaster import Forecaster, forecaster_of, framed
from game.terms import MemberId
from game.words.labels import Labels


class Forecast(Struct, frozen=True):
    """The other members by how likely each is to vote in favour; `chance` of adoption is between 0 and 1."""

    likely: tuple[MemberId, ...]
    open: tuple[MemberId, ...]
    unlikely: tuple[MemberId, ...]
    chance: float


def forecast(view: Briefing, case: Case, clauses: Sequence[Clause], sponsors: Sequence[MemberId]) -> Forecast:
    """Return what this seat can foresee of a vote; a member within a few points of a threshold is open."""
    forecaster = _forecaster(case)
    text = framed(forecaster.interests.public, tuple(clauses), tuple(sponsors), view.decided)
    known = heard_odds(forecaster.odds(text), text, view, forecaster.interests)
    found = forecaster.forecast(view.member, text, known=known)

    def those(word: str) -> tuple[MemberId, ...]:
        return tuple(each for each in case.remit.council.seats if each in found.odds and said(each) == word)

    def said(each: MemberId) -> str:
        return found.odds[each].likelihood

    return Forecast(those("likely"), those("open"), those("unlikely"), found.chance)


def forecast_lines(foreseen: Forecast, labels: Labels) -> tuple[str, ...]:
    """Return the forecast in lines, by what can be known from published positions; most members are not named."""
    rows = ("likely in favour", foreseen.likely), ("open", foreseen.open), ("unlikely in favour", foreseen.unlikely)
    everyone = sum(len(seats) for _, seats in rows)
    most = "all others" if max(len(seats) for _, seats in rows) < everyone else "all"
    return tuple(
        f"{word} ({len(seats)}): {most if len(seats) > everyone / 2 else ', '.join(map(labels.name, seats))}"
        for word, seats in rows
        if seats
    )


@lru_cache(maxsize=4)
def _forecaster(case: Case) -> Forecaster:
    return forecaster_of(case)
