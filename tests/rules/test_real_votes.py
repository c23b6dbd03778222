"""The law against the record: real votes of the Council from 1946 on, each decided as it was decided."""

from pathlib import Path

import pytest

from game.council.adjudication import decided
from game.council.voting import Ballot, Question, outcome
from game.scenario.membership import membership_table
from game.scenario.reader import read
from game.scenario.votes import NAMES, read_votes

ROOT = Path(__file__).parents[2]
FILE = ROOT / "tests" / "data" / "votes.yaml"
WORDS = {"adopted": "adopted", "veto": "not adopted: veto", "lacked_votes": "not adopted: lacked votes"}

DOCUMENT = read(FILE)
ENTRIES = DOCUMENT.data["votes"]
TABLE = membership_table(ROOT / "scenarios" / "common")
VOTES, FAULTS = read_votes(FILE, TABLE)


def test_all_246_votes_of_the_record_are_read_without_a_fault() -> None:
    assert FAULTS == []
    assert [vote.id for vote in VOTES] == [entry["id"] for entry in ENTRIES]
    assert len(VOTES) == 246


@pytest.mark.parametrize("vote", VOTES, ids=lambda vote: vote.id)
def test_each_vote_is_decided_as_the_record_has_it(vote) -> None:
    entry = next(entry for entry in ENTRIES if entry["id"] == vote.id)
    result = decided(vote.known, vote.council)
    assert result is not None
    assert WORDS[result.ground.value] == entry["outcome"]
    assert sorted(result.vetoed_by) == sorted(entry.get("vetoed_by", []))


def test_votes_of_which_every_ballot_is_known_come_out_the_same_by_their_ballots_alone() -> None:
    complete = [(vote, entry) for vote, entry in zip(VOTES, ENTRIES, strict=True) if entry["ballots_complete"]]
    assert len(complete) == 242
    for vote, entry in complete:
        ballots = {member: ballot for key, ballot in NAMES.items() for member in entry.get(key, [])}
        question = Question.PROCEDURAL if entry["procedural"] else Question.SUBSTANTIVE
        result = outcome(ballots, vote.council, question)
        assert WORDS[result.ground.value] == entry["outcome"]
        assert result.vetoed_by == set(entry.get("vetoed_by", []))


def test_the_membership_by_year_is_that_of_the_record() -> None:
    recorded = {int(year): set(members) for year, members in DOCUMENT.data["membership"].items()}
    assert {year: set(members) for year, members in TABLE.elected.items()} == recorded


def entry_of(name: str):
    return next(vote for vote in VOTES if vote.id == name)


def test_a_resolution_was_adopted_in_1965_though_four_permanent_members_withheld_their_votes() -> None:
    vote = entry_of("S/RES/202")
    in_favour = [member for member in vote.council.permanent if vote.known.ballots[member] is Ballot.IN_FAVOUR]
    assert len(in_favour) == 1
    assert decided(vote.known, vote.council).adopted


def test_the_record_holds_votes_with_a_permanent_member_against_that_were_no_veto() -> None:
    opposed = [
        vote
        for vote in VOTES
        if any(vote.known.ballots.get(member) is Ballot.AGAINST for member in vote.council.permanent)
    ]
    lacking = [vote for vote in opposed if not decided(vote.known, vote.council).vetoed_by]
    assert len(lacking) > 25
