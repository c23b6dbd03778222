"""What a game keeps of what it found out hangs on the game: games of one case do not disturb one another."""

from __future__ import annotations

import gc
import sys
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.council import voters
from game.engine import openings, reactions
from game.engine.case import Case
from game.play.game import Game
from game.scenario.compile import load
from game.world import points, promises, ranges, sight
from game.world.acts import Speak

ROOT = Path(__file__).parents[2]
briefing = sys.modules["game.engine.briefing"]  # the package gives its function this name
MADE = (
    (openings, "_in_chamber"), (openings, "_in_corridor"), (openings, "points_at_most"), (voters, "_voter"),
    (points, "_accusations"), (ranges, "_reach"), (briefing, "_Figures"), (sight, "_by_seat"), (promises, "standing"),
    (reactions, "_in_favour_on_drafts"), (openings, "live"),
)  # fmt: skip
"""What is called only where something was not found, or not by the same parts."""
ACTS = 4500


@pytest.fixture(scope="module")
def case() -> Case:
    made = load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")
    for seed in (1, 2):
        list(played(made, seed))  # what is read off the case alone is found once for all games
    return made


def played(case: Case, seed: int) -> Iterator[int]:
    """Take one act of a random game after the other; each seat is briefed now and then."""
    game, dice = Game.new(case, seed), Random(seed)
    for number in range(ACTS):
        actors = game.to_act()
        if not actors:
            return
        seat = actors[int(dice.random() * len(actors))]
        if number % 10 == 0 and seat in case.profile:
            game.briefing(seat)
            game.briefing(seat)
        open_now = game.openings(seat)
        open_now.get(Speak)
        game.submit(seat, open_now.draw(dice))
        yield number


def misses(monkeypatch: pytest.MonkeyPatch, play: Callable[[], Any]) -> Counter[str]:
    """Return how often each thing was made while something was played."""
    found: Counter[str] = Counter()

    def counting(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **given: Any) -> Any:
            found[name] += 1
            return make(*args, **given)

        return counted

    with monkeypatch.context() as patch:
        for module, name in MADE:
            patch.setattr(module, name, counting(name, getattr(module, name)))
        play()
    return found


def test_two_games_of_one_case_by_turns_find_as_much_again_as_each_alone(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = sum((misses(monkeypatch, lambda seed=seed: list(played(case, seed))) for seed in (1, 2)), Counter())

    def by_turns() -> None:
        games = [played(case, 1), played(case, 2)]
        while games:
            games = [each for each in games if next(each, None) is not None]

    assert misses(monkeypatch, by_turns) == alone
    assert all(alone[name] for _, name in MADE), alone


def test_a_game_that_is_over_with_is_freed_with_all_that_it_kept(case: Case) -> None:
    game = Game.new(case, 3)
    dice = Random(3)
    for _ in range(400):
        seat = game.to_act()[0]
        game.submit(seat, game.openings(seat).draw(dice))
    held = [weakref.ref(each) for each in game._state.memo.notes.values()]
    assert held and all(each() is not None for each in held)
    del game
    gc.collect()
    assert all(each() is None for each in held)


def test_nothing_of_a_state_is_kept_with_the_case(case: Case) -> None:
    known = {"published", "profile", "participant", "seats", "places", "outside"}
    assert set(case.__dict__) <= known
    of_the_setting = {"slots", "conditions", "degrees", "ranged", "promises", "seen_by", "chargers", "final_endings",
                      "nights", "driven"}  # fmt: skip
    fixed = {"gauge", "charge", "proof", "held", "assessed", "callers", "group", "demand", "offer", "measure", "format"}
    assert set(case.setting.__dict__) <= of_the_setting | fixed | {"statements", "telephones", "visits"}
    assert set(case.remit.__dict__) <= {"paragraph", "wording", "draft_frames", "statement_frames", "tests"}
