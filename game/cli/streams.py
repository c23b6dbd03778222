"""How a command ends: what was wrong is told on the standard error, and the exit code says of what kind it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import typer

from game.scenario.faults import Fault
from game.terminal.door import tell

FAULTY = 1
MISUSED = 2
REPORTED = 100
"""Faults that are printed; of more it is said how many there are."""


def report(faults: Sequence[Fault]) -> None:
    """Print faults, one a line, to the standard error: the first hundred, and how many more there are."""
    for fault in faults[:REPORTED]:
        tell(str(fault))
    if len(faults) > REPORTED:
        tell(f"... and {len(faults) - REPORTED} more, of {len(faults)} in all; with --json they are all printed")


def fail(sentence: str, code: int = FAULTY) -> NoReturn:
    """Print one sentence to the standard error and leave with this exit code."""
    tell(sentence)
    raise typer.Exit(code)
