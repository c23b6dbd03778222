"""The acts that the Council's rules leave open to a seat now: for each type of act, its frame or None."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from game.council import acts as a
from game.council.drafting import AmendmentFrame, is_substance, put_first, put_order, words_on
from game.council.explaining import explanations
from game.council.meeting import Meeting
from game.council.motions import RULE_33, Motion
from game.council.papers import DraftResolution, Nature
from game.council.seat import Seat
from game.council.shelf import BLUE, NEGOTIATION, SILENCE, amendments_to, live, pending, waiting, withdrawn
from game.council.stages import VOTES, Stage
from game.council.texts import draft_frame, statement_frame
from game.council.voters import may_raise, points_in_vote
from game.frames import Frame, Listed
from game.terms import SECRETARIAT

CALLS = 2
"""How often the President may give the floor out of order in one meeting: the game's bound."""
AMENDMENTS_EACH = 2
"""Amendments that one member may introduce to one draft: the game's bound."""

_RULING_VOTE = Stage.RULING_VOTE
_DEBATE = Stage.DEBATE
_ANSWERS = Stage.ANSWERS
_REPLIES = Stage.REPLIES
_MOTION_DEBATE = Stage.MOTION_DEBATE
_CONSENSUS = Stage.CONSENSUS
_ASK, _PROCEDURAL = Nature.ASK, Nature.PROCEDURAL

PAPERS: tuple[type, ...] = (
    a.TableDraft, a.Cosponsor, a.PutInBlue, a.WithdrawDraft, a.TakeOverDraft, a.ProposeStatement, a.BreakSilence,
)
CORRIDOR: tuple[type, ...] = (*PAPERS, a.PutUnderSilence, a.RequestMeeting, a.StayAway, a.ObjectToStatement)
"""The types of act under the Council's rules that a seat may try outside the chamber."""
CORRIDOR_UNSEATED: tuple[type, ...] = (a.TableDraft, a.Cosponsor, a.WithdrawDraft)
"""The types of act that an invited State may try outside the chamber (rule 38)."""
_FLOOR: tuple[type, ...] = (a.RaisePointOfOrder, a.MoveMotion)
_ON_TEXT: tuple[type, ...] = (
    a.ProposeAmendment, a.AcceptAmendment, a.WithdrawAmendment, a.OrderAmendments, a.RequestSeparateVote,
    a.AskPreliminaryQuestion,
)
_POLLED: dict[Stage, tuple[type, ...]] = {
    Stage.OPENING: (a.Pass, a.ObjectToAgenda, a.CedeChair),
    Stage.INVITATIONS: (a.Pass, a.ObjectToInvitation),
    Stage.PHRASING: (a.PhraseInvitation,),
    Stage.BRIEFINGS: (a.Brief,),
    Stage.DEBATE: (a.Pass, a.CallSpeaker, *_FLOOR, *PAPERS),
    Stage.ANSWERS: (a.Pass, a.RaisePointOfOrder),
    Stage.REPLIES: (a.Pass, *_FLOOR, *PAPERS),
    Stage.TEXTS: (a.Pass, *_FLOOR, *PAPERS, *_ON_TEXT),
    Stage.SEPARATION: (a.Pass, a.ObjectToSeparateVote),
    Stage.NATURE: (a.Rule, a.PutPreliminaryQuestion),
    Stage.POINT_OF_ORDER: (a.Rule,),
    Stage.RULING: (a.Pass, a.ChallengeRuling),
    Stage.MOTION_DEBATE: (a.Pass, a.SpeakOnMotion, a.MoveMotion),
    Stage.CONSENSUS: (a.Pass, a.ObjectToStatement),
    Stage.EXPLANATIONS_BEFORE: (a.Pass, a.ExplainVote, *_FLOOR),
    Stage.EXPLANATIONS_AFTER: (a.Pass, a.ExplainVote),
}
_UNPOLLED: dict[Stage, tuple[type, ...]] = {
    **dict.fromkeys(VOTES - {Stage.RULING_VOTE}, (a.RaisePointOfOrder,)),
    Stage.DEBATE: (a.CallSpeaker, *_FLOOR),
    **dict.fromkeys((Stage.REPLIES, Stage.TEXTS, Stage.EXPLANATIONS_BEFORE), _FLOOR),
    Stage.ANSWERS: (a.RaisePointOfOrder,),
    Stage.MOTION_DEBATE: (a.MoveMotion,),
}


