"""Acts of every kind with fields from anywhere: what is at hand, what belongs to others, and what nobody ever wrote."""

from __future__ import annotations

from enum import Enum
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec.structs import replace

from game.council.acts import Clause
from game.engine.acts import ACTIONS
from game.engine.state import State

STRANGERS = ("ZZZ", "", "secretariat", "field", "nobody|AAA", "\u200b")


def pool(state: State) -> tuple[str, ...]:
    """Return every name that lies about in a game, and some that do not."""
    case, meeting = state.case, state.proceedings.meeting
    papers, setting, remit = state.proceedings.papers, case.setting, case.remit
    names = [
        *case.seats,
        *(each.id for group in (setting.charges, setting.evidence, setting.demands, setting.offers) for each in group),
        *(each.id for group in (setting.formats, setting.measures, setting.issues) for each in group),
        *(each.id for group in (setting.groups, remit.bank) for each in group),
        *(each.id for group in (remit.items, remit.titles, remit.invitees) for each in group),
        *(each.symbol for group in (papers.drafts, papers.amendments, papers.statements) for each in group),
    ]
    if meeting is not None:
        names += [meeting.symbol, meeting.president, *meeting.speakers, *meeting.polled]
        names += [meeting.vote.id, meeting.vote.subject.paper] * 3 if meeting.vote else []
        names += [meeting.draft] * 3 if meeting.draft else []
    return (*names, *STRANGERS)


def actor(state: State, dice: Random) -> str:
    """Return one who acts, or thinks so."""
    meeting = state.proceedings.meeting
    now = (*(meeting.polled if meeting else state.corridor.waiting), "secretariat", "field")
    return dice.choice(now if dice.random() < 0.6 else (*state.case.seats, *STRANGERS))


def act(state: State, dice: Random) -> Any:
    """Return an act of any kind with fields of the right types, and of no other merit."""
    return _struct(dice.choice(ACTIONS), state, dice)


def nearly(act: Any, state: State, dice: Random) -> Any:
    """Return the act with one of its parts changed to another of the right type."""
    names = act.__struct_fields__
    if not names:
        return act
    name = dice.choice(names)
    return replace(act, **{name: _value(get_type_hints(type(act))[name], state, dice)})


def _struct(kind: type, state: State, dice: Random) -> Any:
    if kind is Clause and state.case.remit.bank and dice.random() < 0.8:
        bank = dice.choice(state.case.remit.bank)
        return Clause(bank.id, _value(get_type_hints(Clause)["verb"], state, dice))
    hints = get_type_hints(kind)
    return kind(**{name: _value(hints[name], state, dice) for name in kind.__struct_fields__})


def _value(kind: Any, state: State, dice: Random) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return _value(dice.choice(inner), state, dice)
    if origin is tuple:
        return tuple(_value(inner[0], state, dice) for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 5))))
    if kind is type(None):
        return None
    if kind is str:
        return dice.choice(pool(state))
    if kind is bool:
        return dice.random() < 0.5
    if kind is float:
        return dice.choice((-1e30, -1.0, 0.0, 0.5, 2.0, float("inf"), float("nan")))
    if kind is int:
        return dice.choice((-2, -1, 0, 0, 1, 1, 2, 3, 7, 10**20))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return dice.choice(list(kind))
    return _struct(kind, state, dice)
