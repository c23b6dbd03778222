"""The drifts between what the world did and what a seat foresaw, each held by a test; and no figure kept twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.council.acts import Clause, Product, TableDraft, Verb
from game.council.papers import DraftResolution, Papers, Statement
from game.council.voting import Ballot
from game.delegations import consequences, tally
from game.delegations.delegation import Seat
from game.delegations.situation import Situation
from game.engine import affairs as council
from game.engine import begin, briefing, open_to
from game.engine.affairs import Affairs
from game.engine.case import Case
from game.engine.reactions import affairs_of
from game.forecast.bargaining import agenda
from game.forecast.public import public
from game.lab.arms import scenario
from game.terms import Dice
from game.words.wording import Wording
from game.world import ledger, speech, tabling
from game.world.acts import Accusing, Confidence, Demanding, Meet, MeetGroup, Offering, Terms
from game.world.corridor import MEETING_WARMS
from game.world.evolve import initial
from game.world.facts import Undertaking, World
from game.world.gauges import MoveGauge
from game.world.setting import Group
from game.world.slots import slots
from tests.forecast import fifteen

SHIPPED = Path(__file__).parents[2] / "scenarios"

GAME = Path(__file__).parents[2] / "game"
PLAIN = fifteen.case()
CASE = replace(PLAIN, setting=replace(PLAIN.setting, weights=replace(PLAIN.setting.weights, cost="clashes")))
FOR, AGAINST = Ballot.IN_FAVOUR, Ballot.AGAINST
DEMANDED = (Clause("withdraws", Verb.DEMANDS),)
EMPTY = (Clause("recalls", Verb.TAKES_NOTE),)


def situation(case: Case = CASE, member: str = "BBB") -> Situation:
    """Return the first morning as a seat sees it."""
    state = replace(begin(case), day=1)
    seat = Seat(case, member, seed=1)
    return seat._situation(briefing(state, member), open_to(state, member), Dice(1, 1, "corridor"))


def number(affairs: Affairs, world: World, name: str) -> float:
    return world.numbers[slots(affairs.setting).index[name]] - affairs.number(name)


def draft(symbol: str, clauses: tuple[Clause, ...], item: str = "strait") -> DraftResolution:
    return DraftResolution(symbol, "title", item, ("BBB",), clauses, 1)


def vetoed(affairs: Affairs, paper: DraftResolution) -> float:
    """Return what a veto with all others in favour adds to the expected cost."""
    ballots = {each: AGAINST if each == "AAA" else FOR for each in CASE.remit.council.seats}
    world = council.decided(affairs, paper, ballots, adopted=False, vetoed_by=("AAA",))
    return number(affairs, world, CASE.setting.weights.cost)


def with_veto(of: DraftResolution) -> Affairs:
    papers = Papers(drafts=(of,), places={of.symbol: 0})
    return replace(affairs_of(replace(begin(CASE), day=1)), papers=papers, vetoes=(of.symbol,))


def test_only_a_veto_of_the_same_text_on_the_same_item_costs_less() -> None:
    again = draft("S/2", DEMANDED)
    first = vetoed(replace(with_veto(again), vetoes=()), again)
    assert first
    assert vetoed(with_veto(draft("S/1", DEMANDED)), again) == pytest.approx(first / 4)
    assert vetoed(with_veto(draft("S/1", EMPTY)), again) == first
    assert vetoed(with_veto(draft("S/1", DEMANDED, item="another")), again) == first


@pytest.mark.parametrize(("clauses", "counts"), [(DEMANDED, 1.0), (EMPTY, 0.0)])
def test_a_text_that_lays_down_nothing_new_is_credited_to_nobody(clauses: tuple[Clause, ...], counts: float) -> None:
    known = situation().affairs
    ballots = dict.fromkeys(CASE.remit.council.seats, FOR)
    world = council.decided(known, draft("S/1", clauses), ballots, adopted=True)
    assert number(known, world, "texts[BBB]") == counts
    assert number(known, world, "adopted") == 1.0


def test_only_a_presidential_statement_is_credited() -> None:
    known = situation().affairs
    for product, counts in ((Product.PRESIDENTIAL_STATEMENT, 1.0), (Product.PRESS_STATEMENT, 0.0)):
        world = council.issued(known, Statement("S/1", product, "strait", "BBB", DEMANDED, 1))
        assert number(known, world, "texts[BBB]") == counts
        assert number(known, world, "statements") == 1.0


def test_what_a_charge_does_to_relations_goes_by_what_its_point_weighs() -> None:
    s = situation()
    charge = Accusing("closing", Confidence.CERTAIN)
    weighs = speech.strength(s.setting, s.affairs.world, "BBB", "closing", Confidence.CERTAIN, ())
    off = -weighs * CASE.setting.weights.accusation
    assert off < 0.0
    for share in speech.SHARES[:4]:
        moves = dict(consequences.charging(s, charge, share).branches[0][1])
        assert moves["relation[BBB,AAA]"] == pytest.approx(off * share)


def test_demands_and_offers_move_relations_by_what_their_point_weighs() -> None:
    s = situation()
    (offer,) = (each for each in CASE.setting.offers if each.by == "BBB" and each.to)
    for share in (1.0, 0.4):
        moves = dict(consequences.offering(s, Offering(offer.id), share).branches[0][1])
        assert moves[f"relation[BBB,{offer.to}]"] == pytest.approx(speech.OFFERING * share)


def test_a_meeting_is_foreseen_in_full_and_a_friend_s_warmth_is_worth_less() -> None:
    s = situation()
    made = tally.Tally(s)
    made.done(Meet("CCC"))
    assert dict(made.branches[0][1])["relation[BBB,CCC]"] == MEETING_WARMS
    ((_, points),) = made.terms
    warm = 1.0 - max(0.0, s.relation("CCC")) / tally.WARM
    assert points == pytest.approx(MEETING_WARMS * warm * s.stakes["relations with CCC"])


def test_a_group_that_meets_warms_each_of_it_as_much_as_a_visit() -> None:
    group = Group("three", "the three", ("BBB", "CCC", "DDD"))
    case = replace(CASE, setting=replace(CASE.setting, groups=(group,)))
    made = tally.Tally(situation(case))
    made.done(MeetGroup("three"))
    moves = dict(made.branches[0][1])
    assert moves["relation[BBB,CCC]"] == moves["relation[BBB,DDD]"] == MEETING_WARMS


def test_to_condemn_a_capital_costs_its_door_as_naming_it_does() -> None:
    case = scenario("minsk-2022", "", SHIPPED)
    named = next(each for each in case.remit.bank if each.names in case.setting.capitals and "condemns" in each.verbs)
    capital = named.names
    by = next(one for one, doors in case.setting.access.items() if doors.get(capital, 0.0) >= 1.0)
    made = tally.Tally(situation(case, by))
    made.done(TableDraft("title", case.remit.items[0].id, (Clause(named.id, Verb.CONDEMNS),)))
    assert dict(made.branches[0][1])[f"access[{by},{capital}]"] == -1.0


def test_a_demand_that_is_accepted_does_what_its_acceptance_does() -> None:
    demand = CASE.setting.demands[0]
    effect = MoveGauge(because="it was accepted", indicator="tension", by=-7.0)
    case = replace(CASE, setting=replace(CASE.setting, demands=(replace(demand, on_accepted=(effect,)),)))
    s = situation(case, demand.by[0])
    found = consequences.demanding(s, Demanding(demand.id)).branches
    assert any(chance < 1.0 and dict(moves).get("tension", 0.0) <= -7.0 for chance, moves in found)


def test_the_stakes_of_a_claim_are_those_that_the_ledger_pays() -> None:
    s = situation()
    made = tally.Tally(s)
    made.said(Accusing("closing", Confidence.CERTAIN))
    before = len(made.branches)
    made.may(1.0, lambda u: ledger.found(u, "closing", found_true=False), "closing is refuted")
    moves: dict[str, float] = dict(made.branches[before][1])
    # The same charge stands already, made as likely: what is lost more is what hangs on being certain.
    stakes = ledger.STAKES
    assert moves["credibility[BBB]"] == stakes[Confidence.CERTAIN][1] - stakes[Confidence.LIKELY][1]


def figures(room: str) -> Iterator[tuple[str, float, str]]:
    """Yield each figure with a name of its own in a room: name, value, file."""
    for file in sorted((GAME / room).glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            targets: list[Any] = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]  # type: ignore[attr-defined]
                for name, value in zip(names, values, strict=False):
                    found = _figure(value)
                    if isinstance(name, ast.Name) and found is not None:
                        yield name.id.lstrip("_"), found, file.name


def _figure(node: ast.expr) -> float | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def test_no_figure_of_the_world_or_of_the_council_is_kept_again_under_its_name() -> None:
    """A name that two rooms give to different things is changed in one of them, or stands here with what it means."""
    laws = {name: (value, file) for room in ("world", "council", "engine") for name, value, file in figures(room)}
    again = {
        (room, file, name)
        for room in ("delegations", "record", "play")
        for name, value, file in figures(room)
        if name in laws
    }
    assert again == set(), {(each, laws[each[2]]) for each in again}


def test_the_rules_are_asked_and_not_written_again() -> None:
    """What a rule is made of is named in the delegations only where it is asked for, never reckoned with."""
    made_of = ("on_made", "on_answered", "on_borne_out", "on_refuted", "on_released", "on_met", "on_refused", "on_kept",
               "on_broken", "on_agreed", "on_walk_out", "on_step", "on_breach")  # fmt: skip
    for file in sorted((GAME / "delegations").glob("*.py")):
        text = file.read_text(encoding="utf-8")
        found = [each for each in made_of if f".{each}" in text and file.name != "keeping.py"]
        assert not found, (file.name, found)



def test_what_comes_due_after_the_campaign_is_never_found_broken_and_says_so() -> None:
    offer = next(each for each in CASE.setting.offers if each.by == "BBB")
    late, soon = (
        replace(CASE, setting=replace(CASE.setting, offers=(replace(offer, kept="statements >= 5", days=days),)))
        for days in (CASE.setting.days, 3)
    )
    staked = [
        sum(points for text, points in consequences.offering(s, Offering(offer.id)).terms if "staked" in text)
        for s in map(situation, (late, soon))
    ]
    assert staked[0] >= 0.0 > staked[1]
    words = [Wording(each).stake(Offering(offer.id), situation(each).briefing) for each in (late, soon)]
    assert "after the campaign" in words[0] and "after the campaign" not in words[1]


def test_a_session_that_is_called_is_foreseen_with_its_price() -> None:
    case = scenario("minsk-2022", "", SHIPPED)
    calling = next(each for each in case.remit.bank if each.calls_session)
    known = situation(case, case.remit.council.seats[0]).affairs
    text = DraftResolution("S/1", "title", "item", (), (Clause(calling.id, Verb.DECIDES),), 1)
    ballots = dict.fromkeys(case.remit.council.seats, FOR)
    world = council.decided(known, text, ballots, adopted=True, procedural=True)
    assert number(known, world, "session_called") == 1.0
    weights = case.setting.weights
    assert number(known, world, weights.cost) == pytest.approx(weights.veto_some)


def test_a_step_that_another_format_has_agreed_counts_by_that_format_s_step() -> None:
    first = CASE.setting.formats[0]
    other = replace(first, id="other", label="another format", step=first.step / 2.0)
    setting = replace(CASE.setting, formats=(first, other))
    step = first.measures[0]
    agreed = Undertaking(0, "other", Terms((step,)), first.parties, 9)
    world = replace(initial(setting), undertakings=(agreed,))
    formats = public(replace(CASE, setting=setting)).formats
    view = replace(situation().briefing, undertakings=(agreed,))
    for form in (first, other):
        known, stands = agenda(formats[form.id], formats, view), tabling.agenda(world, setting, form)
        assert known.pending == stands.pending == {step: other.step}
