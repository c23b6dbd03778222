"""The one door: games that are played, kept in a journal, replayed and carried on by those who are not human."""

from __future__ import annotations


class JournalError(Exception):
    """A saved game that cannot be read or written; nothing that was played before is lost by it."""


class NameTaken(JournalError):
    """A new game would be written where there is a file already."""


class CannotFollow(JournalError):
    """A line of a saved game, of this `number` after the header, that cannot follow what went before it."""

    def __init__(self, sentence: str, number: int) -> None:
        super().__init__(sentence)
        self.number = number
