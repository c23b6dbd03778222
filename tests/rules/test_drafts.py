"""Draft resolutions on their way to a vote: rules 31, 32, 34, 35 and 38, silence, blue and sponsors."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.papers import Standing
from game.council.stages import Stage
from game.council.subjects import OnDraft, OnPart
from tests.rules.councils import (
    AGAINST,
    CONCERNED,
    DAM,
    MONITORS,
    NEIGHBOUR,
    RECALLING,
    RIVER,
    SLUICES,
    TALKS,
    Story,
)


def morning(size: int = 5, **other: object) -> Story:
    return Story(size, **other).morning()


# Submission and sponsors -----------------------------------------------------------------------------------------


def test_a_draft_needs_one_sponsor_and_no_seconder() -> None:
    story = morning()
    symbol = story.table("PAA", TALKS)
    story.convene().reach(Stage.DRAFT_VOTE)
    assert (story.meeting.vote.subject, story.draft(symbol).sponsors) == (OnDraft(symbol), ("PAA",))


def test_drafts_are_put_in_the_order_of_their_submission_though_the_later_one_was_in_blue_first() -> None:
    story = morning()
    first = story.table("EAA", TALKS, blue=False)
    second = story.table("EBB", SLUICES)
    story.does("EAA", a.PutInBlue(first))
    story.convene().reach(None)
    assert [each.draft for each in story.told(e.DraftDecided)] == [first, second]


def test_the_second_draft_is_still_put_when_the_first_is_adopted_though_both_say_the_same() -> None:
    story = morning()
    story.table("EAA", TALKS)
    story.table("EBB", TALKS)
    story.convene().reach(None)
    assert [each.resolution for each in story.told(e.DraftDecided)] == ["SIM/RES/1", "SIM/RES/2"]


def test_a_draft_that_is_not_in_blue_is_not_put() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS, blue=False)
    story.convene().reach(None)
    assert story.draft(symbol).standing is Standing.NEGOTIATION
    assert story.told(e.DraftDecided) == []


def test_a_draft_is_put_at_a_meeting_on_its_own_item_only() -> None:
    story = Story(5, meeting=False).morning()
    story.does("EBB", a.RequestMeeting(RIVER))
    symbol = story.table("EAA", TALKS)
    story.convene().reach(Stage.DEBATE)
    story.does("EBB", a.MoveMotion(a.Motion.ADJOURN))
    story.votes()
    story.morning()
    story.does("EBB", a.RequestMeeting(DAM))
    story.convene().reach(None)
    assert story.draft(symbol).standing is Standing.BLUE


def test_an_invited_state_and_any_member_may_co_sponsor_and_owes_no_vote_for_it() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS)
    story.does(NEIGHBOUR, a.Cosponsor(symbol))
    story.does("PAA", a.Cosponsor(symbol))
    story.convene().reach(Stage.DRAFT_VOTE)
    assert story.draft(symbol).sponsors == ("EAA", NEIGHBOUR, "PAA")
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}


def test_nobody_sponsors_a_draft_twice() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS)
    assert story.refused("EAA", a.Cosponsor(symbol)).authority == "practice of the Council"


# Silence and blue ------------------------------------------------------------------------------------------------


def test_a_draft_under_silence_that_nobody_breaks_turns_blue() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS, blue=False)
    story.does("EAA", a.PutUnderSilence(symbol))
    story.convene()
    assert story.draft(symbol).standing is Standing.BLUE


def test_any_member_breaks_silence_and_negotiation_is_open_again() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS, blue=False)
    story.does("EAA", a.PutUnderSilence(symbol))
    story.does("EBB", a.BreakSilence(symbol))
    assert story.draft(symbol).standing is Standing.NEGOTIATION
    story.convene().reach(None)
    assert story.told(e.DraftDecided) == []


def test_neither_a_sponsor_nor_an_invited_state_breaks_silence() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS, blue=False)
    story.does("EAA", a.PutUnderSilence(symbol))
    for by in ("EAA", NEIGHBOUR):
        assert story.refused(by, a.BreakSilence(symbol)).authority == "practice of the Council"


def test_a_member_that_does_not_sponsor_a_draft_of_another_member_does_not_put_it_in_blue() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS, blue=False)
    assert story.refused("EBB", a.PutInBlue(symbol)).authority == "rule 38"


# Rule 38 ---------------------------------------------------------------------------------------------------------


def test_a_draft_of_a_state_that_is_no_member_is_put_only_at_the_request_of_a_member() -> None:
    story = morning()
    symbol = story.table(NEIGHBOUR, TALKS, blue=False)
    refusal = story.refused(NEIGHBOUR, a.PutInBlue(symbol))
    assert refusal.authority == "rule 38"
    assert "at the request of a member" in refusal.reason
    story.does("ECC", a.PutInBlue(symbol))
    assert story.draft(symbol).requested_by == "ECC"
    story.convene().reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.subject == OnDraft(symbol)
    assert NEIGHBOUR not in story.meeting.polled


def test_any_member_asks_for_the_vote_on_it_though_another_has_joined_its_sponsors() -> None:
    story = morning()
    symbol = story.table(NEIGHBOUR, TALKS, blue=False)
    story.does("PAA", a.Cosponsor(symbol))
    story.does("ECC", a.PutInBlue(symbol))
    assert story.draft(symbol).standing is Standing.BLUE


def test_a_draft_of_a_state_that_is_no_member_is_not_put_where_no_member_asks_for_it() -> None:
    story = morning()
    story.table(NEIGHBOUR, TALKS, blue=False)
    story.convene().reach(None)
    assert story.told(e.DraftDecided) == []


# Rule 32: parts --------------------------------------------------------------------------------------------------


def considering(*clauses: a.Clause, by: str = "EAA") -> tuple[Story, str]:
    story = morning()
    symbol = story.table(by, *clauses, blue=by in story.members)
    if by not in story.members:
        story.does("ECC", a.PutInBlue(symbol))
    story.convene().reach(Stage.TEXTS)
    return story, symbol


def test_a_part_is_voted_on_separately_at_the_request_of_a_member_and_then_the_whole() -> None:
    story, symbol = considering(RECALLING, TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote(symbol, 2))
    assert (story.stage, story.meeting.polled) == (Stage.SEPARATION, ("EAA",))
    story.does("EAA", a.Pass())
    story.reach(Stage.PART_VOTE)
    assert story.meeting.vote.subject == OnPart("sluices")
    story.votes()
    assert story.stage is Stage.DRAFT_VOTE
    assert story.draft(symbol).clauses == (RECALLING, TALKS, SLUICES)


def test_a_part_that_is_rejected_falls_and_the_rest_is_put() -> None:
    story, symbol = considering(RECALLING, TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote(symbol, 2))
    story.reach(Stage.PART_VOTE)
    story.votes(AGAINST)
    assert story.stage is Stage.DRAFT_VOTE
    assert story.draft(symbol).clauses == (RECALLING, TALKS)


def test_a_permanent_member_vetoes_a_part_of_a_substantive_text() -> None:
    story, symbol = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote(symbol, 1))
    story.reach(Stage.PART_VOTE)
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}
    assert story.draft(symbol).clauses == (TALKS,)
    assert story.votes().outcome.adopted


def test_the_movers_objection_kills_the_request_with_no_vote() -> None:
    story, symbol = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote(symbol, 1))
    story.does("EAA", a.ObjectToSeparateVote(symbol))
    assert story.stage is Stage.TEXTS
    assert story.told(e.VotingBegan) == []
    story.reach(Stage.DRAFT_VOTE)


def test_what_its_mover_would_not_have_put_separately_is_not_asked_for_again() -> None:
    story, symbol = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote(symbol, 1))
    story.does("EAA", a.ObjectToSeparateVote(symbol))
    assert story.refused("EBB", a.RequestSeparateVote(symbol, 1)).authority == "rule 32"
    assert a.RequestSeparateVote(symbol, 0) in story.may("EBB", a.RequestSeparateVote)


def test_nobody_but_the_original_mover_objects_to_a_separate_vote() -> None:
    story, symbol = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote(symbol, 1))
    assert story.refused("PAA", a.ObjectToSeparateVote(symbol)).authority == "rule 32"


def test_an_invited_mover_is_asked_whether_it_objects() -> None:
    story, symbol = considering(TALKS, SLUICES, by=NEIGHBOUR)
    story.does("EBB", a.RequestSeparateVote(symbol, 1))
    assert story.meeting.polled == (NEIGHBOUR,)
    story.does(NEIGHBOUR, a.ObjectToSeparateVote(symbol))
    assert story.draft(symbol).separate == ()


def test_nobody_can_object_for_a_mover_that_stayed_away() -> None:
    story = morning()
    symbol = story.table("EBB", TALKS, SLUICES)
    story.does("EBB", a.StayAway())
    story.convene().reach(Stage.TEXTS)
    story.does("ECC", a.RequestSeparateVote(symbol, 1))
    assert story.stage is Stage.TEXTS
    assert story.draft(symbol).separate == (SLUICES,)


def test_the_draft_falls_where_all_its_operative_parts_fall() -> None:
    story, symbol = considering(RECALLING, CONCERNED, TALKS)
    story.does("EBB", a.RequestSeparateVote(symbol, 2))
    story.reach(Stage.PART_VOTE)
    story.votes(AGAINST)
    assert story.stage is Stage.EXPLANATIONS_AFTER
    assert story.draft(symbol).standing is Standing.FALLEN
    assert story.told(e.DraftDecided) == []


# Rule 35 ---------------------------------------------------------------------------------------------------------


def test_a_draft_may_be_withdrawn_as_long_as_no_vote_has_been_taken_on_it() -> None:
    story, symbol = considering(TALKS)
    story.does("EAA", a.WithdrawDraft(symbol))
    story.reach(None)
    assert story.draft(symbol).standing is Standing.WITHDRAWN
    assert story.told(e.DraftDecided) == []


def test_only_the_mover_withdraws_a_draft() -> None:
    story, symbol = considering(TALKS)
    assert story.refused("EBB", a.WithdrawDraft(symbol)).authority == "rule 35"


@pytest.mark.parametrize("on", ["part", "amendment", "draft"])
def test_a_draft_is_not_withdrawn_once_a_vote_has_been_taken_on_it_or_a_part_or_an_amendment(on: str) -> None:
    story, symbol = considering(RECALLING, TALKS, SLUICES)
    if on == "part":
        story.does("EBB", a.RequestSeparateVote(symbol, 1))
    if on == "amendment":
        story.does("EBB", a.ProposeAmendment(symbol, -1, MONITORS))
    while not story.told(e.VotingEnded):
        story.let_pass()
    assert story.told(e.VotingEnded)[0].subject.kind == on
    refusal = story.refused("EAA", a.WithdrawDraft(symbol))
    assert (refusal.authority, "once a vote has been taken" in refusal.reason) == ("rule 35", True)


def test_a_co_sponsor_may_require_a_withdrawn_draft_to_be_put_as_its_own_with_the_same_precedence() -> None:
    story = morning()
    first = story.table("EAA", TALKS)
    story.does("PAA", a.Cosponsor(first))
    second = story.table("EBB", SLUICES)
    story.does("EAA", a.WithdrawDraft(first))
    story.does("PAA", a.TakeOverDraft(first))
    story.convene().reach(None)
    assert [each.draft for each in story.told(e.DraftDecided)] == [first, second]
    assert story.draft(first).sponsors == ("PAA",)


def test_who_did_not_sponsor_a_draft_does_not_take_it_over() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS)
    story.does("EAA", a.WithdrawDraft(symbol))
    assert story.refused("EBB", a.TakeOverDraft(symbol)).authority == "rule 35"


def test_a_draft_withdrawn_while_it_is_considered_is_taken_over_at_once_by_a_co_sponsor() -> None:
    story = morning()
    symbol = story.table("EAA", TALKS)
    story.does("PAA", a.Cosponsor(symbol))
    story.convene().reach(Stage.TEXTS)
    story.does("EAA", a.WithdrawDraft(symbol))
    story.does("PAA", a.TakeOverDraft(symbol))
    story.reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.subject == OnDraft(symbol)


def test_a_draft_revised_without_a_vote_may_still_be_withdrawn() -> None:
    story, symbol = considering(TALKS)
    story.does("EBB", a.ProposeAmendment(symbol, -1, MONITORS))
    story.does("EAA", a.AcceptAmendment(f"{symbol}/Amend.1"))
    story.does("EAA", a.WithdrawDraft(symbol))
    assert story.draft(symbol).standing is Standing.WITHDRAWN


def test_what_was_decided_is_not_put_again() -> None:
    story, symbol = considering(TALKS)
    story.reach(None)
    story.morning()
    assert story.refused("EAA", a.PutInBlue(symbol)).authority == "rule 38"
    assert story.may("EAA", a.WithdrawDraft) == []


def test_a_delegation_has_two_drafts_before_the_council_at_most_and_submits_one_a_day() -> None:
    story, draft = Story(5, days=4).morning(), a.TableDraft("text", RIVER, (SLUICES,))
    for day in (1, 2):
        story.does("EBB", draft)
        assert story.refused("EBB", draft).authority == "rules 31 and 38", day
        story.convene().reach(None)
        story.morning()
        story.does("EAA", a.RequestMeeting(RIVER))
    assert story.refused("EBB", draft).authority == "rules 31 and 38"
    story.does("EBB", a.WithdrawDraft("SIM/1"))
    story.does("EBB", draft)
