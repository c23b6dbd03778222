"""The director gives news and effects by the one door, where the game has one; they replay, and all hear of them."""

from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from game.debrief.text import whole_game
from game.engine.case import Case
from game.engine.directing import ApplyEffects, GiveNews, names_known
from game.engine.events import NewsGiven
from game.play.counterfactual import replayed_whole
from game.play.game import Game
from game.play.replay import replayed
from game.record.chronicle import Chronicle
from game.record.verbatim import Verbatim
from game.terms import DIRECTOR, OutOfOrder
from game.world.conditions import compiled
from game.world.gauges import (
    BreachMeasure,
    DelayDecision,
    EndFormat,
    GiveOrders,
    MoveGauge,
    MoveInfluence,
    Relate,
    SetFlag,
    SettleCharge,
)
from tests.play.conftest import Player

NEWS = GiveNews("A dyke has broken upstream.")


@pytest.fixture
def directed(case: Case) -> Case:
    return replace(case, directed=True)


def moved(because: str, by: float, indicator: str) -> MoveGauge:
    return MoveGauge(because=because, indicator=indicator, by=by)


def number(game: Game, name: str) -> float:
    seat = game.case.seats[0]
    return game.briefing(seat).numbers[name]


def gauge(case: Case) -> str:
    return case.setting.indicators[0].id


def test_in_a_game_without_a_director_nobody_gives_news(case: Case) -> None:
    game = Game.new(case, 1)
    assert not game.openings(DIRECTOR)
    with pytest.raises(OutOfOrder, match="no director"):
        game.submit(DIRECTOR, NEWS)


def test_no_seat_is_ever_let_direct(directed: Case, play_on: Player) -> None:
    game = play_on(Game.new(directed, 1), 6)
    for by in (*directed.seats, "secretariat", "field", "nobody"):
        for act in (NEWS, ApplyEffects((), "why")):
            with pytest.raises(OutOfOrder, match="nobody else does"):
                game.submit(by, act)
    with pytest.raises(OutOfOrder, match="nobody else does"):
        game.submit(DIRECTOR, game.openings(game.to_act()[0]).draw(Random(1)))


def test_news_change_nothing_and_are_told_to_all_at_any_moment(directed: Case, play_on: Player) -> None:
    game, plain = Game.new(directed, 4), play_on(Game.new(directed, 4))
    phases = set()
    while not game.over:
        phases.add(game.phase)
        waiting = game.to_act()
        assert game.submit(DIRECTOR, NEWS) == (NewsGiven(NEWS.words),) and game.to_act() == waiting
        play_on(game, 1, seed=len(game.records))
    assert len(phases) == 4 and plain.over
    with pytest.raises(OutOfOrder, match="over"):
        game.submit(DIRECTOR, NEWS)


def test_effects_move_what_they_name_with_their_cause(directed: Case, play_on: Player) -> None:
    game, name = play_on(Game.new(directed, 4), 5), gauge(directed)
    before = number(game, name)
    game.submit(DIRECTOR, ApplyEffects((moved("the dyke broke", -3.0, name),), "the director"))
    assert number(game, name) == before - 3
    assert "the director: the dyke broke" in str(game.records[-1].events)


@pytest.mark.parametrize(
    "act",
    [
        GiveNews(""), GiveNews("\u200b"), GiveNews("x" * 5000), ApplyEffects((), ""), ApplyEffects((), "two\nlines"),
        ApplyEffects((moved("b", 1.0, "no_such"),), "why"),
        ApplyEffects((BreachMeasure(because="b", measure="none", by=0.1),), "why"),
        ApplyEffects((EndFormat(because="b", format="none"),), "why"),
        ApplyEffects((SettleCharge(because="b", charge="none", found_true=True),), "why"),
        ApplyEffects((moved("b", 1e300, "tension"),), "w"), ApplyEffects((moved("b", 1.0, "tension"),) * 21, "why"),
        ApplyEffects((moved("b", float("nan"), "tension"),), "w"),
        ApplyEffects((moved("b", 1.0, "tension"), moved("b", 1.0, "no_such")), "w"),
        ApplyEffects((DelayDecision(because="b", decision="x", days=2),), "w"),
    ],
)  # fmt: skip
def test_what_says_nothing_or_names_nothing_is_refused(directed: Case, act: object) -> None:
    game = Game.new(directed, 1)
    with pytest.raises(OutOfOrder, match="one line of words"):
        game.submit(DIRECTOR, act)
    assert not game.records


