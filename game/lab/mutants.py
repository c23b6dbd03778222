"""Do the tests see a slip? Changes a room at random and runs the tests that execute the changed line.

python -m game.lab mutants council --changes 200 --out FILE. What became of each change is kept in the file, a line
each, so that a run that was stopped goes on where it was. Nothing is changed but a copy of the project.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from ast import parse, unparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Lock
from typing import Any, NamedTuple

from game.lab.archive import PROG, Row, tell
from game.lab.covered import GAMES, Covered, Test, digest, gathered, names_bound, shared, test_files
from game.lab.mutations import Change, changed, changes_of

COPIED = ("game", "tests", "scenarios", "assets", "pyproject.toml", "README.md", "LICENSE")
GOALS = {"council": 0.9, "world": 0.85, "engine": 0.85, "play": 0.85, "forecast": 0.75, "delegations": 0.75}
"""The share of changes that the tests of a room are to see, at least."""
BUDGET = 60.0
"""Seconds of the processor that the tests of one change may take, by what they took when the map was made."""
SLACK, LONGER = 5.0, 3.0
"""A test that takes longer than so many times its time and these seconds is taken for one that never ends."""
IMPORT = "the import"
"""What catches a change that keeps modules from being imported."""
KEPT = Path(".mutants")
LINES = KEPT / "lines.jsonl"
EQUIVALENT = Path("tests/lab/equivalent.txt")


class Mutant(NamedTuple):
    """One change of one file; `number` is its place among all changes of the file."""

    file: str
    number: int
    change: Change

    @property
    def name(self) -> str:
        """Return what names it for as long as its function keeps its code."""
        return f"{self.file} {self.change.id}"


class Scores:
    """How likely each test is to see a change, by what it saw so far; quick ones and seeing ones come first.

    Tests in the room's own folder, or in a file named after the changed one, count as if they had seen five changes.
    """

    def __init__(self, rows: Iterable[Row], room: str = "") -> None:
        self.room = room
        self.seen: Counter[str] = Counter(row["by"] for row in rows if row["fate"] == "caught")
        self.lock = Lock()

    def order(self, tests: Iterable[Test], file: str = "") -> list[Test]:
        """Return the tests for a change of this file, the one first that sees most in a second."""

        def wait(test: Test) -> tuple[float, str]:
            near = test.file.startswith(f"tests/{self.room}/") or test.file.endswith(f"/test_{Path(file).name}")
            return (test.seconds + 0.01) / (1 + 4 * (self.seen[test.name] + 5 * near)), test.name

        return sorted(tests, key=wait)

    def saw(self, name: str) -> None:
        """Note that a test saw a change."""
        with self.lock:
            self.seen[name] += 1


class Copy:
    """A copy of the project, with a process that has all tests at hand and tries one change after the other."""

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        self.folder, self.files = folder, files
        self._serving = self._started(files)

    def _started(self, files: Sequence[str]) -> subprocess.Popen[str]:
        command = [sys.executable, "-B", "-m", "game.lab.trial", "serve"]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        started = subprocess.Popen(command, cwd=self.folder, stdin=pipe, stdout=pipe, stderr=nothing, text=True)
        self._ask(started, list(files))
        return started

    @staticmethod
    def _ask(process: subprocess.Popen[str], task: Any) -> dict[str, Any]:
        """Return the answer of a process; of one that has ended, nothing."""
        assert process.stdin is not None and process.stdout is not None, "the process is asked through pipes"
        try:
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            told: dict[str, Any] = json.loads(process.stdout.readline() or "{}")
        except BrokenPipeError:
            return {}
        return told

    def tried(self, mutant: Mutant, tests: Sequence[Test], *, afresh: bool) -> dict[str, Any]:
        """Return what becomes of a change; `afresh` says that its line is executed while tests are imported too."""
        asked = [[each.name, each.seconds * LONGER + SLACK] for each in tests]
        told = self._ask(self._serving, {"file": mutant.file, "number": mutant.number, "tests": asked})
        if not told:
            raise RuntimeError(f"the process that tries changes ended at {mutant.name}")
        if told["fate"] == "afresh" or (told["fate"] == "survived" and afresh):
            return self._afresh(mutant, asked)
        return told

    def _afresh(self, mutant: Mutant, asked: list[list[Any]]) -> dict[str, Any]:
        """Write the change into the copy, and try it in a process that imports it from the first."""
        path = self.folder / mutant.file
        before, times = path.read_bytes(), path.stat()
        path.write_text(unparse(changed(before.decode(), mutant.change)), encoding="utf-8")
        try:
            process = self._started(list(dict.fromkeys(name.partition("::")[0] for name, _ in asked)))
            told = self._ask(process, {"tests": asked}) or {"fate": "caught", "by": IMPORT, "ran": 0}
            process.kill()
            process.wait()
        finally:
            path.write_bytes(before)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        return told

    def close(self) -> None:
        """End the process."""
        self._serving.kill()
        self._serving.wait()


def mutants_of(root: Path, room: str, seed: int) -> Iterator[Mutant]:
    """Yield the changes of a room in a random order, which the seed alone decides while the room stays as it is."""
    found = [
        Mutant(path.relative_to(root).as_posix(), number, change)
        for path in sorted((root / "game" / room).rglob("*.py"))
        for number, change in enumerate(changes_of(path.read_text(encoding="utf-8")))
    ]
    Random(seed).shuffle(found)
    named: set[str] = set()
    for each in found:
        if each.name not in named:
            named.add(each.name)
            yield each


def selected(covered: Covered, mutant: Mutant) -> tuple[list[Test], bool]:
    """Return the tests that a change could fail, and whether its line is executed while tests are imported."""
    line = mutant.change.line
    names = covered.running(mutant.file, (line,))
    # What a statement of a module binds is followed to the lines that read it; what a function does, to its callers.
    outside = covered.outside(mutant.file, line)
    bound = names_bound(parse((covered.root / mutant.file).read_text(encoding="utf-8")), mutant.change.place)
    if bound:
        names |= covered.using(bound)
    elif outside:
        names |= outside
    return [covered.tests[each] for each in names], bool(outside)


def within(tests: Sequence[Test], budget: float) -> list[Test]:
    """Return the first tests, up to the budget in seconds."""
    spent = 0.0
    found: list[Test] = []
    for each in tests:
        spent += each.seconds
        if found and spent > budget:
            break
        found.append(each)
    return found


def kept(out: Path, tests: str) -> dict[str, Row]:
    """Return what became of each change by its name; what survived other tests than today's counts as not tried."""
    rows: dict[str, Row] = {}
    for line in out.read_text(encoding="utf-8").splitlines() if out.exists() else ():
        try:
            row = json.loads(line)
            rows[row["name"]] = row
        except (ValueError, KeyError, TypeError):
            continue  # a line that was torn
    return {name: row for name, row in rows.items() if row["fate"] == "caught" or row["tests"] == tests}


