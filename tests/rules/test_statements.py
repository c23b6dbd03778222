"""Presidential and press statements: agreed by all, without a vote (practice)."""

from game.council import acts as a
from game.council import events as e
from game.council.stages import Stage
from game.engine import Phase
from game.world.acts import EndDay
from tests.rules.councils import MEASURES, MONITORS, NEIGHBOUR, RIVER, SLUICES, TALKS, Story

PRST, PRESS = a.Product.PRESIDENTIAL_STATEMENT, a.Product.PRESS_STATEMENT


def proposal(product: a.Product, *clauses: a.Clause) -> a.ProposeStatement:
    return a.ProposeStatement(product, RIVER, clauses or (TALKS,))


def proposed(size: int = 15) -> Story:
    """Return a story in which EBB has proposed a presidential statement."""
    story = Story(size).convene().reach(Stage.TEXTS)
    story.does("EBB", proposal(PRST))
    return story


def test_a_presidential_statement_is_put_before_every_other_member() -> None:
    story = proposed()
    assert story.stage is Stage.CONSENSUS
    assert story.meeting.polled == tuple(each for each in story.members if each != "EBB")


def test_a_statement_to_which_nobody_objects_is_issued_without_a_vote() -> None:
    story = proposed()
    story.everyone_passes()
    assert story.state.proceedings.issued == ("SIM/PRST/1",)
    assert story.told(e.VotingBegan) == []
    assert story.stage is Stage.TEXTS


def test_one_objection_of_an_elected_member_blocks_it_and_is_neither_a_veto_nor_a_vote() -> None:
    story = proposed()
    story.does("EJJ", a.ObjectToStatement("SIM/PRST/1"))
    assert story.told(e.StatementSettled) == [e.StatementSettled("SIM/PRST/1", issued=False, by="EJJ")]
    assert story.state.proceedings.vetoes == ()
    assert story.state.proceedings.votes == ()
    assert story.stage is Stage.TEXTS


def test_an_invited_state_neither_proposes_nor_blocks_a_statement() -> None:
    story = proposed()
    refusal = story.refused(NEIGHBOUR, a.ObjectToStatement("SIM/PRST/1"))
    assert refusal.authority == "practice of the Council"
    morning = Story().morning()
    assert morning.refused(NEIGHBOUR, proposal(PRESS)).authority == "practice of the Council"


def test_a_presidential_statement_needs_a_meeting_and_a_press_statement_none() -> None:
    story = Story(meeting=False).morning()
    assert story.refused("EAA", proposal(PRST)).authority == "practice of the Council"
    story.does("EAA", proposal(PRESS))
    story.end_day()
    assert story.state.proceedings.issued == ("SIM/PRESS/1",)
    assert story.state.proceedings.meetings == 0


def test_a_press_statement_to_which_one_member_objects_is_not_issued() -> None:
    story = Story(meeting=False).morning()
    story.does("EAA", proposal(PRESS))
    story.does("PEE", a.ObjectToStatement("SIM/PRESS/1"))
    story.end_day()
    assert story.state.proceedings.issued == ()


def test_a_press_statement_is_put_before_those_too_who_had_ended_their_day() -> None:
    story = Story(5, meeting=False).morning()
    for each in story.members[1:]:
        story.does(each, EndDay())
    story.does("EAA", proposal(PRESS))
    assert set(story.members[1:]) <= set(story.state.corridor.waiting)
    story.does("PBB", a.ObjectToStatement("SIM/PRESS/1"))
    story.end_day()
    assert story.state.proceedings.issued == ()
    assert story.state.phase is Phase.NIGHT


def test_no_statement_decides_under_chapter_vii() -> None:
    story = Story(meeting=False).morning()
    assert story.refused("EAA", proposal(PRESS, MEASURES)).authority == "practice of the Council"


def test_a_statement_waits_until_no_draft_is_before_the_council() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    assert story.refused("EBB", proposal(PRST)).authority == "practice of the Council"
    story.reach(Stage.EXPLANATIONS_AFTER).reach(Stage.TEXTS)
    story.does("EBB", proposal(PRST, SLUICES))
    assert story.stage is Stage.CONSENSUS


def test_the_council_takes_up_two_statements_of_each_kind_a_day_from_two_members() -> None:
    story = proposed()
    story.everyone_passes()
    assert story.refused("EBB", proposal(PRST, MONITORS)).authority == "practice of the Council"
    story.does("ECC", proposal(PRST, MONITORS))
    assert story.stage is Stage.CONSENSUS
    story.everyone_passes()
    assert story.refused("EAA", proposal(PRST, MONITORS)).authority == "practice of the Council"


def test_members_that_stayed_away_are_not_waited_for() -> None:
    story = Story(5).morning()
    story.does("PBB", a.StayAway())
    story.convene().reach(Stage.TEXTS)
    story.does("EBB", proposal(PRST))
    story.everyone_passes()
    assert story.state.proceedings.issued == ("SIM/PRST/1",)


def test_a_member_stays_away_from_one_meeting_of_the_game_and_no_more() -> None:
    story = Story(5).morning()
    story.does("PBB", a.StayAway())
    assert story.refused("PBB", a.StayAway()).authority == "Charter, Article 28 (1)"
