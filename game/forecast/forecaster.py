"""What can be foreseen of a vote from published facts: each member's ballot, and the exact chance of adoption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, floor

from msgspec import Struct

from game.council.acts import Clause
from game.council.drafting import chapter_of
from game.engine.case import Case, PublishedCase
from game.forecast.interests import BINDING, SPONSORS, Interests, Reading, named_points
from game.forecast.public import Public, public
from game.forecast.reasons import GRAIN
from game.terms import MemberId, Slug

SPREAD = 5.5
"""Points that lie between an even chance and one of about three in four."""
OPEN_WITHIN = 5.0
"""Points from a threshold within which a ballot is always open (game, section 5)."""
SILENCE = 4.0
"""Points that silence on the use of force costs, at most."""
SELF_SERVING = 100.0
"""The same cost if the State that used force is among the sponsors."""
TOLERANT = 40.0
"""The leaning towards the State that used force from which a member no longer minds silence about it."""
RESERVE = 14.0
"""Points that singling out a State costs at strength 1, with the members slowest to vote on such texts."""
EASE = 0.75
"""The share of its abstention width that a member gives up for a text that is procedural or reproaches nobody."""
TALK = 6.0
"""Points for a procedural question: members would rather discuss a matter than not."""
NEEDLESS = 0.75
"""The share of its dislike that a member keeps to itself if its vote against would block nothing."""
OWN_TEXT = 25.0
"""Points for a text that the member itself sponsors."""


class Text(Struct, frozen=True, gc=False, cache_hash=True):
    """A text as it would be voted on: its clauses, its sponsors, whether a vote against can be a veto.

    `force` are the capitals that have used force by then; `chapter` is VI, VII or empty.
    """

    clauses: tuple[Clause, ...]
    sponsors: tuple[MemberId, ...] = ()
    procedural: bool = False
    force: tuple[MemberId, ...] = ()
    chapter: str = ""


def framed(
    public: Public,
    clauses: tuple[Clause, ...],
    sponsors: tuple[MemberId, ...],
    decided: Iterable[Slug] = (),
    *,
    procedural: bool = False,
) -> Text:
    """Return a text of these clauses as it would be put to the vote once the capitals' decisions were carried out."""
    force = sorted({public.force.get(each, "") for each in decided} - {""})
    return Text(clauses, sponsors, procedural, tuple(force), chapter_of(clauses, public.bank))


class Odds(Struct, frozen=True, gc=False):
    """The chances that one member votes in favour and against; `likelihood` is likely, open or unlikely."""

    in_favour: float
    against: float
    likelihood: str
    score: float


class Forecast(Struct, frozen=True, gc=False):
    """The odds of each other member, the expected votes in favour among them, and the chance of adoption."""

    odds: dict[MemberId, Odds]
    expected: float
    chance: float


class Audience(Struct, frozen=True, gc=False):
    """What the other ballots mean for a member's own: expected votes in favour, and the chance that its own decides.

    `again` says that the same text was vetoed before. `division`, 0 to 1, is how far the permanent members are
    expected to part ways.
    """

    in_favour: float = 0.0
    pivotal: float = 0.0
    again: bool = False
    division: float = 0.0


def distribution(odds: Iterable[tuple[float, float]]) -> list[float]:
    """Return the chances of 0, 1, 2 ... votes in favour without a veto.

    Each member is given by two chances: to vote in favour, and to do neither that nor block.
    """
    chances = [1.0]
    for each in odds:
        chances = _with(chances, each)
    return chances


def pivots(odds: Sequence[tuple[float, float]], votes: int) -> list[tuple[float, float]]:
    """Return for each member two chances: that exactly, and that at least, so many of all the others vote in favour."""
    before = [[1.0]]
    for each in odds:
        before.append(_with(before[-1], each))
    after, found = [1.0], []
    for place in range(len(odds) - 1, -1, -1):
        most = len(after) - 1
        tails = [*after]
        for count in range(most - 1, -1, -1):
            tails[count] += tails[count + 1]
        exactly = least = 0.0
        for count, chance in enumerate(before[place]):
            wanted = votes - count
            if wanted < 0:
                least += chance * tails[0]
            elif wanted <= most:
                exactly += chance * after[wanted]
                least += chance * tails[wanted]
        found.append((exactly, least))
        after = _with(after, odds[place])
    return found[::-1]


