"""Which text is worth tabling, joining, changing or giving up: a search over the bank, judged by the forecast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from game.council.acts import (
    Clause,
    Cosponsor,
    ProposeAmendment,
    ProposeStatement,
    PutInBlue,
    PutUnderSilence,
    TableDraft,
    Verb,
    WithdrawDraft,
)
from game.council.drafting import STRENGTH, TextFrame, chapter_of, in_order
from game.council.papers import DraftResolution, Nature, Standing
from game.delegations.situation import Option, Situation
from game.delegations.stakes import SUBSTANCE, Stakes, at_stake, draft_at_stake, of_statement
from game.delegations.tally import Tally
from game.delegations.weighing import weigh
from game.delegations.word import KEEPING, kept_by
from game.forecast.forecaster import Text
from game.terms import MemberId

AFTER_FORCE = 9.0
"""The factor on a drafter's readiness after force has been used."""
TIRED = 0.4
"""The factor that each veto puts on the readiness to table another text that would be vetoed."""
ROUNDS = 6
"""The most edits that a search makes to a text."""
LOOKED_AT = (12, 20, 26)
"""Clauses that a search tries in each round, by skill: those worth most to the drafter and its likely friends."""
NEED = (0.0, 600.0, 60.0)
"""Points of instructions, by skill, from which a text that would carry them out is drafted at once (0: never)."""
WORTH_TABLING = 0.6
AGREED = 0.5
"""The chance that a statement is agreed to which nobody need object."""
DARING = 0.8
"""The range by which daring varies: the share of all abstention widths that a statement may use up."""
EAGER = 40.0
ALONE = 9.0
"""Points for each vote in favour beyond eight if the rival votes against."""
COMPANY = 15.0
"""Points that each other permanent member's vote against takes from that."""
LADDER = sorted(Verb, key=STRENGTH.__getitem__)


class Found(Struct, frozen=True):
    """A text that a search found, its worth, and its prospects in a vote."""

    clauses: tuple[Clause, ...]
    merit: float
    value: float
    chance: float
    expected: float


class Wishes(Struct, frozen=True):
    """Points that a drafter's instructions would gain: by any adopted text, and by one that endorses the talks."""

    adopted: float = 0.0
    endorsed: float = 0.0


def wishes(s: Situation) -> Wishes:
    """Return what this seat's instructions would gain by an adopted text; a beginner does not consider it."""
    if not s.skill:
        return Wishes()
    likely, numbers = len(s.public.council) - 4.0, s.briefing.numbers
    moves = [("adopted", 1.0), ("votes", 1.0), (f"texts[{s.member}]", 1.0)]
    moves += [(each, max(0.0, likely - numbers.get(each, 0.0))) for each in ("best_vote", f"won[{s.member}]")]
    endorsed = s.gain(("endorsed", 1.0)).value if not numbers.get("endorsed", 0.0) else 0.0
    return Wishes(s.gain(*moves).value / SUBSTANCE, endorsed / SUBSTANCE)


def merit_of(s: Situation, text: Text, isolate: MemberId = "", wish: Wishes | None = None) -> Found:
    """Return the merit of a text: its value if adopted, or the isolation of the rival that would oppose it."""
    value = s.forecaster.score(s.member, text)
    foreseen = s.forecaster.forecast(s.member, text, known=s.odds(text))
    chance = foreseen.chance
    merit = chance * value
    if wish is not None:
        endorses = any(s.public.bank[each.paragraph].endorses_talks for each in text.clauses)
        merit += chance * (wish.adopted + wish.endorsed * endorses)
    if isolate:
        opposed = foreseen.odds[isolate].against if isolate in foreseen.odds else 0.0
        company = sum(foreseen.odds[each].against for each in s.public.permanent if each in foreseen.odds) - opposed
        merit += opposed * ALONE * (foreseen.expected - s.public.votes_required + 1.0) + 0.2 * value - COMPANY * company
    return Found(text.clauses, round(merit, 6), value, chance, foreseen.expected)


