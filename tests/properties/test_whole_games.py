"""Whole games: what is open is never refused, what is not never gets through, and events are all that happens."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from game.council.events import VotingEnded
from game.council.voting import Ballot, Ground, Question
from game.engine import evolve, open_to, to_act
from game.engine.acts import ACTIONS
from game.engine.case import Case
from game.engine.state import State
from game.letters import one_line
from game.play.game import Game
from game.scenario.compile import load
from game.terms import OutOfOrder
from tests.properties import lawbook, wild

ROOT = Path(__file__).parents[2]
SEEDS = st.integers(0, 2**32 - 1)
REAL = ROOT / "scenarios" / "minsk-2022"


@cache
def case_of(path: Path = ROOT / "tests" / "data" / "three.yaml") -> Case:
    return load(path, ROOT / "scenarios" / "common")


def state_of(game: Game) -> State:
    """Return what no seat may see; tests of the law must."""
    return game._state


def unfolded(state: State) -> Any:
    """Return a state as plain values, all of it but the case and what was found out of it."""
    return copy.deepcopy(
        {name: _plain(getattr(state, name)) for name in state.__struct_fields__ if name not in ("case", "memo")}
    )


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value, enc_hook=list, str_keys=True)


def draw(game: Game, dice: Random) -> tuple[str, Any]:
    seat = dice.choice(game.to_act())
    return seat, game.openings(seat).draw(dice)


def check_vote(case: Case, event: VotingEnded) -> None:
    """Hold a vote to the Charter by our own count (items 14 to 21)."""
    council = case.remit.council
    cast = list(event.ballots.values())
    assert set(event.ballots) == set(council.seats)
    in_favour = cast.count(Ballot.IN_FAVOUR)
    against = {each for each in council.permanent if event.ballots[each] is Ballot.AGAINST}
    enough = in_favour >= council.votes_required
    vetoed = enough and against and event.question is not Question.PROCEDURAL
    ground = Ground.VETO if vetoed else Ground.ADOPTED if enough else Ground.LACKED_VOTES
    assert event.outcome.ground is ground
    assert event.outcome.vetoed_by == (against if vetoed else set())


class OpenGames(RuleBasedStateMachine):
    """A game in which all do what is open to them: nothing is refused, and events say all that happens."""

    def __init__(self) -> None:
        super().__init__()
        self.game = Game.new(case_of(), 0)

    @initialize(seed=SEEDS)
    def begin(self, seed: int) -> None:
        self.game = Game.new(case_of(), seed)

    @precondition(lambda self: not self.game.over)
    @rule(seed=SEEDS, acts=st.integers(1, 40))
    def play_on(self, seed: int, acts: int) -> None:
        dice = Random(seed)
        for _ in range(acts):
            if self.game.over:
                return
            seat, act = draw(self.game, dice)
            assert self.game.openings(seat).admits(act)
            self.game.submit(seat, act)

    @precondition(lambda self: not self.game.over)
    @rule(seed=SEEDS)
    def fold(self, seed: int) -> None:
        before = state_of(self.game)
        plain = unfolded(before)
        events = self.game.submit(*draw(self.game, Random(seed)))
        folded = before
        for event in events:
            earlier, was = folded, unfolded(folded)
            folded = evolve(folded, event)
            assert unfolded(earlier) == was
        assert unfolded(before) == plain
        assert folded == state_of(self.game)

    @precondition(lambda self: self.game.over)
    @rule(seed=SEEDS)
    def next_game(self, seed: int) -> None:
        assert self.game.to_act() == () and self.game.ending
        self.game = Game.new(case_of(), seed)

    @invariant()
    def somebody_can_act(self) -> None:
        for seat in self.game.to_act():
            assert self.game.openings(seat).frames

    @invariant()
    def votes_are_counted_by_the_charter(self) -> None:
        for record in self.game.records[-40:]:
            for event in record.events:
                if type(event) is VotingEnded:
                    check_vote(self.game.case, event)


def as_taken(act: Any) -> Any:
    """Return an act as the door takes it: without what no reader sees in its own words, which are counted then."""
    words = getattr(act, "words", None)
    return replace(act, words=one_line(words)) if isinstance(words, str) else act


class LawlessGames(RuleBasedStateMachine):
    """A game in which anybody tries anything: what gets through is open, and breaks no rule of the book."""

    def __init__(self) -> None:
        super().__init__()
        self.game = Game.new(case_of(), 0)
        self.late: list[Any] = []

    @initialize(seed=SEEDS)
    def begin(self, seed: int) -> None:
        self.game = Game.new(case_of(), seed)

    @precondition(lambda self: not self.game.over)
    @rule(seed=SEEDS, acts=st.integers(1, 30))
    def time_passes(self, seed: int, acts: int) -> None:
        dice = Random(seed)
        for _ in range(acts):
            if self.game.over:
                return
            seat, act = draw(self.game, dice)
            self.late = [*self.late[-80:], act]
            found = lawbook.breach(state_of(self.game), seat, act)
            assert not found, (seat, act, found)
            self.game.submit(seat, act)

    @rule(seed=SEEDS, tries=st.integers(1, 60))
    def anything(self, seed: int, tries: int) -> None:
        dice = Random(seed)
        for _ in range(tries):
            state = state_of(self.game)
            self.attempt(wild.actor(state, dice), wild.act(state, dice))

    @rule(seed=SEEDS, tries=st.integers(1, 60))
    def late_clicks_and_others_acts(self, seed: int, tries: int) -> None:
        dice = Random(seed)
        for _ in range(tries):
            if self.game.over or not self.late:
                return
            act = dice.choice(self.late) if dice.random() < 0.5 else draw(self.game, dice)[1]
            self.attempt(wild.actor(state_of(self.game), dice), act)

    @rule(seed=SEEDS, tries=st.integers(1, 60))
    def what_is_nearly_open(self, seed: int, tries: int) -> None:
        dice = Random(seed)
        for _ in range(tries):
            if self.game.over:
                return
            seat, act = draw(self.game, dice)
            self.attempt(seat, wild.nearly(act, state_of(self.game), dice))

    def attempt(self, by: str, act: Any) -> None:
        game, state, count = self.game, state_of(self.game), len(self.game.records)
        admitted = open_to(state, by).admits(as_taken(act))
        try:
            game.submit(by, act)
        except OutOfOrder as error:
            assert not admitted, f"open to {by} and refused: {act} ({error})"
            assert error.refusal.reason and error.refusal.authority
            assert state_of(game) is state and len(game.records) == count
            return
        assert admitted, f"not open to {by}, and got through: {act}"
        found = lawbook.breach(state, by, act)
        assert not found, f"{by} got through with {act}: {found}"


# A seed has no smaller one that plays the same game: what fails is shown as it was found.
AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
TestOpenGames = OpenGames.TestCase
TestOpenGames.settings = settings(max_examples=25, stateful_step_count=25, deadline=None, phases=AS_FOUND)
TestLawlessGames = LawlessGames.TestCase
TestLawlessGames.settings = settings(max_examples=40, stateful_step_count=40, deadline=None, phases=AS_FOUND)


def test_the_book_of_law_has_a_page_for_every_act() -> None:
    assert {*lawbook.LAW, *lawbook.OFFICE} == set(ACTIONS)


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_games_of_what_is_open_come_to_an_end_without_a_refusal(seed: int) -> None:
    game, dice = Game.new(case_of(), seed), Random(seed)
    for _ in range(5000):
        if game.over:
            break
        seat, act = draw(game, dice)
        assert not (found := lawbook.breach(state_of(game), seat, act)), (seat, act, found)
        for event in game.submit(seat, act):
            if type(event) is VotingEnded:
                check_vote(game.case, event)
    assert game.over and game.ending in {each.id for each in game.case.setting.endings}
    assert to_act(state_of(game)) == ()


@pytest.mark.parametrize("seed", range(3))
def test_games_of_the_shipped_scenario_come_to_an_end_by_the_book(seed: int) -> None:
    game, dice = Game.new(case_of(REAL), seed), Random(seed)
    while not game.over:
        seat, act = draw(game, dice)
        assert not (found := lawbook.breach(state_of(game), seat, act)), (seat, act, found)
        before = state_of(game)
        events = game.submit(seat, act)
        folded = before
        for event in events:
            folded = evolve(folded, event)
        assert folded == state_of(game)
        assert len(game.records) < 40_000
    assert game.ending
