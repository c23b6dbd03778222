"""People who know nothing but what is sent to them play a game with delegations, and lose nothing when it is killed."""

import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic, sleep

import msgspec

from game.delegations.delegation import delegations
from game.engine import Seat
from game.play.game import Game
from game.play.replay import replayed
from game.play.roster import roster_of
from game.table.table import Table
from game.terms import OutOfOrder
from game.wire.forms import Unanswered
from game.wire.line import Line
from tests.table.room import Room
from tests.whole import minsk

ROOT = Path(__file__).parents[2]
PEOPLE = {"KEN": "p1", "RUS": "p2", "USA": "p3", "UKR": "p4"}


def test_four_people_and_thirteen_delegations_play_by_the_wire_form_alone_and_the_journal_replays(tmp_path):
    case, path = minsk(), tmp_path / "class.jsonl"
    game = Game.new(case, 5, path, roster=roster_of(case.seats, PEOPLE))
    room = Room(Table(game, delegations(case, 5)), PEOPLE, Random(5))
    while not game.over and game.day < 3:
        room.one_act()
    assert {record.by for record in game.records} >= set(PEOPLE) and len(case.seats) == 17
    assert {record.person for record in game.records if record.by in PEOPLE} == set(PEOPLE.values())
    room.all_know()
    shown = {seat: room.whole(seat) for seat in PEOPLE}
    game.close()
    again, difference = replayed(path, verify=True)
    assert difference is None and again.records == game.records and again.roster == game.roster
    for seat in PEOPLE:
        assert msgspec.json.encode(Line(again, Seat(seat)).whole()) == shown[seat]


def test_answers_that_were_right_a_moment_ago_are_refused_and_change_nothing(tmp_path):
    case = minsk()
    game = Game(case, 5, roster=roster_of(case.seats, PEOPLE))
    room = Room(Table(game, delegations(case, 5)), PEOPLE, Random(5))
    while not room.asked:
        room.one_act()
    seat = room.asked[0]
    kind = room.clients[seat].kinds[0]
    answers = room.clients[seat].answers(kind, Random(1))
    room.submit(seat, kind, answers, "c1")
    number = len(game.entries)
    for _ in range(3):
        try:
            room.submit(seat, kind, answers, "c2")
        except (Unanswered, OutOfOrder) as error:
            assert str(error)
            break
    room.submit(seat, kind, answers, "c1")
    assert len(game.entries) <= number + 2


def test_after_a_kill_each_person_is_shown_what_was_shown_before(tmp_path):
    path, told = tmp_path / "class.jsonl", tmp_path / "told"
    for after in (0.1, 0.5):
        child = subprocess.Popen([sys.executable, "-m", "tests.table.room", str(path), str(told)], cwd=ROOT)
        begun = monotonic()
        while (not told.exists() or told.stat().st_size < 2000) and monotonic() - begun < 60:
            sleep(0.02)
        sleep(after)
        child.send_signal(signal.SIGKILL)
        child.wait()
        lines = [line.split() for line in told.read_text().split("\n") if line.count(" ") == 3]
        game = Game.load(path)
        known = {(int(number), seat): digest for number, seat, digest, _ in lines}
        last = max(number for number, _ in known)
        assert last <= len(game.entries), "what was shown is on file"
        for seat in ("AAA", "BBB"):
            again = Game(game.case, game.seed, roster=game.first_roster)
            for entry in game.entries[:last]:
                again.follow(entry)
            assert Room.digest(again, seat) == known[last, seat]
        game.close()
        path.unlink()
        told.unlink()
