"""How large a scenario may be: the limits of lists, texts and words, which hold before anything else is looked at.

Each limit is several times what the largest scenario that is shipped needs. Measured on one core: delegations play a
scenario of three days that reaches nearly all of them at once in half a minute and in 240 megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from game.scenario.faults import Fault
from game.scenario.folder import Binder, Steps

ENTRIES = 150
"""Entries of one list, where `MORE` says nothing else."""
MORE = {
    "sources": 1000,
    "phrases": 3000,
    "texts": 200,
    "paragraphs": 200,
    "acts": 1000,
    "drafts": 200,
    "reality": 400,
    "standing": 200,
    "participants": 200,
    "delegations": 100,
    "measures": 60,
    "effects": 40,
    "drivers": 40,
}
TEXT = 2000
"""Letters of one text, where `LONGER` says nothing else."""
LONGER = {
    **dict.fromkeys(("id", "member", "capital", "level", "unit", "symbol", "letter"), 60),
    **dict.fromkeys(("name", "short"), 120),
    **dict.fromkeys(("title", "label"), 400),
}
NAME = 60
"""Letters of an id, a code or a key; a name of the world is put together from them."""
WORD = 60
"""Letters of a word: of what stands together with no space, hyphen, stop or slash between."""
UNBROKEN = 300
"""Letters that stand together with no space between; addresses of documents are long."""

_SCRIPTS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""Scripts that write without spaces, and whose lines may end at any letter."""
_LONG_WORD = re.compile(rf"[^\s{_SCRIPTS}/.,;:?&=%_()\[\]<>|\u2010-\u2015-]{{{WORD + 1},}}")
_LONG_RUN = re.compile(rf"[^\s{_SCRIPTS}]{{{UNBROKEN + 1},}}")


def sized(document: Binder) -> Iterator[Fault]:
    """Find what is larger than is played; whoever reads a scenario goes no further where there is any."""
    yield from _node(document, (), "the file", document.data)


def _node(document: Binder, path: Steps, field: str, value: Any) -> Iterator[Fault]:
    if isinstance(value, str):
        yield from _text(document, path, field, value)
    elif isinstance(value, list | dict):
        most = MORE.get(field, ENTRIES)
        if len(value) > most:
            yield document.fault(path, "C050", f"'{field}' has {len(value)} entries, at most {most} are played")
        elif isinstance(value, list):
            for place, each in enumerate(value):
                yield from _node(document, (*path, place), field, each)
        else:
            for key, each in value.items():
                yield from _key(document, (*path, key), key)
                yield from _node(document, (*path, key), key, each)


def _key(document: Binder, path: Steps, key: str) -> Iterator[Fault]:
    if len(key) > NAME:
        yield document.fault(path, "C051", _long("a key", len(key), NAME), key=True)


def _text(document: Binder, path: Steps, field: str, text: str) -> Iterator[Fault]:
    most = LONGER.get(field, TEXT)
    if len(text) > most:
        yield document.fault(path, "C051", _long(f"'{field}'", len(text), most))
    elif word := long_word(text):
        message = f"a word has {len(word)} letters; a word has at most {WORD}, an address {UNBROKEN}"
        yield document.fault(path, "C052", message)


def long_word(text: str) -> str:
    """Return the first word of a text that is longer than any that is laid out, or ""."""
    found = len(text) > WORD and (_LONG_WORD.search(text) or _LONG_RUN.search(text))
    return found.group() if found else ""


def _long(what: str, letters: int, most: int) -> str:
    return f"{what} has {letters} letters, at most {most} are read"
