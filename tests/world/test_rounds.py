"""Single rounds of talks: who may call, who is asked, and what a concession does."""

import pytest

from game.terms import OutOfOrder
from game.world import talks
from game.world.acts import AcceptTerms, AnswerCall, CallTalks, EndDay, ProposeTerms, Terms, WalkOut
from game.world.corridor import deed_events
from game.world.evolve import initial
from tests.properties.courses import at_the_table, number, opened
from tests.world.setting_of_three import after, three


def test_a_format_is_called_once_a_day() -> None:
    setting = three()
    world = opened(setting)
    world = after(world, deed_events(world, setting, 1, "AAA", WalkOut()), setting)
    assert talks.callable_formats(world, setting, 1, "AAA") == ("contact_group",)
    assert talks.callable_formats(world, setting, 2, "AAA") == ("quartet", "contact_group")
    with pytest.raises(OutOfOrder, match="called today"):
        deed_events(world, setting, 1, "AAA", CallTalks("quartet"))


def test_a_mediator_may_bridge_but_neither_accepts_nor_walks_out() -> None:
    setting = three()
    world = opened(setting)
    for party in ("AAA", "BBB"):
        assert talks.waiting(world, setting) == (party,)
        world = after(world, deed_events(world, setting, 1, party, EndDay()), setting)
    assert talks.waiting(world, setting) == ("CCC",)
    assert set(talks.frames(world, setting, 1, "CCC")) == {EndDay, ProposeTerms}
    world = after(world, deed_events(world, setting, 1, "CCC", ProposeTerms(Terms(("ceasefire",)))), setting)
    assert world.round is not None and world.round.accepted == () and world.round.polled == ("AAA", "BBB")
    world = after(world, deed_events(world, setting, 1, "AAA", AcceptTerms()), setting)
    assert world.undertakings == ()
    world = after(world, deed_events(world, setting, 1, "BBB", AcceptTerms()), setting)
    assert world.undertakings[0].terms.steps == ("ceasefire",)


def test_a_party_that_declines_the_call_ends_it() -> None:
    setting = three()
    world = initial(setting)
    world = after(world, deed_events(world, setting, 1, "CCC", CallTalks("quartet")), setting)
    assert talks.waiting(world, setting) == ("AAA", "BBB")
    world = after(world, deed_events(world, setting, 1, "BBB", AnswerCall("quartet", False)), setting)
    assert world.round is None and number(world, setting, "talks.quartet.rounds") == 0


def test_a_concession_on_two_issues_makes_the_deciding_capital_wait() -> None:
    setting = three()
    waits = []
    for steps in (("ceasefire",), ("ceasefire", "weapons")):
        world = at_the_table(setting, steps=steps)
        waits.append(after(world, deed_events(world, setting, 1, "BBB", AcceptTerms()), setting).waits)
    assert waits == [{}, {"attack": 3}]
