"""Values as they go over the wire: numbers, texts, lists and tables, without what stands at its default."""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct, structs

Plain = Any
"""None, a truth value, a number, a text, a list of these, or a table of them by text."""


def plain(value: Any) -> Plain:
    """Return a value as it goes over the wire.

    A struct is a table of its fields that differ from their defaults, with its tag where it has one; a set is a sorted
    list. Raises TypeError for anything that is no published value.
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Struct):
        return _table(value)
    if isinstance(value, dict):
        return {_key(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(each) for each in value)
    raise TypeError(f"a {type(value).__name__} does not go over the wire")


def encoded(value: Plain) -> bytes:
    """Return a plain value as JSON, its tables sorted: equal values are equal bytes."""
    return msgspec.json.encode(value, order="sorted")


def _table(value: Struct) -> dict[str, Plain]:
    config = value.__struct_config__
    table: dict[str, Plain] = {} if config.tag is None else {str(config.tag_field): config.tag}
    for field in structs.fields(value):
        held = getattr(value, field.name)
        if not (field.default is not NODEFAULT and held == field.default) and not _empty(field, held):
            table[field.name] = plain(held)
    return table


def _empty(field: structs.FieldInfo, held: Any) -> bool:
    return field.default_factory is not NODEFAULT and not held and held == field.default_factory()


def _key(key: Any) -> str:
    return str(key.value) if isinstance(key, Enum) else str(key)
