"""What a player has set for good: sizes, colours, pace; kept in a file beside the saved games."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

FILE = "settings.json"
SCALES = (1.0, 1.25, 1.5, 2.0)
PACES = {"slow": 2.0, "normal": 1.0, "fast": 0.35}


class Settings(Struct, frozen=True):
    """The player's settings; `pace` is how long lines stay, `every_poll` asks even where passing is the rule."""

    text_scale: float = 1.0
    colour_blind: bool = False
    still: bool = False
    every_poll: bool = False
    pace: str = "normal"
    sound: bool = True


def read_settings(folder: Path) -> Settings:
    """Return the settings of a folder; those that cannot be read are as they are at first."""
    try:
        found = msgspec.json.decode((folder / FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return Settings()
    scale = min(max(found.text_scale, SCALES[0]), SCALES[-1])
    return msgspec.structs.replace(found, text_scale=scale, pace=found.pace if found.pace in PACES else "normal")


def write_settings(folder: Path, settings: Settings) -> str:
    """Keep the settings; return what prevented it in a sentence, or nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
    except OSError as error:
        return f"The settings are not kept: {error.strerror or error}."
    return ""
