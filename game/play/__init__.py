"""The one door: games are played here, kept in a journal, replayed, and carried on for seats without a person."""

from __future__ import annotations


class JournalError(Exception):
    """A saved game that cannot be read or written. Nothing that was played before is lost."""


class NameTaken(JournalError):
    """A new game cannot be written, because a file of its name is there already."""


class CannotFollow(JournalError):
    """A line of a saved game that cannot follow from the lines before it; `number` counts from 1 after the header."""

    def __init__(self, sentence: str, number: int) -> None:
        super().__init__(sentence)
        self.number = number
