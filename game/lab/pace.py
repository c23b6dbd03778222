"""How long is a game? Each seat played at the terminal by a delegation: python -m game.lab pace --out FILE.

The words are those that a player is shown, a line that was shown before left out; the minutes are what reading takes
and a time for each decision. A seat is led by middle skill in a person's place.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, cast

from msgspec.structs import replace

from game.council.acts import Pass
from game.delegations.delegation import Seat, delegations
from game.frames import Openings
from game.lab.archive import SHOWN, Row, Store, Task, asked, gathered, in_background
from game.lab.arms import scenario, seats_asked, task
from game.play.advance import question
from game.play.game import Game
from game.play.roster import PLAYER, roster_of
from game.terminal.console import Console
from game.terminal.forms import Forms, Turning
from game.terminal.pages import title_page
from game.terminal.picking import PAGE, Back, Choices, Chooser, Line, Reader
from game.terminal.prompt import Prompt
from game.words.kinds import WITH
from game.world.acts import EndDay, Promise

WORDS_A_MINUTE = 220
DECISION, MOMENT = 15.0, 2.0
"""Seconds for a decision, and for a moment that is let go by with one key."""
GAME = (35.0, 45.0)
"""Minutes of the median game."""
FULL, SHORT = (8, 10), 1
"""Decisions of a full day, on which the Council meets, and of a short one (game.md, section 1)."""
LISTS = 12
"""Lists after which the way to an act is given up: the terminal does not offer it so."""
NUMBERED = re.compile(r"^ *\d+\. ")
"""The number of a line in a list."""
OPENS = ("", "c")
"""What a player types to let a moment go by, and to choose."""
DEBRIEF = "the debrief"


class Counting(Console):
    """A terminal that counts the words that it shows, by day and by what they are part of."""

    def __init__(self) -> None:
        super().__init__(io.StringIO(), io.StringIO(), prompts=False)
        self.words: Counter[tuple[int, str]] = Counter()
        self.day, self.part = 1, "the title"
        self._shown: set[str] = set()

    @contextmanager
    def counting(self, part: str) -> Iterator[None]:
        """Count what is shown meanwhile as a part of its own."""
        before, self.part = self.part, part
        try:
            yield
        finally:
            self.part = before

    def say(self, *lines: str) -> None:
        """Count lines that were not shown before; a line of a list is known again at another number."""
        for line in "\n".join(lines).splitlines():
            known = NUMBERED.sub("", line)
            if known not in self._shown:
                self._shown.add(known)
                self.words[self.day, self.part] += len(line.split())


class Astray(Exception):
    """The lists do not lead to the act that is wanted."""


class Following(Chooser):
    """Chooses, of what the terminal lists, what leads to the act that is wanted; all that is listed is counted."""

    def __init__(self, console: Counting, read: Reader) -> None:
        super().__init__(console, read)
        self.counts, self.wanted, self.lists = console, cast("Any", None), 0
        self._taken: list[Any] = []

    def one(self, choices: Choices) -> Any:
        """Return what leads to the act; raise Astray after so many lists that none will."""
        self._taken = []
        self.lists += 1
        if self.lists > LISTS:
            raise Astray
        return super().one(choices)

    def several(
        self,
        choices: Choices,
        at_least: int,
        at_most: int,
        key: Callable[[Any], Hashable],
        before: Sequence[Any] = (),
    ) -> tuple[Any, ...]:
        """Return those of the values that are parts of the act, as many as there must be of whichever else."""
        self._taken = []
        with self.counts.counting("lists to choose from"):
            return super().several(choices, at_least, at_most, key, before)

    def _row(
        self, title: str, rows: Sequence[Line], usual: Any = None, *, may_stop: bool = False, quiet: bool = False
    ) -> Line | None:
        """Show the list as far as the line that is wanted, and return that line."""
        found = next((each for each in rows if any(map(self._leads, each.values))), None)
        row = found or (None if may_stop else rows[0])
        if not quiet:
            with self.counts.counting("lists to choose from"):
                for first in range(0, 1 + (rows.index(row) if row else 0), PAGE):
                    self._show(title, [each.says for each in rows], first)
        if row is not None and not row.opens:
            self._taken.append(row.values[0])
        return row

    def _leads(self, value: Any) -> bool:
        parts = [getattr(self.wanted, name) for name in self.wanted.__struct_fields__]
        parts += [each for part in parts if isinstance(part, tuple) for each in part]
        parts += [replace(each, without="") for each in parts if isinstance(each, Promise)]
        kind = value[0] if isinstance(value, tuple) and len(value) == 2 else value
        if kind is Turning:
            return type(self.wanted) in WITH and len(getattr(self.wanted, "partners", "1")) == 1
        return kind == self.wanted or kind is type(self.wanted) or (value in parts and value not in self._taken)


class Played(Prompt):
    """A player's seat at which a delegation sits, that does by the terminal's own ways what it would do."""

    def __init__(self, game: Game, seat: Seat, others: Any, console: Counting) -> None:
        super().__init__(game, seat.member, others, console)
        self.leader, self.counts = seat, console
        self.decisions: Counter[int] = Counter()
        self.moments: Counter[int] = Counter()
        self._let_go = False
        self._following = Following(console, self.read)
        self._forms = Forms(game.case, self._following)

    def read(self, prompt: str) -> str:
        """Return what a player who wants the act would type."""
        if prompt.endswith(", c = choose]"):
            self._let_go = isinstance(self._following.wanted, Pass | EndDay)
            self.moments[self.game.day] += self._let_go
            return OPENS[not self._let_go]
        return "y" if "y = yes" in prompt else ""

    def _choice(self, view: Any, openings: Openings) -> Any:
        wanted = question(self.game, self.seat, self.leader).choice().action
        self._following.wanted = wanted
        self._following.lists, self._let_go = 0, False
        with self.counts.counting("what a decision is about"), suppress(Astray, Back):
            super()._choice(view, openings)
        if not self._let_go and not isinstance(wanted, Pass):
            self.decisions[self.game.day] += 1
        return wanted

    def _follow(self) -> None:
        self.counts.day = max(1, self.game.day)
        with self.counts.counting("the dispatches"):
            super()._follow()
        if self.game.over:
            self.counts.part = DEBRIEF

    def _print(self, paragraph: Any) -> None:
        mine = self.seat == paragraph.speaker or self.seat in paragraph.targets
        full = "speeches in full" if mine else "speeches of others, a line each"
        with self.counts.counting(full if paragraph.kind == "speech" else f"the meeting: {paragraph.kind}"):
            super()._print(paragraph)

    def _outcome(self, shown: Any) -> None:
        with self.counts.counting("what came of one's act"):
            super()._outcome(shown)


def figures(shipped: Path, name: Task) -> Row:
    """Return what a player of a game's seat is shown and asked, day by day."""
    path, mode, seed, seat, _ = name
    case = scenario(path, mode, shipped)
    game = Game(case, int(seed), roster=roster_of(case.seats, {seat: PLAYER}))
    seats = delegations(case, int(seed))
    console = Counting()
    title_page(console, case, int(seed))
    table = Played(game, seats.pop(seat), seats, console)
    console.part = "instructions"
    table.play()
    met = {day for day, _ in _meetings(game)}
    return {
        "days": [
            {
                "day": day,
                "met": day in met,
                "decisions": table.decisions[day],
                "moments": table.moments[day],
                "words": {part: count for (of, part), count in sorted(console.words.items()) if of == day},
            }
            for day in range(1, game.day + 1)
        ]
    }


