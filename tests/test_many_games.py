"""Twenty games of the first scenario with delegations alone: none is refused an act, and all that can happen does."""

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.many_games import ACT, PROMISED, SCENARIO, SPEECH_ACTS, Figures, figures, missed, report

GAMES = 20


@pytest.fixture(scope="module")
def rows() -> list[Figures]:
    tasks = [(str(SCENARIO), seed) for seed in range(GAMES)]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        return list(pool.map(figures, tasks, chunksize=5))


def share(rows: list[Figures], what: str) -> float:
    return sum(what in row.seen for row in rows) / len(rows)


def test_games_end_in_different_ways(rows: list[Figures]) -> None:
    assert len({row.ending for row in rows}) >= 4
    assert "" not in {row.ending for row in rows}


@pytest.mark.parametrize(("what", "least"), PROMISED.items())
def test_what_the_council_is_for_happens_often_enough(rows: list[Figures], what: str, least: float) -> None:
    assert share(rows, what) >= least


@pytest.mark.parametrize("act", SPEECH_ACTS)
def test_every_act_of_speech_is_heard(rows: list[Figures], act: str) -> None:
    assert share(rows, act) >= ACT


def test_the_council_meets_every_other_day_or_so(rows: list[Figures]) -> None:
    assert 4.0 <= sum(row.meetings for row in rows) / len(rows) <= 8.0


def test_in_each_opening_meeting_five_speeches_answer_an_earlier_speaker(rows: list[Figures]) -> None:
    assert min(row.answers for row in rows) >= 5


def test_the_figures_are_printed(rows: list[Figures]) -> None:
    printed = report(rows)
    assert printed.startswith(f"{GAMES} games, no exception, no refused action")
    assert "right of reply" in printed


def test_a_promise_that_is_missed_is_told(rows: list[Figures]) -> None:
    silent = [row._replace(seen=row.seen - {"a veto"}, ending="war") for row in rows]
    assert missed(silent) == ["a veto: 0.0% of games, promised 10%", "1 endings, promised 4"]
