"""Numbers that an audience sees count nothing that is secret to it: others' secrets change not one byte of its wire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.delegations.delegation import delegations
from game.engine import PUBLIC, Audience, Seat
from game.play.game import Game
from game.play.roster import roster_of
from game.record.view import View
from game.scenario.compile import load
from game.table.table import Table
from game.terms import MemberId, OutOfOrder
from game.wire.line import Line
from game.world.acts import (
    AdviseCapital,
    AnswerUnderstanding,
    EndDay,
    Lobby,
    ProposeUnderstanding,
    SoundOut,
    Telephone,
)

ROOT = Path(__file__).parents[2]
CASE = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
ONE, OTHER, THIRD = "UKR", "RUS", "FRA"
SECRET = (Lobby, AdviseCapital, Telephone, SoundOut)
OUTSIDERS: tuple[Audience, ...] = (Seat(THIRD), PUBLIC)


class Told:
    """All that an outsider is sent of a game and shown at a table, as bytes, act after act."""

    def __init__(self, seed: int) -> None:
        self.game = Game(CASE, seed, roster=roster_of(CASE.seats, dict.fromkeys((ONE, OTHER, THIRD), "p1")))
        while not self.game.by_hours:
            self.game.submit(self.game.to_act()[0], self.game.routine())
        self.table = Table(self.game, delegations(CASE, seed))
        self.lines = {each: Line(self.game, each) for each in OUTSIDERS}
        self.views = {each: View(CASE, each, seed) for each in OUTSIDERS}
        for record in self.game.records:
            for view in self.views.values():
                view.add(record)
        self.sent: list[bytes] = [msgspec.json.encode(line.whole()) for line in self.lines.values()]

    def act(self, by: MemberId, action: Any) -> None:
        """Let a seat act and keep what the outsiders are told of it."""
        record = self.table.submit(by, action)
        for audience, line in self.lines.items():
            for told in (line.since(), self.views[audience].add(record)):
                if told is not None:
                    self.sent.append(msgspec.json.encode(told))
        for shown in self.table.place(THIRD).news():
            self.sent.append(msgspec.json.encode(shown))

    def whole(self) -> list[bytes]:
        """Return what an outsider is sent who comes anew."""
        return [msgspec.json.encode(Line(self.game, each).whole()) for each in OUTSIDERS]

    def propose(self, by: MemberId, to: MemberId, *, witnessed: bool = False, nth: int = 0) -> None:
        asks = self.game.openings(by)[ProposeUnderstanding].asked((to,))[nth]
        self.act(by, ProposeUnderstanding((to,), asks, None, witnessed))

    def partners(self, by: MemberId) -> list[MemberId]:
        """Return whom a seat may ask for a promise now."""
        frame = self.game.openings(by).frames.get(ProposeUnderstanding)
        return [each for each, *more in frame.tables if not more and each in frame.others] if frame is not None else []

    def answer(self, by: MemberId, *, accepts: bool) -> None:
        number = next(self.game.openings(by)[AnswerUnderstanding].each()).number
        self.act(by, AnswerUnderstanding(number, accepts))


def secrets_of(told: Told, dice: Random, many: int) -> Iterator[None]:
    """Let the two do so many things in secret, each of which the outsiders must not be told."""
    for _ in range(many):
        by, to = dice.sample((ONE, OTHER), 2)
        kinds = [each for each in SECRET if each in told.game.openings(by)]
        if AnswerUnderstanding in told.game.openings(by):
            told.answer(by, accepts=dice.random() < 0.5)
        elif to in told.partners(by) and dice.random() < 0.6:
            told.propose(by, to, nth=dice.randrange(3))
        elif kinds:
            frame = told.game.openings(by)[dice.choice(kinds)]
            acts = [frame.draw(dice) for _ in range(20)]
            act = next((each for each in acts if getattr(each, "member", OTHER) in (ONE, OTHER)), None)
            if act is not None:
                told.act(by, act)
        yield


def settled(told: Told) -> None:
    """Let the two answer what was asked of them."""
    for by in (ONE, OTHER):
        while AnswerUnderstanding in told.game.openings(by):
            told.answer(by, accepts=False)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 9999), many=st.integers(1, 12))
def test_what_two_do_in_secret_changes_no_byte_that_others_are_sent_or_shown(seed: int, many: int) -> None:
    plain, busy = Told(seed), Told(seed)
    for _ in secrets_of(busy, Random(seed), many):
        assert busy.sent == plain.sent
    settled(busy)
    assert busy.sent == plain.sent and busy.whole() == plain.whole()
    for told in (plain, busy):
        told.act(THIRD, EndDay())
    assert busy.sent == plain.sent and busy.whole() == plain.whole()


@pytest.mark.parametrize("earlier", [1, 2, 3])
def test_an_agreement_before_witnesses_does_not_tell_how_many_there_were_in_secret(earlier: int) -> None:
    plain, busy = Told(4), Told(4)
    for number in range(earlier):
        by, to = (ONE, OTHER) if number % 2 else (OTHER, ONE)
        busy.propose(by, to, nth=number)
        busy.answer(to, accepts=number % 2 == 0)
    for told in (plain, busy):
        told.propose(ONE, OTHER, witnessed=True)
        told.answer(OTHER, accepts=True)
        told.propose(THIRD, ONE)
        told.answer(ONE, accepts=True)
    assert plain.sent == busy.sent and plain.whole() == busy.whole()
    assert [each.number for each in plain.game.view(PUBLIC).understandings] == [-1 - len(CASE.setting.standing)]


def test_a_member_that_is_called_back_in_secret_is_not_seen_to_come_back() -> None:
    plain, busy = Told(4), Told(4)
    for told in (plain, busy):
        told.act(OTHER, EndDay())
    busy.propose(ONE, OTHER)
    assert OTHER in busy.game.to_act() and OTHER not in plain.game.to_act()
    busy.answer(OTHER, accepts=False)
    busy.act(OTHER, EndDay())
    assert plain.sent == busy.sent and plain.whole() == busy.whole()


def test_an_answer_that_comes_back_over_the_wire_is_for_the_proposal_that_was_meant() -> None:
    told = Told(4)
    told.propose(THIRD, ONE)
    line = Line(told.game, Seat(ONE))
    told.propose(OTHER, ONE)
    mine = {each.by: each.number for each in told.game.briefing(ONE).understandings}
    assert len(set(mine.values())) == 2
    (asked,) = line.asked("AnswerUnderstanding", {})
    for choice in asked["choices"]:
        act = line.act("AnswerUnderstanding", {asked["name"]: msgspec.json.decode(msgspec.json.encode(choice))})
        assert act.number in mine.values() and told.game.openings(ONE).admits(act)
    told.act(ONE, AnswerUnderstanding(mine[OTHER], True))
    states = {each.by: each.state.value for each in told.game.briefing(ONE).understandings}
    assert states == {THIRD: "open", OTHER: "accepted"}
    with pytest.raises(OutOfOrder, match="no such understanding"):
        told.act(ONE, AnswerUnderstanding(0, True))


def test_numbers_of_one_seats_understandings_differ_also_when_the_same_is_asked_again() -> None:
    told = Told(4)
    for by, to in ((ONE, OTHER), (ONE, OTHER), (OTHER, ONE)):
        told.propose(by, to)
        told.answer(to, accepts=False)
    told.propose(ONE, THIRD)
    seen = [each.number for each in told.game.briefing(ONE).understandings]
    assert len(set(seen)) == 4 and all(0 <= each < 2**53 for each in seen), "a browser's numbers are exact up to there"
