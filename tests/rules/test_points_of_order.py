"""Points of order, rulings and challenges: rule 30."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.stages import Stage
from tests.rules.councils import ABSTAINING, AGAINST, INQUIRY, NEIGHBOUR, TALKS, Story

RELEVANCE = a.PointGround.RELEVANCE


def raised(size: int = 15, **other: object) -> Story:
    """Return a story in which EBB has raised a point of order on the speech of the one before it."""
    story = Story(size, first_speakers=("EAA", "ECC", "EBB"), **other).convene().reach(Stage.DEBATE)
    story.speaks("EAA")
    story.speaks("ECC") if size > 3 else story.speaks("EBB")
    story.does("EBB" if size > 3 else "PAA", a.RaisePointOfOrder(RELEVANCE, story.meeting.spoken[-1]))
    return story


def test_the_president_immediately_states_his_ruling() -> None:
    story = raised()
    assert (story.stage, story.meeting.polled) == (Stage.POINT_OF_ORDER, ("EAA",))
    assert {type(each) for each in story.may("EAA", a.Rule)} == {a.Rule}
    assert story.refused("EAA", a.Pass()).authority == "rule 27"


def test_a_ruling_that_nobody_challenges_stands() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    settled = story.told(e.RulingSettled)[0]
    assert (settled.upheld, settled.overruled) == (True, False)
    assert story.told(e.VotingBegan) == []


def test_the_president_does_not_challenge_his_own_ruling() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=True))
    assert "EAA" not in story.meeting.polled
    assert story.refused("EAA", a.ChallengeRuling()).authority == "rule 30"


@pytest.mark.parametrize(("size", "needed"), [(3, 2), (5, 3), (11, 7), (15, 9)])
def test_a_ruling_is_overruled_by_the_votes_required_and_stands_with_one_fewer(size: int, needed: int) -> None:
    for votes, overruled in ((needed, True), (needed - 1, False)):
        story = raised(size)
        story.does("EAA", a.Rule(upheld=True))
        story.does(story.members[1], a.ChallengeRuling())
        story.nine(votes)
        settled = story.told(e.RulingSettled)[0]
        assert (settled.overruled, settled.upheld) == (overruled, not overruled)


def test_no_permanent_member_vetoes_the_overruling_of_a_ruling() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=True))
    story.does("EBB", a.ChallengeRuling())
    vote = story.nine(9, rest=AGAINST)
    assert not vote.outcome.vetoed_by
    assert story.told(e.RulingSettled)[0].overruled


def test_a_challenged_ruling_is_put_at_once_and_without_debate() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=True))
    story.does("PAA", a.ChallengeRuling())
    assert story.stage is Stage.RULING_VOTE
    assert story.meeting.polled == story.members


def test_no_point_of_order_interrupts_the_vote_on_a_ruling() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=True))
    story.does("PAA", a.ChallengeRuling())
    assert all(story.may(member, a.RaisePointOfOrder) == [] for member in story.members)


def test_the_interrupted_debate_goes_on_when_the_point_is_settled() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=False))
    story.everyone_passes()
    assert (story.stage, story.meeting.polled) == (Stage.DEBATE, ("EBB",))
    assert story.meeting.point is None


def test_a_vote_interrupted_by_a_point_on_its_conduct_is_resumed_with_the_ballots_already_cast() -> None:
    story = Story(5).convene()
    story.does("EBB", a.ObjectToAgenda())
    vote = story.meeting.vote.id
    story.does("EAA", a.CastBallot(vote, ABSTAINING))
    story.does("ECC", a.CastBallot(vote, AGAINST))
    story.does("PAA", a.RaisePointOfOrder(a.PointGround.CONDUCT_OF_VOTING, vote))
    assert story.meeting.vote is None
    assert story.refused("PBB", a.CastBallot(vote, AGAINST)).authority == "Charter, Article 27"
    story.does("EAA", a.Rule(upheld=False))
    story.does("PBB", a.ChallengeRuling())
    story.nine(1)
    assert (story.stage, story.meeting.vote.id) == (Stage.AGENDA_VOTE, vote)
    assert story.meeting.polled == ("EBB", "PAA", "PBB")
    past = story.votes()
    assert past.ballots["EAA"] is ABSTAINING
    assert past.outcome.adopted


def test_only_the_conduct_of_the_voting_interrupts_a_ballot() -> None:
    story = Story(5).convene()
    story.does("EBB", a.ObjectToAgenda())
    grounds = {each.ground for each in story.may("PAA", a.RaisePointOfOrder)}
    assert grounds == {a.PointGround.CONDUCT_OF_VOTING}


def test_an_invited_state_raises_no_point_of_order() -> None:
    story = Story(5).convene().reach(Stage.DEBATE)
    story.speaks(story.meeting.speakers[0])
    about = story.meeting.spoken[-1]
    assert story.refused(NEIGHBOUR, a.RaisePointOfOrder(RELEVANCE, about)).authority == "rule 30"


def test_the_president_raises_no_point_of_order_with_himself() -> None:
    story = Story(5).convene().reach(Stage.DEBATE)
    story.speaks(story.meeting.speakers[0])
    assert story.may("EAA", a.RaisePointOfOrder) == []


def test_a_member_that_stayed_away_raises_none() -> None:
    story = Story(5).morning()
    story.does("PBB", a.StayAway())
    story.convene().reach(Stage.DEBATE)
    story.speaks(story.meeting.speakers[0])
    assert story.may("PBB", a.RaisePointOfOrder) == []


def test_a_point_of_order_interrupts_the_explanations_before_a_vote_on_an_obligatory_abstention() -> None:
    story = Story(5, dispute=True, parties=("PAA",), enforce_27_3="on_ruling").morning()
    symbol = story.table("EAA", TALKS)
    story.convene().reach(Stage.EXPLANATIONS_BEFORE)
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.OBLIGATORY_ABSTENTION, symbol, "PAA"))
    story.does("EAA", a.Rule(upheld=False))
    story.everyone_passes()
    assert story.stage is Stage.EXPLANATIONS_BEFORE


def test_a_ruling_cannot_be_challenged_twice() -> None:
    story = raised()
    story.does("EAA", a.Rule(upheld=True))
    story.does("EBB", a.ChallengeRuling())
    story.nine(8)
    assert story.refused("ECC", a.ChallengeRuling()).authority == "rule 30"


def test_a_ruling_on_the_nature_of_a_text_takes_effect_with_the_points_own_words() -> None:
    story = Story(5).morning()
    symbol = story.table("EAA", INQUIRY)
    story.convene().reach(Stage.TEXTS)
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.NATURE_OF_QUESTION, symbol))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert story.told(e.NatureDecided) == [e.NatureDecided(symbol, procedural=True)]
