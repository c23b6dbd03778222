"""How a speech is written: sometimes a greeting, a sentence for each point, and an end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle

from msgspec import Struct

from game.terms import Dice, MemberId
from game.words.labels import Labels, capital, tidy
from game.words.phrases import Tongue, Wish
from game.words.topics import Points
from game.world.acts import (
    Accepting,
    Accusing,
    AnyPoint,
    Circulating,
    Denying,
    Offering,
    Rebutting,
    Refusing,
    Stating,
)
from game.world.events import SpeechMade
from game.world.facts import Claim

GREETS, OPENS, ANSWERS, HANGS, SIGNS, CLOSES = 0.45, 0.7, 0.6, 0.6, 0.5, 0.4
"""The chances that a speech greets; that a point has an opener, and answers an earlier speaker; that one point gets a
final clause; that a speech ends with a line of the delegation's own, and with a closing formula."""
Heard = Mapping[tuple[str, int], tuple[MemberId, ...]]
_Answering = (Denying, Rebutting, Accepting, Refusing)
_ACTING = (Accepting, Circulating, Offering, Refusing)
"""Points that do something by being said: they are announced, not held as a view, and nothing is hung on them.

A denial is no view either: nobody has "come to the view" that he did not fire, so that it opens firmly in every tone.
"""
_MANNERS: dict[type, str] = {Accepting: "answer/accepting", Refusing: "answer/refusing"}


class Occasion(Struct, frozen=True):
    """The material for a speech: the ledger, the day, the President, the earlier speakers, and the positions heard.

    `figures` fills the gaps for indicators, the item and the date.
    """

    claims: Sequence[Claim]
    day: int
    president: MemberId
    first: bool
    spoken: Sequence[MemberId]
    heard: Heard
    figures: Mapping[str, str]
    purpose: str


class Spoken(Struct, frozen=True):
    """A speech in words, and the earlier speakers that it answers by name."""

    text: str
    answers: tuple[MemberId, ...]


class _Course(Struct):
    """The course of a speech so far: the speakers that it answered, and how its sentences began."""

    answers: list[MemberId] = []
    opened: list[str] = []


