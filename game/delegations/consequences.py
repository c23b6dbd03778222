"""What follows from a word or a deed by the public law of the world: moved numbers, chances, and what is staked."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from game.delegations.confided import word_given
from game.delegations.keeping import chance_of
from game.delegations.situation import Situation
from game.terms import MemberId, Slug
from game.world.acts import Confidence, PromiseKind
from game.world.facts import Claim
from game.world.gauges import Effect
from game.world.ledger import CHARGING, RANK, STAKES, WORD_BROKEN, WORD_KEPT, live
from game.world.promises import law_of
from game.world.speech import BYSTANDER, FORETOLD

CREDIBILITY = 0.12
"""What one point of credibility is worth, in points of instructions: it weighs in all that is said later."""
RELATION = 0.15
"""What one point of relations is worth, with a member with which one sides neither way."""
DOOR = 0.8
"""What a door to a capital that decides is worth, as a share of the best counsel that might go through it."""
STAND = 2.5
"""What it is worth to speak against those with whom one does not side, or for those with whom one does."""
PROOF = 0.5
"""How far a claim on full proof is likelier to be found right than one on one's word."""
ON_ONES_WORD = 0.35
HEARD = 2
"""Days after which counsel that is given today is still heard."""
LEFT_ALONE = 0.4
"""How likely nobody else answers a charge."""
BROKEN_WORD = 0.5
WORD_POINTS = 0.12
"""Points of instructions for each point that a promise weighs in a ballot."""


class Effects(Struct, frozen=True):
    """What can be expected of an act: numbers moved (by chance and moves), and small terms beside instructions.

    `scaled` are the moves that weigh by the share of a point in its speech; `fixed` those that do not.
    """

    fixed: tuple[tuple[float, tuple[tuple[str, float], ...]], ...] = ()
    scaled: tuple[tuple[float, tuple[tuple[str, float], ...]], ...] = ()
    terms: tuple[tuple[str, float], ...] = ()


class Tally:
    """Collects what an act does, in the order in which it is done."""

    __slots__ = ("fixed", "scaled", "situation", "terms")

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.fixed: list[tuple[float, tuple[tuple[str, float], ...]]] = []
        self.scaled: list[tuple[float, tuple[tuple[str, float], ...]]] = []
        self.terms: list[tuple[str, float]] = []

    def sets(self, *names: str, chance: float = 1.0) -> None:
        """Let switches be set that are not."""
        numbers = self.situation.briefing.numbers
        moves = tuple((each, 1.0) for each in names if not numbers.get(each, 0.0))
        if moves and chance > 0.0:
            self.fixed.append((chance, moves))

    def moves(self, *moves: tuple[str, float], chance: float = 1.0) -> None:
        """Let numbers move by so much, with a chance."""
        if chance > 0.0:
            self.fixed.append((chance, moves))

    def effects(self, effects: Iterable[Effect], by: float = 1.0, *, chance: float = 1.0, scaled: bool = False) -> None:
        """Let the effects of the law happen, as large as `by`, with a chance."""
        moves = tuple(move for each in effects for move in moves_of(self.situation, each, by))
        if moves and chance > 0.0:
            (self.scaled if scaled else self.fixed).append((chance, moves))

    def term(self, text: str, points: float) -> None:
        """Add points beside the instructions; nothing is left out."""
        if points:
            self.terms.append((text, points))

    def relates(self, other: MemberId, by: float) -> None:
        """Let relations with another move by so many points, for what they are worth."""
        s = self.situation
        weight = RELATION * (1.0 + max(-0.9, s.leaning(other) / 100.0)) * (0.5 + s.temper.goodwill)
        moves = ((f"relation[{s.member},{other}]", by), (f"relation[{other},{s.member}]", by))
        self.fixed.append((1.0, moves))
        self.term(f"{'better' if by > 0.0 else 'worse'} relations with {s.name(other)}", by * weight)

    def made(self) -> Effects:
        """Return what was collected."""
        return Effects(tuple(self.fixed), tuple(self.scaled), tuple(self.terms))


