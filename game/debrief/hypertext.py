"""HTML put together so that no text can become markup: everything except Markup is escaped, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_VOID = frozenset(("meta", "br", "hr", "line", "polyline", "circle", "rect"))


class Markup(str):
    """HTML that was made here, by `tag` or `joined`."""

    __slots__ = ()


Content = Markup | str
"""Markup stands as it is; any other text is escaped."""


def tag(name: str, /, *inner: Content, **attributes: str) -> Markup:
    """Return an element. An attribute's name ends without its underscore (class_) and has dashes for underscores."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{_safe(value)}"' for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{said}>" if name in ("meta", "br", "hr") else f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{joined(inner)}</{name}>")


def joined(parts: Iterable[Content]) -> Markup:
    """Return the parts one after the other, escaped if they are text."""
    return Markup("".join(each if isinstance(each, Markup) else _safe(each) for each in parts))


def _safe(text: str) -> str:
    """Return the text escaped, without characters that HTML does not allow."""
    return escape("".join(each for each in text if each in "\n\t" or each.isprintable() or each in "\u202f\u00a0"))
