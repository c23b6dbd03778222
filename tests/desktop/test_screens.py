"""Every screen of the window: its keys do what they say, also after something lay over it, and nothing is cut."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.council.acts import ExplainVote
from game.desktop.artwork import night_backdrop
from game.desktop.ballots import Ballots
from game.desktop.chamber import Chamber
from game.desktop.dialogs import Modal
from game.desktop.keymap import ENTER
from game.desktop.lists import Choice
from game.desktop.session import Wanted
from game.desktop.settings import Settings
from game.desktop.widgets import Button, FocusRing, Spot, draw_tip
from tests.desktop import specimens
from tests.desktop.driving import TOY, Player
from tests.desktop.laws import buttons, faults, focus_binds, outside, ring_of
from tests.journeys.real import brought_to

SIZES = [(1024, 600), (1280, 720)]
SEAT = "AAA"
STAGES = [("texts", "MoveMotion"), ("consensus", "ObjectToStatement"), ("debate", "Speak"),
          ("draft-vote", "CastBallot"), ("explanations-before", "ExplainVote")]  # fmt: skip


def at_stage(folder: Path, stage: str, kind: str, size: tuple[int, int] = (1280, 720)) -> Player:
    """Return a player who is asked at a stage of a meeting."""
    path = folder / f"{stage}.jsonl"
    brought_to(path, SEAT, stage, kind)
    player = Player(folder, Wanted(load=path, seat=SEAT), size=size)
    player.press("g")
    player.wait("CouncilScene", "BallotScene")
    return player


def corridor(folder: Path, size: tuple[int, int] = (1280, 720)) -> Player:
    player = Player(folder, Wanted(str(TOY), SEAT, 5), size=size)
    player.press("return", "return")
    assert player.shown == "CorridorScene"
    return player


def pages(folder: Path, size: tuple[int, int]) -> Iterator[Player]:
    """Yield a player before each screen that lies outside a meeting, freshly opened."""
    player = Player(folder, size=size)
    yield player
    for keys in (("f10",), ("escape", "f1"), ("escape", "f9"), ("escape", "return"), ("return",), ("return",)):
        player.press(*keys)
        yield player
    player.session.close()
    player = corridor(folder, size)
    yield player
    for keys in (("p",), ("escape", "l"), ("escape", "f10"), ("down", "return")):
        player.press(*keys)
        yield player
    player.press("escape", "escape")
    player.app.grant(player.scene.used(("seat", "BBB")))
    player.frame()
    yield player
    player.press("escape")
    player.take("TableDraft")
    yield player
    player.press("escape")
    player.finish()
    yield player
    for keys in (("c",), ("c",), ("escape", "escape", "o"), ("escape", "f5")):
        player.press(*keys)
        yield player
    player.session.close()


@pytest.mark.parametrize("size", SIZES)
def test_no_page_binds_by_enter_at_first_and_its_keys_and_words_are_its_own_and_whole(tmp_path, size):
    seen, wrong = [], []
    for player in pages(tmp_path, size):
        seen.append(player.shown)
        wrong += [*faults(player.scene), *outside(player.scene)]
        assert not focus_binds(ring_of(player.scene).focus), player.shown
    assert wrong == []
    assert len(set(seen)) >= 16, seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("stage", "kind"), STAGES)
def test_no_moment_of_a_meeting_binds_by_enter_at_first_and_its_keys_and_words_are_its_own(tmp_path, size, stage, kind):
    player = at_stage(tmp_path, stage, kind, size)
    number = len(player.sitting.game.records)
    assert [*faults(player.scene), *outside(player.scene)] == []
    assert ring_of(player.scene).focus is None
    player.press("return", "space")
    assert len(player.sitting.game.records) == number
    player.session.close()


def specimen_rings(kit) -> dict[str, FocusRing]:
    night = night_backdrop(kit.size)
    found = {"chamber": Chamber(kit, specimens.chamber_model()).ring}
    return found | {each: Ballots(kit, specimens.vote_model(each), night).ring for each in ("veto", "adopted", "")}


def test_no_specimen_gives_the_focus_to_anything_and_no_two_of_its_buttons_read_alike(kit):
    for name, ring in specimen_rings(kit).items():
        shown = [each for each in ring.widgets if isinstance(each, Button)]
        assert ring.focus is None, name
        assert len({each.name for each in shown}) == len(shown), name
        assert len({each.key for each in shown}) == len(shown), name


def test_a_notice_gives_the_focus_to_no_answer_that_binds(kit):
    notice = Modal(kit, "Leave?", "For good.", (Choice("hand", "Leave it"), Choice("keep", "Keep the seat")))
    assert notice.ring.focus.name == "Keep the seat"
    assert Modal(kit, "Leave?", "For good.", (Choice("hand", "Leave it"),)).ring.focus is None


def by_key(player: Player, button: Button) -> None:
    player.press({"F10": "f10", "F1": "f1"}.get(button.key, button.key.lower()))


def by_click(player: Player, button: Button) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        player.app.take(pygame.event.Event(kind, button=1, pos=button.rect.center))
    player.frame()


def by_tab(player: Player, button: Button) -> None:
    ring = player.scene.ring
    while ring.focus is None or ring.focus.name != button.name:
        player.press("tab")
    player.press("return")


OVERLAYS = ("help", "papers", "ledger", "menu")


@pytest.mark.parametrize("way", [by_key, by_click, by_tab])
def test_after_papers_help_or_menu_every_screen_of_a_game_has_its_keys_as_before(tmp_path, way: Callable[..., Any]):
    seen = set()
    for stage, kind in (("", ""), ("draft-vote", "CastBallot"), ("texts", "MoveMotion")):
        player = at_stage(tmp_path, stage, kind) if stage else corridor(tmp_path)
        scene, focus = player.scene, player.scene.ring.focus
        for button in [each for each in buttons(scene) if each.value in OVERLAYS]:
            way(player, next(each for each in buttons(scene) if each.name == button.name))
            assert player.scene is not scene, button.name
            player.press("escape")
            assert player.scene is scene
            assert (scene.ring.focus is None) == (focus is None)
            assert not isinstance(scene.ring.focus, Button)
            seen.add((player.shown, button.value))
            number = len(player.sitting.game.records)
            if focus is None:
                player.press("return")
                assert player.scene is scene, "Enter opens what was left again"
            assert len(player.sitting.game.records) == number
        player.session.close()
    assert len(seen) >= 11, seen


def test_enter_goes_on_from_the_dispatches_after_the_ledger_was_looked_at(tmp_path):
    for way in (by_key, by_click, by_tab):
        player = Player(tmp_path / way.__name__, Wanted(str(TOY), SEAT, 5))
        player.press("return")
        assert player.shown == "DispatchesScene"
        way(player, next(each for each in buttons(player.scene) if each.value == "ledger"))
        player.press("escape", "return")
        assert player.shown == "CorridorScene"
        player.session.close()


def test_after_a_form_that_was_cancelled_its_button_has_the_focus_no_more(tmp_path):
    player = at_stage(tmp_path, "explanations-after", "ExplainVote")
    for way in (by_key, by_click, by_tab):
        button = next(each for each in buttons(player.scene) if getattr(each.value, "kind", None) is ExplainVote)
        way(player, button)
        assert player.scene.over is not None
        player.press("escape", "return")
        assert player.scene.over is None
    player.session.close()


def test_a_row_of_clicks_on_go_on_does_not_let_a_moment_go_by_that_comes_to_lie_under_it(tmp_path, monkeypatch):
    player = at_stage(tmp_path, "debate", "Speak")
    player.session.settings = Settings(pace="slow", sound=False)
    now = 10_000
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now)
    place = None
    for _ in range(400):
        player.frame(0.1)
        now += 100
        if player.shown != "CouncilScene":
            continue
        if player.sitting.due and place is not None:
            break
        if player.sitting.due:
            player.press("n")
            continue
        place = next(each for each in buttons(player.scene) if each.value == "on").rect.center
        player.app.take(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place))
    assert player.sitting.due and place is not None
    number = len(player.sitting.game.records)
    passing = next(each for each in buttons(player.scene) if each.key == "N")
    assert passing.rect.collidepoint(place), "it does lie there"
    for later in (0, 300, 300, 800):
        assert len(player.sitting.game.records) == number
        now += later
        player.app.take(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place))
    assert len(player.sitting.game.records) > number, "once it has been seen it is meant"
    player.session.close()


def test_the_badge_of_enter_stands_only_where_enter_does_it(kit, window):
    gold = Button("Go on", pygame.Rect(0, 0, 100, 40), value="on", key=ENTER, brass=True)
    other = Button("Papers", pygame.Rect(0, 50, 100, 40), value="papers", key="P")
    ring = FocusRing([gold, other])
    for focus, shown in ((None, ENTER), (gold, ENTER), (other, "")):
        ring.focus = focus
        ring.draw(window, kit)
        assert gold.badge == shown
        given = ring.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode=""))
        assert (given == "on") == bool(shown)


def typing(player: Player, words: str) -> None:
    player.press("end", *["backspace"] * 80)
    for letter in words:
        player.app.take(pygame.event.Event(pygame.TEXTINPUT, text=letter))
    player.press("return")


def test_words_that_are_typed_press_no_button(tmp_path):
    player = at_stage(tmp_path, "debate", "Speak")
    player.take("Speak")
    scene, number = player.scene, len(player.sitting.game.records)
    scene.used((scene.points[0],))
    for words in ("speak", "back", scene.heads[-1]):
        scene.ring.focus, head = next(each for each in scene.ring.widgets if each.typing), scene.head
        typing(player, words)
        assert scene.own == words
        assert (player.scene, scene.head, len(player.sitting.game.records)) == (scene, head, number)
    button = next(each for each in buttons(scene) if each.key == "Esc")
    by_click(player, button)
    assert player.scene is not scene
    player.press("f10", "down", "return")
    typing(player, "back")
    assert player.shown == "SaveAs" and (tmp_path / "back.jsonl").exists()
    player.session.close()


def test_agree_and_withhold_are_two_buttons_with_keys_of_their_own(tmp_path):
    player = at_stage(tmp_path, "consensus", "ObjectToStatement")
    keys = {each.name: each.key for each in buttons(player.scene) if each.look != "icon"}
    assert keys == {"Withhold": "N", "Agree": "A"}
    player.press("n")
    done = [type(each.action).__name__ for each in player.sitting.game.records if each.by == SEAT]
    assert done[-1] == "ObjectToStatement"
    player.session.close()


@pytest.mark.parametrize("size", [(640, 480), *SIZES])
def test_what_the_pointer_asks_about_is_told_above_all_and_within_the_window(tmp_path, size, monkeypatch):
    from game.desktop.scenes import page

    drawn = []

    def noted(surface, kit, tip):
        draw_tip(surface, kit, tip)
        drawn.append((pygame.image.tobytes(surface, "RGB"), tip))

    monkeypatch.setattr(page, "draw_tip", noted)
    player = at_stage(tmp_path, "draft-vote", "CastBallot", size)
    player.scene.tell("A line that passes.")
    for widget in [each for each in player.scene.ring.widgets if each.tip]:
        player.app.take(pygame.event.Event(pygame.MOUSEMOTION, pos=widget.rect.center, rel=(1, 1), buttons=(0, 0, 0)))
        player.frame(0.0)
        assert drawn[-1][1] is not None
        assert drawn[-1][0] == pygame.image.tobytes(player.surface, "RGB"), "something is drawn over the tip"
    player.session.close()


def test_a_tip_of_any_length_stays_within_the_window(kit, window):
    for text in ("Short", "Words " * 900):
        for at in ((0, 0), (1270, 0), (0, 710), (1270, 710), (600, 300)):
            window.fill((255, 0, 255))
            before = window.copy()
            spot = Spot("x", pygame.Rect(*at, 10, 10), value=1, hint=text)
            draw_tip(window, kit, (spot.tip, spot.place))
            assert pygame.image.tobytes(window, "RGB") != pygame.image.tobytes(before, "RGB")
