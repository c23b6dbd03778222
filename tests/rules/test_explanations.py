"""What is announced before a vote is a word: the vote keeps or breaks it, and it lapses with the text or the vote."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council import acts as a
from game.council import events as e
from game.council.explaining import AGAINST as SPEAKS_AGAINST
from game.council.explaining import speaks_for
from game.council.motions import Motion
from game.council.stages import Stage
from game.council.voting import Ballot
from game.engine import briefing, open_to
from game.world.acts import AnswerUnderstanding, Promise, PromiseKind, ProposeUnderstanding
from game.world.announcements import ANNOUNCEMENT, LEFT_COOLS, as_announced
from game.world.facts import Claim, ClaimState
from game.world.ledger import WORD_BROKEN
from tests.rules.councils import (
    ABSTAINING,
    AGAINST,
    IN_FAVOUR,
    MONITORS,
    RECALLING,
    SLUICES,
    TALKS,
    Story,
    council_case,
    played,
)

OUT = Ballot.NOT_PARTICIPATING
BALLOTS = (IN_FAVOUR, AGAINST, ABSTAINING, OUT)
LIKED = a.Cited(a.Why.WELCOMED, "talks")
DISLIKED = a.Cited(a.Why.REJECTED, "talks")


def explaining(*clauses: a.Clause, size: int = 5, **other: Any) -> Story:
    """Return a story in which votes on EAA's draft SIM/1 may be explained, before it is taken."""
    story = Story(size, **other).morning()
    story.table("EAA", *(clauses or (TALKS,)))
    return story.convene().reach(Stage.EXPLANATIONS_BEFORE)


def words(story: Story) -> list[Claim]:
    """Return the announced ballots in the ledger."""
    return [each for each in story.state.world.ledger if each.kind == ANNOUNCEMENT]


def announces(story: Story, by: str, ballot: Ballot) -> None:
    story.does(by, a.ExplainVote("", ballot))


def credibility(story: Story, of: str) -> float:
    return briefing(story.state, of).credibility[of]


@pytest.mark.parametrize("ballot", BALLOTS)
@pytest.mark.parametrize("cast", BALLOTS)
def test_a_word_is_kept_by_the_ballot_that_was_announced_and_broken_by_any_other(ballot: Ballot, cast: Ballot) -> None:
    story = explaining()
    before = credibility(story, "EBB"), briefing(story.state, "EBB").relations.get("EAA", 0.0)
    announces(story, "EBB", ballot)
    assert [(each.by, each.subject, each.ballot, each.state) for each in words(story)] == [
        ("EBB", "SIM/1", ballot.value, ClaimState.OPEN)
    ]
    story.reach(Stage.DRAFT_VOTE).votes(**{cast.value: ("EBB",)})
    kept = ballot is cast
    assert words(story)[0].state is (ClaimState.KEPT if kept else ClaimState.BROKEN)
    assert credibility(story, "EBB") - before[0] == (0.0 if kept else WORD_BROKEN)
    cooled = LEFT_COOLS if ballot is IN_FAVOUR and not kept else 0.0
    assert briefing(story.state, "EBB").relations.get("EAA", 0.0) - before[1] == cooled


def test_what_moved_credibility_names_the_word_that_was_broken() -> None:
    story = explaining()
    announces(story, "EBB", IN_FAVOUR)
    told = story.reach(Stage.DRAFT_VOTE).votes(against=("EBB",))
    assert told.ballots["EBB"] is AGAINST
    moves = [one for each in story.events if hasattr(each, "changes") for one in each.changes]
    cause = next(each.because for each in moves if each.slot == "credibility[EBB]")
    assert cause == "claim 0 was broken"


def test_an_explanation_that_announces_nothing_is_no_word() -> None:
    story = explaining()
    story.does("EBB", a.ExplainVote("We shall see.", None, (LIKED,)))
    assert words(story) == []
    assert story.told(e.VoteExplained)[0].ballot is None


def test_an_explanation_after_the_vote_carries_the_ballot_that_was_cast_and_can_say_no_other() -> None:
    story = explaining().reach(Stage.DRAFT_VOTE)
    story.votes(against=("EBB",), abstaining=("EAA",))
    assert not open_to(story.state, "EBB").admits(a.ExplainVote("", AGAINST))
    story.does("EBB", a.ExplainVote("", None, (DISLIKED,)))
    story.does("EAA", a.ExplainVote())
    assert [each.ballot for each in story.told(e.VoteExplained)] == [AGAINST, ABSTAINING]
    assert words(story) == []


