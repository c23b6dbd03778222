"""The reason and authority of a refusal; no reason depends on another seat's secrets."""

from __future__ import annotations

from typing import Any

from game.council import acts as a
from game.council.papers import Standing
from game.engine.acts import DIRECTIONS
from game.engine.openings import HOURS, open_to
from game.engine.state import FIELD, SECRETARIAT, Phase, State
from game.letters import LETTERS, one_line
from game.terms import DIRECTOR, MemberId, Refusal
from game.world import acts as w

_CHAMBER: dict[type, tuple[str, str]] = {
    a.Pass: ("nobody waits for this delegation now", "rule 27"),
    a.CedeChair: ("only the President may leave the chair, and before the agenda is adopted", "rule 20"),
    a.ObjectToAgenda: ("the provisional agenda is not before the Council", "rule 9"),
    a.ObjectToInvitation: ("this invitation is not before the Council, or cannot be refused", "rules 37 and 39"),
    a.PhraseInvitation: ("only the President phrases the question, once an invitation is contested", "rule 19"),
    a.Brief: ("only one who was invited to supply information briefs, and when called", "rule 39"),
    a.CallSpeaker: ("only the President calls a speaker out of order, and only from the list", "rule 27"),
    a.RaisePointOfOrder: ("no point of order on this can be raised now by this delegation", "rule 30"),
    a.Rule: ("only the President rules, and only on a point of order", "rule 30"),
    a.ChallengeRuling: ("there is no ruling to challenge", "rule 30"),
    a.MoveMotion: ("this motion cannot be moved now by this delegation", "rule 33"),
    a.SpeakOnMotion: ("no debatable motion is before the Council", "rule 33"),
    a.ExplainVote: ("votes are explained before or after a vote, not now", "practice of the Council"),
    a.ObjectToSeparateVote: ("only the original mover may object to a separate vote", "rule 32"),
    a.RequestSeparateVote: ("no separate vote on this part can be asked for now", "rule 32"),
    a.ProposeAmendment: ("an amendment may be introduced only by a member, to the draft before it", "rule 33 (6)"),
    a.AcceptAmendment: ("only a sponsor accepts an amendment, once, before it is put", "practice of the Council"),
    a.WithdrawAmendment: ("only its mover withdraws an amendment, before it is put", "rule 35"),
    a.OrderAmendments: ("only the President rules on the order of two or more amendments", "rule 36"),
    a.AskPreliminaryQuestion: (
        "whether the matter is procedural is not open here",
        "San Francisco statement of 7 June 1945",
    ),
    a.PutPreliminaryQuestion: ("only the President puts the preliminary question", "rule 30"),
    w.Speak: ("the floor has not been given to this delegation", "rule 27"),
}
_PAPERS: dict[type, tuple[str, str]] = {
    a.TableDraft: ("this text cannot be submitted now by this delegation", "rules 31 and 38"),
    a.Cosponsor: ("this draft cannot be co-sponsored now by this delegation", "practice of the Council"),
    a.PutUnderSilence: ("only a sponsor puts its draft under silence, before the meeting", "practice of the Council"),
    a.BreakSilence: ("only a member breaks silence, on a draft that is under it", "practice of the Council"),
    a.PutInBlue: ("the draft cannot be put in blue now at the request of this delegation", "rule 38"),
    a.WithdrawDraft: ("only its mover withdraws a draft, before any vote on it", "rule 35"),
    a.TakeOverDraft: ("only a co-sponsor takes over a draft that was withdrawn", "rule 35"),
    a.ProposeStatement: ("this statement cannot be proposed now by this delegation", "practice of the Council"),
    a.ObjectToStatement: ("no such statement awaits the agreement of this delegation", "practice of the Council"),
}
_CORRIDOR: dict[type, tuple[str, str]] = {
    a.RequestMeeting: ("a meeting on this item cannot be asked for now by this delegation", "rule 2"),
    a.StayAway: ("only a member may leave its seat empty, before a meeting", "Charter, Article 28 (1)"),
    w.Meet: ("this delegation cannot be met now", "the hours of the day"),
    w.Lobby: ("this member cannot be lobbied on this draft now", "the hours and influence of the day"),
    w.ReleaseEvidence: ("this evidence is not this delegation's to release now", "the holder's decision"),
    w.AnswerClaim: ("no such demand or offer awaits this delegation's answer", "the ledger"),
    w.AdviseCapital: ("the capital cannot be advised now", "the hours of the day"),
    w.Telephone: ("this delegation's minister cannot be called now", "the hours of the day"),
    w.MeetGroup: ("this seat has no such group, or it has met today, or takes too long", "the list of groups"),
    w.SoundOut: ("this delegation cannot be sounded out now, or has been already", "the hours of the day"),
    w.TestParagraph: ("this paragraph cannot be tested now", "the hours and influence of the day"),
    w.ProposeUnderstanding: (
        "one of those named cannot promise that, or has not yet answered what was proposed before",
        "the order of understandings",
    ),
    w.AnswerUnderstanding: ("no such understanding awaits this delegation's answer", "the order of understandings"),
    w.CallTalks: ("a round of this format cannot be called now by this delegation", "the format of the talks"),
    w.AnswerCall: ("no call awaits this delegation's answer", "the format of the talks"),
    w.ProposeTerms: ("these terms cannot be put on the table now", "the format of the talks"),
    w.AcceptTerms: ("no terms await this delegation's answer", "the format of the talks"),
    w.AcceptPart: ("no terms of several steps await this delegation's answer", "the format of the talks"),
    w.RecordBreach: ("no breach of another's is this delegation's to put on the record now", "the ledger"),
    w.ContestSignature: ("no signature is this delegation's to contest now", "the ledger"),
    w.WalkOut: ("this delegation is not in a round of talks", "the format of the talks"),
    w.EndDay: ("this delegation has nothing to end now", "the order of the day"),
}
_ROUTINE: dict[type, tuple[str, str]] = {
    a.OpenMeeting: ("a meeting is called to order when one was asked for and consultations are over", "rules 1 and 2"),
    w.OpenDay: ("the day has begun already", "the order of the day"),
    w.PassNight: ("it is not night", "the order of the day"),
}


