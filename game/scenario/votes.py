"""Recorded votes: what a file of them says about each, and what in an entry cannot be.

Only the fields that a decision follows from are read. A faulty entry never hinders another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from game.council.adjudication import KnownVote, shortfall
from game.council.membership import Council, MembershipTable, council_on
from game.council.voting import Ballot, Question
from game.scenario.faults import Fault, ScenarioError
from game.scenario.reader import Document, read_with_faults
from game.spelling import Hint, nearest
from game.terms import MemberId

FIGURES = {
    "for": Ballot.IN_FAVOUR,
    "against": Ballot.AGAINST,
    "abstain": Ballot.ABSTAINING,
    "not_participating": Ballot.NOT_PARTICIPATING,
    "absent": Ballot.ABSENT,
}
NAMES = {
    "in_favour": Ballot.IN_FAVOUR,
    "against_names": Ballot.AGAINST,
    "abstain_names": Ballot.ABSTAINING,
    "not_participating_names": Ballot.NOT_PARTICIPATING,
    "absent_names": Ballot.ABSENT,
}
_QUESTIONS = {
    True: (Question.PROCEDURAL,),
    False: (Question.SUBSTANTIVE,),
    None: (Question.SUBSTANTIVE, Question.PROCEDURAL),
}
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_Path = tuple[str | int, ...]


class RecordedVote(Struct, frozen=True):
    """A vote of the record, as far as it is known, and the Council that took it."""

    id: str
    day: date
    council: Council
    known: KnownVote


def read_votes(path: Path, table: MembershipTable) -> tuple[list[RecordedVote], list[Fault]]:
    """Return the votes that can be decided, and the faults of all others, both in the order of the file.

    Raises ScenarioError if the file as a whole cannot be read.
    """
    document = read_with_faults(path)
    root, entries = _entries(document)
    votes, faults = [], list(document.faults)
    for number, entry in enumerate(entries):
        reading = _Entry(document, (*root, number), entry, table)
        vote = reading.vote()
        faults += reading.faults
        if vote and not _spoilt(document, (*root, number), len(entries)):
            votes.append(vote)
    return votes, sorted(set(faults))


def _entries(document: Document) -> tuple[_Path, list[Any]]:
    if isinstance(document.data, list):
        return (), document.data
    if not isinstance(document.data, dict) or "votes" not in document.data:
        raise ScenarioError([document.fault((), "V001", "the file has no list 'votes'")])
    votes = document.data["votes"]
    if not isinstance(votes, list):
        raise ScenarioError([document.fault(("votes",), "V001", "'votes' must be a list of votes")])
    return ("votes",), votes


def _spoilt(document: Document, path: _Path, entries: int) -> bool:
    """Return whether the file itself is faulty within this entry, so that what it says is in doubt."""
    *root, number = path
    begin = document.position(path)
    last = int(number) + 1 == entries
    end = None if last else document.position((*root, int(number) + 1))
    places = [(fault.line, fault.column) for fault in document.faults]
    return any(begin <= place and (end is None or place < end) for place in places)


class _Entry:
    """One entry while it is read."""

    def __init__(self, document: Document, path: _Path, data: Any, table: MembershipTable) -> None:
        self.document = document
        self.path = path
        self.data = data
        self.table = table
        self.faults: list[Fault] = []

    def vote(self) -> RecordedVote | None:
        """Return the vote, or None if the entry is faulty."""
        if not isinstance(self.data, dict):
            self.note((), "V001", "an entry must be a mapping of keys and values")
            return None
        name, day = self.name(), self.day()
        counts, procedural = self.counts(), self.truth("procedural")
        council = self.council(day) if day else None
        if council is None or day is None:
            return None
        self.agreement(council)
        ballots = self.ballots(council)
        if not self.faults:
            self.sums(KnownVote(counts, ballots), council)
        if self.faults:
            return None
        return RecordedVote(name, day, council, KnownVote(counts, ballots, _QUESTIONS[procedural]))

    def note(self, path: _Path, code: str, message: str, hint: Hint | None = None) -> None:
        self.faults.append(self.document.fault((*self.path, *path), code, message, hint=hint))

    def name(self) -> str:
        given = self.data.get("id")
        if given is None or isinstance(given, (dict, list)):
            self.note(("id",), "V002", "the entry has no id" if given is None else "the id must be text")
            return ""
        return _text(given)

    def day(self) -> date | None:
        given = self.data.get("date")
        if given is None:
            self.note(("date",), "V003", "the entry has no date, from which membership and majority follow")
            return None
        match = _DATE.match(given) if isinstance(given, str) else None
        try:
            if match:
                return date(*(int(part) for part in match.groups()))
        except ValueError:
            pass
        self.note(("date",), "V003", f"{_shown(given)} is not a date such as 1950-06-25")
        return None

    def council(self, day: date) -> Council | None:
        try:
            return council_on(day, self.table)
        except ValueError as error:
            self.note(("date",), "V003", str(error))
            return None

    def truth(self, key: str) -> bool | None:
        given = self.data.get(key)
        if given is None or isinstance(given, bool):
            return given
        self.note((key,), "V009", f"'{key}' must be true or false, not {_shown(given)}")
        return None

    def agreement(self, council: Council) -> None:
        lawful = {"council_size": council.size, "majority_needed": council.votes_required}
        for key, number in lawful.items():
            given = self.data.get(key)
            if given is not None and str(given) != str(number):
                self.note((key,), "V004", f"'{key}' is {_shown(given)}, but {number} by the date of the vote")

    def counts(self) -> dict[Ballot, int]:
        given = self.data.get("counts")
        if given is None:
            return {}
        if not isinstance(given, dict):
            self.note(("counts",), "V009", f"'counts' must be a mapping of figures, not {_shown(given)}")
            return {}
        return {ballot: figure for key, ballot in FIGURES.items() if (figure := self.figure(given, key)) is not None}

    def figure(self, counts: dict[str, Any], key: str) -> int | None:
        given = counts.get(key)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int) or given < 0:
            self.note(("counts", key), "V009", f"'{key}' must be a number of members, not {_shown(given)}")
            return None
        return given

    def ballots(self, council: Council) -> dict[MemberId, Ballot]:
        ballots: dict[MemberId, Ballot] = {}
        for key, ballot in NAMES.items():
            for place, member in self.listed(key):
                if member in ballots:
                    self.note((key, place), "V006", f"{_shown(member)} is named twice in one vote")
                elif self.seated(member, council, key, place):
                    ballots[member] = ballot
        return ballots

    def listed(self, key: str) -> Iterator[tuple[int, Any]]:
        given = self.data.get(key)
        if isinstance(given, list):
            codes = [(place, code) for place, code in enumerate(given) if isinstance(code, str)]
            odd = [place for place, code in enumerate(given) if not isinstance(code, str)]
            for place in odd:
                self.note((key, place), "V009", f"{_shown(given[place])} is not the code of a State")
            yield from codes
        elif given is not None:
            self.note((key,), "V009", f"'{key}' must be a list of codes, not {_shown(given)}")

    def seated(self, member: str, council: Council, key: str, place: int) -> bool:
        if member in council.seats:
            return True
        message = f"{_shown(member)} is not on the Council on that date"
        self.note((key, place), "V005", message, partial(self.meant, member, council))
        return False

    def meant(self, member: str, council: Council) -> str:
        # The holders of one permanent seat are each other's likeliest slip.
        holders = {one.member for one in self.table.permanent} - set(council.permanent)
        if member in holders:
            predecessors = [one.member for one in self.table.permanent if one.first or one.last]
            return next((one for one in predecessors if one in council.permanent), "")
        return "" if member in self.table.names else nearest(member, council.seats)

    def sums(self, known: KnownVote, council: Council) -> None:
        for key, ballot in NAMES.items():
            figure, named = known.counts.get(ballot), known.named(ballot)
            if figure is not None and named > figure:
                self.note((key,), "V008", f"'{key}' names {named}, but the figure is {figure}")
        missing = shortfall(known, council)
        if missing and not self.faults:
            total = council.size - missing
            where: _Path = ("counts",) if "counts" in self.data else ()
            self.note(where, "V007", f"figures and names make {total} members, but {council.size} were on the Council")


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = _text(value)
    return f"'{text}'" if len(text) <= 30 else f"'{text[:29]}…'"


def _text(value: Any) -> str:
    """Return a plain value as the file has it."""
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
