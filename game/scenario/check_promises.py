"""Checks of promises: each names what keeps it, is not kept already, can be kept, and asks nobody without need."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from game.scenario.faults import Fault
from game.scenario.folder import Steps
from game.scenario.model_claims import OfferEntry
from game.scenario.scene import Scene
from game.world.conditions import ConditionError, holds, names_in
from game.world.facts import World
from game.world.promises import lasts
from game.world.ranges import may_hold, within_reach
from game.world.slots import slots
from game.world.ways import in_words

_CODE = re.compile(r"[][<>*_]|\b(?:min|max|abs)\(")
"""What stands in a condition and in no words."""
_TABLE = re.compile(r"(tabled|texts|won)\[(\w+)\]\Z")


def promises(scene: Scene) -> Iterator[Fault]:
    """Find promises that nothing keeps, or something keeps already, and offers that need nobody's consent."""
    for place, offer in enumerate(scene.scenario.offers):
        path: Steps = ("offers", place)
        if not offer.to and not (offer.kept.strip() or offer.until.strip()):
            yield scene.fault(path, "C040", "a pledge names what keeps it: give `kept` or `until`")
        yield from _kept(scene, (*path, "kept"), offer.kept, alone=not offer.to)
        for field, condition in (("kept", offer.kept), ("until", offer.until)):
            if not offer.way.strip():
                yield from _worded(scene, (*path, field), condition)
        if offer.to and offer.kept.strip() and not _involves(scene, offer):
            message = f"this needs nobody's consent: leave out `to`, or say what follows if {offer.to} accepts"
            yield scene.fault((*path, "to"), "C043", message)
    for place, demand in enumerate(scene.scenario.demands):
        for number, part in enumerate(demand.parts):
            yield from _kept(scene, ("demands", place, "parts", number, "met"), part.met, alone=False)


def _worded(scene: Scene, path: Steps, condition: str) -> Iterator[Fault]:
    """Find a condition that would be printed to players as it is written."""
    try:
        names_in(condition, scene.case.setting)
    except ConditionError:
        return
    words = in_words(condition, scene.case.setting)
    if _CODE.search(words):
        yield scene.fault(path, "C045", f"this would be read as '{words}': say in `way` what keeps it")


def _kept(scene: Scene, path: Steps, condition: str, *, alone: bool) -> Iterator[Fault]:
    """Find a deed that is done on the first day already, where a pledge would win credit, and one that cannot be."""
    setting = scene.case.setting
    try:
        if not condition.strip() or lasts(setting, condition):
            return
        if alone and holds(condition, setting, slots(setting).start):
            yield scene.fault(path, "C041", "this is so on the first day: if it is to last, write it as `until`")
        elif not may_hold(condition, setting, _reach(scene)):
            yield scene.fault(path, "C042", "this can never be so, whatever is done")
    except ConditionError:
        return


def _reach(scene: Scene) -> tuple[array[float], array[float]]:
    """Return how far numbers can go from the first day; who has no seat in the Council tables nothing there."""
    setting = scene.case.setting
    low, high = (each[:] for each in within_reach(World(slots(setting).start), setting, 1))
    for name, place in slots(setting).index.items():
        found = _TABLE.match(name)
        if found and found[2] not in scene.case.remit.council.seats:
            high[place] = 0.0
    return low, high


def _involves(scene: Scene, offer: OfferEntry) -> bool:
    """Return whether the one to whom an offer is made has a part in it: in what keeps it, or by how it answers."""
    setting = scene.case.setting
    try:
        if offer.on_accepted or offer.on_refused or lasts(setting, offer.kept):
            return True
        names = names_in(offer.kept, setting)
    except ConditionError:
        return True
    talks = {f"talks.{each.id}" for each in setting.formats if offer.to in (*each.parties, *each.mediators)}
    talks |= {"agreed"} if talks else set()
    return any(offer.to in name or name.rpartition(".")[0] in talks for name in names)
