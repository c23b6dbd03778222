"""What each party is known to want of each measure stands among the papers, and beside the round itself."""

from pathlib import Path

import pygame
from msgspec.structs import replace

from game.desktop.scenes.reading import papers_page
from game.desktop.scenes.talks import TalksScene
from game.desktop.session import Wanted
from game.record.wanted import wanted
from game.world.acts import Terms
from game.world.facts import Round
from tests.desktop.driving import TOY, Player


def seated(saves: Path) -> Player:
    player = Player(saves, Wanted(str(TOY), "AAA", 3))
    while player.shown != "CorridorScene":
        player.press("return")
    return player


def test_the_papers_and_the_round_say_what_each_party_wants_of_each_measure(tmp_path: Path) -> None:
    player = seated(tmp_path)
    sitting = player.sitting
    talks = wanted(sitting.game.case, sitting.view)[0]
    papers = papers_page(player.session, sitting)
    sheet = dict(papers.sheets)["Talks"]()
    now = Round(talks.id, "AAA", open=True, polled=("AAA",), table=Terms(("ceasefire",)), proposed_by="BBB")
    sitting.place._view = len(sitting.game.records), replace(sitting.view, round=now)
    beside = TalksScene(player.session)._terms()
    assert len(talks.measures) == 3
    for measure in talks.measures:
        for entries in (sheet, beside):
            found = next(each for each in entries if each.speaker == measure.title)
            assert all(line[1:] in found.text for line in measure.lines)


def test_the_paper_beside_the_round_is_scrolled_by_its_keys(tmp_path: Path) -> None:
    player = seated(tmp_path)
    sitting = player.sitting
    now = Round("river_talks", "AAA", open=True, polled=("AAA",), table=Terms(("ceasefire",)), proposed_by="BBB")
    sitting.place._view = len(sitting.game.records), replace(sitting.view, round=now)
    scene = TalksScene(player.session)
    scene.resize(player.scene.kit)
    scene.draw(player.surface)
    assert scene.paper.scroll == 0
    scene.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_PAGEDOWN, mod=0, unicode=""))
    assert scene.paper.scroll > 0
