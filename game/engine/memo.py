"""What one game keeps of what it has found out, so that it need not be found out again."""

from __future__ import annotations

from typing import Any

from game.council.voters import Voters
from game.terms import MemberId
from game.world.facts import Notes
from game.world.sight import Confided


class Memo:
    """What was read off the states of one game: found again while the parts are the same that it was read from.

    It goes with the states of one game, which are of one case, and with nothing else: no openings and no briefing lead
    to it, though they lead to the seat's own `notes`. Nothing in it leads back to a state, which would keep both for
    ever: the collector of cycles does not see states. Two memos are always equal: nothing stands in them that cannot be
    found out anew.
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
        """Return where what is read off a seat's own view is kept."""
        found = self.notes.get(seat)
        if found is None:
            found = self.notes[seat] = Notes(self.common)
        return found
