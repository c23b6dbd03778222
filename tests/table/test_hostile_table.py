"""Whatever a browser sends to a table, a line or the door is done or refused with a sentence, and spoils no save."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.delegations.delegation import delegations
from game.engine import Seat
from game.play.game import Game
from game.play.lines import ClockSet, NoteSent, Struck, Withdrawn, WordsReleased
from game.play.people import arrive
from game.play.roster import roster_of
from game.scenario.compile import load
from game.table.table import Table
from game.terms import OutOfOrder
from game.wire.forms import Unanswered
from game.wire.line import Line, tag_of
from game.world.acts import EndDay

ROOT = Path(__file__).parents[2]
CASE = load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def nested(times: int) -> Any:
    found: Any = "x"
    for _ in range(times):
        found = [found]
    return found


ODD: dict[str, Any] = {
    "none": None, "true": True, "false": False, "nought": 0, "less": -1, "huge": 10**400, "far": 1e308,
    "not a number": float("nan"), "empty": "", "long": "x" * 1_000_000, "half a sign": "\ud800",
    "an escape": "\x1b[2J", "no list": [], "no table": {}, "deep": nested(100_000), "deep text": "[" * 100_000,
    "lists": [[]] * 1000, "a table": {"a": 1}, "bytes": b"x", "an object": object(), "a pair": (1, 2), "a set": {1, 2},
}  # fmt: skip
SAID = (OutOfOrder, ValueError, LookupError)


def in_corridor(path: Path) -> Table:
    game = Game.new(CASE, 3, path, roster=roster_of(CASE.seats, {"AAA": "p1", "BBB": "p2"}))
    table = Table(game, delegations(CASE, 3))
    while not game.by_hours:
        table.let_act()
    return table


DOORS: dict[str, Callable[[Table, Any], object]] = {
    "an act": lambda table, odd: table.submit("AAA", odd),
    "a seat": lambda table, odd: table.submit(odd, EndDay()),
    "a person": lambda table, odd: table.submit("AAA", EndDay(), person=odd),
    "an id": lambda table, odd: table.submit("AAA", EndDay(), person="p1", cid=odd),
    "a time": lambda table, odd: table.submit("AAA", EndDay(), person="p1", at=odd),
    "who takes back": lambda table, odd: table.withdraw("AAA", person=odd, cid="w"),
    "an id of taking back": lambda table, odd: table.withdraw("AAA", person="p1", cid=odd),
    "whose act is taken back": lambda table, odd: table.withdraw(odd, person="p1"),
    "who takes a seat": lambda table, odd: table.take("AAA", odd),
    "which seat is taken": lambda table, odd: table.take(odd, "p1"),
    "who leaves": lambda table, odd: table.leave("AAA", odd),
    "which seat is left": lambda table, odd: table.leave(odd, "p1"),
    "a place": lambda table, odd: table.place(odd),
    "a remark": lambda table, odd: table.game.say(odd),
    "words of a note": lambda table, odd: table.game.say(NoteSent("AAA", odd)),
    "who sends a note": lambda table, odd: table.game.say(NoteSent(odd, "x")),
    "to whom": lambda table, odd: table.game.say(NoteSent("AAA", "x"), odd),
    "an id of a note": lambda table, odd: table.game.say(NoteSent("AAA", "x"), cid=odd),
    "what is struck": lambda table, odd: table.game.say(Struck(odd)),
    "what is released": lambda table, odd: table.game.say(WordsReleased(odd)),
    "what is withdrawn": lambda table, odd: table.game.say(Withdrawn(odd)),
    "a clock": lambda table, odd: table.game.say(ClockSet("x", odd)),
    "a name": lambda table, odd: arrive(table.game, odd),
}


@pytest.mark.parametrize("door", DOORS)
def test_what_is_no_order_is_refused_with_a_sentence_and_the_save_is_read_again(door: str, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    table = in_corridor(path)
    for odd in ODD.values():
        try:
            DOORS[door](table, odd)
        except SAID as error:
            assert str(error) and len(str(error)) < 2000
    table.follow()
    entries = list(table.game.entries)
    table.game.close()
    again = Game.load(path)
    assert list(again.entries) == entries
    again.close()


@pytest.mark.parametrize("odd", ODD)
def test_answers_from_the_wire_of_any_kind_make_an_open_act_or_are_refused(odd: str, tmp_path: Path) -> None:
    table = in_corridor(tmp_path / "game.jsonl")
    line, value = Line(table.game, Seat("AAA")), ODD[odd]
    for kind in [*(tag_of(each) for each in table.game.openings("AAA")), value]:
        names = [each["name"] for each in line.asked(kind, {})] if isinstance(kind, str) and kind != value else ["x"]
        for answers in (value, {names[0] if names else "x": value}, {"x" * 9: value}):
            for ask in (line.act, line.asked):
                try:
                    act = ask(kind, answers)
                except Unanswered as error:
                    assert str(error) and len(str(error)) < 500
                else:
                    assert ask == line.asked or table.game.openings("AAA").admits(act)


def test_an_act_of_another_seat_or_of_an_earlier_question_is_refused(tmp_path: Path) -> None:
    table, dice = in_corridor(tmp_path / "game.jsonl"), Random(1)
    stale = [table.game.openings("AAA")[kind].draw(dice) for kind in table.game.openings("AAA")]
    table.submit("AAA", EndDay(), person="p1")
    number = len(table.game.entries)
    for act in stale:
        for seat, person in (("AAA", "p1"), ("AAA", "p2"), ("field", "p1"), ("secretariat", "p2"), ("director", "p1")):
            with pytest.raises(OutOfOrder):
                table.submit(seat, act, person=person)
    assert len(table.game.entries) == number
