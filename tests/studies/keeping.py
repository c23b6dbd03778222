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
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, Any]
Task = tuple[str, ...]
"""What is to be played, in words and numbers that name it."""
PLAYED = ("game/*.py", "game/council", "game/world", "game/engine", "game/scenario", "game/delegations", "game/play",
          "scenarios", "tests/studies/arms.py", "tests/studies/ways.py")  # fmt: skip
"""What decides how a game goes; pictures, pages and tables may change without the games being played again."""
SHOWN = (*PLAYED, "game/record", "game/terminal", "tests/studies/pace.py")
"""What decides, beside that, what is read at a terminal."""


def version(parts: Sequence[str] = PLAYED) -> str:
    """Return the version of the code and the scenarios as they were when this was first asked: twelve hex digits."""
    return _digest_at_first(tuple(parts))


@lru_cache(maxsize=4)
def _digest_at_first(parts: tuple[str, ...]) -> str:
    return _digest(parts)


def _digest(parts: Sequence[str]) -> str:
    found = sha256()
    for path in sorted(_files(parts)):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


def _files(parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        for path in ROOT.glob(part):
            yield from (each for each in path.rglob("*") if each.suffix in (".py", ".yaml"))
            if path.is_file():
                yield path


def kept(out: Path, now: str) -> tuple[dict[Task, Row], int]:
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
    out: Path,
    tasks: Sequence[Task],
    play: Callable[[Task], Row],
    processes: int = 2,
    parts: Sequence[str] = PLAYED,
) -> list[Row]:
    """Return the row of each task, in their order, playing and writing down those that the file does not hold yet."""
    now = version(parts)
    rows, stale = kept(out, now)
    left = [task for task in dict.fromkeys(tasks) if task not in rows]
    if stale:
        tell(f"{out}: {stale} lines are of other versions than {now} and are left out")
    if len(left) < len(tasks):
        tell(f"{out}: {len(set(tasks)) - len(left)} of {len(set(tasks))} games are there already")
    _mend(out)
    with out.open("a", encoding="utf-8", newline="\n") as file:
        for done, (task, row) in enumerate(_played(left, play, processes), 1):
            rows[task] = {"version": now, "task": list(task), **row}
            file.write(json.dumps(rows[task], sort_keys=True) + "\n")
            file.flush()
            if done % 50 == 0:
                tell(f"{done} of {len(left)}")
    if left and _digest(parts) != now:
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


def asked(about: str | None, games: int) -> argparse.ArgumentParser:
    """Return the parser of what every study is asked: how many games, where they are kept, on how many processes."""
    parser = argparse.ArgumentParser(description=about)
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
    command = [sys.executable, "-m", study, *(each for each in arguments if each != "--background")]
    with told.open("w", encoding="utf-8") as file:
        started = subprocess.Popen(
            command, cwd=os.getcwd(), stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )
    tell(f"process {started.pid} plays on; its tables will be in {told}. Stopped, it goes on with the same command")
    return 0
