"""What binds: using it submits an act, gives up the seat, or leaves the game, and cannot be taken back.

The focus of a screen or a panel never lies on such a thing at first.
"""

from __future__ import annotations

from typing import Any

BINDING = frozenset({"pass", "send", "speak", "hand", "title", "quit"})
"""The values of buttons and rows that bind; what submits an act at once says so itself (`binding`)."""


def binds(value: Any) -> bool:
    """Return whether using what gives back this value binds."""
    return value in BINDING if isinstance(value, str) else bool(getattr(value, "binding", False))
