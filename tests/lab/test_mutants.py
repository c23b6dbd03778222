"""The command that changes a room: what its tests see is caught, and what they do not is named; nothing is harmed."""

import ast
import json
import shutil
from pathlib import Path

import pytest

from game.lab import mutants
from game.lab.covered import GAMES, Covered, digest, names_bound
from game.lab.mutations import changes_of
from game.lab.trial import own_games

ROOT = Path(__file__).parents[2]
ROOM = '''"""A room."""

LIMIT = 3


def least(a, b):
    return a if a < b else b


def within(a):
    return a <= LIMIT


def unseen(a):
    return a + 7


def slow(a):
    while a > 0:
        a -= 1
    return a
'''
TESTS = '''"""Its tests."""

import pytest

from game.room.rules import LIMIT, least, slow, unseen, within

CALLED = unseen(0)
assert slow(1) == 0


@pytest.fixture(scope="module")
def found():
    return least(2, 5)


def test_least(found):
    assert found == 2
    assert (least(3, 1), least(1, 1)) == (1, 1)


def test_within():
    assert (within(3), within(4)) == (True, False)


def test_slow():
    assert slow(3) == 0
'''


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one room, with so much of this one as runs its tests."""
    for name in ("__init__.py", "lab/__init__.py", "lab/covered.py", "lab/mutations.py", "lab/trial.py"):
        (tmp_path / "game" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "game" / name, tmp_path / "game" / name)
    for name, text in {"game/room/__init__.py": "", "game/room/rules.py": ROOM, "tests/test_rules.py": TESTS}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)  # what it asks of pytest holds for the tests of a change too
    (tmp_path / "scenarios").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(GAMES, "")  # so that it is what it was when the test is over
    monkeypatch.setattr(mutants, "SLACK", 0.5)
    return tmp_path


def test_faults_that_tests_see_are_caught_and_the_others_are_named(
    project: Path, capsys: pytest.CaptureFixture
) -> None:
    before = digest(project.rglob("*.py"), project)
    asked = ["room", "--out", "out.jsonl", "--map", "lines.jsonl", "--processes", "1"]
    assert mutants.main([*asked, "--changes", "9"], project / "scenarios") in (0, 1)
    assert mutants.main(asked, project / "scenarios") in (0, 1)
    told = capsys.readouterr()
    rows = {row["name"].partition(" ")[2]: row for row in map(json.loads, Path("out.jsonl").read_text().splitlines())}
    fates = {name: row["fate"] for name, row in rows.items()}
    assert "9 of " in told.err
    assert fates["least: a < b -> a >= b"] == "caught"
    assert fates["within: a <= LIMIT -> a < LIMIT"] == "caught"
    assert fates[": 3 -> 4"] == "caught", "a constant is followed to the lines that read it"
    assert (fates["slow: a -= 1 -> pass"], rows["slow: a -= 1 -> pass"]["late"]) == ("caught", True)
    assert fates["slow: return a -> return None"] == "caught", "its test cannot even be imported"
    assert fates["least: a < b -> a <= b"] == "survived", "which of two equals is returned makes no difference"
    assert fates["unseen: 7 -> 8"] == "survived", "it is called while tests are imported, and nothing holds it"
    assert "game/room/rules.py:15" in told.out
    assert digest(project.rglob("*.py"), project) == before

    (project / "tests/lab").mkdir()
    known = "game/room/rules.py least: a < b -> a <= b  # of two equals either is the least\n"
    (project / mutants.EQUIVALENT).write_text(f"# what is no fault\n{known}", encoding="utf-8")
    assert mutants.main(asked, project / "scenarios") in (0, 1)
    told = capsys.readouterr()
    assert "is no change: of two equals either is the least" in told.out
    assert "1 are none" in told.out


def test_a_room_that_there_is_not_is_said_in_a_sentence(project: Path, capsys: pytest.CaptureFixture) -> None:
    assert mutants.main(["cellar"], project / "scenarios") == 2
    assert "there is no room cellar" in capsys.readouterr().err


def test_a_room_whose_tests_do_not_run_has_no_figure(project: Path, capsys: pytest.CaptureFixture) -> None:
    (project / "tests/test_rules.py").write_text("import nothing_of_that_name\n", encoding="utf-8")
    assert mutants.main(["room", "--map", "lines.jsonl", "--processes", "1"], project / "scenarios") == 2
    told = capsys.readouterr()
    assert "no test passes as the project stands" in told.err
    assert "caught" not in told.out


def test_quick_tests_come_first_and_those_that_saw_much_before_them() -> None:
    tests = [mutants.Test("slow", 3.0), mutants.Test("quick", 0.1), mutants.Test("sharp", 0.4)]
    scores = mutants.Scores([])
    assert [each.name for each in scores.order(tests)] == ["quick", "sharp", "slow"]
    for _ in range(5):
        scores.saw("sharp")
    assert [each.name for each in scores.order(tests)] == ["sharp", "quick", "slow"]
    assert [each.name for each in mutants.within(scores.order(tests), 1.0)] == ["sharp", "quick"]


def test_a_game_that_was_played_with_a_change_is_not_read_by_the_tests_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shared = tmp_path / "games"
    shared.mkdir()
    (shared / "1.jsonl").write_text("played without a change")
    one = Path(own_games(str(shared)))
    assert (one / "1.jsonl").read_text() == "played without a change"
    (one / "2.jsonl").write_text("played with a change")
    assert [each.name for each in Path(own_games(str(shared))).iterdir()] == ["1.jsonl"]


def test_tests_of_the_room_or_of_the_changed_file_come_before_others_that_take_as_long() -> None:
    names = ("tests/b/test_y.py::one", "tests/b/test_z.py::two", "tests/room/test_q.py::three")
    scores = mutants.Scores([], "room")
    order = [each.name for each in scores.order([mutants.Test(name, 1.0) for name in names], "game/room/z.py")]
    assert order == [names[1], names[2], names[0]]


def test_what_a_fixture_executes_counts_for_every_test_that_uses_it() -> None:
    told = {
        "tests": {"a::one": ["fixture"], "a::two": ["fixture"], "a::three": []},
        "lines": {"fixture": {"game/x.py": f"{1 << 4:x}"}, "a::three": {"game/x.py": f"{1 << 5:x}"}, "": {}},
        "seconds": {"a::one": 1.0, "fixture": 2.0, "": -3.0},
    }
    covered = Covered({"a": told}, ROOT)
    assert covered.running("game/x.py", (4,)) == {"a::one", "a::two"}
    assert covered.running("game/x.py", (5,)) == {"a::three"}
    assert covered.outside("game/x.py", 5) == set()
    assert (covered.tests["a::one"].seconds, covered.tests["a::two"].seconds) == (3.0, 2.0)


@pytest.mark.parametrize(
    ("source", "changed", "names"),
    [
        ("A, B = 1, 2", "2", ["A", "B"]),
        ("class C:\n    d: int = 4", "5", ["d"]),
        ("def f(a=6):\n    return a", "7", ["f"]),
        ("def f(a):\n    b = a + 8\n    return b", "9", []),
    ],
)
def test_what_is_bound_on_import_is_known_by_its_name(source: str, changed: str, names: list[str]) -> None:
    change = next(each for each in changes_of(source) if each.after == changed or each.before == changed)
    assert names_bound(ast.parse(source), change.place) == names
