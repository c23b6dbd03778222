"""What one member may know: the only view of a game that is ever handed to whoever sits for a seat."""

from __future__ import annotations

from msgspec import Struct

from game.council.meeting import Meeting
from game.council.papers import Papers, PastVote
from game.engine.case import Objective, Profile
from game.engine.state import Phase
from game.terms import MemberId, Slug, Symbol
from game.world.facts import Claim, Round, Undertaking


class HeldEvidence(Struct, frozen=True):
    """Evidence that the seat holds; whether it is sound, nobody is told."""

    id: Slug
    title: str
    charge: Slug
    supports: float
    strength: int
    independent: bool
    document: bool
    released: bool


class Briefing(Struct, frozen=True, eq=False):
    """What `member` may know now. `meeting` hides the ballots of a vote that is under way, but one's own.

    `relations` are one's own with each other seat; `credibility` is public; `happened` and `decided` list the
    public events so far; `round` is shown to those who take part in it, and to others only that it takes place.
    """

    member: MemberId
    day: int
    days: int
    date: str
    phase: Phase
    profile: Profile
    objectives: tuple[tuple[Objective, bool], ...]
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
    relations: dict[MemberId, float]
    credibility: dict[MemberId, float]
    influence: int
    hours: int
    ledger: tuple[Claim, ...]
    evidence: tuple[HeldEvidence, ...]
    released: tuple[Slug, ...]
    round: Round | None
    undertakings: tuple[Undertaking, ...]
    happened: tuple[Slug, ...]
    decided: tuple[Slug, ...]
    lobbied: tuple[tuple[MemberId, MemberId, Symbol, bool], ...]
    named: bool
    must_act: bool
