"""How one or several things are chosen from a numbered list, by headings where it has them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from textwrap import shorten
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.terminal.console import Console

PAGE = 16
"""Lines of a list that are shown at once."""
ECHO = 40
"""Letters of what was chosen that are said again."""
BACK, TAKE_BACK = "0", "-"
Reader = Callable[[str], str]


class Back(Exception):
    """The player goes back without choosing."""


class TakenBack(Back):
    """The player takes the last choice back."""


class Line(Struct, frozen=True):
    """One line of a list, and the values that it stands for: one, or all under a heading, which opens their list."""

    says: str
    values: tuple[Any, ...]
    opens: bool


class Choices(Struct, frozen=True):
    """A list to choose from: what is asked, the values, and how they are laid out under headings.

    `label` is all of a value in words. Where there are headings, `headings` are those of a value, the outermost first,
    and `under` is what a line says of it below so many of them. `titles` ask, by depth, where the heading above need
    not be said again. `usual` is which of the values of a list without headings Enter takes, or None. What stands
    alone under its heading is a line of its own; where the heading is `folded` it is shown once that is chosen.
    """

    title: str
    values: Sequence[Any]
    label: Callable[[Any], str]
    headings: Callable[[Any], tuple[str, ...]] = lambda value: ()
    under: Callable[[Any, int], str] | None = None
    titles: Mapping[int, str] = {}
    usual: Callable[[Sequence[Any]], Any] = lambda values: None
    folded: Callable[[str], bool] = lambda heading: False
    depth: int = 0

    def rows(self) -> tuple[Line, ...]:
        """Return the lines of the list."""
        found: dict[Hashable, list[Any]] = {}
        for place, value in enumerate(self.values):
            headings = self.headings(value)
            found.setdefault(headings[self.depth] if self.depth < len(headings) else place, []).append(value)
        return tuple(self._row(heading, tuple(within)) for heading, within in found.items())

    def _row(self, heading: Hashable, within: tuple[Any, ...]) -> Line:
        opens = len(within) > 1 or (isinstance(heading, str) and self.folded(heading))
        return Line(str(heading) if opens else self._line(within[0]), within, opens)

    def below(self, row: Line) -> Choices:
        """Return the choices that stand under the heading of a line."""
        title = self.titles.get(self.depth + 1, row.says)
        return replace(self, title=title, values=row.values, depth=self.depth + 1)

    def _line(self, value: Any) -> str:
        return self.label(value) if self.under is None or not self.headings(value) else self.under(value, self.depth)


class Chooser:
    """Asks for choices by number; `read` answers the commands that are known everywhere before it returns a line."""

    def __init__(self, console: Console, read: Reader) -> None:
        self.console, self.read = console, read

    def one(self, choices: Choices) -> Any:
        """Return one of the values; where there are headings, one is asked for first. Raises Back."""
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

        A list without headings is shown once; a line "-" takes the last choice back. `before` is what was chosen
        earlier.
        """
        chosen: list[Any] = list(before)
        flat = not any(choices.headings(each) for each in choices.values)
        while len(chosen) < at_most:
            keys = {key(each) for each in chosen}
            left = [each for each in choices.values if flat or key(each) not in keys]
            title = f"({len(chosen)} of at most {at_most} chosen)"
            rest = replace(choices, title=title if chosen else f"{choices.title} {title}", values=left)
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
            self.console.tell(f"Chosen: {_echo(choices, found)}", "  ")
        return tuple(chosen)

    def _take_back(self, chosen: list[Any], choices: Choices) -> None:
        if not chosen:
            self.console.say("  Nothing is chosen yet.")
            return
        self.console.tell(f"Taken back: {_echo(choices, chosen.pop())}", "  ")

    def _one(self, choices: Choices, *, may_stop: bool = False, quiet: bool = False) -> Any:
        """Return a value, or None if the player may stop and does. Raises Back and TakenBack."""
        rows = choices.rows()
        while len(rows) == 1 and rows[0].opens:
            title = f"{choices.title}{'' if choices.title[-1:] in '?).' else ':'} {rows[0].says}"
            choices = replace(choices.below(rows[0]), title=title)
            rows = choices.rows()
        usual = None if may_stop or any(each.opens for each in rows) else choices.usual(choices.values)
        while (row := self._row(choices.title, rows, usual, may_stop=may_stop, quiet=quiet)) is not None:
            if not row.opens:
                return row.values[0]
            with suppress(Back):
                return self._one(choices.below(row))
        return None

    def _row(
        self, title: str, rows: Sequence[Line], usual: Any = None, *, may_stop: bool = False, quiet: bool = False
    ) -> Line | None:
        """Return the line that is chosen, or None if the player may stop and does. Raises Back and TakenBack.

        Enter takes the line of the `usual` value, where there is one.
        """
        labels = [each.says for each in rows]
        enter = next((place for place, each in enumerate(rows) if usual is not None and usual in each.values), None)
        first = 0
        if not quiet:
            self._show(title, labels, first)
        while True:
            line = self.read(self._hint(labels, enter, may_stop=may_stop, quiet=quiet)).lower()
            if line in ("m", "more") and len(labels) > PAGE:
                first = (first + PAGE) % (-(-len(labels) // PAGE) * PAGE)
                self._show(title, labels, first)
            elif line in (BACK, "back"):
                raise Back
            elif line == TAKE_BACK:
                raise TakenBack
            elif may_stop and line in ("", "done"):
                return None
            elif not line and enter is not None:
                return rows[enter]
            elif line.isdecimal() and 1 <= int(line) <= len(labels):
                return rows[int(line) - 1]
            elif line in ("l", "list"):
                self._show(title, labels, first)
            elif not line:
                self.console.say(f"Nothing is chosen: type a number from 1 to {len(labels)}, or l for the list.")
            else:
                self.console.say(f"'{line}' is none of these; type a number from 1 to {len(labels)}")

    def _show(self, title: str, labels: Sequence[str], first: int) -> None:
        self.console.say("")
        self.console.tell(title)
        self.console.listed(labels[first : first + PAGE], first + 1)
        if len(labels) > PAGE:
            last = min(first + PAGE, len(labels))
            self.console.say(f"     ({first + 1} to {last} of {len(labels)})")

    def _hint(self, labels: Sequence[str], enter: int | None, *, may_stop: bool, quiet: bool) -> str:
        hints = [f"1-{len(labels)}" if len(labels) > 1 else "1", "0 = back"]
        if quiet:
            hints += ["l = list again", "- = take the last back"]
        elif len(labels) > PAGE:
            hints.append("m = more")
        if may_stop:
            hints.append("Enter = done")
        elif enter is not None:
            hints.append(f"Enter = {enter + 1}")
        return f"[{', '.join(hints)}]"


def _echo(choices: Choices, value: Any) -> str:
    """Return enough of a value to tell it from others: what is below its first heading."""
    said = choices.label(value) if choices.under is None else choices.under(value, 1)
    return shorten(said, ECHO, placeholder=" ...")
