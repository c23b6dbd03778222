"""What is read from and written to a terminal, line by line; where it is closed, that is said once."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import TextIO

from game.letters import one_line
from game.terminal.door import say

WIDTH = 100
NARROWEST = 40


class Closed(Exception):
    """The terminal was closed, or the player interrupted; nothing more can be asked."""


class Console:
    """Lines in, lines out. It prints a prompt only where `prompts` says that somebody is there to read one."""

    def __init__(self, source: TextIO, out: TextIO, *, prompts: bool, width: int = WIDTH) -> None:
        self._source, self._out, self._prompts = source, out, prompts
        self.width = max(width, NARROWEST)

    def say(self, *lines: str) -> None:
        """Print lines; what would steer the terminal, such as in the name of a file, is left out."""
        say(*lines, to=self._out)

    def tell(self, text: str, indent: str = "") -> None:
        """Print a text, wrapped."""
        self.say(*(wrap(text, self.width, initial_indent=indent, subsequent_indent=indent) or [""]))

    def listed(self, labels: Iterable[str], first: int = 1) -> None:
        """Print a numbered list."""
        for number, label in enumerate(labels, first):
            self.say(*wrap(f"{number:>3}. {label}", self.width, subsequent_indent="     "))

    def read(self, prompt: str) -> str:
        """Return the next line, without what the keys of a terminal send unseen; raise Closed where there is none."""
        if self._prompts:
            say(prompt, to=self._out, end=" ")
        self._out.flush()
        try:
            line = self._source.readline()
        except (KeyboardInterrupt, OSError, ValueError) as error:
            raise Closed from error
        if not line:
            raise Closed
        return one_line(line.rstrip("\r\n")).strip()
