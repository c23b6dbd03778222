"""The standard streams: what is told to whom, and how a command ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn, TextIO

import typer

from game.scenario.faults import Fault

FAULTY = 1
MISUSED = 2


def prepare_streams() -> None:
    """Give the standard streams the same bytes on every machine, and stand in for those that were closed."""
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or _nowhere(), sys.stdout or _nowhere(), sys.stderr or _nowhere()
    getattr(sys.stdin, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    for stream in (sys.stdout, sys.stderr):
        # The name of a file need not be text.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_RDWR), "r+", encoding="utf-8")


def drop_output() -> None:
    """Send what is left of the output nowhere, as it would fail again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def report(faults: Iterable[Fault]) -> None:
    """Print faults, one a line, to standard error."""
    for fault in faults:
        tell(str(fault))


def tell(sentence: str) -> None:
    """Print one line to standard error, where what a file or its name holds cannot steer the terminal."""
    line = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in sentence)
    with suppress(OSError):
        print(line, file=sys.stderr)


def fail(sentence: str, code: int = FAULTY) -> NoReturn:
    """Print one sentence to standard error and leave with this exit code."""
    tell(sentence)
    raise typer.Exit(code)