def chamber_kinds(stage: Stage, *, polled: bool) -> tuple[type, ...]:
    """Return the types of act that a seat may try at this stage of a meeting, apart from a speech."""
    return _POLLED.get(stage, ()) if polled else _UNPOLLED.get(stage, ())


def _listed(acts: Iterable[Any]) -> Frame | None:
    found = tuple(acts)
    return Listed(found) if found else None


_PASS = Listed((a.Pass(),))
_STAY_AWAY = Listed((a.StayAway(),))
_RULE = Listed((a.Rule(upheld=True), a.Rule(upheld=False)))
_OBJECT = Listed((a.ObjectToAgenda(),))
_CEDE = Listed((a.CedeChair(),))
_CHALLENGE = Listed((a.ChallengeRuling(),))
_PUT = Listed((a.PutPreliminaryQuestion(),))
_PHRASE = Listed((a.PhraseInvitation(to_invite=True), a.PhraseInvitation(to_invite=False)))
_SPEAK_ON = Listed((a.SpeakOnMotion(supports=True), a.SpeakOnMotion(supports=False)))


def _pass(seat: Seat) -> Frame | None:
    return _PASS


def _cede(seat: Seat) -> Frame | None:
    meeting = seat.here
    others = any(each != seat.by and each not in meeting.absent for each in seat.remit.council.seats)
    return _CEDE if meeting.president == seat.by and others else None


def _object_invitation(seat: Seat) -> Frame | None:
    meeting = seat.here
    # A party to a dispute shall be invited (Charter, Article 32).
    bound = {each.id for each in seat.remit.invitees if each.obligatory and seat.remit.dispute}
    return _listed(
        a.ObjectToInvitation(each) for each in meeting.proposed if each not in bound and each not in meeting.contested
    )


def _brief(seat: Seat) -> Frame | None:
    meeting = seat.here
    if seat.by != SECRETARIAT:
        return None
    return _listed([a.Brief(each) for each in meeting.briefers if each in meeting.invited][:1])


def _call(seat: Seat) -> Frame | None:
    meeting = seat.here
    if meeting.president != seat.by or len(meeting.called) >= CALLS or not meeting.polled:
        return None
    heard = {*seat.remit.council.seats, *meeting.invited}
    return _listed(
        a.CallSpeaker(each) for each in meeting.speakers[1:] if each in heard and each not in meeting.called
    )


def _point(seat: Seat) -> Frame | None:
    # An invited State takes part without vote and raises no point of order (rule 37).
    meeting = seat.here
    if not may_raise(meeting, seat.by) or not seat.member:
        return None
    if meeting.stage in VOTES:
        return _listed(points_in_vote(meeting)) if meeting.stage is not _RULING_VOTE else None
    return _listed(_points(seat, meeting))


def _points(seat: Seat, meeting: Meeting) -> Iterable[Any]:
    stage, ground, draft = meeting.stage, a.PointGround, seat.put
    if stage in (_DEBATE, _ANSWERS, _REPLIES) and meeting.spoken and meeting.spoken[-1] != seat.by:
        yield a.RaisePointOfOrder(ground.RELEVANCE, meeting.spoken[-1])
    if stage is _DEBATE and meeting.called:
        yield a.RaisePointOfOrder(ground.ORDER_OF_SPEAKERS, meeting.called[-1])
    if draft is None:
        return
    if draft.nature is _ASK and not draft.asked:
        yield a.RaisePointOfOrder(ground.NATURE_OF_QUESTION, draft.symbol)
    if meeting.first_amendment:
        yield a.RaisePointOfOrder(ground.ORDER_OF_AMENDMENTS, draft.symbol)
    if seat.remit.dispute and draft.chapter != "VII" and draft.nature is not _PROCEDURAL:
        for party in seat.remit.parties:
            if party in seat.remit.council.seats and party not in draft.must_abstain:
                yield a.RaisePointOfOrder(ground.OBLIGATORY_ABSTENTION, draft.symbol, party)


def _motion(seat: Seat) -> Frame | None:
    return _listed(_motions(seat, seat.here)) if seat.member else None


def _motions(seat: Seat, meeting: Meeting) -> Iterable[Any]:
    by = seat.by
    made = {motion for mover, motion in meeting.moved if mover == by}
    made.update([each.motion for each in meeting.motions])
    for motion in _motions_now(seat, meeting):
        if motion not in made:
            yield from _moves(motion, seat)


AHEAD = (1, 3)
"""The days ahead to which a motion may fix a meeting or a discussion: the game's choice, never past the end."""
_MOVES = {each: (a.MoveMotion(each),) for each in RULE_33}
_LATER = {
    each: tuple([a.MoveMotion(each, days) for days in AHEAD]) for each, law in RULE_33.items() if law.dated
}


