"""After a game at a terminal: the debrief, its pages, the other chair, and the way back into the days."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from game.debrief.debrief import debrief
from game.debrief.hindsight import in_hindsight, voted_on
from game.debrief.history import History
from game.debrief.other_chair import Chair, other_chair, other_seat
from game.debrief.sections import Section, sections
from game.debrief.text import debrief_text, section_lines
from game.debrief.warnings import Tried, warnings
from game.debrief.webpage import webpage
from game.files import FileError, FileTaken, refuse_target, write_new
from game.play.fork import days_of, fork
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.terminal.console import Closed, Console
from game.terminal.picking import Reader
from game.terminal.seats import Quit
from game.terms import MemberId

HELP = (
    "  votes             every seat's ballot with its reasons",
    "  change CODE       what would have changed its ballot on the last draft; with a symbol, on that one",
    "  warning           was the warning wrong, or did it work?",
    "  chair [CODE]      the day on which the game turned, as another delegation had it",
    "  from DAY [CODE]   play on from the morning of a day, in your seat or another",
    "  page FILE         write the debrief as one page for a browser",
    "  ledger, record    as in the game; Enter = leave",
)

_ASKED = "votes", "change CODE", "warning", "chair", "from DAY", "page FILE"


class PlayOn(Struct, frozen=True):
    """A new game that goes on from a day of the one that is over, and the seat that is taken in it."""

    game: Game
    seat: MemberId


class Debriefing:
    """The debrief of one game, with what is asked of it afterwards."""

    def __init__(self, game: Game, seat: MemberId, console: Console, verbatim: Verbatim) -> None:
        self.game, self.seat, self.console = game, seat, console
        self.told = debrief(*game.revealed(), seat, game.seed, verbatim=verbatim)
        self._history: History | None = None
        self._tried: Tried | None = None

    def run(self, read: Reader) -> PlayOn | None:
        """Print the debrief and answer what is asked; return the game to go on with, or None to leave."""
        self.console.say("", debrief_text(self.told, self.console.width, brief=True, tried=self.tried))
        try:
            while line := read(f"[{', '.join(_ASKED)}, ? = what they do, Enter = leave]"):
                word, _, rest = line.partition(" ")
                again = self._answer(word.lower(), rest.strip())
                if again is not None:
                    return again
        except (Closed, Quit):
            pass
        return None

    def _answer(self, word: str, rest: str) -> PlayOn | None:
        if word == "votes":
            self._show("votes", sections(self.told))
        elif word == "warning":
            self._show("warnings", sections(self.told, self.tried))
        elif word == "change":
            self._changed(rest.upper())
        elif word == "chair":
            self._chair(rest.upper())
        elif word == "page":
            self._page(rest)
        elif word == "from":
            return self._again(rest.upper())
        else:
            self.console.say(*HELP)
        return None

    @property
    def tried(self) -> Tried:
        """Return the player's warnings, or others' where there are none, tried when first asked for."""
        if self._tried is None:
            self._tried = warnings(self.game.case, self.game.records, self.game.seed, self.seat)
        return self._tried

    def _show(self, id: str, parts: tuple[Section, ...]) -> None:
        self.console.say(*(line for each in parts if each.id == id for line in section_lines(each, self.console.width)))

    def _seat(self, code: str) -> MemberId:
        """Return the seat of this code, or "" after saying which there are."""
        if code in self.game.case.seats:
            return code
        self.console.tell(f"There is no seat {code}; the seats are {', '.join(self.game.case.seats)}.")
        return ""

    @property
    def history(self) -> History:
        """Return the game as moments, made when first asked for."""
        if self._history is None:
            self._history = History(*self.game.revealed())
        return self._history

    def _changed(self, rest: str) -> None:
        code, _, symbol = rest.partition(" ")
        put = voted_on(self.history)
        if not put:
            self.console.say("No draft was put to the vote.")
        elif self._seat(code):
            for line in in_hindsight(self.history, symbol.strip() or put[-1], code):
                self.console.tell(line)

    def _other(self, code: str = "") -> Chair | None:
        seat = self._seat(code) if code else other_seat(self.history, self.seat)
        return other_chair(self.history, seat, self.told.key) if seat and self.told.key else None

    def _chair(self, code: str) -> None:
        chair = self._other(code)
        if chair is not None:
            self._show("chair", sections(self.told, None, chair))
            self.console.tell(f"To play that day from this seat, type: from {chair.day} {chair.member}")

    def _page(self, name: str) -> None:
        if not name:
            self.console.say("type page and the name of a file, such as: page debrief.html")
            return
        path = Path(os.path.expanduser(name))
        try:
            refuse_target(path)
            write_new(path, webpage(self.told, self.tried, self._other()).encode())
            self.console.say(f"The debrief is written in {path}.")
        except FileTaken:
            self.console.say(f"There is a file {name} already; choose another name.")
        except FileError as error:
            self.console.tell(f"The page cannot be written to {path}: {error}.")

    def _again(self, rest: str) -> PlayOn | None:
        """Return the game from a day on, or None after saying why not."""
        game, (day, _, code) = self.game, rest.partition(" ")
        mornings = days_of(game.records)
        number = int(day) if day.isdecimal() else 0
        if number not in mornings:
            self.console.say(f"type from and a day that was played, 1 to {max(mornings, default=0)}, such as: from 1")
            return None
        seat = self._seat(code.strip()) if code.strip() else self.seat
        if not seat:
            return None
        of = str(game.path or "")
        return PlayOn(fork(game, mornings[number], seat=seat, of=of), seat)
