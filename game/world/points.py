"""The single points that a seat may make in the chamber, and the subject of each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from msgspec import Struct

from game.terms import MemberId, Refusal, Slug
from game.world import acts
from game.world.acts import AnyPoint, Confidence
from game.world.facts import Claim, ClaimState, Facts
from game.world.ledger import CHARGING, RANK, addressed
from game.world.promises import KINDS, makeable
from game.world.published import HeldEvidence, PublishedCharge, PublishedSetting
from game.world.slots import slots

POINTS_AT_MOST = 4
"""Points in one speech (game, section 3)."""
MINISTERS_POINTS = 7
"""Points in the opening statement of a minister; together they weigh no more than four points."""

_ANSWERABLE = (ClaimState.OPEN, ClaimState.CONTESTED, ClaimState.CORROBORATED)
ANSWERED_KINDS = ("accusation", "document", "prebuttal")
"""The kinds of claim that may be denied, or rebutted."""


class _Open(Struct, frozen=True, eq=False):
    """The points open to a seat, with the parts of the world on which they depend."""

    day: int
    ledger: tuple[Claim, ...]
    released: tuple[Slug, ...]
    settled: bytes
    promises: tuple[AnyPoint, ...]
    points: tuple[AnyPoint, ...]


def points_open(
    world: Facts, setting: PublishedSetting, day: int, by: MemberId, reply: bool = False
) -> tuple[AnyPoint, ...]:
    """Return every single point that the seat could make now.

    A right of reply states, accuses, answers claims and answers demands; it opens no new business.
    """
    return _open(world, setting, day, by, reply=reply).points


def points_at_most(setting: PublishedSetting, day: int, by: MemberId, *, reply: bool = False) -> int:
    """Return how many points a speech of the seat may hold: more on a minister's day, but never in a reply."""
    minister = not reply and day in setting.ministers.get(by, ())
    return MINISTERS_POINTS if minister else POINTS_AT_MOST


def refusal(
    world: Facts, setting: PublishedSetting, day: int, by: MemberId, points: Sequence[AnyPoint], *, reply: bool = False
) -> Refusal | None:
    """Return why the points cannot be made, or None if they can."""
    at_most = points_at_most(setting, day, by, reply=reply)
    if not 1 <= len(points) <= at_most:
        return Refusal(f"a speech makes 1 to {at_most} points here", "the rules of debate")
    if len({point_key(each) for each in points}) < len(points):
        return Refusal("a speech makes each point once", "the rules of debate")
    known = _open(world, setting, day, by, reply=reply).points
    for point in points:
        if point not in known:
            what = type(point).__name__.lower()
            return Refusal(f"the point ({what}) is not open to {by} now", "the ledger of claims")
    return None


def _open(world: Facts, setting: PublishedSetting, day: int, by: MemberId, *, reply: bool) -> _Open:
    kept: dict[Any, _Open] = world.notes.own if world.notes is not None else {}
    settled = world.numbers[slots(setting).settled].tobytes()
    asked = () if reply else _promises(world, setting, day, by)
    was = kept.get(reply)
    same = was is not None and was.ledger is world.ledger and was.released is world.released and was.day == day
    if was is not None and same and was.settled == settled and was.promises == asked:
        return was
    points = (
        *_statements(setting),
        *_accusations(world, setting, day, by),
        *_answers(world, setting, day, by),
        *asked,
        *(() if reply else _new_business(world, setting, day, by)),
    )
    now = kept[reply] = _Open(day, world.ledger, world.released, settled, asked, points)
    return now


def _statements(setting: PublishedSetting) -> tuple[AnyPoint, ...]:
    made: tuple[AnyPoint, ...] | None = setting.__dict__.get("statements")
    if made is None:
        made = tuple(acts.Stating(issue.id, toward) for issue in setting.issues for toward in (-1, 0, 1))
        setting.__dict__["statements"] = made
    return made


def _may_charge(setting: PublishedSetting, charge: PublishedCharge, by: MemberId) -> bool:
    return by != charge.against and (not charge.by or by in charge.by)


def _known(world: Facts, setting: PublishedSetting, charge: Slug) -> bool:
    index = slots(setting).index
    return bool(world.numbers[index[f"charge.{charge}.borne_out"]] or world.numbers[index[f"charge.{charge}.refuted"]])


def burnt(world: Facts, setting: PublishedSetting, evidence: HeldEvidence) -> bool:
    """Return whether the evidence is spent: its holder has released other evidence from the same origin."""
    if not evidence.origin or not world.released or evidence.id in world.released:
        return False
    mine = (each for each in setting.held.get(evidence.holder, ()) if each.origin == evidence.origin)
    return any(each.id in world.released for each in mine)


