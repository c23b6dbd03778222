"""The presidency: rules 18 to 20, and what the President may do at the table."""

from datetime import date
from pathlib import Path

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.membership import council_on
from game.council.presidency import next_president, rotation
from game.council.stages import Stage
from game.scenario.membership import membership_table
from tests.rules.councils import DAM, NEIGHBOUR, TALKS, Story

TABLE = membership_table(Path(__file__).parents[2] / "scenarios" / "common")


def test_the_presidents_of_the_first_half_of_2022_follow_in_english_alphabetical_order() -> None:
    council = council_on(date(2022, 1, 1), TABLE)
    assert rotation(council, "NOR", 6) == ("NOR", "RUS", "ARE", "GBR", "USA", "ALB")


def test_the_presidents_of_a_year_are_each_member_once_and_then_the_first_again() -> None:
    council = council_on(date(2022, 1, 1), TABLE)
    year = rotation(council, "NOR", 16)
    assert sorted(year[:15]) == sorted(council.seats)
    assert year[15] == "NOR"


def test_the_last_in_the_alphabet_is_followed_by_the_first() -> None:
    assert next_president(("EAA", "EBB", "PAA"), "PAA") == "EAA"


def test_the_presidency_passes_with_the_month_in_the_middle_of_a_campaign() -> None:
    story = Story(5, presidents=((1, "EBB"), (2, "ECC"))).convene()
    assert story.meeting.president == "EBB"
    story.reach(None)
    story.morning()
    story.does("PAA", a.RequestMeeting(DAM))
    story.convene()
    assert story.meeting.president == "ECC"
    assert [each.president for each in story.told(e.MeetingOpened)] == ["EBB", "ECC"]


def test_the_president_is_polled_and_votes_like_any_member_and_has_no_casting_vote() -> None:
    story = Story(15).convene()
    story.does("PAA", a.ObjectToAgenda())
    assert story.meeting.polled.count("EAA") == 1
    vote = story.nine(8)
    assert vote.ballots["EAA"].value == "in_favour"
    assert not vote.outcome.adopted


def test_the_president_may_cede_the_chair_for_the_question_to_the_next_member() -> None:
    story = Story().convene()
    story.does("EAA", a.CedeChair())
    assert story.meeting.president == "EBB"
    assert story.told(e.ChairCeded) == [e.ChairCeded("EAA", "EBB")]


def test_who_ceded_the_chair_keeps_its_seat_and_its_vote() -> None:
    story = Story().convene()
    story.does("EAA", a.CedeChair())
    story.does("PAA", a.ObjectToAgenda())
    assert "EAA" in story.meeting.polled


def test_the_chair_is_ceded_for_one_question_and_not_for_the_month() -> None:
    story = Story(5).convene()
    story.does("EAA", a.CedeChair())
    story.reach(None)
    story.morning()
    story.does("PAA", a.RequestMeeting(DAM))
    story.convene()
    assert story.meeting.president == "EAA"


@pytest.mark.parametrize("by", ["EBB", "PAA", NEIGHBOUR])
def test_nobody_else_cedes_the_chair_for_the_president(by: str) -> None:
    assert Story().convene().refused(by, a.CedeChair()).authority == "rule 20"


def test_the_chair_is_never_ceded_by_itself_though_the_president_is_a_party_to_the_dispute() -> None:
    story = Story(dispute=True, parties=("EAA",)).convene()
    story.everyone_passes()
    assert story.meeting.president == "EAA"
    assert story.told(e.ChairCeded) == []


def test_the_chair_is_not_ceded_once_the_agenda_is_adopted() -> None:
    story = Story().convene()
    story.everyone_passes()
    assert story.refused("EAA", a.CedeChair()).authority == "rule 20"


def test_where_the_president_stays_away_the_next_member_presides_at_that_meeting_only() -> None:
    story = Story(5).morning()
    story.does("EAA", a.StayAway())
    story.convene()
    assert story.meeting.president == "EBB"
    assert story.meeting.speakers[-1] == "EBB"
    assert story.state.proceedings.president == "EAA"


def test_only_the_one_who_presides_rules_on_a_point_of_order() -> None:
    story = Story().convene().reach(Stage.DEBATE)
    story.speaks(story.meeting.speakers[0])
    spoke = story.meeting.spoken[-1]
    by = next(each for each in story.members if each not in (spoke, "EAA"))
    story.does(by, a.RaisePointOfOrder(a.PointGround.RELEVANCE, spoke))
    assert story.meeting.polled == ("EAA",)
    assert story.refused(by, a.Rule(upheld=True)).authority == "rule 30"


def test_the_president_may_sponsor_a_draft_like_any_member() -> None:
    story = Story().morning()
    symbol = story.table("EAA", TALKS)
    assert story.draft(symbol).sponsors == ("EAA",)
