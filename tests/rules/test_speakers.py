"""The list of speakers and the right of reply: rule 27 and practice."""

from game.council import acts as a
from game.council import events as e
from game.council.motions import Motion
from game.council.remit import Invitee
from game.council.stages import Stage
from tests.rules.councils import AGAINST, EXPERT, NEIGHBOUR, PARTY, RIVER, Story

BOTH = (Invitee(NEIGHBOUR, "neighbour", 37), Invitee(PARTY, "party", 37), Invitee(EXPERT, "expert", 39))


def debating(size: int = 15, **other: object) -> Story:
    return Story(size, **other).convene().reach(Stage.DEBATE)


def test_invited_states_speak_after_the_members_and_the_president_last() -> None:
    speakers = debating(invitees=BOTH).meeting.speakers
    assert speakers[-3:] == (NEIGHBOUR, PARTY, "EAA")
    assert len(speakers) == 17


def test_the_member_that_asked_for_the_meeting_speaks_first() -> None:
    story = Story(meeting=False).morning()
    story.does("EHH", a.RequestMeeting(RIVER))
    assert story.convene().reach(Stage.DEBATE).meeting.speakers[0] == "EHH"


def test_the_first_meeting_follows_the_list_of_the_scenario() -> None:
    listed = ("EAA", NEIGHBOUR, "PAA")
    speakers = debating(first_speakers=listed).meeting.speakers
    assert speakers[:3] == listed
    assert len(speakers) == 16


def test_only_the_first_on_the_list_has_the_floor() -> None:
    story = debating()
    first, second = story.meeting.speakers[:2]
    assert story.meeting.polled == (first,)
    assert story.refused(second, a.Pass()).authority == "rule 27"
    story.speaks(first)
    assert story.meeting.polled == (second,)


def test_a_delegation_speaks_once_in_the_debate() -> None:
    story = debating()
    first = story.meeting.speakers[0]
    story.speaks(first)
    assert first not in story.meeting.speakers


def test_who_was_not_invited_leaves_the_list_of_speakers() -> None:
    story = Story(15, invitees=BOTH).convene().reach(Stage.INVITATIONS)
    story.does("PAA", a.ObjectToInvitation(NEIGHBOUR))
    story.everyone_passes()
    story.let_pass()
    story.votes(AGAINST)
    assert story.stage is Stage.BRIEFINGS
    assert NEIGHBOUR not in story.meeting.speakers
    assert PARTY in story.meeting.speakers


def test_who_was_not_invited_does_not_come_back_to_the_list_by_a_ruling_on_its_order() -> None:
    story = Story(5, invitees=BOTH, first_speakers=(NEIGHBOUR, PARTY)).convene().reach(Stage.INVITATIONS)
    story.does("PAA", a.ObjectToInvitation(NEIGHBOUR))
    story.everyone_passes()
    story.let_pass()
    story.votes(AGAINST)
    story.reach(Stage.DEBATE)
    story.does("EAA", a.CallSpeaker("PBB"))
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.ORDER_OF_SPEAKERS, "PBB"))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert story.meeting.polled == (PARTY,)


def test_the_president_may_give_the_floor_out_of_order() -> None:
    story = debating()
    last = story.meeting.speakers[-2]
    story.does("EAA", a.CallSpeaker(last))
    assert story.meeting.polled == (last,)


def test_a_president_that_is_first_on_the_list_may_give_the_floor_to_another_first() -> None:
    story = Story(5, first_speakers=("EAA", "PAA", "EBB")).convene().reach(Stage.DEBATE)
    assert story.meeting.polled == ("EAA",)
    story.does("EAA", a.CallSpeaker("EBB"))
    assert story.meeting.polled == ("EBB",)
    assert "EAA" in story.meeting.speakers


def test_no_other_member_gives_the_floor() -> None:
    story = debating()
    assert story.refused("PAA", a.CallSpeaker(story.meeting.speakers[3])).authority == "rule 27"


def test_the_order_of_the_list_is_restored_where_a_point_of_order_on_it_is_upheld() -> None:
    story = debating()
    first, called = story.meeting.speakers[0], story.meeting.speakers[4]
    story.does("EAA", a.CallSpeaker(called))
    by = next(each for each in story.members if each not in ("EAA", called))
    story.does(by, a.RaisePointOfOrder(a.PointGround.ORDER_OF_SPEAKERS, called))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert (story.stage, story.meeting.polled) == (Stage.DEBATE, (first,))
    assert story.meeting.speakers.index(called) == 4


def test_the_call_out_of_order_stands_where_the_president_is_overruled_by_eight_only() -> None:
    story = debating()
    called = story.meeting.speakers[4]
    story.does("EAA", a.CallSpeaker(called))
    by = next(each for each in story.members if each not in ("EAA", called))
    story.does(by, a.RaisePointOfOrder(a.PointGround.ORDER_OF_SPEAKERS, called))
    story.does("EAA", a.Rule(upheld=False))
    story.does(by, a.ChallengeRuling())
    story.nine(8)
    assert story.meeting.polled == (called,)


def test_a_member_that_is_named_may_reply_once_when_the_list_is_exhausted() -> None:
    story = debating()
    first = next(each for each in story.meeting.speakers if each != "PAA")
    while story.meeting.polled != (first,):
        story.let_pass()
    story.accuses(first)
    story.reach(Stage.REPLIES)
    assert story.meeting.polled == ("PAA",)
    story.speaks("PAA")
    assert story.stage is Stage.TEXTS and "PAA" not in story.meeting.replies, "the right is used up"


def test_a_speech_that_names_a_member_lets_it_answer_before_the_next_speaker() -> None:
    story = debating()
    first, second = [each for each in story.meeting.speakers if each != "PAA"][:2]
    while story.meeting.polled != (first,):
        story.let_pass()
    story.accuses(first)
    assert (story.stage, story.meeting.polled) == (Stage.ANSWERS, ("PAA",))
    story.everyone_passes()
    assert story.meeting.polled[0] in (second, "PAA")


def test_nobody_replies_where_nobody_was_named() -> None:
    story = debating(3)
    story.speaks(story.meeting.speakers[0])
    story.reach(Stage.REPLIES, Stage.TEXTS)
    assert story.stage is Stage.TEXTS


def test_a_point_of_order_is_raised_in_the_replies_too() -> None:
    story = debating(5)
    while "PAA" in story.meeting.polled:
        story.let_pass()
    story.accuses(story.meeting.speakers[0])
    story.reach(Stage.REPLIES)
    spoke = story.meeting.spoken[-1]
    by = next(each for each in story.members if each not in (spoke, "EAA", "PAA"))
    story.does(by, a.RaisePointOfOrder(a.PointGround.RELEVANCE, spoke))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert (story.stage, story.meeting.polled) == (Stage.REPLIES, ("PAA",))


def test_a_debate_cut_short_is_taken_up_where_it_was_left() -> None:
    story = debating()
    story.speaks(story.meeting.speakers[0])
    left = story.meeting.speakers
    mover = next(each for each in story.members if each != "EAA")
    story.does(mover, a.MoveMotion(Motion.SUSPEND))
    story.votes(AGAINST)
    assert (story.meeting.speakers, story.meeting.polled) == (left, left[:1])


def test_the_floor_is_given_to_the_secretariat_only_to_brief() -> None:
    story = debating()
    assert story.told(e.BriefingGiven) == [e.BriefingGiven(EXPERT)]
    assert story.refused("secretariat", a.Pass()).authority == "rule 27"
