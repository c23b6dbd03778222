"""The server of a class: pages and one WebSocket a page, and at its door the rules. It connects to nobody itself."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic, time
from typing import Any, NamedTuple

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.classroom.devices import LONGEST as LONGEST_TOKEN
from game.classroom.devices import TEACHER, digest_of, drawn_token, is_code, same
from game.classroom.orders import BadOrder, Hello, order_of
from game.classroom.refusing import Locked
from game.classroom.refusing import Refused as Refusing
from game.classroom.replies import Bye, Refused, encoded
from game.classroom.room import Client
from game.classroom.rules import (
    FAULTY,
    HELLO_WITHIN,
    LATE,
    LONGEST_BODY,
    MANY,
    MOST_OF_ADDRESS,
    MOST_OF_ROOM,
    MOST_OF_TOKEN,
    OTHER_VERSION,
    SLOW,
    UNKNOWN,
    Bucket,
    Codes,
    Door,
    headers,
)
from game.classroom.serving import Connection, Running, refused
from game.play import JournalError

STATIC = Path(__file__).parent / "static"
PROTOCOL = "1"
"""The version of the wire; a page of another one is told to load itself anew."""
MOST_PEOPLE = 250
"""Persons of one room."""
PATIENCE = 100
"""Orders that are refused for their number before a connection is closed."""
_GONE = "This token opens nothing. Join again with the code."


class _Join(msgspec.Struct, frozen=True):
    code: str
    name: str
    cid: str


class _Teach(msgspec.Struct, frozen=True):
    once: str


class _Shut(NamedTuple):
    """Why a page is not let in: the code with which it is closed, and a sentence."""

    code: int
    why: str


class Hall:
    """All rooms of a server, and the one-time link by which the teacher enters them."""

    def __init__(self, rooms: Sequence[Running], door: Door, *, flags: Path | None = None) -> None:
        self.rooms, self.door, self.flags = list(rooms), door, flags
        drawn = frozenset(file.stem for file in flags.glob("160/*.png")) if flags is not None else frozenset()
        for each in self.rooms:
            each.room.flags = drawn
        self.codes = Codes(by_address=not door.url)
        self.once = drawn_token()
        self._addresses: Counter[str] = Counter()
        self._tokens: Counter[str] = Counter()

    def new_link(self) -> str:
        """Return a new one-time link's secret; the old link opens nothing any more."""
        self.once = drawn_token()
        return self.once

    def app(self) -> ASGIApp:
        """Return the application that the web server runs."""
        inner = [
            Route("/", _page("index.html")),
            Route("/console", _page("console.html")),
            Route("/projector", _page("projector.html")),
            Route("/api/join", self.join, methods=["POST"]),
            Route("/api/teacher", self.teacher, methods=["POST"]),
            WebSocketRoute("/ws", self.socket),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        if self.flags is not None:
            inner.append(Mount("/flags", StaticFiles(directory=self.flags)))
        routes = [*inner, Mount("/{number:int}", routes=inner)]
        return _Guard(Starlette(routes=routes, lifespan=self._lifespan), self.door)

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(each.run()) for each in self.rooms]
        try:
            yield
        finally:
            for each in self.rooms:
                await each.end("The room closes. It can be taken up again, and every page finds itself again.")
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    # --- coming in ---

    async def join(self, request: Request) -> Response:
        """Let somebody in who knows the code of a room."""
        asked = await _body(request, _Join)
        if isinstance(asked, Response):
            return asked
        address = _address(request.scope)
        if why := self.codes.paused(address, monotonic()):
            return _no(429, why)
        running = next((each for each in self.rooms if is_code(asked.code, each.room.settings.code)), None)
        if running is None or running.room.closed:
            return self._wrong(address)
        return await self._come_in(running, asked)

    async def _come_in(self, running: Running, asked: _Join) -> Response:
        room = running.room
        if len(room.people) >= MOST_PEOPLE:
            return _no(409, f"The room is full: it holds {MOST_PEOPLE} people.")
        if not 16 <= len(asked.cid) <= 64 or not asked.cid.isascii():
            return _no(400, "The id of an arrival is random, and has 16 to 64 letters.")
        try:
            token, person = await running.ask(lambda: room.arrive(asked.name, asked.cid, time()))
        except (Refusing, JournalError, ValueError) as error:
            return _no(423 if isinstance(error, Locked) else 409, refused(error))
        return JSONResponse({"token": token, "person": person, "room": room.number})

    def _wrong(self, address: str) -> Response:
        self.codes.wrong(address, monotonic())
        if self.codes.many:
            for each in self.rooms:
                each.tell_teacher("codes", "Many wrong codes were tried, so joining pauses for a minute.")
        return _no(403, "No room has this code. Look at it again on the screen in front.")

    async def teacher(self, request: Request) -> Response:
        """Let the teacher in by the one-time link, which is used up by it."""
        asked = await _body(request, _Teach)
        if isinstance(asked, Response):
            return asked
        address = _address(request.scope)
        if not self.door.may_teach(address, request.headers.raw):
            return _no(403, "The teacher enters on the computer that runs the room, unless --teacher-remote is given.")
        if why := self.codes.paused(address, monotonic()):
            return _no(429, why)
        if not self.once or not same(asked.once, self.once):
            self.codes.wrong(address, monotonic())
            return _no(403, "This link was used already, or is an old one. The terminal gives a new one.")
        self.once, token = "", drawn_token()
        try:
            for each in self.rooms:
                await each.ask(lambda each=each: each.room.arrive_teacher(token, time()))  # type: ignore[misc]
        except (Refusing, JournalError) as error:
            return _no(409, refused(error))
        return JSONResponse({"token": token, "rooms": [each.room.number for each in self.rooms]})

    # --- being there ---

    async def socket(self, socket: WebSocket) -> None:
        """Serve one page for as long as it is connected."""
        address = _address(socket.scope)
        if not self.door.url and self._addresses[address] >= MOST_OF_ADDRESS and address not in self.door.own:
            await socket.close(MANY)
            return
        self._addresses[address] += 1
        try:
            await self._serve(socket)
        except (WebSocketDisconnect, RuntimeError, OSError):
            return  # the page is gone
        finally:
            self._addresses[address] -= 1

    async def _serve(self, socket: WebSocket) -> None:
        await socket.accept()
        try:
            hello = await asyncio.wait_for(_received(socket), HELLO_WITHIN)
        except TimeoutError:
            await _bye(socket, LATE, "The page did not say who it is.")
            return
        if hello is None:
            return
        found = self._known(hello, socket)
        if isinstance(found, _Shut):
            await _bye(socket, *found)
            return
        running, connection = found
        token = connection.client.device
        self._tokens[token] += 1
        try:
            await running.attach(connection)
            await _both(socket, running, connection)
        finally:
            self._tokens[token] -= 1
            running.detach(connection)

    def _known(self, text: str, socket: WebSocket) -> tuple[Running, Connection] | _Shut:
        """Return the room and the connection of whoever says hello, or with which code and words it is refused."""
        try:
            hello = order_of(text)
        except BadOrder as error:
            return _Shut(FAULTY, refused(error))
        if not isinstance(hello, Hello):
            return _Shut(FAULTY, "The first message says who speaks.")
        if hello.version not in ("", PROTOCOL):
            return _Shut(OTHER_VERSION, "This page is of another version. Load it again; nothing is lost.")
        if len(hello.token) > LONGEST_TOKEN:
            return _Shut(UNKNOWN, _GONE)
        return self._admitted(hello, socket)

    def _admitted(self, hello: Hello, socket: WebSocket) -> tuple[Running, Connection] | _Shut:
        digest = digest_of(hello.token)
        open_rooms = [each for each in self.rooms if not each.room.closed]
        known = [(each, whose) for each in open_rooms if (whose := each.room.whose(hello.token))]
        if not known:
            return _Shut(UNKNOWN, _GONE)
        running, whose = next((each for each in known if each[0].room.number == hello.room), known[0])
        if whose == TEACHER and not self.door.may_teach(_address(socket.scope), socket.headers.raw):
            return _Shut(UNKNOWN, "The teacher's page opens on the computer that runs the room.")
        if self._tokens[digest] >= MOST_OF_TOKEN and whose != TEACHER:
            return _Shut(MANY, f"This token is open on {MOST_OF_TOKEN} pages already. Close one of them.")
        if len(running.connections) >= MOST_OF_ROOM:
            return _Shut(MANY, "The room has too many open pages. Close some.")
        return running, Connection(Client(whose, digest))


