"""What an installed Horseshoe carries: built as a wheel, and run from a place that knows nothing of the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run("-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("horseshoe-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    folder = wheel.parent / "installed"
    done = run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", folder, wheel, cwd=wheel.parent)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_wheel_carries_scenarios_and_assets_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for kind in ("scenarios", "assets"):
        for path in (ROOT / kind).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
                assert f"game/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_an_installed_horseshoe_runs_away_from_its_checkout(installed: Path, tmp_path: Path) -> None:
    file = tmp_path / "votes.yaml"
    file.write_text("- {id: a, date: 1966-01-01, procedural: false, counts: {for: 9, against: 0, abstain: 6}}\n")
    where = run("-c", "import game; print(game.__file__)", cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(where.stdout.strip()).is_relative_to(installed)
    done = run("-m", "game", "adjudicate", file.name, "--json", cwd=tmp_path, PYTHONPATH=str(installed))
    assert done.stderr == ""
    assert done.stdout == '{"id": "a", "outcome": "adopted", "vetoed_by": []}\n'


def test_a_game_is_played_from_the_wheel_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "empty"
    assert run("-m", "venv", "--without-pip", venv, cwd=tmp_path).returncode == 0
    binaries = venv / ("Scripts" if os.name == "nt" else "bin")
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}

    def installed_command(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(each) for each in command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    pip = (sys.executable, "-m", "pip", "--python", binaries / "python", "--disable-pip-version-check")
    done = installed_command(*pip, "install", "-q", "--no-compile", wheel)
    assert done.returncode == 0, done.stderr
    saved = tmp_path / "game.jsonl"
    played = installed_command(binaries / "horseshoe", "watch", "minsk-2022", "--seed", "3", "--save", saved)
    assert (played.returncode, played.stderr) == (0, "")
    assert "THE RECORD OF THE MEETINGS" in played.stdout
    verified = installed_command(binaries / "horseshoe", "replay", saved, "--verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
