"""How the lists that speak of the world become the setting of a game."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.scenario.model import ScenarioFile
from game.scenario.model_claims import BrieferEntry
from game.scenario.model_world import IndicatorEntry
from game.scenario.paths import with_paths
from game.scenario.rendering import Rendering, always, whole
from game.terms import MemberId
from game.world import gauges
from game.world import setting as world
from game.world.slots import adopted_names

_ADOPTED = re.compile(r"\badopted\.[a-z0-9_]+(?:\.[a-z_]+)?")
"""Where a condition or a driver asks for a paragraph of an adopted resolution."""


def setting_of(
    scenario: ScenarioFile,
    seats: tuple[MemberId, ...],
    render: Rendering,
    stances: dict[MemberId, dict[str, float]],
) -> world.Setting:
    """Return the setting; makers of claims that an author leaves out are filled in from the seats.

    `stances` are the published positions of the first day, by seat and issue.
    """
    return with_paths(_setting_of(scenario, seats, render, stances))


def _setting_of(
    scenario: ScenarioFile,
    seats: tuple[MemberId, ...],
    render: Rendering,
    stances: dict[MemberId, dict[str, float]],
) -> world.Setting:
    return world.Setting(
        seats=seats,
        indicators=tuple(_indicator(each, render) for each in scenario.indicators),
        issues=render.values(gauges.Issue, scenario.issues),
        charges=_charges(scenario, seats, render),
        evidence=render.values(world.Evidence, scenario.evidence),
        demands=_demands(scenario, seats, render),
        offers=render.values(world.Offer, scenario.offers),
        measures=render.values(world.Measure, scenario.measures),
        formats=render.values(world.Format, scenario.formats),
        processes=render.values(world.Process, scenario.processes),
        decisions=_decisions(scenario, render),
        happenings=_happenings(scenario, render),
        endings=tuple(render.value(world.Ending, each, when=always(each.when)) for each in scenario.endings),
        standing=render.values(world.StandingClaim, scenario.standing),
        briefers=tuple(_briefer(each, render) for each in scenario.briefers),
        flags=tuple(scenario.flags),
        relations=_relations(scenario),
        credibility={each.member: float(each.credibility) for each in scenario.delegations},
        influence={each.member: float(each.influence) for each in scenario.delegations},
        weights=render.value(world.Weights, scenario.weights),
        days=scenario.calendar.days,
        hours={each.member: each.hours for each in scenario.delegations},
        mode=scenario.mode,
        stances=stances,
        groups=render.values(world.Group, scenario.groups),
        capitals=_capitals(scenario),
        access={each.member: whole(each.access) for each in scenario.delegations},
        assembly=render.value(world.Assembly, scenario.council.assembly),
        ministers={p.id: tuple(map(render.day, p.ministers)) for p in scenario.participants if p.ministers},
        adoptable=_adoptable(scenario),
    )


def _adoptable(scenario: ScenarioFile) -> tuple[str, ...]:
    """Return the names of adopted paragraphs that the scenario asks for somewhere, in the order of the bank."""
    asked = set(_ADOPTED.findall(scenario.model_dump_json(exclude={"sources", "reality", "toll", "paragraphs"})))
    asked |= {each for entry in scenario.paragraphs for each in _ADOPTED.findall(entry.apt)}
    known = [name for each in scenario.paragraphs for verb in each.verbs for name in adopted_names(each.id, verb)]
    return tuple(name for name in dict.fromkeys(known) if name in asked)


def _capitals(scenario: ScenarioFile) -> tuple[MemberId, ...]:
    """Return the capitals that can be given counsel: those that decide, and those to which anybody has access."""
    deciding = [each.capital for each in scenario.decisions]
    return tuple(dict.fromkeys([*deciding, *(to for each in scenario.delegations for to in each.access)]))


def _indicator(entry: IndicatorEntry, render: Rendering) -> gauges.Indicator:
    words = tuple(gauges.Threshold(float(at), word) for at, word in entry.words.items() if _figure(at))
    return render.value(gauges.Indicator, entry, words=tuple(sorted(words, key=lambda each: each.at)))


def _figure(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _charges(scenario: ScenarioFile, seats: Sequence[MemberId], render: Rendering) -> tuple[world.Charge, ...]:
    def made(place: int) -> world.Charge:
        entry = scenario.charges[place]
        makers = tuple(entry.by) or tuple(seat for seat in seats if seat != entry.against)
        return render.value(world.Charge, entry, by=makers)

    return tuple(made(place) for place in range(len(scenario.charges)))


def _demands(scenario: ScenarioFile, seats: Sequence[MemberId], render: Rendering) -> tuple[world.Demand, ...]:
    def made(place: int) -> world.Demand:
        entry = scenario.demands[place]
        makers = tuple(entry.by) or tuple(seat for seat in seats if seat != entry.of)
        return render.value(world.Demand, entry, by=makers)

    return tuple(made(place) for place in range(len(scenario.demands)))


def _decisions(scenario: ScenarioFile, render: Rendering) -> tuple[world.Decision, ...]:
    return tuple(render.value(world.Decision, each, when=always(each.when)) for each in scenario.decisions)


def _happenings(scenario: ScenarioFile, render: Rendering) -> tuple[world.Happening, ...]:
    return tuple(render.value(world.Happening, each, when=always(each.when)) for each in scenario.happenings)


def _briefer(entry: BrieferEntry, render: Rendering) -> world.Briefer:
    says = tuple((each.text, always(each.when)) for each in entry.says)
    quotations = tuple(
        gauges.Quotation(
            each.text,
            each.speaker or entry.label,
            "; ".join(each.source),
            render.day(each.day if each.day is not None else entry.from_day),
        )
        for each in entry.quotations
    )
    return render.value(world.Briefer, entry, says=says, quotations=quotations)


def _relations(scenario: ScenarioFile) -> dict[MemberId, dict[MemberId, float]]:
    given = {each.member: whole(each.relations) for each in scenario.delegations}
    for one, towards in [(one, dict(others)) for one, others in given.items()]:
        for other, value in towards.items():
            if other in given:
                given[other].setdefault(one, value)
    return given
