"""The consequences of an act that the rules leave open: one function for each act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.council import acts as a
from game.council import events as e
from game.council.business import phrase, proceed
from game.council.docket import Docket
from game.council.drafting import moot, nature_of
from game.council.evolve import FOLD
from game.council.explaining import cast_on
from game.council.meeting import Proceedings
from game.council.motions import PendingMotion, debatable
from game.council.papers import AMENDED, Amendment, DraftResolution, LaidText, Standing, Statement
from game.council.presidency import next_president
from game.council.remit import Remit
from game.council.shelf import BLUE, NEGOTIATION, SILENCE, WITHDRAWN, amendments_to, pending
from game.council.speakers import speakers_list
from game.council.stages import Stage
from game.council.subjects import OnAgenda, OnMotion, OnNature, OnRuling
from game.council.voting import Question
from game.terms import Dice, MemberId, Symbol

Decided = tuple[tuple[Any, ...], Proceedings]
"""The events that follow, and the proceedings after them."""


def decide(
    state: Proceedings, remit: Remit, day: int, by: MemberId, act: Any, *, dice: Dice
) -> Decided:
    """Return the events that follow from an act that is open, and the proceedings after them."""
    says = _SAYS.get(type(act))
    if says is None:
        docket = Docket(state, remit, day)
        _DO[type(act)](docket, by, act, dice)
    else:
        event = says(by, act)
        after = FOLD[type(event)](state, event, remit, day)
        if after.meeting is None or after.meeting.polled:
            return (event,), after
        docket = Docket(after, remit, day)
        docket.events.append(event)
    proceed(docket)
    return tuple(docket.events), docket.state


def take_floor(
    state: Proceedings, remit: Remit, day: int, by: MemberId, *, named: tuple[MemberId, ...]
) -> Decided:
    """Return the events after a delegation has spoken: the members it named may answer, then business goes on."""
    docket = Docket(state, remit, day)
    meeting = docket.meeting
    reply = meeting.stage is Stage.REPLIES
    heard = tuple(each for each in named if each != by and (each in docket.present or each in meeting.invited))
    docket.tell(e.FloorTaken(by, reply, heard))
    members = tuple(each for each in heard if each in docket.present)
    if members and not reply:
        docket.enter("named", members)
    proceed(docket)
    return tuple(docket.events), docket.state


def end_consultations(state: Proceedings, remit: Remit, day: int) -> Decided:
    """Close consultations: drafts whose silence holds go into blue; press statements without objection are issued."""
    docket = Docket(state, remit, day)
    for draft in state.papers.drafts:
        if draft.standing is Standing.SILENCE:
            docket.tell(e.DraftMoved(draft.symbol, Standing.BLUE))
    for statement in state.papers.statements:
        if not statement.settled:
            docket.tell(e.StatementSettled(statement.symbol, issued=True))
    return tuple(docket.events), docket.state


def lay(state: Proceedings, remit: Remit, day: int, texts: tuple[LaidText, ...]) -> Decided:
    """Lay texts in blue before the Council, as they stand when a game begins."""
    docket = Docket(state, remit, day)
    for each in texts:
        symbol = _submit(docket, each)
        for member in each.sponsors[1:]:
            docket.tell(e.Cosponsored(symbol, member))
        docket.tell(e.DraftMoved(symbol, BLUE))
    return tuple(docket.events), docket.state


def _open(docket: Docket, by: MemberId, act: a.OpenMeeting, dice: Dice) -> None:
    state, remit = docket.state, docket.remit
    if state.meeting is not None and state.meeting.stage is Stage.SUSPENDED:
        docket.resume()
        return
    requester, item = state.requests[0]
    president = state.president
    while president in state.away and len(state.away) < remit.council.size:
        president = next_president(remit.council.seats, president)
    invitees = tuple(each for each in remit.invitees if not each.items or item in each.items)
    docket.tell(
        e.MeetingOpened(
            f"SIM/PV.{state.meetings + 1}",
            item,
            president,
            speakers_list(state, remit, item, requester, dice, president=president),
            tuple(each.id for each in invitees),
            tuple(each.id for each in invitees if each.rule == 39),
            state.away,
        )
    )
    docket.tell(e.StageEntered(Stage.OPENING, docket.present))


def _cede(docket: Docket, by: MemberId, act: a.CedeChair, dice: Dice) -> None:
    docket.tell(e.ChairCeded(by, next_president(docket.present, by)))


def _object_agenda(docket: Docket, by: MemberId, act: a.ObjectToAgenda, dice: Dice) -> None:
    docket.tell(e.AgendaObjected(by))
    docket.put("objection", OnAgenda(docket.meeting.item), Question.PROCEDURAL)


def _phrase(docket: Docket, by: MemberId, act: a.PhraseInvitation, dice: Dice) -> None:
    phrase(docket, to_invite=act.to_invite, trigger="question phrased")


def _point(docket: Docket, by: MemberId, act: a.RaisePointOfOrder, dice: Dice) -> None:
    docket.tell(e.PointRaised(by, act.ground, act.about, act.party))
    docket.interrupt("point of order", (docket.meeting.president,))


def _rule(docket: Docket, by: MemberId, act: a.Rule, dice: Dice) -> None:
    docket.tell(e.Ruled(by, act.upheld))
    docket.enter("ruling", tuple([each for each in docket.present if each != by]))


def _challenge(docket: Docket, by: MemberId, act: a.ChallengeRuling, dice: Dice) -> None:
    point = docket.meeting.point
    assert point is not None, "a ruling is challenged"
    docket.tell(e.RulingChallenged(by))
    docket.put("challenge", OnRuling(point.ground, point.about, point.party), Question.PROCEDURAL)


def _move(docket: Docket, by: MemberId, act: a.MoveMotion, dice: Dice) -> None:
    meeting = docket.meeting
    until = docket.day + act.until if act.until else 0
    docket.tell(e.MotionMoved(PendingMotion(act.motion, by, len(meeting.moved), until)))
    if not debatable(act.motion):
        docket.put_at_once("motion put", OnMotion(act.motion, by), Question.PROCEDURAL)
    elif meeting.stage is not Stage.MOTION_DEBATE:
        docket.interrupt("debatable motion", docket.present)


def _explain(docket: Docket, by: MemberId, act: a.ExplainVote, dice: Dice) -> None:
    meeting = docket.meeting
    before = meeting.stage is Stage.EXPLANATIONS_BEFORE
    ballot = act.ballot if before else cast_on(docket.state.votes, meeting.draft, by)
    docket.tell(e.VoteExplained(by, meeting.draft, act.words, before, ballot, act.reasons))


def _table(docket: Docket, by: MemberId, act: a.TableDraft, dice: Dice) -> None:
    _submit(docket, LaidText(act.title, act.item, (by,), act.clauses), act.chapter)


def _submit(docket: Docket, text: LaidText, chapter: str = "") -> Symbol:
    """Submit a text in the name of the first of its sponsors, and return its symbol."""
    year = f"{docket.remit.year}/" if docket.remit.year else ""
    symbol = f"SIM/{year}{len(docket.state.papers.drafts) + 1}"
    nature, by = nature_of(text.clauses, docket.remit.paragraph), text.sponsors[:1]
    docket.tell(
        e.DraftTabled(
            DraftResolution(symbol, text.title, text.item, by, text.clauses, docket.day, chapter, nature=nature)
        )
    )
    return symbol


def _amend(docket: Docket, by: MemberId, act: a.ProposeAmendment, dice: Dice) -> None:
    draft = docket.state.papers.draft(act.draft)
    assert draft is not None, "the draft is before the Council"
    made = len(amendments_to(docket.state.papers, draft.symbol))
    was = draft.clauses[act.place] if act.place >= 0 else None
    symbol = f"{draft.symbol}{AMENDED}{made + 1}"
    docket.tell(e.AmendmentProposed(Amendment(symbol, draft.symbol, by, act.place, act.clause, was)))
    if set(draft.sponsors) == {by}:
        _incorporate(docket, symbol)
        return
    meeting = docket.meeting
    again = {*meeting.polled, *draft.sponsors}
    if len(pending(docket.state.papers, draft.symbol)) > 1:
        # Rule 36: if there are two or more, the President rules on their order.
        again.add(meeting.president)
    docket.tell(e.StageEntered(Stage.TEXTS, tuple([each for each in docket.present if each in again]), draft.symbol))


def _accept(docket: Docket, by: MemberId, act: a.AcceptAmendment, dice: Dice) -> None:
    docket.tell(e.AmendmentAccepted(act.amendment, by))
    amendment = docket.state.papers.amendment(act.amendment)
    draft = docket.state.papers.draft(amendment.draft) if amendment else None
    assert amendment is not None and draft is not None, "an amendment to a draft is accepted"
    # A sponsor that is not at the table leaves the text to those of its sponsors that are.
    if {each for each in draft.sponsors if each in docket.present} <= {*amendment.accepted_by, amendment.by}:
        _incorporate(docket, amendment.symbol)


def _incorporate(docket: Docket, symbol: Symbol) -> None:
    """Revise the draft without a vote, and drop the amendments that have become moot."""
    docket.tell(e.AmendmentSettled(symbol, "incorporated"))
    amendment = docket.state.papers.amendment(symbol)
    assert amendment is not None, "an amendment was incorporated"
    for each in pending(docket.state.papers, amendment.draft):
        draft = docket.state.papers.draft(amendment.draft)
        if draft is not None and moot(each, draft):
            docket.tell(e.AmendmentSettled(each.symbol, "moot"))


def _separate(docket: Docket, by: MemberId, act: a.RequestSeparateVote, dice: Dice) -> None:
    draft = docket.state.papers.draft(act.draft)
    assert draft is not None, "the draft is before the Council"
    docket.tell(e.SeparateVoteRequested(draft.symbol, draft.clauses[act.place], by))
    mover = draft.sponsors[0]
    if mover != by and mover in (*docket.present, *docket.meeting.invited):
        docket.interrupt("separate vote", (mover,))


def _object_separate(docket: Docket, by: MemberId, act: a.ObjectToSeparateVote, dice: Dice) -> None:
    docket.tell(e.SeparateVoteRefused(act.draft, by))
    docket.resume()


def _ask(docket: Docket, by: MemberId, act: a.AskPreliminaryQuestion, dice: Dice) -> None:
    docket.tell(e.PreliminaryQuestionAsked(act.draft, by))
    docket.tell(e.PointRaised(by, a.PointGround.NATURE_OF_QUESTION, act.draft))
    docket.interrupt("nature asked", (docket.meeting.president,))


def _put_preliminary(docket: Docket, by: MemberId, act: a.PutPreliminaryQuestion, dice: Dice) -> None:
    point = docket.meeting.point
    assert point is not None, "a preliminary question has been asked"
    docket.put("nature put", OnNature(point.about), Question.PRELIMINARY)


def _propose(docket: Docket, by: MemberId, act: a.ProposeStatement, dice: Dice) -> None:
    state = docket.state
    kind = "PRST" if act.product is a.Product.PRESIDENTIAL_STATEMENT else "PRESS"
    symbol = f"SIM/{kind}/{len(state.papers.statements) + 1}"
    docket.tell(e.StatementProposed(Statement(symbol, act.product, act.item, by, act.clauses, docket.day)))
    if state.meeting is not None:
        docket.interrupt("statement proposed", tuple(each for each in docket.present if each != by))


def _object_statement(docket: Docket, by: MemberId, act: a.ObjectToStatement, dice: Dice) -> None:
    docket.tell(e.StatementSettled(act.statement, issued=False, by=by))
    if docket.state.meeting is not None and docket.meeting.stage is Stage.CONSENSUS:
        docket.resume()


_SAYS: dict[type, Callable[[MemberId, Any], Any]] = {
    a.Pass: lambda by, act: e.Passed(by),
    a.ObjectToInvitation: lambda by, act: e.InvitationObjected(by, act.invitee),
    a.Brief: lambda by, act: e.BriefingGiven(act.briefer),
    a.CallSpeaker: lambda by, act: e.SpeakerCalled(by, act.member),
    a.SpeakOnMotion: lambda by, act: e.MotionSpokenOn(by, act.supports),
    a.RequestMeeting: lambda by, act: e.MeetingRequested(by, act.item),
    a.StayAway: lambda by, act: e.SeatLeft(by),
    a.Cosponsor: lambda by, act: e.Cosponsored(act.draft, by),
    a.PutUnderSilence: lambda by, act: e.DraftMoved(act.draft, SILENCE, by),
    a.BreakSilence: lambda by, act: e.DraftMoved(act.draft, NEGOTIATION, by),
    a.PutInBlue: lambda by, act: e.DraftMoved(act.draft, BLUE, by),
    a.WithdrawDraft: lambda by, act: e.DraftMoved(act.draft, WITHDRAWN, by),
    a.TakeOverDraft: lambda by, act: e.DraftTakenOver(act.draft, by),
    a.WithdrawAmendment: lambda by, act: e.AmendmentSettled(act.amendment, "withdrawn"),
    a.OrderAmendments: lambda by, act: e.AmendmentsOrdered(by, act.first),
    a.CastBallot: lambda by, act: e.BallotCast(by, act.ballot),
}
"""The acts that one event records in full; after most of them others must act before business goes on."""
_DO: dict[type, Callable[[Docket, MemberId, Any, Dice], None]] = {
    a.OpenMeeting: _open,
    a.CedeChair: _cede,
    a.ObjectToAgenda: _object_agenda,
    a.PhraseInvitation: _phrase,
    a.RaisePointOfOrder: _point,
    a.Rule: _rule,
    a.ChallengeRuling: _challenge,
    a.MoveMotion: _move,
    a.ExplainVote: _explain,
    a.TableDraft: _table,
    a.ProposeAmendment: _amend,
    a.AcceptAmendment: _accept,
    a.RequestSeparateVote: _separate,
    a.ObjectToSeparateVote: _object_separate,
    a.AskPreliminaryQuestion: _ask,
    a.PutPreliminaryQuestion: _put_preliminary,
    a.ProposeStatement: _propose,
    a.ObjectToStatement: _object_statement,
}
ACTS = frozenset((*_SAYS, *_DO))
"""The types of act that the Council's rules know."""
