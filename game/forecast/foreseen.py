"""What each kind of act moves by the world's own rules, so that an act's forecast equals its effect.

Every kind of act stands in one of the three tables below. With everything known, `after` foresees exactly the moves in
the record of the act; a test checks this over whole games.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from game.council import acts as a
from game.council.papers import DraftResolution
from game.engine import affairs as council
from game.engine import directing as d
from game.engine import sounding
from game.engine.affairs import Affairs
from game.terms import MemberId, Symbol
from game.world import acts as w
from game.world import corridor, promises, speech, talks, understandings
from game.world.facts import World
from game.world.unfolding import Unfolding


def after(affairs: Affairs, by: MemberId, act: Any, meeting: Symbol = "", share: float = 0.0) -> World:
    """Return the world after an open act in these affairs; promises that the act keeps are judged as kept.

    `meeting` is the symbol of the meeting under way. `share` is the weight of each point of a speech whose length is
    not settled yet. An act that moves nothing, or whose moves are foreseen elsewhere, leaves the world as it is.
    """
    follow = FORESEEN.get(type(act))
    if follow is None:
        return affairs.world
    if type(act) is w.Speak:
        told = speech.speech_events(
            affairs.world, affairs.setting, affairs.day, by, act.points, meeting=meeting, share=share
        )  # fmt: skip
        world = told.world
    else:
        world = follow(affairs, by, act)
    return kept(affairs, world)


def kept(affairs: Affairs, world: World) -> World:
    """Return the world after judging as kept each promise whose condition holds in it."""
    if not promises.touched(affairs.world, world, affairs.setting, affairs.notes):
        return world
    unfolding = Unfolding(world, affairs.setting, affairs.day)
    promises.keep(unfolding)
    return unfolding.world


def _spoken(affairs: Affairs, by: MemberId, act: w.Speak) -> World:
    return speech.speech_events(affairs.world, affairs.setting, affairs.day, by, act.points).world


def _deed(affairs: Affairs, by: MemberId, act: w.Deed) -> World:
    return corridor.deed_events(affairs.world, affairs.setting, affairs.day, by, act).world


def _in_talks(affairs: Affairs, by: MemberId, act: w.Deed) -> World:
    return talks.deed_events(affairs.world, affairs.setting, affairs.day, by, act).world


def _consented(affairs: Affairs, by: MemberId, act: w.CallTalks | w.AnswerCall) -> World:
    unfolding = Unfolding(_in_talks(affairs, by, act), affairs.setting, affairs.day)
    consents = act.consents if isinstance(act, w.AnswerCall) else True
    understandings.judge_call(unfolding, by, act.format, consents=consents)
    return unfolding.world


def _tested(affairs: Affairs, by: MemberId, act: w.TestParagraph) -> World:
    unfolding = affairs.unfolding()
    sounding.pay(unfolding, by, act.member)
    return unfolding.world


def _tabled(affairs: Affairs, by: MemberId, act: a.TableDraft) -> World:
    draft = DraftResolution("the draft", act.title, act.item, (by,), act.clauses, affairs.day, act.chapter)
    tabled = replace(affairs, world=council.tabled(affairs, draft).world)
    return council.counted(tabled, {"drafts": tabled.number("drafts") + 1.0})


def _joined(affairs: Affairs, by: MemberId, act: a.Cosponsor) -> World:
    draft = affairs.papers.draft(act.draft)
    return council.joined(affairs, by, draft).world if draft is not None else affairs.world


def _objected(affairs: Affairs, by: MemberId, act: a.ObjectToStatement) -> World:
    statement = affairs.papers.statement(act.statement)
    return council.statement_settled(affairs, statement, (by,)).world if statement is not None else affairs.world


FORESEEN: dict[type, Callable[[Affairs, MemberId, Any], World]] = {
    w.Speak: _spoken,
    **dict.fromkeys(
        (w.Meet, w.Lobby, w.ReleaseEvidence, w.AnswerClaim, w.AdviseCapital, w.Telephone, w.MeetGroup), _deed
    ),
    **dict.fromkeys((w.ProposeUnderstanding, w.AnswerUnderstanding, w.RecordBreach, w.ContestSignature), _deed),
    **dict.fromkeys((w.CallTalks, w.AnswerCall), _consented),
    **dict.fromkeys((w.ProposeTerms, w.AcceptTerms, w.AcceptPart, w.WalkOut), _in_talks),
    w.TestParagraph: _tested,
    a.TableDraft: _tabled,
    a.Cosponsor: _joined,
    a.ObjectToStatement: _objected,
}
"""The kinds of act whose moves a seat foresees, each with the rule that makes them."""

ELSEWHERE: dict[type, str] = {
    a.CastBallot: "one ballot moves nothing; what the vote moves, stakes.py foresees for every way that it may end",
    a.ProposeStatement: "it moves nothing until all agree; what it would move then, stakes.of_statement foresees",
    a.Pass: "the last to let the chance go by may close a meeting: who charges and who answers foresees what that does",
    w.EndDay: "the last to end the day may end it for all: the same, and a statement that nobody objected to is agreed",
    w.PassNight: "the night is foreseen by the outlook, day by day, with its dice in the middle",
    d.ApplyEffects: "the director's effects are no seat's to foresee: they come from outside the table",
    w.OpenDay: "what a morning brings is foreseen as chances of what is charged and promised; its news is not",
}
"""The kinds of act that move numbers only through another event, and where that is foreseen, if anywhere."""

NOTHING: dict[type, str] = {
    **dict.fromkeys(
        (a.RequestMeeting, a.OpenMeeting, a.StayAway, a.CedeChair, a.ObjectToAgenda, a.ObjectToInvitation),
        "it moves no number but the count of meetings, which nobody's vote depends on",
    ),
    **dict.fromkeys(
        (a.PhraseInvitation, a.Brief, a.CallSpeaker, a.RaisePointOfOrder, a.Rule, a.ChallengeRuling),
        "the order of business moves no number, but a contested ruling that stands costs its maker a little",
    ),
    **dict.fromkeys(
        (a.MoveMotion, a.SpeakOnMotion, a.ExplainVote, a.OrderAmendments, a.RequestSeparateVote),
        "it moves no number: what comes of it is decided by a vote",
    ),
    **dict.fromkeys(
        (a.ObjectToSeparateVote, a.AskPreliminaryQuestion, a.PutPreliminaryQuestion),
        "it moves no number: what comes of it is decided by a vote",
    ),
    **dict.fromkeys(
        (a.PutUnderSilence, a.BreakSilence, a.PutInBlue, a.WithdrawDraft, a.TakeOverDraft),
        "a paper moves no number before it is voted on",
    ),
    **dict.fromkeys(
        (a.ProposeAmendment, a.AcceptAmendment, a.WithdrawAmendment), "a paper moves no number before it is voted on"
    ),
    d.GiveNews: "the director's news moves no number",
    w.SoundOut: "it is paid in hours alone",
}
"""The kinds of act that move no number that a seat weighs, and why."""
