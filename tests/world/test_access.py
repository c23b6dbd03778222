"""Access to capitals, refused monitors, burnt sources and the Assembly's vote: what each costs, and what follows."""

import pytest
from msgspec.structs import replace

from game.council.assembly import recommends
from game.terms import Dice
from game.world import access, field
from game.world.acts import Accusing, AdviseCapital, Circulating, Counsel, ReleaseEvidence, Telephone
from game.world.corridor import deed_events, frames, releasable
from game.world.events import AssemblyVoted, CouncilCounted, MonitorsRefused
from game.world.facts import ClaimState, World
from game.world.gauges import MoveGauge
from game.world.points import points_open
from game.world.setting import Assembly, AssemblyCase, Briefer, Evidence, Setting
from tests.world.setting_of_three import CHARGES, DECISIONS, EVIDENCE, SEATS, after, begun
from tests.world.test_ledger import marked, morning, number, said

DOORS = {"AAA": {"BBB": 2.0}, "CCC": {"BBB": 3.0}}


def with_doors() -> tuple[Setting, World]:
    return begun(capitals=("BBB",), access=DOORS)


def counsels(world: World, setting: Setting, by: str, day: int) -> tuple[str, ...]:
    """Return the capitals that would hear the seat today, its own being empty."""
    found = frames(world, setting, day, by, 3, drafts=(), members=SEATS).get(AdviseCapital)
    return tuple(dict.fromkeys(each.capital for each in found.each())) if found else ()


def done(world: World, setting: Setting, by: str, deed: object, day: int = 1) -> World:
    return after(world, deed_events(world, setting, day, by, deed), setting, day)


def test_naming_a_state_costs_one_access_and_closes_its_door_for_two_days_more() -> None:
    setting, world = with_doors()
    assert counsels(world, setting, "AAA", 1) == ("BBB",)
    world = said(world, setting, "AAA", Accusing("attack_planned"), day=1)
    assert number(world, setting, "access[AAA,BBB]") == 1
    assert [counsels(world, setting, "AAA", day) for day in (1, 2, 3, 4)] == [(), (), (), ("BBB",)]
    assert counsels(world, setting, "CCC", 1) == ("BBB",), "another's door stays open"


def test_counsel_uses_access_and_without_any_the_door_is_closed() -> None:
    setting, world = with_doors()
    for day in (1, 2):
        world = done(world, setting, "AAA", AdviseCapital(Counsel.RESTRAINT, "BBB"), day)
    assert number(world, setting, "access[AAA,BBB]") == 0
    assert counsels(world, setting, "AAA", 3) == ()
    assert world.counsel == ((1, "AAA", "restraint", "BBB"), (2, "AAA", "restraint", "BBB"))


def test_counsel_is_given_only_to_a_capital_that_has_something_to_decide() -> None:
    setting, world = with_doors()
    assert counsels(world, setting, "BBB", 1) == ("",), "its own mission may always speak to it"
    last = DECISIONS[0].to_day
    assert counsels(world, setting, "AAA", last) == ("BBB",) and counsels(world, setting, "AAA", last + 1) == ()
    carried_out = replace(world, decided=("attack",))
    assert counsels(carried_out, setting, "AAA", 1) == counsels(carried_out, setting, "BBB", 1) == ()
    nothing, empty = begun(capitals=("BBB",), access=DOORS, decisions=())
    assert counsels(empty, nothing, "BBB", 1) == counsels(empty, nothing, "AAA", 1) == ()


def test_a_call_between_ministers_wins_access_back_up_to_what_it_was_and_not_through_a_closed_door() -> None:
    setting, world = with_doors()
    spent = done(world, setting, "AAA", AdviseCapital(Counsel.RESTRAINT, "BBB"))
    called = done(spent, setting, "AAA", Telephone("BBB"))
    assert number(called, setting, "access[AAA,BBB]") == 2
    assert number(done(called, setting, "AAA", Telephone("BBB")), setting, "access[AAA,BBB]") == 2
    shut = said(world, setting, "AAA", Accusing("attack_planned"), day=1)
    assert number(done(shut, setting, "AAA", Telephone("BBB"), 2), setting, "access[AAA,BBB]") == 1
    assert number(done(shut, setting, "AAA", Telephone("BBB"), 4), setting, "access[AAA,BBB]") == 2


