"""Every final release of Python that pyproject.toml admits is tried once, the oldest first, and is told of."""

import sys
from pathlib import Path

import pytest

from tests import pythons
from tests.pythons import PART, ROOT, Python, admitted, asked, main, places

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins for Pythons are shell scripts here")


def stand_in(folder: Path, name: str, says: str, code: int = 0) -> Path:
    """Write a program that says of itself what a Python would."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says} '{path}'\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this a machine with these Pythons; return its folder."""
    stand_in(tmp_path, "bin/python3", "3 11 2 final")
    stand_in(tmp_path, "bin/python3.10", "3 10 9 final")
    stand_in(tmp_path, "bin/python3.14", "", 127)
    stand_in(tmp_path, "other/python3.11", "3 11 2 final")
    stand_in(tmp_path, "other/python3.15", "3 15 0 alpha")
    stand_in(tmp_path, "pyenv/versions/3.13.0/bin/python3", "3 13 0 final")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{tmp_path / 'other'}:/usr/bin:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


def test_every_admitted_python_is_found_once_the_oldest_first(machine: Path) -> None:
    here = (path for path in places() if path.is_relative_to(machine))
    assert admitted(here) == [
        Python((3, 11, 2), machine / "bin" / "python3"),
        Python((3, 13, 0), machine / "pyenv" / "versions" / "3.13.0" / "bin" / "python3"),
    ]


def test_the_python_that_runs_the_tests_is_among_them() -> None:
    here = asked(Path(sys.executable))
    assert here is not None and here.release == sys.version_info[:3]
    assert here.release in [each.release for each in admitted([*places(), Path(sys.executable)])]
    assert asked(ROOT / "no-such-python") is None


def test_all_are_tried_and_told_of_and_one_failure_fails(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = []

    def tried(python: Python, uv: Path, folder: Path, lowest: bool, tests: list[str]) -> int:
        given.append((python.release, lowest, tests))
        return python.release[1] - 11

    monkeypatch.setattr(pythons, "tool", lambda folder: folder)
    monkeypatch.setattr(pythons, "tried", tried)
    monkeypatch.setattr(pythons, "places", lambda: iter(machine.rglob("python3*")))
    assert main([]) == 1
    assert given == [((3, 11, 2), False, PART), ((3, 13, 0), False, PART)]
    told = capsys.readouterr().out
    lines = [line.split(" (")[0] + line.partition(")")[2] for line in told.splitlines()]
    assert lines == ["Tried:", "  Python 3.11.2: passed", "  Python 3.13.0: failed with 2"]
    given.clear()
    assert main(["--lowest", "--all"]) == 0
    assert given == [((3, 11, 2), True, [])]


def test_what_the_part_names_is_there() -> None:
    assert [each for each in PART if not (ROOT / each).exists()] == []