def _with(chances: list[float], one: tuple[float, float]) -> list[float]:
    in_favour, harmless = one
    together = [fewer * in_favour + chance * harmless for fewer, chance in zip((0.0, *chances), chances, strict=False)]
    together.append(chances[-1] * in_favour)
    return together


def chance_of_adoption(odds: Sequence[tuple[float, float]], required: int) -> float:
    """Return the exact chance of at least `required` votes in favour and no veto (Charter, Article 27)."""
    return round(min(1.0, sum(distribution(odds)[required:])), 9)


class Forecaster:
    """Forecasts for any seat, from published positions alone; each text is computed once."""

    __slots__ = ("_audiences", "_council", "_heard", "_odds", "_permanent", "interests")

    def __init__(self, interests: Interests) -> None:
        self.interests = interests
        self._council = [each for each in interests.public.council if each in interests.public.positions]
        self._odds: dict[Text, dict[MemberId, Odds]] = {}
        self._audiences: dict[Text, dict[MemberId, tuple[float, float, float]]] = {}
        self._heard: tuple[Text | None, dict[MemberId, tuple[float, float, float]]] = (None, {})
        self._permanent = sorted(interests.public.permanent)

    def score(self, member: MemberId, text: Text) -> float:
        """Return the points that a text has for a member, as anyone can compute them."""
        interests = self.interests.after(text.force)
        reading, affinity = interests.read(text.clauses), interests.affinity
        position = interests.public.positions[member]
        total = sum(interests.weighed(member, text.clauses))
        scale = scale_of(text)
        for each in reading.namings:
            relation = affinity.get((member, each.state), 0.0)
            total += named_points(member, each.state, each.strength * scale, relation)
        total += self.fellowship(member, text.sponsors)
        if text.procedural:
            total += TALK
        spared = False
        for capital in () if text.procedural else reading.silent_on:
            leaning = 100.0 if capital == member else affinity.get((member, capital), 0.0)
            points = silence(leaning, total + 0.5 * position.width, capital in text.sponsors)
            spared = spared or capital in text.sponsors
            total -= points
        total -= reserve(position.reluctance, reproach(member, reading) * scale, total)
        if text.procedural or not (reading.namings or spared):
            total += ease(position.width, total)
        return floor(total * GRAIN + 0.5) / GRAIN

    def fellowship(self, member: MemberId, sponsors: tuple[MemberId, ...]) -> float:
        """Return the points for the sponsors' company, from published positions."""
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
            scores = self._deferring(text, {each: self.score(each, text) for each in self._council})
            known = {member: odds_of(score, positions[member].width) for member, score in scores.items()}
            self._odds[text] = known
        return known

    def _deferring(self, text: Text, scores: dict[MemberId, float]) -> dict[MemberId, float]:
        """Return the scores without the dislike that members keep to themselves if a vote against would block nothing.

        That holds for any elected member; a permanent member may leave it to the one that is most opposed.
        """
        public = self.interests.public
        reproached = {each.state for each in self.interests.after(text.force).read(text.clauses).namings}
        permanent = [] if text.procedural else sorted(public.permanent & scores.keys())
        first = min(permanent, key=scores.__getitem__, default="")
        blocked = odds_of(scores[first], public.positions[first].width).against if first else 0.0
        for each, score in scores.items():
            if score < 0.0 and each != first and each not in reproached:
                kept = NEEDLESS if each not in public.permanent else NEEDLESS * blocked
                scores[each] = round(score * (1.0 - kept), 6)
        return scores

    def forecast(
        self, member: MemberId, text: Text, own_score: float | None = None, known: Mapping[MemberId, Odds] | None = None
    ) -> Forecast:
        """Return what `member` can foresee of a vote on the text; `own_score`, if given, replaces its own.

        `known` are the odds as the member knows them, if it has learned more than the published facts.
        """
        odds = dict(self.odds(text) if known is None else known)
        if own_score is not None and member in odds:
            odds[member] = odds_of(own_score, self.interests.public.positions[member].width)
        pairs = self._pairs(odds, text)
        expected = sum(each.in_favour for seat, each in odds.items() if seat != member)
        chance = chance_of_adoption(pairs, self.interests.public.votes_required)
        return Forecast({s: o for s, o in odds.items() if s != member}, round(expected, 6), chance)

    def audience(
        self, member: MemberId, text: Text, again: bool = False, odds: Mapping[MemberId, Odds] | None = None
    ) -> Audience:
        """Return what the others' ballots would mean for the member's own, by the odds as it knows them."""
        known = self._heard[1] if odds is None and text is self._heard[0] else None
        if known is None:
            known = self._audiences.get(text) if odds is None else self._reckoned(text, odds)
        if known is None:
            known = self._audiences[text] = self._reckoned(text, self.odds(text))
        if odds is None:
            # Fifteen members ask about one text in turn; looking it up each time would hash all its paragraphs.
            self._heard = (text, known)
        in_favour, pivotal, division = known.get(member) or known[""]
        return Audience(in_favour, pivotal, again, division)

    def _reckoned(self, text: Text, odds: Mapping[MemberId, Odds]) -> dict[MemberId, tuple[float, float, float]]:
        """Return for each member expected votes, chance to decide and division; the empty name holds anyone else's."""
        public = self.interests.public
        required, everyone = public.votes_required, sum(each.in_favour for each in odds.values())
        found = {"": (round(everyone, 6), 0.0, self._division(odds, ""))}
        decisive = pivots(self._pairs(odds, text), required - 1)
        for (member, own), (exactly, least) in zip(odds.items(), decisive, strict=True):
            pivotal = least if member in public.permanent and not text.procedural else exactly
            expected = round(everyone - own.in_favour, 6)
            division = self._division(odds, member) if member in public.permanent else found[""][2]
            found[member] = (expected, round(min(1.0, pivotal), 6), division)
        return found

    def _division(self, odds: Mapping[MemberId, Odds], member: MemberId) -> float:
        with_it = apart = 0.0
        for each in self._permanent:
            if each in odds and each != member:
                one = odds[each]
                with_it = max(with_it, one.in_favour)
                apart = max(apart, 0.5 + 0.5 * (one.against - one.in_favour))
        return round(with_it * apart, 6)

    def _pairs(self, odds: Mapping[MemberId, Odds], text: Text) -> list[tuple[float, float]]:
        blocking = frozenset() if text.procedural else self.interests.public.permanent
        return [
            (each.in_favour, 1.0 - each.in_favour - (each.against if seat in blocking else 0.0))
            for seat, each in odds.items()
        ]


