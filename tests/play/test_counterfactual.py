"""The same days with the same dice without a claim: what is tried is fair, and says no more than it can."""

import pytest
from msgspec.structs import replace

from game.debrief.history import History
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.counterfactual import WARNINGS, Verdict, counterfactual, replayed_whole
from game.play.game import Game
from game.world.events import ClaimEntered
from game.world.facts import Claim
from game.world.setting import Setting
from tests import whole
from tests.play.conftest import Player


def led(case: Case, seed: int) -> Game:
    game = Game.new(case, seed)
    advance(game, delegations(case, seed), strict=True)
    return game


def made(game: Game) -> list[Claim]:
    """Return the charges and foretellings that acts of the game entered in the ledger."""
    events = (event for record in game.records for event in record.events)
    return [event.claim for event in events if isinstance(event, ClaimEntered) and event.claim.kind in WARNINGS]


@pytest.fixture(scope="module")
def games() -> list[Game]:
    return [whole.led(1)]


@pytest.fixture(scope="module")
def drawn(case: Case) -> list[Game]:
    return [led(case, seed) for seed in range(4)]


def test_with_nothing_left_out_the_same_game_comes_again(games: list[Game], case: Case, play_on: Player) -> None:
    for game in [*games, *(play_on(Game.new(case, seed), seed=seed) for seed in range(4))]:
        end, skipped = replayed_whole(game.case, game.seed, game.records)
        assert skipped == ()
        assert end.ending == game.ending
        assert list(end.world.numbers) == list(History(game.case, game.records).state.world.numbers)
        assert end.world.ledger == game.briefing(game.case.seats[0]).ledger


def test_without_a_claim_neither_it_nor_an_answer_to_it_is_in_the_ledger(games: list[Game]) -> None:
    for game in games:
        for claim in made(game)[::9]:
            tried = counterfactual(game.case, game.seed, game.records, claim.number)
            left = [(each.kind, each.by, each.subject) for each in tried.end.world.ledger if each.day]
            kinds = ("accusation", "document") if claim.kind != "prebuttal" else ("prebuttal",)
            assert not [each for each in left if each[0] in kinds and each[1:] == (claim.by, claim.subject)]


def test_what_differs_begins_no_earlier_than_the_claim(games: list[Game]) -> None:
    seen = 0
    for game in games:
        for claim in made(game)[::9]:
            tried = counterfactual(game.case, game.seed, game.records, claim.number)
            seen += len(tried.differences)
            first = min(e.day for e in made(game) if (e.by, e.subject) == (claim.by, claim.subject))
            assert all(each.day > first for each in tried.differences)
    assert seen


def test_a_claim_that_moved_nothing_changes_nothing() -> None:
    case = whole.minsk()
    silent = replace(case, setting=still(case))
    # The latest: what its maker is believed afterwards has no day left on which to tell.
    led_games = ((seed, led(silent, seed)) for seed in range(1, 9))
    found = ((seed, game, [each for each in made(game) if each.kind == "accusation"][-1]) for seed, game in led_games)
    seed, game, claim = next(each for each in found if each[2].day == case.days)
    tried = counterfactual(silent, seed, game.records, claim.number)
    assert tried.differences == ()
    assert tried.with_it == tried.without


def still(case: Case) -> Setting:
    """Return a setting in which nothing that is charged, foretold or released moves an indicator."""
    setting = case.setting
    bare = {"on_made": (), "on_answered": (), "on_borne_out": (), "on_refuted": ()}
    drivers = {"tension", "pretext", "cost"}
    return replace(
        setting,
        charges=tuple(replace(each, **bare) for each in setting.charges),
        evidence=tuple(replace(each, on_released=()) for each in setting.evidence),
        weights=replace(setting.weights, **dict.fromkeys(drivers, "")),
    )


def test_every_verdict_follows_from_whether_it_came(games: list[Game], drawn: list[Game]) -> None:
    seen = set()
    for game in games + drawn:
        for claim in made(game)[::7]:
            tried = counterfactual(game.case, game.seed, game.records, claim.number)
            seen.add(tried.verdict)
            came = bool(tried.with_it.came), bool(tried.without.came)
            assert {
                (True, True): tried.verdict is Verdict.ANYWAY,
                (False, True): tried.verdict is Verdict.WORKED,
                (True, False): tried.verdict is Verdict.ONLY_HERE,
                (False, False): tried.verdict in (Verdict.WRONG, Verdict.OPEN),
            }[came]
    assert {Verdict.ANYWAY, Verdict.WRONG} <= seen


def test_a_claim_that_waits_for_its_day_when_the_game_ends_is_not_called_wrong(games: list[Game]) -> None:
    for game in games:
        ledger = {each.number: each for each in game.briefing(game.case.seats[0]).ledger}
        for claim in made(game)[::8]:
            if ledger[claim.number].state.value in ("open", "contested", "corroborated", "contradicted"):
                tried = counterfactual(game.case, game.seed, game.records, claim.number)
                assert tried.verdict is not Verdict.WRONG


def test_most_of_what_others_did_is_still_done(games: list[Game]) -> None:
    for game in games:
        tried = [counterfactual(game.case, game.seed, game.records, each.number) for each in made(game)[::8]]
        assert all(len(each.skipped) <= 0.1 * len(game.records) for each in tried)


def test_what_was_never_claimed_in_play_is_refused(games: list[Game]) -> None:
    game = games[0]
    with pytest.raises(ValueError, match="no act of this game"):
        counterfactual(game.case, game.seed, game.records, 9_999)
    standing = next(each.number for each in game.briefing(game.case.seats[0]).ledger if each.day == 0)
    with pytest.raises(ValueError, match="no act of this game"):
        counterfactual(game.case, game.seed, game.records, standing)


def test_a_demand_is_no_warning(games: list[Game]) -> None:
    game = games[0]
    demand = next(each for each in game.briefing(game.case.seats[0]).ledger if each.kind == "demand" and each.day)
    with pytest.raises(ValueError, match="is no charge but demand"):
        counterfactual(game.case, game.seed, game.records, demand.number)
