"""Amendments: rules 33 (6), 35 and 36, and revisions that sponsors accept."""

from random import Random

from game.council import acts as a
from game.council import events as e
from game.council.acts import Clause, Verb
from game.council.papers import Nature, Standing
from game.council.stages import Stage
from game.council.subjects import OnAmendment
from game.engine import open_to
from tests.rules.councils import (
    AGAINST,
    INQUIRY,
    MEASURES,
    MONITORS,
    NEIGHBOUR,
    RECALLING,
    SESSION,
    SLUICES,
    TALKS,
    TIMETABLE,
    Story,
)

STRONGER = Clause("talks", Verb.DEMANDS)
STRONGEST = Clause("talks", Verb.CONDEMNS)


def considering(*clauses: a.Clause, cosponsors: tuple[str, ...] = (), size: int = 5, **other: object) -> Story:
    """Return a story in which EAA's draft SIM/1 is being considered."""
    story = Story(size, **other).morning()
    symbol = story.table("EAA", *clauses)
    for each in cosponsors:
        story.does(each, a.Cosponsor(symbol))
    return story.convene().reach(Stage.TEXTS)


def amends(story: Story, by: str, place: int, clause: Clause | None = None) -> str:
    """Let a member propose an amendment to the first draft; return its symbol."""
    story.does(by, a.ProposeAmendment("SIM/1", place, clause))
    return story.state.proceedings.papers.amendments[-1].symbol


def order_of_votes(story: Story) -> list[str]:
    """Return the subjects put from now on to the end of the draft."""
    put = []
    while story.stage is not Stage.EXPLANATIONS_AFTER:
        story.reach(Stage.AMENDMENT_VOTE, Stage.DRAFT_VOTE)
        put.append(story.meeting.vote.subject.paper)
        story.votes(AGAINST)
    return put


def test_an_amendment_is_put_before_the_draft_that_it_amends() -> None:
    story = considering(TALKS)
    symbol = amends(story, "EBB", 0, STRONGER)
    assert order_of_votes(story) == [symbol, "SIM/1"]


def test_one_that_adds_or_deletes_is_put_before_the_rest_then_the_furthest_removed_in_substance() -> None:
    story = considering(TALKS, SLUICES)
    near = amends(story, "EBB", 0, STRONGER)
    far = amends(story, "ECC", 0, STRONGEST)
    adding = amends(story, "PAA", -1, MONITORS)
    deleting = amends(story, "PBB", 1)
    assert order_of_votes(story) == [deleting, adding, far, near, "SIM/1"]


def test_the_presidents_ruling_orders_amendments_within_their_kind_only() -> None:
    story = considering(TALKS, SLUICES)
    near = amends(story, "EBB", 0, STRONGER)
    far = amends(story, "ECC", 0, STRONGEST)
    adding = amends(story, "PAA", -1, MONITORS)
    story.does("EAA", a.OrderAmendments(near))
    assert order_of_votes(story) == [adding, near, far, "SIM/1"]


def test_the_order_ruled_by_the_president_is_open_to_a_point_of_order() -> None:
    story = considering(TALKS)
    near = amends(story, "EBB", 0, STRONGER)
    far = amends(story, "ECC", 0, STRONGEST)
    story.does("EAA", a.OrderAmendments(near))
    story.does("PAA", a.RaisePointOfOrder(a.PointGround.ORDER_OF_AMENDMENTS, "SIM/1"))
    story.does("EAA", a.Rule(upheld=False))
    story.does("PAA", a.ChallengeRuling())
    story.votes()
    assert order_of_votes(story) == [far, near, "SIM/1"]


def test_the_president_rules_on_the_order_once_and_nobody_else_does() -> None:
    story = considering(TALKS)
    near = amends(story, "EBB", 0, STRONGER)
    amends(story, "ECC", 0, STRONGEST)
    assert story.refused("PAA", a.OrderAmendments(near)).authority == "rule 36"
    story.does("EAA", a.OrderAmendments(near))
    assert story.may("EAA", a.OrderAmendments) == []


def test_the_president_is_asked_again_when_a_second_amendment_makes_an_order_necessary() -> None:
    story = considering(TALKS, size=5, presidents=((1, "PBB"),))
    story.does("PBB", a.Pass())
    amends(story, "EBB", 0, STRONGER)
    assert "PBB" not in story.meeting.polled
    amends(story, "ECC", 0, STRONGEST)
    assert "PBB" in story.meeting.polled


