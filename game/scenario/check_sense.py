"""Checks of meaning: what a scenario may not do to truth, people, talks and endings, however well it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from game.scenario.authored import EffectEntry
from game.scenario.faults import Fault
from game.scenario.folder import Steps
from game.scenario.model import ObjectiveEntry, ShortFormEntry
from game.scenario.model_book import SpokenEntry
from game.scenario.model_claims import QuotationEntry
from game.scenario.model_world import EndingEntry, FormatEntry, IndicatorEntry, ProcessEntry, RequirementEntry
from game.scenario.rendering import Rendering, always
from game.scenario.scene import Scene
from game.world.conditions import ConditionError, names_in

LONGEST_QUOTATION = 25
_NEARLY_DONE = 0.999


def charges(scene: Scene) -> Iterator[Fault]:
    """A settled charge has a source; an atrocity charge is settled (game, section 3)."""
    for place, charge in enumerate(scene.scenario.charges):
        path: Steps = ("charges", place)
        settled = charge.truth in (0.0, 1.0)
        if charge.atrocity and not settled:
            message = "an atrocity charge is settled, never drawn: its truth is 0 or 1, with a source"
            yield scene.fault((*path, "truth"), "C013", message)
        if settled and not charge.source:
            yield scene.fault((*path, "truth"), "C012", "a settled charge needs a source")


def quotations(scene: Scene) -> Iterator[Fault]:
    """A quotation is short and has a source, and what was said in the Council names its speaker (game, section 8)."""
    for path, entry in scene.entries:
        if not isinstance(entry, QuotationEntry):
            continue
        words = len(entry.text.split())
        if words > LONGEST_QUOTATION:
            message = f"a quotation has at most {LONGEST_QUOTATION} words, this one has {words}"
            yield scene.fault((*path, "text"), "C014", message)
        if not any(each.strip() for each in entry.source):
            yield scene.fault(path, "C015", "a quotation needs a source")
        if isinstance(entry, SpokenEntry) and not entry.speaker.strip():
            yield scene.fault((*path, "speaker"), "C015", "a quotation of a statement names who spoke")


def objectives(scene: Scene) -> Iterator[Fault]:
    """No objective counts dead, displaced, shells or ground (game, section 2)."""
    counted = {each.id for each in scene.scenario.indicators if each.human_cost}
    for path, objective in scene.entries:
        if isinstance(objective, ObjectiveEntry):
            for name in sorted(_names(objective.when, scene) & counted):
                message = f"an objective may not count '{name}', which measures what people suffer"
                yield scene.fault((*path, "when"), "C016", message)


def _names(condition: str, scene: Scene) -> frozenset[str]:
    try:
        return names_in(condition, scene.case.setting) if condition.strip() else frozenset()
    except ConditionError:
        return frozenset()


def endings(scene: Scene) -> Iterator[Fault]:
    """There is an ending for every game, and none that can never come; for the short form too, where there is one."""
    yield from _endings(scene, (), scene.scenario.endings)
    short = scene.scenario.short_form
    forms: list[tuple[Steps, ShortFormEntry]] = [(("short_form",), short)] if short is not None else []
    forms += [(("forms", place), each) for place, each in enumerate(scene.scenario.forms)]
    for path, form in forms:
        if form.endings:
            yield from _endings(scene, path, form.endings)
        yield from _days(scene, path, form)


def _days(scene: Scene, path: Steps, form: ShortFormEntry) -> Iterator[Fault]:
    """A form lies within the campaign, and so do the days to which it moves happenings."""
    days, render = scene.scenario.calendar.days, Rendering(scene.scenario.calendar.first_day)
    left = days + 1 - render.day(form.from_day)
    if not 1 <= form.days <= left:
        named = "the short form" if path == ("short_form",) else "this form"
        message = f"{named} has 1 to {left} days, as the calendar has from its first, not {form.days}"
        yield scene.fault((*path, "days"), "C017", message)
    for happening, day in form.moved.items():
        if not 1 <= render.day(day) <= days:
            yield scene.fault((*path, "moved", happening), "C004", f"day {day} is not in the campaign")
    gauges = {each.id: each for each in scene.scenario.indicators}
    for id, figure in form.starts.items():
        if id in gauges and not gauges[id].low <= figure <= gauges[id].high:
            message = f"'{id}' starts outside its range of {gauges[id].low:g} to {gauges[id].high:g}"
            yield scene.fault((*path, "starts", id), "C035", message)


def _endings(scene: Scene, path: Steps, written: Sequence[EndingEntry]) -> Iterator[Fault]:
    if not written:
        yield scene.fault(path, "C005", f"the {'short form' if path else 'scenario'} has no ending")
        return
    seen: dict[str, str] = {}
    for place, ending in enumerate(written):
        condition = " ".join(always(ending.when).split())
        shadow = seen.get("true") or seen.get(condition)
        if shadow:
            message = f"this ending never comes: '{shadow}' before it holds whenever it does"
            yield scene.fault((*path, "endings", place), "C007", message)
        seen.setdefault(condition, ending.id)
    if "true" not in seen:
        last: Steps = (*path, "endings", len(written) - 1, "when")
        yield scene.fault(last, "C006", "the last ending must hold always; leave out its `when`")


def talks(scene: Scene) -> Iterator[Fault]:
    """An agreed round makes nothing worse, and a walk-out nothing better (game, section 6, items 4 and 5)."""
    for place, entry in enumerate(scene.scenario.formats):
        path: Steps = ("formats", place)
        yield from _worse(scene, (*path, "on_agreed"), entry.on_agreed, "an agreed round")
        yield from _better(scene, (*path, "on_walk_out"), entry.on_walk_out)
        yield from _circles(scene, path, entry)
        if len(entry.parties) < 2:
            yield scene.fault((*path, "parties"), "C034", "talks have two parties at least")
    for place, measure in enumerate(scene.scenario.measures):
        yield from _worse(scene, ("measures", place, "on_step"), measure.on_step, "progress agreed in talks")


def _worse(scene: Scene, path: Steps, effects: Iterable[EffectEntry], what: str) -> Iterator[Fault]:
    gauges = _gauges(scene)
    for place, effect in enumerate(effects):
        by, gauge = effect.by or 0.0, gauges.get(effect.move or "")
        if gauge and (by > 0 if gauge.lower_is_better else by < 0):
            yield scene.fault((*path, place, "by"), "C008", f"{what} may not make '{gauge.id}' worse")
        if effect.orders and by > 0:
            yield scene.fault((*path, place, "by"), "C008", f"{what} may not add to the night's orders")
        if effect.breach and by > 0:
            yield scene.fault((*path, place, "breach"), "C008", f"{what} may not set a measure back")


def _better(scene: Scene, path: Steps, effects: Iterable[EffectEntry]) -> Iterator[Fault]:
    gauges = _gauges(scene)
    for place, effect in enumerate(effects):
        by, gauge = effect.by or 0.0, gauges.get(effect.move or "")
        if gauge and gauge.lower_is_better and by < 0:
            yield scene.fault((*path, place, "by"), "C009", f"a walk-out may not lower '{gauge.id}'")
        if (effect.orders or effect.breach) and by < 0:
            what = "calm the night" if effect.orders else "advance a measure"
            yield scene.fault((*path, place, "by"), "C009", f"a walk-out may not {what}")


def _gauges(scene: Scene) -> dict[str, IndicatorEntry]:
    return {each.id: each for each in scene.scenario.indicators}


def _circles(scene: Scene, path: Steps, entry: FormatEntry) -> Iterator[Fault]:
    for number, need in enumerate(entry.requirements):
        for field in ("measure", "needs"):
            if getattr(need, field) not in entry.measures and getattr(need, field) in scene.known["measure"]:
                message = f"'{getattr(need, field)}' is not on the agenda of '{entry.id}'"
                yield scene.fault((*path, "requirements", number, field), "C001", message)
    reached = _reachable(entry, {each.id: each.start for each in scene.scenario.measures})
    for number, need in enumerate(entry.requirements):
        if reached.get(need.measure, 1.0) < 1.0:
            message = f"'{need.measure}' can never be completed: the requirements lead in a circle"
            yield scene.fault((*path, "requirements", number), "C024", message)


def _reachable(entry: FormatEntry, start: dict[str, float]) -> dict[str, float]:
    # Progress disables nothing, so that advancing whatever may advance finds the most that can be reached.
    reached = {measure: start.get(measure, 0.0) for measure in entry.measures}
    while True:
        further = {measure: _most(measure, entry.requirements, reached) for measure in reached}
        if further == reached:
            return reached
        reached = further


def _most(measure: str, requirements: Iterable[RequirementEntry], reached: dict[str, float]) -> float:
    missing = {
        need.stage for need in requirements if need.measure == measure and reached.get(need.needs, 1.0) < need.at
    }
    if "begin" in missing:
        return reached[measure]
    return max(reached[measure], _NEARLY_DONE) if missing else 1.0


def nights(scene: Scene) -> Iterator[Fault]:
    """More progress in talks never brings a worse night (game, section 6, item 6)."""
    gauges = _gauges(scene)
    calmer = _lowered_by_agreement(scene)
    for place, process in enumerate(scene.scenario.processes):
        gauge = gauges.get(process.indicator)
        if gauge:
            yield from _calmed(scene, ("processes", place), process, gauge)
            yield from _drivers(scene, ("processes", place), process, gauge, calmer)


def _lowered_by_agreement(scene: Scene) -> frozenset[str]:
    agreed = [effect for entry in scene.scenario.formats for effect in entry.on_agreed]
    agreed += [effect for measure in scene.scenario.measures for effect in measure.on_step]
    return frozenset(effect.move for effect in agreed if effect.move and (effect.by or 0.0) < 0)


def _calmed(scene: Scene, path: Steps, process: ProcessEntry, gauge: IndicatorEntry) -> Iterator[Fault]:
    for measure, share in process.calmed.items():
        if not 0 <= share <= 1:
            message = f"the share that a measure takes away is from 0 to 1, not {share:g}"
            yield scene.fault((*path, "calmed", measure), "C010", message)
        elif not gauge.lower_is_better:
            yield scene.fault((*path, "calmed", measure), "C010", f"progress may not lower '{gauge.id}'")


def _drivers(
    scene: Scene, path: Steps, process: ProcessEntry, gauge: IndicatorEntry, calmer: frozenset[str]
) -> Iterator[Fault]:
    for number, driver in enumerate(process.drivers):
        slot, push = driver.slot, driver.coefficient if gauge.lower_is_better else -driver.coefficient
        good = slot.startswith("measure.") or (slot.startswith("talks.") and slot.endswith((".agreed", ".rounds")))
        bad = slot in calmer or (slot.startswith("talks.") and slot.endswith(".walkouts"))
        if (good and push > 0) or (bad and push < 0):
            message = f"the sign is wrong: progress in talks would make '{gauge.id}' worse by way of '{slot}'"
            yield scene.fault((*path, "drivers", number, "coefficient"), "C011", message)
        for name in sorted(_names(driver.when, scene)):
            if name.startswith(("measure.", "talks.")):
                message = f"a driver may not come and go with '{name}': progress in talks could make '{gauge.id}' worse"
                yield scene.fault((*path, "drivers", number, "when"), "C011", message)


def figures(scene: Scene) -> Iterator[Fault]:
    """Ranges, starts and words of the indicators fit together; a decision's resolve has a span."""
    for place, gauge in enumerate(scene.scenario.indicators):
        path: Steps = ("indicators", place)
        if not gauge.low < gauge.high:
            yield scene.fault((*path, "low"), "C035", f"'{gauge.id}' has no range: low is not below high")
        elif not gauge.low <= gauge.start <= gauge.high:
            message = f"'{gauge.id}' starts outside its range of {gauge.low:g} to {gauge.high:g}"
            yield scene.fault((*path, "start"), "C035", message)
        for at in gauge.words:
            if not at.lstrip("-").replace(".", "", 1).isdigit():
                message = f"a word is given for a figure such as 40, not for '{at}'"
                yield scene.fault((*path, "words", at), "C035", message, key=True)
    for place, decision in enumerate(scene.scenario.decisions):
        if decision.low > decision.high:
            yield scene.fault(("decisions", place, "low"), "C035", "the resolve has no span: low is above high")


