"""The events of the Council, named in the past tense; `evolve` folds its proceedings from them."""

from __future__ import annotations

from msgspec import Struct

from game.council.acts import Cited, Clause, PointGround
from game.council.motions import Motion, PendingMotion
from game.council.papers import Amendment, DraftResolution, Standing, Statement
from game.council.stages import Stage
from game.council.subjects import AnySubject
from game.council.voting import Ballot, Outcome, Question
from game.tags import tag_of
from game.terms import MemberId, Slug, Symbol


class Entry(Struct, frozen=True, gc=False, tag_field="event", tag=tag_of):
    """An entry of the Council's record."""


class MeetingRequested(Entry, frozen=True, gc=False):
    """A member asked for a meeting (rule 2)."""

    by: MemberId
    item: Slug


class MeetingOpened(Entry, frozen=True, gc=False):
    """The President called a meeting to order."""

    symbol: Symbol
    item: Slug
    president: MemberId
    speakers: tuple[MemberId, ...]
    invitees: tuple[MemberId, ...]
    briefers: tuple[MemberId, ...]
    absent: tuple[MemberId, ...] = ()


class SeatLeft(Entry, frozen=True, gc=False):
    """A member announced that it stays away from the next meeting."""

    member: MemberId


class StageEntered(Entry, frozen=True, gc=False):
    """The meeting entered a stage, in which `polled` must act or pass, in this order."""

    stage: Stage
    polled: tuple[MemberId, ...]
    draft: Symbol = ""


class StageInterrupted(Entry, frozen=True, gc=False):
    """The meeting keeps its present stage, to resume it after `stage`."""

    stage: Stage
    polled: tuple[MemberId, ...]


class StageResumed(Entry, frozen=True, gc=False):
    """The meeting took up again the stage that had been interrupted."""

    stage: Stage


class Passed(Entry, frozen=True, gc=False):
    """A polled member passed its turn."""

    member: MemberId


class ChairCeded(Entry, frozen=True, gc=False):
    """The President left the chair for this question to another member (rule 20)."""

    by: MemberId
    to: MemberId


class AgendaObjected(Entry, frozen=True, gc=False):
    """A member objected to the provisional agenda (rule 9)."""

    by: MemberId


class AgendaAdopted(Entry, frozen=True, gc=False):
    """The agenda was adopted, without objection or by a vote."""

    item: Slug


class InvitationPhrased(Entry, frozen=True, gc=False):
    """The President chose the question: to invite, or not to invite."""

    invitee: MemberId
    to_invite: bool


class InvitationObjected(Entry, frozen=True, gc=False):
    """A member objected to an invitation (rules 37 and 39)."""

    by: MemberId
    invitee: MemberId


class Invited(Entry, frozen=True, gc=False):
    """Participants were invited to take seats, without vote."""

    invitees: tuple[MemberId, ...]


class InvitationSettled(Entry, frozen=True, gc=False):
    """A contested invitation was decided by a vote."""

    invitee: MemberId
    invited: bool


class BriefingGiven(Entry, frozen=True, gc=False):
    """A briefer supplied information (rule 39)."""

    briefer: MemberId


class SpeakerCalled(Entry, frozen=True, gc=False):
    """The President gave the floor out of the order of the list."""

    by: MemberId
    member: MemberId


class FloorTaken(Entry, frozen=True, gc=False):
    """A delegation had the floor; `named` may answer before business goes on."""

    member: MemberId
    reply: bool
    named: tuple[MemberId, ...]


class PointRaised(Entry, frozen=True, gc=False):
    """A member raised a point of order (rule 30)."""

    by: MemberId
    ground: PointGround
    about: str
    party: MemberId = ""


class Ruled(Entry, frozen=True, gc=False):
    """The President ruled on the point of order (rule 30)."""

    by: MemberId
    upheld: bool


class RulingChallenged(Entry, frozen=True, gc=False):
    """A member challenged the ruling (rule 30)."""

    by: MemberId


class RulingSettled(Entry, frozen=True, gc=False):
    """The ruling stands or was overruled; its decision, or the opposite, takes effect."""

    ground: PointGround
    about: str
    by: MemberId
    upheld: bool
    overruled: bool
    party: MemberId = ""


class MotionMoved(Entry, frozen=True, gc=False):
    """A motion of rule 33 was moved."""

    pending: PendingMotion


class MotionSpokenOn(Entry, frozen=True, gc=False):
    """A member spoke for or against a debatable motion."""

    by: MemberId
    supports: bool


class MotionSettled(Entry, frozen=True, gc=False):
    """A motion was carried or rejected."""

    motion: Motion
    mover: MemberId
    until: int
    carried: bool


