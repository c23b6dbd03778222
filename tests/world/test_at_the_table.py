"""What is remembered of a round of talks: who refused what, and who is thought to have broken it."""

from collections import Counter

import pytest
from msgspec.structs import replace

from game.terms import Dice
from game.world.acts import EndDay, ProposeTerms, Terms, WalkOut
from game.world.breaches import broken_by
from game.world.corridor import deed_events
from game.world.facts import Undertaking
from game.world.unfolding import Unfolding
from tests.properties.courses import at_the_table
from tests.world.setting_of_three import after, begun, three

TABLE = Terms(("ceasefire",))


@pytest.mark.parametrize(
    "deed",
    [EndDay(), WalkOut(), ProposeTerms(Terms(("weapons",)))],
    ids=["letting the turn go by", "walking out", "other terms"],
)
def test_whatever_else_a_party_does_with_terms_on_the_table_refuses_them(deed: object) -> None:
    setting = three()
    world = at_the_table(setting, steps=TABLE.steps)
    before = len(world.bids)
    later = after(world, deed_events(world, setting, 1, "BBB", deed), setting)
    told = [(each.by, each.terms, each.accepts) for each in later.bids[before:]]
    assert ("BBB", TABLE, False) in told
    assert [each for each in told if each[0] != "BBB"] == []


def found(gains: dict[str, float]) -> Counter:
    """Return how often each party is found to have broken an undertaking, of a thousand that were broken."""
    measures = tuple(
        replace(each, values=gains) if each.id == "ceasefire" else each for each in three().measures
    )
    setting, world = begun(measures=measures)
    form = setting.format["quartet"]
    unfolding = Unfolding(world, setting, 1)
    return Counter(
        broken_by(unfolding, Undertaking(0, "quartet", TABLE, ("AAA", "BBB"), 1), form, Dice(seed, 1, "night"))
        for seed in range(1000)
    )


def test_who_had_less_to_gain_is_the_one_more_often_found_to_have_broken_it() -> None:
    even, uneven = found({"AAA": 1.0, "BBB": 1.0}), found({"AAA": 0.0, "BBB": 1.0})
    assert even["AAA"] == pytest.approx(even["BBB"], rel=0.2)
    assert uneven["AAA"] == pytest.approx(2 * uneven["BBB"], rel=0.25)
    for each in (even, uneven):
        assert each[""] == pytest.approx(250, rel=0.2), "monitors cannot tell in one case of four"
