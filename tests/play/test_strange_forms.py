"""A saved game whose flags, texts on the table or first day somebody altered is refused with a sentence."""

import json
from pathlib import Path

import pytest

from game.play import JournalError
from game.play.game import Game
from game.play.replay import replayed
from tests.play.test_hostile import resealed
from tests.playthroughs.ilmar import scenario
from tests.scenario.test_ilmar import short


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("participants", 0, "flag", "shape"), "skull", "no such shape"),
        (("participants", 0, "flag", "colour"), '000"/><script>', "no such colour"),
        (("participants", 0, "flag", "ground"), "12", "no such colour"),
        (("texts", 0, "sponsors"), ["ALV", "ZZZ"], "ZZZ"),
        (("texts", 0, "title"), "nothing", "nothing"),
        (("texts", 0, "clauses", 0, "paragraph"), "nothing", "nothing"),
        (("begins",), 7, "begins on day 7"),
        (("begins",), -7, "begins on day -7"),
        (("setting", "adoptable"), lambda held: [*held, "tension"], "tension"),
    ],
)
def test_what_a_stranger_has_changed_is_refused(path: tuple, value: object, told: str, tmp_path: Path) -> None:  # type: ignore[type-arg]
    kept = tmp_path / "kept.jsonl"
    game = Game.new(short(), 1, kept)
    game.submit(game.to_act()[0], game.routine())
    game.close()
    header, *records = (json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
    parent = header["case"]
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value(parent[path[-1]]) if callable(value) else value
    for each in records:
        each.pop("sum", None)
    kept.write_bytes(resealed(header, records))
    with pytest.raises(JournalError) as raised:
        replayed(kept)
    assert told in str(raised.value)


def test_the_shipped_crisis_is_read_back_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    Game.new(scenario(), 1, kept).close()
    game = Game.load(kept)
    assert game.case.digest == scenario().digest
    game.close()
