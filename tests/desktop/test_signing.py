"""In the window too, terms lie in full above the choice that accepts them."""

from random import Random

import pytest

from game.council.acts import Cosponsor, TableDraft
from game.desktop.binding import binds
from game.desktop.dialogs import Modal
from game.desktop.session import Wanted
from game.desktop.widgets import Button
from tests.desktop.driving import TOY, Player


@pytest.fixture
def player(tmp_path):
    made = Player(tmp_path, Wanted(str(TOY), "AAA", 3))
    made.scene.ring.focus = None
    made.press("return")
    yield made
    made.session.close()


def cosponsored(player):
    return [each for each in player.sitting.game.records if each.by == "AAA" and isinstance(each.action, Cosponsor)]


def test_a_delegation_reads_the_whole_paper_before_it_puts_its_name_to_it(player):
    assert player.until("TableDraft")
    player.wait("CorridorScene")
    game = player.sitting.game
    other = next(seat for seat in ("BBB", "CCC") if seat in game.to_act())
    game.submit(other, game.openings(other).frames[TableDraft].draw(Random(3)))
    player.sitting.catch_up()
    player.scene.refresh()
    draft = player.sitting.view.papers.drafts[-1]
    assert player.take("Cosponsor")
    panel = player.scene.over
    assert isinstance(panel, Modal)
    labels = player.sitting.chronicle.labels
    assert all(labels.clause(each) in panel.text for each in draft.clauses)
    assert [binds(each.value) for each in panel.ring.widgets if isinstance(each, Button)] == [False, True]
    player.press("return")
    assert player.scene.over is None and not cosponsored(player), "the first answer is the one that costs nothing"
    player.take("Cosponsor")
    player.press("tab", "return")
    assert len(cosponsored(player)) == 1


def test_what_waits_for_an_answer_lies_above_the_list(player):
    assert player.until("AnswerClaim", "AnswerCall", "AnswerUnderstanding", "ObjectToStatement")
    player.frame()
    laid = player.scene.laid()
    assert laid
    shown = "\n".join(each.text for each in player.scene.asked.entries)
    for each in laid:
        assert each.heading in shown and all(point in shown for point in each.points)
    assert player.scene.asked.rect.bottom <= player.scene.list.rect.top
    assert player.scene.ring.focus is player.scene.list
