"""Tables for a spreadsheet (CSV): no text in them can be taken for a formula, and every row says *simulation*."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from game.debrief.debrief import Debrief
from game.letters import one_line
from game.play.game import Game
from game.printing.official import official
from game.printing.representatives import Representatives
from game.record.tallies import VoteSheet
from game.words.labels import Labels, stopped

Cell = str | int | float
_FORMULA = ("=", "+", "-", "@")
_SIMULATION = "simulation"
VOTES = (
    "vote", "meeting", "day", "date", "question", "put to the vote", "votes needed", "code", "member", "permanent",
    "representative", "ballot", "veto", "outcome", "result", "reasons",
)  # fmt: skip


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table with its head as CSV, for UTF-8; a text that begins like a formula gets an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((_SIMULATION, *head))
    writer.writerows((_SIMULATION, *map(_cell, row)) for row in rows)
    # Without this mark a spreadsheet takes the letters of other languages for something else.
    return f"\ufeff{stream.getvalue()}"


def votes_table(game: Game, told: Debrief, who: Representatives) -> str:
    """Return every ballot of a game, a row each, with the vote's result; reasons are kept of the program's alone."""
    ended = {event.vote: record.number for record in game.records for event in record.events if hasattr(event, "vote")}
    labels = Labels(game.case)
    return table(VOTES, (row for vote in told.votes for row in _ballots(vote, ended.get(vote.id, 0), labels, who)))


def _ballots(vote: VoteSheet, number: int, labels: Labels, who: Representatives) -> Iterator[Sequence[Cell]]:
    for each in vote.seats:
        veto = "veto" if each.member in vote.vetoed_by else ""
        yield (
            official(vote.id), official(vote.meeting), vote.day, labels.date(vote.day), vote.question,
            official(vote.title), vote.needed, each.member, each.name, "permanent" if each.permanent else "",
            who.of(each.member, number), each.ballot, veto, vote.word, official(stopped(vote.result)), each.because,
        )  # fmt: skip


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
