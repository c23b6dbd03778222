"""What can be foreseen of a vote from what is published: each seat's ballot, and the exact chance of adoption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp

from msgspec import Struct

from game.council.acts import Clause
from game.delegations.interests import SPONSORS, Interests
from game.terms import MemberId

SPREAD = 6.0
"""Points that lie between an even chance and one of about three in four."""
OPEN_WITHIN = 5.0
"""Points from a threshold within which a seat is always open (game, section 5)."""
SILENCE = 60.0
"""Points that silence on the use of force costs, at most."""
TOLERANT = 10.0
"""The relation to the State that used force from which on its silence is no matter."""
OWN_TEXT = 25.0
"""Points of a text that one sponsors oneself."""


class Text(Struct, frozen=True):
    """A text as it would be voted on: its clauses, its sponsors, whether a vote against can be a veto.

    `silent_on` are the capitals that have used force and of which the text says nothing.
    """

    clauses: tuple[Clause, ...]
    sponsors: tuple[MemberId, ...] = ()
    procedural: bool = False
    silent_on: tuple[MemberId, ...] = ()


class Odds(Struct, frozen=True):
    """The chances that one member votes in favour and against; `outlook` is likely, open or unlikely."""

    in_favour: float
    against: float
    outlook: str
    score: float


class Forecast(Struct, frozen=True):
    """The odds of each other member, the expected votes in favour among them, and the chance of adoption."""

    odds: dict[MemberId, Odds]
    expected: float
    chance: float


class Audience(Struct, frozen=True):
    """What the other ballots mean for one's own: expected in favour, and the chance that one's own decides."""

    in_favour: float = 0.0
    pivotal: float = 0.0
    vetoes_before: int = 0


def distribution(odds: Iterable[tuple[float, float]]) -> list[float]:
    """Return the chances of 0, 1, 2 ... votes in favour while nobody's vote against is a veto.

    Each member is given by the chances of voting in favour, and of neither that nor blocking.
    """
    chances = [1.0]
    for in_favour, harmless in odds:
        without = [chance * harmless for chance in chances]
        chances = [least + more * in_favour for least, more in zip((*without, 0.0), (0.0, *chances), strict=True)]
    return chances


def chance_of_adoption(odds: Sequence[tuple[float, float]], required: int) -> float:
    """Return the exact chance of at least `required` votes in favour and no veto (Charter, Article 27)."""
    return round(min(1.0, sum(distribution(odds)[required:])), 9)


class Forecaster:
    """Forecasts for any seat, from published positions alone; a text is reckoned once."""

    __slots__ = ("_audiences", "_odds", "interests")

    def __init__(self, interests: Interests) -> None:
        self.interests = interests
        self._odds: dict[Text, dict[MemberId, Odds]] = {}
        self._audiences: dict[tuple[Text, MemberId], tuple[float, float]] = {}

    def score(self, member: MemberId, text: Text) -> float:
        """Return the points that a text has for a member, as anyone can reckon them."""
        stand = self.interests.stand
        total = 0.0
        for clause in text.clauses:
            total += stand(member, clause)
        total += self.fellowship(member, text.sponsors)
        for capital in text.silent_on:
            width = self.interests.public.positions[member].width
            total -= silence(self.interests.affinity.get((member, capital), 0.0), total + width)
        return round(total, 6)

    def fellowship(self, member: MemberId, sponsors: tuple[MemberId, ...]) -> float:
        """Return the points for the company of the sponsors, from published positions."""
        if not sponsors:
            return 0.0
        if member in sponsors:
            return OWN_TEXT
        affinity = self.interests.affinity
        return SPONSORS * sum(affinity.get((member, each), 0.0) for each in sponsors) / 100.0 / len(sponsors)

    def odds(self, text: Text) -> dict[MemberId, Odds]:
        """Return the odds of every member of the Council."""
        known = self._odds.get(text)
        if known is None:
            positions = self.interests.public.positions
            known = {
                member: odds_of(self.score(member, text), positions[member].width)
                for member in self.interests.public.council
                if member in positions
            }
            self._odds[text] = known
        return known

    def forecast(self, member: MemberId, text: Text, own_score: float | None = None) -> Forecast:
        """Return what `member` can foresee of a vote on the text; its own score, if given, is the one it knows."""
        odds = dict(self.odds(text))
        if own_score is not None and member in odds:
            odds[member] = odds_of(own_score, self.interests.public.positions[member].width)
        pairs = self._pairs(odds, text)
        expected = sum(each.in_favour for seat, each in odds.items() if seat != member)
        chance = chance_of_adoption(pairs, self.interests.public.votes_required)
        return Forecast({s: o for s, o in odds.items() if s != member}, round(expected, 6), chance)

    def audience(self, member: MemberId, text: Text, vetoes_before: int = 0) -> Audience:
        """Return what the others' ballots would mean for the member's own."""
        key = (text, member)
        known = self._audiences.get(key)
        if known is None:
            known = self._audiences[key] = self._reckoned(member, text)
        return Audience(known[0], known[1], vetoes_before)

    def _reckoned(self, member: MemberId, text: Text) -> tuple[float, float]:
        public = self.interests.public
        odds = {seat: each for seat, each in self.odds(text).items() if seat != member}
        counts = distribution(self._pairs(odds, text))
        required = public.votes_required
        if member in public.permanent and not text.procedural:
            pivotal = sum(counts[required - 1 :])
        else:
            pivotal = counts[required - 1] if len(counts) >= required else 0.0
        return round(sum(each.in_favour for each in odds.values()), 6), round(min(1.0, pivotal), 6)

    def _pairs(self, odds: Mapping[MemberId, Odds], text: Text) -> list[tuple[float, float]]:
        blocking = frozenset() if text.procedural else self.interests.public.permanent
        return [
            (each.in_favour, 1.0 - each.in_favour - (each.against if seat in blocking else 0.0))
            for seat, each in odds.items()
        ]


def silence(relation: float, left: float) -> float:
    """Return the points that a text loses with a member for passing over the force that a State has used.

    It takes no more than is `left` above the threshold of a vote against: silence alone is no reason to oppose.
    """
    return min(max(0.0, left), SILENCE * min(1.0, max(0.0, (TOLERANT - relation) / 100.0)))


def odds_of(score: float, width: float) -> Odds:
    """Return the odds of a member that gives a text so many points and abstains within `width` of nothing."""
    in_favour = _even_at(score - width)
    against = _even_at(-width - score)
    if min(abs(score - width), abs(score + width)) <= OPEN_WITHIN:
        outlook = "open"
    else:
        outlook = "likely" if score > width else "unlikely"
    return Odds(in_favour, min(against, 1.0 - in_favour), outlook, score)


def _even_at(points: float) -> float:
    return round(1.0 / (1.0 + exp(-max(-60.0, min(60.0, points / SPREAD * 1.1)))), 9)
