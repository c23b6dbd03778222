"""What leads to what in a scenario, as a mermaid flow chart: charges, talks, decisions, happenings and endings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.engine.case import Case
from game.world import gauges
from game.world.conditions import names_in
from game.world.setting import Driver, Setting

_SHAPES = {
    "indicator": ("([", "])"),
    "flag": (">", "]"),
    "ending": ("[[", "]]"),
    "decision": ("{{", "}}"),
}
_PREFIXES = {
    "charge": "charge",
    "demand": "demand",
    "offer": "offer",
    "measure": "measure",
    "talks": "format",
    "decided": "decision",
    "happened": "happening",
    "flag": "flag",
}
_TARGETS: dict[type, tuple[str, str]] = {
    gauges.MoveGauge: ("indicator", "indicator"),
    gauges.SetFlag: ("flag", "flag"),
    gauges.BreachMeasure: ("measure", "measure"),
    gauges.EndFormat: ("format", "format"),
    gauges.SettleCharge: ("charge", "charge"),
    gauges.GiveOrders: ("indicator", "indicator"),
    gauges.DelayDecision: ("decision", "decision"),
}
"""What a kind of effect leads to, and the field that names it; relations and influence are not drawn."""

Edge = tuple[str, str, str]


def dependencies(case: Case) -> str:
    """Return the diagram; what stands alone is drawn too, but for indicators, flags and measures."""
    setting = case.setting
    edges = list(dict.fromkeys(_edges(setting)))
    linked = {node for one, other, _ in edges for node in (one, other)}
    lines = ["flowchart LR"]
    for kind, id_, label in _nodes(setting):
        if f"{kind}_{id_}" in linked or kind not in ("indicator", "flag", "measure"):
            before, after = _SHAPES.get(kind, ("[", "]"))
            lines.append(f'    {kind}_{id_}{before}"{kind}: {_quoted(label)}"{after}')
    lines += [f"    {one} -->|{label}| {other}" for one, other, label in edges]
    return "\n".join(lines)


def _nodes(setting: Setting) -> Iterator[tuple[str, str, str]]:
    yield from (("indicator", each.id, each.label) for each in setting.indicators)
    yield from (("flag", flag, flag) for flag in setting.flags)
    yield from (("charge", each.id, each.title) for each in setting.charges)
    yield from (("demand", each.id, each.title) for each in setting.demands)
    yield from (("offer", each.id, each.title) for each in setting.offers)
    yield from (("measure", each.id, each.title) for each in setting.measures)
    yield from (("format", each.id, each.label) for each in setting.formats)
    yield from (("decision", each.id, each.label) for each in setting.decisions)
    yield from (("happening", each.id, each.id) for each in setting.happenings)
    yield from (("ending", each.id, each.title) for each in setting.endings)


def _edges(setting: Setting) -> Iterator[Edge]:
    for charge in setting.charges:
        yield from _from_condition(charge.borne_out, f"charge_{charge.id}", "bears out", setting)
        yield from _from_condition(charge.refuted, f"charge_{charge.id}", "refutes", setting)
        yield from _to(charge.on_made + charge.on_answered, f"charge_{charge.id}", "made")
        yield from _to(charge.on_borne_out, f"charge_{charge.id}", "borne out")
        yield from _to(charge.on_refuted, f"charge_{charge.id}", "refuted")
    yield from _asked(setting)
    yield from _talked(setting)
    for decision in setting.decisions:
        yield from _from_condition(decision.when, f"decision_{decision.id}", "allows", setting)
        yield from _from_drivers(decision.drivers, f"decision_{decision.id}", setting)
        yield from _to(decision.effects, f"decision_{decision.id}", "carried out")
        yield from _to(decision.eased, f"decision_{decision.id}", "not carried out")
    for happening in setting.happenings:
        yield from _from_condition(happening.when, f"happening_{happening.id}", "brings", setting)
        yield from _to(happening.effects, f"happening_{happening.id}", "moves")
    for ending in setting.endings:
        yield from _from_condition(ending.when, f"ending_{ending.id}", "decides", setting)


def _asked(setting: Setting) -> Iterator[Edge]:
    for demand in setting.demands:
        for part in demand.parts:
            yield from _from_condition(part.met or part.until, f"demand_{demand.id}", "meets", setting)
        effects = demand.on_made + demand.on_accepted + demand.on_met + demand.on_refused
        yield from _to(effects, f"demand_{demand.id}", "moves")
    for offer in setting.offers:
        for condition in (offer.kept, offer.until):
            yield from _from_condition(condition, f"offer_{offer.id}", "keeps", setting)
        effects = offer.on_made + offer.on_accepted + offer.on_refused + offer.on_kept + offer.on_broken
        yield from _to(effects, f"offer_{offer.id}", "moves")


def _talked(setting: Setting) -> Iterator[Edge]:
    for talks in setting.formats:
        yield from _to(talks.on_agreed, f"format_{talks.id}", "agreed")
        yield from _to(talks.on_walk_out, f"format_{talks.id}", "walked out")
        if talks.delays:
            yield f"format_{talks.id}", f"decision_{talks.delays}", "delays"
        yield from ((f"format_{talks.id}", f"measure_{measure}", "advances") for measure in talks.measures)
    for process in setting.processes:
        yield from _from_drivers(process.drivers, f"indicator_{process.indicator}", setting)
        yield from ((f"measure_{each}", f"indicator_{process.indicator}", "calms") for each in process.calmed)


def _from_condition(condition: str, target: str, label: str, setting: Setting) -> Iterator[Edge]:
    if condition:
        for name in sorted(names_in(condition, setting)):
            yield from _from_name(name, target, label, setting)


def _from_drivers(drivers: Iterable[Driver], target: str, setting: Setting) -> Iterator[Edge]:
    for driver in drivers:
        sign = "raises" if driver.coefficient > 0 else "lowers"
        yield from _from_name(driver.slot, target, sign, setting)


def _from_name(name: str, target: str, label: str, setting: Setting) -> Iterator[Edge]:
    head, _, rest = name.partition(".")
    if head in _PREFIXES and rest:
        yield f"{_PREFIXES[head]}_{rest.partition('.')[0]}", target, label
    elif any(each.id == name for each in setting.indicators):
        yield f"indicator_{name}", target, label


def _to(effects: Iterable[gauges.AnyEffect], source: str, label: str) -> Iterator[Edge]:
    for effect in effects:
        if type(effect) in _TARGETS:
            kind, field = _TARGETS[type(effect)]
            yield source, f"{kind}_{getattr(effect, field)}", label


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")
