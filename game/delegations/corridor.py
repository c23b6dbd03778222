"""What a seat does with its hours outside the chamber: visits, requests, meetings, evidence and advice."""

from __future__ import annotations

from collections.abc import Callable

from game.council.acts import BreakSilence, ObjectToStatement, RequestMeeting
from game.council.papers import DraftResolution, Standing
from game.delegations.confidences import CONFIDING
from game.delegations.consequences import counselling, talking
from game.delegations.drafting import sponsoring, statements, texts_to_table
from game.delegations.opening import needs
from game.delegations.procedure import objections
from game.delegations.situation import Choice, Option, Situation
from game.delegations.speaking import CHARGES, willingness
from game.delegations.stakes import at_stake, draft_at_stake
from game.delegations.talking import answer_call, calls, in_round, quarrels
from game.delegations.tally import Tally
from game.delegations.weighing import HOUR, option
from game.delegations.word import keeping, promised_steps
from game.forecast.expectations import AT_THE_END
from game.forecast.valuation import ASKED
from game.world.acts import (
    AdviseCapital,
    AnswerCall,
    AnswerClaim,
    CallTalks,
    Counsel,
    EndDay,
    Lobby,
    Meet,
    ReleaseEvidence,
)
from game.world.facts import ClaimState

COMPANY = 0.6
"""What a visit is worth besides relations, to a seat of the greatest goodwill: it may hear something."""
DEBATE = 1.0
"""What a meeting is worth for hearing the state of affairs."""
CONSENT = 0.35
"""The chance that a caller expects for a round of talks to take place; an agreement is half as likely."""
HELD_BACK = 0.6
"""What it is worth to keep evidence for another day: showing it exposes its source."""
SEASONED = 2
END = Choice(EndDay(), "nothing more is worth an hour today")


def in_corridor(s: Situation) -> Choice:
    """Return what a seat does next outside the chamber; it ends its day when nothing is worth the time."""
    frames = s.openings.frames
    if AnswerCall in frames:
        return answer_call(s)
    talks = s.briefing.round
    if talks is not None and talks.open and s.member in talks.polled:
        return in_round(s)
    options = worthwhile(s)
    found = s.best(options, HOUR) if options else None
    return Choice(found.action, found.because) if found else END


def worthwhile(s: Situation) -> list[Option]:
    """Return all the acts that this seat might do in the corridor now, each with its worth."""
    return [option for kind in KINDS for option in kind(s)]


def _meetings(s: Situation) -> list[Option]:
    """Return the requests for a meeting (rule 2): for a text that waits, after grave news, or after a long silence."""
    acts = s.offered(RequestMeeting)
    if not acts or s.briefing.requests:
        return []
    blue = [each for each in s.live_drafts() if each.standing is Standing.BLUE]
    waiting = [each for each in blue if s.member in each.sponsors or each.requested_by == s.member]
    hurried = s.roll("hurry") < 0.35 * _days_since_meeting(s)
    for act in acts:
        if hurried and any(each.item == act.item for each in waiting):
            stakes = max(draft_at_stake(s, each).value for each in waiting if each.item == act.item)
            return [Option(1.5 + max(0.0, stakes), act, "a text in blue waits for its vote")]
    chance = 0.0025 * (1.0 + s.temper.boldness) * min(4, _days_since_meeting(s)) ** 2
    if s.briefing.decided and _days_since_meeting(s) > 1:
        chance += 0.06
    if s.roll("meeting") > chance:
        return []
    return [
        Option(
            DEBATE + s.temper.boldness,
            s.dice.pick(acts[:2], f"{s.member}/item"),
            "the Council should hear where matters stand",
        )
    ]


def _days_since_meeting(s: Situation) -> int:
    held = max((claim.day for claim in s.briefing.ledger if claim.meeting), default=0)
    return s.briefing.day - held


def _objections(s: Situation) -> list[Option]:
    return objections(s) if ObjectToStatement in s.openings.frames else []


def _silences(s: Situation) -> list[Option]:
    options = []
    for act in s.offered(BreakSilence):
        draft = s.briefing.papers.draft(act.draft)
        if draft is None or s.member in draft.sponsors:
            continue
        worth = s.worth(draft)
        if worth.value < -s.briefing.profile.width and s.roll(f"break/{draft.symbol}") < 0.7:
            options.append(Option(1.0 + max(0.0, -draft_at_stake(s, draft).value), act, worth.telling()))
    return options


def _answers(s: Situation) -> list[Option]:
    """Return answers to the demands and offers that need not wait for the chamber."""
    options = []
    claims = {each.number: each for each in s.briefing.ledger}
    for act in s.offered(AnswerClaim):
        claim = claims.get(act.claim)
        if claim is None or claim.day >= s.briefing.day or s.roll(f"answer/{act.claim}") > 0.2:
            continue
        wish = willingness(s, claim)
        if act.accepts is (wish > 0.0) and abs(wish) > 1.0:
            options.append(Option(abs(wish), act, f"what {s.name(claim.by)} wants weighs {wish:+.1f}"))
    return options


def _lobbying(s: Situation) -> list[Option]:
    if s.briefing.influence < 2:
        return []
    options = []
    for draft in s.live_drafts():
        mine = s.worth(draft).value
        if abs(mine) > s.briefing.profile.width and s.inclined(f"lobby/{draft.symbol}", (0.5, 0.6, 1.0)[s.skill]):
            options += _asking(s, draft, mine > 0.0)
    return options


