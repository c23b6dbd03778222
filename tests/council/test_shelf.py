"""The shelf of papers, which follows each change, never differs from one that is sorted anew."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.council.papers import Papers
from game.council.shelf import LIVE, WITHDRAWN, amendments_to, live, pending, waiting, withdrawn
from game.engine import begin, open_to, step, to_act
from game.engine.case import Case
from game.scenario.compile import load
from game.terms import Dice

ROOT = Path(__file__).parents[2]
ACTS = 5000


@pytest.fixture(scope="module")
def case() -> Case:
    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


def agrees(papers: Papers) -> None:
    assert live(papers) == [each for each in papers.drafts if each.standing in LIVE]
    assert withdrawn(papers) == [each for each in papers.drafts if each.standing is WITHDRAWN]
    for draft in papers.drafts:
        mine = [each for each in papers.amendments if each.draft == draft.symbol]
        assert list(amendments_to(papers, draft.symbol)) == mine
        assert pending(papers, draft.symbol) == [each for each in mine if not each.settled]
    open_ = [each for each in papers.statements if not each.settled]
    assert open_ == [each for each in (waiting(papers),) if each is not None]


@pytest.mark.parametrize("seed", [0, 6])
def test_papers_lie_where_they_stand_after_every_act(case: Case, seed: int) -> None:
    state, chance, seen = begin(case), Random(seed), 0
    for _ in range(ACTS):
        actors = to_act(state)
        if not actors:
            break
        by = actors[int(chance.random() * len(actors))]
        before = state
        _, state = step(state, by, open_to(state, by).draw(chance), Dice(seed, state.day, state.phase.value))
        agrees(state.proceedings.papers)
        if chance.random() < 0.05:
            # An older state asked in between must not leave anything behind.
            agrees(before.proceedings.papers)
        seen += len(state.proceedings.papers.amendments) > 1
    assert seen > 100
