"""Values as they go over the wire: numbers, texts, lists and tables, without what stands at its default."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct, structs

from game.world.facts import Claim, Step

Plain = Any
"""None, a truth value, a number, a text, a list of these, or a table of them by text."""


ROWS: tuple[type[Struct], ...] = (Claim, Step)
"""Structs of which there are many: each goes as a list of its fields in order, and the published words name these."""
Memo = dict[int, tuple[Any, Plain]]
"""Structs that were made plain, by their identity: what lasts from message to message is made plain once."""
_MOST = 20_000


def plain(value: Any, memo: Memo | None = None) -> Plain:
    """Return a value as it goes over the wire.

    A struct is a table of its fields that differ from their defaults, with its tag where it has one; one of `ROWS` is a
    list, cut off where the rest are defaults; a set is a sorted list. The `memo` gives the same table each time. Raises
    TypeError for anything that is no published value.
    """
    if isinstance(value, Enum):
        return plain(value.value, memo)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Struct):
        return _table(value) if memo is None else _remembered(value, memo)
    if isinstance(value, dict):
        return {_key(key): plain(each, memo) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each, memo) for each in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(each) for each in value)
    raise TypeError(f"a {type(value).__name__} does not go over the wire")


def encoded(value: Plain) -> bytes:
    """Return a plain value as JSON, its tables sorted: equal values are equal bytes."""
    return msgspec.json.encode(value, order="sorted")


def _remembered(value: Struct, memo: Memo) -> Plain:
    """Return the table of a struct. The memo holds the struct too, so that no other can take its identity."""
    found = memo.get(id(value))
    if found is None or found[0] is not value:
        if len(memo) >= _MOST:
            memo.clear()
        found = memo[id(value)] = value, _table(value, memo)
    return found[1]


def _row(value: Struct, memo: Memo | None) -> list[Plain]:
    fields = _defaults(type(value))
    while fields and getattr(value, fields[-1][0]) == fields[-1][1]:
        fields = fields[:-1]
    return [plain(getattr(value, name), memo) for name, _ in fields]


def _table(value: Struct, memo: Memo | None = None) -> Plain:
    if isinstance(value, ROWS):
        return _row(value, memo)
    config = value.__struct_config__
    table: dict[str, Plain] = {} if config.tag is None else {str(config.tag_field): config.tag}
    for name, default in _defaults(type(value)):
        held = getattr(value, name)
        if default is NODEFAULT or held != default:
            table[name] = plain(held, memo)
    return table


@cache
def _defaults(kind: type[Struct]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a kind of struct, each with its default."""
    return tuple(
        (each.name, each.default if each.default_factory is NODEFAULT else each.default_factory())
        for each in structs.fields(kind)
    )


def _key(key: Any) -> str:
    return str(key.value) if isinstance(key, Enum) else str(key)
