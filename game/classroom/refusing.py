"""Why an order is not done, as a sentence for whoever sent it."""

from __future__ import annotations


class Refused(Exception):
    """An order that the room does not do; nothing has changed. The text says why."""


class Locked(Refused):
    """An arrival that the room does not take because the teacher has locked it."""


def sentence(why: str) -> str:
    """Return a reason as a sentence: with a capital and a full stop."""
    why = why.strip()
    if not why:
        return "This cannot be done now."
    return why[0].upper() + why[1:] + ("" if why[-1] in ".!?" else ".")
