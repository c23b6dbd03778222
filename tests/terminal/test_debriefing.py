"""After a game at a terminal: what may be asked of the debrief, and the way back into the days."""

import io
from pathlib import Path
from random import Random

import pytest

from game.debrief.hindsight import in_hindsight, voted_on
from game.debrief.history import History
from game.engine.case import Case
from game.play.game import Game
from game.scenario.compile import load
from game.terminal.console import Console
from game.terminal.sitting import sit

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


def asked(case: Case, folder: Path, *lines: str) -> tuple[str, list[Path]]:
    """Return what is printed after a game that is over, when these lines are typed, and the files that then exist."""
    game, dice = Game.new(case, 2, folder / "over.jsonl"), Random(2)
    while not game.over:
        by = dice.choice(game.to_act())
        game.submit(by, game.routine() or game.openings(by).draw(dice))
    screen = io.StringIO()
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    code = sit(game, "AAA", Console(typed, screen, prompts=False), lambda: folder / "again.jsonl")
    assert code in (0, 1)
    return screen.getvalue(), sorted(folder.iterdir())


def test_each_page_of_the_debrief_is_shown_when_it_is_asked_for(case: Case, tmp_path: Path) -> None:
    screen, _ = asked(case, tmp_path, "votes", "warning", "chair", "chair BBB", "what", "")
    for words in ("THE DEBRIEF", "The votes, with every seat's reasons", "The other chair", "play on from the morning"):
        assert words in screen, words
    assert screen.count("The other chair") == 2
    assert "The other chair: Bedonia" in screen


def test_the_page_is_written_once_and_never_over_another_file(case: Case, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    nowhere = tmp_path / "no" / "where"
    screen, files = asked(case, tmp_path, f"page {page}", f"page {page}", "page", f"page {nowhere}", "")
    assert page in files
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "is written in" in screen
    assert "already; choose another name" in screen
    assert "cannot be written" in screen


def test_a_day_is_played_again_from_another_seat_in_a_file_of_its_own(case: Case, tmp_path: Path) -> None:
    screen, files = asked(case, tmp_path, "from 99", "from 2 ZZZ", "from 2 BBB", "quit")
    assert "a day that was played, 1 to" in screen
    assert "There is no seat ZZZ" in screen
    assert "You represent Bedonia" in screen
    assert [each.name for each in files] == ["again.jsonl", "over.jsonl"]
    again = Game.load(tmp_path / "again.jsonl")
    assert again.origin is not None
    assert (again.day, again.origin.file, again.origin.seat) == (2, "over.jsonl", "BBB")
    again.close()


def test_after_the_game_a_ballot_can_be_asked_what_would_have_changed_it(case: Case, tmp_path: Path) -> None:
    screen, _ = asked(case, tmp_path, "change bbb", "change ZZZ", "change BBB SIM/0000/9", "")
    history = History(case, Game.load(tmp_path / "over.jsonl").records)
    put = voted_on(history)
    told = in_hindsight(history, put[-1], "BBB")
    assert all(line in " ".join(screen.split()) for line in told)
    assert "There is no seat ZZZ" in screen
    assert "cast no ballot on SIM/0000/9." in screen
