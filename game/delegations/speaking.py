"""What a seat says in the chamber: its points, their certainty, its tone, and whether it replies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Pass
from game.delegations import consequences
from game.delegations.situation import NOISE, Choice, Option, Situation
from game.delegations.tally import Effects
from game.delegations.weighing import weigh
from game.delegations.word import word_at
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
from game.world.points import POINTS_AT_MOST
from game.world.speech import SHARES

CHARGES = ("accusation", "document", "prebuttal")
ANSWERS_WANTED = 5
"""Answers in a meeting below which bystanders speak up more readily: a debate needs replies."""
SURE = {Confidence.POSSIBLE: 0, Confidence.LIKELY: 1, Confidence.CERTAIN: 2}
ECHO = 0.65
"""The factor that each earlier answer to a claim puts on the worth of another."""
ALIKE = 2
"""The most points of one kind in one speech."""
UNCOMMITTED = 0.25
"""A position nearer to zero than this is stated as the middle of an issue."""
TIME = 0.75
"""The worth that each further point of a speech must reach, given the listeners' patience."""
BOWING = (2.0, 4.0)
"""What it costs a State to do as another demands: to say so, and to act."""
MOOD = 7.0
"""How far mood, by temper and day, moves a delegation that receives a request."""
SERVED = 8.0
"""Points of duty for one answer to a charge against the seat itself."""
ANSWERS = (Denying, Accepting, Refusing)
"""The kinds of point with which a State answers what is said of it or asked of it."""
FULLY = 9
"""The most points whose worth in a long speech is computed: the best ones."""
PART = SHARES[POINTS_AT_MOST - 1]
"""The weight of a point, as a share, in the longest speech except a minister's."""


class Scored(Struct, frozen=True):
    """A point that might be made: its worth alone and in the longest speech, and why.

    `plain` is its worth alone without misjudgement.
    """

    alone: float
    last: float
    point: AnyPoint
    because: str
    plain: float = 0.0

    def worth(self, share: float) -> float:
        """Return its worth when a point weighs so much (`share`, one of `SHARES`)."""
        return self.last + (self.alone - self.last) * (share - PART) / (1.0 - PART)


def speak(s: Situation) -> Choice:
    """Return a speech of one to four points; a seat that has the floor always uses it."""
    points = scored(s)
    if not points:
        return Choice(Pass(), "nothing to say")
    return spoken(s, _best_speech(s, points))


def reply(s: Situation) -> Choice:
    """Return a right of reply if something said today needs one, else let the moment pass."""
    meeting = s.briefing.meeting
    fresh = {c.number for c in s.briefing.ledger if meeting and c.meeting == meeting.symbol and c.about == s.member}
    answers = _worthwhile(s, only=ANSWERS)
    owed = {each.point for each in answers if isinstance(each.point, ANSWERS) and each.point.claim in fresh}
    if not owed and s.roll("replies") >= 0.12:
        return Choice(Pass(), "nothing that needs a reply")
    points = _with_shares(s, [*answers, *_worthwhile(s, but=ANSWERS)])
    needed = [each for each in points if each.point in owed]
    needed = needed or [each for each in points if isinstance(each.point, Rebutting)][:1]
    if not needed:
        return Choice(Pass(), "nothing that needs a reply")
    return spoken(s, together(s, needed, 2))


def spoken(s: Situation, chosen: Sequence[Scored]) -> Choice:
    """Return the speech of these points, and why."""
    act = Speak(points=tuple(each.point for each in chosen), register=register_of(s, chosen))
    return Choice(act, "; ".join(dict.fromkeys(each.because for each in chosen)))


def speeches(s: Situation) -> list[Option]:
    """Return the best speech, then the best without the leading kind of point, and so on; no noise."""
    left = scored(s, noise=0.0)
    found: list[Option] = []
    while left:
        chosen = sorted(_best_speech(s, left), key=lambda each: (-each.alone, repr(each.point)))
        act = Speak(points=tuple(each.point for each in chosen), register=register_of(s, chosen))
        found.append(Option(_total(chosen), act, "; ".join(each.because for each in chosen)))
        left = [each for each in left if type(each.point) is not type(chosen[0].point)]
    return found


