"""Words of a person's own at the one door, and in files that somebody else has written."""

import json
from pathlib import Path
from zlib import crc32

import pytest

from game.engine.case import Case
from game.letters import LETTERS
from game.play import JournalError
from game.play.codec import digest_of
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.scenario.compile import load
from game.scenario.reader import parsed
from game.terms import OutOfOrder
from game.world.acts import Speak

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def case() -> Case:
    return load(ROOT / "tests" / "data" / "three.yaml", ROOT / "scenarios" / "common")


@pytest.fixture
def floor(case: Case, tmp_path: Path) -> tuple[Game, str, tuple]:
    """Return a game in which a seat has the floor, the seat, and a point that it may make."""
    game = Game.new(case, 1, tmp_path / "game.jsonl")
    while Speak not in game.openings(game.to_act()[0]).frames:
        seat = game.to_act()[0]
        game.submit(seat, game.routine() or next(iter(next(iter(game.openings(seat).frames.values())).each())))
    seat = game.to_act()[0]
    return game, seat, game.openings(seat)[Speak].slots[0].choices[:1]  # type: ignore[attr-defined]


def test_the_door_drops_what_steers_and_the_file_has_what_was_said(floor: tuple[Game, str, tuple]) -> None:
    game, seat, points = floor
    game.submit(seat, Speak(points, words="\u202eWe are\r\nready\x1b[31m.\0"))
    assert game.records[-1].action.words == "We are ready."  # type: ignore[union-attr]
    path = game.path
    game.close()
    again = Game.load(path)
    assert Verbatim.of(again.case, again.records).paragraphs[-1].text == "We are ready."


def test_words_beyond_the_limit_are_refused_in_a_sentence(floor: tuple[Game, str, tuple]) -> None:
    game, seat, points = floor
    with pytest.raises(OutOfOrder, match="own words hold at most 4,000 letters, and these hold 4,001"):
        game.submit(seat, Speak(points, words="x" * (LETTERS + 1)))
    game.submit(seat, Speak(points, words="x" * LETTERS))


def altered(path: Path, change: tuple[str, str], *, record: bool) -> Path:
    """Write the journal anew with one text in place of another, sums and all."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    header = json.loads(first)
    body = json.dumps(header["case"], separators=(",", ":"))
    body = body if record else body.replace(*change)
    header["digest"] = digest_of(body.encode())
    head = json.dumps({key: each for key, each in header.items() if key != "case"})[:-1]
    out = [f'{head},"case":{body}}}\n'.encode()]
    seal = crc32(out[0])
    for line in lines:
        each = line[: line.rindex(',"sum":')] + "}"
        text = each.replace(*change).encode() if record else each.encode()
        seal = crc32(text, seal)
        out.append(text[:-1] + b',"sum":%d}\n' % seal)
    path.write_bytes(b"".join(out))
    return path


def test_titles_and_words_of_a_file_come_without_what_steers(case: Case, floor: tuple[Game, str, tuple]) -> None:
    game, seat, points = floor
    game.submit(seat, Speak(points, words="MARK"))
    path = game.path
    assert path is not None
    game.close()
    assert Game.load(altered(path, (case.title, "a\\u0000\\u202eb"), record=False)).case.title == "ab"
    loaded = Game.load(altered(path, ('"MARK"', '"M\\u001b[31m\u202eARK"'), record=True))
    assert Verbatim.of(loaded.case, loaded.records).paragraphs[-1].text == "MARK"


def test_a_file_with_words_beyond_the_limit_is_refused_in_a_sentence(floor: tuple[Game, str, tuple]) -> None:
    game, seat, points = floor
    game.submit(seat, Speak(points, words="MARK"))
    path = game.path
    assert path is not None
    game.close()
    with pytest.raises(JournalError, match="own words hold at most 4,000 letters"):
        Game.load(altered(path, ("MARK", "x" * 4001), record=True))


def test_a_scenario_that_turns_its_title_round_is_read_the_right_way() -> None:
    document = parsed('title: "\\u202eeerhT\\u202c \\u200bzero"\nplain: \u2066x\u2069\n'.encode(), "case.yaml")
    assert document.data == {"title": "eerhT zero", "plain": "x"}
