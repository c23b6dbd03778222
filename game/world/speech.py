"""What may be said in the chamber, point by point, and what follows from saying it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from msgspec import Struct

from game.terms import MemberId, Refusal, Slug, Symbol
from game.world import acts
from game.world.acts import AnyPoint, Confidence
from game.world.effects import apply, relate
from game.world.events import EvidenceReleased, Happened
from game.world.facts import Claim, ClaimState, World
from game.world.ledger import RANK, STAKES, addressed, answer_claim, credit, enter, live, moved
from game.world.setting import Charge, Setting
from game.world.slots import slots
from game.world.unfolding import Unfolding

SHARES = (1.0, 0.7, 0.5, 0.4)
"""What each point of a speech of one, two, three or four points weighs."""
FORETOLD = 0.6
"""How much of a foretold charge's effect a speaker of full credibility takes away."""
BYSTANDER = 0.5
"""How much a rebuttal by a third State does, next to a denial."""
ASKING, OFFERING, DEFENDING = -1.0, 1.0, 1.0

_ANSWERABLE = frozenset({ClaimState.OPEN, ClaimState.CONTESTED, ClaimState.CORROBORATED})
_ANSWERED_KINDS = frozenset({"accusation", "document", "prebuttal"})
_CHARGING = ("accusation", "document")


class _Open(Struct, frozen=True, eq=False):
    """The points open to a seat, and the parts of the world that they were read from."""

    ledger: tuple[Claim, ...]
    released: tuple[Slug, ...]
    settled: bytes
    points: tuple[AnyPoint, ...]


def points_open(world: World, setting: Setting, day: int, by: MemberId, reply: bool = False) -> tuple[AnyPoint, ...]:
    """Return every single point that the seat could make now.

    A right of reply states, accuses, answers claims and answers demands; it opens no new business.
    """
    return _open(world, setting, day, by, reply=reply).points


def refusal(
    world: World, setting: Setting, day: int, by: MemberId, points: Sequence[AnyPoint], *, reply: bool = False
) -> Refusal | None:
    """Return why the points cannot be made, or None if they can."""
    if not 1 <= len(points) <= len(SHARES):
        return Refusal("a speech makes one to four points", "the rules of debate")
    if len({point_key(each) for each in points}) < len(points):
        return Refusal("a speech makes each point once", "the rules of debate")
    known = _open(world, setting, day, by, reply=reply).points
    for point in points:
        if point not in known:
            what = type(point).__name__.lower()
            return Refusal(f"the point ({what}) is not open to {by} now", "the ledger of claims")
    return None


def _open(world: World, setting: Setting, day: int, by: MemberId, *, reply: bool) -> _Open:
    kept: dict[tuple[MemberId, int, bool], _Open] = setting.__dict__.setdefault("points_open", {})
    settled = world.numbers[slots(setting).settled].tobytes()
    was = kept.get((by, day, reply))
    if was is not None and was.ledger is world.ledger and was.released is world.released and was.settled == settled:
        return was
    points = (
        *_statements(setting),
        *_accusations(world, setting, day, by),
        *_answers(world, setting, day, by),
        *(() if reply else _new_business(world, setting, day, by)),
    )
    now = kept[(by, day, reply)] = _Open(world.ledger, world.released, settled, points)
    return now


def _statements(setting: Setting) -> tuple[AnyPoint, ...]:
    made: tuple[AnyPoint, ...] | None = setting.__dict__.get("statements")
    if made is None:
        made = tuple(acts.Stating(issue.id, toward) for issue in setting.issues for toward in (-1, 0, 1))
        setting.__dict__["statements"] = made
    return made


def _may_charge(setting: Setting, charge: Charge, by: MemberId) -> bool:
    return by != charge.against and (not charge.by or by in charge.by)


def _known(world: World, setting: Setting, charge: Slug) -> bool:
    index = slots(setting).index
    return bool(world.numbers[index[f"charge.{charge}.borne_out"]] or world.numbers[index[f"charge.{charge}.refuted"]])


def _accusations(world: World, setting: Setting, day: int, by: MemberId) -> list[AnyPoint]:
    """A charge is made once, unless with new evidence or more surely; never after it has come to be known."""
    points: list[AnyPoint] = []
    mine = [each for each in world.ledger if each.by == by and each.kind in _CHARGING]
    made = {each.subject for each in mine}
    for charge, unmade in _chargeable(setting, day, by):
        if _known(world, setting, charge):
            continue
        points.extend(_again(unmade, [e for e in mine if e.subject == charge]) if charge in made else unmade)
    return points


