"""Laws of the record that hold at every moment of games of much business, whoever does what."""

import pytest

from game.council import acts as a
from game.council import events as e
from game.council.acts import Why
from game.council.explaining import Explaining
from game.council.papers import DraftResolution
from game.council.subjects import OnRuling
from game.council.voting import Ballot
from game.engine import begin, open_to
from game.engine.fold import evolve
from tests.engine.test_affairs import CASE, busy

SEEDS = range(4)
MEMBERS = CASE.remit.council.seats


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ruling_is_put_to_the_vote_only_if_somebody_challenged_it_and_the_record_says_who(seed: int) -> None:
    ruled: str = ""
    for record in busy(seed).records:
        for event in record.events:
            if isinstance(event, e.Ruled):
                ruled = ""
            elif isinstance(event, e.RulingChallenged):
                ruled = event.by
                assert ruled == record.by and isinstance(record.action, a.ChallengeRuling)
            elif isinstance(event, e.VotingBegan) and isinstance(event.subject, OnRuling):
                assert ruled in MEMBERS


@pytest.mark.parametrize("seed", SEEDS)
def test_every_vote_has_one_ballot_of_each_member_and_who_shall_abstain_has_none_for_or_against(seed: int) -> None:
    state = begin(CASE)
    for record in busy(seed).records:
        for event in record.events:
            if isinstance(event, e.VotingEnded):
                meeting = state.proceedings.meeting
                assert meeting is not None and meeting.vote is not None
                assert sorted(event.ballots) == sorted(MEMBERS)
                bound = {event.ballots[each] for each in meeting.vote.must_abstain}
                assert not bound & {Ballot.IN_FAVOUR, Ballot.AGAINST}
                away = {each for each, ballot in event.ballots.items() if ballot is Ballot.ABSENT}
                assert away == set(meeting.absent)
            state = evolve(state, event)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reply_takes_nobody_off_the_list_and_is_made_once_and_a_speech_takes_its_speaker_off(seed: int) -> None:
    state = begin(CASE)
    for record in busy(seed).records:
        for event in record.events:
            before, state = state.proceedings.meeting, evolve(state, event)
            after = state.proceedings.meeting
            if isinstance(event, e.FloorTaken):
                assert before is not None and after is not None
                assert event.member not in after.polled and after.spoken == (*before.spoken, event.member)
                if event.reply:
                    assert after.speakers == before.speakers and event.member not in after.replies
                else:
                    assert (event.member, *after.speakers) == before.speakers


@pytest.mark.parametrize("seed", SEEDS)
def test_only_members_propose_amendments_though_others_take_part(seed: int) -> None:
    state, others = begin(CASE), [each for each in CASE.seats if each not in MEMBERS]
    for number, record in enumerate(busy(seed).records):
        for event in record.events:
            state = evolve(state, event)
        if number % 5 == 0:
            assert not any(a.ProposeAmendment in open_to(state, each) for each in others)


@pytest.mark.parametrize(("paragraph", "named"), [("blames", True), ("opens", False)])
def test_a_text_singles_out_only_if_it_names_a_state_and_spares_only_if_it_names_none(
    paragraph: str, named: bool
) -> None:
    text = (a.Clause(paragraph, a.Verb.URGES),)
    draft = DraftResolution("S/1", "strait", "strait", ("BBB",), text, 1)
    frame = Explaining("CCC", draft, CASE.remit, (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING))
    said = {each.why for ballot in frame.ballots for each in frame.reasons(ballot)}
    assert (Why.SINGLED_OUT in said, Why.SPARED in said) == (named, not named)
