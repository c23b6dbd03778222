"""One room: a table with the people around it. It decides every order, needs no network, and does not wait for a disk.

What a room is follows from its journal alone, besides who is connected just now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from game.classroom import answering, attendance, doing, teaching
from game.classroom.devices import PROJECTOR, TEACHER, digest_of, drawn_code, drawn_token
from game.classroom.lessons import Phase, phases_of
from game.classroom.orders import ASKING, TEACHERS
from game.classroom.refusing import Refused as Refusing
from game.classroom.refusing import sentence
from game.classroom.replies import Answer, Refused
from game.classroom.standing import Asking, Clock, Member, Proposal, Settings, Standing, iso_of, unix_of
from game.council.events import StageEntered, StageInterrupted, StageResumed, VotingBegan
from game.delegations.delegation import Seat, delegations
from game.engine import PUBLIC as ALL
from game.engine.case import Case
from game.engine.events import DayOpened, PhaseEntered
from game.engine.views import PublicView
from game.play import JournalError
from game.play.codec import Entry, Record
from game.play.game import Game
from game.play.lines import (
    PUBLIC,
    ClockSet,
    DeviceKnown,
    Line,
    Remark,
    RoomSet,
)
from game.play.people import keep_names
from game.play.roster import SKILLS, Holder, Person
from game.table.table import Table
from game.terms import MemberId, OutOfOrder
from game.wire.forms import Unanswered

_MOMENTS = (DayOpened, PhaseEntered, StageEntered, StageInterrupted, StageResumed, VotingBegan)
"""The events with which what is asked becomes something else."""


class Client:
    """One connected page: who it speaks for, and at which seat the teacher looks through it."""

    __slots__ = ("device", "looks", "person", "speaks")

    def __init__(self, speaks: str, device: str = "") -> None:
        self.speaks, self.device, self.looks = speaks, device, ""
        self.person: Person = "" if speaks in (TEACHER, PROJECTOR) else speaks

    @property
    def teaches(self) -> bool:
        """Return whether this is a page of the teacher."""
        return self.speaks == TEACHER


class Room:
    """A table and the people around it. It changes only in `take`, `tick` and `arrive`, on one thread.

    `number` is its place among the rooms of a server. `halted` is a sentence while nothing can be written, or "".
    `here` counts the pages of each person that are connected; `seen` is when one was connected last.

    Whoever serves it sets: `urls`, the addresses under which the server is reached; `projector_url`, where the
    projector shows this room; `flags`, the codes of the delegations whose flags the server has; `practice`, the
    scenario of the practice vote, if it has one; and `at_a_distance`: a school has put an address of its own before
    the server, so that a phase may stay open until a date.
    """

    def __init__(self, game: Game, number: int = 1) -> None:
        game.settle_apart()
        self.number = number
        self.halted = ""
        self.closed = False
        self.urls: tuple[str, ...] = ()
        self.flags: frozenset[str] = frozenset()
        self.practice: Case | None = None
        self.at_a_distance = False
        self.projector_url = ""
        self.now = 0.0
        self.here: Counter[Person] = Counter()
        self.seen: dict[Person, float] = {}
        self.returning: dict[Person, float] = {}
        self.alerts: dict[str, Asking] = {}
        self.version = 0
        self._skilled: dict[int, dict[MemberId, Seat]] = {}
        self.names_kept = True
        self.open_game(game)

    def open_game(self, game: Game) -> None:
        """Go on with this game, and be as its lines say."""
        self.standing = Standing()
        self.path = game.path
        for entry in game.entries:
            self.standing.heed(entry, unix_of(entry.at))
        self.table = Table(game, {seat: self.delegation(game, seat, holder) for seat, holder in game.roster.items()})
        self._moments = sum(_begins_a_moment(entry) for entry in game.entries)
        self._people: tuple[Any, Mapping[Person, Member]] | None = None
        self._public: tuple[int, PublicView] | None = None
        self.form = self.standing.settings.form
        self.phases: Sequence[Phase] = phases_of(game.case, self.form)
        for seat in self.standing.lent:
            self.table.watch(seat)
        self._stop = game.listen(self._heard)
        self.version += 1

    @classmethod
    def new(cls, case: Case, seed: int, path: Path, form: str, now: float, *, number: int = 1) -> Room:
        """Begin a room of a case, which is in this form already, in a new file; raise as `Game.new` does."""
        room = cls(Game.new(case, seed, path), number)
        room.now = now
        room.say(RoomSet("form", form))
        room.say(RoomSet("code", drawn_code()))
        room.form = form
        room.phases = phases_of(case, form)
        return room

    @classmethod
    def resumed(cls, game: Game, now: float, *, number: int = 1) -> Room:
        """Take a room up again from its game, with its clock paused where the last line of the journal was written."""
        room = cls(game, number)
        room.now = now
        # A page sends again what was not answered, with the number of the moment that was under way before.
        room._moment = room._stage(), 0
        clock = room.standing.clock
        if clock.runs and not clock.deadline:
            last = max((unix_of(entry.at) for entry in game.entries[-1:]), default=now)
            room.say(ClockSet(clock.label, clock.at(last), False), (PUBLIC,))
        if room.settings.practice:
            room.say(RoomSet("practice", False))
        return room

    # --- what others may ask ---

    @property
    def game(self) -> Game:
        """Return the game of the table."""
        return self.table.game

    @property
    def case(self) -> Case:
        """Return the scenario."""
        return self.game.case

    @property
    def n(self) -> int:
        """Return the number of the last line."""
        return len(self.game.entries)

    @property
    def settings(self) -> Settings:
        """Return what the teacher has set."""
        return self.standing.settings

    @property
    def clock(self) -> Clock:
        """Return the clock of the phase."""
        return self.standing.clock

    @property
    def phase(self) -> int:
        """Return the place of the phase in `phases`."""
        return min(self.standing.phase, len(self.phases) - 1)

    @property
    def people(self) -> Mapping[Person, Member]:
        """Return everybody who has arrived, in the order of arrival; those who were removed are marked."""
        key = self.version
        if self._people is None or self._people[0] != key:
            self._people = key, {each: self._member(each) for each in self.standing.roles}
        return self._people[1]

    @property
    def queue(self) -> Sequence[Asking]:
        """Return what asks for the teacher, the oldest first."""
        return (*self.alerts.values(), *self.standing.queue.values())

    @property
    def proposals(self) -> Mapping[MemberId, Sequence[Proposal]]:
        """Return what is proposed within each seat."""
        found: dict[MemberId, list[Proposal]] = {}
        for (seat, _), each in self.standing.proposals.items():
            found.setdefault(seat, []).append(each)
        return found

    @property
    def public(self) -> PublicView:
        """Return what all may know of the game, made once between two lines."""
        if self._public is None or self._public[0] != self.n:
            view = self.game.view(ALL)
            assert isinstance(view, PublicView)
            self._public = self.n, view
        return self._public[1]

    def seated(self, seat: MemberId) -> tuple[Member, ...]:
        """Return the persons of a seat, the leader first, also while a delegation acts for them."""
        persons = self.game.roster[seat].persons or self.standing.lent.get(seat, ())
        return tuple(self.people[each] for each in persons if each in self.people)

    def leads(self, person: Person) -> bool:
        """Return whether a person acts for a seat."""
        seat = self.standing.seats.get(person, "")
        return bool(seat) and self.game.roster[seat].leader == person

    def words_of(self, record: int) -> str:
        """Return whether the own words of a record are "shown", "held" until released, or "struck"."""
        if record in self.standing.struck:
            return "struck"
        return "held" if record in self.standing.held else "shown"

    def moment_since(self) -> int:
        """Return how many moments there were: stages of meetings, votes and parts of days, which all know of.

        Pages of students count by it, because the number of a line tells how much others have done in secret.
        """
        return 1 + self._moments

    def number_for(self, *, teacher: bool) -> int:
        """Return the number of the present for a page: that of the last line for the teacher, else of the moment."""
        return self.n if teacher else self.moment_since()

    # --- what changes it ---

    def take(self, order: Any, who: Client, now: float) -> Answer:
        """Decide one order of a page; whoever sends the answer settles the journal before."""
        self.now = now
        try:
            return self._decide(order, who)
        except (OutOfOrder, Unanswered, Refusing, ValueError) as error:
            return Refused(order.cid, sentence(str(error)))
        except JournalError as error:
            self.halt(str(error))
            return Refused(order.cid, self.halted)

    def _decide(self, order: Any, who: Client) -> Answer:
        kind = type(order)
        if kind in ASKING:
            return answering.answer(self, order, who)
        self._unhalt()
        if who.teaches and (kind in TEACHERS or kind in teaching.TEACHES):
            return teaching.teach(self, order, who)
        if kind in TEACHERS:
            raise Refusing("only the teacher can do this")
        if not who.person:
            raise Refusing("this page only looks on")
        return doing.do(self, order, who)

    def say(
        self, remark: Remark, to: tuple[str, ...] = (), *, person: Person = "", cid: str = ""
    ) -> Line:  # fmt: skip
        """Write a line of the room, which by default only the teacher sees."""
        return self.game.say(remark, to, person=person, cid=cid, at=self.at)

    @property
    def at(self) -> str:
        """Return the time of this moment as lines have it (UTC, ISO)."""
        return iso_of(self.now)

    def device(self, whose: str, token: str = "") -> str:
        """Let a new device speak for a person, the teacher or the projector, and return its token."""
        token = token or drawn_token()
        self.say(DeviceKnown(whose, digest_of(token)))
        return token

    def whose(self, token: str) -> str:
        """Return for whom a token speaks, or "" where it opens nothing (any more)."""
        whose = self.standing.devices.get(digest_of(token), "")
        return "" if whose in self.standing.removed else whose

    def tick(self, now: float) -> bool:
        """Do what time alone does; return whether anything was done."""
        self.now = now
        before = self.n, self.version
        attendance.time_passes(self)
        return (self.n, self.version) != before

    def routine(self) -> bool:
        """Let act whoever has no choice: the secretariat, the field, and seats that are asked what is only a form.

        Return whether anything was done.
        """
        if self.table.routine() is not None:
            return True
        seat = self.formal
        if seat:
            self.table.submit(seat, self.table.place(seat).moment().passing, at=self.at)
        return bool(seat)

    @property
    def formal(self) -> MemberId:
        """Return a seat of persons that is asked what is only a form; "" if there is none, or forms are not waived."""
        if not self.settings.waives or self.game.by_hours:
            return ""
        moments = ((seat, self.table.watch(seat).moment()) for seat in self.table.asked)
        return next((seat for seat, each in moments if each.kind == "waived" and each.passing is not None), "")

    def come(self, person: Person) -> None:
        """Take in that a page of a person is connected."""
        self.here[person] += 1
        self.seen[person] = self.now
        self.version += 1

    def go(self, person: Person, now: float) -> None:
        """Take in that a page of a person is gone."""
        self.here[person] -= 1
        self.seen[person] = now
        self.version += 1

    def halt(self, why: str) -> None:
        """Take in that nothing can be written: nothing is acknowledged until it can be again."""
        self.halted = sentence(f"the recording has stopped, and nothing more is taken: {why}")
        self.alerts["halted"] = Asking("halted", "trouble", text=self.halted, at=self.at)
        self.version += 1

    def arrive(self, name: str, cid: str, now: float) -> tuple[str, Person]:
        """Let somebody of this name come in, and return a token and the person; raise what refuses it."""
        self.now = now
        self._unhalt()
        return attendance.arrive(self, name, cid)

    def arrive_teacher(self, token: str, now: float) -> None:
        """Let a device that has this token speak for the teacher."""
        self.now = now
        self._unhalt()
        attendance.arrive_teacher(self, token)

    def keep_names(self) -> None:
        """Write the names of persons; it may run on another thread."""
        path = self.game.path
        if path is not None and not self.names_kept:
            keep_names(path, self.game, self.game.people)
            self.names_kept = True

    def delegation(self, game: Game, seat: MemberId, holder: Holder) -> Seat:
        """Return the delegation of a seat of the skill that the roster gives it."""
        skill = holder.skill if holder.skill in SKILLS else 1
        if skill not in self._skilled:
            self._skilled[skill] = delegations(game.case, game.seed, skill=skill)
        return self._skilled[skill][seat]

    def _heard(self, entry: Entry) -> None:
        self.standing.heed(entry, unix_of(entry.at))
        if isinstance(entry, Line):
            self.version += 1
            self.table.reseat()
        self._moments += _begins_a_moment(entry)

    def _member(self, person: Person) -> Member:
        standing = self.standing
        return Member(
            person, self.game.people.get(person, person), standing.roles[person], standing.seats.get(person, ""),
            self.here[person] > 0, person in standing.muted, person in standing.hands, self.seen.get(person),
            person in standing.removed,
        )  # fmt: skip

    def _unhalt(self) -> None:
        if not self.halted:
            return
        if why := self.game.save():
            raise Refusing(f"the recording has stopped, and nothing more is taken: {why}")
        self.halted = ""
        self.alerts.pop("halted", None)
        self.version += 1

    def member(self, person: Person) -> Member:
        """Return a person who is in the room; raise Refused for a stranger and for one who was removed."""
        found = self.people.get(person)
        if found is None or found.removed:
            raise Refusing("there is nobody of this name in the room")
        return found


def _begins_a_moment(entry: Entry) -> bool:
    return isinstance(entry, Record) and any(isinstance(each, _MOMENTS) for each in entry.events)
