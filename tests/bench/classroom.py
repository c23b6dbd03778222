"""How long it takes from an order to the last screen: a real server, the real engine and delegations, a real disk.

    python -m tests.bench.classroom                        # 200 people in one room, 20 orders a second
    python -m tests.bench.classroom --rooms 5 --people 200 --rate 5
    python -m tests.bench.classroom --rooms 40 --people 25 --rate 20 --each-room no

Printed are p50 and p99 from the sending of an order until the last page that may see it has it, the same until the
order is acknowledged, p99 of a bare fsync of the same size on the same disk, and the memory of the server.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import ChainMap
from pathlib import Path

import httpx
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
_LEADS = re.compile(r'\["(P\d+)"')
"""The persons of a seat, of whom the first leads it, in a frame that says that they are others."""
_ids = itertools.count(1)


class Page:
    """One page that is connected: when it was shown whose lead, and when its orders were answered."""

    def __init__(self, socket: ClientConnection, person: str, name: str) -> None:
        self.socket, self.person, self.name = socket, person, name
        self.shown: dict[str, list[float]] = {}
        self.answered: dict[str, tuple[float, str]] = {}
        self.seat = self.mate = ""

    async def listen(self) -> None:
        """Take in frames until the connection ends."""
        async for frame in self.socket:
            now = time.perf_counter()
            if '"public:seats"' in frame:
                for name in _LEADS.findall(frame):
                    self.shown.setdefault(name, []).append(now)
            elif '"cid"' in frame:
                told = json.loads(frame)
                self.answered[told["cid"]] = now, told["type"]

    def had(self, name: str, since: float) -> float | None:
        """Return when this page was shown, after a time, that somebody leads; None if it never was."""
        return next((at for at in self.shown.get(name, ()) if at >= since), None)


async def joined(client: httpx.AsyncClient, base: str, code: str, name: str, room: int) -> Page:
    """Join, connect and listen."""
    cid = f"load-arrival-{next(_ids):08}"
    told = (await client.post(f"{base}/api/join", json={"code": code, "name": name, "cid": cid})).json()
    return await opened(base, told["token"], told["person"], room, name)


async def opened(base: str, token: str, person: str, room: int, name: str = "") -> Page:
    """Connect with a token, and listen."""
    socket = await connect(base.replace("http", "ws") + "/ws", compression=None, max_size=1 << 24, ping_interval=None)
    page = Page(socket, person, name)
    await socket.send(json.dumps({"do": "hello", "token": token, "room": room}))
    asyncio.get_running_loop().create_task(page.listen())
    return page


async def order(page: Page, do: str, /, **fields: object) -> str:
    """Send an order, and return its id."""
    cid = f"load-order-{next(_ids):08}"
    await page.socket.send(json.dumps({"do": do, "cid": cid, **fields}))
    return cid


async def seated(desk: Page, pages: list[Page], seats: list[str], share: int) -> None:
    """Give the seats, `share` persons each, to the first; the others look on."""
    places = [seat for _ in range(share) for seat in seats]
    for page, seat in itertools.zip_longest(pages, places[: len(pages)], fillvalue=""):
        assert isinstance(page, Page)
        if not seat:
            await order(desk, "role", person=page.person, role="observer")
        else:
            page.seat = seat
            await order(desk, "seat", person=page.person, seat=seat)
        await asyncio.sleep(0.2)
    for page in pages:
        mates = [each for each in pages if each.seat == page.seat and each is not page and page.seat]
        page.mate = mates[0].person if mates else ""


async def load(pages: list[Page], rate: float, seconds: float) -> list[tuple[Page, str, float, str]]:
    """Send orders at this rate: the lead of a seat passes on, which all screens show, notes, and acts."""
    sent, dice, due = [], random.Random(1), time.perf_counter()
    lead = {each.seat: each for each in reversed(pages) if each.seat}
    last, answered = dict.fromkeys(lead, ""), ChainMap({"": None}, *(each.answered for each in pages))
    while time.perf_counter() < due + seconds and len(sent) < rate * seconds:
        await asyncio.sleep(max(0.0, due + len(sent) / rate - time.perf_counter()))
        page = lead[dice.choice(list(lead))]
        what = dice.random()
        at = time.perf_counter()
        if what < 0.6 and page.mate and last[page.seat] in answered:
            cid = await order(page, "lead", person=page.mate)
            lead[page.seat], last[page.seat] = next(each for each in pages if each.person == page.mate), cid
            sent.append((page, cid, at, lead[page.seat].name))
        elif what < 0.8:
            cid = await order(page, "note", to=[next(each for each in lead if each != page.seat)], words="x" * 200)
            sent.append((page, cid, at, ""))
        else:
            sent.append((page, await order(page, "pass"), at, ""))
    await asyncio.sleep(3)
    return sent


def fsync_p99(folder: str, size: int = 400, times: int = 200) -> float:
    """Return p99 in milliseconds of writing and syncing so many bytes."""
    found = []
    with open(Path(folder) / "bare", "ab", buffering=0) as file:
        for _ in range(times):
            at = time.perf_counter()
            file.write(b"x" * size)
            os.fsync(file.fileno())
            found.append(time.perf_counter() - at)
    return share_of(found, 0.99)


def share_of(times: list[float], share: float) -> float:
    """Return the time in milliseconds below which this share lies."""
    return 1000 * sorted(times)[min(len(times) - 1, int(len(times) * share))] if times else float("nan")


def memory(process: subprocess.Popen[str]) -> float:
    """Return the memory of a process in megabytes, nought where the system does not tell."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def spent(process: subprocess.Popen[str]) -> float:
    """Return the seconds of a processor that a process has used, nought where the system does not tell."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measured(
    said: dict[str, object], given: argparse.Namespace, server: subprocess.Popen[str]
) -> tuple[list[float], list[float], int, int]:
    """Fill the rooms, send the orders, and return the times to the last screen and to the answer, and what failed."""
    base = f"http://127.0.0.1:{str(said['projector']).split(':')[2].split('/')[0]}"
    rooms: list[dict[str, object]] = said.get("rooms") or [{"room": 1, "code": said["code"]}]  # type: ignore[assignment]
    async with httpx.AsyncClient(timeout=60) as client:
        once = str(said["teacher"]).split("#")[1]
        teacher = (await client.post(f"{base}/api/teacher", json={"once": once})).json()["token"]
        classes = []
        for each in rooms:
            number = int(str(each["room"]))
            pages = [await joined(client, base, str(each["code"]), f"P{k}", number) for k in range(given.people)]
            classes.append((await opened(base, teacher, "", number), pages))
    for desk, pages in classes:
        asyncio.get_running_loop().create_task(seated(desk, pages, given.seats.split(","), given.share))
    await asyncio.sleep(0.25 * given.people + 2)
    for desk, _ in classes:
        await order(desk, "phase", to=2)
    await asyncio.sleep(3)
    rates = given.rate if given.each_room == "yes" else given.rate / len(classes)
    before = spent(server)
    runs = await asyncio.gather(*(load(pages, rates, given.seconds) for _, pages in classes))
    print(f"{1000 * (spent(server) - before) / max(1, sum(map(len, runs))):.1f} ms of a processor an order")
    return reckoned(classes, runs)


def reckoned(classes: list[tuple[Page, list[Page]]], runs: list[list[tuple[Page, str, float, str]]]) -> tuple[
    list[float], list[float], int, int
]:  # fmt: skip
    """Return the times to the last screen and to the answer, how many orders were refused, and how many lost."""
    last, acknowledged, refused, lost = [], [], 0, 0
    for (_, pages), sent in zip(classes, runs, strict=True):
        for page, cid, at, who in sent:
            if cid not in page.answered:
                lost += 1
                continue
            when, kind = page.answered[cid]
            if kind != "done":
                refused += 1
                continue
            acknowledged.append(when - at)
            if who:
                had = [each.had(who, at) for each in pages]
                lost += sum(each is None for each in had)
                last.append(max(each for each in had if each is not None) - at)
    return last, acknowledged, refused, lost


def main() -> None:
    """Run the load and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="minsk-2022")
    parser.add_argument("--rooms", type=int, default=1)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--rate", type=float, default=20.0, help="orders a second")
    parser.add_argument("--each-room", choices=("yes", "no"), default="yes", help="is the rate that of each room?")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--seats", default="FRA,GBR,USA,RUS,CHN,KEN,BRA,GHA,IND,IRL")
    parser.add_argument("--share", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "game", "class", given.scenario, "--json", "--port", "0", "--seed", "1",
                   "--save", f"{folder}/room.jsonl", "--rooms", str(given.rooms)]  # fmt: skip
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                said = json.loads(server.stdout.readline())
                empty = memory(server)
                last, acknowledged, refused, lost = asyncio.run(measured(said, given, server))
                full = memory(server)
            finally:
                server.terminate()
        bare = fsync_p99(folder)
    print(f"{given.rooms} rooms of {given.people}, {given.rate:g} orders a second, {len(acknowledged)} done")
    print(f"to the last screen p50 {share_of(last, 0.5):.1f} ms, p99 {share_of(last, 0.99):.1f} ms ({len(last)})")
    print(f"acknowledged       p50 {share_of(acknowledged, 0.5):.1f} ms, p99 {share_of(acknowledged, 0.99):.1f} ms")
    print(f"refused {refused}, lost {lost}; bare fsync p99 {bare:.1f} ms; memory {empty:.0f} MB, then {full:.0f} MB")


if __name__ == "__main__":
    main()
