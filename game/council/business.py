"""How business goes on when all polled members have acted: the next stage, the next text, the end of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.council import events as e
from game.council.acts import PointGround
from game.council.docket import Docket
from game.council.drafting import amended, calls_session, has_operative, moot, put_order
from game.council.explaining import must_abstain
from game.council.motions import RULE_33, Carried, PendingMotion, foremost
from game.council.papers import Amendment, DraftResolution, Nature, Standing
from game.council.shelf import pending
from game.council.stages import Stage
from game.council.subjects import (
    OnAgenda,
    OnAmendment,
    OnDraft,
    OnExclusion,
    OnInvitation,
    OnMotion,
    OnNature,
    OnPart,
    OnParty,
    OnRuling,
    Subject,
)
from game.council.voting import Ballot, Ground, Outcome, Question, outcome, with_obligatory_abstentions
from game.terms import SECRETARIAT, Symbol

TEN_WORKING_DAYS = 14
"""Days within which the Assembly debates a veto (A/RES/76/262, paragraph 1), week-ends counted."""

_BLUE = Standing.BLUE
_PROCEDURAL, _SUBSTANTIVE = Question.PROCEDURAL, Question.SUBSTANTIVE
_IN_FAVOUR, _ABSENT = Ballot.IN_FAVOUR, Ballot.ABSENT
_SUSPENDED = Stage.SUSPENDED


def proceed(docket: Docket) -> None:
    """Carry business forward until somebody must act, the meeting is suspended or closed."""
    meeting = docket.state.meeting
    while meeting is not None and not meeting.polled and meeting.stage is not _SUSPENDED:
        _NEXT[meeting.stage](docket)
        meeting = docket.state.meeting


def _agenda_adopted(docket: Docket) -> None:
    meeting = docket.meeting
    docket.tell(e.AgendaAdopted(meeting.item))
    docket.enter("agenda adopted", docket.present if meeting.proposed else ())


def _invitations(docket: Docket) -> None:
    meeting = docket.meeting
    agreed = tuple(each for each in meeting.proposed if each not in meeting.contested)
    if agreed:
        docket.tell(e.Invited(agreed))
    _next_invitation(docket)


def _next_invitation(docket: Docket) -> None:
    meeting = docket.meeting
    if meeting.contested:
        docket.enter("invitation contested", (meeting.president,))
    else:
        docket.enter("invitations settled", _briefers_polled(docket))


def _briefers_polled(docket: Docket) -> tuple[str, ...]:
    invited = docket.meeting.invited
    return (SECRETARIAT,) if any(each in invited for each in docket.meeting.briefers) else ()


def _briefings(docket: Docket) -> None:
    if _briefers_polled(docket):
        docket.tell(e.StageEntered(Stage.BRIEFINGS, (SECRETARIAT,)))
    else:
        docket.enter("briefings heard", docket.meeting.speakers[:1])


def _debate(docket: Docket) -> None:
    meeting = docket.meeting
    if meeting.speakers:
        docket.enter("next speaker", meeting.speakers[:1])
    else:
        docket.enter("list exhausted", meeting.replies)


def _replies(docket: Docket) -> None:
    draft = next_text(docket)
    docket.enter("replies heard", docket.present, draft)


def next_text(docket: Docket) -> Symbol:
    """Return the draft to be put next: in blue, on this item, in the order of submission (rule 32); or "".

    A draft that was postponed to a day is not put before that day (rule 33).
    """
    meeting, day = docket.meeting, docket.day
    for draft in docket.state.papers.drafts:
        before = draft.standing is _BLUE and draft.not_before <= day
        if before and draft.item == meeting.item and draft.symbol not in meeting.done:
            return draft.symbol
    return ""


def _texts(docket: Docket) -> None:
    meeting = docket.meeting
    draft = docket.state.papers.draft(meeting.draft)
    if draft is not None and draft.standing is _BLUE and draft.symbol not in meeting.done:
        docket.enter("text ready", docket.present)
        return
    symbol = next_text(docket)
    if symbol or meeting.draft:
        docket.enter("next text", docket.present, symbol)
    else:
        docket.enter("closed", ())


def _after_explanations(docket: Docket) -> None:
    docket.enter("next text", docket.present, next_text(docket))


def _close(docket: Docket) -> None:
    docket.tell(e.MeetingClosed())


def _put_next(docket: Docket) -> None:
    """Put the next amendment, then the parts requested separately, then the draft (rules 32 and 36)."""
    draft = docket.state.papers.draft(docket.meeting.draft)
    assert draft is not None, "a draft is before the Council"
    if draft.standing is not _BLUE or draft.symbol in docket.meeting.done:
        docket.enter("draft fallen", ())
        return
    if _put_amendment(docket, draft):
        return
    bank = docket.remit.paragraph
    question = _question(draft)
    if not has_operative(draft.clauses, bank):
        docket.tell(e.DraftMoved(draft.symbol, Standing.FALLEN))
        docket.enter("draft fallen", docket.present)
    elif draft.separate:
        docket.put("part put", OnPart(draft.separate[0].paragraph), question, must_abstain(docket.remit, draft))
    else:
        docket.put("draft put", OnDraft(draft.symbol), question, must_abstain(docket.remit, draft))


def _put_amendment(docket: Docket, draft: DraftResolution) -> bool:
    bank, waiting = docket.remit.paragraph, pending(docket.state.papers, draft.symbol)
    for amendment in put_order(waiting, bank, docket.meeting.first_amendment):
        if moot(amendment, draft):
            docket.tell(e.AmendmentSettled(amendment.symbol, "moot"))
            continue
        _put_one(docket, draft, amendment)
        return True
    return False


def _put_one(docket: Docket, draft: DraftResolution, amendment: Amendment) -> None:
    """Put an amendment to the vote; if it would make a procedural text substantive, it is itself substantive."""
    procedural = draft.nature is Nature.PROCEDURAL
    text = amended(draft, amendment, docket.remit.paragraph) if procedural else draft
    docket.put("amendment put", OnAmendment(amendment.symbol), _question(text), must_abstain(docket.remit, text))


def _question(draft: DraftResolution) -> Question:
    return _PROCEDURAL if draft.nature is Nature.PROCEDURAL else _SUBSTANTIVE


def _end_vote(docket: Docket) -> None:
    meeting = docket.meeting
    vote = meeting.vote
    assert vote is not None, "a vote is under way"
    ballots = {**vote.ballots, **dict.fromkeys(meeting.absent, _ABSENT)}
    if vote.must_abstain:
        ballots = with_obligatory_abstentions(ballots, vote.must_abstain)
    result = outcome(ballots, docket.remit.council, vote.question)
    docket.tell(e.VotingEnded(vote.id, vote.subject, vote.question, ballots, result))
    CONSEQUENCE[type(vote.subject)](docket, vote.subject, result)


def _agenda_decided(docket: Docket, subject: OnAgenda, result: Outcome) -> None:
    if result.adopted:
        _agenda_adopted(docket)
    else:
        docket.enter("agenda not adopted", ())


def _invitation_decided(docket: Docket, subject: OnInvitation | OnExclusion, result: Outcome) -> None:
    docket.tell(e.InvitationSettled(subject.invitee, result.adopted is docket.meeting.put_to_invite))
    _next_invitation(docket)


def _amendment_decided(docket: Docket, subject: OnAmendment, result: Outcome) -> None:
    docket.tell(e.AmendmentSettled(subject.amendment, "adopted" if result.adopted else "rejected"))
    _assembly_debate(docket, result)
    _put_next(docket)


def _part_decided(docket: Docket, subject: OnPart, result: Outcome) -> None:
    draft = docket.state.papers.draft(docket.meeting.draft)
    assert draft is not None, "a part belongs to a draft"
    clause = next(each for each in draft.separate if each.paragraph == subject.paragraph)
    docket.tell(e.PartSettled(draft.symbol, clause, result.adopted))
    _assembly_debate(docket, result)
    _put_next(docket)


def _assembly_debate(docket: Docket, result: Outcome) -> None:
    """Announce the Assembly's debate on a veto, once for each draft, whichever part was vetoed (A/RES/76/262).

    An emergency special session on the matter takes the place of the debate.
    """
    state, symbol = docket.state, docket.meeting.draft
    if result.ground is not Ground.VETO or not docket.remit.veto_initiative or state.session_called:
        return
    if all(symbol != each for each, _ in state.assembly_due):
        docket.tell(e.AssemblyDebateDue(symbol, docket.day + TEN_WORKING_DAYS))


def _draft_decided(docket: Docket, subject: OnDraft, result: Outcome) -> None:
    state = docket.state
    draft = state.papers.draft(subject.draft)
    assert draft is not None, "the draft is before the Council"
    in_favour = list(state.votes[-1].ballots.values()).count(_IN_FAVOUR)
    resolution = f"SIM/RES/{len(state.resolutions) + 1}" if result.adopted else ""
    docket.tell(e.DraftDecided(draft.symbol, resolution, in_favour))
    if resolution and calls_session(draft.clauses, docket.remit.paragraph) and not state.session_called:
        docket.tell(e.EmergencySessionCalled(resolution))
    _assembly_debate(docket, result)
    docket.enter("draft decided", docket.present)


def _preliminary_decided(docket: Docket, subject: OnNature, result: Outcome) -> None:
    docket.tell(e.NatureDecided(subject.draft, result.adopted))
    docket.resume()


def _party_decided(docket: Docket, subject: OnParty, result: Outcome) -> None:
    if result.adopted:
        docket.tell(e.PartyDeclared(subject.draft, subject.member))
    docket.resume()


def _ruling_decided(docket: Docket, subject: OnRuling, result: Outcome) -> None:
    settle_ruling(docket, overruled=result.adopted)


def _ruling_stands(docket: Docket) -> None:
    settle_ruling(docket, overruled=False)


def settle_ruling(docket: Docket, *, overruled: bool) -> None:
    """Let the ruling, or its opposite if it was overruled, take effect (rule 30)."""
    point = docket.meeting.point
    assert point is not None and point.upheld is not None, "a ruling has been given"
    upheld = point.upheld is not overruled
    docket.tell(e.RulingSettled(point.ground, point.about, point.by, upheld, overruled, point.party))
    if point.ground is PointGround.NATURE_OF_QUESTION:
        docket.tell(e.NatureDecided(point.about, upheld))
    elif point.ground is PointGround.OBLIGATORY_ABSTENTION and upheld and docket.remit.enforce_27_3 == "on_ruling":
        # Whether a member is a party is itself a preliminary question, which a permanent member can veto.
        docket.put("party asked", OnParty(point.about, point.party), Question.PRELIMINARY)
        return
    docket.resume()
    if point.ground is PointGround.PHRASING and upheld:
        phrase(docket, to_invite=not docket.meeting.put_to_invite, trigger="")


def phrase(docket: Docket, *, to_invite: bool, trigger: str) -> None:
    """Put the question whether to invite, or whether not to, to the first contested participant."""
    meeting = docket.meeting
    invitee = meeting.contested[0]
    docket.tell(e.InvitationPhrased(invitee, to_invite))
    subject = OnInvitation(invitee) if to_invite else OnExclusion(invitee)
    if trigger:
        docket.put(trigger, subject, _PROCEDURAL)
    else:
        vote = f"{meeting.symbol}/{meeting.votes + 1}"
        docket.tell(e.VotingBegan(vote, subject, _PROCEDURAL, docket.present))


def _put_motion(docket: Docket) -> None:
    first = foremost(docket.meeting.motions)
    if first is None:
        docket.resume()
    else:
        docket.put("motion put", OnMotion(first.motion, first.mover), _PROCEDURAL)


def _motion_decided(docket: Docket, subject: OnMotion, result: Outcome) -> None:
    asked = subject.motion, subject.mover
    put = next(each for each in docket.meeting.motions if (each.motion, each.mover) == asked)
    docket.tell(e.MotionSettled(put.motion, put.mover, put.until, result.adopted))
    if result.adopted:
        _carry_out(docket, put)
    elif docket.meeting.interrupted[-1].stage is Stage.MOTION_DEBATE:
        docket.resume()
    else:
        _put_motion(docket)


def _carry_out(docket: Docket, carried: PendingMotion) -> None:
    meeting, then = docket.meeting, RULE_33[carried.motion].then
    if then is Carried.SUSPENDS:
        docket.tell(e.MeetingSuspended())
        docket.enter("suspended", ())
        return
    if then is Carried.CLOSES or (then is Carried.POSTPONES and not meeting.draft):
        docket.enter("closed", ())
        docket.tell(e.MeetingClosed(carried.until))
        return
    if then is Carried.REFERS:
        docket.tell(e.DraftMoved(meeting.draft, Standing.REFERRED))
    docket.resume()


def _consensus(docket: Docket) -> None:
    docket.tell(e.StatementSettled(docket.meeting.statement, issued=True))
    docket.resume()


def _resume(docket: Docket) -> None:
    docket.resume()


CONSEQUENCE: dict[type[Subject], Callable[[Docket, Any, Outcome], None]] = {
    OnAgenda: _agenda_decided,
    OnInvitation: _invitation_decided,
    OnExclusion: _invitation_decided,
    OnAmendment: _amendment_decided,
    OnPart: _part_decided,
    OnDraft: _draft_decided,
    OnNature: _preliminary_decided,
    OnParty: _party_decided,
    OnRuling: _ruling_decided,
    OnMotion: _motion_decided,
}
"""The function that applies the result of the vote on each kind of question."""
_NEXT: dict[Stage, Callable[[Docket], None]] = {
    Stage.OPENING: _agenda_adopted,
    Stage.INVITATIONS: _invitations,
    Stage.BRIEFINGS: _briefings,
    Stage.DEBATE: _debate,
    Stage.ANSWERS: _debate,
    Stage.REPLIES: _replies,
    Stage.TEXTS: _texts,
    Stage.SEPARATION: _resume,
    Stage.RULING: _ruling_stands,
    Stage.MOTION_DEBATE: _put_motion,
    Stage.CONSENSUS: _consensus,
    Stage.EXPLANATIONS_BEFORE: _put_next,
    Stage.EXPLANATIONS_AFTER: _after_explanations,
    Stage.CLOSED: _close,
    Stage.AGENDA_VOTE: _end_vote,
    Stage.INVITATION_VOTE: _end_vote,
    Stage.AMENDMENT_VOTE: _end_vote,
    Stage.PART_VOTE: _end_vote,
    Stage.DRAFT_VOTE: _end_vote,
    Stage.PRELIMINARY_VOTE: _end_vote,
    Stage.PARTY_VOTE: _end_vote,
    Stage.RULING_VOTE: _end_vote,
    Stage.MOTION_VOTE: _end_vote,
}
