"""What a vote on a text is worth to a seat: each outcome (adopted, vetoed, lost) by its foreseen chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Product
from game.council.papers import DraftResolution, Statement
from game.council.voting import Ballot
from game.delegations.situation import Situation
from game.engine import affairs as council
from game.forecast.expectations import OWN
from game.forecast.forecaster import Odds, Text, distribution, odds_of
from game.terms import MemberId
from game.world.facts import World

SUBSTANCE = 0.12
"""Points of instructions for each point of an adopted text's worth on the issues."""
DEFEAT = 1.0
"""What a sponsor loses if its text fails for want of votes."""
ALONE = 0.5
"""The worth of each vote in favour beyond eight if a rival must veto, to a seat of middling boldness."""
UNLIKELY = 0.005
"""The chance up to which an outcome is ignored."""
BESIDE = ((-1.0, 0.3), (0.0, 0.4), (1.0, 0.3))
"""By how many votes a count may differ from the expected one, and the chance of each."""
ADOPTED, VETOED, LOST = "adopted", "vetoed", "lost"
"""How a vote may end; `lost` means too few votes in favour."""
_FOR, _AGAINST, _ABSTAINING = Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING
Moves = tuple[tuple[str, float], ...]


class Stakes(Struct, frozen=True):
    """What a vote is worth to a seat before it is taken, with its chances of adoption and of a veto."""

    value: float
    adopted: float
    chance: float
    vetoed: float
    expected: float
    because: str


def at_stake(
    s: Situation, text: Text, draft: DraftResolution | None = None, swayed: Mapping[MemberId, float] | None = None
) -> Stakes:
    """Return what a vote on the text is worth; `swayed` adds to the points that it has for other members.

    `draft` is the paper that the text belongs to, or would amend; without it the text is a new one.
    """
    paper = _paper(s, text, draft)
    odds = _odds(s, text, swayed or {})
    chance, vetoed, expected = _outcomes(s, text, odds)
    adopted = SUBSTANCE * s.value(text).value + _expected(s, text, paper, odds, expected, ADOPTED)
    blocked = failed = 0.0
    if vetoed > UNLIKELY:
        blocked = _expected(s, text, paper, odds, expected, VETOED) + _isolation(s, odds, expected)
    if 1.0 - chance - vetoed > UNLIKELY:
        failed = _expected(s, text, paper, odds, expected, LOST) - DEFEAT * (s.member in text.sponsors)
    value = chance * adopted + vetoed * blocked + (1.0 - chance - vetoed) * failed
    because = f"{expected:.0f} expected in favour; adopted ({chance:.0%}) {adopted:+.1f}"
    if vetoed > 0.0:
        because += f", vetoed ({vetoed:.0%}) {blocked:+.1f}"
    return Stakes(round(value, 6), round(adopted, 6), chance, vetoed, expected, because)


def _odds(s: Situation, text: Text, swayed: Mapping[MemberId, float]) -> dict[MemberId, Odds]:
    odds = dict(s.odds(text))
    positions = s.public.positions
    if s.member in odds:
        odds[s.member] = odds_of(s.value(text).value, positions[s.member].width)
    for member, points in swayed.items():
        if member in odds:
            odds[member] = odds_of(odds[member].score + points, positions[member].width)
    return odds


def _outcomes(s: Situation, text: Text, odds: Mapping[MemberId, Odds]) -> tuple[float, float, float]:
    """Return the chances of adoption and of a veto, and the expected votes in favour."""
    required = s.public.votes_required
    blocking = frozenset() if text.procedural else s.public.permanent
    free = [(each.in_favour, 1.0 - each.in_favour) for each in odds.values()]
    bound = [(o.in_favour, 1.0 - o.in_favour - (o.against if m in blocking else 0.0)) for m, o in odds.items()]
    enough = min(1.0, sum(distribution(free)[required:]))
    chance = min(enough, sum(distribution(bound)[required:]))
    return round(chance, 6), round(enough - chance, 6), round(sum(o.in_favour for o in odds.values()), 6)


def _paper(s: Situation, text: Text, draft: DraftResolution | None) -> DraftResolution:
    if draft is None:
        return DraftResolution("the draft", "", "", text.sponsors, text.clauses, s.briefing.day, text.chapter)
    return replace(draft, sponsors=text.sponsors, clauses=text.clauses)


