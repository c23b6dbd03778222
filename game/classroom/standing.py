"""How a room stands: its settings, people, clock, phase, queue and proposals, folded from the lines of its journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.council.acts import ExplainVote
from game.play.codec import Entry, Record
from game.play.lines import (
    Arrived,
    AskingSettled,
    ClockSet,
    DeviceKnown,
    DevicesForgotten,
    HandRaised,
    InjectPlanned,
    InjectSettled,
    LeaderPassed,
    Line,
    Muted,
    PhaseBegun,
    ProposalSettled,
    Proposed,
    Removed,
    Reported,
    RoleGiven,
    RoomSet,
    SeatLent,
    SeatReleased,
    SeatTaken,
    Struck,
    Withdrawn,
    WordsReleased,
)
from game.play.roster import Person
from game.terms import MemberId
from game.world.acts import Speak

ROLES = ("student", "observer", "press")
PROJECTED = ("chamber", "speech", "draft", "newspaper", "map", "code", "vote")
SEATINGS = ("hand", "lot", "choice")


class Settings(Struct, frozen=True):
    """What the teacher has set.

    `code` opens the room, unless it is `locked`; a `blank` room shows nothing. While it is `paused` nobody acts in the
    game. `live_ballots` shows ballots one by one; `holds_words` holds own words until they are released; what is only
    a form is let go by for everybody where the room `waives`. `seating` says how students come by a seat, of which
    `per_seat` share one; `absence` is after how many seconds a leader who is gone is replaced; `pace` is how many
    seconds lie between two acts of delegations.
    """

    code: str = ""
    form: str = "short"
    locked: bool = False
    blank: bool = False
    live_ballots: bool = False
    holds_words: bool = False
    practice: bool = False
    paused: bool = True
    waives: bool = True
    projector: str = "chamber"
    seating: str = "hand"
    per_seat: int = 3
    absence: float = 60.0
    pace: float = 0.0


_BOUNDS: dict[str, tuple[float, float]] = {"per_seat": (1, 3), "absence": (10.0, 3600.0), "pace": (0.0, 30.0)}
_ONE_OF: dict[str, tuple[str, ...]] = {"projector": PROJECTED, "seating": SEATINGS}


def set_to(settings: Settings, name: str, value: Any) -> Settings:
    """Return the settings with one changed; raise ValueError for an unknown name or a value that does not fit."""
    if name not in Settings.__struct_fields__:
        raise ValueError(f"a room has no setting {name[:40]}; it has {', '.join(Settings.__struct_fields__)}")
    kind = type(getattr(settings, name))
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise ValueError(f"the setting {name} is {_KINDS[kind]}")
    if name in _ONE_OF and value not in _ONE_OF[name]:
        raise ValueError(f"the setting {name} is one of {', '.join(_ONE_OF[name])}")
    low, high = _BOUNDS.get(name, (value, value))
    if not low <= value <= high:
        raise ValueError(f"the setting {name} lies between {low:g} and {high:g}")
    return replace(settings, **{name: value})


_KINDS: dict[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


class Clock(Struct, frozen=True):
    """The clock of a phase: seconds that are `left` while it stands; while it `runs` it `ends` at a time (unix).

    A `deadline` is a date: it passes also while the room is closed.
    """

    label: str = ""
    left: float = 0.0
    runs: bool = False
    ends: float | None = None
    deadline: bool = False

    def at(self, now: float) -> float:
        """Return how many seconds are left at a time; less than nought where it is over."""
        return self.left if self.ends is None else self.ends - now


class Member(Struct, frozen=True):
    """A person in the room. `seat` is the own seat, also while a delegation acts for it; `last` is when last seen."""

    person: Person
    name: str
    role: str = "student"
    seat: MemberId = ""
    here: bool = False
    muted: bool = False
    hand: bool = False
    last: float | None = None
    removed: bool = False


class Asking(Struct, frozen=True):
    """Something that asks for the teacher: `kind` is words, hand, report, leader, offline, join or trouble."""

    id: str
    kind: str
    person: Person = ""
    seat: MemberId = ""
    record: int = 0
    text: str = ""
    at: str = ""


class Proposal(Struct, frozen=True):
    """An act that a person of a seat proposes to the others; `id` counts the proposals of the seat from 1."""

    id: int
    person: Person
    kind: str
    answers: Mapping[str, Any]
    words: str


class Standing:
    """All that follows from the lines of a journal, one after the other; `unix` is the time of a line, in seconds."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.ids: set[tuple[Person, str]] = set()
        self.roles: dict[Person, str] = {}
        self.seats: dict[Person, MemberId] = {}
        self.muted: set[Person] = set()
        self.hands: set[Person] = set()
        self.removed: set[Person] = set()
        self.devices: dict[str, str] = {}
        self.lent: dict[MemberId, tuple[Person, ...]] = {}
        self.struck: set[int] = set()
        self.released: set[int] = set()
        self.held: set[int] = set()
        self.queue: dict[str, Asking] = {}
        self.proposals: dict[tuple[MemberId, int], Proposal] = {}
        self.counts: Counter[MemberId] = Counter()
        self.begun: dict[int, int] = {}
        self.planned: dict[int, InjectPlanned] = {}
        self.former: dict[Person, MemberId] = {}
        self.phase = 0
        self.clock = Clock()

    def heed(self, entry: Entry, unix: float) -> None:
        """Take in the next line of the journal; an order is known by its id, even if what it did is taken back."""
        if entry.cid:
            self.ids.add((entry.person, entry.cid))
        if isinstance(entry, Record):
            self._act(entry)
            return
        follow = _FOLLOW.get(type(entry.line))
        if follow is not None:
            follow(self, entry, entry.line, unix)

    def _act(self, record: Record) -> None:
        words = getattr(record.action, "words", "")
        if words and record.person and self.settings.holds_words and isinstance(record.action, Speak | ExplainVote):
            self.held.add(record.number)
            self._ask(Asking(f"w{record.number}", "words", record.person, record.by, record.number, words, record.at))

    def _ask(self, asking: Asking) -> None:
        self.queue[asking.id] = asking

    def _arrived(self, line: Line, said: Arrived, unix: float) -> None:
        self.roles.setdefault(said.who, "student")

    def _taken(self, line: Line, said: SeatTaken, unix: float) -> None:
        self.seats[said.who] = said.seat

    def _left(self, line: Line, said: SeatReleased, unix: float) -> None:
        if said.seat not in self.lent and self.seats.get(said.who) == said.seat:
            del self.seats[said.who]

    def _lent(self, line: Line, said: SeatLent, unix: float) -> None:
        if said.on:
            self.lent[said.seat] = said.persons
        else:
            self.lent.pop(said.seat, None)

    def _led(self, line: Line, said: LeaderPassed, unix: float) -> None:
        if said.because:
            self._ask(Asking(f"l{line.number}", "leader", said.who, said.seat, text=said.because, at=line.at))

    def _role(self, line: Line, said: RoleGiven, unix: float) -> None:
        self.roles[said.who] = said.role

    def _muted(self, line: Line, said: Muted, unix: float) -> None:
        (self.muted.add if said.on else self.muted.discard)(said.who)

    def _removed(self, line: Line, said: Removed, unix: float) -> None:
        (self.removed.add if said.on else self.removed.discard)(said.who)
        if said.on:
            self.hands.discard(said.who)
            self.former[said.who] = self.seats.get(said.who, "")
            self.queue = {id: each for id, each in self.queue.items() if each.person != said.who}

    def _hand(self, line: Line, said: HandRaised, unix: float) -> None:
        (self.hands.add if said.up else self.hands.discard)(said.who)
        if said.up:
            self._ask(Asking(f"h-{said.who}", "hand", said.who, self.seats.get(said.who, ""), at=line.at))
        else:
            self.queue.pop(f"h-{said.who}", None)

    def _reported(self, line: Line, said: Reported, unix: float) -> None:
        seat = self.seats.get(said.who, "")
        self._ask(Asking(f"r{line.number}", "report", said.who, seat, text=said.words, at=line.at))

    def _settled(self, line: Line, said: AskingSettled, unix: float) -> None:
        done = self.queue.pop(said.asking, None)
        if done is not None and done.kind == "hand":
            self.hands.discard(done.person)

    def _known(self, line: Line, said: DeviceKnown, unix: float) -> None:
        self.devices[said.digest] = said.whose

    def _forgotten(self, line: Line, said: DevicesForgotten, unix: float) -> None:
        self.devices = {digest: whose for digest, whose in self.devices.items() if whose != said.whose}

    def _set(self, line: Line, said: RoomSet, unix: float) -> None:
        try:
            self.settings = set_to(self.settings, said.name, said.value)
        except ValueError:
            return  # a setting of another version

    def _proposed(self, line: Line, said: Proposed, unix: float) -> None:
        self.counts[said.seat] += 1
        id = self.counts[said.seat]
        self.proposals[said.seat, id] = Proposal(id, said.who, said.act, said.answers, said.words)

    def _planned(self, line: Line, said: InjectPlanned, unix: float) -> None:
        self.planned[line.number] = said

    def _injected(self, line: Line, said: InjectSettled, unix: float) -> None:
        self.planned.pop(said.planned, None)

    def _dropped(self, line: Line, said: ProposalSettled, unix: float) -> None:
        self.proposals.pop((said.seat, said.proposal), None)

    def _phase(self, line: Line, said: PhaseBegun, unix: float) -> None:
        self.phase = said.phase
        self.begun[said.phase] = line.number

    def _clock(self, line: Line, said: ClockSet, unix: float) -> None:
        deadline = bool(said.until)
        ends = unix_of(said.until) if deadline else unix + said.seconds
        self.clock = Clock(said.clock, said.seconds, said.runs, ends if said.runs else None, deadline and said.runs)

    def _struck(self, line: Line, said: Struck, unix: float) -> None:
        self.struck.add(said.record)
        self.queue.pop(f"w{said.record}", None)

    def _withdrawn(self, line: Line, said: Withdrawn, unix: float) -> None:
        self.held.discard(said.record)
        self.queue.pop(f"w{said.record}", None)

    def _words(self, line: Line, said: WordsReleased, unix: float) -> None:
        self.released.add(said.record)
        self.held.discard(said.record)
        self.queue.pop(f"w{said.record}", None)


