"""Saved games with names that are no text: bytes of which no letters can be made."""

import os
import shutil
import sys

import pytest

from game.desktop.session import Wanted
from tests.desktop.driving import TOY, Player


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux alone")
def test_games_whose_names_are_no_text_are_listed_apart_loaded_and_refused_in_a_sentence(tmp_path):
    player = Player(tmp_path, Wanted(str(TOY), "AAA", 5))
    player.scene.ring.focus = None
    player.press("return")
    kept = player.sitting.game.path
    player.wait("DispatchesScene", "CorridorScene")
    player.press("return", "e")
    player.session.close()
    for name in (b"caf\xe9.jsonl", b"caf\xff\xfe.jsonl"):
        shutil.copy(kept, os.path.join(os.fsencode(tmp_path), name))
    with open(os.path.join(os.fsencode(tmp_path), b"bad\xe9.jsonl"), "w") as file:
        file.write("this is no game\n")
    reader = Player(tmp_path)
    reader.press("f9")
    rows = {choice.label: n for n, choice in enumerate(reader.scene.ring.widgets[0].choices)}
    assert set(rows) == {kept.stem, "caf\ufffd", "caf\ufffd\ufffd", "bad\ufffd"}
    reader.scene.ring.widgets[0].row = rows["bad\ufffd"]
    reader.press("return")
    assert "cannot read the saved game" in reader.scene.over.text
    reader.press("escape")
    reader.scene.ring.widgets[0].row = rows["caf\ufffd"]
    reader.press("return")
    if reader.shown == "SeatChoice":
        reader.press("return")
    reader.press("f10")
    reader.app.grant(reader.scene.used("save"))
    reader.frame()
    assert os.fsencode(reader.sitting.game.path).endswith(b"caf\xe9.jsonl")
    reader.press("escape", "escape", "e")
    assert not reader.sitting.unsaved
    again = reader.session.play_on(3, "AAA")
    assert again.game.path is not None and not again.unsaved
    reader.session.leave()
