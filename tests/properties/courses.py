"""Whole random courses of talks, as acts with what followed from each; and single rounds, set up by hand."""

from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from msgspec.structs import replace

from game.frames import Openings
from game.scenario.compile import load
from game.terms import Dice
from game.world import breaches, field, talks
from game.world import events as ev
from game.world.acts import (
    AcceptPart,
    AcceptTerms,
    AnswerCall,
    CallTalks,
    ContestSignature,
    ProposeTerms,
    RecordBreach,
    Terms,
)
from game.world.corridor import deed_events
from game.world.evolve import initial
from game.world.facts import World
from game.world.setting import Setting
from game.world.slots import slots
from tests.world.setting_of_three import DECISIONS, after, three

ROOT = Path(__file__).parents[2]
DAYS = 8
CRISIS = three()
PEACEFUL = three(happenings=(), decisions=tuple(replace(each, from_day=90, to_day=99) for each in DECISIONS))


class Act(NamedTuple):
    """One act of a course of talks, or one night or morning, and what followed."""

    day: int
    by: str
    deed: Any
    before: World
    events: list[Any]
    after: World


@cache
def every_setting() -> dict[str, Setting]:
    """Return the settings in which the properties are to hold: two toys, and the scenario in both modes."""
    found = {"crisis": CRISIS, "peaceful": PEACEFUL}
    river, minsk = ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "minsk-2022"
    for name, folder in (("river", river), ("minsk", minsk)):
        setting = load(folder, ROOT / "scenarios" / "common").setting
        for mode in ("uncertain", "history"):
            found[f"{name} {mode}"] = replace(setting, mode=mode)
    return found


def number(world: World, setting: Setting, slot: str) -> float:
    return world.numbers[slots(setting).index[slot]]


def progress(world: World, setting: Setting) -> dict[str, float]:
    return {each.id: number(world, setting, f"measure.{each.id}") for each in setting.measures}


def drawn(chance: Random, frames: dict[type, Any]) -> Any:
    """Return an act from frames, more often one that leads on."""
    leading = [kind for kind in (ProposeTerms, AcceptPart, AcceptTerms, AcceptTerms) if kind in frames]
    if leading and chance.random() < 0.7:
        return frames[chance.choice(leading[-3:])].draw(chance)
    deed = Openings(frames).draw(chance)
    return AnswerCall(deed.format, True) if isinstance(deed, AnswerCall) and chance.random() < 0.6 else deed


def course(seed: int, setting: Setting | str = CRISIS) -> tuple[Setting, list[Act]]:
    """Return a whole course of random talks, mornings and nights included."""
    setting = every_setting()[setting] if isinstance(setting, str) else setting
    chance, world, acts = Random(seed), initial(setting), []

    def done(by: str, deed: Any, events: list[Any], day: int) -> None:
        nonlocal world
        later = after(world, events, setting, day)
        acts.append(Act(day, by, deed, world, events, later))
        world = later

    done("", "dawn", [field.hidden(setting, Dice(seed, 0, "hidden"))], 0)
    for day in range(1, DAYS + 1):
        done("", "morning", field.morning(world, setting, day, Dice(seed, day, "morning")), day)
        for _ in range(4):
            caller = chance.choice(sorted(setting.callers))
            formats = talks.callable_formats(world, setting, day, caller)
            if formats:
                call = CallTalks(chance.choice(formats))
                done(caller, call, deed_events(world, setting, day, caller, call), day)
            while world.round is not None:
                by = talks.waiting(world, setting)[0]
                deed = drawn(chance, talks.frames(world, setting, day, by))
                done(by, deed, deed_events(world, setting, day, by, deed), day)
        for by in setting.callers:
            quarrels: list[Any] = [RecordBreach(each) for each in breaches.recordable(world, setting, day, by)]
            quarrels += [ContestSignature(each) for each in breaches.contestable(world, by)]
            for deed in quarrels:
                if chance.random() < 0.4:
                    done(by, deed, deed_events(world, setting, day, by, deed), day)
        done("", "night", field.night(world, setting, day, Dice(seed, day, "night")), day)
    return setting, acts


def all_of(acts: list[Act], kind: type) -> list[Any]:
    return [event for act in acts for event in act.events if isinstance(event, kind)]


def at_the_table(
    setting: Setting, *, waives: tuple[str, ...] = (), steps: tuple[str, ...] = ("dialogue",), met: str = ""
) -> World:
    """Return the world of a round in which the first party has put terms; measure `met` was complete before."""
    world = opened(setting)
    world = after(world, [ev.MeasureMoved(met, 1.0, "a test")] if met else [], setting)
    return after(world, deed_events(world, setting, 1, "AAA", ProposeTerms(Terms(steps, waives))), setting)


def opened(setting: Setting, form: str = "quartet") -> World:
    world = initial(setting)
    world = after(world, deed_events(world, setting, 1, "AAA", CallTalks(form)), setting)
    return after(world, deed_events(world, setting, 1, "BBB", AnswerCall(form, True)), setting)
