"""The public view of a game, for spectators and a projector; and the teacher's view, which holds everything."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from game.council.meeting import Meeting, seen
from game.council.papers import Papers, PastVote
from game.council.voting import Ballot
from game.engine.audience import NOBODY, Audience, Public, Seat
from game.engine.briefing import Briefing, briefing, round_seen_by
from game.engine.state import Phase, State
from game.terms import MemberId, Slug, Symbol
from game.world.confidences import known_to
from game.world.facts import Breach, Claim, Hidden, Round, Understanding, Undertaking, Waiver


class PublicView(Struct, frozen=True, eq=False):
    """The public facts now. `meeting` hides all ballots of a vote under way; its `polled` have still to vote.

    `round` says only that talks take place; `understandings` are those reached before witnesses; `declined` says how
    often in a row a call for talks was declined.
    """

    day: int
    days: int
    date: str
    phase: Phase
    council: tuple[MemberId, ...]
    permanent: frozenset[MemberId]
    votes_required: int
    president: MemberId
    meeting: Meeting | None
    requests: tuple[tuple[MemberId, Slug], ...]
    papers: Papers
    votes: tuple[PastVote, ...]
    vetoes: tuple[Symbol, ...]
    numbers: dict[str, float]
    credibility: dict[MemberId, float]
    ledger: tuple[Claim, ...]
    released: tuple[Slug, ...]
    round: Round | None
    undertakings: tuple[Undertaking, ...]
    waivers: tuple[Waiver, ...]
    breaches: tuple[Breach, ...]
    happened: tuple[Slug, ...]
    decided: tuple[Slug, ...]
    refused: tuple[Slug, ...]
    declined: dict[Slug, int]
    understandings: tuple[Understanding, ...]


class TeacherView(Struct, frozen=True, eq=False):
    """Everything, for a teacher: the public view, each seat's briefing, and the secrets that both leave out.

    `hidden` holds the facts that the dice settled at the start, also the true red lines. `ballots` are those of a vote
    under way, `round` is the talks with their terms, and `understandings` are all of them. `orders` raise or lower a
    process tonight. `waits` is the day until which a capital puts off a decision.
    """

    public: PublicView
    seats: dict[MemberId, Briefing]
    hidden: Hidden
    ballots: dict[MemberId, Ballot]
    round: Round | None
    understandings: tuple[Understanding, ...]
    orders: dict[Slug, float]
    waits: dict[Slug, int]


AnyView = Briefing | PublicView | TeacherView
_OWN = frozenset(("meeting", "round", "understandings"))
"""The fields of a briefing in which a seat sees more than the public."""


def view(state: State, audience: Audience) -> AnyView:
    """Return the audience's view of a state: a seat's briefing, the public view, or the teacher's."""
    if isinstance(audience, Seat):
        return briefing(state, audience.member)
    return public_view(state) if isinstance(audience, Public) else teacher_view(state)


def public_view(state: State) -> PublicView:
    """Return the public view: the facts that the briefings of all seats share."""
    any_seat = briefing(state, state.case.seats[0])
    common: dict[str, Any] = {
        name: getattr(any_seat, name) for name in PublicView.__struct_fields__ if name not in _OWN
    }
    meeting = state.proceedings.meeting
    return PublicView(
        **common,
        meeting=seen(meeting, NOBODY) if meeting is not None else None,
        round=round_seen_by(state, NOBODY),
        understandings=known_to(state.world, NOBODY),
    )


def teacher_view(state: State) -> TeacherView:
    """Return the teacher's view: all that any seat knows now, and the facts hidden from all seats."""
    world, meeting = state.world, state.proceedings.meeting
    cast = meeting.vote.ballots if meeting is not None and meeting.vote is not None else {}
    return TeacherView(
        public=public_view(state),
        seats={seat: briefing(state, seat) for seat in state.case.seats},
        hidden=world.hidden,
        ballots=dict(cast),
        round=world.round,
        understandings=world.understandings,
        orders=world.orders,
        waits=world.waits,
    )
