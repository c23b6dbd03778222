"""Which tests execute which line of the game: a map, made once by running each test file, and kept in a file."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

Kept = dict[str, dict[str, Any]]
"""What running each test file told, by the name of the file (see `game.lab.trial.mapped`)."""
GAMES = "HORSESHOE_TEST_GAMES"
"""The variable that names the folder in which tests keep whole games that they all read."""
LEFT_OUT = ("desktop", "journeys", "bench", "lab", "test_cli", "test_house", "test_wheel")
"""Tests that reach the pure rooms through a screen, another process or a stop-watch, if at all."""


class Test(NamedTuple):
    """One test and the processor seconds that it takes, with all that it has made for it."""

    name: str
    seconds: float

    @property
    def file(self) -> str:
        """Return the file in which it stands."""
        return self.name.partition("::")[0]


class Covered:
    """The map, asked which tests execute a line."""

    def __init__(self, kept: Kept, root: Path) -> None:
        self.root = root
        self.tests: dict[str, Test] = {}
        self._contexts: list[tuple[dict[str, int], list[str]]] = []
        self._outside: list[tuple[dict[str, int], list[str]]] = []
        for told in kept.values():
            self._add(told)

    def _add(self, told: dict[str, Any]) -> None:
        users: dict[str, list[str]] = defaultdict(list)
        for name, uses in told["tests"].items():
            spent = sum(max(0.0, told["seconds"].get(each, 0.0)) for each in (name, *uses))
            self.tests[name] = Test(name, round(spent, 4))
            for each in (name, *uses):
                users[each].append(name)
        for context, lines in told["lines"].items():
            masks = {file: int(mask, 16) for file, mask in lines.items()}
            if context:
                self._contexts.append((masks, users.get(context, [])))
            else:
                self._outside.append((masks, list(told["tests"])))

    def running(self, file: str, lines: Iterable[int]) -> set[str]:
        """Return the tests that execute any of these lines."""
        wanted = sum(1 << line for line in set(lines))
        return {name for masks, users in self._contexts if masks.get(file, 0) & wanted for name in users}

    def outside(self, file: str, line: int) -> set[str]:
        """Return the tests of all files that execute a line while they are imported, before any test runs."""
        return {name for masks, tests in self._outside if masks.get(file, 0) >> line & 1 for name in tests}

    def using(self, names: Iterable[str]) -> set[str]:
        """Return the tests of every file that executes a line in which one of these names is read."""
        found: set[str] = set()
        for name in names:
            for file, lines in self._mentions.get(name, {}).items():
                found |= self.running(file, lines)
        # What reads a constant may be kept from the first test of a file on, so that the others read it no more.
        files = {self.tests[each].file for each in found}
        return {each for each, test in self.tests.items() if test.file in files}

    @cached_property
    def _mentions(self) -> dict[str, dict[str, set[int]]]:
        found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for path in (self.root / "game").rglob("*.py"):
            file = path.relative_to(self.root).as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "arg", None)
                if isinstance(name, str) and not isinstance(getattr(node, "ctx", None), ast.Store):
                    found[name][file].add(getattr(node, "lineno", 0))
        return found


def names_bound(tree: ast.Module, place: Sequence[tuple[str, int]]) -> list[str]:
    """Return the names that are bound when a module is imported by the statement at this place.

    They are those of a constant or of a field of a class, or of the function whose default it is; none where the place
    lies in the body of a function.
    """
    names: list[str] = []
    node: ast.AST = tree
    for field, at in place:
        if isinstance(node, ast.FunctionDef):
            return [node.name] if field == "args" else []
        node = getattr(node, field) if at < 0 else getattr(node, field)[at]
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            return [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
    return names


def test_files(root: Path, parts: Sequence[str] = ()) -> list[Path]:
    """Return the test files from which the map is made: those of some folders, or all that reach the rooms."""
    found = {each for part in parts or ("tests",) for each in (root / part).rglob("test_*.py")}
    found |= {root / part for part in parts if part.endswith(".py")}
    return sorted(each for each in found if not each.relative_to(root / "tests").as_posix().startswith(LEFT_OUT))


def digest(paths: Iterable[Path], root: Path) -> str:
    """Return twelve hex digits that stand for these files as they are."""
    found = sha256()
    for path in sorted(paths):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


def shared(root: Path) -> list[Path]:
    """Return the files on which every part of the map rests: the game and what tests have in common."""
    rooms = [each for each in (root / "game").rglob("*.py") if "lab" not in each.parts and "desktop" not in each.parts]
    return rooms + [each for each in (root / "tests").rglob("*.py") if not each.name.startswith("test_")]


def gathered(
    copy: Path, kept_in: Path, parts: Sequence[str], processes: int, tell: Callable[[str], None]
) -> Covered:
    """Return the map of a copy of the project, after running the test files that the file does not hold as they are."""
    kept = dict(_kept(kept_in))
    common = digest(shared(copy), copy)
    wanted = {each.relative_to(copy).as_posix(): common + digest([each], copy) for each in test_files(copy, parts)}
    stale = [name for name, version in wanted.items() if kept.get(name, {}).get("version") != version]
    if stale:
        tell(f"{len(stale)} of {len(wanted)} test files are run to see which lines they execute")
    shares = [stale[at::processes] for at in range(processes)]
    lock = Lock()

    def share(names: Sequence[str]) -> None:
        for told in _mapped(copy, names):
            name = told["file"]
            with lock:
                kept[name] = {**told, "version": wanted[name]}
                file.write(json.dumps(kept[name]) + "\n")
                file.flush()
            if not told["tests"]:
                tell(f"{name}: no test of it passes as the project stands, or it takes too long")

    with ThreadPoolExecutor(processes) as pool, kept_in.open("a", encoding="utf-8", newline="\n") as file:
        list(pool.map(share, filter(None, shares)))
    return Covered({name: kept[name] for name in wanted if name in kept}, copy)


def _kept(kept_in: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    for line in kept_in.read_text(encoding="utf-8").splitlines() if kept_in.exists() else ():
        try:
            told = json.loads(line)
            yield told["file"], told
        except (ValueError, KeyError):
            continue  # a line that was torn


def _mapped(copy: Path, test_files: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield what running each test file tells, as soon as it is known."""
    command = [sys.executable, "-m", "game.lab.trial", "map", *test_files]
    started = subprocess.Popen(command, cwd=copy, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert started.stdout is not None, "it tells through a pipe"
    for line in started.stdout:
        yield json.loads(line)
    started.wait()
