"""The journal on disk: a header line, then one line for each act or remark; written so that nothing is lost."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import copyfile
from typing import NamedTuple
from zlib import crc32

from game.files import FileError, move_to_free, open_regular, refuse_target, settle_folder
from game.play import JournalError, NameTaken
from game.play.codec import FORMAT, Entry, Writer, game_version, header_line
from game.play.holding import Held, hold, in_place, let_go
from game.play.saved import Kept, cause, read, read_open

__all__ = ["Journal", "Kept", "create", "game_version", "read", "take"]

_BEGINS = b'{"format":'
_KEPT = "all that was played before is kept, so make room and go on, or save elsewhere"
_OPEN = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW = _OPEN | os.O_CREAT | os.O_EXCL


class _Written(NamedTuple):
    """The extent of a file: lines after the header, bytes, and the seal of the last line."""

    lines: int
    size: int
    seal: int


class Journal:
    """A file to which whole entries are appended. It is held, so that no other game writes to it.

    `written` is the number of the last line on file, and `settled` that of the last line known to be on the disk. A
    file that has vanished, or that has an older format, is written again as a whole when the next line comes.
    """

    __slots__ = (
        "_before", "_file", "_head", "_held", "_older", "_size", "_whole", "_writer", "path", "settled", "written",
    )  # fmt: skip

    def __init__(self, path: Path, head: bytes, file: int, held: Held, written: _Written) -> None:
        self.path = path
        self.written = self.settled = written.lines
        self._head = head
        self._file, self._held = file, held
        self._writer = Writer(written.seal)
        self._size = written.size
        self._before = written
        self._whole = True
        self._older = ""

    def append(self, entries: Sequence[Entry]) -> int:
        """Write the entries that are not on file yet, all or none; return the number of the last line on file.

        `entries` are all entries of the game. Raises JournalError, and leaves the file as it was then.
        """
        new = entries[self.written :]
        self._before = _Written(self.written, self._size, self._writer.seal)
        try:
            self._look()
            if self._whole:
                self._add(new)
            else:
                self._rewrite(entries)
        except (OSError, ValueError, FileError) as error:
            raise JournalError(f"{_unwritten(self.path, error)}; {_KEPT}") from error
        return self.written

    def settle(self, upto: int | None = None) -> int:
        """Wait until the lines up to `upto` (by default all) are on the disk; return the number of the last that is.

        One call serves all who wait for a line up to that number. It may run on another thread than `append`.
        Raises JournalError if the disk fails.
        """
        number = self.written
        if self.settled >= (number if upto is None else upto):
            return self.settled
        try:
            file = os.dup(self._file)  # meanwhile another file may take the place of this one
            try:
                _settle(file)
            finally:
                os.close(file)
        except OSError as error:
            self._whole = False  # nobody knows how much of the file is on the disk
            raise JournalError(f"{_unwritten(self.path, error)}; {_KEPT}") from error
        self.settled = max(self.settled, number)
        return self.settled

    def take_back(self) -> None:
        """Cut from the file the lines of the last `append` that were not settled."""
        self.written, self._size, self._writer.seal = self._before
        self._truncate()

    def lift(self, form: int) -> None:
        """Convert the file to this version's format when the next line comes, and keep the old file beside it."""
        self._whole, self._older = False, f".format{form}"

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            let_go(self._file, self._held)
            self._file = -1

    def __del__(self) -> None:
        with suppress(OSError, AttributeError):
            self.close()

    def _look(self) -> None:
        """Find out whether the file is still there; raise ValueError if another has taken its place."""
        found = in_place(self._file, self.path)
        if found is False:
            raise ValueError("another file has taken its place")
        self._whole = self._whole and found is True

    def _add(self, new: Sequence[Entry]) -> None:
        writer = self._writer
        seal = writer.seal
        try:
            lines = writer.lines(new)
            written = os.write(self._file, lines)
            while written != len(lines):
                written += os.write(self._file, memoryview(lines)[written:])
        except (OSError, ValueError):
            writer.seal = seal
            self._truncate()
            raise
        self._size += written
        self.written += len(new)

    def _rewrite(self, entries: Sequence[Entry]) -> None:
        writer = Writer(crc32(self._head))
        lines = writer.lines(entries)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        gone = in_place(self._file, self.path) is None
        if self._older and not gone:
            _keep_beside(self.path, self._older)
            self._older = ""
        file, held = _in_its_place(self.path, (self._head, lines), over=not gone)
        let_go(self._file, self._held)
        self._file, self._held, self._writer = file, held, writer
        self._size = len(self._head) + len(lines)
        self.written = self.settled = len(entries)
        self._whole = True

    def _truncate(self) -> None:
        try:
            os.lseek(self._file, self._size, os.SEEK_SET)
            os.ftruncate(self._file, self._size)
        except OSError:
            # This leaves a torn last line, and loading drops such a line.
            return


