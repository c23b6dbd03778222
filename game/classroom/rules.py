"""Who may come to a room's door: hosts, origins, addresses, sizes, rates and wrong codes; what each answer bears."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from game.classroom.orders import LONGEST

__all__ = ["LONGEST", "Bucket", "Codes", "Door", "headers", "host_of"]

LONGEST_BODY = 4096
"""Bytes of a request that joins or teaches."""
PER_SECOND, BURST = 5.0, 20.0
"""Orders of one connection: so many a second, and so many at once."""
MOST_OF_TOKEN = 3
"""Connections of one token."""
MOST_OF_ROOM = 300
"""Connections of one room."""
MOST_OF_ADDRESS = 60
"""Connections of one address; a school may have all its devices behind a few."""
HELLO_WITHIN = 8.0
"""Seconds until a connection must say who it speaks for."""
WRONG_OF_ADDRESS, WRONG_OF_ROOM = 10, 100
"""Wrong codes in a minute, from one address and in all."""
MINUTE = 60.0
UNKNOWN, LATE, MANY, FAULTY, OTHER_VERSION = 4401, 4408, 4409, 4400, 4426
"""The codes with which a page is closed that cannot come back as it is."""
RESTARTS, SLOW = 1012, 1013
"""The codes with which a page is closed that comes back by itself."""
MOST_ADDRESSES = 10_000

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
_PROXIED = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip", b"via")
"""What a proxy adds. Whoever else adds it only loses what this machine may do."""


class Door(Struct, frozen=True):
    """By which names the server is reached, and what a peer's address grants.

    `hosts` are names and addresses without a port. `url` is the address that a school has put before it, or "": then
    an address grants nothing, and neither does it where a proxy is seen. `remote` lets the teacher come from anywhere.
    """

    hosts: frozenset[str]
    own: frozenset[str]
    url: str = ""
    remote: bool = False

    def admits(self, headers: Sequence[tuple[bytes, bytes]]) -> bool:
        """Return whether a request names one of the hosts, once, and comes from a page of this server if from any."""
        hosts = [value for name, value in headers if name == b"host"]
        origins = [value for name, value in headers if name == b"origin"]
        if len(hosts) != 1 or len(origins) > 1:
            return False
        host = hosts[0].decode("latin-1").lower()
        if host_of(f"//{host}") not in self.hosts:
            return False
        return not origins or self._own_page(origins[0].decode("latin-1").lower(), host)

    def _own_page(self, origin: str, host: str) -> bool:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https"):
            return False
        return parts.netloc == host or bool(self.url and origin == origin_of(self.url))

    def may_teach(self, address: str, headers: Sequence[tuple[bytes, bytes]]) -> bool:
        """Return whether somebody at this address may enter as the teacher, if the token is right as well."""
        if self.remote or self.url:
            return True
        return address in self.own and not any(name in _PROXIED for name, _ in headers)


def origin_of(url: str) -> str:
    """Return the origin of an address, as browsers send it."""
    parts = urlsplit(url.lower())
    port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme) else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}"


def host_of(url: str) -> str:
    """Return the name or address of the host in an address, in small letters, or "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def headers(path: str) -> tuple[tuple[bytes, bytes], ...]:
    """Return what every answer to a request bears; what stands under /static may be kept for a while."""
    keeps = path.startswith(("/static/fonts/", "/flags/"))
    return (*_HEADERS, (b"cache-control", b"max-age=86400" if keeps else b"no-cache"))


class Bucket:
    """How many orders one connection may still send just now."""

    def __init__(self, now: float) -> None:
        self._left, self._at = BURST, now

    def take(self, now: float) -> bool:
        """Take one order; return whether that was allowed."""
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND)
        self._at = now
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


class Codes:
    """The wrong codes of the last minute, by address and in all. Where addresses grant nothing, only all count."""

    def __init__(self, *, by_address: bool) -> None:
        self._by_address = by_address
        self._wrong: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()

    def paused(self, address: str, now: float) -> str:
        """Return in a sentence why nobody, or nobody from there, may try a code now; "" if they may."""
        if len(_recent(self._all, now)) >= WRONG_OF_ROOM:
            return "Too many wrong codes were tried. Joining pauses for a minute."
        own = self._wrong.get(address)
        if self._by_address and own is not None and len(_recent(own, now)) >= WRONG_OF_ADDRESS:
            return "Too many wrong codes. Wait a minute, then look at the code again."
        return ""

    def wrong(self, address: str, now: float) -> None:
        """Take in that a wrong code came from an address."""
        self._all.append(now)
        if len(self._wrong) >= MOST_ADDRESSES:
            self._wrong.clear()
        self._wrong.setdefault(address, deque(maxlen=WRONG_OF_ADDRESS)).append(now)

    @property
    def many(self) -> bool:
        """Return whether so many wrong codes came that joining pauses."""
        return len(self._all) >= WRONG_OF_ROOM


def _recent(times: deque[float], now: float) -> deque[float]:
    while times and now - times[0] > MINUTE:
        times.popleft()
    return times
