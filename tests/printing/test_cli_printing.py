"""The commands that print, as a teacher types them: nothing is overwritten, and what is wrong is one sentence."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.classroom.storing import files_of
from game.cli import app
from game.engine.case import Case
from game.printing import exporting
from tests.printing.conftest import ROOT, taught

THREE = str(ROOT / "tests" / "data" / "three.yaml")


@pytest.fixture(scope="module")
def saved(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "game.jsonl"
    game = taught(case, 3)
    game.save_as(path)
    game.close()
    return path


def horseshoe(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [*map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_an_export_writes_its_files_and_replaces_none(saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "a" / "lesson"
    code, told, _ = horseshoe("export", saved, "--out", out, "--formats", "html,csv")
    assert code == 0
    names = {each.name for each in out.iterdir()}
    assert names == {"record.html", "participation.html", "own-words.html", "debrief.html", "votes.csv",
                     "participation.csv"}  # fmt: skip
    assert all(name in told for name in names)
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    (out / "record.html").unlink()
    code, _, why = horseshoe("export", saved, "--out", out, "--formats", "html,csv", "--names")
    assert code == 1
    assert len(why.splitlines()) == 1
    rest = {name: content for name, content in before.items() if name != "record.html"}
    assert {each.name: each.read_bytes() for each in out.iterdir()} == rest, "all is refused before any is written"
    code, _, _ = horseshoe("export", saved, "--out", out, "--formats", "html,csv", "--names", "--force")
    assert code == 0
    assert (out / "participation.csv").read_bytes() != before["participation.csv"]


def test_without_the_extra_pages_and_tables_are_written_and_the_rest_is_told(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "find_spec", lambda _: None)
    code, _, why = horseshoe("export", saved, "--out", tmp_path / "out")
    assert code == 0
    assert {each.suffix for each in (tmp_path / "out").iterdir()} == {".html", ".csv"}
    assert len(why.splitlines()) == 1
    assert "pdf and docx" in why
    code, _, why = horseshoe("export", saved, "--out", tmp_path / "other", "--formats", "pdf")
    assert code == 1
    assert len(why.splitlines()) == 1
    assert "[print]" in why
    assert not (tmp_path / "other").exists()


def test_exports_lie_beside_the_game_where_whoever_deletes_a_room_finds_them(saved: Path) -> None:
    assert horseshoe("export", saved, "--formats", "csv", "--force")[0] == 0
    folder = saved.with_name("game-exports")
    assert {each.name for each in folder.iterdir()} == {"votes.csv", "participation.csv"}
    assert folder in files_of(saved)


def test_handouts_are_one_file_a_seat_and_say_that_they_hold_secrets(tmp_path: Path) -> None:
    code, told, _ = horseshoe("handouts", THREE, "--out", tmp_path / "h", "--form", "90", "--formats", "html")
    assert code == 0
    names = {each.name for each in (tmp_path / "h").iterdir()}
    assert {"role-AAA.html", "role-BBB.html", "role-CCC.html", "lesson-90.html", "privacy.html"} <= names
    assert "secret" in told
    assert "lesson-45.html" not in names


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "GAME", "--out", "OUT", "--formats", "rtf"),
        ("export", "NOWHERE", "--out", "OUT"),
        ("export", "GAME", "--out", "GAME"),
        ("handouts", THREE, "--out", "OUT", "--form", "60"),
        ("handouts", THREE, "--out", "OUT", "--formats", "csv"),
        ("handouts", "NOWHERE", "--out", "OUT"),
        ("fork", "GAME", "--vote", "99", "--to", "OUT", "--as", "AAA"),
        ("fork", "GAME", "--vote", "1", "--day", "1", "--to", "OUT"),
        ("fork", "GAME", "--vote", "1", "--ballot", "AAA=against", "--to", "OUT"),
        ("fork", "GAME", "--vote", "1", "--alone", "--ballot", "AAA=perhaps", "--to", "OUT"),
        ("fork", "GAME", "--vote", "1", "--alone", "--ballot", "against", "--to", "OUT"),
        ("compare", "GAME", "NOWHERE"),
        ("compare", "GAME", "GAME", "--html", "GAME", "--force"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(
    saved: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    places = {"GAME": saved, "OUT": tmp_path / "out", "NOWHERE": tmp_path / "nowhere.jsonl"}
    before = saved.read_bytes()
    code, told, why = horseshoe(*(places.get(each, each) for each in arguments))
    assert code in (1, 2)
    assert told == ""
    assert len(why.strip().splitlines()) <= 1
    assert "Traceback" not in why
    assert not (tmp_path / "out").exists()
    assert saved.read_bytes() == before


def test_two_games_are_compared_in_text_and_as_a_page(saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.jsonl"
    code, told, _ = horseshoe("fork", saved, "--vote", 2, "--alone", "--out", new)
    assert code == 0
    assert "WHERE THEY PART" in told
    code, again, _ = horseshoe("compare", saved, new)
    assert (code, again) == (0, told)
    page = tmp_path / "both.html"
    assert horseshoe("compare", saved, new, "--html", page)[0] == 0
    assert horseshoe("compare", saved, new, "--html", page)[0] == 1
    assert "Simulation. Not a document of the United Nations." in page.read_text(encoding="utf-8")
