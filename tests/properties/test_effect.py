"""Whatever is offered changes something: an act that would only be itself is open to nobody."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.council.acts import ExplainVote, OrderAmendments, Pass, SpeakOnMotion
from game.council.drafting import put_order
from game.council.shelf import pending
from game.engine import begin, open_to, routine, step, to_act
from game.engine.case import Case
from game.engine.state import State
from game.scenario.compile import load
from game.terms import Dice
from game.world import field
from game.world.acts import AdviseCapital, EndDay, Speak, Terms

ROOT = Path(__file__).parents[2]
WORDS = (Pass, EndDay, ExplainVote, SpeakOnMotion, Speak)
"""Acts that let a moment go by, or are themselves what is put on the record."""


@pytest.fixture(scope="module")
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def moves_a_decision(before: State, after: State, capital: str) -> bool:
    """Return whether counsel moved what a capital that still decides is inclined to."""
    setting, dice = before.case.setting, Dice(1, before.day, "night")
    mine = [each for each in setting.decisions if each.capital == capital and before.day <= each.to_day]
    return any(
        field.resolve(setting, before.world, each, before.day, dice)
        != field.resolve(setting, after.world, each, after.day, dice)
        for each in mine
    )


def of_no_effect(before: State, by: str, act: object, after: State) -> str:
    """Return what is wrong with an act that was offered, or nothing."""
    if type(act) in WORDS:
        return ""
    if isinstance(act, AdviseCapital):
        return "" if moves_a_decision(before, after, act.capital or by) else "nothing is decided there"
    if isinstance(act, OrderAmendments):
        meeting, bank = before.proceedings.meeting, before.case.remit.paragraph
        assert meeting is not None
        waiting = pending(before.proceedings.papers, meeting.draft)
        same = put_order(waiting, bank, act.first) == put_order(waiting, bank)
        return "they are put in that order anyway" if same else ""
    terms = getattr(act, "terms", None)
    if isinstance(terms, Terms) and terms.days and not terms.steps:
        return "a date for terms in which nothing falls due"
    same = (before.world, before.proceedings, before.phase) == (after.world, after.proceedings, after.phase)
    return "nothing has changed" if same else ""


@pytest.mark.parametrize("seed", range(8))
def test_every_act_that_is_drawn_from_what_is_open_changes_something_beyond_itself(case: Case, seed: int) -> None:
    state, dice, found = begin(case), Random(seed), []
    while to_act(state):
        by = dice.choice(to_act(state))
        act = routine(state) or open_to(state, by).draw(dice)
        before, (_, state) = state, step(state, by, act, Dice(seed, state.day, state.phase.value))
        if fault := of_no_effect(before, by, act, state):
            found.append(f"{by}, day {before.day}: {act}: {fault}")
    assert found == []