def _accusations(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> list[AnyPoint]:
    """Return the accusations open to the seat.

    It repeats a charge only with new evidence or greater confidence, and never once the truth is known.
    """
    points: list[AnyPoint] = []
    mine = [each for each in world.ledger if each.by == by and each.kind in CHARGING]
    made = {each.subject for each in mine}
    for charge, unmade in _chargeable(setting, day, by):
        if _known(world, setting, charge):
            continue
        ways = _again(unmade, [e for e in mine if e.subject == charge]) if charge in made else unmade
        points.extend(
            way for way in ways if not any(burnt(world, setting, setting.proof[each]) for each in way.proof)
        )
    return points


def _chargeable(setting: PublishedSetting, day: int, by: MemberId) -> list[tuple[Slug, tuple[acts.Accusing, ...]]]:
    """Return each charge that the seat may make, with every way to make it for the first time."""
    found = []
    for charge in setting.charges:
        if _may_charge(setting, charge, by):
            held = (each for each in setting.held.get(by, ()) if each.supports > 0 and day >= each.from_day)
            means = _means([each for each in held if each.charge == charge.id])
            ways = tuple(acts.Accusing(charge.id, sure, *on) for sure in Confidence for on in means)
            found.append((charge.id, ways))
    return found


def _means(held: list[HeldEvidence]) -> list[tuple[Slug, tuple[Slug, ...]]]:
    """Return the ways to support a charge: one's word alone, each piece of evidence, or all of it together.

    All together holds only one piece of each origin, because releasing one makes the others of its origin unusable.
    """
    apart = {each.origin or each.id: each.id for each in reversed(held)}
    together = [each.id for each in held if each.id in apart.values()]
    single: list[tuple[Slug, tuple[Slug, ...]]] = [("", ()), *((each.id, ()) for each in held)]
    return [*single, (together[0], tuple(together[1:]))] if len(together) > 1 else single


def _again(ways: tuple[acts.Accusing, ...], earlier: list[Claim]) -> list[acts.Accusing]:
    surest = max(RANK[each.confidence] for each in earlier)
    used = {evidence for each in earlier for evidence in each.evidence}
    return [way for way in ways if (used.isdisjoint(way.proof) if way.proof else RANK[way.confidence] > surest)]


def _answers(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> list[AnyPoint]:
    points: list[AnyPoint] = []
    answered = {each.answers for each in world.ledger if each.answers >= 0 and each.by == by}
    held = [each for each in setting.held.get(by, ()) if each.supports <= 0 and day >= each.from_day]
    held = [each for each in held if not burnt(world, setting, each)]
    for claim in world.ledger:
        if claim.kind not in ANSWERED_KINDS or claim.by == by or claim.state not in _ANSWERABLE:
            continue
        if claim.number in answered:
            continue
        if claim.about == by:
            points.append(acts.Denying(claim.number))
            continue
        points.append(acts.Rebutting(claim.number))
        if held:
            points.extend(acts.Rebutting(claim.number, each.id) for each in held if each.charge == claim.subject)
    for claim in addressed(world, by):
        points.extend((acts.Accepting(claim.number), acts.Refusing(claim.number)))
    return points


def _promises(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> tuple[AnyPoint, ...]:
    """Return the demands and offers that the seat has not made and that leave something to do."""
    made = {(each.kind, each.subject) for each in world.ledger if each.by == by and each.kind in KINDS}
    asks = [("demand", each.id) for each in setting.demands if by != each.of and by in each.by]
    offers = [("offer", each.id) for each in setting.offers if each.by == by]
    left = (each for each in (*asks, *offers) if each not in made and makeable(world, setting, day, *each))
    return tuple(acts.Demanding(id) if kind == "demand" else acts.Offering(id) for kind, id in left)


def _new_business(world: Facts, setting: PublishedSetting, day: int, by: MemberId) -> list[AnyPoint]:
    points: list[AnyPoint] = []
    made = {(each.kind, each.subject) for each in world.ledger if each.by == by}
    circulated = {e for each in world.ledger if each.by == by and each.kind == "document" for e in each.evidence}
    charged = {each.subject for each in world.ledger if each.kind in CHARGING}
    for held in setting.held.get(by, ()):
        mine = held.document and day >= held.from_day and not burnt(world, setting, held)
        if mine and held.id not in circulated and not _known(world, setting, held.charge):
            points.append(acts.Circulating(held.id))
    for charge in setting.charges:
        if by in charge.foretold_by and ("prebuttal", charge.id) not in made and charge.id not in charged:
            points.append(acts.Prebutting(charge.id))
    return points


def point_key(point: AnyPoint) -> Hashable:
    """Return the subject of a point, as a key; no two points of one speech share it."""
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
