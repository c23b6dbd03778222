"""The window asks for the ballot that an explanation announces, and shows what another one would cost."""

from __future__ import annotations

import pytest

from game.council.acts import CastBallot, Cited, ExplainVote, Why
from game.council.stages import Stage
from game.council.voting import Ballot
from game.desktop.lists import CheckList
from game.desktop.scenes.vote import text_of_vote
from game.desktop.session import Wanted
from tests.desktop.driving import ROOT, Player

SEAT = "MEX"


@pytest.fixture
def player(tmp_path):
    """A player who may explain its vote before it is taken."""
    made = Player(tmp_path, Wanted(str(ROOT / "scenarios" / "minsk-2022"), SEAT, 1))
    made.scene.ring.focus = None
    made.press("return")
    for _ in range(4000):
        sitting = made.sitting
        meeting = sitting.view.meeting if sitting is not None else None
        before = meeting is not None and meeting.stage is Stage.EXPLANATIONS_BEFORE
        if sitting is not None and sitting.due and before and ExplainVote in sitting.openings.frames:
            break
        made.let_by()
    yield made
    made.session.close()


def test_a_ballot_is_announced_in_the_form_and_its_word_stands_over_the_vote(player):
    assert player.take("ExplainVote")
    form = player.scene.over
    assert [each.key for each in form.slots] == ["ballot"] and not form.ready
    assert "It is a word" in form.slots[0].help
    values = {"ballot": Ballot.IN_FAVOUR}
    form.values.update(values)
    player.scene.filling(form, values)
    assert [each.key for each in form.slots] == ["ballot", "reasons", "words"] and form.ready
    reason = form.slots[1].choices[0]
    assert reason.label.startswith("For it: ")
    player.app.grant(player.scene.answered_by(form, values | {"reasons": (reason.value,)}))
    player.frame()
    acts = [each.action for each in player.sitting.game.records if each.by == SEAT]
    assert acts[-1] == ExplainVote("", Ballot.IN_FAVOUR, (reason.value,))
    player.scene.over = None
    player.wait("BallotScene")
    assert CastBallot in player.sitting.openings.frames
    assert any("any other ballot breaks that word: credibility -6" in line for line in text_of_vote(player.sitting))
    hints = {each.value.action.ballot: each.hint for each in player.scene._acts() if hasattr(each.value, "action")
             and isinstance(each.value.action, CastBallot)}  # fmt: skip
    assert "breaks the word" in hints[Ballot.AGAINST] and "breaks" not in hints[Ballot.IN_FAVOUR]


def test_an_abstention_cannot_be_explained_by_a_paragraph_that_is_welcomed_and_rejected(player):
    assert player.take("ExplainVote")
    form = player.scene.over
    form.values["ballot"] = Ballot.ABSTAINING
    player.scene.filling(form, dict(form.values))
    box = next(each for each in form.ring.widgets if isinstance(each, CheckList))
    values = [each.value for each in box.choices]
    welcomed = next(each for each in values if each.why is Why.WELCOMED)
    for reason in (welcomed, Cited(Why.REJECTED, welcomed.about)):
        box.row = values.index(reason)
        box.press()
    assert box.value == (Cited(Why.REJECTED, welcomed.about),)
    frame = player.sitting.openings[ExplainVote]
    assert not frame.admits(ExplainVote("", Ballot.ABSTAINING, (welcomed, *box.value)))
    assert frame.admits(ExplainVote("", Ballot.ABSTAINING, box.value))
