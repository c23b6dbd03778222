"""How the seats that the game leads act while a window draws: each choice is made on a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from game.delegations.delegation import Seat
from game.engine.state import FIELD, SECRETARIAT
from game.play.advance import Choice, choose, next_seat, yielding
from game.play.codec import Record
from game.play.game import Game
from game.terms import MemberId, OutOfOrder

_log = logging.getLogger(__name__)


class Others:
    """The secretariat, the field and the seats led by the game. One act is taken at a time, in the game's order."""

    def __init__(self, game: Game, seats: Mapping[MemberId, Seat]) -> None:
        self.game = game
        self.seats = dict(seats)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="delegations")
        self._asked: tuple[int, MemberId, Future[Choice]] | None = None

    @property
    def due(self) -> MemberId | None:
        """Return who of them acts next, or None."""
        return next_seat(self.game, self.seats)

    def act(self, wait: float) -> Record | None:
        """Let the next one act and return the record; None where nobody is due or thinks longer than `wait` seconds.

        Raises JournalError where the act cannot be saved; nothing has then been changed.
        """
        seat = self.due
        if seat is None:
            return None
        if seat in (SECRETARIAT, FIELD):
            self.game.submit(seat, self.game.routine())
            return self.game.records[-1]
        future = self._question(seat)
        try:
            choice: Any = future.result(wait)
        except TimeoutError:
            return None
        except Exception as error:  # whatever a delegation runs into, the table waits for it
            self._yield(seat, f"it could not choose ({type(error).__name__})")
        else:
            self._submit(seat, choice)
        self._asked = None
        return self.game.records[-1]

    def close(self) -> None:
        """Let go of the thread."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _question(self, seat: MemberId) -> Future[Choice]:
        """Return the choice that is being made by this seat at this place of the game; begin it if it is not."""
        number = len(self.game.entries)
        if self._asked is None or self._asked[:2] != (number, seat):
            self._asked = number, seat, self._pool.submit(choose, self.game, seat, self.seats[seat])
        return self._asked[2]

    def _submit(self, seat: MemberId, choice: Choice) -> None:
        try:
            self.game.submit(seat, choice.action, choice.because, choice.reasons)
        except OutOfOrder as error:
            self._yield(seat, f"what it chose is refused: {error}")

    def _yield(self, seat: MemberId, because: str) -> None:
        _log.warning("record %d: %s yields: %s", len(self.game.entries) + 1, seat, because)
        self.game.submit(seat, yielding(self.game.openings(seat)), because)
