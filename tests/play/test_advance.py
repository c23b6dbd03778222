"""Those who are not human act by the same door, until a human must."""

import logging
from collections.abc import Mapping
from types import SimpleNamespace

import pytest
from msgspec import Struct

from game.council.acts import CastBallot, Pass
from game.council.voting import Ballot
from game.engine.acts import Action
from game.play.advance import advance, advance_once, choice_dice, next_seat, yielding
from game.play.codec import Record
from game.play.game import Game
from game.terms import Dice, OutOfOrder
from game.world.acts import (
    AcceptPart,
    AcceptTerms,
    AnswerCall,
    AnswerUnderstanding,
    CallTalks,
    EndDay,
    ProposeTerms,
    Terms,
)


class Choice(Struct):
    action: Action
    because: str
    reasons: tuple = ()


class Drawing:
    """A delegation that takes one of what is listed first, by its dice."""

    def choose(self, briefing, openings, dice: Dice) -> Choice:
        frame = dice.pick(list(openings.frames.values()), "which kind")

        class Keyed:
            count = 0

            def random(self) -> float:
                self.count += 1
                return dice.fraction(f"slot {self.count}")

        return Choice(frame.draw(Keyed()), "drawn")


class Wild:
    """A delegation that casts ballots all day long."""

    def choose(self, briefing, openings, dice: Dice) -> Choice:
        return Choice(CastBallot("no-such-vote", Ballot.AGAINST), "out of spite")


def everybody(game: Game, delegation: object) -> Mapping[str, object]:
    return dict.fromkeys(game.case.seats, delegation)


def test_delegations_alone_play_to_an_ending(case) -> None:
    game = Game.new(case, 4)
    assert advance(game, everybody(game, Drawing()), strict=True) == ()
    assert game.over and {record.because for record in game.records} == {"drawn", ""}


def test_play_stops_where_a_human_must_act(case) -> None:
    game = Game.new(case, 4)
    delegations = everybody(game, Drawing())
    human = case.seats[0]
    del delegations[human]
    assert advance(game, delegations, strict=True) == (human,)
    assert human in game.to_act() and next_seat(game, delegations) is None
    assert advance_once(game, delegations) is None


def test_play_stops_where_it_is_told_to(case) -> None:
    game = Game.new(case, 4)
    advance(game, everybody(game, Drawing()), until=lambda each: len(each.records) >= 6, strict=True)
    assert len(game.records) == 6


def test_a_refused_choice_is_raised_in_tests(case) -> None:
    game = Game.new(case, 4)
    with pytest.raises(OutOfOrder) as caught:
        advance(game, everybody(game, Wild()), strict=True)
    assert any("no-such-vote" in note for note in caught.value.__notes__)


def test_in_live_play_a_refused_choice_is_logged_and_the_seat_yields(case, caplog) -> None:
    game = Game.new(case, 4)
    with caplog.at_level(logging.WARNING):
        advance(game, everybody(game, Wild()))
    assert game.over
    yielded = [record for record in game.records if record.by in case.seats]
    assert len(yielded) == len(caplog.records) > 0
    assert all("refused" in record.because for record in yielded)
    assert f"record {yielded[0].number}:" in caplog.text and "no-such-vote" in caplog.text
    assert type(yielded[0].action) in (Pass, EndDay)


def test_who_yields_takes_what_is_open(case, play_on) -> None:
    game = Game.new(case, 4)
    for _ in range(120):
        for seat in game.to_act():
            if seat in case.seats:
                openings = game.openings(seat)
                assert openings.admits(yielding(openings))
        play_on(game, 1, seed=len(game.records))


def test_the_dice_of_a_choice_do_not_depend_on_what_others_did(case) -> None:
    """Two games in which another seat acts once more give a seat the same dice for the same choice."""
    first, second = Game.new(case, 4), Game.new(case, 4)
    for game in (first, second):
        game.submit("secretariat", game.routine())
    seat, other = first.to_act()[:2]
    acts = [act for act in listed(second, other) if type(act) not in (EndDay, Pass)]
    second.submit(other, acts[0])
    assert len(second.records) == len(first.records) + 1
    assert dice_of(first, seat).fraction("x") == dice_of(second, seat).fraction("x")
    own = [act for act in listed(first, seat) if type(act) not in (EndDay, Pass)]
    before = dice_of(first, seat).fraction("x")
    first.submit(seat, own[0])
    assert dice_of(first, seat).fraction("x") != before


@pytest.mark.parametrize(
    ("action", "moves"),
    [
        (AnswerUnderstanding(1, True), False),
        (AnswerCall("ferry_talks", True), False),
        (AcceptTerms(), False),
        (AcceptPart(("ferry",)), False),
        (ProposeTerms(Terms(("ferry",))), True),
        (CallTalks("ferry_talks"), True),
    ],
)
def test_what_only_answers_another_moves_no_dice_and_what_begins_something_does(case, action, moves: bool) -> None:
    game = Game.new(case, 4)
    game.submit("secretariat", game.routine())
    seat = next(each for each in game.to_act() if each in case.seats)
    briefing = game.briefing(seat)
    acted = SimpleNamespace(records=(Record(1, seat, action, "", ()),), since=0, dice=game.dice)
    before = choice_dice(game, briefing).fraction("x")
    assert (choice_dice(acted, briefing).fraction("x") != before) is moves


def dice_of(game: Game, seat: str) -> Dice:
    return choice_dice(game, game.briefing(seat))


def listed(game: Game, seat: str) -> list[Action]:
    acts = []
    for frame in game.openings(seat).frames.values():
        try:
            acts += list(frame.each())
        except TypeError:
            continue
    return acts
