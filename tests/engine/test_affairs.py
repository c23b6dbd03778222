"""What a seat reckons a vote to lead to in one step is what it leads to, event by event, in a game."""

from functools import cache
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from game.council import acts as a
from game.council import events as c
from game.council.papers import DraftResolution
from game.council.subjects import OnDraft
from game.council.voting import Ballot, Question
from game.engine import SECRETARIAT, State, begin, step
from game.engine.affairs import RULING_RELATIONS, decided, issued, joined, ruled, session_called, tabled, voted
from game.engine.fold import evolve
from game.engine.reactions import affairs_of
from game.frames import Openings
from game.play.game import Game
from game.terms import Dice
from game.world.acts import EndDay, OpenDay, Promise, PromiseKind
from game.world.events import PackageEndorsed, PromiseJudged
from game.world.facts import ClaimState, Understanding
from game.world.slots import slots
from tests.forecast import fifteen

CASE = fifteen.case()
BUSINESS = (a.TableDraft, a.PutInBlue, a.ProposeStatement, a.RequestMeeting, a.CastBallot, a.Pass)
ACTS = 1000
SEEDS = (0, 4)
"""Games in which drafts are adopted and vetoed, and a statement is issued."""


@cache
def busy(seed: int) -> Game:
    """Return a game of much business: drafts are put to votes in which most agree, and now and then one vetoes."""
    game, dice = Game.new(CASE, seed), Random(seed)
    for _ in range(ACTS):
        if game.over:
            break
        seat = dice.choice(game.to_act())
        game.submit(seat, game.routine() or chosen(game.openings(seat), dice))
    return game


def chosen(openings: Openings, dice: Random) -> Any:
    kinds = [each for each in BUSINESS if each in openings.frames]
    act = openings.frames[dice.choice(kinds)].draw(dice) if kinds and dice.random() < 0.94 else openings.draw(dice)
    if isinstance(act, a.StayAway):
        return EndDay()
    agreeing = a.CastBallot(act.vote, Ballot.IN_FAVOUR) if isinstance(act, a.CastBallot) else act
    return agreeing if dice.random() < 0.9 and openings.admits(agreeing) else act


def after(state: State, events: tuple[Any, ...]) -> State:
    """Return the state after the events, apart from those of the end of the meeting, which is another matter."""
    for event in events:
        if not isinstance(event, c.MeetingClosed):
            state = evolve(state, event)
    return state


