"""Every act that is open has plain words of its own, and a group on the action bar."""

from random import Random

import pytest
from msgspec.structs import replace

from game.council.acts import Pass
from game.engine.acts import ACTIONS
from game.engine.case import Case
from game.play.game import Game
from game.words.composing import form
from game.words.kinds import group
from game.words.wording import label, wording_of
from game.world.acts import Accusing, Circulating, Promise, PromiseKind
from game.world.facts import ClaimState, Understanding

GROUPS = ("speak", "procedure", "diplomacy", "decide")


def test_every_kind_of_act_belongs_to_a_group() -> None:
    assert {group(each) for each in ACTIONS} == set(GROUPS)


@pytest.mark.parametrize("which", ["case", "shipped"])
def test_labels_are_words_and_never_ids(which: str, request: pytest.FixtureRequest) -> None:
    case: Case = request.getfixturevalue(which)
    ids = {each.id for each in case.remit.bank} | {each.id for each in case.setting.charges} | set(case.seats)
    ids = {each for each in ids if "_" in each or each.isupper()}
    game, dice, seen = Game.new(case, 2), Random(2), set()
    while not game.over:
        seat = dice.choice(game.to_act())
        action = game.routine() or game.openings(seat).draw(dice)
        if seat in case.seats:
            words = label(action, case, game.briefing(seat))
            seen.add(type(action))
            assert words[:1].isupper()
            assert not ids & set(words.replace(",", " ").replace(":", " ").split()), words
            assert "{" not in words and "  " not in words
        game.submit(seat, action)
    assert len(seen) > 12


def test_a_charge_that_breaks_a_promise_of_restraint_says_so_and_no_other_does(shipped: Case) -> None:
    words, view = wording_of(shipped), Game.new(shipped, 1).briefing("RUS")
    made = Accusing("persecution_of_russian_speakers"), Circulating("war_crimes_document")
    promise = Promise(PromiseKind.RESTRAINT, "UKR")
    reached = Understanding(0, "FRA", ("RUS",), promise, None, False, 1, 5, ("RUS",), ClaimState.ACCEPTED)
    bound = replace(view, understandings=(reached,))
    for each in made:
        assert "breaks your word to France" in words.stake(each, bound)
        assert "breaks" not in words.stake(each, view)
    kept = replace(view, understandings=(replace(reached, kept=("RUS",)),))
    assert "breaks" not in words.stake(made[0], kept)
    unnamed = next(each.id for each in shipped.setting.charges if each.against != "UKR")
    assert "breaks" not in words.stake(Accusing(unnamed), bound)


def test_passing_says_what_is_let_go_by(case: Case) -> None:
    game, dice, words = Game.new(case, 1), Random(1), set()
    while not game.over:
        seat = dice.choice(game.to_act())
        openings = game.openings(seat)
        if Pass in openings.frames:
            words.add(label(Pass(), case, game.briefing(seat)))
        action = Pass() if Pass in openings.frames else game.routine() or openings.draw(dice)
        game.submit(seat, action)
    assert "Pass: no objection to the agenda" in words


def test_what_a_form_puts_together_is_open(games: list[Game], case: Case) -> None:
    built = 0
    for seed in range(4):
        game, dice = Game.new(case, seed), Random(seed)
        while not game.over:
            seat = dice.choice(game.to_act())
            for frame in game.openings(seat).frames.values():
                answers = {}
                while part := next((each for each in form(frame, answers) if each.name not in answers), None):
                    one = dice.choice(part.choices) if part.choices else ""
                    left_out = part.many and not part.at_least and part.name != "steps"
                    answers[part.name] = () if left_out else (one,) if part.many else one
                action = frame.made(answers)
                assert frame.admits(action), action
                built += 1
            game.submit(seat, game.routine() or game.openings(seat).draw(dice))
    assert built > 300