def _asking(s: Situation, draft: DraftResolution, in_favour: bool) -> list[Option]:
    """Return requests to members whose ballot is open, by how much the seat's request may change the vote."""
    text, before = s.text(draft), draft_at_stake(s, draft).value
    asked = {member for by, member, symbol, _ in s.briefing.lobbied if by == s.member and symbol == draft.symbol}
    options = []
    for member, each in s.odds(text).items():
        act = Lobby(member, draft.symbol, in_favour)
        if member == s.member or member in asked or member in draft.sponsors or not s.admits(act):
            continue
        if each.likelihood == "open":
            points = ASKED * (1.0 + s.relation(member) / 100.0) * (1.0 if in_favour else -1.0)
            gain = at_stake(s, text, draft, {member: points}).value - before
            words = f"{s.name(member)} is open (score {each.score:+.0f}): our word may bring {gain:+.1f}"
            options.append(Option(round(gain, 6), act, words))
    return options


def _visits(s: Situation) -> list[Option]:
    """Return visits: to members named in the instructions, and in a sociable hour to any other."""
    sociable = s.inclined(f"visits/{s.briefing.hours}", 0.35)
    options = []
    for act in s.offered(Meet):
        if not (sociable or s.instructed_on(act.member)):
            continue
        made = Tally(s)
        made.done(act)
        chat = COMPANY * s.temper.goodwill * s.roll(f"visit/{act.member}/{s.briefing.hours}")
        made.term("a word in private", chat)
        options.append(option(s, act, made.made(), f"a word with {s.name(act.member)}"))
    return options if sociable else [each for each in options if each.worth > 1.0]


def _talks(s: Situation) -> list[Option]:
    """Return the rounds of talks that this seat might call, by the worth of their meeting and of an agreement."""
    proposed = {each.action: each for each in calls(s)}
    options = list(proposed.values()) if not s.skill else []
    for act in s.offered(CallTalks) if s.skill and s.briefing.round is None else ():
        form = s.setting.format[act.format]
        met = s.gain((f"talks.{form.id}.rounds", 1.0)).value
        steps = promised_steps(s).intersection(form.measures)
        made = talking(s, act, CONSENT, tuple(sorted(steps)[:1]))
        made.term("talks for their own sake", 0.6 * s.temper.goodwill)
        due = keeping(s, made, (f"talks.{form.id}.called", 1.0))
        due = (bool(steps) and keeping(s, made, (f"agreed.{min(steps)}", 1.0), chance=CONSENT / 2.0)) or due
        words = proposed[act].because if act in proposed else f"{form.label} might agree on something"
        # A round that took place brings nothing new if it is held again the next day.
        if due or met > 0.0 or act in proposed or s.roll(f"call/{act.format}") < 0.25 + 0.25 * s.temper.goodwill:
            options.append(option(s, act, made.made(), words))
    return options


def _releases(s: Situation) -> list[Option]:
    """Return evidence worth showing now: it must back the seat's side of a charge, or keep the seat's word."""
    options = []
    held = {each.id: each for each in s.briefing.evidence}
    contested = {c.subject: c for c in s.briefing.ledger if c.kind in CHARGES and not _settled(c.state)}
    for act in s.offered(ReleaseEvidence):
        piece = held.get(act.evidence)
        claim = contested.get(piece.charge) if piece else None
        if piece is None or needs(s, piece.id):
            continue
        made = Tally(s)
        due = keeping(s, made, (f"evidence.{piece.id}.released", 1.0))
        for_us = claim is not None and (
            piece.supports > 0 if claim.by == s.member else piece.supports < 0 and claim.about == s.member
        )
        if for_us or due:
            made.done(act)
            made.term("it backs our word", for_us * piece.strength / 100.0)
            if not due:
                made.term("its source is burnt", -HELD_BACK * (1.5 - s.temper.boldness))
                made.term("it would tell more later", -_later(s, made))
            options.append(option(s, act, made.made(), f"strength {piece.strength}: {piece.title}"))
    return options


def _later(s: Situation, made: Tally) -> float:
    """Return how much more the same act would bring on the last day, as its effects fade; only seasoned seats ask."""
    if s.skill < SEASONED or s.briefing.day >= s.briefing.days - 1:
        return 0.0
    moves = [move for chance, moves in made.branches if chance >= 1.0 for move in moves]
    late = s.gain(*((f"{AT_THE_END}{name}", by) for name, by in moves)).value
    return max(0.0, late - s.gain(*moves).value)


def _settled(state: ClaimState) -> bool:
    return state in (ClaimState.BORNE_OUT, ClaimState.REFUTED, ClaimState.LAPSED, ClaimState.WITHDRAWN)


def _cables(s: Situation) -> list[Option]:
    """Return counsel to the seat's own capital or to others that decide, by its effect and its cost."""
    options = []
    for act in s.offered(AdviseCapital):
        capital = act.capital or s.member
        effects = counselling(s, act)
        if effects.branches:
            whose = "our capital" if capital == s.member else s.name(capital)
            price = RESTRAINT if capital == s.member and act.counsel is Counsel.RESTRAINT else PRIVATE
            options.append(option(s, act, effects, f"advises {whose} {act.counsel.value}", price))
    return options


RESTRAINT, PRIVATE = 0.4, 0.1
"""What counsel costs besides its hour: restraint at home costs influence there, all else costs less."""
KINDS: tuple[Callable[[Situation], list[Option]], ...] = (
    _meetings,
    texts_to_table,
    sponsoring,
    _silences,
    statements,
    _objections,
    _answers,
    _talks,
    quarrels,
    _lobbying,
    _visits,
    _releases,
    _cables,
    *CONFIDING,
)
"""The kinds of things that a seat might do in the corridor: each turns a situation into options."""
