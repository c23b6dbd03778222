"""One law, two uses: what a seat foresees of an act, with everything known, is what the record of that act moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council import acts as a
from game.council import events as c
from game.council.subjects import OnDraft
from game.council.voting import Question
from game.delegations.delegation import Seat
from game.engine import affairs as council
from game.engine import begin, briefing, open_to, routine, step, to_act
from game.engine.acts import Action
from game.engine.affairs import Affairs
from game.engine.reactions import affairs_of
from game.engine.state import State
from game.forecast.foreseen import ELSEWHERE, FORESEEN, NOTHING, after
from game.forecast.known import UNSEEN
from game.frames import Composed
from game.lab.arms import scenario
from game.terms import Dice, MemberId
from game.world import acts as w
from game.world import events as ev
from game.world.facts import World
from game.world.slots import slots

SHIPPED = Path(__file__).parents[2] / "scenarios"

SCENARIOS = ("minsk-2022", "tests/data/three.yaml")
BESIDE = frozenset({"meetings", "day"})
"""Counts of the calendar, which no act is done for."""


HINDERING = (a.RaisePointOfOrder, a.ChallengeRuling, a.ObjectToAgenda, a.ObjectToInvitation, a.StayAway, a.MoveMotion,
             a.WithdrawDraft, a.BreakSilence, a.ObjectToStatement, a.CedeChair, a.ProposeAmendment, a.WithdrawAmendment,
             a.AcceptAmendment, a.RequestSeparateVote, a.ExplainVote, a.SpeakOnMotion)  # fmt: skip
"""Acts of which a game is full, if they are drawn as often as others, and comes to nothing else."""


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
    state, dice, found, seen = begin(scenario(path, "", SHIPPED)), Random(seed), list[Done](), Counter[type]()
    while to_act(state):
        by = dice.choice(to_act(state))
        act = routine(state) or _drawn(state, by, dice, seen)
        seen[type(act)] += 1
        before, (events, state) = state, step(state, by, act, Dice(seed, state.day, state.phase.value))
        found.append(Done(before, by, act, events, state))
    return tuple(found)


def _drawn(state: State, by: MemberId, dice: Random, seen: Counter[type]) -> Any:
    openings = open_to(state, by)
    speech = openings.get(w.Speak) if dice.random() < 0.6 else None
    if isinstance(speech, Composed):
        points = next(slot for slot in speech.slots if slot.name == "points")
        point = min(points.choices, key=lambda each: (seen[type(each)], dice.random()))
        seen[type(point)] += 1
        return w.Speak((point,))
    kinds = [kind for kind in openings.frames if kind not in HINDERING or dice.random() < 0.01]
    rare = min(kinds or openings.frames, key=lambda kind: (seen[kind], kind.__name__))
    return openings[rare].draw(dice)


def differing(state: State, one: World, other: World) -> dict[str, float]:
    """Return by how much each number differs between two worlds."""
    names = slots(state.case.setting).index
    apart = {name: round(other.numbers[at] - one.numbers[at], 6) for name, at in names.items()}
    return {name: by for name, by in apart.items() if by and name not in BESIDE}


def moved(done: Done) -> dict[str, float]:
    """Return what a record moved."""
    return differing(done.before, done.before.world, done.after.world)


def by_itself(done: Done) -> bool:
    """Return whether nothing but the act moved something: no meeting or day ended with it, in which charges bite."""
    changes = (each for event in done.events if isinstance(event, ev.NumbersMoved) for each in event.changes)
    return not any("was answered by nobody" in each.because for each in changes)


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


def some_of_each_kind(acts: tuple[Done, ...], most: int = 60) -> Iterator[Done]:
    """Yield of each kind of act, and of each kind of first point, the first ones of a game."""
    seen = Counter[type]()
    for done in acts:
        kind = type(done.act.points[0]) if type(done.act) is w.Speak else type(done.act)
        seen[kind] += 1
        if seen[kind] <= most:
            yield done


@pytest.mark.parametrize("path", SCENARIOS)
@settings(max_examples=6)
@given(seed=st.integers(0, 3))
def test_what_is_foreseen_of_an_act_is_what_it_moves(path: str, seed: int) -> None:
    for done in some_of_each_kind(course(path, seed)):
        if type(done.act) in FORESEEN and by_itself(done):
            assert foreseen(done) == pytest.approx(moved(done), abs=2e-6), (done.by, done.act)


@pytest.mark.parametrize("path", SCENARIOS)
def test_what_is_said_to_move_nothing_moves_nothing(path: str) -> None:
    for seed in range(4):
        for done in course(path, seed):
            if type(done.act) in NOTHING and by_itself(done) and not _decides(done):
                assert moved(done) == {}, (done.by, done.act)


def _decides(done: Done) -> bool:
    """Return whether a vote ended with the act, as where nobody is left to be asked."""
    return any(isinstance(event, c.VotingEnded) for event in done.events)


def test_the_games_hold_every_kind_of_act_that_is_foreseen() -> None:
    games = [done for path in SCENARIOS for seed in range(4) for done in course(path, seed)]
    foretold = [done for done in games if type(done.act) in FORESEEN]
    alone = [done for done in foretold if by_itself(done)]
    assert len(alone) > 0.95 * len(foretold)
    assert set(FORESEEN) == {type(done.act) for done in alone}
    points = {type(point) for done in alone if type(done.act) is w.Speak for point in done.act.points}
    assert points == set(w.AnyPoint.__args__)


@pytest.mark.parametrize("path", SCENARIOS)
def test_what_is_foreseen_of_a_vote_is_what_it_moves(path: str) -> None:
    votes = 0
    for seed in range(4):
        for done in filter(by_itself, course(path, seed)):
            votes_ended = [each for each in done.events if isinstance(each, c.VotingEnded)]
            ended = [each for each in votes_ended if isinstance(each.subject, OnDraft)]
            for event in ended if type(done.act) is a.CastBallot else ():
                votes += 1
                draft = done.before.proceedings.papers.draft(event.subject.draft)
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
    for seed in range(4):
        for done in course("minsk-2022", seed):
            events = [each for each in done.events if isinstance(each, c.StatementSettled) and each.issued]
            if len(events) == 1 and by_itself(done) and not _decides(done):
                agreed += 1
                statement = done.before.proceedings.papers.statement(events[0].statement)
                if statement is not None:
                    world = council.issued(affairs_of(done.before), statement)
                    assert differing(done.before, done.before.world, world) == pytest.approx(moved(done), abs=2e-6)
    assert agreed


@pytest.mark.parametrize("path", SCENARIOS)
def test_what_a_seat_knows_itself_leads_to_the_same_moves_of_what_it_can_see(path: str) -> None:
    case = scenario(path, "", SHIPPED)
    seats = {member: Seat(case, member, seed=0) for member in case.seats}
    for done in course(path, 1)[:: 40 if path == SCENARIOS[0] else 1]:
        if type(done.act) in FORESEEN:
            view = briefing(done.before, done.by)
            known: Affairs = seats[done.by]._situation(view, open_to(done.before, done.by), Dice(0, 1, "x")).affairs
            meeting = view.meeting.symbol if view.meeting else ""
            guessed = differing(done.before, known.world, after(known, done.by, done.act, meeting))
            told = {n: by for n, by in foreseen(done).items() if n in view.numbers or _own(n, done.by)}
            assert {n: by for n, by in guessed.items() if n in told} == pytest.approx(told, abs=2e-6), done.act


def _own(name: str, member: MemberId) -> bool:
    mine = name.startswith(("relation[", "access[", "influence[")) and member in name
    return mine or name.startswith("credibility[")
