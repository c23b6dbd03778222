"""The consequences of a speech, point by point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from game.terms import MemberId, Slug, Symbol
from game.world import access, acts, understandings
from game.world.acts import AnyPoint, Confidence
from game.world.effects import apply, relate
from game.world.events import EvidenceReleased
from game.world.facts import Claim, ClaimState, World
from game.world.ledger import CHARGING, RANK, answer_claim, credit, enter, judge_answers, live, moved, staked
from game.world.paths import path_of_point
from game.world.points import MINISTERS_POINTS, burnt, point_key, points_at_most, points_open, refusal
from game.world.promises import counted
from game.world.setting import PublishedSetting
from game.world.slots import slots
from game.world.unfolding import Told, Unfolding

__all__ = ["burnt", "point_key", "points_at_most", "points_open", "refusal", "release", "speech_events"]

SHARES = (1.0, 0.7, 0.5, 0.4, *(round(1.6 / count, 6) for count in range(5, MINISTERS_POINTS + 1)))
"""The weight of each point, by the number of points in the speech; with four points or more the sum is 1.6."""
FORETOLD = 0.6
"""The share of a charge's effect that a prebuttal by a speaker of full credibility takes away."""
BYSTANDER = 0.5
"""The weight of a rebuttal by a third State, as a share of the weight of a denial."""
ASKING, OFFERING, DEFENDING = -1.0, 1.0, 1.0
STATING, FELT, MIDDLE = 1.0, 0.3, 0.5
"""Points that a stated position adds to relations with a seat that fully shares it; the least nearness that counts;
and the distance from the middle (either way) beyond which a seat dislikes a middle position."""


class _Speaker(Struct, frozen=True, eq=False):
    """Who speaks, where, and how much each point weighs: its share times the speaker's credibility (0..1)."""

    by: MemberId
    meeting: Symbol
    share: float
    credibility: float

    @property
    def weight(self) -> float:
        """Return the weight of one point."""
        return self.share * self.credibility


def speech_events(
    world: World,
    setting: PublishedSetting,
    day: int,
    by: MemberId,
    points: Sequence[AnyPoint],
    *,
    meeting: Symbol = "",
    reply: bool = False,
    share: float = 0.0,
) -> Told:
    """Return the consequences of a speech whose points are open: claims, answers, evidence and moved numbers.

    `share` is the weight of each point if the number of points is not known yet; 0 takes it from `SHARES`.
    """
    unfolding = Unfolding(world, setting, day)
    said(unfolding, by, points, meeting=meeting, share=share)
    return unfolding.told()


def said(
    unfolding: Unfolding, by: MemberId, points: Sequence[AnyPoint], *, meeting: Symbol = "", share: float = 0.0
) -> None:
    """Let the points of a speech be made, one after the other."""
    weighing = share or SHARES[max(1, len(points)) - 1]
    speaker = _Speaker(by, meeting, weighing, _believed(unfolding.world, unfolding.setting, by))
    for point in points:
        unfolding.path = path_of_point(point, unfolding.world.ledger)
        _FOLLOW[type(point)](unfolding, speaker, point)
    unfolding.path = ""


def _believed(world: World, setting: PublishedSetting, member: MemberId) -> float:
    """Return a member's credibility as a share, 0 to 1; it is 0.5 for a speaker without a seat."""
    place = slots(setting).index.get(f"credibility[{member}]")
    return 0.5 if place is None else world.numbers[place] / 100


def _state(unfolding: Unfolding, speaker: _Speaker, point: acts.Stating) -> None:
    """Move the speaker's relations a little: up with seats that share the position, down with those that oppose it."""
    label = next((each.label for each in unfolding.setting.issues if each.id == point.issue), point.issue)
    cause = f"the position of {speaker.by} on {label[:1].lower()}{label[1:]}"
    for seat, stance in unfolding.setting.stances.items():
        held = stance.get(point.issue, 0.0)
        near = point.toward * held if point.toward else MIDDLE - abs(held)
        if seat != speaker.by and abs(near) >= FELT:
            relate(unfolding, speaker.by, seat, STATING * near * speaker.weight, cause)


