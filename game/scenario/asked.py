"""Scenarios for a front end that draws before it reads: the reader is imported when a scenario is first asked for."""

from __future__ import annotations

from pathlib import Path

from game.engine.case import Case


class Unplayable(Exception):
    """A scenario that cannot be played; the text says why, in a sentence."""


def shipped(folder: Path) -> dict[str, Path]:
    """Return the scenarios that lie in a folder, by id."""
    from game.scenario.folder import shipped_in

    return shipped_in(folder)


def read(name: str, folder: Path, mode: str = "") -> Case:
    """Return a scenario by its id or path, compiled, in a mode ("": its own); raise Unplayable with its faults."""
    from game.scenario.compile import in_mode, load
    from game.scenario.faults import ScenarioError
    from game.scenario.folder import find

    try:
        return in_mode(load(find(name, folder), folder / "common"), mode)
    except ScenarioError as error:
        shown = "; ".join(str(fault) for fault in error.faults[:3])
        more = f" (and {len(error.faults) - 3} more)" if len(error.faults) > 3 else ""
        raise Unplayable(f"{shown}{more}") from error


def short_form(case: Case, form: str = "short") -> Case:
    """Return the short form of a scenario, or another; raise Unplayable where it has none."""
    from game.scenario.short import shortened

    try:
        return shortened(case, form)
    except ValueError as error:
        raise Unplayable(str(error)) from error
