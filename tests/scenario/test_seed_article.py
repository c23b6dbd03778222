"""Every row of the article that the first scenario is built from: in the scenario, and seen in a played game.

The game is played twice over: as on the day itself, with two delegations that say what the article reports, and then
by delegations alone over some seeds, for what takes longer than a day (talks, a veto).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.council.events import AgendaAdopted, BriefingGiven, MeetingClosed, VotingEnded
from game.delegations.delegation import Seat
from game.delegations.situation import Choice
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Openings
from game.play.advance import advance
from game.play.game import Game
from game.record.verbatim import Verbatim
from game.scenario.compile import load
from game.scenario.reader import read
from game.terms import Dice
from game.world import acts as w
from game.world.acts import Confidence, Speak
from game.world.events import EvidenceReleased, HappeningCame, RoundOpened, SpeechMade
from tests import whole

ROOT = Path(__file__).resolve().parents[2]
ROWS: dict[str, Any] = read(Path(__file__).parent / "seed_rows.yaml").data
LISTS = {
    "charge": "charges", "evidence": "evidence", "demand": "demands", "offer": "offers", "indicator": "indicators",
    "measure": "measures", "format": "formats", "happening": "happenings",
}

USA_SAID = (
    w.Accusing("invasion_planned", Confidence.CERTAIN, "intelligence_attack_plan"),
    w.Prebutting("staged_chemical_attack"),
    w.Prebutting("genocide_in_donbas"),
    w.Demanding("declare_no_invasion"),
)
USA_REPLIED = (w.Accusing("pretext_manufactured", Confidence.LIKELY), "rebut:war_crimes_in_donbas")
RUS_SAID = (
    "deny:invasion_planned",
    w.Circulating("war_crimes_document"),
    w.Accusing("persecution_of_russian_speakers", Confidence.LIKELY),
)


class Reported:
    """A delegation that says in the first meeting what the article reports, and is led by the game otherwise."""

    def __init__(self, seat: Seat, said: tuple[Any, ...], replied: tuple[Any, ...] = ()) -> None:
        self._seat, self._said, self._replied = seat, said, replied

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        meeting = briefing.meeting
        frame = openings.get(Speak)
        if frame is None or meeting is None or briefing.day > 1:
            return self._seat.choose(briefing, openings, dice)
        wanted = self._replied if meeting.stage.value == "replies" else self._said
        points = tuple(point for each in wanted if (point := self._point(each, briefing, frame)) is not None)
        speech = Speak(points)
        return Choice(speech, "") if points and openings.admits(speech) else self._seat.choose(briefing, openings, dice)

    def _point(self, wanted: Any, briefing: Briefing, frame: Any) -> Any:
        if not isinstance(wanted, str):
            return wanted
        kind, subject = wanted.split(":")
        made = w.Denying if kind == "deny" else w.Rebutting
        numbers = [each.number for each in briefing.ledger if each.subject == subject]
        return next((made(number) for number in numbers if frame.admits(Speak((made(number),)))), None)


@pytest.fixture(scope="module")
def case() -> Case:
    return load(ROOT / "scenarios" / "minsk-2022", ROOT / "scenarios" / "common")


@pytest.fixture(scope="module")
def first_day(case: Case) -> Game:
    game = Game.new(case, 17)
    seats: dict[str, Any] = {member: Seat(case, member, seed=17) for member in case.seats}
    seats["USA"] = Reported(seats["USA"], USA_SAID, USA_REPLIED)
    seats["RUS"] = Reported(seats["RUS"], RUS_SAID)
    advance(game, seats, lambda played: played.day > 1, strict=True)
    return game


@pytest.fixture(scope="module")
def later_days() -> list[Game]:
    return [whole.led(seed) for seed in (0, 1, 7, 33, 42, 88)]


def events(*games: Game) -> Iterator[Any]:
    return (event for game in games for record in game.records for event in record.events)


def test_the_table_has_every_row_of_the_article() -> None:
    assert list(ROWS) == [f"A{number}" for number in range(1, 19)]


@pytest.mark.parametrize("row", [f"A{number}" for number in range(1, 19)])
def test_each_row_is_an_element_of_the_scenario(row: str, case: Case) -> None:
    for element in ROWS[row]["elements"]:
        kind, _, name = element.partition(":")
        assert in_scenario(case, kind, name), f"{row}: the scenario has no {element}"
    spoken = {phrase.key for phrase in case.phrases}
    missing = [key for key in ROWS[row].get("said", ()) if key not in spoken]
    assert not missing, f"{row}: no words for {missing}"


def in_scenario(case: Case, kind: str, name: str) -> bool:
    setting, remit = case.setting, case.remit
    if kind in LISTS:
        return any(each.id == name for each in getattr(setting, LISTS[kind]))
    if kind == "standing":
        claim, by, subject = name.split("/")
        return any((each.kind, each.by, each.subject) == (claim, by, subject) for each in setting.standing)
    if kind == "first_speakers":
        first, second = name.split("/")
        return remit.first_speakers.index(first) < remit.first_speakers.index(second)
    found = {
        "item": any(each.id == name for each in remit.items),
        "phrase": any(each.key == name for each in case.phrases),
        "briefer": any(each.id == name for each in setting.briefers),
        "quotation": any(each.id == name and each.quotations for each in setting.briefers),
        "paragraph": name in remit.paragraph,
        "council": len(remit.council.permanent) == 5,
    }
    return found[kind]


def test_the_first_morning_brings_the_warning_and_the_shelling(first_day: Game) -> None:  # A12, A16
    came = {event.happening for event in events(first_day) if isinstance(event, HappeningCame)}
    assert {"pretext_warning", "shelling_traded"} <= came


def test_the_meeting_is_on_the_agreements_and_the_monitors_brief_it(first_day: Game, case: Case) -> None:
    adopted = [event.item for event in events(first_day) if isinstance(event, AgendaAdopted)]
    assert adopted == ["letter_2014_264"]
    briefers = {event.briefer for event in events(first_day) if isinstance(event, BriefingGiven)}
    quoted = {each.id for each in case.setting.briefers if "the tension may seem to be easing" in str(each.quotations)}
    assert quoted and quoted <= briefers
    record = Verbatim(case, 17)
    paragraphs = [each for made in first_day.records for each in record.add(made)]
    monitors = " ".join(each.text for each in paragraphs if each.kind == "briefing")
    assert "500 explosions" in monitors and "the tension may seem to be easing" in monitors


def test_the_chair_speaks_before_its_accuser(first_day: Game) -> None:  # A10
    spoke = [event.member for event in events(first_day) if isinstance(event, SpeechMade) and not event.reply]
    assert spoke.index("RUS") < spoke.index("USA")


def test_what_was_said_that_day_is_entered_in_the_ledger(first_day: Game) -> None:  # A1 to A4, A7, A13 to A15
    ledger = {(claim.kind, claim.by, claim.subject) for claim in first_day.briefing("KEN").ledger}
    assert {
        ("accusation", "USA", "invasion_planned"),
        ("prebuttal", "USA", "staged_chemical_attack"),
        ("prebuttal", "USA", "genocide_in_donbas"),
        ("demand", "USA", "declare_no_invasion"),
        ("denial", "RUS", "invasion_planned"),
        ("document", "RUS", "war_crimes_in_donbas"),
        ("accusation", "RUS", "persecution_of_russian_speakers"),
        ("accusation", "RUS", "hysteria"),
        ("rebuttal", "USA", "war_crimes_in_donbas"),
    } <= ledger


def test_the_warning_stands_on_released_intelligence_and_comes_due(first_day: Game) -> None:  # A1, A8
    warning = next(
        claim
        for claim in first_day.briefing("KEN").ledger
        if (claim.by, claim.subject) == ("USA", "invasion_planned") and claim.evidence
    )
    released = {event.evidence for event in events(first_day) if isinstance(event, EvidenceReleased)}
    assert "intelligence_attack_plan" in warning.evidence and "intelligence_attack_plan" in released
    assert warning.due > warning.day


def test_the_figures_of_that_day_are_the_articles(case: Case) -> None:  # A6, A17
    start = {gauge.id: gauge.start for gauge in case.setting.indicators}
    assert (start["troops_near_border"], start["explosions"]) == (150, 500)
    assert len(next(demand for demand in case.setting.demands if demand.id == "declare_no_invasion").parts) == 2


def test_the_ministers_may_be_asked_to_meet(first_day: Game, later_days: list[Game]) -> None:  # A9
    assert any(
        claim.subject == "ministers_meeting" and claim.by == "USA"
        for game in (first_day, *later_days)
        for claim in game.briefing("KEN").ledger
    )


def test_shelling_is_charged_both_ways(later_days: list[Game]) -> None:  # A16
    charged = {
        claim.subject for game in later_days for claim in game.briefing("KEN").ledger if claim.kind == "accusation"
    }
    assert {"shelling_by_formations", "shelling_by_government_forces"} <= charged


def test_a_permanent_members_vote_against_stops_the_council(later_days: list[Game]) -> None:  # A18
    vetoed = [
        event
        for event in events(*later_days)
        if isinstance(event, VotingEnded) and event.outcome.vetoed_by and event.subject.kind == "draft"
    ]
    assert vetoed and any(isinstance(event, MeetingClosed) for event in events(*later_days))


def test_talks_on_the_thirteen_measures_are_held(case: Case, later_days: list[Game]) -> None:  # A5
    assert len(case.setting.measures) == 13
    assert any(isinstance(event, RoundOpened) for event in events(*later_days))
