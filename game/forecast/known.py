"""The world as one seat knows it, in the form that the world's own rules read, so that they foresee an act's effect.

A fact that the seat cannot know keeps its start value, or is left out; `UNSEEN` lists these facts and says why.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from itertools import compress
from operator import itemgetter, ne
from typing import Any

from game.engine.affairs import Affairs
from game.engine.briefing import Briefing
from game.forecast.instructions import KnownNumbers
from game.forecast.public import Public
from game.world.facts import World
from game.world.published import PublishedSetting

UNSEEN = {
    "hidden": "what is true, what is sound and what a capital has resolved is drawn in secret",
    "waits": "how long a capital waits before it decides is told to nobody",
    "put_off": "how often a capital has put a decision off is told to nobody",
    "orders": "orders for the night are told to nobody; by the law they show in the morning's figures",
    "talked": "on which day a round was last called decides only who may call one, which the openings say",
    "session": "the day on which a session was called decides only when the Assembly votes",
    "gathered": "when a group last met decides only who may call it together, which the openings say",
    "numbers": "relations between others, their access and their influence are their own",
    "understandings": "what others promised each other in confidence is theirs",
    "counsel": "what others advise a capital is theirs",
    "lobbied": "who asked whom for a ballot is told to the two",
    "learned": "what others have sounded out is theirs",
    "shut": "the doors that are closed to others are theirs",
    "round": "the terms on the table are for those who sit at it",
    "bids": "what was said to terms is for those who sat at the table",
}
"""The parts of the world that a seat does not know, or knows only in part, by field, and why."""


def affairs(view: Briefing, setting: PublishedSetting, public: Public, known: KnownNumbers) -> Affairs:
    """Return the affairs of the world and of the Council as this briefing tells them."""
    return Affairs(
        _world(view, setting, known),
        setting,
        view.day,
        public.bank,
        len(public.council),
        view.papers,
        view.vetoes,
    )


def _world(view: Briefing, setting: PublishedSetting, known: KnownNumbers) -> World:
    return World(
        numbers=_numbers(view, known),
        ledger=view.ledger,
        released=view.released,
        undertakings=view.undertakings,
        waivers=view.waivers,
        breaches=view.breaches,
        bids=view.bids,
        round=view.round,
        happened=view.happened,
        decided=view.decided,
        declined=view.declined,
        counsel=view.counsel,
        lobbied=view.lobbied,
        endorsed=bool(view.numbers.get("endorsed", 0.0)),
        understandings=view.understandings,
        learned={view.member: view.learned},
        shut={view.member: view.closed},
        refused=view.refused,
    )


def _numbers(view: Briefing, known: KnownNumbers) -> array[float]:
    numbers, index = array("d", known.take(view.numbers)), known.index
    for name, value in own_numbers(view).items():
        place = index.get(name)
        if place is not None:
            numbers[place] = value
    return numbers


def own_numbers(view: Briefing) -> dict[str, float]:
    """Return the numbers that this seat may know besides the public ones."""
    me = view.member
    own = {f"credibility[{each}]": value for each, value in view.credibility.items()}
    own |= {f"access[{me},{each}]": value for each, value in view.access.items()}
    own |= {f"relation[{me},{each}]": value for each, value in view.relations.items()}
    own |= {f"relation[{each},{me}]": value for each, value in view.regards.items()}
    own[f"influence[{me}]"] = float(view.influence)
    return own


class Watched:
    """The numbers that matter to a seat, by name with their places."""

    __slots__ = ("_before", "_places", "_read")

    def __init__(self, places: Mapping[str, int]) -> None:
        self._places = tuple(places.items())
        self._read = itemgetter(*places.values(), 0, 0)  # with at least two places it returns a tuple
        self._before: tuple[array[float] | None, tuple[Any, ...]] = (None, ())

    def moved(self, before: World, after: World) -> dict[str, float]:
        """Return by how much each of these numbers differs between two worlds, in their order."""
        one, other = before.numbers, after.numbers
        if one is other:
            return {}
        kept = self._before
        if kept[0] is not one:  # mostly it is the world of today again
            kept = self._before = one, self._read(one)
        differ = compress(self._places, map(ne, kept[1], self._read(other)))
        return {name: other[place] - one[place] for name, place in differ}


__all__ = ["UNSEEN", "Affairs", "Watched", "affairs", "own_numbers"]