async def _both(socket: WebSocket, running: Running, connection: Connection) -> None:
    """Read and write until the page goes, the room ends, or the page is too slow."""
    tasks = [
        asyncio.create_task(_reading(socket, running, connection)),
        asyncio.create_task(_writing(socket, connection)),
        asyncio.create_task(connection.gone.wait()),
    ]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if connection.box.full:
        with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
            await asyncio.wait_for(socket.close(SLOW), 1.0)


async def _reading(socket: WebSocket, running: Running, connection: Connection) -> None:
    bucket, refusals = Bucket(monotonic()), 0
    while (text := await _received(socket)) is not None:
        try:
            order = order_of(text)
        except BadOrder as error:
            refusals += 1
            connection.box.push(encoded(Refused(error.cid, refused(error))))
        else:
            if isinstance(order, Hello):
                refusals += 1
            elif bucket.take(monotonic()):
                refusals = 0
                running.order(connection, order)
            else:
                refusals += 1
                connection.box.push(encoded(Refused(order.cid, "Too much at once. Wait a moment, and do it again.")))
        if refusals >= PATIENCE:
            connection.box.end("This page sends too much. It comes back by itself in a while.", SLOW)
            await connection.gone.wait()


async def _writing(socket: WebSocket, connection: Connection) -> None:
    box = connection.box
    while not box.over:
        frame = box.take()
        if frame is None:
            connection.rang.clear()
            await connection.rang.wait()
        else:
            await socket.send_text(frame.decode())
    if not box.full:
        await socket.close(box.ended or 1000)


