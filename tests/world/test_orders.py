"""What a party tells its own units each night: told to nobody, moved by its mission's advice, felt a night later."""

from game.world import events as ev
from game.world import field
from game.world.acts import AdviseCapital, Counsel
from game.world.corridor import deed_events
from game.world.facts import Hidden, World
from game.world.gauges import GiveOrders
from game.world.setting import Decision, Setting
from tests.world.setting_of_three import after, begun, night_dice
from tests.world.test_ledger import marked

ANSWERS = Decision(
    "answers", "BBB", "the orders on answering fire", 60, 10, 1, 6, low=40, high=80, history=60,
    effects=(GiveOrders(because="fire was answered", indicator="explosions", by=1.0),), repeats=True,
)  # fmt: skip


def under_orders(own: float) -> tuple[Setting, World]:
    """Return a world in which one capital gives orders every night, its resolve being `own`."""
    setting, world = begun(decisions=(ANSWERS,))
    return setting, after(world, [ev.HiddenDrawn(Hidden(resolve={"answers": own}))], setting, 0)


def nights_of_fire(setting: Setting, world: World, seeds: range) -> int:
    """Return in how many of the nights the orders are given."""
    nights = (field.night(world, setting, 2, night_dice(seed, 2)) for seed in seeds)
    return sum(bool(after(world, told, setting).orders) for told in nights)


def test_orders_are_given_anew_each_night_and_are_no_decision_that_anybody_is_told() -> None:
    setting, world = under_orders(80.0)
    for day in (1, 2, 3):
        told = field.night(world, setting, day, night_dice(1, day))
        assert not [each for each in told if isinstance(each, ev.DecisionCarriedOut)]
        world = after(world, told, setting, day)
        assert world.orders == {"explosions": 1.0}
    assert world.decided == ()


def test_orders_of_tonight_are_felt_in_the_next_night() -> None:
    setting, world = under_orders(80.0)
    quiet_setting, quiet = under_orders(0.0)
    first, as_quiet = (field.night(w, s, 1, night_dice(1)) for w, s in ((world, setting), (quiet, quiet_setting)))
    world, quiet = after(world, first, setting), after(quiet, as_quiet, quiet_setting)
    assert list(world.numbers) == list(quiet.numbers)
    second, still = (
        after(w, field.night(w, s, 2, night_dice(1, 2)), s, 2) for w, s in ((world, setting), (quiet, quiet_setting))
    )
    assert list(second.numbers) != list(still.numbers)


def test_a_mission_that_advises_restraint_makes_fire_rarer_and_firmness_more_frequent() -> None:
    setting, world = under_orders(60.0)
    restrained, firm = (
        after(world, deed_events(world, setting, 2, "BBB", AdviseCapital(each)), setting, 2)
        for each in (Counsel.RESTRAINT, Counsel.FIRMNESS)
    )
    seeds = range(60)
    counted = [nights_of_fire(setting, each, seeds) for each in (restrained, world, firm)]
    assert counted[0] < counted[1] < counted[2]


def test_a_case_that_is_not_accepted_puts_no_order_off() -> None:
    setting, world = under_orders(80.0)
    world = marked(world, setting, "pretext", 0.0)
    told = field.night(world, setting, 1, night_dice(1))
    assert not [each for each in told if isinstance(each, ev.DecisionDelayed)]
    assert after(world, told, setting).orders
