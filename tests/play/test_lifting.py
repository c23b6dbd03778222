"""Games that older versions saved are read, gone on with and verified; what they were stays beside them."""

import json
import shutil
from pathlib import Path

import pytest

from game.play import lifting
from game.play.codec import FORMAT
from game.play.game import Game
from game.play.journal import read
from game.play.lifting import lifted
from game.play.replay import first_difference, replayed
from game.play.seating import held
from tests.play.conftest import Player

SAVES = Path(__file__).parents[1] / "saves"
OLDER = sorted(SAVES.glob("*.jsonl"))
SEATS = {"whole_by_delegations_2": "", "broken_off_in_the_chamber_2": "FRA", "handed_over_2": "BBB"}


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / request.param.name))


def test_there_is_a_save_of_each_kind() -> None:
    assert set(SEATS) <= {path.stem for path in OLDER}


def test_an_older_game_is_read_as_it_was_in_the_seat_that_was_held_last(older: Path) -> None:
    kept = read(older)
    assert kept.form < FORMAT and kept.version == "0.1.0"
    assert len(kept.records) == len(older.read_bytes().splitlines()) - 1
    game, _ = replayed(older)
    assert held(game) == SEATS[older.stem]


def test_an_older_game_is_verified_or_its_version_and_first_difference_are_named(older: Path) -> None:
    found = first_difference(read(older))
    assert found is None or "version 0.1.0 wrote it in format 2" in str(found)


def test_reading_an_older_game_changes_no_file(older: Path) -> None:
    before = older.read_bytes()
    Game.load(older).close()
    assert older.read_bytes() == before and list(older.parent.iterdir()) == [older]


def test_an_older_game_goes_on_in_this_format_and_what_it_was_stays_beside_it(older: Path, play_on: Player) -> None:
    before = older.read_bytes()
    game = Game.load(older)
    if game.over:
        game.close()
        return
    play_on(game, 3).close()
    kept = read(older)
    assert (kept.form, kept.records, held(Game.replayed(older, kept))) == (
        FORMAT, tuple(game.records), SEATS[older.stem]
    )  # fmt: skip
    assert older.with_name(f"{older.name}.format2").read_bytes() == before


def test_an_older_game_is_saved_elsewhere_in_this_format(older: Path) -> None:
    game = Game.load(older)
    game.save_as(older.with_name("new.jsonl"))
    game.close()
    kept = read(older.with_name("new.jsonl"))
    assert kept.form == FORMAT and kept.records == tuple(game.records)


def test_each_table_lifts_what_it_names_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifting, "CASE", (lambda case: {**case, "lifted": True},))
    monkeypatch.setattr(lifting, "TAGGED", {("event", "Old"): lambda event: {**event, "event": "New"}})
    monkeypatch.setattr(lifting, "EFFECTS", (lambda effect: {"because": effect["because"], "kind": "move"},))
    case = {"remit": {}, "setting": {"measures": [{"on_breach": [{"because": "b", "by": 1}], "effects": []}]}}
    assert lifted(case) == {
        "remit": {}, "setting": {"measures": [{"on_breach": [{"because": "b", "kind": "move"}], "effects": []}]},
        "lifted": True,
    }  # fmt: skip
    record = {"number": 1, "action": {"act": "Old"}, "events": [{"event": "Old", "x": 1}, {"event": "Other"}]}
    assert lifted(record)["events"] == [{"event": "New", "x": 1}, {"event": "Other"}]
    assert lifted(record)["action"] == {"act": "Old"}


def test_what_no_table_names_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for table in ("CASE", "EFFECTS"):
        monkeypatch.setattr(lifting, table, ())
    monkeypatch.setattr(lifting, "TAGGED", {})
    for path in OLDER:
        for line in path.read_bytes().splitlines()[:40]:
            assert lifted(json.loads(line)) == json.loads(line)
