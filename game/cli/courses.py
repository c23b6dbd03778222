"""The commands on the course of a game: a new one from a moment of another, and two of them side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from game.cli.debriefing import AsSeat, Saved, read_game, seat_of
from game.cli.outputs import Force, refuse_taken, write
from game.cli.streams import MISUSED, fail
from game.terminal.door import say, shown

if TYPE_CHECKING:
    from game.play.game import Game


def fork(
    file: Saved,
    *,
    to: Annotated[Path, typer.Option("--to", "--out", help="The file of the new game.")],
    day: Annotated[int | None, typer.Option("--day", help="From the morning of this day.", show_default=False)] = None,
    record: Annotated[int | None, typer.Option("--record", help="After this record.", show_default=False)] = None,
    vote: Annotated[
        int | None,
        typer.Option("--vote", help="From this vote, before any ballot; votes count from 1.", show_default=False),
    ] = None,
    as_: AsSeat = "",
    alone: Annotated[
        bool, typer.Option("--alone", help="Let delegations play on to the end, and compare both courses.")
    ] = False,
    ballot: Annotated[
        list[str], typer.Option("--ballot", help="With --vote and --alone: a ballot to be cast, as ABC=against.")
    ] = [],  # noqa: B006
    force: Force = False,
) -> None:
    """Begin a new game that goes on from a day, a vote or a record of a saved one, in the same seat or another.

    With --alone nobody takes a seat: delegations play on with the same dice, and both games are shown side by side.

    \b
    Examples:
      horseshoe fork game.jsonl --day 5 --as ABC --to again.jsonl
      horseshoe fork game.jsonl --vote 2 --alone --ballot ABC=abstaining --to again.jsonl
    """
    if sum(each is not None for each in (day, record, vote)) != 1:
        fail("say from where: one of --day, --vote and --record", MISUSED)
    if ballot and not (alone and vote is not None):
        fail("a ballot is given for a vote that delegations play again: add --vote and --alone", MISUSED)
    refuse_taken(to, force=force, read=file)
    _fork(read_game(file), Asked(file, to, day, vote, record, as_, tuple(ballot), force), alone=alone)


class Asked(NamedTuple):
    """What the command was given."""

    file: Path
    to: Path
    day: int | None
    vote: int | None
    record: int | None
    seat: str
    ballots: tuple[str, ...]
    force: bool


def _fork(game: Game, asked: Asked, *, alone: bool) -> None:
    from game.play import JournalError
    from game.play.fork import fork as forked
    from game.play.seating import held
    from game.terms import OutOfOrder

    file, to = asked.file, asked.to
    seat = "" if alone else seat_of(game, asked.seat) or held(game)
    if not (seat or alone):
        fail(f"nobody held a seat in {file}: say with --as whose is taken, one of {', '.join(game.case.seats)}")
    try:
        at, vote = _from(game, asked)
        if alone:
            _play_on(game, at, vote, asked)
            return
        forked(game, at, seat=seat, path=to, of=file.name, force=asked.force).close()
    except (ValueError, JournalError, OutOfOrder) as error:
        fail(str(error))
    say(shown(f"{to} goes on from record {at}, in the seat of {seat}: horseshoe play --text --load {to}"))


def _from(game: Game, asked: Asked) -> tuple[int, str]:
    """Return the number of the record from which a fork goes on, and the id of the vote that it begins with, or ""."""
    from game.play.fork import morning_of, vote_of

    if asked.vote is not None:
        return vote_of(game.records, asked.vote)
    return (morning_of(game.records, asked.day) if asked.day is not None else asked.record or 0), ""


def _play_on(game: Game, at: int, vote: str, asked: Asked) -> None:
    """Let delegations play the fork to its end, and print both courses; raise as `played_on` does."""
    from game.printing.plaintext import plaintext
    from game.printing.played_on import ballots_of, played_on
    from game.printing.two_courses import side_by_side, told_of

    named = {}
    for each in asked.ballots:
        code, _, word = each.partition("=")
        if not (seat := seat_of(game, code.strip())):
            fail(f"a ballot is given as ABC=against, and not as {each[:40]}", MISUSED)
        named[seat] = word
    ballots = ballots_of(named, vote)
    new = played_on(game, at, path=asked.to, of=asked.file.name, ballots=ballots, force=asked.force)
    new.close()
    say(plaintext(side_by_side(told_of(asked.file.name, game), told_of(asked.to.name, new))), end="")


def compare(
    file: Saved,
    other: Annotated[Path, typer.Argument(help="A saved game of the same scenario.", metavar="OTHER", readable=False)],
    html: Annotated[
        Path | None, typer.Option("--html", help="Write it as one page for a browser.", show_default=False)
    ] = None,
    force: Force = False,
) -> None:
    """Show two games of one scenario side by side: where they part, votes, numbers day by day, endings.

    \b
    Examples:
      horseshoe compare monday.jsonl tuesday.jsonl
      horseshoe compare game.jsonl again.jsonl --html both.html
    """
    from game.printing.plaintext import plaintext
    from game.printing.printable import printable
    from game.printing.two_courses import side_by_side, told_of

    if html is not None:
        for read in (file, other):
            refuse_taken(html, force=force, read=read)
    try:
        both = side_by_side(told_of(file.name, read_game(file)), told_of(other.name, read_game(other)))
    except ValueError as error:
        fail(str(error))
    if html is None:
        say(plaintext(both), end="")
    else:
        write(html, printable(both), force=force, read=file)
