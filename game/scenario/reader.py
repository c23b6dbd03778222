"""How YAML is read: plain data, the place of every node, and a refusal in one sentence for whatever is hostile.

Only the parser's events are used, in one loop without recursion: composing a deep file would overflow the stack. The
scalars are those of YAML 1.2, so that NO is a code and not a denial, and a date stays text; keys are always text.
Marks of direction and what else no reader sees (`game.letters`) are dropped from every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isinf
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from game.files import FileError, FileMissing, FileTooLarge, read_regular
from game.letters import fit
from game.scenario.faults import Fault, ScenarioError
from game.spelling import HINTS, Hint

MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 250_000
MAX_DEPTH = 60
MAX_DIGITS = 300

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_BASED = re.compile(r"0(?:o[0-7]{1,20}|x[0-9a-fA-F]{1,15})\Z")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNFIT = "the character U+{:04X} may not stand in a text"
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NOT_KEYED: Any = object()

Place = tuple[int, int, Any]
"""Line and column from 1, and the places inside: by key with the key's own line and column, or in a list."""


class Document:
    """The data of one file and the places where they stand; `faults` are those that leave the rest readable.

    `size` is that of the file in bytes.
    """

    __slots__ = ("_hinted", "_root", "data", "faults", "file", "size")

    def __init__(self, file: str, data: Any, root: Place, faults: tuple[Fault, ...] = ()) -> None:
        self.file = file
        self.data = data
        self.faults = faults
        self._root = root
        self._hinted = 0
        self.size = 0

    def position(self, path: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of the node at this path, or of its key.

        A path that leads further than the file gives the last node on the way.
        """
        place = self._root
        at = place[0], place[1]
        for step in path:
            inside = place[2]
            if isinstance(inside, dict) and step in inside:
                line, column, place = inside[step]
                at = (line, column) if key else (place[0], place[1])
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                place = inside[step]
                at = place[0], place[1]
            else:
                return place[0], place[1]
        return at

    def fault(
        self, path: tuple[str | int, ...], code: str, message: str, *, hint: Hint | None = None, key: bool = False
    ) -> Fault:
        """Return a fault of the node at this path, or of its key; what was meant is sought for the first few."""
        line, column = self.position(path, key=key)
        self._hinted += hint is not None
        suggestion = hint() if hint is not None and self._hinted <= HINTS else ""
        return Fault(self.file, line, column, code, message, suggestion)


def read(path: Path) -> Document:
    """Return what the file says; raises ScenarioError with every fault of its YAML."""
    document = read_with_faults(path)
    if document.faults:
        raise ScenarioError(document.faults)
    return document


def read_with_faults(path: Path, limit: int = MAX_BYTES) -> Document:
    """Return what the file says, with the faults that leave the rest readable, such as a key given twice.

    Raises ScenarioError for a file of which nothing can be relied upon, or that holds more than `limit` bytes.
    """
    content = _content(path, limit)
    document = parsed(content, str(path))
    document.size = len(content)
    return document


def parsed(content: bytes, file: str) -> Document:
    """Return what these bytes say; `file` is the name under which faults are reported."""
    text = _text(content, file)
    reading = _Reading(file)
    try:
        for event in _events(text):
            reading.take(event)
    except yaml.MarkedYAMLError as error:
        faults = _depth_before(error, file, text) or [*reading.faults, _syntax_fault(error, file, text)]
        raise ScenarioError(faults) from None
    except yaml.YAMLError as error:
        raise ScenarioError([Fault(file, 1, 1, "Y005", f"this is not YAML: {_one_line(str(error))}")]) from None
    return reading.document()


def _events(text: str) -> Iterator[Any]:
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    return events


def _content(path: Path, limit: int) -> bytes:
    file = str(path)
    try:
        return read_regular(path, limit)
    except FileMissing as error:
        raise ScenarioError([Fault(file, 1, 1, "Y001", str(error))]) from None
    except FileTooLarge:
        whose = "the file is" if limit == MAX_BYTES else "the files of the scenario are together"
        message = f"{whose} larger than {MAX_BYTES >> 20} MB, the most that is read"
        raise ScenarioError([Fault(file, 1, 1, "Y002", message)]) from None
    except FileError as error:
        raise ScenarioError([Fault(file, 1, 1, "Y001", f"the file cannot be read: {error}")]) from None


def _text(content: bytes, file: str) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        raise ScenarioError([Fault(file, 1, 1, "Y003", "the file is not in UTF-8; save it as UTF-8")])
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        raise ScenarioError([_at_end(before, file, "Y003", "the file is not in UTF-8; save it as UTF-8")]) from None
    odd = _UNPRINTABLE.search(text)
    if odd:
        message = _UNFIT.format(ord(odd.group()))
        raise ScenarioError([_at_end(text[: odd.start()], file, "Y004", message)])
    return text


def _at_end(before: str, file: str, code: str, message: str) -> Fault:
    return Fault(file, before.count("\n") + 1, len(before) - before.rfind("\n"), code, message)


def _depth_before(error: yaml.MarkedYAMLError, file: str, text: str) -> list[Fault]:
    """Return the refusal of what is nested too deep before the place of an error, or nothing.

    A parser scans up to a thousand characters ahead of its events, so that an error, or a limit to nesting of the
    library's own, may hide a depth that stands before it.
    """
    mark = error.problem_mark or error.context_mark
    reading = _Reading(file)
    try:
        for event in _events(text[: mark.index] if mark else text):
            reading.take(event)
    except ScenarioError as refusal:
        return [fault for fault in refusal.faults if fault.code == "Y009"]
    except yaml.YAMLError:
        pass
    return []


def _syntax_fault(error: yaml.MarkedYAMLError, file: str, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = _one_line(error.problem or "it ends unexpectedly")
    if "".join(text.split("\n", line)[line - 1 : line])[column - 1 : column] == "\t":
        problem += "; indent with spaces"
    context = f" {_one_line(error.context)}" if error.context else ""
    return Fault(file, line, column, "Y005", f"this is not YAML:{context} {problem}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def scalar(text: str) -> Any:
    """Return what a plain scalar means in YAML 1.2: null, a truth value, a number, or the text itself.

    Raises ValueError for a number beyond all range.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _WHOLE.match(text) and len(text) <= MAX_DIGITS:
        return int(text)
    if _DECIMAL.match(text):
        number = float(text)
        if isinf(number) or len(text) > MAX_DIGITS:
            raise ValueError(f"the number {_short(text)} is out of range")
        return number
    return int(text, 0) if _BASED.match(text) else text


class _Frame:
    """A mapping or list that is still open."""

    __slots__ = ("anchor", "before", "data", "height", "inside", "key", "key_place")

    def __init__(self, data: Any, place: Place, anchor: str | None, before: int) -> None:
        self.data = data
        self.inside = place[2]
        self.height = 1
        self.anchor = anchor
        self.before = before
        self.key: Any = _NOT_KEYED
        self.key_place = (1, 1)


class _Anchored(NamedTuple):
    """What an alias stands for: value, places inside, number of values, and levels of nesting."""

    value: Any
    inside: Any
    size: int
    height: int


class _Reading:
    """One pass over the events of a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _Anchored] = {}
        self.nodes = 0
        self.root: tuple[Any, Place] | None = None

    def document(self) -> Document:
        if self.root is None:
            raise ScenarioError([Fault(self.file, 1, 1, "Y015", "the file is empty")])
        data, place = self.root
        return Document(self.file, data, place, tuple(sorted(self.faults)))

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise self._refusal(event, "Y008", "a second document begins here; a file holds one")

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        if event.style == '"' and (odd := _UNPRINTABLE.search(event.value)):
            self._note(event, "Y004", _UNFIT.format(ord(odd.group())))
        if event.tag is not None and event.tag != "!":
            raise self._tagged(event)
        if self._awaits_key():
            self._key(event)
            return
        value = self._meaning(event) if event.implicit[0] and event.tag is None else fit(event.value)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, None, 1, 0)
        self._add(event, value, (mark.line + 1, mark.column + 1, None), 1)

    def _meaning(self, event: Any) -> Any:
        try:
            return scalar(fit(event.value))
        except ValueError as error:
            self._note(event, "Y014", str(error))
            return event.value

    def _awaits_key(self) -> bool:
        if not self.stack:
            return False
        frame = self.stack[-1]
        return frame.key is _NOT_KEYED and type(frame.inside) is dict

    def _key(self, event: Any) -> None:
        mark, frame, key = event.start_mark, self.stack[-1], event.value
        if key in frame.inside:
            first = frame.inside[key][0]
            self._note(event, "Y006", f"the key '{_short(key)}' is given twice, first in line {first}")
        if key == "<<" and event.implicit[0]:
            self._note(event, "Y013", "keys cannot be merged by '<<'; write them out")
        frame.key, frame.key_place = key, (mark.line + 1, mark.column + 1)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(key, None, 1, 0)

    def _open(self, event: Any, *, mapping: bool) -> None:
        if event.tag is not None and event.tag != "!":
            raise self._tagged(event)
        if self._awaits_key():
            raise self._refusal(event, "Y012", "a key must be plain text, not a list or a mapping")
        if len(self.stack) >= MAX_DEPTH:
            raise self._too_deep(event)
        mark, before = event.start_mark, self.nodes
        data: Any = {} if mapping else []
        place: Place = (mark.line + 1, mark.column + 1, {} if mapping else [])
        self._add(event, data, place, 1)
        self.stack.append(_Frame(data, place, event.anchor, before))

    def _close(self) -> None:
        frame = self.stack.pop()
        if frame.anchor:
            size = self.nodes - frame.before
            self.anchors[frame.anchor] = _Anchored(frame.data, frame.inside, size, frame.height)
        self._raise_to(frame.height + 1)

    def _raise_to(self, height: int) -> None:
        if self.stack and self.stack[-1].height < height:
            self.stack[-1].height = height

    def _alias(self, event: Any) -> None:
        if self._awaits_key():
            raise self._refusal(event, "Y012", "a key must be plain text, not an alias")
        if event.anchor not in self.anchors:
            message = f"the alias '*{_short(event.anchor)}' names no anchor before it, or one that contains it"
            raise self._refusal(event, "Y011", message)
        mark, known = event.start_mark, self.anchors[event.anchor]
        if len(self.stack) + known.height > MAX_DEPTH:
            raise self._too_deep(event)
        self._raise_to(known.height + 1)
        self._add(event, known.value, (mark.line + 1, mark.column + 1, known.inside), known.size)

    def _add(self, event: Any, value: Any, place: Place, size: int) -> None:
        self.nodes += size
        if self.nodes > MAX_NODES:
            message = f"the file holds more than {MAX_NODES} values, aliases written out; that is the most that is read"
            raise self._refusal(event, "Y010", message)
        if not self.stack:
            self.root = (value, place)
            return
        frame = self.stack[-1]
        if type(frame.inside) is dict:
            frame.data[frame.key] = value
            frame.inside[frame.key] = (*frame.key_place, place)
            frame.key = _NOT_KEYED
        else:
            frame.data.append(value)
            frame.inside.append(place)

    def _note(self, event: Any, code: str, message: str) -> None:
        mark = event.start_mark
        self.faults.append(Fault(self.file, mark.line + 1, mark.column + 1, code, message))

    def _refusal(self, event: Any, code: str, message: str) -> ScenarioError:
        self._note(event, code, message)
        return ScenarioError(self.faults)

    def _too_deep(self, event: Any) -> ScenarioError:
        return self._refusal(event, "Y009", f"this is nested deeper than {MAX_DEPTH} levels, the most that is read")

    def _tagged(self, event: Any) -> ScenarioError:
        return self._refusal(event, "Y007", f"the tag '{_short(event.tag)}' is refused; values are plain data")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
