"""The ledger: what is staked, what comes due, and that credibility follows it and nothing else."""

import pytest
from msgspec.structs import replace

from game.terms import Dice
from game.world import events as ev
from game.world import field
from game.world.acts import (
    Accepting,
    Accusing,
    AnyPoint,
    Circulating,
    Confidence,
    Demanding,
    Denying,
    Offering,
    Prebutting,
    Rebutting,
    Refusing,
    Stating,
)
from game.world.facts import ClaimState, Notes, World
from game.world.ledger import unanswered
from game.world.setting import Setting
from game.world.sight import Confided, seen, setting_of
from game.world.slots import slots
from game.world.speech import SHARES, point_key, points_open, refusal, speech_events
from tests.world.setting_of_three import CERTAIN, CHARGES, LIKELY, POSSIBLE, after, begun

MEETING = "SIM/PV.1"


def said(world: World, setting: Setting, by: str, *points: object, day: int = 1) -> World:
    """Return the world after a speech whose points were open."""
    assert refusal(world, setting, day, by, points) is None
    return after(world, speech_events(world, setting, day, by, points, meeting=MEETING), setting, day)


def number(world: World, setting: Setting, slot: str) -> float:
    return world.numbers[slots(setting).index[slot]]


def marked(world: World, setting: Setting, slot: str, value: float = 1.0) -> World:
    """Return the world with one number set, as an author's event would."""
    by = value - number(world, setting, slot)
    return after(world, [ev.NumbersMoved((ev.Change(slot, by, "a test"),))], setting)


def morning(world: World, setting: Setting, day: int) -> World:
    return after(world, field.morning(world, setting, day, Dice(1, day, "morning")), setting, day)


@pytest.mark.parametrize(
    ("confidence", "won", "lost"), [(POSSIBLE, 2.0, 1.0), (LIKELY, 5.0, 4.0), (CERTAIN, 8.0, 12.0)]
)
def test_a_claim_stakes_credibility_by_its_confidence(confidence: Confidence, won: float, lost: float) -> None:
    setting, world = begun(happenings=())
    world = said(world, setting, "AAA", Accusing("attack_planned", confidence))
    before = number(world, setting, "credibility[AAA]")

    borne_out = morning(marked(world, setting, "decided.attack"), setting, 2)
    assert borne_out.ledger[2].state is ClaimState.BORNE_OUT
    assert number(borne_out, setting, "credibility[AAA]") == before + won

    refuted = morning(marked(world, setting, "charge.attack_planned.refuted"), setting, 2)
    assert refuted.ledger[2].state is ClaimState.REFUTED
    assert number(refuted, setting, "credibility[AAA]") == before - lost

    lapsed = morning(world, setting, 5)
    assert lapsed.ledger[2].state is ClaimState.LAPSED
    assert number(lapsed, setting, "credibility[AAA]") == before - lost / 2


def test_a_warning_does_not_lapse_before_its_date() -> None:
    setting, world = begun(happenings=())
    world = said(world, setting, "AAA", Accusing("attack_planned"))
    assert morning(world, setting, 4).ledger[2].state is ClaimState.OPEN


def test_every_change_of_credibility_names_an_entry_of_the_ledger() -> None:
    setting, world = begun()
    world = said(world, setting, "AAA", Accusing("attack_planned", CERTAIN), Demanding("declare_and_withdraw"))
    world = said(world, setting, "BBB", Denying(2), Accusing("shelled", CERTAIN))
    world = marked(marked(world, setting, "decided.attack"), setting, "flag.monitors_spoke")
    moved = [
        change
        for event in field.morning(world, setting, 2, Dice(1, 2, "morning"))
        if isinstance(event, ev.NumbersMoved)
        for change in event.changes
        if change.slot.startswith("credibility")
    ]
    assert {change.slot for change in moved} == {"credibility[AAA]", "credibility[BBB]"}
    assert all(change.because.startswith("claim ") for change in moved)


def test_a_denial_is_refuted_when_the_charge_is_borne_out() -> None:
    setting, world = begun(happenings=())
    world = said(world, setting, "AAA", Accusing("attack_planned"))
    world = said(world, setting, "BBB", Denying(2))
    assert world.ledger[2].state is ClaimState.CONTESTED and world.ledger[2].answered
    before = number(world, setting, "credibility[BBB]")
    world = morning(marked(world, setting, "decided.attack"), setting, 2)
    assert world.ledger[3].state is ClaimState.REFUTED
    assert number(world, setting, "credibility[BBB]") == before - 4


