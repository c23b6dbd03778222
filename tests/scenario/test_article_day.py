"""The meeting of the article comes about in every mode: its acts, its words, what varies, and what a person finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from game.council.events import VotingEnded
from game.debrief.debrief import debrief
from game.debrief.history import History
from game.debrief.sections import sections
from game.debrief.unsaid import unsaid
from game.delegations.delegation import Seat, delegations
from game.delegations.opening import needs, will_charge
from game.delegations.situation import Situation
from game.engine.book import BookPoint
from game.engine.case import Case
from game.engine.recorded import recorded
from game.frames import Openings
from game.lab.article import MODES, case_in, first_day, rows_by_day, rows_of
from game.play.advance import advance, yielding
from game.play.game import Game
from game.record.onrecord import Quotations
from game.record.outline import RECORDED, Outline
from game.record.verbatim import Paragraph, Verbatim
from game.terms import MemberId
from game.words.labels import Labels
from game.words.topics import Points
from game.words.wording import wording_of
from game.world.acts import Accusing, Demanding, Denying, Offering, Prebutting, Rebutting, Register, Speak, Stating
from game.world.events import DecisionCarriedOut, SpeechMade
from game.world.understandings import STANDS
from tests import whole

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "scenarios"
ROWS = rows_of(HERE / "article_marks.yaml")
GAMES = 12
OWN_ROWS = {
    "USA": {"A1", "A2", "A3", "A4", "A6", "A8", "A9", "A10", "A14"},
    "RUS": {"A7", "A10", "A11", "A13", "A14", "A15", "A16"},
    "UKR": {"A16"},
}
"""The rows in which a seat has a part: they are a person's to say, where a person holds it."""


@lru_cache(maxsize=4)
def in_mode(mode: str) -> Case:
    return case_in(mode, "minsk-2022", SHIPPED)


@lru_cache(maxsize=3)
def days_of(mode: str) -> tuple[Game, ...]:
    return tuple(first_day(in_mode(mode), mode, seed) for seed in range(1, GAMES + 1))


@pytest.mark.parametrize("mode", MODES)
def test_all_eighteen_rows_come_on_the_seventeenth(mode: str) -> None:
    missing = [
        (seed, row)
        for seed, game in enumerate(days_of(mode), 1)
        for row, days in rows_by_day(game, ROWS, seed).items()
        if days != [1]
    ]
    games = len({seed for seed, _ in missing})
    assert games == 0 if mode == "book" else games <= 1, missing


@pytest.mark.parametrize("mode", MODES)
def test_the_accused_speaks_before_the_accuser_and_ukraine_last(mode: str) -> None:
    for game in days_of(mode):
        spoke = [event.member for event in events(game) if isinstance(event, SpeechMade) and not event.reply]
        assert spoke.index("RUS") < spoke.index("USA") and spoke[-1] == "UKR"


def events(game: Game) -> Iterator[Any]:
    return (event for record in game.records for event in record.events)


def statements(game: Game, member: MemberId) -> list[SpeechMade]:
    return [each for each in events(game) if isinstance(each, SpeechMade) and each.member == member and not each.reply]


def test_how_surely_on_what_evidence_and_in_which_replies_varies_from_game_to_game() -> None:
    said, evidence, who, replies, later = set(), set(), set(), set(), set()
    for game in days_of("uncertain"):
        charges = [point for each in statements(game, "USA") for point in each.points if isinstance(point, Accusing)]
        said.add(next(each.confidence for each in charges if each.charge == "invasion_planned"))
        charges = [point for each in statements(game, "UKR") for point in each.points if isinstance(point, Accusing)]
        evidence.add(next(each.proof for each in charges if each.charge == "shelling_by_formations"))
        made = [each for each in events(game) if isinstance(each, SpeechMade) and each.reply]
        who.add(tuple(each.member for each in made))
        replies.add(tuple((each.member, each.points) for each in made))
        later.add(tuple(statements(game, "FRA")[0].points))
    assert len(said) >= 2 and len(evidence) >= 2 and len(later) >= 3
    # By the law of the world a reply wins no relations, so few seats reply: who does varies less than what is said.
    assert len(who) >= 2 and len(replies) >= 3


def quiet(game: Game, seat: MemberId) -> None:
    """Do for a person as little as can be done; where nothing lets the moment go by, something is drawn."""
    openings = game.openings(seat)
    game.submit(seat, yielding(openings))


def played(case: Case, seat: MemberId, seed: int, does: Any = quiet) -> Game:
    """Return the first day of a game in which a person holds a seat."""
    game = Game.new(case, seed)
    seats = delegations(case, seed, but=(seat,))
    while game.day <= 1 and advance(game, seats, lambda now: now.day > 1, strict=True):
        does(game, seat)
    return game


@pytest.mark.parametrize("seat", in_mode("uncertain").seats)
def test_with_a_person_in_a_seat_the_rows_of_all_others_hold(seat: MemberId) -> None:
    rows = rows_by_day(played(in_mode("uncertain"), seat, 5), ROWS, 5)
    assert [row for row in ROWS if row not in OWN_ROWS.get(seat, set()) and rows[row] != [1]] == []


