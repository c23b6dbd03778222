"""What the Council's rules leave open to a seat now, in the chamber and for its papers outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from game.council import acts as a
from game.council.drafting import AmendmentFrame, TextFrame, pending, words_on
from game.council.meeting import Meeting, Proceedings
from game.council.motions import Motion, debatable
from game.council.papers import DraftResolution, Nature, Standing
from game.council.remit import Remit
from game.council.stages import VOTES, Stage
from game.council.voting import Ballot
from game.frames import Frame, Listed
from game.terms import SECRETARIAT, MemberId

POINTS_EACH = 2
"""Points of order that one member may raise in one meeting: the game's bound, the rules set none."""
CALLS = 2
"""Times that the President may give the floor out of order in one meeting: the game's bound."""
DRAFTS_A_DAY = 1
DRAFTS_OPEN = 2
"""Drafts that one delegation may submit in a day, and have before the Council at once: the game's bounds."""
AMENDMENTS_EACH = 2

Acts = Iterator[Any]
_BALLOTS = (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING)
_LIVE = (Standing.NEGOTIATION, Standing.SILENCE, Standing.BLUE)


def chamber_frames(state: Proceedings, remit: Remit, day: int, by: MemberId) -> dict[type, Frame]:
    """Return what is open to a seat in the meeting under way, the words of a speech apart (the engine's)."""
    meeting = state.meeting
    assert meeting is not None, "a meeting is under way"
    polled = by in meeting.polled
    if meeting.stage in VOTES:
        return listed(_in_vote(meeting, remit, by))
    frames = listed(_in_chamber(state, remit, by, polled))
    if polled and meeting.stage in (Stage.DEBATE, Stage.REPLIES, Stage.TEXTS):
        frames |= listed(_papers(state, remit, day, by))
        frames |= text_frames(state, remit, day, by, meeting.item)
        if meeting.stage is Stage.TEXTS and meeting.draft:
            frames |= _amendment_frame(state, remit, by)
    return frames


def corridor_frames(state: Proceedings, remit: Remit, day: int, by: MemberId) -> dict[type, Frame]:
    """Return what is open to a seat for its papers and for meetings, outside the chamber."""
    frames = listed(_papers(state, remit, day, by)) | listed(_calling(state, remit, by))
    item = state.requests[0][1] if state.requests else (state.seized[-1] if state.seized else remit.first_item)
    return frames | text_frames(state, remit, day, by, item)


def listed(acts: Acts) -> dict[type, Frame]:
    """Return the acts as frames, by their type."""
    sorted_out: dict[type, list[Any]] = {}
    for act in acts:
        sorted_out.setdefault(type(act), []).append(act)
    return {kind: Listed(tuple(found)) for kind, found in sorted_out.items()}


def _in_vote(meeting: Meeting, remit: Remit, by: MemberId) -> Acts:
    vote = meeting.vote
    assert vote is not None, "a vote is under way"
    if by in meeting.polled:
        bound = by in vote.must_abstain
        for ballot in (Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING) if bound else _BALLOTS:
            yield a.CastBallot(vote.id, ballot)
    if meeting.stage is Stage.RULING_VOTE or not _may_point(meeting, remit, by):
        return
    yield a.RaisePointOfOrder(a.PointGround.CONDUCT_OF_VOTING, vote.id)
    if meeting.stage is Stage.INVITATION_VOTE and not vote.ballots:
        yield a.RaisePointOfOrder(a.PointGround.PHRASING, vote.subject)


def _may_point(meeting: Meeting, remit: Remit, by: MemberId) -> bool:
    # An invited State takes part without vote and raises no point of order (rule 37).
    here = by in remit.council.seats and by not in meeting.absent and by != meeting.president
    return here and meeting.points.count(by) < POINTS_EACH


def _in_chamber(state: Proceedings, remit: Remit, by: MemberId, polled: bool) -> Acts:
    meeting = state.meeting
    assert meeting is not None, "a meeting is under way"
    if polled and meeting.stage not in (Stage.PHRASING, Stage.POINT_OF_ORDER, Stage.NATURE, Stage.BRIEFINGS):
        yield a.Pass()
    special = _SPECIAL.get(meeting.stage)
    if special is not None and polled:
        yield from special(state, remit, by)
    yield from _points(state, remit, by)
    yield from _motions(state, remit, by)


