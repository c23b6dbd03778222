"""The acts open to a member while a vote is taken: its ballot, and a point of order on the conduct of the vote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.council.acts import CastBallot, PointGround, RaisePointOfOrder
from game.council.meeting import Meeting, Vote
from game.council.stages import Stage
from game.council.subjects import AnySubject, OnExclusion, OnInvitation
from game.council.voting import Ballot
from game.frames import Listed, Openings
from game.terms import MemberId

POINTS_EACH = 2
"""Points of order that one member may raise in one meeting: the game's bound, the rules set none."""

_INVITATION_VOTE, _RULING_VOTE = Stage.INVITATION_VOTE, Stage.RULING_VOTE
BALLOTS = (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING)
BALLOTS_BOUND = (Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING)
"""The ballots open to a member, and those open to a member that Article 27 (3) keeps from voting."""


class Voters:
    """The cached openings of the latest vote, by the position of a voter in it."""

    __slots__ = ("id", "openings", "subject")

    def __init__(self) -> None:
        self.id = ""
        self.subject: AnySubject | None = None
        self.openings: dict[Any, Openings] = {}


def voter_openings(meeting: Meeting, by: MemberId, kept: Voters) -> Openings:
    """Return the openings of a member that has still to cast its ballot.

    They are the same for all, except those who must abstain or may raise no point of order; cached during the vote.
    """
    vote = meeting.vote
    assert vote is not None, "a vote is under way"
    if kept.id is not vote.id or kept.subject is not vote.subject:
        kept.id, kept.subject, kept.openings = vote.id, vote.subject, {}
    bound, raises = by in vote.must_abstain, may_raise(meeting, by)
    # How an invitation is phrased can be questioned before the first ballot only.
    standing = bound, raises, not vote.ballots and meeting.stage is _INVITATION_VOTE
    found = kept.openings.get(standing)
    if found is None:
        found = kept.openings[standing] = _voter(meeting, vote, bound=bound, raises=raises)
    return found


def _voter(meeting: Meeting, vote: Vote, *, bound: bool, raises: bool) -> Openings:
    ballots = Listed(tuple(CastBallot(vote.id, each) for each in (BALLOTS_BOUND if bound else BALLOTS)))
    if not raises or meeting.stage is _RULING_VOTE:
        return Openings({CastBallot: ballots})
    return Openings({CastBallot: ballots, RaisePointOfOrder: Listed(tuple(points_in_vote(meeting)))})


def may_raise(meeting: Meeting, by: MemberId) -> bool:
    """Return whether a member may raise a point of order; the President rules on them."""
    return by != meeting.president and meeting.points.count(by) < POINTS_EACH


def points_in_vote(meeting: Meeting) -> Iterator[Any]:
    """Return the points of order that may be raised while the vote is taken."""
    vote = meeting.vote
    assert vote is not None, "a vote is under way"
    yield RaisePointOfOrder(PointGround.CONDUCT_OF_VOTING, vote.id)
    if isinstance(vote.subject, OnInvitation | OnExclusion) and not vote.ballots:
        yield RaisePointOfOrder(PointGround.PHRASING, vote.subject.invitee)