def _meetings(game: Game) -> list[tuple[int, str]]:
    day, found = 0, []
    for record in game.records:
        for event in record.events:
            day = event.day if type(event).__name__ == "DayOpened" else day
            if type(event).__name__ == "MeetingOpened":
                found.append((day, event.symbol))
    return found


def minutes(day: dict[str, Any]) -> float:
    """Return the minutes that a day takes, its debrief left out."""
    words: int = sum(count for part, count in day["words"].items() if part != DEBRIEF)
    return words / WORDS_A_MINUTE + float(day["decisions"] * DECISION + day["moments"] * MOMENT) / 60.0


def table_of(rows: Sequence[Row]) -> list[str]:
    """Return the medians of each day, of full and short days, and of what is read, in lines."""
    days = [day for row in rows for day in row["days"]]
    lines = ["day  met   decisions  moments  words  minutes (medians)"]
    for number in sorted({day["day"] for day in days}):
        these = [day for day in days if day["day"] == number]
        lines.append(f"{number:3d}  {sum(d['met'] for d in these) / len(these):4.0%} {_medians(these)}")
    for label, met in (("full", True), ("short", False)):
        these = [day for day in days if day["met"] is met]
        if these:
            lines.append(f"{label:5}{len(these) / len(rows):4.1f} {_medians(these)}")
    parts = sorted({part for day in days for part in day["words"]})
    lines.append("words (medians) a game, and means of a full and of a short day after the first:")
    for part in sorted(parts, key=lambda each: -_words(rows, each)):
        full, short = (
            _mean_words([d for d in days if d["met"] is met and d["day"] > 1], part) for met in (True, False)
        )
        lines.append(f"  {_words(rows, part):6.0f} {full:6.0f} {short:6.0f}  {part}")
    return lines


def _mean_words(days: Sequence[dict[str, Any]], part: str) -> float:
    return float(sum(day["words"].get(part, 0) for day in days)) / max(1, len(days))


def _medians(days: Sequence[dict[str, Any]]) -> str:
    of = [median(each) for each in (
        [day["decisions"] for day in days], [day["moments"] for day in days],
        [sum(count for part, count in day["words"].items() if part != DEBRIEF) for day in days],
        [minutes(day) for day in days],
    )]  # fmt: skip
    return f"{of[0]:10.1f} {of[1]:8.1f} {of[2]:6.0f} {of[3]:8.1f}"


def _words(rows: Sequence[Row], part: str) -> float:
    return float(median(sum(day["words"].get(part, 0) for day in row["days"]) for row in rows))


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Play the games and print their pace; the exit code is 1 where the median game is too short or too long."""
    asks = asked(__doc__, 10, shipped)
    asks.add_argument("--seats", default="", help="codes, with commas; by default all")
    given = asks.parse_args(arguments)
    if given.background:
        return in_background("pace", arguments, given.out)
    seats = seats_asked(given)
    tasks = [task(given.scenario, given.mode, seed, seat, "pace") for seat in seats for seed in range(given.games)]
    rows = gathered(Store.of(given), tasks, partial(figures, shipped), SHOWN)
    played = [row for row in rows if "exception" not in row]
    broken = [f"{row['task']}: {row['exception']}" for row in rows if "exception" in row]
    if played:
        print("\n".join(table_of(played)))
        for seat in seats:
            own = [sum(map(minutes, row["days"])) for row in played if row["task"][3] == seat]
            print(f"  {seat}  {median(own):5.1f} minutes" if own else f"  {seat}  no game was played to its end")
        middle = median(sum(map(minutes, row["days"])) for row in played)
        print(f"the median game takes {middle:.1f} minutes")
        if not GAME[0] <= middle <= GAME[1]:
            broken.append(f"the median game takes {middle:.1f} minutes, wanted {GAME[0]:.0f} to {GAME[1]:.0f}")
    print("\n".join(["missed:", *broken]) if broken else "the pace is as it should be")
    return 1 if broken else 0
