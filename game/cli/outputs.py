"""The files that commands write: nothing that exists is replaced unless that is asked for, and what is read never."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.streams import fail
from game.files import FileError, FileTaken, refuse_target, write_new

Force = Annotated[bool, typer.Option("--force", help="Replace the file of that name, if there is one.")]


def refuse_taken(path: Path, *, force: bool, read: Path) -> None:
    """Leave with a sentence where a command may not write to `path`, of which `read` is what it reads.

    Asked before the work begins, so that nobody waits for what is then refused.
    """
    try:
        refuse_target(path, force=force, never=_files(read))
    except FileError as error:
        _refuse(path, error)


def write(path: Path, content: str | bytes, *, force: bool, read: Path) -> None:
    """Write a text or bytes to a file, whole or not at all; leave with a sentence where that cannot be."""
    data = content.encode() if isinstance(content, str) else content
    try:
        write_new(path, data, force=force, never=_files(read))
    except FileError as error:
        _refuse(path, error)


def make_folder(folder: Path) -> None:
    """Make the folder into which a command writes, if there is none; leave with a sentence where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        fail(f"cannot write to the folder {folder}: it is a file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fail(f"cannot write to the folder {folder}: {reason.lower()}")


def _files(read: Path) -> tuple[Path, ...]:
    return tuple(read.iterdir()) if read.is_dir() else (read,)


def _refuse(path: Path, error: FileError) -> None:
    if isinstance(error, FileTaken):
        fail(f"there is a file {path} already; choose another name, or replace it with --force")
    fail(f"cannot write {path}: {error}")
