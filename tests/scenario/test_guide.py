"""The authoring guide: its examples are valid, and no key of the model is missing from it."""

import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from game.cli.streams import REPORTED
from game.scenario.authored import Authored
from game.scenario.check_phrases import KINDS
from game.scenario.check_size import ENTRIES, LONGER, MORE, NAME, TEXT, UNBROKEN, WORD
from game.scenario.folder import FILES
from game.scenario.model import ScenarioFile
from game.scenario.reader import MAX_BYTES, MAX_NODES, parsed
from game.spelling import HINTS
from game.world.conditions import DEPTH, LENGTH, PARTS

GUIDE = (Path(__file__).parents[2] / "scenarios" / "README.md").read_text(encoding="utf-8")
BLOCKS = [block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if not block.startswith("on_made")]


def models() -> list[type[Authored]]:
    return [one for one in Authored.__subclasses__() if one.__module__.startswith("game.scenario.model")]


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_are_what_the_model_reads(block: str) -> None:
    for key, value in parsed(block.encode(), "guide").data.items():
        TypeAdapter(ScenarioFile.model_fields[key].annotation).validate_python(value)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_key_is_in_the_guide_and_described(model: type[Authored]) -> None:
    assert [key for key in model.model_fields if not re.search(rf"\b{key}\b", GUIDE)] == []
    assert [key for key, field in model.model_fields.items() if not field.description] == []


def test_every_limit_is_in_the_guide() -> None:
    assert [key for key, most in MORE.items() if f"`{key}` {most:,}" not in GUIDE] == []
    assert {*LONGER.values(), NAME} == {400, 120, 60} and "a title or label 400, a name 120" in GUIDE
    for words in (
        f"| {ENTRIES}, but",
        f"| {TEXT:,}; ",
        f"| {WORD}; of what has no space",
        f"address, {UNBROKEN}.",
        f"{LENGTH} letters, {PARTS} parts, {DEPTH} levels",
        f"at most {FILES} files",
        f"{MAX_BYTES >> 20} MB and {MAX_NODES:,} values",
    ):
        assert words in GUIDE, words
    assert (HINTS, REPORTED) == (20, 100) and "the first hundred are printed" in GUIDE and "the first twenty" in GUIDE


def test_every_kind_of_phrase_is_in_the_guide() -> None:
    assert [kind for kind in KINDS if f"`{kind}" not in GUIDE] == []