def unix_of(at: str) -> float:
    """Return the time of a line in seconds since 1970, nought where it has none that can be read."""
    try:
        return datetime.fromisoformat(at).timestamp() if at else 0.0
    except (ValueError, OverflowError, OSError):
        return 0.0


def iso_of(unix: float) -> str:
    """Return a time in seconds since 1970 as lines have it (UTC, ISO)."""
    return datetime.fromtimestamp(unix, UTC).isoformat(timespec="milliseconds")


Follow = Callable[[Standing, Line, Any, float], None]
_FOLLOW: dict[type, Follow] = {
    Arrived: Standing._arrived, SeatTaken: Standing._taken, SeatReleased: Standing._left, SeatLent: Standing._lent,
    LeaderPassed: Standing._led, RoleGiven: Standing._role, Muted: Standing._muted, Removed: Standing._removed,
    HandRaised: Standing._hand, Reported: Standing._reported, AskingSettled: Standing._settled,
    DeviceKnown: Standing._known, DevicesForgotten: Standing._forgotten, RoomSet: Standing._set,
    Proposed: Standing._proposed, ProposalSettled: Standing._dropped, PhaseBegun: Standing._phase,
    ClockSet: Standing._clock, InjectPlanned: Standing._planned, InjectSettled: Standing._injected,
    Struck: Standing._struck, WordsReleased: Standing._words,
    Withdrawn: Standing._withdrawn,
}  # fmt: skip
"""What follows from each kind of line."""
