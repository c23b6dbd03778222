"""What became of many games, kept in a file, a line each, so that a run that was stopped goes on where it was.

A line holds the version of the code that played it. Lines of another version are stale: they are counted, left where
they are and left out, and their games are played again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).resolve().parents[1]
PROG = "python -m game.lab STUDY"
"""How a study is called."""
Row = dict[str, Any]
Task = tuple[str, ...]
"""What is to be played, in words and numbers that name it."""
PLAYED = ("*.py", "council", "world", "engine", "scenario", "words", "forecast", "delegations", "play", "lab/arms.py",
          "lab/leading.py")  # fmt: skip
"""What decides how a game goes; pictures, pages and tables may change without the games being played again."""
SHOWN = (*PLAYED, "record", "table", "debrief", "terminal", "lab/pace.py")
"""What decides, beside that, what is read at a terminal."""


class Store(NamedTuple):
    """Where a study keeps its games, the folder of scenarios from which they come, and how many play at once."""

    out: Path
    shipped: Path
    processes: int = 2

    @classmethod
    def of(cls, given: argparse.Namespace) -> Store:
        """Return the store that the arguments of a study name."""
        return cls(given.out, given.shipped, given.processes)


@lru_cache(maxsize=4)
def version(shipped: Path, parts: tuple[str, ...] = PLAYED) -> str:
    """Return the version of the code and the scenarios as they were when this was first asked: twelve hex digits."""
    return digest(shipped, parts)


def digest(shipped: Path, parts: Sequence[str]) -> str:
    """Return the version of the code and the scenarios as they are now: twelve hex digits."""
    found = sha256()
    for folder, paths in ((PACKAGE, _files(parts)), (shipped, shipped.rglob("*.yaml"))):
        for path in sorted(paths):
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


def _files(parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        for path in PACKAGE.glob(part):
            yield from path.rglob("*.py")
            if path.is_file():
                yield path


def _kept(out: Path, now: str) -> tuple[dict[Task, Row], int]:
    """Return the rows of this version by their task, and how many lines are stale; a torn line counts as none."""
    rows: dict[Task, Row] = {}
    stale = 0
    for line in out.read_text(encoding="utf-8").splitlines() if out.exists() else ():
        try:
            row = json.loads(line)
            task = tuple(row["task"])
        except (ValueError, KeyError, TypeError):
            continue
        if row.get("version") == now:
            rows[task] = row
        else:
            stale += 1
    return rows, stale


def gathered(
    store: Store, tasks: Sequence[Task], play: Callable[[Task], Row], parts: tuple[str, ...] = PLAYED
) -> list[Row]:
    """Return the row of each task, in their order, playing and writing down those that the file does not hold yet."""
    out, now = store.out, version(store.shipped, parts)
    rows, stale = _kept(out, now)
    left = [task for task in dict.fromkeys(tasks) if task not in rows]
    if stale:
        tell(f"{out}: {stale} lines are of other versions than {now} and are left out")
    if len(left) < len(tasks):
        tell(f"{out}: {len(set(tasks)) - len(left)} of {len(set(tasks))} games are there already")
    _mend(out)
    with out.open("a", encoding="utf-8", newline="\n") as file:
        for done, (task, row) in enumerate(_played(left, play, store.processes), 1):
            rows[task] = {"version": now, "task": list(task), **row}
            file.write(json.dumps(rows[task], sort_keys=True) + "\n")
            file.flush()
            if done % 50 == 0:
                tell(f"{done} of {len(left)}")
    if left and digest(store.shipped, parts) != now:
        tell(f"the code was changed while these games were played: what is kept under {now} may be of either")
    return [rows[task] for task in tasks]


def _played(tasks: Sequence[Task], play: Callable[[Task], Row], processes: int) -> Iterator[tuple[Task, Row]]:
    if processes < 2 or len(tasks) < 2:
        yield from ((task, _timed(play, task)) for task in tasks)
        return
    with ProcessPoolExecutor(processes) as pool:
        asked = {pool.submit(_timed, play, task): task for task in tasks}
        for future in as_completed(asked):
            yield asked[future], future.result()


def _timed(play: Callable[[Task], Row], task: Task) -> Row:
    """Return the row of a task; an exception is kept as one, so that it is counted and stops no other game."""
    began = time.process_time()
    try:
        row = play(task)
    except Exception as error:
        notes = "; ".join(getattr(error, "__notes__", ()))
        row = {"exception": f"{type(error).__name__}: {error}" + (f" ({notes})" if notes else "")}
    return {**row, "seconds": round(time.process_time() - began, 3)}


def _mend(out: Path) -> None:
    """End the last line of a file that was torn while it was written, so that the next one stands alone."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists() and (text := out.read_bytes()) and not text.endswith(b"\n"):
        with out.open("ab") as file:
            file.write(b"\n")


def tell(sentence: str) -> None:
    """Print how far a study has come, beside its tables."""
    print(sentence, file=sys.stderr, flush=True)


def asked(about: str | None, games: int, shipped: Path) -> argparse.ArgumentParser:
    """Return the parser of what every study is asked: how many games, where they are kept, on how many processes."""
    parser = argparse.ArgumentParser(prog=PROG, description=about)
    parser.set_defaults(shipped=shipped)
    parser.add_argument("--games", type=int, default=games, help="games, or pairs of them, from seed 0 on")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the games are kept, a line each")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--scenario", default="minsk-2022", help="id of a shipped scenario, file or folder")
    parser.add_argument("--mode", choices=("history", "uncertain"), default="uncertain")
    parser.add_argument("--background", action="store_true", help="go on alone; the tables go to FILE.txt")
    return parser


def in_background(study: str, arguments: Sequence[str], out: Path) -> int:
    """Start the same command apart from this terminal, its tables in a file beside `out`; return the exit code 0."""
    out.parent.mkdir(parents=True, exist_ok=True)
    told = out.with_name(out.name + ".txt")
    command = [sys.executable, "-m", "game.lab", study, *(each for each in arguments if each != "--background")]
    with told.open("w", encoding="utf-8") as file:
        started = subprocess.Popen(
            command, cwd=os.getcwd(), stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )
    tell(f"process {started.pid} plays on; its tables will be in {told}. Stopped, it goes on with the same command")
    return 0
