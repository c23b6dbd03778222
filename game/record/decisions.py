"""Decided votes in print: one line of JSON each, or a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from game.council.adjudication import decided
from game.council.voting import Ballot, Outcome
from game.letters import escaped
from game.scenario.votes import RecordedVote

UNDETERMINED = "undetermined"
_FIGURES = (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING)


def json_line(vote: RecordedVote) -> str:
    """Return the decision as one JSON object with id, outcome and vetoed_by, in this order."""
    outcome = decided(vote.known, vote.council)
    decision = {"id": vote.id, "outcome": _word(outcome), "vetoed_by": _vetoed_by(outcome)}
    return escaped(json.dumps(decision, ensure_ascii=False))


def table(votes: Sequence[RecordedVote]) -> Iterator[str]:
    """Yield the lines of a table, headed, with id, date, figures, outcome and the members whose votes were a veto."""
    rows = [("vote", "date", "tally", "outcome", "vetoed by"), *(_row(vote) for vote in votes)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(vote: RecordedVote) -> tuple[str, str, str, str, str]:
    outcome = decided(vote.known, vote.council)
    words = _word(outcome).replace("_", " ")
    return vote.id, vote.day.isoformat(), _tally(vote), words, ", ".join(_vetoed_by(outcome))


def _tally(vote: RecordedVote) -> str:
    known, whole = vote.known, len(vote.known.ballots) == vote.council.size
    figures = [known.named(ballot) if whole else known.counts.get(ballot) for ballot in _FIGURES]
    return "-".join("?" if figure is None else str(figure) for figure in figures)


def _word(outcome: Outcome | None) -> str:
    return outcome.ground.value if outcome else UNDETERMINED


def _vetoed_by(outcome: Outcome | None) -> list[str]:
    return sorted(outcome.vetoed_by) if outcome else []