def _accuse(unfolding: Unfolding, speaker: _Speaker, point: acts.Accusing) -> None:
    _charge(unfolding, speaker, "accusation", point.charge, point.confidence, evidence=point.proof)


def _circulate(unfolding: Unfolding, speaker: _Speaker, point: acts.Circulating) -> None:
    document = unfolding.setting.proof[point.document]
    _charge(unfolding, speaker, "document", document.charge, Confidence.LIKELY, evidence=(document.id,))


def _charge(
    unfolding: Unfolding,
    speaker: _Speaker,
    kind: str,
    subject: Slug,
    confidence: Confidence,
    *,
    evidence: tuple[Slug, ...],
) -> None:
    """Make a charge. An accusation replaces the maker's own earlier one, and prebuttals take force from any charge."""
    setting, by = unfolding.setting, speaker.by
    charge = setting.charge[subject]
    earlier = _earlier(unfolding.world, by, subject)
    weighs = strength(setting, unfolding.world, by, subject, confidence, evidence)
    force = round(speaker.weight * weighs * foretold(setting, unfolding.world, subject), 6)
    for held in evidence:
        release(unfolding, by, held)
    for claim in earlier if kind == "accusation" else ():
        if live(claim) and claim.kind == "accusation":
            moved(unfolding, claim.number, ClaimState.WITHDRAWN, "made again, more surely or with new evidence")
            judge_answers(unfolding, claim, ClaimState.WITHDRAWN)
    claim = enter(
        unfolding,
        kind,
        by,
        charge.against,
        subject,
        confidence=confidence,
        evidence=evidence,
        meeting=speaker.meeting,
        force=force,
    )
    cause = f"claim {claim.number}"
    apply(unfolding, charge.on_made, force, because=cause)
    relate(unfolding, by, charge.against, -setting.weights.accusation * weighs * speaker.share, cause)
    _meet_prebuttals(unfolding, claim)
    access.named(unfolding, by, charge.against, cause)
    understandings.judge_charge(unfolding, by, charge.against)


def strength(  # noqa: PLR0917 - a charge is made by whom, of what, how surely and on what
    setting: PublishedSetting,
    world: World,
    by: MemberId,
    charge: Slug,
    confidence: Confidence,
    evidence: tuple[Slug, ...],
) -> float:
    """Return the strength of a charge today: 1 to 3 by confidence, more with evidence; a repeat counts what it adds."""
    surest = max((RANK[e.confidence] for e in _earlier(world, by, charge)), default=0)
    rank = RANK[confidence]
    proof = sum(setting.proof[each].strength for each in evidence) / 100
    return max(rank - surest, 0) + (1 if surest else rank) * proof


def _earlier(world: World, by: MemberId, charge: Slug) -> list[Claim]:
    return [each for each in world.ledger if each.by == by and each.subject == charge and each.kind in CHARGING]


def foretold(setting: PublishedSetting, world: World, charge: Slug) -> float:
    """Return the share (0.4 to 1) of a charge's effect that prebuttals leave, by the credibility of their makers."""
    told = (e.by for e in world.ledger if e.kind == "prebuttal" and e.subject == charge and live(e))
    return min((1 - FORETOLD * _believed(world, setting, each) for each in told), default=1.0)


def _meet_prebuttals(unfolding: Unfolding, made: Claim) -> None:
    for claim in unfolding.world.ledger:
        if claim.kind == "prebuttal" and claim.subject == made.subject and live(claim) and claim.by != made.by:
            moved(unfolding, claim.number, ClaimState.BORNE_OUT, f"claim {made.number} was foretold")
            credit(unfolding, claim.by, staked(claim.confidence, ClaimState.BORNE_OUT), claim, "borne-out")
            judge_answers(unfolding, claim, ClaimState.BORNE_OUT)


def release(unfolding: Unfolding, by: MemberId, evidence: Slug) -> None:
    """Make evidence public, once, and apply its effects."""
    if evidence not in unfolding.world.released:
        unfolding.happen(EvidenceReleased(evidence, by))
        held = unfolding.setting.proof[evidence]
        apply(unfolding, held.on_released, because=held.title)


