"""Understandings in confidence: which ones a seat proposes, and which ones it accepts at what price."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.council.papers import DraftResolution
from game.delegations.opening import will_charge
from game.delegations.situation import Option, Situation
from game.delegations.stakes import SUBSTANCE, at_stake, draft_at_stake
from game.delegations.weighing import HOUR
from game.forecast.confidences import WORD
from game.forecast.forecaster import Odds
from game.terms import MemberId
from game.world.acts import AnswerUnderstanding, Promise, PromiseKind, ProposeUnderstanding
from game.world.facts import Understanding

GOOD_WILL = 1.0
"""Points for giving one's word to a friend, who will remember it."""
RESTRAINED = 1.5
"""Points for a State that others promise not to name; also the base of what such a promise costs or brings others."""
OUT_OF_THE_QUESTION = 100.0
"""Points that a promise costs if the seat's own statement of today will break it: too many ever to accept."""
A_NAME = 0.5
"""Points that sponsoring a text costs, beyond any dislike of it; a sponsor gains as much from another's name."""
GOES = 0.7
"""The chance that a paragraph is dropped when a promise depends on it."""
AGREES, FOR_SOMETHING, CONDITIONAL = 0.5, 0.25, 0.15
"""The chance that a neutral partner agrees; what a return adds to it; what a condition adds."""


def answers(s: Situation) -> list[Option]:
    """Return an answer to each proposed understanding, weighed by what it asks, what it gives and who proposes it."""
    open_to = {each.number: each for each in s.briefing.understandings}
    options = []
    for act in s.offered(AnswerUnderstanding):
        understanding = open_to.get(act.number)
        if understanding is None:
            continue
        price, won, friendship = _asked(s, understanding), _won(s, understanding), _friendship(s, understanding.by)
        worth = round(won - price + friendship, 6)
        if act.accepts is (worth > 0.0):
            words = f"it costs us {price:.1f}, gives us {won:.1f}; {s.name(understanding.by)} asks ({friendship:+.1f})"
            options.append(Option(max(HOUR, abs(worth)), act, words))
    return options


def _friendship(s: Situation, other: MemberId) -> float:
    return GOOD_WILL * s.leaning(other) / 100.0 + s.temper.goodwill - 0.5


def _asked(s: Situation, understanding: Understanding) -> float:
    return cost(s, understanding.asks)


def _won(s: Situation, understanding: Understanding) -> float:
    """Return what the others' promise is worth: the proposer's, and in a group also that of each other partner."""
    given = understanding.gives
    if given is None:
        return 0.0
    others = [each for each in (understanding.by, *understanding.partners) if each != s.member]
    return worth(s, given, others if len(understanding.partners) > 1 else [understanding.by])


def cost(s: Situation, promise: Promise) -> float:
    """Return what it costs the seat itself to promise this and to keep it, in points of its instructions."""
    if promise.kind is PromiseKind.RESTRAINT:
        if will_charge(s, promise.subject):
            return OUT_OF_THE_QUESTION
        return RESTRAINED * (0.5 - s.leaning(promise.subject) / 200.0)
    if promise.kind is PromiseKind.TALKS:
        return -s.gain((f"talks.{promise.subject}.rounds", 1.0)).value
    draft = s.briefing.papers.draft(promise.subject)
    if draft is None:
        return 0.0
    mine, width = _value(s, draft, promise.without), s.briefing.profile.width
    if promise.kind is PromiseKind.SPONSOR:
        return A_NAME + SUBSTANCE * max(0.0, width - mine)
    short = {"in_favour": width - mine, "against": width + mine}.get(promise.ballot, abs(mine) - width)
    return SUBSTANCE * max(0.0, short)


def _value(s: Situation, draft: DraftResolution, without: str) -> float:
    """Return what a draft is worth to the seat without one paragraph (empty: as it stands)."""
    clauses = tuple(each for each in draft.clauses if each.paragraph != without)
    return s.worth(draft).value if clauses == draft.clauses or not clauses else s.value(
        s.framed(clauses, draft.sponsors), draft.symbol
    ).value


