"""The tests under other Pythons, from the source distribution: `python3 -m tests.pythons`, which asks for Python alone.

It tries every Python of this machine that pyproject.toml admits, and any that is named besides; it says which it tried.
Each runs what a release of Python or of a dependency can break, or with `--all` every test.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PART = (
    "tests/council tests/play tests/rules tests/terminal tests/world tests/playthroughs/test_transcripts.py "
    "tests/scenario/test_checks.py tests/scenario/test_compile.py tests/scenario/test_reader.py "
    "tests/scenario/test_votes.py tests/desktop/test_app.py tests/desktop/test_journeys.py tests/desktop/test_start.py "
    "tests/printing/test_record.py tests/test_cli_adjudicate.py tests/test_cli_forecast.py tests/test_cli_streams.py"
).split()
"""Reader, journal, command line, rules, whole games, what is printed and the window without a screen."""
ASK = "import sys; print(*sys.version_info[:4], sys.executable)"


class Python(NamedTuple):
    """A Python of this machine: its release and where it lies."""

    release: tuple[int, int, int]
    path: Path

    def __str__(self) -> str:
        return f"Python {'.'.join(map(str, self.release))} ({self.path})"


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def places() -> Iterator[Path]:
    """Yield each place where a Python may lie: on the path, beside this one, and where pyenv and uv keep theirs."""
    for folder in map(Path, os.get_exec_path()):
        yield folder / "python3"
        yield from (folder / f"python3.{minor}" for minor in range(30))
    kept = (Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions",
            Path.home() / ".local" / "share" / "uv" / "python", Path(sys.base_prefix).parent)  # fmt: skip
    for folder in kept:
        yield from sorted(folder.glob("*/bin/python3"))


def asked(path: Path) -> Python | None:
    """Return the Python at this place, or None if there is none that answers or it is not a final release."""
    if not path.is_file():
        return None
    done = subprocess.run([path, "-I", "-c", ASK], capture_output=True, text=True, check=False)
    said = done.stdout.split(maxsplit=4)
    if done.returncode != 0 or said[3] != "final":
        return None
    return Python((int(said[0]), int(said[1]), int(said[2])), Path(said[4].strip()).resolve())


def admitted(paths: Iterable[Path]) -> list[Python]:
    """Return the Pythons at these places that pyproject.toml admits, one of each release, the oldest first."""
    least = tuple(map(int, re.findall(r"\d+", project()["requires-python"])))
    found = [asked(path) for path in dict.fromkeys(paths)][::-1]  # of two, the first place counts
    return sorted({each.release: each for each in found if each is not None and each.release >= least}.values())


def tool(folder: Path) -> Path:
    """Return uv, installed in a folder of its own."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", "uv<1"], check=True)
    return binaries / "uv"


def unpacked(uv: Path, folder: Path) -> Path:
    """Build the source distribution, and return the folder in which it is unpacked."""
    subprocess.run([uv, "build", "--quiet", "--sdist", "--out-dir", folder, ROOT], check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(each for each in folder.iterdir() if each.is_dir())


def tried(python: Python, uv: Path, folder: Path, lowest: bool, tests: list[str]) -> int:
    """Run tests in an environment of their own, with the newest releases or the lowest; return the exit code."""
    source, own = unpacked(uv, folder), folder / "environment" / ("Scripts" if os.name == "nt" else "bin") / "python"
    asking = ["--resolution", "lowest-direct"] if lowest else []
    for command in (
        [uv, "venv", "--quiet", "--no-project", "--seed", "--python", python.path, own.parents[1]],
        [uv, "pip", "install", "--quiet", "--link-mode", "copy", "--python", own, *asking, "-e", ".[dev]"],
        [own, "-m", "tests.pythons", "--versions"],
        [own, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", str(min(os.cpu_count() or 1, 8)), *tests],
    ):
        done = subprocess.run(command, cwd=source, env={**os.environ, "UV_PYTHON_DOWNLOADS": "never"}, check=False)
        if done.returncode != 0:
            break
    return done.returncode


def all_tried(pythons: list[Python], lowest: bool, tests: list[str]) -> int:
    """Try one Python after another, and print which were tried; return 1 if a test failed under any."""
    results: dict[Python, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        uv = tool(Path(folder) / "tools")
        for number, python in enumerate(pythons):
            results[python] = tried(python, uv, Path(folder) / str(number), lowest, tests)
    print("Tried:")
    for python, code in results.items():
        print(f"  {python}: {f'failed with {code}' if code else 'passed'}")
    return 1 if any(results.values()) else 0


def versions() -> str:
    """Return the release of this Python, and of each direct dependency in it."""
    declared = chain(project()["dependencies"], *project()["optional-dependencies"].values())
    names = dict.fromkeys(re.split(r"[<>=]", each)[0] for each in declared)
    return f"Python {platform.python_version()}: {', '.join(f'{name} {version(name)}' for name in names)}"


def main(words: list[str] | None = None) -> int:
    """Do what the command line asks for; return 1 if a test fails under any Python, or none is admitted."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.pythons", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("python", nargs="*", type=Path, help="another Python to try")
    parser.add_argument("--all", action="store_true", help="run every test")
    parser.add_argument("--lowest", action="store_true", help="the oldest, with the lowest releases of dependencies")
    parser.add_argument("--newest", action="store_true", help="print where the newest lies, and try nothing")
    parser.add_argument("--versions", action="store_true", help="print what this one runs with, and try nothing")
    asked_for = parser.parse_args(words)
    if asked_for.versions:
        print(versions(), flush=True)
        return 0
    found = admitted([*places(), *asked_for.python])
    if not found:
        print("No Python on this machine is one that pyproject.toml admits.", file=sys.stderr)
        return 1
    if asked_for.newest:
        print(found[-1].path)
        return 0
    return all_tried(found[:1] if asked_for.lowest else found, asked_for.lowest, [] if asked_for.all else PART)


if __name__ == "__main__":
    sys.exit(main())
