"""Figures that follow from figures: ranges, degrees, the bars of a night, what a foretelling and a settlement bring."""

from array import array
from random import Random

import pytest
from msgspec.structs import replace

from game.terms import Dice
from game.world import events as ev
from game.world import field, talks
from game.world.acts import AcceptTerms, Accusing, Prebutting, ProposeTerms, Terms
from game.world.conditions import degree
from game.world.corridor import deed_events
from game.world.effects import apply
from game.world.evolve import initial
from game.world.facts import ClaimState
from game.world.gauges import Effect, SetFlag, SettleCharge
from game.world.points import points_at_most, points_open
from game.world.ranges import may_hold
from game.world.setting import Briefer
from game.world.slots import slots
from game.world.speech import SHARES, speech_events
from game.world.unfolding import Unfolding
from tests.properties.courses import opened
from tests.world.setting_of_three import CERTAIN, after, begun, night_dice, three
from tests.world.test_field import changes
from tests.world.test_ledger import marked, number, said

SETTING = three()
INDEX = slots(SETTING).index


def ranges(**spans: tuple[float, float]) -> tuple[array, array]:
    """Return low and high numbers: those named within their spans, all others as they are at the start."""
    low, high = array("d", initial(SETTING).numbers), array("d", initial(SETTING).numbers)
    for name, (least, most) in spans.items():
        low[INDEX[name]], high[INDEX[name]] = least, most
    return low, high


@pytest.mark.parametrize(
    ("figure", "least", "most"),
    [
        ("tension", 10, 20),
        ("tension + troops", 40, 60),
        ("troops - tension", 10, 30),
        ("tension * troops", 300, 800),
        ("tension / 4", 2.5, 5),
        ("-tension", -20, -10),
        ("abs(tension - 15)", 0, 5),
        ("abs(tension - 40)", 20, 30),
        ("min(tension, troops)", 10, 20),
        ("max(tension, troops)", 30, 40),
        ("(tension - 15) * troops", -200, 200),
    ],
)
def test_a_figure_over_ranges_reaches_from_its_least_to_its_most_and_no_further(
    figure: str, least: float, most: float
) -> None:
    within = ranges(tension=(10, 20), troops=(30, 40))
    for value in (least, most):
        assert may_hold(f"{figure} <= {value:.6f}", SETTING, within)
        assert may_hold(f"{figure} >= {value:.6f}", SETTING, within)
    assert not may_hold(f"{figure} < {least:.6f}", SETTING, within)
    assert not may_hold(f"{figure} > {most:.6f}", SETTING, within)
    assert may_hold(f"not ({figure} > {least:.6f})", SETTING, within)
    assert not may_hold(f"not ({figure} >= {least:.6f})", SETTING, within)
    assert not may_hold(f"{figure} == {most + 1:.6f}", SETTING, within)
    assert may_hold(f"{figure} != {most:.6f}", SETTING, within)


@pytest.mark.parametrize(
    ("source", "may"),
    [
        ("ALWAYS and NEVER", False), ("ALWAYS and PERHAPS", True),
        ("NEVER or PERHAPS", True), ("NEVER or NEVER", False),
        ("not (ALWAYS and PERHAPS)", True), ("not (ALWAYS and ALWAYS)", False), ("not (ALWAYS or NEVER)", False),
        ("not (PERHAPS or NEVER)", True), ("not (PERHAPS or ALWAYS)", False), ("not (NEVER and ALWAYS)", True),
        ("not (not PERHAPS)", True), ("not (not NEVER)", False),
    ],
)  # fmt: skip
def test_what_always_perhaps_or_never_holds_is_joined_as_logic_has_it(source: str, may: bool) -> None:
    for word, condition in (("ALWAYS", "tension > 5"), ("PERHAPS", "tension > 15"), ("NEVER", "tension > 50")):
        source = source.replace(word, condition)
    assert may_hold(source, SETTING, ranges(tension=(10, 20))) is may


def test_four_points_and_more_weigh_together_what_four_do_and_fewer_a_little_more_each() -> None:
    assert SHARES[:4] == (1.0, 0.7, 0.5, 0.4)
    for count, share in enumerate(SHARES[3:], 4):
        assert share * count == pytest.approx(1.6, abs=1e-5)


@pytest.mark.parametrize(("share", "spoken"), [(0.0, {False}), (1.0, {True}), (0.5, {True, False})])
@pytest.mark.parametrize("place", ["tension", "measure.ceasefire"])
def test_monitors_speak_as_often_as_they_are_let_in(place: str, share: float, spoken: set[bool]) -> None:
    monitors = Briefer("MON", "the monitors", (), corroborates=("attack_planned",), access=place)
    charges = tuple(
        replace(each, corroborate="day >= 2") if each.id == "attack_planned" else each for each in SETTING.charges
    )
    setting, world = begun(briefers=(monitors,), charges=charges, happenings=())
    world = marked(world, setting, place, share * (100.0 if place == "tension" else 1.0))
    world = said(world, setting, "AAA", Accusing("attack_planned"))
    found = set()
    for seed in range(30):
        told = field.morning(world, setting, 2, Dice(seed, 2, "morning"))
        later = after(world, told, setting, 2)
        came = later.ledger[2].state is ClaimState.CORROBORATED
        assert any(isinstance(each, ev.MonitorsRefused) for each in told) is not came
        found.add(came)
    assert found == spoken