def equivalents(path: Path) -> dict[str, str]:
    """Return the reason why each change is none, by its name: lines `NAME  # REASON`."""
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        name, _, reason = line.rpartition("  # ")
        if name and not line.startswith("#"):
            found[name.strip()] = reason.strip()
    return found


def copied(root: Path, folder: Path) -> Path:
    """Return a copy of the project in this folder."""
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.png", "*.wav"))
        elif (root / name).exists():
            shutil.copy2(root / name, folder / name)
    return folder


def tried(
    copies: Sequence[Copy], covered: Covered, left: Sequence[Mutant], scores: Scores, budget: float
) -> Iterator[Row]:
    """Yield what became of each change, as it is known."""
    free, lock = list(copies), Lock()

    def one(mutant: Mutant) -> Row:
        began = time.monotonic()
        tests, outside = selected(covered, mutant)
        asked = within(scores.order(tests, mutant.file), budget)
        with lock:
            copy = free.pop()
        told: Row = {"fate": "survived", "by": "", "ran": 0}
        if asked:
            told = copy.tried(mutant, asked, afresh=outside)
        with lock:
            free.append(copy)
        if told["fate"] == "caught":
            scores.saw(told["by"])
        change = mutant.change
        return {
            "name": mutant.name, "file": mutant.file, "line": change.line, "kind": change.kind,
            "before": change.before, "after": change.after, **told, "of": len(tests), "asked": len(asked),
            "seconds": round(time.monotonic() - began, 2),
        }  # fmt: skip

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(one, left)


