"""Ways to lead a seat, for studies: the skills of the game, at random, and seven policies that should win nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from game.council import acts as a
from game.council.drafting import STRENGTH, TextFrame, chapter_of
from game.council.voting import Ballot
from game.delegations.delegation import Seat
from game.delegations.situation import Choice
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.forecast.forecaster import forecaster_of
from game.frames import Composed, Openings
from game.terms import Dice, MemberId
from game.world import acts as w

_YIELDS = (a.Pass(), w.EndDay())
_SURENESS = (w.Confidence.POSSIBLE, w.Confidence.LIKELY, w.Confidence.CERTAIN)


class AtRandom:
    """Draws each act from what is open, and a person's words never."""

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return an act drawn with the dice of the choice."""
        return Choice(openings.draw(Random(int(dice.fraction("at-random") * (1 << 53)))), "at random")


class Policy:
    """Follows one policy where it can and lets every other moment go by.

    What cannot be let go by (a ballot, a ruling, the answer to a call) is left to the delegation whose seat it takes.
    `followed` counts the acts that the policy chose.
    """

    def __init__(self, seat: Seat, case: Case) -> None:
        self.seat, self.case, self.member, self.followed = seat, case, seat.member, 0

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return what the policy wants, if that is open; else let the moment go by; else leave it to the seat."""
        for wanted in self.wanted(briefing, openings):
            if wanted is not None and openings.admits(wanted):
                self.followed += 1
                return Choice(wanted, type(self).__name__)
        for nothing in _YIELDS:
            if openings.admits(nothing):
                self.let_go()
                return Choice(nothing, type(self).__name__)
        return self.seat.choose(briefing, openings, dice)

    def wanted(self, briefing: Briefing, openings: Openings) -> Iterable[Any]:
        """Yield what the policy would do now, the first first."""
        return ()

    def let_go(self) -> None:
        """Note that a moment is let go by."""


class Silent(Policy):
    """Says and does nothing, and casts its ballots."""

    def let_go(self) -> None:
        """Count it: for this policy that is what it wants."""
        self.followed += 1


class AccuseDaily(Policy):
    """Asks for a meeting every day, and at each makes a charge as certain, with whatever evidence it has."""

    def wanted(self, briefing: Briefing, openings: Openings) -> Iterable[Any]:
        """Yield a charge, or a request for a meeting at which to make it."""
        charges = self.case.setting.charge
        yield speech(
            openings,
            lambda point: isinstance(point, w.Accusing) and charges[point.charge].against != self.member,
            lambda point: (_SURENESS.index(point.confidence), bool(point.evidence), point.charge),
            most=1,
            register=w.Register.GRAVE,
        )
        yield from listed(openings, a.RequestMeeting)[:1]


class Tabling(Policy):
    """Tables its kind of text whenever it may, asks for the vote on it and for a meeting to hold it."""

    def wanted(self, briefing: Briefing, openings: Openings) -> Iterable[Any]:
        """Yield the next step of a draft's way to a vote, the last steps first."""
        mine = {each.symbol for each in briefing.papers.drafts if self.member in each.sponsors}
        yield from (act for act in listed(openings, a.PutInBlue) if act.draft in mine)
        if mine & {each.symbol for each in briefing.papers.drafts if each.standing.value == "in-blue"}:
            yield from listed(openings, a.RequestMeeting)[:1]
        frame = openings.get(a.TableDraft)
        if isinstance(frame, TextFrame):
            yield from (tabled(frame, text) for text in self.texts(frame) if text)

    def texts(self, frame: TextFrame) -> Iterable[tuple[a.Clause, ...]]:
        """Yield texts to table, the one that is wanted most first."""
        return ()


class BlandText(Tabling):
    """Tables texts that ask nothing new, in the softest words that there are."""

    def texts(self, frame: TextFrame) -> Iterable[tuple[a.Clause, ...]]:
        """Yield one mild paragraph after the other."""
        suited = [each for each in frame.operative if not frame.bank[each.paragraph].calls_session]
        mild = sorted(suited, key=lambda each: (frame.bank[each.paragraph].new, STRENGTH[each.verb], each.paragraph))
        return ((each,) for each in mild[:12])


class TableToBeVetoed(Tabling):
    """Tables the text that a permanent member can stand least, to be seen to be stopped by it."""

    def texts(self, frame: TextFrame) -> Iterable[tuple[a.Clause, ...]]:
        """Yield the three worst paragraphs for the permanent member that minds them most, then the worst one alone."""
        stand = forecaster_of(self.case).interests.stand
        found: list[tuple[float, tuple[a.Clause, ...]]] = []
        for opponent in sorted(self.case.remit.council.permanent - {self.member}):
            worst: dict[str, tuple[float, a.Clause]] = {}
            for each in frame.operative:
                if not frame.bank[each.paragraph].calls_session:
                    hurts = (stand(opponent, each), each)
                    worst[each.paragraph] = min(worst.get(each.paragraph, hurts), hurts, key=lambda one: one[0])
            chosen = sorted(worst.values(), key=lambda one: (one[0], one[1].paragraph))[:3]
            found.append((sum(hurt for hurt, _ in chosen), tuple(clause for _, clause in chosen)))
        for _, text in sorted(found, key=lambda one: one[0])[:1]:
            yield text
            yield text[:1]


