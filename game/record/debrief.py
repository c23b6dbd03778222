"""The debrief: two results that are never summed, the votes with their reasons, and what moved what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from game.council.acts import CastBallot
from game.council.papers import PastVote
from game.engine import briefing
from game.engine.case import Case
from game.engine.state import State
from game.play.codec import Record
from game.record.accounts import DecisionAccount, decision_accounts
from game.record.chronicle import Chronicle
from game.record.comparison import DayCompared, compared, departure
from game.record.figures import measured, number, word_for
from game.record.ledger import LedgerRow, ledger
from game.record.purposes import Purpose, purposes
from game.record.tallies import VoteSheet, sheet
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId
from game.world.events import ClaimAnswered, ClaimEntered, SpeechMade

NOTICE = "This is a simulation, written for the game; its papers bear SIM/ symbols and are no real documents."
TURNS = 3
"""Turning points shown of each indicator."""


class ObjectiveResult(Struct, frozen=True):
    """One line of a delegation's instructions, and whether it was carried out."""

    text: str
    weight: int
    met: bool
    source: str


class Instructions(Struct, frozen=True):
    """One delegation's instructions. `share` is the weight carried out of all its weight, 0..1."""

    member: MemberId
    name: str
    objectives: tuple[ObjectiveResult, ...]
    share: float


class Turn(Struct, frozen=True):
    """A turning point: by how much an indicator moved in one day for one reason."""

    day: int
    date: str
    by: float
    because: str


class Course(Struct, frozen=True):
    """An indicator over the game: first and last figure as printed, its value each morning, its turning points."""

    indicator: str
    label: str
    first: str
    last: str
    first_word: str
    last_word: str
    values: tuple[float, ...]
    turns: tuple[Turn, ...]


class OwnLine(Struct, frozen=True):
    """A speech of the player's, quoted back, and what came of each claim in it."""

    day: int
    date: str
    meeting: str
    text: str
    acts: str
    came_of_it: tuple[str, ...]


class Debrief(Struct, frozen=True):
    """What a game was. `instructions` and `purposes` are two results, never summed and never ranked."""

    title: str
    seed: int | None
    ending: str
    ending_text: str
    over: bool
    instructions: tuple[Instructions, ...]
    purposes: tuple[Purpose, ...]
    courses: tuple[Course, ...]
    decisions: tuple[DecisionAccount, ...]
    votes: tuple[VoteSheet, ...]
    own_lines: tuple[OwnLine, ...]
    ledger: tuple[LedgerRow, ...]
    days: tuple[DayCompared, ...]
    departure: str
    sources: tuple[tuple[str, str], ...]
    notice: str = NOTICE


def debrief(
    case: Case,
    records: Sequence[Record],
    seat: MemberId | None = None,
    seed: int | None = None,
    *,
    verbatim: Verbatim | None = None,
) -> Debrief:
    """Return the debrief of a game; `seat` is the player's, whose lines are quoted and whose instructions come first.

    `verbatim` is the record that was kept while playing, if one was, so that speeches are quoted as they were read.
    """
    chronicle = Chronicle.of(case, records)
    state = chronicle.state
    ending = next((each for each in case.setting.endings if each.id == state.ending), None)
    paragraphs = (verbatim or Verbatim.of(case, records, seed or 0)).paragraphs
    return Debrief(
        case.title, seed,
        ending=ending.title if ending else "The game is not over",
        ending_text=ending.text if ending else "",
        over=ending is not None,
        instructions=_instructions(state, seat),
        purposes=purposes(chronicle),
        courses=_courses(chronicle),
        decisions=decision_accounts(case, records),
        votes=tuple(sheet(vote, case, because) for vote, because in _votes(state, records)),
        own_lines=_own_lines(chronicle, records, paragraphs, seat) if seat else (),
        ledger=ledger(state.world.ledger, case),
        days=compared(chronicle),
        departure=departure(chronicle),
        sources=_cited(case),
    )  # fmt: skip


def _cited(case: Case) -> tuple[tuple[str, str], ...]:
    """Return the documents that the days and the objectives cite by id."""
    cited = {id for each in case.reality for id in each.source.split("; ")}
    cited |= {id for each in case.profiles for one in each.objectives for id in one.source.split("; ")}
    return tuple(each for each in case.sources if each[0] in cited)


def _instructions(state: State, seat: MemberId | None) -> tuple[Instructions, ...]:
    seats = sorted(state.case.seats, key=lambda member: member != seat)
    return tuple(_instructions_of(state, member) for member in seats)


def _instructions_of(state: State, member: MemberId) -> Instructions:
    view = briefing(state, member)
    results = tuple(ObjectiveResult(each.text, each.weight, met, each.source) for each, met in view.objectives)
    weight = sum(each.weight for each in results)
    met = sum(each.weight for each in results if each.met)
    name = state.case.participant[member].name if member in state.case.participant else member
    return Instructions(member, name, results, round(met / weight, 6) if weight else 0.0)


def _courses(chronicle: Chronicle) -> tuple[Course, ...]:
    pages = chronicle.mornings
    found = []
    for each in chronicle.case.setting.indicators:
        values = tuple(page.after[each.id] for page in pages)
        values = (each.start, *values, number(chronicle.state, each.id))
        first, last = values[0], values[-1]
        figures = measured(first, each), measured(last, each), word_for(first, each), word_for(last, each)
        found.append(Course(each.id, each.label, *figures, values, _turns(chronicle, each.id)))
    return tuple(found)


def _turns(chronicle: Chronicle, indicator: str) -> tuple[Turn, ...]:
    sums: dict[tuple[int, str], float] = {}
    for page in chronicle.all_days:
        for change in page.changes:
            if change.slot == indicator:
                key = page.day, change.because
                sums[key] = round(sums.get(key, 0.0) + change.by, 6)
    greatest = sorted(sums.items(), key=lambda each: (-abs(each[1]), each[0]))[:TURNS]
    return tuple(
        Turn(day, chronicle.labels.date(day), by, because) for (day, because), by in sorted(greatest) if by
    )


def _votes(state: State, records: Sequence[Record]) -> Iterable[tuple[PastVote, dict[MemberId, str]]]:
    cast: dict[str, dict[MemberId, str]] = {}
    for record in records:
        if isinstance(record.action, CastBallot) and record.because:
            cast.setdefault(record.action.vote, {})[record.by] = record.because
    return [(vote, cast.get(vote.id, {})) for vote in state.proceedings.votes]


def _own_lines(
    chronicle: Chronicle, records: Sequence[Record], paragraphs: Sequence[Paragraph], seat: MemberId
) -> tuple[OwnLine, ...]:
    said = {each.record: each for each in paragraphs if each.kind == "speech" and each.speaker == seat}
    rows = {each.number: each for each in ledger(chronicle.state.world.ledger, chronicle.case)}
    lines = []
    for record in records:
        if record.by == seat and record.number in said and any(isinstance(e, SpeechMade) for e in record.events):
            each = said[record.number]
            fates = tuple(_fate(rows[number]) for number in _claims(record) if number in rows)
            lines.append(OwnLine(each.day, chronicle.labels.date(each.day), each.meeting, each.text, each.line, fates))
    return tuple(lines)


def _claims(record: Record) -> list[int]:
    entered = [event.claim.number for event in record.events if isinstance(event, ClaimEntered)]
    answered = [event.number for event in record.events if isinstance(event, ClaimAnswered)]
    return list(dict.fromkeys([*entered, *answered]))


def _fate(row: LedgerRow) -> str:
    last = f" ({row.moved[-1]})" if row.moved else ""
    return f"claim {row.number}, {row.line}: {row.state}{last}"
