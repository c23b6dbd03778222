"""The motions of rule 33, in their order of precedence; rule 34."""

import pytest
from msgspec.structs import replace

from game.council import acts as a
from game.council import events as e
from game.council.motions import Motion
from game.council.papers import Standing
from game.council.stages import Stage
from game.council.subjects import OnDraft, OnMotion
from game.engine import Phase, begin, open_to
from tests.rules.councils import AGAINST, DAM, NEIGHBOUR, RIVER, TALKS, Story

SUSPEND, ADJOURN, TO_DAY = Motion.SUSPEND, Motion.ADJOURN, Motion.ADJOURN_TO_DAY
REFER, POSTPONE = Motion.REFER, Motion.POSTPONE


def considering(size: int = 5) -> tuple[Story, str]:
    """Return a story in which a draft is being considered, and its symbol."""
    story = Story(size).morning()
    symbol = story.table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    return story, symbol


def moves(story: Story, by: str, motion: Motion, until: int = 0) -> None:
    story.does(by, a.MoveMotion(motion, until))


@pytest.mark.parametrize("motion", [SUSPEND, ADJOURN])
def test_suspension_and_simple_adjournment_are_put_without_debate(motion: Motion) -> None:
    story, _ = considering()
    moves(story, "EBB", motion)
    assert story.stage is Stage.MOTION_VOTE


@pytest.mark.parametrize(("motion", "until"), [(TO_DAY, 1), (REFER, 0), (POSTPONE, 3)])
def test_the_other_motions_are_debated_before_they_are_put(motion: Motion, until: int) -> None:
    story, _ = considering()
    moves(story, "EBB", motion, until)
    assert story.stage is Stage.MOTION_DEBATE
    story.does("PAA", a.SpeakOnMotion(supports=False))
    assert "PAA" not in story.meeting.polled
    story.everyone_passes()
    assert story.stage is Stage.MOTION_VOTE


def test_a_motion_needs_no_seconder() -> None:
    story, _ = considering()
    moves(story, "PBB", ADJOURN)
    assert story.meeting.vote.subject.kind == "motion"
    assert story.told(e.MotionSpokenOn) == []


@pytest.mark.parametrize("motion", [SUSPEND, ADJOURN, TO_DAY])
def test_a_motion_is_procedural_nine_votes_carry_it_against_all_permanent_members_and_eight_do_not(
    motion: Motion,
) -> None:
    for count in (9, 8):
        story, _ = considering(15)
        moves(story, "EBB", motion, 1 if motion is TO_DAY else 0)
        if story.stage is Stage.MOTION_DEBATE:
            story.everyone_passes()
        vote = story.nine(count, rest=AGAINST)
        assert vote.outcome.adopted is (count == 9)
        assert not vote.outcome.vetoed_by


def test_an_invited_state_moves_nothing() -> None:
    story, _ = considering()
    assert story.refused(NEIGHBOUR, a.MoveMotion(ADJOURN)).authority == "rule 33"


def test_no_motion_interrupts_a_vote() -> None:
    story, _ = considering()
    story.reach(Stage.DRAFT_VOTE)
    assert all(story.may(member, a.MoveMotion) == [] for member in story.members)


def test_a_motion_of_higher_rank_is_put_before_one_that_was_moved_first() -> None:
    story, _ = considering()
    moves(story, "EBB", POSTPONE, 1)
    moves(story, "PAA", REFER)
    moves(story, "PBB", TO_DAY, 1)
    story.everyone_passes()
    put = []
    while story.stage is Stage.MOTION_VOTE:
        put.append(story.meeting.vote.subject.motion)
        story.votes(AGAINST)
    assert put == [TO_DAY, REFER, POSTPONE]
    assert story.stage is Stage.TEXTS


def test_a_motion_of_lower_rank_waits_until_the_one_before_it_is_settled() -> None:
    story, _ = considering()
    moves(story, "EBB", TO_DAY, 1)
    assert story.refused("PAA", a.MoveMotion(POSTPONE, 1)).authority == "rule 33"
    story.everyone_passes()
    story.votes(AGAINST)
    moves(story, "PAA", POSTPONE, 1)
    assert story.stage is Stage.MOTION_DEBATE


