"""What every entry that an author writes has in common: strict kinds, ids, days, conditions and effects."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from game.scenario.notes import bare

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

EFFECTS = ("move", "flag", "relate", "breach", "end_format", "settle", "orders", "delay", "influence")
WITHOUT_AMOUNT = ("flag", "end_format")


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

    @model_validator(mode="after")
    def _one_thing(self) -> EffectEntry:
        given = [key for key in EFFECTS if getattr(self, key) is not None]
        if len(given) != 1:
            said = ", ".join(given) or "none"
            raise ValueError(f"an effect does exactly one of {', '.join(EFFECTS)}; here it is {said}")
        if self.by is None and given[0] not in WITHOUT_AMOUNT:
            raise ValueError(f"'{given[0]}' needs `by`, the amount")
        if self.by is not None and given[0] in WITHOUT_AMOUNT:
            raise ValueError(f"'{given[0]}' takes no amount; leave out `by`")
        return self


Effects = Annotated[list[EffectEntry], Field(default_factory=list, description="what it does when it comes")]
