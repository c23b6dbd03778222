"""What every entry that an author writes has in common: strict kinds, ids, days, conditions and effects."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from game.scenario.notes import bare
from game.world import gauges
from game.world.gauges import AnyEffect

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_MEMBER = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


class Authored(BaseModel):
    """An entry of a scenario: no key that is not known, no value of another kind."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _id(text: str) -> str:
    if not _ID.match(text):
        raise ValueError("an id is written in small letters, digits and underscores, and begins with a letter")
    return text


def _name(text: str) -> str:
    if not _NAME.match(text):
        raise ValueError("a scenario's id is written in small letters, digits, hyphens and underscores")
    return text


def _code(text: str) -> str:
    if not _MEMBER.match(text):
        raise ValueError("a code is three capitals for a State, or letters, digits and underscores for anybody else")
    return text


def _condition(value: Any) -> Any:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def _day(value: Any) -> int | date:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("a day is its number in the campaign, such as 5, or its date, such as 2022-02-21") from None


def _sources(value: Any) -> Any:
    given = [value] if isinstance(value, str) else value
    return [bare(each) if isinstance(each, str) else each for each in given] if isinstance(given, list) else given


Id = Annotated[str, AfterValidator(_id), Field(description="small letters, digits and underscores; unique in its list")]
Name = Annotated[str, AfterValidator(_name), Field(description="the id of a scenario")]
Code = Annotated[str, AfterValidator(_code), Field(description="the code of a State or of another participant")]
Condition = Annotated[str, BeforeValidator(_condition), Field(description="one line over the names of the world")]
Day = Annotated[
    Any,
    BeforeValidator(_day),
    WithJsonSchema({"type": ["integer", "string"]}),
    Field(description="the number of a day of the campaign, or its date"),
]
CalendarDate = Annotated[date, Field(strict=False)]
Sources = Annotated[list[str], BeforeValidator(_sources)]

SOURCE: Any = Field(
    default_factory=list, description="ids of `sources`, or documents by name; one text or a list of texts"
)
BECAUSE: Any = Field(min_length=1, description="why, as the morning's waterfall prints it")

class Does(Struct, frozen=True):
    """One thing that an effect does: what its key `names`, how the effect is `made`, and whether it takes an amount."""

    names: str
    made: Callable[[EffectEntry, float], AnyEffect]
    amount: bool = True


EFFECTS: dict[str, Does] = {
    "move": Does("indicator", lambda e, by: gauges.MoveGauge(because=e.because, indicator=e.move or "", by=by)),
    "flag": Does("flag", lambda e, by: gauges.SetFlag(because=e.because, flag=e.flag or ""), amount=False),
    "relate": Does("seat", lambda e, by: gauges.Relate(because=e.because, one=e.pair[0], other=e.pair[1], by=by)),
    "breach": Does("measure", lambda e, by: gauges.BreachMeasure(because=e.because, measure=e.breach or "", by=by)),
    "end_format": Does(
        "format", lambda e, by: gauges.EndFormat(because=e.because, format=e.end_format or ""), amount=False
    ),
    "settle": Does(
        "charge", lambda e, by: gauges.SettleCharge(because=e.because, charge=e.settle or "", found_true=by >= 0)
    ),
    "orders": Does("process", lambda e, by: gauges.GiveOrders(because=e.because, indicator=e.orders or "", by=by)),
    "delay": Does(
        "decision",
        lambda e, by: gauges.DelayDecision(because=e.because, decision=e.delay or "", days=max(1, round(by))),
    ),
    "influence": Does("seat", lambda e, by: gauges.MoveInfluence(because=e.because, member=e.influence or "", by=by)),
}
"""What an effect can do, a row for each key of `EffectEntry`."""


class EffectEntry(Authored):
    """One structured effect: exactly one key says what it does, `by` how much, `because` why."""

    because: str = BECAUSE
    by: float | None = Field(None, description="the amount; not for `flag` and `end_format`")
    move: str | None = Field(None, description="an indicator, moved by `by` in its own unit")
    flag: str | None = Field(None, description="a flag, set")
    relate: tuple[str, str] | None = Field(
        None, strict=False, description="[AAA, BBB]: AAA's relation to BBB moves by `by` (-100 to 100)"
    )
    breach: str | None = Field(None, description="a measure, which falls back by `by` (0 to 1)")
    end_format: str | None = Field(None, description="a format of talks, which ends")
    settle: str | None = Field(None, description="a charge, borne out (`by: 1`) or refuted (`by: -1`)")
    orders: str | None = Field(None, description="an indicator whose process gets `by` added to tonight's orders")
    delay: str | None = Field(None, description="a capital's decision, which waits `by` days")
    influence: str | None = Field(None, description="a member, whose influence moves by `by`")

    @property
    def verb(self) -> str:
        """Return the key that says what the effect does."""
        return next(key for key in EFFECTS if getattr(self, key) is not None)

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two whose relations move."""
        return self.relate or ("", "")

    @property
    def effect(self) -> AnyEffect:
        """Return the effect as the world lets it happen."""
        return EFFECTS[self.verb].made(self, self.by or 0.0)

    @model_validator(mode="after")
    def _one_thing(self) -> EffectEntry:
        given = [key for key in EFFECTS if getattr(self, key) is not None]
        if len(given) != 1:
            said = ", ".join(given) or "none"
            raise ValueError(f"an effect does exactly one of {', '.join(EFFECTS)}; here it is {said}")
        if self.by is None and EFFECTS[given[0]].amount:
            raise ValueError(f"'{given[0]}' needs `by`, the amount")
        if self.by is not None and not EFFECTS[given[0]].amount:
            raise ValueError(f"'{given[0]}' takes no amount; leave out `by`")
        return self


Effects = Annotated[list[EffectEntry], Field(default_factory=list, description="what it does when it comes")]
