"""Meetings and agenda: rules 1, 2, 6 to 12; Article 28."""

from game.council import acts as a
from game.council import events as e
from game.council.motions import Motion
from game.council.stages import Stage
from game.engine import Phase
from game.engine.refusals import Refusal
from tests.rules.councils import AGAINST, DAM, EXPERT, NEIGHBOUR, RIVER, TALKS, Story


def test_no_meeting_is_held_that_nobody_asked_for() -> None:
    story = Story(meeting=False).morning()
    story.end_day()
    assert story.state.phase is Phase.NIGHT
    assert story.state.proceedings.meetings == 0


def test_the_president_shall_call_a_meeting_at_the_request_of_any_member() -> None:
    story = Story(meeting=False).morning()
    story.does("EJJ", a.RequestMeeting(DAM))
    story.convene()
    assert (story.meeting.item, story.stage) == (DAM, Stage.OPENING)


def test_an_invited_state_asks_for_no_meeting() -> None:
    story = Story(meeting=False).morning()
    assert story.refused(NEIGHBOUR, a.RequestMeeting(DAM)).authority == "rule 2"


def test_a_meeting_is_asked_for_only_on_a_matter_that_has_been_communicated() -> None:
    story = Story(meeting=False).morning()
    assert story.refused("EAA", a.RequestMeeting("weather")).authority == "rule 2"


def test_two_meetings_asked_for_are_both_held_in_the_order_of_the_requests() -> None:
    story = Story(meeting=False).morning()
    story.does("EBB", a.RequestMeeting(DAM))
    story.does("ECC", a.RequestMeeting(RIVER))
    story.convene()
    assert story.meeting.item == DAM
    story.does("EAA", a.ObjectToAgenda())
    story.votes(AGAINST)
    story.morning()
    story.convene()
    assert story.meeting.item == RIVER


def test_the_agenda_is_adopted_without_a_vote_where_nobody_objects() -> None:
    story = Story().convene()
    story.everyone_passes()
    assert story.told(e.AgendaAdopted) == [e.AgendaAdopted(RIVER)]
    assert story.told(e.VotingBegan) == []


def test_any_member_may_contest_the_agenda_and_nine_votes_adopt_it_against_every_permanent_member() -> None:
    story = Story().convene()
    story.does("PAA", a.ObjectToAgenda())
    vote = story.nine(9, rest=AGAINST)
    assert vote.outcome.adopted
    assert story.stage is Stage.INVITATIONS


def test_the_meeting_ends_where_the_agenda_has_eight_votes() -> None:
    story = Story().convene()
    story.does("PAA", a.ObjectToAgenda())
    vote = story.nine(8)
    assert not vote.outcome.adopted
    assert not vote.outcome.vetoed_by
    assert story.state.phase is Phase.NIGHT
    assert story.state.proceedings.meeting is None


def test_the_council_is_not_seized_of_an_item_that_it_did_not_adopt() -> None:
    story = Story().convene()
    story.does("PAA", a.ObjectToAgenda())
    story.nine(8)
    assert story.state.proceedings.seized == ()


def test_an_item_once_adopted_stays_with_the_council() -> None:
    story = Story().convene().reach(None)
    assert story.state.proceedings.seized == (RIVER,)
    story.morning()
    assert story.state.proceedings.seized == (RIVER,)


def test_the_agenda_is_not_contested_once_it_is_adopted() -> None:
    story = Story().convene()
    story.everyone_passes()
    assert story.refused("PAA", a.ObjectToAgenda()).authority == "rule 9"


def test_no_procedural_motion_is_made_outside_a_meeting() -> None:
    story = Story().morning()
    assert isinstance(story.refused("EAA", a.MoveMotion(Motion.SUSPEND)), Refusal)
    assert story.may("EAA", a.MoveMotion) == []


def test_a_member_may_leave_its_seat_empty_and_is_recorded_as_absent() -> None:
    story = Story().morning()
    story.does("PBB", a.StayAway())
    story.convene()
    assert story.meeting.absent == ("PBB",)
    assert "PBB" not in story.meeting.polled
    assert "PBB" not in story.meeting.speakers


def test_a_meeting_that_everybody_stays_away_from_decides_nothing_and_ends() -> None:
    story = Story(5).morning()
    symbol = story.table("EAA", TALKS)
    for member in story.members:
        story.does(member, a.StayAway())
    story.convene().reach(None)
    assert story.state.phase is Phase.NIGHT
    assert story.told(e.DraftDecided) == [e.DraftDecided(symbol, "", 0)]
    assert [each.outcome.ground.value for each in story.state.proceedings.votes] == ["lacked_votes"]


def test_who_stayed_away_once_is_back_at_the_next_meeting() -> None:
    story = Story(5).morning()
    story.does("EBB", a.StayAway())
    story.convene().reach(None)
    story.morning()
    story.does("EAA", a.RequestMeeting(DAM))
    story.convene()
    assert story.meeting.absent == ()


def test_a_briefer_is_heard_before_any_member() -> None:
    story = Story().convene().reach(Stage.DEBATE)
    kinds = [type(each) for each in story.events]
    assert story.told(e.BriefingGiven) == [e.BriefingGiven(EXPERT)]
    assert e.FloorTaken not in kinds


def test_a_meeting_closes_when_its_business_is_done() -> None:
    story = Story().convene().reach(None)
    assert story.told(e.MeetingClosed) == [e.MeetingClosed()]
    assert story.state.phase is Phase.NIGHT
