"""The numbers that count deeds tell what the record tells: conditions of an author may rest on them."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from game.council import events as c
from game.engine.briefing import Briefing
from game.frames import Composed
from game.play.game import Game
from game.world import events as w
from game.world.acts import Denying, Rebutting, Speak
from game.world.facts import ClaimState
from game.world.ledger import CHARGING
from tests.engine.test_affairs import SEEDS, busy
from tests.play.test_broken_off import played
from tests.play.test_playable import case

GAMES = [("drawn", seed) for seed in range(4)] + [("busy", seed) for seed in SEEDS]
TAKEN_UP = (ClaimState.ACCEPTED, ClaimState.KEPT, ClaimState.BROKEN)


@cache
def game_of(kind: str, seed: int) -> Game:
    return busy(seed) if kind == "busy" else played(seed)


def of_a_seat(seat: str, view: Briefing, events: list[Any]) -> Iterator[tuple[str, float]]:
    mine = [each for each in view.ledger if each.by == seat]
    moves = [each for event in events if isinstance(event, w.NumbersMoved) for each in event.changes]
    judged = [each.by for each in moves if each.slot == f"credibility[{seat}]" and each.because.startswith("claim ")]
    drafts = [event.draft for event in events if isinstance(event, c.DraftTabled)]
    yield f"tabled[{seat}]", sum(each.sponsors[0] == seat for each in drafts)
    yield f"charges[{seat}]", sum(each.kind in CHARGING for each in mine)
    yield f"upheld[{seat}]", sum(each > 0 for each in judged)
    yield f"failed[{seat}]", sum(each < 0 for each in judged)
    yield f"answered[{seat}]", sum(each.kind in ("demand", "offer") and each.state in TAKEN_UP for each in mine)


def of_all(game: Game, view: Briefing, events: list[Any]) -> Iterator[tuple[str, float]]:
    setting, ledger = game.case.setting, view.ledger
    yield "meetings", sum(isinstance(each, c.MeetingOpened) for each in events)
    yield "statements", sum(isinstance(each, c.StatementSettled) and each.issued for each in events)
    yield "endorsed", any(isinstance(each, w.PackageEndorsed) for each in events)
    for held in setting.evidence:
        yield f"evidence.{held.id}.released", held.id in view.released
    for happening in setting.happenings:
        yield f"happened.{happening.id}", happening.id in view.happened
    for decision in setting.decisions:
        yield f"decided.{decision.id}", decision.id in view.decided
    for charge in setting.charges:
        made = [each.kind for each in ledger if each.subject == charge.id]
        yield f"charge.{charge.id}.made", any(each in CHARGING for each in made)
        yield f"charge.{charge.id}.denied", "denial" in made
    for demand in setting.demands:
        yield f"demand.{demand.id}.made", any((each.kind, each.subject) == ("demand", demand.id) for each in ledger)
    for form in setting.formats:
        for name, kind in (("called", w.TalksCalled), ("agreed", w.RoundAgreed)):
            yield f"talks.{form.id}.{name}", sum(isinstance(each, kind) and each.format == form.id for each in events)


@pytest.mark.parametrize(("kind", "seed"), GAMES)
def test_every_count_is_that_of_the_record(kind: str, seed: int) -> None:
    game = game_of(kind, seed)
    view, events = game.briefing(game.case.seats[0]), [each for record in game.records for each in record.events]
    wanted = dict(of_all(game, view, events))
    for seat in game.case.setting.seats:
        wanted.update(of_a_seat(seat, view, events))
    assert {name: view.numbers[name] for name in wanted} == wanted


def test_the_games_count_something_of_each_kind() -> None:
    counted = {
        name.partition("[")[0]
        for kind, seed in GAMES
        for name, value in game_of(kind, seed).briefing(game_of(kind, seed).case.seats[0]).numbers.items()
        if value
    }
    assert counted >= {"tabled", "charges", "upheld", "failed", "answered", "meetings", "statements"}


@pytest.mark.parametrize(("kind", "seed"), GAMES)
def test_every_claim_that_is_made_in_a_speech_bears_the_symbol_of_its_meeting(kind: str, seed: int) -> None:
    game, meeting, kinds = game_of(kind, seed), "", set()
    for record in game.records:
        for event in record.events:
            meeting = event.symbol if isinstance(event, c.MeetingOpened) else meeting
            if isinstance(event, w.ClaimEntered) and isinstance(record.action, Speak):
                assert event.claim.meeting == meeting != "", event.claim
                kinds.add(event.claim.kind)
    assert kinds or kind == "busy"


@pytest.mark.parametrize("seed", range(3))
def test_no_seat_can_answer_a_claim_a_second_time(seed: int) -> None:
    game, dice, tried = Game.new(case(), seed), Random(seed), 0
    while not game.over:
        seat = dice.choice(game.to_act())
        frame = game.openings(seat).frames.get(Speak)
        if isinstance(frame, Composed):
            answered = {each.answers for each in game.briefing(seat).ledger if each.by == seat and each.answers >= 0}
            points = next(slot.choices for slot in frame.slots if slot.name == "points")
            assert not answered & {each.claim for each in points if isinstance(each, Denying | Rebutting)}
            tried += len(answered)
        game.submit(seat, game.routine() or game.openings(seat).draw(dice))
    assert tried
