"""Degrees: how far a condition is carried out, which is 1 exactly where it holds."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.world.conditions import NEARLY, ConditionError, compiled, degree
from game.world.evolve import initial
from game.world.slots import slots
from tests.world.setting_of_three import three

SETTING = three()
START = initial(SETTING).numbers
INDEX = slots(SETTING).index
LEAVES = (
    "tension > 50", "tension >= 70", "troops < 90", "troops <= 150", "day == 3", "day != 0", "votes == 0",
    "flag.recognised", "charge.crossed.made", "20 < tension <= 60", "tension - troops > 10", "true", "false",
    "relation[AAA,BBB] >= 0", "max(tension, troops) / 2 >= 90", "measure.ceasefire >= 0.5",
)  # fmt: skip
conditions = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.builds("not ({})".format, inner),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
    ),
    max_leaves=5,
)
worlds = st.fixed_dictionaries(
    {
        "tension": st.integers(0, 100).map(float),
        "troops": st.integers(0, 260).map(float),
        "day": st.integers(0, 12).map(float),
        "votes": st.integers(0, 3).map(float),
        "flag.recognised": st.sampled_from((0.0, 1.0)),
        "charge.crossed.made": st.sampled_from((0.0, 1.0)),
        "relation[AAA,BBB]": st.integers(-100, 100).map(float),
        "measure.ceasefire": st.sampled_from((0.0, 0.25, 0.5, 0.75, 1.0)),
    }
)


def world(numbers: dict[str, float]) -> "array[float]":
    made = array("d", START)
    for name, value in numbers.items():
        made[INDEX[name]] = value
    return made


@given(conditions, worlds)
def test_a_degree_is_one_exactly_where_the_condition_holds_and_else_between_nothing_and_nearly(
    source: str, numbers: dict[str, float]
) -> None:
    known = world(numbers)
    found = degree(source, SETTING, known)
    assert (found == 1.0) is compiled(source, SETTING)(known)
    assert found == 1.0 or 0.0 <= found <= NEARLY


@given(st.sampled_from((5, 40, 54, 55, 56, 70, 99)), st.integers(0, 99), st.integers(1, 100), worlds)
def test_a_degree_never_falls_as_its_sides_come_nearer(
    threshold: int, lower: int, by: int, numbers: dict[str, float]
) -> None:
    near, far = world(numbers | {"tension": float(min(100, lower + by))}), world(numbers | {"tension": float(lower)})
    for source in (f"tension >= {threshold}", f"tension > {threshold} or troops < 20", f"not tension <= {threshold}"):
        assert degree(source, SETTING, near) >= degree(source, SETTING, far)
    for source in (f"tension <= {threshold}", f"tension < {threshold} and day < 3", f"not tension > {threshold}"):
        assert degree(source, SETTING, near) <= degree(source, SETTING, far)


def test_the_way_from_the_start_to_the_threshold_is_what_it_is_measured_by() -> None:
    source, start = "tension >= 90", START[INDEX["tension"]]
    assert degree(source, SETTING, START) == 0.0
    assert degree(source, SETTING, world({"tension": (start + 90) / 2})) == pytest.approx(0.5)
    assert degree(source, SETTING, world({"tension": 90.0})) == 1.0


def test_of_two_it_is_as_far_as_the_lesser_and_one_of_two_as_the_better() -> None:
    known = world({"tension": START[INDEX["tension"]] + 10.0, "measure.ceasefire": 0.25})
    one, other = (degree(each, SETTING, known) for each in ("tension >= 90", "measure.ceasefire >= 0.5"))
    assert 0.0 < one < other < 1.0
    assert degree("tension >= 90 and measure.ceasefire >= 0.5", SETTING, known) == one
    assert degree("tension >= 90 or measure.ceasefire >= 0.5", SETTING, known) == other
    assert degree("not (tension < 90 or measure.ceasefire < 0.5)", SETTING, known) == one


def test_an_empty_condition_is_carried_out_to_no_degree_and_a_faulty_one_is_told() -> None:
    assert degree(" ", SETTING, START) == 0.0
    with pytest.raises(ConditionError, match="unknown name"):
        degree("tention > 60", SETTING, START)
