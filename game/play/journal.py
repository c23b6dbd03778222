"""The journal on disk: a header line, then one line a record; read with distrust, written so that nothing is lost."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from io import BufferedReader
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from game.engine.case import Case
from game.play import JournalError
from game.play.codec import (
    FORMAT,
    Header,
    Origin,
    Record,
    Writer,
    digest_of,
    header_line,
    read_format,
    read_header,
    read_record,
)
from game.play.reading import unreadable

if sys.platform != "win32":
    import fcntl

LONGEST_HEADER = 64 << 20
"""Bytes; a scenario of four megabytes grows when it is compiled."""
LONGEST_LINE = 8 << 20
"""Bytes."""
LARGEST_FILE = 256 << 20
"""Bytes; a long game writes some five million."""
_BEGINS = b'{"format":'
_KEPT = "all that was played before is kept, so make room and go on, or save elsewhere"
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Kept(Struct, frozen=True):
    """What a file keeps of a game: `size` bytes of whole lines, the last of which bears `seal`.

    `notice` says in a sentence what was lost, if anything was; `origin` what the game was forked from.
    """

    case: Case
    seed: int
    version: str
    records: tuple[Record, ...]
    size: int
    seal: int
    notice: str = ""
    origin: Origin | None = None


class Journal:
    """A file to which records are appended, flushed at once, none half written."""

    __slots__ = ("_file", "_size", "_writer", "path")

    def __init__(self, path: Path, file: int, size: int, seal: int) -> None:
        self.path = path
        self._file = file
        self._size = size
        self._writer = Writer(seal)

    def append(self, records: Sequence[Record], settle: bool = False) -> None:
        """Write the records whole, or leave the file as it was and raise JournalError.

        `settle` waits until all that was written lies on the disk.
        """
        writer = self._writer
        seal = writer.seal
        try:
            lines = writer.lines(records)
            written = os.write(self._file, lines)
            if written != len(lines):
                written += self._write_rest(bytes(lines[written:]))
            if settle:
                _settle(self._file)
        except (OSError, ValueError) as error:
            writer.seal = seal
            self._truncate()
            raise JournalError(f"{_unwritten(self.path, error)}; {_KEPT}") from error
        self._size += written

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _write_rest(self, rest: bytes) -> int:
        left = rest
        while left:
            left = left[os.write(self._file, left) :]
        return len(rest)

    def _truncate(self) -> None:
        try:
            os.lseek(self._file, self._size, os.SEEK_SET)
            os.ftruncate(self._file, self._size)
        except OSError:
            # What is left is a torn last line, which loading knows how to drop.
            return


def create(
    path: Path, case: Case, seed: int, records: Iterable[Record] = (), *, origin: Origin | None = None
) -> Journal:
    """Write a new journal, in place of any file of that name only when it is whole; raise JournalError."""
    try:
        lines, seal = _whole(header_line(case, seed, game_version(), origin), records)
        if path.exists() and not path.is_file():
            _write_out(path, lines)
        else:
            _put_in_place(path, lines)
        return _opened(path, sum(map(len, lines)), seal)
    except (OSError, ValueError) as error:
        raise JournalError(_unwritten(path, error)) from error


def reopen(path: Path, kept: Kept) -> Journal:
    """Open a journal to go on where its whole lines end; what is torn after them is cut off. Raise JournalError."""
    try:
        return _opened(path, kept.size, kept.seal)
    except (OSError, ValueError) as error:
        raise JournalError(_unwritten(path, error)) from error


def read(path: Path) -> Kept:
    """Return what the file keeps; raise JournalError where it is damaged otherwise than by a torn last line."""
    try:
        if path.exists() and not path.is_file():
            raise ValueError("it is no ordinary file")
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST_FILE:
                raise ValueError(f"it is larger than {LARGEST_FILE >> 20} megabytes")
            return _read(path, file)
    except OSError as error:
        raise JournalError(f"cannot read the saved game {path}: {_cause(error)}") from error
    except ValueError as error:
        raise JournalError(f"cannot read the saved game {path}: {error}") from error


@cache
def game_version() -> str:
    """Return the version of the game that writes."""
    try:
        return version("horseshoe")
    except PackageNotFoundError:
        return "checkout"


def _read(path: Path, file: BufferedReader) -> Kept:
    first = file.readline(LONGEST_HEADER + 1)
    header, case = _header(path, first)
    size, seal = len(first), crc32(first)
    records: list[Record] = []
    notice = ""
    for number, line in enumerate(_lines(file), 2):
        if not line.endswith(b"\n") and len(line) <= LONGEST_LINE:
            notice = f"the last line of {path} was cut off and is lost, all {len(records)} before it are kept"
            break
        record, seal = _record(path, number, line, seal)
        records.append(record)
        size += len(line)
    return Kept(case, header.seed, header.version, tuple(records), size, seal, notice, header.origin)


def _lines(file: BufferedReader) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        yield line


def _header(path: Path, line: bytes) -> tuple[Header, Case]:
    if not line:
        raise JournalError(f"cannot read the saved game {path}: the file is empty")
    if len(line) > LONGEST_HEADER:
        raise _damaged(path, 1, f"the line is longer than {LONGEST_HEADER >> 20} megabytes")
    if not line.endswith(b"\n"):
        raise _damaged(path, 1, "the line that names the scenario was cut off, or this is no saved game")
    _refuse_newer(path, line)
    try:
        header, case = read_header(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged(path, 1, str(error)) from error
    if digest_of(header.case) != header.digest:
        raise _damaged(path, 1, "the scenario was altered after it was written, its digest does not fit")
    if fault := unreadable(case):
        raise _damaged(path, 1, fault)
    return header, case


def _refuse_newer(path: Path, line: bytes) -> None:
    try:
        form, written_by = read_format(line)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged(path, 1, f"this is no saved game ({error})") from error
    if form > FORMAT:
        raise JournalError(
            f"cannot read the saved game {path}: it has format {form}, of a newer version of the game"
            f"{f' ({written_by[:40]})' if written_by else ''}, and this one reads formats up to {FORMAT}"
        )
    if form < 1:
        raise _damaged(path, 1, f"there is no format {form}")


def _record(path: Path, number: int, line: bytes, seal: int) -> tuple[Record, int]:
    if len(line) > LONGEST_LINE:
        raise _damaged(path, number, f"the line is longer than {LONGEST_LINE >> 20} megabytes")
    try:
        record, seal = read_record(line[:-1], seal)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _damaged(path, number, str(error)) from error
    if record.number != number - 1:
        raise _damaged(path, number, f"it holds record {record.number} where record {number - 1} belongs")
    return record, seal


def _damaged(path: Path, line: int, reason: str) -> JournalError:
    return JournalError(f"cannot read the saved game {path}: line {line}: {reason}")


def _unwritten(path: Path, error: Exception) -> str:
    return f"cannot write to the saved game {path}: {_cause(error)}"


def _cause(error: Exception) -> str:
    if isinstance(error, UnicodeError):
        return "it would hold a character that no text can hold"
    return error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)


def _whole(header: bytes, records: Iterable[Record]) -> tuple[list[bytes], int]:
    lines = [header]
    writer = Writer(crc32(lines[0]))
    lines.append(bytes(writer.lines(records)))
    return lines, writer.seal


def _put_in_place(path: Path, lines: list[bytes]) -> None:
    _spare(path)
    beside = path.with_name(path.name + ".new")
    try:
        _write_out(beside, lines)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _spare(path: Path) -> None:
    """Raise ValueError where the file of that name is no saved game, or is one that somebody plays."""
    with suppress(FileNotFoundError), open(path, "rb+") as file:
        if file.read(len(_BEGINS)) not in (b"", _BEGINS):
            raise ValueError("a file of that name is there already, and is no saved game")
        _hold(file.fileno())


def _hold(file: int) -> None:
    """Keep other processes from writing to the file while this one does; raise ValueError where one already does."""
    if sys.platform == "win32":
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN):  # some file systems know no locks
            raise ValueError("it is being played elsewhere at this moment") from error


def _write_out(path: Path, lines: list[bytes]) -> None:
    with open(path, "wb") as file:
        file.writelines(lines)
        file.flush()
        _settle(file.fileno())


def _settle(file: int) -> None:
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # what is no disk cannot be waited for
            raise


def _opened(path: Path, size: int, seal: int) -> Journal:
    file = os.open(path, _FLAGS, 0o644)
    try:
        _hold(file)
        os.ftruncate(file, size)
        os.lseek(file, size, os.SEEK_SET)
    except (OSError, ValueError):
        os.close(file)
        raise
    return Journal(path, file, size, seal)
