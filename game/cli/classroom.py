"""The command that opens a class: rooms on the local network, which students enter with browsers."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import sys
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from game.cli.arguments import Scenario
from game.cli.places import assets_folder, case_of, free_name, saves_folder, scenarios_folder
from game.cli.streams import MISUSED, fail
from game.terminal.door import flush, say, tell

if TYPE_CHECKING:
    from socket import socket

    from game.classroom.room import Room
    from game.classroom.server import Hall
    from game.engine.case import Case

MOST_ROOMS = 60
PORT = 8000
_PRACTICE = "practice-vote"
_FIRST = ("ilmar-corridor",)
"""The scenario that a class plays where none is named, if it is shipped; otherwise the first one."""


class _Wanted(msgspec.Struct, frozen=True):
    scenario: str
    form: str
    save: Path | None
    resume: tuple[Path, ...]
    rooms: int
    first: int
    seed: int | None


class _Address(msgspec.Struct, frozen=True):
    """Where the server is reached; `port` is that which it got. With several rooms the path carries a room's number.

    So does it behind a school's own server, which may share the rooms out over several machines by these numbers.
    """

    port: int
    lan: tuple[str, ...]
    url: str
    several: bool

    def join(self, room: Room) -> tuple[str, ...]:
        """Return the addresses for students of a room, the likeliest first."""
        path = f"{room.number}/" if self.several or self.url else ""
        own = tuple(f"http://{each}:{self.port}/{path}" for each in self.lan or ("127.0.0.1",))
        return (f"{self.url}/{path}", *own) if self.url else own

    def here(self, room: Room) -> str:
        """Return the address of a room on this computer, or where a school has put one before it that one."""
        return self.join(room)[0] if self.url else f"http://127.0.0.1:{self.port}/"


def classroom(
    scenario: Scenario = "",
    *,
    port: Annotated[int, typer.Option("--port", help="Where the server listens; 0 takes a free one.", min=0)] = PORT,
    form: Annotated[str, typer.Option("--form", help="short (one lesson), days:N, or whole.")] = "short",
    json: Annotated[bool, typer.Option("--json", help="Print the addresses as one line of JSON.")] = False,
    save: Annotated[Path | None, typer.Option("--save", help="The room's file; by default a new one.")] = None,
    resume: Annotated[list[Path] | None, typer.Option("--resume", help="Take a room up again from its file.")] = None,
    url: Annotated[str, typer.Option("--url", help="The https address that a school has put before it.")] = "",
    host: Annotated[list[str] | None, typer.Option("--host", help="One more name of this computer.")] = None,
    rooms: Annotated[int, typer.Option("--rooms", help="So many rooms at once.", min=1, max=MOST_ROOMS)] = 1,
    first: Annotated[int, typer.Option("--first", help="The number of the first of them.", min=1, max=9999)] = 1,
    seed: Annotated[int | None, typer.Option("--seed", help="The same seed, the same dice.", min=0)] = None,
    teacher_remote: Annotated[
        bool, typer.Option("--teacher-remote", help="The teacher may enter from another computer.")
    ] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the teacher's page.")] = True,
) -> None:
    """Open a room for a class: students join with browsers on the same network, a teacher runs it.

    \b
    Examples:
      horseshoe class my-crisis.yaml
      horseshoe class --resume room.jsonl
    """
    from game.classroom.addresses import PortTaken, bound, own_addresses, own_names
    from game.classroom.rules import Door, host_of

    if url and not url.startswith(("http://", "https://")):
        fail("the address after --url begins with https://, as students type it", MISUSED)
    wanted = _Wanted(scenario, form, save, tuple(resume or ()), rooms, first, seed)
    try:
        listening = bound(port)
    except PortTaken as error:
        fail(str(error))
    opened = _opened(wanted)
    several = len(opened) > 1
    address = _Address(listening.getsockname()[1], own_addresses(), url.rstrip("/"), several)
    local = {"127.0.0.1", "localhost", *address.lan}
    names = {*local, *own_names(), *(each.lower() for each in host or ()), *((host_of(url),) if url else ())}
    door = Door(frozenset(names), frozenset(local), address.url, teacher_remote)
    _run(opened, door, address, listening, json=json, browser=browser and not json)


def _opened(wanted: _Wanted) -> list[Room]:
    """Return the rooms, begun or taken up again; leave with a sentence where one cannot be."""
    from game.play import JournalError

    try:
        return [_resumed(each, number) for number, each in enumerate(wanted.resume, wanted.first)] or _begun(wanted)
    except JournalError as error:
        fail(str(error))


def _begun(wanted: _Wanted) -> list[Room]:
    from game.classroom.lessons import in_form
    from game.classroom.room import Room

    try:
        case = in_form(case_of(wanted.scenario or _first()), wanted.form)
    except ValueError as error:
        fail(str(error), MISUSED)
    seed = 1 + secrets.randbelow(999_999) if wanted.seed is None else wanted.seed
    found = []
    for number in range(wanted.first, wanted.first + wanted.rooms):
        path = _file(wanted.save, number, wanted.rooms) or free_name(saves_folder(), f"class-{case.id}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        found.append(Room.new(case, seed + number - wanted.first, path, wanted.form, time(), number=number))
    return found


def _file(save: Path | None, number: int, rooms: int) -> Path | None:
    if save is None or rooms == 1:
        return save
    return save.with_name(f"{save.name.removesuffix('.jsonl')}-{number}.jsonl")


def _resumed(path: Path, number: int) -> Room:
    from game.classroom.room import Room
    from game.classroom.storing import went_on
    from game.play.game import Game

    game = Game.load(path)
    while (later := went_on(path, game.entries)) is not None:
        tell(f"the room went back once, and goes on in {later}")
        game.close()
        path, game = later, Game.load(later)
    if game.notice:
        tell(game.notice)
    if not game.case.directed:
        fail(f"{path} is a game that was played alone, and no room of a class")
    return Room.resumed(game, time(), number=number)


def _first() -> str:
    from game.scenario.folder import shipped_in

    shipped = shipped_in(scenarios_folder())
    return next((each for each in _FIRST if each in shipped), next(iter(shipped), ""))


def _run(
    opened: Sequence[Room], door: Any, address: _Address, listening: socket, *, json: bool, browser: bool
) -> None:
    from game.classroom.devices import PROJECTOR
    from game.classroom.server import Hall
    from game.classroom.serving import Running

    if not os.environ.get("HORSESHOE_TRACE"):
        logging.getLogger().addHandler(logging.NullHandler())
    for room in opened:
        room.now, room.urls = time(), address.join(room)
        room.projector_url = f"{address.here(room)}projector#{room.device(PROJECTOR)}"
        room.game.settle()
    for room in opened:
        room.practice, room.at_a_distance = _practice(room), bool(address.url)
    hall = Hall([Running(each) for each in opened], door, flags=assets_folder() / "flags")
    _announce(hall, opened, address, json=json)
    if browser:
        webbrowser.open(_link(hall, address))
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(hall, address, listening, keys=not json and sys.stdin.isatty()))
    if not json:
        _tell_what_is_kept(opened)


def _tell_what_is_kept(opened: Sequence[Room]) -> None:
    """Print the receipt: what is stored where, now that the rooms are closed."""
    from game.classroom.storing import receipt

    for room in opened:
        if room.closed:
            say("The room was deleted: its journal, names and exports are gone from this computer.")
            continue
        told = receipt(room)
        for line in (*told["says"], *(f"  {each['path']}: {each['holds']}" for each in told["files"])):
            say(line)
        say(f"Take it up again with: horseshoe class --resume {told['files'][0]['path']}" if told["files"] else "")
    flush()


def _practice(room: Room) -> Case | None:
    """Return the scenario of the practice vote: the one that the scenario names, or the one that is shipped."""
    from game.scenario.faults import ScenarioError

    named = room.case.lesson.practice if room.case.lesson is not None else ""
    try:
        return case_of(named or _PRACTICE)
    except ScenarioError:
        return None


async def _serve(hall: Hall, address: _Address, listening: socket, *, keys: bool) -> None:
    import uvicorn

    from game.classroom.rules import LONGEST

    _allow_many_files()
    config = uvicorn.Config(
        hall.app(), log_config=None, access_log=False, proxy_headers=False, server_header=False, date_header=False,
        ws="websockets-sansio", ws_max_size=LONGEST, ws_per_message_deflate=False, timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=16 << 10,
    )  # fmt: skip
    if keys:
        loop = asyncio.get_running_loop()
        threading.Thread(target=_listen, args=(loop, hall, address), daemon=True).start()
    await uvicorn.Server(config).serve(sockets=[listening])


def _allow_many_files() -> None:
    """Let the process have as many open connections as the system allows it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard) if hard > 0 else 8192, hard))


