"""The studies of skill, policies, hinges and pace print what they found, and say what is missed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from game.lab import hinges, pace, policies, skill
from game.lab.arms import played, task
from game.lab.pace import Counting, minutes

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "scenarios"
THREE = str(ROOT / "tests" / "data" / "three.yaml")
FEW = ["--seats", "AAA", "--games", "2", "--processes", "1", "--scenario", THREE]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("studies") / "games.jsonl"


@pytest.mark.parametrize(
    ("main", "more", "promised"),
    [
        (skill.main, ["--limit", "2"], "chance of an attack"),
        (policies.main, ["--limit", "2"], "acts of the highest skill a game"),
        (hinges.main, [], "games that end otherwise"),
    ],
)
def test_a_study_prints_its_tables_and_keeps_its_games_for_the_next(
    main: Callable[[Sequence[str], Path], int], more: list[str], promised: str, out: Path, capsys: pytest.CaptureFixture
) -> None:
    code = main([*FEW, *more, "--out", str(out)], SHIPPED)
    told = capsys.readouterr()
    assert promised in told.out
    assert "  AAA  " in told.out
    assert code == ("missed:" in told.out)
    assert "exception" not in out.read_text(encoding="utf-8")
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(skill.POLICIES) * 2 + 6


def test_a_player_s_game_is_measured_day_by_day(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    one = ["--seats", "KEN", "--games", "1", "--processes", "1"]
    assert pace.main([*one, "--out", str(tmp_path / "pace.jsonl")], SHIPPED) in (0, 1)
    told = capsys.readouterr().out
    assert " 12  " in told
    assert "the median game takes" in told
    assert "speeches in full" in told


def test_a_delegation_at_the_terminal_does_what_it_would_do_without_one() -> None:
    row = pace.figures(SHIPPED, task(THREE, "uncertain", 2, "AAA", "pace"))
    game, _ = played(SHIPPED, task(THREE, "uncertain", 2))
    assert len(row["days"]) == game.day
    assert sum(day["met"] for day in row["days"]) == len({day for day, _ in pace._meetings(game)})


def test_a_line_that_was_shown_before_is_not_read_again() -> None:
    console = Counting()
    console.say("three words here", "three words here")
    console.tell("three words here")
    assert sum(console.words.values()) == 3


def test_minutes_are_reading_and_deciding_without_the_debrief() -> None:
    day = {"words": {"the dispatches": 220, pace.DEBRIEF: 2200}, "decisions": 4, "moments": 30}
    assert minutes(day) == 1.0 + 1.0 + 1.0
