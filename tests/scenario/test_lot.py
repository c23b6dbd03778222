"""Real names by lot: the same interests under other names, and a title that says so."""

from pathlib import Path

import msgspec
import pytest

from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from game.scenario.lot import NOTICE, dealt
from game.scenario.short import shortened
from tests.playthroughs.ilmar import SCENARIOS, scenario

COMMON = SCENARIOS / "common"


@pytest.fixture(scope="module")
def invented() -> Case:
    return shortened(scenario())


@pytest.mark.parametrize("seed", [1, 2])
def test_permanent_seats_go_to_permanent_members_and_the_chair_to_the_president_of_the_month(
    invented: Case, seed: int
) -> None:
    case = dealt(invented, seed, COMMON)
    council = case.remit.council
    assert council.permanent == {"CHN", "FRA", "GBR", "RUS", "USA"}
    assert (council.size, case.remit.presidents) == (15, ((1, "LVA"),))
    assert case.seats[15:] == ("SAR", "MED")
    assert {case.participant[each].name for each in council.permanent} >= {"France", "United Kingdom"}


def test_no_invented_member_is_named_any_more_and_the_title_says_what_was_done(invented: Case) -> None:
    case = dealt(invented, 1, COMMON)
    text = msgspec.json.encode(case).decode()
    names = [invented.participant[each].name for each in invented.remit.council.seats]
    assert [each for each in (*names, *invented.remit.council.seats) if each in text] == []
    assert NOTICE in case.title


def test_the_lot_is_the_seed_s_and_it_deals_interests_whole(invented: Case) -> None:
    one, same, other = (dealt(invented, seed, COMMON) for seed in (1, 1, 2))
    assert one.digest == same.digest != other.digest
    for case in (one, other):
        before = sorted(tuple(sorted(each.positions.items())) for each in invented.profiles)
        assert sorted(tuple(sorted(each.positions.items())) for each in case.profiles) == before


def test_a_game_under_dealt_names_is_played_to_its_end(invented: Case) -> None:
    case = dealt(invented, 3, COMMON)
    game = Game.new(case, 1)
    advance(game, delegations(case, 1), strict=True)
    assert game.ending in {each.id for each in case.setting.endings}


def test_only_an_invented_council_is_dealt(invented: Case) -> None:
    with pytest.raises(ValueError, match="real States"):
        dealt(load(Path(SCENARIOS) / "minsk-2022", COMMON), 1, COMMON)
    with pytest.raises(ValueError, match="another Council"):
        dealt(msgspec.structs.replace(invented, remit=without_one(invented)), 1, COMMON)


def without_one(case: Case):  # type: ignore[no-untyped-def]
    council = case.remit.council
    return msgspec.structs.replace(case.remit, council=msgspec.structs.replace(council, seats=council.seats[:-1]))