def occasions(scene: Scene) -> Iterator[Fault]:
    """A happening has an occasion; a demand asks for something."""
    for place, happening in enumerate(scene.scenario.happenings):
        if "day" not in happening.model_fields_set and not happening.when.strip():
            yield scene.fault(("happenings", place), "C030", "give a `day` or a `when`, or it has no occasion")
    for place, demand in enumerate(scene.scenario.demands):
        if not demand.parts:
            yield scene.fault(("demands", place, "parts"), "C036", "a demand asks for one thing at least")
        for number, part in enumerate(demand.parts):
            if (part.declaration, bool(part.met.strip()), bool(part.until.strip())).count(True) != 1:
                message = "a part is either a declaration or has a condition, `met` or `until`"
                yield scene.fault(("demands", place, "parts", number), "C036", message)


def toll(scene: Scene) -> Iterator[Fault]:
    """A figure of the dead, the injured or the displaced is one of a document that says when it was made."""
    documents = scene.scenario.sources
    for place, entry in enumerate(scene.scenario.toll):
        path: Steps = ("toll", place)
        if not any(each.isdigit() for each in entry.figure):
            message = f"a toll gives a figure, such as 249; '{entry.figure}' has none"
            yield scene.fault((*path, "figure"), "C044", message)
        for id in entry.source:
            if not _dated(documents.get(id, id), entry.as_of.year):
                message = f"the source of a figure names its document with the date, from {entry.as_of.year} on: '{id}'"
                yield scene.fault((*path, "source"), "C044", f"{message} has none")


def _dated(document: str, year: int) -> bool:
    """Return whether a document is named with a year, this one or a later."""
    return any(int(each) >= year for each in re.findall(r"\b(?:1[89]|20)\d\d\b", document))