def test_a_delegation_makes_a_charge_once_unless_more_surely_or_with_new_evidence() -> None:
    setting, world = begun()
    world = said(world, setting, "AAA", Accusing("attack_planned", LIKELY))
    again = {each for each in points_open(world, setting, 1, "AAA", False) if isinstance(each, Accusing)}
    about = {each for each in again if each.charge == "attack_planned"}
    assert about == {
        Accusing("attack_planned", CERTAIN),
        *(Accusing("attack_planned", confidence, "photographs") for confidence in Confidence),
    }
    world = said(world, setting, "AAA", Accusing("attack_planned", CERTAIN, "photographs"))
    assert world.ledger[2].state is ClaimState.WITHDRAWN
    assert world.released == ("photographs",)
    about_now = [each for each in points_open(world, setting, 1, "AAA", False) if isinstance(each, Accusing)]
    assert all(each.charge != "attack_planned" for each in about_now)
    third_day = points_open(world, setting, 3, "AAA", False)
    assert Accusing("attack_planned", POSSIBLE, "logbook") in third_day


def test_a_charge_that_is_known_is_not_made_again() -> None:
    setting, world = begun()
    known = marked(world, setting, "charge.attack_planned.borne_out")
    open_before = points_open(world, setting, 1, "AAA", False)
    assert Accusing("attack_planned", LIKELY) in open_before
    assert all(getattr(p, "charge", "") != "attack_planned" for p in points_open(known, setting, 1, "AAA", False))


def test_what_nobody_answers_by_the_end_of_the_meeting_counts_half_as_much_again() -> None:
    setting, world = begun()
    start = number(world, setting, "cost")
    world = said(world, setting, "AAA", Accusing("attack_planned", LIKELY))
    moved = number(world, setting, "cost") - start
    assert moved == pytest.approx(2.0 * 2 * 0.8)
    later = after(world, unanswered(world, setting, 1, MEETING), setting)
    assert number(later, setting, "cost") - start == pytest.approx(1.5 * moved)
    denied = said(world, setting, "BBB", Denying(2))
    assert unanswered(denied, setting, 1, MEETING) == []
    assert unanswered(world, setting, 1, "SIM/PV.2") == []


def test_confidence_multiplies_what_a_charge_does_today() -> None:
    moves = []
    for confidence in (POSSIBLE, LIKELY, CERTAIN):
        setting, world = begun()
        start = number(world, setting, "cost")
        moves.append(
            number(said(world, setting, "AAA", Accusing("attack_planned", confidence)), setting, "cost") - start
        )
    assert moves == pytest.approx([moves[0], 2 * moves[0], 3 * moves[0]])


@pytest.mark.parametrize("others", [0, 1, 2, 3])
def test_each_point_weighs_less_the_more_there_are(others: int) -> None:
    setting, world = begun()
    start = number(world, setting, "cost")
    more = (Stating("order", 1), Offering("ministers_meet"), Accusing("crossed", CERTAIN))[:others]
    world = said(world, setting, "AAA", Accusing("attack_planned"), *more)
    assert number(world, setting, "cost") - start == pytest.approx(3.2 * SHARES[others])


def test_a_charge_foretold_is_worth_less_by_the_credibility_of_who_foretold_it() -> None:
    setting, world = begun()
    plain = number(said(world, setting, "BBB", Accusing("shelled")), setting, "pretext") - 50
    warned = said(world, setting, "CCC", Prebutting("shelled"))
    credibility = number(warned, setting, "credibility[CCC]")
    warned = said(warned, setting, "BBB", Accusing("shelled"))
    assert number(warned, setting, "pretext") - 50 == pytest.approx(plain * (1 - 0.6 * credibility / 100))
    assert warned.ledger[2].state is ClaimState.BORNE_OUT
    assert Prebutting("shelled") not in points_open(warned, setting, 1, "CCC", False)


def test_the_accused_and_the_accuser_draw_apart() -> None:
    setting, world = begun()
    world = said(world, setting, "AAA", Accusing("attack_planned"))
    assert number(world, setting, "relation[AAA,BBB]") == -53.0
    assert number(world, setting, "relation[BBB,AAA]") == -3.0


def test_a_demand_is_met_by_a_declaration_and_a_demonstration() -> None:
    setting, world = begun(happenings=())
    world = said(world, setting, "AAA", Demanding("declare_and_withdraw"))
    assert morning(marked(world, setting, "troops", 90), setting, 2).ledger[2].state is ClaimState.OPEN
    accepted = said(world, setting, "BBB", Accepting(2))
    assert morning(accepted, setting, 2).ledger[2].state is ClaimState.ACCEPTED
    met = morning(marked(accepted, setting, "troops", 90), setting, 2)
    assert met.ledger[2].state is ClaimState.KEPT
    assert number(met, setting, "demand.declare_and_withdraw.met") == 1
    assert world.ledger[2].due == 4, "its last day, which counts to its end"
    assert morning(accepted, setting, 4).ledger[2].state is ClaimState.ACCEPTED
    assert morning(world, setting, 4).ledger[2].state is ClaimState.OPEN
    broken = morning(marked(morning(accepted, setting, 4), setting, "troops", 90), setting, 5)
    assert broken.ledger[2].state is ClaimState.BROKEN, "what the last night brings comes too late"
    assert number(broken, setting, "credibility[BBB]") == 50 - 6
    assert morning(world, setting, 5).ledger[2].state is ClaimState.LAPSED


