"""Instructions: objectives that something would carry out or undo, and what follows for ballots and words."""

from msgspec.structs import replace

from game.engine.case import Case, Objective
from game.forecast.instructions import Instructions


def instructed(case: Case, *objectives: tuple[int, str]) -> Instructions:
    listed = tuple(Objective(f"o{n}", "", weight, when) for n, (weight, when) in enumerate(objectives))
    return Instructions(case.setting, replace(case.profile["BBB"], objectives=listed))


def test_what_would_carry_out_an_objective_gains_its_weight(case: Case) -> None:
    wish = instructed(case, (60, "adopted > 0"), (40, "talks.lake.agreed > 0"))
    assert wish.gain({"adopted": 0.0}, {"adopted": 1.0}) == 60.0
    assert wish.gain({"adopted": 0.0}, {"talks.lake.agreed": 1.0}) == 40.0


def test_what_would_undo_one_loses_it(case: Case) -> None:
    assert instructed(case, (50, "vetoes == 0")).gain({}, {"vetoes": 1.0}) == -50.0


def test_what_is_carried_out_already_gains_nothing_more(case: Case) -> None:
    assert instructed(case, (60, "adopted > 0")).gain({"adopted": 1.0}, {"adopted": 2.0}) == 0.0


def test_a_slot_that_the_scenario_does_not_know_changes_nothing(case: Case) -> None:
    assert instructed(case, (60, "adopted > 0")).gain({}, {"no_such_slot": 1.0}) == 0.0


def test_other_numbers_are_read_when_they_move(case: Case) -> None:
    wish = instructed(case, (30, "tension > 70 and adopted > 0"))
    assert wish.gain({"tension": 50.0}, {"adopted": 1.0}) == 0.0
    assert wish.gain({"tension": 80.0}, {"adopted": 1.0}) == 30.0
