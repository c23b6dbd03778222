"""What is kept from all hides no act that all may see; what two have promised each other is known to the two."""

from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from game.council import events as c
from game.engine import PUBLIC, Seat, begin, briefing, shown
from game.engine import events as clock
from game.engine.audience import shows_act
from game.engine.understandings import bound, failed, holding, other_side
from game.world import events as w
from game.world.acts import Promise, PromiseKind
from game.world.confidences import public_number
from game.world.facts import ClaimState, Hidden, Understanding
from tests.forecast import fifteen

CASE = fifteen.case()
SILENT = (
    w.OrdersGiven("p", 1.0, "so"), w.OrdersSpent(), w.DecisionDelayed("d", 2, "so"), w.HiddenDrawn(Hidden()),
    w.DoorClosed("AAA", "BBB", 3), clock.HoursSpent("AAA", 1),
    w.NumbersMoved((w.Change("influence[AAA]", 1.0, "so"),)),
    w.PromiseJudged(0, "AAA", ClaimState.KEPT, "so", ("AAA", "BBB"), False),
)  # fmt: skip
OPEN, SECRET = c.Cosponsored("SIM/1", "AAA"), w.MinistersSpoke("AAA", "BBB")


@pytest.mark.parametrize("event", SILENT, ids=lambda event: type(event).__name__)
def test_what_follows_in_secret_hides_no_act_that_is_done_in_the_open(event: Any) -> None:
    for audience in (PUBLIC, Seat("CCC")):
        assert shown(event, audience, CASE) is None
        assert shows_act((OPEN, event), audience, CASE) and shows_act((event, OPEN), audience, CASE)
        assert not shows_act((SECRET, event), audience, CASE)
    assert shows_act((SECRET, event), Seat("BBB"), CASE)


ASKED = Promise(PromiseKind.SPONSOR, "SIM/1")
PACT = Understanding(0, "AAA", ("BBB",), ASKED, Promise(PromiseKind.RESTRAINT, "CCC"), False, 1, 3)


@pytest.mark.parametrize(("state", "witnessed"), list(product(ClaimState, (True, False))))
def test_an_understanding_is_known_to_its_parties_and_once_reached_before_witnesses_to_all(
    state: ClaimState, witnessed: bool
) -> None:
    pact = replace(PACT, state=state, witnessed=witnessed)
    reached = state is ClaimState.ACCEPTED and witnessed
    state = replace(begin(CASE), world=replace(begin(CASE).world, understandings=(pact,)))
    for member in ("AAA", "BBB"):
        assert briefing(state, member).understandings == (pact,)
    as_told = replace(pact, number=public_number(pact.claims), accepted=pact.partners)
    assert briefing(state, "CCC").understandings == ((as_told,) if reached else ())


def test_what_is_still_to_be_kept_is_what_was_promised_and_not_judged_to_or_by_oneself() -> None:
    reached = replace(PACT, state=ClaimState.ACCEPTED, accepted=("BBB",))
    for pact in (PACT, reached, replace(reached, kept=("BBB",)), replace(reached, broken=("AAA",))):
        view = replace(briefing(begin(CASE), "AAA"), understandings=(pact,))
        for member in ("AAA", "BBB", "CCC"):
            wanted = list(pact.pending) if member in ("AAA", "BBB") and pact.state is ClaimState.ACCEPTED else []
            assert [(who, what) for _, who, what in holding(replace(view, member=member))] == wanted
    view = replace(briefing(begin(CASE), "BBB"), understandings=(reached,))
    assert bound(view, PromiseKind.SPONSOR, "SIM/1") == (reached, "AAA")
    assert bound(view, PromiseKind.SPONSOR, "SIM/2") is bound(view, PromiseKind.BALLOT, "SIM/1") is None
    assert bound(replace(view, member="AAA"), PromiseKind.SPONSOR, "SIM/1") is None, "that was promised by the other"
    left = replace(view, understandings=(replace(reached, broken=("AAA",)),))
    assert bound(left, PromiseKind.SPONSOR, "SIM/1") is None, "nobody is bound to whoever broke his own word"


def test_a_member_has_promised_to_the_other_and_is_freed_by_the_others_breach_alone() -> None:
    group = replace(PACT, partners=("BBB", "CCC"))
    assert [other_side(group, each) for each in ("AAA", "BBB", "CCC")] == ["BBB", "AAA", "AAA"]
    for broke, freed in (("AAA", [False, True, True]), ("CCC", [True, False, False])):
        assert [failed(replace(group, broken=(broke,)), each) for each in ("AAA", "BBB", "CCC")] == freed
