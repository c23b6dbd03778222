"""The names of persons, in a file beside the journal. If that file is deleted, the game is still whole.

The file names its game by scenario and seed, so that a journal never takes up the names of another game.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from game.files import FileError, FileMissing, read_regular, write_new
from game.letters import one_line
from game.play import JournalError, NameTaken, journal
from game.play.journal import Journal
from game.play.lines import Arrived, Line, refuse_odd
from game.play.roster import Person, is_person
from game.terms import Slug

if TYPE_CHECKING:
    from game.play.game import Game

LONGEST_NAME = 40
"""Letters."""
LARGEST = 1 << 20
"""Bytes of a file of names."""


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a file of names: the game to which it belongs, and the name of each person."""

    scenario: Slug
    seed: int
    people: dict[Person, str]

    def belongs_to(self, game: Game) -> bool:
        """Return whether these are names of this game's persons."""
        return (self.scenario, self.seed) == (game.case.id, game.seed)


def file_beside(journal: Path) -> Path:
    """Return the file that holds the names of a journal's persons: its whole name, with .people.json behind it."""
    return journal.with_name(f"{journal.name}.people.json")


def names_beside(journal: Path, game: Game) -> tuple[dict[Person, str], str]:
    """Return the names of a game's persons, and a sentence if the file there is not this game's, or else ""."""
    path = file_beside(journal)
    try:
        found = _read(path)
    except FileMissing:
        return {}, ""
    except FileError as error:
        return {}, f"the names of persons in {path} are not read: {error}"
    if not found.belongs_to(game):
        return {}, f"the names of persons in {path} are not read: they belong to another game"
    return {person: as_name(name) for person, name in found.people.items() if is_person(person)}, ""


def create(path: Path, game: Game, head: bytes, *, force: bool = False) -> Journal:
    """Write the whole game to a new journal, with the names of its persons beside it; raise as `journal.create`."""
    refuse_names_of_another(path, force=force)
    written = journal.create(path, head, game.entries, force=force)
    try:
        drop_names(path)
        if game.people:
            keep_names(path, game, game.people)
    except JournalError:
        written.close()
        raise
    return written


def refuse_names_of_another(journal: Path, *, force: bool = False) -> None:
    """Raise NameTaken if a file lies where a new journal's names would lie; with `force`, names may be replaced.

    Raises JournalError where none could lie, because the name is too long.
    """
    path = file_beside(journal)
    try:
        path.lstat()
        _read(path)
    except (FileMissing, FileNotFoundError):
        return
    except OSError as error:
        raise JournalError(f"{_unwritten(path)} {(error.strerror or str(error)).lower()}") from error
    except FileError as error:
        raise NameTaken(f"{_unwritten(path)} a file of that name exists already, and is none of names") from error
    if not force:
        raise NameTaken(f"{_unwritten(path)} the names of another game's persons lie there already")


def drop_names(journal: Path) -> None:
    """Delete the names of a journal that was replaced; raise JournalError if they cannot be deleted."""
    path = file_beside(journal)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(f"cannot delete the names {path}: {(error.strerror or str(error)).lower()}") from error


def keep_names(journal: Path, game: Game, names: Mapping[Person, str]) -> None:
    """Write the names of a game's persons and wait for the disk.

    Raises JournalError if that fails, or if the file there holds anything but names of this game.
    """
    path = file_beside(journal)
    try:
        if not _read(path).belongs_to(game):
            raise JournalError(f"{_unwritten(path)} the names of another game's persons lie there already")
    except FileMissing:
        pass
    except FileError as error:
        raise JournalError(f"{_unwritten(path)} the file there is not to be replaced: {error}") from error
    kept = Names(game.case.id, game.seed, dict(names))
    try:
        write_new(path, msgspec.json.encode(kept) + b"\n", force=True)
    except FileError as error:
        raise JournalError(f"{_unwritten(path)} {error}") from error


def arrive(game: Game, name: str, *, cid: str = "", at: str = "", apart: bool = False) -> Person:
    """Let a person of this name come into a game, and return the person's id in the journal: p1, p2 and so on.

    The name and the arrival are on the disk when this returns; where they are kept `apart`, the caller keeps the names
    of the game and settles it. If an earlier arrival had the same `cid`, its person is returned and nobody new comes.
    Raises JournalError, and ValueError for a name that is no text and an id that was used for something else.
    """
    refuse_odd("", cid, at)
    if not isinstance(name, str):
        raise ValueError("a name is a text")
    done = game.answered(cid) if cid else None
    who = done.line.who if isinstance(done, Line) and isinstance(done.line, Arrived) else ""
    if who and game.people.get(who, as_name(name)) == as_name(name):
        return who
    if done is not None:
        raise ValueError("this client's id was used for something else: an arrival has an id of its own")
    person = _next(game)
    names = {**game.people, person: as_name(name)}
    if game.path is not None and not apart:
        keep_names(game.path, game, names)
    game.people = names
    game.say(Arrived(person), cid=cid, at=at)
    if not apart:
        game.settle()
    return person


def as_name(name: str) -> str:
    """Return a name as one line of at most LONGEST_NAME letters, without hidden characters."""
    return one_line(name)[:LONGEST_NAME].strip()


def _read(path: Path) -> Names:
    """Return the content of a file of names; raise FileError if it is none, and FileMissing if there is no file."""
    content = read_regular(path, LARGEST)
    try:
        return msgspec.json.decode(content, type=Names)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise FileError("it is no file of names") from error


def _unwritten(path: Path) -> str:
    return f"cannot write the names {path}:"


def _next(game: Game) -> Person:
    arrived = [each.line.who for each in game.entries if isinstance(each, Line) and isinstance(each.line, Arrived)]
    seated = [person for holder in game.roster.values() for person in holder.persons]
    taken = {*arrived, *seated, *game.people}
    return next(name for number in count(1) if (name := f"p{number}") not in taken)