def refusal(state: State, by: MemberId, action: Any) -> Refusal:
    """Return why `by` may not do this now, with the authority."""
    kind = type(action)
    if state.phase is Phase.OVER:
        return Refusal("the campaign is over", "the scenario's calendar")
    if kind in _ROUTINE and by not in (SECRETARIAT, FIELD):
        return Refusal("this is for the secretariat or the field, not for a delegation", "rule 21")
    if by == DIRECTOR or kind in DIRECTIONS:
        return _direction(state, by, kind)
    if by not in state.case.seats and by not in (SECRETARIAT, FIELD):
        return Refusal(f"{by} takes no part in this game", "Charter, Articles 23, 31 and 32")
    if kind is a.CastBallot:
        return _ballot(state, by, action)
    special = _special(state, by, action) or (_own_words(action) if kind in open_to(state, by).frames else None)
    if special is not None:
        return special
    for table, phase in ((_CHAMBER, Phase.CHAMBER), (_CORRIDOR, Phase.CORRIDOR)):
        if kind in table and state.phase is not phase:
            reason, authority = table[kind]
            return Refusal(f"it is {_WHERE[state.phase]}: {reason}", authority)
    reason, authority = {**_CHAMBER, **_PAPERS, **_CORRIDOR, **_ROUTINE}.get(kind, _UNKNOWN)
    if kind in open_to(state, by).frames:
        reason = _FORMS.get(kind, f"not in this form: {reason}")
    return Refusal(reason, authority)


def _direction(state: State, by: MemberId, kind: type) -> Refusal:
    if by != DIRECTOR or kind not in DIRECTIONS:
        return Refusal("the director gives news and effects, and nobody else does", "the bounds of play")
    if not state.case.directed:
        return Refusal("this game has no director", "the bounds of play")
    reason = "news are one line of words; effects name what the scenario has, and say why"
    return Refusal(reason, "the bounds of play")


_FORMS: dict[type, str] = {
    a.ExplainVote: "an explanation announces a ballot that is open to the member, or none, and gives at most two "
    "reasons, each of which reads the text and speaks for that ballot",
}
"""The form that an act must have, if its kind is open now but its form was wrong."""
_UNKNOWN = ("no rule knows this act", "provisional rules of procedure")
_WHERE = {
    Phase.MORNING: "morning, before the day's business",
    Phase.CORRIDOR: "the time of consultations, and no meeting is under way",
    Phase.CHAMBER: "a meeting of the Council, not the corridor",
    Phase.NIGHT: "night",
    Phase.OVER: "over",
}


def _ballot(state: State, by: MemberId, action: a.CastBallot) -> Refusal:
    meeting = state.proceedings.meeting
    vote = meeting.vote if meeting else None
    if by not in state.case.remit.council.seats:
        return Refusal("a participant that is not a member of the Council has no vote", "rules 37 and 39")
    if meeting is None or vote is None:
        return Refusal("no question is put to the vote", "Charter, Article 27")
    if action.vote != vote.id:
        return Refusal("this question is no longer before the Council", "rule 32")
    if by in meeting.absent:
        return Refusal("a member that stayed away from the meeting casts no ballot in it", "Charter, Article 28 (1)")
    if by in vote.must_abstain:
        return Refusal("a party to the dispute shall abstain from voting", "Charter, Article 27 (3)")
    return Refusal("each member has one vote, and this one has been cast", "Charter, Article 27 (1)")


def _own_words(action: Any) -> Refusal | None:
    """Return why a person's own words are refused, or None: they are too long, or hold letters that nobody sees."""
    words = getattr(action, "words", "")
    if not isinstance(words, str):
        return Refusal("own words are a text", "the bounds of play")
    if len(words) > LETTERS:
        many = f"own words hold at most {LETTERS:,} letters, and these hold {len(words):,}"
        return Refusal(many, "the bounds of play")
    if words != one_line(words):
        return Refusal("own words are one line of letters, without controls or hidden marks", "the bounds of play")
    return None


def _special(state: State, by: MemberId, action: Any) -> Refusal | None:
    draft = state.proceedings.papers.draft(getattr(action, "draft", ""))
    if isinstance(action, a.WithdrawDraft) and draft is not None and draft.voted_on:
        return Refusal("a draft cannot be withdrawn once a vote has been taken on it", "rule 35")
    outsider = by not in state.case.remit.council.seats
    if isinstance(action, a.PutInBlue) and outsider and draft is not None and draft.standing is Standing.NEGOTIATION:
        return Refusal("a non-member's draft is put to the vote only at the request of a member", "rule 38")
    known = state.case.remit.paragraph
    if isinstance(action, a.TableDraft) and any(
        each.paragraph in known and known[each.paragraph].calls_session for each in action.clauses
    ):
        return Refusal(
            "an emergency special session is called only after a lack of unanimity of the permanent members, "
            "by a text that says nothing substantive",
            "General Assembly resolution 377 A (V)",
        )
    need = HOURS.get(type(action), 0)
    if state.phase is Phase.CORRIDOR and need > state.corridor.hours.get(by, 0):
        return Refusal("no hours are left for this today", "the hours of the day")
    return None
