"""A small book of law, written from the rules and from nothing in the game: what may never get through.

`breach(state, by, act)` names a rule that the act would break, or is empty. It is no full law: what it lets pass may
still be refused for want of time, of turn, or by the game's own bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.council import acts as a
from game.council.motions import Motion
from game.council.papers import DraftResolution, Standing
from game.council.stages import Stage
from game.council.subjects import OnAmendment, OnDraft
from game.council.voting import Ballot
from game.engine.directing import ApplyEffects, GiveNews
from game.engine.state import Phase, State
from game.terms import DIRECTOR
from game.world import acts as w
from tests.properties.worldbook import (
    accepting,
    accepting_part,
    agreeing,
    answering,
    answering_understanding,
    calling,
    consenting,
    contesting,
    costs_an_hour,
    door,
    gathering,
    known_paragraph,
    other,
    party_in_round,
    proposing,
    recording,
    release,
    said,
    waiting,
)

Law = Callable[[State, str, Any], str]
CHAMBER, CORRIDOR = Phase.CHAMBER, Phase.CORRIDOR
OFFICES = ("secretariat", "field")
VOTED = {Standing.ADOPTED, Standing.NOT_ADOPTED, Standing.FALLEN}


def breach(state: State, by: str, act: Any) -> str:
    """Return the rule that the act would break, or an empty string."""
    if state.phase is Phase.OVER:
        return "nothing is done after the end"
    if type(act) in OFFICE:
        return OFFICE[type(act)](state, by, act)
    if by in OFFICES:
        return "the secretariat and the field do what they are for, and nothing else"
    if by not in state.case.seats:
        return "nobody acts who has no seat"
    return _in_place(state, type(act)) or LAW[type(act)](state, by, act)


def _in_place(state: State, kind: type) -> str:
    if kind in IN_CHAMBER and (state.phase is not CHAMBER or state.proceedings.meeting is None):
        return "business of a meeting is done in a meeting (item 31)"
    if kind in IN_CORRIDOR and state.phase is not CORRIDOR:
        return "what is done outside the chamber is not done in it"
    if state.phase not in (CHAMBER, CORRIDOR):
        return "no seat acts at night or before the morning"
    return ""


def members(state: State) -> tuple[str, ...]:
    return state.case.remit.council.seats


def present(state: State, by: str) -> bool:
    meeting = state.proceedings.meeting
    sitting = meeting is not None and meeting.stage is not Stage.SUSPENDED
    return by in members(state) and not (sitting and meeting and by in meeting.absent)


def stage(state: State) -> Stage | None:
    meeting = state.proceedings.meeting
    return meeting.stage if meeting else None


def draft_of(state: State, symbol: Any) -> DraftResolution | None:
    return next((each for each in state.proceedings.papers.drafts if each.symbol == symbol), None)


def voting(state: State) -> bool:
    return state.phase is CHAMBER and stage(state) in {each for each in Stage if "vote" in each.value}


def only_members(state: State, by: str, act: Any) -> str:
    return "" if present(state, by) else "an invited State has no vote and demands none; an absent member neither (64)"


def only_president(state: State, by: str, act: Any) -> str:
    meeting = state.proceedings.meeting
    return "" if meeting and by == meeting.president else "only the President presides (rule 19)"


def in_stage(*stages: Stage) -> Law:
    def law(state: State, by: str, act: Any) -> str:
        return "" if stage(state) in stages else f"this is done in {[each.value for each in stages]}"

    return law


def polled(state: State, by: str, act: Any) -> str:
    meeting = state.proceedings.meeting
    return "" if meeting and by in meeting.polled else "it is not this member's turn"


def both(*laws: Law) -> Law:
    def law(state: State, by: str, act: Any) -> str:
        return next((found for each in laws if (found := each(state, by, act))), "")

    return law


def ballot(state: State, by: str, act: a.CastBallot) -> str:
    meeting = state.proceedings.meeting
    vote = meeting.vote if meeting else None
    if vote is None or not voting(state):
        return "no question is put"
    if act.vote != vote.id:
        return "the ballot is for another vote"
    if by in vote.ballots:
        return "a member has one vote (Article 27 (1))"
    if act.ballot not in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING):
        return "who is present is not absent (20)"
    if by in vote.must_abstain and act.ballot in (Ballot.IN_FAVOUR, Ballot.AGAINST):
        return "a party to the dispute shall abstain (Article 27 (3))"
    return ""


def withdrawal(state: State, by: str, act: a.WithdrawDraft) -> str:
    draft = draft_of(state, act.draft)
    if draft is None or by not in draft.sponsors:
        return "only its sponsors withdraw a draft (rule 35)"
    put = any(each.subject == OnDraft(act.draft) for each in state.proceedings.votes)
    amended = {each.symbol for each in state.proceedings.papers.amendments if each.draft == act.draft}
    touched = any(each.subject in map(OnAmendment, amended) for each in state.proceedings.votes)
    return "after a vote on it nothing is withdrawn (rule 35)" if put or touched or draft.standing in VOTED else ""


def takeover(state: State, by: str, act: a.TakeOverDraft) -> str:
    draft = draft_of(state, act.draft)
    ok = draft is not None and draft.standing is Standing.WITHDRAWN and by in draft.sponsors
    return "" if ok else "only a co-sponsor takes over a draft that was withdrawn (rule 35)"


def amendment_withdrawal(state: State, by: str, act: a.WithdrawAmendment) -> str:
    found = next((each for each in state.proceedings.papers.amendments if each.symbol == act.amendment), None)
    return "" if found and found.by == by and not found.settled else "not one's own, or settled (rule 35)"


def acceptance(state: State, by: str, act: a.AcceptAmendment) -> str:
    found = next((each for each in state.proceedings.papers.amendments if each.symbol == act.amendment), None)
    draft = draft_of(state, found.draft) if found else None
    if found is None or draft is None or found.settled or by in found.accepted_by:
        return "no such amendment waits for acceptance"
    return "" if by in draft.sponsors else "only sponsors accept (60)"


def amending(state: State, by: str, act: a.ProposeAmendment) -> str:
    draft = draft_of(state, act.draft)
    if draft is None or draft.standing is not Standing.BLUE or draft.voted_on:
        return "only a text before the Council is amended (rule 33 (6))"
    if not -1 <= act.place < len(draft.clauses) or (act.place == -1 and act.clause is None):
        return "there is no such paragraph"
    known = {each.id for each in state.case.remit.bank}
    return "" if act.clause is None or act.clause.paragraph in known else "a paragraph that nobody wrote"


def text(state: State, by: str, act: a.TableDraft | a.ProposeStatement) -> str:
    bank = {each.id: each for each in state.case.remit.bank}
    if not all(type(each) is a.Clause and each.paragraph in bank for each in act.clauses):
        return "a paragraph that nobody wrote"
    if act.item not in {each.id for each in state.case.remit.items}:
        return "a matter that is not on the agenda (rule 7)"
    if any(each.verb.value not in bank[each.paragraph].verbs for each in act.clauses):
        return "a verb that the paragraph cannot bear"
    operative = [each for each in act.clauses if bank[each.paragraph].kind == "operative"]
    if not 1 <= len(operative) <= state.case.remit.max_operative:
        return "a text without an operative paragraph, or with too many"
    if len({each.paragraph for each in act.clauses}) < len(act.clauses):
        return "a paragraph twice"
    session = any(bank[each.paragraph].calls_session for each in act.clauses)
    vetoed = state.proceedings.vetoes or state.case.remit.prior_vetoes
    if session and (not state.case.remit.uniting_for_peace or not vetoed or type(act) is a.ProposeStatement):
        return "no session without a lack of unanimity before it (377 A (V))"
    return ""


def tabling(state: State, by: str, act: a.TableDraft) -> str:
    if voting(state):
        return "nothing is tabled during a vote"
    return text(state, by, act)


def in_blue(state: State, by: str, act: a.PutInBlue) -> str:
    draft = draft_of(state, act.draft)
    if draft is None or draft.standing is not Standing.NEGOTIATION:
        return "it is no draft in negotiation"
    own = by in draft.sponsors or draft.sponsors[0] not in members(state)
    return "" if own else "a member asks for the vote on its own draft or on a non-member's (rule 38)"


def silence(state: State, by: str, act: a.PutUnderSilence) -> str:
    draft = draft_of(state, act.draft)
    ok = draft and draft.standing is Standing.NEGOTIATION and by in draft.sponsors
    return "" if ok else "only a sponsor puts its draft under silence (73)"


def breaking(state: State, by: str, act: a.BreakSilence) -> str:
    draft = draft_of(state, act.draft)
    return "" if draft and draft.standing is Standing.SILENCE else "there is no silence to break (73)"


def sponsoring(state: State, by: str, act: a.Cosponsor) -> str:
    draft = draft_of(state, act.draft)
    if draft is None or draft.standing in VOTED or draft.standing is Standing.WITHDRAWN:
        return "there is no such draft before the Council"
    return "a sponsor is one once" if by in draft.sponsors else ""


def separation(state: State, by: str, act: a.RequestSeparateVote) -> str:
    draft = draft_of(state, act.draft)
    if draft is None or draft.standing is not Standing.BLUE or draft.voted_on:
        return "no such text is before the Council (rule 32)"
    return "" if 0 <= act.place < len(draft.clauses) else "there is no such paragraph"


def against_separation(state: State, by: str, act: a.ObjectToSeparateVote) -> str:
    draft = draft_of(state, act.draft)
    return "" if draft and by == draft.sponsors[0] else "only the original mover objects (rule 32)"


def point(state: State, by: str, act: a.RaisePointOfOrder) -> str:
    if stage(state) in (Stage.POINT_OF_ORDER, Stage.RULING, Stage.RULING_VOTE, Stage.NATURE, Stage.PHRASING):
        return "the President rules at once, and the Council decides at once (rule 30)"
    conduct = (a.PointGround.CONDUCT_OF_VOTING, a.PointGround.PHRASING)
    if voting(state) and act.ground not in conduct:
        return "only the conduct of the voting interrupts it (61)"
    return ""


def challenge(state: State, by: str, act: a.ChallengeRuling) -> str:
    meeting = state.proceedings.meeting
    ruled = meeting and meeting.stage is Stage.RULING and meeting.point and meeting.point.upheld is not None
    return "" if ruled else "there is no ruling to challenge (rule 30)"


def motion(state: State, by: str, act: a.MoveMotion) -> str:
    meeting = state.proceedings.meeting
    if voting(state) or meeting is None:
        return "no motion interrupts a vote (61)"
    if act.motion is Motion.AMEND:
        return "an amendment is made in writing (rule 31)"
    waiting = [each.motion for each in meeting.motions]
    if waiting and act.motion >= min(waiting):
        return "only a motion of higher rank is taken now (rule 33)"
    return ""


def agenda(state: State, by: str, act: a.ObjectToAgenda) -> str:
    return "" if stage(state) is Stage.OPENING else "the agenda is adopted first (rule 9)"


def invitation(state: State, by: str, act: a.ObjectToInvitation) -> str:
    meeting, remit = state.proceedings.meeting, state.case.remit
    bound = {each.id for each in remit.invitees if each.obligatory and remit.dispute}
    if not meeting or meeting.stage is not Stage.INVITATIONS or act.invitee not in meeting.proposed:
        return "nobody proposes that invitation now (rules 37 and 39)"
    return "a party to the dispute shall be invited (Article 32)" if act.invitee in bound else ""


def speaking(state: State, by: str, act: w.Speak) -> str:
    meeting = state.proceedings.meeting
    if not meeting or not 1 <= len(act.points) <= 4:
        return "a speech has one to four points"
    reply = meeting.stage is Stage.REPLIES
    heard = [each for each in meeting.speakers if each in members(state) or each in meeting.invited]
    if not reply and (meeting.stage is not Stage.DEBATE or heard[:1] != [by]):
        return "speakers are called in the order of the list (rule 27)"
    if by not in members(state) and by not in meeting.invited:
        return "who was not invited does not speak (rule 37)"
    return next((found for each in act.points if (found := said(state, by, each))), "")


def office(who: str, phases: tuple[Phase, ...]) -> Law:
    def law(state: State, by: str, act: Any) -> str:
        return "" if by == who and state.phase in phases else f"this is for the {who}, in its time"

    return law


def directs(state: State, by: str, act: Any) -> str:
    """Return a breach unless the game has a director, and it is the one who acts."""
    return "" if state.case.directed and by == DIRECTOR else "only a director gives news or lets effects happen"


OFFICE: dict[type, Law] = {
    GiveNews: directs,
    ApplyEffects: directs,
    w.OpenDay: office("secretariat", (Phase.MORNING,)),
    w.PassNight: office("field", (Phase.NIGHT,)),
    a.OpenMeeting: office("secretariat", (Phase.CORRIDOR, Phase.CHAMBER)),
    a.Brief: both(office("secretariat", (Phase.CHAMBER,)), in_stage(Stage.BRIEFINGS)),
}
IN_CHAMBER: dict[type, Law] = {
    a.Pass: polled,
    a.CedeChair: both(only_president, in_stage(Stage.OPENING)),
    a.ObjectToAgenda: both(only_members, agenda),
    a.ObjectToInvitation: both(only_members, invitation),
    a.PhraseInvitation: both(only_president, in_stage(Stage.PHRASING)),
    a.CallSpeaker: both(only_president, in_stage(Stage.DEBATE)),
    a.RaisePointOfOrder: both(only_members, point),
    a.Rule: both(only_president, in_stage(Stage.POINT_OF_ORDER, Stage.NATURE)),
    a.ChallengeRuling: both(only_members, challenge),
    a.MoveMotion: both(only_members, motion),
    a.SpeakOnMotion: both(only_members, in_stage(Stage.MOTION_DEBATE)),
    a.ExplainVote: both(only_members, in_stage(Stage.EXPLANATIONS_BEFORE, Stage.EXPLANATIONS_AFTER)),
    a.ProposeAmendment: both(only_members, in_stage(Stage.TEXTS), amending),
    a.AcceptAmendment: both(in_stage(Stage.TEXTS), acceptance),
    a.WithdrawAmendment: both(in_stage(Stage.TEXTS), amendment_withdrawal),
    a.OrderAmendments: both(only_president, in_stage(Stage.TEXTS)),
    a.RequestSeparateVote: both(only_members, in_stage(Stage.TEXTS), separation),
    a.ObjectToSeparateVote: both(in_stage(Stage.SEPARATION), against_separation),
    a.AskPreliminaryQuestion: both(only_members, in_stage(Stage.TEXTS)),
    a.PutPreliminaryQuestion: both(only_president, in_stage(Stage.NATURE)),
    a.CastBallot: both(only_members, ballot),
    w.Speak: speaking,
}
IN_CORRIDOR: dict[type, Law] = {
    a.RequestMeeting: both(only_members, waiting),
    a.StayAway: both(only_members, waiting),
    a.PutUnderSilence: silence,
    w.Meet: both(waiting, costs_an_hour, other),
    w.Lobby: both(waiting, costs_an_hour, other),
    w.ReleaseEvidence: both(waiting, release),
    w.AnswerClaim: both(waiting, answering),
    w.AdviseCapital: both(waiting, costs_an_hour, door),
    w.Telephone: both(waiting, costs_an_hour, other),
    w.MeetGroup: both(waiting, gathering),
    w.SoundOut: both(waiting, costs_an_hour, other),
    w.TestParagraph: both(waiting, costs_an_hour, other, known_paragraph),
    w.ProposeUnderstanding: both(waiting, costs_an_hour, agreeing),
    w.AnswerUnderstanding: both(waiting, answering_understanding),
    w.CallTalks: both(waiting, costs_an_hour, calling),
    w.AnswerCall: consenting,
    w.ProposeTerms: proposing,
    w.AcceptTerms: both(party_in_round, accepting),
    w.AcceptPart: both(party_in_round, accepting_part),
    w.RecordBreach: both(waiting, recording),
    w.ContestSignature: both(waiting, costs_an_hour, contesting),
    w.WalkOut: party_in_round,
    w.EndDay: waiting,
}
ANYWHERE: dict[type, Law] = {
    a.TableDraft: tabling,
    a.Cosponsor: sponsoring,
    a.BreakSilence: both(only_members, breaking),
    a.PutInBlue: both(only_members, in_blue),
    a.WithdrawDraft: withdrawal,
    a.TakeOverDraft: both(only_members, takeover),
    a.ProposeStatement: both(only_members, text),
    a.ObjectToStatement: only_members,
}
LAW: dict[type, Law] = {**IN_CHAMBER, **IN_CORRIDOR, **ANYWHERE}
