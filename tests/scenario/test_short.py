"""The short form of a scenario, and the toll with which a debrief begins: what may be written, what becomes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.delegations.delegation import delegations
from game.play.advance import advance
from game.play.game import Game
from game.scenario.compile import load
from game.scenario.faults import ScenarioError
from game.scenario.short import shortened

ROOT = Path(__file__).parents[2]
COMMON = ROOT / "scenarios" / "common"
THREE = ROOT / "tests" / "data" / "three.yaml"
SHORT = """
short_form:
  days: {days}
  instructions:
    - {{member: {member}, objectives: [{{id: spoken, text: Speak., weight: 10, when: {when}}}]}}
  endings:
    - {{id: over, title: Over, text: It is over.}}
"""
Faults = Callable[..., list[str]]


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    def found(days: int = 1, member: str = "AAA", when: str = "meetings >= 1", more: str = "") -> list[str]:
        path = tmp_path / "three.yaml"
        text = THREE.read_text(encoding="utf-8") + SHORT.format(days=days, member=member, when=when) + more
        path.write_text(text, encoding="utf-8")
        try:
            load(path, COMMON)
        except ScenarioError as error:
            return [f"{each.code}: {each.message}" for each in error.faults]
        return []

    return found


def test_a_short_form_is_checked_like_the_scenario_it_shortens(faults: Faults) -> None:
    assert faults() == []
    assert any("short form has 1 to" in each for each in faults(days=99))
    assert any("no seat 'ZZZ'" in each for each in faults(member="ZZZ"))
    assert any(each.startswith("C003") for each in faults(when="nothing_known > 1"))


WHOLE = {"figure": "12", "text": "people killed", "as_of": "1962-05-02", "when": "day >= 1", "source": "page of 1962"}


def test_a_figure_of_the_toll_has_what_it_counts_a_date_and_a_source_with_its_date(faults: Faults) -> None:
    def written(**changed: str | None) -> str:
        kept = {key: value for key, value in {**WHOLE, **changed}.items() if value is not None}
        return f"toll: [{{{', '.join(f'{key}: {value!r}' for key, value in kept.items())}}}]\n"

    assert faults(more=written()) == []
    assert faults(more=written(least=None, source="the office, update of 3 May 1963")) == []
    for key in WHOLE:
        assert faults(more=written(**{key: None})), key
    assert any(each.startswith("C044") for each in faults(more=written(source="the gazette")))
    assert any(each.startswith("C044") for each in faults(more=written(figure="many")))
    assert faults(more=written(as_of="in May"))


def test_the_shipped_toll_cites_the_offices_that_counted_and_says_where_it_is_a_minimum() -> None:
    case = load(ROOT / "scenarios" / "minsk-2022", COMMON)
    documents = dict(case.sources)
    assert case.toll
    for each in case.toll:
        document = documents[each.source]
        fled = "fled" in each.text
        assert document.startswith("UNHCR, " if fled else "OHCHR, "), document
        assert each.least != fled, each.text


def test_the_shipped_short_form_is_one_day_with_one_meeting_and_an_ending_of_its_own() -> None:
    case = load(ROOT / "scenarios" / "minsk-2022", COMMON)
    short = shortened(case)
    game = Game.new(short, 1)
    advance(game, delegations(short, 1), strict=True)
    assert game.day == 1
    assert game.ending in {each.id for each in short.setting.endings}
    assert game.ending not in {each.id for each in case.setting.endings}
    assert {each.day for each in short.reality} == {1}
    assert short.digest != case.digest


def test_every_seat_of_the_shipped_short_form_has_something_to_do_that_is_not_done_at_the_start() -> None:
    game = Game.new(shortened(load(ROOT / "scenarios" / "minsk-2022", COMMON)), 1)
    game.submit(game.to_act()[0], game.routine())
    for seat in game.case.seats:
        assert not all(met for _, met in game.briefing(seat).objectives), seat


def test_a_scenario_without_a_short_form_says_so() -> None:
    with pytest.raises(ValueError, match="has no short form"):
        shortened(load(THREE, COMMON))
