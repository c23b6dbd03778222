"""Two games side by side, and a game that delegations play on from one of its votes."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.council.acts import CastBallot
from game.council.events import VotingBegan
from game.council.voting import Ballot
from game.debrief.history import History
from game.delegations.delegation import delegations
from game.engine.case import Case
from game.play.advance import advance
from game.play.fork import vote_of
from game.play.game import Game
from game.printing.documents import Lines, Table
from game.printing.plaintext import plaintext
from game.printing.played_on import BECAUSE, ballots_of, played_on
from game.printing.printable import printable
from game.printing.two_courses import parted_at, side_by_side, told_of
from game.printing.typeset import typeset
from game.terms import OutOfOrder
from tests import whole
from tests.debrief.test_webpage import Page
from tests.printing.conftest import taught


@pytest.fixture(scope="module")
def voted() -> Game:
    """Return a game of delegations alone in which the Council voted."""
    return whole.led(7)


@pytest.fixture(scope="module")
def again(voted: Game, tmp_path_factory: pytest.TempPathFactory) -> Game:
    """Return the same, played on from its first vote with one ballot changed."""
    at, vote = vote_of(voted.records, 1)
    cast = next(each for each in voted.records if isinstance(each.action, CastBallot) and each.action.vote == vote)
    other = Ballot.ABSTAINING if cast.action.ballot is not Ballot.ABSTAINING else Ballot.AGAINST
    path = tmp_path_factory.mktemp("again") / "again.jsonl"
    new = played_on(voted, at, path=path, of="first.jsonl", ballots={cast.by: CastBallot(vote, other)})
    new.close()
    return new


def test_a_game_of_delegations_that_is_played_on_from_a_vote_comes_out_the_same(voted: Game, tmp_path: Path) -> None:
    at, _ = vote_of(voted.records, len(voted._state.proceedings.votes))
    new = played_on(voted, at, path=tmp_path / "new.jsonl", of="first.jsonl")
    new.close()
    one, other = (History(each.case, each.records) for each in (voted, new))
    assert parted_at(one, other) == len(one.moments) == len(other.moments)
    told = plaintext(side_by_side(told_of("A.jsonl", voted), told_of("B.jsonl", new)))
    assert "They do not part" in told


def test_a_vote_begins_before_any_of_its_ballots(voted: Game) -> None:
    begun = [e.vote for each in voted.records for e in each.events if isinstance(e, VotingBegan)]
    for number, vote in enumerate(begun, 1):
        at, id = vote_of(voted.records, number)
        assert id == vote
        ballots = [r.number for r in voted.records if isinstance(r.action, CastBallot) and r.action.vote == vote]
        assert ballots
        assert at < min(ballots)
    for odd in (0, -1, len(begun) + 1):
        with pytest.raises(ValueError, match=f"votes 1 to {len(begun)}"):
            vote_of(voted.records, odd)


def test_a_given_ballot_is_where_two_courses_part(voted: Game, again: Game) -> None:
    one, other = History(voted.case, voted.records), History(again.case, again.records)
    same = parted_at(one, other)
    mine, theirs = one.moments[same].record, other.moments[same].record
    assert isinstance(mine.action, CastBallot)
    assert (mine.by, mine.action.vote) == (theirs.by, theirs.action.vote)
    assert mine.action.ballot is not theirs.action.ballot
    assert theirs.because == BECAUSE
    assert again.origin is not None
    assert (again.origin.file, again.over) == ("first.jsonl", True)


def test_two_courses_tell_votes_numbers_and_endings_of_both(voted: Game, again: Game) -> None:
    document = side_by_side(told_of("first.jsonl", voted), told_of("again.jsonl", again))
    blocks = document.parts[0].blocks
    tables = [each for each in blocks if isinstance(each, Table)]
    votes = next(each for each in tables if each.head[:1] == ("Vote",))
    assert len(votes.rows) == max(len(each._state.proceedings.votes) for each in (voted, again))
    drawn = [each for each in blocks if isinstance(each, Lines)]
    assert drawn
    for each in drawn:
        assert len(each.days) == max(map(len, each.values))
    text, page = plaintext(document), Page(printable(document))
    assert page.open == []
    for told in (text.replace("\n", " "), " ".join(page.text)):
        assert "first.jsonl" in told
        assert "WHERE THEY PART" in told.upper()
    assert "Simulation" in text
    assert typeset(document).pdf.startswith(b"%PDF")
    assert max(map(len, text.splitlines())) <= 100


def test_games_of_two_classes_part_where_their_acts_do(case: Case) -> None:
    one, other = taught(case, 3), taught(case, 4)
    document = side_by_side(told_of("monday.jsonl", one), told_of("tuesday.jsonl", other))
    assert "monday.jsonl" in plaintext(document)
    assert parted_at(History(case, one.records), History(case, other.records)) < len(one.records)


def test_only_games_of_one_scenario_are_compared(case: Case, voted: Game) -> None:
    other = Game.new(replace(case, id="another"), 1)
    with pytest.raises(ValueError, match="of one scenario"):
        side_by_side(told_of("a", other), told_of("b", Game.new(case, 1)))


def test_a_ballot_that_is_not_open_is_refused_and_nothing_is_written(voted: Game, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="in_favour"):
        ballots_of({"KEN": "perhaps"}, "x")
    assert ballots_of({"KEN": "Not participating"}, "x")["KEN"].ballot is Ballot.NOT_PARTICIPATING
    at, vote = vote_of(voted.records, 1)
    path = tmp_path / "new.jsonl"
    seat = voted.case.remit.council.seats[0]
    with pytest.raises((OutOfOrder, ValueError)):
        played_on(voted, at, path=path, of="a", ballots={seat: CastBallot(vote, Ballot.ABSENT)})
    assert not path.exists()


def test_nobody_holds_a_seat_in_a_game_that_is_played_on(case: Case, tmp_path: Path) -> None:
    lesson = taught(case, 3)
    at, _ = vote_of(lesson.records, 1)
    new = played_on(lesson, at, path=tmp_path / "new.jsonl", of="lesson.jsonl")
    new.close()
    assert not any(each.persons for each in new.roster.values())
    assert new.over


def test_delegations_alone_need_no_fork_to_be_told_the_same(case: Case) -> None:
    games = []
    for _ in range(2):
        game = Game.new(case, 2)
        advance(game, delegations(case, 2), strict=True)
        games.append(game)
    assert "do not part" in plaintext(side_by_side(told_of("a", games[0]), told_of("b", games[1])))