def register_of(s: Situation, chosen: Sequence[Scored]) -> Register:
    """Return the tone: grave for statements presented as certain, firm if somebody is named."""
    points = [each.point for each in chosen]
    grave = any(isinstance(p, Accusing) and p.confidence is Confidence.CERTAIN for p in points)
    if grave or any(isinstance(p, Circulating) for p in points) or (s.briefing.decided and s.roll("grave") < 0.6):
        return Register.GRAVE
    firm = any(isinstance(p, Accusing | Denying | Rebutting | Refusing | Demanding | Prebutting) for p in points)
    return Register.FIRM if firm else Register.MEASURED


def scored(s: Situation, noise: float | None = None) -> list[Scored]:
    """Return the points that are worth making, best first, misjudged as far as skill allows (or `noise` says)."""
    return _with_shares(s, _worthwhile(s, noise))


def _worthwhile(
    s: Situation, noise: float | None = None, *, only: Collection[type] = (), but: Collection[type] = ()
) -> list[Scored]:
    """Return the points of some kinds that are worth making, with their worth alone, misjudged likewise."""
    slot = s.slot(Speak, "points")
    wide = NOISE[s.skill] / 2.0 if noise is None else noise
    found: list[Scored] = []
    for number, point in enumerate(slot.choices if slot else ()):
        if (only and type(point) not in only) or type(point) in but:
            continue
        made = WORTH[type(point)](s, point, 1.0)
        if made is not None and made.alone > 0.0:
            off = wide * (s.moment.fraction(f"{s.member}/said/{number}") - 0.5)
            worth = round(made.alone + off, 6)
            found.append(Scored(worth, worth, point, made.because, made.alone))
    return found


def _with_shares(s: Situation, found: list[Scored]) -> list[Scored]:
    """Return the points, best first, with the worth of the best ones in a long speech."""
    found.sort(key=lambda each: (-each.alone, repr(each.point)))
    return [*(_at_the_end(s, each) for each in found[:FULLY]), *found[FULLY:]]


def _at_the_end(s: Situation, each: Scored) -> Scored:
    """Return the point with its worth in a long speech; a beginner overlooks that it weighs less there."""
    made = WORTH[type(each.point)](s, each.point, PART) if s.skill else None
    return each if made is None else replace(each, last=round(each.alone + made.alone - each.plain, 6))


def _best_speech(s: Situation, points: list[Scored]) -> list[Scored]:
    """Return the speech of one to four points with the greatest worth; each point weighs less in a longer speech."""
    best: list[Scored] = []
    for wanted in range(1, POINTS_AT_MOST + 1):
        chosen = together(s, points, wanted)
        if len(chosen) == wanted and (not best or _total(chosen) > _total(best)):
            best = chosen
    return best


def _total(chosen: Sequence[Scored]) -> float:
    share = SHARES[len(chosen) - 1]
    return round(sum(each.worth(share) for each in chosen) - TIME * (len(chosen) - 1), 6)


def together(s: Situation, points: list[Scored], wanted: int) -> list[Scored]:
    """Return the best points that can stand in one speech; no more than two are of one kind."""
    slot = s.slot(Speak, "points")
    key: Callable[[Any], Hashable] = slot.key if slot else repr
    share = SHARES[wanted - 1]
    ranked = sorted(points, key=lambda each: -each.worth(share))
    chosen: list[Scored] = []
    marks: set[Hashable] = set()
    kinds: list[type] = []
    for each in ranked:
        if len(chosen) == min(wanted, slot.at_most if slot else 1):
            break
        about = {key(each.point), subject_of(s, each.point)}
        if marks & about or kinds.count(type(each.point)) == ALIKE:
            continue
        chosen.append(each)
        marks |= about
        kinds.append(type(each.point))
    return chosen


def subject_of(s: Situation, point: AnyPoint) -> tuple[str, str]:
    """Return the subject of a point, so that one speech does not take it up twice."""
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


