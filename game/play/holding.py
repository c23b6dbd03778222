"""One owner for a file: while one game writes to it no other does, in this process or in another.

The lock belongs to the open file, not to the process, so opening and closing the file once more does not drop it. On
Linux, macOS and BSD it is a `flock`; on Windows it is a locked byte far behind the end of the file. If a file system
has no locks, this process still keeps its own games apart.
"""

from __future__ import annotations

import errno
import os
import sys

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Held = tuple[int, int]
"""A file that is held: its device, and its inode number on that device."""
_BEHIND = 1 << 40
"""The place of the byte that is locked on Windows. It lies beyond any journal, since a locked byte cannot be read."""
_REFUSED = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
_held: set[Held] = set()


def hold(file: int) -> Held:
    """Hold an open file until `let_go`; raise ValueError if a game of this or another process holds it already."""
    known = os.fstat(file)
    held = known.st_dev, known.st_ino
    if held in _held:
        raise ValueError("it is being played already, in this program")
    try:
        _lock(file)
    except OSError as error:
        if error.errno in _REFUSED:  # any other error means that the file system has no locks
            raise ValueError("it is being played elsewhere at this moment") from error
    _held.add(held)
    return held


def let_go(file: int, held: Held) -> None:
    """Close a file that is held, so that another may hold it."""
    _held.discard(held)
    os.close(file)


def in_place(file: int, path: str | os.PathLike[str]) -> bool | None:
    """Return whether the open file still bears its name: False if another file bears it, None if no file does."""
    try:
        there = os.stat(path)
    except OSError:
        return None
    return os.path.samestat(os.fstat(file), there)


if sys.platform == "win32":

    def _lock(file: int) -> None:
        place = os.lseek(file, 0, os.SEEK_CUR)
        os.lseek(file, _BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, place, os.SEEK_SET)

else:

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
