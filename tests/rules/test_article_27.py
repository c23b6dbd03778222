"""Article 27 at the table: majority, veto, abstention, absence, the parties to a dispute, the preliminary question."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.papers import Nature
from game.council.stages import Stage
from game.council.voting import Ground, Question
from tests.rules.councils import (
    ABSTAINING,
    AGAINST,
    INQUIRY,
    MEASURES,
    NEIGHBOUR,
    PARTY,
    SLUICES,
    TALKS,
    TIMETABLE,
    Story,
)

PERMANENT = ("PAA", "PBB", "PCC", "PDD", "PEE")
ABSTENTION, NATURE = a.PointGround.OBLIGATORY_ABSTENTION, a.PointGround.NATURE_OF_QUESTION


def voting(*clauses: a.Clause, size: int = 15, **other: object) -> Story:
    """Return a story in which EAA's draft SIM/1 is put to the vote."""
    return considering(*clauses, size=size, **other).reach(Stage.DRAFT_VOTE)


def considering(*clauses: a.Clause, size: int = 15, **other: object) -> Story:
    story = Story(size, **other).morning()
    story.table("EAA", *clauses)
    return story.convene().reach(Stage.TEXTS)


# Majority and veto -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "needed"), [(3, 2), (5, 3), (11, 7), (15, 9)])
def test_a_draft_is_adopted_with_the_votes_required_and_not_with_one_fewer(size: int, needed: int) -> None:
    assert voting(TALKS, size=size).nine(needed).outcome.ground is Ground.ADOPTED
    assert voting(TALKS, size=size).nine(needed - 1).outcome.ground is Ground.LACKED_VOTES


def test_a_permanent_member_that_votes_against_a_draft_with_nine_votes_vetoes_it() -> None:
    vote = voting(TALKS).votes(against=("PCC",))
    assert (vote.outcome.ground, vote.outcome.vetoed_by) == (Ground.VETO, {"PCC"})


def test_a_permanent_member_against_a_draft_that_lacks_nine_votes_is_no_veto() -> None:
    story = voting(TALKS)
    vote = story.votes(ABSTAINING, in_favour=story.members[:8], against=("PCC",))
    assert (vote.outcome.ground, set(vote.outcome.vetoed_by)) == (Ground.LACKED_VOTES, set())
    assert story.state.proceedings.vetoes == ()


def test_all_permanent_members_may_withhold_their_votes_and_the_draft_is_adopted() -> None:
    vote = voting(TALKS).votes(abstaining=PERMANENT[:4], not_participating=PERMANENT[4:])
    assert vote.outcome.adopted


def test_an_elected_member_against_does_not_block() -> None:
    assert voting(TALKS).votes(against=("EJJ",)).outcome.adopted


def test_seven_elected_members_block_by_not_voting_in_favour() -> None:
    assert voting(TALKS).votes(abstaining=tuple(f"E{each}{each}" for each in "ABCDEFG")).outcome == (
        voting(TALKS).nine(8).outcome
    )


def test_an_absent_permanent_member_does_not_prevent_adoption_and_nine_are_still_needed() -> None:
    for count, adopted in ((9, True), (8, False)):
        story = Story(15).morning()
        story.table("EAA", TALKS)
        story.does("PAA", a.StayAway())
        story.convene().reach(Stage.DRAFT_VOTE)
        vote = story.nine(count)
        assert vote.ballots["PAA"].value == "absent"
        assert vote.outcome.adopted is adopted


def test_not_participating_is_recorded_apart_from_abstaining() -> None:
    vote = voting(TALKS).votes(not_participating=("PAA",), abstaining=("PBB",))
    assert (vote.ballots["PAA"].value, vote.ballots["PBB"].value) == ("not_participating", "abstaining")


def test_each_member_has_one_vote() -> None:
    story = voting(TALKS)
    vote = story.meeting.vote.id
    story.does("PAA", a.CastBallot(vote, AGAINST))
    assert story.refused("PAA", a.CastBallot(vote, ABSTAINING)).authority == "Charter, Article 27 (1)"


def test_a_procedural_text_is_adopted_by_nine_against_every_permanent_member() -> None:
    assert voting(TIMETABLE).nine(9, rest=AGAINST).outcome.adopted


def test_a_text_with_one_substantive_paragraph_is_substantive() -> None:
    assert voting(SLUICES, TIMETABLE).votes(against=("PAA",)).outcome.ground is Ground.VETO


# Article 27 (3): the party to a dispute --------------------------------------------------------------------------


def disputed(switch: str, *clauses: a.Clause, **other: object) -> Story:
    given = {"enforce_27_3": switch, "dispute": True, "parties": ("PAA", PARTY), **other}
    return considering(*(clauses or (TALKS,)), **given)


def test_switched_off_the_abstention_is_invoked_in_words_and_the_vote_of_the_party_counts() -> None:
    story = disputed("off")
    story.does("EBB", a.RaisePointOfOrder(ABSTENTION, "SIM/1", "PAA"))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert story.stage is Stage.TEXTS
    story.reach(Stage.DRAFT_VOTE)
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}


