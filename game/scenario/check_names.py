"""Checks of everything that is named: ids, codes, sources, conditions, days and the ranges of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from game.scenario import model, model_agenda, model_book, model_claims, model_world
from game.scenario.authored import EFFECTS, Authored, EffectEntry
from game.scenario.faults import Fault
from game.scenario.folder import Steps
from game.scenario.rendering import Rendering
from game.scenario.scene import Scene
from game.world.conditions import ConditionError, compiled

_WORD = re.compile(r"[a-z][a-z0-9_-]*\Z")

_ADDRESSED = {"to": "seat"}
_OF_A_FORM = {"starts": "indicator", "moved": "happening", "before": "event"}
_NAMES: dict[type[Authored], dict[str, str]] = {
    EffectEntry: {key: each.names for key, each in EFFECTS.items()},
    model_agenda.CouncilEntry: {
        "members": "code",
        "parties": "code",
        "first_item": "item",
        "first_speakers": "seat",
        "prior_vetoes": "item",
    },
    model_agenda.InviteeEntry: {"id": "code", "items": "item"},
    model_agenda.ParagraphEntry: {"issues": "issue", "names": "code", "items": "item"},
    model.DelegationEntry: {
        "member": "code",
        "positions": "issue",
        "salience": "issue",
        "relations": "seat",
        "access": "seat",
    },
    model.RedLineEntry: {"paragraph": "paragraph", "issue": "issue"},
    model.RealDayEntry: {"decided": "decision"},
    model.ShortSeatEntry: {"member": "seat"},
    model.ShortFormEntry: _OF_A_FORM,
    model.FormEntry: _OF_A_FORM,
    model.LessonEntry: {"fill": "seat"},
    **dict.fromkeys((model.CardEntry, model.InjectEntry), _ADDRESSED),
    model.LaidTextEntry: {"by": "seat", "cosponsors": "seat", "title": "title", "item": "item"},
    model_world.IssueEntry: {"after_force": "issue"},
    model_book.BookPointEntry: {
        "stating": "issue",
        **dict.fromkeys(("accusing", "denying", "rebutting", "prebutting"), "charge"),
        "demanding": "demand",
        "offering": "offer",
        **dict.fromkeys(("circulating", "evidence"), "evidence"),
    },
    model_book.BookActEntry: {
        "by": "seat",
        "requests": "item",
        **dict.fromkeys(("calls", "consents", "declines"), "format"),
        "releases": "evidence",
    },
    model_book.BookClauseEntry: {"paragraph": "paragraph"},
    model_book.BookDraftEntry: {
        **dict.fromkeys(("by", "cosponsors"), "seat"),
        "title": "title",
        "item": "item",
        **dict.fromkeys(("in_favour", "against", "abstaining"), "member"),
    },
    model_claims.ChargeEntry: {"against": "code", "by": "code", "foretold_by": "code"},
    model_claims.EvidenceEntry: {"holder": "code", "charge": "charge"},
    model_claims.DemandEntry: {"of": "code", "by": "code"},
    model_claims.OfferEntry: {"by": "code", "to": "code"},
    model_claims.StandingEntry: {"by": "code", "answers": "charge"},
    model_claims.BrieferEntry: {"corroborates": "charge", "access": "name of the world"},
    model_world.GroupEntry: {"members": "seat"},
    model_world.MeasureEntry: {"values": "code"},
    model_world.RequirementEntry: {"measure": "measure", "needs": "measure"},
    model_world.FormatEntry: {
        "parties": "seat",
        "mediators": "code",
        "participants": "code",
        "measures": "measure",
        "delays": "decision",
    },
    model_world.ProcessEntry: {"indicator": "indicator", "calmed": "measure"},
    model_world.DriverEntry: {"slot": "name of the world"},
    model_world.DecisionEntry: {"capital": "code"},
    model_world.WeightsEntry: {"tension": "indicator", "pretext": "indicator", "cost": "indicator"},
}
_SUBJECTS = {"demand": "demand", "offer": "offer", "document": "evidence"}
_CONDITIONS: dict[type[Authored], tuple[str, ...]] = {
    model_book.CourseEntry: ("when",),
    model.ObjectiveEntry: ("when", "given"),
    model.TollEntry: ("when",),
    model_agenda.AssemblyCaseEntry: ("when",),
    model_agenda.ParagraphEntry: ("apt",),
    model_claims.ChargeEntry: ("borne_out", "refuted", "corroborate", "contradict"),
    model_claims.DemandPartEntry: ("met", "until"),
    model_claims.OfferEntry: ("kept", "until"),
    model_claims.SentenceEntry: ("when",),
    model_claims.PhraseEntry: ("when",),
    model_world.DriverEntry: ("when",),
    model_world.DecisionEntry: ("when",),
    model_world.HappeningEntry: ("when",),
    model_world.EndingEntry: ("when",),
}
_DAYS: dict[type[Authored], tuple[str, ...]] = {
    model.RealDayEntry: ("day",),
    **dict.fromkeys((model.ShortFormEntry, model.FormEntry), ("from_day",)),
    model_book.BookActEntry: ("day",),
    model_book.BookDraftEntry: ("day",),
    model_book.CourseEntry: ("from_day",),
    model_claims.EvidenceEntry: ("from_day",),
    model_claims.BrieferEntry: ("from_day",),
    model_world.DecisionEntry: ("from_day",),
    model_world.HappeningEntry: ("day",),
}
_RANGES: dict[type[Authored], dict[str, tuple[float, float]]] = {
    model.CalendarEntry: {"days": (1, 60)},
    model.ObjectiveEntry: {"weight": (1, 100)},
    model.RedLineEntry: {"weight": (1, 100), "at": (-1, 1)},
    model.StatementEntry: {"at": (-1, 1)},
    model.DelegationEntry: {
        "positions": (-1, 1),
        "reluctance": (0, 100),
        "salience": (0, 100),
        "width": (0, 100),
        "credibility": (0, 100),
        "influence": (0, 12),
        "hours": (0, 12),
        "relations": (-100, 100),
        "access": (0, 3),
    },
    model_agenda.ParagraphEntry: {"issues": (-1, 1)},
    model_claims.ChargeEntry: {"truth": (0, 1), "days": (1, 60)},
    model_claims.EvidenceEntry: {"supports": (-1, 1), "strength": (0, 100), "sound": (0, 1)},
    model_claims.DemandEntry: {"days": (1, 60)},
    model_claims.OfferEntry: {"days": (1, 60)},
    model_world.MeasureEntry: {"values": (-100, 100), "start": (0, 1)},
    model_world.RequirementEntry: {"at": (0, 1)},
    model_world.FormatEntry: {"step": (0.01, 1), "days": (0, 60), "honoured": (0, 1), "delay": (0, 3)},
    model_world.ProcessEntry: {"carry": (0, 1), "noise": (0, 1), "order_size": (0, 1e9)},
    model_world.DecisionEntry: {"noise": (0, 1e9)},
    model_world.HappeningEntry: {"chance": (0.001, 1)},
}


def named(scene: Scene) -> Iterator[Fault]:
    """Find what is named and is not there."""
    for path, entry in scene.entries:
        for field, noun in _NAMES.get(type(entry), {}).items():
            for step, given, key in _each(getattr(entry, field)):
                if given and given not in scene.known[noun]:
                    yield scene.unknown((*path, field, *step), noun, given, key=key)
        yield from _unknown_subject(scene, path, entry)
        yield from _unknown_sources(scene, path, entry)


def _each(value: Any) -> Iterator[tuple[Steps, str, bool]]:
    if isinstance(value, str):
        yield (), value, False
    elif isinstance(value, dict):
        yield from (((given,), given, True) for given in value)
    elif value is not None:
        yield from (((place,), given, False) for place, given in enumerate(value))


def _unknown_subject(scene: Scene, path: Steps, entry: Authored) -> Iterator[Fault]:
    if isinstance(entry, model_claims.StandingEntry):
        noun = _SUBJECTS.get(entry.kind, "charge")
        if entry.subject not in scene.known[noun]:
            yield scene.unknown((*path, "subject"), noun, entry.subject)


def _unknown_sources(scene: Scene, path: Steps, entry: Authored) -> Iterator[Fault]:
    field = "sources" if isinstance(entry, model.DelegationEntry) else "source"
    for place, given in enumerate(getattr(entry, field, ())):
        if _WORD.match(given) and given not in scene.known["source"]:
            yield scene.unknown((*path, field, place), "source", given)


def twice(scene: Scene) -> Iterator[Fault]:
    """Find ids and codes that are given twice in one list."""
    for path, entry in scene.entries:
        for field, value in entry.__dict__.items():
            if isinstance(value, list) and field not in ("source", "sources", "standing", "phrases", "reality", "toll"):
                yield from _twice(scene, (*path, field), value)


def _twice(scene: Scene, path: Steps, values: list[Any]) -> Iterator[Fault]:
    seen: set[Any] = set()
    for place, each in enumerate(values):
        at, mark = _mark(each)
        if mark in seen:
            yield scene.fault((*path, place, *at), "C002", f"'{mark}' is given twice in '{path[-1]}'")
        if mark is not None:
            seen.add(mark)


def _mark(value: Any) -> tuple[Steps, str | None]:
    if isinstance(value, str):
        return (), value
    for field in ("id", "member", "indicator"):
        if hasattr(value, field):
            return (field,), getattr(value, field)
    return (), None


def conditions(scene: Scene) -> Iterator[Fault]:
    """Find conditions that cannot be read, with the column inside them."""
    for path, entry in scene.entries:
        for field in _CONDITIONS.get(type(entry), ()):
            try:
                compiled(getattr(entry, field), scene.case.setting)
            except ConditionError as error:
                yield scene.inside((*path, field), error.column - 1, "C003", error.message, hint=error.hint)


def days(scene: Scene) -> Iterator[Fault]:
    """Find days outside the campaign, and spans that end before they begin."""
    calendar = scene.scenario.calendar
    render = Rendering(calendar.first_day)
    if calendar.days > (date.max - calendar.first_day).days + 1:
        yield scene.fault(
            ("calendar", "days"), "C004", "the campaign outlasts the calendar, which ends with the year 9999"
        )
    for path, entry in scene.entries:
        for field in _DAYS.get(type(entry), ()):
            given = getattr(entry, field)
            if field in entry.model_fields_set and not 1 <= render.day(given) <= calendar.days:
                shown = given if isinstance(given, date) else f"day {given}"
                message = f"{shown} is not in the campaign, which has {calendar.days} days from {calendar.first_day}"
                yield scene.fault((*path, field), "C004", message)
        if hasattr(entry, "to_day") and render.day(entry.to_day) < render.day(getattr(entry, "from_day", 1)):
            yield scene.fault((*path, "to_day"), "C004", "the last day comes before the first")


def ranges(scene: Scene) -> Iterator[Fault]:
    """Find numbers outside the range that the guide gives."""
    for path, entry in scene.entries:
        for field, (low, high) in _RANGES.get(type(entry), {}).items():
            value = getattr(entry, field)
            for step, number in (
                [((key,), each) for key, each in value.items()] if isinstance(value, dict) else [((), value)]
            ):
                if not isinstance(number, list) and not low <= number <= high:
                    at = step[0] if step else field
                    message = f"'{at}' must be from {low:g} to {high:g}, not {number:g}"
                    yield scene.fault((*path, field, *step), "C017", message)