@pytest.fixture
def before_usa() -> tuple[Game, Openings]:
    game = Game.new(in_mode("uncertain"), 5)
    seats = delegations(game.case, 5, but=("USA",))
    advance(game, seats, strict=True)
    while Speak not in game.openings("USA"):
        quiet(game, "USA")
        advance(game, seats, strict=True)
    return game, game.openings("USA")


def test_a_person_finds_the_acts_of_the_record_first_and_marked(before_usa: tuple[Game, Openings]) -> None:
    game, openings = before_usa
    view = game.briefing("USA")
    outline = Outline(wording_of(game.case), view)
    points = outline.recorded_first(next(each for each in openings[Speak].slots if each.name == "points").choices)
    kinds = [type(each) for each in points[:6]]
    assert kinds == [Accusing, Prebutting, Prebutting, Demanding, Offering, Rebutting]
    assert all(outline.headings(each) == (RECORDED,) for each in points[:6])
    assert all(outline.headings(each) != (RECORDED,) for each in points[7:] if not isinstance(each, Accusing))
    assert "in the coming days" in outline.under(points[0], 1)


def test_a_minister_opens_with_seven_points_and_nobody_else_with_more_than_four(
    before_usa: tuple[Game, Openings],
) -> None:
    game, openings = before_usa
    frame = openings[Speak]
    assert frame.slots[0].at_most == 7
    said = game.case.book.said(1, "USA")
    outline = Outline(wording_of(game.case), game.briefing("USA"))
    six = outline.recorded_first(frame.slots[0].choices)[: len(said)]
    for more, open_to in ((1, True), (2, False)):
        positions = tuple(Stating(each.id, 1) for each in game.case.setting.issues[:more])
        assert openings.admits(Speak((*six, *positions))) is open_to
    game.submit("USA", Speak((*six, Stating("settlement", 1))))
    for other in game.to_act():
        if (frame := game.openings(other).get(Speak)) is not None:
            assert frame.slots[0].at_most == 4


def quotations(case: Case, game: Game, seed: int = 5) -> list[Paragraph]:
    return [each for each in Verbatim.of(case, game.records, seed).paragraphs if "(quoted)" in each.title]


def test_a_quotation_names_its_speaker_its_day_and_its_source() -> None:
    game = days_of("uncertain")[0]
    found = quotations(game.case, game)
    assert {each.speaker for each in found} >= {"RUS", "USA", "UKR", "SMM"}
    for each in found:
        assert "on 17 February 2022 (quoted)" in each.title and each.title.split(",")[0] and each.source
    blinken = next(each for each in found if each.title.startswith("Antony Blinken"))
    assert "Newsmax, 17 February 2022" in blinken.source


def test_a_quotation_stands_beside_the_same_act_of_that_delegation_only(before_usa: tuple[Game, Openings]) -> None:
    game, openings = before_usa
    speech = Speak((Prebutting("staged_chemical_attack"), Stating("settlement", 1)))
    assert openings.admits(speech)
    game.submit("USA", speech)
    said = "\n".join(each.text for each in quotations(game.case, game) if each.speaker == "USA")
    assert "using chemical weapons" in said and "genocide" not in said and "categorically" not in said


def test_the_same_act_on_a_later_day_is_not_quoted() -> None:
    case = in_mode("uncertain")
    game = played(case, "USA", 5)
    seats = delegations(case, 5, but=("USA",))
    wanted = (Prebutting("staged_chemical_attack"), Prebutting("genocide_in_donbas"), Demanding("declare_no_invasion"))
    made = 0
    while advance(game, seats, strict=True) and not made:
        speech = game.openings("USA").get(Speak)
        point = next((each for each in wanted if speech is not None and speech.admits(Speak((each,)))), None)
        if point is None:
            quiet(game, "USA")
        else:
            game.submit("USA", Speak((point,)))
            made = game.day
    assert made > 1
    assert not [each for each in quotations(case, game) if each.speaker == "USA"]


def test_nothing_is_quoted_once_the_game_has_parted_from_the_record() -> None:
    case = in_mode("uncertain")
    said = case.book.said(1, "USA")[1]
    labels = Labels(case)
    speech = SpeechMade("USA", (Prebutting(said.subject),), Register.FIRM, "", False)
    assert list(Quotations(labels).beside(speech, 1, ()))
    parted = Quotations(labels)
    parted.follow(1, DecisionCarriedOut("recognition"))
    assert list(parted.beside(speech, 1, ())), "what the night brings belongs to the next day"
    voted = Quotations(labels)
    voted.follow(1, next(each for game in days_of("history") for each in events(game) if is_vote(each)))
    assert not list(voted.beside(speech, 1, ()))
    assert not list(Quotations(labels).beside(speech, 2, ())), "no meeting was held on the day before"