def declared(**ballots: tuple[str, ...]) -> Story:
    """Return a story in which the President ruled that PAA is a party, and the Council voted on it."""
    story = disputed("on_ruling")
    story.does("EBB", a.RaisePointOfOrder(ABSTENTION, "SIM/1", "PAA"))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert (story.stage, story.meeting.vote.question) == (Stage.PARTY_VOTE, Question.PRELIMINARY)
    story.votes(**ballots)
    assert story.stage is Stage.TEXTS
    return story


def test_on_a_ruling_who_is_a_party_is_put_to_the_council_and_if_so_found_abstains() -> None:
    story = declared().reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.must_abstain == ("PAA",)
    refusal = story.refused("PAA", a.CastBallot(story.meeting.vote.id, AGAINST))
    assert refusal.authority == "Charter, Article 27 (3)"
    vote = story.votes(abstaining=("PAA",))
    assert vote.outcome.adopted


def test_a_permanent_member_vetoes_the_finding_that_it_is_a_party() -> None:
    story = declared(against=("PAA",)).reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.must_abstain == ()
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}


def test_nine_votes_that_overrule_the_president_do_not_take_a_veto_away() -> None:
    story = disputed("on_ruling")
    story.does("EBB", a.RaisePointOfOrder(ABSTENTION, "SIM/1", "PAA"))
    story.does("EAA", a.Rule(upheld=False))
    story.does("EBB", a.ChallengeRuling())
    story.votes(against=("PAA",))
    assert story.stage is Stage.PARTY_VOTE
    story.votes(against=("PAA",))
    assert story.draft("SIM/1").must_abstain == frozenset()


def test_where_the_president_rules_that_there_is_no_party_nothing_is_put() -> None:
    story = disputed("on_ruling")
    story.does("EBB", a.RaisePointOfOrder(ABSTENTION, "SIM/1", "PAA"))
    story.does("EAA", a.Rule(upheld=False))
    story.everyone_passes()
    assert story.stage is Stage.TEXTS
    assert story.told(e.VotingBegan) == []


def test_strictly_a_party_abstains_without_being_asked() -> None:
    story = disputed("strict").reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote.must_abstain == ("PAA",)
    assert {each.ballot.value for each in story.may("PAA", a.CastBallot)} == {"abstaining", "not_participating"}


@pytest.mark.parametrize(
    ("clauses", "other"),
    [((MEASURES,), {}), ((TIMETABLE,), {}), ((TALKS,), {"dispute": False})],
    ids=["under Chapter VII", "procedural", "a situation"],
)
def test_no_abstention_is_obligatory_outside_a_dispute_under_chapter_vii_or_on_procedure(
    clauses: tuple[a.Clause, ...], other: dict[str, object]
) -> None:
    story = disputed("strict", *clauses, **other)
    assert all(each.ground is not ABSTENTION for each in story.may("EBB", a.RaisePointOfOrder))
    assert story.reach(Stage.DRAFT_VOTE).meeting.vote.must_abstain == ()


def test_a_party_that_is_no_member_has_nothing_to_abstain_from() -> None:
    story = disputed("on_ruling")
    points = [each for each in story.may("EBB", a.RaisePointOfOrder) if each.ground is ABSTENTION]
    assert [(each.about, each.party) for each in points] == [("SIM/1", "PAA")]


def put(story: Story, kind: str) -> Story:
    """Let the next vote be on the draft, on an amendment to it, or on its first paragraph by itself."""
    if kind == "amendment":
        story.does("ECC", a.ProposeAmendment("SIM/1", 0, a.Clause("talks", a.Verb.DEMANDS)))
    elif kind == "part":
        story.does("EBB", a.RequestSeparateVote("SIM/1", 0))
        story.does("EAA", a.Pass())
    story.reach(Stage.AMENDMENT_VOTE, Stage.PART_VOTE, Stage.DRAFT_VOTE)
    assert story.meeting.vote.subject.kind == kind
    return story


def test_who_was_found_to_be_a_party_is_not_asked_about_again() -> None:
    story = declared()
    points = [each for each in story.may("ECC", a.RaisePointOfOrder) if each.ground is ABSTENTION]
    assert points == []
    assert story.refused("ECC", a.RaisePointOfOrder(ABSTENTION, "SIM/1|PAA"))


DISPUTES = {
    "strictly": lambda: disputed("strict", TALKS, SLUICES),
    "as the Council found": declared,
}
KINDS = ("draft", "amendment", "part")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", DISPUTES)
def test_a_party_abstains_from_every_decision_on_the_text_its_parts_and_its_amendments(way: str, kind: str) -> None:
    story = DISPUTES[way]()
    if way != "strictly" and kind == "part":
        story.does("ECC", a.ProposeAmendment("SIM/1", -1, SLUICES))
        story.does("EAA", *story.may("EAA", a.AcceptAmendment))
    put(story, kind)
    vote = story.meeting.vote
    assert vote.must_abstain == ("PAA",)
    assert {each.ballot.value for each in story.may("PAA", a.CastBallot)} == {"abstaining", "not_participating"}
    assert story.refused("PAA", a.CastBallot(vote.id, AGAINST)).authority == "Charter, Article 27 (3)"
    assert {each.ballot for each in story.may("PBB", a.CastBallot)} >= {AGAINST, ABSTAINING}
    ended = story.votes(abstaining=("PAA",))
    assert (ended.subject.kind, ended.outcome.adopted) == (kind, True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", [{"dispute": False}, {"enforce_27_3": "off"}], ids=["a situation", "switched off"])
def test_where_nobody_need_abstain_the_same_member_stops_a_part_or_an_amendment_as_it_would_the_text(
    other: dict[str, object], kind: str
) -> None:
    story = put(disputed("strict", TALKS, SLUICES, **other), kind)
    assert story.meeting.vote.must_abstain == ()
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}


