"""One task owns each room: it takes all waiting orders, decides them, waits once for the disk, and tells everybody.

The task waits for the disk and for delegations on threads of their own, so that no page waits for either.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from time import monotonic, time
from typing import Any, NamedTuple

from game.classroom import practising
from game.classroom.attendance import ask
from game.classroom.channels import PUBLIC, channels_of, sections
from game.classroom.delivery import Outbox, Pages, answered
from game.classroom.devices import TEACHER
from game.classroom.refusing import Refused as Refusing
from game.classroom.refusing import sentence
from game.classroom.replies import Answer, Refused, Reply
from game.classroom.room import Client, Room
from game.classroom.rules import RESTARTS, UNKNOWN
from game.classroom.standing import Asking
from game.play import JournalError
from game.play.advance import Choice, Question

_log = logging.getLogger(__name__)
MOST_ORDERS = 5000
"""Orders that wait for the room."""
TOGETHER = 256
"""Orders that are decided before the room waits for the disk."""
BUDGET = 0.04
"""Seconds for which delegations act before everybody is told."""
BEAT = 5.0
"""Seconds of silence after which a page is told that the room is there."""
TICK = 1.0
"""Seconds between two looks at what time alone does."""
STALE = 0.3
"""Seconds after which a channel is told what has changed, however much there is to do."""


class Connection:
    """One page that is connected: who it speaks for, and the frames that wait for it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.rang, self.gone = asyncio.Event(), asyncio.Event()
        self.box = Outbox(self._ring)

    def _ring(self) -> None:
        self.rang.set()
        if self.box.full:
            self.gone.set()


class _Job(NamedTuple):
    """Something that the room is to do, and what is done with the outcome once it is on the disk."""

    do: Callable[[], Any]
    then: Callable[[Any], None]


