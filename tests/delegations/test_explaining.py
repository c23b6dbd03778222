"""A delegation explains the ballot that it casts, by reasons that decide it, in public and not all by the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.council.acts import CastBallot, Cited, ExplainVote, Why
from game.council.events import VoteExplained, VotingEnded
from game.council.explaining import AGAINST
from game.council.voting import Ballot
from game.delegations.book import by_the_book
from game.delegations.delegation import delegations
from game.delegations.explaining import ROW, key_of
from game.engine.case import Case
from game.forecast.reasons import PRIVATE
from game.forecast.valuation import ballot_for
from game.lab.announced import longest_row, told_of
from game.play.advance import advance
from game.play.codec import Record
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.world.announcements import ANNOUNCEMENT
from game.world.facts import Claim
from tests import whole
from tests.forecast import fifteen

GAMES = [("history", 0), ("history", 5), ("", 1)]
TERMS = {
    Why.WELCOMED: "", Why.REJECTED: "", Why.NAMED: "naming", Why.BLAMED: "naming", Why.SPARED: "ease",
    Why.OWN: "company", Why.COMPANY: "company", Why.UNSHARED: "company", Why.PROCEDURE: "procedure",
    Why.SUPPORTED: "isolation", Why.STAND_ASIDE: "aside", Why.SINGLED_OUT: "practice", Why.PASSED_OVER: "silence",
    Why.DIVIDED: "division",
}  # fmt: skip
"""The kind of the term behind each reason, but for those that lie in what a text does not say."""


class Played(NamedTuple):
    """A game that was played to its end."""

    case: Case
    records: Sequence[Record]
    ledger: Sequence[Claim]


@cache
def case_of(name: str, mode: str = "") -> Case:
    if name == "strait":
        return fifteen.case()
    return whole.minsk(mode)


def led(case: Case, seed: int, leaders: Any = None) -> Played:
    game = Game.new(case, seed)
    advance(game, leaders or delegations(case, seed), strict=True)
    return played_by(game)


def played_by(game: Game) -> Played:
    return Played(game.case, game.records, game.briefing(game.case.seats[0]).ledger)


@pytest.fixture(scope="module")
def played() -> list[Played]:
    return [played_by(whole.led(seed, mode)) for mode, seed in GAMES]


def explained(game: Played) -> Iterator[tuple[Record, VoteExplained]]:
    for record in game.records:
        for event in record.events:
            if isinstance(event, VoteExplained):
                yield record, event


def cast_in(game: Played) -> dict[str, dict[str, Ballot]]:
    ended = (event for each in game.records for event in each.events if isinstance(event, VotingEnded))
    return {each.subject.draft: each.ballots for each in ended if each.subject.kind == "draft"}


def held(game: Played) -> None:
    """Hold the explanations of a game to what is announced and what is cast."""
    found = told_of(game.records, game.ledger)
    assert found["untold"] == found["against itself"] == 0 and found["row"] <= ROW
    cast = cast_in(game)
    for _, event in explained(game):
        assert event.before or event.ballot is cast[event.draft][event.member]
    for claim in (each for each in game.ledger if each.kind == ANNOUNCEMENT):
        kept = cast.get(claim.subject, {}).get(claim.by, Ballot.ABSENT).value == claim.ballot
        assert kept or claim.state.value in ("broken", "lapsed")


def test_in_whole_games_what_is_announced_is_cast_or_is_a_broken_word(played: list[Played]) -> None:
    for game in played:
        held(game)
    before = [event for game in played for _, event in explained(game) if event.before]
    assert len(before) > 20 and {each.ballot for each in before} >= {Ballot.IN_FAVOUR, Ballot.ABSTAINING}


@settings(max_examples=6)
@given(seed=st.integers(0, 2**16))
def test_in_another_crisis_too(seed: int) -> None:
    held(led(case_of("strait"), seed))


def test_the_ballot_that_is_announced_is_the_one_that_its_reasons_make(played: list[Played]) -> None:
    for game in played:
        for record, event in explained(game):
            if event.before:
                width = game.case.profile[event.member].width
                assert ballot_for(sum(each.value for each in record.reasons), width) is event.ballot
                assert record.because.startswith(f"announces its ballot, {event.ballot.value.replace('_', ' ')}: ")


def test_a_word_is_among_the_reasons_of_the_ballot_that_keeps_it(played: list[Played]) -> None:
    kept = 0
    for game in played:
        words = {(each.by, each.subject) for each in game.ledger if each.kind == ANNOUNCEMENT and each.ballot}
        lapsed = {(c.by, c.subject) for c in game.ledger if c.kind == ANNOUNCEMENT and c.state.value == "lapsed"}
        subjects = {e.vote: e.subject.paper for r in game.records for e in r.events
                    if type(e).__name__ == "VotingBegan" and e.subject.kind == "draft"}  # fmt: skip
        for record in game.records:
            if isinstance(record.action, CastBallot) and record.action.vote in subjects:
                who = record.by, subjects[record.action.vote]
                told = [each for each in record.reasons if (each.kind, each.source) == (PRIVATE, record.by)]
                assert not told or who in words
                # A word to abstain is worth nothing to whom nothing drew elsewhere.
                assert told or who not in words - lapsed or not round(sum(each.value for each in record.reasons), 6)
                kept += bool(told)
    assert kept > 20


def test_every_reason_read_out_is_a_public_term_of_what_decides(played: list[Played]) -> None:
    for game in played:
        for record, event in explained(game):
            for cited in event.reasons:
                if cited.why not in TERMS:
                    continue
                sign = -1 if cited.why in AGAINST else 1
                terms = [each for each in record.reasons if each.kind == TERMS[cited.why]]
                named = cited.about and cited.why not in (Why.NAMED, Why.BLAMED)
                mine = [each for each in terms if not named or each.source == cited.about]
                assert any(each.value * sign > 0.0 and each.kind != PRIVATE for each in mine), (event, record.reasons)


def test_nobody_in_favour_cites_a_paragraph_that_it_dislikes_and_nobody_against_one_that_it_likes(
    played: list[Played],
) -> None:
    for game in played:
        for record, event in explained(game):
            for cited in event.reasons:
                if cited.why in (Why.WELCOMED, Why.REJECTED):
                    mine = [each.value for each in record.reasons
                            if each.source == cited.about and each.kind in ("", "naming")]  # fmt: skip
                    assert sum(mine) * (1 if cited.why is Why.WELCOMED else -1) > 0.0
                    assert event.ballot is not (Ballot.AGAINST if cited.why is Why.WELCOMED else Ballot.IN_FAVOUR)


def test_an_abstention_says_what_holds_it_back_on_both_sides(played: list[Played]) -> None:
    torn = [event for game in played for _, event in explained(game) if event.ballot is Ballot.ABSTAINING]
    case = case_of("minsk", "history")
    recorded = led(case, 3, by_the_book(case, 3))
    torn += [event for _, event in explained(recorded) if event.ballot is Ballot.ABSTAINING]
    assert torn
    for event in torn:
        assert [each.why in AGAINST for each in event.reasons] == [False, True], event


def test_a_row_is_counted_by_what_is_heard_again() -> None:
    welcomed, rejected = Cited(Why.WELCOMED, "talks"), Cited(Why.REJECTED, "talks")
    assert key_of(welcomed) == key_of(rejected) == "talks" and key_of(Cited(Why.SPARED)) == "spared"
    assert longest_row([(welcomed,), (rejected, Cited(Why.SHORT)), (Cited(Why.SHORT), welcomed), ()]) == 3


@pytest.mark.parametrize("name", ["minsk", "strait"])
def test_the_record_tells_the_ballot_that_the_event_carries(name: str) -> None:
    ways = {"in_favour": ("a vote in favour", ": in favour"), "against": ("a vote against", ": against"),
            "abstaining": ("an abstention", ": abstaining")}  # fmt: skip
    found = 0
    for seed in range(2):
        game = led(case_of(name), seed) if name == "strait" else played_by(whole.led(seed))
        said = {(each.record, each.kind): each for each in Verbatim.of(game.case, game.records, seed).paragraphs}
        for record, event in explained(game):
            paragraph = said[record.number, "speech"]
            assert event.ballot is not None and ways[event.ballot.value][not event.before] in paragraph.line
            assert not {"{", "}", "_"} & set(paragraph.text) and event.draft in paragraph.text
            found += 1
    assert found


def test_a_seat_of_any_skill_explains_what_it_casts() -> None:
    case = case_of("strait")
    for skill in (0, 2):
        for seed in range(2):
            held(led(case, seed, delegations(case, seed, skill=skill)))


def test_nobody_explains_a_vote_that_was_not_taken(played: list[Played]) -> None:
    for game in played:
        cast = cast_in(game)
        assert all(event.draft in cast for _, event in explained(game) if not event.before)
        assert all(isinstance(record.action, ExplainVote) for record, _ in explained(game))
