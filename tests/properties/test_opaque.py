"""Nothing that a seat is handed leads to what it may not know: openings, briefings, delegations, in whole games."""

from __future__ import annotations

import functools
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from game.council.meeting import Interrupted, Meeting, Vote
from game.council.stages import Stage
from game.council.subjects import OnDraft
from game.council.voting import Ballot, Question
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.engine import begin, open_to
from game.engine.case import Case, Objective, Profile, RedLine
from game.engine.memo import Memo
from game.engine.state import State
from game.play.game import Game
from game.scenario.compile import load
from game.terms import FIELD, SECRETARIAT, MemberId
from game.world.facts import ClaimState, Facts, Hidden, Learned, Notes, Round, Understanding, World
from game.world.setting import Charge, Decision, Evidence, HeldEvidence, Setting
from game.world.sight import Confided
from game.world.slots import slots
from game.world.understandings import parties_of
from tests.properties.reach import reachable

ROOT = Path(__file__).parents[2]
SEEDS = st.integers(0, 2**32 - 1)
WHOLE = (State, World, Hidden, Memo, Confided, Case, Setting, Charge, Evidence, Decision)
"""What holds the secrets of all, or of nobody."""


@cache
def case(name: str) -> Case:
    path = ROOT / ("tests/data/three.yaml" if name == "three" else f"scenarios/{name}")
    return load(path, ROOT / "scenarios" / "common")


class Watch:
    """What one seat may reach at one moment of a game."""

    def __init__(self, state: State, seat: MemberId, lines: frozenset[str] = frozenset()) -> None:
        self.state, self.seat = state, seat
        profile = state.case.profile.get(seat)
        self.own = {id(each) for each in (*profile.red_lines, *profile.objectives)} if profile is not None else set()
        self.lines = lines
        self.table = slots(state.case.setting)
        self.numbers = self.table.seen_by(seat, state.world.numbers, relations=True)

    def wrong(self, value: Any) -> str:
        """Return why the value may not be reached, or nothing."""
        if isinstance(value, WHOLE):
            return f"a {type(value).__name__}"
        check = _CHECKS.get(type(value))
        return "" if check is None or check(self, value) else f"{type(value).__name__} of another's: {value!r}"[:300]

    def hold(self, *roots: Any) -> int:
        """Hold that nothing wrong is reached from the values; return how many were looked at."""
        count = 0
        for way, value in reachable(*roots):
            count += 1
            assert not (why := self.wrong(value)), f"{self.seat} reaches {why} by {way}"
        return count

    def number(self, value: array[float]) -> bool:
        """Return whether an array tells nothing of the numbers that are others' own."""
        real, private = self.state.world.numbers, self.table.private
        if len(value) != len(real) or value is real:
            return value is not real
        told = zip(value[private], real[private], self.numbers[private], self.table.unknown, strict=True)
        others = [(one, other) for one, other, mine, start in told if mine != other and other != start]
        return not others or any(one != other for one, other in others)

    def understanding(self, value: Understanding) -> bool:
        """Return whether the seat is told of an understanding."""
        return self.seat in parties_of(value) or (value.witnessed and value.state is ClaimState.ACCEPTED)

    def round(self, value: Round) -> bool:
        """Return whether the seat sits in the round, or is shown nothing of it but that it takes place."""
        form = self.state.case.setting.format[value.format]
        at_table = self.seat in (*form.parties, *form.mediators, *form.participants)
        return at_table or value == Round(value.format, value.called_by, value.consented, value.open)

    def facts(self, value: Facts) -> bool:
        """Return whether what is confided in a view is the seat's own."""
        advised = all(each[1] == self.seat for each in value.counsel)
        return advised and set(value.learned) | set(value.shut) <= {self.seat}

    def line(self, value: RedLine) -> bool:
        """Return whether a red line is one's own, or has been learned of."""
        return id(value) in self.own or value.id in self.lines or value in self._known()

    def _known(self) -> tuple[RedLine, ...]:
        profile = self.state.case.profile.get(self.seat)
        return profile.red_lines if profile is not None else ()

    def objective(self, value: Objective) -> bool:
        """Return whether an objective is the seat's own, as its capital wrote it or with what it waits for."""
        profile = self.state.case.profile.get(self.seat)
        return profile is not None and value.id in {each.id for each in profile.objectives}


def ballots(watch: Watch, value: Vote) -> bool:
    return set(value.ballots) <= {watch.seat}


_CHECKS: dict[type, Callable[[Watch, Any], bool]] = {
    Profile: lambda watch, value: value.member == watch.seat,
    HeldEvidence: lambda watch, value: value.holder == watch.seat,
    Learned: lambda watch, value: value.by == watch.seat,
    Notes: lambda watch, value: value is watch.state.memo.notes.get(watch.seat),
    RedLine: Watch.line,
    Objective: Watch.objective,
    Understanding: Watch.understanding,
    Round: Watch.round,
    Facts: Watch.facts,
    Vote: ballots,
    array: Watch.number,
}


def moments(name: str, seed: int, every: int) -> Iterator[tuple[Game, Random]]:
    """Yield a game of what is open, now and then."""
    game, dice = Game.new(case(name), seed), Random(seed)
    while not game.over:
        seat = dice.choice(game.to_act())
        game.submit(seat, game.openings(seat).draw(dice))
        if dice.random() * every < 1.0:
            yield game, dice


