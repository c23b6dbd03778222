"""What the room answers to one page, as the wire has it: one JSON object each."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct


class Reply(Struct, frozen=True, tag_field="type", tag=str.lower):
    """One answer."""


class Answer(Reply, frozen=True):
    """One answer to the order of this `cid`."""

    cid: str


class Done(Answer, frozen=True):
    """The order is done, and is on the disk; `n` is the moment then, or for the teacher the number of the last line."""

    n: int


class Refused(Answer, frozen=True):
    """The order is not done; `why` is a sentence."""

    why: str


class Questions(Answer, frozen=True):
    """What is still asked for an act; `says` is the act in words, where it is `complete`."""

    questions: Any
    complete: bool
    says: str = ""


class Told(Answer, frozen=True):
    """The answer to a question."""

    value: Any


class Beat(Reply, frozen=True):
    """The room is there."""


class Bye(Reply, frozen=True):
    """The room closes this connection; `why` is a sentence."""

    why: str


class Page(Reply, frozen=True, omit_defaults=True):
    """Sections: whole ones to `put`, and how others `change`; `n` is the moment (`Room.number_for`).

    `time` is the room's own clock, in milliseconds since 1970.
    """

    n: int
    time: int
    put: dict[str, Any] = {}
    change: dict[str, Any] = {}


def encoded(reply: Reply) -> bytes:
    """Return an answer as it goes over the wire."""
    return msgspec.json.encode(reply)
