"""Every frame says itself of what parts its acts are put together; answers to them make an act that is open."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from game.council.drafting import TextFrame
from game.engine.case import Case
from game.frames import Frame, Slot
from game.play.game import Game
from game.scenario.compile import load
from game.world.tabling import TermsFrame

ROOT = Path(__file__).parents[2]


@cache
def case(name: str) -> Case:
    path = ROOT / ("tests/data/three.yaml" if name == "three" else f"scenarios/{name}")
    return load(path, ROOT / "scenarios" / "common")


def filled(frame: Frame, dice: Random) -> dict[str, Any]:
    """Return answers to all parts of a frame, each given when the ones before it had been."""
    answers: dict[str, Any] = {}
    while left := [each for each in frame.parts(answers) if each.name not in answers]:
        answers[left[0].name] = left[0].draw(dice)
    for each in frame.parts(answers):
        assert each.admits(answers[each.name]), each
    return answers


def told_apart(parts: tuple[Slot, ...]) -> bool:
    return len({each.name for each in parts}) == len(parts)


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_the_answers_to_a_frames_parts_make_an_act_that_is_open(seed: int) -> None:
    game, dice = Game.new(case("three"), seed), Random(seed)
    seen = set()
    while not game.over:
        seat = dice.choice(game.to_act())
        openings = game.openings(seat)
        for frame in openings.values():
            seen.add(type(frame))
            assert told_apart(frame.parts())
            made = frame.made(filled(frame, dice))
            loose = isinstance(frame, TermsFrame) or (isinstance(frame, TextFrame) and frame.session)
            # Which measures go together, and what a text that calls a session may say, no single part can tell.
            assert loose or frame.admits(made), made
            assert openings.admits(made) == frame.admits(made)
        game.submit(seat, openings.draw(dice))
    assert len(seen) >= 4


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=2, deadline=None)
def test_so_it_is_in_the_scenario_that_is_shipped(seed: int) -> None:
    game, dice, seen = Game.new(case("minsk-2022"), seed), Random(seed), set()
    for _ in range(1500):
        seat = dice.choice(game.to_act())
        openings = game.openings(seat)
        for frame in openings.values() if dice.random() < 0.05 else ():
            seen.add(type(frame))
            made = frame.made(filled(frame, dice))
            assert isinstance(frame, (TermsFrame, TextFrame)) or frame.admits(made), made
        game.submit(seat, openings.draw(dice))
    assert len(seen) >= 3
