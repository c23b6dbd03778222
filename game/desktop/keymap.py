"""The one map of keys: what each stands for on every screen. A screen takes the keys of its buttons from here.

The digits are the acts shown, Enter is what has the focus (or the gold button, where nothing has), Esc is back, Tab
and the arrows move.
"""

from __future__ import annotations

KEYS = {
    "agree": "A",
    "brief": "B",
    "chair": "C",
    "dispatches": "D",
    "end": "E",
    "figures": "F",
    "go on": "G",
    "history": "H",
    "instructions": "I",
    "ledger": "L",
    "map": "M",
    "nothing": "N",
    "play on": "O",
    "papers": "P",
    "leave": "Q",
    "record": "R",
    "send": "S",
    "my turn": "T",
    "undo": "U",
    "vote": "V",
    "withdraw": "W",
    "find": "/",
    "help": "F1",
    "codex": "F2",
    "save": "F5",
    "load": "F9",
    "menu": "F10",
    "screen": "F11",
}
"""A key by what it stands for; "nothing" is no, to withhold, or to let the moment go by."""
ENTER, BACK = "Enter", "Esc"
DIGITS = "1234567890"


def digit(place: int) -> str:
    """Return the key of the act at a place from 1 on: its digit up to 9, and none after that."""
    return str(place) if 1 <= place <= 9 else ""