def _made(s: Situation, point: AnyPoint, effects: Effects, words: str, more: float = 0.0) -> Scored:
    """Return a point with the worth of its effects, plus `more` points."""
    alone = weigh(s, effects)
    reasons = alone.telling()
    worth = alone.value + more
    return Scored(worth, worth, point, f"{words}: {reasons}" if reasons else words)


def _stating(s: Situation, point: Stating, share: float = 1.0) -> Scored | None:
    profile = s.briefing.profile
    ideal = profile.positions.get(point.issue, 0.0)
    toward = 0 if abs(ideal) < UNCOMMITTED else (1 if ideal > 0.0 else -1)
    if point.toward != toward:
        return None
    salience = profile.salience.get(point.issue, 50.0)
    worth = 0.1 + 0.006 * salience + 0.35 * s.roll(f"state/{point.issue}")
    words = f"{s.public.issues.get(point.issue, point.issue)} matters to us ({salience:.0f})"
    return _made(s, point, consequences.stating(s, point, share), words, worth)


def _accusing(s: Situation, point: Accusing, share: float = 1.0) -> Scored | None:
    charge = s.public.charges.get(point.charge)
    known = _made_by(s, s.member, "accusation", point.charge)
    if charge is None or (known is not None and SURE[known.confidence] >= SURE[point.confidence]):
        return None
    effects = consequences.charging(s, point, share)
    shown = tuple((f"evidence.{each}.released", 1.0) for each in point.proof)
    word = word_at(s, (f"charges[{s.member}]", 1.0), *shown)
    return _made(s, point, effects, f"accuses {s.name(charge.against)} ({point.confidence.value})", word)


def _denying(s: Situation, point: Denying, share: float = 1.0) -> Scored | None:
    claim = _claim(s, point.claim)
    if claim is None or claim.about != s.member or _answered_by_me(s, claim):
        return None
    today = SERVED if claim.day == s.briefing.day else 0.5 * SERVED
    effects = consequences.answering(s, claim, point, share)
    return _made(s, point, effects, f"denies what {s.name(claim.by)} says of us", today)


def _rebutting(s: Situation, point: Rebutting, share: float = 1.0) -> Scored | None:
    claim = _claim(s, point.claim)
    if claim is None or claim.by == s.member or _answered_by_me(s, claim):
        return None
    side, pressing = _side(s, claim), _pressing(s)
    held = next((e for e in s.briefing.evidence if e.id == point.evidence), None)
    if side < 40.0 - 38.0 * pressing or (held is not None and held.supports >= 0):
        return None
    # A claim with several answers needs no further voice, and not everybody takes up every matter.
    others = len(_answers_to(s).get(claim.number, ()))
    keen = max(pressing, ECHO**others)
    if s.roll(f"rebut/{claim.number}") > (0.45 + 0.6 * pressing) * keen:
        return None
    fresh = 1.0 if claim.day == s.briefing.day else 0.3
    more = keen * fresh * (0.4 + consequences.STAND * min(1.0, side / 80.0)) + pressing
    words = f"sides with {s.name(claim.about)} against what {s.name(claim.by)} says ({side:+.0f})"
    return _made(s, point, consequences.answering(s, claim, point, share), words, more)


def _pressing(s: Situation) -> float:
    """Return how much the debate wants answers, 0..1: more as the list of speakers runs out."""
    found: float | None = s.stakes.get("pressing")
    if found is None:
        meeting = s.briefing.meeting
        missing = ANSWERS_WANTED - _answers_today(s)
        wanted = (missing + 4.0) / max(1, len(meeting.speakers)) if meeting is not None and missing > 0 else 0.0
        found = s.stakes["pressing"] = min(1.0, wanted)
    return found


def _side(s: Situation, claim: Claim) -> float:
    return s.leaning(claim.about) - s.leaning(claim.by) + 0.3 * (50.0 - s.briefing.credibility.get(claim.by, 50.0))


def _demanding(s: Situation, point: Demanding, share: float = 1.0) -> Scored | None:
    demand = s.public.demands.get(point.demand)
    if demand is None or _made_by(s, s.member, "demand", point.demand):
        return None
    return _made(s, point, consequences.demanding(s, point, share), f"{s.name(demand.of)} has still to answer")