def create(path: Path, head: bytes, entries: Iterable[Entry] = (), *, force: bool = False) -> Journal:
    """Write a new journal, whose first line is `head`, under a name that is free, and hold it.

    With `force` a saved game of that name is replaced if nobody plays it, once the new file is whole. Raises NameTaken
    if the name is not free, and JournalError if the file cannot be written.
    """
    entries = tuple(entries)
    try:
        refuse_target(path, force=True)
        writer = Writer(crc32(head))
        lines = writer.lines(entries)
        file, held = (_replacing if force else _in_its_place)(path, (head, lines))
    except FileExistsError as error:
        raise NameTaken(f"cannot write to the saved game {path}: a file of that name exists already") from error
    except (OSError, ValueError, FileError) as error:
        raise JournalError(_unwritten(path, error)) from error
    return Journal(path, head, file, held, _Written(len(entries), len(head) + len(lines), writer.seal))


def take(path: Path) -> tuple[Kept, Journal]:
    """Return the content of a saved game and the journal in which it goes on; cut off a torn last line.

    The file is held before it is read, so that nobody writes to it in between. Raises JournalError.
    """
    try:
        file, held = _held(path)
    except (OSError, ValueError, FileError) as error:
        raise JournalError(f"cannot read the saved game {path}: {cause(error)}") from error
    try:
        with os.fdopen(os.dup(file), "rb") as stream:
            kept = read_open(path, stream)
        head = header_line(kept.case, kept.seed, kept.version, kept.origin, kept.roster)
        journal = Journal(path, head, file, held, _Written(len(kept.entries), kept.size, kept.seal))
        if kept.form != FORMAT:
            journal.lift(kept.form)
        else:
            os.ftruncate(file, kept.size)
            os.lseek(file, kept.size, os.SEEK_SET)
    except JournalError:
        let_go(file, held)
        raise
    except (OSError, ValueError) as error:
        let_go(file, held)
        raise JournalError(f"cannot read the saved game {path}: {cause(error)}") from error
    return kept, journal


def _held(path: Path) -> tuple[int, Held]:
    """Open a saved game and hold it; raise as `hold` does, and FileError if it is no ordinary file."""
    os.close(open_regular(path))
    while True:
        file = os.open(path, _OPEN)
        try:
            held = hold(file)
        except (OSError, ValueError):
            os.close(file)
            raise
        if in_place(file, path):
            return file, held
        let_go(file, held)  # another file has just been put in its place


def _replacing(path: Path, parts: Sequence[bytes]) -> tuple[int, Held]:
    """Put a new file in the place of a saved game; raise ValueError if somebody plays it, or if it is none."""
    if not os.path.lexists(path):
        return _in_its_place(path, parts)
    old, held = _held(path)
    try:
        if os.read(old, len(_BEGINS)) not in (b"", _BEGINS):
            raise ValueError("a file of that name is there already, and is no saved game")
        return _in_its_place(path, parts, over=True)
    finally:
        let_go(old, held)


def _in_its_place(path: Path, parts: Sequence[bytes], *, over: bool = False) -> tuple[int, Held]:
    """Write a file under another name and rename it when it is whole; raise FileExistsError if the name is taken.

    With `over` a file of that name is replaced. The new file is held, and open at its end.
    """
    beside = path.with_name(f".horseshoe-{token_hex(8)}")
    file = os.open(beside, _NEW, 0o644)
    try:
        held = hold(file)
        try:
            _write_out(file, parts)
            file, held = _named(file, held, beside, path, over=over)
        except BaseException:
            let_go(file, held)
            raise
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    settle_folder(path.parent)
    return file, held


def _named(file: int, held: Held, beside: Path, path: Path, *, over: bool) -> tuple[int, Held]:
    if sys.platform == "win32":  # Windows renames no file that is open
        let_go(file, held)
        (os.replace if over else move_to_free)(beside, path)
        file = os.open(path, _OPEN)
        os.lseek(file, 0, os.SEEK_END)
        return file, hold(file)
    (os.replace if over else move_to_free)(beside, path)
    return file, held


def _keep_beside(path: Path, suffix: str) -> None:
    """Give a file a second name, so that it stays when another takes its place. An older file of that name stays."""
    beside = path.with_name(path.name + suffix)
    with suppress(FileExistsError):
        try:
            os.link(path, beside)
        except FileExistsError:
            raise
        except OSError:  # some file systems have no hard links
            copyfile(path, beside)


def _write_out(file: int, parts: Iterable[bytes]) -> None:
    for part in parts:
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(file, rest) :]
    _settle(file)


def _settle(file: int) -> None:
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # the file is not on a disk, so there is no wait
            raise


def _unwritten(path: Path, error: Exception) -> str:
    return f"cannot write to the saved game {path}: {cause(error)}"