def moves_of(s: Situation, effect: Effect, by: float) -> list[tuple[str, float]]:
    """Return the numbers that one effect moves, its size times `by`; what moves no known number is left out."""
    size = effect.by * by
    if effect.move:
        return [(effect.move, size)]
    if effect.relate:
        one, other = effect.relate
        return [(f"relation[{one},{other}]", size), (f"relation[{other},{one}]", size)]
    if effect.breach:
        return [(f"measure.{effect.breach}", -abs(size))]
    if effect.orders:
        process = next((each for each in s.setting.processes if each.indicator == effect.orders), None)
        return [(effect.orders, size * process.order_size)] if process else []
    return _switched(s, effect)


def _switched(s: Situation, effect: Effect) -> list[tuple[str, float]]:
    name = f"flag.{effect.flag}" if effect.flag else ""
    if effect.end_format:
        name = f"talks.{effect.end_format}.ended"
    if effect.settle:
        name = f"charge.{effect.settle}.{'borne_out' if effect.by >= 0 else 'refuted'}"
    return [(name, 1.0)] if name and not s.briefing.numbers.get(name, 0.0) else []


def charging(s: Situation, charge: Slug, confidence: Confidence, evidence: tuple[Slug, ...]) -> Effects:
    """Return what it does to make a charge: its effects today, its stake, and what naming a State costs."""
    law, made = s.setting.charge[charge], Tally(s)
    earlier = [e for e in s.briefing.ledger if e.by == s.member and e.subject == charge and e.kind in CHARGING]
    strength = _strength(s, earlier, confidence, evidence)
    made.sets(f"charge.{charge}.made")
    made.effects(law.on_made, _weight(s) * strength * _foretold(s, charge), scaled=True)
    for each in evidence:
        if each not in s.briefing.released:
            made.effects(s.setting.proof[each].on_released)
    made.relates(law.against, -s.setting.weights.accusation * strength * 0.7)
    borne, refuted = believed(s, charge, 1.0, evidence)
    if not any(live(each) for each in s.briefing.ledger if each.subject == charge and each.kind in CHARGING):
        made.effects(law.on_borne_out, chance=borne)
        made.effects(law.on_refuted, chance=refuted)
    made.term("our credibility is staked", CREDIBILITY * _staked(s, confidence, borne, refuted, law.days))
    made.term(
        f"what we think of {s.name(law.against)}",
        -STAND * s.leaning(law.against) / 100.0 * (0.6 + s.temper.boldness) * min(1.0, strength / 2.0),
    )
    to, weight = word_given(s.briefing, PromiseKind.RESTRAINT, law.against)
    made.term(f"our word to {s.name(to)}", -WORD_POINTS * weight)
    if law.against in s.setting.capitals and s.briefing.access.get(law.against, 0.0) >= 1.0:
        made.term(f"the door to {s.name(law.against)}", -door(s, law.against))
        made.moves((f"access[{s.member},{law.against}]", -1.0))
    if not earlier:
        made.moves((f"upheld[{s.member}]", 1.0), chance=borne)
        made.moves((f"failed[{s.member}]", 1.0), chance=refuted)
    return made.made()


def _stand(s: Situation, other: MemberId) -> float:
    """Return what it is worth to a seat to speak up for another, by how it leans and by its temper."""
    return STAND * s.leaning(other) / 100.0 * (0.6 + s.temper.boldness)


def _weight(s: Situation) -> float:
    return s.briefing.credibility.get(s.member, 50.0) / 100.0


def _strength(s: Situation, earlier: list[Claim], confidence: Confidence, evidence: tuple[Slug, ...]) -> float:
    surest = max((RANK[each.confidence] for each in earlier), default=0)
    proof = sum(each.strength for each in s.briefing.evidence if each.id in evidence) / 100.0
    return max(RANK[confidence] - surest, 0) + (1 if surest else RANK[confidence]) * proof


def _foretold(s: Situation, charge: Slug) -> float:
    told = [c for c in s.briefing.ledger if c.kind == "prebuttal" and c.subject == charge and live(c)]
    return min((1.0 - FORETOLD * s.briefing.credibility.get(c.by, 50.0) / 100.0 for c in told), default=1.0)