def _offering(s: Situation, point: Offering, share: float = 1.0) -> Scored | None:
    offer = s.public.offers.get(point.offer)
    if offer is None or _made_by(s, s.member, "offer", point.offer):
        return None
    mood = 0.5 * MOOD * (s.temper.goodwill + s.roll(f"offer/{point.offer}") - 1.0)
    mood += word_at(s, (f"offer.{point.offer}.made", 1.0))
    words = f"a way out for {s.name(offer.to)}" if offer.to else f"gives its word {offer.title}"
    return _made(s, point, consequences.offering(s, point, share), words, mood)


def _circulating(s: Situation, point: Circulating, share: float = 1.0) -> Scored | None:
    held = next((e for e in s.briefing.evidence if e.id == point.document), None)
    if held is None:
        return None
    effects = consequences.charging(s, point, share)
    return _made(s, point, effects, f"a document in support, strength {held.strength}", 1.0)


def _prebutting(s: Situation, point: Prebutting, share: float = 1.0) -> Scored | None:
    charge = s.public.charges.get(point.charge)
    if charge is None or _made_by(s, s.member, "prebuttal", point.charge):
        return None
    makers = [each for each in charge.by if each != s.member]
    words = f"expects a charge from {', '.join(s.name(each) for each in makers)}"
    return _made(s, point, consequences.foretelling(s, point, share), words)


def _accepting(s: Situation, point: Accepting, share: float = 1.0) -> Scored | None:
    claim = _claim(s, point.claim)
    wish = willingness(s, claim) if claim else 0.0
    if claim is None or wish <= 0.0:
        return None
    return Scored(wish, wish, point, f"meets what {s.name(claim.by)} asks or offers ({wish:+.1f})")


def _refusing(s: Situation, point: Refusing, share: float = 1.0) -> Scored | None:
    claim = _claim(s, point.claim)
    wish = willingness(s, claim) if claim else 0.0
    if claim is None or wish > -1.0:
        return None
    return Scored(-wish, -wish, point, f"will not do what {s.name(claim.by)} wants ({wish:+.1f})")


def willingness(s: Situation, claim: Claim) -> float:
    """Return by how many points this seat would rather accept than refuse a demand or an offer made to it."""
    mood = MOOD * (s.temper.goodwill - 0.5) + 0.6 * MOOD * (s.roll(f"accept/{claim.number}") - 0.5)
    mood += 0.04 * s.relation(claim.by)
    if claim.kind == "offer":
        mood += 1.0
    elif claim.subject in s.public.demands:
        mood -= BOWING[s.public.demands[claim.subject].deeds]
    accepted, refused = (weigh(s, consequences.replying(s, claim, accepts=each)).value for each in (True, False))
    return round(mood + accepted - refused, 6)


def _claim(s: Situation, number: int) -> Claim | None:
    ledger = s.briefing.ledger
    if 0 <= number < len(ledger) and ledger[number].number == number:
        return ledger[number]
    return next((each for each in ledger if each.number == number), None)


def _made_by(s: Situation, member: MemberId, kind: str, subject: str) -> Claim | None:
    made = [c for c in s.briefing.ledger if c.by == member and c.kind == kind and c.subject == subject]
    return max(made, key=lambda c: SURE[c.confidence], default=None)


def _answers_to(s: Situation) -> dict[int, list[MemberId]]:
    """Return who has answered each claim that was answered; sorted once for a moment."""
    found: dict[int, list[MemberId]] | None = s.stakes.get("answers")
    if found is None:
        found = s.stakes["answers"] = {}
        for each in s.briefing.ledger:
            found.setdefault(each.answers, []).append(each.by)
    return found


def _answered_by_me(s: Situation, claim: Claim) -> bool:
    return s.member in _answers_to(s).get(claim.number, ())


def _answers_today(s: Situation) -> int:
    meeting = s.briefing.meeting
    today = [c for c in s.briefing.ledger if meeting is not None and c.meeting == meeting.symbol]
    made = {c.number for c in today}
    return len({c.by for c in today if c.answers in made})


WORTH: dict[type, Callable[[Situation, Any, float], Scored | None]] = {
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
