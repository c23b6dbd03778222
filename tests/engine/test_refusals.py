"""Whatever is refused is refused with a reason and an authority, whoever tries it and whenever."""

from functools import cache
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from game.council.acts import CastBallot, Pass, RequestMeeting, StayAway
from game.council.voting import Ballot
from game.engine import FIELD, SECRETARIAT, Phase, begin, open_to, routine, step, to_act
from game.engine.acts import ACTIONS
from game.engine.directing import ApplyEffects, GiveNews
from game.engine.refusals import refusal
from game.engine.state import State
from game.letters import LETTERS
from game.scenario.compile import load
from game.terms import DIRECTOR, Dice, OutOfOrder
from game.world.acts import OpenDay, PassNight, Speak
from tests.properties import wild

ROOT = Path(__file__).parents[2]


@cache
def moments() -> tuple[State, ...]:
    """Return one state of each phase, and of each stage of a meeting, of a random game."""
    state, dice, found = begin(load(ROOT / "tests/data/three.yaml", ROOT / "scenarios/common")), Random(3), {}
    while True:
        meeting = state.proceedings.meeting
        found.setdefault((state.phase, meeting.stage if meeting else None), state)
        if not to_act(state):
            return tuple(found.values())
        by = dice.choice(to_act(state))
        _, state = step(
            state, by, routine(state) or open_to(state, by).draw(dice), Dice(3, state.day, state.phase.value)
        )


def at(phase: Phase) -> State:
    return next(each for each in moments() if each.phase is phase)


def test_every_kind_of_act_is_refused_with_a_reason_and_an_authority() -> None:
    dice, seen = Random(1), set()
    for state in moments():
        for _ in range(60):
            act = wild.act(state, dice)
            told = refusal(state, dice.choice((*state.case.seats, *wild.STRANGERS, DIRECTOR)), act)
            assert told.reason.strip() and told.authority.strip(), (act, state.phase)
            seen.add(type(act))
    assert seen == set(ACTIONS)


@pytest.mark.parametrize("phase", [Phase.MORNING, Phase.NIGHT, Phase.CORRIDOR])
def test_what_belongs_to_the_chamber_is_refused_elsewhere_with_the_time_that_it_is(phase: Phase) -> None:
    state = at(phase)
    told = refusal(state, state.case.seats[0], Speak(()))
    assert told.reason.startswith("it is ") and "the floor" in told.reason
    assert ("morning" in told.reason, "night" in told.reason) == (phase is Phase.MORNING, phase is Phase.NIGHT)


@pytest.mark.parametrize("act", [OpenDay(), PassNight()], ids=lambda act: type(act).__name__)
def test_what_the_secretariat_and_the_field_do_is_no_delegations(act: object) -> None:
    for state in moments():
        if state.phase is not Phase.OVER:
            assert "not for a delegation" in refusal(state, state.case.seats[0], act).reason
        assert "not for a delegation" not in refusal(state, SECRETARIAT, act).reason
        assert "not for a delegation" not in refusal(state, FIELD, act).reason


def test_a_game_without_a_director_says_so_and_one_that_has_one_hears_nobody_else() -> None:
    state = at(Phase.CORRIDOR)
    directed = replace(state, case=replace(state.case, directed=True))
    for act in (GiveNews("so it is"), ApplyEffects((), "so it is")):
        assert (
            "has no director" in refusal(replace(state, case=replace(state.case, directed=False)), DIRECTOR, act).reason
        )
        assert "news are one line" in refusal(directed, DIRECTOR, act).reason
        assert "nobody else" in refusal(directed, state.case.seats[0], act).reason
    assert "nobody else" in refusal(directed, DIRECTOR, Pass()).reason


def test_own_words_are_refused_for_their_own_fault_where_the_floor_is_given() -> None:
    state, by = next(
        (each, seat) for each in moments() for seat in each.case.seats if Speak in open_to(each, seat).frames
    )
    made = open_to(state, by).frames[Speak].draw(Random(1))
    for words, reason in (("a" * (LETTERS + 1), f"at most {LETTERS:,}"), ("a\nb", "one line"), (7, "are a text")):
        with pytest.raises(OutOfOrder, match=reason):
            step(state, by, replace(made, words=words), Dice(1, state.day, state.phase.value))
    step(state, by, replace(made, words="a" * LETTERS), Dice(1, state.day, state.phase.value))


def test_without_hours_the_refusal_speaks_of_hours_and_with_hours_it_does_not() -> None:
    state = at(Phase.CORRIDOR)
    by = state.case.remit.council.seats[0]
    for act, costs in ((RequestMeeting(state.case.remit.items[0].id), True), (StayAway(), False)):
        spent = replace(state, corridor=replace(state.corridor, hours={**state.corridor.hours, by: 0}))
        rested = replace(state, corridor=replace(state.corridor, hours={**state.corridor.hours, by: 1}))
        assert ("no hours are left" in refusal(spent, by, act).reason) == costs
        assert "no hours are left" not in refusal(rested, by, act).reason


def test_a_ballot_is_refused_for_the_first_thing_that_it_lacks() -> None:
    council = at(Phase.CORRIDOR).case.remit.council
    ballot = CastBallot("none", Ballot.IN_FAVOUR)
    assert "no question" in refusal(at(Phase.CORRIDOR), council.seats[0], ballot).reason
    voting = next(each for each in moments() if each.proceedings.meeting and each.proceedings.meeting.vote)
    assert "no longer before the Council" in refusal(voting, council.seats[0], ballot).reason
