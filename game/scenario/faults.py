"""What may be wrong with a file that an author wrote: the place, a code that stays, a sentence and a suggestion."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

LONGEST = 300
"""Letters of a message that are printed; it may quote a file that is one word long."""


class Fault(Struct, frozen=True, order=True):
    """One fault; `line` and `column` count from 1, and `suggestion` is the word probably meant, or empty."""

    file: str
    line: int
    column: int
    code: str
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        hint = f" - did you mean {self.suggestion}?" if self.suggestion else ""
        message = self.message if len(self.message) <= LONGEST else f"{self.message[: LONGEST - 1]}…"
        return f"{self.file}:{self.line}:{self.column}: {self.code} {message}{hint}"


class ScenarioError(Exception):
    """A file that cannot be used as its author wrote it; `faults` holds every reason, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        assert faults, "a file is refused for a reason"
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
