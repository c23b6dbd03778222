"""Expectations: the days that are left as the public law has them, and what an act would bring."""

from array import array
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from game.council.acts import Pass
from game.delegations.consequences import charging, offering
from game.delegations.delegation import RANDOM, Seat, delegations
from game.delegations.weighing import weigh
from game.engine.case import Case, Objective
from game.forecast.expectations import AT_THE_END, Expectations
from game.forecast.outlook import Outlook, Prospect
from game.play.advance import advance, choice_dice
from game.play.game import Game
from game.terms import Dice
from game.world.acts import Accusing, Confidence, EndDay, Offering, Speak
from game.world.evolve import initial
from game.world.facts import Hidden
from game.world.field import night
from game.world.setting import Setting
from game.world.slots import slots
from tests.delegations.test_seats import Asked, watched
from tests.forecast import fifteen

CASE = fifteen.case()
SETTING = CASE.setting
OUTLOOK = Outlook(SETTING)
NUMBERS = {"tension": 55.0, "clashes": 40.0, "day": 1.0}


def instructed(*objectives: tuple[int, str], numbers: Mapping[str, float] = NUMBERS) -> Expectations:
    listed = tuple(Objective(f"o{n}", f"o{n}", weight, when) for n, (weight, when) in enumerate(objectives))
    made = Expectations(SETTING, replace(CASE.profile["AAA"], objectives=listed), OUTLOOK)
    made.expect(OUTLOOK.prospect(numbers, 1, 99), {})
    return made


def still(setting: Setting) -> Setting:
    """Return the setting without dice in its nights, and without decisions."""
    return replace(setting, processes=tuple(replace(each, noise=0.0) for each in setting.processes), decisions=())


@given(st.floats(0, 100), st.floats(0, 200), st.floats(0, 1))
def test_a_night_is_foreseen_as_the_field_has_it_but_for_its_dice(tension: float, clashes: float, calm: float) -> None:
    setting = still(SETTING)
    index = slots(setting).index
    world = initial(setting)
    numbers = array("d", world.numbers)
    known = {"tension": tension, "clashes": clashes, "measure.ceasefire": calm, "day": 1.0}
    for name, value in known.items():
        numbers[index[name]] = value
    after = replace(world, numbers=numbers)
    after = night(after, setting, 1, Dice(0, 1, "night")).world
    foreseen = Outlook(setting).prospect(known, 1, 1).courses[0].ends
    for gauge in ("tension", "clashes"):
        assert foreseen[index[gauge]] == pytest.approx(after.numbers[index[gauge]], abs=1e-4)


@given(st.floats(0, 100), st.floats(0, 200), st.integers(1, 11))
def test_the_courses_are_all_there_is(tension: float, clashes: float, day: int) -> None:
    prospect = OUTLOOK.prospect({"tension": tension, "clashes": clashes, "day": float(day)}, day, 99)
    chances = OUTLOOK.chances(prospect)
    assert sum(chances) == pytest.approx(1.0)
    assert all(0.0 <= each <= 1.0 for each in chances)


@given(st.floats(-50, 50), st.floats(0.1, 50))
def test_the_harder_a_capital_is_pushed_the_likelier_it_decides(push: float, more: float) -> None:
    peace = instructed((50, "not decided.closes"))
    assert peace.gain({"push.closes": push + more}).value <= peace.gain({"push.closes": push}).value


def test_what_settles_an_objective_gains_its_weight_and_no_more_than_once() -> None:
    wish = instructed((60, "charge.closing.made"), (20, "statements >= 1"))
    assert wish.gain({"charge.closing.made": 1.0}).value == 60.0
    assert wish.gain({"statements": 1.0}).parts == (("o1", 20.0),)
    done = instructed((60, "charge.closing.made"), numbers=NUMBERS | {"charge.closing.made": 1.0})
    assert done.carried_out() == (("o0", 60.0),)


def test_what_fades_brings_less_the_earlier_it_is_done() -> None:
    wish = instructed((50, "tension < 30"))
    now, late = (wish.gain({f"{when}tension": -15.0}).value for when in ("", AT_THE_END))
    assert 0.0 < now < late


@given(st.permutations([("tension", -5.0), ("clashes", 20.0), ("measure.ceasefire", 0.5), ("push.closes", 3.0)]))
@settings(max_examples=10)
def test_what_was_asked_before_changes_no_answer(order: list[tuple[str, float]]) -> None:
    fresh = Outlook(SETTING)
    made = Expectations(SETTING, CASE.profile["BBB"], fresh)
    made.expect(fresh.prospect(NUMBERS, 2, 99), {})
    told = {name: made.gain({name: by}).value for name, by in order}
    # In another world first: nothing of it is kept where it does not belong.
    other = Expectations(SETTING, CASE.profile["BBB"], OUTLOOK)
    other.expect(OUTLOOK.prospect(NUMBERS | {"tension": 90.0}, 2, 99), {})
    other.gain({"tension": -5.0})
    other.expect(OUTLOOK.prospect(NUMBERS, 2, 99), {})
    assert told == {name: other.gain({name: by}).value for name, by in order}


def test_a_number_that_the_scenario_does_not_know_moves_nothing() -> None:
    assert instructed((60, "tension < 30")).gain({"no_such_number": 5.0}).value == 0.0


