"""The docket of one decision: its events so far, and the proceedings after them."""

from __future__ import annotations

from typing import Any

from game.council import events as e
from game.council.evolve import FOLD
from game.council.meeting import Meeting, Proceedings
from game.council.remit import Remit
from game.council.stages import Stage, following
from game.council.subjects import AnySubject
from game.council.voting import Question
from game.terms import MemberId

_RESUMING = {stage: f"resume {stage.value}" for stage in Stage}


class Docket:
    """Collects the events of one decision; lives no longer than it."""

    __slots__ = ("day", "events", "remit", "state")

    def __init__(self, state: Proceedings, remit: Remit, day: int) -> None:
        self.state = state
        self.remit = remit
        self.day = day
        self.events: list[Any] = []

    def tell(self, event: Any) -> None:
        """Record an event and let the proceedings follow it."""
        self.events.append(event)
        self.state = FOLD[type(event)](self.state, event, self.remit, self.day)

    @property
    def meeting(self) -> Meeting:
        """Return the meeting under way."""
        assert self.state.meeting is not None, "a meeting is under way"
        return self.state.meeting

    @property
    def present(self) -> tuple[MemberId, ...]:
        """Return the members present, in the order of their seats."""
        absent = self.meeting.absent
        if not absent:
            return self.remit.council.seats
        return tuple([member for member in self.remit.council.seats if member not in absent])

    def enter(self, trigger: str, polled: tuple[MemberId, ...], draft: str | None = None) -> None:
        """Go on to the stage that the trigger leads to."""
        meeting = self.meeting
        stage = following(meeting.stage, trigger)
        self.tell(e.StageEntered(stage, polled, meeting.draft if draft is None else draft))

    def interrupt(self, trigger: str, polled: tuple[MemberId, ...]) -> None:
        """Keep the present stage and take up the one that the trigger leads to."""
        self.tell(e.StageInterrupted(following(self.meeting.stage, trigger), polled))

    def resume(self) -> None:
        """Take up the interrupted stage again."""
        meeting = self.meeting
        kept = meeting.interrupted[-1].stage
        self.tell(e.StageResumed(following(meeting.stage, _RESUMING[kept])))

    def put(
        self, trigger: str, subject: AnySubject, question: Question, must_abstain: tuple[MemberId, ...] = ()
    ) -> None:
        """Put a question to the vote of the members present."""
        self.enter(trigger, ())
        meeting = self.meeting
        vote = f"{meeting.symbol}/{meeting.votes + 1}"
        self.tell(e.VotingBegan(vote, subject, question, self.present, must_abstain))

    def put_at_once(self, trigger: str, subject: AnySubject, question: Question) -> None:
        """Interrupt the stage to put a question to the vote."""
        self.interrupt(trigger, ())
        meeting = self.meeting
        vote = f"{meeting.symbol}/{meeting.votes + 1}"
        self.tell(e.VotingBegan(vote, subject, question, self.present))
