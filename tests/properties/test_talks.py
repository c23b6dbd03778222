"""The ten properties of talks, over whole random courses of them (game, section 6)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.frames import Openings
from game.terms import Dice, OutOfOrder
from game.world import events as ev
from game.world import field, talks
from game.world.acts import AcceptTerms, AnswerCall, EndDay, ProposeTerms, Terms, WalkOut
from game.world.corridor import deed_events
from game.world.effects import end_format
from game.world.evolve import evolve, initial
from game.world.facts import ClaimState, World
from game.world.reactions import after_vote
from game.world.setting import Setting
from game.world.unfolding import Unfolding
from tests.properties.courses import PEACEFUL, all_of, at_the_table, course, number, progress
from tests.world.setting_of_three import FORMATS, SEATS, after, night_dice, three

seeds = st.integers(0, 1_000_000)
places = st.sampled_from(("crisis", "peaceful", "river uncertain", "river history", "minsk uncertain", "minsk history"))


def test_random_talks_come_to_every_kind_of_end() -> None:
    kinds = {type(event) for seed in range(30) for act in course(seed)[1] for event in act.events}
    assert {ev.RoundAgreed, ev.RoundEnded, ev.TermsProposed, ev.TurnLeft, ev.UndertakingJudged} <= kinds
    assert {ev.MeasureMoved, ev.FormatEnded, ev.DecisionDelayed} <= kinds


@pytest.mark.parametrize("place", ["crisis", "peaceful", "river uncertain", "minsk uncertain", "minsk history"])
def test_parts_waivers_breaches_and_quarrels_occur_in_every_setting(place: str) -> None:
    acts = [act for seed in range(25) for act in course(seed, place)[1]]
    kinds = {type(event) for act in acts for event in act.events}
    assert {ev.PartAccepted, ev.RequirementWaived, ev.BreachFound, ev.BreachPutOnRecord, ev.SignatureContested} <= kinds
    agreed = all_of(acts, ev.RoundAgreed)
    assert any(each.lapsed for each in agreed) and any(each.as_participants for each in agreed)
    assert any(each.terms.waives and not each.terms.steps for each in agreed)


@given(seeds, places)
def test_1_no_measure_advances_without_the_consent_of_all_the_parties(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    accepted: set[str] = set()
    for act in acts:
        for event in act.events:
            if isinstance(event, ev.RoundOpened):
                accepted = set()
            elif isinstance(event, ev.TermsProposed):
                accepted = set() if event.bridging else {event.by}
            elif isinstance(event, ev.PartAccepted):
                accepted = {event.by}
            elif isinstance(event, ev.TermsAccepted):
                accepted.add(event.by)
            elif isinstance(event, ev.RoundAgreed):
                assert accepted == set(setting.format[event.format].parties)
    agreed = {event.claim: event for event in all_of(acts, ev.RoundAgreed)}
    for moved in all_of(acts, ev.MeasureMoved):
        if moved.by > 0:
            assert moved.measure in agreed[moved.claim].terms.steps


@given(seeds, places)
def test_2_progress_moves_when_an_undertaking_is_kept_and_falls_only_by_a_recorded_breach(
    seed: int, place: str
) -> None:
    setting, acts = course(seed, place)
    for act in acts:
        before, later = progress(act.before, setting), progress(act.after, setting)
        moves = [event for event in act.events if isinstance(event, ev.MeasureMoved)]
        kept = {event.claim for event in act.events if isinstance(event, ev.UndertakingJudged) and event.kept}
        found = {each for event in act.events if isinstance(event, ev.BreachFound) for each in event.breach.measures}
        for measure, was in before.items():
            by = sum(move.by for move in moves if move.measure == measure)
            assert later[measure] == pytest.approx(was + by) and 0 <= later[measure] <= 1
        assert all(move.claim in kept if move.by > 0 else move.measure in found and move.because for move in moves)


@given(seeds, places)
def test_3_a_step_whose_requirement_is_not_met_is_taken_only_if_all_parties_waived_it(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    agreed = {event.claim: event for event in all_of(acts, ev.RoundAgreed)}
    for act in acts:
        world = act.before
        for event in act.events:
            if isinstance(event, ev.RequirementWaived):
                assert event.parties == setting.format[event.format].parties
                assert world.ledger[event.claim].kind == "waiver"
            if isinstance(event, ev.MeasureMoved) and event.by > 0:
                now, form = progress(world, setting), setting.format[agreed[event.claim].format]
                for need in form.requirements:
                    begins = need.stage == "begin" and now[event.measure] == 0
                    completes = need.stage == "complete" and now[event.measure] + event.by >= 1
                    if need.measure == event.measure and (begins or completes) and now[need.needs] < need.at:
                        on_record = {(each.format, each.requirement) for each in world.waivers}
                        assert need.id in agreed[event.claim].terms.waives or (form.id, need.id) in on_record
            world = evolve(world, event, setting, act.day)


def test_3_terms_that_pass_over_a_requirement_are_refused_by_its_name_unless_it_is_waived() -> None:
    setting = three()
    with pytest.raises(OutOfOrder, match="dialogue_after_weapons"):
        at_the_table(setting)
    assert at_the_table(setting, waives=("dialogue_after_weapons",)).round is not None
    with pytest.raises(OutOfOrder, match="waive"):
        at_the_table(setting, waives=("no_such_requirement",))


@given(seeds, places)
@settings(max_examples=60)
def test_4_an_agreed_round_raises_neither_tension_nor_the_explosions_of_its_night(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    for act in acts:
        if not any(isinstance(event, ev.RoundAgreed) for event in act.events):
            continue
        world = act.before
        for event in act.events:
            later = evolve(world, event, setting, act.day)
            assert number(later, setting, "tension") <= number(world, setting, "tension")
            world = later
        nights = [_shooting(dusk, setting, act.day, seed) for dusk in (act.after, act.before)]
        assert all(calmer <= before for calmer, before in zip(*nights, strict=True))


@given(seeds, places)
def test_5_a_walk_out_neither_lowers_tension_nor_advances_a_measure(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    for act in acts:
        if isinstance(act.deed, WalkOut):
            assert any(isinstance(event, ev.RoundEnded) and event.walked_out == act.by for event in act.events)
            assert number(act.after, setting, "tension") >= number(act.before, setting, "tension")
            assert progress(act.after, setting) == progress(act.before, setting)


def _shooting(dusk: World, setting: Setting, day: int, seed: int) -> list[float]:
    """Return what the night leaves of each gauge that progress in talks calms."""
    world = after(dusk, field.night(dusk, setting, day, night_dice(seed, day)), setting, day)
    return [number(world, setting, each.indicator) for each in setting.processes if each.calmed]


@given(seeds, places, st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=60)
def test_6_more_progress_of_the_ceasefire_never_brings_more_explosions(
    seed: int, place: str, one: float, other: float
) -> None:
    setting, acts = course(seed, place)
    dusk = next(act for act in acts if act.deed == "night").before
    found = []
    for value in sorted((one, other)):
        by = value - number(dusk, setting, "measure.ceasefire")
        world = after(dusk, [ev.MeasureMoved("ceasefire", by, "a test")], setting)
        found.append(_shooting(world, setting, 1, seed))
    assert all(more <= less for less, more in zip(*found, strict=True))


@given(seeds, places)
def test_7_a_format_that_has_ended_advances_nothing_and_leaves_nothing_open(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    ended: set[str] = set()
    agreed = {event.claim: event.format for event in all_of(acts, ev.RoundAgreed)}
    for act in acts:
        for event in act.events:
            if isinstance(event, ev.FormatEnded):
                ended.add(event.format)
            elif isinstance(event, ev.MeasureMoved) and event.by > 0:
                assert agreed[event.claim] not in ended
        open_ones = [each.format for each in (*act.after.undertakings, *act.after.waivers)]
        assert not ended.intersection(open_ones)
        assert act.after.round is None or act.after.round.format not in ended
        for seat in setting.callers:
            assert not ended.intersection(talks.callable_formats(act.after, setting, act.day + 1, seat))


@given(seeds, places)
@settings(max_examples=40)
def test_7_recognition_in_the_middle_of_a_round_ends_it_at_once(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    for act in (each for each in acts if each.after.round is not None):
        assert act.after.round is not None
        unfolding = Unfolding(act.after, setting, act.day)
        end_format(unfolding, act.after.round.format, "recognition")
        world = unfolding.told().world
        assert world.round is None and not any(talks.frames(world, setting, act.day, each) for each in setting.seats)


@given(seeds)
def test_7_recognition_ends_both_formats_and_no_measure_advances_afterwards(seed: int) -> None:
    setting, acts = course(seed)
    ended = [act for act in acts if act.after.happened]
    assert ended
    assert {event.format for event in all_of(acts, ev.FormatEnded)} == {each.id for each in FORMATS}
    for act in ended:
        assert act.after.round is None
        assert not any(isinstance(event, ev.MeasureMoved) and event.by > 0 for event in act.events)
        assert all(talks.callable_formats(act.after, setting, act.day + 1, seat) == () for seat in SEATS)
    assert ended[-1].after.undertakings == ()


@given(seeds)
@settings(max_examples=15)
def test_8_a_text_that_endorses_the_package_moves_no_measure_and_raises_the_cost_of_a_breach(seed: int) -> None:
    setting, acts = course(seed, PEACEFUL)
    for act in acts:
        if act.deed != "night":
            continue
        said = after_vote(
            act.before, setting, act.day, kind="draft", adopted=True, vetoed_by=(), in_favour=15, sponsors=("AAA",),
            abstained=(), repeat=False, weight=0.0, endorses=True, symbol="SIM/2022/1",
        )  # fmt: skip
        assert ev.PackageEndorsed("SIM/2022/1") in said
        assert not any(isinstance(event, ev.MeasureMoved) for event in said)
        endorsed = after(act.before, [ev.PackageEndorsed("SIM/2022/1")], setting, act.day)
        assert progress(endorsed, setting) == progress(act.before, setting)
        plain, dear = (_broken_tonight(world, setting, act.day) for world in (act.before, endorsed))
        if plain:
            # A gauge at the end of its scale has nowhere further to go.
            assert (dear[0] > plain[0] or plain[2]) and (dear[1] > plain[1] or plain[3])


def _broken_tonight(world: World, setting: Setting, day: int) -> tuple[float, float, bool, bool] | tuple[()]:
    """Return by how much a night in which undertakings are broken raises tension and the expected cost.

    The last two say whether tension and cost came to the end of their scales.
    """
    for seed in range(400):
        dark = field.night(world, setting, day, night_dice(seed, day))
        judged = [event for event in dark if isinstance(event, ev.UndertakingJudged)]
        if not judged:
            return ()
        if not any(event.kept for event in judged) and all(
            Dice(seed, day, "night").fraction(f"undertaking/{u.format}/{u.due}") >= 0.955 for u in world.undertakings
        ):
            moved, full = _moved(dark, "tension", number(world, setting, "tension"), setting)
            raised, topped = _moved(dark, "cost", number(world, setting, "cost"), setting)
            return moved, raised, full, topped
    return ()


def _moved(dark: list[ev.Happened], gauge: str, figure: float, setting: Setting) -> tuple[float, bool]:
    """Return by how much a gauge was moved (tension: by the breach alone), and whether it met the end of its scale."""
    moved, full = 0.0, False
    changes = [each for event in dark if isinstance(event, ev.NumbersMoved) for each in event.changes]
    for change in (each for each in changes if each.slot == gauge):
        figure += change.by
        full = full or figure >= setting.gauge[gauge].high - 1e-6
        if gauge != "tension" or change.because == "fire is opened again":
            moved += change.by
    return moved, full


@pytest.mark.parametrize("as_participant", [False, True])
def test_9_who_signs_as_a_participant_is_bound_as_a_party_is(as_participant: bool) -> None:
    setting = three()
    world = at_the_table(setting, steps=("ceasefire", "weapons"))
    events = deed_events(world, setting, 1, "BBB", AcceptTerms(as_participant=as_participant))
    agreed = next(event for event in events if isinstance(event, ev.RoundAgreed))
    assert agreed.parties == ("AAA", "BBB")
    assert agreed.as_participants == (("BBB",) if as_participant else ())
    world = after(world, events, setting)
    assert world.undertakings[0].parties == ("AAA", "BBB")
    assert world.ledger[agreed.claim].kind == "undertaking"
    later = after(world, field.night(world, setting, 2, night_dice(1, 2)), setting, 2)
    assert later.ledger[agreed.claim].state in (ClaimState.KEPT, ClaimState.BROKEN)


@given(seeds, places)
@settings(max_examples=60)
def test_10_what_a_round_did_can_be_told_from_its_events_alone(seed: int, place: str) -> None:
    setting, acts = course(seed, place)
    world = initial(setting)
    told: dict[int, tuple[str, tuple[str, ...], dict[str, float]]] = {}
    for act in acts:
        for event in act.events:
            world = evolve(world, event, setting, act.day)
            if isinstance(event, ev.RoundAgreed) and event.terms.steps:
                told[event.claim] = (event.format, event.terms.steps, {})
            elif isinstance(event, ev.MeasureMoved) and event.claim in told:
                told[event.claim][2][event.measure] = event.by
    assert world == acts[-1].after
    for claim, (form, steps, moves) in told.items():
        assert world.ledger[claim].subject == form
        assert set(moves) <= set(steps)
        if moves:
            assert world.ledger[claim].state is (ClaimState.KEPT if min(moves.values()) > 0 else ClaimState.BROKEN)


@given(seeds)
def test_a_round_ends_after_at_most_four_counters(seed: int) -> None:
    _, acts = course(seed, PEACEFUL)
    proposals = 0
    for event in (event for act in acts for event in act.events):
        if isinstance(event, ev.RoundOpened):
            proposals = 0
        proposals += isinstance(event, ev.TermsProposed)
        assert proposals <= 1 + talks.COUNTERS


@given(seeds)
@settings(max_examples=40)
def test_what_a_frame_offers_is_never_refused_and_what_it_does_not_is(seed: int) -> None:
    setting, acts = course(seed)
    offered = (AcceptTerms(), WalkOut(), EndDay(), AnswerCall("quartet", True), ProposeTerms(Terms(("ceasefire",))))
    for act in acts:
        if act.before.round is None:
            continue
        for seat in SEATS:
            openings = Openings(talks.frames(act.before, setting, act.day, seat))
            for deed in offered:
                refused = talks.refusal(act.before, setting, act.day, seat, deed)
                assert (refused is None) == openings.admits(deed)