class Running:
    """A room that runs: `lesson`, or while a practice vote is held, `room` is that of the practice."""

    def __init__(self, room: Room) -> None:
        self.room = self.lesson = room
        self._carried = 0
        self.pages = Pages(lambda channel: sections(self.room, channel))
        self.connections: set[Connection] = set()
        self._inbox: asyncio.Queue[_Job] = asyncio.Queue(MOST_ORDERS)
        self._rang = asyncio.Event()
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._minds = ThreadPoolExecutor(1, thread_name_prefix="delegations")
        self._asked: tuple[Question, asyncio.Future[Choice]] | None = None
        self._not_before = 0.0
        self._settled = 0
        self._told: tuple[int, int] = (0, 0)
        self._stale: dict[str, float] = {}
        self._ticked = self._beaten = monotonic()

    # --- what connections call ---

    def order(self, connection: Connection, order: Any) -> None:
        """Take an order of a page; it is answered when what it did is on the disk."""
        self._put(
            _Job(
                lambda: self.room.take(order, connection.client, time()),
                lambda reply: answered(connection.box, _answer(order, reply)),
            ),
            lambda why: answered(connection.box, Refused(order.cid, why)),
        )

    async def ask(self, do: Callable[[], Any]) -> Any:
        """Let the room do something, and return the outcome when it is on the disk; raise what it raises."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def then(outcome: Any) -> None:
            if not future.done():
                (future.set_exception if isinstance(outcome, Exception) else future.set_result)(outcome)

        self._put(_Job(do, then), lambda why: then(Refusing(why)))
        return await future

    async def attach(self, connection: Connection) -> None:
        """Let a page be told all that it may know, from now on."""

        def come() -> None:
            self.room.now = time()
            self.connections.add(connection)
            self._told = (0, 0)
            if connection.client.person:
                self.room.come(connection.client.person)

        await self.ask(come)

    def detach(self, connection: Connection) -> None:
        """Take in that a page is gone."""
        if connection not in self.connections:
            return
        self.connections.discard(connection)
        self.pages.drop(connection.box)
        if connection.client.person:
            self.room.go(connection.client.person, time())
        self._rang.set()

    def tell_teacher(self, id: str, text: str) -> None:
        """Put something into the teacher's queue that is not in the journal."""
        ask(self.room, Asking(id, "trouble", text=text, at=self.room.at))
        self._rang.set()

    def _put(self, job: _Job, otherwise: Callable[[str], None]) -> None:
        try:
            self._inbox.put_nowait(job)
        except asyncio.QueueFull:
            otherwise("The room has too much to do just now. Try again in a moment.")
        self._rang.set()

    # --- the one task ---

    async def run(self) -> None:
        """Run the room until it is closed."""
        try:
            while not self.lesson.closed:
                await self._wait()
                await self._round()
            for connection in self.connections:
                connection.box.end("The teacher has closed this room, and deleted it.", UNKNOWN)
        finally:
            self._disk.shutdown(wait=False, cancel_futures=True)
            self._minds.shutdown(wait=False, cancel_futures=True)

    async def end(self, why: str) -> None:
        """Say goodbye to everybody and let go of the file, when all is on the disk."""
        for connection in self.connections:
            connection.box.end(why, RESTARTS)
        if not self.lesson.closed:
            self.lesson.keep_names()
            self.lesson.game.close()

    async def _wait(self) -> None:
        wait = TICK - (monotonic() - self._ticked)
        if self._stale:
            wait = 0.0
        elif self._asked is None and self._due():
            wait = min(wait, self._not_before - monotonic())
        if wait > 0 and self._inbox.empty():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rang.wait(), wait)
        self._rang.clear()

    async def _round(self) -> None:
        outcomes = [(job, self._done(job)) for job in self._waiting()]
        self._tick()
        self._guarded(self._practise)
        await self._let_act()
        trouble = await self._settle()
        for job, outcome in outcomes:
            job.then(self._unless(trouble, outcome))
        self._tell()
        await asyncio.sleep(0)

    def _waiting(self) -> list[_Job]:
        return [self._inbox.get_nowait() for _ in range(min(self._inbox.qsize(), TOGETHER))]

    def _done(self, job: _Job) -> Any:
        try:
            return job.do()
        except (Refusing, JournalError, ValueError) as error:
            return error
        except Exception as error:  # a fault in one order must not end the room for everybody
            _log.exception("an order could not be done")
            return Refusing(f"the room ran into a fault of its own ({type(error).__name__}); nothing is lost")

    def _unless(self, trouble: str, outcome: Any) -> Any:
        """Return the outcome, or where the disk failed a refusal of whatever was not refused."""
        if not trouble or isinstance(outcome, Exception | Refused):
            return outcome
        return Refused(outcome.cid, trouble) if isinstance(outcome, Answer) else Refusing(trouble)

    def _tick(self) -> None:
        if monotonic() - self._ticked >= TICK:
            self._ticked = monotonic()
            self._guarded(lambda: self.room.tick(time()))
        if monotonic() - self._beaten >= BEAT / 2:
            self._beaten = monotonic()
            for connection in self.connections:
                connection.box.beat()

    def _practise(self) -> None:
        """Begin or end the practice vote, as the lesson's settings say, and keep what is to stay of it."""
        lesson = self.lesson
        if self.room is not lesson:
            self._carried = practising.carry(self.room, lesson, self._carried)
        if lesson.settings.practice is (self.room is not lesson):
            return
        if lesson.settings.practice:
            self.room = practising.begun(lesson)
            self._carried = self.room.n
        else:
            practising.over(self.room, lesson)
            self.room = lesson
        self._asked, self._told = None, (0, 0)
        for connection in self.connections:
            connection.client.looks = ""

    def _guarded(self, do: Callable[[], Any]) -> Any:
        try:
            return do()
        except JournalError as error:
            self.room.halt(str(error))
            return None

    # --- those who act by themselves ---

    def _due(self) -> bool:
        """Return whether somebody acts next who is no person, or a person is asked what is only a form."""
        room = self.room
        if room.halted or room.closed or room.settings.paused:
            return False
        return room.table.due is not None or bool(room.formal)

    async def _let_act(self) -> None:
        """Let the secretariat, the field and delegations act, until a page orders something or the time is up."""
        until = monotonic() + BUDGET
        while self._inbox.empty() and self._due() and monotonic() < until:
            if self._guarded(self.room.routine):
                continue
            if monotonic() < self._not_before or not await self._delegation_acts(until):
                return

    async def _delegation_acts(self, until: float) -> bool:
        asked = self._question()
        if asked is None:
            return False
        question, future = asked
        rang: asyncio.Future[Any] = asyncio.ensure_future(self._rang.wait())
        both: set[asyncio.Future[Any]] = {future, rang}
        await asyncio.wait(both, timeout=until - monotonic(), return_when=asyncio.FIRST_COMPLETED)
        rang.cancel()
        if not future.done():
            return False
        self._asked = None
        self._not_before = monotonic() + self.room.settings.pace
        choice: Any = future.exception() or future.result()
        self._guarded(lambda: self.room.table.answer(question, choice))
        return True

    def _question(self) -> tuple[Question, asyncio.Future[Choice]] | None:
        if self._asked is None:
            question = self.room.table.question()
            if question is None:
                return None
            future = asyncio.get_running_loop().run_in_executor(self._minds, question.choice)
            future.add_done_callback(lambda _: self._rang.set())
            self._asked = question, future
        return self._asked

    # --- the disk, and everybody ---

    async def _settle(self) -> str:
        """Wait until all that was done is on the disk; return in a sentence why it is not, or nothing."""
        room = self.lesson
        if room.closed or (room.n == self._settled and room.names_kept):
            return room.halted
        n = room.n
        try:
            await asyncio.get_running_loop().run_in_executor(self._disk, _settled, room)
        except JournalError as error:
            room.halt(str(error))
            return room.halted
        self._settled = n
        return ""

    def _tell(self) -> None:
        """Tell every page what has changed for it: first what all are told, then seat by seat while nobody waits."""
        room, now = self.room, time()
        if room.closed:
            return
        if (room.n, room.version) != self._told:
            self._told = room.n, room.version
            for connection in list(self.connections):
                self._follow(connection, now)
            for name in self.pages.channels:
                self._stale.setdefault(name, monotonic())
        for name in sorted(self._stale, key=_first):
            if _first(name) and not self._inbox.empty() and monotonic() - self._stale[name] < STALE:
                continue
            del self._stale[name]
            self._built(partial(self.pages.show, name, room.number_for(teacher=name == TEACHER), now))

    def _follow(self, connection: Connection, now: float) -> None:
        names = channels_of(self.room, connection.client)
        if not names or connection.client.device not in self.room.standing.devices:
            names = ()
            connection.box.end("You have left this room. Ask the teacher if you want to come back.", UNKNOWN)
        number = self.room.number_for(teacher=connection.client.teaches)
        self._built(lambda: self.pages.follow(connection.box, names, number, now))

    def _built(self, do: Callable[[], Any]) -> None:
        try:
            do()
        except Exception:  # a page that cannot be told one thing must still be told the others
            _log.exception("a section could not be made")


def _first(name: str) -> bool:
    """Return False for what many are told, which is told first."""
    return name.startswith(("seat:", "person:")) or name != PUBLIC


def _answer(order: Any, outcome: Any) -> Reply:
    """Return what is answered to an order; a fault is answered as well."""
    return Refused(order.cid, refused(outcome)) if isinstance(outcome, Exception) else outcome


def _settled(room: Room) -> None:
    room.keep_names()
    room.game.settle()


def refused(error: Exception) -> str:
    """Return why something was refused, as a sentence."""
    return sentence(str(error))
