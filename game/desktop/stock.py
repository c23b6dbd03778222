"""What is drawn once and kept: by the bytes that it takes, the longest unused let go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pygame

MEGABYTE = 1 << 20
OTHER = MEGABYTE // 8
"""Bytes that are reckoned for what is no picture, such as a paper set in lines."""
_T = TypeVar("_T")
_P = ParamSpec("_P")


class Stock:
    """Values under keys, `most` bytes of them at most; one that alone takes more is not kept."""

    def __init__(self, most: int) -> None:
        self.most, self.bytes = most, 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def get(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what is kept under a key, made first if it is not there; the key holds all that it depends on."""
        if key in self._kept:
            self._kept.move_to_end(key)
            found: _T = self._kept[key]
            return found
        made = make()
        if size_of(made) <= self.most:
            self._kept[key] = made
            self.bytes += size_of(made)
            while self.bytes > self.most:
                self.bytes -= size_of(self._kept.popitem(last=False)[1])
        return made

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()
        self.bytes = 0


def size_of(value: object) -> int:
    """Return how many bytes a picture takes; what is none is reckoned as `OTHER`."""
    return value.get_pitch() * value.get_height() + 1024 if isinstance(value, pygame.Surface) else OTHER


def kept(stock: Stock) -> Callable[[Callable[_P, pygame.Surface]], Callable[_P, pygame.Surface]]:
    """Return what keeps in a stock all that a function paints, by its arguments; nobody draws on what is kept."""

    def keeping(paint: Callable[_P, pygame.Surface]) -> Callable[_P, pygame.Surface]:
        @wraps(paint)
        def painted(*args: _P.args, **named: _P.kwargs) -> pygame.Surface:
            return stock.get((paint, args, *named.items()), lambda: paint(*args, **named))

        return painted

    return keeping
