"""Files of older formats in the form of this version: scenario, acts and events are lifted, and the roster is found.

One function, `lifted`, takes the plain JSON of format 2 to that of format 3. Each change of shape since then has its
row in one of the three tables. (Format 1 is format 2 without some fields that were added with a default.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from game.council.acts import Pass
from game.council.subjects import order_of_format_2, vote_of_format_2
from game.play.old_effects import lifted_effect
from game.terms import MemberId

if TYPE_CHECKING:
    from game.play.codec import Record

Shape = dict[str, Any]
_Lift = Callable[[Shape], Shape]


CASE: tuple[_Lift, ...] = ()
"""The lifts of a scenario, in this order."""
TAGGED: dict[tuple[str, str], _Lift] = {
    ("event", "VotingBegan"): vote_of_format_2,
    ("event", "VotingEnded"): vote_of_format_2,
    ("act", "RaisePointOfOrder"): order_of_format_2,
    ("event", "PointRaised"): order_of_format_2,
    ("event", "RulingSettled"): order_of_format_2,
}
"""The lift of an act, a point or an event, by its tag field and tag."""
EFFECTS: tuple[_Lift, ...] = (lifted_effect,)
"""The lifts of each effect of a scenario, wherever it stands."""
_TAG_FIELDS = ("act", "point", "event")
_EFFECTS_UNDER = ("effects", "eased")


def lifted(value: Any) -> Any:
    """Return the plain JSON of a scenario or a record of format 2 in format 3.

    Raises ValueError, KeyError or TypeError if the value is neither.
    """
    if isinstance(value, list):
        return [lifted(each) for each in value]
    if not isinstance(value, dict):
        return value
    shape = {name: _effects(name, lifted(held)) for name, held in value.items()}
    for field in _TAG_FIELDS:
        tag = shape.get(field)
        if isinstance(tag, str) and (field, tag) in TAGGED:
            shape = TAGGED[field, tag](shape)
    return _through(CASE, shape) if "setting" in shape and "remit" in shape else shape


def seat_of_player(seats: Collection[MemberId], records: Sequence[Record]) -> MemberId:
    """Return the seat that a person held last in a game of format 2, or "". That format does not name the seat.

    The seat shows by acts without a reason. A delegation gives a reason for nearly every act, so a seat that has acted
    for a reason since is led by a delegation.
    """
    latest: dict[MemberId, Record] = {}
    reasoned: set[MemberId] = set()
    for record in records:
        if record.because:
            latest.pop(record.by, None)
            reasoned.add(record.by)
        elif not isinstance(record.action, Pass):
            latest[record.by] = record
    known = [record for record in latest.values() if record.by in seats]
    if known:
        return max(known, key=lambda record: record.number).by
    passed = [record.by for record in records if record.by in seats and record.by not in reasoned]
    return passed[-1] if passed else ""


def _effects(name: str, held: Any) -> Any:
    if isinstance(held, list) and (name in _EFFECTS_UNDER or name.startswith("on_")):
        return [_through(EFFECTS, each) if isinstance(each, dict) else each for each in held]
    return held


def _through(lifts: Iterable[_Lift], shape: Shape) -> Shape:
    for lift in lifts:
        shape = lift(shape)
    return shape
