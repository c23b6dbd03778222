"""What a text is worth to a delegation: every term signed, with the paragraph, promise or member behind it."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from msgspec import Struct

from game.council.drafting import STRENGTH
from game.council.voting import Ballot
from game.forecast.forecaster import (
    NEEDLESS,
    OWN_TEXT,
    TALK,
    Audience,
    Text,
    ease,
    reproach,
    reserve,
    scale_of,
    silence,
)
from game.forecast.interests import SPONSORS, Interests, Reading, named_points
from game.forecast.reasons import GRAIN, PRIVATE, Reason, Valuation, reason, valued
from game.forecast.temper import Stake
from game.terms import MemberId
from game.words.ballots import said
from game.world.reactions import REPEATED, veto_weight

ASKED = 5.0
"""Points for a request from a member with which relations are neutral."""
ASKED_AT_MOST = 10.0
ISOLATION = 1.2
ISOLATED_BELOW = 8.0
"""Expected votes in favour at which nobody's ballot stands out."""
VETO_PRICES = {"veto_many": 14.0, "veto_some": 9.0, "veto_few": 3.0}
"""Points that a veto costs a permanent member, by the name of the weight that prices it in the world."""
SHARED = 0.5
"""The share of a veto's price that another permanent member bears if it would have blocked the text as well."""
BEYOND = 15.0
"""Points by which crossing a permanent member's true red line exceeds its abstention width."""


class Promised(Struct, frozen=True):
    """A promised ballot, its recipient (empty: all), and the points for keeping it."""

    ballot: Ballot
    to: MemberId
    points: float


class Standpoint(Struct, frozen=True):
    """What a delegation knows about itself, and who lobbied it: the private side of a valuation.

    `relations` are its own to each State, as its briefing has them; those in `guessed` follow from published facts.
    """

    member: MemberId
    permanent: bool
    width: float
    relations: dict[MemberId, float]
    stakes: tuple[Stake, ...] = ()
    asked: tuple[tuple[MemberId, bool], ...] = ()
    duty: float = 0.0
    settled: frozenset[str] = frozenset()
    promised: tuple[Promised, ...] = ()
    guessed: frozenset[MemberId] = frozenset()


def valuation(interests: Interests, text: Text, mine: Standpoint, others: Audience) -> Valuation:
    """Return what the text is worth to the delegation, in points, with its reasons (game, section 5)."""
    interests = interests.after(text.force)
    reading = interests.read(text.clauses)
    values = interests.weighed(mine.member, text.clauses, mine.settled)
    terms = [
        Reason(words, floor(value * GRAIN + 0.5) / GRAIN, key[0])
        for value, words, key in zip(values, reading.words, reading.keys, strict=True)
        if value
    ]
    if reading.namings:
        terms += _namings(interests, text, mine, reading)
    terms += _company(interests, text, mine)
    if mine.asked:
        terms += _asked(interests, mine)
    if mine.duty:
        terms.append(reason("our instructions speak to a text of the Council", mine.duty, "instructions", PRIVATE))
    if text.procedural:
        words = "a question of procedure, on which the Council may as well talk"
        terms.append(reason(words, TALK, "procedure", "procedure"))
    crossing = [each for each in mine.stakes if crossed(interests, text, each)]
    if crossing:
        terms += [_crossing(interests, text, each) for each in crossing]
    total = _sum(terms)
    if reading.silent_on and not text.procedural:
        silences = _silences(interests, text, mine, reading, total)
        terms += silences
        total += _sum(silences)
    if total > 0.0:
        cautions = [*_cautions(interests, text, mine, reading, total)]
        terms += cautions
        total += _sum(cautions)
    terms += _opinion(interests, text, mine, reading, others, total)
    if others.division and not mine.permanent:
        terms += _division(interests, mine, others, _sum(terms))
    if mine.promised:
        terms += _promised(interests, mine, _sum(terms))
    if mine.permanent and crossing:
        terms += _held(interests, text, crossing, mine, _sum(terms))
    return valued(terms)


def ballot_for(value: float, width: float) -> Ballot:
    """Return the ballot that follows from a value: a member abstains within `width` of zero."""
    if value > width:
        return Ballot.IN_FAVOUR
    return Ballot.AGAINST if value < -width else Ballot.ABSTAINING


