"""How a speech was taken at the table: whom it moved, whom it hardened, as all can see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from game.record.labels import Labels, listed
from game.terms import MemberId
from game.world.events import NumbersMoved, SpeechMade

NOTICED = 0.4
"""Points of relations from which on it shows in a face."""
NAMED = 2
"""How many are named on either side, at most."""


class Felt(Struct, frozen=True):
    """Those whom a speech moved and those whom it hardened, the strongest first; all others were unmoved."""

    moved: tuple[MemberId, ...] = ()
    hardened: tuple[MemberId, ...] = ()

    def line(self, labels: Labels) -> str:
        """Return it in a line: "moved: A and B; hardened: C", empty where nobody stirred."""
        sides = (("moved", self.moved), ("hardened", self.hardened))
        return "; ".join(f"{word}: {_named(members, labels)}" for word, members in sides if members)


def felt(events: Sequence[Any]) -> Felt:
    """Return how the speech among the events was taken, from what it did to relations with the speaker."""
    speaker = next((each.member for each in events if type(each) is SpeechMade), "")
    if not speaker:
        return Felt()
    sums: dict[MemberId, float] = {}
    for event in events:
        for change in event.changes if type(event) is NumbersMoved else ():
            if change.slot.startswith("relation[") and change.slot.endswith(f",{speaker}]"):
                other = change.slot[len("relation[") : -len(speaker) - 2]
                sums[other] = sums.get(other, 0.0) + change.by
    strongest = sorted(sums, key=lambda each: (-abs(round(sums[each], 6)), each))
    return Felt(
        tuple(each for each in strongest if sums[each] >= NOTICED),
        tuple(each for each in strongest if sums[each] <= -NOTICED),
    )


def _named(members: tuple[MemberId, ...], labels: Labels) -> str:
    names = [labels.name(each) for each in members[:NAMED]]
    more = len(members) - NAMED
    return listed([*names, f"{more} more"] if more > 0 else names)
