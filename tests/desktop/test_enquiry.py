"""In the window too one asks what would change a ballot: of the text one writes, and of the draft that lies there."""

from pathlib import Path

import pytest

from game.desktop.forecasts import BallotAsked, SeatFlag
from game.desktop.session import Wanted
from game.record.enquiry import about_draft, about_text
from tests.desktop.driving import TOY, Player

SIZES = [(960, 540), (1280, 720), (1920, 1080)]


def corridor(saves: Path, size: tuple[int, int] = (1280, 720)) -> Player:
    player = Player(saves, Wanted(str(TOY), "AAA", 3), size=size)
    while player.shown != "CorridorScene":
        player.press("return")
    return player


def drafting(saves: Path, size: tuple[int, int] = (1280, 720)) -> Player:
    """Return a player who has put a text of one paragraph together."""
    player = corridor(saves, size)
    assert player.take("TableDraft")
    scene = player.scene
    scene.open = "operative"
    scene.used(scene._rows()[0].value)
    player.frame()
    return player


def flags(player: Player) -> list[SeatFlag]:
    return [each for each in player.scene.ring.widgets if isinstance(each, SeatFlag)]


@pytest.mark.parametrize("size", SIZES)
def test_each_other_member_has_a_flag_in_the_forecast_that_hides_no_other(tmp_path: Path, size) -> None:
    player = drafting(tmp_path, size)
    found = flags(player)
    assert sorted(each.code for each in found) == ["BBB", "CCC"]
    room = player.scene._rooms()[1]
    for n, each in enumerate(found):
        assert room.contains(each.rect) and each.rect.h >= 8
        assert each.rect.collidelist([other.rect for other in found[:n]]) == -1


def test_a_click_on_a_flag_tells_what_would_change_that_ballot_and_the_text_is_still_there_to_be_sent(
    tmp_path: Path,
) -> None:
    player = drafting(tmp_path)
    flag = next(each for each in flags(player) if each.code == "BBB")
    sitting, act = player.sitting, player.scene.act
    assert player.scene.ring.at(flag.rect.center) is flag
    player.app.grant(player.scene.used(flag.press().value))
    told = "\n".join(about_text(sitting.game.case, sitting.view, "BBB", act.clauses))
    assert player.scene.over.text == told and "Its reasons" in told
    player.press("escape", "s")
    assert sitting.view.papers.drafts[0].clauses == act.clauses


def asking(player: Player) -> list[BallotAsked]:
    """Return what the screen of another delegation offers to ask of its ballot."""
    player.app.grant(player.scene._turned("CCC"))
    found = [each.value for each in player.scene.ring.widgets if isinstance(each.value, BallotAsked)]
    player.press("escape")
    return found


def test_without_a_draft_there_is_nothing_to_ask_of_a_ballot(tmp_path: Path) -> None:
    player = corridor(tmp_path)
    player.scene.explain_seat("CCC")
    assert [each.label for each in player.scene.over.answers] == ["Close"]
    player.press("escape")
    assert asking(player) == []


def test_once_a_draft_lies_before_the_council_one_may_ask_of_each_other_ballot(tmp_path: Path) -> None:
    player = drafting(tmp_path)
    player.press("s")
    player.wait("CorridorScene")
    assert player.shown == "CorridorScene" and asking(player) == [BallotAsked("CCC")]
    sitting, scene = player.sitting, player.scene
    draft = sitting.view.papers.drafts[0]
    scene.explain_seat("CCC")
    assert [each.value for each in scene.over.answers] == ["read", BallotAsked("CCC")]
    scene.answered_by(scene.over, BallotAsked("CCC"))
    assert scene.over.text == "\n".join(about_draft(sitting.game.case, sitting.view, "CCC", draft))
    assert draft.symbol in scene.over.title
    scene.explain_seat("AAA")
    assert [each.label for each in scene.over.answers] == ["Close"]
