"""What a seat knows beyond the published facts, as points: secrets, promises by and to it, and announced ballots."""

from __future__ import annotations

from collections.abc import Mapping

from game.council.papers import DraftResolution
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.understandings import failed, holding, other_side
from game.forecast.forecaster import Odds, Text, odds_of, scale_of
from game.forecast.interests import Interests, named_points
from game.forecast.temper import PRETENDED, Stake
from game.forecast.valuation import Promised, crossed
from game.terms import MemberId
from game.world.acts import Promise, PromiseKind
from game.world.announcements import announced
from game.world.facts import Claim, Learned, Understanding

WORD, BEFORE_WITNESSES = 10.0, 6.0
"""Points that a promise to a neutral partner weighs in a ballot, and what witnesses add."""
SURE = 0.97
"""The chance that an announced ballot is cast."""
TRUE = 1.15
"""The average weight of a seat's true red line, as a share of its published weight."""


def known_odds(odds: Mapping[MemberId, Odds], text: Text, view: Briefing, interests: Interests) -> dict[MemberId, Odds]:
    """Return the published odds, corrected by what this briefing tells in confidence."""
    found = dict(odds)
    for member, points in swayed(odds, text, view, interests).items():
        found[member] = odds_of(round(odds[member].score + points, 6), interests.public.positions[member].width)
    return found


def heard_odds(odds: Mapping[MemberId, Odds], text: Text, view: Briefing, interests: Interests) -> dict[MemberId, Odds]:
    """Return the known odds with the announced ballots: a person sees these before the vote.

    No ballot depends on an announcement: the member casts the announced ballot whoever speaks after it.
    """
    found = known_odds(odds, text, view, interests)
    for claim in told_to_all(view, text):
        if claim.by in found and claim.by != view.member:
            found[claim.by] = _sure(claim.ballot, found[claim.by].score)
    return found


def told_to_all(view: Briefing, text: Text) -> list[Claim]:
    """Return the announced ballots on this text that await the vote."""
    if view.meeting is None or not view.meeting.explained:
        return []
    draft = view.papers.draft(view.meeting.draft)
    return announced(view.ledger, draft.symbol) if draft is not None and draft.clauses == text.clauses else []


def own_word(view: Briefing, draft: str) -> tuple[Promised, ...]:
    """Return the ballot on a draft that the seat has announced, and the points for keeping its word."""
    if view.meeting is None or not view.meeting.explained:
        return ()
    mine = [each for each in announced(view.ledger, draft) if each.by == view.member]
    return tuple(Promised(Ballot(each.ballot), "", WORD + BEFORE_WITNESSES) for each in mine)


def _sure(ballot: str, score: float) -> Odds:
    """Return the odds of a member that has announced its ballot: nearly certain (game, section 5)."""
    if ballot == Ballot.IN_FAVOUR.value:
        return Odds(SURE, 0.0, "likely", max(score, WORD))
    return Odds(0.0, SURE if ballot == Ballot.AGAINST.value else 0.0, "unlikely", min(score, 0.0))


def swayed(
    odds: Mapping[MemberId, Odds], text: Text, view: Briefing, interests: Interests
) -> dict[MemberId, float]:
    """Return the points by which others differ from their published positions, as far as the seat has learned."""
    if not view.learned and not view.understandings:
        return {}
    found: dict[MemberId, float] = {}
    for member in dict.fromkeys(each.member for each in view.learned):
        if member in odds:
            found[member] = _learned(member, text, view, interests)
    for member, promise in _given_to(view, text):
        if member in odds:
            score = odds[member].score + found.get(member, 0.0)
            found[member] = found.get(member, 0.0) + _towards(promise.ballot, score)
    return {member: round(points, 6) for member, points in found.items() if points}


def _towards(ballot: str, score: float) -> float:
    """Return what a promised ballot adds to a score; a promise to abstain moves the score towards zero."""
    if ballot == Ballot.ABSTAINING.value:
        return max(-WORD, min(WORD, -score))
    return WORD if ballot == Ballot.IN_FAVOUR.value else -WORD


def _learned(member: MemberId, text: Text, view: Briefing, interests: Interests) -> float:
    """Return how far known red lines and tested relations with named States change a text's score, in points."""
    told = [each for each in view.learned if each.member == member]
    points = sum(_relations(member, text, each, interests) for each in told if each.paragraph)
    return points - sum(each.weight for each in known_stakes(view, member) if crossed(interests, text, each))


def known_stakes(view: Briefing, member: MemberId) -> tuple[Stake, ...]:
    """Return the red lines of another member that the seat knows, each at its likely weight."""
    told = [each for each in view.learned if each.member == member]
    prices = {each.line: each.price for each in told if each.line}
    named = next((each.lines for each in told if each.lines), ())
    share = PRETENDED if prices else (TRUE + PRETENDED * (len(named) - 1)) / max(1, len(named))
    return tuple(
        Stake(line, prices.get(line.id, share * line.weight), line.id in prices)
        for line in view.lines.get(member, ())
    )


def _relations(member: MemberId, text: Text, found: Learned, interests: Interests) -> float:
    """Return what the member's tested relations with the State that the paragraph names add to the text's score."""
    points, scale = 0.0, scale_of(text)
    if all(each.paragraph != found.paragraph for each in text.clauses):
        return points
    state = interests.public.bank[found.paragraph].names
    for each in interests.after(text.force).read(text.clauses).namings:
        if each.state == state and state != member:
            thought = interests.affinity.get((member, state), 0.0)
            points += named_points(member, state, each.strength * scale, found.relation)
            points -= named_points(member, state, each.strength * scale, thought)
    return points


def _given_to(view: Briefing, text: Text) -> list[tuple[MemberId, Promise]]:
    return [
        (member, promise)
        for _, member, promise in holding(view)
        if member != view.member and promise.kind is PromiseKind.BALLOT and holds_for(view, promise, text)
    ]


def known_promises(view: Briefing, member: MemberId, text: Text) -> tuple[Promised, ...]:
    """Return what another member has promised the seat about this text, at the average weight of a promise."""
    given = [promise for by, promise in _given_to(view, text) if by == member]
    return tuple(Promised(Ballot(promise.ballot), view.member, WORD) for promise in given)


def holds_for(view: Briefing, promise: Promise, text: Text) -> bool:
    """Return whether a promise about a draft holds for this text: it is the draft's, without the excluded paragraph."""
    draft: DraftResolution | None = view.papers.draft(promise.subject)
    if draft is None or draft.clauses != text.clauses:
        return False
    return all(each.paragraph != promise.without for each in text.clauses)


def promised(view: Briefing, text: Text) -> tuple[Promised, ...]:
    """Return the seat's promised ballots on a text, and the points for keeping each by its partner and witnesses."""
    found = []
    for understanding, member, promise in holding(view):
        mine = member == view.member and promise.kind is PromiseKind.BALLOT
        if mine and holds_for(view, promise, text) and not failed(understanding, member):
            to = other_side(understanding, member)
            found.append(Promised(Ballot(promise.ballot), to, _weight(understanding, view.relations.get(to, 0.0))))
    return tuple(found)


def _weight(understanding: Understanding, relation: float) -> float:
    return round(WORD * (1.0 + relation / 200.0) + (BEFORE_WITNESSES if understanding.witnessed else 0.0), 6)
