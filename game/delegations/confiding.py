"""What a seat does in confidence: calls between ministers, meetings of a group, and what it agrees with others."""

from __future__ import annotations

from collections.abc import Callable

from game.council.voting import Ballot
from game.delegations.consequences import CREDIBILITY, Tally, door
from game.delegations.situation import Option, Situation
from game.delegations.stakes import at_stake, draft_at_stake
from game.delegations.weighing import option
from game.terms import MemberId, Slug
from game.world.acts import (
    AnswerUnderstanding,
    MeetGroup,
    Promise,
    PromiseKind,
    ProposeUnderstanding,
    SoundOut,
    Telephone,
    TestParagraph,
)
from game.world.corridor import A_CALL_WARMS, MEETING_WARMS
from game.world.facts import ClaimState, Understanding
from game.world.ledger import WORD_BROKEN, WORD_KEPT
from game.world.setting import Offer

DISCREET = 0.5
"""What a call is worth beside what it does for relations: nobody sees it."""
LEARNED = 0.5
"""What it is worth to learn in confidence where another's red line runs, or how a paragraph weighs with it."""
HOUR = 0.3
"""What an hour must bring."""
BOUND = 8.0
"""Points by which a promise that was given moves a ballot."""
GOOD_WILL = 1.0
"""What it is worth to have given one's word to a friend: it is remembered."""
RESTRAINED = 1.5
"""What it is worth to a State not to be named, or to another not to name it, where something hangs on it."""


def _telephones(s: Situation) -> list[Option]:
    """Return calls between ministers: where a door to a capital can be won back, or relations are instructed."""
    options = []
    for act in s.offered(Telephone):
        made = Tally(s)
        lost = s.setting.access.get(s.member, {}).get(act.member, 0.0) - s.briefing.access.get(act.member, 0.0)
        if lost > 0.0 and s.briefing.closed.get(act.member, 0) <= s.briefing.day:
            made.term("it opens a door again", door(s, act.member) * min(1.0, lost))
        elif not (s.expectations.bound or s.inclined(f"calls/{s.briefing.hours}", 0.15)):
            continue
        else:
            made.term("unseen by all others", DISCREET * (0.5 + s.roll(f"call/{act.member}")))
        made.relates(act.member, A_CALL_WARMS * (1.0 - max(0.0, s.relation(act.member)) / 120.0))
        options.append(option(s, act, made.made(), f"lets our minister call {s.name(act.member)}", HOUR))
    return [each for each in options if each.worth > 0.0]


def _groups(s: Situation) -> list[Option]:
    """Return meetings of the groups that one belongs to: where an instruction or an offer hangs on them."""
    options = []
    for act in s.offered(MeetGroup):
        group = next(each for each in s.setting.groups if each.id == act.group)
        made = Tally(s)
        made.sets(f"groups.{group.id}.met")
        due = _kept_by(s, group.id)
        for law in due:
            made.sets(f"offer.{law.id}.kept")
            made.effects(law.on_kept)
            made.term("it keeps our word", CREDIBILITY * (WORD_KEPT - WORD_BROKEN))
        for other in group.members:
            if other != s.member:
                made.relates(other, 0.5 * MEETING_WARMS * (1.0 - max(0.0, s.relation(other)) / 120.0))
        if due or s.inclined(f"group/{group.id}", 0.1 + 0.15 * s.temper.goodwill):
            options.append(option(s, act, made.made(), f"meets {group.label}", 2.0 * HOUR))
    return options


def _kept_by(s: Situation, group: Slug) -> list[Offer]:
    """Return one's own offers that were accepted and that a meeting of the group would keep."""
    accepted = {c.subject for c in s.briefing.ledger if c.by == s.member and c.state is ClaimState.ACCEPTED}
    return [each for each in s.setting.offers if each.id in accepted and f"groups.{group}.met" in each.kept]


def _soundings(s: Situation) -> list[Option]:
    """Return soundings: of those whose ballot on a text that is about is open, and of others."""
    if not s.inclined(f"sounding/{s.briefing.hours}", 0.12):
        return []
    open_to = _open_seats(s)
    options = []
    for act in s.offered(SoundOut):
        weight = 1.3 if act.member in open_to else 0.7
        worth = LEARNED * weight * (0.6 + 0.8 * s.roll(f"sound/{act.member}"))
        options.append(Option(round(worth, 6), act, f"where do the red lines of {s.name(act.member)} run?"))
    return options


def _tests(s: Situation) -> list[Option]:
    """Return paragraphs worth testing: the ones of a text under negotiation, on a member whose ballot is open."""
    if not s.inclined(f"testing/{s.briefing.hours}", 0.3):
        return []
    options = []
    for draft in s.live_drafts():
        odds = s.forecaster.odds(s.text(draft))
        for clause in draft.clauses:
            for member in _open_seats(s):
                act = TestParagraph(member, clause.paragraph)
                if odds[member].outlook == "open" and s.admits(act):
                    worth = LEARNED * (0.6 + 0.8 * s.roll(f"test/{member}/{clause.paragraph}"))
                    words = f"{s.name(member)} is open: what does the paragraph weigh there?"
                    options.append(Option(round(worth, 6), act, words))
    return options


