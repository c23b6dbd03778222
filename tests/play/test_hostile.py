"""A file that somebody has altered with care, sums and all, is read or refused, and never crashes what reads it."""

import json
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.play import JournalError
from game.play.codec import digest_of
from game.play.replay import replayed

MANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ODD = (None, True, False, 0, -1, 7, 2**63, -(10**30), 1e308, 0.5, "", "AAA", "\x00", "x" * 5000, [], {}, [[]], {"a": 1})


def leaves(node: object, path: tuple = ()) -> list[tuple]:
    """Return the paths to all parts of a document, itself left out."""
    found = [path] if path else []
    if isinstance(node, dict):
        return found + [each for key, value in node.items() for each in leaves(value, (*path, key))]
    if isinstance(node, list):
        return found + [each for key, value in enumerate(node) for each in leaves(value, (*path, key))]
    return found


def alter(document: object, dice: Random) -> None:
    """Change one part of a document: to something odd, to another part, or to nothing."""
    paths = leaves(document)
    path = dice.choice(paths)
    parent = document
    for key in path[:-1]:
        parent = parent[key]
    if dice.random() < 0.2 and isinstance(parent, dict):
        del parent[path[-1]]
    elif dice.random() < 0.4:
        other = document
        for key in dice.choice(paths):
            other = other[key]
        parent[path[-1]] = json.loads(json.dumps(other))
    else:
        parent[path[-1]] = dice.choice(ODD)


def resealed(header: dict, records: list[dict]) -> bytes:
    """Return a journal of these, sealed as if it had been written so."""
    case = json.dumps(header["case"], separators=(",", ":")).encode() if "case" in header else b""
    header = {**header, "digest": digest_of(case)}
    out = [json.dumps(header, separators=(",", ":")).encode() + b"\n"]
    seal = crc32(out[0])
    for record in records:
        body = json.dumps(record, separators=(",", ":")).encode()
        seal = crc32(body, seal)
        out.append(body[:-1] + b',"sum":%d}\n' % seal)
    return b"".join(out)


def read_or_refused(path: Path) -> None:
    try:
        replayed(path, verify=True)
    except JournalError as error:
        assert str(path) in str(error)


@MANY
@given(seed=st.integers(0, 2**32))
def test_a_record_that_was_altered_with_care_crashes_nothing(saved, seed, tmp_path_factory) -> None:
    lines = saved.read_bytes().splitlines()
    header, records = json.loads(lines[0]), [json.loads(line) for line in lines[1:]]
    for record in records:
        del record["sum"]
    dice = Random(seed)
    alter(dice.choice(records), dice)
    path = tmp_path_factory.mktemp("hostile") / "game.jsonl"
    path.write_bytes(resealed(header, records))
    read_or_refused(path)


@MANY
@given(seed=st.integers(0, 2**32))
def test_a_scenario_that_was_altered_with_care_crashes_nothing(saved, seed, tmp_path_factory) -> None:
    lines = saved.read_bytes().splitlines()
    header, records = json.loads(lines[0]), [json.loads(line) for line in lines[1:]]
    for record in records:
        del record["sum"]
    alter(header, Random(seed))
    path = tmp_path_factory.mktemp("hostile") / "game.jsonl"
    path.write_bytes(resealed(header, records))
    read_or_refused(path)


@MANY
@given(junk=st.binary(max_size=400), whole=st.booleans())
def test_bytes_of_any_kind_crash_nothing(saved, junk, whole, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("junk") / "game.jsonl"
    path.write_bytes((saved.read_bytes() if whole else b"") + junk)
    read_or_refused(path)


def test_a_condition_that_cannot_be_read_is_refused_when_the_game_is_loaded(saved: Path, tmp_path: Path) -> None:
    lines = saved.read_bytes().splitlines()
    header, records = json.loads(lines[0]), [json.loads(line) for line in lines[1:]]
    for record in records:
        del record["sum"]
    header["case"]["profiles"][0]["objectives"][0]["when"] = "day >"
    path = tmp_path / "game.jsonl"
    path.write_bytes(resealed(header, records))
    with pytest.raises(JournalError, match=r"line 1: the condition cannot be read: 'day >'"):
        replayed(path)
