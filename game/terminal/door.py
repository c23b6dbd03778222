"""The one door through which text reaches a terminal: nothing leaves by it that steers, turns round or hides letters.

Nothing else in the game prints. The standard streams themselves are made into doors when the program starts, so that
whatever libraries print passes here too: a message about a misused command, a warning, a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO, cast

from game.letters import fit


class Door:
    """A stream for text that drops what a terminal would obey and what no reader sees (`game.letters.fit`)."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what of the text may be seen; return how many letters were given."""
        self._stream.write(fit(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write lines, each of which brings its own end."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def prepare_streams() -> None:
    """Make the standard streams doors that give the same bytes on every machine, and stand in for closed ones."""
    sys.stdin = sys.stdin or _nowhere()
    getattr(sys.stdin, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    sys.stdout, sys.stderr = _guarded(sys.stdout), _guarded(sys.stderr)


def _guarded(given: TextIO | None) -> TextIO:
    stream = given or _nowhere()
    # Letters that no text can hold have left by the door; what a library writes past it need not be text.
    getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream if isinstance(stream, Door) else cast(TextIO, Door(stream))


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_RDWR), "r+", encoding="utf-8")


def drop_output() -> None:
    """Send what is left of the output nowhere, as it would fail again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def say(*lines: str, to: TextIO | None = None, end: str = "\n") -> None:
    """Print lines to the standard output, or `to` another stream."""
    out = sys.stdout if to is None else to
    for line in lines:
        out.write(fit(line) + end)


def standard_output() -> TextIO:
    """Return the standard output, a door once the program has started."""
    return sys.stdout


def flush() -> None:
    """Let whoever reads the standard output have all of it now."""
    sys.stdout.flush()


def tell(sentence: str) -> None:
    """Print one line to the standard error, in which whatever is not printable is shown as its escape."""
    with suppress(OSError):
        say(shown(sentence), to=sys.stderr)


def shown(sentence: str) -> str:
    """Return one line in which whatever is not printable, such as in the name of a file, is written as its escape."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in sentence)
