"""One seat's view of the world: it holds only published facts and the seat's own secrets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.terms import MemberId
from game.world.confidences import known_to
from game.world.facts import Facts, Notes, Round, Understanding, World
from game.world.published import Format, PublishedSetting
from game.world.setting import PublishedCharge, PublishedDecision, Setting, part
from game.world.slots import slots
from game.world.understandings import open_to_answer, parties_of

_COMPILED = ("conditions", "degrees", "ranged")
"""The caches of compiled conditions: all views of a setting share them, because they share its table of numbers."""
_NOTHING: dict[Any, Any] = {}
Advice = tuple[int, MemberId, str, MemberId]
_Sorted = tuple[Any, int, dict[MemberId, tuple[Any, ...]]]


def setting_of(setting: Setting, seat: MemberId = "") -> PublishedSetting:
    """Return the setting as a seat may know it, with its own evidence (without a seat: as anybody may). Made once."""
    made: dict[MemberId, PublishedSetting] = setting.__dict__.setdefault("seen_by", {})
    found = made.get(seat)
    if found is None:
        found = made[seat] = _of_a_seat(setting, seat) if seat else _published(setting)
    return found


def _published(setting: Setting) -> PublishedSetting:
    values = {name: getattr(setting, name) for name in PublishedSetting.__struct_fields__}
    values["charges"] = tuple(part(PublishedCharge, each) for each in setting.charges)
    values["decisions"] = tuple(part(PublishedDecision, each) for each in setting.decisions)
    made = PublishedSetting(**values)
    made.__dict__.update({name: setting.__dict__.setdefault(name, {}) for name in _COMPILED})
    made.__dict__.update(slots=slots(setting), assessed=setting.assessed, promises={})
    return made


def _of_a_seat(setting: Setting, seat: MemberId) -> PublishedSetting:
    """Return the published setting with the seat's own evidence; it shares the caches of the public one."""
    public = setting_of(setting)
    made = part(PublishedSetting, public)
    shared = (*_COMPILED, "slots", "assessed", "promises")
    made.__dict__.update({name: public.__dict__[name] for name in shared})
    made.__dict__["held"] = {seat: setting.held[seat]} if seat in setting.held else {}
    return made


class Confided:
    """Confidential facts sorted by seat, and sorted again when they change."""

    __slots__ = ("_advised", "_proposed")

    def __init__(self) -> None:
        self._advised: _Sorted = (None, 0, {})
        self._proposed: _Sorted = (None, 0, {})

    def advised(self, world: World, day: int) -> dict[MemberId, tuple[Advice, ...]]:
        """Return, by seat, the counsel that it has given today."""
        if self._advised[0] is not world.counsel or self._advised[1] != day:
            today = [each for each in world.counsel if each[0] == day]
            self._advised = world.counsel, day, _by_seat((each[1], each) for each in today)
        return self._advised[2]

    def proposed(self, world: World, day: int) -> dict[MemberId, tuple[Understanding, ...]]:
        """Return the understandings, proposed by each seat or to it, that can still be answered today."""
        known = world.understandings
        if self._proposed[0] is not known or self._proposed[1] != day:
            waiting = open_to_answer(world, day)
            self._proposed = known, day, _by_seat((who, each) for each in waiting for who in parties_of(each))
        return self._proposed[2]


def _by_seat(found: Iterable[tuple[MemberId, Any]]) -> dict[MemberId, tuple[Any, ...]]:
    sorted_: dict[MemberId, tuple[Any, ...]] = {}
    for seat, each in found:
        sorted_[seat] = (*sorted_.get(seat, ()), each)
    return sorted_


def seen(  # noqa: PLR0917 - a view is of a world, from a seat, on a day
    world: World, setting: Setting, day: int, seat: MemberId, confided: Confided, notes: Notes, *, speaking: bool = True
) -> Facts:
    """Return the facts that decide what a seat may do today, as it knows them; `notes` are its own.

    Its confidential facts are today's counsel, the understandings that can still be answered, the facts it has learned
    and its own doors. The view holds its relations only if it is `speaking`: no other act depends on them.
    """
    under_way = world.round
    return Facts(
        slots(setting).seen_by(seat, world.numbers, relations=speaking),
        world.ledger,
        world.released,
        world.undertakings,
        world.breaches,
        None if under_way is None else round_seen(under_way, setting.format[under_way.format], seat),
        world.decided,
        world.talked,
        world.gathered,
        confided.advised(world, day).get(seat, ()),
        confided.proposed(world, day).get(seat, ()),
        {seat: world.learned[seat]} if seat in world.learned else _NOTHING,
        {seat: world.shut[seat]} if seat in world.shut else _NOTHING,
        notes,
    )


def heard(world: World, setting: Setting) -> Facts:
    """Return the public facts, with the witnessed understandings that were reached."""
    under_way = world.round
    return Facts(
        slots(setting).seen_by("", world.numbers, relations=False),
        world.ledger,
        world.released,
        world.undertakings,
        world.breaches,
        None if under_way is None else round_seen(under_way, setting.format[under_way.format], ""),
        world.decided,
        world.talked,
        world.gathered,
        understandings=known_to(world, ""),
    )


def round_seen(under_way: Round, form: Format, seat: MemberId) -> Round:
    """Return a round as the seat sees it: only those at the table of its format see the terms."""
    if seat in form.table:
        return under_way
    return Round(under_way.format, under_way.called_by, under_way.consented, under_way.open)