def _chargeable(setting: Setting, day: int, by: MemberId) -> list[tuple[Slug, tuple[acts.Accusing, ...]]]:
    """Return each charge that the seat may make, with every way to make it for the first time."""
    kept: dict[tuple[MemberId, int], list[tuple[Slug, tuple[acts.Accusing, ...]]]]
    kept = setting.__dict__.setdefault("chargeable", {})
    found = kept.get((by, day))
    if found is None:
        found = kept[(by, day)] = []
        for charge in setting.charges:
            if _may_charge(setting, charge, by):
                means = ("", *_held(setting, charge.id, by, day, supports=True))
                ways = tuple(acts.Accusing(charge.id, each, on) for each in Confidence for on in means)
                found.append((charge.id, ways))
    return found


def _again(ways: tuple[acts.Accusing, ...], earlier: list[Claim]) -> list[acts.Accusing]:
    surest = max(RANK[each.confidence] for each in earlier)
    used = {evidence for each in earlier for evidence in each.evidence}
    return [way for way in ways if (way.evidence not in used if way.evidence else RANK[way.confidence] > surest)]


def _held(setting: Setting, charge: Slug, by: MemberId, day: int, *, supports: bool) -> list[Slug]:
    mine = setting.held.get(by, ())
    return [e.id for e in mine if e.charge == charge and day >= e.from_day and (e.supports > 0) == supports]


def _answers(world: World, setting: Setting, day: int, by: MemberId) -> list[AnyPoint]:
    points: list[AnyPoint] = []
    answered = {each.answers for each in world.ledger if each.by == by and each.answers >= 0}
    for claim in world.ledger:
        if claim.kind not in _ANSWERED_KINDS or claim.by == by or claim.state not in _ANSWERABLE:
            continue
        if claim.number in answered:
            continue
        if claim.about == by:
            points.append(acts.Denying(claim.number))
        else:
            points.append(acts.Rebutting(claim.number))
            evidence = _held(setting, claim.subject, by, day, supports=False)
            points.extend(acts.Rebutting(claim.number, each) for each in evidence)
    for claim in addressed(world, by):
        points.extend((acts.Accepting(claim.number), acts.Refusing(claim.number)))
    return points


def _new_business(world: World, setting: Setting, day: int, by: MemberId) -> list[AnyPoint]:
    points: list[AnyPoint] = []
    made = {(each.kind, each.subject) for each in world.ledger if each.by == by}
    circulated = {e for each in world.ledger if each.by == by and each.kind == "document" for e in each.evidence}
    charged = {each.subject for each in world.ledger if each.kind in _CHARGING}
    for demand in setting.demands:
        if by != demand.of and by in demand.by and ("demand", demand.id) not in made:
            points.append(acts.Demanding(demand.id))
    points.extend(acts.Offering(each.id) for each in setting.offers if each.by == by and ("offer", each.id) not in made)
    for held in setting.evidence:
        mine = held.document and held.holder == by and day >= held.from_day
        if mine and held.id not in circulated and not _known(world, setting, held.charge):
            points.append(acts.Circulating(held.id))
    for charge in setting.charges:
        if by in charge.foretold_by and ("prebuttal", charge.id) not in made and charge.id not in charged:
            points.append(acts.Prebutting(charge.id))
    return points


def point_key(point: AnyPoint) -> Hashable:
    """Return what a point is about; no two points of one speech share it."""
    about = _ABOUT[type(point)]
    return about[0], getattr(point, about[1])


_ABOUT: dict[type, tuple[str, str]] = {
    acts.Stating: ("issue", "issue"),
    acts.Accusing: ("charge", "charge"),
    acts.Prebutting: ("charge", "charge"),
    acts.Denying: ("claim", "claim"),
    acts.Rebutting: ("claim", "claim"),
    acts.Accepting: ("claim", "claim"),
    acts.Refusing: ("claim", "claim"),
    acts.Demanding: ("demand", "demand"),
    acts.Offering: ("offer", "offer"),
    acts.Circulating: ("document", "document"),
}


class _Speaker(Struct, frozen=True, eq=False):
    """Who speaks, where, and how much each point weighs: its share times the speaker's credibility (0..1)."""

    by: MemberId
    meeting: Symbol
    share: float
    credibility: float

    @property
    def weight(self) -> float:
        """Return how much a point does."""
        return self.share * self.credibility