def _moves(motion: Motion, seat: Seat) -> tuple[a.MoveMotion, ...]:
    if motion not in _LATER:
        return _MOVES[motion]
    last = seat.remit.days
    return tuple([each for each in _LATER[motion] if not last or seat.day + each.until <= last])
_ON_TEXT_TOO = tuple(RULE_33)
_GENERAL = tuple(each for each, law in RULE_33.items() if not law.on_text)


def _motions_now(seat: Seat, meeting: Meeting) -> tuple[Motion, ...]:
    if seat.remit.to_the_vote and any(each.standing is BLUE for each in _live(seat)):
        motions: tuple[Motion, ...] = (Motion.SUSPEND,)
    else:
        motions = _ON_TEXT_TOO if seat.put is not None else _GENERAL
    if meeting.stage is not _MOTION_DEBATE:
        return motions
    # Only a motion of higher rank is taken while another is before the Council (rule 33).
    highest = min(each.motion for each in meeting.motions)
    return tuple([each for each in motions if each < highest])


def _request(seat: Seat) -> Frame | None:
    requests = seat.state.requests
    if not seat.member or any(each == seat.by for each, _ in requests):
        return None
    asked = [item for _, item in requests]
    return _listed([a.RequestMeeting(each.id) for each in seat.remit.items if each.id not in asked])


def _stay_away(seat: Seat) -> Frame | None:
    # Each member is to be represented at all times (Charter, Article 28 (1)): the game lets it stay away once.
    suspended = seat.state.meeting is not None
    return _STAY_AWAY if seat.member and not suspended and seat.by not in seat.state.stayed else None


def _object_statement(seat: Seat) -> Frame | None:
    if seat.meeting is not None and seat.meeting.stage is _CONSENSUS:
        return Listed((a.ObjectToStatement(seat.meeting.statement),))
    statement = waiting(seat.state.papers)
    if statement is None or not seat.member:
        return None
    return Listed((a.ObjectToStatement(statement.symbol),))


def _cosponsor(seat: Seat) -> Frame | None:
    by = seat.by
    return _listed(
        [a.Cosponsor(each.symbol) for each in _live(seat) if by not in each.sponsors and not each.voted_on]
    )


def _withdraw(seat: Seat) -> Frame | None:
    by = seat.by
    return _listed(
        [
            a.WithdrawDraft(each.symbol)
            for each in _live(seat)
            if each.sponsors[0] == by and not each.voted_on and not (seat.remit.to_the_vote and each.standing is BLUE)
        ]
    )


def _silence(seat: Seat) -> Frame | None:
    if not seat.member or seat.meeting is not None:
        return None
    by = seat.by
    return _listed(
        [a.PutUnderSilence(each.symbol) for each in _live(seat) if by in each.sponsors and each.standing is NEGOTIATION]
    )


def _break_silence(seat: Seat) -> Frame | None:
    if not seat.member:
        return None
    by = seat.by
    return _listed(
        [a.BreakSilence(each.symbol) for each in _live(seat) if each.standing is SILENCE and by not in each.sponsors]
    )


def _blue(seat: Seat) -> Frame | None:
    # Rule 38: a draft of an invited State is put only at the request of a member, and of any member.
    if not seat.member:
        return None
    by, seats = seat.by, seat.remit.council.seats
    return _listed(
        [
            a.PutInBlue(each.symbol)
            for each in _live(seat)
            if each.standing is NEGOTIATION
            and (by in each.sponsors or each.sponsors[0] not in seats)
        ]
    )


def _take_over(seat: Seat) -> Frame | None:
    if not seat.member:
        return None
    by, drafts = seat.by, withdrawn(seat.state.papers)
    return _listed([a.TakeOverDraft(each.symbol) for each in drafts if by in each.sponsors and by != each.sponsors[0]])


def _live(seat: Seat) -> list[DraftResolution]:
    return live(seat.state.papers)


def _table(seat: Seat) -> Frame | None:
    return draft_frame(seat.state, seat.remit, seat.day, seat.by)


def _propose_statement(seat: Seat) -> Frame | None:
    return statement_frame(seat.state, seat.remit, seat.day, seat.by) if seat.member else None


