"""How one or several things are chosen from a numbered list, with headings where the list is long."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from msgspec import Struct

from game.terminal.console import Console

PAGE = 14
"""Lines of a list that are shown at once."""
BACK, TAKE_BACK = "0", "-"
Reader = Callable[[str], str]


class Back(Exception):
    """The player goes back without choosing."""


class TakenBack(Back):
    """The player takes the last choice back."""


class Choices(Struct, frozen=True):
    """A list to choose from: what is asked, the values, their labels, and the two levels of headings of a long list."""

    title: str
    values: Sequence[Any]
    label: Callable[[Any], str]
    heading: Callable[[Any], str] = lambda value: ""
    subheading: Callable[[Any], str] = lambda value: ""

    def under(self, heading: str) -> Choices:
        """Return the choices that stand under one heading, with their own headings."""
        within = [each for each in self.values if self.heading(each) == heading]
        return Choices(heading, within, self.label, self.subheading)


class Chooser:
    """Asks for choices by number; `read` answers the commands that are known everywhere before it returns a line."""

    def __init__(self, console: Console, read: Reader) -> None:
        self.console, self.read = console, read

    def one(self, choices: Choices) -> Any:
        """Return one of the values; a long list with headings is asked for in two steps. Raises Back."""
        return choices.values[0] if len(choices.values) == 1 else self._one(choices)

    def several(
        self,
        choices: Choices,
        at_least: int,
        at_most: int,
        key: Callable[[Any], Hashable],
        before: Sequence[Any] = (),
    ) -> tuple[Any, ...]:
        """Return `at_least` to `at_most` of the values, one after the other, no two of one key. Raises Back.

        A long list is shown once; a line "-" takes the last choice back. `before` is what was chosen earlier.
        """
        chosen: list[Any] = list(before)
        flat = len({choices.heading(each) for each in choices.values}) in (1, len(choices.values))
        while len(chosen) < at_most:
            keys = {key(each) for each in chosen}
            left = [each for each in choices.values if flat or key(each) not in keys]
            title = f"{choices.title} ({len(chosen)} of at most {at_most} chosen)"
            rest = Choices(title, left, choices.label, choices.heading, choices.subheading)
            try:
                found = self._one(rest, may_stop=len(chosen) >= at_least, quiet=flat and bool(chosen))
            except TakenBack:
                self._take_back(chosen, choices)
                continue
            if found is None:
                break
            if key(found) in keys:
                self.console.say("  That is chosen already.")
                continue
            chosen.append(found)
            self.console.tell(f"Chosen: {choices.label(found)}", "  ")
        return tuple(chosen)

    def _take_back(self, chosen: list[Any], choices: Choices) -> None:
        if not chosen:
            self.console.say("  Nothing is chosen yet.")
            return
        self.console.tell(f"Taken back: {choices.label(chosen.pop())}", "  ")

    def _one(self, choices: Choices, *, may_stop: bool = False, quiet: bool = False) -> Any:
        """Return a value, or None where the player may stop and does. Raises Back and TakenBack."""
        groups = list(dict.fromkeys(choices.heading(each) for each in choices.values))
        if len(choices.values) <= PAGE or len(groups) in (1, len(choices.values)):
            labels = [choices.label(each) for each in choices.values]
            number = self._number(choices.title, labels, may_stop, quiet)
            return choices.values[number] if number >= 0 else None
        while True:
            number = self._number(choices.title, groups, may_stop)
            if number < 0:
                return None
            within = choices.under(groups[number])
            try:
                return within.values[0] if len(within.values) == 1 else self._one(within)
            except Back:
                continue

    def _number(self, title: str, labels: Sequence[str], may_stop: bool = False, quiet: bool = False) -> int:
        """Return the place of the chosen label, or -1 where the player may stop and does. Raises Back, TakenBack."""
        first = 0
        if not quiet:
            self._show(title, labels, first)
        while True:
            line = self.read(self._hint(len(labels), may_stop, quiet)).lower()
            if line in ("m", "more") and len(labels) > PAGE:
                first = (first + PAGE) % (-(-len(labels) // PAGE) * PAGE)
                self._show(title, labels, first)
            elif line in (BACK, "back"):
                raise Back
            elif line == TAKE_BACK:
                raise TakenBack
            elif may_stop and line in ("", "done"):
                return -1
            elif line.isdecimal() and 1 <= int(line) <= len(labels):
                return int(line) - 1
            elif line in ("", "l", "list"):
                self._show(title, labels, first)
            else:
                self.console.say(f"'{line}' is none of these; type a number from 1 to {len(labels)}")

    def _show(self, title: str, labels: Sequence[str], first: int) -> None:
        self.console.say("")
        self.console.tell(title)
        self.console.listed(labels[first : first + PAGE], first + 1)
        if len(labels) > PAGE:
            last = min(first + PAGE, len(labels))
            self.console.say(f"     ({first + 1} to {last} of {len(labels)} are shown; m = more)")

    def _hint(self, count: int, may_stop: bool, quiet: bool = False) -> str:
        hints = [f"1-{count}", "0 = back"]
        if quiet:
            hints += ["l = list again", "- = take the last back"]
        elif count > PAGE:
            hints.append("m = more")
        if may_stop:
            hints.append("Enter = done")
        return f"[{', '.join(hints)}]"