def test_suspension_takes_precedence_over_a_motion_that_is_being_debated() -> None:
    story, _ = considering()
    moves(story, "EBB", POSTPONE, 1)
    moves(story, "PAA", SUSPEND)
    assert story.meeting.vote.subject == OnMotion(Motion.SUSPEND, "PAA")
    story.votes(AGAINST)
    assert story.stage is Stage.MOTION_DEBATE
    story.everyone_passes()
    assert story.meeting.vote.subject == OnMotion(Motion.POSTPONE, "EBB")


def test_a_meeting_suspended_in_the_debate_on_a_motion_is_resumed_in_that_debate() -> None:
    story, _ = considering()
    moves(story, "EBB", POSTPONE, 1)
    story.does("EAA", a.Pass())
    waiting = story.meeting.polled
    moves(story, "PAA", SUSPEND)
    story.votes()
    story.convene()
    assert (story.stage, story.meeting.polled) == (Stage.MOTION_DEBATE, waiting)


def test_adjournment_carried_in_the_debate_on_another_motion_closes_the_meeting() -> None:
    story, symbol = considering()
    moves(story, "EBB", POSTPONE, 1)
    moves(story, "PAA", ADJOURN)
    story.votes()
    assert story.state.phase is Phase.NIGHT
    assert story.draft(symbol).standing is Standing.BLUE


def test_a_suspended_meeting_is_resumed_the_same_day_and_loses_no_draft() -> None:
    story, symbol = considering()
    moves(story, "EBB", SUSPEND)
    story.votes()
    assert story.state.phase is Phase.CORRIDOR
    assert story.stage is Stage.SUSPENDED
    story.convene()
    assert (story.stage, story.meeting.draft) == (Stage.TEXTS, symbol)
    story.reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.subject == OnDraft(symbol)


def test_a_meeting_may_be_suspended_twice_and_each_member_moves_it_once() -> None:
    story, _ = considering()
    moves(story, "EBB", SUSPEND)
    story.votes()
    story.convene()
    assert story.refused("EBB", a.MoveMotion(SUSPEND)).authority == "rule 33"
    moves(story, "ECC", SUSPEND)
    story.votes()
    story.convene()
    assert story.stage is Stage.TEXTS


def test_a_suspended_meeting_is_resumed_though_nobody_has_an_hour_left() -> None:
    story = Story(3, hours=0, meeting=True).convene().reach(Stage.DEBATE)
    moves(story, "EBB", SUSPEND)
    story.votes()
    assert story.state.corridor.waiting == ()
    story.does("secretariat", a.OpenMeeting())
    assert story.stage is Stage.DEBATE


def test_no_seat_is_left_empty_in_a_meeting_that_has_begun() -> None:
    story, _ = considering()
    moves(story, "EBB", SUSPEND)
    story.votes()
    assert story.refused("PAA", a.StayAway()).authority == "Charter, Article 28 (1)"


def test_who_stayed_away_from_a_suspended_meeting_is_still_a_member_in_the_corridor() -> None:
    story = Story(5).morning()
    story.does("PBB", a.StayAway())
    story.convene().reach(Stage.DEBATE)
    moves(story, "EBB", SUSPEND)
    story.votes()
    story.does("PBB", a.RequestMeeting(DAM))
    story.convene()
    assert story.meeting.absent == ("PBB",)


def test_a_meeting_adjourned_to_a_day_is_held_again_on_that_day() -> None:
    story, symbol = considering()
    moves(story, "EBB", TO_DAY, 1)
    story.everyone_passes()
    story.votes()
    assert story.told(e.MeetingClosed) == [e.MeetingClosed(2)]
    story.convene()
    assert story.meeting.item == RIVER
    assert story.reach(Stage.TEXTS).meeting.draft == symbol


def test_a_draft_that_is_referred_is_not_put_to_the_vote() -> None:
    story, symbol = considering()
    moves(story, "EBB", REFER)
    story.everyone_passes()
    story.votes()
    story.reach(None)
    assert story.draft(symbol).standing is Standing.REFERRED
    assert story.told(e.DraftDecided) == []


def test_a_draft_that_is_postponed_stays_in_blue_for_the_next_meeting() -> None:
    story, symbol = considering()
    moves(story, "EBB", POSTPONE, 1)
    story.everyone_passes()
    story.votes()
    story.reach(None)
    assert story.draft(symbol).standing is Standing.BLUE
    story.morning()
    story.does("EAA", a.RequestMeeting(RIVER))
    assert story.convene().reach(Stage.TEXTS).meeting.draft == symbol


