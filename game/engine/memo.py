"""The cache of one game: results that it need not work out again."""

from __future__ import annotations

from typing import Any

from game.council.voters import Voters
from game.terms import MemberId
from game.world.facts import Notes
from game.world.sight import Confided


class Memo:
    """Results that were worked out from the states of one game; each is used while its inputs are unchanged.

    Only the states of one game hold it. No openings and no briefing lead to it, though they lead to the seat's own
    `notes`. Nothing in it leads back to a state: such a cycle would never be freed, because the garbage collector does
    not see states. Two memos are always equal, because everything in them can be worked out again.
    """

    __slots__ = ("common", "confided", "figures", "lined", "live", "notes", "open", "polls", "voters")

    def __init__(self) -> None:
        self.open: Any = None
        self.figures: Any = None
        self.lined: Any = None
        self.live: Any = None
        self.polls: Any = None
        self.voters = Voters()
        self.confided = Confided()
        self.common: dict[str, Any] = {}
        self.notes: dict[MemberId, Notes] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Memo)

    def __hash__(self) -> int:
        return 0

    def notes_of(self, seat: MemberId) -> Notes:
        """Return the cache of a seat's own view."""
        found = self.notes.get(seat)
        if found is None:
            found = self.notes[seat] = Notes(self.common)
        return found
