"""What has changed between two messages, so that the second need not be sent whole; lists that grow send additions."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from game.wire.values import Plain


class Put(Struct, frozen=True, tag="put"):
    """The value is another one."""

    value: Plain


class Altered(Struct, frozen=True, tag="altered", omit_defaults=True):
    """Entries of a table have changed, come or `gone`."""

    at: dict[str, Change] = {}
    gone: tuple[str, ...] = ()


class Grown(Struct, frozen=True, tag="grown", omit_defaults=True):
    """Entries of a list have changed, by their place from 0, and `more` have been added at its end."""

    at: dict[int, Change] = {}
    more: tuple[Any, ...] = ()


Change = Put | Altered | Grown


def change(before: Plain, after: Plain) -> Change | None:
    """Return how one message becomes the other, or None if they are the same."""
    if before is after:
        return None
    if isinstance(before, dict) and isinstance(after, dict):
        return _altered(before, after)
    if isinstance(before, list) and isinstance(after, list):
        return _grown(before, after) if 0 < len(before) <= len(after) else _put(before, after)
    return None if type(before) is type(after) and before == after else Put(after)


def changed(before: Plain, how: Change | None) -> Plain:
    """Return the message that the change leads to; raises LookupError or TypeError if it does not fit `before`."""
    if how is None:
        return before
    if isinstance(how, Put):
        return how.value
    if isinstance(how, Altered):
        left = {key: value for key, value in before.items() if key not in how.gone}
        return left | {key: changed(before.get(key), each) for key, each in how.at.items()}
    kept = [changed(value, how.at.get(place)) for place, value in enumerate(before)]
    if how.at and max(how.at) >= len(before):
        raise IndexError("a change speaks of an entry that the list does not have")
    return [*kept, *how.more]


def _put(before: list[Plain], after: list[Plain]) -> Change | None:
    return Put(after) if before or after else None


def _altered(before: dict[str, Plain], after: dict[str, Plain]) -> Change | None:
    at = {}
    for key, value in after.items():
        how = change(before[key], value) if key in before else Put(value)
        if how is not None:
            at[key] = how
    gone = tuple(key for key in before if key not in after)
    return Altered(at, gone) if at or gone else None


def _grown(before: list[Plain], after: list[Plain]) -> Change | None:
    """Return the change of a list; where most of its entries are others, it is put whole."""
    at = {}
    for place, (old, new) in enumerate(zip(before, after, strict=False)):
        how = change(old, new)
        if how is not None:
            at[place] = how
    if 2 * len(at) > len(before):
        return Put(after)
    more = tuple(after[len(before) :])
    return Grown(at, more) if at or more else None
