"""While the disk is full the window says that the game is not saved, tries again, and asks before it leaves."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pygame
import pytest

from game.desktop.binding import binds
from game.desktop.dialogs import Modal
from game.desktop.scenes.play import PlayPage
from game.desktop.session import Wanted
from game.play.game import Game
from tests.desktop.driving import TOY, Player

WAYS = ("window", "quit", "title", "load")


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def player(tmp_path: Path) -> Player:
    made = Player(tmp_path, Wanted(str(TOY), "AAA", 3))
    made.scene.ring.focus = None
    made.press("return")
    made.wait("CorridorScene", "DispatchesScene")
    made.press("return")
    made.wait("CorridorScene")
    other = made.session.places.saves / "other.jsonl"
    Game.new(made.sitting.game.case, 5, other).close()
    os.utime(other, (0, 0))  # the one that is loaded, as the oldest
    return made


@pytest.fixture
def filled(player: Player, monkeypatch: pytest.MonkeyPatch) -> Player:
    """A player whose disk is full, and who has acted since."""
    monkeypatch.setattr(os, "write", full)
    assert player.take("Meet")
    if player.scene.over is not None:
        player.app.grant(player.scene.answered_by(player.scene.over, {"act": next(player.scene.offer.frame.each())}))
        player.scene.over = None
    player.frame()
    return player


def leave(player: Player, way: str) -> None:
    if way == "window":
        player.app.take(pygame.event.Event(pygame.QUIT))
        return
    player.press("f10")
    player.app.grant(player.scene.used(way))
    if way == "load":
        player.app.grant(player.scene.used(player.session.saves()[-1]))


def test_it_stands_on_the_screen_and_in_the_menu_until_it_is_mended(filled: Player, monkeypatch) -> None:
    path = filled.sitting.game.path
    for _ in range(150):
        filled.frame(0.1)
        assert filled.scene.line
    assert "NOT SAVED" in filled.scene.line and "no space left on device" in filled.scene.line
    filled.press("f10")
    notes = {each.value: each.note for each in filled.scene.ring.widgets[0].choices}
    assert notes["quit"] == notes["title"] == "the game is NOT saved"
    filled.press("escape")
    monkeypatch.undo()
    played = len(_kept(path).records)
    assert played < len(filled.sitting.game.records)
    filled.press("e")
    assert isinstance(filled.scene, PlayPage) and not filled.sitting.unsaved
    assert list(Game.replayed(path, _kept(path)).records) == list(filled.sitting.game.records)
    said = set()
    for _ in range(20):
        said.add(filled.scene.line)
        filled.frame(0.1)
    assert any("saved again" in line for line in said)
    filled.press("f10")
    assert {each.value: each.note for each in filled.scene.ring.widgets[0].choices}["quit"].endswith("as it stands")
    filled.session.close()


def _kept(path: Path):
    from game.play.journal import read

    return read(path)


def test_others_who_act_on_a_full_disk_are_saved_with_the_next_act(filled: Player, monkeypatch) -> None:
    filled.press("e")
    for _ in range(60):
        filled.frame(0.3)
    monkeypatch.undo()
    filled.let_by()
    path = filled.sitting.game.path
    assert list(Game.replayed(path, _kept(path)).records) == list(filled.sitting.game.records)
    filled.session.close()


@pytest.mark.parametrize("way", WAYS)
def test_whoever_leaves_is_asked_first(filled: Player, way: str) -> None:
    sitting, number = filled.sitting, len(filled.sitting.game.records)
    leave(filled, way)
    panel = filled.scene.over
    assert isinstance(panel, Modal) and "in no file is lost" in panel.text
    assert panel.ring.focus is not None and not binds(panel.ring.focus.value)
    filled.press("return")
    assert filled.sitting is sitting and filled.scene.over is None and len(sitting.game.records) == number
    while len(filled.app.scenes) > 1:
        filled.app.grant(filled.app.scenes[-1].used("back"))
    leave(filled, way)
    filled.press("tab", "return")
    assert not filled.app.scenes or filled.sitting is not sitting or filled.shown == "SeatChoice"
    filled.session.leave()


@pytest.mark.parametrize("way", ("window", "quit", "title"))
def test_nobody_is_asked_once_there_is_room_again(filled: Player, way: str, monkeypatch) -> None:
    game, path = filled.sitting.game, filled.sitting.game.path
    monkeypatch.undo()
    leave(filled, way)
    assert not filled.app.scenes or filled.shown == "Title"
    assert list(Game.replayed(path, _kept(path)).records) == list(game.records)
    filled.session.leave()


def test_to_close_the_window_twice_leaves_all_the_same_and_a_form_outlives_the_question(filled: Player) -> None:
    assert filled.take("TableDraft") or filled.take("Lobby")
    before = filled.scene.over
    leave(filled, "window")
    filled.press("escape")
    assert filled.app.scenes and filled.scene.over is before
    leave(filled, "window")
    leave(filled, "window")
    assert not filled.app.scenes
    filled.session.leave()


def test_a_game_that_could_have_no_file_takes_one_when_it_can(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    player = Player(tmp_path / "file" / "saves", Wanted(str(TOY), "AAA", 3))
    player.scene.ring.focus = None
    player.press("return")
    player.frame()
    assert player.sitting.game.path is None and "NOT SAVED" in player.scene.line
    leave(player, "window")
    assert player.app.scenes
    player.press("escape")
    (tmp_path / "file").unlink()
    player.wait("CorridorScene", "DispatchesScene")
    player.press("return", "e")
    path = player.sitting.game.path
    assert path is not None and not player.sitting.unsaved
    assert list(Game.replayed(path, _kept(path)).records) == list(player.sitting.game.records)
    player.session.leave()
