"""The names of persons, in a file beside the journal. If that file is deleted, the game is still whole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from game.files import FileError, read_regular, write_new
from game.letters import one_line
from game.play import JournalError
from game.play.lines import Arrived, Line
from game.play.roster import Person, is_person

if TYPE_CHECKING:
    from game.play.game import Game

LONGEST_NAME = 40
"""Letters."""
LARGEST = 1 << 20
"""Bytes of a file of names."""


def file_beside(journal: Path) -> Path:
    """Return the file that holds the names of a journal's persons: NAME.people.json beside NAME.jsonl."""
    return journal.with_name(f"{journal.name.removesuffix('.jsonl')}.people.json")


def names_beside(journal: Path) -> dict[Person, str]:
    """Return the names of persons; the dict is empty if the file is gone or cannot be read."""
    try:
        found = msgspec.json.decode(read_regular(file_beside(journal), LARGEST), type=dict[str, str])
    except (FileError, msgspec.MsgspecError, ValueError, RecursionError):
        return {}
    return {person: as_name(name) for person, name in found.items() if is_person(person)}


def keep_names(journal: Path, names: Mapping[Person, str]) -> None:
    """Write the names of persons and wait for the disk; raise JournalError if that fails."""
    path = file_beside(journal)
    try:
        write_new(path, msgspec.json.encode(names) + b"\n", force=True)
    except FileError as error:
        raise JournalError(f"cannot write the names {path}: {error}") from error


def arrive(game: Game, name: str, *, cid: str = "", at: str = "", apart: bool = False) -> Person:
    """Let a person of this name come into a game, and return the person's id in the journal: p1, p2 and so on.

    The name and the arrival are on the disk when this returns; where they are kept `apart`, the caller keeps the names
    of the game and settles it. If an earlier arrival had the same `cid`, its person is returned and nobody new comes.
    Raises JournalError, and ValueError for an id that was used for something else.
    """
    done = game.answered(cid) if cid else None
    who = done.line.who if isinstance(done, Line) and isinstance(done.line, Arrived) else ""
    if who and game.people.get(who, as_name(name)) == as_name(name):
        return who
    if done is not None:
        raise ValueError("this client's id was used for something else: an arrival has an id of its own")
    person = _next(game)
    names = {**game.people, person: as_name(name)}
    if game.path is not None and not apart:
        keep_names(game.path, names)
    game.people = names
    game.say(Arrived(person), cid=cid, at=at)
    if not apart:
        game.settle()
    return person


def as_name(name: str) -> str:
    """Return a name as one line of at most LONGEST_NAME letters, without hidden characters."""
    return one_line(name)[:LONGEST_NAME].strip()


def _next(game: Game) -> Person:
    arrived = [each.line.who for each in game.entries if isinstance(each, Line) and isinstance(each.line, Arrived)]
    seated = [person for holder in game.roster.values() for person in holder.persons]
    taken = {*arrived, *seated, *game.people}
    return next(name for number in count(1) if (name := f"p{number}") not in taken)
