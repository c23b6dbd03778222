"""Files of older formats, as this version writes them: the scenario, acts and events lifted, the roster found.

One function, `lifted`, takes the plain JSON of format 2 to that of format 3. Each change of shape since then has its
row in one of the three tables. (Format 1 is format 2 without some fields that were added with a default.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from game.council.acts import Pass
from game.council.subjects import entry_of_format_2
from game.play.old_effects import lifted_effect
from game.terms import MemberId

if TYPE_CHECKING:
    from game.play.codec import Record

Shape = dict[str, Any]
_Lift = Callable[[Shape], Shape]


CASE: tuple[_Lift, ...] = ()
"""What is done with a scenario, in this order."""
TAGGED: dict[tuple[str, str], _Lift] = {
    ("event", "VotingBegan"): entry_of_format_2,
    ("event", "VotingEnded"): entry_of_format_2,
    ("act", "RaisePointOfOrder"): entry_of_format_2,
    ("event", "PointRaised"): entry_of_format_2,
    ("event", "RulingSettled"): entry_of_format_2,
}
"""What is done with an act, a point or an event, by its tag field and tag."""
EFFECTS: tuple[_Lift, ...] = (lifted_effect,)
"""What is done with each effect of a scenario, wherever it stands."""
_TAG_FIELDS = ("act", "point", "event")
_EFFECTS_UNDER = ("effects", "eased")


def lifted(value: Any) -> Any:
    """Return the plain JSON of a scenario or a record of format 2 as format 3 has it.

    Raises ValueError, KeyError or TypeError if it is neither.
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
    """Return the seat that a person held last in a game of format 2, which did not say so; or "".

    It shows by what was done without a reason. A delegation gives one for nearly all it does, so that a seat that has
    done something for a reason since is led by one.
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
