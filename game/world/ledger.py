"""The ledger: how claims enter it, the credibility staked on them, and how they are judged when they come due."""

from __future__ import annotations

from collections.abc import Iterable

from game.terms import Dice, MemberId, Slug, Symbol
from game.world.acts import Confidence
from game.world.conditions import holds
from game.world.effects import apply, settle
from game.world.events import ClaimAnswered, ClaimEntered, ClaimMoved, MonitorsRefused
from game.world.evolve import SETTLED, due_after
from game.world.facts import Claim, ClaimState, Facts, World
from game.world.paths import path_of_claim
from game.world.setting import Charge, Evidence, PublishedCharge, PublishedSetting
from game.world.unfolding import Told, Unfolding

STAKES = {Confidence.POSSIBLE: (2.0, -1.0), Confidence.LIKELY: (5.0, -4.0), Confidence.CERTAIN: (8.0, -12.0)}
"""Points of credibility that the maker of a claim wins if it is borne out, and loses if refuted (half if it lapses)."""
RANK = {Confidence.POSSIBLE: 1, Confidence.LIKELY: 2, Confidence.CERTAIN: 3}
"""The factor for a claim's effect on the day on which it is made."""
CORROBORATED, CONTRADICTED = 1.0, -2.0
WORD_KEPT, WORD_BROKEN = 3.0, -6.0
PARTY_SHARE = 0.5
"""The chance that a party's own evidence is decisive, as a share of the chance of independent evidence."""

CHARGING = ("accusation", "document")
"""The kinds of claim that make a charge."""
_ANSWERING = ("denial", "rebuttal")


def live(claim: Claim) -> bool:
    """Return whether a claim is not settled yet."""
    return claim.state not in SETTLED


def truth(setting: PublishedSetting, world: World, charge: PublishedCharge) -> bool:
    """Return whether the charge is true: settled in the scenario (0 or 1), or drawn at the start."""
    return world.hidden.truths.get(charge.id, isinstance(charge, Charge) and charge.truth >= 0.5)


def enter(
    unfolding: Unfolding,
    kind: str,
    by: MemberId,
    about: MemberId,
    subject: Slug,
    *,
    confidence: Confidence = Confidence.LIKELY,
    evidence: tuple[Slug, ...] = (),
    meeting: Symbol = "",
    answers: int = -1,
    force: float = 0.0,
    due: int | None = None,
    ballot: str = "",
    since: dict[Slug, float] | None = None,
) -> Claim:
    """Enter a claim under the next number and return it; one that answers another contests it."""
    day = unfolding.day
    claim = Claim(
        number=len(unfolding.world.ledger),
        kind=kind,
        by=by,
        about=about,
        subject=subject,
        day=day,
        confidence=confidence,
        evidence=evidence,
        meeting=meeting,
        due=due_after(unfolding.setting, kind, subject, day) if due is None else due,
        answers=answers,
        force=force,
        ballot=ballot,
        since=since or {},
    )
    unfolding.happen(ClaimEntered(claim))
    if answers >= 0:
        _contest(unfolding, claim)
    return claim


def _contest(unfolding: Unfolding, answer: Claim) -> None:
    unfolding.happen(ClaimAnswered(answer.answers, answer.number))
    if unfolding.world.ledger[answer.answers].state is ClaimState.OPEN:
        unfolding.happen(ClaimMoved(answer.answers, ClaimState.CONTESTED, f"{answer.kind} by {answer.by}"))


def moved(unfolding: Unfolding, number: int, state: ClaimState, because: str) -> None:
    """Bring a claim to a new state."""
    unfolding.happen(ClaimMoved(number, state, because))


def credit(unfolding: Unfolding, member: MemberId, by: float, claim: Claim, what: str) -> None:
    """Move a member's credibility; the cause always names the entry of the ledger."""
    slot = f"credibility[{member}]"
    if unfolding.knows(slot):
        cause = f"claim {claim.number} {'has' if what == 'lapsed' else 'was'} {what}"
        path, unfolding.path = unfolding.path, path_of_claim(claim)
        unfolding.move(slot, by, cause)
        if by:
            unfolding.move(f"{'upheld' if by > 0 else 'failed'}[{member}]", 1.0, cause)
        unfolding.path = path


