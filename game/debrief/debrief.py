"""The debrief: two results that are never summed, the votes with their reasons, and what moved what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import CastBallot
from game.council.papers import PastVote
from game.debrief.accounts import DecisionAccount, decision_accounts
from game.debrief.comparison import DayCompared, Departure, Fact, compared, departure
from game.debrief.grounds import VetoGrounds, veto_grounds
from game.debrief.history import History
from game.debrief.objectives import Instructions, instructions
from game.debrief.purposes import Purpose, purposes
from game.debrief.quotations import OwnLine, own_lines
from game.debrief.turning import Course, KeyDay, courses, key_day
from game.debrief.unsaid import Unsaid, unsaid
from game.engine.case import Case, Toll
from game.engine.state import State
from game.play.codec import Record
from game.record.chronicle import Chronicle
from game.record.ledger import LedgerRow, ledger
from game.record.tallies import VoteSheet, Why, sheet
from game.record.verbatim import Verbatim
from game.scenario.notes import bare
from game.terms import MemberId, Slug
from game.words.labels import Labels, dated
from game.world.conditions import holds
from game.world.ledger import live

NOTICE = "This is a simulation, written for the game; its papers bear SIM/ symbols and are no real documents."


class TollLine(Struct, frozen=True):
    """One figure of the real human cost: what it counts, up to which date, and the document that it is from.

    If `least` is set, those who counted held the true number to be higher; `figure` says so: "at least 249".
    """

    figure: str
    text: str
    source: str
    least: bool


class Debrief(Struct, frozen=True):
    """The account of a finished game. `instructions` and `purposes` are two results, never summed and never ranked.

    If `toll` holds anything, it comes first, and no score is shown. `pending` are claims whose outcome is still open.
    `unsaid` are real statements of the player's State that the player did not make, up to the day on which the game
    parted from reality. `key` is the day on which the game turned, None before the first.
    """

    title: str
    seed: int | None
    seat: MemberId | None
    ending: str
    ending_text: str
    over: bool
    toll: tuple[TollLine, ...]
    instructions: tuple[Instructions, ...]
    purposes: tuple[Purpose, ...]
    courses: tuple[Course, ...]
    key: KeyDay | None
    decisions: tuple[DecisionAccount, ...]
    votes: tuple[VoteSheet, ...]
    vetoes: tuple[VetoGrounds, ...]
    own_lines: tuple[OwnLine, ...]
    unsaid: tuple[Unsaid, ...]
    ledger: tuple[LedgerRow, ...]
    pending: tuple[LedgerRow, ...]
    days: tuple[DayCompared, ...]
    departure: Departure | None
    sources: tuple[tuple[int, str], ...]
    notice: str = NOTICE

    @property
    def scored(self) -> bool:
        """Return whether scores may be shown: not after an attack."""
        return not self.toll


def debrief(
    case: Case,
    records: Sequence[Record],
    seat: MemberId | None = None,
    seed: int | None = None,
    *,
    verbatim: Verbatim | None = None,
) -> Debrief:
    """Return the debrief of a game; `seat` is the player's: its lines are quoted, and its instructions come first.

    `verbatim` is the record that was kept during the game, if one was, so that speeches are quoted as players read
    them.
    """
    chronicle, history = Chronicle.of(case, records), History(case, records)
    state, cited = history.state, _cited(case)
    ending = next((each for each in case.setting.endings if each.id == state.ending), None)
    paragraphs = (verbatim or Verbatim.of(case, records, seed or 0)).paragraphs
    rows = ledger(state.world.ledger, case)
    parted = departure(chronicle)
    last = parted.day if parted and parted.day else state.day
    waiting = {each.number for each in state.world.ledger if live(each) and each.due > state.day}
    return Debrief(
        case.title, seed, seat,
        ending=ending.title if ending else "The game is not over",
        ending_text=ending.text if ending else _left(state, chronicle.labels),
        over=ending is not None,
        toll=_toll(chronicle),
        instructions=instructions(history, seat),
        purposes=purposes(chronicle),
        courses=courses(history),
        key=key_day(history) if state.day else None,
        decisions=decision_accounts(history),
        votes=tuple(sheet(vote, case, why) for vote, why in _votes(state, records)),
        vetoes=veto_grounds(history),
        own_lines=own_lines(history, paragraphs, seat) if seat else (),
        unsaid=unsaid(history, seat, last) if seat else (),
        ledger=rows,
        pending=tuple(each for each in rows if each.number in waiting),
        days=_numbered(compared(chronicle), cited),
        departure=parted,
        sources=tuple((number, document) for number, document in cited.values()),
    )  # fmt: skip


def _left(state: State, labels: Labels) -> str:
    """Return the sentence on a game that has no ending yet."""
    when = f"on {labels.date(state.day)}" if state.day else "before its first day"
    return f"It was left {when}; what follows is as it stood then."


def _toll(chronicle: Chronicle) -> tuple[TollLine, ...]:
    case, numbers = chronicle.case, chronicle.heard.world.numbers
    due = (each for each in case.toll if holds(each.when, case.setting, numbers))
    return tuple(_toll_line(each, chronicle.labels) for each in due)


def _toll_line(toll: Toll, labels: Labels) -> TollLine:
    text = f"{toll.text}, as of {dated(toll.as_of)}" if toll.as_of else toll.text
    return TollLine(f"{'at least ' * toll.least}{toll.figure}", text, labels.source(toll.source), toll.least)


def _cited(case: Case) -> dict[Slug, tuple[int, str]]:
    """Return the documents that the days and the objectives cite, by id, each with its number in the debrief."""
    cited = {id for each in case.reality for id in each.source.split("; ")}
    cited |= {id for each in case.profiles for one in each.objectives for id in one.source.split("; ")}
    known = [each for each in case.sources if each[0] in cited]
    return {id: (number, bare(document)) for number, (id, document) in enumerate(known, 1)}


def _numbered(days: Iterable[DayCompared], cited: Mapping[Slug, tuple[int, str]]) -> tuple[DayCompared, ...]:
    """Return the days with their documents cited by the numbers of the list instead of ids."""

    def numbered(fact: Fact) -> Fact:
        named = [str(cited[each][0]) if each in cited else each for each in fact.source.split("; ")]
        return replace(fact, source="; ".join(named))

    return tuple(replace(day, reality=tuple(map(numbered, day.reality))) for day in days)


def _votes(state: State, records: Sequence[Record]) -> Iterable[tuple[PastVote, dict[MemberId, Why]]]:
    cast: dict[str, dict[MemberId, Why]] = {}
    for record in records:
        if isinstance(record.action, CastBallot) and record.because:
            cast.setdefault(record.action.vote, {})[record.by] = Why(record.because, record.reasons)
    return [(vote, cast.get(vote.id, {})) for vote in state.proceedings.votes]
