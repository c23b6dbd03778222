"""The position of a game: every question that can be asked of it without changing it."""

from __future__ import annotations

from game.engine import briefing, open_to, routine, spent, to_act
from game.engine.acts import Action
from game.engine.audience import Audience
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.engine.state import Phase, State
from game.engine.views import AnyView, view
from game.frames import Openings
from game.terms import Dice, MemberId, Slug


class Position:
    """A moment of a game of a case, played with the dice of a seed."""

    __slots__ = ("_state", "case", "seed")
    _state: State
    case: Case
    seed: int

    def openings(self, member: MemberId) -> Openings:
        """Return what the seat may do now."""
        return open_to(self._state, member)

    def briefing(self, member: MemberId) -> Briefing:
        """Return what the seat may know now."""
        return briefing(self._state, member)

    def view(self, audience: Audience) -> AnyView:
        """Return what the audience may know now: a seat's briefing, the public view, or the teacher's."""
        return view(self._state, audience)

    def to_act(self) -> tuple[MemberId, ...]:
        """Return those who may act now: seats, the secretariat or the field; an empty tuple when the game is over."""
        return to_act(self._state)

    def routine(self) -> Action | None:
        """Return the one act that the secretariat or the field must do now, or None."""
        return routine(self._state)

    def dice(self, purpose: str = "") -> Dice:
        """Return dice of this day and phase for a purpose, apart from the game's own dice."""
        phase = self._state.phase.value
        return Dice(self.seed, self._state.day, f"{phase}/{purpose}" if purpose else phase)

    @property
    def day(self) -> int:
        """Return the day of the campaign, 0 before the first."""
        return self._state.day

    @property
    def phase(self) -> Phase:
        """Return the part of the day."""
        return self._state.phase

    def spent(self, member: MemberId) -> int:
        """Return how many hours of this day the seat has spent in the corridor."""
        return spent(self._state, member)

    @property
    def by_hours(self) -> bool:
        """Return whether seats act in any order, as their hours allow: in the corridor, except in a round of talks."""
        return self._state.phase is Phase.CORRIDOR and self._state.world.round is None

    @property
    def over(self) -> bool:
        """Return whether the game has ended."""
        return self._state.phase is Phase.OVER

    @property
    def ending(self) -> Slug:
        """Return the id of the ending, empty before it."""
        return self._state.ending
