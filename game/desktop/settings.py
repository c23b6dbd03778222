"""What a player has set for good: sizes, colours, pace, the window; kept in a file beside the saved games."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from game.files import FileError, read_regular, write_new

FILE = "settings.json"
LARGEST = 1 << 20
"""Bytes; the game writes some three hundred."""
SCALES = (1.0, 1.25, 1.5, 2.0)
PACES = {"slow": 2.0, "normal": 1.0, "fast": 0.35}
WIDEST = 16384
"""Pixels that no side of a window, and no place of one, goes beyond."""


class Settings(Struct, frozen=True):
    """The player's settings; `pace` is how long lines stay, `every_poll` asks even where passing is the rule.

    `size` and `place` (pixels) are the window's when it was closed, `full` whether it filled the screen.
    """

    text_scale: float = 1.0
    colour_blind: bool = False
    still: bool = False
    every_poll: bool = False
    pace: str = "normal"
    sound: bool = True
    full: bool = False
    size: tuple[int, int] | None = None
    place: tuple[int, int] | None = None


def read_settings(folder: Path) -> Settings:
    """Return the settings of a folder; each of them that cannot be read, or cannot be, is as it is at first."""
    try:
        kept = msgspec.json.decode(read_regular(folder / FILE, LARGEST))
    except (FileError, ValueError, RecursionError, msgspec.MsgspecError):
        return Settings()
    known = [(field.name, field.type) for field in msgspec.structs.fields(Settings)]
    found = Settings(**_readable(kept, known)) if isinstance(kept, dict) else Settings()
    return msgspec.structs.replace(
        found,
        text_scale=min(max(found.text_scale, SCALES[0]), SCALES[-1]),
        pace=found.pace if found.pace in PACES else "normal",
        size=_within(found.size, 1),
        place=_within(found.place, -WIDEST),
    )


def _readable(kept: dict[str, Any], known: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the values that are of the kind that they must be."""
    found: dict[str, Any] = {}
    for name, kind in known:
        try:
            found |= {name: msgspec.convert(kept[name], kind)} if name in kept else {}
        except msgspec.MsgspecError:
            continue
    return found


def _within(pair: tuple[int, int] | None, least: int) -> tuple[int, int] | None:
    """Return two figures of a window, or None if one of them cannot be."""
    return pair if pair is not None and all(least <= each <= WIDEST for each in pair) else None


def write_settings(folder: Path, settings: Settings) -> str:
    """Keep the settings; return what prevented it in a sentence, or nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_new(folder / FILE, msgspec.json.format(msgspec.json.encode(settings)), force=True)
    except OSError as error:
        return f"The settings are not kept: {error.strerror or error}."
    except FileError as error:
        return f"The settings are not kept: {error}."
    return ""
