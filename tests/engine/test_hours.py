"""What costs an hour is open to nobody who has none, takes one, and who has hours left is asked again."""

from random import Random

import pytest
from msgspec.structs import replace

from game.council import acts as a
from game.council import events as c
from game.engine import FIELD, SECRETARIAT, Phase, State, begin, open_to, step, to_act
from game.engine.fold import evolve
from game.terms import Dice
from game.world import acts as w
from game.world.acts import OpenDay, SoundOut
from tests.engine.test_affairs import CASE, busy

HOURLY = (SoundOut, w.TestParagraph, a.TableDraft, a.RequestMeeting)


def morning(hours: int) -> State:
    state = step(begin(CASE), SECRETARIAT, OpenDay(), Dice(0, 0, "morning"))[1]
    return replace(state, corridor=replace(state.corridor, hours={**state.corridor.hours, "BBB": hours}))


@pytest.mark.parametrize("kind", HOURLY, ids=lambda kind: kind.__name__)
def test_what_takes_an_hour_is_open_to_who_has_one_and_leaves_one_less(kind: type) -> None:
    assert kind not in open_to(morning(0), "BBB").frames
    state = morning(1)
    act = open_to(state, "BBB").frames[kind].draw(Random(1))
    after = step(state, "BBB", act, Dice(0, 1, "corridor"))[1]
    assert after.corridor.hours["BBB"] == 0 and after.corridor.hours["CCC"] == state.corridor.hours["CCC"]


def test_after_a_meeting_is_suspended_all_who_have_hours_left_are_asked_and_nobody_else() -> None:
    seen = 0
    for seed in (1, 5):
        state = begin(CASE)
        for record in busy(seed).records:
            for event in record.events:
                state = evolve(state, event)
            if any(isinstance(event, c.MeetingSuspended) for event in record.events):
                seen += 1
                left = {seat for seat, hours in state.corridor.hours.items() if hours > 0}
                assert state.phase is Phase.CORRIDOR and set(state.corridor.waiting) == left
    assert seen


def test_a_statement_that_is_circulated_calls_back_every_member() -> None:
    state = morning(3)
    state = replace(state, corridor=replace(state.corridor, waiting=("BBB", "YYY")))
    act = open_to(state, "BBB").frames[a.ProposeStatement].draw(Random(1))
    after = step(state, "BBB", act, Dice(0, 1, "corridor"))[1]
    assert set(to_act(after)) == {*CASE.remit.council.seats, "YYY"}
    away = replace(state, corridor=replace(state.corridor, waiting=("BBB",)))
    assert set(to_act(step(away, "BBB", act, Dice(0, 1, "corridor"))[1])) == set(CASE.remit.council.seats)
    assert "ZZZ" not in to_act(after), "who is no member and has ended the day is not asked again"


def test_what_is_open_goes_by_the_time_of_day_though_nothing_else_has_changed() -> None:
    state = morning(3)
    for member, phase in (("BBB", Phase.CORRIDOR), (FIELD, Phase.NIGHT), (SECRETARIAT, Phase.MORNING)):
        for other in Phase:
            assert bool(open_to(replace(state, phase=other), member).frames) is (other is phase), (member, other)
