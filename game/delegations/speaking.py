"""What a seat says in the chamber: which points, how surely, in which register; and whether it replies."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from game.council.acts import Pass
from game.delegations.situation import NOISE, Choice, Situation
from game.terms import MemberId
from game.world.acts import (
    Accepting,
    Accusing,
    AnyPoint,
    Circulating,
    Confidence,
    Demanding,
    Denying,
    Offering,
    Prebutting,
    Rebutting,
    Refusing,
    Register,
    Speak,
    Stating,
)
from game.world.facts import Claim

CHARGES = ("accusation", "document", "prebuttal")
ANSWERS_WANTED = 5
"""Answers in a meeting below which bystanders speak up more readily: a debate, not a row of monologues."""
SURE = {Confidence.POSSIBLE: 0, Confidence.LIKELY: 1, Confidence.CERTAIN: 2}
ECHO = 0.65
"""What each answer that a claim has had leaves of the readiness to give another."""
SAMENESS = 15.0
"""Points by which a second point of one kind is worth less in one speech."""
ALIKE = 2
"""Points of one kind in one speech, at most."""
UNFOUNDED = 0.35
"""How readily a charge is made of which one holds no evidence."""
MIDDLE = 0.25
"""A position nearer to nothing than this is stated as the middle of an issue."""
Scored = tuple[float, AnyPoint, str]


def speak(s: Situation) -> Choice:
    """Return a speech of one to four points; a seat that has the floor always uses it."""
    points = _scored(s)
    if not points:
        return Choice(Pass(), "nothing to say")
    chosen = _together(s, points, _wanted(s, points))
    act = Speak(points=tuple(point for _, point, _ in chosen), register=register_of(s, chosen))
    return Choice(act, "; ".join(because for _, _, because in chosen))


def reply(s: Situation) -> Choice:
    """Return a right of reply where something said today needs one, else let it go by."""
    meeting = s.briefing.meeting
    fresh = {c.number for c in s.briefing.ledger if meeting and c.meeting == meeting.symbol and c.about == s.member}
    points = [
        each for each in _scored(s) if isinstance(each[1], Denying | Accepting | Refusing) and each[1].claim in fresh
    ]
    if not points and s.roll("replies") < 0.12:
        points = [each for each in _scored(s) if isinstance(each[1], Rebutting)][:1]
    if not points:
        return Choice(Pass(), "nothing that needs a reply")
    chosen = _together(s, points, 2)
    act = Speak(points=tuple(point for _, point, _ in chosen), register=register_of(s, chosen))
    return Choice(act, "; ".join(because for _, _, because in chosen))


def register_of(s: Situation, chosen: list[Scored]) -> Register:
    """Return the tone: grave for what is said to be certain, firm where somebody is named."""
    points = [point for _, point, _ in chosen]
    grave = any(isinstance(p, Accusing) and p.confidence is Confidence.CERTAIN for p in points)
    if grave or any(isinstance(p, Circulating) for p in points) or (s.briefing.decided and s.roll("grave") < 0.6):
        return Register.GRAVE
    firm = any(isinstance(p, Accusing | Denying | Rebutting | Refusing | Demanding | Prebutting) for p in points)
    return Register.FIRM if firm else Register.MEASURED


def _scored(s: Situation) -> list[Scored]:
    slot = s.slot(Speak, "points")
    noise = NOISE[s.skill] / 2.0
    scored: list[Scored] = []
    for number, point in enumerate(slot.choices if slot else ()):
        score, because = WORTH[type(point)](s, point)
        if score > 0.0:
            scored.append((score + noise * (s.moment.fraction(f"{s.member}/said/{number}") - 0.5), point, because))
    scored.sort(key=lambda each: (-each[0], repr(each[1])))
    return scored


def _wanted(s: Situation, points: list[Scored]) -> int:
    """Return how many points the speech should have: more only where more is worth saying, as each weighs less."""
    strong = sum(score > 34.0 for score, _, _ in points)
    more = 1 if strong == 0 and s.roll("two-points") < 0.6 else 0
    return max(1, min(4, strong + (1 if strong < 2 else 0) + more))


def _together(s: Situation, points: list[Scored], wanted: int) -> list[Scored]:
    """Return the best points that can stand in one speech; a second one of a kind counts for less."""
    slot = s.slot(Speak, "points")
    key: Callable[[Any], Hashable] = slot.key if slot else repr
    most = min(wanted, slot.at_most if slot else 1)
    chosen: list[Scored] = []
    left = points
    while left and len(chosen) < most:
        kinds = [type(point) for _, point, _ in chosen]
        best = max(left, key=lambda each: each[0] - SAMENESS * kinds.count(type(each[1])))
        chosen.append(best)
        marks = {key(best[1]), subject_of(s, best[1])}
        full = kinds.count(type(best[1])) + 1 >= ALIKE
        left = [
            each
            for each in left
            if not marks & {key(each[1]), subject_of(s, each[1])} and not (full and type(each[1]) is type(best[1]))
        ]
    return chosen


def subject_of(s: Situation, point: AnyPoint) -> tuple[str, str]:
    """Return what a point is about, so that one speech does not take it up twice."""
    if isinstance(point, Stating):
        return "issue", point.issue
    if isinstance(point, Accusing | Prebutting):
        return "charge", point.charge
    if isinstance(point, Circulating):
        held = next((e for e in s.briefing.evidence if e.id == point.document), None)
        return "charge", held.charge if held else point.document
    if isinstance(point, Demanding):
        return "demand", point.demand
    if isinstance(point, Offering):
        return "offer", point.offer
    return "claim", str(point.claim)


def _stating(s: Situation, point: Stating) -> tuple[float, str]:
    profile = s.briefing.profile
    ideal = profile.positions.get(point.issue, 0.0)
    toward = 0 if abs(ideal) < MIDDLE else (1 if ideal > 0.0 else -1)
    if point.toward != toward:
        return 0.0, ""
    salience = profile.salience.get(point.issue, 50.0)
    score = 5.0 + 0.25 * salience + 14.0 * s.roll(f"state/{point.issue}")
    return score, f"{s.public.issues.get(point.issue, point.issue)} matters to us ({salience:.0f})"


def _accusing(s: Situation, point: Accusing) -> tuple[float, str]:
    charge = s.public.charges.get(point.charge)
    if charge is None:
        return 0.0, ""
    leaning = s.leaning(charge.against)
    known = _made_by(s, s.member, "accusation", point.charge)
    if leaning > 30.0 or (known is not None and SURE[known.confidence] >= SURE[point.confidence]):
        return 0.0, ""
    wanted, strength = confidence(s, point.charge)
    quiet = 0.0 if any(c.kind in CHARGES and c.day == s.briefing.day for c in s.briefing.ledger) else 0.35
    ready = 0.4 + 0.4 * s.temper.boldness + quiet
    if not strength:
        made = any(c.kind == "accusation" and c.subject == point.charge for c in s.briefing.ledger)
        ready *= UNFOUNDED * (0.4 if made else 1.0)
    duty = s.wanted(f"charge.{point.charge}.made")
    if point.confidence is not wanted or s.roll(f"accuse/{point.charge}") > ready + duty / 50.0:
        return 0.0, ""
    shown = next((e for e in s.briefing.evidence if e.id == point.evidence), None)
    bonus = shown.strength / 10.0 * (2.0 * s.temper.boldness - 0.6) if shown and shown.supports > 0 else 0.0
    score = 44.0 - leaning / 10.0 + strength / 4.0 + bonus + 0.5 * duty - (20.0 if known else 0.0)
    return score, f"accuses {s.name(charge.against)}: evidence of strength {strength:.0f}, {wanted.value}"


def confidence(s: Situation, charge: str) -> tuple[Confidence, float]:
    """Return how surely to make a charge, and the strength of what speaks for it (0-100)."""
    speaking = [e.strength * min(1.0, e.supports) for e in s.briefing.evidence if e.charge == charge and e.supports > 0]
    strength = max(speaking, default=0.0) + 10.0 * max(0, len(speaking) - 1)
    # Overclaiming tempts the bold; a delegation with little credibility left to lose claims less.
    spare = s.briefing.credibility.get(s.member, 50.0) - 50.0
    felt = strength + 30.0 * (s.temper.boldness - 0.5) + 0.2 * spare
    if felt >= 70.0:
        return Confidence.CERTAIN, strength
    return (Confidence.LIKELY if felt >= 35.0 else Confidence.POSSIBLE), strength


def _denying(s: Situation, point: Denying) -> tuple[float, str]:
    claim = _claim(s, point.claim)
    if claim is None or claim.about != s.member or _answered_by_me(s, claim):
        return 0.0, ""
    today = 25.0 if claim.day == s.briefing.day else 0.0
    return 48.0 + today, f"denies what {s.name(claim.by)} says of us"


def _rebutting(s: Situation, point: Rebutting) -> tuple[float, str]:
    claim = _claim(s, point.claim)
    if claim is None or claim.by == s.member or _answered_by_me(s, claim):
        return 0.0, ""
    side = _side(s, claim)
    held = next((e for e in s.briefing.evidence if e.id == point.evidence), None)
    if held is not None and held.supports >= 0:
        return 0.0, ""
    pressing = _pressing(s)
    if side < 40.0 - 38.0 * pressing:
        return 0.0, ""
    # What several have answered already needs no further voice.
    others = sum(each.answers == claim.number for each in s.briefing.ledger)
    if s.roll(f"rebut/{claim.number}") > (0.45 + 0.6 * pressing) * max(pressing, ECHO**others):
        return 0.0, ""
    fresh = 22.0 if claim.day == s.briefing.day else 0.0
    score = 26.0 - 3.0 * others + fresh + min(20.0, side / 4.0) + (held.strength / 6.0 if held else 0.0)
    return score, f"sides with {s.name(claim.about)} against what {s.name(claim.by)} says ({side:+.0f})"


def _pressing(s: Situation) -> float:
    """Return how much the debate wants answers, 0..1: more as the list of speakers runs out."""
    meeting = s.briefing.meeting
    missing = ANSWERS_WANTED - _answers_today(s)
    if meeting is None or missing <= 0:
        return 0.0
    return min(1.0, (missing + 4.0) / max(1, len(meeting.speakers)))


def _side(s: Situation, claim: Claim) -> float:
    return s.leaning(claim.about) - s.leaning(claim.by) + 0.3 * (50.0 - s.briefing.credibility.get(claim.by, 50.0))


def _demanding(s: Situation, point: Demanding) -> tuple[float, str]:
    demand = s.public.demands.get(point.demand)
    if demand is None or _made_by(s, s.member, "demand", point.demand):
        return 0.0, ""
    leaning, duty = s.leaning(demand.of), s.wanted(f"demand.{point.demand}.made")
    if leaning > 25.0 or s.roll(f"demand/{point.demand}") > 0.4 + duty / 50.0:
        return 0.0, ""
    return 44.0 - leaning / 10.0 + 0.5 * duty, f"{s.name(demand.of)} has still to answer"


def _offering(s: Situation, point: Offering) -> tuple[float, str]:
    offer = s.public.offers.get(point.offer)
    if offer is None or _made_by(s, s.member, "offer", point.offer):
        return 0.0, ""
    duty = s.wanted(f"offer.{point.offer}.made") + 0.5 * s.wanted(f"offer.{point.offer}.accepted")
    if s.roll(f"offer/{point.offer}") > 0.15 + 0.4 * s.temper.goodwill + duty / 50.0:
        return 0.0, ""
    return 46.0 + 14.0 * s.temper.goodwill + 0.5 * duty, f"a way out for {s.name(offer.to)}"


def _circulating(s: Situation, point: Circulating) -> tuple[float, str]:
    held = next((e for e in s.briefing.evidence if e.id == point.document), None)
    duty = s.wanted(f"charge.{held.charge}.made") if held else 0.0
    if s.roll(f"circulate/{point.document}") > 0.55 + duty / 50.0:
        return 0.0, ""
    return 66.0 + 0.5 * duty, f"a document in support{f', strength {held.strength}' if held else ''}"


def _prebutting(s: Situation, point: Prebutting) -> tuple[float, str]:
    charge = s.public.charges.get(point.charge)
    if charge is None or _made_by(s, s.member, "prebuttal", point.charge):
        return 0.0, ""
    makers = [each for each in charge.by if each != s.member]
    leaning = min((s.leaning(each) for each in makers), default=0.0)
    if leaning > 10.0 or s.roll(f"prebut/{point.charge}") > 0.5:
        return 0.0, ""
    return 45.0 - leaning / 10.0, f"expects a charge from {', '.join(s.name(each) for each in makers)}"


def _accepting(s: Situation, point: Accepting) -> tuple[float, str]:
    claim = _claim(s, point.claim)
    if claim is None or willingness(s, claim) <= 0.0:
        return 0.0, ""
    return 50.0 + willingness(s, claim) / 5.0, f"meets what {s.name(claim.by)} asks or offers"


def _refusing(s: Situation, point: Refusing) -> tuple[float, str]:
    claim = _claim(s, point.claim)
    if claim is None or willingness(s, claim) > -15.0:
        return 0.0, ""
    return 46.0 - willingness(s, claim) / 10.0, f"will not do what {s.name(claim.by)} wants"


def willingness(s: Situation, claim: Claim) -> float:
    """Return how far this seat would accept a demand or an offer made to it, -100 to 100."""
    mood = 70.0 * (s.temper.goodwill - 0.5) + 40.0 * (s.roll(f"accept/{claim.number}") - 0.5)
    if claim.kind == "offer":
        return mood + 0.4 * s.relation(claim.by) + 10.0 + s.wanted(f"offer.{claim.subject}.accepted")
    demand = s.public.demands.get(claim.subject)
    dear = -45.0 if demand is not None and demand.deeds else -20.0
    return mood + 0.4 * s.relation(claim.by) + dear + s.wanted(f"demand.{claim.subject}.met")


def _claim(s: Situation, number: int) -> Claim | None:
    ledger = s.briefing.ledger
    if 0 <= number < len(ledger) and ledger[number].number == number:
        return ledger[number]
    return next((each for each in ledger if each.number == number), None)


def _made_by(s: Situation, member: MemberId, kind: str, subject: str) -> Claim | None:
    made = [c for c in s.briefing.ledger if c.by == member and c.kind == kind and c.subject == subject]
    return max(made, key=lambda c: SURE[c.confidence], default=None)


def _answered_by_me(s: Situation, claim: Claim) -> bool:
    return any(each.answers == claim.number and each.by == s.member for each in s.briefing.ledger)


def _answers_today(s: Situation) -> int:
    meeting = s.briefing.meeting
    today = [c for c in s.briefing.ledger if meeting is not None and c.meeting == meeting.symbol]
    made = {c.number for c in today}
    return len({c.by for c in today if c.answers in made})


WORTH: dict[type, Callable[[Situation, Any], tuple[float, str]]] = {
    Stating: _stating,
    Accusing: _accusing,
    Denying: _denying,
    Rebutting: _rebutting,
    Demanding: _demanding,
    Offering: _offering,
    Circulating: _circulating,
    Prebutting: _prebutting,
    Accepting: _accepting,
    Refusing: _refusing,
}
