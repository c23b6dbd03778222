"""The knowledge of one member: the only view of a game that a person or delegation in a seat ever gets."""

from __future__ import annotations

from array import array
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from game.council.meeting import Meeting, seen
from game.council.papers import Papers, PastVote
from game.engine.case import Case, Objective, Profile, RedLine
from game.engine.state import Phase, State
from game.terms import MemberId, Slug, Symbol
from game.world.conditions import holds
from game.world.confidences import known_to
from game.world.facts import (
    Bid,
    Breach,
    Claim,
    Learned,
    Round,
    Understanding,
    Undertaking,
    Waiver,
)
from game.world.sight import round_seen
from game.world.slots import named, slots


class HeldEvidence(Struct, frozen=True):
    """Evidence that the seat holds; no seat learns whether it is sound."""

    id: Slug
    title: str
    charge: Slug
    supports: float
    strength: int
    independent: bool
    document: bool
    released: bool


class Briefing(Struct, frozen=True, eq=False):
    """The facts that `member` may know now. `meeting` hides the ballots of a vote under way, except its own.

    `relations` are the member's own to each other seat, and `regards` those of each other seat to it. The two move
    alike but may differ (scenarios, delegations). `credibility` is public. `happened` and `decided` list the public
    events so far. `round` shows the terms only to those at its table. `bids` are the parties' answers to terms, in
    the formats at whose table the member sits.
    `line` is its true red line and `price` the weight of that line. `access` is its access to capitals, `closed` the
    day until which a capital's door is closed, `counsel` the counsel that it has given. `understandings` are its own
    and the witnessed ones. `learned` holds the facts from its soundings, and `lines` the red lines of others that it
    knows from them. `refused` are the charges on which monitors were refused access. `declined` counts how often in a
    row a call was declined.
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
    waivers: tuple[Waiver, ...]
    breaches: tuple[Breach, ...]
    bids: tuple[Bid, ...]
    happened: tuple[Slug, ...]
    decided: tuple[Slug, ...]
    lobbied: tuple[tuple[MemberId, MemberId, Symbol, bool], ...]
    named: bool
    line: Slug = ""
    price: float = 0.0
    access: dict[MemberId, float] = {}
    closed: dict[MemberId, int] = {}
    counsel: tuple[tuple[int, MemberId, str, MemberId], ...] = ()
    understandings: tuple[Understanding, ...] = ()
    learned: tuple[Learned, ...] = ()
    lines: dict[MemberId, tuple[RedLine, ...]] = {}
    refused: tuple[Slug, ...] = ()
    declined: dict[Slug, int] = {}
    regards: dict[MemberId, float] = {}


def briefing(state: State, member: MemberId) -> Briefing:
    """Return the briefing of a member; it never depends on another seat's secrets."""
    case, proceedings, world = state.case, state.proceedings, state.world
    figures = _figures(state)
    meeting = proceedings.meeting
    council = case.remit.council
    profile = case.profile[member]
    return Briefing(
        member=member,
        day=state.day,
        days=case.days,
        date=date_of(state.case.first_day, state.day),
        phase=state.phase,
        profile=profile,
        objectives=_objectives(state, profile),
        council=council.seats,
        permanent=council.permanent,
        votes_required=council.votes_required,
        president=meeting.president if meeting else proceedings.president,
        meeting=seen(meeting, member) if meeting else None,
        requests=proceedings.requests,
        papers=proceedings.papers,
        votes=proceedings.votes,
        vetoes=proceedings.vetoes,
        numbers=figures.public,
        relations=figures.relations.get(member, {}),
        credibility=figures.credibility,
        influence=int(figures.influence.get(member, 0)),
        hours=state.corridor.hours.get(member, 0),
        ledger=world.ledger,
        evidence=_held(state, member),
        released=world.released,
        round=round_seen_by(state, member),
        undertakings=world.undertakings,
        waivers=world.waivers,
        breaches=world.breaches,
        bids=tuple([each for each in world.bids if member in case.setting.format[each.format].table]),
        happened=world.happened,
        decided=world.decided,
        lobbied=tuple([each for each in world.lobbied if member in each[:2]]),
        named=meeting is not None and member in meeting.replies,
        access=figures.access.get(member, {}),
        refused=world.refused,
        declined=world.declined,
        regards={each: theirs[member] for each, theirs in figures.relations.items() if each != member},
        **_in_confidence(state, member),
    )


