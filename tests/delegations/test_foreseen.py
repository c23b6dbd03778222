"""One law, two uses: what a seat foresees of an act, with everything known, is what the record of that act moves."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.studies.arms import scenario

from game.council import acts as a
from game.council import events as c
from game.council.voting import Question
from game.delegations.delegation import Seat
from game.delegations.foreseen import ELSEWHERE, FORESEEN, NOTHING, after
from game.delegations.known import UNSEEN
from game.engine import affairs as council
from game.engine import begin, briefing, open_to, routine, step, to_act
from game.engine.acts import Action
from game.engine.affairs import Affairs
from game.engine.reactions import affairs_of
from game.engine.state import State
from game.terms import Dice, MemberId
from game.world import acts as w
from game.world import events as ev
from game.world.facts import World
from game.world.ledger import unanswered
from game.world.slots import slots

SCENARIOS = ("minsk-2022", "tests/data/three.yaml")
BESIDE = frozenset({"meetings", "day"})
"""Counts of the calendar, which no act is done for."""


class Done(NamedTuple):
    """An act of a game, who did it, and the game before and after."""

    before: State
    by: MemberId
    act: Any
    events: tuple[Any, ...]
    after: State


@cache
def course(path: str, seed: int) -> tuple[Done, ...]:
    """Return a whole game in which each act is drawn, more often one of a kind that has been rare."""
    state, dice, found, seen = begin(scenario(path, "")), Random(seed), list[Done](), Counter[type]()
    while to_act(state):
        by = dice.choice(to_act(state))
        act = routine(state) or _drawn(state, by, dice, seen)
        seen[type(act)] += 1
        before, (events, state) = state, step(state, by, act, Dice(seed, state.day, state.phase.value))
        found.append(Done(before, by, act, events, state))
    return tuple(found)


def _drawn(state: State, by: MemberId, dice: Random, seen: Counter[type]) -> Any:
    openings = open_to(state, by)
    if dice.random() < 0.5:
        return openings.draw(dice)
    rare = min(openings.kinds, key=lambda kind: (seen[kind], kind.__name__))
    return openings[rare].draw(dice)


def differing(state: State, one: World, other: World) -> dict[str, float]:
    """Return by how much each number differs between two worlds."""
    names = slots(state.case.setting).index
    apart = {name: round(other.numbers[at] - one.numbers[at], 6) for name, at in names.items()}
    return {name: by for name, by in apart.items() if by and name not in BESIDE}


def moved(done: Done) -> dict[str, float]:
    """Return what a record moved of itself: without what charges do that nobody had answered when a meeting closed."""
    found = differing(done.before, done.before.world, done.after.world)
    for event in done.events:
        for change in event.changes if isinstance(event, ev.NumbersMoved) else ():
            if change.because.endswith("was answered by nobody") or "answered by nobody: " in change.because:
                found[change.slot] = round(found.get(change.slot, 0.0) - change.by, 6)
    return {name: by for name, by in found.items() if by}


def foreseen(done: Done) -> dict[str, float]:
    """Return what was foreseen of it by who knew everything."""
    meeting = done.before.proceedings.meeting
    known = affairs_of(done.before, done.before.proceedings.vetoes)
    symbol = meeting.symbol if meeting else ""
    return differing(done.before, done.before.world, after(known, done.by, done.act, symbol))


def test_every_kind_of_act_stands_in_one_table() -> None:
    tables = (FORESEEN, ELSEWHERE, NOTHING)
    kinds = [kind for table in tables for kind in table]
    assert Counter(kinds) == Counter(Action.__args__)
    assert all(len(why.split()) > 4 for table in (ELSEWHERE, NOTHING, UNSEEN) for why in table.values())


def test_every_part_of_the_world_that_a_seat_does_not_know_whole_is_named() -> None:
    assert set(UNSEEN) <= set(World.__struct_fields__)


@pytest.mark.parametrize("path", SCENARIOS)
@settings(max_examples=8)
@given(seed=st.integers(0, 7))
def test_what_is_foreseen_of_an_act_is_what_it_moves(path: str, seed: int) -> None:
    for done in course(path, seed):
        if type(done.act) in FORESEEN:
            assert foreseen(done) == pytest.approx(moved(done), abs=2e-6), (done.by, done.act)


@pytest.mark.parametrize("path", SCENARIOS)
def test_what_is_said_to_move_nothing_moves_nothing(path: str) -> None:
    for seed in range(4):
        for done in course(path, seed):
            if type(done.act) in NOTHING and not isinstance(done.act, (a.RequestMeeting, a.OpenMeeting)):
                closes = any(isinstance(event, (c.MeetingClosed, c.VotingEnded)) for event in done.events)
                assert closes or moved(done) == {}, (done.by, done.act)


def test_the_games_hold_every_kind_of_act_that_is_foreseen() -> None:
    seen = {type(done.act) for path in SCENARIOS for seed in range(8) for done in course(path, seed)}
    assert set(FORESEEN) <= seen
    points = {type(p) for path in SCENARIOS for s in range(8) for d in course(path, s) if type(d.act) is w.Speak
              for p in d.act.points}  # fmt: skip
    assert points == set(w.AnyPoint.__args__)


@pytest.mark.parametrize("path", SCENARIOS)
def test_what_is_foreseen_of_a_vote_is_what_it_moves(path: str) -> None:
    votes = 0
    for seed in range(8):
        for done in course(path, seed):
            ended = [each for each in done.events if isinstance(each, c.VotingEnded) and each.kind == "draft"]
            for event in ended:
                votes += 1
                draft = done.before.proceedings.papers.draft(event.subject)
                meeting = done.before.proceedings.meeting
                assert draft is not None and meeting is not None
                world = council.decided(
                    affairs_of(done.before, done.before.proceedings.vetoes),
                    draft,
                    event.ballots,
                    adopted=event.outcome.adopted,
                    vetoed_by=tuple(event.outcome.vetoed_by),
                    procedural=event.question is Question.PROCEDURAL,
                    bound=meeting.vote.must_abstain if meeting.vote else (),
                )
                told = differing(done.before, done.before.world, world)
                assert told == pytest.approx(moved(done), abs=2e-6), (event.ballots, event.outcome)
    assert votes > 3


def test_what_is_foreseen_of_an_agreed_statement_is_what_it_moves() -> None:
    agreed = 0
    for seed in range(8):
        for done in course("minsk-2022", seed):
            events = [each for each in done.events if isinstance(each, c.StatementSettled) and each.issued]
            if len(events) == 1 and not any(isinstance(each, c.MeetingClosed) for each in done.events):
                agreed += 1
                statement = done.before.proceedings.papers.statement(events[0].statement)
                if statement is not None:
                    world = council.issued(affairs_of(done.before), statement)
                    assert differing(done.before, done.before.world, world) == pytest.approx(moved(done), abs=2e-6)
    assert agreed


@pytest.mark.parametrize("path", SCENARIOS)
def test_what_a_seat_knows_itself_leads_to_the_same_moves_of_what_it_can_see(path: str) -> None:
    case = scenario(path, "")
    seats = {member: Seat(case, member, seed=0) for member in case.seats}
    for done in course(path, 1)[::3]:
        if type(done.act) in FORESEEN:
            view = briefing(done.before, done.by)
            known: Affairs = seats[done.by]._situation(view, open_to(done.before, done.by), Dice(0, 1, "x")).affairs
            meeting = view.meeting.symbol if view.meeting else ""
            guessed = differing(done.before, known.world, after(known, done.by, done.act, meeting))
            told = {n: by for n, by in foreseen(done).items() if n in view.numbers or _own(n, done.by)}
            assert {n: by for n, by in guessed.items() if n in told} == pytest.approx(told, abs=2e-6), done.act


def _own(name: str, member: MemberId) -> bool:
    return name.startswith("credibility[") or (name.startswith(("relation[", "access[", "influence[")) and member in name)


__all__ = ["unanswered"]
