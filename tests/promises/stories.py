"""For every offer, pledge and demand of the first scenario: what its words say may be done, by each who may do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType
from typing import Any, NamedTuple

from game.council.acts import RequestMeeting, TableDraft
from game.engine.case import Case
from game.world.acts import (
    AcceptTerms,
    Accusing,
    AnswerCall,
    CallTalks,
    Confidence,
    MeetGroup,
    Offering,
    ProposeTerms,
    ReleaseEvidence,
    Speak,
    Terms,
)
from tests.promises.script import SURELY, Script, deciding, minsk, with_field

Doing = Callable[[Script], Any]


def calm() -> Case:
    """Return the scenario with no capital deciding anything."""
    return deciding(minsk())


NO_WAYS: Mapping[str, Doing] = MappingProxyType({})


class Story(NamedTuple):
    """How a promise comes out. `ways` are the deeds that keep it; without them the `kept` world keeps it by itself.

    In `broken`, with nothing done but what `breaks` does, it is broken, or lapses where nobody was bound.
    """

    ways: Mapping[str, Doing] = NO_WAYS
    kept: Callable[[], Case] = calm
    broken: Callable[[], Case] = calm
    breaks: Doing = lambda script: None


def war() -> Case:
    """Return the scenario in which an attack comes in the night after the second day."""
    return deciding(minsk(), attack=(SURELY, 2))


def recognition() -> Case:
    """Return the scenario in which the areas are recognised in the night after the second day."""
    return deciding(minsk(), recognition=(SURELY, 2))


def _met(group: str) -> dict[str, Doing]:
    members = minsk().setting.group[group].members
    return {each: _does(each, MeetGroup(group)) for each in members}


def _does(by: str, *acts: Any) -> Doing:
    return lambda script: script.act(by, *acts, day=script.game.day)


def _called(form: str) -> dict[str, Doing]:
    found = minsk().setting.format[form]
    return {each: _does(each, CallTalks(form)) for each in (*found.parties, *found.mediators)}


def _tabled(script: Script) -> None:
    while (frame := script.game.openings("ALB").frames.get(TableDraft)) is None:
        script.pass_by("ALB")
    script.game.submit("ALB", frame.draw(Random(1)))


def _agreed(form: str, terms: Terms) -> dict[str, Doing]:
    """Return both ways to agree on terms: each party may put them, and the other accepts."""
    one, other = minsk().setting.format[form].parties

    def agree(first: str, second: str) -> Doing:
        def does(script: Script) -> None:
            script.act(first, CallTalks(form), day=script.game.day)
            script.act(second, AnswerCall(form, True))
            script.act(first, ProposeTerms(terms), ProposeTerms(terms, True))
            script.act(second, AcceptTerms(), AcceptTerms(True))

        return does

    return {f"{form}: {first}": agree(first, second) for first, second in ((one, other), (other, one))}


def _round(form: str) -> Doing:
    one, other = minsk().setting.format[form].parties

    def does(script: Script) -> None:
        script.act(one, CallTalks(form), day=script.game.day)
        script.act(other, AnswerCall(form, True))

    return does


def _shown(by: str, evidence: str, charge: str) -> dict[str, Doing]:
    """Return the ways to make evidence public: by itself, or with the charge that it bears out."""
    ways: dict[str, Doing] = {"released": _does(by, ReleaseEvidence(evidence))}
    if charge:
        ways["charged"] = lambda script: _said(script, by, Accusing(charge, Confidence.LIKELY, evidence))
    return ways


def _said(script: Script, by: str, *points: Any) -> None:
    """Let a seat say something at a meeting that it asks for."""
    item = script.game.case.remit.items[0].id
    if script.game.briefing(by).meeting is None:
        script.act("USA", RequestMeeting(item), day=script.game.day)
    script.act(by, Speak(points))


def _field(**rest: float) -> Callable[[], Case]:
    return lambda: deciding(with_field(minsk(), rest=rest))


def _going(name: str, threshold: float, **rest: float) -> Callable[[], Case]:
    days = {each.id: each.from_day for each in minsk().setting.decisions}
    return lambda: deciding(with_field(minsk(), rest=rest), **{name: (threshold, days[name])})


HOME, THERE = {"troops_near_border": 115.0}, {"troops_near_border": 180.0}
LASTING = Story(broken=war)
BEFORE_RECOGNITION = Story(broken=recognition)
FOUR = Story(_called("normandy"))
DIALOGUE = Terms(("local_elections_dialogue",), ("dialogue_after_withdrawal",))

OFFERS: dict[str, Story] = {
    "ministers_meeting": BEFORE_RECOGNITION,
    "security_dialogue": LASTING,
    "leaders_summit": BEFORE_RECOGNITION,
    "meeting_of_presidents": LASTING,
    "advisers_meeting": FOUR,
    "parties_at_one_table": FOUR,
    "units_return": Story(kept=_field(**HOME), broken=_field(**THERE)),
    "units_tonight": Story(kept=_field(**HOME), broken=_field(**THERE)),
    "exercise_ends": Story(broken=_going("exercise_goes_on", SURELY)),
    "draft_law_on_status": Story(
        {
            **_agreed("normandy", Terms(("constitutional_reform",))),
            **_agreed("normandy", DIALOGUE),
            **_agreed("tcg", Terms(("local_elections",))),
        }
    ),
    "exchange_of_detained": Story(
        {**_agreed("normandy", Terms(("release_of_detained",))), **_agreed("tcg", Terms(("release_of_detained",)))}
    ),
    "crossing_points": Story(kept=_field(explosions=300.0), broken=_field(explosions=2500.0)),
    "figures_tomorrow": Story(_shown("USA", "troop_count_150", "invasion_planned")),
    "order_published": Story(_shown("UKR", "kyiv_order_not_to_fire", "")),
    "show_imagery": Story(_shown("GBR", "troop_count_130", "withdrawal_not_real")),
    "text_within_two_days": Story({"ALB": _tabled}),
    **{f"three_together_{each}": Story(_met("african_three")) for each in ("gab", "gha", "ken")},
    **{f"ten_together_{each}": Story(_met("elected_ten")) for each in ("irl", "nor", "mex", "bra", "ind", "are")},
}

CHARGE = Accusing("pretext_manufactured", Confidence.POSSIBLE)
DEMANDS: dict[str, Story] = {
    "declare_no_invasion": Story(
        {"normandy": _round("normandy"), "tcg": _round("tcg")}, kept=_field(**HOME), broken=_field(**HOME)
    ),
    "withdraw_forces": Story(kept=_field(**HOME), broken=_field(**THERE)),
    "no_recognition": BEFORE_RECOGNITION,
    "explain_movements": Story(),
    "calm_the_formations": Story(kept=_field(ceasefire_compliance=70.0), broken=_field(ceasefire_compliance=20.0)),
    "direct_dialogue": Story(_agreed("normandy", DIALOGUE)),
    "renounce_force": Story(),
    "renew_order_of_restraint": Story(
        kept=_field(ceasefire_compliance=70.0), broken=_field(ceasefire_compliance=20.0)
    ),
    "security_guarantees": Story({"USA": lambda script: _said(script, "USA", Offering("security_dialogue"))}),
    "stop_the_alarm": Story(breaks=lambda script: _said(script, "USA", CHARGE)),
    "quiet_night": Story(kept=_field(explosions=100.0), broken=_field(explosions=900.0)),
    "quiet_night_of_kyiv": Story(kept=_field(explosions=100.0), broken=_field(explosions=900.0)),
}
SPOKEN = ("explain_movements", "renounce_force")
"""Demands that ask for words alone: nobody who says them can fail to keep them."""
