"""The path of each authored element, such as `happenings/shelling/effects/0`, and the line where it is written.

The world's events carry the path of what they follow from, so that an author can be shown which line made a move.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from game.scenario.folder import Binder, Steps
from game.world.gauges import Effect
from game.world.setting import Driver, Setting

_Value = TypeVar("_Value", bound=Struct)
_WHERE = {"assembly": ("council", "assembly")}
"""Where a part of the setting stands in the file, if it is not under its own name at the top."""


def with_paths(setting: Setting) -> Setting:
    """Return the setting with the path of each effect and of each driver in it."""
    changed: dict[str, Any] = {}
    for name in setting.__struct_fields__:
        held = getattr(setting, name)
        if isinstance(held, tuple) and held and isinstance(held[0], Struct):
            changed[name] = tuple(_marked(each, f"{name}/{_id(each)}") for each in held)
        elif isinstance(held, Struct):
            changed[name] = _marked(held, name)
    return replace(setting, **changed)


def place_of(document: Binder, path: str) -> tuple[str, int]:
    """Return the file and the line (from 1) in which the authored element of a path is written.

    What is not written, such as a weight that is left out, gives the nearest part of the file that is to hold it; an
    empty path, or one of nothing in the file, its first line.
    """
    steps: Steps = ()
    node: Any = document.data
    for part in _parts(path):
        step = _step(node, part)
        if step is None:
            break
        node, steps = node[step], (*steps, step)
    origin, inside = document.origin(steps)
    return origin.file, origin.position(inside, key=bool(inside) and isinstance(inside[-1], str))[0]


def _parts(path: str) -> tuple[str, ...]:
    first, *rest = path.split("/")
    return (*_WHERE.get(first, (first,)), *rest)


def _step(node: Any, part: str) -> str | int | None:
    """Return the key, or the place in a list, that a part of a path leads to: an entry is named by its id."""
    if isinstance(node, dict):
        return part if part in node else None
    if not isinstance(node, list):
        return None
    for place, entry in enumerate(node):
        if isinstance(entry, dict) and part in (entry.get("id"), entry.get("indicator")):
            return place
    return int(part) if part.isdecimal() and int(part) < len(node) else None


def _id(element: Struct) -> str:
    return str(getattr(element, "id", None) or getattr(element, "indicator", ""))


def _marked(element: _Value, path: str) -> _Value:
    changed: dict[str, Any] = {}
    for name in element.__struct_fields__:
        held = getattr(element, name)
        if isinstance(held, tuple) and held and isinstance(held[0], Effect | Driver):
            changed[name] = tuple(replace(each, path=f"{path}/{name}/{place}") for place, each in enumerate(held))
    return replace(element, **changed) if changed else element
