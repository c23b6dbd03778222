"""Whether the rules still decide a saved game as they did when it was played."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from game.engine import begin, decide, evolve
from game.engine.acts import Event
from game.engine.state import State
from game.play import journal
from game.play.codec import Record
from game.play.game import Game
from game.terms import Dice, OutOfOrder


class Difference(Struct, frozen=True):
    """The first record that the rules would now decide otherwise, and how, in a sentence."""

    record: Record
    how: str


def replayed(path: str | Path, verify: bool = False) -> tuple[Game, Difference | None]:
    """Return a saved game in memory and, with `verify`, the first record that would now be decided otherwise.

    Raises JournalError where the file cannot be read.
    """
    path = Path(path)
    kept = journal.read(path)
    return Game.replayed(path, kept), first_difference(kept) if verify else None


def first_difference(kept: journal.Kept) -> Difference | None:
    """Return the first record of a game that the rules would now decide otherwise, or None."""
    state = begin(kept.case)
    for record in kept.records:
        how = _difference(state, record, kept.seed)
        if how:
            return Difference(record, how)
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
    except Exception as error:  # a file from anywhere may hold acts that no seat was ever offered
        return f"the act cannot be decided now ({type(error).__name__})"
    return "" if now == record.events else _first_apart(record.events, now)


def _first_apart(then: tuple[Event, ...], now: tuple[Event, ...]) -> str:
    for place, (old, new) in enumerate(zip(then, now, strict=False), 1):
        if old != new:
            return f"event {place} was {old!r} and is now {new!r}"
    return f"{len(then)} events followed, and now {len(now)} do"
