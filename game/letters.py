"""The letters allowed in a text: none that steers a screen, reverses a line or cannot be seen.

Every text from outside passes through here: own words in `play.Game.submit`, an author's text in `scenario.reader`, a
saved game in `play.codec`, a typed line in `terminal.console`. The ranges are written out instead of taken from
Python's tables, so that every version of Python decides the same.
"""

from __future__ import annotations

import re

LETTERS = 4000
"""The most letters that a delegate may write into one act: the act's own rule, and the limit of every front end."""
MARKS = 4
"""The most marks above and below one letter; more would run into the lines above and below."""

_STEERING = re.compile("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[\x1b\x9b]")
"""Escape sequences of terminals (ECMA-48): control functions, strings, and any escape left over."""
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_OTHER_BREAKS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_NEVER = (
    "\0-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\ufdd0-\ufdef"  # format and direction (Unicode, Annex 9 and 44), fillers, non-characters
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff"  # halves of pairs, tags, private use
)
_HIDDEN = re.compile(
    f"[{_NEVER}]"
    "|(?<![\u0590-\u109f\u1780-\u17ff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"  # joiners where no script joins
)
_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_HEAP = re.compile(f"({_MARK}{{{MARKS}}}){_MARK}+")

_SUSPECT = re.compile(f"[{_NEVER}\u2028\u2029\u200c\u200d{_MARK[1:]}")
"""Any letter that may have to go; most texts have none, and need no further search."""


def fit(text: str) -> str:
    """Return the text without controls, escape sequences, marks of direction and hidden letters; lines stay lines."""
    if _SUSPECT.search(text) is None:
        return text
    return _HEAP.sub(r"\1", _HIDDEN.sub("", _STEERING.sub("", _OTHER_BREAKS.sub("\n", text))))


def one_line(text: str) -> str:
    """Return the text as one line: fitted (see `fit`), with a space for each line break."""
    if text.isascii() and text.isprintable():
        return text
    return fit(_BREAKS.sub(" ", text))


def escaped(json: str) -> str:
    """Return the JSON with an escape for every letter that `fit` would drop, so that no letter is lost."""
    return _SUSPECT.sub(_escape, json)


def _escape(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
