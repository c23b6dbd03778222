"""How the Council's proceedings change with each event: one pure function for each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from game.council import events as e
from game.council.drafting import amended, without
from game.council.meeting import Interrupted, Meeting, PointOfOrder, Proceedings, Vote
from game.council.motions import RULE_33, Carried
from game.council.papers import DraftResolution, Nature, Papers, PastVote, Standing
from game.council.remit import Remit
from game.council.shelf import with_amendment, with_draft
from game.council.stages import Stage
from game.council.subjects import OnAmendment, OnDraft, OnPart
from game.council.voting import Ground
from game.terms import MemberId, Symbol

_DEBATE, _BRIEFINGS, _TEXTS = Stage.DEBATE, Stage.BRIEFINGS, Stage.TEXTS
_VETO = Ground.VETO
_BLUE = Standing.BLUE
_NATURES = {True: Nature.PROCEDURAL, False: Nature.SUBSTANTIVE}


def evolve(state: Proceedings, event: Any, remit: Remit, day: int) -> Proceedings:
    """Return the proceedings after the event; the argument does not change."""
    return FOLD[type(event)](state, event, remit, day)


def _in_meeting(change: Callable[[Meeting, Any], Meeting]) -> Callable[..., Proceedings]:
    def fold(state: Proceedings, event: Any, remit: Remit, day: int) -> Proceedings:
        assert state.meeting is not None, "the event belongs to a meeting"
        return replace(state, meeting=change(state.meeting, event))

    return fold


def _without(polled: tuple[MemberId, ...], member: MemberId) -> tuple[MemberId, ...]:
    if member not in polled:
        return polled
    place = polled.index(member)
    return polled[:place] + polled[place + 1 :]


def _acted(meeting: Meeting, member: MemberId) -> Meeting:
    return replace(meeting, polled=_without(meeting.polled, member))


def _ballot(state: Proceedings, event: e.BallotCast, remit: Remit, day: int) -> Proceedings:
    # More than half of all events are ballots: this one is folded without the help of the others.
    meeting, member = state.meeting, event.member
    assert meeting is not None, "a ballot is cast in a meeting"
    vote, polled = meeting.vote, meeting.polled
    assert vote is not None, "a ballot is cast in a vote"
    place = polled.index(member)
    left = polled[:place] + polled[place + 1 :]
    ballots = {**vote.ballots, member: event.ballot}
    counted = Vote(vote.id, vote.subject, vote.question, ballots, vote.must_abstain)
    return replace(state, meeting=replace(meeting, vote=counted, polled=left))


def _passed(meeting: Meeting, event: e.Passed) -> Meeting:
    polled = _without(meeting.polled, event.member)
    if meeting.stage is _DEBATE and meeting.speakers[:1] == (event.member,):
        return replace(meeting, polled=polled, speakers=meeting.speakers[1:])
    return replace(meeting, polled=polled)


def _entered(meeting: Meeting, event: e.StageEntered) -> Meeting:
    if event.stage is _BRIEFINGS:
        # A participant that was not invited leaves the list of speakers (rules 37 and 39).
        heard = tuple([each for each in meeting.listed if each not in meeting.proposed or each in meeting.invited])
        return replace(meeting, stage=event.stage, polled=event.polled, speakers=heard, listed=heard)
    if event.stage is _TEXTS and event.draft != meeting.draft:
        return replace(meeting, stage=event.stage, polled=event.polled, draft=event.draft, first_amendment="")
    return replace(meeting, stage=event.stage, polled=event.polled)


def _interrupted(meeting: Meeting, event: e.StageInterrupted) -> Meeting:
    kept = (*meeting.interrupted, Interrupted(meeting.stage, meeting.polled, meeting.vote))
    return replace(meeting, stage=event.stage, polled=event.polled, interrupted=kept, vote=None)


def _resumed(meeting: Meeting, event: e.StageResumed) -> Meeting:
    last = meeting.interrupted[-1]
    return replace(
        meeting,
        stage=last.stage,
        polled=last.polled,
        vote=last.vote,
        interrupted=meeting.interrupted[:-1],
        point=None,
    )


def _floor(meeting: Meeting, event: e.FloorTaken) -> Meeting:
    polled = _without(meeting.polled, event.member)
    if event.reply:
        left = _without(meeting.replies, event.member)
        return replace(meeting, polled=polled, replies=left, spoken=(*meeting.spoken, event.member))
    return replace(
        meeting,
        polled=polled,
        speakers=meeting.speakers[1:],
        spoken=(*meeting.spoken, event.member),
        replies=tuple(dict.fromkeys((*meeting.replies, *event.named))),
    )


def _called(meeting: Meeting, event: e.SpeakerCalled) -> Meeting:
    rest = _without(meeting.speakers, event.member)
    return replace(
        meeting, speakers=(event.member, *rest), polled=(event.member,), called=(*meeting.called, event.member)
    )


def _raised(meeting: Meeting, event: e.PointRaised) -> Meeting:
    point = PointOfOrder(event.by, event.ground, event.about, event.party)
    return replace(meeting, point=point, points=(*meeting.points, event.by))


def _ruled(meeting: Meeting, event: e.Ruled) -> Meeting:
    point = meeting.point
    assert point is not None, "a ruling answers a point of order"
    return replace(meeting, point=replace(point, upheld=event.upheld))


def _began(meeting: Meeting, event: e.VotingBegan) -> Meeting:
    vote = Vote(event.vote, event.subject, event.question, {}, event.must_abstain)
    return replace(meeting, vote=vote, polled=event.polled, votes=meeting.votes + 1)


def _motion_moved(meeting: Meeting, event: e.MotionMoved) -> Meeting:
    moved = (*meeting.moved, (event.pending.mover, int(event.pending.motion)))
    return replace(meeting, motions=(*meeting.motions, event.pending), moved=moved)


def _motion_settled(state: Proceedings, event: e.MotionSettled, remit: Remit, day: int) -> Proceedings:
    meeting = state.meeting
    assert meeting is not None, "a motion is settled in a meeting"
    settled = replace(state, meeting=_after_motion(meeting, event))
    if not event.carried or RULE_33[event.motion].then is not Carried.POSTPONES or not meeting.draft:
        return settled
    return replace(settled, papers=_on_draft(state.papers, meeting.draft, not_before=event.until))


def _after_motion(meeting: Meeting, event: e.MotionSettled) -> Meeting:
    left = tuple(each for each in meeting.motions if (each.motion, each.mover) != (event.motion, event.mover))
    if not event.carried or RULE_33[event.motion].then is Carried.SUSPENDS:
        return replace(meeting, motions=left)
    # A draft that is referred or postponed is no longer before the Council: motions still pending on it are moot.
    return replace(meeting, motions=(), done=(*meeting.done, meeting.draft) if meeting.draft else meeting.done)


def _opened(state: Proceedings, event: e.MeetingOpened, remit: Remit, day: int) -> Proceedings:
    meeting = Meeting(
        event.symbol,
        event.item,
        event.president,
        Stage.OPENING,
        speakers=event.speakers,
        listed=event.speakers,
        proposed=event.invitees,
        briefers=event.briefers,
        absent=event.absent,
    )
    left = tuple(each for each in state.requests if each[1] != event.item)
    fixed = tuple(each for each in state.fixed if each[1] != event.item or each[0] > day)
    return replace(state, meeting=meeting, requests=left, fixed=fixed, meetings=state.meetings + 1)


def _agenda(state: Proceedings, event: e.AgendaAdopted, remit: Remit, day: int) -> Proceedings:
    return replace(state, seized=tuple(dict.fromkeys((*state.seized, event.item))))


def _ended(state: Proceedings, event: e.VotingEnded, remit: Remit, day: int) -> Proceedings:
    meeting = state.meeting
    assert meeting is not None, "a vote ends in a meeting"
    past = PastVote(
        event.vote,
        event.subject,
        event.question,
        event.ballots,
        event.outcome,
        day,
        meeting.symbol,
        meeting.item,
    )
    subject = event.subject
    vetoed = isinstance(subject, OnDraft) and event.outcome.ground is _VETO
    on_draft = isinstance(subject, OnDraft | OnPart | OnAmendment)
    papers = _on_draft(state.papers, meeting.draft, voted_on=True) if on_draft else state.papers
    return replace(
        state,
        meeting=replace(meeting, vote=None),
        votes=(*state.votes, past),
        vetoes=(*state.vetoes, subject.paper) if vetoed else state.vetoes,
        papers=papers,
    )


def _on_draft(papers: Papers, symbol: Symbol, **changes: Any) -> Papers:
    place = papers.places.get(symbol)
    return papers if place is None else with_draft(papers, place, replace(papers.drafts[place], **changes))


def _draft(change: Callable[[DraftResolution, Any], dict[str, Any]]) -> Callable[..., Proceedings]:
    def fold(state: Proceedings, event: Any, remit: Remit, day: int) -> Proceedings:
        papers = state.papers
        place = papers.places[event.draft]
        draft = papers.drafts[place]
        changed = replace(draft, **change(draft, event))
        return replace(state, papers=with_draft(papers, place, changed))

    return fold


def _moved(draft: DraftResolution, event: e.DraftMoved) -> dict[str, Any]:
    if event.standing is _BLUE and event.by:
        return {"standing": event.standing, "requested_by": event.by}
    return {"standing": event.standing}


def _decided(state: Proceedings, event: e.DraftDecided, remit: Remit, day: int) -> Proceedings:
    meeting = state.meeting
    standing = Standing.ADOPTED if event.resolution else Standing.NOT_ADOPTED
    papers = _on_draft(
        state.papers, event.draft, standing=standing, resolution=event.resolution, in_favour=event.in_favour
    )
    resolutions = (*state.resolutions, event.resolution) if event.resolution else state.resolutions
    assert meeting is not None, "a draft is decided in a meeting"
    done = replace(meeting, done=(*meeting.done, event.draft))
    return replace(state, papers=papers, resolutions=resolutions, meeting=done)


def _tabled(state: Proceedings, event: e.DraftTabled, remit: Remit, day: int) -> Proceedings:
    papers = state.papers
    return replace(state, papers=with_draft(papers, len(papers.drafts), event.draft))


def _amendment(state: Proceedings, event: e.AmendmentProposed, remit: Remit, day: int) -> Proceedings:
    papers = state.papers
    return replace(state, papers=with_amendment(papers, event.amendment))


def _accepted(state: Proceedings, event: e.AmendmentAccepted, remit: Remit, day: int) -> Proceedings:
    papers = state.papers
    amendment = papers.amendment(event.amendment)
    assert amendment is not None, "the event names an amendment before the Council"
    accepted = replace(amendment, accepted_by=(*amendment.accepted_by, event.by))
    return replace(state, papers=with_amendment(papers, accepted))


def _amendment_settled(state: Proceedings, event: e.AmendmentSettled, remit: Remit, day: int) -> Proceedings:
    papers = state.papers
    amendment = papers.amendment(event.amendment)
    assert amendment is not None, "the event names an amendment before the Council"
    papers = with_amendment(papers, replace(amendment, settled=event.how))
    if event.how in ("adopted", "incorporated"):
        place = papers.places[amendment.draft]
        papers = with_draft(papers, place, amended(papers.drafts[place], amendment, remit.paragraph))
    return replace(state, papers=papers)


def _statement(state: Proceedings, event: e.StatementProposed, remit: Remit, day: int) -> Proceedings:
    papers = state.papers
    meeting = replace(state.meeting, statement=event.statement.symbol) if state.meeting else None
    grown = replace(papers, statements=(*papers.statements, event.statement))
    return replace(state, papers=grown, meeting=meeting)


def _statement_settled(state: Proceedings, event: e.StatementSettled, remit: Remit, day: int) -> Proceedings:
    how = "issued" if event.issued else "blocked"
    papers = state.papers
    symbol = event.statement
    statements = tuple(
        [replace(each, settled=how) if each.symbol == symbol else each for each in papers.statements]
    )
    issued = (*state.issued, event.statement) if event.issued else state.issued
    meeting = replace(state.meeting, statement="") if state.meeting else None
    papers = replace(papers, statements=statements)
    return replace(state, papers=papers, issued=issued, meeting=meeting)


def _closed(state: Proceedings, event: e.MeetingClosed, remit: Remit, day: int) -> Proceedings:
    assert state.meeting is not None, "a meeting is closed"
    fixed = (*state.fixed, (event.until, state.meeting.item)) if event.until else state.fixed
    return replace(state, meeting=None, away=(), fixed=fixed)


def _settled_ruling(meeting: Meeting, event: e.RulingSettled) -> Meeting:
    if event.ground.value == "order-of-speakers" and event.upheld:
        order = tuple(each for each in meeting.listed if each in meeting.speakers)
        kept = tuple(
            Interrupted(each.stage, order[:1]) if each.stage is _DEBATE else each for each in meeting.interrupted
        )
        return replace(meeting, speakers=order, interrupted=kept, called=())
    if event.ground.value == "order-of-amendments" and event.upheld:
        return replace(meeting, first_amendment="")
    return meeting


def _unchanged(state: Proceedings, event: Any, remit: Remit, day: int) -> Proceedings:
    return state


def _part_settled(state: Proceedings, event: e.PartSettled, remit: Remit, day: int) -> Proceedings:
    draft = state.papers.draft(event.draft)
    assert draft is not None, "a part belongs to a draft"
    separate = tuple(each for each in draft.separate if each != event.clause)
    left = draft if event.retained else without(draft, event.clause, remit.paragraph)
    settled = replace(left, separate=separate)
    drafts = tuple(settled if each is draft else each for each in state.papers.drafts)
    return replace(state, papers=replace(state.papers, drafts=drafts))


def _refused(draft: DraftResolution, event: e.SeparateVoteRefused) -> dict[str, Any]:
    return {"separate": draft.separate[:-1], "whole": (*draft.whole, draft.separate[-1])}


def _invitation_settled(meeting: Meeting, event: e.InvitationSettled) -> Meeting:
    invited = (*meeting.invited, event.invitee) if event.invited else meeting.invited
    return replace(meeting, contested=_without(meeting.contested, event.invitee), invited=invited)


FOLD: dict[type, Callable[..., Proceedings]] = {
    e.MeetingRequested: lambda s, v, r, d: replace(s, requests=(*s.requests, (v.by, v.item))),
    e.MeetingOpened: _opened,
    e.SeatLeft: lambda s, v, r, d: replace(s, away=(*s.away, v.member), stayed=(*s.stayed, v.member)),
    e.StageEntered: _in_meeting(_entered),
    e.StageInterrupted: _in_meeting(_interrupted),
    e.StageResumed: _in_meeting(_resumed),
    e.Passed: _in_meeting(_passed),
    e.ChairCeded: lambda s, v, r, d: replace(s, meeting=replace(s.meeting, president=v.to)),
    e.AgendaObjected: _unchanged,
    e.AgendaAdopted: _agenda,
    e.InvitationObjected: _in_meeting(lambda m, v: replace(m, contested=(*m.contested, v.invitee))),
    e.InvitationPhrased: _in_meeting(lambda m, v: replace(m, put_to_invite=v.to_invite)),
    e.Invited: _in_meeting(lambda m, v: replace(m, invited=(*m.invited, *v.invitees))),
    e.InvitationSettled: _in_meeting(_invitation_settled),
    e.BriefingGiven: _in_meeting(lambda m, v: replace(m, briefers=_without(m.briefers, v.briefer), polled=())),
    e.SpeakerCalled: _in_meeting(_called),
    e.FloorTaken: _in_meeting(_floor),
    e.PointRaised: _in_meeting(_raised),
    e.Ruled: _in_meeting(_ruled),
    e.RulingChallenged: _unchanged,
    e.RulingSettled: _in_meeting(_settled_ruling),
    e.MotionMoved: _in_meeting(_motion_moved),
    e.MotionSpokenOn: _in_meeting(lambda m, v: _acted(m, v.by)),
    e.MotionSettled: _motion_settled,
    e.VoteExplained: _in_meeting(lambda m, v: replace(_acted(m, v.member), explained=(*m.explained, v.reasons))),
    e.DraftTabled: _tabled,
    e.Cosponsored: _draft(lambda draft, v: {"sponsors": (*draft.sponsors, v.by)}),
    e.DraftMoved: _draft(_moved),
    e.DraftTakenOver: _draft(lambda draft, v: {"sponsors": (v.by,), "standing": Standing.BLUE, "requested_by": v.by}),
    e.AmendmentProposed: _amendment,
    e.AmendmentAccepted: _accepted,
    e.AmendmentSettled: _amendment_settled,
    e.AmendmentsOrdered: _in_meeting(lambda m, v: replace(m, first_amendment=v.first)),
    e.SeparateVoteRequested: _draft(lambda draft, v: {"separate": (*draft.separate, v.clause)}),
    e.SeparateVoteRefused: _draft(_refused),
    e.PartSettled: _part_settled,
    e.PreliminaryQuestionAsked: _draft(lambda draft, v: {"asked": True}),
    e.NatureDecided: _draft(lambda draft, v: {"nature": _NATURES[v.procedural], "asked": True}),
    e.PartyDeclared: _draft(lambda draft, v: {"must_abstain": draft.must_abstain | {v.party}}),
    e.VotingBegan: _in_meeting(_began),
    e.BallotCast: _ballot,
    e.VotingEnded: _ended,
    e.DraftDecided: _decided,
    e.StatementProposed: _statement,
    e.StatementSettled: _statement_settled,
    e.MeetingSuspended: _unchanged,
    e.MeetingClosed: _closed,
    e.AssemblyDebateDue: lambda s, v, r, d: replace(s, assembly_due=(*s.assembly_due, (v.draft, v.by_day))),
    e.EmergencySessionCalled: lambda s, v, r, d: replace(s, session_called=True),
}
"""The function that returns the proceedings after each type of event."""