def _open_seats(s: Situation) -> list[MemberId]:
    """Return the other members whose ballot on a text that is about is open, in the order of their seats."""
    found = [s.forecaster.odds(s.text(each)) for each in s.live_drafts()]
    return [m for m in s.public.council if m != s.member and any(m in o and o[m].outlook == "open" for o in found)]


def _answers(s: Situation) -> list[Option]:
    """Return whether to accept what was proposed in confidence: by what it asks, what it gives, and from whom."""
    open_to = {each.number: each for each in s.briefing.understandings}
    options = []
    for act in s.offered(AnswerUnderstanding):
        understanding = open_to.get(act.number)
        if understanding is None:
            continue
        worth = _agreeing(s, understanding)
        if act.accepts is (worth > 0.0):
            words = f"what {s.name(understanding.by)} proposes is worth {worth:+.1f}"
            options.append(Option(max(HOUR, abs(worth)), act, words))
    return options


def _agreeing(s: Situation, understanding: Understanding) -> float:
    """Return what an understanding is worth to the one who is asked."""
    asks, gives = understanding.asks, understanding.gives
    price = _promised(s, asks)
    won = -_promised(s, gives, understanding.by) if gives is not None else 0.0
    return round(won - price + GOOD_WILL * s.leaning(understanding.by) / 100.0 + s.temper.goodwill - 0.5, 6)


def _promised(s: Situation, promise: Promise, by: MemberId = "") -> float:
    """Return what a promise costs: one's own, or (with `by`) another's, which is then worth its negative."""
    who = by or s.member
    if promise.kind is PromiseKind.BALLOT:
        draft = s.briefing.papers.draft(promise.subject)
        if draft is None:
            return 0.0
        wanted = _points_for(promise.ballot)
        if by:
            return -(at_stake(s, s.text(draft), {by: BOUND * wanted}).value - draft_at_stake(s, draft).value)
        mine = s.worth(draft).value
        return max(0.0, -wanted * mine) / 5.0 if wanted else max(0.0, abs(mine) - s.briefing.profile.width) / 5.0
    if promise.kind is PromiseKind.RESTRAINT:
        return -RESTRAINED if promise.subject == s.member else RESTRAINED * (0.5 - s.leaning(promise.subject) / 200.0)
    if promise.kind is PromiseKind.TALKS:
        gain = s.gain((f"talks.{promise.subject}.rounds", 1.0)).value
        return -max(0.5, gain) if who != s.member else -gain
    return 0.5 if not by else -0.5


def _points_for(ballot: str) -> float:
    return {"in_favour": 1.0, Ballot.IN_FAVOUR.value: 1.0, "against": -1.0}.get(ballot, 0.0)


def _proposals(s: Situation) -> list[Option]:
    """Return understandings worth proposing: a swing ballot for one's text, or consent to the talks one wants."""
    if ProposeUnderstanding not in s.openings.kinds or s.skill < 1:
        return []
    return [*_swing(s), *_talks(s)]


def _swing(s: Situation) -> list[Option]:
    """Ask those whose ballot is open for it: elected members matter most where one vote decides."""
    options = []
    for draft in s.live_drafts():
        mine, text = s.worth(draft).value, s.text(draft)
        if abs(mine) <= s.briefing.profile.width or not s.inclined(f"deal/{draft.symbol}", (0.0, 0.4, 0.8)[s.skill]):
            continue
        wanted, before = (1.0 if mine > 0.0 else -1.0), draft_at_stake(s, draft).value
        ballot = "in_favour" if wanted > 0.0 else "abstaining"
        for member, odds in s.forecaster.odds(text).items():
            open_ = odds.outlook == "open" and member != s.member and member not in draft.sponsors
            act = ProposeUnderstanding((member,), Promise(PromiseKind.BALLOT, draft.symbol, ballot))
            if not open_ or _asked_before(s, act) or not s.admits(act):
                continue
            gain = at_stake(s, text, {member: BOUND * wanted}).value - before
            agrees = 0.3 + 0.3 * s.leaning(member) / 100.0
            words = f"{s.name(member)} is open, and its word would bring {gain:+.1f}"
            options.append(Option(round(agrees * gain - HOUR, 6), act, words))
    return options


def _asked_before(s: Situation, act: ProposeUnderstanding) -> bool:
    """Return whether the same was proposed to the same before, whatever came of it."""
    mine = (each for each in s.briefing.understandings if each.by == s.member)
    return any(each.partners == act.partners and each.asks.subject == act.asks.subject for each in mine)


def _talks(s: Situation) -> list[Option]:
    """Ask a party for its consent to talks that one's instructions want."""
    options = []
    for form in s.setting.formats:
        gain = s.gain((f"talks.{form.id}.rounds", 1.0)).value
        if gain <= 0.5:
            continue
        for party in form.parties:
            act = ProposeUnderstanding((party,), Promise(PromiseKind.TALKS, form.id))
            if party != s.member and not _asked_before(s, act) and s.admits(act):
                agrees = 0.25 + 0.25 * s.leaning(party) / 100.0
                words = f"asks {s.name(party)} to consent to {form.label} ({gain:+.1f})"
                options.append(Option(round(0.3 * agrees * gain - HOUR, 6), act, words))
    return options


CONFIDING: tuple[Callable[[Situation], list[Option]], ...] = (
    _telephones,
    _groups,
    _soundings,
    _tests,
    _answers,
    _proposals,
)
"""The kinds of things that are done in confidence."""