def test_a_demand_refused_in_the_record_costs_what_its_author_wrote() -> None:
    setting, world = begun()
    world = said(world, setting, "AAA", Demanding("declare_and_withdraw"))
    before = number(world, setting, "cost")
    world = said(world, setting, "BBB", Refusing(2))
    assert world.ledger[2].state is ClaimState.REFUSED
    assert number(world, setting, "cost") == before + 3
    assert Demanding("declare_and_withdraw") not in points_open(world, setting, 1, "AAA", False)


@pytest.mark.parametrize(("spoiled", "state", "credit"), [(0, ClaimState.KEPT, 3.0), (1, ClaimState.BROKEN, -6.0)])
def test_an_offer_accepted_is_kept_or_broken_on_its_day(spoiled: int, state: ClaimState, credit: float) -> None:
    setting, world = begun(happenings=())
    world = said(world, setting, "AAA", Offering("ministers_meet"))
    world = marked(said(world, setting, "BBB", Accepting(2)), setting, "flag.monitors_spoke", spoiled)
    assert morning(world, setting, 2).ledger[2].state is ClaimState.ACCEPTED
    world = morning(world, setting, 3)
    assert world.ledger[2].state is state
    assert number(world, setting, "credibility[AAA]") == 80 + credit
    assert number(world, setting, f"offer.ministers_meet.{state.value}") == 1


def test_sound_evidence_of_independent_monitors_is_corroborated_and_burnt() -> None:
    setting, world = begun(happenings=())
    world = said(world, setting, "BBB", Circulating("dossier"))
    assert world.ledger[2].kind == "document" and world.released == ("dossier",)
    assert Circulating("dossier") not in points_open(world, setting, 1, "BBB", False)
    world = said(world, setting, "CCC", Rebutting(2, "patrol_report"))
    assert world.released == ("dossier", "patrol_report")
    world = morning(world, setting, 2)
    assert world.ledger[2].state is ClaimState.CONTRADICTED


def test_the_settled_truth_is_never_drawn() -> None:
    setting, _ = begun()
    drawn = [field.hidden(setting, Dice(seed)).hidden for seed in range(40)]
    assert all(set(each.truths) == {"attack_planned"} for each in drawn)
    assert {each.truths["attack_planned"] for each in drawn} == {True, False}
    assert all("patrol_report" not in each.sound for each in drawn)


def test_a_charge_without_conditions_is_judged_by_its_truth_on_its_date() -> None:
    charges = tuple(replace(each, days=2) for each in CHARGES)
    setting, world = begun(happenings=(), charges=charges)
    assert [each.state for each in world.ledger] == [ClaimState.CONTESTED, ClaimState.OPEN]
    assert morning(world, setting, 1).ledger[0].state is ClaimState.CONTESTED
    world = morning(world, setting, 2)
    assert [each.state for each in world.ledger] == [ClaimState.BORNE_OUT, ClaimState.REFUTED]


def test_no_two_points_of_a_speech_are_about_the_same() -> None:
    setting, world = begun()
    points = (Accusing("attack_planned", LIKELY), Accusing("attack_planned", CERTAIN))
    assert point_key(points[0]) == point_key(points[1])
    assert refusal(world, setting, 1, "AAA", points) is not None
    assert refusal(world, setting, 1, "AAA", ()) is not None
    assert refusal(world, setting, 1, "BBB", points[:1]) is not None


def test_a_reply_opens_no_new_business() -> None:
    setting, world = begun()
    kinds = {type(each) for each in points_open(world, setting, 1, "AAA", True)}
    assert kinds == {Stating, Accusing}
    assert {Demanding, Offering} <= {type(each) for each in points_open(world, setting, 1, "AAA", False)}


def test_the_points_open_are_found_again_while_the_ledger_stands() -> None:
    setting, world = begun()
    notes = Notes({})

    def open_now(then: World) -> tuple[AnyPoint, ...]:
        known = seen(then, setting, 1, "AAA", Confided(), notes)
        return points_open(known, setting_of(setting, "AAA"), 1, "AAA", False)

    first = open_now(world)
    assert first == points_open(world, setting, 1, "AAA", False)
    assert open_now(marked(world, setting, "tension", 3)) is first
    assert open_now(said(world, setting, "AAA", Accusing("crossed", CERTAIN))) != first
