"""The night and the morning: what moves the gauges, and what a capital decides alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.terms import Dice
from game.world import events as ev
from game.world import field
from game.world.acts import AdviseCapital, Counsel
from game.world.corridor import deed_events
from game.world.facts import Hidden, World
from game.world.setting import Setting
from tests.world.setting_of_three import after, begun, night_dice
from tests.world.test_ledger import marked, number

DAYS = range(1, 7)


def changes(events: list[ev.Happened], slot: str) -> list[ev.Change]:
    return [
        change for each in events if isinstance(each, ev.NumbersMoved) for change in each.changes if change.slot == slot
    ]


def resolved(world: World, setting: Setting, value: float) -> World:
    return after(world, [ev.HiddenDrawn(Hidden(resolve={"attack": value}))], setting, 0)


@given(
    seed=st.integers(0, 10_000),
    figure=st.floats(0, 3000),
    tension=st.floats(0, 100),
    progress=st.floats(0, 1),
    orders=st.floats(-5, 50),
)
def test_the_bars_of_a_night_add_up_to_the_difference(
    seed: int, figure: float, tension: float, progress: float, orders: float
) -> None:
    setting, world = begun()
    for slot, value in (("explosions", figure), ("tension", tension), ("measure.ceasefire", progress)):
        world = marked(world, setting, slot, round(value, 6))
    world = after(world, [ev.OrdersGiven("explosions", orders, "orders")], setting)
    events = field.night(world, setting, 1, night_dice(seed))
    later = after(world, events, setting)
    for slot in ("explosions", "tension"):
        bars = changes(events, slot)
        assert round(sum(bar.by for bar in bars), 6) == round(
            number(later, setting, slot) - number(world, setting, slot), 6
        )
        assert all(bar.because for bar in bars)
    assert 0 <= number(later, setting, "explosions") <= 3000


def test_the_dice_are_a_bar_of_their_own() -> None:
    setting, world = begun()
    bars = changes(field.night(world, setting, 1, night_dice(3)), "explosions")
    assert [bar.because for bar in bars] == ["the pace of the day before", "tension", field.DICE]
    assert bars[0].by == pytest.approx(-50.0) and bars[1].by == pytest.approx(10.0)
    chance = 0.3 * (2 * night_dice(3).fraction("night/explosions") - 1)
    assert bars[2].by == pytest.approx(260 * chance, abs=1e-5)


@given(seed=st.integers(0, 10_000), figure=st.floats(0, 3000), some=st.floats(0, 1), more=st.floats(0, 1))
def test_more_progress_of_the_ceasefire_never_brings_more_explosions(
    seed: int, figure: float, some: float, more: float
) -> None:
    setting, world = begun()
    world = marked(world, setting, "explosions", figure)
    results = []
    for progress in sorted((some, more)):
        dusk = marked(world, setting, "measure.ceasefire", progress)
        results.append(
            number(after(dusk, field.night(dusk, setting, 1, night_dice(seed)), setting), setting, "explosions")
        )
    assert results[1] <= results[0]


def test_orders_are_spent_in_one_night() -> None:
    setting, world = begun()
    world = after(world, [ev.OrdersGiven("explosions", 2.0, "orders")], setting)
    events = field.night(world, setting, 1, night_dice(1))
    given = ev.Change("explosions", 80.0, "orders given for the night", "processes/explosions")
    assert given in changes(events, "explosions")
    assert after(world, events, setting).orders == {}


def decided_on(setting: Setting, world: World, seed: int) -> int:
    """Return the night of the attack, or 0, with nobody doing anything."""
    world = after(world, [field.hidden(setting, Dice(seed, 0, "hidden"))], setting, 0)
    for day in DAYS:
        world = after(world, field.night(world, setting, day, night_dice(seed, day)), setting, day)
        if world.decided:
            return day
    return 0


def test_a_decision_of_force_can_go_either_way() -> None:
    setting, world = begun()
    nights = {decided_on(setting, world, seed) for seed in range(60)}
    assert 0 in nights and 3 in nights
    assert nights <= {0, 3, 4, 5}


def test_the_intentions_of_history_hold() -> None:
    setting, world = begun(mode="history")
    assert all(field.hidden(setting, Dice(seed)).hidden.resolve == {"attack": 60.0} for seed in range(5))
    assert sum(decided_on(setting, world, seed) == 0 for seed in range(60)) < 15


def test_advice_moves_a_capital_and_is_forgotten_after_three_days() -> None:
    setting, world = begun()
    world = resolved(world, setting, 56.0)
    attack, dice = setting.decisions[0], night_dice(1, 3)
    plain = field.resolve(setting, world, attack, 3, dice)
    advised = after(world, deed_events(world, setting, 3, "BBB", AdviseCapital(Counsel.RESTRAINT)), setting, 3)
    assert field.resolve(setting, advised, attack, 3, dice) == plain - 3
    assert field.resolve(setting, advised, attack, 6, dice) == field.resolve(setting, world, attack, 6, dice)
    elsewhere = after(world, deed_events(world, setting, 3, "AAA", AdviseCapital(Counsel.RESTRAINT)), setting, 3)
    assert field.resolve(setting, elsewhere, attack, 3, dice) == plain


def test_restraint_brings_a_conciliatory_decision_nearer_and_firmness_holds_it_back() -> None:
    setting, world = begun()
    gate = replace(setting.decisions[0], conciliatory=True)
    setting, dice = replace(setting, decisions=(gate, *setting.decisions[1:])), night_dice(1, 3)
    plain = field.resolve(setting, world, gate, 3, dice)
    for counsel, by in ((Counsel.RESTRAINT, 3.0), (Counsel.FIRMNESS, -3.0)):
        advised = after(world, deed_events(world, setting, 3, "BBB", AdviseCapital(counsel)), setting, 3)
        assert field.resolve(setting, advised, gate, 3, dice) == plain + by


def test_a_case_that_is_not_accepted_puts_a_decision_off_twice_and_no_more() -> None:
    # What it cost shows only with the decision itself: a cost in the nights before would tell every seat of it.
    setting, world = begun(happenings=())
    world = marked(resolved(world, setting, 90.0), setting, "pretext", 10)
    nights = []
    for day in DAYS:
        events = field.night(world, setting, day, night_dice(1, day))
        delayed = [each for each in events if isinstance(each, ev.DecisionDelayed)]
        nights.append((len(delayed), bool(changes(events, "cost"))))
        world = after(world, events, setting, day)
    assert nights == [(0, False), (0, False), (1, False), (1, False), (0, True), (0, False)]
    assert number(world, setting, "decided.attack") == 1


def test_a_delay_past_the_last_day_does_not_cancel_the_decision() -> None:
    setting, world = begun(happenings=())
    world = resolved(world, setting, 90.0)
    world = after(world, [ev.DecisionDelayed("attack", 6, "talks")], setting, 4)
    assert not any(isinstance(e, ev.DecisionCarriedOut) for e in field.night(world, setting, 5, night_dice(1, 5)))
    assert any(isinstance(e, ev.DecisionCarriedOut) for e in field.night(world, setting, 6, night_dice(1, 6)))


def test_what_eases_when_a_decision_is_not_taken_comes_once() -> None:
    setting, world = begun(happenings=(), processes=())
    world = resolved(world, setting, 0.0)
    eased = []
    for day in DAYS:
        events = field.night(world, setting, day, night_dice(1, day))
        eased.append(sum(change.by for change in changes(events, "tension")))
        world = after(world, events, setting, day)
    assert eased == [0, 0, 0, 0, -5.0, 0]


def test_an_attack_ends_the_talks_and_orders_fire_for_the_next_night() -> None:
    setting, world = begun()
    world = resolved(world, setting, 99.0)
    world = after(world, field.night(world, setting, 3, night_dice(1, 3)), setting, 3)
    assert number(world, setting, "talks.quartet.ended") == 1
    assert world.orders == {"explosions": 5.0}


def test_a_happening_comes_on_its_day_or_on_its_condition_and_only_once() -> None:
    setting, world = begun()
    third = after(world, field.morning(world, setting, 3, Dice(1, 3, "morning")), setting, 3)
    assert third.happened == ()
    fourth = after(third, field.morning(third, setting, 4, Dice(1, 4, "morning")), setting, 4)
    assert fourth.happened == ("recognition",)
    assert number(fourth, setting, "flag.recognised") == 1
    tense = marked(fourth, setting, "tension", 95)
    tense = after(tense, field.morning(tense, setting, 5, Dice(1, 5, "morning")), setting, 5)
    assert tense.happened == ("recognition", "unrest")
    again = after(tense, field.morning(tense, setting, 6, Dice(1, 6, "morning")), setting, 6)
    assert again.happened == tense.happened


def test_influence_grows_by_two_a_day_and_never_beyond_twelve() -> None:
    setting, world = begun(happenings=())
    found = []
    for day in (1, 2, 3):
        world = after(world, field.morning(world, setting, day, Dice(1, day, "morning")), setting, day)
        found.append(number(world, setting, "influence[AAA]"))
    assert found == [10, 12, 12]
