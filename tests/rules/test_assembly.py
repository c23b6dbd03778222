"""Beyond the Council: Uniting for Peace (377 A (V)) and the veto initiative (A/RES/76/262)."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.assembly import recommends
from game.council.papers import Nature
from game.council.stages import Stage
from tests.rules.councils import (
    AGAINST,
    DAM,
    MONITORS,
    RECALLING,
    RIVER,
    SESSION,
    SLUICES,
    TALKS,
    Story,
)

CALL = a.TableDraft("text", RIVER, (RECALLING, SESSION))
AUTHORITY = "General Assembly resolution 377 A (V)"


def vetoed(size: int = 15, **other: object) -> Story:
    """Return a story on the morning after a veto on the river."""
    story = Story(size, **other).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.DRAFT_VOTE)
    story.votes(against=("PAA",))
    story.reach(None)
    return story.morning()


def calling(story: Story, by: str = "EBB", item: str = RIVER) -> Story:
    """Let a meeting reach the vote on a text that calls a session."""
    story.table(by, RECALLING, SESSION, item=item)
    story.does("EAA", a.RequestMeeting(item))
    return story.convene().reach(Stage.DRAFT_VOTE)


# Uniting for Peace -----------------------------------------------------------------------------------------------


def test_no_session_is_called_without_a_lack_of_unanimity_before_it() -> None:
    story = Story().morning()
    assert story.refused("EBB", CALL).authority == AUTHORITY


def test_a_text_that_merely_lacked_nine_votes_opens_no_session() -> None:
    story = Story().morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.DRAFT_VOTE)
    story.votes(AGAINST, in_favour=("EAA",))
    story.reach(None)
    assert story.morning().refused("EBB", CALL).authority == AUTHORITY


def test_after_a_veto_any_nine_members_call_the_session_and_no_permanent_member_stops_them() -> None:
    story = calling(vetoed())
    vote = story.nine(9, rest=AGAINST)
    assert vote.outcome.adopted
    assert story.told(e.EmergencySessionCalled) == [e.EmergencySessionCalled("SIM/RES/1")]
    assert story.state.proceedings.session_called


def test_eight_votes_do_not_call_it() -> None:
    story = calling(vetoed())
    story.nine(8)
    assert story.told(e.EmergencySessionCalled) == []


def test_seven_votes_called_it_in_a_council_of_eleven() -> None:
    story = calling(vetoed(11))
    assert story.nine(7, rest=AGAINST).outcome.adopted


def test_a_veto_on_another_item_opens_no_session_on_this_one() -> None:
    story = vetoed()
    story.does("ECC", a.RequestMeeting(DAM))
    assert story.refused("EBB", a.TableDraft("text", DAM, (RECALLING, SESSION))).authority == AUTHORITY


def test_a_veto_cast_before_the_first_day_counts_on_its_item() -> None:
    story = Story(prior_vetoes=(RIVER,)).morning()
    story.does("EBB", CALL)
    other = Story(prior_vetoes=(DAM,)).morning()
    assert other.refused("EBB", CALL).authority == AUTHORITY


def test_a_text_that_calls_a_session_says_nothing_substantive() -> None:
    story = vetoed()
    assert story.refused("EBB", a.TableDraft("text", RIVER, (SLUICES, SESSION))).authority == AUTHORITY


def test_a_call_amended_into_a_substantive_text_may_be_vetoed_again() -> None:
    story = vetoed()
    symbol = story.table("EBB", SESSION)
    story.does("EAA", a.RequestMeeting(RIVER))
    story.convene().reach(Stage.TEXTS)
    story.does("ECC", a.ProposeAmendment(symbol, -1, MONITORS))
    story.reach(Stage.DRAFT_VOTE)
    assert story.draft(symbol).nature is Nature.SUBSTANTIVE
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}
    assert story.told(e.EmergencySessionCalled) == []


def test_the_session_is_called_once_though_two_texts_call_it() -> None:
    story = vetoed()
    story.table("EBB", SESSION)
    story.table("ECC", RECALLING, SESSION)
    story.does("EAA", a.RequestMeeting(RIVER))
    story.convene().reach(None)
    assert [each.resolution for each in story.told(e.DraftDecided)[1:]] == ["SIM/RES/1", "SIM/RES/2"]
    assert len(story.told(e.EmergencySessionCalled)) == 1


def test_once_a_session_has_been_called_no_other_text_calls_one() -> None:
    story = calling(vetoed())
    story.votes()
    story.reach(None)
    assert story.morning().refused("ECC", CALL).authority == AUTHORITY


def test_before_1950_there_is_no_session_to_call() -> None:
    story = vetoed(11, uniting_for_peace=False)
    assert story.refused("EBB", CALL).authority == AUTHORITY


# The veto initiative ---------------------------------------------------------------------------------------------


def test_the_assembly_debates_a_veto_within_ten_working_days() -> None:
    story = vetoed(veto_initiative=True)
    assert story.told(e.AssemblyDebateDue) == [e.AssemblyDebateDue("SIM/1", 1 + 14)]


def test_no_debate_is_due_before_the_initiative_of_2022() -> None:
    assert vetoed().told(e.AssemblyDebateDue) == []


def test_no_debate_is_due_where_a_text_lacked_nine_votes() -> None:
    story = Story(veto_initiative=True).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.DRAFT_VOTE)
    story.votes(AGAINST)
    assert story.told(e.AssemblyDebateDue) == []


def test_a_veto_of_an_amendment_counts_and_one_debate_is_due_on_a_draft() -> None:
    story = Story(veto_initiative=True).morning()
    symbol = story.table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    story.does("EBB", a.ProposeAmendment(symbol, -1, MONITORS))
    story.reach(Stage.AMENDMENT_VOTE)
    story.votes(against=("PBB",))
    assert [each.draft for each in story.told(e.AssemblyDebateDue)] == [symbol]
    assert story.stage is Stage.DRAFT_VOTE
    story.votes(against=("PAA",))
    assert len(story.told(e.AssemblyDebateDue)) == 1


def test_no_debate_is_due_while_the_assembly_meets_in_emergency_special_session() -> None:
    story = calling(vetoed(veto_initiative=True))
    story.votes()
    story.reach(None)
    story.morning()
    story.table("ECC", SLUICES)
    story.does("EDD", a.RequestMeeting(RIVER))
    story.convene().reach(Stage.DRAFT_VOTE)
    story.votes(against=("PAA",))
    assert len(story.told(e.AssemblyDebateDue)) == 1


@pytest.mark.parametrize(
    ("in_favour", "against", "abstaining", "adopted"),
    [(141, 5, 35, True), (2, 1, 190, True), (131, 66, 0, False), (132, 66, 0, True), (0, 0, 193, False)],
)
def test_the_assembly_recommends_by_two_thirds_of_those_voting_and_abstentions_are_not_counted(
    in_favour: int, against: int, abstaining: int, adopted: bool
) -> None:
    assert recommends(in_favour, against) is adopted
