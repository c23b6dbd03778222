"""A scenario as the checks see it: what its author wrote, where it stands, what it became, and the ids it declares."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from game.engine.case import Case
from game.files import FileError, read_regular
from game.scenario.authored import Authored
from game.scenario.faults import Fault
from game.scenario.folder import Binder, Steps
from game.scenario.model import ScenarioFile
from game.scenario.reader import MAX_BYTES
from game.spelling import Hint, nearest
from game.world.slots import slots

Known = dict[str, frozenset[str]]
_LISTS = {
    "issues": "issue",
    "indicators": "indicator",
    "charges": "charge",
    "evidence": "evidence",
    "demands": "demand",
    "offers": "offer",
    "measures": "measure",
    "formats": "format",
    "decisions": "decision",
    "happenings": "happening",
    "paragraphs": "paragraph",
    "briefers": "briefer",
    "titles": "title",
}


class Scene:
    """One scenario under examination; `states` are the codes that the common data know."""

    def __init__(self, document: Binder, scenario: ScenarioFile, case: Case, states: frozenset[str]) -> None:
        self.document = document
        self.scenario = scenario
        self.case = case
        self.states = states
        self._lines: dict[str, list[str]] = {}

    @cached_property
    def known(self) -> Known:
        """Return the ids that may be named, by what they are."""
        found = {noun: frozenset(each.id for each in getattr(self.scenario, key)) for key, noun in _LISTS.items()}
        people = {each.id for each in self.scenario.participants} | {each.id for each in self.scenario.briefers}
        return {
            **found,
            "event": found["happening"] | found["decision"],
            "code": self.states | people,
            "seat": frozenset(self.case.seats),
            "member": frozenset(self.case.remit.council.seats),
            "flag": frozenset(self.scenario.flags),
            "item": frozenset(each.id for each in self.scenario.council.items),
            "process": frozenset(each.indicator for each in self.scenario.processes),
            "source": frozenset(self.scenario.sources),
            "name of the world": frozenset(slots(self.case.setting).index),
        }

    @cached_property
    def entries(self) -> list[tuple[Steps, Authored]]:
        """Return every entry of the scenario with its path."""
        return list(_entries(self.scenario, ()))

    def fault(self, path: Steps, code: str, message: str, *, hint: Hint | None = None, key: bool = False) -> Fault:
        """Return a fault at this path."""
        return self.document.fault(path, code, message, hint=hint, key=key)

    def unknown(self, path: Steps, noun: str, given: str, *, key: bool = False) -> Fault:
        """Return the fault of naming something that is not there."""
        hint = partial(nearest, given, self.known[noun])
        return self.fault(path, "C001", f"there is no {noun} '{given}'", hint=hint, key=key)

    def inside(self, path: Steps, offset: int, code: str, message: str, *, hint: Hint | None = None) -> Fault:
        """Return a fault of the character at this offset, from 0, of the text at this path."""
        fault = self.fault(path, code, message, hint=hint)
        line = self._line(fault.file, fault.line)
        start = fault.column - 1
        text = self._text(path)
        start += line[start : start + 1] in ("'", '"')
        if line[start : start + offset] != text[:offset]:
            return fault
        return Fault(fault.file, fault.line, start + offset + 1, code, message, fault.suggestion)

    def _line(self, file: str, number: int) -> str:
        if file not in self._lines:
            try:
                content = read_regular(Path(file), MAX_BYTES).decode(errors="replace")
                self._lines[file] = content.removeprefix("\ufeff").splitlines()
            except FileError:
                self._lines[file] = []
        lines = self._lines[file]
        return lines[number - 1] if number <= len(lines) else ""

    def _text(self, path: Steps) -> str:
        node = self.document.data
        for step in path:
            node = node[step]
        return str(node)


def _entries(entry: Authored, path: Steps) -> Iterator[tuple[Steps, Authored]]:
    yield path, entry
    for name, value in entry.__dict__.items():
        if isinstance(value, Authored):
            yield from _entries(value, (*path, name))
        elif isinstance(value, list):
            yield from _listed(value, (*path, name))
        elif isinstance(value, dict):
            for key, inside in value.items():
                if isinstance(inside, list):
                    yield from _listed(inside, (*path, name, key))


def _listed(values: list[Any], path: Steps) -> Iterator[tuple[Steps, Authored]]:
    for place, each in enumerate(values):
        if not isinstance(each, Authored):
            break
        yield from _entries(each, (*path, place))