def believed(s: Situation, charge: Slug, supports: float, evidence: tuple[Slug, ...] = ()) -> tuple[float, float]:
    """Return how likely a charge is to be borne out and to be refuted, from the law's conditions and what is held.

    The truth is known to nobody; where conditions tell nothing, only the strength of evidence does.
    """
    law = s.setting.charge[charge]
    made = f"charge.{charge}.made"
    borne, refuted = s.likely(law.borne_out, made), s.likely(law.refuted, made)
    held = [e for e in s.briefing.evidence if e.charge == charge and (e.released or e.id in evidence or e.supports > 0)]
    proof = max((e.strength * e.supports for e in held if e.supports > 0), default=0.0) / 100.0
    proof -= max((e.strength * -e.supports for e in held if e.supports < 0), default=0.0) / 100.0
    if not law.borne_out and not law.refuted:
        borne = min(0.95, max(0.05, ON_ONES_WORD + PROOF * proof))
        return borne, 1.0 - borne
    lean = 0.15 * proof * supports
    return min(0.95, max(0.0, borne + lean * (borne > 0.0))), min(0.95, max(0.0, refuted))


def _staked(s: Situation, confidence: Confidence, borne: float, refuted: float, days: int) -> float:
    """Return the credibility that can be expected of a claim: what lapses loses half, if its day comes in time."""
    win, loss = STAKES[confidence]
    total = max(1.0, borne + refuted)
    borne, refuted = borne / total, refuted / total
    lapses = 1.0 - borne - refuted if s.briefing.day + days <= s.briefing.days else 0.0
    return borne * win + refuted * loss + lapses * loss / 2.0


def answering(s: Situation, claim: Claim, evidence: Slug = "", *, denial: bool) -> Effects:
    """Return what it does to answer a charge: by who is charged (a denial), or by another (a rebuttal)."""
    made, law = Tally(s), s.setting.charge.get(claim.subject)
    weight = _weight(s) * (1.0 if denial else BYSTANDER)
    if evidence:
        weight *= 1.0 + sum(each.strength for each in s.briefing.evidence if each.id == evidence) / 100.0
        if evidence not in s.briefing.released:
            made.effects(s.setting.proof[evidence].on_released)
    if law is None:
        return made.made()
    if claim.kind in CHARGING:
        made.effects(law.on_answered, weight, scaled=True)
        if claim.meeting and not claim.answered and claim.day == s.briefing.day:
            stands = claim.force * s.setting.weights.unanswered
            made.effects(law.on_made, -stands, chance=LEFT_ALONE if not denial else 1.0)
    if denial:
        made.sets(f"charge.{claim.subject}.denied")
    else:
        made.relates(claim.about, 0.7)
        made.relates(claim.by, -0.7)
    if not any(c.by == s.member and c.subject == claim.subject and c.answers >= 0 for c in s.briefing.ledger):
        borne, refuted = believed(s, claim.subject, -1.0, (evidence,) if evidence else ())
        made.term("our credibility is staked", CREDIBILITY * _staked(s, Confidence.LIKELY, refuted, borne, 99))
    return made.made()


def demanding(s: Situation, demand: Slug) -> Effects:
    """Return what it does to demand something: its effects, and the answer that can be expected."""
    law, made = s.setting.demand[demand], Tally(s)
    first = not s.briefing.numbers.get(f"demand.{demand}.made", 0.0)
    made.sets(f"demand.{demand}.made")
    made.effects(law.on_made if first else (), _weight(s), scaled=True)
    accepts = 0.15 + 0.15 * (1.0 + s.leaning(law.of) / 100.0)
    met = accepts * chance_of(s, "demand", demand, law.days)
    made.sets(f"demand.{demand}.met", chance=met)
    made.effects(law.on_met, chance=met)
    made.effects(law.on_refused, chance=0.4 * (1.0 - accepts))
    made.relates(law.of, -0.7)
    made.term(f"what we think of {s.name(law.of)}", -STAND * 0.4 * s.leaning(law.of) / 100.0)
    return made.made()


def offering(s: Situation, offer: Slug) -> Effects:
    """Return what it does to make an offer: its effects, and those of its being accepted, refused, kept or broken."""
    law, made = s.setting.offer[offer], Tally(s)
    accepted = 0.3 + 0.25 * (1.0 + s.leaning(law.to) / 100.0) if law.to else 1.0
    made.sets(f"offer.{offer}.made")
    made.effects(law.on_made, _weight(s), scaled=True)
    made.sets(f"offer.{offer}.accepted", chance=accepted)
    made.effects(law.on_accepted, chance=accepted)
    made.effects(law.on_refused, chance=0.5 * (1.0 - accepted))
    _kept(made, offer, accepted, own=True)
    if law.to:
        made.relates(law.to, 0.7)
    return made.made()


