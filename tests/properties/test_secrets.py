"""What is secret to another changes nothing that a seat is told, offered or refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.events import BallotCast
from game.council.voting import Ballot
from game.engine import briefing, open_to, step, to_act, visible
from game.engine.case import Case
from game.engine.state import Phase, State
from game.play.game import Game
from game.scenario.compile import load
from game.terms import Dice, OutOfOrder
from game.world.acts import AdviseCapital, Counsel, Lobby, ProposeTerms
from game.world.facts import Hidden
from tests.properties import wild

ROOT = Path(__file__).parents[2]
SEEDS = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=25, deadline=None)


@cache
def three() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def states(seed: int) -> Iterator[State]:
    """Return the states of a game of what is open, one after the other."""
    game, dice = Game.new(three(), seed), Random(seed)
    while not game.over:
        yield game._state
        seat = dice.choice(game.to_act())
        game.submit(seat, game.openings(seat).draw(dice))


def some_state(seed: int, *phases: Phase) -> State:
    """Return a state of some part of the day, drawn by the seed."""
    found = [state for state in states(seed) if not phases or state.phase in phases]
    assume(found)
    return found[Random(seed).randrange(len(found))]


def told(state: State, member: str) -> Any:
    """Return all that a seat is told and offered, as plain values, and the words of some refusals."""
    dice = Random(5)
    refusals = []
    for _ in range(12):
        act = wild.act(state, dice)
        try:
            step(state, member, act, Dice(1, state.day, state.phase.value))
        except OutOfOrder as error:
            refusals.append((error.refusal.reason, error.refusal.authority))
    return msgspec.to_builtins(briefing(state, member)), offered(state, member), refusals, to_act(state)


def offered(state: State, member: str) -> dict[str, Any]:
    """Return what is open to a seat, by kind: all of it where it can be listed, else some draws of it."""
    found = {}
    for kind, frame in open_to(state, member).frames.items():
        try:
            found[kind.__name__] = list(frame.each())
        except TypeError:
            found[kind.__name__] = [frame.draw(Random(place)) for place in range(8)]
    return found


def alike(one: State, other: State, *knowing: str) -> None:
    """Hold that two states look the same to every seat but those who know."""
    for seat in one.case.seats:
        if seat not in knowing:
            assert told(one, seat) == told(other, seat), seat


@FEW
@given(seed=SEEDS)
def test_what_the_dice_have_hidden_is_told_to_nobody(seed: int) -> None:
    state = some_state(seed)
    hidden = state.world.hidden
    other = Hidden(
        {name: not truth for name, truth in hidden.truths.items()},
        {name: not sound for name, sound in hidden.sound.items()},
        {name: 100 - resolve for name, resolve in hidden.resolve.items()},
        hidden.lines,
        hidden.prices,
    )
    alike(state, replace(state, world=replace(state.world, hidden=other)))


@FEW
@given(seed=SEEDS)
def test_orders_and_delays_of_a_capital_are_told_to_nobody(seed: int) -> None:
    state = some_state(seed)
    waits = {each.id: 2 for each in state.case.setting.decisions}
    orders = {each.indicator: 1.0 for each in state.case.setting.processes}
    alike(state, replace(state, world=replace(state.world, waits=waits, put_off=waits, orders=orders)))


@FEW
@given(seed=SEEDS)
def test_a_ballot_is_known_to_nobody_else_before_the_vote_has_ended(seed: int) -> None:
    voting = [
        state for state in states(seed) if (m := state.proceedings.meeting) and m.vote is not None and m.vote.ballots
    ]
    assume(voting)
    state = Random(seed).choice(voting)
    meeting = state.proceedings.meeting
    assert meeting is not None and meeting.vote is not None
    voter = Random(seed).choice(sorted(meeting.vote.ballots))
    for ballot in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING, Ballot.NOT_PARTICIPATING):
        vote = replace(meeting.vote, ballots={**meeting.vote.ballots, voter: ballot})
        proceedings = replace(state.proceedings, meeting=replace(meeting, vote=vote))
        alike(state, replace(state, proceedings=proceedings), voter)


@FEW
@given(seed=SEEDS)
def test_another_seats_evidence_is_its_own_until_it_is_released(seed: int) -> None:
    state = some_state(seed)
    setting = state.case.setting
    evidence = Random(seed).choice([each for each in setting.evidence if each.id not in state.world.released])
    changed = replace(evidence, strength=100 - evidence.strength, title="something else", sound=0.0)
    case = replace(
        state.case,
        setting=replace(setting, evidence=tuple(changed if each is evidence else each for each in setting.evidence)),
    )
    alike(state, replace(state, case=case), evidence.holder)


@FEW
@given(seed=SEEDS)
def test_lobbying_is_known_to_the_two_and_counsel_to_one(seed: int) -> None:
    advised = False
    for state in states(seed):
        if state.phase is not Phase.CORRIDOR:
            continue
        dice = Dice(1, state.day, state.phase.value)
        for seat in state.corridor.waiting:
            frames = open_to(state, seat).frames
            if AdviseCapital in frames:
                two = [step(state, seat, AdviseCapital(each), dice)[1] for each in Counsel]
                alike(two[0], two[1], seat)
                advised = True
            if advised and Lobby in frames:
                ask = frames[Lobby].draw(Random(seed))
                two = [step(state, seat, replace(ask, in_favour=each), dice)[1] for each in (True, False)]
                alike(two[0], two[1], seat, ask.member)
                return
    assume(False)


@FEW
@given(seed=SEEDS)
def test_terms_on_the_table_are_known_to_those_at_it(seed: int) -> None:
    proposing = [
        (state, seat)
        for state in states(seed)
        if state.phase is Phase.CORRIDOR
        for seat in to_act(state)
        if ProposeTerms in open_to(state, seat).frames
    ]
    assume(proposing)
    state, seat = proposing[0]
    frame, draws = open_to(state, seat).frames[ProposeTerms], Random(seed)
    one, other = (frame.draw(draws) for _ in range(2))
    dice = Dice(1, state.day, state.phase.value)
    assert state.world.round is not None
    form = next(each for each in state.case.setting.formats if each.id == state.world.round.format)
    outcomes = [step(state, seat, each, dice)[1] for each in (one, other)]
    alike(*outcomes, *form.parties, *form.mediators, *form.participants)


@FEW
@given(seed=SEEDS)
def test_events_of_a_secret_act_are_shown_only_to_those_who_know(seed: int) -> None:
    game, dice = Game.new(three(), seed), Random(seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        for event in game.submit(seat, game.openings(seat).draw(dice)):
            if type(event) is BallotCast:
                assert [each for each in (*game.case.seats, None) if visible(event, each)] == [event.member]
            elif type(event).__name__ in ("HiddenDrawn", "OrdersGiven", "OrdersSpent", "DecisionDelayed"):
                assert not any(visible(event, each) for each in (*game.case.seats, None))
            elif type(event).__name__ in ("MemberLobbied", "CapitalAdvised"):
                assert not visible(event, None) and visible(event, event.by)