def _in_confidence(state: State, member: MemberId) -> dict[str, Any]:
    """Return the fields that hold the member's own secrets and those it shares with some others."""
    world = state.world
    learned = world.learned.get(member, ())
    return {
        "line": world.hidden.lines.get(member, ""),
        "price": world.hidden.prices.get(member, 0.0),
        "closed": world.shut.get(member, {}),
        "counsel": tuple([each for each in world.counsel if each[1] == member]),
        "understandings": known_to(world, member),
        "learned": learned,
        "lines": _lines(state.case, learned),
    }


def _lines(case: Case, learned: tuple[Learned, ...]) -> dict[MemberId, tuple[RedLine, ...]]:
    """Return the red lines of others that the seat knows from a sounding or a test."""
    named: dict[MemberId, set[Slug]] = {}
    for each in learned:
        named.setdefault(each.member, set()).update(each.lines or (each.line,))
    return {
        member: tuple(line for line in case.profile[member].red_lines if line.id in known)
        for member, known in named.items()
    }


def date_of(first_day: str, day: int) -> str:
    """Return the ISO date of a day of the campaign; day 1 is the first."""
    return (date.fromisoformat(first_day) + timedelta(days=max(day, 1) - 1)).isoformat()


class _Figures(Struct, frozen=True):
    public: dict[str, float]
    relations: dict[MemberId, dict[MemberId, float]]
    credibility: dict[MemberId, float]
    influence: dict[MemberId, float]
    access: dict[MemberId, dict[MemberId, float]]


_Row = dict[str, int]


def _figures(state: State) -> _Figures:
    """Return the numbers sorted into public ones and each seat's own; cached while they do not change."""
    kept = state.memo.figures
    numbers = state.world.numbers
    if kept is not None and kept[0] is numbers:
        found: _Figures = kept[1]
        return found
    places = _places(state.case)
    figures = _Figures(
        _read(numbers, places.public),
        {one: _read(numbers, row) for one, row in places.relations.items()},
        _read(numbers, places.credibility),
        _read(numbers, places.influence),
        {one: _read(numbers, row) for one, row in places.access.items()},
    )
    state.memo.figures = (numbers, figures)
    return figures


def _read(numbers: array[float], places: _Row) -> dict[str, float]:
    return {name: numbers[place] for name, place in places.items()}


class _Places(Struct, frozen=True):
    """The places of the public numbers by name, and of each seat's own."""

    public: _Row
    relations: dict[MemberId, _Row]
    credibility: _Row
    influence: _Row
    access: dict[MemberId, _Row]


def _places(case: Case) -> _Places:
    """Return the places of all numbers, read from their names once."""
    kept: _Places | None = case.__dict__.get("places")
    if kept is None:
        kept = case.__dict__["places"] = _Places({}, {}, {}, {}, {})
        pairs = {"relation": kept.relations, "access": kept.access}
        singles = {"credibility": kept.credibility, "influence": kept.influence}
        for name, place in slots(case.setting).index.items():
            parts = named(name)
            if parts.table in pairs:
                pairs[parts.table].setdefault(parts.one, {})[parts.other] = place
            else:
                singles.get(parts.table, kept.public)[parts.one if parts.table in singles else name] = place
    return kept


def _objectives(state: State, profile: Profile) -> tuple[tuple[Objective, bool], ...]:
    setting, numbers = state.case.setting, state.world.numbers
    given = (each for each in profile.objectives if not each.given or holds(each.given, setting, numbers))
    return tuple((each, holds(each.when, setting, numbers)) for each in given)


def _held(state: State, member: MemberId) -> tuple[HeldEvidence, ...]:
    released = state.world.released
    return tuple(
        HeldEvidence(
            each.id, each.title, each.charge, each.supports, each.strength, each.independent, each.document,
            each.id in released,
        )
        for each in state.case.setting.evidence
        if each.holder == member and each.from_day <= state.day
    )


def round_seen_by(state: State, member: MemberId) -> Round | None:
    """Return the round as the member sees it: only those at the table of its format see the terms."""
    under_way = state.world.round
    if under_way is None:
        return None
    return round_seen(under_way, state.case.setting.format[under_way.format], member)