def _expected(  # noqa: PLR0917 - a vote is on a text, by these odds, and ends in one of three ways
    s: Situation, text: Text, paper: DraftResolution, odds: Mapping[MemberId, Odds], expected: float, outcome: str
) -> float:
    """Return what the instructions would gain by this outcome, on average over the likely counts."""
    blocking = frozenset() if text.procedural else s.public.permanent
    counts = [round(expected + off) for off, _ in BESIDE]
    cast = likely_ballots(odds, blocking, counts, outcome)
    gains = [_gain(s, text, paper, ballots, outcome) for ballots in cast]
    return sum([likely * gain for (_, likely), gain in zip(BESIDE, gains, strict=True)])


def _gain(s: Situation, text: Text, paper: DraftResolution, ballots: Mapping[MemberId, Ballot], outcome: str) -> float:
    """Return what the instructions would gain by these ballots on a text; computed once for each choice."""
    key = (text, paper.symbol, outcome, tuple(ballots.values()))
    known: float | None = s.votes.get(key)
    if known is None:
        blocking = s.public.permanent if outcome == VETOED else frozenset()
        vetoed_by = tuple(each for each, ballot in ballots.items() if ballot is _AGAINST and each in blocking)
        after = council.decided(
            s.affairs, paper, ballots, adopted=outcome == ADOPTED, vetoed_by=vetoed_by, procedural=text.procedural
        )  # fmt: skip
        known = s.votes[key] = s.gain(*_gained(s, after)).value
    return known


def likely_ballots(
    odds: Mapping[MemberId, Odds], blocking: frozenset[MemberId], counts: Sequence[int], outcome: str
) -> list[dict[MemberId, Ballot]]:
    """Return the likeliest ballots by which a text is adopted, vetoed or short of votes, for each count in favour.

    A vote against is a veto for members in `blocking`. The members most in favour vote for the text first. Of the
    others, those vote against that are likelier to do so than not. If the text is vetoed, the likeliest blocking
    member votes against in any case; if it is adopted, no blocking member does.
    """
    most = max(sorted(blocking & odds.keys()), key=lambda each: odds[each].against, default="")
    opposed = {each for each, one in odds.items() if one.against > 0.5}
    if outcome == VETOED:
        opposed.add(most)
    elif outcome == ADOPTED:
        opposed -= blocking
    vetoing = opposed & blocking
    ranked = sorted(odds.keys() - vetoing, key=lambda each: (-odds[each].in_favour, each))
    others = {each: _AGAINST if each in opposed else _ABSTAINING for each in odds}
    return [{**others, **dict.fromkeys(ranked[: max(0, count)], _FOR)} for count in counts]


def _gained(s: Situation, after: World) -> Moves:
    """Return the numbers that differ in a foreseen world, as far as they can matter to the seat."""
    bound, differ = s.expectations.bound, s.expectations.matters.moved(s.affairs.world, after)
    return tuple((name, by) for name, by in differ.items() if name in bound or not name.startswith(OWN))


def _isolation(s: Situation, odds: Mapping[MemberId, Odds], expected: float) -> float:
    """Return the worth of isolation: positive if a rival must stand alone, negative if a friend or the seat must."""
    total = 0.0
    for member in sorted(s.public.permanent):
        if member != s.member and member in odds and odds[member].against > 0.5:
            total -= s.leaning(member) / 100.0
        elif member == s.member and odds[member].against > 0.5:
            total -= 1.0
    return total * ALONE * (0.5 + s.temper.boldness) * max(0.0, expected - s.public.votes_required + 1.0)


def draft_at_stake(s: Situation, draft: DraftResolution) -> Stakes:
    """Return what a vote on a draft before the Council is worth; computed once for each choice."""
    known: Stakes | None = s.stakes.get(draft.symbol)
    if known is None:
        known = s.stakes[draft.symbol] = at_stake(s, s.text(draft), draft)
    return known


def of_statement(s: Situation, text: Text, product: Product = Product.PRESIDENTIAL_STATEMENT) -> float:
    """Return what a statement of the Council would be worth to the seat, once all agree to it."""
    by = text.sponsors[0] if text.sponsors else ""
    after = council.issued(s.affairs, Statement("the statement", product, "", by, text.clauses, s.briefing.day))
    return s.gain(*_gained(s, after)).value + 0.5 * SUBSTANCE * s.agreeable(text).value
