"""The orders that pages send, as the wire has them: one JSON object each, of known fields and strict types."""

from __future__ import annotations

from typing import Any, Union

import msgspec
from msgspec import Struct

from game.letters import LETTERS
from game.terms import MemberId

SHORTEST_ID, LONGEST_ID = 8, 64
"""Letters of the id that a page gives an order."""
LONGEST = 32 << 10
"""Bytes of an order."""
DEEPEST = 12
"""Tables and lists within one another, in an order."""


class Order(Struct, frozen=True, tag_field="do", tag=str.lower):
    """One order; its class says what is to be done."""


class Hello(Order, frozen=True):
    """The first order of a connection: who speaks, by a token; `room` is the room that a teacher looks at."""

    token: str
    version: str = ""
    room: int = 0


class Numbered(Order, frozen=True, kw_only=True):
    """An order that is answered under its `cid`, and done once however often it is sent."""

    cid: str


class Act(Numbered, frozen=True):
    """Do an act for the own seat; the teacher does it for any `seat`. `n` is the moment in which it was offered."""

    kind: str
    answers: dict[str, Any] = {}
    seat: MemberId = ""
    n: int = 0


class Ask(Numbered, frozen=True):
    """Ask for the questions of an act, as far as the answers let them be known."""

    kind: str
    answers: dict[str, Any] = {}
    seat: MemberId = ""


class Weigh(Numbered, frozen=True):
    """Ask what an act would move, or how a vote would end."""

    kind: str
    answers: dict[str, Any] = {}
    seat: MemberId = ""


class Pass(Numbered, frozen=True):
    """Let the moment go by."""

    seat: MemberId = ""
    n: int = 0


class Takeback(Numbered, frozen=True):
    """Take the own last act back, as long as nothing has followed from it."""


class Propose(Numbered, frozen=True):
    """Propose an act to whoever leads the seat."""

    kind: str
    answers: dict[str, Any] = {}
    words: str = ""


class Adopt(Numbered, frozen=True):
    """Do what was proposed, by whoever leads the seat."""

    proposal: int


class Drop(Numbered, frozen=True):
    """Set a proposal aside."""

    proposal: int


class Note(Numbered, frozen=True):
    """Send a note to other seats; the teacher can read it."""

    to: list[MemberId]
    words: str


class Hand(Numbered, frozen=True):
    """Raise a hand, or take it down."""

    up: bool


class Lead(Numbered, frozen=True):
    """Let another person of the seat lead it; the teacher may do so for any seat."""

    person: str


class Sit(Numbered, frozen=True):
    """Take a seat, where the teacher lets students choose."""

    seat: MemberId


class Report(Numbered, frozen=True):
    """Tell the teacher something."""

    words: str


class Read(Numbered, frozen=True):
    """Ask for an explanation of a seat, a rule, a word or a text."""

    what: str
    id: str


class Clock(Numbered, frozen=True):
    """Pause the clock, let it run, or extend it by seconds."""

    act: str
    seconds: float = 0.0


class Next(Numbered, frozen=True):
    """Let the moment go by for all who are waited for."""


class Phase(Numbered, frozen=True):
    """Begin a phase of the form, by its place."""

    to: int


class Set(Numbered, frozen=True):
    """Give a setting of the room another value."""

    name: str
    value: bool | int | float | str


class Seat(Numbered, frozen=True):
    """Give a person a seat, or none."""

    person: str
    seat: MemberId = ""


class Lot(Numbered, frozen=True):
    """Give a seat by lot to every student who has none."""


class Role(Numbered, frozen=True):
    """Let a person be a student, an observer or of the press."""

    person: str
    role: str


class Remove(Numbered, frozen=True):
    """Remove a person from the room."""

    person: str


class Return(Numbered, frozen=True):
    """Let a person come back under the old name, from any device, for some minutes."""

    person: str


class Mute(Numbered, frozen=True):
    """Take no own words of a person, or take them again."""

    person: str
    on: bool


class Machine(Numbered, frozen=True):
    """Let a delegation act for a seat, or give the seat back to its persons; one without persons is the class's."""

    seat: MemberId
    on: bool
    skill: int = -1


class Strike(Numbered, frozen=True):
    """Show the words of a record no more."""

    record: int


