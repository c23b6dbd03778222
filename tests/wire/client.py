"""Another process at the end of a line: it knows nothing but the bytes that it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

import msgspec

from game.wire.deltas import changed
from game.wire.line import Since, Whole

Asked = Callable[[str, Mapping[str, Any]], Sequence[Any]]


class Client:
    """A seat at the end of a line; `asked` sends a kind of act and answers, and brings the questions back."""

    def __init__(self, seat: str, asked: Asked) -> None:
        self.seat, self._ask = seat, asked
        self.number, self.view, self.openings = 0, {}, {}
        self.lists: dict[str, Any] = {}

    def hear(self, message: bytes) -> None:
        """Take in a message: all, or what has changed."""
        told = msgspec.json.decode(message, type=Whole | Since)
        if isinstance(told, Whole):
            self.view, self.openings, self.lists = told.view, told.openings, told.lists
        else:
            assert told.of == self.number
            self.view, self.openings = changed(self.view, told.view), changed(self.openings, told.openings)
            self.lists |= told.lists
        self.number = told.number

    @property
    def kinds(self) -> list[str]:
        """Return the kinds of act that are open."""
        return list(self.openings)

    def answers(self, kind: str, dice: Random) -> dict[str, Any]:
        """Return answers to the questions of one act, drawn; those that depend on others are asked for."""
        given: dict[str, Any] = {}
        questions = self.openings[kind]
        while new := [each for each in questions if each["name"] not in given]:
            given |= {each["name"]: self._drawn(each, dice) for each in new}
            questions = msgspec.json.decode(msgspec.json.encode(self._ask(kind, given)))
        return {each["name"]: given[each["name"]] for each in questions}

    def _drawn(self, question: dict[str, Any], dice: Random) -> Any:
        if question["type"] == "words":
            return ""
        choices = question["choices"]
        choices = self.lists[choices] if isinstance(choices, str) else choices
        if question["type"] == "one":
            return dice.choice(choices)
        least, most = question.get("at_least", 1), question.get("at_most", 1)
        alike = question.get("alike") or list(range(len(choices)))
        taken: dict[int, Any] = {}
        for place in dice.sample(range(len(choices)), len(choices)):
            if len(taken) < max(least, min(most, dice.randint(least, most))):
                taken.setdefault(alike[place], choices[place])
        return list(taken.values())
