"""What follows from words and deeds by the law of the world: moved numbers, later outcomes, and what is staked.

This module does not copy any rule. It puts each act, and each possible later outcome, to the world's own rules in the
world as the seat knows it, and reads off the numbers that differ.
"""

from __future__ import annotations

from functools import partial

from game.delegations.keeping import chance_of
from game.delegations.situation import Situation
from game.delegations.tally import Effects, Law, Tally, pending
from game.terms import MemberId, Slug
from game.world import field, ledger, promises, speech
from game.world.acts import (
    Accusing,
    AdviseCapital,
    AnswerClaim,
    CallTalks,
    Circulating,
    Confidence,
    Demanding,
    Denying,
    Offering,
    Prebutting,
    Rebutting,
    Stating,
    Terms,
)
from game.world.agreement import agree
from game.world.events import RoundOpened
from game.world.facts import Claim, Round
from game.world.ledger import CHARGING
from game.world.unfolding import Unfolding

STAND = 2.5
"""The scale of what it is worth to speak against a State that the seat opposes, or for one that it sides with."""
PROOF = 0.5
"""How much likelier than a bare claim a claim with full proof is to be found right."""
ON_ONES_WORD = 0.35
LEFT_ALONE = 0.4
"""The chance that nobody else answers a charge."""


def _in_time(s: Situation, due: int) -> bool:
    """Return whether a day comes before the campaign ends."""
    return due <= s.briefing.days


def stating(s: Situation, point: Stating, share: float = 1.0) -> Effects:
    """Return the effects of stating a position: members that share it come nearer, the others move away."""
    made = Tally(s)
    made.said(point, share)
    return made.made()


def charging(s: Situation, point: Accusing | Circulating, share: float = 1.0) -> Effects:
    """Return the effects of making a charge: today's effects, its stake, and the cost of naming a State."""
    if isinstance(point, Accusing):
        charge, confidence, evidence = point.charge, point.confidence, point.proof
    else:
        held = s.setting.proof[point.document]
        charge, confidence, evidence = held.charge, Confidence.LIKELY, (held.id,)
    law, made = s.setting.charge[charge], Tally(s)
    made.said(point, share)
    _found(made, charge, believed(s, charge, 1.0, evidence), s.briefing.day + law.days)
    weighs = speech.strength(s.setting, s.affairs.world, s.member, charge, confidence, evidence)
    stand = -STAND * s.leaning(law.against) / 100.0 * (0.6 + s.temper.boldness) * min(1.0, weighs / 2.0)
    made.term(f"what we think of {s.name(law.against)}", stand)
    made.doors()
    return made.made()


def _found(made: Tally, charge: Slug, chances: tuple[float, float], due: int) -> None:
    """Let a charge be borne out, be refuted, or lapse on its due day."""
    borne, refuted = chances
    total = max(1.0, borne + refuted)
    made.may(borne / total, lambda u: ledger.found(u, charge, found_true=True), f"{charge} is borne out")
    made.may(refuted / total, lambda u: ledger.found(u, charge, found_true=False), f"{charge} is refuted")
    if _in_time(made.situation, due):
        made.may(1.0 - (borne + refuted) / total, lambda u: ledger.lapse(u, charge), f"{charge} lapses")


def believed(s: Situation, charge: Slug, supports: float, evidence: tuple[Slug, ...] = ()) -> tuple[float, float]:
    """Return the chances that a charge is borne out and refuted, by the law's conditions and the evidence held.

    Nobody knows the truth. If the law sets no condition, only the strength of evidence decides, and only if the charge
    comes due before the campaign ends.
    """
    law = s.setting.charge[charge]
    made = f"charge.{charge}.made"
    borne, refuted = s.likely(law.borne_out, made), s.likely(law.refuted, made)
    held = [e for e in s.briefing.evidence if e.charge == charge and (e.released or e.id in evidence or e.supports > 0)]
    proof = max((e.strength * e.supports for e in held if e.supports > 0), default=0.0) / 100.0
    proof -= max((e.strength * -e.supports for e in held if e.supports < 0), default=0.0) / 100.0
    if not law.borne_out and not law.refuted:
        if not _in_time(s, _due(s, charge)):
            return 0.0, 0.0
        borne = min(0.95, max(0.05, ON_ONES_WORD + PROOF * proof))
        return borne, 1.0 - borne
    lean = 0.15 * proof * supports
    return min(0.95, max(0.0, borne + lean * (borne > 0.0))), min(0.95, max(0.0, refuted))


