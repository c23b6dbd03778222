"""Stories of what was agreed and then not carried out: what fell back, what is put on the record, what is contested."""

import pytest
from msgspec.structs import replace

from game.terms import Dice
from game.world import events as ev
from game.world import field
from game.world.acts import AcceptTerms, ContestSignature, RecordBreach
from game.world.breaches import recordable
from game.world.corridor import deed_events
from game.world.effects import breach
from game.world.facts import Breach, ClaimState, World
from game.world.setting import Setting
from game.world.unfolding import Unfolding
from tests.properties.courses import at_the_table
from tests.world.setting_of_three import FORMATS, after, night_dice, three
from tests.world.test_ledger import marked, number

SURE = three(formats=tuple(replace(each, honoured=1.0) for each in FORMATS))
"""The same three States, and a field that honours whatever is agreed."""


def signed(setting: Setting, *steps: str, as_participant: bool = False, met: str = "") -> World:
    """Return the world in which AAA and BBB have agreed on these steps, with one measure complete before."""
    world = at_the_table(setting, steps=steps, met=met)
    return after(world, deed_events(world, setting, 1, "BBB", AcceptTerms(as_participant)), setting)


def come_due(world: World, setting: Setting) -> list[ev.Happened]:
    """Return the night in which what was agreed on day 1 is judged."""
    return field.night(world, setting, 2, night_dice(1, 2))


@pytest.mark.parametrize("fell_back", [False, True])
def test_a_step_whose_requirement_has_fallen_back_by_a_breach_is_not_carried_out_when_it_is_due(
    fell_back: bool,
) -> None:
    world = signed(SURE, "dialogue", met="weapons")
    if fell_back:
        unfolding = Unfolding(world, SURE, 1)
        breach(unfolding, "weapons", 0.5, "weapons were brought back")
        world = unfolding.told().world
        assert number(world, SURE, "measure.weapons") == 0.5
    events = come_due(world, SURE)
    judged = next(each for each in events if isinstance(each, ev.UndertakingJudged))
    later = after(world, events, SURE, 2)
    assert judged.kept and later.ledger[judged.claim].state is ClaimState.KEPT
    assert number(later, SURE, "measure.dialogue") == (0.0 if fell_back else 0.5)
    moved = [each.measure for each in events if isinstance(each, ev.MeasureMoved)]
    assert moved == ([] if fell_back else ["dialogue"])


def found(setting: Setting, *, contested: bool) -> World:
    """Return the world in which monitors have found that BBB broke an undertaking."""
    world = marked(signed(setting, "ceasefire"), setting, "credibility[BBB]", 50.0)
    broken = Breach(0, 2, ("ceasefire",), "BBB", "quartet", 0, contested=contested)
    return after(world, [ev.BreachFound(broken)], setting, 2)


@pytest.mark.parametrize(("contested", "cost"), [(False, 4.0), (True, 8.0)])
def test_a_breach_on_the_record_costs_its_author_credibility_and_twice_where_its_signature_was_contested(
    contested: bool, cost: float
) -> None:
    setting = three()
    world = found(setting, contested=contested)
    later = after(world, deed_events(world, setting, 2, "AAA", RecordBreach(0)), setting, 2)
    assert number(later, setting, "credibility[BBB]") == number(world, setting, "credibility[BBB]") - cost
    assert number(later, setting, "credibility[AAA]") == number(world, setting, "credibility[AAA]")
    for pair in ("AAA,BBB", "BBB,AAA"):
        assert number(later, setting, f"relation[{pair}]") == number(world, setting, f"relation[{pair}]") - 4.0
    assert later.ledger[-1].kind == "breach" and later.ledger[-1].state is ClaimState.BORNE_OUT


def test_a_breach_is_put_on_the_record_once_by_each_and_costs_credibility_once() -> None:
    setting = three()
    world = found(setting, contested=False)
    world = after(world, [ev.BreachPutOnRecord(0, "CCC", 0)], setting, 2)
    later = after(world, deed_events(world, setting, 2, "AAA", RecordBreach(0)), setting, 2)
    assert later.breaches[0].on_record == ("CCC", "AAA")
    assert number(later, setting, "credibility[BBB]") == number(world, setting, "credibility[BBB]")
    assert number(later, setting, "relation[AAA,BBB]") == number(world, setting, "relation[AAA,BBB]") - 4.0
    assert recordable(world, setting, 2, "AAA") == (0,) and recordable(later, setting, 2, "AAA") == ()


def test_contesting_a_signature_cools_relations_by_three_and_costs_no_credibility() -> None:
    setting = three()
    world = signed(setting, "ceasefire", as_participant=True)
    claim = world.undertakings[0].claim
    later = after(world, deed_events(world, setting, 1, "AAA", ContestSignature(claim)), setting)
    for pair in ("AAA,BBB", "BBB,AAA"):
        assert number(later, setting, f"relation[{pair}]") == number(world, setting, f"relation[{pair}]") - 3.0
    for seat in ("AAA", "BBB"):
        assert number(later, setting, f"credibility[{seat}]") == number(world, setting, f"credibility[{seat}]")
    assert later.undertakings[0].contested and later.ledger[-1].kind == "contest"


def test_who_signed_as_a_participant_and_was_contested_is_found_to_have_been_told() -> None:
    setting = three()
    plain = signed(setting, "ceasefire", as_participant=True)
    contest = deed_events(plain, setting, 1, "AAA", ContestSignature(plain.undertakings[0].claim))
    seen = {False: set(), True: set()}
    for seed in range(60):
        for told, world in ((False, plain), (True, after(plain, contest, setting))):
            night = field.night(world, setting, 2, Dice(seed, 2, "night"))
            seen[told] |= {(e.breach.by, e.breach.contested) for e in night if isinstance(e, ev.BreachFound)}
    assert ("BBB", False) in seen[False] and ("BBB", True) in seen[True] and ("BBB", False) not in seen[True]
    assert not any(contested for by, contested in seen[True] if by != "BBB")
