"""What is known in confidence enters the forecast of who knows it; a promise weighs what breaking it costs."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.council.acts import Clause, Verb
from game.council.papers import DraftResolution
from game.council.voting import Ballot
from game.engine.briefing import Briefing
from game.engine.case import Case, Objective, RedLine
from game.engine.understandings import bound
from game.forecast.confidences import BEFORE_WITNESSES, WORD, known_odds, promised, swayed
from game.forecast.forecaster import Forecaster, Text, forecaster_of
from game.forecast.instructions import Instructions, instructed
from game.forecast.valuation import Standpoint, valuation
from game.play.game import Game
from game.scenario.compile import load
from game.world.acts import Promise, PromiseKind
from game.world.facts import ClaimState, Learned, Understanding

ROOT = Path(__file__).parents[2]
SYMBOL = "SIM/2022/1"
GIVEN = Promise(PromiseKind.BALLOT, SYMBOL, "in_favour")


@cache
def case() -> Case:
    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


@cache
def forecaster() -> Forecaster:
    return forecaster_of(case())


def text() -> Text:
    """Return a text that calls upon all in every operative paragraph that names somebody."""
    bank = [each for each in case().remit.bank if each.names and each.kind == "operative"][:3]
    return Text(tuple(Clause(each.id, Verb(each.verbs[-1])) for each in bank), ("USA",))


def view(**known: Any) -> Briefing:
    """Return a briefing of one seat, before which the text lies as a draft, with what it knows."""
    plain = Game.new(case(), 1).briefing("NOR")
    item, title = case().remit.items[0].id, case().remit.titles[0].id
    draft = DraftResolution(SYMBOL, title=title, item=item, clauses=text().clauses, sponsors=("USA",), day=1)
    return replace(plain, papers=replace(plain.papers, drafts=(draft,), places={SYMBOL: 0}), **known)


def agreed(by: str, partner: str, promise: Promise, *, witnessed: bool = False, **other: Any) -> Understanding:
    state = ClaimState.ACCEPTED
    return Understanding(0, by, (partner,), promise, None, witnessed, 1, 8, (partner,), state, **other)


def odds(known: Briefing, member: str) -> float:
    published = forecaster().odds(text())
    return known_odds(published, text(), known, forecaster().interests)[member].score


def test_what_nobody_has_told_changes_no_forecast() -> None:
    published = forecaster().odds(text())
    assert known_odds(published, text(), view(), forecaster().interests) == published


def test_a_true_line_that_a_test_has_found_costs_its_exact_price_where_the_text_crosses_it() -> None:
    paragraph = text().clauses[0].paragraph
    line = RedLine("line", "No text says this.", paragraph=paragraph, weight=30)
    found = Learned("NOR", "KEN", 1, paragraph=paragraph, line="line", price=41.0, relation=0.0)
    names = next(each.names for each in case().remit.bank if each.id == paragraph)
    thought = forecaster().interests.affinity["KEN", names]
    same = replace(found, relation=thought)
    known = view(learned=(same,), lines={"KEN": (line,)})
    assert odds(known, "KEN") - odds(view(), "KEN") == pytest.approx(-41.0)
    elsewhere = view(learned=(same,), lines={"KEN": (replace(line, paragraph="nowhere"),)})
    assert odds(elsewhere, "KEN") == pytest.approx(odds(view(), "KEN"))


def test_of_two_lines_that_were_named_each_weighs_by_half_the_chance_that_it_is_the_true_one() -> None:
    lines = tuple(RedLine(name, name, paragraph=text().clauses[0].paragraph, weight=20) for name in ("one", "two"))
    known = view(learned=(Learned("NOR", "KEN", 1, lines=("one", "two")),), lines={"KEN": lines})
    assert odds(known, "KEN") - odds(view(), "KEN") == pytest.approx(-20 * (1.15 + 0.3))


def test_a_promise_to_oneself_moves_the_forecast_and_a_condition_that_is_not_met_does_not() -> None:
    given = view(understandings=(agreed("NOR", "KEN", GIVEN),))
    assert odds(given, "KEN") - odds(view(), "KEN") == pytest.approx(WORD)
    unmet = replace(GIVEN, without=text().clauses[0].paragraph)
    assert odds(view(understandings=(agreed("NOR", "KEN", unmet),)), "KEN") == odds(view(), "KEN")
    abstaining = agreed("NOR", "KEN", Promise(PromiseKind.BALLOT, SYMBOL, "abstaining"))
    assert abs(odds(view(understandings=(abstaining,)), "KEN")) <= max(0.0, abs(odds(view(), "KEN")) - WORD) + 1e-6


def test_what_others_have_promised_each_other_before_witnesses_is_no_promise_to_oneself() -> None:
    others = agreed("USA", "KEN", GIVEN, witnessed=True)
    assert not swayed(forecaster().odds(text()), text(), view(understandings=(others,)), forecaster().interests)


def test_a_word_weighs_more_with_a_friend_and_before_witnesses_and_nothing_once_the_other_has_broken_its_own() -> None:
    def weight(relation: float, **other: Any) -> float:
        known = view(understandings=(agreed("KEN", "NOR", GIVEN, **other),), relations={"KEN": relation})
        return sum(each.points for each in promised(known, text()))

    assert weight(0.0) == WORD and weight(60.0) > weight(0.0) > weight(-60.0) > 0.0
    assert weight(0.0, witnessed=True) == WORD + BEFORE_WITNESSES
    assert weight(0.0, broken=("KEN",)) == 0.0
    assert weight(0.0, kept=("NOR",)) == 0.0, "what is judged is done with"


def test_keeping_a_promise_is_a_reason_with_its_sign_among_the_others_which_sum_to_the_value() -> None:
    known = view(understandings=(agreed("KEN", "NOR", GIVEN),))
    mine = Standpoint("NOR", False, 7.0, known.relations)
    audience = forecaster().audience("NOR", text())
    free = valuation(forecaster().interests, text(), mine, audience)
    bound = valuation(forecaster().interests, text(), replace(mine, promised=promised(known, text())), audience)
    assert [each.value > 0 for each in bound.reasons if "promised" in each.text] == [True]
    assert bound.value > free.value
    assert bound.value == round(sum(each.value for each in bound.reasons), 6)


def test_restraint_that_was_promised_is_remembered_for_that_state_alone() -> None:
    promise = Promise(PromiseKind.RESTRAINT, "RUS")
    known = view(understandings=(agreed("CHN", "NOR", promise),))
    restrained = bound(known, PromiseKind.RESTRAINT, "RUS")
    assert restrained is not None and restrained[1] == "CHN"
    assert bound(known, PromiseKind.RESTRAINT, "UKR") is None
    assert promised(known, text()) == ()


def test_instructions_that_are_given_later_are_worth_nothing_before() -> None:
    later = Objective("later", "Take it to the Assembly.", 50, "session_called", given="flag.attack")
    profile = instructed(replace(case().profile["NOR"], objectives=(later,)))
    mine = Instructions(case().setting, profile)
    numbers = dict(Game.new(case(), 1).briefing("NOR").numbers)
    assert mine.gain(numbers, {"session_called": 1.0}) == 0
    assert mine.gain(numbers | {"flag.attack": 1.0}, {"session_called": 1.0}) == 50
    assert Ballot.IN_FAVOUR.value == GIVEN.ballot