def handed(game: Game, seat: MemberId) -> int:
    """Hold that all that a seat is handed now leads to nothing wrong, before a frame was made of it and after."""
    state, openings = game._state, game.openings(seat)
    if seat in (SECRETARIAT, FIELD):
        return Watch(state, seat).hold(openings, openings.frames, *openings.values())
    view = game.briefing(seat)
    known = frozenset(line.id for lines in view.lines.values() for line in lines)
    watch = Watch(state, seat, known)
    before = watch.hold(openings, view)
    frames = list(openings.values())
    walks = [walk for frame in frames if (walk := _each(frame)) is not None]
    drawn = [frame.draw(Random(1)) for frame in frames]
    return before + watch.hold(openings, view, frames, walks, drawn, [frame.admits for frame in frames], dict(openings))


def _each(frame: Any) -> Iterator[Any] | None:
    """Return the acts of a frame, one of which was taken already, or None where they are too many to count."""
    try:
        walk: Iterator[Any] = frame.each()
        next(walk)
    except TypeError:
        return None
    return walk


@pytest.mark.parametrize(("name", "every", "examples"), [("three", 12, 6), ("minsk-2022", 400, 2)])
def test_openings_and_briefings_lead_to_nothing_secret(name: str, every: int, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(seed=SEEDS)
    def holds(seed: int) -> None:
        for game, dice in moments(name, seed, every):
            seats = dict.fromkeys((*game.to_act(), dice.choice(game.case.seats)))
            for seat in seats if name == "three" else dice.sample(list(seats), min(2, len(seats))):
                handed(game, seat)

    holds()


@pytest.mark.parametrize("led", [delegations, by_the_book])
@pytest.mark.parametrize(("name", "acts"), [("three", 300), ("minsk-2022", 150)])
def test_a_delegation_knows_nothing_that_its_seat_is_not_told(led: Callable[..., Any], name: str, acts: int) -> None:
    game, seats = Game.new(case(name), 4), led(case(name), 4)
    for number in range(acts):
        actors = game.to_act()
        if not actors:
            break
        member, routine = actors[0], game.routine()
        if routine is not None:
            game.submit(member, routine)
            continue
        seat, view = seats[member], game.briefing(member)
        game.submit(member, seat.choose(view, game.openings(member), game.dice()).action)
        if number % 25 == 0:
            known = frozenset(line.id for lines in view.lines.values() for line in lines)
            assert Watch(game._state, member, known).hold(seat) > 300


class Holder(Struct, frozen=True, gc=False):
    """A struct that the collector of cycles does not see."""

    held: Any


class Slotted:
    """An object with slots, one of them private."""

    __slots__ = ("__hidden", "shown")

    def __init__(self, value: Any) -> None:
        self.__hidden = self.shown = value

    def method(self) -> Any:
        """Return what is hidden."""
        return self.__hidden


def _closed(value: Any) -> Callable[[], Any]:
    return lambda: value


def _kept(value: Any) -> Iterator[Any]:
    yield 1
    yield value


def _started(value: Any) -> Iterator[Any]:
    found = _kept(value)
    next(found)
    return found


def _by_default(value: Any) -> tuple[Callable[..., Any], ...]:
    def positional(found: Any = value) -> Any:
        return found

    def named(*, found: Any = value) -> Any:
        return found

    return positional, named


_WAYS: dict[str, Callable[[Any], Any]] = {
    "a struct unseen by the collector": Holder,
    "a slot": Slotted,
    "a closure": _closed,
    "a bound method": lambda value: Slotted(value).method,
    "a partial function": lambda value: functools.partial(print, value),
    "a partial function by name": lambda value: functools.partial(print, end=value),
    "a generator under way": _started,
    "a default": lambda value: _by_default(value)[0],
    "a default by name": lambda value: _by_default(value)[1],
    "a key": lambda value: {Holder(1): {"a": [(value,)]}},
    "an iterator": lambda value: iter([value]),
    "a mapped iterator": lambda value: map(str, [value]),
    "a property that is kept": lambda value: case("three").remit.__dict__.setdefault("planted", value),
}


@pytest.mark.parametrize("way", _WAYS)
def test_a_state_that_is_planted_is_found(way: str) -> None:
    state = begin(case("three"))
    seat = state.case.seats[0]
    planted = _WAYS[way](state)
    try:
        root = case("three").remit if way == "a property that is kept" else planted
        assert any(value is state for _, value in reachable([Holder((root,))]))
        with pytest.raises(AssertionError, match="State"):
            Watch(state, seat).hold([Holder((root,))])
    finally:
        case("three").remit.__dict__.pop("planted", None)


def test_the_parts_of_others_are_seen_for_what_they_are() -> None:
    game = Game.new(case("minsk-2022"), 2)
    while not game._state.world.hidden.lines:
        game.submit(game.to_act()[0], game.routine())
    state, seat = game._state, "FRA"
    other, watch = state.case.profile["GBR"], Watch(state, seat)
    vote: Any = Vote("1", OnDraft("S/1"), Question.SUBSTANTIVE, {"GBR": Ballot.AGAINST})
    meeting = Meeting("SIM/1", "", "FRA", Stage.RULING, interrupted=(Interrupted(Stage.DRAFT_VOTE, (), vote),))
    wrong = (
        other, other.red_lines[0], other.objectives[0], Learned("GBR", "FRA", 1), meeting, state.world.numbers,
        state.case.setting.held["USA"], state.memo.notes_of("GBR"), open_to(state, "GBR"), game,
    )  # fmt: skip
    for each in wrong:
        with pytest.raises(AssertionError, match="reaches"):
            watch.hold(each)
