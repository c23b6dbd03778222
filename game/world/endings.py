"""How a game ended, judged by the scenario's own conditions in their order."""

from __future__ import annotations

from game.terms import Slug
from game.world.conditions import holds
from game.world.facts import World
from game.world.setting import Ending, PublishedSetting


def ending(world: World, setting: PublishedSetting) -> Slug:
    """Return the first ending that holds (one without a condition always holds), or else the last one."""
    for each in setting.endings:
        if not each.when or holds(each.when, setting, world.numbers):
            return each.id
    assert setting.endings, "a scenario has at least one ending"
    return setting.endings[-1].id


def final_ending(world: World, setting: PublishedSetting) -> Slug:
    """Return the ending that stops play now, or "" if none does."""
    for each in _final(setting):
        if holds(each.when, setting, world.numbers):
            return each.id
    return ""


def _final(setting: PublishedSetting) -> tuple[Ending, ...]:
    found: tuple[Ending, ...] | None = setting.__dict__.get("final_endings")
    if found is None:
        found = setting.__dict__["final_endings"] = tuple(each for each in setting.endings if each.final)
    return found
