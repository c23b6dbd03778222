"""How a seat votes on each kind of question, and why; no randomness is involved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from game.council.acts import CastBallot, Clause
from game.council.meeting import Meeting, Vote
from game.council.motions import RULE_33, Carried, Motion
from game.council.papers import Amendment, DraftResolution
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
from game.council.voting import Ballot
from game.delegations.situation import Choice, Situation
from game.forecast.reasons import Reason
from game.forecast.valuation import ballot_for
from game.terms import MemberId
from game.words.ballots import said

LEAN = 20.0
"""Points of leaning beyond which a question about a State is answered with a yes or a no."""
NICE = 1.0
"""Points that a change must gain or lose for the text before the seat votes for or against it rather than abstains."""

_ON_RULING = {
    Ballot.IN_FAVOUR: "the challenge weighs more with us than the chair",
    Ballot.AGAINST: "the chair weighs more with us than the challenge",
    Ballot.ABSTAINING: "neither the challenge nor the chair weighs enough with us",
}

_ON_HEARING = {
    Ballot.IN_FAVOUR: "we would hear {}",
    Ballot.AGAINST: "we would not hear {}",
    Ballot.ABSTAINING: "we neither ask to hear {} nor refuse it",
}
_ON_PARTY = {
    Ballot.IN_FAVOUR: "we hold {} to be a party to the dispute",
    Ballot.AGAINST: "we do not hold {} to be a party to the dispute",
    Ballot.ABSTAINING: "we leave open whether {} is a party to the dispute",
}
_ON_MOTION = {
    Ballot.IN_FAVOUR: "the motion of {} serves us",
    Ballot.AGAINST: "the motion of {} does not serve us",
    Ballot.ABSTAINING: "the motion of {} is little to us either way",
}
"""The reason in words for a ballot on a motion, when the ballot rests on relations with its mover."""


def cast_ballot(s: Situation) -> Choice:
    """Return the ballot on the question that is put to the vote."""
    acts = cast("tuple[CastBallot, ...]", s.offered(CastBallot))
    meeting = s.briefing.meeting
    assert meeting is not None and meeting.vote is not None, "a ballot is cast in a vote of a meeting"
    wanted, because = KINDS[type(meeting.vote.subject)](s, meeting, meeting.vote.subject)
    act = next((each for each in acts if each.ballot is wanted), None)
    if act is None:
        act = next((each for each in acts if each.ballot is Ballot.ABSTAINING), acts[0])
        because = f"the rules allow no more; {because}"
    return Choice(act, f"{said(act.ballot).cast.capitalize()}: {because}", _reasons(s, meeting.vote))


def _reasons(s: Situation, vote: Vote) -> tuple[Reason, ...]:
    draft = s.briefing.papers.draft(vote.subject.draft) if isinstance(vote.subject, OnDraft) else None
    return s.worth(draft).reasons if draft is not None else ()


def _on_draft(s: Situation, meeting: Meeting, subject: OnDraft) -> tuple[Ballot, str]:
    draft = s.briefing.papers.draft(subject.draft)
    assert draft is not None, "a draft that is put is among the papers"
    return s.ballot(draft), s.worth(draft).telling(5)


def _on_amendment(s: Situation, meeting: Meeting, subject: OnAmendment) -> tuple[Ballot, str]:
    amendment = s.briefing.papers.amendment(subject.amendment)
    draft = s.briefing.papers.draft(amendment.draft) if amendment else None
    assert amendment is not None and draft is not None, "an amendment that is put is among the papers"
    if s.member == amendment.by or s.member in amendment.accepted_by:
        return Ballot.IN_FAVOUR, "it is our own, or we have accepted it"
    gain = gain_of(s, draft, amendment)
    return ballot_for(gain, NICE), f"it changes the text's worth by {gain:+.0f}"


def gain_of(s: Situation, draft: DraftResolution, amendment: Amendment) -> float:
    """Return by how many points an amendment would improve the draft for this seat."""
    before = s.text(draft)
    after = s.framed(amended_clauses(draft, amendment), before.sponsors, procedural=before.procedural)
    return s.value(after, draft.symbol).value - s.value(before, draft.symbol).value


def amended_clauses(draft: DraftResolution, amendment: Amendment) -> tuple[Clause, ...]:
    """Return the clauses of a draft as an amendment would leave them."""
    if amendment.was is None:
        return draft.clauses if amendment.clause is None else (*draft.clauses, amendment.clause)
    changed = (amendment.clause if each == amendment.was else each for each in draft.clauses)
    return tuple(each for each in changed if each is not None)


def _on_part(s: Situation, meeting: Meeting, subject: OnPart) -> tuple[Ballot, str]:
    draft = s.briefing.papers.draft(meeting.draft)
    assert draft is not None, "a part that is put belongs to a draft"
    clause = next((each for each in draft.clauses if each.paragraph == subject.paragraph), None)
    worth = s.forecaster.interests.stand(s.member, clause) if clause is not None else 0.0
    return ballot_for(worth, NICE), f"the paragraph is worth {worth:+.0f}"


def _on_agenda(s: Situation, meeting: Meeting, subject: OnAgenda) -> tuple[Ballot, str]:
    caller = caller_of(s, meeting)
    ballot = _hearing(s, caller)
    whom = "ourselves" if caller == s.member else s.name(caller)
    return ballot, f"{_ON_HEARING[ballot].format(whom)}, who asked for the meeting"


def _hearing(s: Situation, member: MemberId) -> Ballot:
    # An agenda or an invitation is seldom refused: only members strongly opposed to the asker vote no (rules 9, 37).
    return _by_leaning(leaning_to(s, member) + 1.5 * LEAN)


def would_refuse(s: Situation, member: MemberId) -> bool:
    """Return whether the seat would vote against hearing this member, and so may object to it."""
    return _hearing(s, member) is Ballot.AGAINST


def caller_of(s: Situation, meeting: Meeting) -> MemberId:
    """Return the member that asked for the meeting, as far as the seat knows."""
    asked = [by for by, item in s.briefing.requests if item == meeting.item]
    return asked[0] if asked else next(iter(meeting.speakers), meeting.president)


def _on_invitation(s: Situation, meeting: Meeting, subject: OnInvitation | OnExclusion) -> tuple[Ballot, str]:
    wanted = hearing = _hearing(s, subject.invitee)
    if not meeting.put_to_invite:
        wanted = {Ballot.IN_FAVOUR: Ballot.AGAINST, Ballot.AGAINST: Ballot.IN_FAVOUR}.get(wanted, wanted)
    return wanted, _ON_HEARING[hearing].format(s.name(subject.invitee))


def _on_ruling(s: Situation, meeting: Meeting, subject: OnRuling) -> tuple[Ballot, str]:
    point = meeting.point
    if s.member == meeting.president or point is None:
        return Ballot.AGAINST, "the ruling is our own"
    quarrel = leaning_to(s, point.by) - leaning_to(s, meeting.president)
    for_overruling = -quarrel if point.upheld else quarrel
    # The President has the benefit of the doubt: nine members must vote to overrule (rule 30).
    ballot = _by_leaning(for_overruling - 1.5 * LEAN)
    return ballot, _ON_RULING.get(ballot, _ON_RULING[Ballot.ABSTAINING])


def _on_party(s: Situation, meeting: Meeting, subject: OnParty) -> tuple[Ballot, str]:
    party = subject.member
    ballot = _by_leaning(-leaning_to(s, party))
    return ballot, _ON_PARTY[ballot].format("ourselves" if party == s.member else s.name(party))


def _on_nature(s: Situation, meeting: Meeting, subject: OnNature) -> tuple[Ballot, str]:
    draft = s.briefing.papers.draft(subject.draft)
    worth = s.worth(draft).value if draft else 0.0
    return ballot_for(worth, s.briefing.profile.width), f"procedural, the text could not be vetoed; worth {worth:+.0f}"


def _on_motion(s: Situation, meeting: Meeting, subject: OnMotion) -> tuple[Ballot, str]:
    mover = subject.mover
    ballot = _by_leaning(for_motion(s, subject.motion, mover))
    return ballot, "the motion is our own" if mover == s.member else _ON_MOTION[ballot].format(s.name(mover))


def for_motion(s: Situation, motion: Motion, mover: MemberId) -> float:
    """Return how far this seat favours a motion: a motion that stops a text pleases members that dislike the text."""
    if mover == s.member:
        return 100.0
    meeting = s.briefing.meeting
    draft = s.briefing.papers.draft(meeting.draft) if meeting else None
    if RULE_33[motion].then is Carried.SUSPENDS:
        return leaning_to(s, mover)
    at_stake = s.worth(draft).value if draft is not None else 0.0
    return leaning_to(s, mover) - 2.0 * at_stake - 10.0


def leaning_to(s: Situation, other: MemberId) -> float:
    """Return how far this seat sides with another member; it sides most of all with itself."""
    return 100.0 if other == s.member else s.leaning(other)


def _by_leaning(leaning: float) -> Ballot:
    return ballot_for(leaning, LEAN)


KINDS: dict[type[Subject], Callable[[Situation, Meeting, Any], tuple[Ballot, str]]] = {
    OnDraft: _on_draft,
    OnAmendment: _on_amendment,
    OnPart: _on_part,
    OnAgenda: _on_agenda,
    OnInvitation: _on_invitation,
    OnExclusion: _on_invitation,
    OnRuling: _on_ruling,
    OnParty: _on_party,
    OnNature: _on_nature,
    OnMotion: _on_motion,
}
