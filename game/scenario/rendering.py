"""How an author's entries become the engine's frozen values, field by field, with what was left out filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from game.engine.case import Objective, RedLine
from game.scenario.authored import Authored, EffectEntry
from game.scenario.model import ObjectiveEntry, RedLineEntry
from game.scenario.model_agenda import AssemblyCaseEntry
from game.scenario.model_claims import DemandPartEntry
from game.scenario.model_world import DriverEntry, RequirementEntry
from game.world.setting import AssemblyCase, DemandPart, Driver, Requirement

_Value = TypeVar("_Value", bound=Struct)

_KINDS: dict[type[Authored], type[Struct]] = {
    DriverEntry: Driver,
    RequirementEntry: Requirement,
    DemandPartEntry: DemandPart,
    ObjectiveEntry: Objective,
    RedLineEntry: RedLine,
    AssemblyCaseEntry: AssemblyCase,
}
_ALWAYS = "true"


class Rendering:
    """Makes values of the engine; days that are given by date are counted from the campaign's first."""

    def __init__(self, first_day: date) -> None:
        self.first_day = first_day

    def day(self, given: int | date) -> int:
        """Return the number of a day, 1 being the first day of the campaign."""
        return given if isinstance(given, int) else (given - self.first_day).days + 1

    def value(self, kind: type[_Value], entry: Authored, **given: Any) -> _Value:
        """Return a value of this kind with the entry's fields of the same names, or those given."""
        fields: dict[str, Any] = {}
        for name in kind.__struct_fields__:
            if name in given:
                fields[name] = given[name]
            elif hasattr(entry, name):
                fields[name] = self._field(kind, name, getattr(entry, name))
        return kind(**fields)

    def values(self, kind: type[_Value], entries: Iterable[Authored]) -> tuple[_Value, ...]:
        """Return a value of this kind for each entry."""
        return tuple(self.value(kind, entry) for entry in entries)

    def _field(self, kind: type[Struct], name: str, content: Any) -> Any:
        if name == "source":
            return "; ".join(content)
        if kind is Driver and name == "when":
            return content or _ALWAYS
        return self._plain(content)

    def _plain(self, content: Any) -> Any:
        if isinstance(content, list):
            return tuple(self._plain(each) for each in content)
        if isinstance(content, date):
            return self.day(content)
        if isinstance(content, EffectEntry):
            return content.effect
        if isinstance(content, Authored):
            return self.value(_KINDS[type(content)], content)
        return content


def always(condition: str) -> str:
    """Return the condition, or one that always holds where none was written."""
    return condition or _ALWAYS


def whole(given: Mapping[str, float]) -> dict[str, float]:
    """Return a copy with plain floats, so that a case is the same before and after it was stored."""
    return {key: float(value) for key, value in given.items()}
