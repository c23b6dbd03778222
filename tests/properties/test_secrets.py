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
from game.engine import PUBLIC, TEACHER, Seat, begin, briefing, open_to, shown, step, to_act
from game.engine.case import Case
from game.engine.memo import Memo
from game.engine.state import Phase, State
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.verbatim import Verbatim
from game.scenario.compile import load
from game.terms import Dice, OutOfOrder
from game.world import acts
from game.world.acts import (
    AdviseCapital,
    AnswerUnderstanding,
    Counsel,
    Lobby,
    OpenDay,
    ProposeTerms,
    ProposeUnderstanding,
    SoundOut,
    Telephone,
)
from game.world.events import NumbersMoved
from game.world.facts import Hidden, Learned
from game.world.slots import slots
from tests.properties import wild

ROOT = Path(__file__).parents[2]
SEEDS = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=25, deadline=None)


@cache
def three() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


@cache
def shipped() -> Case:
    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


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
    """Return all that a seat is told and offered, as bytes and plain values, and the words of some refusals."""
    state = replace(state, memo=Memo())  # what was found out of another state might hide what this one tells
    dice = Random(5)
    refusals = []
    for _ in range(12):
        act = wild.act(state, dice)
        try:
            step(state, member, act, Dice(1, state.day, state.phase.value))
        except OutOfOrder as error:
            refusals.append((error.refusal.reason, error.refusal.authority))
    view = msgspec.msgpack.encode(briefing(state, member))
    return view, msgspec.to_builtins(briefing(state, member)), offered(state, member), refusals, to_act(state)


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
def test_a_true_red_line_and_its_price_are_known_to_its_seat_alone(seed: int) -> None:
    state = some_state(seed)
    hidden, dice = state.world.hidden, Random(seed)
    assume(hidden.lines)
    seat = dice.choice(sorted(hidden.lines))
    others = [each.id for each in state.case.profile[seat].red_lines if each.id != hidden.lines[seat]]
    lines = {**hidden.lines, seat: dice.choice(others or [hidden.lines[seat]])}
    other = replace(hidden, lines=lines, prices={**hidden.prices, seat: hidden.prices[seat] + 1.0})
    changed = replace(state, world=replace(state.world, hidden=other))
    alike(state, changed, seat)
    assert told(state, seat) != told(changed, seat), "its own it does know"


@FEW
@given(seed=SEEDS)
def test_what_another_has_learned_advised_or_been_shut_out_from_is_its_own(seed: int) -> None:
    state = some_state(seed)
    one, other = Random(seed).sample(state.case.seats, 2)
    world = state.world
    learned = (*world.learned.get(one, ()), Learned(one, other, state.day, lines=("x",), price=9.0))
    advised = (*world.counsel, (state.day, one, "restraint", other))
    changed = replace(
        world, learned={**world.learned, one: learned}, counsel=advised, shut={**world.shut, one: {other: 99}}
    )
    alike(state, replace(state, world=changed), one)


@FEW
@given(seed=SEEDS)
def test_influence_access_and_relations_of_others_are_told_to_nobody_else(seed: int) -> None:
    state = some_state(seed)
    one, other = Random(seed).sample(state.case.seats, 2)
    table, numbers = slots(state.case.setting), state.world.numbers[:]
    names = (f"influence[{one}]", f"relation[{one},{other}]", f"relation[{other},{one}]", f"access[{one},{other}]")
    for name, place in table.index.items():
        if name in names:
            numbers[place] = numbers[place] + 1.0 if numbers[place] < 1.0 else numbers[place] - 1.0
    alike(state, replace(state, world=replace(state.world, numbers=numbers)), one, other)


@FEW
@given(seed=SEEDS)
def test_ballots_of_a_vote_that_is_interrupted_are_known_to_nobody_else(seed: int) -> None:
    meetings = ((state, state.proceedings.meeting) for state in states(seed))
    held = [each for each, m in meetings if m is not None and any(e.vote and e.vote.ballots for e in m.interrupted)]
    assume(held)
    state = Random(seed).choice(held)
    meeting = state.proceedings.meeting
    assert meeting is not None
    place, stopped = next((n, e) for n, e in enumerate(meeting.interrupted) if e.vote and e.vote.ballots)
    assert stopped.vote is not None
    voter = Random(seed).choice(sorted(stopped.vote.ballots))
    for ballot in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING):
        vote = replace(stopped.vote, ballots={**stopped.vote.ballots, voter: ballot})
        interrupted = (*meeting.interrupted[:place], replace(stopped, vote=vote), *meeting.interrupted[place + 1 :])
        proceedings = replace(state.proceedings, meeting=replace(meeting, interrupted=interrupted))
        alike(state, replace(state, proceedings=proceedings), voter)


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
    audiences = [*map(Seat, game.case.seats), PUBLIC, TEACHER]
    while not game.over:
        seat = dice.choice(game.to_act())
        for event in game.submit(seat, game.openings(seat).draw(dice)):
            told = [each for each in audiences if shown(event, each, game.case) is not None]
            assert TEACHER in told
            if type(event) is BallotCast:
                assert told == [Seat(event.member), TEACHER]
            elif type(event).__name__ in ("HiddenDrawn", "OrdersGiven", "OrdersSpent", "DecisionDelayed"):
                assert told == [TEACHER]
            elif type(event).__name__ in ("MemberLobbied", "CapitalAdvised"):
                assert PUBLIC not in told and Seat(event.by) in told


