"""Laws of procedure that hold for every Council: rotation, precedence, rulings, order of amendments, the invited."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council import acts as a
from game.council import events as e
from game.council.acts import Clause, Verb
from game.council.drafting import amended, distance, moot, put_order
from game.council.membership import council_of
from game.council.motions import Motion, PendingMotion, debatable, foremost
from game.council.papers import Amendment, DraftResolution
from game.council.presidency import next_president, rotation
from game.council.stages import VOTES, Stage
from game.council.voting import Ballot
from game.engine import open_to
from tests.rules.councils import BANK, NEIGHBOUR, PARTY, REQUIRED, Story, council_case, played

CODES = st.lists(st.text("ABCDEFGH", min_size=3, max_size=3), min_size=2, max_size=15, unique=True)
BOOK = {each.id: each for each in BANK}
CLAUSES = [Clause(each.id, Verb(verb)) for each in BANK for verb in each.verbs]
OPERATIVE = [each for each in CLAUSES if BOOK[each.paragraph].kind == "operative"]
TEXTS = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5, unique_by=lambda each: each.paragraph)


def draft_of(clauses: list[Clause]) -> DraftResolution:
    return DraftResolution("SIM/1", "text", "river", ("EAA",), tuple(clauses), 1)


@st.composite
def amended_texts(draw: st.DrawFn) -> tuple[DraftResolution, list[Amendment]]:
    """Return a draft and amendments to it, as they were proposed to the text as it stood."""
    draft = draft_of(draw(TEXTS))
    amendments = []
    for number in range(draw(st.integers(0, 6))):
        place = draw(st.integers(-1, len(draft.clauses) - 1))
        clause = draw(st.sampled_from(CLAUSES) if place < 0 else st.none() | st.sampled_from(CLAUSES))
        was = draft.clauses[place] if place >= 0 else None
        amendments.append(Amendment(f"SIM/1/Amend.{number + 1}", "SIM/1", "EBB", place, clause, was))
    return draft, amendments


# P8: the presidency ----------------------------------------------------------------------------------------------


@given(CODES, st.data())
def test_each_member_presides_once_before_anyone_presides_again(codes: list[str], data: st.DataObject) -> None:
    council = council_of(codes, codes[:1], 1)
    first = data.draw(st.sampled_from(codes))
    order = rotation(council, first, 3 * council.size)
    assert sorted(order[: council.size]) == sorted(codes)
    assert all(order[month] == order[month + council.size] for month in range(2 * council.size))


@given(CODES)
def test_the_presidency_goes_down_the_alphabet_and_starts_again_once(codes: list[str]) -> None:
    council = council_of(codes, codes[:1], 1)
    steps = [(each, next_president(council.seats, each)) for each in council.seats]
    assert sum(after < before for before, after in steps) == 1
    assert sorted(after for _, after in steps) == sorted(codes)


# P9: precedence of motions ---------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from(list(Motion)), st.sampled_from(["EAA", "EBB"])), max_size=12))
def test_motions_are_put_by_rank_and_then_by_arrival(moved: list[tuple[Motion, str]]) -> None:
    pending = [PendingMotion(motion, mover, arrival) for arrival, (motion, mover) in enumerate(moved)]
    put = []
    while (first := foremost(pending)) is not None:
        put.append(first)
        pending.remove(first)
    assert [(each.motion, each.arrival) for each in put] == sorted((each.motion, each.arrival) for each in put)
    assert len(put) == len(moved)


def test_exactly_the_first_two_motions_of_rule_33_are_put_without_debate() -> None:
    assert [motion for motion in Motion if not debatable(motion)] == [Motion.SUSPEND, Motion.ADJOURN]


@settings(max_examples=40)
@given(st.permutations([Motion.ADJOURN_TO_DAY, Motion.REFER, Motion.POSTPONE]))
def test_however_they_are_moved_no_motion_is_put_after_one_of_lower_rank(motions: list[Motion]) -> None:
    story = Story(5).morning()
    story.table("EAA", OPERATIVE[0])
    story.convene().reach(Stage.TEXTS)
    for mover, motion in zip(("EBB", "ECC", "PAA"), motions, strict=True):
        for act in story.may(mover, a.MoveMotion):
            if act.motion is motion:
                story.does(mover, act)
                break
    story.reach(Stage.MOTION_VOTE)
    put = []
    while story.stage is Stage.MOTION_VOTE:
        put.append(int(story.meeting.vote.subject.motion))
        story.votes(Ballot.AGAINST)
    assert put == sorted(put)
    assert put


# P10: rulings ----------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(st.sampled_from([3, 5, 11, 15]), st.booleans(), st.data())
def test_a_ruling_is_overruled_by_the_votes_required_and_by_nothing_less(
    size: int, upheld: bool, data: st.DataObject
) -> None:
    story = Story(size).convene()
    story.does("EBB", a.ObjectToAgenda())
    story.does("PAA", a.RaisePointOfOrder(a.PointGround.CONDUCT_OF_VOTING, story.meeting.vote.id))
    story.does("EAA", a.Rule(upheld=upheld))
    story.does("PAA", a.ChallengeRuling())
    cast = data.draw(st.lists(st.sampled_from(list(Ballot)[:4]), min_size=size, max_size=size))
    vote = story.meeting.vote.id
    for member, ballot in zip(story.members, cast, strict=True):
        story.does(member, a.CastBallot(vote, ballot))
    settled = story.told(e.RulingSettled)[0]
    assert settled.overruled is (cast.count(Ballot.IN_FAVOUR) >= REQUIRED[size])
    assert settled.upheld is (upheld is not settled.overruled)
    assert story.stage is Stage.AGENDA_VOTE


# P11: the order of amendments ------------------------------------------------------------------------------------


@given(amended_texts(), st.data())
def test_what_adds_or_deletes_is_put_first_and_then_the_furthest_removed(
    case: tuple[DraftResolution, list[Amendment]], data: st.DataObject
) -> None:
    _, amendments = case
    first = data.draw(st.sampled_from(["", *(each.symbol for each in amendments)]))
    order = put_order(amendments, BOOK, first)
    assert sorted(each.symbol for each in order) == sorted(each.symbol for each in amendments)
    kinds = [each.adds_or_deletes for each in order]
    assert kinds == sorted(kinds, reverse=True)
    for kind in (True, False):
        far = [distance(each, BOOK) for each in order if each.adds_or_deletes is kind and each.symbol != first]
        assert all(one >= other - 1e-6 for one, other in pairwise(far))


@given(amended_texts())
def test_amendments_put_in_order_never_leave_a_paragraph_twice_in_the_text(
    case: tuple[DraftResolution, list[Amendment]],
) -> None:
    draft, amendments = case
    for each in put_order(amendments, BOOK):
        if moot(each, draft):
            continue
        before = draft
        draft = amended(draft, each, BOOK)
        assert draft.revision == before.revision + 1
        paragraphs = [clause.paragraph for clause in draft.clauses]
        assert len(set(paragraphs)) == len(paragraphs)
        kinds = [BOOK[paragraph].kind for paragraph in paragraphs]
        assert kinds == sorted(kinds, reverse=True), "the preamble comes first"


# P12: the invited ------------------------------------------------------------------------------------------------


@settings(max_examples=12)
@given(st.sampled_from([3, 5, 11, 15]), st.integers(0, 2**32 - 1))
def test_the_invited_never_appear_in_a_ballot_nor_among_those_who_are_asked_for_one(size: int, seed: int) -> None:
    invited = {NEIGHBOUR, PARTY}
    for _, by, act, told, after in played(council_case(size), seed):
        assert not (type(act) is a.CastBallot and by in invited)
        for event in told:
            if type(event) is e.VotingBegan:
                assert not invited & set(event.polled)
            if type(event) is e.VotingEnded:
                assert sorted(event.ballots) == sorted(after.case.remit.council.seats)


@pytest.mark.parametrize("size", [3, 15])
def test_the_invited_are_never_offered_a_ballot_a_motion_or_a_point_of_order(size: int) -> None:
    dice = Random(size)
    for state, _, _, _, _ in played(council_case(size), dice.randrange(1000)):
        meeting = state.proceedings.meeting
        if meeting is None or meeting.stage is Stage.SUSPENDED:
            continue
        for seat in (NEIGHBOUR, PARTY):
            frames = open_to(state, seat).frames
            for kind in (a.CastBallot, a.MoveMotion, a.RaisePointOfOrder, a.ProposeAmendment, a.RequestSeparateVote):
                assert frames.get(kind) is None, (seat, kind, meeting.stage)
        assert not (meeting.stage in VOTES and {NEIGHBOUR, PARTY} & set(meeting.polled))
