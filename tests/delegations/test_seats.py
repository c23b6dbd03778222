"""Whole games: every choice is open, ballots follow reasons and no dice, and no seat reads another's secrets."""

from collections import Counter
from random import Random
from time import process_time

import pytest
from msgspec.structs import replace

from game.council.acts import CastBallot, Pass
from game.council.voting import Ballot
from game.delegations.delegation import Seat, delegations
from game.delegations.situation import Choice
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.frames import Openings
from game.lab.arms import meetings, seen
from game.play.advance import advance
from game.play.game import Game
from game.terms import Dice
from game.world.acts import Speak
from tests.forecast.test_forecaster import with_secrets

Asked = list[tuple[Seat, Briefing, Openings, Dice, Choice]]


class Watched:
    """A seat whose choices are kept with what it was asked."""

    def __init__(self, seat: Seat, asked: Asked) -> None:
        self.seat, self.asked = seat, asked

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        choice = self.seat.choose(briefing, openings, dice)
        self.asked.append((self.seat, briefing, openings, dice, choice))
        return choice


class Drawing:
    """A seat that draws from what is open."""

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        return Choice(openings.draw(Random(int(dice.fraction(f"{briefing.member}/draw") * (1 << 53)))), "at random")


def watched(case: Case, seed: int, skill: int = 1) -> tuple[Game, Asked]:
    asked: Asked = []
    game = Game.new(case, seed)
    seats = {member: Watched(seat, asked) for member, seat in delegations(case, seed, skill=skill).items()}
    advance(game, seats, strict=True)
    return game, asked


@pytest.fixture(scope="module")
def played(case: Case) -> tuple[Game, Asked]:
    return watched(case, 3)


def test_every_choice_is_open_and_gives_its_reasons(played: tuple[Game, Asked]) -> None:
    game, asked = played
    assert game.over
    assert all(openings.admits(choice.action) for _, _, openings, _, choice in asked)
    silent = {type(choice.action).__name__ for _, _, _, _, choice in asked if not choice.because}
    assert silent <= {"Pass", "EndDay"}


def test_the_same_question_gets_the_same_answer(played: tuple[Game, Asked]) -> None:
    for seat, briefing, openings, dice, choice in played[1][::7]:
        assert seat.choose(briefing, openings, dice) == choice


def test_ballots_ask_no_dice_and_no_skill(case: Case, played: tuple[Game, Asked]) -> None:
    ballots = [each for each in played[1] if isinstance(each[4].action, CastBallot)]
    assert len(ballots) >= 15
    for seat, briefing, openings, _, choice in ballots:
        for skill in (0, 2):
            other = Seat(case, seat.member, seed=3, skill=skill)
            assert other.choose(briefing, openings, Dice(999, 99, "other")) == choice


def test_a_ballot_on_a_draft_is_told_with_the_reasons_that_decide_it(played: tuple[Game, Asked]) -> None:
    spoken = {Ballot.IN_FAVOUR: "In favour: ", Ballot.AGAINST: "Against: ", Ballot.ABSTAINING: "Abstaining: "}
    for _, _, _, _, choice in played[1]:
        if isinstance(choice.action, CastBallot):
            assert choice.because.startswith(spoken[choice.action.ballot])


def test_no_choice_depends_on_the_secrets_of_another_seat(case: Case, played: tuple[Game, Asked]) -> None:
    changed = with_secrets(case)
    for member in ("AAA", "EEE", "JJJ", "YYY"):
        own = tuple(case.profile[each.member] if each.member == member else each for each in changed.profiles)
        blind = Seat(replace(changed, profiles=own), member, seed=3)
        asked = [each for each in played[1] if each[0].member == member]
        assert asked
        for _, briefing, openings, dice, choice in asked:
            assert blind.choose(briefing, openings, dice) == choice


def test_a_seat_keeps_nothing_between_two_choices(case: Case, played: tuple[Game, Asked]) -> None:
    for member in ("BBB", "HHH"):
        fresh = Seat(case, member, seed=3)
        for _, briefing, openings, dice, choice in reversed([each for each in played[1] if each[0].member == member]):
            assert fresh.choose(briefing, openings, dice) == choice


def test_each_member_speaks_in_the_first_meeting_and_five_answer_an_earlier_speaker(case: Case) -> None:
    for seed in range(6):
        game, _ = watched(case, seed)
        first = next(
            event.symbol
            for record in game.records
            for event in record.events
            if type(event).__name__ == "MeetingOpened"
        )
        spoke, answered = set(), set()
        for record in game.records:
            for event in record.events:
                if type(event).__name__ == "SpeechMade" and record.number < _close_of(game):
                    spoke.add(event.member)
                if type(event).__name__ == "ClaimEntered" and event.claim.meeting == first and event.claim.answers >= 0:
                    answered.add(record.number)
        assert set(case.seats) <= spoke
        assert len(answered) >= 5, f"seed {seed}"


def _close_of(game: Game) -> int:
    return next(
        record.number for record in game.records for event in record.events if type(event).__name__ == "MeetingClosed"
    )


def test_different_seeds_give_different_games(case: Case) -> None:
    one, other = ([(record.by, record.action) for record in watched(case, seed)[0].records] for seed in (1, 2))
    assert one != other


@pytest.mark.parametrize("skill", [0, 2])
def test_every_skill_plays_a_game_without_a_refusal(case: Case, skill: int) -> None:
    game, _ = watched(case, 5, skill)
    assert game.ending
    assert 2 <= meetings(game) <= 10
    assert {"Stating", "Accusing", "Denying"} <= seen(game)


def test_seats_that_draw_at_random_play_a_game_to_its_end(case: Case) -> None:
    short = replace(case, days=2)
    game = Game.new(short, 1)
    advance(game, {member: Drawing() for member in short.seats}, strict=True)
    assert game.over


def test_speeches_take_up_no_matter_twice(played: tuple[Game, Asked]) -> None:
    speeches = [choice.action for _, _, _, _, choice in played[1] if isinstance(choice.action, Speak)]
    assert speeches
    lengths = Counter(len(each.points) for each in speeches)
    assert set(lengths) <= {1, 2, 3, 4}
    assert len(lengths) >= 3


def test_letting_the_moment_go_by_is_cheap(played: tuple[Game, Asked]) -> None:
    passes = [each for each in played[1] if isinstance(each[4].action, Pass) and len(each[2]) == 1]
    began = process_time()
    for seat, briefing, openings, dice, _ in passes:
        seat.choose(briefing, openings, dice)
    assert process_time() - began < 2e-4 * max(1, len(passes))