def test_an_amendment_made_moot_by_an_adopted_one_is_not_put() -> None:
    story = considering(TALKS, SLUICES)
    deleting = amends(story, "EBB", 1)
    changing = amends(story, "ECC", 1, Clause("sluices", Verb.DEMANDS))
    story.reach(Stage.AMENDMENT_VOTE)
    assert story.meeting.vote.subject == OnAmendment(deleting)
    story.votes()
    assert story.stage is Stage.DRAFT_VOTE
    assert e.AmendmentSettled(changing, "moot") in story.events


def test_an_amendment_is_moot_that_would_say_what_another_has_already_put_into_the_text() -> None:
    story = considering(TALKS, SLUICES)
    amends(story, "EBB", -1, MONITORS)
    replacing = amends(story, "ECC", 1, MONITORS)
    story.reach(Stage.AMENDMENT_VOTE)
    story.votes()
    assert e.AmendmentSettled(replacing, "moot") in story.events
    assert story.draft("SIM/1").clauses == (TALKS, SLUICES, MONITORS)


def test_two_amendments_that_say_the_same_are_put_once() -> None:
    story = considering(TALKS)
    amends(story, "EBB", 0, STRONGER)
    amends(story, "ECC", 0, STRONGER)
    story.reach(Stage.DRAFT_VOTE)
    assert [each.subject.kind for each in story.told(e.VotingEnded)] == ["amendment"]
    assert story.draft("SIM/1").clauses == (STRONGER,)


def test_an_adopted_amendment_changes_the_text_and_the_draft_is_put_as_amended() -> None:
    story = considering(TALKS)
    amends(story, "EBB", 0, STRONGER)
    story.reach(Stage.DRAFT_VOTE)
    assert story.draft("SIM/1").clauses == (STRONGER,)
    assert story.draft("SIM/1").revision == 1


def test_a_rejected_amendment_leaves_the_text_as_it_was() -> None:
    story = considering(TALKS)
    amends(story, "EBB", 0, STRONGER)
    story.reach(Stage.AMENDMENT_VOTE)
    story.votes(AGAINST)
    assert story.draft("SIM/1").clauses == (TALKS,)


def test_a_permanent_member_vetoes_an_amendment_to_a_substantive_text() -> None:
    story = considering(TALKS)
    symbol = amends(story, "EBB", 0, STRONGER)
    story.reach(Stage.AMENDMENT_VOTE)
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}
    assert e.AmendmentSettled(symbol, "rejected") in story.events


def test_the_draft_falls_where_amendments_delete_every_operative_paragraph() -> None:
    story = considering(RECALLING, TALKS)
    amends(story, "EBB", 1)
    story.reach(Stage.EXPLANATIONS_AFTER)
    assert story.draft("SIM/1").standing is Standing.FALLEN
    assert [each.subject.kind for each in story.told(e.VotingEnded)] == ["amendment"]


def test_an_emptied_draft_is_put_where_a_later_amendment_gives_it_an_operative_paragraph_again() -> None:
    story = considering(RECALLING, TALKS)
    amends(story, "EBB", 1)
    amends(story, "ECC", -1, MONITORS)
    story.reach(Stage.DRAFT_VOTE)
    assert story.draft("SIM/1").clauses == (RECALLING, MONITORS)


def test_a_draft_emptied_by_its_own_sponsors_falls_without_a_vote() -> None:
    story = considering(TALKS)
    story.does("EAA", a.ProposeAmendment("SIM/1", 0))
    assert story.draft("SIM/1").clauses == ()
    story.reach(Stage.EXPLANATIONS_AFTER)
    assert story.draft("SIM/1").standing is Standing.FALLEN
    assert story.told(e.VotingBegan) == []


# Revisions -------------------------------------------------------------------------------------------------------


def test_an_amendment_that_all_sponsors_accept_is_a_revision_without_a_vote() -> None:
    story = considering(TALKS, cosponsors=("PAA",))
    symbol = amends(story, "EBB", 0, STRONGER)
    story.does("EAA", a.AcceptAmendment(symbol))
    assert story.draft("SIM/1").clauses == (TALKS,)
    story.does("PAA", a.AcceptAmendment(symbol))
    assert story.draft("SIM/1").clauses == (STRONGER,)
    assert story.draft("SIM/1").revision == 1
    assert story.told(e.VotingBegan) == []