@pytest.mark.parametrize("seed", SEEDS)
def test_a_vote_foreseen_in_one_step_moves_every_number_as_it_does_when_it_is_held(seed: int) -> None:
    state, seen = begin(CASE), set()
    for record in busy(seed).records:
        for place, event in enumerate(record.events):
            if isinstance(event, c.VotingEnded) and isinstance(event.subject, OnDraft):
                draft, meeting = state.proceedings.papers.draft(event.subject.draft), state.proceedings.meeting
                assert draft is not None and meeting is not None and meeting.vote is not None
                foreseen = decided(
                    affairs_of(state, state.proceedings.vetoes), draft, event.ballots, adopted=event.outcome.adopted,
                    vetoed_by=tuple(event.outcome.vetoed_by), procedural=event.question is Question.PROCEDURAL,
                    bound=meeting.vote.must_abstain,
                )  # fmt: skip
                held = after(state, record.events[place:]).world
                assert foreseen.numbers == pytest.approx(held.numbers) and foreseen.endorsed == held.endorsed
                seen.add((event.outcome.adopted, bool(event.outcome.vetoed_by)))
            state = evolve(state, event)
    assert seen == {(True, False), (False, True)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_statement_foreseen_in_one_step_moves_every_number_as_it_does_when_it_is_issued(seed: int) -> None:
    state, issues = begin(CASE), 0
    for record in busy(seed).records:
        for place, event in enumerate(record.events):
            if isinstance(event, c.StatementSettled) and event.issued:
                statement = state.proceedings.papers.statement(event.statement)
                assert statement is not None
                held = after(state, record.events[place:]).world
                assert issued(affairs_of(state), statement).numbers == pytest.approx(held.numbers)
                issues += 1
            state = evolve(state, event)
    assert issues


@pytest.mark.parametrize("seed", SEEDS)
def test_the_counts_of_the_council_are_those_of_its_record(seed: int) -> None:
    game = busy(seed)
    numbers, votes = game.briefing(CASE.seats[0]).numbers, game.briefing(CASE.seats[0]).votes
    on_drafts = [
        list(each.ballots.values()).count(Ballot.IN_FAVOUR) for each in votes if isinstance(each.subject, OnDraft)
    ]
    assert on_drafts and len(on_drafts) < len(votes), "motions are put to the vote too"
    assert (numbers["votes"], numbers["best_vote"]) == (len(on_drafts), max(on_drafts))
    assert (numbers["day"], numbers["drafts"]) == (game.day, len(game.briefing(CASE.seats[0]).papers.drafts))
    assert numbers["vetoes"] == len(game.briefing(CASE.seats[0]).vetoes)


DOORS = replace(
    CASE,
    setting=replace(CASE.setting, capitals=("AAA",), access={each: {"AAA": 2.0} for each in "BBB CCC DDD".split()}),
)


def doors(told: Any) -> dict[str, float]:
    numbers, index = told.world.numbers, slots(DOORS.setting).index
    return {each: numbers[index[f"access[{each},AAA]"]] - 2.0 for each in ("BBB", "CCC", "DDD")}


@pytest.mark.parametrize(("verb", "costs"), [(a.Verb.CONDEMNS, -1.0), (a.Verb.DEMANDS, 0.0), (a.Verb.URGES, 0.0)])
def test_who_sponsors_a_text_that_condemns_a_state_loses_access_to_its_capital_and_nobody_else_does(
    verb: a.Verb, costs: float
) -> None:
    affairs = affairs_of(replace(begin(DOORS), day=1))
    text = (a.Clause("blames", verb), a.Clause("withdraws", verb), a.Clause("opens", verb))
    draft = DraftResolution("S/1", "strait", "strait", ("BBB", "CCC", "AAA"), text, 1)
    assert doors(tabled(affairs, draft)) == {"BBB": costs, "CCC": costs, "DDD": 0.0}, "once, however often it is named"
    assert doors(joined(affairs, "DDD", draft)) == {"BBB": 0.0, "CCC": 0.0, "DDD": costs}
    assert doors(joined(affairs, "AAA", draft)) == dict.fromkeys(("BBB", "CCC", "DDD"), 0.0)


def test_a_draft_counts_for_its_first_sponsor() -> None:
    affairs, index = affairs_of(replace(begin(CASE), day=1)), slots(CASE.setting).index
    draft = DraftResolution("S/1", "strait", "strait", ("BBB", "CCC"), (a.Clause("opens", a.Verb.URGES),), 1)
    world = tabled(affairs, draft).world
    assert [world.numbers[index[f"tabled[{each}]"]] for each in ("AAA", "BBB", "CCC")] == [0.0, 1.0, 0.0]


def test_a_ruling_that_stands_cools_the_presidents_relations_with_those_who_voted_to_overrule_it() -> None:
    affairs = affairs_of(replace(begin(CASE), day=1))
    ballots = {"AAA": Ballot.IN_FAVOUR, "BBB": Ballot.AGAINST, "CCC": Ballot.IN_FAVOUR, "DDD": Ballot.ABSTAINING}
    world, index = ruled(affairs, "AAA", ballots).world, slots(CASE.setting).index
    moved = {name for name, place in index.items() if world.numbers[place] != affairs.world.numbers[place]}
    assert moved == {"relation[AAA,CCC]", "relation[CCC,AAA]"}
    assert all(
        world.numbers[index[each]] == affairs.number(each) + RULING_RELATIONS < affairs.number(each) for each in moved
    )


def test_the_talks_are_endorsed_once() -> None:
    bank = {each.id: replace(each, endorses_talks=each.id == "talks") for each in CASE.remit.bank}
    affairs = replace(affairs_of(replace(begin(CASE), day=1)), bank=bank)
    ballots = dict.fromkeys(CASE.remit.council.seats, Ballot.IN_FAVOUR)
    endorsed = []
    for paragraph in ("opens", "talks", "talks"):
        draft = DraftResolution("S/1", "strait", "strait", ("BBB",), (a.Clause(paragraph, a.Verb.URGES),), 1)
        told = voted(affairs, draft, ballots, adopted=True)
        endorsed.append(sum(isinstance(each, PackageEndorsed) for each in told))
        affairs = replace(affairs, world=told.world)
    assert endorsed == [0, 1, 0] and affairs.world.endorsed


def test_what_a_special_session_costs_goes_by_the_share_of_the_council_that_called_it() -> None:
    weights = replace(CASE.setting.weights, cost="clashes")
    affairs = replace(affairs_of(replace(begin(CASE), day=1)), setting=replace(CASE.setting, weights=weights))

    def cost(in_favour: int, size: int) -> float:
        told = session_called(replace(affairs, size=size), dict.fromkeys(CASE.seats[:in_favour], Ballot.IN_FAVOUR))
        return told.world.numbers[slots(CASE.setting).index["clashes"]] - affairs.number("clashes")

    assert cost(3, 5) == pytest.approx(cost(9, 15)) != 0.0
    assert cost(12, 15) == pytest.approx(cost(9, 15) * 4 / 3)


def corridor_with_a_draft(*, cosponsored: bool) -> State:
    """Return a morning on which BBB has tabled a text that condemns AAA, and DDD, if it is said so, has joined it."""
    state = step(begin(DOORS), SECRETARIAT, OpenDay(), Dice(0, 0, "morning"))[1]
    text = (a.Clause("blames", a.Verb.CONDEMNS),)
    state = step(state, "BBB", a.TableDraft("strait", "strait", text), Dice(0, 1, "corridor"))[1]
    symbol = state.proceedings.papers.drafts[0].symbol
    return step(state, "DDD", a.Cosponsor(symbol), Dice(0, 1, "corridor"))[1] if cosponsored else state


@pytest.mark.parametrize("cosponsored", [True, False])
def test_who_joins_a_text_that_condemns_a_state_pays_for_it_in_a_game_too(cosponsored: bool) -> None:
    assert doors(corridor_with_a_draft(cosponsored=cosponsored)) == {"BBB": -1.0, "CCC": 0.0, "DDD": -1.0 * cosponsored}


@pytest.mark.parametrize("cosponsored", [True, False])
def test_promises_on_a_withdrawn_draft_lapse_unless_a_cosponsor_may_take_it_over(cosponsored: bool) -> None:
    state = corridor_with_a_draft(cosponsored=cosponsored)
    draft = state.proceedings.papers.drafts[0].symbol
    promise = Promise(PromiseKind.BALLOT, draft, "in_favour")
    pact = Understanding(0, "BBB", ("CCC",), promise, None, False, 1, 3, ("CCC",), ClaimState.ACCEPTED)
    state = replace(state, world=replace(state.world, understandings=(pact,)))
    events, _ = step(state, "BBB", a.WithdrawDraft(draft), Dice(0, 1, "corridor"))
    judged = [(each.member, each.state) for each in events if isinstance(each, PromiseJudged)]
    assert judged == ([] if cosponsored else [("CCC", ClaimState.LAPSED)])