def _sum(terms: list[Reason]) -> float:
    return sum([each.value for each in terms])


def _namings(interests: Interests, text: Text, mine: Standpoint, reading: Reading) -> list[Reason]:
    terms, scale = [], scale_of(text)
    for each in reading.namings:
        relation = mine.relations.get(each.state, 0.0)
        points = named_points(mine.member, each.state, each.strength * scale, relation)
        whom = "us" if each.state == mine.member else interests.public.names.get(each.state, each.state)
        words = f"paragraph {each.place + 1} names {whom}{', under Chapter VII' if scale > 1.0 else ''}"
        terms.append(reason(words, points, text.clauses[each.place].paragraph, "naming"))
    return terms


def _company(interests: Interests, text: Text, mine: Standpoint) -> list[Reason]:
    sponsors, names = text.sponsors, interests.public.names
    if mine.member in sponsors:
        return [reason("it is our own text", OWN_TEXT, mine.member, "company")]
    share = SPONSORS / 100.0 / len(sponsors) if sponsors else 0.0
    return [
        reason(
            _relation(names.get(each, each), relation, guessed=each in mine.guessed), share * relation, each, "company"
        )
        for each in sponsors
        if (relation := mine.relations.get(each, 0.0))
    ]


def _relation(name: str, relation: float, *, guessed: bool) -> str:
    """Return a relation in words, with its own figure, because the figure beside it counts points."""
    if guessed:
        return f"our positions lie {'near' if relation > 0.0 else 'far from'} those of {name}"
    return f"relations with {name}, at {relation:+.0f}"


def _asked(interests: Interests, mine: Standpoint) -> Iterator[Reason]:
    left = ASKED_AT_MOST
    for by, in_favour in mine.asked:
        points = min(left, max(0.0, ASKED * (1.0 + mine.relations.get(by, 0.0) / 100.0)))
        left -= points
        wish = "support it" if in_favour else "oppose it"
        name = interests.public.names.get(by, by)
        yield reason(f"{name} asked us to {wish}", points if in_favour else -points, by, PRIVATE)


def _crossing(interests: Interests, text: Text, stake: Stake) -> Reason:
    """Return the cost of a paragraph that goes beyond a red line; the reason names the paragraph."""
    words = f"our instructions: paragraph {_place(interests, text, stake) + 1} crosses “{stake.line.text.rstrip('.')}”"
    return reason(words, -stake.weight, stake.line.id, PRIVATE)


def _silences(interests: Interests, text: Text, mine: Standpoint, reading: Reading, total: float) -> list[Reason]:
    """Return the points lost for passing over the force that was used; the State that used it does not mind."""
    terms: list[Reason] = []
    for capital in reading.silent_on:
        if capital == mine.member:
            continue
        relation, affinity = mine.relations.get(capital, 0.0), interests.affinity.get((mine.member, capital), 0.0)
        points = silence(0.5 * relation + 0.5 * affinity, total + 0.5 * mine.width, capital in text.sponsors)
        total -= points
        name = interests.public.names.get(capital, capital)
        terms.append(reason(f"it is silent on the force used by {name}", -points, capital, "silence"))
    return terms


def _cautions(interests: Interests, text: Text, mine: Standpoint, reading: Reading, total: float) -> Iterator[Reason]:
    """Yield the points that long practice takes from a welcome text, or spares a text that reproaches nobody."""
    position = interests.public.positions.get(mine.member)
    if reading.namings and position is not None and position.reluctance:
        points = reserve(position.reluctance, reproach(mine.member, reading) * scale_of(text), total)
        total -= points
        yield reason("we are slow to vote on a text that singles out a State", -points, "practice", "practice")
    if text.procedural:
        yield reason("procedure binds nobody", ease(mine.width, total), "ease", "procedure")
    elif not reading.namings and not any([s in text.sponsors and s != mine.member for s in reading.silent_on]):
        yield reason("it reproaches nobody", ease(mine.width, total), "ease", "ease")