def _kept(made: Tally, offer: Slug, accepted: float, *, own: bool) -> None:
    s = made.situation
    law = s.setting.offer[offer]
    if s.briefing.day + law.days > s.briefing.days:
        return
    kept = chance_of(s, "offer", offer, law.days)
    made.sets(f"offer.{offer}.kept", chance=accepted * kept)
    made.effects(law.on_kept, chance=accepted * kept)
    made.effects(law.on_broken, chance=accepted * (1.0 - kept))
    if own:
        # What the other undoes costs no credit.
        lost = 0.0 if law.to and law_of(s.setting, "offer", offer).lasting else WORD_BROKEN
        staked = kept * WORD_KEPT + (1.0 - kept) * lost
        made.term("our word is staked", CREDIBILITY * accepted * staked)


def foretelling(s: Situation, charge: Slug) -> Effects:
    """Return what it does to foretell a charge: it will weigh less if it comes, and cost if it does not."""
    law, made = s.setting.charge[charge], Tally(s)
    makers = [each for each in law.by if each != s.member]
    hostile = max((-s.leaning(each) for each in makers), default=0.0)
    comes = min(0.8, max(0.1, 0.35 + hostile / 250.0))
    made.effects(law.on_made, -FORETOLD * _weight(s), chance=comes)
    win, loss = STAKES[Confidence.LIKELY]
    made.term("our credibility is staked", CREDIBILITY * (comes * win + (1.0 - comes) * loss / 2.0))
    made.term("we say it first", STAND * 0.4 * hostile / 100.0)
    return made.made()


def replying(s: Situation, claim: Claim, *, accepts: bool) -> Effects:
    """Return what it does to accept or refuse a demand or an offer made to oneself."""
    made = Tally(s)
    if claim.kind == "offer":
        _to_offer(made, claim, accepts=accepts)
    elif claim.subject in s.setting.demand:
        _to_demand(made, claim, accepts=accepts)
    made.relates(claim.by, 1.0 if accepts else -1.0)
    return made.made()


def _to_offer(made: Tally, claim: Claim, *, accepts: bool) -> None:
    law = made.situation.setting.offer.get(claim.subject)
    if law is None:
        return
    made.sets(f"offer.{law.id}.{'accepted' if accepts else 'refused'}")
    made.effects(law.on_accepted if accepts else law.on_refused)
    if accepts:
        _kept(made, law.id, 1.0, own=False)


def _to_demand(made: Tally, claim: Claim, *, accepts: bool) -> None:
    s = made.situation
    law = s.setting.demand[claim.subject]
    if not accepts:
        made.sets(f"demand.{law.id}.refused")
        made.effects(law.on_refused)
        return
    met = chance_of(s, "demand", law.id, max(0, claim.due - s.briefing.day))
    made.effects(law.on_accepted)
    made.sets(f"demand.{law.id}.met", chance=met)
    made.effects(law.on_met, chance=met)
    if s.briefing.day + law.days <= s.briefing.days:
        staked = met * WORD_KEPT + (1.0 - met) * WORD_BROKEN
        made.term("our word is staked", BROKEN_WORD * CREDIBILITY * staked)


def counselling(s: Situation, capital: MemberId, push: float) -> Effects:
    """Return what counsel to a capital does, which is heard for three days: it pushes its decisions by so much."""
    made = Tally(s)
    pushed = tuple((f"push.{each}", push) for each in _pending(s, capital, s.briefing.day + HEARD))
    if pushed:
        made.moves(*pushed)
        if capital != s.member:
            made.moves((f"access[{s.member},{capital}]", -1.0))
    return made.made()


def _pending(s: Situation, capital: MemberId, day: int) -> list[Slug]:
    """Return the decisions of a capital that may still be carried out, and begin to be open by that day."""
    return [
        each.id
        for each in s.setting.decisions
        if each.capital == capital
        and each.id not in s.briefing.decided
        and each.from_day <= day
        and s.briefing.day <= each.to_day
    ]


def door(s: Situation, capital: MemberId) -> float:
    """Return what access to a capital is worth: a share of what the best counsel through it might bring one day."""
    weight = s.setting.weights.counsel_abroad * _weight(s)
    pending = _pending(s, capital, s.briefing.days)
    gains = [s.gain(*((f"push.{each}", sign * weight) for each in pending)).value for sign in (-1.0, 1.0)]
    return DOOR * max(0.0, *gains)