class AlwaysConcede(Policy):
    """Accepts every demand, offer, understanding, call, term and amendment, and votes in favour of every text."""

    accepts, ballot = True, Ballot.IN_FAVOUR

    def wanted(self, briefing: Briefing, openings: Openings) -> Iterable[Any]:
        """Yield the answer to whatever is asked."""
        kind = w.Accepting if self.accepts else w.Refusing
        if asked_about_text(briefing):
            yield from (act for act in listed(openings, a.CastBallot) if act.ballot is self.ballot)
        yield from (act for act in listed(openings, w.AnswerCall) if act.consents is self.accepts)
        yield from self.answers(openings)
        for kind_of_answer in (w.AnswerUnderstanding, w.AnswerClaim):
            yield from (act for act in listed(openings, kind_of_answer) if act.accepts is self.accepts)
        yield speech(openings, lambda point: isinstance(point, kind), lambda point: point.claim)

    def answers(self, openings: Openings) -> Iterable[Any]:
        """Yield the answers that this policy alone gives."""
        yield from (w.AcceptTerms(), w.AcceptTerms(as_participant=True))
        yield from listed(openings, a.AcceptAmendment)


class AlwaysRefuse(AlwaysConcede):
    """Refuses every demand, offer, understanding, call and term, objects to statements, votes against all texts."""

    accepts, ballot = False, Ballot.AGAINST

    def answers(self, openings: Openings) -> Iterable[Any]:
        """Yield the refusals that have an act of their own."""
        yield w.WalkOut()
        yield from (*listed(openings, a.ObjectToStatement), *listed(openings, a.BreakSilence))


class DenyEverything(Policy):
    """Denies whatever is said of it, and calls unfounded whatever is said of others."""

    def wanted(self, briefing: Briefing, openings: Openings) -> Iterable[Any]:
        """Yield a speech of denials, the latest charges first."""
        yield speech(
            openings,
            lambda point: isinstance(point, w.Denying | w.Rebutting),
            lambda point: (isinstance(point, w.Denying), point.claim, bool(getattr(point, "evidence", ""))),
        )


POLICIES: dict[str, type[Policy]] = {
    "accuse-daily": AccuseDaily,
    "silent": Silent,
    "bland-text": BlandText,
    "table-to-be-vetoed": TableToBeVetoed,
    "always-concede": AlwaysConcede,
    "always-refuse": AlwaysRefuse,
    "deny-everything": DenyEverything,
}
RANDOM = "random"
SKILLS = {f"skill-{skill}": skill for skill in range(3)}
WAYS = (*SKILLS, RANDOM, *POLICIES)


def led(way: str, case: Case, member: MemberId, seed: int, middle: Seat) -> Any:
    """Return who leads the seat in this way; `middle` is the delegation of middle skill that would lead it."""
    if way in SKILLS:
        return Seat(case, member, seed=seed, skill=SKILLS[way])
    return AtRandom() if way == RANDOM else POLICIES[way](middle, case)


def listed(openings: Openings, kind: type) -> tuple[Any, ...]:
    """Return the acts of one kind that are open, where they are few enough to list."""
    frame = openings.get(kind)
    try:
        return tuple(frame.each()) if frame is not None else ()
    except TypeError:
        return ()


def speech(
    openings: Openings,
    wanted: Callable[[Any], bool],
    rank: Callable[[Any], Any],
    most: int = 4,
    register: w.Register = w.Register.FIRM,
) -> w.Speak | None:
    """Return a speech of the points that are wanted, those of the highest rank first, or None if none is open."""
    frame = openings.get(w.Speak)
    slot = next((each for each in frame.slots if each.name == "points"), None) if isinstance(frame, Composed) else None
    if slot is None:
        return None
    chosen: dict[Any, Any] = {}
    for point in sorted(filter(wanted, slot.choices), key=rank, reverse=True):
        chosen.setdefault(slot.key(point), point)
    points = tuple(chosen.values())[: min(most, slot.at_most)]
    return w.Speak(points=points, register=register) if points else None


def tabled(frame: TextFrame, text: tuple[a.Clause, ...]) -> a.TableDraft:
    """Return the act that tables a text, under an item to which it belongs."""
    items = [item for each in text for item in frame.bank[each.paragraph].items]
    head = next((each for each in frame.heads if not items or each["item"] in items), frame.heads[0])
    return a.TableDraft(clauses=text, chapter=chapter_of(text, frame.bank), **head)


def asked_about_text(briefing: Briefing) -> bool:
    """Return whether the vote under way is on a draft or a change to one."""
    vote = briefing.meeting.vote if briefing.meeting else None
    return vote is not None and vote.subject.kind in ("draft", "amendment", "part")
