"""Whether the rules still decide a saved game as they did when it was played."""

from __future__ import annotations

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


def verify(path: str | Path) -> Difference | None:
    """Decide every act of a saved game anew and return the first difference, None where there is none.

    Raises JournalError where the file cannot be read.
    """
    path = Path(path)
    kept = journal.read(path)
    Game.replayed(path, kept)
    return first_difference(kept)


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


def outline(record: Record) -> str:
    """Return a line on a record: its number, who acted, the act, and what followed."""
    followed = ", ".join(type(event).__name__ for event in record.events) or "nothing"
    return f"{record.number:6}  {record.by:12} {type(record.action).__name__} -> {followed}"


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