def unanswered(world: World, setting: PublishedSetting, day: int, meeting: Symbol = "") -> Told:
    """Return the consequences of charges that were made in a meeting today and that nobody answered.

    Each has its first effects again, times `Weights.unanswered` (0.5). `meeting` limits this to one meeting.
    """
    unfolding = Unfolding(world, setting, day)
    for claim in world.ledger:
        bite(unfolding, claim, meeting)
    return unfolding.told()


def bite(unfolding: Unfolding, claim: Claim, meeting: Symbol = "") -> None:
    """Strengthen a charge that was made today, in that meeting or in any, if nobody answered it."""
    if _left_standing(claim, unfolding.day, meeting):
        weights, effects = unfolding.setting.weights, unfolding.setting.charge[claim.subject].on_made
        cause = f"claim {claim.number} was answered by nobody"
        apply(unfolding, effects, claim.force * weights.unanswered, because=cause)


def _left_standing(claim: Claim, day: int, meeting: Symbol) -> bool:
    made_now = claim.day == day and claim.meeting != "" and meeting in ("", claim.meeting)
    return made_now and claim.kind in CHARGING and not claim.answered and live(claim)


def due_soon(ledger: Iterable[Claim], day: int) -> bool:
    """Return whether an accusation that stands comes due within two days (game, section 4)."""
    return any(each.kind == "accusation" and live(each) and 0 < each.due <= day + 2 for each in ledger)


def judge_claims(unfolding: Unfolding, dice: Dice) -> None:
    """Judge every charge that comes due this morning, in the order in which they were made."""
    for charge in unfolding.setting.charges:
        _judge_charge(unfolding, charge)
    for claim in unfolding.world.ledger:
        if live(unfolding.world.ledger[claim.number]):
            _judge(unfolding, claim.number, dice)


def _judge(unfolding: Unfolding, number: int, dice: Dice) -> None:
    setting, claim = unfolding.setting, unfolding.world.ledger[number]
    if claim.kind in CHARGING:
        _weigh(unfolding, claim, setting.charge[claim.subject], dice)
        if unfolding.day >= claim.due:
            _lapse(unfolding, unfolding.world.ledger[number])
    elif claim.kind == "prebuttal" and unfolding.day >= claim.due:
        pass_by(unfolding, claim)


def _judge_charge(unfolding: Unfolding, charge: PublishedCharge) -> None:
    """Settle a charge by its conditions; if both hold, or it has none and is due, by its hidden truth."""
    numbers = unfolding.world.numbers
    if not unfolding.number(f"charge.{charge.id}.borne_out") and not unfolding.number(f"charge.{charge.id}.refuted"):
        shown = holds(charge.borne_out, unfolding.setting, numbers)
        against = holds(charge.refuted, unfolding.setting, numbers)
        if not (shown or against or _due_by_truth(unfolding, charge)):
            return
        known = shown if shown != against else truth(unfolding.setting, unfolding.world, charge)
        settle(unfolding, charge.id, "what came to be known", found_true=known)
    for known, mark in ((True, "borne_out"), (False, "refuted")):
        if unfolding.number(f"charge.{charge.id}.{mark}"):
            _settle_claims(unfolding, charge, found_true=known)


def _due_by_truth(unfolding: Unfolding, charge: PublishedCharge) -> bool:
    if charge.borne_out or charge.refuted:
        return False
    claims = _claims(unfolding.world, charge.id)
    return any(unfolding.day >= each.due for each in claims)


def _claims(world: World, charge: Slug) -> list[Claim]:
    return [each for each in world.ledger if each.subject == charge and each.kind in CHARGING and live(each)]


def found(unfolding: Unfolding, charge: Slug, *, found_true: bool) -> None:
    """Let a charge become known as true or not, and settle the claims about it."""
    settle(unfolding, charge, "what came to be known", found_true=found_true)
    _settle_claims(unfolding, unfolding.setting.charge[charge], found_true=found_true)


