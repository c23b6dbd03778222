"""Where scenarios, assets and saved games lie, and the scenario of a name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.engine.case import Case


def scenarios_folder() -> Path:
    """Return the folder of the shipped scenarios: inside the installed package, or beside it in a checkout."""
    return _shipped("scenarios")


def assets_folder() -> Path:
    """Return the folder of flags, fonts, icons, maps and sounds."""
    return _shipped("assets")


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parents[1]
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name


def saves_folder() -> Path:
    """Return the folder in which games are saved that nobody has given a name."""
    given = os.environ.get("HORSESHOE_SAVES")
    if given:
        return Path(given)
    data = os.environ.get("APPDATA") or os.environ.get("XDG_DATA_HOME")
    try:
        home = ("Library", "Application Support") if sys.platform == "darwin" else (".local", "share")
        return (Path(data) if data else Path.home().joinpath(*home)) / "horseshoe"
    except RuntimeError:  # a user without a home keeps games where they are played
        return Path("horseshoe")


def free_name(folder: Path, stem: str) -> Path:
    """Return a file of that folder that does not exist yet, so that no older game is written over."""
    number = 1
    while (folder / f"{stem}-{number}.jsonl").exists():
        number += 1
    return folder / f"{stem}-{number}.jsonl"


def case_of(scenario: str, mode: str = "") -> Case:
    """Return a scenario by its id or path, in a mode or as it stands; raise ScenarioError with its faults."""
    from game.scenario.compile import in_mode, load
    from game.scenario.folder import find

    shipped = scenarios_folder()
    return in_mode(load(find(scenario, shipped), shipped / "common"), mode)