def _due(s: Situation, charge: Slug) -> int:
    """Return the first day on which a claim on the charge comes due, counting a claim that is made today."""
    standing = (e.due for e in s.briefing.ledger if e.subject == charge and e.kind in CHARGING and ledger.live(e))
    return min((*standing, s.briefing.day + s.setting.charge[charge].days))


def answering(s: Situation, claim: Claim, point: Denying | Rebutting, share: float = 1.0) -> Effects:
    """Return the effects of answering a charge: by the State that is charged (a denial), or by another (a rebuttal)."""
    made = Tally(s)
    made.said(point, share)
    if claim.kind not in CHARGING:
        _comes(made, claim.subject, claim.by)
        return made.made()
    if claim.meeting and not claim.answered and claim.day == s.briefing.day:
        chance = 1.0 if isinstance(point, Denying) else LEFT_ALONE
        made.may(chance, lambda u: _unanswered(u, claim), f"claim {claim.number} is left unanswered")
    evidence = (point.evidence,) if isinstance(point, Rebutting) and point.evidence else ()
    _found(made, claim.subject, believed(s, claim.subject, -1.0, evidence), claim.due)
    return made.made()


def _unanswered(unfolding: Unfolding, claim: Claim) -> None:
    ledger.bite(unfolding, unfolding.world.ledger[claim.number], claim.meeting)


def demanding(s: Situation, point: Demanding, share: float = 1.0) -> Effects:
    """Return the effects of a demand, and of the answers that can be expected."""
    law, made = s.setting.demand[point.demand], Tally(s)
    made.said(point, share)
    accepts = 0.15 + 0.15 * (1.0 + s.leaning(law.of) / 100.0)
    _answered(made, law.of, accepts, 0.4 * (1.0 - accepts), chance_of(s, "demand", law.id, law.days))
    made.term(f"what we think of {s.name(law.of)}", -STAND * 0.4 * s.leaning(law.of) / 100.0)
    return made.made()


def offering(s: Situation, point: Offering, share: float = 1.0) -> Effects:
    """Return the effects of an offer, and of its being accepted, refused, kept or broken."""
    law, made = s.setting.offer[point.offer], Tally(s)
    made.said(point, share)
    likely = chance_of(s, "offer", law.id, law.days)
    if law.to:
        accepts = 0.3 + 0.25 * (1.0 + s.leaning(law.to) / 100.0)
        _answered(made, law.to, accepts, 0.5 * (1.0 - accepts), likely)
    else:
        _kept(made, len(made.now.ledger) - 1, likely)
    return made.made()


def _answered(made: Tally, by: MemberId, accepts: float, refuses: float, likely: float) -> None:
    """Let the new demand or offer be accepted, and then kept or broken, or be refused."""
    number = len(made.now.ledger) - 1
    if not ledger.live(made.now.ledger[number]):
        return
    made.may(refuses, lambda u: ledger.answer_claim(u, by, number, accepts=False))
    _kept(made, number, likely, accepts, lambda u: ledger.answer_claim(u, by, number, accepts=True))


def _kept(made: Tally, number: int, likely: float, of: float = 1.0, first: Law | None = None) -> None:
    """Let a promise be kept or broken, with the chance `of` that the law `first` applies before.

    A promise that comes due after the campaign can still be kept by a deed before, but is never found broken.
    """
    claim = made.now.ledger[number]
    if not ledger.live(claim):
        return
    late = not _in_time(made.situation, claim.due)
    if late and promises.law_of(made.situation.setting, claim.kind, claim.subject).lasting:
        likely = 0.0
    made.may(of * likely, partial(_settled, number=number, first=first, outcome=True))
    if not late:
        made.may(of * (1.0 - likely), partial(_settled, number=number, first=first, outcome=False))
    elif first is not None:
        made.may(of * (1.0 - likely), first)


