"""Effects, reactions to the Council and endings: what moves, by how much, and never beyond the scale."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.world import events as ev
from game.world.effects import apply
from game.world.endings import ending, final_ending
from game.world.evolve import evolve
from game.world.facts import Breach, World
from game.world.gauges import (
    AnyEffect,
    BreachMeasure,
    DelayDecision,
    EndFormat,
    GiveOrders,
    MoveGauge,
    MoveInfluence,
    Relate,
    SetFlag,
    SettleCharge,
)
from game.world.reactions import after_session, after_statement, after_vote, council_numbers
from game.world.setting import Ending, Setting
from game.world.slots import slots
from game.world.unfolding import Unfolding
from tests.world.setting_of_three import after, begun, three
from tests.world.test_ledger import marked, number


def applied(effect: AnyEffect, setting: Setting, world: World, scale: float = 1.0) -> list[ev.Happened]:
    unfolding = Unfolding(world, setting, 1)
    apply(unfolding, (effect,), scale)
    return unfolding.told()


def moved(slot: str, by: float) -> list[ev.Happened]:
    return [ev.NumbersMoved((ev.Change(slot, by, "why"),))]


@pytest.mark.parametrize(
    ("effect", "events"),
    [
        (MoveGauge(because="why", indicator="tension", by=5), moved("tension", 5.0)),
        (MoveGauge(because="why", indicator="tension", by=500), moved("tension", 40.0)),
        (MoveGauge(because="why", indicator="tension", by=-500), moved("tension", -60.0)),
        (SetFlag(because="why", flag="recognised"), moved("flag.recognised", 1.0)),
        (MoveInfluence(because="why", member="AAA", by=-9), moved("influence[AAA]", -9.0)),
        (MoveInfluence(because="why", member="AAA", by=9), moved("influence[AAA]", 2.0)),
        (EndFormat(because="why", format="quartet"), [ev.FormatEnded("quartet", "why")]),
        (GiveOrders(because="why", indicator="explosions", by=2), [ev.OrdersGiven("explosions", 2.0, "why")]),
        (DelayDecision(because="why", decision="attack", days=2), [ev.DecisionDelayed("attack", 3, "why")]),
        (SettleCharge(because="why", charge="shelled", found_true=True), moved("charge.shelled.borne_out", 1.0)),
        (SettleCharge(because="why", charge="shelled", found_true=False), moved("charge.shelled.refuted", 1.0)),
        (MoveGauge(because="why", indicator="measure.ceasefire", by=1), []),
    ],
)
def test_an_effect_becomes_events_that_say_what_really_changed(effect: AnyEffect, events: list[Any]) -> None:
    setting, world = begun()
    assert applied(effect, setting, world) == events


def test_relations_move_both_ways() -> None:
    setting, world = begun()
    world = after(world, applied(Relate(because="why", one="AAA", other="BBB", by=10), setting, world), setting)
    assert number(world, setting, "relation[AAA,BBB]") == -40
    assert number(world, setting, "relation[BBB,AAA]") == 10


def test_a_breach_takes_no_more_than_there_is_and_has_its_own_effects() -> None:
    setting, world = begun()
    world = marked(world, setting, "measure.ceasefire", 0.25)
    events = applied(BreachMeasure(because="why", measure="ceasefire", by=0.5), setting, world)
    assert events[0] == ev.BreachFound(Breach(0, 1, ("ceasefire",)))
    assert events[1] == ev.MeasureMoved("ceasefire", -0.25, "why")
    assert number(after(world, events, setting), setting, "tension") == 63


def test_a_breach_of_what_the_council_endorsed_costs_more() -> None:
    setting, world = begun()
    endorsed = after(world, [ev.PackageEndorsed("SIM/2022/1")], setting)
    assert number(endorsed, setting, "endorsed") == 1
    later = after(
        endorsed, applied(BreachMeasure(because="why", measure="ceasefire", by=0.5), setting, endorsed), setting
    )
    assert number(later, setting, "tension") == 64.5
    assert number(later, setting, "cost") == 22


def test_what_is_known_of_a_charge_is_not_unknown_again() -> None:
    setting, world = begun()
    world = marked(world, setting, "charge.shelled.refuted")
    assert applied(SettleCharge(because="why", charge="shelled", found_true=True), setting, world) == []


@given(st.lists(st.tuples(st.sampled_from(["tension", "influence[AAA]", "relation[AAA,BBB]"]), st.floats(-300, 300))))
def test_no_number_ever_leaves_its_scale_and_every_move_is_what_it_says(moves: list[tuple[str, float]]) -> None:
    setting, world = begun()
    unfolding = Unfolding(world, setting, 1)
    for slot, by in moves:
        unfolding.move(slot, by, "a test")
    later = after(world, unfolding.told(), setting)
    assert later == unfolding.world
    table = slots(setting)
    for slot in ("tension", "influence[AAA]", "relation[AAA,BBB]"):
        place = table.index[slot]
        assert table.low[place] <= later.numbers[place] <= table.high[place]


def test_to_evolve_changes_nothing_that_was() -> None:
    setting, world = begun()
    copy = world.numbers[:]
    evolve(world, ev.NumbersMoved((ev.Change("tension", 5.0, "why"),)), setting, 1)
    evolve(world, ev.MeasureMoved("ceasefire", 0.5, "why"), setting, 1)
    evolve(world, ev.CouncilCounted({"votes": 3.0}), setting, 1)
    assert world.numbers == copy


def voted(setting: Setting, world: World, **given_: Any) -> World:
    facts: dict[str, Any] = {
        "kind": "draft", "adopted": False, "vetoed_by": (), "in_favour": 9, "sponsors": (), "abstained": (),
        "repeat": False,
    }  # fmt: skip
    return after(world, after_vote(world, setting, 1, **{**facts, **given_}), setting)


@pytest.mark.parametrize(
    ("in_favour", "repeat", "moved"),
    [(14, False, 6.0), (13, False, 6.0), (12, False, 2.0), (11, False, 2.0), (10, False, -2.0), (9, False, -2.0),
     (14, True, 1.5), (9, True, -0.5)],
)  # fmt: skip
def test_the_price_of_a_veto_grows_with_the_votes_in_favour(in_favour: int, repeat: bool, moved: float) -> None:
    setting, world = begun()
    world = voted(setting, world, vetoed_by=("BBB",), in_favour=in_favour, repeat=repeat)
    assert number(world, setting, "cost") == 20 + moved


def test_a_smaller_council_prices_a_veto_by_the_same_share() -> None:
    setting, world = begun()
    assert number(voted(setting, world, vetoed_by=("BBB",), in_favour=10, size=11), setting, "cost") == 26


def test_each_abstention_costs_the_sponsors_one_influence() -> None:
    setting, world = begun()
    world = voted(setting, world, sponsors=("AAA", "CCC"), abstained=("X", "Y", "Z"))
    assert number(world, setting, "influence[AAA]") == 8
    assert number(world, setting, "influence[CCC]") == 9


def test_an_adopted_text_weighs_by_its_verb_and_its_votes() -> None:
    setting, world = begun()
    assert number(voted(setting, world, adopted=True, in_favour=15, weight=1.0), setting, "cost") == 24
    assert number(voted(setting, world, adopted=True, in_favour=9, weight=0.5), setting, "cost") == 21.2
    assert number(voted(setting, world, adopted=True, in_favour=15, weight=0, silent=True), setting, "cost") == 17


def test_a_procedural_vote_has_no_price() -> None:
    setting, world = begun()
    assert after_vote(
        world, setting, 1, kind="procedural", adopted=True, vetoed_by=(), in_favour=10, sponsors=("AAA",),
        abstained=("BBB",), repeat=False,
    ) == []  # fmt: skip


def test_statements_and_sessions_have_their_effects() -> None:
    setting, world = begun()
    issued = after(world, after_statement(world, setting, 1, kind="presidential", adopted=True), setting)
    assert number(issued, setting, "cost") == 22 and number(issued, setting, "tension") == 59.5
    refused = after_statement(world, setting, 1, kind="press", adopted=False, objected_by=("BBB",), proposed_by="AAA")
    assert number(after(world, refused, setting), setting, "relation[BBB,AAA]") == -2
    called = after(world, after_session(world, setting, 1, in_favour=15), setting)
    assert number(called, setting, "cost") == 22


def test_what_speaks_of_the_council_is_set_by_name() -> None:
    setting, world = begun()
    world = after(world, [council_numbers(world, setting, votes=2, best_vote=11)], setting)
    assert number(world, setting, "votes") == 2 and number(world, setting, "best_vote") == 11
    with pytest.raises(KeyError):
        council_numbers(world, setting, vots=1)


def test_endings_are_judged_in_their_order() -> None:
    setting, world = begun()
    assert ending(world, setting) == "peace"
    both = marked(marked(world, setting, "flag.unrest"), setting, "decided.attack")
    assert ending(both, setting) == "war"
    assert ending(marked(world, setting, "flag.unrest"), setting) == "unrest"


def test_play_stops_early_only_for_an_ending_marked_final() -> None:
    setting, world = begun()
    assert final_ending(world, setting) == ""
    assert final_ending(marked(world, setting, "decided.attack"), setting) == ""
    assert final_ending(marked(world, setting, "flag.unrest"), setting) == "unrest"


def test_where_no_ending_holds_the_last_one_does() -> None:
    setting = three(endings=(Ending("a", "", "", "day > 90"), Ending("b", "", "", "day > 90")))
    assert ending(begun()[1], setting) == "b"