def test_what_was_announced_of_a_text_lapses_when_an_amendment_changes_it() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    story.does("EBB", a.ProposeAmendment("SIM/1", -1, MONITORS))
    story.reach(Stage.EXPLANATIONS_BEFORE)
    announces(story, "PAA", AGAINST)
    story.reach(Stage.AMENDMENT_VOTE)
    assert words(story)[0].state is ClaimState.OPEN
    story.votes()
    assert (words(story)[0].state, words(story)[0].history[-1].because) == (ClaimState.LAPSED, "the text was changed")
    before = credibility(story, "PAA")
    story.reach(Stage.DRAFT_VOTE).votes()
    assert words(story)[0].state is ClaimState.LAPSED and credibility(story, "PAA") == before


def test_an_amendment_that_is_not_adopted_leaves_a_word_standing() -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    story.convene().reach(Stage.TEXTS)
    story.does("EBB", a.ProposeAmendment("SIM/1", -1, MONITORS))
    story.reach(Stage.EXPLANATIONS_BEFORE)
    announces(story, "EBB", AGAINST)
    story.reach(Stage.AMENDMENT_VOTE).votes(AGAINST)
    story.reach(Stage.DRAFT_VOTE).votes()
    assert words(story)[0].state is ClaimState.BROKEN


@pytest.mark.parametrize(("retained", "state"), [(True, ClaimState.KEPT), (False, ClaimState.LAPSED)])
def test_a_part_that_falls_changes_the_text_and_one_that_is_retained_does_not(
    retained: bool, state: ClaimState
) -> None:
    story = Story(5).morning()
    symbol = story.table("EAA", RECALLING, TALKS, SLUICES)
    story.convene().reach(Stage.TEXTS)
    story.does("EBB", a.RequestSeparateVote(symbol, 2))
    story.reach(Stage.EXPLANATIONS_BEFORE)
    announces(story, "EBB", IN_FAVOUR)
    story.reach(Stage.PART_VOTE).votes(IN_FAVOUR if retained else AGAINST)
    story.reach(Stage.DRAFT_VOTE).votes()
    assert words(story)[0].state is state


def test_a_word_lapses_where_the_vote_does_not_come_at_that_meeting() -> None:
    story = explaining()
    announces(story, "EAA", IN_FAVOUR)
    story.does("EBB", a.MoveMotion(Motion.ADJOURN))
    story.votes()
    assert story.state.proceedings.meeting is None
    assert (words(story)[0].state, words(story)[0].history[-1].because) == (ClaimState.LAPSED, "the vote did not come")


def test_a_word_outlives_a_suspension_of_the_meeting() -> None:
    story = explaining()
    announces(story, "EAA", IN_FAVOUR)
    story.does("EBB", a.MoveMotion(Motion.SUSPEND))
    story.votes()
    assert words(story)[0].state is ClaimState.OPEN
    story.convene().reach(Stage.DRAFT_VOTE).votes()
    assert words(story)[0].state is ClaimState.KEPT


def test_who_is_found_a_party_after_its_word_and_has_to_abstain_breaks_none() -> None:
    story = explaining(dispute=True, enforce_27_3="on_ruling", parties=("PAA",))
    announces(story, "EAA", IN_FAVOUR)
    announces(story, "PAA", AGAINST)
    story.does("EBB", a.RaisePointOfOrder(a.PointGround.OBLIGATORY_ABSTENTION, "SIM/1", "PAA"))
    story.does(story.meeting.president, a.Rule(upheld=True))
    story.reach(Stage.DRAFT_VOTE)
    assert story.meeting.vote is not None and story.meeting.vote.must_abstain == ("PAA",)
    before = credibility(story, "PAA")
    story.votes(abstaining=("PAA",))
    fates = {each.by: each.state for each in words(story)}
    assert fates == {"EAA": ClaimState.KEPT, "PAA": ClaimState.LAPSED} and credibility(story, "PAA") == before


def test_who_has_to_abstain_can_announce_nothing_else() -> None:
    story = explaining(dispute=True, enforce_27_3="strict", parties=("PAA",))
    openings = open_to(story.state, "PAA")
    assert [each for each in BALLOTS if openings.admits(a.ExplainVote("", each))] == [ABSTAINING, OUT]
    assert open_to(story.state, "EBB").admits(a.ExplainVote("", AGAINST))


