"""All kinds of act and all kinds of event: the unions that journals are written in."""

from __future__ import annotations

import inspect
from functools import reduce
from operator import or_
from typing import Any

from game.council import acts as council_acts
from game.council import events as council_events
from game.engine import directing
from game.engine import events as engine_events
from game.world import acts as world_acts
from game.world import events as world_events


def _kinds(module: Any, base: type) -> tuple[type, ...]:
    found = [each for _, each in inspect.getmembers(module, inspect.isclass)]
    return tuple(each for each in found if issubclass(each, base) and each is not base)


COUNCIL_ACTS = _kinds(council_acts, council_acts.Act)
DEEDS = _kinds(world_acts, world_acts.Deed)
DIRECTIONS = _kinds(directing, directing.Direction)
COUNCIL_EVENTS = _kinds(council_events, council_events.Entry)
WORLD_EVENTS = _kinds(world_events, world_events.Happened)
ENGINE_EVENTS = _kinds(engine_events, engine_events.Turned)

ACTIONS = (*COUNCIL_ACTS, *DEEDS, *DIRECTIONS)
EVENTS = (*COUNCIL_EVENTS, *WORLD_EVENTS, *ENGINE_EVENTS)

Action: Any = reduce(or_, ACTIONS)
"""The union of every act, for a codec."""
Event: Any = reduce(or_, EVENTS)
"""The union of every event, for a codec."""
