"""Texts worth tabling: they fit the rules, please their author, and are not tabled twice."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.council.acts import AcceptAmendment, ObjectToStatement, ProposeAmendment, ProposeStatement, TableDraft
from game.council.papers import DraftResolution, Standing
from game.council.voting import Ballot
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.forecast.forecaster import Audience, Text, forecaster_of, silence
from game.forecast.valuation import Standpoint, valuation
from game.play.advance import advance
from game.play.game import Game
from tests.forecast import fifteen
from tests.forecast.test_valuation import CASE, INTERESTS, texts


@pytest.fixture(scope="module")
def games(case: Case) -> list[Game]:
    played = []
    for seed in range(12):
        game = Game.new(case, seed)
        advance(game, delegations(case, seed), strict=True)
        played.append(game)
    return played


def tabled(game: Game) -> Iterator[DraftResolution]:
    for record in game.records:
        if isinstance(record.action, TableDraft):
            yield next(event.draft for event in record.events if type(event).__name__ == "DraftTabled")


def test_an_author_likes_its_own_text(games: list[Game]) -> None:
    forecaster = forecaster_of(CASE)
    drafts = [draft for game in games for draft in tabled(game)]
    assert len(drafts) >= 10
    for draft in drafts:
        author = draft.sponsors[0]
        assert all(INTERESTS.stand(author, clause) >= 0.0 for clause in draft.clauses)
        assert forecaster.score(author, Text(draft.clauses, (author,))) > 0.0


def test_no_text_is_tabled_twice_and_none_repeats_a_resolution(games: list[Game]) -> None:
    for game in games:
        texts_so_far: list[frozenset[object]] = []
        for draft in tabled(game):
            clauses = frozenset(draft.clauses)
            session = any(each.paragraph == "session" for each in draft.clauses)
            assert session or clauses not in texts_so_far
            texts_so_far.append(clauses)


def test_a_session_of_the_assembly_is_asked_for_only_after_a_veto(games: list[Game]) -> None:
    asked = 0
    for game in games:
        vetoed = False
        for record in game.records:
            for event in record.events:
                if type(event).__name__ == "VotingEnded" and event.subject.kind == "draft":
                    vetoed = vetoed or bool(event.outcome.vetoed_by)
                if type(event).__name__ == "DraftTabled" and event.draft.clauses[0].paragraph == "session":
                    asked += 1
                    assert vetoed
    assert asked


def test_texts_are_also_amended_and_agreed_without_a_vote(games: list[Game]) -> None:
    acts = {type(record.action) for game in games for record in game.records}
    assert {ProposeAmendment, AcceptAmendment, ProposeStatement, ObjectToStatement} <= acts


def test_no_sponsor_votes_against_its_own_draft_as_it_was_tabled(games: list[Game]) -> None:
    voted = 0
    for game in games:
        drafts = {draft.symbol: draft for draft in tabled(game)}
        for record in game.records:
            for event in record.events:
                if type(event).__name__ != "VotingEnded" or event.subject.kind != "draft":
                    continue
                author = drafts[event.subject.draft].sponsors[0]
                voted += author in event.ballots
                assert event.ballots.get(author) is not Ballot.AGAINST
    assert voted


@given(st.floats(-100, 100), st.floats(-50, 50))
def test_silence_on_force_costs_more_the_worse_the_relation_and_is_no_reason_to_oppose(one: float, left: float) -> None:
    assert 0.0 <= silence(one, left) <= max(0.0, left)
    assert silence(one, 1000.0) >= silence(one + 1.0, 1000.0)


@given(texts)
def test_a_text_silent_on_force_is_worth_less_to_the_opponents_of_its_user(text: Text) -> None:
    mine = Standpoint("BBB", True, 10.0, CASE.setting.relations["BBB"])
    silent = Text(text.clauses, text.sponsors, text.procedural, ("AAA",))
    assume(not text.procedural and INTERESTS.after(("AAA",)).read(text.clauses).silent_on)
    spoken = valuation(INTERESTS, text, mine, Audience(8.0))
    unspoken = valuation(INTERESTS, silent, mine, Audience(8.0))
    assert unspoken.value <= spoken.value
    if spoken.value > 0.0:
        assert unspoken.value < spoken.value


def test_what_was_adopted_once_weighs_less_the_second_time() -> None:
    clause = next(each for each in fifteen.bank() if each.id == "relief")
    text = Text((fifteen.clause(clause.id, "calls-upon"),))
    fresh = Standpoint("HHH", False, 10.0, {})
    again = Standpoint("HHH", False, 10.0, {}, settled=frozenset({"relief"}))
    assert (
        0.0
        < valuation(INTERESTS, text, again, Audience(8.0)).value
        < valuation(INTERESTS, text, fresh, Audience(8.0)).value
    )


def test_adopted_drafts_stay_on_the_table_of_papers(games: list[Game]) -> None:
    papers = [each for game in games for each in game.briefing("BBB").papers.drafts]
    assert {Standing.ADOPTED, Standing.NOT_ADOPTED} & {each.standing for each in papers}
