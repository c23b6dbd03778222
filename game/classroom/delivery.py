"""What each page has been shown, and what is sent so that it shows the present: encoded once for all who share it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import to_builtins

from game.classroom.replies import Beat, Bye, Page, Reply, encoded
from game.wire.deltas import change

MOST_WAITING = 500
"""Frames that wait for one page; one that is slower is dropped, and comes back."""
_BEAT = encoded(Beat())
MOST_BYTES = 8 << 20
"""Bytes that wait for one page."""


class Outbox:
    """The frames that wait for one page. `rang` is called when one comes; `full` says that the page was too slow."""

    def __init__(self, rang: Callable[[], object]) -> None:
        self._waiting: deque[bytes] = deque()
        self._rang = rang
        self._bytes = 0
        self.full = False
        self.ended = 0
        self.quiet = False

    def push(self, frame: bytes) -> None:
        """Add a frame, unless the page is too slow for it."""
        if self.full or self.ended:
            return
        if len(self._waiting) >= MOST_WAITING or self._bytes + len(frame) > MOST_BYTES:
            self.full = True
            self._waiting.clear()
        else:
            self.quiet = False
            self._waiting.append(frame)
            self._bytes += len(frame)
        self._rang()

    def beat(self) -> None:
        """Add a sign of life, if nothing was added since this was asked last."""
        if self.quiet:
            self.push(_BEAT)
        self.quiet = True

    def end(self, why: str, code: int) -> None:
        """Say goodbye, take nothing any more, and be closed with this code when all was sent."""
        self.push(encoded(Bye(why)))
        self.ended = self.ended or code
        self._rang()

    def take(self) -> bytes | None:
        """Return the next frame, or None if none waits."""
        if not self._waiting:
            return None
        frame = self._waiting.popleft()
        self._bytes -= len(frame)
        return frame

    @property
    def over(self) -> bool:
        """Return whether nothing more comes."""
        return self.full or (self.ended > 0 and not self._waiting)


class Channel:
    """The sections of one channel as they were sent last, and the pages that have them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.shown: dict[str, Any] = {}
        self.boxes: list[Outbox] = []
        self._whole: tuple[int, bytes] | None = None
        self.n = 0

    def join(self, box: Outbox, time: float) -> None:
        """Send all sections to a page that is new here; it is sent what changes from now on."""
        if self._whole is None or self._whole[0] != self.n:
            self._whole = self.n, _page(self.n, time, put=self.shown)
        self.boxes.append(box)
        box.push(self._whole[1])

    def leave(self, box: Outbox, time: float) -> None:
        """Let a page forget all sections, and send it nothing more."""
        self.boxes = [each for each in self.boxes if each is not box]
        box.push(_page(self.n, time, put=dict.fromkeys(self.shown)))

    def show(self, sections: dict[str, Any], n: int, time: float) -> bool:
        """Send to all pages what has changed in the sections; return whether anything has."""
        put: dict[str, Any] = {}
        changed: dict[str, Any] = {}
        for name, value in sections.items():
            if name not in self.shown:
                put[name] = value
            elif (how := change(self.shown[name], value)) is not None:
                changed[name] = to_builtins(how, str_keys=True)
        for name in self.shown.keys() - sections.keys():
            put[name] = None
        if not put and not changed:
            return False
        self.shown, self.n, self._whole = dict(sections), n, None
        self._send(_page(n, time, put=put, changed=changed))
        return True

    def _send(self, frame: bytes) -> None:
        for box in self.boxes:
            box.push(frame)


def _page(n: int, time: float, put: dict[str, Any], changed: dict[str, Any] | None = None) -> bytes:
    return encoded(Page(n, int(time * 1000), put, changed or {}))


class Pages:
    """All channels of one room, and which page has which."""

    def __init__(self, build: Callable[[str], dict[str, Any]]) -> None:
        self._build = build
        self.channels: dict[str, Channel] = {}
        self._of: dict[Outbox, tuple[str, ...]] = {}

    def follow(self, box: Outbox, names: Iterable[str], n: int, time: float) -> None:
        """Let a page have these channels and no others; of a new one it is sent all sections."""
        wanted, had = tuple(names), self._of.get(box, ())
        if wanted == had:
            return
        for name in had:
            if name not in wanted:
                self._leave(box, name, time)
        for name in wanted:
            if name not in had:
                self._join(box, name, n, time)
        self._of[box] = wanted

    def _join(self, box: Outbox, name: str, n: int, time: float) -> None:
        channel = self.channels.get(name)
        if channel is None:
            channel = self.channels[name] = Channel(name)
            channel.show(self._build(name), n, time)
        channel.join(box, time)

    def _leave(self, box: Outbox, name: str, time: float) -> None:
        channel = self.channels[name]
        channel.leave(box, time)
        if not channel.boxes:
            del self.channels[name]

    def drop(self, box: Outbox) -> None:
        """Forget a page that is gone."""
        for name in self._of.pop(box, ()):
            self._leave(box, name, 0.0)

    def show(self, name: str, n: int, time: float) -> bool:
        """Send what has changed in a channel to whoever has it; return whether anything has."""
        channel = self.channels.get(name)
        return channel is not None and channel.show(self._build(name), n, time)


def answered(box: Outbox, reply: Reply) -> None:
    """Send an answer to one page."""
    box.push(encoded(reply))
