"""The policies do what they are named for, and a seat that is led by one is refused no act."""

from pathlib import Path

import pytest

from game.council.acts import CastBallot, Pass, ProposeStatement, TableDraft
from game.council.voting import Ballot
from game.lab.arms import Watched, acts, carried_out, events, figures, played, task
from game.lab.leading import POLICIES, WAYS
from game.play.game import Game
from game.world.acts import Accusing, AnswerClaim, Denying, EndDay, Rebutting, Speak

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "scenarios"
SEAT = "USA"


@pytest.fixture(scope="module")
def games() -> dict[str, Game]:
    return {way: played(SHIPPED, task("minsk-2022", "uncertain", 3, SEAT, way))[0] for way in POLICIES}


def done(game: Game, kind: type) -> list:
    return [record.action for record in game.records if record.by == SEAT and isinstance(record.action, kind)]


def points(game: Game) -> list:
    return [point for speech in done(game, Speak) for point in speech.points]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_plays_a_game_to_its_end(way: str) -> None:
    row = figures(SHIPPED, task(str(ROOT / "tests" / "data" / "three.yaml"), "history", 5, "AAA", way))
    assert row["ending"]
    assert all(0.0 <= whole <= parts <= 1.0 for whole, parts in row["carried_out"].values())


def test_the_silent_do_nothing_but_vote(games: dict[str, Game]) -> None:
    assert not acts(games["silent"], SEAT) - acts(games["silent"], "")
    assert {type(each) for each in done(games["silent"], object)} <= {Pass, EndDay, CastBallot}


def test_who_accuses_daily_says_nothing_else_and_names_others(games: dict[str, Game]) -> None:
    said = points(games["accuse-daily"])
    assert len(said) >= 2
    assert all(isinstance(each, Accusing) for each in said)


def test_bland_texts_reaffirm_in_the_softest_verb(games: dict[str, Game]) -> None:
    texts = done(games["bland-text"], TableDraft)
    bank = games["bland-text"].case.remit.paragraph
    assert texts
    assert all(not bank[clause.paragraph].new for text in texts[:2] for clause in text.clauses)


def test_a_text_that_is_tabled_to_be_vetoed_is(games: dict[str, Game]) -> None:
    game = games["table-to-be-vetoed"]
    mine = {e.draft.symbol for e in events(game, "DraftTabled") if SEAT in e.draft.sponsors}
    voted = [event for event in events(game, "VotingEnded") if event.subject.kind == "draft"]
    ended = [event for event in voted if event.subject.paper in mine]
    assert ended
    assert not any(event.outcome.adopted for event in ended)


def test_who_always_concedes_refuses_nothing_and_who_always_refuses_concedes_nothing(games: dict[str, Game]) -> None:
    assert all(each.accepts for each in done(games["always-concede"], AnswerClaim))
    assert not any(each.accepts for each in done(games["always-refuse"], AnswerClaim))
    of_texts = [event for event in events(games["always-refuse"], "BallotCast") if event.member == SEAT]
    assert any(event.ballot is Ballot.AGAINST for event in of_texts)
    assert not done(games["always-refuse"], ProposeStatement)


def test_who_denies_everything_only_denies_and_rebuts(games: dict[str, Game]) -> None:
    said = points(games["deny-everything"])
    assert said
    assert all(isinstance(each, Denying | Rebutting) for each in said)


def test_instructions_are_carried_out_further_by_degrees_than_whole(games: dict[str, Game]) -> None:
    for game in games.values():
        whole, parts = carried_out(game, SEAT)
        assert 0.0 <= whole <= parts <= 1.0


class Ranked:
    """A delegation that tells its options."""

    def __init__(self, *worths: tuple[float, object]) -> None:
        self.worths = worths

    def options(self, *_: object) -> list:
        return [type("Option", (), {"worth": worth, "action": action})() for worth, action in self.worths]

    def choose(self, *_: object) -> None:
        return None


@pytest.mark.parametrize(
    ("worths", "close"),
    [
        (((50.0, EndDay()), (43.0, Pass())), 1),
        (((50.0, EndDay()), (42.0, Pass())), 0),
        (((50.0, EndDay()), (49.0, EndDay())), 0),
        (((50.0, EndDay()),), 0),
    ],
)
def test_a_choice_is_between_kinds_that_lie_within_fifteen_percent(worths: tuple, close: int) -> None:
    watched = Watched(Ranked(*worths))
    watched.choose(None, {Speak: None}, None)
    assert (watched.decisions, watched.close) == (1, close)


def test_where_one_can_only_let_the_moment_go_by_there_is_no_decision() -> None:
    watched = Watched(Ranked((50.0, EndDay()), (43.0, Pass())))
    watched.choose(None, {Pass: None}, None)
    assert watched.decisions == 0
