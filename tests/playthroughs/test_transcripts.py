"""Whole games kept word for word: what changes one, changes it in the eyes of a reader."""

import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TRANSCRIPTS = {
    "three": (ROOT / "tests" / "data" / "three.yaml", 4),
    **{each.parent.name: (each.parent, 1) for each in sorted((ROOT / "scenarios").glob("*/scenario.yaml"))},
}
"""Scenario and seed by the name of the transcript, every shipped one included; HORSESHOE_REWRITE=1 writes them anew."""


def horseshoe(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "game", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, timeout=400, check=False, env={**os.environ, **environment}
    )


def watched(scenario: Path, seed: int, **environment: str) -> bytes:
    done = horseshoe("watch", str(scenario), "--seed", str(seed), **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", sorted(TRANSCRIPTS))
def test_the_game_reads_as_it_did(name: str) -> None:
    kept, told = HERE / f"{name}.txt", watched(*TRANSCRIPTS[name]).decode()
    if os.environ.get("HORSESHOE_REWRITE"):
        kept.write_text(told, encoding="utf-8", newline="\n")
    assert kept.is_file(), f"the transcript {kept.name} is missing; HORSESHOE_REWRITE=1 writes it"
    before = kept.read_text(encoding="utf-8")
    changes = difflib.unified_diff(before.splitlines(), told.splitlines(), lineterm="")
    assert told == before, "\n".join(list(changes)[:40])


def test_the_same_seed_prints_the_same_bytes_whatever_the_machine_hashes_or_speaks() -> None:
    scenario = TRANSCRIPTS["three"][0]
    one = watched(scenario, 2, PYTHONHASHSEED="1", LC_ALL="C", COLUMNS="40")
    other = watched(scenario, 2, PYTHONHASHSEED="77", LC_ALL="C.UTF-8", COLUMNS="200")
    assert one == other
    assert b"\r" not in one


def test_other_seeds_play_other_games() -> None:
    scenario = TRANSCRIPTS["three"][0]
    assert watched(scenario, 1) != watched(scenario, 2)


def test_a_watched_game_can_be_saved_and_replayed(tmp_path: Path) -> None:
    path = str(tmp_path / "watched.jsonl")
    assert horseshoe("watch", str(TRANSCRIPTS["three"][0]), "--seed", "3", "--save", path).returncode == 0
    done = horseshoe("replay", path, "--verify")
    assert done.returncode == 0, done.stderr


def test_a_save_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    done = horseshoe("watch", str(TRANSCRIPTS["three"][0]), "--save", str(tmp_path / "no" / "game"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"Traceback" not in done.stderr