NAMING = (
    (MoveGauge, "indicator", {"by": 1.0}), (SetFlag, "flag", {}), (BreachMeasure, "measure", {"by": 0.1}),
    (EndFormat, "format", {}), (SettleCharge, "charge", {"found_true": True}), (GiveOrders, "process", {"by": 1.0}),
    (DelayDecision, "decision", {"days": 1}), (MoveInfluence, "member", {"by": 1.0}),
)  # fmt: skip


@pytest.mark.parametrize(("effect", "kind", "rest"), NAMING, ids=[each[1] for each in NAMING])
def test_a_name_of_another_kind_than_is_meant_is_refused(directed: Case, effect: type, kind: str, rest: dict) -> None:
    setting, game = directed.setting, Game.new(directed, 1)
    names = {
        "indicator": {each.id for each in setting.indicators}, "flag": set(setting.flags),
        "issue": {each.id for each in setting.issues},
        "measure": set(setting.measure), "format": set(setting.format), "charge": set(setting.charge),
        "process": {each.indicator for each in setting.processes}, "evidence": {e.id for e in setting.evidence},
        "decision": {each.id for each in setting.decisions}, "member": set(setting.seats), "word": {"", "made", "day"},
    }  # fmt: skip
    field = "indicator" if kind == "process" else kind
    for name in set().union(*names.values()):
        made = effect(because="b", **{field: name}, **rest)
        right = name in names[kind]
        assert names_known(made, setting) is right, (kind, name)
        if not right:
            assert not game.openings(DIRECTOR)[ApplyEffects].admits(ApplyEffects((made,), "why")), (kind, name)


def test_relations_are_those_of_two_delegations(directed: Case) -> None:
    seat, issue = directed.seats[0], directed.setting.issues[0].id
    for one, other in ((seat, issue), (issue, seat), (seat, ""), (seat, directed.setting.indicators[0].id)):
        assert not names_known(Relate(because="b", one=one, other=other, by=1.0), directed.setting)
    assert names_known(Relate(because="b", one=seat, other=directed.seats[1], by=1.0), directed.setting)


def test_what_the_director_did_is_kept_and_decided_again(directed: Case, play_on: Player, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    game = play_on(Game.new(directed, 4, path), 20)
    game.submit(DIRECTOR, ApplyEffects((moved("the dyke broke", -3.0, gauge(directed)),), "the director"))
    game.submit(DIRECTOR, NEWS)
    play_on(game, seed=2).close()
    again, difference = replayed(path, verify=True)
    assert difference is None and again.records == game.records and again.case.directed
    assert replayed_whole(directed, 4, game.records)[1] == ()


def test_news_stand_in_the_record_of_a_meeting_and_in_the_dispatches(directed: Case, play_on: Player) -> None:
    game = Game.new(directed, 4)
    while game.phase.value != "chamber":
        play_on(game, 1, seed=len(game.records))
    game.submit(DIRECTOR, NEWS)
    assert any(NEWS.words in each.text for each in Verbatim.of(directed, game.records, 4).paragraphs)
    day = game.day
    while game.day == day and not game.over:
        play_on(game, 1, seed=len(game.records))
    told = [story.text for page in Chronicle.of(directed, game.records).all_days for _, story in page.stories]
    assert NEWS.words in told
    play_on(game)
    assert NEWS.words in whole_game(directed, game.records, 4)


def test_a_condition_reads_what_the_director_moved(directed: Case, play_on: Player) -> None:
    game, name = play_on(Game.new(directed, 4), 5), gauge(directed)
    game.submit(DIRECTOR, ApplyEffects((moved("it fell", -1000.0, name),), "the director"))
    low = directed.setting.indicators[0].low
    assert number(game, name) == low and compiled(f"{name} <= {low}", directed.setting)
