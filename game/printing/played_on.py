"""A game played on by delegations alone, from a moment of another one and with the same dice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from game.council.acts import CastBallot
from game.council.voting import Ballot
from game.delegations.delegation import delegations
from game.engine.briefing import Briefing
from game.forecast.reasons import Reason
from game.frames import Openings
from game.play.advance import Choice, Delegation, advance
from game.play.fork import fork
from game.play.game import Game
from game.play.seating import release
from game.terms import Dice, MemberId

BECAUSE = "whoever forked the game gave this ballot, to see what follows from it"


class Given(Struct, frozen=True):
    """A ballot that was given from outside."""

    action: CastBallot
    because: str = BECAUSE
    reasons: tuple[Reason, ...] = ()


class Bound(Struct, frozen=True):
    """A delegation that casts a given ballot in one vote, and is otherwise as free as any."""

    delegation: Delegation
    ballot: CastBallot

    def choose(self, briefing: Briefing, openings: Openings, dice: Dice) -> Choice:
        """Return the given ballot if its vote is under way, or else what the delegation chooses."""
        vote = briefing.meeting.vote if briefing.meeting is not None else None
        if vote is not None and vote.id == self.ballot.vote and CastBallot in openings:
            return Given(self.ballot)
        return self.delegation.choose(briefing, openings, dice)


def played_on(
    game: Game, at: int, *, path: Path, of: str, ballots: Mapping[MemberId, CastBallot] = {}, force: bool = False
) -> Game:
    """Return a new game, kept in the file `path`, that delegations play from line `at` of another one to its end.

    Nobody else holds a seat in it. The seats of `ballots` cast these and nothing else in their vote. Raises OutOfOrder
    if such a ballot is not open to its seat, and as `fork` does; nothing is written then.
    """
    forked = fork(game, at, seat="", of=of)
    for seat, holder in forked.roster.items():
        for person in holder.persons:
            release(forked, seat, person)
    led: dict[MemberId, Delegation] = {**delegations(forked.case, forked.seed)}
    led |= {seat: Bound(led[seat], ballot) for seat, ballot in ballots.items()}
    advance(forked, led, strict=True)
    forked.save_as(path, force=force)
    return forked


def ballots_of(named: Mapping[MemberId, str], vote: str) -> dict[MemberId, CastBallot]:
    """Return the ballots that words name, for one vote; raise ValueError for a word that is none."""
    found = {}
    for seat, word in named.items():
        try:
            found[seat] = CastBallot(vote, Ballot(word.strip().lower().replace("-", "_").replace(" ", "_")))
        except ValueError as error:
            words = ", ".join(each.value for each in Ballot if each is not Ballot.ABSENT)
            raise ValueError(f"'{word[:40]}' is no ballot; ballots are {words}") from error
    return found