class Release(Numbered, frozen=True):
    """Show the words of a record that were held back."""

    record: int


class Inject(Numbered, frozen=True):
    """Give news, or let effects or a happening of the scenario come, now or when a phase begins."""

    kind: str
    answers: dict[str, Any] = {}
    phase: int = -1


class Settle(Numbered, frozen=True):
    """Take something out of the queue of what asks for the teacher."""

    asking: str


class Remember(Numbered, frozen=True):
    """Keep a note to oneself for the debrief."""

    words: str


class Look(Numbered, frozen=True):
    """Look at a seat, or at none."""

    seat: MemberId = ""


class Back(Numbered, frozen=True):
    """Go back to where a phase began, or to a record by its number."""

    to: int = 0
    phase: int = -1


class Newcode(Numbered, frozen=True):
    """Give the room another code."""


class Close(Numbered, frozen=True):
    """Delete the room; `sure` is its code."""

    sure: str = ""


STUDENTS: tuple[type[Numbered], ...] = (
    Act, Ask, Weigh, Pass, Takeback, Propose, Adopt, Drop, Note, Hand, Lead, Sit, Report, Read,
)  # fmt: skip
TEACHERS: tuple[type[Numbered], ...] = (
    Clock, Next, Phase, Set, Seat, Lot, Role, Remove, Return, Mute, Machine, Strike, Release, Inject, Settle,
    Remember, Look, Back, Newcode, Close,
)  # fmt: skip
ASKING: tuple[type[Numbered], ...] = (Ask, Weigh, Read, Look)
"""The orders that change nothing: they are answered at once."""
_ORDERS: Any = Union[(Hello, *STUDENTS, *TEACHERS)]
_decoder = msgspec.json.Decoder(_ORDERS)



class _Id(Struct, frozen=True):
    cid: str = ""


class BadOrder(Exception):
    """A message that is no order; the text says why, and `cid` is its id where it has one."""

    def __init__(self, why: str, cid: str = "") -> None:
        super().__init__(why)
        self.cid = cid


def order_of(message: str | bytes) -> Any:
    """Return the order that a message is; raise BadOrder for anything else."""
    raw = message.encode("utf-8", "surrogatepass") if isinstance(message, str) else message
    if len(raw) > LONGEST:
        raise BadOrder(f"a message has at most {LONGEST >> 10} kilobytes, and this one has more")
    if deeper(raw, DEEPEST):
        raise BadOrder(f"a message has at most {DEEPEST} tables within one another, and this one has more")
    try:
        order = _decoder.decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise BadOrder(f"this is no order that the room knows: {str(error)[:120]}", _cid(raw)) from error
    if isinstance(order, Numbered) and not _fits(order.cid):
        raise BadOrder(f"the id of an order has {SHORTEST_ID} to {LONGEST_ID} letters and digits")
    if (long := _longest(order)) > LETTERS:
        raise BadOrder(f"own words hold at most {LETTERS:,} letters, and these hold {long:,}", order.cid)
    return order


def deeper(raw: bytes, most: int) -> bool:
    """Return whether JSON opens more tables and lists within one another than `most`; texts are not counted."""
    if raw.count(b"[") + raw.count(b"{") <= most:
        return False
    depth = 0
    inside = skip = False
    for sign in raw:
        if skip:
            skip = False
        elif inside:
            inside, skip = sign != 0x22, sign == 0x5C
        elif sign == 0x22:
            inside = True
        elif sign in (0x5B, 0x7B):
            depth += 1
            if depth > most:
                return True
        elif sign in (0x5D, 0x7D):
            depth -= 1
    return False


def _fits(cid: str) -> bool:
    return SHORTEST_ID <= len(cid) <= LONGEST_ID and cid.isascii() and cid.replace("-", "").replace("_", "").isalnum()


def _longest(order: Any) -> int:
    words = getattr(order, "words", "")
    answered = [each for each in getattr(order, "answers", {}).values() if isinstance(each, str)]
    return max(map(len, (words, *answered)))


def _cid(raw: bytes) -> str:
    try:
        found = msgspec.json.decode(raw, type=_Id).cid
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ""
    return found if _fits(found) else ""
