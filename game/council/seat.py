"""One seat's place in the proceedings: whether it is present and polled, and which text is before it."""

from __future__ import annotations

from game.council.meeting import Meeting, Proceedings
from game.council.papers import DraftResolution, Standing
from game.council.remit import Remit
from game.council.stages import Stage
from game.frames import Openings
from game.terms import MemberId

_TEXTS, _SUSPENDED = Stage.TEXTS, Stage.SUSPENDED
_BLUE = Standing.BLUE


class Seat(Openings):
    """One seat's place in the proceedings, from which its openings are made."""

    __slots__ = ("by", "day", "meeting", "remit", "state")

    state: Proceedings
    meeting: Meeting | None
    remit: Remit
    day: int
    by: MemberId

    @property
    def member(self) -> bool:
        """Return whether the seat is a member of the Council that has not stayed away from the meeting."""
        by, meeting = self.by, self.meeting
        # A member that stayed away from a meeting may still act in the corridor while that meeting is suspended.
        missing = meeting is not None and by in meeting.absent and meeting.stage is not _SUSPENDED
        return not missing and by in self.remit.council.seats

    @property
    def here(self) -> Meeting:
        """Return the meeting under way."""
        assert self.meeting is not None, "a meeting is under way"
        return self.meeting

    @property
    def text(self) -> DraftResolution | None:
        """Return the draft before the Council, if a text is being considered."""
        meeting = self.meeting
        return self.put if meeting is not None and meeting.stage is _TEXTS else None

    @property
    def put(self) -> DraftResolution | None:
        """Return the draft before the Council, from its consideration to the vote on it."""
        meeting = self.here
        symbol = meeting.draft
        draft = self.state.papers.draft(symbol) if symbol else None
        before = draft is not None and draft.standing is _BLUE and symbol not in meeting.done
        return draft if before else None
