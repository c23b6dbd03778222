"""The director: a teacher or an author who gives news and lets things happen from outside the table.

Only a game whose case is `directed` has one. The director acts through `Game.submit` like everybody, and the game never
waits for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import isfinite
from random import Random
from typing import Any

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import astuple

from game.frames import Composed, Frame, Openings, Slot
from game.letters import LETTERS, one_line
from game.tags import tag_of
from game.world.effects import apply
from game.world.evolve import initial
from game.world.gauges import AnyEffect, Effect, GiveOrders
from game.world.setting import Setting
from game.world.unfolding import Told, Unfolding

MOST_EFFECTS = 20
"""The most effects of one act."""
LARGEST = 1000.0
"""The largest move of one effect, before it is clamped to the range of its number."""


class Direction(Struct, frozen=True, gc=False, tag_field="act", tag=tag_of):
    """An act of the director."""


class GiveNews(Direction, frozen=True, gc=False):
    """Tell everybody something, in words of the director's own."""

    words: str


class ApplyEffects(Direction, frozen=True, gc=False):
    """Let effects happen, as those that a scenario writes do; `because` is told as their cause."""

    effects: tuple[AnyEffect, ...]
    because: str


class _News(Composed, frozen=True):
    """The news that the director may give: own words, not empty."""

    def admits(self, action: Any) -> bool:
        """Return whether the act is news in words that can be shown."""
        return Composed.admits(self, action) and bool(action.words)


class _Effects(Frame, frozen=True):
    """The effects that the director may let happen: each names parts of this setting."""

    setting: Setting

    def draw(self, dice: Random) -> Any:
        """Return an act without effects: they are not drawn."""
        return ApplyEffects((), "nothing")

    def admits(self, action: Any) -> bool:
        """Return whether the effects name parts of the setting and stay within bounds, and the act gives a cause."""
        because = getattr(action, "because", "")
        return (
            type(action) is ApplyEffects
            and isinstance(action.effects, tuple)
            and len(action.effects) <= MOST_EFFECTS
            and isinstance(because, str)
            and 0 < len(because) <= LETTERS
            and because == one_line(because)
            and all(_can_happen(each, self.setting) for each in action.effects)
        )

    def each(self) -> Iterator[Any]:
        """Raise TypeError: effects are not counted."""
        raise TypeError("effects are too many to count")


def directing(setting: Setting) -> Openings:
    """Return the openings of the director in a game that has one."""
    kept: Openings | None = setting.__dict__.get("directing")
    if kept is None:
        news = _News(GiveNews, (Slot("words", letters=LETTERS),))
        kept = setting.__dict__["directing"] = Openings({GiveNews: news, ApplyEffects: _Effects(setting)})
    return kept


def follow(unfolding: Unfolding, action: ApplyEffects) -> Told:
    """Return the consequences of the director's effects."""
    apply(unfolding, action.effects, because=action.because)
    return unfolding.told()


def names_known(effect: Any, setting: Setting) -> bool:
    """Return whether the setting has everything that an effect names, each name of the kind that is meant there."""
    known = setting.__dict__.get("named")
    if known is None:
        known = setting.__dict__["named"] = _known(setting)
    if isinstance(effect, GiveOrders):
        return effect.indicator in known["process"]
    named = (name for name in effect.__struct_fields__ if name in known)
    return all(getattr(effect, name) in known[name] for name in named)


def _known(setting: Setting) -> dict[str, Collection[str]]:
    """Return the names that each field of an effect may hold; `process` are indicators that a process moves."""
    seats = frozenset(setting.seats)
    return {
        "indicator": frozenset(setting.gauge),
        "process": frozenset(each.indicator for each in setting.processes),
        "flag": frozenset(setting.flags),
        "measure": frozenset(setting.measure),
        "format": frozenset(setting.format),
        "charge": frozenset(setting.charge),
        "decision": frozenset(each.id for each in setting.decisions),
        **dict.fromkeys(("one", "other", "member"), seats),
    }


def _well_typed(effect: Any) -> bool:
    """Return whether every field has a value of its type, and every text is one line of at most LETTERS."""
    if not isinstance(effect, Effect):
        return False
    try:
        convert(to_builtins(effect), type(effect))
    except (ValidationError, TypeError, ValueError):
        return False
    texts = [held for held in astuple(effect) if isinstance(held, str)]
    whole = [held for held in astuple(effect) if isinstance(held, int) and not isinstance(held, bool)]
    return all(len(each) <= LETTERS and each == one_line(each) for each in texts) and all(0 < n <= 100 for n in whole)


def _can_happen(effect: Any, setting: Setting) -> bool:
    """Return whether an effect is within bounds and can happen: it is tried in the world before the first day."""
    if not _well_typed(effect):
        return False
    for held in astuple(effect):
        if isinstance(held, float) and not (isfinite(held) and abs(held) <= LARGEST):
            return False
    try:
        apply(Unfolding(initial(setting), setting, 1), (effect,))
    except (LookupError, ValueError):
        return False
    return names_known(effect, setting)
