"""The short form of a scenario: its first days as a game of their own."""

from __future__ import annotations

from msgspec.structs import replace

from game.engine.case import Case
from game.scenario.compile import digest


def shortened(case: Case) -> Case:
    """Return the short form as a case; raise ValueError if the scenario has none."""
    short = case.short_form
    if short is None:
        raise ValueError(f"{case.id} has no short form")
    own = short.objectives
    profiles = tuple(replace(each, objectives=own.get(each.member, each.objectives)) for each in case.profiles)
    made = replace(
        case,
        title=short.title,
        summary=short.summary,
        days=short.days,
        remit=replace(case.remit, days=short.days),
        setting=replace(case.setting, days=short.days, endings=short.endings),
        profiles=profiles,
        reality=tuple(each for each in case.reality if each.day <= short.days),
        short_form=None,
    )
    return replace(made, digest=digest(made))