def _deny(unfolding: Unfolding, speaker: _Speaker, point: acts.Denying) -> None:
    _answer(unfolding, speaker, "denial", point.claim, weight=speaker.weight)


def _rebut(unfolding: Unfolding, speaker: _Speaker, point: acts.Rebutting) -> None:
    weight = speaker.weight * BYSTANDER
    if point.evidence:
        weight *= 1 + unfolding.setting.proof[point.evidence].strength / 100
    answered = unfolding.world.ledger[point.claim]
    _answer(unfolding, speaker, "rebuttal", point.claim, weight=weight, evidence=point.evidence)
    cause = f"rebuttal of claim {point.claim}"
    relate(unfolding, speaker.by, answered.about, DEFENDING * speaker.share, cause)
    relate(unfolding, speaker.by, answered.by, -DEFENDING * speaker.share, cause)


def _answer(
    unfolding: Unfolding, speaker: _Speaker, kind: str, number: int, *, weight: float, evidence: Slug = ""
) -> None:
    answered = unfolding.world.ledger[number]
    if not live(answered):  # an earlier point of the same speech has settled it
        return
    if evidence:
        release(unfolding, speaker.by, evidence)
    claim = enter(
        unfolding,
        kind,
        speaker.by,
        answered.by,
        answered.subject,
        evidence=(evidence,) if evidence else (),
        meeting=speaker.meeting,
        answers=number,
        force=round(weight, 6),
        due=answered.due,
    )
    if answered.kind in CHARGING:
        effects = unfolding.setting.charge[answered.subject].on_answered
        apply(unfolding, effects, claim.force, because=f"claim {claim.number}")


def _promise(unfolding: Unfolding, speaker: _Speaker, kind: str, about: MemberId, subject: Slug) -> Claim:
    since = counted(unfolding.setting, unfolding.world.numbers, kind, subject)
    made, weight = speaker.meeting, speaker.weight
    return enter(unfolding, kind, speaker.by, about, subject, meeting=made, force=weight, since=since)


def _demand(unfolding: Unfolding, speaker: _Speaker, point: acts.Demanding) -> None:
    demand = unfolding.setting.demand[point.demand]
    first = not unfolding.number(f"demand.{demand.id}.made")
    claim = _promise(unfolding, speaker, "demand", demand.of, demand.id)
    cause = f"claim {claim.number}"
    apply(unfolding, demand.on_made if first else (), speaker.weight, because=cause)
    relate(unfolding, speaker.by, demand.of, ASKING * speaker.share, cause)


def _offer(unfolding: Unfolding, speaker: _Speaker, point: acts.Offering) -> None:
    offer = unfolding.setting.offer[point.offer]
    claim = _promise(unfolding, speaker, "offer", offer.to, offer.id)
    cause = f"claim {claim.number}"
    apply(unfolding, offer.on_made, speaker.weight, because=cause)
    if offer.to:
        relate(unfolding, speaker.by, offer.to, OFFERING * speaker.share, cause)


def _prebut(unfolding: Unfolding, speaker: _Speaker, point: acts.Prebutting) -> None:
    charge = unfolding.setting.charge[point.charge]
    about = next((each for each in charge.by if each != speaker.by), "")
    enter(unfolding, "prebuttal", speaker.by, about, charge.id, meeting=speaker.meeting, force=speaker.weight)


def _accept(unfolding: Unfolding, speaker: _Speaker, point: acts.Accepting) -> None:
    answer_claim(unfolding, speaker.by, point.claim, accepts=True)


def _refuse(unfolding: Unfolding, speaker: _Speaker, point: acts.Refusing) -> None:
    answer_claim(unfolding, speaker.by, point.claim, accepts=False)


_FOLLOW: dict[type, Callable[[Unfolding, _Speaker, Any], None]] = {
    acts.Stating: _state,
    acts.Accusing: _accuse,
    acts.Circulating: _circulate,
    acts.Denying: _deny,
    acts.Rebutting: _rebut,
    acts.Demanding: _demand,
    acts.Offering: _offer,
    acts.Prebutting: _prebut,
    acts.Accepting: _accept,
    acts.Refusing: _refuse,
}
