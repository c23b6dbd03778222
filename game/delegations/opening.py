"""The opening statement of a seat if it is on record in every game, and what must not spoil it beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.delegations.situation import Choice, Situation
from game.delegations.speaking import SURE, TIME, Scored, scored, speak, spoken, subject_of, together
from game.engine.book import BookPoint
from game.engine.recorded import alike, recorded
from game.terms import MemberId
from game.world.acts import Accusing, AnyPoint, Speak
from game.world.speech import SHARES
from game.world.understandings import STANDS

NEARNESS = (1.0, 0.45, 0.15)
"""The chance factor of a charge's certainty: as recorded, one step away from it, and two."""


def statement(s: Situation) -> Choice:
    """Return the seat's statement in the debate: the points on record in every game, then its own additions."""
    held = _held(s)
    if not held:
        return speak(s)
    return spoken(s, [*held, *_added(s, held)])


def on_record(s: Situation) -> tuple[BookPoint, ...]:
    """Return the points on record that the seat makes today in every game; none on most days."""
    return _on_day(s, s.briefing.day)


def _on_day(s: Situation, day: int) -> tuple[BookPoint, ...]:
    return s.public.on_record.get((day, s.member), ())


def will_charge(s: Situation, member: MemberId) -> bool:
    """Return whether a coming recorded statement charges this State while a promise made today would still stand."""
    today = s.briefing.day
    later = (each for day in range(today + 1, today + STANDS + 1) for each in _on_day(s, day))
    charges = (s.public.charges.get(_charge_of(s, each)) for each in (*_to_come(s), *later))
    return any(charge is not None and charge.against == member for charge in charges)


def _charge_of(s: Situation, point: BookPoint) -> str:
    """Return the charge that a point makes, in words or by a document; an empty text if it makes none."""
    if point.kind == "circulating":
        return s.setting.proof[point.subject].charge
    return point.subject if point.kind == "accusing" else ""


def needs(s: Situation, evidence: str) -> bool:
    """Return whether showing this evidence now would spoil today's statement: it needs the piece, or its source."""
    shown = {piece for each in _to_come(s) for piece in _shown(each)}
    origins = {s.setting.proof[each].origin for each in shown} - {""}
    return evidence in shown or s.setting.proof[evidence].origin in origins


def _shown(point: BookPoint) -> tuple[str, ...]:
    pieces = point.subject if point.kind == "circulating" else "", point.evidence, *point.further
    return tuple(each for each in pieces if each)


def _to_come(s: Situation) -> tuple[BookPoint, ...]:
    today = [each for each in s.briefing.ledger if each.by == s.member and each.day == s.briefing.day and each.meeting]
    return () if today else on_record(s)


def _held(s: Situation) -> list[Scored]:
    slot = s.slot(Speak, "points")
    if slot is None or not _debating(s):
        return []
    made: dict[object, Scored] = {}
    for each in on_record(s):
        point = _as_said(s, each, slot.choices)
        if point is not None and len(made) < slot.at_most:
            made.setdefault(slot.key(point), Scored(0.0, 0.0, point, "it is on the record of this day"))
    return list(made.values())


def _debating(s: Situation) -> bool:
    return s.briefing.meeting is not None and s.member not in s.briefing.meeting.spoken


def _as_said(s: Situation, each: BookPoint, open_now: Sequence[AnyPoint]) -> AnyPoint | None:
    """Return the point in one of its open forms: its certainty and its evidence vary by game."""
    for on_record_as in recorded(each, s.briefing.ledger, s.member):
        ways = [way for way in open_now if alike(way, on_record_as)]
        if isinstance(on_record_as, Accusing):
            shown = set(on_record_as.proof)
            ways = [way for way in ways if isinstance(way, Accusing) and shown <= set(way.proof)] or ways
        if ways:
            return _drawn(s, ways, on_record_as)
    return None


def _drawn(s: Situation, ways: Sequence[AnyPoint], on_record_as: AnyPoint) -> AnyPoint:
    weights = [_readiness(s, way, on_record_as) for way in ways]
    left = s.roll(f"as said/{on_record_as}") * sum(weights)
    for way, weight in zip(ways, weights, strict=True):
        left -= weight
        if left < 0.0:
            return way
    return ways[-1]


def _readiness(s: Situation, way: AnyPoint, on_record_as: AnyPoint) -> float:
    if not isinstance(way, Accusing) or not isinstance(on_record_as, Accusing):
        return 1.0
    steps = SURE[way.confidence] - SURE[on_record_as.confidence]
    mood = s.temper.boldness if steps > 0 else 1.0 - s.temper.boldness
    return NEARNESS[abs(steps)] * (2.0 * mood if steps else 1.0)


def _added(s: Situation, held: list[Scored]) -> list[Scored]:
    """Return the seat's own additions to the statement, if they are worth the listeners' patience."""
    slot = s.slot(Speak, "points")
    assert slot is not None, "a seat that has something on record has the floor"
    taken = {key for each in held for key in (slot.key(each.point), subject_of(s, each.point))}
    spoiled = set(_foretold_by_others(s))
    free = [
        each
        for each in scored(s)
        if not taken & {slot.key(each.point), subject_of(s, each.point)}
        and not (isinstance(each.point, Accusing) and each.point.charge in spoiled)
    ]
    best: list[Scored] = []
    most = 0.0
    for wanted in range(1, slot.at_most - len(held) + 1):
        chosen = together(s, free, wanted)
        share = SHARES[len(held) + wanted - 1]
        worth = sum(each.worth(share) for each in chosen) - TIME * wanted
        if len(chosen) == wanted and worth > most:
            best, most = chosen, worth
    return best


def _foretold_by_others(s: Situation) -> Iterator[str]:
    """Yield the charges that others are on record to foretell today: if made first, they could not be foretold."""
    for (day, member), points in s.public.on_record.items():
        if day == s.briefing.day and member != s.member:
            yield from (each.subject for each in points if each.kind == "prebutting")
