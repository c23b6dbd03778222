"""Who chooses for a seat that no human holds: it turns a briefing and its openings into an act with reasons."""

from __future__ import annotations

from collections.abc import Callable, Collection
from random import Random

from game.council.acts import CastBallot, ExplainVote, Pass
from game.council.explaining import Explaining
from game.council.stages import Stage
from game.council.voting import Ballot
from game.delegations.ballots import cast_ballot
from game.delegations.chair import phrasing, ruling
from game.delegations.corridor import in_corridor, worthwhile
from game.delegations.explaining import explanation
from game.delegations.opening import on_record, statement
from game.delegations.procedure import considered, in_meeting
from game.delegations.situation import Choice, Option, Situation
from game.delegations.speaking import reply, speeches
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.engine.state import Phase
from game.forecast.expectations import Expectations
from game.forecast.forecaster import Forecaster, forecaster_of
from game.forecast.instructions import Instructions, instructed
from game.forecast.outlook import Outlook
from game.forecast.temper import temper
from game.frames import Openings
from game.terms import Dice, MemberId
from game.world.acts import AnswerCall, EndDay, Speak
from game.world.sight import setting_of

_AT_STAGE: dict[Stage, Callable[[Situation], Choice]] = {
    Stage.DEBATE: statement,
    Stage.REPLIES: reply,
    Stage.POINT_OF_ORDER: ruling,
    Stage.NATURE: ruling,
    Stage.PHRASING: phrasing,
}


YIELDS = (Pass(), EndDay())
"""The acts that let a moment pass."""
RANDOM = -1
"""The skill of a seat that draws each act at random; 0, 1 and 2 are beginner, middle and seasoned."""


class Seat:
    """A delegation led by the game; between two choices it keeps nothing that could not be computed again."""

    __slots__ = ("_expectations", "_forecaster", "_instructions", "_seed", "_temper", "member", "skill")

    def __init__(
        self,
        case: Case,
        member: MemberId,
        *,
        seed: int = 0,
        skill: int = 1,
        forecaster: Forecaster | None = None,
        outlook: Outlook | None = None,
    ) -> None:
        """Take of the case only what is published, and the member's own profile and evidence.

        `seed` is the game's: it draws this game's temper. A `forecaster` and an `outlook` may be shared by the
        seats of a game.
        """
        self.member = member
        self.skill = skill
        self._seed = seed
        self._forecaster = forecaster or forecaster_of(case)
        outlook = outlook or Outlook(case.published.setting)
        setting, profile = setting_of(case.setting, member), instructed(case.profile[member])
        self._instructions = Instructions(setting, profile, outlook.known)
        self._expectations = Expectations(setting, profile, outlook)
        self._temper = temper(seed, member)

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return an open act with the reasons for it; `openings` must not be empty."""
        if self.skill < 0:
            return _drawn(briefing.member, openings, dice)
        situation = self._situation(briefing, openings, dice)
        choice = _chosen(situation)
        return choice if openings.admits(choice.action) else _otherwise(situation)

    def options(self, briefing: Briefing, openings: Openings, dice: Dice) -> list[Option]:
        """Return the best act of each kind that the seat might do now, best first, with its worth and why.

        The worths have no noise. Doing nothing is also a kind, worth nothing. Speeches differ in kind by their first
        point. If there is nothing to weigh, the list holds only the act that `choose` would return.
        """
        situation = self._situation(briefing, openings, dice, listing=True)
        found = [each for each in _options(situation) if openings.admits(each.action)]
        found += [Option(0.0, act, "lets the moment go by") for act in YIELDS if openings.admits(act)]
        best: dict[type, Option] = {}
        for each in sorted(found, key=lambda each: -each.worth):
            best.setdefault(type(each.action.points[0] if isinstance(each.action, Speak) else each.action), each)
        return list(best.values())

    def explained(self, briefing: Briefing, openings: Openings, dice: Dice, ballot: Ballot) -> Choice:
        """Return the seat's explanation of a ballot that the record or a person has already settled."""
        situation = self._situation(briefing, openings, dice)
        frame = openings[ExplainVote]
        draft = briefing.papers.draft(briefing.meeting.draft) if briefing.meeting else None
        assert isinstance(frame, Explaining) and draft is not None, "a vote on a draft is explained"
        return explanation(situation, draft, frame, ballot) or Choice(Pass())

    def _situation(self, briefing: Briefing, openings: Openings, dice: Dice, *, listing: bool = False) -> Situation:
        return Situation(
            briefing,
            openings,
            dice,
            forecaster=self._forecaster,
            temper=self._temper,
            instructions=self._instructions,
            expectations=self._expectations,
            skill=max(0, self.skill),
            daily=Dice(self._seed, briefing.day, f"{briefing.phase.value}/seat"),
            listing=listing,
        )


def delegations(case: Case, seed: int, *, skill: int = 1, but: Collection[MemberId] = ()) -> dict[MemberId, Seat]:
    """Return a delegation for each seat of the case, except those that humans hold."""
    shared, outlook = forecaster_of(case), Outlook(case.published.setting)
    return {
        member: Seat(case, member, seed=seed, skill=skill, forecaster=shared, outlook=outlook)
        for member in case.seats
        if member not in but
    }


def _chosen(s: Situation) -> Choice:
    return _way(s)(s)


def _way(s: Situation) -> Callable[[Situation], Choice]:
    """Return the function by which the seat chooses at this moment."""
    meeting = s.briefing.meeting
    if s.briefing.phase is not Phase.CHAMBER or meeting is None:
        return in_corridor
    chosen = _AT_STAGE.get(meeting.stage, in_meeting)
    if meeting.vote is not None and s.openings.get(CastBallot) is not None:
        return cast_ballot
    return in_meeting if chosen in (reply, statement) and s.openings.get(Speak) is None else chosen


def _options(s: Situation) -> list[Option]:
    way = _way(s)
    if way is statement and not on_record(s):
        return speeches(s)
    if way is in_meeting:
        return considered(s)
    talks = s.briefing.round
    called = AnswerCall in s.openings.frames or (talks is not None and talks.open and s.member in talks.polled)
    if way is in_corridor and not called:
        return worthwhile(s)
    choice = way(s)
    return [] if choice.action in YIELDS else [Option(1.0, choice.action, choice.because)]


def _otherwise(s: Situation) -> Choice:
    """Return the act that lets the moment pass, or one drawn at random if none does."""
    for act in YIELDS:
        if s.admits(act):
            return Choice(act, "nothing better is open")
    return _drawn(s.member, s.openings, s.moment)


def _drawn(member: MemberId, openings: Openings, dice: Dice) -> Choice:
    drawn = openings.draw(Random(int(dice.fraction(f"{member}/drawn") * (1 << 53))))
    return Choice(drawn, "drawn from what is open")
