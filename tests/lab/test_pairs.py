"""What paired games tell, and how far a difference is followed."""

from collections.abc import Sequence

import pytest

from game.lab.archive import Row, Task
from game.lab.pairs import Games, difference, student

ONE, OTHER = ("AAA", "one"), ("AAA", "other")


@pytest.mark.parametrize(("freedom", "point"), [(7, 2.365), (19, 2.093), (29, 2.045), (99, 1.984)])
def test_student_s_points_are_those_of_the_tables(freedom: int, point: float) -> None:
    assert student(freedom) == pytest.approx(point, abs=0.01)


def test_the_interval_is_the_textbook_s() -> None:
    found = difference([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])
    assert found.mean == 4.5
    assert found.half == pytest.approx(2.365 * 2.4495 / 8**0.5, abs=0.01)
    assert found.settled


def test_a_difference_that_changes_its_sign_is_not_settled() -> None:
    assert not difference([1.0, -1.0, 1.0, -1.0]).settled


def games(worth: dict[tuple[str, str], list[float]], played: list[Task]) -> Games:
    """Games of which each arm goes through its worths in turn."""

    def play(tasks: Sequence[Task]) -> list[Row]:
        played.extend(tasks)
        return [
            {"carried_out": {"AAA": (0.0, worth[each[3], each[4]][int(each[2]) % 4])}, "decided": []} for each in tasks
        ]

    return Games(play, "any", "uncertain")


def test_a_settled_difference_is_not_followed_further() -> None:
    played: list[Task] = []
    study = games({ONE: [0.5, 0.6, 0.5, 0.6], OTHER: [0.1, 0.1, 0.2, 0.2]}, played)
    study.follow([(ONE, OTHER, "AAA")], 8, limit=40)
    assert len(played) == 16
    assert study.compared(ONE, OTHER, "AAA").mean == pytest.approx(0.4)


def test_an_unsettled_difference_is_followed_to_the_limit_and_no_game_is_played_twice() -> None:
    played: list[Task] = []
    study = games({ONE: [0.5, 0.1, 0.5, 0.1], OTHER: [0.1, 0.5, 0.1, 0.5]}, played)
    study.follow([(ONE, OTHER, "AAA")], 8, limit=40)
    assert len(played) == 80
    assert len(set(played)) == 80
    assert study.compared(ONE, OTHER, "AAA").pairs == 40


def test_a_game_that_an_exception_ended_is_no_pair_but_is_told_of() -> None:
    study = games({ONE: [0.5] * 4, OTHER: [0.1] * 4}, [])
    study.follow([(ONE, OTHER, "AAA")], 8, limit=8)
    study.rows[ONE, 3] = {"exception": "OutOfOrder: not now"}
    assert study.compared(ONE, OTHER, "AAA").pairs == 7
    assert study.exceptions() == ["('AAA', 'one') seed 3: OutOfOrder: not now"]
