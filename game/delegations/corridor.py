"""What a seat does with its hours outside the chamber: whom it meets, what it asks, when it asks for a meeting."""

from __future__ import annotations

from game.council.acts import BreakSilence, ObjectToStatement, RequestMeeting
from game.council.papers import DraftResolution, Standing
from game.delegations.drafting import sponsoring, statements, texts_to_table
from game.delegations.procedure import objections
from game.delegations.situation import Choice, Option, Situation
from game.delegations.speaking import CHARGES, willingness
from game.delegations.talking import answer_call, calls, in_round
from game.world.acts import (
    AdviseCapital,
    AnswerCall,
    AnswerClaim,
    Counsel,
    EndDay,
    Lobby,
    Meet,
    ReleaseEvidence,
)

ENOUGH = 18.0
"""Points from which on something is worth an hour."""
END = Choice(EndDay())


def in_corridor(s: Situation) -> Choice:
    """Return what a seat does next outside the chamber; it ends its day when nothing is worth the time."""
    frames = s.openings.frames
    if AnswerCall in frames:
        return answer_call(s)
    talks = s.briefing.round
    if talks is not None and talks.open and s.member in talks.polled:
        return in_round(s)
    options = _options(s)
    found = s.best(options, ENOUGH) if options else None
    return Choice(found.action, found.because) if found else END


def _options(s: Situation) -> list[Option]:
    return [
        *_meetings(s),
        *texts_to_table(s),
        *sponsoring(s),
        *_silences(s),
        *statements(s),
        *(objections(s) if ObjectToStatement in s.openings.frames else ()),
        *_answers(s),
        *calls(s),
        *_lobbying(s),
        *_visits(s),
        *_releases(s),
        *_cables(s),
    ]


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
            return [Option(60.0, act, "a text in blue waits for its vote")]
    chance = 0.0025 * (1.0 + s.temper.boldness) * min(4, _days_since_meeting(s)) ** 2
    if s.briefing.decided and _days_since_meeting(s) > 1:
        chance += 0.06
    if s.roll("meeting") > chance:
        return []
    return [Option(45.0, s.dice.pick(acts[:2], f"{s.member}/item"), "the Council should hear where matters stand")]


def _days_since_meeting(s: Situation) -> int:
    held = max((claim.day for claim in s.briefing.ledger if claim.meeting), default=0)
    return s.briefing.day - held


def _silences(s: Situation) -> list[Option]:
    options = []
    for act in s.offered(BreakSilence):
        draft = s.briefing.papers.draft(act.draft)
        if draft is None or s.member in draft.sponsors:
            continue
        worth = s.worth(draft)
        if worth.value < -s.briefing.profile.width and s.roll(f"break/{draft.symbol}") < 0.7:
            options.append(Option(40.0, act, worth.telling()))
    return options


def _answers(s: Situation) -> list[Option]:
    """Return the answers to demands and offers that are not left for the chamber."""
    options = []
    claims = {each.number: each for each in s.briefing.ledger}
    for act in s.offered(AnswerClaim):
        claim = claims.get(act.claim)
        if claim is None or claim.day >= s.briefing.day or s.roll(f"answer/{act.claim}") > 0.2:
            continue
        wish = willingness(s, claim)
        if act.accepts is (wish > 0.0) and abs(wish) > 8.0:
            options.append(Option(30.0 + abs(wish) / 10.0, act, f"what {s.name(claim.by)} wants weighs {wish:+.0f}"))
    return options


def _lobbying(s: Situation) -> list[Option]:
    if s.briefing.influence < 2:
        return []
    options = []
    for draft in s.live_drafts():
        mine = s.worth(draft).value
        if abs(mine) > s.briefing.profile.width and s.roll(f"lobby/{draft.symbol}") < 0.5:
            options += _asking(s, draft, mine > 0.0)
    return options


def _asking(s: Situation, draft: DraftResolution, in_favour: bool) -> list[Option]:
    """Return requests to members whose ballot is open, the closest to us first."""
    odds = s.forecaster.odds(s.text(draft))
    asked = {member for by, member, symbol, _ in s.briefing.lobbied if by == s.member and symbol == draft.symbol}
    options = []
    for member, each in odds.items():
        act = Lobby(member, draft.symbol, in_favour)
        if member == s.member or member in asked or member in draft.sponsors or not s.admits(act):
            continue
        if each.outlook == "open":
            worth = 24.0 + s.leaning(member) / 8.0
            options.append(Option(worth, act, f"{s.name(member)} is open (score {each.score:+.0f})"))
    return options


def _visits(s: Situation) -> list[Option]:
    """Return visits: to friends, to those between, and now and then to an opponent."""
    if s.roll(f"visits/{s.briefing.hours}") > 0.35:
        return []
    options = []
    for act in s.offered(Meet):
        worth = 14.0 + 10.0 * s.roll(f"visit/{act.member}/{s.briefing.hours}") + 4.0 * s.temper.goodwill
        worth -= abs(s.leaning(act.member)) / 20.0
        options.append(Option(worth, act, f"a word with {s.name(act.member)} ({s.relation(act.member):+.0f})"))
    return options


def _releases(s: Situation) -> list[Option]:
    """Return evidence worth showing now: where a charge made or denied hangs on it, and little where it is weak."""
    options = []
    held = {each.id: each for each in s.briefing.evidence}
    contested = {c.subject: c for c in s.briefing.ledger if c.kind in CHARGES and not _settled(c.state.value)}
    for act in s.offered(ReleaseEvidence):
        piece = held.get(act.evidence)
        claim = contested.get(piece.charge) if piece else None
        if piece is None or claim is None or s.roll(f"release/{piece.id}") > 0.1 + 0.15 * s.temper.boldness:
            continue
        for_us = piece.supports > 0 if claim.by == s.member else piece.supports < 0 and claim.about == s.member
        if for_us:
            options.append(Option(15.0 + piece.strength / 3.0, act, f"strength {piece.strength}: {piece.title}"))
    return options


def _settled(state: str) -> bool:
    return state in ("borne-out", "refuted", "lapsed", "withdrawn")


def _cables(s: Situation) -> list[Option]:
    """Return counsel to the capital: restraint from the conciliatory, firmness from the bold."""
    if s.roll("cable") > 0.2:
        return []
    counsel = Counsel.RESTRAINT if s.temper.goodwill >= s.temper.boldness else Counsel.FIRMNESS
    act = AdviseCapital(counsel)
    return [Option(22.0, act, f"advises {counsel.value}")] if s.admits(act) else []
