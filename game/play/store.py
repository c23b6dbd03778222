"""The store of a game: a journal or none, and the way to treat an act that cannot be written."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from game.play import JournalError, NameTaken
from game.play.codec import Entry
from game.play.journal import Journal

if TYPE_CHECKING:
    from game.play.game import Game


class Store:
    """The place where the entries of a game are kept.

    If entries cannot be written, a `patient` store keeps them and tries again with the next one. `settles` says whether
    `write` itself waits for the disk when it is asked to. `trouble` is the reason why an entry is not on file, or "".
    """

    __slots__ = ("journal", "patient", "settles", "trouble")

    def __init__(self) -> None:
        self.journal: Journal | None = None
        self.patient = False
        self.settles = True
        self.trouble = ""

    @property
    def path(self) -> Path | None:
        """Return the file, or None."""
        return self.journal.path if self.journal is not None else None

    @property
    def written(self) -> int:
        """Return the number of the last line on file."""
        return self.journal.written if self.journal is not None else 0

    def write(self, entries: Sequence[Entry], *, settle: bool = False) -> None:
        """Write the entries of a game that are not on file yet; with `settle`, wait for the disk.

        Raises JournalError, and leaves the file as it was, unless the game goes on unsaved.
        """
        if self.journal is None:
            return
        try:
            self.journal.append(entries)
            if settle and self.settles:
                self.journal.settle()
            self.trouble = ""
        except JournalError as error:
            if not self.patient:
                self.journal.take_back()
                raise
            self.trouble = str(error)

    def save(self, entries: Sequence[Entry]) -> None:
        """Try to write and settle all entries of a game, even if the file has vanished."""
        if self.journal is None:
            return
        try:
            self.journal.append(entries)
            self.journal.settle()
            self.trouble = ""
        except JournalError as error:
            self.trouble = str(error)

    def unsaved(self, entries: Sequence[Entry]) -> str:
        """Return a sentence on how much of a game is not on file and why, or ""."""
        if not self.trouble:
            return ""
        behind = len(entries) - self.written
        lines = f"the last {behind} lines" if behind > 1 else "the last line"
        return f"{lines} of the game {'are' if behind > 1 else 'is'} not safely on file: {self.trouble}"

    def settle(self, upto: int | None = None) -> int:
        """Wait until the lines up to number `upto` are on the disk; return the number of the last line that is there.

        Raises JournalError if the disk fails.
        """
        return self.journal.settle(upto) if self.journal is not None else 0

    def move(self, journal: Journal) -> None:
        """Go on in another file, which holds the whole game, and let go of the old one."""
        self.close()
        self.journal, self.trouble = journal, ""

    def close(self) -> None:
        """Let go of the file."""
        if self.journal is not None:
            self.journal.close()
            self.journal = None


def keep_in(game: Game, folder: Path, stem: str) -> Path:
    """Write a whole game to a new file in a folder and go on there; return the file. The folder is made if needed.

    The file is called STEM-1.jsonl, or has the next free number. Raises JournalError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"cannot write to the folder {folder}: {(error.strerror or str(error)).lower()}") from error
    for number in count(1):
        path = folder / f"{stem}-{number}.jsonl"
        if not path.exists():
            with suppress(NameTaken):  # another game may have taken the name meanwhile
                game.save_as(path)
                return path
    raise AssertionError("one number is free")