async def _received(socket: WebSocket) -> str | None:
    """Return the next message, or None where the page is gone or sends something else than text."""
    message = await socket.receive()
    if message["type"] != "websocket.receive":
        return None
    text = message.get("text")
    if text is None:
        await _bye(socket, 1003, "Messages are texts.")
    return text


async def _bye(socket: WebSocket, code: int, why: str) -> None:
    await socket.send_text(encoded(Bye(why)).decode())
    await socket.close(code)


async def _body(request: Request, kind: Any) -> Any:
    """Return what a request asks, or the answer that refuses it."""
    if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
        return _no(415, "This is asked in JSON.")
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > LONGEST_BODY:
            return _no(413, "This is too long.")
    try:
        return msgspec.json.decode(bytes(read), type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _no(400, "This is nothing that the room knows.")


def _no(status: int, why: str) -> JSONResponse:
    return JSONResponse({"why": why}, status)


def _address(scope: Mapping[str, Any]) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _page(name: str) -> Any:
    async def page(request: Request) -> Response:
        path = STATIC / name
        return FileResponse(path) if path.exists() else PlainTextResponse(f"{name} is not there yet.", 404)

    return page


class _Guard:
    """Stands before everything: the host and the origin are checked, and each answer bears the headers."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through if the rules admit it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        app = self._app if self._door.admits(scope["headers"]) else _STRANGE

        async def bearing(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers(scope["path"])]
            await send(message)

        await app(scope, receive, bearing if scope["type"] == "http" else send)


async def _strange(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await _no(403, "This server is not asked under this name, or from that page.")(scope, receive, send)


_STRANGE: ASGIApp = _strange
