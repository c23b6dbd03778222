"""A veto costs more the more members it stopped, as shares of the Council; one that stopped few is cheered."""

import pytest

from game.world.reactions import REPEATED, veto_price
from game.world.setting import Weights


@pytest.mark.parametrize("size", [11, 13, 15])
def test_a_veto_costs_more_the_more_it_stopped(size: int) -> None:
    prices = [veto_price(Weights(), in_favour, size) for in_favour in range(size)]
    costly = [each for each in prices if each > 0]
    assert sorted(costly) == costly and len(set(costly)) == 2, "many, or some"
    first = prices.index(costly[0])
    assert all(each <= 0 for each in prices[:first]) and min(prices) < 0, "what few wanted is not missed"


def test_the_same_share_of_the_council_costs_the_same() -> None:
    for in_favour in range(6):
        assert veto_price(Weights(), in_favour, 5) == veto_price(Weights(), 3 * in_favour, 15)


def test_a_veto_of_the_same_text_costs_less() -> None:
    for in_favour in range(15):
        first, again = (veto_price(Weights(), in_favour, 15, again=again) for again in (False, True))
        assert again == pytest.approx(first * REPEATED) and abs(again) <= abs(first)
