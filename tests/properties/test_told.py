"""Who is told of each kind of event that is not told to all, event by event."""

from typing import Any

import pytest

from game.council import events as c
from game.council.voting import Ballot
from game.engine import PUBLIC, TEACHER, Seat, shown
from game.engine import events as clock
from game.engine.audience import TOLD, shows_act
from game.engine.state import Phase
from game.engine.views import public_view
from game.play.game import Game
from game.world import events as w
from game.world.acts import Promise, PromiseKind, Terms
from game.world.facts import ClaimState, Hidden, Learned, Understanding
from tests.properties.test_secrets import states, three

TALLY = w.Change("tension", 1.0, "a night"), w.Change("relation[AAA,BBB]", 2.0, "a call"), w.Change(
    "influence[CCC]", -1.0, "lobbying"
)
PROMISE = Promise(PromiseKind.RESTRAINT, "CCC")
ASKED = Understanding(0, "AAA", ("BBB",), PROMISE, None, False, 1, 3)
FORM = three().setting.formats[0]
AT_TABLE = {*FORM.parties, *FORM.mediators, *FORM.participants}


def judged(witnessed: bool) -> w.PromiseJudged:
    return w.PromiseJudged(0, "AAA", ClaimState.KEPT, "so", ("AAA", "BBB"), witnessed)


ALL, TWO = set(three().seats), {"AAA", "BBB"}
CASES: list[tuple[Any, set[str], bool]] = [
    (w.HiddenDrawn(Hidden()), set(), False),
    (w.OrdersGiven("p", 1.0, "so"), set(), False),
    (w.OrdersSpent(), set(), False),
    (w.DecisionDelayed("d", 2, "so"), set(), False),
    (c.BallotCast("AAA", Ballot.AGAINST), {"AAA"}, False),
    (clock.HoursSpent("AAA", 1), {"AAA"}, False),
    (clock.CorridorLeft("AAA"), {"AAA"}, False),
    (clock.CalledBack("AAA", ("BBB",)), TWO, False),
    (w.DoorClosed("AAA", "BBB", 3), {"AAA"}, False),
    (w.CapitalAdvised("AAA", "restraint", "BBB"), {"AAA"}, False),
    (w.MemberLobbied("AAA", "BBB", "SIM/1", True), TWO, False),
    (w.MinistersSpoke("AAA", "BBB"), TWO, False),
    (w.DelegationSounded(Learned("AAA", "BBB", 1)), {"AAA"}, False),
    (w.UnderstandingProposed(ASKED), TWO, False),
    (w.UnderstandingAnswered(0, "BBB", True, ("AAA", "BBB")), TWO, False),
    (w.UnderstandingReached(0, ("AAA", "BBB"), False), TWO, False),
    (w.UnderstandingReached(0, ("AAA", "BBB"), True), ALL, True),
    (judged(False), TWO, False),
    (judged(True), ALL, True),
    (w.TermsProposed(FORM.id, "AAA", Terms(()), False, ()), AT_TABLE, False),
    (w.TermsAccepted(FORM.id, "AAA"), AT_TABLE, False),
    (w.PartAccepted(FORM.id, "AAA", Terms(()), ()), AT_TABLE, False),
    (w.TurnLeft(FORM.id, "AAA"), AT_TABLE, False),
    (w.DelegationsMet("AAA", "BBB"), ALL, True),
]


@pytest.mark.parametrize(("event", "seats", "public"), CASES, ids=[type(each[0]).__name__ for each in CASES])
def test_each_event_is_told_to_those_whom_it_concerns(event: Any, seats: set[str], public: bool) -> None:
    case = three()
    assert {seat for seat in case.seats if shown(event, Seat(seat), case) is not None} == seats
    assert (shown(event, PUBLIC, case) is not None) is public
    assert shown(event, TEACHER, case) is event


def test_every_row_of_the_table_has_its_case() -> None:
    assert {type(event) for event, _, _ in CASES} >= set(TOLD)
    assert AT_TABLE < ALL, "somebody sits at no table"


def test_of_the_numbers_each_is_told_its_own_and_those_of_all() -> None:
    case, event = three(), w.NumbersMoved(TALLY)
    told = {seat: [TALLY.index(each) for each in shown(event, Seat(seat), case).changes] for seat in case.seats}
    assert told == {"AAA": [0, 1], "BBB": [0, 1], "CCC": [0, 2], "DDD": [0]}
    assert shown(event, PUBLIC, case).changes == TALLY[:1]
    assert shown(w.NumbersMoved(TALLY[1:]), PUBLIC, case) is None


def test_an_act_in_the_open_is_shown_although_it_kept_a_promise_that_was_given_in_confidence() -> None:
    events = (c.Cosponsored("SIM/1", "AAA"), judged(False), w.NumbersMoved(TALLY[1:]), clock.HoursSpent("AAA", 1))
    assert shows_act(events, PUBLIC, three())
    assert not shows_act((w.MinistersSpoke("AAA", "BBB"), *events), PUBLIC, three())


def test_terms_on_the_table_are_in_no_public_view() -> None:
    found = [state for seed in range(12) for state in states(seed) if state.world.round and state.world.round.table]
    assert found, "a game of the twelve comes to terms"
    public = public_view(found[0]).round
    assert public is not None and public.table is None and not public.accepted


def test_a_public_view_is_of_the_game_that_is_asked() -> None:
    view = Game.new(three(), 1).view(PUBLIC)
    assert view.phase is Phase.MORNING and not hasattr(view, "member") and not hasattr(view, "line")
