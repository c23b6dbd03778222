"""A class of pupils without a network: a room in a file, pages that send orders, and the answers that they get."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from game.classroom.devices import TEACHER
from game.classroom.lessons import in_form
from game.classroom.orders import order_of
from game.classroom.replies import Done, Refused
from game.classroom.room import Client, Room
from game.engine import Seat
from game.engine.case import Case
from game.play.game import Game
from game.play.journal import read
from game.scenario.compile import load
from game.wire.line import Line as Wire
from tests.wire.client import Client as Page

ROOT = Path(__file__).parents[2]
START = 1_700_000_000.0


@lru_cache
def three() -> Case:
    """Return the toy scenario as a class plays it."""
    return in_form(load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common"), "whole")


class Class:
    """A room, its pages, and a clock that only the test moves."""

    def __init__(self, path: Path, seed: int = 7) -> None:
        self.now = START
        self.room = Room.new(three(), seed, path, "whole", self.now)
        self.teacher = Client(TEACHER)
        self.pages: dict[str, Client] = {}
        self._ids = count(1)

    def join(self, name: str) -> str:
        """Let somebody join, and return the person."""
        _, person = self.room.arrive(name, f"arrival-of-{name}-{next(self._ids):06}", self.now)
        self.pages[person] = Client(person)
        self.room.come(person)
        return person

    def order(self, who: str, do: str, /, **fields: Any) -> Any:
        """Send an order of a person, or of the teacher where `who` is ""; return the answer."""
        fields.setdefault("cid", f"order-{next(self._ids):06}")
        page = self.pages[who] if who else self.teacher
        return self.room.take(_order(do, fields), page, self.now)

    def done(self, who: str, do: str, /, **fields: Any) -> None:
        """Send an order that must be done."""
        answer = self.order(who, do, **fields)
        assert isinstance(answer, Done), answer

    def refused(self, who: str, do: str, /, **fields: Any) -> str:
        """Send an order that must be refused without a trace, and return the sentence."""
        before = self.room.n
        answer = self.order(who, do, **fields)
        assert isinstance(answer, Refused) and self.room.n == before, answer
        assert answer.why[0].isupper() and answer.why.endswith(".")
        return answer.why

    def seat(self, name: str, seat: str) -> str:
        """Let somebody join and sit down, and return the person."""
        person = self.join(name)
        self.done("", "seat", person=person, seat=seat)
        return person

    def begin(self) -> None:
        """Let the game begin, and act whoever is no person."""
        self.done("", "phase", to=2)
        self.act()

    def act(self) -> None:
        """Let all act who are no persons, as long as the game is not paused."""
        room = self.room
        while not room.settings.paused and (room.routine() or room.table.let_act() is not None):
            pass

    def drawn(self, seat: str, dice: Random) -> tuple[str, dict[str, Any]]:
        """Return an act that is open to a seat, as a page would send it."""
        wire = Wire(self.room.game, Seat(seat))
        page = Page(seat, wire.asked)
        whole = wire.whole()
        page.openings, page.lists = whole.openings, whole.lists
        kind = dice.choice(page.kinds)
        return kind, page.answers(kind, dice)

    def again(self) -> Room:
        """Return the room as another process would take it up from the file."""
        path = self.room.game.path
        assert path is not None
        self.room.keep_names()
        return Room(Game.replayed(path, read(path)))


def _order(do: str, fields: dict[str, Any]) -> Any:
    import msgspec

    return order_of(msgspec.json.encode({"do": do, **fields}))


def facts(room: Room) -> dict[str, Any]:
    """Return all that must be the same in a room that was taken up again, besides who is connected."""
    standing = {name: value for name, value in vars(room.standing).items() if name != "clock"}
    people = [(each.person, each.name, each.role, each.seat, each.muted, each.removed) for each in room.people.values()]
    return standing | {
        "people": people, "roster": room.game.roster, "n": room.n, "phase": room.phase, "clock": room.clock,
        "led": sorted(room.table.delegations), "asked": room.table.asked,
    }  # fmt: skip
