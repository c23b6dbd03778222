"""What a window knows beyond one game: where things lie, the player's settings, the game that is open."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from msgspec import Struct

from game.desktop.settings import Settings, read_settings, write_settings
from game.desktop.sitting import Sitting, Told
from game.engine.case import Case
from game.letters import one_line
from game.play import JournalError
from game.play.fork import fork
from game.play.game import Game
from game.play.seating import held, reseat
from game.play.store import keep_in
from game.scenario import asked
from game.terms import MemberId


class Places(Struct, frozen=True):
    """The folders of a game in a window: assets, shipped scenarios, saved games; and a seed drawn when asked for."""

    assets: Path
    scenarios: Path
    saves: Path
    draw_seed: Callable[[], int]


class Wanted(Struct, frozen=True):
    """What the command asked for: a scenario, a seat, a seed (None: any), a saved game, a mode ("": the scenario's).

    `form` asks for a form of the scenario, such as short.
    """

    scenario: str = ""
    seat: str = ""
    seed: int | None = None
    load: Path | None = None
    mode: str = ""
    form: str = ""


class CannotPlay(Exception):
    """A scenario or a saved game that cannot be played; the text is what the player is told."""


class Session:
    """The scenarios and saved games within reach, the settings, and the sitting under way, if any."""

    def __init__(self, places: Places, wanted: Wanted | None = None) -> None:
        self.places = places
        self.wanted = wanted or Wanted()
        self.settings = read_settings(places.saves)
        self.sitting: Sitting | None = None
        self.notice = ""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scenarios")
        self._cases: dict[str, Future[Case]] = {}

    def read_ahead(self) -> None:
        """Begin to compile the shipped scenarios beside the window, so that none waits for it."""
        for name in self.scenarios():
            self.reading(name)

    def reading(self, name: str) -> Future[Case]:
        """Return a shipped scenario as it is being compiled; its result raises CannotPlay with its faults in words."""
        if name not in self._cases:
            self._cases[name] = self._pool.submit(self.case, name)
        return self._cases[name]

    def scenarios(self) -> dict[str, Path]:
        """Return the shipped scenarios by id."""
        return asked.shipped(self.places.scenarios)

    def case(self, name: str) -> Case:
        """Return a scenario by its id or path, compiled; raise CannotPlay with its faults in words."""
        try:
            return asked.read(name, self.places.scenarios, self.wanted.mode)
        except asked.Unplayable as error:
            raise CannotPlay(str(error)) from error

    def short_form(self, case: Case, form: str = "short") -> Case:
        """Return the short form of a scenario, or another; raise CannotPlay where it has none."""
        try:
            return asked.short_form(case, form)
        except asked.Unplayable as error:
            raise CannotPlay(str(error)) from error

    def begin(self, case: Case, seat: MemberId) -> Sitting:
        """Begin a game, kept in a new file from the first act; where it cannot be, it is played unsaved and said so."""
        seed = self.places.draw_seed() if self.wanted.seed is None else self.wanted.seed
        return self._begun(Game.new(case, seed), seat)

    def load(self, path: Path) -> Game:
        """Return a saved game, or the one on the table as it lies there; raise CannotPlay if it cannot be read."""
        if self.sitting is not None and _same(self.sitting.game.path, path):
            return self.sitting.game
        try:
            game = Game.load(path)
        except (JournalError, OSError) as error:
            raise CannotPlay(str(error)) from error
        self.notice = game.notice
        return game

    def resume(self, game: Game, seat: MemberId = "") -> Sitting | None:
        """Go on with a saved game; return None if nobody can tell whose seat the player held."""
        seat = seat or held(game)
        if not seat:
            return None
        reseat(game, seat)
        sitting = self._sit(game, seat)
        sitting.trouble, self.notice = self.notice, ""
        return sitting

    def play_on(self, at: int, seat: MemberId) -> Sitting:
        """Begin a game that goes on from a record of the one on the table, in a new file, with this seat."""
        assert self.sitting is not None, "a game is forked while it lies on the table"
        old = self.sitting.game
        return self._begun(fork(old, at, seat=seat, of=one_line(str(old.path or ""))), seat)

    def saves(self) -> list[Path]:
        """Return the saved games, the latest first."""
        try:
            found = [each for each in self.places.saves.iterdir() if each.suffix == ".jsonl" and each.is_file()]
            return sorted(found, key=lambda each: -each.stat().st_mtime)
        except OSError:
            return []

    def save_as(self, name: str) -> str:
        """Keep the game under a name and go on there; return a sentence for the player."""
        assert self.sitting is not None, "only a game under way is saved"
        path = self.places.saves / f"{safe_name(name)}.jsonl"
        if path.exists():
            return f"There is a saved game called {path.stem} already; choose another name."
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.sitting.game.save_as(path)
        except (JournalError, OSError) as error:
            return f"{error}"
        return f"Saved as {path.stem}; the game goes on there."

    def set(self, settings: Settings) -> str:
        """Take other settings and keep them; return a sentence where that failed."""
        self.settings = settings
        return write_settings(self.places.saves, settings)

    def submit(self, action: Any) -> Told:
        """Submit an act of the player's."""
        assert self.sitting is not None, "an act is submitted to a game under way"
        return self.sitting.submit(action)

    def unsaved(self) -> str:
        """Return in a sentence why the game under way is not saved, after one more try; nothing where it is."""
        return self.sitting.save() if self.sitting is not None else ""

    def close(self) -> None:
        """Leave the game under way; it is in its file, or it was asked whether it may be lost."""
        if self.sitting is not None:
            self.sitting.close()
            self.sitting = None

    def leave(self) -> None:
        """Leave the game under way and whatever is being read."""
        self.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begun(self, game: Game, seat: MemberId) -> Sitting:
        """Let the player take the seat of a new game, kept in a file of a free name as soon as there can be one."""
        reseat(game, seat)

        def keep() -> object:
            return keep_in(game, self.places.saves, game.case.id)

        try:
            keep()
        except JournalError as error:
            sitting = self._sit(game, seat)
            sitting.saving.homeless(str(error), keep)
            sitting.trouble = sitting.unsaved
            return sitting
        return self._sit(game, seat)

    def _sit(self, game: Game, seat: MemberId) -> Sitting:
        if self.sitting is not None and self.sitting.game is game:
            self.sitting.others.close()
        else:
            self.close()
        self.sitting = Sitting(game, seat, lambda: self.settings)
        return self.sitting


def _same(one: Path | None, other: Path) -> bool:
    """Return whether two paths lead to one file."""
    try:
        return one is not None and one.samefile(other)
    except OSError:
        return False


def safe_name(name: str) -> str:
    """Return a name that every file system takes."""
    kept = "".join(letter if letter.isalnum() or letter in "-_ " else "-" for letter in name).strip()
    return kept[:60] or "game"