def worth(s: Situation, promise: Promise, givers: list[MemberId]) -> float:
    """Return what it is worth to the seat that these other members make this promise."""
    if promise.kind is PromiseKind.RESTRAINT:
        named = promise.subject == s.member
        return RESTRAINED if named else RESTRAINED * max(0.0, s.leaning(promise.subject)) / 200.0
    if promise.kind is PromiseKind.TALKS:
        return max(0.0, s.gain((f"talks.{promise.subject}.rounds", 1.0)).value)
    draft = s.briefing.papers.draft(promise.subject)
    if draft is None:
        return 0.0
    if promise.kind is PromiseKind.SPONSOR:
        return A_NAME if s.member in draft.sponsors else 0.0
    odds = s.odds(s.text(draft))
    points = {each: _towards(promise.ballot, odds[each].score) for each in givers if each in odds}
    gain = at_stake(s, s.text(draft), draft, points).value - draft_at_stake(s, draft).value
    return gain * (GOES if promise.without else 1.0)


def _towards(ballot: str, score: float) -> float:
    if ballot == "abstaining":
        return max(-WORD, min(WORD, -score))
    return WORD if ballot == "in_favour" else -WORD


def proposals(s: Situation) -> list[Option]:
    """Return understandings worth proposing: on ballots about the drafts that matter, and on talks it wants."""
    if ProposeUnderstanding not in s.openings.kinds or s.skill < 1:
        return []
    return [*_on_drafts(s), *_on_talks(s)]


def _on_drafts(s: Situation) -> list[Option]:
    """Return proposals to members whose ballot is open, and to the seat's own group, about each draft that matters."""
    options: list[Option] = []
    for draft in s.live_drafts():
        mine = s.worth(draft).value
        if abs(mine) <= s.briefing.profile.width or not s.inclined(f"deal/{draft.symbol}", (0.0, 0.4, 0.8)[s.skill]):
            continue
        odds, in_favour = s.odds(s.text(draft)), mine > 0.0
        for member, each in odds.items():
            if member != s.member and member not in draft.sponsors and _movable(each, in_favour):
                options += _with_one(s, draft, member, in_favour)
        options += _one_line(s, draft, odds, in_favour)
    return options


def _movable(odds: Odds, in_favour: bool) -> bool:
    """Return whether a promise might change the ballot: it is open, or it leans the other way but is not sure."""
    return odds.likelihood == "open" or (odds.likelihood == "unlikely" and odds.against < 0.5 and in_favour)


def _with_one(s: Situation, draft: DraftResolution, member: MemberId, in_favour: bool) -> Iterator[Option]:
    ballots = ("in_favour", "abstaining") if in_favour else ("abstaining", "against")
    for ballot in ballots:
        for asks in (Promise(PromiseKind.BALLOT, draft.symbol, ballot), *_conditional(s, draft, member, ballot)):
            won = worth(s, asks, [member])
            for gives in _price(s, draft, member) if won > HOUR else ():
                act = ProposeUnderstanding((member,), asks, gives, _openly(s, member))
                if not _proposed_before(s, act) and s.admits(act):
                    yield _option(s, act, won)


def _conditional(s: Situation, draft: DraftResolution, member: MemberId, ballot: str) -> Iterator[Promise]:
    """Yield the same promise without the paragraph that hurts the other most, if the seat would rather drop it."""
    if ballot != "in_favour" or s.member not in draft.sponsors or len(draft.clauses) < 2:
        return
    stands = {each: s.forecaster.interests.stand(member, each) for each in draft.clauses}
    worst = min(draft.clauses, key=lambda each: (stands[each], each.paragraph))
    if stands[worst] < 0.0 and _value(s, draft, worst.paragraph) > s.briefing.profile.width:
        yield Promise(PromiseKind.BALLOT, draft.symbol, ballot, worst.paragraph)


