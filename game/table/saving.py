"""How a game on the table is kept: what is in no file yet and why, and how that is tried again."""

from __future__ import annotations

from collections.abc import Callable

from game.play import JournalError
from game.play.game import Game


class Saving:
    """The file of a game whose acts go on while a disk fails; what is owed is written with the next that succeeds."""

    def __init__(self, game: Game) -> None:
        self.game = game
        game.patient = True
        self._keep: Callable[[], object] | None = None
        self._homeless = ""

    @property
    def unsaved(self) -> str:
        """Return in a sentence why the last acts are in no file, nothing where all are."""
        why = self.game.unsaved or (self._homeless if self.game.path is None else "")
        return f"NOT SAVED: {why}. It is tried again at each act." if why else ""

    def homeless(self, why: str, keep: Callable[[], object]) -> None:
        """Take that the game has no file, and why; `keep` is what tries again to give it one."""
        self._homeless, self._keep = why, keep

    def save(self) -> str:
        """Try again to save what is in no file yet; return in a sentence why that fails, nothing where all is saved."""
        self.game.save()
        if self.game.path is None and self._keep is not None:
            try:
                self._keep()
            except JournalError as error:
                self._homeless = str(error)
        return self.unsaved