def _opening(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    yield a.ObjectToAgenda()
    if state.meeting and state.meeting.president == by and len(state.meeting.polled) > 1:
        yield a.CedeChair()


def _inviting(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    meeting = state.meeting
    assert meeting is not None, "a meeting is under way"
    # A party to a dispute shall be invited (Charter, Article 32).
    bound = {each.id for each in remit.invitees if each.obligatory and remit.dispute}
    for invitee in meeting.proposed:
        if invitee not in bound and invitee not in meeting.contested:
            yield a.ObjectToInvitation(invitee)


def _phrasing(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    yield a.PhraseInvitation(to_invite=True)
    yield a.PhraseInvitation(to_invite=False)


def _briefing(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    meeting = state.meeting
    if meeting and by == SECRETARIAT:
        waiting = [each for each in meeting.briefers if each in meeting.invited]
        yield from (a.Brief(each) for each in waiting[:1])


def _calls(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    meeting = state.meeting
    assert meeting is not None, "a meeting is under way"
    if meeting.president == by and len(meeting.called) < CALLS:
        heard = {*remit.council.seats, *meeting.invited}
        yield from (a.CallSpeaker(each) for each in meeting.speakers[1:] if each in heard and each not in meeting.called)


def _rulings(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    yield a.Rule(upheld=True)
    yield a.Rule(upheld=False)
    if state.meeting and state.meeting.stage is Stage.NATURE:
        yield a.PutPreliminaryQuestion()


def _challenges(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    yield a.ChallengeRuling()


def _separation(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    if state.meeting:
        yield a.ObjectToSeparateVote(state.meeting.draft)


def _motion_debate(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    yield a.SpeakOnMotion(supports=True)
    yield a.SpeakOnMotion(supports=False)


def _consensus(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    if state.meeting:
        yield a.ObjectToStatement(state.meeting.statement)


def _explaining(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    yield a.ExplainVote()


_SPECIAL: dict[Stage, Callable[[Proceedings, Remit, MemberId], Acts]] = {
    Stage.OPENING: _opening,
    Stage.INVITATIONS: _inviting,
    Stage.PHRASING: _phrasing,
    Stage.BRIEFINGS: _briefing,
    Stage.DEBATE: _calls,
    Stage.POINT_OF_ORDER: _rulings,
    Stage.NATURE: _rulings,
    Stage.RULING: _challenges,
    Stage.SEPARATION: _separation,
    Stage.MOTION_DEBATE: _motion_debate,
    Stage.CONSENSUS: _consensus,
    Stage.EXPLANATIONS_BEFORE: _explaining,
    Stage.EXPLANATIONS_AFTER: _explaining,
}


def _points(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    meeting = state.meeting
    assert meeting is not None, "a meeting is under way"
    if not _may_point(meeting, remit, by):
        return
    stage, ground = meeting.stage, a.PointGround
    if stage in (Stage.DEBATE, Stage.ANSWERS) and meeting.spoken and meeting.spoken[-1] != by:
        yield a.RaisePointOfOrder(ground.RELEVANCE, meeting.spoken[-1])
    if stage is Stage.DEBATE and meeting.called:
        yield a.RaisePointOfOrder(ground.ORDER_OF_SPEAKERS, meeting.called[-1])
    draft = state.papers.draft(meeting.draft) if stage is Stage.TEXTS else None
    if draft is None:
        return
    if draft.nature is Nature.ASK and not draft.asked:
        yield a.RaisePointOfOrder(ground.NATURE_OF_QUESTION, draft.symbol)
    if meeting.first_amendment:
        yield a.RaisePointOfOrder(ground.ORDER_OF_AMENDMENTS, draft.symbol)
    if remit.dispute and draft.chapter != "VII":
        for party in remit.parties:
            if party in remit.council.seats and party not in draft.must_abstain:
                yield a.RaisePointOfOrder(ground.OBLIGATORY_ABSTENTION, f"{draft.symbol}|{party}")


def _motions(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    meeting = state.meeting
    assert meeting is not None, "a meeting is under way"
    here = by in remit.council.seats and by not in meeting.absent
    for motion in _motions_now(meeting) if here else ():
        if (by, int(motion)) in meeting.moved or any(each.motion is motion for each in meeting.motions):
            continue
        if motion in (Motion.ADJOURN_TO_DAY, Motion.POSTPONE):
            yield a.MoveMotion(motion, 1)
            yield a.MoveMotion(motion, 3)
        else:
            yield a.MoveMotion(motion)


def _motions_now(meeting: Meeting) -> tuple[Motion, ...]:
    if meeting.stage is Stage.MOTION_DEBATE:
        # Only a motion of higher rank is taken while another is before the Council (rule 33).
        highest = min(meeting.motions, key=lambda each: each.motion).motion
        higher = [each for each in Motion if each < highest and debatable(each)]
        return tuple(each for each in higher if each is not Motion.REFER or meeting.draft)
    if meeting.stage not in (Stage.DEBATE, Stage.REPLIES, Stage.TEXTS, Stage.EXPLANATIONS_BEFORE):
        return ()
    general = (Motion.SUSPEND, Motion.ADJOURN, Motion.ADJOURN_TO_DAY, Motion.POSTPONE)
    return (*general, Motion.REFER) if meeting.draft and meeting.stage is not Stage.DEBATE else general


def _calling(state: Proceedings, remit: Remit, by: MemberId) -> Acts:
    if by not in remit.council.seats:
        return
    if not any(each == by for each, _ in state.requests):
        asked = {item for _, item in state.requests}
        yield from (a.RequestMeeting(each.id) for each in remit.items if each.id not in asked)
    if by not in state.away:
        yield a.StayAway()
    for statement in state.papers.statements:
        if not statement.settled:
            yield a.ObjectToStatement(statement.symbol)


def _papers(state: Proceedings, remit: Remit, day: int, by: MemberId) -> Acts:
    meeting = state.meeting
    current = meeting.draft if meeting and meeting.stage is Stage.TEXTS else ""
    for draft in state.papers.drafts:
        if draft.standing in _LIVE:
            yield from _on_draft(state, remit, draft, by)
        elif draft.standing is Standing.WITHDRAWN and by in draft.sponsors[1:] and by in remit.council.seats:
            yield a.TakeOverDraft(draft.symbol)
        if draft.symbol == current and draft.standing is Standing.BLUE:
            yield from _on_text(state, remit, draft, by)


def _on_draft(state: Proceedings, remit: Remit, draft: DraftResolution, by: MemberId) -> Acts:
    member, sponsor = by in remit.council.seats, by in draft.sponsors
    if not sponsor and not draft.voted_on:
        yield a.Cosponsor(draft.symbol)
    if by == draft.sponsors[0] and not draft.voted_on:
        yield a.WithdrawDraft(draft.symbol)
    if state.meeting is None and draft.standing is Standing.NEGOTIATION and sponsor and member:
        yield a.PutUnderSilence(draft.symbol)
    if draft.standing is Standing.SILENCE and member and not sponsor:
        yield a.BreakSilence(draft.symbol)
    # Rule 38: a draft of an invited State is put only at the request of a member.
    backed = sponsor or not any(each in remit.council.seats for each in draft.sponsors)
    if draft.standing is Standing.NEGOTIATION and member and backed:
        yield a.PutInBlue(draft.symbol)


def _on_text(state: Proceedings, remit: Remit, draft: DraftResolution, by: MemberId) -> Acts:
    meeting = state.meeting
    assert meeting is not None, "a text is before a meeting"
    if by not in remit.council.seats:
        return
    waiting = pending(state.papers, draft.symbol)
    for amendment in waiting:
        if by in draft.sponsors and by not in amendment.accepted_by:
            yield a.AcceptAmendment(amendment.symbol)
        if by == amendment.by:
            yield a.WithdrawAmendment(amendment.symbol)
    if by == meeting.president and len(waiting) > 1:
        yield from (a.OrderAmendments(each.symbol) for each in waiting if each.symbol != meeting.first_amendment)
    if len(draft.clauses) > 1:
        yield from (
            a.RequestSeparateVote(draft.symbol, place)
            for place, clause in enumerate(draft.clauses)
            if clause not in draft.separate and len(draft.separate) < 2
        )
    if draft.nature is Nature.ASK and not draft.asked:
        yield a.AskPreliminaryQuestion(draft.symbol)


def _amendment_frame(state: Proceedings, remit: Remit, by: MemberId) -> dict[type, Frame]:
    meeting = state.meeting
    assert meeting is not None, "a text is before a meeting"
    draft = state.papers.draft(meeting.draft)
    made = sum(each.by == by and each.draft == meeting.draft for each in state.papers.amendments)
    if draft is None or draft.standing is not Standing.BLUE or by not in remit.council.seats or made >= AMENDMENTS_EACH:
        return {}
    words = words_on(remit, draft.item)
    plain = tuple(each for each in words.operative if not remit.paragraph[each.paragraph].calls_session)
    return {a.ProposeAmendment: AmendmentFrame(draft, remit.paragraph, words.preambular, plain)}


def text_frames(state: Proceedings, remit: Remit, day: int, by: MemberId, item: str) -> dict[type, Frame]:
    """Return the texts that a seat may submit now: a draft, a presidential or a press statement."""
    frames: dict[type, Frame] = {}
    drafts = [each for each in state.papers.drafts if each.sponsors[0] == by]
    today = sum(each.day == day for each in drafts)
    words = words_on(remit, item)
    if today < DRAFTS_A_DAY and sum(each.standing in _LIVE for each in drafts) < DRAFTS_OPEN and words.operative:
        heads = tuple({"title": each.id, "item": item} for each in remit.titles)
        allowed = tuple(each for each in words.operative if _session_open(state, remit, item, each))
        frames[a.TableDraft] = _text_frame(a.TableDraft, heads, remit, words.preambular, allowed)
    product = _product(state, remit, day, by)
    plain = tuple(each for each in words.operative if _may_state(remit, each))
    if product is not None and plain:
        heads = ({"product": product, "item": item},)
        frames[a.ProposeStatement] = _text_frame(a.ProposeStatement, heads, remit, words.preambular, plain)
    return frames


def _text_frame(
    act: type[a.TableDraft] | type[a.ProposeStatement],
    heads: tuple[dict[str, Any], ...],
    remit: Remit,
    preambular: tuple[a.Clause, ...],
    operative: tuple[a.Clause, ...],
) -> TextFrame:
    most = (remit.max_preambular, remit.max_operative)
    return TextFrame(act, heads, remit.paragraph, preambular, operative, most)


def _session_open(state: Proceedings, remit: Remit, item: str, clause: a.Clause) -> bool:
    # 377 A (V): only after a lack of unanimity of the permanent members has stopped the Council on the matter.
    if not remit.paragraph[clause.paragraph].calls_session:
        return True
    vetoed = {state.papers.draft(symbol) for symbol in state.vetoes}
    stopped = {each.item for each in vetoed if each is not None} | set(remit.prior_vetoes)
    return remit.uniting_for_peace and bool(stopped) and not state.session_called


def _may_state(remit: Remit, clause: a.Clause) -> bool:
    paragraph = remit.paragraph[clause.paragraph]
    return not paragraph.calls_session and clause.verb is not a.Verb.DECIDES


def _product(state: Proceedings, remit: Remit, day: int, by: MemberId) -> a.Product | None:
    mine = [each for each in state.papers.statements if each.by == by and each.day == day]
    if mine or by not in remit.council.seats or any(not each.settled for each in state.papers.statements):
        return None
    if state.meeting is None:
        return a.Product.PRESS_STATEMENT
    in_texts = state.meeting.stage is Stage.TEXTS and not state.meeting.draft
    return a.Product.PRESIDENTIAL_STATEMENT if in_texts else None