def proposals(state: State, seat: str) -> list[ProposeUnderstanding]:
    """Return two things that the seat might ask of the same other, in confidence."""
    frame = open_to(state, seat).frames.get(ProposeUnderstanding)
    for partners in frame.tables if frame is not None else ():
        asks = frame.asked(partners)
        if len(partners) == 1 and len(asks) > 1:
            return [ProposeUnderstanding(partners, each) for each in asks[:2]]
    return []


def corridor(seed: int) -> Iterator[tuple[State, str]]:
    for state in states(seed):
        free = state.phase is Phase.CORRIDOR and state.world.round is None
        for seat in state.corridor.waiting if free else ():
            yield state, seat


@FEW
@given(seed=SEEDS)
def test_an_understanding_is_known_to_its_parties_until_it_is_reached_before_witnesses(seed: int) -> None:
    found = [(state, seat, two) for state, seat in corridor(seed) if (two := proposals(state, seat))]
    assume(found)
    state, seat, two = Random(seed).choice(found)
    dice, partner = Dice(1, state.day, state.phase.value), two[0].partners[0]
    for witnessed in (False, True):
        asked = [step(state, seat, replace(each, witnessed=witnessed), dice)[1] for each in two]
        alike(asked[0], asked[1], seat, partner)
        number = asked[0].world.understandings[-1].number
        agreed = [step(each, partner, AnswerUnderstanding(number, True), dice)[1] for each in asked]
        others = [each for each in state.case.seats if each not in (seat, partner)]
        if not witnessed:
            alike(agreed[0], agreed[1], seat, partner)
            for each in others:
                assert briefing(agreed[0], each).understandings == briefing(state, each).understandings
        else:
            told = [briefing(agreed[0], each).understandings[-1].asks for each in others]
            assert told == [two[0].asks] * len(others)


@FEW
@given(seed=SEEDS)
def test_calls_and_soundings_are_in_no_record_that_others_read(seed: int) -> None:
    secret = (Telephone, SoundOut, acts.TestParagraph, ProposeUnderstanding, AdviseCapital, Lobby)
    game, dice = Game.new(three(), seed), Random(seed)
    chronicle, verbatim = Chronicle(game.case), Verbatim(game.case, seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        game.submit(seat, game.openings(seat).draw(dice))
        record = game.records[-1]
        before = len(chronicle.running.stories), len(chronicle.running.changes)
        chronicle.add(record)
        said = verbatim.add(record)
        if isinstance(record.action, secret):
            assert (len(chronicle.running.stories), len(chronicle.running.changes)) == before
            assert not said


@FEW
@given(seed=SEEDS)
def test_a_call_is_known_to_the_two_alone(seed: int) -> None:
    found = [(state, seat) for state, seat in corridor(seed) if Telephone in open_to(state, seat).frames]
    assume(found)
    state, seat = Random(seed).choice(found)
    dice = Dice(1, state.day, state.phase.value)
    one, other = list(open_to(state, seat).frames[Telephone].each())[:2]
    alike(step(state, seat, one, dice)[1], step(state, seat, other, dice)[1], seat, one.member, other.member)


@FEW
@given(seed=SEEDS)
def test_sounding_out_names_two_lines_of_which_exactly_one_is_true_and_tells_nobody_else(seed: int) -> None:
    case = shipped()
    state = begin(case)
    state = step(state, "secretariat", OpenDay(), Dice(seed, 0, "morning"))[1]
    draws = Random(seed)
    seat = draws.choice(case.seats)
    act = draws.choice(list(open_to(state, seat).frames[SoundOut].each()))
    after = step(state, seat, act, Dice(seed, 1, "corridor"))[1]
    learned = briefing(after, seat).learned[-1]
    lines = {each.id for each in case.profile[act.member].red_lines}
    assert len(set(learned.lines)) == min(2, len(lines)) and set(learned.lines) <= lines
    true = briefing(state, act.member).line
    assert [each for each in learned.lines if each == true] == [true] and true in lines
    assert {each.id for each in briefing(after, seat).lines[act.member]} == set(learned.lines)
    assert all(not briefing(after, each).learned for each in case.seats if each != seat)


@FEW
@given(seed=SEEDS)
def test_credibility_moves_only_with_an_entry_of_the_ledger_that_is_named(seed: int) -> None:
    game, dice = Game.new(three(), seed), Random(seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        for event in game.submit(seat, game.openings(seat).draw(dice)):
            for change in event.changes if type(event) is NumbersMoved else ():
                if change.slot.startswith("credibility["):
                    number = int(change.because.removeprefix("claim ").split(" ", 1)[0])
                    claim = game._state.world.ledger[number]
                    assert change.slot[12:-1] in (claim.by, claim.about), change
                    assert claim.history, "it has come to something"