def test_a_draft_postponed_to_a_day_is_not_put_at_a_meeting_before_that_day() -> None:
    story = Story(5, days=5).morning()
    symbol = story.table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    moves(story, "EBB", POSTPONE, 3)
    story.everyone_passes()
    story.votes()
    for day in (2, 3, 4):
        story.reach(None)
        story.morning()
        story.does("EAA", a.RequestMeeting(RIVER))
        story.convene().reach(Stage.TEXTS)
        assert story.meeting.draft == (symbol if day == 4 else "")


def test_the_next_draft_is_taken_up_when_one_is_postponed() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    other = story.table("EBB", TALKS)
    story.convene().reach(Stage.TEXTS)
    moves(story, "EBB", POSTPONE, 1)
    story.everyone_passes()
    story.votes()
    story.reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.subject == OnDraft(other)


def test_a_motion_to_postpone_what_has_just_been_referred_has_no_object() -> None:
    story, _ = considering()
    moves(story, "EBB", POSTPONE, 1)
    moves(story, "PAA", REFER)
    story.everyone_passes()
    story.votes()
    assert story.meeting.motions == ()
    assert [each.motion for each in story.told(e.MotionSettled)] == [REFER]


def test_nothing_is_referred_where_no_draft_is_before_the_council() -> None:
    story = Story(5).convene().reach(Stage.DEBATE)
    assert story.refused("EBB", a.MoveMotion(REFER)).authority == "rule 33"
    moves(story, "EBB", POSTPONE, 1)
    assert story.refused("PAA", a.MoveMotion(REFER)).authority == "rule 33"


def test_a_draft_that_was_withdrawn_is_not_referred() -> None:
    story, symbol = considering()
    story.does("EAA", a.WithdrawDraft(symbol))
    assert story.refused("EBB", a.MoveMotion(REFER)).authority == "rule 33"


def test_the_discussion_of_the_item_is_postponed_where_no_draft_is_before_the_council() -> None:
    story = Story(5).convene().reach(Stage.DEBATE)
    moves(story, "EBB", POSTPONE, 1)
    story.everyone_passes()
    story.votes()
    assert story.state.phase is Phase.NIGHT
    assert story.state.proceedings.fixed == ((2, RIVER),)


def test_a_rejected_motion_leaves_the_business_where_it_was() -> None:
    story, symbol = considering()
    polled = story.meeting.polled
    moves(story, "EBB", ADJOURN)
    story.votes(AGAINST)
    assert (story.stage, story.meeting.draft, story.meeting.polled) == (Stage.TEXTS, symbol, polled)


def test_a_meeting_fixed_for_a_day_is_asked_for_once() -> None:
    story, _ = considering()
    moves(story, "EBB", TO_DAY, 1)
    story.everyone_passes()
    story.votes()
    story.convene().reach(None)
    assert story.state.proceedings.fixed == ()
    assert story.morning().state.proceedings.requests == ()


def test_a_meeting_held_before_the_day_that_was_fixed_leaves_that_day_standing() -> None:
    story, _ = considering()
    moves(story, "EBB", TO_DAY, 3)
    story.everyone_passes()
    story.votes()
    story.morning()
    story.does("EBB", a.RequestMeeting(RIVER))
    story.convene()
    assert story.state.proceedings.fixed == ((4, RIVER),)


@pytest.mark.parametrize(("days", "offered"), [(0, {1, 3}), (9, {1, 3}), (3, {1}), (1, set())])
def test_no_meeting_is_moved_to_today_nor_to_a_day_past_the_end(days: int, offered: set[int]) -> None:
    story = Story(5)
    story.case = replace(story.case, remit=replace(story.case.remit, days=days))
    story.state = begin(story.case)
    story.morning().table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    frame = open_to(story.state, "EBB")[a.MoveMotion]
    later = [each.until for each in frame.each() if each.motion in (TO_DAY, POSTPONE)]
    assert set(later) == offered and len(later) == 2 * len(offered)
    assert not frame.admits(a.MoveMotion(TO_DAY, 0)) and not frame.admits(a.MoveMotion(TO_DAY, -1))
    assert frame.admits(a.MoveMotion(TO_DAY, 3)) == (3 in offered)
