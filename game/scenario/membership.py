"""The Council's membership by date and the names of States, as the shared data files give them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from game.council.membership import Enlargement, FormerName, MembershipTable, Tenure
from game.scenario.faults import ScenarioError
from game.scenario.reader import read
from game.scenario.validation import validated
from game.terms import MemberId


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EarlierName(_Strict):
    """A name that a State bore up to and including the day `until`."""

    name: str
    until: date


class StateName(_Strict):
    """The English names of a State; seats are ordered by the formal one."""

    name: str
    formal: str = ""
    formerly: tuple[EarlierName, ...] = ()


class StatesFile(_Strict):
    """The file of States, by code."""

    states: dict[MemberId, StateName]


class EnlargementEntry(_Strict):
    """Size and votes required from a day on."""

    since: date
    size: int
    votes_required: int


class TenureEntry(_Strict):
    """A State's hold on a permanent seat."""

    member: MemberId
    first: date | None = None
    last: date | None = None


class MembershipFile(_Strict):
    """The file of members by year."""

    enlargements: tuple[EnlargementEntry, ...]
    permanent: tuple[TenureEntry, ...]
    elected: dict[int, tuple[MemberId, ...]]


_File = TypeVar("_File", bound=BaseModel)


def state_names(folder: Path) -> dict[MemberId, str]:
    """Return the English name in use for each State by code, from `states.yaml` in this folder."""
    return {code: state.name for code, state in _states(folder).items()}


def membership_table(folder: Path) -> MembershipTable:
    """Return the membership since 1946, from `membership.yaml` and `states.yaml` in this folder.

    Raises ScenarioError if either file is missing or faulty.
    """
    states, members = _states(folder), _file(folder / "membership.yaml", MembershipFile)
    former = (FormerName(code, one.name, one.until) for code, state in states.items() for one in state.formerly)
    return MembershipTable(
        elected=members.elected,
        permanent=tuple(Tenure(one.member, one.first, one.last) for one in members.permanent),
        enlargements=tuple(Enlargement(one.since, one.size, one.votes_required) for one in members.enlargements),
        names={code: state.formal or state.name for code, state in states.items()},
        former_names=tuple(former),
    )


def _states(folder: Path) -> dict[MemberId, StateName]:
    return _file(folder / "states.yaml", StatesFile).states


def _file(path: Path, model: type[_File]) -> _File:
    content, faults = validated(read(path), model)
    if content is None:
        raise ScenarioError(faults)
    return content
