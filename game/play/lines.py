"""The lines of a journal beside the acts: who came, who took which seat, notes and so on. The rules never read them.

These lines share the numbering and the seal with the records of acts. A line whose kind this version does not know is
kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Union

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from game.letters import LETTERS, one_line
from game.play.roster import Person, is_person
from game.tags import tag_of
from game.terms import MemberId

PUBLIC = "public"
TEACHER = "teacher"
"""The viewer who sees every line, so that no line needs to name it."""
LONGEST_REMARK = 8 * LETTERS
"""Bytes of what a line says."""
LONGEST = 100
"""The greatest length of a client's id and of a time, in letters."""


class Remark(Struct, frozen=True, gc=False, tag_field="kind", tag=tag_of):
    """The content of a line beside the acts; each subclass is one kind."""


class Arrived(Remark, frozen=True, gc=False):
    """A person came. The person's name is kept in another file (see `people.py`)."""

    who: Person


class SeatTaken(Remark, frozen=True, gc=False):
    """A person took a seat."""

    seat: MemberId
    who: Person


class SeatReleased(Remark, frozen=True, gc=False):
    """A person left a seat."""

    seat: MemberId
    who: Person


class NoteSent(Remark, frozen=True, gc=False):
    """A note from a seat or from the teacher, for those who see the line."""

    by: str
    words: str


class ClockSet(Remark, frozen=True, gc=False, omit_defaults=True):
    """A clock was set: it shows so many seconds, and runs or stands; or it runs out at the time `until` (UTC, ISO)."""

    clock: str
    seconds: float
    runs: bool = True
    until: str = ""


class Struck(Remark, frozen=True, gc=False):
    """The words of a record, given by its number, are not shown any more."""

    record: int


class WordsReleased(Remark, frozen=True, gc=False):
    """The words of a record, given by its number, were held back and may be shown now."""

    record: int


class Withdrawn(Remark, frozen=True, gc=False):
    """The act of a record, given by its number, is taken back: the game is as if it had not been done."""

    record: int


class DeviceKnown(Remark, frozen=True, gc=False):
    """A device may speak for `whose`: a person, the teacher or the projector. `digest` is the SHA-256 of its token."""

    whose: str
    digest: str


class DevicesForgotten(Remark, frozen=True, gc=False):
    """No device that was known so far may speak for `whose` any more."""

    whose: str


class RoomSet(Remark, frozen=True, gc=False):
    """A setting of the room, by its name, has another value."""

    name: str
    value: bool | int | float | str


class RoleGiven(Remark, frozen=True, gc=False):
    """A person is a student, an observer or of the press."""

    who: Person
    role: str


class LeaderPassed(Remark, frozen=True, gc=False):
    """A person who holds a seat leads it from now on; `because` says why, where nobody chose it."""

    seat: MemberId
    who: Person
    because: str = ""


class SkillSet(Remark, frozen=True, gc=False):
    """The delegation that leads a seat, while nobody holds it, has this skill."""

    seat: MemberId
    skill: int


class SeatLent(Remark, frozen=True, gc=False):
    """A delegation acts for a seat in place of these persons, or (not `on`) has given the seat back to them."""

    seat: MemberId
    on: bool
    persons: tuple[Person, ...] = ()


class HandRaised(Remark, frozen=True, gc=False):
    """A person raises a hand, or takes it down."""

    who: Person
    up: bool


class Proposed(Remark, frozen=True, gc=False):
    """A person proposes an act to whoever leads the seat: its kind, its answers as on the wire, and own words."""

    seat: MemberId
    who: Person
    act: str
    answers: dict[str, Any]
    words: str = ""


class ProposalSettled(Remark, frozen=True, gc=False):
    """A proposal within a seat, counted from 1, is done with; `record` is the number of its act, or 0."""

    seat: MemberId
    proposal: int
    record: int = 0


class Muted(Remark, frozen=True, gc=False):
    """The own words of a person are not taken for now, or are taken again."""

    who: Person
    on: bool


class Removed(Remark, frozen=True, gc=False):
    """A person is removed from the room, or (not `on`) may come back."""

    who: Person
    on: bool


class PhaseBegun(Remark, frozen=True, gc=False):
    """A phase of the lesson began, by its place in the form; the game stood at this record's number."""

    phase: int
    record: int


class Reported(Remark, frozen=True, gc=False):
    """A person reports something to the teacher."""

    who: Person
    words: str


class AskingSettled(Remark, frozen=True, gc=False):
    """What asked for the teacher, by its id, is done with."""

    asking: str


class InjectPlanned(Remark, frozen=True, gc=False):
    """An act of the director is to come when a phase of the lesson begins: its kind, and answers as on the wire."""

    act: str
    answers: dict[str, Any]
    phase: int


class InjectSettled(Remark, frozen=True, gc=False):
    """What was planned in a line, given by its number, has come, or is not to come."""

    planned: int


class OrderDone(Remark, frozen=True, gc=False):
    """An order that wrote several lines, or none, is done: the line bears its client's id."""

    order: str


class WentOn(Remark, frozen=True, gc=False):
    """The room goes on in another file of the same folder, from a line of this one, given by its number."""

    file: str
    record: int


