"""A room of people at the ends of lines, each with nothing but the bytes that it is sent; and one to be killed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from game.delegations.delegation import delegations
from game.engine import Seat
from game.play.game import Game
from game.play.roster import roster_of
from game.scenario.compile import load
from game.table.table import Table
from game.wire.line import Line
from tests.wire.client import Client

ROOT = Path(__file__).parents[2]


class Room:
    """One table, and for each seat that a person holds a line and a client at its end."""

    def __init__(self, table: Table, people: Mapping[str, str], dice: Random) -> None:
        self.table, self.people, self.dice = table, people, dice
        self.lines = {seat: Line(table.game, Seat(seat)) for seat in people}
        self.clients = {seat: Client(seat, self.lines[seat].asked) for seat in people}
        for seat in people:
            self.clients[seat].hear(self.whole(seat, remember=True))

    @property
    def asked(self) -> list[str]:
        """Return the seats whose turn it is."""
        return [seat for seat in self.people if self.table.waits_for(seat)]

    def whole(self, seat: str, *, remember: bool = False) -> bytes:
        """Return all that a seat is told, as it is sent to one who comes anew."""
        line = self.lines[seat] if remember else Line(self.table.game, Seat(seat))
        return msgspec.json.encode(line.whole())

    def one_act(self) -> None:
        """Let one act, a person where it is its turn, and tell all."""
        asked = self.asked
        if asked:
            seat = self.dice.choice(asked)
            client = self.clients[seat]
            kind = self.dice.choice(client.kinds)
            self.submit(seat, kind, client.answers(kind, self.dice), f"c{len(self.table.game.entries)}")
        else:
            self.table.let_act()
        self.tell()

    def submit(self, seat: str, kind: str, answers: Mapping[str, Any], cid: str) -> None:
        """Submit what came over the wire."""
        if self.table.game.answered(cid, self.people[seat], seat) is None:
            act = self.lines[seat].act(kind, msgspec.json.decode(msgspec.json.encode(answers)))
            self.table.submit(seat, act, person=self.people[seat], cid=cid)

    def tell(self) -> None:
        """Send to each what has changed for it."""
        for seat, client in self.clients.items():
            message = self.lines[seat].since()
            if message is not None:
                client.hear(msgspec.json.encode(message))

    def all_know(self) -> None:
        """Hold that each client knows what one who comes anew is told."""
        for seat, client in self.clients.items():
            fresh = Client(seat, self.lines[seat].asked)
            fresh.hear(self.whole(seat))
            assert msgspec.json.encode(client.view, order="sorted") == msgspec.json.encode(fresh.view, order="sorted")
            assert client.openings == fresh.openings and fresh.lists.items() <= client.lists.items()

    @staticmethod
    def digest(game: Game, seat: str) -> str:
        """Return the digest of all that a seat is told."""
        return blake2b(msgspec.json.encode(Line(game, Seat(seat)).whole()), digest_size=8).hexdigest()


def main(path: str, told: str) -> None:
    """Play on and on; write down what was shown, once it is on file."""
    case = load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")
    people = {"AAA": "p1", "BBB": "p2"}
    game = Game.new(case, 7, path, roster=roster_of(case.seats, people))
    room = Room(Table(game, delegations(case, 7)), people, Random(7))
    with open(told, "a", encoding="utf-8") as out:
        while not game.over:
            room.one_act()
            for seat in people:
                out.write(f"{len(game.entries)} {seat} {Room.digest(game, seat)} .\n")
            out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
