"""How a vote is taken: explanations, simultaneous ballots, nothing but the vote during the vote."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.stages import Stage
from game.engine import PUBLIC, Seat, briefing, shown
from tests.rules.councils import ABSTAINING, AGAINST, NEIGHBOUR, SLUICES, TALKS, Story


def voting(size: int = 5) -> Story:
    story = Story(size).morning()
    story.table("EAA", TALKS)
    return story.convene().reach(Stage.DRAFT_VOTE)


def test_ballots_are_hidden_from_every_other_seat_until_the_vote_has_ended() -> None:
    story = voting()
    cast = story.does("PAA", a.CastBallot(story.meeting.vote.id, AGAINST))
    assert briefing(story.state, "PAA").meeting.vote.ballots == {"PAA": AGAINST}
    assert briefing(story.state, "EBB").meeting.vote.ballots == {}
    case = story.state.case
    assert shown(cast[0], Seat("PAA"), case) == cast[0]
    assert shown(cast[0], Seat("EBB"), case) is None
    assert shown(cast[0], PUBLIC, case) is None


def test_the_ballots_of_an_interrupted_vote_stay_hidden() -> None:
    story = voting()
    vote = story.meeting.vote.id
    story.does("PAA", a.CastBallot(vote, AGAINST))
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.CONDUCT_OF_VOTING, vote))
    assert briefing(story.state, "EBB").meeting.interrupted[-1].vote.ballots == {}


def test_all_ballots_are_known_when_the_vote_has_ended() -> None:
    story = voting()
    past = story.votes(against=("PAA",), abstaining=("EBB",))
    told = story.told(e.VotingEnded)[0]
    assert told.ballots == past.ballots
    assert (past.ballots["PAA"], past.ballots["EBB"]) == (AGAINST, ABSTAINING)
    assert shown(told, PUBLIC, story.state.case) == told


def test_members_vote_in_any_order_and_the_outcome_is_the_same() -> None:
    results = []
    for order in (1, -1):
        story = voting()
        vote = story.meeting.vote.id
        for member in story.members[::order]:
            story.does(member, a.CastBallot(vote, AGAINST if member == "PAA" else a.Ballot.IN_FAVOUR))
        results.append(story.state.proceedings.votes[-1])
    assert results[0] == results[1]


def test_nobody_speaks_moves_or_tables_during_a_vote() -> None:
    story = voting()
    for act in (a.Pass(), a.ExplainVote(), a.ProposeAmendment("SIM/1", 0), a.WithdrawDraft("SIM/1")):
        assert story.refused("EAA", act).authority
    assert set(story.may("EAA", a.TableDraft)) == set()


def test_a_late_ballot_for_another_question_is_refused() -> None:
    story = voting()
    assert story.refused("PAA", a.CastBallot("SIM/PV.1/9", AGAINST)).authority == "rule 32"


def test_who_is_present_cannot_be_recorded_as_absent() -> None:
    story = voting()
    assert story.refused("PAA", a.CastBallot(story.meeting.vote.id, a.Ballot.ABSENT)).authority


@pytest.mark.parametrize("stage", [Stage.EXPLANATIONS_BEFORE, Stage.EXPLANATIONS_AFTER])
def test_every_member_its_sponsor_too_may_explain_its_vote_once_before_and_once_after(stage: Stage) -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.convene().reach(stage)
    assert story.meeting.polled == story.members
    story.does("EAA", a.ExplainVote())
    explained = story.told(e.VoteExplained)[0]
    assert (explained.member, explained.before) == ("EAA", stage is Stage.EXPLANATIONS_BEFORE)
    assert story.refused("EAA", a.ExplainVote()).authority == "practice of the Council"


def test_an_invited_state_has_no_vote_to_explain() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.EXPLANATIONS_BEFORE)
    assert story.may(NEIGHBOUR, a.ExplainVote) == []


def test_each_draft_is_explained_voted_and_explained_before_the_next() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.table("EBB", SLUICES)
    story.convene().reach(None)
    stages = [each.stage for each in story.told(e.StageEntered) if each.stage.value.startswith(("expl", "draft"))]
    once = [Stage.EXPLANATIONS_BEFORE, Stage.DRAFT_VOTE, Stage.EXPLANATIONS_AFTER]
    assert stages == once + once


def test_the_five_figures_add_up_to_the_size_of_the_council_though_some_stay_away() -> None:
    story = Story(11).morning()
    story.table("EAA", TALKS)
    story.does("PAA", a.StayAway())
    story.does("EBB", a.StayAway())
    story.convene().reach(Stage.DRAFT_VOTE)
    past = story.votes(not_participating=("PBB",))
    assert len(past.ballots) == 11
    assert sorted(each for each, how in past.ballots.items() if how.value == "absent") == ["EBB", "PAA"]