# Procedural or not: the preliminary question ---------------------------------------------------------------------


def asked(*clauses: a.Clause) -> Story:
    story = considering(*(clauses or (INQUIRY,)))
    story.does("EBB", a.AskPreliminaryQuestion("SIM/1"))
    assert (story.stage, story.meeting.polled) == (Stage.NATURE, ("EAA",))
    return story


def test_the_double_veto_first_that_the_matter_is_procedural_and_then_the_draft() -> None:
    story = asked()
    story.does("EAA", a.PutPreliminaryQuestion())
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}
    assert story.draft("SIM/1").nature is Nature.SUBSTANTIVE
    story.reach(Stage.DRAFT_VOTE)
    assert story.votes(against=("PAA",)).outcome.vetoed_by == {"PAA"}


def test_a_matter_that_all_permanent_members_let_be_procedural_is_decided_by_any_nine() -> None:
    story = asked()
    story.does("EAA", a.PutPreliminaryQuestion())
    story.votes()
    assert story.draft("SIM/1").nature is Nature.PROCEDURAL
    story.reach(Stage.DRAFT_VOTE)
    assert story.votes(against=PERMANENT[:1]).outcome.adopted


def test_a_matter_without_nine_votes_for_its_being_procedural_is_not() -> None:
    story = asked()
    story.does("EAA", a.PutPreliminaryQuestion())
    story.nine(8)
    assert story.draft("SIM/1").nature is Nature.SUBSTANTIVE


def test_the_president_may_rule_the_matter_procedural_and_a_permanent_member_alone_cannot_stop_it() -> None:
    story = asked()
    story.does("EAA", a.Rule(upheld=True))
    story.does("PAA", a.ChallengeRuling())
    story.votes(AGAINST, in_favour=("PAA", *story.members[1:8]))
    assert story.draft("SIM/1").nature is Nature.PROCEDURAL
    story.reach(Stage.DRAFT_VOTE)
    assert story.votes(against=("PAA",)).outcome.adopted


def test_nine_votes_overrule_a_ruling_that_the_matter_is_procedural() -> None:
    story = asked()
    story.does("EAA", a.Rule(upheld=True))
    story.does("PAA", a.ChallengeRuling())
    story.nine(9)
    assert story.draft("SIM/1").nature is Nature.SUBSTANTIVE


@pytest.mark.parametrize("clauses", [(TALKS,), (SLUICES, TIMETABLE), (SLUICES, INQUIRY)])
def test_no_ruling_and_no_nine_votes_make_a_substantive_text_procedural(clauses: tuple[a.Clause, ...]) -> None:
    story = considering(*clauses)
    authority = "San Francisco statement of 7 June 1945"
    assert story.refused("EBB", a.AskPreliminaryQuestion("SIM/1")).authority == authority
    assert story.refused("EBB", a.RaisePointOfOrder(NATURE, "SIM/1")).authority == "rule 30"


def test_what_is_procedural_by_constant_practice_is_not_asked_about() -> None:
    story = considering(TIMETABLE)
    assert story.may("PAA", a.AskPreliminaryQuestion) == []


def test_the_preliminary_question_is_asked_once() -> None:
    story = asked()
    story.does("EAA", a.Rule(upheld=False))
    story.everyone_passes()
    assert story.may("PAA", a.AskPreliminaryQuestion) == []
    assert all(each.ground is not NATURE for each in story.may("PAA", a.RaisePointOfOrder))


def test_a_matter_of_which_nobody_asks_is_put_as_substantive() -> None:
    assert voting(INQUIRY).votes(against=("PAA",)).outcome.ground is Ground.VETO


def test_an_invited_state_asks_no_preliminary_question() -> None:
    story = considering(INQUIRY)
    assert story.may(NEIGHBOUR, a.AskPreliminaryQuestion) == []


def test_the_vote_on_the_preliminary_question_may_be_interrupted_and_is_resumed() -> None:
    story = asked()
    story.does("EAA", a.PutPreliminaryQuestion())
    vote = story.meeting.vote.id
    story.does("PBB", a.CastBallot(vote, AGAINST))
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.CONDUCT_OF_VOTING, vote))
    story.does("EAA", a.Rule(upheld=True))
    story.everyone_passes()
    assert story.stage is Stage.PRELIMINARY_VOTE
    assert story.votes().outcome.vetoed_by == {"PBB"}
    assert story.stage is Stage.TEXTS
