"""How files are opened: only ordinary files are read; files are written whole or not at all, and over no other file.

Apart from the journal, which appends, only this module opens paths that a person or a stranger has named.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# Opening a pipe does not wait for its other end, and opening a terminal does not make it our controlling terminal.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class FileError(Exception):
    """A file that is not read or written; the message says why, in lower case, and leaves out the path."""


class FileMissing(FileError):
    """There is no such file."""


class FileTooLarge(FileError):
    """The file is larger than the limit for reading."""


class FileTaken(FileError):
    """A file of that name exists already."""


def open_regular(path: Path) -> int:
    """Return a descriptor for reading an ordinary file; raise FileError for anything else, without blocking."""
    try:
        _refuse_odd(os.stat(path).st_mode)
        file = os.open(path, _READ | _NO_WAIT)
    except (OSError, ValueError) as error:
        raise _unread(error) from error
    try:
        _refuse_odd(os.fstat(file).st_mode)  # another file may have taken its place since
    except FileError:
        os.close(file)
        raise
    return file


def read_regular(path: Path, limit: int) -> bytes:
    """Return all bytes of an ordinary file; raise FileError if it is not one, or holds more than `limit` bytes."""
    file = open_regular(path)
    try:
        with os.fdopen(file, "rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise _unread(error) from error
    if len(content) > limit:
        raise FileTooLarge(f"the file is larger than {_size(limit)}, the most that is read")
    return content


def refuse_target(path: Path, *, force: bool = False, never: Iterable[Path] = ()) -> None:
    """Raise FileError if a new file may not be written to `path`.

    It may not if a file of that name exists (FileTaken, unless `force`), if the name is not of an ordinary file, or if
    the file is one of `never`, the input files, under whatever name.
    """
    try:
        if not os.path.lexists(path):
            return
        known = os.stat(path) if path.exists() else None  # a link may lead nowhere
    except (OSError, ValueError) as error:
        raise _unwritten(error) from error
    if known is not None:
        _refuse_odd(known.st_mode)
        if any(_same(known, each) for each in never):
            raise FileError("it is the very file that is read")
    if not force:
        raise FileTaken("a file of that name exists already")


def write_new(path: Path, data: bytes, *, force: bool = False, never: Iterable[Path] = ()) -> None:
    """Write a whole file and sync it to the disk, or leave everything as it was and raise FileError.

    It replaces an existing file only with `force`, and never a file of `never` (see `refuse_target`).
    """
    refuse_target(path, force=force, never=never)
    try:
        place = Path(os.path.realpath(path))  # a link stays, and its target is replaced
        beside = place.with_name(f".horseshoe-{token_hex(8)}")
        try:
            _write_aside(beside, data, place if force else None)
            if force:
                os.replace(beside, place)
            else:
                move_to_free(beside, place)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        settle_folder(place.parent)
    except FileExistsError:
        raise FileTaken("a file of that name exists already") from None
    except (OSError, ValueError) as error:
        raise _unwritten(error) from error


def claim(path: Path) -> None:
    """Make an empty file, so that no other process can take its name; raise FileTaken if the name exists."""
    try:
        os.close(os.open(path, _NEW, 0o666))
    except FileExistsError:
        raise FileTaken("a file of that name exists already") from None
    except (OSError, ValueError) as error:
        raise _unwritten(error) from error


def _write_aside(beside: Path, data: bytes, over: Path | None) -> None:
    with os.fdopen(os.open(beside, _NEW, 0o666), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        if over is not None and hasattr(os, "fchmod"):
            with suppress(FileNotFoundError):
                os.fchmod(stream.fileno(), stat.S_IMODE(over.stat().st_mode))


def move_to_free(beside: Path, place: Path) -> None:
    """Rename the file `beside` to `place`; raise FileExistsError if another file has that name."""
    try:
        os.link(beside, place)
    except FileExistsError:
        raise
    except OSError:  # some file systems have no hard links
        os.close(os.open(place, _NEW, 0o666))
        try:
            os.replace(beside, place)
        except OSError:
            place.unlink()
            raise


def settle_folder(folder: Path) -> None:
    """Sync the names in a folder to the disk, if the system can do that."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _refuse_odd(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise FileError(f"it is no ordinary file, but {_KINDS.get(stat.S_IFMT(mode), 'something else')}")


def _same(known: os.stat_result, other: Path) -> bool:
    try:
        return os.path.samestat(known, os.stat(other))
    except (OSError, ValueError):
        return False


def _unread(error: Exception) -> FileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileMissing("there is no such file")
    return FileError(_cause(error))


def _unwritten(error: Exception) -> FileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileError("there is no such folder")
    return FileError(_cause(error))


def _cause(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason.lower()


def _size(limit: int) -> str:
    return f"{limit >> 20} MB" if limit >= 1 << 20 else f"{limit} bytes"
