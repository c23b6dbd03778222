"""A person explains its vote: the form asks for the ballot, its price is shown, and the record tells."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from game.council.acts import CastBallot, Cited, ExplainVote, Pass, Why
from game.council.events import VoteExplained
from game.council.explaining import NO_BALLOT, Explaining
from game.council.stages import Stage
from game.council.voting import Ballot
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.frames import Openings
from game.play.advance import advance
from game.play.game import Game
from game.record.chronicle import Chronicle
from game.record.confidences import asides
from game.record.forecasts import forecast
from game.record.kept import judged
from game.record.ledger import ledger
from game.record.newspaper import page_of
from game.record.verbatim import Verbatim
from game.terminal.console import Console
from game.terminal.forms import Forms
from game.terminal.picking import Chooser
from game.words.composing import form
from game.words.explaining import word_given
from game.words.labels import Labels
from game.words.plain import PLAIN
from game.words.wording import Wording
from game.world.acts import EndDay

SEAT, SEED = "MEX", 1


def at_explanations(case: Case, seat: str = SEAT, stage: Stage = Stage.EXPLANATIONS_BEFORE) -> tuple[Game, Any]:
    """Return a game in which the seat, which let all else pass, may explain its vote; and who leads the others."""
    game, others = Game.new(case, SEED), delegations(case, SEED, but=(seat,))
    while not game.over:
        advance(game, others)
        openings, meeting = game.openings(seat), game.briefing(seat).meeting
        if ExplainVote in openings and meeting is not None and meeting.stage is stage:
            return game, others
        game.submit(seat, least(openings))
    raise AssertionError("no draft came to a vote")


def least(openings: Openings) -> Any:
    for act in (Pass(), EndDay()):
        if openings.admits(act):
            return act
    return next(iter(next(iter(openings.values())).each()))


@pytest.fixture
def floor(shipped: Case) -> tuple[Game, Any]:
    return at_explanations(shipped)


def ballots(game: Game) -> dict[Ballot, str]:
    """Return the words for each ballot that is open to the seat."""
    words, view = Wording(game.case), game.briefing(SEAT)
    return {each.ballot: words.act(each, view) for each in game.openings(SEAT)[CastBallot].each()}


def to_the_vote(game: Game, others: Any) -> None:
    while CastBallot not in game.openings(SEAT):
        advance(game, others)
        if CastBallot not in game.openings(SEAT):
            game.submit(SEAT, least(game.openings(SEAT)))


def test_the_form_asks_for_the_ballot_first_and_then_for_reasons_that_fit_it(floor: tuple[Game, Any]) -> None:
    game, _ = floor
    frame = game.openings(SEAT)[ExplainVote]
    assert isinstance(frame, Explaining)
    assert [part.name for part in form(frame)] == ["ballot"]
    assert "costs 6 credibility" in form(frame)[0].asks
    for ballot in form(frame)[0].choices:
        answers: dict[str, Any] = {"ballot": ballot}
        _, reasons, words = form(frame, answers)
        assert (reasons.name, words.name) == ("reasons", "words")
        answers |= {"reasons": reasons.choices[:1], "words": ""}
        act = frame.made(answers)
        assert frame.admits(act)
        assert act.ballot is (None if ballot == NO_BALLOT else ballot)


def test_every_reason_in_the_list_reads_the_text(floor: tuple[Game, Any]) -> None:
    game, _ = floor
    words, view = Wording(game.case), game.briefing(SEAT)
    frame = game.openings(SEAT)[ExplainVote]
    said = [words.part("reasons", each, view) for each in frame.reasons(None)]
    assert len(set(said)) == len(said)
    assert all("  " not in each and "_" not in each and "{" not in each for each in said)
    draft = frame.draft
    assert said[0].startswith("For it: paragraph 1, which ")
    assert any(each.startswith(f"Against it: paragraph {len(draft.clauses)}, which ") for each in said)
    assert words.part("ballot", NO_BALLOT, view) == "Announce no ballot"


def test_the_price_of_a_broken_word_stands_beside_every_other_ballot(floor: tuple[Game, Any]) -> None:
    game, others = floor
    symbol = game.briefing(SEAT).meeting.draft
    game.submit(SEAT, ExplainVote("", Ballot.IN_FAVOUR))
    to_the_vote(game, others)
    said = ballots(game)
    assert said[Ballot.IN_FAVOUR] == "Vote in favour"
    assert "breaks the word that you gave: credibility -6, relations with " in said[Ballot.AGAINST]
    told = word_given(game.briefing(SEAT), Labels(game.case))
    assert told.startswith(f"You announced a vote in favour of {symbol}; any other ballot breaks that word: ")
    assert "credibility -6" in told


def test_without_a_word_no_ballot_has_a_price(floor: tuple[Game, Any]) -> None:
    game, others = floor
    game.submit(SEAT, ExplainVote("We shall listen.", None))
    to_the_vote(game, others)
    assert not any("breaks" in each for each in ballots(game).values())
    assert word_given(game.briefing(SEAT), Labels(game.case)) == ""


def test_the_record_and_the_ledger_tell_a_word_and_that_it_was_broken(floor: tuple[Game, Any]) -> None:
    game, others = floor
    symbol = game.briefing(SEAT).meeting.draft
    game.submit(SEAT, ExplainVote("My Government has weighed this text.", Ballot.IN_FAVOUR))
    to_the_vote(game, others)
    vote = game.briefing(SEAT).meeting.vote.id
    game.submit(SEAT, CastBallot(vote, Ballot.AGAINST))
    advance(game, others)
    said = [each.text for each in Verbatim.of(game.case, game.records).paragraphs]
    assert "My Government has weighed this text." in said
    assert f"Mexico announces a vote in favour of {symbol}." in said
    rows = ledger(game.briefing(SEAT).ledger, game.case)
    row = next(each for each in rows if (each.by, each.does) == (SEAT, "announces"))
    assert row.line == f"Mexico announces: a vote in favour of {symbol}" and row.state == "broken"
    assert row.moved[-1].endswith(f"broken in the vote on {symbol}")
    assert heard(game) == [f"Your announcement, a vote in favour of {symbol}, is broken in the vote on {symbol}."]


def heard(game: Game) -> list[str]:
    """Return what the seat is told at the moment of its own words, whoever casts the last ballot."""
    labels, view = Labels(game.case), game.briefing(SEAT)
    found = [(record, each) for record in game.records for each in judged(record, SEAT, view.ledger, labels)]
    for record, told in found:
        own = replace(record, by=SEAT, action=CastBallot("v", Ballot.AGAINST))
        assert told in asides(own, view, labels) and told in asides(record, view, labels)
    return [told for _, told in found]


def test_a_word_that_is_kept_by_the_vote_is_no_news(floor: tuple[Game, Any]) -> None:
    game, others = floor
    game.submit(SEAT, ExplainVote("", Ballot.IN_FAVOUR))
    to_the_vote(game, others)
    game.submit(SEAT, CastBallot(game.briefing(SEAT).meeting.vote.id, Ballot.IN_FAVOUR))
    advance(game, others)
    assert [each.state.value for each in game.briefing(SEAT).ledger if each.by == SEAT and each.ballot] == ["kept"]
    assert heard(game) == []


def test_an_explanation_after_the_vote_asks_for_no_ballot(shipped: Case) -> None:
    game, _ = at_explanations(shipped, stage=Stage.EXPLANATIONS_AFTER)
    frame = game.openings(SEAT)[ExplainVote]
    assert [part.name for part in form(frame)] == ["reasons", "words"]
    told = game.submit(SEAT, frame.made({"reasons": (), "words": ""}))
    assert told[0].ballot is frame.cast and frame.cast is not None


def test_whoever_has_announced_its_ballot_is_nearly_certain_in_the_forecast(floor: tuple[Game, Any]) -> None:
    game, _ = floor
    view = game.briefing(SEAT)
    draft = view.papers.draft(view.meeting.draft)
    for claim in (each for each in view.ledger if each.kind == "announcement" and each.state.value == "open"):
        found = forecast(view, game.case, draft.clauses, draft.sponsors)
        assert claim.by in (found.likely if claim.ballot == "in_favour" else found.unlikely)


def test_a_record_of_before_ballots_were_announced_is_still_read() -> None:
    old = b'{"event":"VoteExplained","member":"IND","draft":"SIM/1","words":"","before":true}'
    assert msgspec.json.decode(old, type=VoteExplained) == VoteExplained("IND", "SIM/1", "", True)
    assert msgspec.json.decode(b'{"act":"ExplainVote"}', type=ExplainVote) == ExplainVote()


@pytest.mark.parametrize(("cast", "news"), [(Ballot.IN_FAVOUR, 0), (Ballot.AGAINST, 1)])
def test_a_word_that_is_kept_is_no_news_and_one_that_is_broken_is(
    floor: tuple[Game, Any], cast: Ballot, news: int
) -> None:
    game, others = floor
    symbol = game.briefing(SEAT).meeting.draft
    game.submit(SEAT, ExplainVote("", Ballot.IN_FAVOUR))
    to_the_vote(game, others)
    game.submit(SEAT, CastBallot(game.briefing(SEAT).meeting.vote.id, cast))
    while not game.over and game.day < 3:
        advance(game, others)
        game.submit(SEAT, least(game.openings(SEAT)))
    chronicle = Chronicle.of(game.case, game.records)
    page = page_of(chronicle)
    line = f"The announcement of Mexico, a vote in favour of {symbol}, is broken in the vote on {symbol}."
    assert [each.text for each in page.stories].count(line) == news
    assert [each.does for each in page.came_due].count("announces") == news


def test_reasons_of_every_kind_have_plain_words() -> None:
    assert {f"reason/{why.value}" for why in Why} <= set(PLAIN)
    assert Cited(Why.SHORT) == Cited(Why.SHORT, "")


def test_the_shipped_scenario_has_words_for_every_reason(shipped: Case) -> None:
    assert {f"reason/{why.value}" for why in Why} <= {each.key for each in shipped.phrases}


def test_the_terminal_asks_for_the_ballot_and_lets_reasons_be_chosen(floor: tuple[Game, Any]) -> None:
    game, _ = floor
    out = io.StringIO()
    console = Console(io.StringIO("2\n1\n1\n\n\n"), out, prompts=True)
    act = Forms(game.case, Chooser(console, console.read)).act("Your vote", game.openings(SEAT), game.briefing(SEAT))
    first = game.openings(SEAT)[ExplainVote].draft.clauses[0].paragraph
    assert act == ExplainVote("", Ballot.IN_FAVOUR, (Cited(Why.WELCOMED, first),))
    assert "Which ballot do you announce? It is a word: to cast another one costs 6 credibility" in out.getvalue()