def forecaster_of(case: Case | PublishedCase) -> Forecaster:
    """Return the forecaster that all seats of a case may share: it holds all published facts, computed once."""
    return Forecaster(Interests(public(case)))


def scale_of(text: Text) -> float:
    """Return the factor on naming a State in this text: greater if the text is under Chapter VII."""
    return BINDING if text.chapter == "VII" else 1.0


def reproach(member: MemberId, reading: Reading) -> float:
    """Return how strongly a text singles out a State other than the member."""
    return max((each.strength for each in reading.namings if each.state != member), default=0.0)


def silence(leaning: float, left: float, self_serving: bool = False) -> float:
    """Return the points that a text loses with a member for passing over the force that a State has used.

    `leaning` is towards that State. The loss is at most `left`, the text's points above half the way to a
    vote against: silence alone is no reason to oppose.
    """
    most = SELF_SERVING if self_serving else SILENCE
    return min(max(0.0, left), most * min(1.0, max(0.0, (TOLERANT - leaning) / 100.0)))


def reserve(reluctance: float, strength: float, left: float) -> float:
    """Return the points that a text loses with a member slow to vote on texts that single out a State or divide.

    The loss is at most `left`, the text's points above zero: by itself it makes a member abstain, and never oppose.
    """
    return min(max(0.0, left), RESERVE * strength * reluctance / 100.0)


def ease(width: float, left: float) -> float:
    """Return the points of caution that a member gives up on a text that divides nobody: at most `left`."""
    return min(max(0.0, left), EASE * width)


def odds_of(score: float, width: float) -> Odds:
    """Return the odds of a member that gives a text so many points and abstains within `width` of zero.

    The ballot that the points point to is also the likeliest; the three chances sum to 1.
    """
    above, below = score - width, -width - score
    for_it, against_it = exp(min(60.0, above / SPREAD)), exp(min(60.0, below / SPREAD))
    whole = 1.0 + for_it + against_it
    if abs(above) <= OPEN_WITHIN or abs(below) <= OPEN_WITHIN:
        likelihood = "open"
    else:
        likelihood = "likely" if above > 0.0 else "unlikely"
    in_favour, against = floor(for_it / whole * GRAIN + 0.5) / GRAIN, floor(against_it / whole * GRAIN + 0.5) / GRAIN
    return Odds(in_favour, against, likelihood, score)
