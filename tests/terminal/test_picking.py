"""Choosing from long lists: a list is shown once, what was chosen can be taken back, headings come in two levels."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest

from game.terminal.console import Console
from game.terminal.picking import Back, Choices, Chooser

MANY = tuple(f"paragraph {number}" for number in range(20))


def chooser(lines: Iterable[str]) -> tuple[Chooser, io.StringIO]:
    """Return a chooser that is answered with these lines, and what it prints."""
    given, printed = iter(lines), io.StringIO()
    return Chooser(Console(io.StringIO(), printed, prompts=False), lambda prompt: next(given)), printed


def several(lines: Iterable[str], at_most: int = 4) -> tuple[tuple[str, ...], str]:
    """Return what is chosen of many with these lines, and what was printed."""
    asks, printed = chooser(lines)
    return asks.several(Choices("Which?", MANY, str), 1, at_most, str), printed.getvalue()


def test_a_long_list_is_shown_once_however_much_is_chosen_of_it() -> None:
    chosen, printed = several(("1", "2", "3", ""))
    assert chosen == MANY[:3]
    assert printed.count("  1. paragraph 0") == 1


def test_the_list_is_shown_again_to_who_asks_for_it() -> None:
    _, printed = several(("1", "l", "2", ""))
    assert printed.count("  1. paragraph 0") == 2


def test_an_empty_line_prints_no_list_again_and_says_what_to_type() -> None:
    _, printed = several(("", "1", "2", ""))
    assert printed.count("  1. paragraph 0") == 1
    assert "type a number from 1 to" in printed


def test_the_last_choice_can_be_taken_back() -> None:
    chosen, _ = several(("1", "2", "-", "3", ""))
    assert chosen == (MANY[0], MANY[2])


def test_nothing_is_chosen_twice() -> None:
    chosen, printed = several(("5", "5", "6", ""))
    assert chosen == (MANY[4], MANY[5])
    assert "chosen already" in printed


def test_where_one_thing_is_chosen_there_is_nothing_to_take_back_but_the_question() -> None:
    asks, _ = chooser(("-",))
    with pytest.raises(Back):
        asks.one(Choices("Which?", MANY, str))


def test_what_stands_under_one_heading_is_asked_for_by_its_own_headings() -> None:
    values = [(kind, issue, end) for kind in ("state", "rebut") for issue in range(8) for end in range(3)]
    choices = Choices("What?", values, str, lambda v: (v[0], f"on {v[1]}"), lambda v, depth: str(v[depth:]))
    asks, printed = chooser(("1", "4", "2"))
    assert asks.one(choices) == ("state", 3, 1)
    assert printed.getvalue().count("\n") < len(values) / 2


def test_what_was_chosen_before_is_kept_and_added_to() -> None:
    asks, _ = chooser(("3", ""))
    assert asks.several(Choices("Which?", MANY, str), 1, 4, str, MANY[:1]) == (MANY[0], MANY[2])


def test_what_was_chosen_before_can_be_taken_back_too() -> None:
    asks, _ = chooser(("-", "2", ""))
    assert asks.several(Choices("Which?", MANY, str), 1, 4, str, MANY[:1]) == (MANY[1],)


@pytest.mark.parametrize("asked", ["The corridor: three hours.", "What?", "With it (friendly)", "Before you"])
def test_a_question_and_the_only_heading_under_it_are_joined_by_one_mark(asked: str) -> None:
    values = [("answer", number) for number in range(6)]
    choices = Choices(asked, values, str, lambda v: (v[0], f"on {v[1] // 3}"), lambda v, depth: str(v[depth:]))
    asks, printed = chooser(("1", "1"))
    asks.one(choices)
    mark = "" if asked[-1] in ".?)" else ":"
    assert f"{asked}{mark} Answer" in printed.getvalue() or f"{asked}{mark} answer" in printed.getvalue()
