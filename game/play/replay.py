"""Replay: whether the rules still decide a saved game as they did when it was played."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from game.engine import begin, decide, evolve
from game.engine.acts import Event
from game.engine.state import State
from game.play import CannotFollow, journal
from game.play.codec import FORMAT, Record
from game.play.game import Game
from game.play.saved import rescued
from game.terms import Dice, OutOfOrder

SHOWN = 60
"""The number of letters that are shown of a value in a difference, at most."""


class Difference(Struct, frozen=True):
    """The first record that the rules would now decide otherwise, and a sentence on the difference.

    `older` is a sentence on the version that wrote the game, or "" if that was this one.
    """

    record: Record
    how: str
    older: str = ""

    def __str__(self) -> str:
        return f"{self.older}record {self.record.number}, {_act(self.record)}, differs: {self.how}"


def replayed(path: str | Path, verify: bool = False) -> tuple[Game, Difference | None]:
    """Return a saved game in memory and, with `verify`, the first record that would now be decided otherwise.

    Raises JournalError if the file cannot be read.
    """
    path = Path(path)
    kept = journal.read(path)
    return Game.replayed(path, kept, verified=verify), first_difference(kept) if verify else None


def rescue(path: Path, to: Path) -> tuple[Game, str]:
    """Copy the lines before the damage of a saved game to a new file; return that game and a sentence on the damage.

    A line that can be read but cannot follow from the lines before it is damage too. Raises NameTaken if the file `to`
    exists, and JournalError if nothing can be rescued or written.
    """
    kept = rescued(path)
    entries, told = kept.entries, kept.notice
    while True:
        try:
            game = Game.replayed(path, replace(kept, entries=entries))
            break
        except CannotFollow as error:
            if not entries:
                raise
            entries, told = entries[: error.number - 1], str(error)
    game.save_as(to)
    game.close()
    return game, told


def first_difference(kept: journal.Kept) -> Difference | None:
    """Return the first record of a game that the rules would now decide otherwise, or None."""
    state = begin(kept.case)
    for record in kept.records:
        how = _difference(state, record, kept.seed)
        if how:
            return Difference(record, how, _older(kept))
        for event in record.events:
            state = evolve(state, event)
    return None


def summary(game: Game, verified: bool = False) -> Iterator[str]:
    """Return lines on a game: its scenario and seed, and how far it went."""
    yield f"{game.case.title}, seed {game.seed}"
    held = ", each decided now as it was then" if verified else ""
    yield f"{len(game.records)} records{held}"
    ending = next((each.title for each in game.case.setting.endings if each.id == game.ending), game.ending)
    yield f"day {game.day} of {game.case.days}, " + (f"over: {ending}" if game.over else f"phase: {game.phase.value}")


def _difference(state: State, record: Record, seed: int) -> str:
    try:
        now = decide(state, record.by, record.action, Dice(seed, state.day, state.phase.value))
    except OutOfOrder as error:
        return f"the act is refused now: {error}"
    except Exception as error:  # a stranger's file may hold acts that no seat was ever offered
        return f"the act cannot be decided now ({type(error).__name__})"
    return "" if now == record.events else _first_apart(record.events, now)


def _older(kept: journal.Kept) -> str:
    now = journal.game_version()
    if kept.form == FORMAT and kept.version == now:
        return ""
    return f"version {kept.version} wrote it in format {kept.form}, and this is version {now} with format {FORMAT}; "


def _act(record: Record) -> str:
    return f'"{in_words(record.action)}" by {record.by}'


def _first_apart(then: tuple[Event, ...], now: tuple[Event, ...]) -> str:
    for place, (old, new) in enumerate(zip(then, now, strict=False), 1):
        if old != new:
            return f"of what followed from it, number {place} {_apart(old, new)}"
    more, fewer = (then, now) if len(then) > len(now) else (now, then)
    extra = in_words(more[len(fewer)])
    return f'{len(then)} things followed, and now {len(now)} do: "{extra}" {"no longer" if more is then else "also"}'


def _apart(old: Any, new: Any) -> str:
    """Return in words how two values differ, for the first part that differs."""
    if isinstance(old, Struct) and type(old) is type(new):
        for name in old.__struct_fields__:
            one, other = getattr(old, name), getattr(new, name)
            if one != other:
                return f'("{in_words(old)}"), its {name}{_part(one, other)}'
    return _part(old, new).removeprefix(",").strip()


def _part(old: Any, new: Any) -> str:
    if isinstance(old, Struct) and type(old) is type(new):
        return f" {_apart(old, new)}"
    if isinstance(old, tuple) and isinstance(new, tuple):
        for place, (one, other) in enumerate(zip(old, new, strict=False), 1):
            if one != other:
                return f", number {place}{_part(one, other)}"
        return f" had {len(old)} parts and has now {len(new)}"
    if isinstance(old, dict) and isinstance(new, dict):
        for key in (*old, *new):
            if old.get(key) != new.get(key):
                return f", {_short(key)}{_part(old.get(key), new.get(key))}"
    return f" was {_short(old)} and is now {_short(new)}"


def _short(value: Any) -> str:
    if isinstance(value, Struct):
        return f'"{in_words(value)}"'
    text = str(value.value if isinstance(value, Enum) else "nothing" if value in (None, "", ()) else value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} ..."


def in_words(value: Struct) -> str:
    """Return the name of a value's class in words: "ballot cast" for a BallotCast."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", type(value).__name__).lower()