def is_vote(event: Any) -> bool:
    """Return whether the event ends the vote on a draft, of which that day had none."""
    return isinstance(event, VotingEnded) and event.subject.kind == "draft"


def test_what_stays_unsaid_stands_in_the_debrief(before_usa: tuple[Game, Openings]) -> None:
    game, _ = before_usa
    game.submit("USA", Speak((Prebutting("staged_chemical_attack"),)))
    told = debrief(game.case, game.records, "USA", 5)
    left = next(each for each in sections(told) if each.id == "unsaid")
    lines = [line.text for block in left.blocks for line in block.lines]
    assert any("about to launch an attack" in line and "Newsmax" in line for line in lines)
    assert any("genocide" in line for line in lines) and not any("chemical" in line for line in lines)


def test_a_seat_promises_no_restraint_that_its_statement_of_the_day_will_break() -> None:
    for mode in ("uncertain", "history"):
        for game in days_of(mode):
            state = game.briefing("USA")
            promised = [each for each in state.understandings if each.state.value == "accepted"]
            assert not [p for each in promised for who, p in each.promises if (who, p.subject) == ("USA", "RUS")]


def test_an_answer_left_unsaid_is_told_of_no_claim_that_came_later(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, list[int]]] = []
    line = Points.line

    def kept(self: Points, point: Any, claims: Any, day: int, imperative: bool) -> str:
        asked.append((day, [claims[point.claim].day] if isinstance(point, Denying) else []))
        return line(self, point, claims, day, imperative)

    game = Game.new(in_mode("history"), 1)
    seats = delegations(game.case, 1, but=("RUS",))
    while advance(game, seats, lambda now: now.day > 7, strict=True):
        quiet(game, "RUS")
    monkeypatch.setattr(Points, "line", kept)
    unsaid(History(game.case, game.records), "RUS", 7)
    answers = [(day, made) for day, of in asked for made in of]
    assert answers and all(made <= day for day, made in answers)


def test_an_answer_on_record_answers_a_charge_and_never_the_denial_of_one() -> None:
    game = whole.led(5, "history")
    ledger, answered = game.briefing("USA").ledger, set()
    for act in game.case.book.acts:
        for point in (*act.says, *act.reply):
            if point.kind in ("denying", "rebutting"):
                answered |= {ledger[made.claim].kind for made in recorded(point, ledger, act.by)}
    assert "denial" in {each.kind for each in ledger}
    assert answered and answered <= {"accusation", "document", "prebuttal"}


def situation(case: Case, seat: MemberId) -> Situation:
    """Return the first situation of a seat."""
    game = Game.new(case, 1)
    return Seat(case, seat, seed=1)._situation(game.briefing(seat), game.openings(seat), game.dice())


@pytest.mark.parametrize(("wait", "will"), [(1, True), (STANDS, True), (STANDS + 1, False)])
def test_no_promise_is_given_that_a_statement_on_record_breaks_while_it_stands(wait: int, will: bool) -> None:
    case, today = in_mode("history"), 1
    later = tuple(replace(each, day=today + wait) if each.by == "USA" else each for each in case.book.acts)
    seat = situation(replace(case, book=replace(case.book, acts=later)), "USA")
    seat = replace_day(seat, today)
    assert will_charge(seat, "RUS") is will and not will_charge(seat, "CHN")


def test_a_document_charges_as_an_accusation_does_and_is_kept_for_its_statement() -> None:
    case = in_mode("history")
    says = (BookPoint("circulating", "war_crimes_document", always=True),)
    only = tuple(replace(each, says=says) for each in case.book.acts if each.by == "RUS" and each.says)[:1]
    seat = replace_day(situation(replace(case, book=replace(case.book, acts=only)), "RUS"), only[0].day)
    assert will_charge(seat, "UKR") and needs(seat, "war_crimes_document")


def replace_day(seat: Situation, day: int) -> Situation:
    """Return the situation as it is on a day."""
    seat.briefing = replace(seat.briefing, day=day)
    return seat


def test_no_reason_of_an_opening_statement_shows_an_id() -> None:
    for game in days_of("history"):
        told = [each.because for each in game.records if isinstance(each.action, Speak) and each.because]
        assert any("on the record" in each for each in told)
        assert not any("_" in each or each.count("on the record") > 1 for each in told), told


def test_a_wild_person_in_the_chair_cannot_make_the_others_untrue_to_the_record() -> None:
    """A person who does anything at all in the presidency still leaves the accuser its acts, where it is heard."""
    heard = 0
    for seed in range(4):
        dice = Random(seed)

        def wild(game: Game, seat: MemberId, dice: Random = dice) -> None:
            game.submit(seat, game.openings(seat).draw(dice))

        game = played(in_mode("uncertain"), "RUS", seed, wild)
        if made := statements(game, "USA"):
            heard += 1
            kinds = {type(point) for point in made[0].points}
            assert {Accusing, Demanding, Offering} <= kinds
    assert heard