def _listen(loop: asyncio.AbstractEventLoop, hall: Hall, address: _Address) -> None:
    """Give a new link each time the letter t is typed."""
    for line in sys.stdin:
        if line.strip().lower() == "t":
            hall.new_link()
            loop.call_soon_threadsafe(_say_link, hall, address)


def _say_link(hall: Hall, address: _Address) -> None:
    say(f"Teacher: {_link(hall, address)}")
    flush()


def _link(hall: Hall, address: _Address) -> str:
    return f"{address.here(hall.rooms[0].room)}console#{hall.once}"


def _announce(hall: Hall, opened: Sequence[Room], address: _Address, *, json: bool) -> None:
    if json:
        say(msgspec.json.encode(_as_json(hall, opened, address)).decode())
        flush()
        return
    for line in _lines(hall, opened, address):
        say(line)
    flush()


def _as_json(hall: Hall, opened: Sequence[Room], address: _Address) -> dict[str, Any]:
    first = opened[0]
    rooms = [
        {
            "room": each.number, "join": each.urls[0], "code": each.settings.code, "projector": each.projector_url,
            "file": str(each.game.path),
        }
        for each in opened
    ]  # fmt: skip
    said: dict[str, Any] = {"teacher": _link(hall, address), "join": first.urls[0], "code": first.settings.code}
    said |= {"projector": first.projector_url}
    return said | {"rooms": rooms} if len(rooms) > 1 else said


def _lines(hall: Hall, opened: Sequence[Room], address: _Address) -> list[str]:
    alone = () if address.lan or address.url else (
        "This computer is on no network now: only it can open the pages. One screen is enough for a lesson:",
        "the teacher's page acts for any seat, and the projector shows the Council.",
    )  # fmt: skip
    return [
        f"Teacher (opens once, on this computer): {_link(hall, address)}",
        *(f"Projector: {each.projector_url}" for each in opened),
        *(f"Students: {each}, code {room.settings.code}" for room in opened for each in room.urls),
        *alone,
        f"Everything is kept in: {', '.join(str(each.game.path) for each in opened)}",
        "It works without the internet; the devices only need to be in the same network as this computer.",
        "The connection is plain HTTP: whoever controls or listens to this network could read or alter it. "
        "Use first names or invented names, no grades, nothing private. Not for the public internet.",
        "Type t and Enter for a new link for the teacher; Ctrl-C closes the room, and --resume takes it up again.",
    ]