@pytest.mark.parametrize("counsel, sign", [(Counsel.RESTRAINT, -1), (Counsel.FIRMNESS, 1)])
def test_counsel_moves_a_capital_by_the_credibility_of_who_gives_it_and_all_others_together_not_without_bound(
    counsel: Counsel, sign: int
) -> None:
    setting, world = with_doors()
    attack, dice = DECISIONS[0], Dice(1, 1, "night")

    def resolve(state: World) -> float:
        return field.resolve(setting, state, attack, 1, dice)

    told = done(world, setting, "AAA", AdviseCapital(counsel, "BBB"))
    moved = resolve(told) - resolve(world)
    assert moved == pytest.approx(sign * setting.weights.counsel_abroad * 0.8)
    many = replace(world, counsel=((1, "AAA", counsel.value, "BBB"),) * 20)
    assert resolve(many) - resolve(world) == pytest.approx(sign * 3.0 * setting.weights.counsel_abroad)
    assert access.open_doors(told, setting, 1, "BBB") == ()


def test_monitors_who_are_refused_access_corroborate_nothing_and_it_is_told_once() -> None:
    shelled = replace(CHARGES[1], truth=0.5, source="", refuted="", contradict="", corroborate="day >= 2", days=9)
    charges = (CHARGES[0], shelled, *CHARGES[2:])
    briefer = Briefer("OBS", "the observers", (), corroborates=("shelled",), access="measure.ceasefire")
    for share, state, times in ((0.0, ClaimState.OPEN, 1), (1.0, ClaimState.CORROBORATED, 0)):
        setting, world = begun(charges=charges, briefers=(briefer,))
        world = marked(world, setting, "measure.ceasefire", share)
        world = said(world, setting, "BBB", Accusing("shelled"))
        number_ = world.ledger[-1].number
        told = []
        for day in (2, 3):
            events = field.morning(world, setting, day, Dice(1, day, "morning"))
            told += [each for each in events if type(each) is MonitorsRefused]
            world = after(world, events, setting, day)
        assert world.ledger[number_].state is state
        assert len(told) == times and world.refused == ("shelled",) * times


def test_releasing_evidence_burns_what_its_holder_has_from_the_same_source() -> None:
    one, other = (replace(EVIDENCE[0], id=each, origin="listening", document=True) for each in ("tape", "photograph"))
    apart = replace(one, id="letter", origin="post")
    setting, world = begun(evidence=(one, other, apart))
    assert releasable(world, setting, 1, "AAA") == ("tape", "photograph", "letter")
    world = done(world, setting, "AAA", ReleaseEvidence("tape"))
    assert releasable(world, setting, 1, "AAA") == ("letter",)
    points = points_open(world, setting, 1, "AAA")
    assert not [each for each in points if getattr(each, "evidence", "") == "photograph"]
    assert Circulating("photograph") not in points and Circulating("letter") in points
    assert [each for each in points if getattr(each, "evidence", "") == "tape"], "what is public can be pointed to"


VOTED = (AssemblyCase(141, 5, 35, 12, "decided.attack"), AssemblyCase(100, 58, 11, 24))


@pytest.mark.parametrize("attacked", [True, False])
def test_the_assembly_votes_by_the_scenarios_figures_some_days_after_it_was_called_and_two_thirds_adopt(
    attacked: bool,
) -> None:
    effects = (MoveGauge(because="the Assembly spoke", indicator="cost", by=7.0),)
    setting, world = begun(assembly=Assembly(VOTED, 2, effects))
    world = marked(world, setting, "decided.attack", float(attacked))
    called = after(world, [CouncilCounted({"session_called": 1.0})], setting, 3)
    assert not field.assembly(world, setting, 9, recommends), "nobody has called it"
    assert not field.assembly(called, setting, 4, recommends), "its day has not come"
    told = field.assembly(called, setting, 5, recommends)
    assert told[0] == AssemblyVoted(*(141, 5, 35, 12) if attacked else (100, 58, 11, 24))
    then = after(called, told, setting, 5)
    moved = number(then, setting, "cost") - number(called, setting, "cost")
    assert moved == (7.0 if attacked else 0.0), "a hundred of 158 is less than two thirds"
    assert not field.assembly(then, setting, 6, recommends), "it votes once"
    assert field.assembly(called, setting, 4, recommends, last=True), "or when the campaign ends"


def test_a_source_that_has_no_name_burns_nothing() -> None:
    one: Evidence = replace(EVIDENCE[0], id="tape", origin="")
    setting, world = begun(evidence=(one, replace(one, id="photograph")))
    world = done(world, setting, "AAA", ReleaseEvidence("tape"))
    assert releasable(world, setting, 1, "AAA") == ("photograph",)
    assert morning(world, setting, 2).released == ("tape",)
