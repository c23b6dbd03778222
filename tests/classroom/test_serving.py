"""The task that owns a room: nothing is acknowledged before it is on the disk, and a slow page holds up nobody."""

import asyncio
import errno
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.classroom.delivery import MOST_WAITING, Outbox
from game.classroom.devices import TEACHER, drawn_token
from game.classroom.orders import order_of
from game.classroom.room import Client, Room
from game.classroom.serving import Connection, Running
from game.play import journal
from tests.classroom.screen import Screen
from tests.classroom.sitting import START, three

Story = Callable[["Stage"], Awaitable[None]]


class Stage:
    """A room that runs in this process, with the teacher's page and one student's."""

    def __init__(self, running: Running) -> None:
        self.running, self.room = running, running.room
        self.screens: dict[Connection, Screen] = {}

    async def page(self, whose: str, device: str) -> Connection:
        """Open a page."""
        connection = Connection(Client(whose, device))
        self.screens[connection] = Screen()
        await self.running.attach(connection)
        return connection

    async def order(self, page: Connection, do: str, **fields: Any) -> dict[str, Any]:
        """Send an order, and return the answer."""
        self.running.order(page, order_of(msgspec.json.encode({"do": do, **fields})))
        return await self.answer(page, fields["cid"])

    async def answer(self, page: Connection, cid: str) -> dict[str, Any]:
        """Hear until an order is answered, and a moment longer."""
        screen = self.screens[page]
        screen.answers.pop(cid, None)
        for _ in range(500):
            await asyncio.sleep(0.01)
            while (frame := page.box.take()) is not None:
                screen.hear(frame)
            if cid in screen.answers:
                return screen.answers[cid]
        raise AssertionError("no answer came")


def told(path: Path, story: Story) -> None:
    """Tell a story of a room that runs."""

    async def run() -> None:
        room = Room.new(three(), 1, path, "whole", START)
        running = Running(room)
        task = asyncio.create_task(running.run())
        try:
            await story(Stage(running))
        finally:
            await running.end("That is all.")
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())


async def entered(stage: Stage) -> tuple[Connection, Connection]:
    """Let the teacher and Ann enter, and return their pages."""
    token = drawn_token()
    await stage.running.ask(lambda: stage.room.arrive_teacher(token, START))
    ann, person = await stage.running.ask(lambda: stage.room.arrive("Ann", "arrival-of-ann-00001", START))
    digests = {whose: digest for digest, whose in stage.room.standing.devices.items()}
    assert stage.room.whose(ann) == person
    return await stage.page(TEACHER, digests[TEACHER]), await stage.page(person, digests[person])


def test_a_full_disk_stops_the_room_loudly_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "room.jsonl"

    async def story(stage: Stage) -> None:
        desk, page = await entered(stage)
        whole = journal._settle

        def full(file: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(journal, "_settle", full)
        answer = await stage.order(page, "hand", cid="hand-in-trouble", up=True)
        assert answer["type"] == "refused" and "recording has stopped" in answer["why"]
        assert "no space" in stage.room.halted
        again = await stage.order(page, "hand", cid="hand-in-trouble", up=True)
        assert again["type"] == "refused"
        assert "recording has stopped" in stage.screens[page].sections["public:screen"]["halted"]
        monkeypatch.setattr(journal, "_settle", whole)
        assert (await stage.order(page, "hand", cid="hand-in-trouble", up=True))["type"] == "done"
        assert stage.room.halted == "" and path.read_bytes().count(b"hand-in-trouble") == 1
        assert (await stage.order(desk, "remember", cid="it-goes-on-now", words="on"))["type"] == "done"

    told(path, story)


def test_what_is_acknowledged_is_settled_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[int] = []
    whole = journal.Journal.settle

    def noted(self: journal.Journal, upto: int | None = None) -> int:
        found = whole(self, upto)
        settled.append(found)
        return found

    async def story(stage: Stage) -> None:
        _, page = await entered(stage)
        monkeypatch.setattr(journal.Journal, "settle", noted)
        for number in range(5):
            answer = await stage.order(page, "hand", cid=f"hand-number-{number}", up=True)
            assert answer["type"] == "done" and settled[-1] == stage.room.n

    told(tmp_path / "room.jsonl", story)


def test_many_orders_wait_once_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []
    whole = journal._settle

    def counted(file: int) -> None:
        waits.append(file)
        whole(file)

    async def story(stage: Stage) -> None:
        _, page = await entered(stage)
        monkeypatch.setattr(journal, "_settle", counted)
        for number in range(40):
            message = {"do": "hand", "cid": f"together-{number:03}", "up": True}
            stage.running.order(page, order_of(msgspec.json.encode(message)))
        await stage.answer(page, "together-039")
        assert len(waits) <= 3

    told(tmp_path / "room.jsonl", story)


def test_a_fault_in_one_order_is_told_and_the_room_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(stage: Stage) -> None:
        _, page = await entered(stage)

        def broken(*_: Any) -> None:
            raise KeyError("a fault of our own")

        with monkeypatch.context() as patch:
            patch.setattr(Room, "member", broken)
            answer = await stage.order(page, "hand", cid="hand-and-fault", up=True)
        assert answer["type"] == "refused" and "fault of its own" in answer["why"]
        assert (await stage.order(page, "hand", cid="hand-after-fault", up=True))["type"] == "done"

    told(tmp_path / "room.jsonl", story)


def test_a_page_that_does_not_read_is_dropped_and_the_others_are_told() -> None:
    rings: list[int] = []
    slow = Outbox(lambda: rings.append(1))
    for _ in range(MOST_WAITING + 1):
        slow.push(b"{}")
    assert slow.full and slow.over and slow.take() is None
    other = Outbox(lambda: None)
    other.push(b"{}")
    other.end("Goodbye.", 1012)
    other.push(b"never")
    assert [other.take(), other.take(), other.take()] == [b"{}", b'{"type":"bye","why":"Goodbye."}', None]
    assert other.over and other.ended == 1012
