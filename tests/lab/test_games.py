"""Twelve games of the first scenario with delegations alone: none is refused an act, and all that can happen does."""

from functools import partial
from pathlib import Path

import pytest

from game.lab.archive import Row, Store, gathered
from game.lab.arms import figures, scenario, task
from game.lab.games import (
    ACT,
    MARKS,
    MOST,
    PROMISED,
    SPEECH_ACTS,
    main,
    missed,
    report,
    share,
    spread,
    unreached,
    written_into,
)

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "scenarios"
GAMES = 12
THREE = str(ROOT / "tests" / "data" / "three.yaml")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    tasks = [task("minsk-2022", "uncertain", seed) for seed in range(GAMES)]
    return gathered(Store(tmp_path_factory.mktemp("games") / "games.jsonl", SHIPPED), tasks, partial(figures, SHIPPED))


def test_no_game_ends_by_an_exception_or_a_refused_act(rows: list[Row]) -> None:
    assert [row for row in rows if "exception" in row] == []


def test_games_end_in_different_ways(rows: list[Row]) -> None:
    assert len({row["ending"] for row in rows}) >= 4
    assert "" not in {row["ending"] for row in rows}


@pytest.mark.parametrize(("what", "least"), [each for each in PROMISED.items() if each[1] >= 0.1])
def test_what_the_council_is_for_happens_often_enough(rows: list[Row], what: str, least: float) -> None:
    assert share(rows, what) >= least


@pytest.mark.parametrize("act", SPEECH_ACTS)
def test_every_act_of_speech_is_heard(rows: list[Row], act: str) -> None:
    assert share(rows, act) >= ACT


def test_the_council_meets_every_other_day_or_so(rows: list[Row]) -> None:
    assert 4.0 <= sum(row["meetings"] for row in rows) / len(rows) <= 8.0


def test_in_each_opening_meeting_five_speeches_answer_an_earlier_speaker(rows: list[Row]) -> None:
    assert min(row["answers"] for row in rows) >= 5


def test_the_figures_are_printed_with_every_ending_that_there_is(rows: list[Row]) -> None:
    endings = [each.id for each in scenario("minsk-2022", "uncertain", SHIPPED).setting.endings]
    printed = report(rows, endings)
    assert printed.startswith(f"{GAMES} games, no exception or refused act")
    assert "right of reply" in printed
    assert [each for each in endings if f"%  {each}\n" not in printed] == []


def test_a_promise_that_is_missed_is_told(rows: list[Row]) -> None:
    silent = [{**row, "seen": [each for each in row["seen"] if each != "a veto"], "ending": "war"} for row in rows]
    assert missed(silent, "uncertain") == [
        "a veto: 0.0% of games, promised 10%",
        "1 endings, promised 4",
        f"the ending war: 100.0% of games, at most {MOST:.0%}",
    ]


def test_an_attack_in_every_game_is_too_many_where_intentions_are_as_they_were(rows: list[Row]) -> None:
    always = [{**row, "decided": ["attack"]} for row in rows]
    assert "an attack in 100.0% of games, promised 75% to 90%" in missed(always, "history")
    assert not any("an attack" in each for each in missed(always, "uncertain"))


def test_an_exception_is_missed_and_counted(rows: list[Row]) -> None:
    fallen = [*rows, {"task": ["minsk-2022", "uncertain", "20", "", ""], "exception": "OutOfOrder: not now"}]
    assert "seed 20: OutOfOrder: not now" in missed(fallen, "uncertain")
    assert report(fallen).startswith(f"{GAMES + 1} games, 1 exception or refused act")


def test_an_ending_that_no_game_reached_is_named(rows: list[Row]) -> None:
    assert unreached(rows, [rows[0]["ending"], "peace_for_ever"]) == ["peace_for_ever"]


def test_the_spread_is_written_between_the_marks_of_a_readme(rows: list[Row], tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", encoding="utf-8")
    written_into(readme, spread(rows, {rows[0]["ending"]: "As it ended"}))
    told = readme.read_text(encoding="utf-8")
    assert told.startswith("before\n")
    assert told.endswith(f"{MARKS[1]}\nafter\n")
    assert "old" not in told
    assert f"| As it ended (`{rows[0]['ending']}`) | " in told


def test_the_readme_of_the_scenario_keeps_a_spread_of_the_endings_that_there_are() -> None:
    told = (ROOT / "scenarios" / "minsk-2022" / "README.md").read_text(encoding="utf-8")
    kept = told.partition(MARKS[0])[2].partition(MARKS[1])[0]
    case = scenario("minsk-2022", "uncertain", SHIPPED)
    assert [each.id for each in case.setting.endings if f"| {each.title} (`{each.id}`) |" not in kept] == []


def test_the_command_plays_both_modes_and_goes_on_where_it_was(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out = tmp_path / "games.jsonl"
    asked = ["--games", "2", "--out", str(out), "--scenario", THREE, "--processes", "1"]
    assert main(asked, SHIPPED) in (0, 1)
    assert main([*asked, "--both"], SHIPPED) in (0, 1)
    told = capsys.readouterr()
    assert "--- history ---" in told.out
    assert "2 of 4 games are there already" in told.err
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