def search(s: Situation, choices: Sequence[Clause], isolate: MemberId = "") -> Found | None:
    """Return the best text that a climb from the single best clause finds, or None if no text has merit."""
    tried, wish = _worth_trying(s, choices), wishes(s)
    best: Found | None = None
    for _ in range(ROUNDS):
        found = sorted(
            (merit_of(s, s.framed(each, (s.member,)), isolate, wish) for each in _edits(s, best, tried)),
            key=lambda each: (-each.merit, [c.paragraph for c in each.clauses]),
        )
        if best is None:
            # Later rounds try only the clauses that are best alone: few others are worth adding.
            tried = [each.clauses[0] for each in found[: LOOKED_AT[s.skill] // 2]]
        if not found or (best and found[0].merit <= best.merit + 0.5):
            break
        best = found[0]
    return best if best and best.merit > 0.0 and _operative(s, best.clauses) else None


def _worth_trying(s: Situation, choices: Sequence[Clause]) -> list[Clause]:
    """Return the clauses that please the drafter and displease few, best first."""
    stand, council = s.forecaster.interests.stand, s.public.council

    def promise(clause: Clause) -> float:
        mood = sum(max(-15.0, min(15.0, stand(each, clause))) for each in council if each in s.public.positions)
        asked = 10.0 if s.skill and s.public.bank[clause.paragraph].endorses_talks else 0.0
        return 2.0 * stand(s.member, clause) + mood / max(1, len(council)) * 3.0 + 4.0 * s.roll(repr(clause)) + asked

    suited = [each for each in choices if not s.public.bank[each.paragraph].calls_session]
    liked = [each for each in suited if stand(s.member, each) > 0.0]
    return sorted(liked, key=lambda each: (-promise(each), each.paragraph, each.verb.value))[: LOOKED_AT[s.skill]]


def _edits(s: Situation, best: Found | None, tried: list[Clause]) -> Iterable[tuple[Clause, ...]]:
    start = best.clauses if best else ()
    held = {each.paragraph: place for place, each in enumerate(start)}
    for clause in tried:
        place = held.get(clause.paragraph, len(start))
        changed = _ordered(s, (*start[:place], clause, *start[place + 1 :]))
        if changed != start and _fits(s, changed):
            yield changed
    for place in range(len(start) if len(start) > 1 else 0):
        yield (*start[:place], *start[place + 1 :])


def _ordered(s: Situation, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return in_order(clauses, s.public.bank)


def _operative(s: Situation, clauses: tuple[Clause, ...]) -> int:
    return sum(s.public.bank[each.paragraph].kind == "operative" for each in clauses)


def _fits(s: Situation, clauses: tuple[Clause, ...]) -> bool:
    operative = _operative(s, clauses)
    return operative <= s.public.max_operative and len(clauses) - operative <= s.public.max_preambular


def texts_to_table(s: Situation) -> list[Option]:
    """Return the drafts that this seat might submit today: the search's best, by the worth of a vote on each."""
    frame = s.openings.get(TableDraft)
    promised = bool(kept_by(s, {f"tabled[{s.member}]": 1.0, "drafts": 1.0}))
    if not isinstance(frame, TextFrame) or not (promised or _may_draft(s)):
        return []
    done = s.settled() | s.inapt()
    choices = tuple(each for each in (*frame.preambular, *frame.operative) if each.paragraph not in done)
    session = _session_text(s, choices)
    if session:
        worth = at_stake(s, s.framed(session, (s.member,), procedural=True)).value
        because = "after a veto, the matter belongs to the General Assembly"
        return [_tabled(s, frame, session, 1.5 + max(0.0, worth), because)]
    rival = _rival(s)
    if not promised and s.roll("drafts") > _readiness(s, rival):
        return []
    before = [set(each.clauses) for each in s.briefing.papers.drafts]
    options = []
    for isolate in sorted({rival, ""} if s.skill > 1 else {rival}):
        found = search(s, choices, isolate)
        if found is not None and set(found.clauses) not in before:
            stakes = at_stake(s, s.framed(found.clauses, (s.member,)))
            worth = (stakes.value if s.skill else 0.05 * found.merit) + KEEPING * promised
            if worth > WORTH_TABLING:
                options.append(_tabled(s, frame, found.clauses, worth, stakes.because))
    return options


def _readiness(s: Situation, rival: MemberId) -> float:
    """Return how ready this seat is to draft today, 0..1: by its appetite, the events and its instructions."""
    ready = 0.003 + 0.01 * s.temper.appetite
    if rival:
        ready *= (AFTER_FORCE if s.briefing.decided else 3.0) * TIRED ** len(s.briefing.vetoes)
    if NEED[s.skill] and s.member in s.public.council:
        wish = wishes(s)
        ready += max(0.0, wish.adopted + wish.endorsed) * SUBSTANCE / NEED[s.skill]
    return ready


def _may_draft(s: Situation) -> bool:
    live = s.live_drafts()
    if len(live) > 2 or any(s.member in each.sponsors for each in live):
        return False
    return not any(s.worth(each).value > s.briefing.profile.width for each in live)


def _rival(s: Situation) -> MemberId:
    """Return the permanent member that a bold drafter would like to isolate, if any."""
    if s.temper.boldness < (0.1 if s.briefing.decided else 0.3):
        return ""
    others = [each for each in s.public.council if each in s.public.permanent and each != s.member]
    worst = min(others, key=lambda each: (s.leaning(each), each), default="")
    return worst if worst and s.leaning(worst) < 0.0 else ""


def _session_text(s: Situation, choices: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the text that calls an emergency special session, if a veto has opened the way (377 A (V))."""
    if not s.briefing.vetoes or s.briefing.numbers.get("session_called", 0.0) or s.temper.boldness < 0.25:
        return ()
    bank = s.public.bank
    if any(bank[clause.paragraph].calls_session for each in s.live_drafts() for clause in each.clauses):
        return ()
    calling = [each for each in choices if s.public.bank[each.paragraph].calls_session]
    mine = [each for each in calling if s.forecaster.interests.stand(s.member, each) >= 0.0]
    vetoed = [each for each in s.briefing.papers.drafts if each.symbol in s.briefing.vetoes]
    vetoed_mine = any(s.member in each.sponsors for each in vetoed)
    if not mine or not (vetoed_mine or s.roll("session") < 0.2):
        return ()
    return (max(mine, key=lambda each: (STRENGTH[each.verb], each.paragraph)),)


def _tabled(s: Situation, frame: TextFrame, clauses: tuple[Clause, ...], worth: float, because: str) -> Option:
    head = _head(s, frame, clauses)
    act = TableDraft(clauses=clauses, chapter=chapter_of(clauses, s.public.bank), **head)
    return Option(round(worth + _costs(s, act), 6), act, f"tables a draft: {because}")


def _costs(s: Situation, act: TableDraft | Cosponsor) -> float:
    """Return what sponsoring a text is worth besides the vote on it: access may be lost, a promise be kept."""
    made = Tally(s)
    made.done(act)
    made.doors()
    return weigh(s, made.made()).value


def _head(s: Situation, frame: TextFrame, clauses: tuple[Clause, ...]) -> dict[str, Any]:
    """Return title or product, and item: the item that most of the text belongs to."""
    items = [each for clause in clauses for each in s.public.bank[clause.paragraph].items]
    meeting = s.briefing.meeting
    if meeting is not None:
        items = [meeting.item]
    suited = [each for each in frame.heads if not items or each["item"] in items] or list(frame.heads)
    return s.dice.pick(suited, f"{s.member}/head/{len(clauses)}")


def sponsoring(s: Situation) -> list[Option]:
    """Return what this seat might do about drafts in the corridor: join, put under silence, put in blue, withdraw."""
    options: list[Option] = []
    for draft in s.live_drafts():
        worth = s.worth(draft)
        if s.member in draft.sponsors or draft.standing is not Standing.BLUE:
            options += _own(s, draft)
        eager = worth.value - s.briefing.profile.width - 14.0
        if s.member not in draft.sponsors and eager > 0.0 and s.roll(f"join/{draft.symbol}") < 0.5:
            joined = at_stake(s, s.framed(draft.clauses, (*draft.sponsors, s.member)), draft)
            gain, act = joined.value - draft_at_stake(s, draft).value, Cosponsor(draft.symbol)
            joining = 0.4 + eager / EAGER + max(0.0, gain) + _costs(s, act)
            options.append(Option(round(joining, 6), act, f"joins: {worth.telling()}"))
    return options


def _own(s: Situation, draft: DraftResolution) -> list[Option]:
    mine = s.member in draft.sponsors
    age = s.briefing.day - draft.day
    first = draft.sponsors[0] == s.member and age == 0 and draft.standing is Standing.NEGOTIATION
    silence, tired = first and s.roll("silence") < 0.4, mine and age >= 2 and s.roll("withdraw") < 0.5
    due = _due(s, draft)
    if not (silence or due or tired):  # no act can come of it, so the vote need not be foreseen
        return []
    stakes = draft_at_stake(s, draft)
    options = []
    if silence:
        options.append(Option(0.8, PutUnderSilence(draft.symbol), f"asks for silence: {stakes.because}"))
    if due and _ripe(s, draft, stakes):
        worth = 1.0 + max(0.0, stakes.value)
        options.append(Option(worth, PutInBlue(draft.symbol), f"asks for the vote: {stakes.because}"))
    if tired and stakes.value < -0.3:
        options.append(Option(-stakes.value, WithdrawDraft(draft.symbol), f"gives the text up: {stakes.because}"))
    return options


def _due(s: Situation, draft: DraftResolution) -> bool:
    """Return whether the seat might ask for the vote now, if the vote looks good."""
    if draft.standing is Standing.BLUE:
        return False
    if s.member not in draft.sponsors:
        return s.worth(draft).value > s.briefing.profile.width and s.roll(f"ask/{draft.symbol}") < 0.3
    return draft.nature is Nature.PROCEDURAL or s.briefing.day > draft.day


def _ripe(s: Situation, draft: DraftResolution, stakes: Stakes) -> bool:
    """Return whether the vote looks good enough to be asked for."""
    if s.skill and stakes.value < 0.0:
        return False
    if s.member not in draft.sponsors or draft.nature is Nature.PROCEDURAL:
        return True
    enough = stakes.chance > 0.35 or stakes.expected >= s.public.votes_required - 1.0
    return enough or s.roll("press") < 0.3 + 0.4 * s.temper.boldness


def amendments(s: Situation, draft: DraftResolution) -> list[Option]:
    """Return amendments that this seat might propose: to make a text acceptable, or to hollow it out."""
    if s.member in draft.sponsors or _has_amended(s, draft):
        return []
    worth, width = s.worth(draft).value, s.briefing.profile.width
    stands = [(s.forecaster.interests.stand(s.member, clause), place) for place, clause in enumerate(draft.clauses)]
    least, place = min(stands, default=(0.0, 0))
    if least >= -2.0 or worth > width + 10.0:
        return []
    within_reach = worth - least > -width
    if s.roll(f"amend/{draft.symbol}") > (0.35 if within_reach else 0.12):
        return []
    purpose = "would bring the text within reach" if within_reach else "would leave little of it"
    words = f"paragraph {place + 1} is worth {least:+.0f}: {purpose}"
    offered = [act for act in _changes(draft, place) if s.admits(act)]
    return [Option(_bettered(s, draft, act), act, words) for act in (offered if s.skill > 1 else offered[:1])]


def _bettered(s: Situation, draft: DraftResolution, act: ProposeAmendment) -> float:
    """Return what it is worth to propose an amendment: a small sum, and part of what its adoption would gain."""
    clauses = tuple(act.clause if place == act.place else each for place, each in enumerate(draft.clauses))
    kept = tuple(each for each in clauses if each is not None)
    if not kept or not _operative(s, kept):
        return 0.0
    before = draft_at_stake(s, draft)
    after = at_stake(s, s.framed(kept, draft.sponsors, procedural=draft.nature is Nature.PROCEDURAL), draft)
    return 0.6 + 0.4 * max(0.0, after.value - before.value)


def _has_amended(s: Situation, draft: DraftResolution) -> bool:
    return any(each.by == s.member and each.draft == draft.symbol for each in s.briefing.papers.amendments)


def _changes(draft: DraftResolution, place: int) -> list[ProposeAmendment]:
    clause = draft.clauses[place]
    softer = [verb for verb in LADDER if STRENGTH[verb] < STRENGTH[clause.verb]]
    acts = [ProposeAmendment(draft.symbol, place, Clause(clause.paragraph, verb)) for verb in reversed(softer)]
    return [*acts, ProposeAmendment(draft.symbol, place, None)]


def agreed_text(s: Situation, choices: Sequence[Clause], most: int) -> tuple[Clause, ...]:
    """Return the clauses that please this seat and that no member need object to, by its daring today, best first."""
    daring = 0.4 + DARING * s.roll("daring")
    stand = s.forecaster.interests.stand
    width = {each: s.public.positions[each].width for each in s.public.council if each in s.public.positions}
    safe: list[tuple[float, Clause]] = []
    for clause in choices:
        if s.public.bank[clause.paragraph].calls_session:
            continue
        worst = min(stand(each, clause) + daring * width[each] for each in width)
        if worst > 0.0 and stand(s.member, clause) > 0.0:
            safe.append((stand(s.member, clause) + 3.0 * s.roll(clause.paragraph), clause))
    safe.sort(key=lambda each: (-each[0], each[1].paragraph, each[1].verb.value))
    taken = {clause.paragraph: clause for _, clause in reversed(safe)}
    kept = [clause for _, clause in safe if taken[clause.paragraph] == clause]
    kept.sort(key=lambda each: s.public.bank[each.paragraph].kind == "preambular")
    return _ordered(s, tuple(islice(kept, most)))


def statements(s: Situation) -> list[Option]:
    """Return the statements that this seat might propose for consensus."""
    frame = s.openings.get(ProposeStatement)
    if not isinstance(frame, TextFrame) or _already_proposed(s):
        return []
    done = s.settled() | s.inapt()
    done |= {clause.paragraph for each in s.briefing.papers.statements for clause in each.clauses}
    choices = [each for each in (*frame.preambular, *frame.operative) if each.paragraph not in done]
    need = of_statement(s, Text((), (s.member,))) if s.skill else 0.0
    if s.roll("statement") > 0.002 + 0.01 * s.temper.goodwill + 0.4 * max(0.0, need) / (NEED[s.skill] or 1.0):
        return []
    text = agreed_text(s, choices, 3)
    if not text or not _operative(s, text):
        return []
    act = ProposeStatement(clauses=text, **_head(s, frame, text))
    worth = of_statement(s, s.framed(text, (s.member,)), act.product)
    because = f"a text on which nobody need object ({worth:+.1f})"
    return [Option(round(AGREED * worth + 0.5 * s.temper.goodwill, 6), act, because)]


def _already_proposed(s: Situation) -> bool:
    return any(each.day == s.briefing.day or each.by == s.member for each in s.briefing.papers.statements)
