"""Under which addresses this machine is reached on its own network; nothing is sent to find that out."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_ELSEWHERE = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "192.0.2.1")
"""Addresses towards which the system is asked which of its own it would send from. No packet leaves."""


class PortTaken(Exception):
    """The port is in use, or may not be used; the text is a sentence."""


def own_addresses() -> tuple[str, ...]:
    """Return this machine's own addresses on local networks, the likeliest first; none where it is on no network."""
    found = [*_towards(_ELSEWHERE), *_of_name()]
    usable = [each for each in dict.fromkeys(found) if not ip_address(each).is_loopback]
    return tuple(sorted(usable, key=lambda each: not ip_address(each).is_private))


def own_names() -> tuple[str, ...]:
    """Return the names of this machine, in small letters."""
    name = socket.gethostname().lower()
    return (name, f"{name.split('.')[0]}.local") if name else ()


def bound(port: int, *, everywhere: bool = True) -> socket.socket:
    """Return a socket that listens on a port, or on a free one if it is 0; raise PortTaken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let two programs have one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("0.0.0.0" if everywhere else "127.0.0.1", port))
        listening.listen(512)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise PortTaken(
            f"the port {port} cannot be used ({reason.lower()}); another program, or another room, may have it: "
            f"choose another with --port, or --port 0 for any free one"
        ) from error
    return listening


def _towards(places: Iterable[str]) -> Iterable[str]:
    for place in places:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect((place, 9))
            yield str(asked.getsockname()[0])


def _of_name() -> Iterable[str]:
    with suppress(OSError):
        for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(address[0])