REMARKS: tuple[type[Remark], ...] = (
    Arrived, SeatTaken, SeatReleased, NoteSent, ClockSet, Struck, WordsReleased, Withdrawn,
    DeviceKnown, DevicesForgotten, RoomSet, RoleGiven, LeaderPassed, SkillSet, SeatLent, HandRaised, Proposed,
    ProposalSettled, Muted, Removed, PhaseBegun, Reported, AskingSettled, InjectPlanned,
    InjectSettled, OrderDone, WentOn,
)  # fmt: skip


class Line(Struct, frozen=True, gc=False, omit_defaults=True):
    """One line beside the acts. `to` names who sees it: "public" or seats; if it is empty, only the teacher does.

    `line` is a Remark, or the JSON of a kind that this version does not know. `person` wrote it, under the client's id
    `cid`, at the time `at` (UTC, ISO).
    """

    line: Any
    number: int
    to: tuple[str, ...] = (PUBLIC,)
    person: Person = ""
    cid: str = ""
    at: str = ""

    def seen_by(self, viewer: str | None) -> bool:
        """Return whether a seat, the public (None) or the teacher (TEACHER) sees the line."""
        return viewer == TEACHER or PUBLIC in self.to or viewer in self.to


def seen(lines: Iterable[Line], viewer: str | None) -> tuple[Line, ...]:
    """Return the lines that a seat, the public (None) or the teacher (TEACHER) sees, in order.

    For others than the teacher `number` counts the lines that they see, and a line that speaks of a record does not say
    its number: both would tell how much others have done in secret.
    """
    mine = [each for each in lines if each.seen_by(viewer)]
    if viewer == TEACHER:
        return tuple(mine)
    return tuple([replace(each, number=number, line=_unnumbered(each.line)) for number, each in enumerate(mine, 1)])


def _unnumbered(said: Any) -> Any:
    return replace(said, record=0) if type(said) in (Struck, WordsReleased, Withdrawn) else said


def lettered(said: Any) -> Any:
    """Return an act or a remark with its own words as one line without hidden characters."""
    words = one_line(said.words)
    return said if words == said.words else replace(said, words=words)


def refuse_odd(person: Person, cid: str, at: str) -> None:
    """Raise ValueError if a person, a client's id or a time is malformed."""
    if not all(isinstance(each, str) for each in (person, cid, at)):
        raise ValueError("a person, a client's id and a time are texts")
    if person and not is_person(person):
        raise ValueError(f"persons are called p1, p2 and so on, and none is called '{person[:LONGEST]}'")
    if len(cid) > LONGEST or len(at) > LONGEST:
        raise ValueError(f"a client's id and a time have at most {LONGEST} letters")
    if not (cid.isprintable() and at.isprintable()):
        raise ValueError("a client's id and a time hold no hidden characters")


def refuse_unreadable(remark: Any) -> None:
    """Raise ValueError if a remark could not be read back from a file: of another type, too long, or of no person."""
    if type(remark) not in REMARKS:
        raise ValueError(f"a line says one of {len(REMARKS)} kinds of things, and a {type(remark).__name__} is none")
    try:
        written = msgspec.json.encode(remark)
        again = msgspec.json.decode(written, type=type(remark))
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError) as error:
        raise ValueError(f"this line could not be read again: {str(error)[:LONGEST]}") from error
    held = [getattr(remark, name) for name in remark.__struct_fields__ if name != "words"]
    if not all(each.isprintable() for each in held if isinstance(each, str)):
        raise ValueError("a line holds no hidden characters")
    if again != remark or len(written) > LONGEST_REMARK:
        raise ValueError("this line could not be read again as it is, or is too long")
    who = getattr(remark, "who", "")
    if who and not is_person(who):
        raise ValueError(f"persons are called p1, p2 and so on, and none is called '{who[:LONGEST]}'")


def refuse_audience(to: Iterable[str], seats: Iterable[MemberId]) -> None:
    """Raise ValueError if a line is addressed to a seat that does not exist, or to no text."""
    if not isinstance(to, tuple) or not all(isinstance(each, str) for each in to):
        raise ValueError("a line is for seats or the public, each named by a text")
    for each in to:
        if each != PUBLIC and each not in seats:
            raise ValueError(f"a line is for seats or the public, and there is nobody called {each[:LONGEST]}")


def refuse_long(words: str) -> None:
    """Raise ValueError if own words are longer than the limit."""
    if len(words) > LETTERS:
        raise ValueError(f"own words hold at most {LETTERS:,} letters, and these hold {len(words):,}")


def remark_of(line: Line, kind: type) -> Any:
    """Return the remark of a line if it is of this kind, or else None."""
    return line.line if type(line.line) is kind else None


def known(raw: msgspec.Raw) -> Any:
    """Return the Remark that JSON holds, or the JSON itself if this version does not know its kind.

    Raises msgspec.ValidationError if the JSON has no kind, or has a known kind but lacks one of its fields.
    """
    kind = msgspec.json.decode(raw, type=_Kind).kind
    return msgspec.json.decode(raw, type=_ANY) if kind in _TAGS else raw.copy()


class _Kind(Struct, frozen=True):
    kind: str


_TAGS = frozenset(each.__struct_config__.tag for each in REMARKS)
_ANY: Any = Union[REMARKS]  # noqa: UP007  (of a table, which no operator joins)