def test_an_amendment_that_one_sponsor_does_not_accept_is_put_to_the_vote() -> None:
    story = considering(TALKS, cosponsors=("PAA",))
    symbol = amends(story, "EBB", 0, STRONGER)
    story.does("EAA", a.AcceptAmendment(symbol))
    story.reach(Stage.AMENDMENT_VOTE)
    assert story.meeting.vote.subject == OnAmendment(symbol)


def test_a_sponsor_at_the_table_accepts_for_those_that_are_not() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    for each in ("PBB", NEIGHBOUR):
        story.does(each, a.Cosponsor("SIM/1"))
    story.does("PBB", a.StayAway())
    story.convene().reach(Stage.TEXTS)
    symbol = amends(story, "EBB", 0, STRONGER)
    story.does("EAA", a.AcceptAmendment(symbol))
    assert story.draft("SIM/1").clauses == (STRONGER,)


def test_a_sponsor_has_accepted_what_it_proposes_itself() -> None:
    story = considering(TALKS, cosponsors=("PAA",))
    symbol = amends(story, "PAA", 0, STRONGER)
    assert story.draft("SIM/1").clauses == (TALKS,)
    story.does("EAA", a.AcceptAmendment(symbol))
    assert story.draft("SIM/1").clauses == (STRONGER,)


def test_a_sole_sponsors_own_change_is_a_revision() -> None:
    story = considering(TALKS)
    amends(story, "EAA", 0, STRONGER)
    assert story.draft("SIM/1").clauses == (STRONGER,)


def test_who_does_not_sponsor_a_draft_accepts_nothing_for_it() -> None:
    story = considering(TALKS)
    symbol = amends(story, "EBB", 0, STRONGER)
    assert story.refused("ECC", a.AcceptAmendment(symbol)).authority == "practice of the Council"


def test_an_incorporated_amendment_makes_the_others_to_the_same_paragraph_moot() -> None:
    story = considering(TALKS)
    symbol, other = amends(story, "EBB", 0, STRONGER), amends(story, "ECC", 0, STRONGEST)
    story.does("EAA", a.AcceptAmendment(symbol))
    assert e.AmendmentSettled(other, "moot") in story.events


def test_an_amendment_may_be_withdrawn_by_its_mover_until_it_is_put() -> None:
    story = considering(TALKS)
    symbol = amends(story, "EBB", 0, STRONGER)
    assert story.refused("ECC", a.WithdrawAmendment(symbol)).authority == "rule 35"
    story.does("EBB", a.WithdrawAmendment(symbol))
    story.reach(Stage.DRAFT_VOTE)
    assert story.told(e.VotingEnded) == []


def test_an_invited_state_introduces_no_amendment() -> None:
    story = considering(TALKS)
    assert story.refused(NEIGHBOUR, a.ProposeAmendment("SIM/1", 0, STRONGER)).authority == "rule 33 (6)"


def test_amendments_to_a_draft_that_is_taken_over_are_put_with_it() -> None:
    story = considering(TALKS, cosponsors=("PAA",))
    symbol = amends(story, "EBB", 0, STRONGER)
    story.does("EAA", a.WithdrawDraft("SIM/1"))
    story.does("PAA", a.TakeOverDraft("SIM/1"))
    story.reach(Stage.AMENDMENT_VOTE)
    assert story.meeting.vote.subject == OnAmendment(symbol)


def test_a_part_that_is_amended_is_put_separately_as_amended() -> None:
    story = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote("SIM/1", 0))
    story.does("EAA", a.Pass())
    amends(story, "ECC", 0, STRONGER)
    story.reach(Stage.AMENDMENT_VOTE)
    story.votes()
    assert story.stage is Stage.PART_VOTE
    assert story.draft("SIM/1").separate == (STRONGER,)


def test_a_part_that_is_deleted_is_not_put_separately() -> None:
    story = considering(TALKS, SLUICES)
    story.does("EBB", a.RequestSeparateVote("SIM/1", 0))
    story.does("EAA", a.Pass())
    amends(story, "ECC", 0)
    story.reach(Stage.DRAFT_VOTE)
    assert [each.subject.kind for each in story.told(e.VotingEnded)] == ["amendment"]


# What an amendment does to the nature of a text ------------------------------------------------------------------


def test_a_procedural_text_amended_into_a_substantive_one_may_be_vetoed() -> None:
    story = considering(TIMETABLE)
    amends(story, "EBB", -1, SLUICES)
    story.reach(Stage.DRAFT_VOTE)
    assert story.draft("SIM/1").nature is Nature.SUBSTANTIVE
    assert story.votes(against=("PBB",)).outcome.vetoed_by == {"PBB"}


