"""Who takes part without vote: Articles 31 and 32, rules 37 and 39."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.remit import Invitee
from game.council.stages import Stage
from tests.rules.councils import ABSTAINING, AGAINST, DAM, EXPERT, NEIGHBOUR, PARTY, TALKS, Story

INVITEES = (
    Invitee(NEIGHBOUR, "neighbour", 37),
    Invitee(PARTY, "party", 37, obligatory=True),
    Invitee(EXPERT, "expert", 39),
)


def inviting(size: int = 15, *, dispute: bool = True) -> Story:
    return Story(size, invitees=INVITEES, dispute=dispute).convene().reach(Stage.INVITATIONS)


def contested(invitee: str, *, to_invite: bool, size: int = 15) -> Story:
    """Return a story in which PAA has objected to an invitation and the President has put the question."""
    story = inviting(size)
    story.does("PAA", a.ObjectToInvitation(invitee))
    story.everyone_passes()
    assert (story.stage, story.meeting.polled) == (Stage.PHRASING, ("EAA",))
    story.does("EAA", a.PhraseInvitation(to_invite=to_invite))
    return story


def test_without_objection_all_whom_the_president_proposes_are_invited_without_a_vote() -> None:
    story = inviting()
    story.everyone_passes()
    assert story.meeting.invited == (NEIGHBOUR, PARTY, EXPERT)
    assert story.told(e.VotingBegan) == []


@pytest.mark.parametrize("invitee", [NEIGHBOUR, EXPERT])
def test_a_contested_invitation_is_put_to_a_procedural_vote(invitee: str) -> None:
    story = contested(invitee, to_invite=True)
    assert story.nine(9, rest=AGAINST).outcome.adopted
    assert story.told(e.InvitationSettled) == [e.InvitationSettled(invitee, invited=True)]


def test_who_is_in_favour_of_inviting_needs_nine() -> None:
    story = contested(EXPERT, to_invite=True)
    story.nine(8)
    assert EXPERT not in story.meeting.invited
    assert story.stage is Stage.DEBATE


def test_who_is_in_favour_of_not_inviting_needs_nine_too_so_that_eight_leave_the_expert_invited() -> None:
    story = contested(EXPERT, to_invite=False)
    story.nine(8)
    assert EXPERT in story.meeting.invited
    story = contested(EXPERT, to_invite=False)
    story.nine(9)
    assert EXPERT not in story.meeting.invited


def test_a_challenged_phrasing_is_turned_round_where_the_point_of_order_is_upheld() -> None:
    story = contested(EXPERT, to_invite=False)
    vote = story.meeting.vote.id
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.PHRASING, EXPERT))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert story.stage is Stage.INVITATION_VOTE
    assert story.meeting.put_to_invite
    assert story.meeting.vote.id != vote
    story.nine(8)
    assert EXPERT not in story.meeting.invited


def test_the_phrasing_is_not_challenged_once_a_ballot_has_been_cast() -> None:
    story = contested(EXPERT, to_invite=False)
    story.does("EAA", a.CastBallot(story.meeting.vote.id, ABSTAINING))
    grounds = {each.ground for each in story.may("EBB", a.RaisePointOfOrder)}
    assert grounds == {a.PointGround.CONDUCT_OF_VOTING}


def test_only_the_president_phrases_the_question() -> None:
    story = inviting()
    story.does("PAA", a.ObjectToInvitation(EXPERT))
    story.everyone_passes()
    assert story.refused("PAA", a.PhraseInvitation(to_invite=False)).authority == "rule 19"


def test_a_party_to_a_dispute_shall_be_invited_and_nobody_can_refuse_it() -> None:
    story = inviting()
    assert story.refused("PAA", a.ObjectToInvitation(PARTY)).authority == "rules 37 and 39"
    story.everyone_passes()
    assert PARTY in story.meeting.invited


def test_where_there_is_no_dispute_its_invitation_may_be_contested_like_any_other() -> None:
    story = inviting(dispute=False)
    assert a.ObjectToInvitation(PARTY) in story.may("PAA", a.ObjectToInvitation)


def test_several_contested_invitations_are_put_one_after_another() -> None:
    story = inviting()
    story.does("PAA", a.ObjectToInvitation(NEIGHBOUR))
    story.does("PBB", a.ObjectToInvitation(EXPERT))
    story.everyone_passes()
    put = []
    while story.stage in (Stage.PHRASING, Stage.INVITATION_VOTE):
        story.let_pass()
        if story.stage is Stage.INVITATION_VOTE and story.meeting.vote.subject.invitee not in put:
            put.append(story.meeting.vote.subject.invitee)
    assert put == [NEIGHBOUR, EXPERT]
    assert story.meeting.invited == (PARTY, NEIGHBOUR, EXPERT)


def test_a_briefer_that_is_not_invited_does_not_brief() -> None:
    story = contested(EXPERT, to_invite=True)
    story.votes(AGAINST)
    assert story.stage is Stage.DEBATE
    assert story.told(e.BriefingGiven) == []


def test_the_invited_take_part_without_vote() -> None:
    story = Story(5, invitees=INVITEES).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.DRAFT_VOTE)
    for invited in (NEIGHBOUR, PARTY):
        assert invited not in story.meeting.polled
        refusal = story.refused(invited, a.CastBallot(story.meeting.vote.id, AGAINST))
        assert refusal.authority == "rules 37 and 39"


def test_an_invited_state_is_called_and_may_table_a_draft_when_it_has_the_floor() -> None:
    story = Story(5).convene().reach(Stage.DEBATE)
    while story.meeting.polled != (NEIGHBOUR,):
        story.let_pass()
    symbol = story.table(NEIGHBOUR, TALKS, blue=False)
    assert story.draft(symbol).sponsors == (NEIGHBOUR,)
    story.speaks(NEIGHBOUR)


def test_those_whom_an_item_does_not_concern_are_not_proposed_for_it() -> None:
    elsewhere = (Invitee(NEIGHBOUR, "neighbour", 37, items=(DAM,)), Invitee(EXPERT, "expert", 39))
    story = Story(5, invitees=elsewhere).convene()
    assert story.meeting.proposed == (EXPERT,)
    assert NEIGHBOUR not in story.meeting.speakers
