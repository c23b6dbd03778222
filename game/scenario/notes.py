"""Authors' notes of how surely a thing is remembered: they are kept in the file, and no reader sees them."""

from __future__ import annotations

import re

_SURE = r"(?:from )?memory, (?:high|medium|low)"
_NOTE = re.compile(rf"^{_SURE}[^:;]*: |(?:, | \(){_SURE}[^()]*\)?$")
_ALONE = re.compile(rf"{_SURE}[^:;]*\Z")


def bare(document: str) -> str:
    """Return the name of a document without an author's note of how surely it is remembered, which is not shown."""
    return "general knowledge" if _ALONE.match(document) else _NOTE.sub("", document)
