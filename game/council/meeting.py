"""A meeting under way, and the Council's proceedings over the whole game, as values."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import Cited, PointGround
from game.council.motions import PendingMotion
from game.council.papers import Papers, PastVote
from game.council.stages import Stage
from game.council.subjects import AnySubject
from game.council.voting import Ballot, Question
from game.terms import MemberId, Slug, Symbol


class Vote(Struct, frozen=True, gc=False):
    """The vote under way; `id` names it, and `subject` is the question."""

    id: str
    subject: AnySubject
    question: Question
    ballots: dict[MemberId, Ballot] = {}
    must_abstain: tuple[MemberId, ...] = ()


class PointOfOrder(Struct, frozen=True, gc=False):
    """The point of order before the Council, and the President's ruling once given."""

    by: MemberId
    ground: PointGround
    about: str
    party: MemberId = ""
    upheld: bool | None = None


class Interrupted(Struct, frozen=True, gc=False):
    """A stage to be resumed, with the members that had still to act in it and the vote that was under way."""

    stage: Stage
    polled: tuple[MemberId, ...]
    vote: Vote | None = None


class Meeting(Struct, frozen=True, gc=False):
    """A meeting of the Council. `polled` must act or pass, in order, before business goes on; `speakers` is the
    list of speakers still to be heard; `replies` those who were named and may ask for a reply; `explained` holds the
    reasons of each explanation of vote so far.
    """

    symbol: Symbol
    item: Slug
    president: MemberId
    stage: Stage
    polled: tuple[MemberId, ...] = ()
    speakers: tuple[MemberId, ...] = ()
    listed: tuple[MemberId, ...] = ()
    spoken: tuple[MemberId, ...] = ()
    replies: tuple[MemberId, ...] = ()
    proposed: tuple[MemberId, ...] = ()
    invited: tuple[MemberId, ...] = ()
    briefers: tuple[MemberId, ...] = ()
    contested: tuple[MemberId, ...] = ()
    absent: tuple[MemberId, ...] = ()
    vote: Vote | None = None
    motions: tuple[PendingMotion, ...] = ()
    moved: tuple[tuple[MemberId, int], ...] = ()
    point: PointOfOrder | None = None
    points: tuple[MemberId, ...] = ()
    called: tuple[MemberId, ...] = ()
    interrupted: tuple[Interrupted, ...] = ()
    draft: Symbol = ""
    done: tuple[Symbol, ...] = ()
    first_amendment: Symbol = ""
    put_to_invite: bool = True
    statement: Symbol = ""
    votes: int = 0
    explained: tuple[tuple[Cited, ...], ...] = ()


def seen(meeting: Meeting, member: MemberId) -> Meeting:
    """Return the meeting without the ballots of a vote under way or interrupted, except the member's own."""
    vote, interrupted = meeting.vote, meeting.interrupted
    if vote is None and not any([each.vote is not None for each in interrupted]):
        return meeting
    kept = tuple([Interrupted(each.stage, each.polled, _own(each.vote, member)) for each in interrupted])
    return replace(meeting, vote=_own(vote, member), interrupted=kept)


def _own(vote: Vote | None, member: MemberId) -> Vote | None:
    if vote is None:
        return None
    return replace(vote, ballots={member: vote.ballots[member]} if member in vote.ballots else {})


class Proceedings(Struct, frozen=True, gc=False):
    """The Council's business over the game: the President of the day, papers, requests, past votes, the meeting.

    `away` are those who stay away from the next meeting, `stayed` those who ever did.
    """

    president: MemberId
    papers: Papers = Papers()
    requests: tuple[tuple[MemberId, Slug], ...] = ()
    away: tuple[MemberId, ...] = ()
    stayed: tuple[MemberId, ...] = ()
    seized: tuple[Slug, ...] = ()
    meeting: Meeting | None = None
    meetings: int = 0
    votes: tuple[PastVote, ...] = ()
    vetoes: tuple[Symbol, ...] = ()
    resolutions: tuple[Symbol, ...] = ()
    issued: tuple[Symbol, ...] = ()
    session_called: bool = False
    fixed: tuple[tuple[int, Slug], ...] = ()
    assembly_due: tuple[tuple[Symbol, int], ...] = ()