def test_an_objective_that_is_not_given_yet_counts_for_nothing() -> None:
    listed = (Objective("later", "later", 60, "statements >= 1", given="day >= 5"),)
    made = Expectations(SETTING, replace(CASE.profile["AAA"], objectives=listed), OUTLOOK)
    for day, gain in ((1, 0.0), (6, 60.0)):
        made.expect(OUTLOOK.prospect(NUMBERS | {"day": float(day)}, day, 99), {})
        assert made.gain({"statements": 1.0}).value == gain


@pytest.fixture(scope="module")
def played(case: Case) -> tuple[Game, Asked]:
    return watched(case, 4, 2)


def test_options_are_open_ranked_and_one_of_each_kind(played: tuple[Game, Asked]) -> None:
    some = 0
    for seat, briefing, openings, dice, _ in played[1][::5]:
        options = seat.options(briefing, openings, dice)
        worths = [each.worth for each in options]
        kinds = [type(each.action.points[0] if isinstance(each.action, Speak) else each.action) for each in options]
        assert worths == sorted(worths, reverse=True)
        assert len(kinds) == len(set(kinds))
        assert all(openings.admits(each.action) and each.because for each in options)
        some += len(options) > 1
    assert some > 40


def test_without_noise_the_best_option_is_what_a_seat_of_no_noise_says(
    played: tuple[Game, Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.delegations.speaking.NOISE", (0.0, 0.0, 0.0))
    speeches = [each for each in played[1] if isinstance(each[4].action, Speak)]
    same = 0
    for seat, briefing, openings, dice, _ in speeches[:25]:
        chosen = seat.choose(briefing, openings, dice).action
        said = next(each.action for each in seat.options(briefing, openings, dice) if isinstance(each.action, Speak))
        same += isinstance(chosen, Speak) and set(chosen.points) == set(said.points)
    assert same >= 20  # a right of reply answers only what was said of the seat


def test_a_seat_of_no_skill_draws_from_what_is_open(case: Case) -> None:
    short = replace(case, days=2)
    game = Game.new(short, 1)
    seats = delegations(short, 1, skill=RANDOM)
    advance(game, seats, strict=True)
    assert game.over
    assert all(record.because == "drawn from what is open" for record in game.records if record.by in seats)


def test_what_an_act_is_worth_is_the_sum_of_its_terms(case: Case) -> None:
    game = Game.new(case, 1)
    seat = Seat(case, "BBB", seed=1)
    while "BBB" not in game.to_act():
        advance_one(game, case)
    briefing = game.briefing("BBB")
    situation = seat._situation(briefing, game.openings("BBB"), choice_dice(game, briefing))
    for share in (1.0, 0.4):
        charge = charging(situation, Accusing("closing", Confidence.CERTAIN, "pictures"), share)
        for effects in (charge, offering(situation, Offering("visit"), share)):
            weighed = weigh(situation, effects)
            assert weighed.value == pytest.approx(sum(points for _, points in weighed.terms), abs=1e-5)
            assert weighed.terms


def advance_one(game: Game, case: Case) -> None:
    seats = {member: Seat(case, member, seed=1) for member in case.seats if member != "BBB"}
    advance(game, seats)


def test_letting_the_moment_go_by_is_always_among_the_options_where_it_is_open(played: tuple[Game, Asked]) -> None:
    for seat, briefing, openings, dice, _ in played[1][::11]:
        acts = [each.action for each in seat.options(briefing, openings, dice)]
        assert all(act in acts for act in (Pass(), EndDay()) if openings.admits(act))


def test_a_prospect_of_the_last_day_is_the_day_itself() -> None:
    prospect = OUTLOOK.prospect(NUMBERS | {"day": 12.0}, 12, 99)
    assert isinstance(prospect, Prospect)
    assert [course.ends[OUTLOOK.known.index["tension"]] for course in prospect.courses] == [55.0]


class Middle(Dice):
    """Dice that lie in the middle, whatever is asked of them."""

    def fraction(self, key: str) -> float:
        return 0.5


@given(st.floats(0, 100), st.floats(0, 200), st.floats(30, 80), st.integers(1, 11))
def test_a_night_with_its_decisions_is_foreseen_as_the_field_has_it(
    tension: float, clashes: float, resolved: float, day: int
) -> None:
    """The course is the one in which the capitals decide as they do."""
    index, drawn = slots(SETTING).index, {each.id: resolved for each in SETTING.decisions}
    numbers = array("d", initial(SETTING).numbers)
    known = {"tension": tension, "clashes": clashes, "day": float(day)}
    for name, value in known.items():
        if name in index:
            numbers[index[name]] = value
    dusk = replace(initial(SETTING), numbers=numbers, hidden=Hidden(resolve=drawn))
    dawn = night(dusk, SETTING, day, Middle(0, day, "night")).world
    outlook = Outlook(SETTING)
    carried = tuple(each in dawn.decided for each in outlook.decisions())
    courses = outlook.prospect({name: numbers[place] for name, place in index.items()}, day, 1).courses
    foreseen = next(each for each in courses if each.carried in (carried, carried[: len(each.carried)]))
    for name, place in index.items():
        if name != "day":
            assert foreseen.ends[place] == pytest.approx(dawn.numbers[place], abs=1e-4), name