def report(room: str, rows: Sequence[Row], same: Mapping[str, str]) -> tuple[list[str], bool]:
    """Return the figures and the survivors in lines, and whether the room falls short of its goal."""
    survivors = [row for row in rows if row["fate"] != "caught" and row["name"] not in same]
    equal = [row for row in rows if row["fate"] != "caught" and row["name"] in same]
    counted = len(rows) - len(equal)
    share = (counted - len(survivors)) / max(1, counted)
    lines = [_survivor(row) for row in sorted(survivors, key=lambda row: (row["file"], row["line"]))]
    lines += [f"{row['file']}:{row['line']} is no change: {same[row['name']]}" for row in equal]
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        kinds[row["kind"]].append(row["fate"] == "caught")
    lines.append("caught by kind: " + ", ".join(f"{kind} {sum(of)}/{len(of)}" for kind, of in sorted(kinds.items())))
    seconds = sum(row["seconds"] for row in rows) / max(1, len(rows))
    lines.append(
        f"{room}: {len(rows)} changes, {counted - len(survivors)} caught, {len(survivors)} survived, "
        f"{len(equal)} are none; {share:.1%} caught, wanted {GOALS.get(room, 0.75):.0%}; {seconds:.1f} seconds a change"
    )
    return lines, share < GOALS.get(room, 0.75)


def _survivor(row: Row) -> str:
    run = "no test executes it" if not row["of"] else f"{row['asked']} of {row['of']} tests"
    return f"{row['file']}:{row['line']} {row['kind']}: {row['before']}  ->  {row['after']}  ({run})"


def main(arguments: Sequence[str], shipped: Path) -> int:
    """Try the changes asked for and print the survivors; the exit code is 1 where a room falls short of its goal."""
    asks = argparse.ArgumentParser(prog=PROG, description=__doc__)
    asks.add_argument("room", help="a room of the game: council, world, engine, play, delegations ...")
    asks.add_argument("--changes", type=int, default=200)
    asks.add_argument("--out", type=Path, metavar="FILE", help="what became of each change; by default in .mutants/")
    asks.add_argument("--map", type=Path, metavar="FILE", default=LINES, help="which test executes which line")
    asks.add_argument("--seed", type=int, default=0, help="which changes, and in what order")
    asks.add_argument("--tests", nargs="*", default=[], metavar="PATH", help="only these test files and folders")
    asks.add_argument("--budget", type=float, default=BUDGET, help="seconds of tests for one change, at most")
    asks.add_argument("--processes", type=int, default=2)
    given = asks.parse_args(arguments)
    root = shipped.parent
    if not (root / "tests").is_dir() or not (root / "game" / given.room).is_dir():
        tell(f"there is no room {given.room} with its tests beside {shipped}: this is for a checkout of the project")
        return 2
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        return _run(given, root, Path(folder))


def _run(given: argparse.Namespace, root: Path, folder: Path) -> int:
    out = given.out or KEPT / f"{given.room}.jsonl"
    out.parent.mkdir(parents=True, exist_ok=True)
    first = copied(root, folder / "0")
    games = given.map.absolute().parent / f"games-{digest(shared(first), first)}"
    games.mkdir(parents=True, exist_ok=True)
    os.environ[GAMES] = str(games)
    covered = gathered(first, given.map, given.tests, given.processes, tell)
    if not covered.tests:
        tell("no test passes as the project stands, so that no change can be tried")
        return 2
    version = digest([*shared(first), *test_files(first, given.tests)], first)
    wanted = [each for each, _ in zip(mutants_of(first, given.room, given.seed), range(given.changes), strict=False)]
    known = kept(out, version)
    left = [each for each in wanted if each.name not in known]
    tell(f"{len(wanted) - len(left)} of {len(wanted)} changes are tried already; {len(covered.tests)} tests are there")
    if left:
        files = sorted({each.file for each in covered.tests.values()})
        folders = [first, *(copied(root, folder / str(number)) for number in range(1, given.processes))]
        copies = [Copy(each, files) for each in folders]
        with out.open("a", encoding="utf-8", newline="\n") as file:
            for row in tried(copies, covered, left, Scores(known.values(), given.room), given.budget):
                known[row["name"]] = {**row, "tests": version}
                file.write(json.dumps(known[row["name"]]) + "\n")
                file.flush()
        for each in copies:
            each.close()
    lines, short = report(given.room, [known[each.name] for each in wanted], equivalents(root / EQUIVALENT))
    print("\n".join(lines))
    return 1 if short else 0