class Speechwriter:
    """Writes speeches in words that have not been said in this game."""

    def __init__(self, labels: Labels, points: Points, tongue: Tongue, seed: int) -> None:
        self._labels, self._points, self._tongue, self._seed = labels, points, tongue, seed

    def speech(self, event: SpeechMade, occasion: Occasion) -> Spoken:
        """Return a speech; if a person wrote its words, it has those words."""
        targets = [self._points.target(each, occasion.claims) for each in event.points if isinstance(each, _Answering)]
        targets = [each for each in targets if each in occasion.spoken]
        if event.words.strip():
            return Spoken(self._tongue.keep(tidy(event.words)), _once(targets))
        dice = Dice(self._seed, phase=occasion.purpose)
        parts = [self._reply(event, occasion) if event.reply else self._greeting(event, occasion, dice)]
        course = _Course()
        parts += [self._point(event, number, occasion, course) for number in range(len(event.points))]
        parts += self._ending(event.member, occasion, dice)
        return Spoken(" ".join(part for part in parts if part), _once([*targets, *course.answers]))

    def _greeting(self, event: SpeechMade, occasion: Occasion, dice: Dice) -> str:
        chair = event.member == occasion.president
        invited = event.member not in self._labels.case.remit.council.seats
        if not occasion.first or (not chair and dice.fraction("greets") > GREETS):
            return ""
        key = "greeting/chair" if chair else "greeting/invited" if invited else "greeting"
        gaps = {"president": self._labels.the(occasion.president)}
        return self._tongue.spare(self._tongue.book.filled(key, gaps, event.member), f"{occasion.purpose}/greeting")

    def _reply(self, event: SpeechMade, occasion: Occasion) -> str:
        whom = next(filter(None, (self._points.target(each, occasion.claims) for each in event.points)), "")
        gaps = self._naming(whom)
        return self._tongue.spare(self._tongue.book.filled("reply", gaps, event.member), f"{occasion.purpose}/reply")

    def _point(self, event: SpeechMade, number: int, occasion: Occasion, course: _Course) -> str:
        point = event.points[number]
        purpose = f"{occasion.purpose}/point-{number}"
        dice = Dice(self._seed, phase=purpose)
        hung = number == Dice(self._seed, phase=occasion.purpose).below(len(event.points), "hung")
        wish = self._wish(event, point, occasion, dice, may_hang=hung)
        answered, manner = self._answered(event, point, occasion, dice)
        if answered and answered not in course.answers:
            openers = self._tongue.book.filled(manner, self._naming(answered), event.member)
        else:
            openers = self._openers(event, wish.opener) if dice.fraction("opens") < OPENS else [""]
        # No two sentences of a speech begin alike, even if they name different speakers.
        ways = {each: each.replace(self._labels.the(answered), "") if answered else each for each in openers}
        fresh = [each for each in dice.order(openers, "openers") if not each or ways[each] not in course.opened]
        sentence = self._tongue.say(wish, fresh[:8] or [""], purpose)
        course.opened += [ways[each] for each in fresh if each and sentence.startswith(capital(each))]
        course.answers.append(answered if self._labels.the(answered) in sentence else "")
        return sentence

    def _answered(self, event: SpeechMade, point: AnyPoint, occasion: Occasion, dice: Dice) -> tuple[MemberId, str]:
        """Return the earlier speaker of this meeting that the point answers, if any, and the key of its wording."""
        if isinstance(point, _Answering):
            whom = self._points.target(point, occasion.claims)
            return (whom if whom in occasion.spoken else ""), _MANNERS.get(type(point), "answer")
        if not isinstance(point, Stating) or dice.fraction("answers") > ANSWERS:
            return "", "answer"
        for toward, agrees in ((-point.toward, False), (point.toward, True)):
            others = [each for each in occasion.heard.get((point.issue, toward), ()) if each != event.member]
            if others and (agrees or toward != point.toward):
                return others[-1], "answer/agreeing" if agrees else "answer"
        return "", "answer"

    def _wish(self, event: SpeechMade, point: AnyPoint, occasion: Occasion, dice: Dice, *, may_hang: bool) -> Wish:
        gaps = {**occasion.figures, **self._points.gaps(point, occasion.claims, occasion.day)}
        gaps |= {"president": self._labels.the(occasion.president), "self": self._labels.the(event.member)}
        key, tails = self._points.key(point, occasion.claims), [""]
        if isinstance(point, Accusing):
            gaps |= self._stake(gaps["confidence"], dice)
            key = f"{key}/{point.confidence.value}"
        if isinstance(point, Accusing | Rebutting) and point.evidence:
            tails = self._tails(point, gaps, dice)
        elif may_hang and not isinstance(point, _ACTING) and dice.fraction("hangs") < HANGS:
            tails = dice.order(self._tongue.book.filled("closer", gaps), "closers")[:6]
        opener = "opener/act" if isinstance(point, _ACTING) else "opener"
        opener = "opener/firm" if isinstance(point, Denying) else opener
        return Wish(key, gaps, event.member, tuple(tails or [""]), opener)

    def _tails(self, point: Accusing | Rebutting, gaps: dict[str, str], dice: Dice) -> list[str]:
        """Return the clauses that name the evidence; of several pieces each has its own."""
        tails = self._tongue.book.filled(f"evidence/{point.evidence}", gaps)
        for each in point.further if isinstance(point, Accusing) else ():
            more = dice.order(self._tongue.book.filled(f"evidence/{each}", gaps), f"further/{each}")
            if not more:
                continue
            tails = [f"{one}{', and ' if two.startswith('as ') else ', '}{two}" for one, two in zip(tails, cycle(more))]
        return tails

    def _stake(self, confidence: str, dice: Dice) -> dict[str, str]:
        words = self._tongue.book.filled(f"confidence/{confidence}", {})
        stake = self._tongue.book.plain(f"stake/{confidence}")
        return {"confidence": dice.pick(words, "confidence"), "stake": dice.pick(stake, "stake")}

    def _openers(self, event: SpeechMade, key: str) -> list[str]:
        book, gaps = self._tongue.book, {"self": self._labels.the(event.member)}
        if key != "opener":
            return book.filled(key, gaps, event.member)
        toned = book.filled(f"opener/{event.register.value}", gaps, event.member)
        return [*toned, *book.filled("opener", gaps, event.member)]

    def _ending(self, speaker: MemberId, occasion: Occasion, dice: Dice) -> list[str]:
        profile = self._labels.case.profile.get(speaker)
        lines = profile.lines if profile and dice.fraction("signs") < SIGNS else ()
        signed = self._tongue.spare(lines, f"{occasion.purpose}/line")
        if dice.fraction("closes") >= CLOSES:
            return [signed]
        closings = self._tongue.book.filled("closing", {}, speaker)
        return [signed, self._tongue.spare(closings, f"{occasion.purpose}/close")]

    def _naming(self, member: MemberId) -> dict[str, str]:
        name = self._labels.the(member) if member else ""
        return {"speaker": name}


def _once(members: Sequence[MemberId]) -> tuple[MemberId, ...]:
    return tuple(dict.fromkeys(each for each in members if each))
