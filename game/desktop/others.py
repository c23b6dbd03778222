"""How the seats that the game leads act while a window draws: each choice is made on a thread of its own."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from game.play.advance import Choice, Question
from game.play.codec import Record
from game.table.table import Table


class Others:
    """Lets those act at a table who are no people. One act is taken at a time, in the game's order."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="delegations")
        self._asked: tuple[Question, Future[Choice]] | None = None

    def act(self, wait: float) -> Record | None:
        """Let the next one act and return the record; None if nobody is due or thinks longer than `wait` seconds.

        Raises JournalError if the act cannot be saved; nothing has then been changed.
        """
        record = self.table.routine()
        if record is not None:
            return record
        asked = self._question()
        if asked is None:
            return None
        question, future = asked
        choice: Choice | Exception
        try:
            choice = future.result(wait)
        except TimeoutError:
            return None
        except Exception as error:  # whatever a delegation runs into, the table waits for it
            choice = error
        record = self.table.answer(question, choice)
        self._asked = None
        return record

    def close(self) -> None:
        """Let go of the thread."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _question(self) -> tuple[Question, Future[Choice]] | None:
        """Return what is asked at this place of the game and the choice that is being made; begin it if it is not."""
        number, seat = len(self.table.game.entries), self.table.due
        if self._asked is None or (self._asked[0].number, self._asked[0].seat) != (number, seat):
            question = self.table.question()
            self._asked = None if question is None else (question, self._pool.submit(question.choice))
        return self._asked
