"""The clipboard of the desktop; where there is none, what was cut or copied is kept for this window alone."""

from __future__ import annotations

import pygame

_own = [""]


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    _own[0] = ""
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, ValueError, NotImplementedError):
        _own[0] = text


def pasted() -> str:
    """Return the text on the clipboard, or what was copied here where that could not be put there."""
    try:
        return _own[0] or pygame.scrap.get_text()
    except (pygame.error, ValueError, NotImplementedError):
        return ""