def speech_events(
    world: World,
    setting: Setting,
    day: int,
    by: MemberId,
    points: Sequence[AnyPoint],
    *,
    meeting: Symbol = "",
    reply: bool = False,
) -> list[Happened]:
    """Return what follows from a speech whose points are open: claims, answers, evidence and moved numbers."""
    unfolding = Unfolding(world, setting, day)
    slot = f"credibility[{by}]"
    credibility = unfolding.number(slot) / 100 if unfolding.knows(slot) else 0.5
    speaker = _Speaker(by, meeting, SHARES[len(points) - 1], credibility)
    for point in points:
        follow = _FOLLOW.get(type(point))
        if follow:
            follow(unfolding, speaker, point)
    return unfolding.told()


def _accuse(unfolding: Unfolding, speaker: _Speaker, point: acts.Accusing) -> None:
    evidence = (point.evidence,) if point.evidence else ()
    _charge(unfolding, speaker, "accusation", point.charge, point.confidence, evidence=evidence)


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
    """Make a charge: it takes the place of the maker's own earlier accusation, and foretelling takes force from it."""
    setting, by = unfolding.setting, speaker.by
    charge = setting.charge[subject]
    earlier = [e for e in unfolding.world.ledger if e.by == by and e.subject == subject and e.kind in _CHARGING]
    strength = _strength(unfolding, earlier, confidence, evidence)
    force = round(speaker.weight * strength * _foretold(unfolding, subject), 6)
    for held in evidence:
        release(unfolding, by, held)
    for claim in earlier if kind == "accusation" else ():
        if live(claim) and claim.kind == "accusation":
            moved(unfolding, claim.number, ClaimState.WITHDRAWN, "made again, more surely or with new evidence")
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
    relate(unfolding, by, charge.against, -setting.weights.accusation * strength * speaker.share, cause)
    _meet_prebuttals(unfolding, claim)


def _strength(unfolding: Unfolding, earlier: list[Claim], confidence: Confidence, evidence: tuple[Slug, ...]) -> float:
    """Return what a charge does today: one, two or three by confidence, more with evidence; only what is new counts."""
    surest = max((RANK[each.confidence] for each in earlier), default=0)
    rank = RANK[confidence]
    proof = sum(unfolding.setting.proof[each].strength for each in evidence) / 100
    return max(rank - surest, 0) + (rank if not surest else 1) * proof


def _foretold(unfolding: Unfolding, charge: Slug) -> float:
    """Return what is left of a charge's effect after prebuttals, by the credibility of who made them."""
    left = 1.0
    for claim in unfolding.world.ledger:
        if claim.kind == "prebuttal" and claim.subject == charge and live(claim):
            slot = f"credibility[{claim.by}]"
            credibility = unfolding.number(slot) / 100 if unfolding.knows(slot) else 0.5
            left = min(left, 1 - FORETOLD * credibility)
    return left


def _meet_prebuttals(unfolding: Unfolding, made: Claim) -> None:
    for claim in unfolding.world.ledger:
        if claim.kind == "prebuttal" and claim.subject == made.subject and live(claim) and claim.by != made.by:
            moved(unfolding, claim.number, ClaimState.BORNE_OUT, f"claim {made.number} was foretold")
            credit(unfolding, claim.by, STAKES[claim.confidence][0], claim, "borne-out")


def release(unfolding: Unfolding, by: MemberId, evidence: Slug) -> None:
    """Make evidence public, once, and let its effects follow; its source is burnt."""
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
    if answered.kind in _CHARGING:
        effects = unfolding.setting.charge[answered.subject].on_answered
        apply(unfolding, effects, claim.force, because=f"claim {claim.number}")


def _demand(unfolding: Unfolding, speaker: _Speaker, point: acts.Demanding) -> None:
    demand = unfolding.setting.demand[point.demand]
    first = not unfolding.number(f"demand.{demand.id}.made")
    claim = enter(unfolding, "demand", speaker.by, demand.of, demand.id, meeting=speaker.meeting, force=speaker.weight)
    cause = f"claim {claim.number}"
    apply(unfolding, demand.on_made if first else (), speaker.weight, because=cause)
    relate(unfolding, speaker.by, demand.of, ASKING * speaker.share, cause)


def _offer(unfolding: Unfolding, speaker: _Speaker, point: acts.Offering) -> None:
    offer = unfolding.setting.offer[point.offer]
    claim = enter(unfolding, "offer", speaker.by, offer.to, offer.id, meeting=speaker.meeting, force=speaker.weight)
    cause = f"claim {claim.number}"
    apply(unfolding, offer.on_made, speaker.weight, because=cause)
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