@pytest.mark.parametrize("days", [1, 3])
def test_what_was_agreed_is_judged_in_the_night_on_which_it_falls_due_and_never_once_it_has_lapsed(days: int) -> None:
    world = opened(SETTING)
    terms = ProposeTerms(Terms(("ceasefire",), (), days))
    for by, deed in (("AAA", terms), ("BBB", AcceptTerms())):
        world = after(world, deed_events(world, SETTING, 1, by, deed), SETTING)
    (agreed,) = world.undertakings
    lapsed = after(world, [ev.ClaimMoved(agreed.claim, ClaimState.LAPSED, "a test")], SETTING)
    for day in range(1, agreed.due + 1):
        judged = [
            isinstance(each, ev.UndertakingJudged) for each in field.night(world, SETTING, day, night_dice(day, day))
        ]
        assert any(judged) is (day == agreed.due)
        told = field.night(lapsed, SETTING, day, night_dice(day, day))
        assert not any(isinstance(each, ev.UndertakingJudged) for each in told)


def test_a_format_of_no_days_is_judged_in_the_night_that_follows() -> None:
    setting = replace(SETTING, formats=tuple(replace(each, days=0) for each in SETTING.formats))
    world = opened(setting)
    for by, deed in (("AAA", ProposeTerms(Terms(("ceasefire",)))), ("BBB", AcceptTerms())):
        world = after(world, deed_events(world, setting, 1, by, deed), setting)
    told = field.night(world, setting, 1, night_dice(1, 1))
    assert any(isinstance(each, ev.UndertakingJudged) for each in told)


def test_only_a_figure_that_is_fixed_cannot_differ_from_itself() -> None:
    assert not may_hold("tension != 10", SETTING, ranges(tension=(10, 10)))
    assert may_hold("tension != 10", SETTING, ranges(tension=(10, 11)))
    assert may_hold("tension == 10 and troops == 30", SETTING, ranges(tension=(10, 10), troops=(20, 30)))
    assert not may_hold("tension == 10 and troops == 31", SETTING, ranges(tension=(10, 10), troops=(20, 30)))


@pytest.mark.parametrize(("slot", "start", "width"), [("relation[AAA,BBB]", -50.0, 200.0), ("tension", 60.0, 100.0)])
def test_the_way_to_an_aim_nearby_is_a_tenth_of_the_whole_scale(slot: str, start: float, width: float) -> None:
    numbers = initial(SETTING).numbers
    assert numbers[INDEX[slot]] == start
    for share in (0.25, 0.5, 0.75):
        wanted = start + width / 10 * share
        assert degree(f"{slot} >= {wanted}", SETTING, numbers) == pytest.approx(1 - share)


def test_a_night_that_would_fall_below_nothing_says_so_in_a_bar_of_its_own() -> None:
    setting, world = begun()
    world = marked(world, setting, "explosions", 20.0)
    world = after(world, [ev.OrdersGiven("explosions", -50.0, "cease fire")], setting)
    bars = {bar.because: bar.by for bar in changes(field.night(world, setting, 1, night_dice(3)), "explosions")}
    assert "never below 0" in bars
    assert bars["orders given for the night"] < -20.0
    assert field.TRIMMED not in bars
    assert sum(bars.values()) == pytest.approx(-20.0)


def test_who_foretold_what_another_then_charged_is_believed_the_more_for_it_once() -> None:
    setting, world = begun()
    world = said(world, setting, "CCC", Prebutting("shelled"))
    before = number(world, setting, "credibility[CCC]")
    later = said(world, setting, "BBB", Accusing("shelled"), day=2)
    assert number(later, setting, "credibility[CCC]") == before + 5.0
    assert [each.state for each in later.ledger if each.kind == "prebuttal"] == [ClaimState.BORNE_OUT]
    again = after(later, speech_events(later, setting, 3, "BBB", (Accusing("shelled", CERTAIN),), meeting=""), setting)
    assert number(again, setting, "credibility[CCC]") == before + 5.0


@pytest.mark.parametrize(
    ("effect", "slot", "value"),
    [
        (SettleCharge(because="why", charge="shelled", found_true=True), "charge.shelled.borne_out", 1.0),
        (SettleCharge(because="why", charge="shelled", found_true=False), "charge.shelled.refuted", 1.0),
        (SetFlag(because="why", flag="recognised"), "flag.recognised", 1.0),
    ],
)
def test_a_switch_is_thrown_whole_however_small_its_figure(effect: Effect, slot: str, value: float) -> None:
    setting, world = begun()
    unfolding = Unfolding(world, setting, 1)
    apply(unfolding, (effect,), 0.1)
    assert number(after(world, unfolding.told(), setting), setting, slot) == value


def test_a_speech_opens_business_that_a_reply_does_not_and_is_meant_where_neither_is_said() -> None:
    setting, world = begun()
    speech = points_open(world, setting, 1, "AAA")
    assert speech == points_open(world, setting, 1, "AAA", reply=False)
    reply = points_open(world, setting, 1, "AAA", reply=True)
    assert set(reply) < set(speech)
    assert points_at_most(setting, 1, "AAA") == points_at_most(setting, 1, "AAA", reply=False)


def test_terms_are_drawn_with_one_step_to_three_and_on_every_day_that_is_open() -> None:
    frame = talks.frames(opened(SETTING), SETTING, 1, "AAA")[ProposeTerms]
    dice = Random(1)
    drawn = [frame.draw(dice) for _ in range(1500)]
    assert all(map(frame.admits, drawn))
    assert len(frame.movable) >= 3
    assert {len(each.terms.steps) for each in drawn if each.terms.steps} == {1, 2, 3}
    assert {each.terms.days for each in drawn} == set(range(6))
    assert {each.as_participant for each in drawn} == {True, False}