def lapse(unfolding: Unfolding, charge: Slug) -> None:
    """Let all claims that make a charge lapse: their date passes, and nothing has become known."""
    for claim in _claims(unfolding.world, charge):
        _lapse(unfolding, claim)


def pass_by(unfolding: Unfolding, claim: Claim) -> None:
    """Let a prebuttal lapse because nobody made the foretold charge by its date."""
    moved(unfolding, claim.number, ClaimState.LAPSED, "the charge foretold was not made by its date")
    credit(unfolding, claim.by, staked(claim.confidence, ClaimState.LAPSED), claim, "lapsed")
    judge_answers(unfolding, claim, ClaimState.LAPSED)


def staked(confidence: Confidence, came_to: ClaimState) -> float:
    """Return the credibility that the maker of a claim wins (above 0) or loses when it comes to this state."""
    win, loss = STAKES[confidence]
    return {ClaimState.BORNE_OUT: win, ClaimState.REFUTED: loss, ClaimState.LAPSED: loss / 2}[came_to]


def _settle_claims(unfolding: Unfolding, charge: PublishedCharge, *, found_true: bool) -> None:
    claims = _claims(unfolding.world, charge.id)
    state = ClaimState.BORNE_OUT if found_true else ClaimState.REFUTED
    riding = {each.number for each in _staked(claims)}
    for claim in claims:
        moved(unfolding, claim.number, state, "what came to be known")
        if claim.number in riding:
            credit(unfolding, claim.by, staked(claim.confidence, state), claim, state.value)
        judge_answers(unfolding, claim, state)
    if claims:
        effects = charge.on_borne_out if found_true else charge.on_refuted
        apply(unfolding, effects, because=f"claim {claims[0].number} {state.value}")


def _staked(claims: Iterable[Claim]) -> list[Claim]:
    """Return the surest claim of each maker: only that one stakes its credibility."""
    surest: dict[MemberId, Claim] = {}
    for claim in claims:
        other = surest.get(claim.by)
        if other is None or RANK[claim.confidence] > RANK[other.confidence]:
            surest[claim.by] = claim
    return list(surest.values())


def _lapse(unfolding: Unfolding, claim: Claim) -> None:
    others = [each for each in _claims(unfolding.world, claim.subject) if each.by == claim.by]
    moved(unfolding, claim.number, ClaimState.LAPSED, "its date passed")
    if claim.number == _staked(others)[0].number:
        credit(unfolding, claim.by, staked(claim.confidence, ClaimState.LAPSED), claim, "lapsed")
    judge_answers(unfolding, claim, ClaimState.LAPSED)


def judge_answers(unfolding: Unfolding, claim: Claim, state: ClaimState) -> None:
    """Settle denials and rebuttals together with the claim that they answer: they are right if it is wrong."""
    if not unfolding.world.ledger[claim.number].answered:
        return
    fate = {ClaimState.BORNE_OUT: ClaimState.REFUTED, ClaimState.REFUTED: ClaimState.BORNE_OUT}
    for answer in unfolding.world.ledger[claim.number + 1 :]:
        if answer.answers == claim.number and answer.kind in _ANSWERING and live(answer):
            to = fate.get(state, ClaimState.LAPSED)
            moved(unfolding, answer.number, to, f"claim {claim.number} {state.value}")
            if to is not ClaimState.LAPSED and _first_answer(unfolding.world, answer):
                credit(unfolding, answer.by, staked(answer.confidence, to), answer, to.value)


def _first_answer(world: World, answer: Claim) -> bool:
    """Return whether this is the maker's first answer about the subject: only that one stakes its credibility."""
    for each in world.ledger[: answer.number]:
        if each.kind in _ANSWERING and each.by == answer.by and each.subject == answer.subject:
            return False
    return True


