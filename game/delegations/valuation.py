"""What a text is worth to a delegation: every term signed, with the paragraph, promise or member that it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.council.drafting import STRENGTH
from game.council.voting import Ballot
from game.delegations.forecast import OWN_TEXT, Audience, Text, silence
from game.delegations.interests import REAFFIRMED, SPONSORS, Interests
from game.delegations.reasons import Reason, Valuation, reason, valued
from game.delegations.temper import Stake
from game.terms import MemberId

ASKED = 5.0
"""Points for having been asked by a member with which one is on neutral terms."""
ASKED_AT_MOST = 10.0
ISOLATION = 1.2
ISOLATED_BELOW = 8.0
"""Votes in favour around which nobody's ballot stands out."""
VETO_PRICES = ((13, 14.0), (11, 9.0), (9, 3.0))
"""Points that a vote against costs a permanent member, from so many expected votes in favour on."""
SECOND_VETO = 0.25
BEYOND = 15.0
"""Points by which a permanent member's true red line lies beyond its abstention width."""


class Standpoint(Struct, frozen=True):
    """What a delegation knows about itself and of what it was asked: the private side of a valuation."""

    member: MemberId
    permanent: bool
    width: float
    relations: dict[MemberId, float]
    stakes: tuple[Stake, ...] = ()
    asked: tuple[tuple[MemberId, bool], ...] = ()
    duty: float = 0.0
    settled: frozenset[str] = frozenset()


def valuation(interests: Interests, text: Text, mine: Standpoint, others: Audience) -> Valuation:
    """Return what the text is worth to the delegation, in points, with its reasons (game, section 5)."""
    terms = [*_paragraphs(interests, text, mine), *_company(interests, text, mine), *_asked(interests, mine)]
    for capital in text.silent_on:
        words = f"it is silent on the force used by {interests.public.names.get(capital, capital)}"
        left = sum(each.value for each in terms) + mine.width
        terms.append(reason(words, -silence(mine.relations.get(capital, 0.0), left), capital))
    if mine.duty:
        terms.append(reason("our instructions speak to a text of the Council", mine.duty, "instructions"))
    sincere = sum(each.value for each in terms)
    terms.extend(_opinion(text, mine, others, sincere))
    total = sum(each.value for each in terms)
    terms.extend(_red_lines(interests, text, mine, total))
    return valued(terms)


def ballot_for(value: float, width: float) -> Ballot:
    """Return the ballot that a value makes: within the width of nothing, a member abstains."""
    if value > width:
        return Ballot.IN_FAVOUR
    return Ballot.AGAINST if value < -width else Ballot.ABSTAINING


def _paragraphs(interests: Interests, text: Text, mine: Standpoint) -> Iterator[Reason]:
    bank, member = interests.public.bank, mine.member
    for place, clause in enumerate(text.clauses, 1):
        value = interests.substance(member, clause)
        paragraph = bank[clause.paragraph]
        if clause.paragraph in mine.settled:
            value *= REAFFIRMED
        if value:
            yield reason(f"paragraph {place} {interests.said(clause)}", value, clause.paragraph)
        if paragraph.names:
            named = interests.naming(member, clause, mine.relations.get(paragraph.names, 0.0))
            whom = "us" if paragraph.names == member else interests.public.names.get(paragraph.names, paragraph.names)
            yield reason(f"paragraph {place} names {whom}", named, clause.paragraph)


def _company(interests: Interests, text: Text, mine: Standpoint) -> Iterator[Reason]:
    sponsors = text.sponsors
    if mine.member in sponsors:
        yield reason("it is our own text", OWN_TEXT, mine.member)
        return
    for sponsor in sponsors:
        points = SPONSORS * mine.relations.get(sponsor, 0.0) / 100.0 / len(sponsors)
        yield reason(f"relations with {interests.public.names.get(sponsor, sponsor)}", points, sponsor)


def _asked(interests: Interests, mine: Standpoint) -> Iterator[Reason]:
    left = ASKED_AT_MOST
    for by, in_favour in mine.asked:
        points = min(left, max(0.0, ASKED * (1.0 + mine.relations.get(by, 0.0) / 100.0)))
        left -= points
        wish = "support it" if in_favour else "oppose it"
        name = interests.public.names.get(by, by)
        yield reason(f"{name} asked us to {wish}", points if in_favour else -points, by)


def _opinion(text: Text, mine: Standpoint, others: Audience, sincere: float) -> Iterator[Reason]:
    """Yield what the others will think: the price of a veto, or of standing alone."""
    if mine.permanent and not text.procedural and sincere < 0.0:
        price = next((points for least, points in VETO_PRICES if round(others.in_favour) >= least), 0.0)
        share = SECOND_VETO if others.vetoes_before else 1.0
        words = f"price of a veto with {round(others.in_favour)} in favour"
        # The price of blocking a text can make a member abstain; it makes none join what it dislikes.
        yield reason(words, min(price * share * others.pivotal, -sincere), "veto")
        return
    crowd = max(-6.0, min(7.0, ISOLATION * (others.in_favour - ISOLATED_BELOW)))
    words = f"{round(others.in_favour)} others are expected in favour"
    yield reason(words, crowd * (1.0 - 0.5 * others.pivotal), "isolation")


def _red_lines(interests: Interests, text: Text, mine: Standpoint, total: float) -> Iterator[Reason]:
    for stake in mine.stakes:
        if not crossed(interests, text, stake):
            continue
        points = -stake.weight
        if stake.true and mine.permanent:
            # A permanent member can hold its line, so no sum of other terms buys it.
            points = min(points, -(total + mine.width + BEYOND))
        total += points
        yield reason(f"our instructions: {stake.line.text}", points, stake.line.id)


def crossed(interests: Interests, text: Text, stake: Stake) -> bool:
    """Return whether the text crosses a red line: holds its paragraph, or goes beyond `at` on its issue."""
    line = stake.line
    if line.paragraph and any(clause.paragraph == line.paragraph for clause in text.clauses):
        return True
    if not line.issue:
        return False
    outwards = 1.0 if line.at > 0.0 else -1.0
    for clause in text.clauses:
        at = interests.public.bank[clause.paragraph].issues.get(line.issue)
        if at is not None and (at * STRENGTH[clause.verb] - line.at) * outwards > 0.0:
            return True
    return False
