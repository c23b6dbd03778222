"""All that can be reached from a value: by fields, slots, dicts, containers, closures, methods and generators."""

from __future__ import annotations

import functools
import types
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import Enum
from itertools import chain
from typing import Any

from msgspec import Struct

_PLAIN = (str, bytes, bytearray, int, float, complex, bool, type(None), type, types.ModuleType, Enum)
"""What leads nowhere: values without parts, and what every module shares."""


def reachable(*roots: Any) -> Iterator[tuple[str, Any]]:
    """Yield each value that can be reached, once, with the way to it; globals of modules and classes are not followed.

    The collector of cycles is not asked: it does not see the structs that are `gc=False`.
    """
    seen: dict[int, Any] = {}
    waiting = [(type(root).__name__, root) for root in roots]
    while waiting:
        way, value = waiting.pop()
        if isinstance(value, _PLAIN) or id(value) in seen:
            continue
        seen[id(value)] = value  # and kept, so that no other value comes to have its number
        yield way, value
        waiting.extend((f"{way}{step}", part) for step, part in _parts(value))


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Struct):
        yield from ((f".{name}", getattr(value, name)) for name in value.__struct_fields__)
    yield from _attributes(value)
    if isinstance(value, types.FunctionType):
        yield from _of_a_function(value)
    elif isinstance(value, types.MethodType):
        yield from ((".__self__", value.__self__), (".__func__", value.__func__))
    elif isinstance(value, types.BuiltinMethodType):
        yield ".__self__", value.__self__
    elif isinstance(value, functools.partial):
        yield from ((".func", value.func), (".args", value.args), (".keywords", value.keywords))
    elif isinstance(value, (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)):
        frames = [getattr(value, f"{kind}_frame", None) for kind in ("gi", "cr", "ag")]
        yield from ((f".{name}", each) for frame in frames if frame for name, each in frame.f_locals.items())
    elif isinstance(value, types.CellType):
        yield from (("", each) for each in _content(value))
    elif isinstance(value, weakref.ref):
        yield "()", value()
    else:
        yield from _contained(value)


def _attributes(value: Any) -> Iterator[tuple[str, Any]]:
    yield from ((f".{name}", each) for name, each in list(getattr(value, "__dict__", {}).items()))
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            private = name.startswith("__") and not name.endswith("__")
            inside = f"_{kind.__name__.lstrip('_')}{name}" if private else name
            if hasattr(value, inside):
                yield f".{inside}", getattr(value, inside)


def _of_a_function(value: types.FunctionType) -> Iterator[tuple[str, Any]]:
    closure = zip(value.__code__.co_freevars, value.__closure__ or (), strict=True)
    yield from ((f"<{name}>", each) for name, cell in closure for each in _content(cell))
    given = chain(enumerate(value.__defaults__ or ()), (value.__kwdefaults__ or {}).items())
    yield from ((f"<default {name}>", each) for name, each in given)


def _content(cell: types.CellType) -> tuple[Any, ...]:
    try:
        return (cell.cell_contents,)
    except ValueError:  # nothing stands in it yet
        return ()


def _contained(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield what lies in a container; what an iterator has still to give is read off a copy of it, where it has one."""
    if isinstance(value, (Mapping, types.MappingProxyType)) and type(value).__module__ in _BUILTIN:
        for key, each in value.items():
            yield f"[{key!r}]"[:60], each
            yield "<key>", key
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from ((f"[{place}]", each) for place, each in enumerate(value))
    elif type(value).__module__ in _BUILTIN and hasattr(value, "__reduce__") and hasattr(value, "__next__"):
        with suppress(TypeError):
            yield ".__reduce__", value.__reduce__()


_BUILTIN = ("builtins", "collections", "itertools", "types")