def _weigh(unfolding: Unfolding, claim: Claim, charge: PublishedCharge, dice: Dice) -> None:
    """Let monitors speak to a claim that stands, and test its evidence on the morning after it was made."""
    if claim.state not in (ClaimState.OPEN, ClaimState.CONTESTED):
        return
    numbers = unfolding.world.numbers
    seen = holds(charge.corroborate, unfolding.setting, numbers) or holds(charge.contradict, unfolding.setting, numbers)
    if seen and not _let_in(unfolding, charge, dice):
        return
    if holds(charge.corroborate, unfolding.setting, numbers):
        _corroborate(unfolding, claim, _monitors(unfolding, charge))
    elif holds(charge.contradict, unfolding.setting, numbers):
        _contradict(unfolding, claim, _monitors(unfolding, charge))
    elif unfolding.day == claim.day + 1:
        _test_evidence(unfolding, claim, dice)


def _let_in(unfolding: Unfolding, charge: PublishedCharge, dice: Dice) -> bool:
    """Return whether the monitors who would speak to the charge were given access; a refusal is told, once."""
    setting = unfolding.setting
    places = [each.access for each in setting.briefers if charge.id in each.corroborates and each.access]
    if not places:
        return True
    gauge = setting.gauge.get(places[0])
    low, high = (gauge.low, gauge.high) if gauge else (0.0, 1.0)
    if dice.fraction(f"access/{charge.id}") < (unfolding.number(places[0]) - low) / (high - low):
        return True
    if charge.id not in unfolding.world.refused:
        unfolding.happen(MonitorsRefused(charge.id))
    return False


def _monitors(unfolding: Unfolding, charge: PublishedCharge) -> str:
    """Return who speaks to the charge from the ground: the briefer that reports on it, if the scenario names one."""
    reporting = (each.label for each in unfolding.setting.briefers if charge.id in each.corroborates)
    return next(reporting, "independent monitors")


def _test_evidence(unfolding: Unfolding, claim: Claim, dice: Dice) -> None:
    for held in (unfolding.setting.proof[each] for each in claim.evidence):
        share = 1.0 if held.independent else PARTY_SHARE
        if dice.fraction(f"evidence/{held.id}") < share * held.strength / 100:
            sound = unfolding.world.hidden.sound.get(held.id, isinstance(held, Evidence) and held.sound >= 0.5)
            (_corroborate if sound else _contradict)(unfolding, claim, held.title)
            return


def _corroborate(unfolding: Unfolding, claim: Claim, source: str) -> None:
    moved(unfolding, claim.number, ClaimState.CORROBORATED, source)
    credit(unfolding, claim.by, CORROBORATED, claim, "corroborated")


def _contradict(unfolding: Unfolding, claim: Claim, source: str) -> None:
    moved(unfolding, claim.number, ClaimState.CONTRADICTED, source)
    credit(unfolding, claim.by, CONTRADICTED, claim, "contradicted")


def answer_claim(unfolding: Unfolding, by: MemberId, number: int, *, accepts: bool) -> None:
    """Accept or refuse a demand or an offer addressed to oneself, and let its effects follow."""
    claim = unfolding.world.ledger[number]
    word = "accepted" if accepts else "refused"
    moved(unfolding, number, ClaimState.ACCEPTED if accepts else ClaimState.REFUSED, f"{word} by {by}")
    if accepts and unfolding.knows(f"answered[{claim.by}]"):
        unfolding.move(f"answered[{claim.by}]", 1.0, f"claim {number} was accepted")
    if claim.kind == "offer":
        offer = unfolding.setting.offer[claim.subject]
        apply(unfolding, offer.on_accepted if accepts else offer.on_refused, because=f"claim {number} was {word}")
    else:
        demand = unfolding.setting.demand[claim.subject]
        apply(unfolding, demand.on_accepted if accepts else demand.on_refused, because=f"claim {number} was {word}")


def addressed(world: Facts, by: MemberId) -> list[Claim]:
    """Return the open demands and offers addressed to a seat."""
    return [
        each
        for each in world.ledger
        if each.about == by and each.kind in ("demand", "offer") and each.state is ClaimState.OPEN
    ]
