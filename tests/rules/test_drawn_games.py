"""Games of drawn acts on Councils of several sizes: nothing open is refused, all ends, events say all that happens."""

from collections import Counter
from typing import Any

import pytest

from game.council import events as e
from game.council.papers import Standing
from game.council.remit import Invitee
from game.council.stages import VOTES, Stage, table
from game.council.voting import Ballot, Ground, Question
from game.engine import Phase, State, fold, open_to, to_act
from tests.rules.councils import EXPERT, NEIGHBOUR, PARTY, RIVER, council_case, played

INVITEES = (
    Invitee(NEIGHBOUR, "neighbour", 37),
    Invitee(PARTY, "party", 37, obligatory=True),
    Invitee(EXPERT, "expert", 39),
)
SWITCHES = ("off", "on_ruling", "strict")
SEEDS = range(4)


def game(size: int, seed: int) -> Any:
    """Return the acts of one drawn game, with a dispute, a switch and an earlier veto that follow from the seed."""
    case = council_case(
        size,
        invitees=INVITEES,
        dispute=True,
        parties=("PAA", "EAA", PARTY),
        enforce_27_3=SWITCHES[seed % 3],
        veto_initiative=True,
        prior_vetoes=(RIVER,) if seed % 2 else (),
        presidents=((1, "EAA"), (3, "PAA")),
    )
    return played(case, seed)


def held(state: State) -> None:
    """Hold a state to what is so at every moment of a meeting."""
    meeting, seats = state.proceedings.meeting, state.case.remit.council.seats
    if meeting is None:
        return
    assert not set(meeting.polled) & set(meeting.absent)
    assert (meeting.vote is not None) is (meeting.stage in VOTES)
    assert meeting.president in seats
    assert len(meeting.interrupted) <= 3
    if meeting.stage in (Stage.DEBATE, Stage.ANSWERS):
        assert set(meeting.speakers) <= {*seats, *meeting.invited}
    ranks = [each.motion for each in meeting.motions]
    assert len(set(ranks)) == len(ranks)
    for draft in state.proceedings.papers.drafts:
        paragraphs = [each.paragraph for each in draft.clauses]
        assert len(set(paragraphs)) == len(paragraphs)
        assert set(draft.separate) <= set(draft.clauses)


def counted(state: State, event: e.VotingEnded) -> None:
    """Hold a vote to Article 27 by a count of our own."""
    council = state.case.remit.council
    cast = list(event.ballots.values())
    assert sorted(event.ballots) == sorted(council.seats)
    enough = cast.count(Ballot.IN_FAVOUR) >= council.votes_required
    against = {each for each in council.permanent if event.ballots[each] is Ballot.AGAINST}
    veto = enough and against and event.question is not Question.PROCEDURAL
    assert event.outcome.ground is (Ground.VETO if veto else Ground.ADOPTED if enough else Ground.LACKED_VOTES)


@pytest.mark.parametrize("size", [3, 5, 11, 15])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_drawn_game_ends_and_is_its_events(size: int, seed: int) -> None:
    acts, after = 0, None
    for before, _, _, told, after in game(size, seed):
        assert fold(before, told) == after
        held(after)
        for event in told:
            if type(event) is e.VotingEnded:
                counted(before, event)
        acts += 1
    assert after is not None
    assert after.phase is Phase.OVER
    assert acts < 8000


@pytest.mark.parametrize("size", [3, 15])
def test_whoever_is_waited_for_has_something_to_do(size: int) -> None:
    for state, _, _, _, _ in game(size, 5):
        for by in to_act(state):
            assert list(open_to(state, by).frames), f"{by} at {state.proceedings.meeting}"


def test_every_draft_and_every_amendment_comes_to_an_end_that_its_votes_explain() -> None:
    for seed in SEEDS:
        *_, last = game(5, seed)
        state = last[-1]
        votes = {each.subject.draft: each for each in state.proceedings.votes if each.subject.kind == "draft"}
        for draft in state.proceedings.papers.drafts:
            assert (draft.symbol in votes) is (draft.standing in (Standing.ADOPTED, Standing.NOT_ADOPTED))
            if draft.symbol in votes:
                assert votes[draft.symbol].outcome.adopted is (draft.standing is Standing.ADOPTED)
        assert state.proceedings.resolutions == tuple(
            f"SIM/RES/{number}" for number in range(1, len(state.proceedings.resolutions) + 1)
        )


def test_drawn_games_come_to_nearly_every_stage_and_event_of_the_council() -> None:
    stages: Counter[Stage] = Counter()
    kinds: Counter[type] = Counter()
    for size, seeds in ((3, range(25)), (5, range(25, 50))):
        for seed in seeds:
            for _, _, _, told, after in game(size, seed):
                meeting = after.proceedings.meeting
                stages[meeting.stage if meeting else Stage.CLOSED] += 1
                kinds.update(map(type, told))
    assert set(Stage) - set(stages) <= {Stage.PARTY_VOTE, Stage.PRELIMINARY_VOTE, Stage.NATURE}
    every = {each for each in vars(e).values() if isinstance(each, type) and each.__module__ == e.__name__}
    rare = {e.Entry, e.PartyDeclared, e.PreliminaryQuestionAsked, e.NatureDecided, e.EmergencySessionCalled}
    assert every - set(kinds) <= {*rare, e.AssemblyDebateDue, e.AmendmentsOrdered}


def test_the_table_of_stages_leads_from_everywhere_to_an_end() -> None:
    following: dict[Stage, set[Stage]] = {stage: set() for stage in Stage}
    for (source, _), target in table().items():
        following[source].add(target)
    for stage in Stage:
        reached, new = {stage}, {stage}
        while new:
            new = {target for each in new for target in following[each]} - reached
            reached |= new
        assert Stage.CLOSED in reached, stage
