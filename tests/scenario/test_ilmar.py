"""The Ilmar corridor: its ballots as its design reckons them, its ends, and a lesson that reaches its vote."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from game.council import acts as a
from game.council.subjects import OnDraft, OnMotion
from game.council.voting import Ballot, Question
from game.engine.case import SHAPES, Case
from game.forecast.foresight import Question as Asked
from game.play.game import Game
from game.scenario.compile import load
from game.scenario.drafts import read_draft
from game.scenario.short import shortened
from game.words.badges import FIGURES, svg
from tests.playthroughs.ilmar import COURSES, SCENARIOS, Course, played, scenario, with_text, written
from tests.test_cli_forecast import horseshoe

RECKONED = {
    "bland": "13-0-2",
    "strong": "10-1-4",
    "with notice": "10-1-4",
    "with inspection": "10-1-4",
    "without agency": "10-0-5",
    "middle": "11-0-4",
    "paid": "9-0-6",
    "strong urged": "10-1-4",
    "decided": "10-1-4",
    "urged": "14-0-1",
    "names Sarvan": "7-1-7",
    "names Medesh": "2-1-12",
    "measures": "4-6-5",
    "doctor": "12-1-2",
}
"""In favour, against, abstaining, by `design/ilmar_corridor.md`, section 8."""


@cache
def whole() -> Case:
    return scenario()


@cache
def short() -> Case:
    return shortened(whole())


def draft_file(folder: Path, name: str) -> Path:
    sponsors, parts = written(name)
    lines = [f"title: {name}", f"sponsors: [{', '.join(sponsors)}]", f"procedural: {str(name == 'doctor').lower()}"]
    lines += ["paragraphs:", *(f"  - {{bank: {paragraph}, verb: {verb.value}}}" for paragraph, verb in parts)]
    path = folder / "draft.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def counted(ballots: list[Ballot]) -> str:
    return "-".join(str(ballots.count(each)) for each in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING))


@pytest.mark.parametrize("name", RECKONED)
def test_each_text_of_the_design_has_the_ballots_that_it_reckons(tmp_path: Path, name: str) -> None:
    draft = read_draft(draft_file(tmp_path, name), whole())
    foreseen = Asked(whole(), draft, date(2026, 11, 14))
    ballots = [each.ballot for each in foreseen.foresight.vote(foreseen.text)]
    assert counted(ballots) == RECKONED[name]


def test_the_command_says_of_the_strong_text_who_stops_it(tmp_path: Path) -> None:
    arguments = ("forecast", "ilmar-corridor", "--draft", draft_file(tmp_path, "strong"), "--on", "2026-11-14")
    assert horseshoe(*arguments).stdout.splitlines()[-1].endswith("10-1-4: not adopted, a veto by Brenor")


@pytest.mark.parametrize(("name", "adopted"), [("strong", False), ("middle", True)])
def test_in_play_a_text_ends_as_it_is_reckoned(name: str, adopted: bool) -> None:
    for seed in (1, 2):
        game = played(whole(), Course("short", name), seed)
        vote = next(each for each in votes(game) if each.subject.draft == game.briefing("HAL").papers.drafts[0].symbol)
        assert vote.outcome.adopted is adopted
        assert list(vote.outcome.vetoed_by) == ([] if adopted else ["BRE"])


def votes(game: Game) -> list:  # type: ignore[type-arg]
    past = game.briefing("HAL").votes
    return [each for each in past if isinstance(each.subject, OnDraft) and each.question is Question.SUBSTANTIVE]


ENDS = {
    ("the machine alone, short", 1): "divided_council",
    ("middle, no talks", 1): "thirty_at_the_bridge",
    ("bland", 2): "single_trucks",
}


@pytest.mark.parametrize(("course", "seed"), ENDS)
def test_a_course_of_the_story_comes_to_its_end(course: str, seed: int) -> None:
    """`python -m tests.playthroughs.ilmar` plays all courses, and reaches every ending."""
    assert played(whole(), COURSES[course], seed).ending == ENDS[course, seed]


def test_two_signatures_and_the_truth_open_the_road() -> None:
    course = COURSES["strong, two rounds and the truth"]
    ends = {played(whole(), course, seed).ending for seed in (1, 2, 3)}
    assert "road_by_two_signatures" in ends


def drawn(case: Case, seed: int, *, hostile: bool) -> Game:
    """Return a game of random players; hostile ones prefer whatever might keep the Council from its vote."""
    game, dice = Game.new(case, seed), Random(seed)
    while actors := game.to_act():
        seat = dice.choice(actors)
        openings = game.openings(seat)
        kinds = [each for each in HINDERING if openings.get(each) is not None] if hostile else []
        act = (openings[dice.choice(kinds)] if kinds and dice.random() < 0.8 else openings).draw(dice)
        if hostile and type(act) is a.ProposeAmendment:
            act = next((each for each in openings[a.ProposeAmendment].each() if each.clause is None), act)
        game.submit(seat, act)
    return game


HINDERING = (
    *(a.WithdrawDraft, a.MoveMotion, a.RequestSeparateVote, a.ProposeAmendment, a.AcceptAmendment, a.ObjectToAgenda),
    *(a.StayAway, a.AskPreliminaryQuestion, a.RaisePointOfOrder, a.ChallengeRuling, a.PutUnderSilence),
)


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("seed", range(1, 5))
def test_a_lesson_reaches_a_vote_of_substance_whatever_is_done(seed: int, hostile: bool) -> None:
    """Over 50 seeds each: delegations, random players and hostile ones all voted on the text of the form."""
    game = drawn(short(), seed, hostile=hostile)
    laid = game.briefing("HAL").papers.drafts[0]
    assert any(each.subject.draft == laid.symbol for each in votes(game))


def test_without_that_law_hostile_players_keep_the_council_from_its_vote() -> None:
    free = replace(short(), remit=replace(short().remit, to_the_vote=False))
    assert any(not votes(drawn(free, seed, hostile=True)) for seed in range(1, 5))


def test_the_text_of_the_form_lies_in_blue_with_its_sponsors_and_only_a_suspension_may_be_moved() -> None:
    game = Game.new(short(), 1)
    game.submit(game.to_act()[0], game.routine())
    papers = game.briefing("ALV").papers
    assert [(each.sponsors, each.standing.value) for each in papers.drafts] == [(("ALV", "FEN"), "in-blue")]
    assert a.WithdrawDraft not in game.openings("ALV")
    dice, moved = Random(7), set()
    while actors := game.to_act():
        for seat in actors:
            frame = game.openings(seat).get(a.MoveMotion)
            moved |= {each.motion.name for each in frame.each()} if frame is not None else set()
        if votes(game):
            break
        game.submit(actors[0], game.openings(actors[0]).draw(dice))
    assert moved == {"SUSPEND"}
    assert not any(isinstance(each.subject, OnMotion) and "ADJOURN" in str(each.subject) for each in votes(game))


def test_each_invented_state_has_a_flag_of_its_own_shape_and_every_shape_is_drawn() -> None:
    flags = {each: whole().participant[each].flag for each in whole().seats}
    assert all(flags.values())
    assert max(Counter(flag.shape for flag in flags.values() if flag).values()) == 1
    assert set(FIGURES) == set(SHAPES)
    for flag in filter(None, flags.values()):
        assert svg(flag).count(f'fill="#{flag.colour}"') >= 1


def test_a_lesson_has_minutes_that_add_up_cards_and_an_order_of_seats() -> None:
    lesson = whole().lesson
    assert lesson is not None
    assert {plan.form: sum(step.minutes for step in plan.steps) for plan in lesson.plans} == {"short": 45, "whole": 90}
    assert sorted(lesson.fill) == sorted(whole().seats)
    assert {"role", "the_real_five"} <= {card.id for card in lesson.cards}
    assert {seat for inject in lesson.injects for seat in inject.to} == {"BRE", "SAR", "PEL"}


def sentences(text: str) -> list[str]:
    return [each for each in text.replace("?", ".").replace("!", ".").replace(":", ".").split(".") if each.strip()]


def test_it_reads_at_fourteen() -> None:
    """What every student reads is in short sentences of common words."""
    case = whole()
    read = [case.summary, case.content_note, *(each.text for each in case.setting.endings)]
    read += [each.instructions for each in case.profiles]
    read += [card.text for card in case.lesson.cards] if case.lesson else []
    lengths = [len(each.split()) for text in read for each in sentences(text)]
    assert max(lengths) <= 32
    assert sum(lengths) / len(lengths) <= 13
    words = [word for text in read for word in text.split()]
    assert sum(len(word) for word in words) / len(words) < 5.2


@pytest.mark.parametrize("name", ["bland", "strong", "middle"])
def test_the_three_texts_can_be_laid_by_their_sponsors(name: str) -> None:
    sponsors, parts = written(name)
    texts = with_text(short(), name).texts
    assert texts[0].sponsors == sponsors
    assert len(texts[0].clauses) == len(parts) <= short().remit.max_operative + short().remit.max_preambular


def test_the_practice_vote_seats_a_class_as_the_crisis_does_and_takes_five_minutes() -> None:
    practice = load(SCENARIOS / "practice-vote.yaml", SCENARIOS / "common")
    for case in (whole(), practice):
        seats, permanent = case.remit.council.seats, case.remit.council.permanent
        assert [place for place, seat in enumerate(seats) if seat in permanent] == [0, 1, 3, 9, 12]
        assert seats.index(case.remit.presidents[0][1]) == 7
        assert (len(seats), len(case.seats)) == (15, 17)
    assert practice.lesson is not None and whole().lesson is not None
    assert whole().lesson.practice == practice.id  # type: ignore[union-attr]
    assert sum(step.minutes for step in practice.lesson.plans[0].steps) == 5
    form = shortened(practice)
    for seed in (1, 2):
        game = drawn(form, seed, hostile=True)
        laid = game.briefing("HAZ").papers.drafts[0].symbol
        past = game.briefing("HAZ").votes
        assert any(isinstance(each.subject, OnDraft) and each.subject.draft == laid for each in past)