def test_an_amendment_that_would_make_a_procedural_text_substantive_may_itself_be_vetoed() -> None:
    story = considering(TIMETABLE)
    amends(story, "EBB", -1, SLUICES)
    story.reach(Stage.AMENDMENT_VOTE)
    assert story.votes(against=("PBB",)).outcome.vetoed_by == {"PBB"}
    assert story.votes(against=("PBB",)).outcome.adopted


def test_an_amendment_that_keeps_a_procedural_text_procedural_is_procedural() -> None:
    story = considering(TIMETABLE)
    amends(story, "EBB", -1, RECALLING)
    story.reach(Stage.AMENDMENT_VOTE)
    assert story.votes(against=("PAA", "PBB")).outcome.adopted


def test_a_text_whose_substantive_part_falls_is_procedural() -> None:
    story = considering(SLUICES, TIMETABLE)
    story.does("EBB", a.RequestSeparateVote("SIM/1", 0))
    story.reach(Stage.PART_VOTE)
    story.votes(AGAINST)
    assert story.draft("SIM/1").nature is Nature.PROCEDURAL
    assert story.votes(against=("PAA", "PBB")).outcome.adopted


def test_a_ruling_that_a_text_is_procedural_outlives_an_amendment_to_its_preamble_and_not_a_substantive_one() -> None:
    for clause, nature in ((RECALLING, Nature.PROCEDURAL), (SLUICES, Nature.SUBSTANTIVE)):
        story = considering(INQUIRY)
        story.does("EBB", a.AskPreliminaryQuestion("SIM/1"))
        story.does("EAA", a.Rule(upheld=True))
        story.everyone_passes()
        amends(story, "EAA", -1, clause)
        assert story.draft("SIM/1").nature is nature


def test_a_text_acts_under_chapter_vii_as_soon_as_an_amendment_makes_it_decide() -> None:
    story = considering(TALKS)
    assert story.draft("SIM/1").chapter == "VI"
    amends(story, "EAA", -1, MEASURES)
    assert story.draft("SIM/1").chapter == "VII"


def test_no_amendment_calls_an_emergency_special_session() -> None:
    story = considering(TIMETABLE, prior_vetoes=("river",))
    assert story.refused("EBB", a.ProposeAmendment("SIM/1", -1, SESSION)).authority == "rule 33 (6)"


def test_only_the_draft_before_the_council_is_amended_and_only_where_it_has_a_paragraph() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.table("EBB", SLUICES)
    story.convene().reach(Stage.TEXTS)
    for act in (
        a.ProposeAmendment("SIM/2", 0, MONITORS),
        a.ProposeAmendment("SIM/1", 1, MONITORS),
        a.ProposeAmendment("SIM/1", -1, TALKS),
        a.ProposeAmendment("SIM/1", 0, TALKS),
        a.ProposeAmendment("SIM/1", 0, RECALLING),
        a.ProposeAmendment("SIM/1", -1),
    ):
        assert story.refused("ECC", act).authority == "rule 33 (6)"
    assert set(story.may("ECC", a.ProposeAmendment)) >= {a.ProposeAmendment("SIM/1", 0, MONITORS)}


def test_a_member_introduces_two_amendments_to_a_draft_and_no_third() -> None:
    story = considering(TALKS)
    amends(story, "EBB", -1, MONITORS)
    amends(story, "EBB", -1, SLUICES)
    assert story.may("EBB", a.ProposeAmendment) == []


def test_the_amendments_that_are_listed_are_exactly_those_that_are_admitted() -> None:
    story = considering(RECALLING, TALKS, SLUICES)
    words = [Clause(each.id, Verb(verb)) for each in story.case.remit.bank for verb in each.verbs]
    tried = [a.ProposeAmendment("SIM/1", place, clause) for place in range(-2, 5) for clause in (None, *words)]
    frame = open_to(story.state, "EBB").frames[a.ProposeAmendment]
    listed = story.may("EBB", a.ProposeAmendment)
    assert {repr(each) for each in listed} == {repr(each) for each in tried if frame.admits(each)}
    assert len(listed) == len({repr(each) for each in listed})
    dice = Random(1)
    assert {repr(frame.draw(dice)) for _ in range(3000)} == {repr(each) for each in listed}
