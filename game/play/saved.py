"""Reading saved games: line by line, with distrust and within limits. Each refusal names the line and the reason."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from game.engine.case import Case
from game.files import FileError, open_regular
from game.letters import one_line
from game.play import CannotFollow, JournalError
from game.play.codec import (
    FORMAT,
    Entry,
    Header,
    Origin,
    Record,
    digest_of,
    game_version,
    read_entry,
    read_format,
    read_header,
)
from game.play.lifting import seat_of_player
from game.play.lines import Withdrawn
from game.play.playable import names_of, stranger_in, unreadable
from game.play.roster import PLAYER, Roster, odd_roster, roster_of
from game.terms import MemberId, OutOfOrder

LONGEST_HEADER = 16 << 20
"""The longest header line, in bytes. The longest scenario that an author may write is shorter once compiled."""
LONGEST_LINE = 1 << 20
"""The longest other line, in bytes. The longest line of a game of three weeks has about 30,000."""
LARGEST_FILE = 64 << 20
"""The largest file, in bytes. A long game writes about five million."""
MOST_PARTS = 2_000_000
"""The most values of a file, counted by commas. Each takes up to 200 bytes of memory, however short it is."""
MOST_OF_HEADER = 500_000
"""The most values of the first line. The largest shipped scenario has 15,000."""


class Kept(Struct, frozen=True):
    """The content of a saved game: `size` bytes of whole lines, the last of which bears `seal`.

    `entries` are all lines after the header, and `records` the acts that were not withdrawn. `roster` says who held
    each seat before the first line. `notice` is a sentence on lines that were lost, or "". `origin` is the game that
    this one was forked from, if any. `form` is the format of the file, and `version` the program's version that wrote
    it.
    """

    case: Case
    seed: int
    version: str
    entries: tuple[Entry, ...]
    size: int
    seal: int
    roster: Roster
    notice: str = ""
    origin: Origin | None = None
    form: int = FORMAT

    @property
    def of_today(self) -> bool:
        """Return whether this very version wrote the file, so that its rules are those of today."""
        return self.form == FORMAT and self.version == game_version()

    @property
    def records(self) -> tuple[Record, ...]:
        """Return the acts of the game, in order, without those that were withdrawn."""
        return standing(self.entries)


def standing(entries: Iterable[Entry]) -> tuple[Record, ...]:
    """Return the acts that were not withdrawn; raise ValueError if a line withdraws any act but the last one."""
    found: list[Record] = []
    for entry in entries:
        if isinstance(entry, Record):
            found.append(entry)
        elif isinstance(entry.line, Withdrawn):
            if not found or found[-1].number != entry.line.record:
                raise ValueError(f"line {entry.number + 1}: record {entry.line.record} is not the last act")
            found.pop()
    return tuple(found)


def read(path: Path) -> Kept:
    """Return the content of a file; raise JournalError for any damage except a torn last line."""
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            return read_open(path, file)
    except (FileError, OSError, ValueError) as error:
        raise JournalError(f"cannot read the saved game {path}: {cause(error)}") from error


def read_open(path: Path, file: BufferedReader, *, rescue: bool = False) -> Kept:
    """Return the content of an open file; with `rescue`, up to its first damaged line. Raises as `read` does."""
    if os.fstat(file.fileno()).st_size > LARGEST_FILE:
        raise ValueError(f"it is larger than {LARGEST_FILE >> 20} megabytes")
    first = file.readline(LONGEST_HEADER + 1)
    header, case = _header(path, first)
    body = _Body(path, header.format, first, names_of(case))
    try:
        body.read(file)
    except JournalError as error:
        if not rescue:
            raise
        body.notice = f"{error}; the {len(body.entries)} lines before it are kept"
    roster = _roster(header, case, body.entries)
    entries = tuple(body.entries)
    return Kept(
        case, header.seed, header.version, entries, body.size, body.seal, roster, body.notice, header.origin,
        header.format,
    )  # fmt: skip


def rescued(path: Path) -> Kept:
    """Return the content of a file up to its first damaged line; `notice` names that line, if there is one.

    Raises JournalError if the file cannot be read, or the damage is in its first line.
    """
    try:
        with os.fdopen(open_regular(path), "rb") as file:
            return read_open(path, file, rescue=True)
    except (FileError, OSError, ValueError) as error:
        raise JournalError(f"cannot read the saved game {path}: {cause(error)}") from error


def damaged(path: Path, line: int, reason: str) -> JournalError:
    """Return the error that refuses a file because of one of its lines."""
    return JournalError(f"cannot read the saved game {path}: line {line}: {reason}")


def cannot_follow(path: Path, number: int, error: Exception | None = None) -> CannotFollow:
    """Return the error that refuses a file because one of its lines cannot follow from the lines before it.

    It gives the reason if a rule says it in `error`; other errors tell a reader nothing. Without `error` the line can
    follow, but nobody can go on from it.
    """
    what = "leaves the game where it cannot go on" if error is None else "cannot follow what went before it"
    told = f": {one_line(_in_short(error))}" if type(error) in (ValueError, OutOfOrder) else ""
    return CannotFollow(f"cannot read the saved game {path}: line {number + 1}: record {number} {what}{told}", number)


def cause(error: Exception) -> str:
    """Return the reason why a file cannot be read or written, without the file's name."""
    if isinstance(error, UnicodeError):
        return "it would hold a character that no text can hold"
    return error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)