def test_a_reason_that_the_text_does_not_give_is_refused() -> None:
    story = explaining(TALKS, SLUICES)
    openings = open_to(story.state, "EBB")
    assert openings.admits(a.ExplainVote("", IN_FAVOUR, (LIKED,)))
    assert openings.admits(a.ExplainVote("", ABSTAINING, (LIKED, a.Cited(a.Why.REJECTED, "sluices"))))
    for ballot, reasons in (
        (IN_FAVOUR, (DISLIKED,)),
        (AGAINST, (LIKED,)),
        (IN_FAVOUR, (a.Cited(a.Why.WELCOMED, "monitors"),)),
        (IN_FAVOUR, (a.Cited(a.Why.OWN),)),
        (IN_FAVOUR, (a.Cited(a.Why.STAND_ASIDE),)),
        (ABSTAINING, (LIKED, LIKED)),
        (ABSTAINING, (LIKED, DISLIKED)),
        (ABSTAINING, (LIKED, DISLIKED, a.Cited(a.Why.SHORT))),
    ):
        assert not openings.admits(a.ExplainVote("", ballot, reasons)), (ballot, reasons)
        # It may be explained now: the sentence says what is wrong with it, and not that it is too early or too late.
        assert "not now" not in story.refused("EBB", a.ExplainVote("", ballot, reasons)).reason
    assert open_to(story.state, "EAA").admits(a.ExplainVote("", IN_FAVOUR, (a.Cited(a.Why.OWN),)))


@settings(max_examples=40)
@given(seed=st.integers(0, 2**20), size=st.sampled_from((3, 5, 15)))
def test_in_every_game_an_announced_ballot_is_the_one_cast_or_the_ledger_says_what_became_of_it(
    seed: int, size: int
) -> None:
    case = council_case(size, dispute=True, enforce_27_3="on_ruling", parties=("PAA",))
    cast: dict[str, dict[str, Ballot]] = {}
    ledger: tuple[Claim, ...] = ()
    for _, _, _, told, after in played(case, seed):
        ledger = after.world.ledger
        for event in told:
            if isinstance(event, e.VotingEnded) and event.subject.kind == "draft":
                cast[event.subject.draft] = event.ballots
            if isinstance(event, e.VoteExplained):
                assert all(speaks_for(event.ballot, each) for each in event.reasons)
                assert event.before or event.ballot is cast.get(event.draft, {}).get(event.member)
    for claim in (each for each in ledger if each.kind == ANNOUNCEMENT):
        ballot = cast.get(claim.subject, {}).get(claim.by, Ballot.ABSENT).value
        assert claim.state in (ClaimState.KEPT, ClaimState.BROKEN, ClaimState.LAPSED, ClaimState.OPEN)
        if claim.state is ClaimState.KEPT:
            assert ballot == claim.ballot
        elif claim.state is ClaimState.BROKEN:
            assert ballot != claim.ballot and not as_announced(claim)


@given(seed=st.integers(0, 2**20))
def test_what_is_drawn_of_an_explanation_is_open(seed: int) -> None:
    for story in (explaining(TALKS, SLUICES), explaining(TALKS).reach(Stage.EXPLANATIONS_AFTER)):
        frame = open_to(story.state, "EBB")[a.ExplainVote]
        assert frame.admits(frame.draw(Random(seed)))


def test_every_reason_speaks_for_a_text_or_against_it() -> None:
    for why in a.Why:
        assert speaks_for(IN_FAVOUR, a.Cited(why)) is (why not in SPEAKS_AGAINST and why is not a.Why.STAND_ASIDE)
        assert speaks_for(AGAINST, a.Cited(why)) is (why in SPEAKS_AGAINST)
        assert speaks_for(ABSTAINING, a.Cited(why))


@pytest.mark.parametrize(("announced", "cast", "pledge", "word"), [
    (AGAINST, IN_FAVOUR, ClaimState.KEPT, ClaimState.BROKEN),
    (AGAINST, AGAINST, ClaimState.BROKEN, ClaimState.KEPT),
    (IN_FAVOUR, IN_FAVOUR, ClaimState.KEPT, ClaimState.KEPT),
    (IN_FAVOUR, ABSTAINING, ClaimState.BROKEN, ClaimState.BROKEN),
])  # fmt: skip
def test_a_word_may_be_given_against_a_promise_and_the_ballot_decides_on_both(
    announced: Ballot, cast: Ballot, pledge: ClaimState, word: ClaimState
) -> None:
    story = Story(5).morning()
    story.table("EAA", TALKS)
    promise = Promise(PromiseKind.BALLOT, "SIM/1", "in_favour")
    story.does("EAA", ProposeUnderstanding(("EBB",), promise, None, True))
    number = story.state.world.understandings[-1].number
    story.does("EBB", AnswerUnderstanding(number, True))
    story.convene().reach(Stage.EXPLANATIONS_BEFORE)
    announces(story, "EBB", announced)
    story.reach(Stage.DRAFT_VOTE).votes(**{cast.value: ("EBB",)})
    assert [(each.kind, each.state) for each in story.state.world.ledger] == [("pledge", pledge), (ANNOUNCEMENT, word)]