def _opinion(  # noqa: PLR0917 - all that a valuation has, and what it comes to so far
    interests: Interests, text: Text, mine: Standpoint, reading: Reading, others: Audience, total: float
) -> list[Reason]:
    """Return the reasons about the others' opinion: the price of a veto, or of standing alone."""
    reproached = any([each.state == mine.member for each in reading.namings])
    if mine.permanent and not text.procedural and total < 0.0:
        return _veto(interests, others, reproached, total)
    terms = []
    if total < 0.0 and not mine.permanent and not reproached:
        terms.append(reason("a vote against would block nothing", -NEEDLESS * total, "needless", "aside"))
    # Standing alone is a reason not to join the text, but no reason to oppose it.
    crowd = max(-6.0, -max(0.0, total), min(4.0, ISOLATION * (others.in_favour - ISOLATED_BELOW)))
    words = f"{round(others.in_favour)} others are expected in favour"
    terms.append(reason(words, crowd * (1.0 - 0.5 * others.pivotal), "isolation", "isolation"))
    return terms


def _veto(interests: Interests, others: Audience, reproached: bool, total: float) -> list[Reason]:
    price = VETO_PRICES.get(veto_weight(round(others.in_favour), len(interests.public.council)), 0.0)
    share = REPEATED if others.again else 1.0
    # The price of blocking a text can make a member abstain, but never makes it support a text that it dislikes.
    price = min(price * share * (1.0 - SHARED * (1.0 - others.pivotal)), -total)
    terms = [reason(f"price of a veto with {round(others.in_favour)} in favour", price, "veto", "aside")]
    if not reproached:
        spared = NEEDLESS * (1.0 - others.pivotal) * -(total + price)
        terms.append(reason("it fails without our vote against", spared, "needless", "aside"))
    return terms


def _division(interests: Interests, mine: Standpoint, others: Audience, total: float) -> list[Reason]:
    position = interests.public.positions.get(mine.member)
    if total <= 0.0 or position is None or not position.reluctance:
        return []
    points = reserve(position.reluctance, others.division, total)
    return [reason("the permanent members are divided, and we take no side", -points, "division", "division")]


def _promised(interests: Interests, mine: Standpoint, total: float) -> Iterator[Reason]:
    for each in mine.promised:
        if each.ballot in (Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING):
            points = max(-each.points, min(each.points, -total))
        else:
            points = -each.points if each.ballot is Ballot.AGAINST else each.points
        total += points
        to = f"we promised {interests.public.names.get(each.to, each.to)}" if each.to else "our word to the Council"
        yield reason(f"{to} to {said(each.ballot).does}", points, each.to or mine.member, PRIVATE)


def _held(
    interests: Interests, text: Text, crossing: list[Stake], mine: Standpoint, total: float
) -> Iterator[Reason]:
    """Yield the reason that makes a permanent member hold its true red line: no sum of other terms outweighs it."""
    for stake in crossing:
        if stake.true:
            points = min(0.0, -(total + mine.width + BEYOND))
            total += points
            words = f"the line that paragraph {_place(interests, text, stake) + 1} crosses is not for sale"
            yield reason(words, points, stake.line.id, PRIVATE)


def crossed(interests: Interests, text: Text, stake: Stake) -> bool:
    """Return whether the text crosses a red line: it contains the paragraph, or goes beyond `at` on the issue."""
    line = stake.line
    if line.peacetime and text.force:
        return False
    reading = interests.read(text.clauses)
    if line.paragraph and any([key[0] == line.paragraph for key in reading.keys]):
        return True
    reach = reading.reach.get(line.issue)
    return reach is not None and (reach[1] > line.at if line.at > 0.0 else reach[0] < line.at)


def _place(interests: Interests, text: Text, stake: Stake) -> int:
    """Return the place of the paragraph that crosses a red line: the one that it names, or the furthest beyond it."""
    bank, line = interests.public.bank, stake.line
    named = [place for place, each in enumerate(text.clauses) if each.paragraph == line.paragraph]
    if named:
        return named[0]
    way = 1.0 if line.at > 0.0 else -1.0
    reach = [way * bank[e.paragraph].issues.get(line.issue, 0.0) * STRENGTH[e.verb] for e in text.clauses]
    return reach.index(max(reach))
