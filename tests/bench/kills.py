"""A loaded room is killed again and again: what was acknowledged is there, nothing is there twice, and all views agree.

    python -m tests.bench.kills --kills 8
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.classroom.screen import Screen
from tests.classroom.served import SCENARIO, Page, Server, lines_of

SEATS = ("AAA", "BBB", "CCC")


class Pupil(threading.Thread):
    """A pupil whose page sends notes and raises hands, comes back by itself, and sends again what was not answered."""

    def __init__(self, port: int, token: str, number: int) -> None:
        super().__init__(daemon=True)
        self.port, self.token, self.number = port, token, number
        self.waiting: dict[str, dict[str, object]] = {}
        self.done: set[str] = set()
        self.screen = Screen()
        self.sends = self.runs = True
        self.faults: list[str] = []

    def run(self) -> None:
        """Be connected until it is over."""
        while self.runs:
            try:
                self._connected(Page(self.port, self.token))
            except (OSError, EOFError, TimeoutError):
                time.sleep(0.1)
            except Exception as error:  # what the websocket's library raises where a server dies differs
                if type(error).__module__.split(".")[0] != "websockets":
                    self.faults.append(repr(error))
                time.sleep(0.1)

    def _connected(self, page: Page) -> None:
        self.screen = page.screen
        page.until("public:about")
        for order in list(self.waiting.values()):
            page.send(order)
        while self.runs and not page.closed:
            if self.sends and len(self.waiting) < 10:
                self._send(page)
            for told in iter(lambda: page.hear(0.3), None):
                self._heard(told)

    def _send(self, page: Page) -> None:
        cid = f"pupil-{self.number}-{len(self.done) + len(self.waiting):06}"
        to = [random.choice([each for each in SEATS if each != SEATS[self.number % 3]])]
        self.waiting[cid] = {"do": "note", "cid": cid, "to": to, "words": cid}
        page.send(self.waiting[cid])

    def _heard(self, told: dict[str, object]) -> None:
        cid = str(told.get("cid", ""))
        if told["type"] == "done":
            self.done.add(cid)
            self.waiting.pop(cid, None)
        elif told["type"] == "refused":
            self.faults.append(str(told["why"]))
            self.waiting.pop(cid, None)


def notes_in(path: Path) -> Counter[str]:
    """Return how often each note stands in a room's file, apart from a last line that was cut off."""
    whole = path.read_bytes()
    lines = lines_of(path) if whole.endswith(b"\n") else []
    return Counter(each["line"]["words"] for each in lines if each.get("line", {}).get("kind") == "NoteSent")


def main() -> None:
    """Kill, look, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--people", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "room.jsonl"
        server = Server(SCENARIO, "--form", "whole", "--save", str(path))
        desk = server.page(server.teach())
        pupils = []
        for number in range(given.people):
            token, person = server.join(f"Pupil {number}")
            assert desk.order("seat", person=person, seat=SEATS[number % 3])["type"] == "done"
            pupils.append(Pupil(server.port, token, number))
        desk.close()
        for each in pupils:
            each.start()
        for kill in range(given.kills):
            time.sleep(random.uniform(1.0, 2.5))
            acknowledged = {cid for each in pupils for cid in each.done}
            server.kill()
            found = notes_in(path)
            missing = acknowledged - set(found) if found else set()
            print(f"kill {kill + 1}: {len(acknowledged)} acknowledged, {len(missing)} missing")
            assert not missing
            server = Server("--resume", str(path), port=server.port)
        _end(pupils, server, path)
        server.stop()


def _end(pupils: list[Pupil], server: Server, path: Path) -> None:
    for each in pupils:
        each.sends = False
    end = time.monotonic() + 60
    while any(each.waiting for each in pupils) and time.monotonic() < end:
        time.sleep(0.2)
    time.sleep(2)
    found = notes_in(path)
    done = {cid for each in pupils for cid in each.done}
    fresh = []
    for each in pupils:
        page = server.page(each.token)
        page.until("public:about")
        page.rest(1.0)
        fresh.append(page.screen.shown == each.screen.shown)
        page.close()
        each.runs = False
    faults = [fault for each in pupils for fault in each.faults]
    most = max(found.values())
    print(f"{len(done)} done, {sum(found.values())} in the file, {most} times at most, {len(faults)} faults")
    print(f"{sum(fresh)} of {len(fresh)} pages show what a new page shows", *faults[:3])
    assert set(found) == done and most == 1 and all(fresh) and not faults


if __name__ == "__main__":
    main()