def _amend(seat: Seat) -> Frame | None:
    draft = seat.text
    if draft is None or not seat.member:
        return None
    by, symbol = seat.by, draft.symbol
    made = [each for each in amendments_to(seat.state.papers, symbol) if each.by == by]
    if len(made) >= AMENDMENTS_EACH:
        return None
    words = words_on(seat.remit, draft.item)
    frame = AmendmentFrame(draft, seat.remit.paragraph, words.preambular, words.plain, not _may_shrink(seat, draft))
    return frame if next(frame.each(), None) is not None else None


def _accept(seat: Seat) -> Frame | None:
    draft = seat.text
    if draft is None or seat.by not in draft.sponsors or not seat.member:
        return None
    amendments = pending(seat.state.papers, draft.symbol)
    by = seat.by
    return _listed([a.AcceptAmendment(each.symbol) for each in amendments if by not in each.accepted_by])


def _withdraw_amendment(seat: Seat) -> Frame | None:
    draft = seat.text
    if draft is None:
        return None
    by, amendments = seat.by, pending(seat.state.papers, draft.symbol)
    return _listed([a.WithdrawAmendment(each.symbol) for each in amendments if each.by == by])


def _order(seat: Seat) -> Frame | None:
    draft, meeting = seat.text, seat.here
    if draft is None or seat.by != meeting.president:
        return None
    amendments = pending(seat.state.papers, draft.symbol)
    if len(amendments) < 2 or any(each.symbol == meeting.first_amendment for each in amendments):
        return None
    usual = put_order(amendments, seat.remit.paragraph)
    return _listed([a.OrderAmendments(each.symbol) for each in amendments if put_first(usual, each.symbol) != usual])


def _separate(seat: Seat) -> Frame | None:
    draft = seat.text
    if draft is None or not seat.member or len(draft.clauses) < 2 or len(draft.separate) >= 2:
        return None
    settled = (*draft.separate, *draft.whole)
    if not _may_shrink(seat, draft):
        settled += tuple([each for each in draft.clauses if is_substance(each, seat.remit.paragraph)])
    places = [place for place, clause in enumerate(draft.clauses) if clause not in settled]
    return _listed([a.RequestSeparateVote(draft.symbol, place) for place in places])


def _may_shrink(seat: Seat, draft: DraftResolution) -> bool:
    """Return whether the text may lose an operative paragraph, and still be put to a vote of substance."""
    if not seat.remit.to_the_vote:
        return True
    bank, asked = seat.remit.paragraph, pending(seat.state.papers, draft.symbol)
    left = {each for each in draft.clauses if is_substance(each, bank)} - {*draft.separate}
    changed = [each for each in asked if each.clause is None or not is_substance(each.clause, bank)]
    return len(left - {each.was for each in changed}) > 1


def _ask(seat: Seat) -> Frame | None:
    draft = seat.text
    if draft is None or not seat.member or draft.nature is not _ASK or draft.asked:
        return None
    return _listed([a.AskPreliminaryQuestion(draft.symbol)])


FRAMES: dict[type, Callable[[Seat], Frame | None]] = {
    a.Pass: _pass,
    a.ObjectToAgenda: lambda seat: None if seat.remit.to_the_vote else _OBJECT,
    a.CedeChair: _cede,
    a.ObjectToInvitation: _object_invitation,
    a.PhraseInvitation: lambda seat: _PHRASE,
    a.Brief: _brief,
    a.CallSpeaker: _call,
    a.RaisePointOfOrder: _point,
    a.Rule: lambda seat: _RULE,
    a.PutPreliminaryQuestion: lambda seat: _PUT,
    a.ChallengeRuling: lambda seat: _CHALLENGE,
    a.MoveMotion: _motion,
    a.SpeakOnMotion: lambda seat: _SPEAK_ON,
    a.ExplainVote: explanations,
    a.ObjectToSeparateVote: lambda seat: _listed([a.ObjectToSeparateVote(seat.here.draft)]),
    a.RequestMeeting: _request,
    a.StayAway: _stay_away,
    a.ObjectToStatement: _object_statement,
    a.TableDraft: _table,
    a.Cosponsor: _cosponsor,
    a.PutUnderSilence: _silence,
    a.BreakSilence: _break_silence,
    a.PutInBlue: _blue,
    a.WithdrawDraft: _withdraw,
    a.TakeOverDraft: _take_over,
    a.ProposeStatement: _propose_statement,
    a.ProposeAmendment: _amend,
    a.AcceptAmendment: _accept,
    a.WithdrawAmendment: _withdraw_amendment,
    a.OrderAmendments: _order,
    a.RequestSeparateVote: _separate,
    a.AskPreliminaryQuestion: _ask,
}
"""For each type of act: the function that returns its frame, or None if it is not open."""