class _Body:
    """A reader of the lines after the header; `size`, `seal` and `entries` cover the whole lines read so far."""

    def __init__(self, path: Path, form: int, first: bytes, known: Mapping[str, Collection[str]]) -> None:
        self.path, self.form, self.known = path, form, known
        self.size, self.seal = len(first), crc32(first)
        self.entries: list[Entry] = []
        self.notice = ""
        self._parts = first.count(b",")

    def read(self, file: BufferedReader) -> None:
        """Take in all lines; raise JournalError at the first that is damaged."""
        for number, line in enumerate(_lines(file), 2):
            if not line.endswith(b"\n") and len(line) <= LONGEST_LINE:
                kept = len(self.entries)
                self.notice = f"the last line of {self.path} was cut off and is lost, all {kept} before it are kept"
                return
            self._take(number, line)

    def _take(self, number: int, line: bytes) -> None:
        if len(line) > LONGEST_LINE:
            raise damaged(self.path, number, f"the line is longer than {LONGEST_LINE >> 10} kilobytes")
        self._parts += line.count(b",")
        if self._parts > MOST_PARTS:
            raise damaged(self.path, number, f"the file holds more than {MOST_PARTS:,} values up to here")
        try:
            entry, seal = read_entry(line[:-1], self.seal, self.form)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise damaged(self.path, number, _in_short(error)) from error
        if entry.number != number - 1:
            raise damaged(self.path, number, f"it holds record {entry.number} where record {number - 1} belongs")
        if isinstance(entry, Record) and (found := stranger_in(entry, self.known)) is not None:
            raise damaged(
                self.path, number, f"it names '{found[:40]}', and there is nobody and nothing of that name in the game"
            )
        self.entries.append(entry)
        self.seal = seal
        self.size += len(line)


def _lines(file: BufferedReader) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        yield line


def _header(path: Path, line: bytes) -> tuple[Header, Case]:
    if not line:
        raise JournalError(f"cannot read the saved game {path}: the file is empty")
    if len(line) > LONGEST_HEADER:
        raise damaged(path, 1, f"the line is longer than {LONGEST_HEADER >> 20} megabytes")
    if not line.endswith(b"\n"):
        raise damaged(path, 1, "the line that names the scenario was cut off, or this is no saved game")
    if line.count(b",") > MOST_OF_HEADER:
        raise damaged(path, 1, f"the line holds more than {MOST_OF_HEADER:,} values")
    _refuse_newer(path, line)
    try:
        header, case = read_header(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise damaged(path, 1, _in_short(error)) from error
    if digest_of(header.case) != header.digest:
        raise damaged(path, 1, "the scenario was altered after it was written, its digest does not fit")
    if fault := unreadable(case) or odd_roster(header.roster):
        raise damaged(path, 1, fault)
    return header, case


def _refuse_newer(path: Path, line: bytes) -> None:
    try:
        form, written_by = read_format(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise damaged(path, 1, f"this is no saved game ({_in_short(error)})") from error
    if form > FORMAT:
        raise JournalError(
            f"cannot read the saved game {path}: it has format {form}, of a newer version of the game"
            f"{f' ({written_by[:40]})' if written_by else ''}, and this one reads formats up to {FORMAT}"
        )
    if form < 1:
        raise damaged(path, 1, f"there is no format {form}")


def _roster(header: Header, case: Case, entries: Iterable[Entry]) -> Roster:
    """Return the roster before the first line. If an older file does not say it, find it from the acts."""
    known: dict[MemberId, str] = {}
    if header.format < FORMAT:
        origin, records = header.origin, [entry for entry in entries if isinstance(entry, Record)]
        since = [each for each in records if origin is None or each.number > origin.records]
        seat = seat_of_player(case.seats, since) or (origin.seat if origin is not None else "")
        known = {seat: PLAYER} if seat else {}
    roster = dict(roster_of(case.seats, known))
    return roster | {seat: holder for seat, holder in header.roster.items() if seat in roster}


def _in_short(error: Exception | None) -> str:
    text = str(error)
    return text if len(text) <= 300 else f"{text[:300]} ..."
