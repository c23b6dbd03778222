"""What a motion of rule 33 leaves behind, carried or not: the day of a draft, the meeting, the other motions."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.motions import Motion
from game.council.papers import Standing
from game.council.stages import Stage
from tests.rules.councils import AGAINST, IN_FAVOUR
from tests.rules.test_motions import considering, moves

UNTIL = {Motion.ADJOURN_TO_DAY: 1, Motion.POSTPONE: 1}


@pytest.mark.parametrize("carried", [True, False], ids=["carried", "rejected"])
@pytest.mark.parametrize("motion", [each for each in Motion if each is not Motion.AMEND], ids=lambda each: each.name)
def test_a_draft_waits_for_a_day_only_where_its_discussion_was_postponed(motion: Motion, carried: bool) -> None:
    story, symbol = considering()
    moves(story, "EBB", motion, UNTIL.get(motion, 0))
    if story.stage is Stage.MOTION_DEBATE:
        story.everyone_passes()
    day = story.state.day
    story.votes(IN_FAVOUR if carried else AGAINST)
    postponed = carried and motion is Motion.POSTPONE
    draft = story.draft(symbol)
    assert draft.not_before == (day + 1 if postponed else 0)
    referred = carried and motion is Motion.REFER
    assert draft.standing is (Standing.REFERRED if referred else Standing.BLUE)
    if carried and motion is not Motion.SUSPEND:
        while story.state.proceedings.meeting is not None:
            story.let_pass()
        assert [each.subject.kind for each in story.told(e.VotingEnded)] == ["motion"]
    elif not carried:
        assert story.stage is Stage.TEXTS
        assert story.reach(Stage.DRAFT_VOTE).votes().outcome.adopted


def test_a_motion_that_is_rejected_is_gone_and_its_mover_does_not_move_it_again_in_the_meeting() -> None:
    story, _ = considering()
    moves(story, "EBB", Motion.POSTPONE, 1)
    story.everyone_passes()
    story.votes(AGAINST)
    assert story.meeting.motions == ()
    assert Motion.POSTPONE not in {each.motion for each in story.may("EBB", a.MoveMotion)}
    assert Motion.POSTPONE in {each.motion for each in story.may("PAA", a.MoveMotion)}


def test_a_draft_postponed_to_a_day_is_not_before_the_council_until_then_and_is_on_that_day() -> None:
    story, symbol = considering()
    moves(story, "EBB", Motion.POSTPONE, 1)
    story.everyone_passes()
    story.votes()
    while story.state.proceedings.meeting is not None:
        assert story.stage is not Stage.DRAFT_VOTE
        story.let_pass()
    story.morning()
    story.does("EBB", a.RequestMeeting("river"))
    story.convene().reach(Stage.DRAFT_VOTE)
    assert story.meeting.draft == symbol


def test_a_motion_carried_leaves_the_others_that_were_pending_without_object() -> None:
    story, _ = considering()
    moves(story, "EBB", Motion.POSTPONE, 1)
    moves(story, "PAA", Motion.REFER)
    story.everyone_passes()
    story.votes()
    assert story.stage is not Stage.MOTION_VOTE
    assert story.state.proceedings.meeting is None or story.meeting.motions == ()