class VoteExplained(Entry, frozen=True, gc=False):
    """A member explained its vote: `ballot` is the one that it announced or, after the vote, the one that it cast."""

    member: MemberId
    draft: Symbol
    words: str
    before: bool
    ballot: Ballot | None = None
    reasons: tuple[Cited, ...] = ()


class DraftTabled(Entry, frozen=True, gc=False):
    """A draft resolution was submitted."""

    draft: DraftResolution


class Cosponsored(Entry, frozen=True, gc=False):
    """A delegation joined the sponsors of a draft."""

    draft: Symbol
    by: MemberId


class DraftMoved(Entry, frozen=True, gc=False):
    """A draft changed its standing; `by` is empty if no delegation did it."""

    draft: Symbol
    standing: Standing
    by: MemberId = ""


class DraftTakenOver(Entry, frozen=True, gc=False):
    """A co-sponsor requires a withdrawn draft to be put as its own (rule 35)."""

    draft: Symbol
    by: MemberId


class AmendmentProposed(Entry, frozen=True, gc=False):
    """An amendment was introduced."""

    amendment: Amendment


class AmendmentAccepted(Entry, frozen=True, gc=False):
    """A sponsor accepted an amendment."""

    amendment: Symbol
    by: MemberId


class AmendmentSettled(Entry, frozen=True, gc=False):
    """An amendment was incorporated, adopted, rejected, made moot or withdrawn; the first two change the text."""

    amendment: Symbol
    how: str


class AmendmentsOrdered(Entry, frozen=True, gc=False):
    """The President ruled which amendment is put first (rule 36)."""

    by: MemberId
    first: Symbol


class SeparateVoteRequested(Entry, frozen=True, gc=False):
    """A separate vote on a paragraph was requested (rule 32)."""

    draft: Symbol
    clause: Clause
    by: MemberId


class SeparateVoteRefused(Entry, frozen=True, gc=False):
    """The original mover objected to a separate vote, which ends the request (rule 32)."""

    draft: Symbol
    by: MemberId


class PartSettled(Entry, frozen=True, gc=False):
    """A paragraph that was voted on separately was retained, or falls."""

    draft: Symbol
    clause: Clause
    retained: bool


class PreliminaryQuestionAsked(Entry, frozen=True, gc=False):
    """A member asked whether a draft is procedural."""

    draft: Symbol
    by: MemberId


class NatureDecided(Entry, frozen=True, gc=False):
    """A ruling or a vote settled whether a draft is procedural."""

    draft: Symbol
    procedural: bool


class PartyDeclared(Entry, frozen=True, gc=False):
    """A member was found a party to the dispute, and shall abstain (Article 27 (3))."""

    draft: Symbol
    party: MemberId


class VotingBegan(Entry, frozen=True, gc=False):
    """A question was put to the vote; `polled` are the members present, in the order of their seats."""

    vote: str
    subject: AnySubject
    question: Question
    polled: tuple[MemberId, ...]
    must_abstain: tuple[MemberId, ...] = ()


class BallotCast(Entry, frozen=True, gc=False):
    """Secret until the vote ends: a member cast its ballot."""

    member: MemberId
    ballot: Ballot


class VotingEnded(Entry, frozen=True, gc=False):
    """A vote ended; `ballots` are as they count (Article 27 (3))."""

    vote: str
    subject: AnySubject
    question: Question
    ballots: dict[MemberId, Ballot]
    outcome: Outcome


class DraftDecided(Entry, frozen=True, gc=False):
    """A draft was adopted as a resolution, or not; `resolution` is its symbol if it was."""

    draft: Symbol
    resolution: Symbol
    in_favour: int


class StatementProposed(Entry, frozen=True, gc=False):
    """A statement was proposed for the agreement of all."""

    statement: Statement


class StatementSettled(Entry, frozen=True, gc=False):
    """A statement was issued, or blocked by an objection (which is not a veto)."""

    statement: Symbol
    issued: bool
    by: MemberId = ""


class MeetingSuspended(Entry, frozen=True, gc=False):
    """The meeting was suspended."""


class MeetingClosed(Entry, frozen=True, gc=False):
    """The meeting was adjourned; `until` is a day for which the next was fixed, 0 if none."""

    until: int = 0


class AssemblyDebateDue(Entry, frozen=True, gc=False):
    """The President of the General Assembly convenes a debate within ten working days of a veto (A/RES/76/262)."""

    draft: Symbol
    by_day: int


class EmergencySessionCalled(Entry, frozen=True, gc=False):
    """The Council called an emergency special session of the General Assembly (377 A (V))."""

    resolution: Symbol
