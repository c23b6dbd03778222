"""Invented Councils of 3, 5, 11 and 15 members, and a way to tell a game as a story that is held to the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from game.council import acts as a
from game.council.acts import Clause, Verb
from game.council.drafting import chapter_of
from game.council.meeting import Meeting
from game.council.membership import council_of
from game.council.papers import BankParagraph, DraftResolution, Nature
from game.council.remit import AgendaItem, DraftTitle, Invitee, Remit
from game.council.stages import VOTES, Stage
from game.council.voting import Ballot
from game.engine import FIELD, SECRETARIAT, Case, Phase, State, begin, fold, open_to, step, to_act
from game.engine.case import Profile
from game.terms import Dice, OutOfOrder, Refusal
from game.world.acts import Accusing, EndDay, OpenDay, PassNight, Speak, Stating
from game.world.gauges import Issue
from game.world.setting import Charge, Ending, Setting

REQUIRED = {3: 2, 5: 3, 11: 7, 15: 9}
HOLDERS = {3: 1, 5: 2, 11: 5, 15: 5}
NEIGHBOUR, PARTY, EXPERT = "IAA", "IBB", "XAA"
"""A State that may be invited under rule 37, a party to the dispute (Article 32), a briefer under rule 39."""
IN_FAVOUR, AGAINST, ABSTAINING = Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING
RIVER, DAM = "river", "dam"

_OPERATIVE = ("calls-upon", "demands", "condemns")
BANK = (
    BankParagraph("recalling", "preambular", "its earlier texts", ("welcomes",), {"waters": 0.1}),
    BankParagraph("concerned", "preambular", "the news", ("regrets", "takes-note"), {"waters": 0.2}),
    BankParagraph("talks", "operative", "both to talk", _OPERATIVE, {"waters": 0.5}, chapter="VI"),
    BankParagraph("sluices", "operative", "the sluices to be opened", _OPERATIVE, {"waters": 1.0}),
    BankParagraph("monitors", "operative", "monitors to be let in", _OPERATIVE, {"waters": 0.2}),
    BankParagraph("measures", "operative", "measures", ("decides",), {"waters": 0.9}, chapter="VII"),
    BankParagraph("timetable", "operative", "to meet again", ("decides",), {}, nature=Nature.PROCEDURAL),
    BankParagraph("inquiry", "operative", "to set up a committee", ("decides",), {"waters": 0.3}, nature=Nature.ASK),
    BankParagraph(
        "session", "operative", "to call a session", ("decides",), {}, nature=Nature.PROCEDURAL, calls_session=True
    ),
)
RECALLING, CONCERNED = Clause("recalling", Verb.WELCOMES), Clause("concerned", Verb.REGRETS)
TALKS, SLUICES, MONITORS = (Clause(each, Verb.CALLS_UPON) for each in ("talks", "sluices", "monitors"))
MEASURES, TIMETABLE, INQUIRY, SESSION = (
    Clause(each, Verb.DECIDES) for each in ("measures", "timetable", "inquiry", "session")
)


def seats_of(size: int) -> tuple[str, ...]:
    """Return the seats in their order: elected members EAA, EBB..., then permanent ones PAA, PBB..."""
    letters = "ABCDEFGHIJ"
    elected = [f"E{letter}{letter}" for letter in letters[: size - HOLDERS[size]]]
    return (*elected, *(f"P{letter}{letter}" for letter in letters[: HOLDERS[size]]))


def setting_of(seats: tuple[str, ...], days: int, hours: int) -> Setting:
    """Return a world in which nothing moves, and PAA may be accused."""
    none = "indicators evidence demands offers measures formats processes decisions happenings standing briefers flags"
    nothing: dict[str, Any] = dict.fromkeys(none.split(), ())
    accusers = tuple(each for each in seats if each != "PAA")
    return Setting(
        seats=seats,
        issues=(Issue("waters", "Waters", "one", "both"),),
        charges=(Charge("closure", "that the river is closed", "PAA", by=accusers),),
        endings=(Ending("end", "The end", "It ended.", ""),),
        relations={},
        credibility={},
        days=days,
        hours=dict.fromkeys(seats, hours),
        **nothing,
    )


def council_case(size: int = 15, *, days: int = 3, hours: int = 9, meeting: bool = True, **other: Any) -> Case:
    """Return a scenario of a Council of this size; `other` are fields of its remit."""
    members = seats_of(size)
    seats = (*members, NEIGHBOUR, PARTY)
    remit: dict[str, Any] = {
        "council": council_of(members, members[-HOLDERS[size] :], REQUIRED[size]),
        "presidents": ((1, members[0]),),
        "items": (AgendaItem(RIVER, "The river"), AgendaItem(DAM, "The dam")),
        "bank": BANK,
        "titles": (DraftTitle("text", "A text"),),
        "invitees": (Invitee(NEIGHBOUR, "neighbour", 37), Invitee(EXPERT, "expert", 39)),
        "first_item": RIVER,
    }
    profiles = tuple(Profile(each, "member" if each in members else "invited", {}, {}, 5.0, ()) for each in seats)
    return Case(
        id="council",
        title="A Council",
        summary="",
        first_day="2001-01-01",
        days=days,
        remit=Remit(**{**remit, **other}),
        setting=setting_of(seats, days, hours),
        participants=(),
        profiles=profiles,
        phrases=(),
        opens_with_meeting=meeting,
    )


class Story:
    """A game as it is told; every act must be open, and its events must be all that happens."""

    def __init__(self, size: int = 15, **other: Any) -> None:
        self.case = council_case(size, **other)
        self.state: State = begin(self.case)
        self.events: list[Any] = []

    # What is the case --------------------------------------------------------------------------------------------

    @property
    def members(self) -> tuple[str, ...]:
        return self.case.remit.council.seats

    @property
    def meeting(self) -> Meeting:
        meeting = self.state.proceedings.meeting
        assert meeting is not None, "no meeting is under way"
        return meeting

    @property
    def stage(self) -> Stage | None:
        meeting = self.state.proceedings.meeting
        return meeting.stage if meeting else None

    def draft(self, symbol: str) -> DraftResolution:
        draft = self.state.proceedings.papers.draft(symbol)
        assert draft is not None
        return draft

    def told(self, kind: type) -> list[Any]:
        """Return the events of this kind so far."""
        return [each for each in self.events if type(each) is kind]

    def may(self, by: str, kind: type) -> list[Any]:
        """Return every act of this kind that is open to a seat."""
        frame = open_to(self.state, by).frames.get(kind)
        return list(frame.each()) if frame is not None else []

    # What is done ------------------------------------------------------------------------------------------------

    def does(self, by: str, *actions: Any) -> tuple[Any, ...]:
        """Let a seat act; return the events of its last act."""
        told: tuple[Any, ...] = ()
        for action in actions:
            assert open_to(self.state, by).admits(action), f"not open to {by}: {action} at {self.stage}"
            before = self.state
            told, self.state = step(before, by, action, Dice(1, before.day, before.phase.value))
            assert fold(before, told) == self.state
            self.events.extend(told)
        return told

    def refused(self, by: str, action: Any) -> Refusal:
        """Return why the act is refused; it must be, and nothing may follow from it."""
        try:
            step(self.state, by, action, Dice(1))
        except OutOfOrder as refusal:
            return refusal.refusal
        raise AssertionError(f"{by} was let through with {action} at {self.stage}")

    def morning(self) -> Story:
        """Open the next day."""
        if self.state.phase is Phase.NIGHT:
            self.does(FIELD, PassNight())
        self.does(SECRETARIAT, OpenDay())
        return self

    def end_day(self) -> None:
        """Let all who wait in the corridor end their day."""
        while self.state.phase is Phase.CORRIDOR and self.state.corridor.waiting:
            self.does(to_act(self.state)[0], EndDay())

    def convene(self) -> Story:
        """Go on to the opening of the meeting that has been asked for."""
        if self.state.phase in (Phase.MORNING, Phase.NIGHT):
            self.morning()
        self.end_day()
        self.does(SECRETARIAT, a.OpenMeeting())
        return self

    def table(self, by: str, *clauses: Clause, item: str = RIVER, blue: bool = True) -> str:
        """Let a seat submit a draft, and a member ask for the vote on it; return its symbol."""
        chapter = chapter_of(clauses, self.case.remit.paragraph)
        self.does(by, a.TableDraft("text", item, clauses, chapter))
        symbol = self.state.proceedings.papers.drafts[-1].symbol
        if blue:
            self.does(by, a.PutInBlue(symbol))
        return symbol

    def reach(self, *stages: Stage) -> Story:
        """Let all let every moment go by, and all vote in favour, until one of the stages is reached."""
        for _ in range(500):
            if self.stage in stages:
                return self
            self.let_pass()
        raise AssertionError(f"stuck at {self.stage}")

    def let_pass(self) -> None:
        """Let the first that is waited for pass, or do the least that it must."""
        by = to_act(self.state)[0]
        meeting = self.meeting
        least: dict[Stage, Any] = {
            Stage.BRIEFINGS: a.Brief(meeting.briefers[0]) if meeting.briefers else None,
            Stage.PHRASING: a.PhraseInvitation(to_invite=True),
            Stage.POINT_OF_ORDER: a.Rule(upheld=False),
            Stage.NATURE: a.PutPreliminaryQuestion(),
        }
        if meeting.stage in VOTES:
            assert meeting.vote is not None
            bound = by in meeting.vote.must_abstain
            self.does(by, a.CastBallot(meeting.vote.id, ABSTAINING if bound else IN_FAVOUR))
        else:
            self.does(by, least.get(meeting.stage, a.Pass()))

    def everyone_passes(self) -> None:
        """Let all who are waited for at this stage pass."""
        for by in self.meeting.polled:
            self.does(by, a.Pass())

    def votes(self, rest: Ballot = IN_FAVOUR, **cast: Iterable[str]) -> Any:
        """Let all vote: `rest`, but for those named in_favour, against, abstaining or not_participating."""
        ballots = {member: Ballot(how) for how, members in cast.items() for member in members}
        meeting = self.meeting
        assert meeting.vote is not None, f"no vote at {meeting.stage}"
        kind, number = meeting.vote.id, len(self.state.proceedings.votes)
        for member in meeting.polled:
            self.does(member, a.CastBallot(kind, ballots.get(member, rest)))
        return self.state.proceedings.votes[number]

    def nine(self, count: int, rest: Ballot = ABSTAINING) -> Any:
        """Let the first `count` members vote in favour, elected ones first, the others as `rest`."""
        return self.votes(rest, in_favour=self.members[:count])

    def speaks(self, by: str) -> None:
        """Let a delegation that has the floor say something that names nobody."""
        self.does(by, Speak((Stating("waters", 1),)))

    def accuses(self, by: str) -> None:
        """Let a delegation that has the floor accuse PAA."""
        self.does(by, Speak((Accusing("closure"),)))


RARE: dict[type, float] = {EndDay: 0.5, a.ObjectToAgenda: 0.05, a.StayAway: 0.02, a.ObjectToStatement: 0.1}
"""How much of the weight of another act the drawn games give to those that end business before it begins."""


def drawn(state: State, by: str, dice: Random) -> Any:
    """Return an act that is open to a seat, such that drawn games come to votes and carry some of them."""
    frames = open_to(state, by).frames
    kinds = list(frames)
    action = frames[dice.choices(kinds, [RARE.get(kind, 1.0) for kind in kinds])[0]].draw(dice)
    if type(action) is a.CastBallot and dice.random() < 0.5:
        favour = a.CastBallot(action.vote, IN_FAVOUR)
        return favour if open_to(state, by).admits(favour) else action
    if type(action) is a.MoveMotion and dice.random() < 0.7:
        return frames[a.Pass].draw(dice) if a.Pass in kinds else action
    return action


def played(case: Case, seed: int, limit: int = 20_000) -> Iterator[tuple[State, str, Any, tuple[Any, ...], State]]:
    """Play a game of drawn acts and yield each: the state before, who acted, the act, its events, the state after."""
    state, dice = begin(case), Random(seed)
    for _ in range(limit):
        waited = to_act(state)
        if not waited:
            return
        # One in eight acts is that of a seat that nobody waits for: a point of order, a motion, a call.
        others = [each for each in case.seats if list(open_to(state, each).frames)] if dice.random() < 0.12 else []
        by = dice.choice(others or list(waited))
        action = drawn(state, by, dice)
        told, after = step(state, by, action, Dice(seed, state.day, state.phase.value))
        yield state, by, action, told, after
        state = after
    raise AssertionError("the game does not end")