def _price(s: Situation, draft: DraftResolution, member: MemberId) -> Iterator[Promise | None]:
    """Yield possible returns: nothing, a restraint that the other would like, a ballot for its text, or sponsorship."""
    yield None
    for capital in s.setting.capitals:
        if capital != s.member and s.forecaster.interests.affinity.get((member, capital), 0.0) > 10.0:
            yield Promise(PromiseKind.RESTRAINT, capital)
    for other in s.live_drafts():
        if other.symbol != draft.symbol and member in other.sponsors and s.member in s.public.council:
            yield Promise(PromiseKind.BALLOT, other.symbol, "in_favour")
            if s.member not in other.sponsors:
                yield Promise(PromiseKind.SPONSOR, other.symbol)


def _openly(s: Situation, member: MemberId) -> bool:
    """Return whether the seat wants witnesses: with partners of low credibility, and now and then if it is bold."""
    return s.briefing.credibility.get(member, 50.0) < 50.0 or s.roll(f"witness/{member}") < 0.4 * s.temper.boldness


def _option(s: Situation, act: ProposeUnderstanding, won: float) -> Option:
    """Return the proposal as an option: its gain less its cost, times the chance that the partner agrees."""
    member, price = act.partners[0], cost(s, act.gives) if act.gives is not None else 0.0
    agrees = AGREES * (1.0 + s.leaning(member) / 100.0)
    agrees += (FOR_SOMETHING if act.gives is not None else 0.0) + (CONDITIONAL if act.asks.without else 0.0)
    value = min(0.95, agrees) * (won - max(0.0, price))
    words = f"the word of {s.name(member)} would bring {won:+.1f}, and costs us {price:.1f}"
    return Option(round(value, 6), act, words)


def _one_line(s: Situation, draft: DraftResolution, odds: Mapping[MemberId, Odds], in_favour: bool) -> Iterator[Option]:
    """Yield proposals that the seat's group vote alike, if some members are open and none leans the other way."""
    ballot = "in_favour" if in_favour else "against"
    for group in s.setting.groups:
        partners = tuple(each for each in group.members if each != s.member)
        if s.member not in group.members or len(partners) < 2 or any(each not in odds for each in partners):
            continue
        line = Promise(PromiseKind.BALLOT, draft.symbol, ballot)
        act = ProposeUnderstanding(partners, line, line, s.inclined(f"line/{group.id}", 0.5))
        doubtful = [each for each in partners if odds[each].likelihood == "open"]
        contrary = [e for e in partners if odds[e].likelihood == ("unlikely" if in_favour else "likely")]
        if not doubtful or contrary or _proposed_before(s, act) or not s.admits(act):
            continue
        won = worth(s, line, doubtful)
        value = 0.75 ** len(doubtful) * won
        yield Option(round(value, 6), act, f"{group.label} on one line would bring {won:+.1f}")


def _on_talks(s: Situation) -> list[Option]:
    """Return requests that a party consent to talks that the seat wants, once a call for them was declined."""
    options = []
    for form in s.setting.formats:
        gain = s.gain((f"talks.{form.id}.rounds", 1.0)).value
        asked_in_vain = s.briefing.declined.get(form.id, 0) > 0
        for party in form.parties if gain > 0.5 and asked_in_vain else ():
            act = ProposeUnderstanding((party,), Promise(PromiseKind.TALKS, form.id))
            if party != s.member and not _proposed_before(s, act) and s.admits(act):
                agrees = 0.25 + 0.25 * s.leaning(party) / 100.0
                words = f"asks {s.name(party)} to consent to {form.label} ({gain:+.1f})"
                options.append(Option(round(0.3 * agrees * gain, 6), act, words))
    return options


def _proposed_before(s: Situation, act: ProposeUnderstanding) -> bool:
    """Return whether the seat made these partners a proposal on the same subject before, whatever its outcome."""
    mine = (each for each in s.briefing.understandings if each.by == s.member)
    return any(each.partners == act.partners and each.asks.subject == act.asks.subject for each in mine)


AGREEING: tuple[Callable[[Situation], list[Option]], ...] = (answers, proposals)
"""The ways of making agreements in confidence: each turns a situation into options."""
