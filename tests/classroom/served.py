"""A real server of a class in a process of its own, and pages that talk to it over its sockets."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.classroom.screen import Screen

ROOT = Path(__file__).parents[2]
SCENARIO = str(ROOT / "tests" / "data" / "three.yaml")
PATIENCE = 20.0
_ids = count(1)


class Server:
    """A server that runs until it is stopped or killed; a new one may take up its room on the same port."""

    def __init__(self, *arguments: str, port: int = 0, wait: bool = True) -> None:
        command = [sys.executable, "-m", "game", "class", "--json", "--port", str(port), *arguments]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "HORSESHOE_TRACE": "1"},
        )  # fmt: skip
        if wait:
            assert self.process.stdout is not None
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read() if self.process.stderr else ""
            self.said: dict[str, Any] = json.loads(line)
            self.port = port or int(self.said["projector"].split(":")[2].split("/")[0])
            self.base = f"http://127.0.0.1:{self.port}"
            self.code: str = self.said["code"]
            self.once: str = self.said["teacher"].split("#")[1]

    def post(self, path: str, content: Any, **headers: str) -> httpx.Response:
        """Send JSON, or bytes as they are; headers are named with underscores."""
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        given = {"content-type": "application/json", **{name.replace("_", "-"): each for name, each in headers.items()}}
        return httpx.post(self.base + path, content=raw, headers=given, timeout=PATIENCE)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a page."""
        given = {name.replace("_", "-"): each for name, each in headers.items()}
        return httpx.get(self.base + path, headers=given, timeout=PATIENCE)

    def join(self, name: str, cid: str = "") -> tuple[str, str]:
        """Let somebody join, and return the token and the person."""
        cid = cid or f"a-new-arrival-{next(_ids):06}"
        answer = self.post("/api/join", {"code": self.code, "name": name, "cid": cid})
        assert answer.status_code == 200, answer.text
        return answer.json()["token"], answer.json()["person"]

    def teach(self) -> str:
        """Enter as the teacher, and return the token."""
        return str(self.post("/api/teacher", {"once": self.once}).json()["token"])

    def page(self, token: str, **more: Any) -> Page:
        """Open a page that says who it is."""
        return Page(self.port, token, **more)

    def kill(self) -> None:
        """Kill the server as a flat battery does."""
        self.process.kill()
        self.close()

    def stop(self) -> None:
        """Stop the server in order."""
        if self.process.poll() is None:
            self.process.terminate()
        self.close()

    def close(self) -> None:
        """Wait for the end of the process, and let go of what it said."""
        self.process.wait(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def dialled(port: int, path: str = "/ws", headers: Any = None) -> Any:
    """Return a WebSocket that is about to open; a host among the headers is that which the server is asked for."""
    given = dict(headers or {})
    host = given.pop("Host", f"127.0.0.1:{port}")
    line = socket.create_connection(("127.0.0.1", port), PATIENCE)
    line.settimeout(None)
    return connect(
        f"ws://{host}{path}", sock=line, compression=None, open_timeout=PATIENCE, additional_headers=given
    )  # fmt: skip


class Page:
    """A page at the end of a WebSocket: what it shows, and the answers to its orders."""

    def __init__(self, port: int, token: str, path: str = "/ws", headers: Any = None, **more: Any) -> None:
        self._open = dialled(port, path, headers)
        self.socket: ClientConnection = self._open.__enter__()
        self.screen = Screen()
        self.closed = 0
        self.bye = ""
        self.send({"do": "hello", "token": token, **more})

    def send(self, message: Any) -> None:
        """Send a message, JSON or raw."""
        self.socket.send(message if isinstance(message, str | bytes) else json.dumps(message))

    def hear(self, wait: float = PATIENCE) -> dict[str, Any] | None:
        """Return the next frame; None if the page was closed, or nothing came in time."""
        try:
            told = self.screen.hear(self.socket.recv(timeout=wait))
        except TimeoutError:
            return None
        except ConnectionClosed as error:
            self.closed = error.rcvd.code if error.rcvd else 1006
            return None
        if told["type"] == "bye":
            self.bye = told["why"]
        return told

    def until(self, section: str) -> Any:
        """Hear until the page shows a section, and return it."""
        end = time.monotonic() + PATIENCE
        while section not in self.screen.sections and time.monotonic() < end and not self.closed:
            self.hear(1.0)
        return self.screen.sections[section]

    def order(self, do: str, /, **fields: Any) -> dict[str, Any]:
        """Send an order, and return the answer to it."""
        cid = fields.setdefault("cid", f"order-{next(_ids):08}")
        self.send({"do": do, **fields})
        return self.answer(cid)

    def answer(self, cid: str) -> dict[str, Any]:
        """Hear until an order is answered."""
        end = time.monotonic() + PATIENCE
        while cid not in self.screen.answers and time.monotonic() < end and not self.closed:
            self.hear(1.0)
        return self.screen.answers[cid]

    def rest(self, wait: float = 0.4) -> None:
        """Hear what still comes."""
        while self.hear(wait) is not None:
            pass

    def ended(self) -> int:
        """Hear until the page is closed, and return the code."""
        end = time.monotonic() + PATIENCE
        while not self.closed and time.monotonic() < end:
            self.hear(1.0)
        return self.closed

    def close(self) -> None:
        """Go away."""
        self._open.__exit__(None, None, None)


def lines_of(path: Path) -> Iterable[dict[str, Any]]:
    """Return the lines of a room's file after the header."""
    return [json.loads(line) for line in path.read_bytes().splitlines()[1:]]