def _settled(unfolding: Unfolding, *, number: int, first: Law | None, outcome: bool) -> None:
    if first is not None:
        first(unfolding)
    claim = unfolding.world.ledger[number]
    if ledger.live(claim):
        promises.settle(unfolding, claim, kept=outcome)


def foretelling(s: Situation, point: Prebutting, share: float = 1.0) -> Effects:
    """Return the effects of foretelling a charge: it weakens the charge if it comes, and costs if it does not."""
    made = Tally(s)
    made.said(point, share)
    _comes(made, point.charge, s.member)
    makers = [each for each in s.setting.charge[point.charge].by if each != s.member]
    made.term("we say it first", STAND * 0.4 * max((-s.leaning(each) for each in makers), default=0.0) / 100.0)
    return made.made()


def _comes(made: Tally, charge: Slug, foreteller: MemberId) -> None:
    """Let a foretold charge be made by its most hostile maker, or let its day pass without it."""
    s, law = made.situation, made.situation.setting.charge[charge]
    makers = [each for each in law.by if each != foreteller]
    if not makers:
        return
    maker = min(makers, key=lambda each: (s.leaning(each), each))
    comes = min(0.8, max(0.1, 0.35 - s.leaning(maker) / 250.0))
    made.may(comes, lambda u: _charged(u, maker, charge), f"{charge} is made by {maker}")
    told = [e for e in made.now.ledger if e.kind == "prebuttal" and e.subject == charge and e.by == foreteller]
    if told and _in_time(s, told[-1].due):
        number = told[-1].number
        made.may(1.0 - comes, lambda u: _passes(u, number), f"the foretelling of {charge} passes by")


def _charged(unfolding: Unfolding, maker: MemberId, charge: Slug) -> None:
    speech.said(unfolding, maker, (Accusing(charge, Confidence.LIKELY),))


def _passes(unfolding: Unfolding, number: int) -> None:
    if number < len(unfolding.world.ledger):
        ledger.pass_by(unfolding, unfolding.world.ledger[number])


def replying(s: Situation, claim: Claim, *, accepts: bool) -> Effects:
    """Return the effects of accepting or refusing a demand or an offer made to the seat itself."""
    made = Tally(s)
    made.done(AnswerClaim(claim.number, accepts))
    if accepts:
        _kept(made, claim.number, chance_of(s, claim.kind, claim.subject, max(0, claim.due - s.briefing.day)))
    return made.made()


def talking(s: Situation, act: CallTalks, consent: float, steps: tuple[Slug, ...]) -> Tally:
    """Return the effects of calling talks: they take place by the chance `consent`, and agree half as often."""
    form, made = s.setting.format[act.format], Tally(s)
    made.done(act)

    def meet(u: Unfolding) -> None:
        u.happen(RoundOpened(form.id, form.parties))

    def agreed(u: Unfolding) -> None:
        meet(u)
        agree(u, form, Round(form.id, s.member, table=Terms(steps)))
        promises.keep(u)

    made.may(consent / 2.0, meet)
    made.may(consent / 2.0, agreed)
    return made


def counselling(s: Situation, act: AdviseCapital) -> Effects:
    """Return the push that counsel gives a capital's decisions while it is heard."""
    made, capital, day = Tally(s), act.capital or s.member, s.briefing.day
    before = made.now
    made.done(act)
    pushed = []
    for each in pending(s, capital, day + field.COUNSEL_DAYS - 1):
        night = max(day, each.from_day)
        by = field.advice(s.setting, made.now, each, night) - field.advice(s.setting, before, each, night)
        pushed.append((f"push.{each.id}", by))
    made.moves(*pushed)
    return made.made() if any(by for _, by in pushed) else Effects()
