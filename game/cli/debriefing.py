"""The command that tells what a game meant: its debrief as text or as a page; and how a saved game is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.outputs import Force, refuse_taken, write
from game.cli.streams import fail
from game.terminal.door import say, tell

if TYPE_CHECKING:
    from game.play.game import Game
    from game.terms import MemberId

Saved = Annotated[Path, typer.Argument(help="A saved game.", metavar="FILE", readable=False)]
AsSeat = Annotated[
    str, typer.Option("--as", help="Whose game it was; by default the seat a person held.", show_default=False)
]


def debrief(
    file: Saved,
    as_: AsSeat = "",
    html: Annotated[
        Path | None, typer.Option("--html", help="Write it as one page for a browser.", show_default=False)
    ] = None,
    force: Force = False,
    chair: Annotated[
        str, typer.Option("--chair", help="The seat of the other chair, by its code.", show_default=False)
    ] = "",
) -> None:
    """Print the debrief of a saved game, or write it as one page that needs nothing else.

    \b
    Examples:
      horseshoe debrief game.jsonl
      horseshoe debrief game.jsonl --as ABC --html debrief.html
    """
    from game.debrief.debrief import debrief as told_of
    from game.debrief.history import History
    from game.debrief.other_chair import other_chair, other_seat
    from game.debrief.text import debrief_text
    from game.debrief.warnings import warnings
    from game.debrief.webpage import webpage
    from game.play.seating import held

    if html is not None:
        refuse_taken(html, force=force, read=file)
    game = read_game(file)
    seat = seat_of(game, as_) or held(game)
    everything = game.revealed(early=True)
    told, history = told_of(*everything, seat or None, game.seed), History(*everything)
    tried = warnings(game.case, game.records, game.seed, seat)
    other = other_chair(history, seat_of(game, chair) or other_seat(history, seat), told.key) if told.key else None
    if html is None:
        say(debrief_text(told, tried=tried, chair=other), end="")
        return
    write(html, webpage(told, tried, other), force=force, read=file)


def read_game(file: Path) -> Game:
    """Return a saved game in memory; leave with a sentence where it cannot be read."""
    from game.play import JournalError
    from game.play.replay import replayed

    try:
        game, _ = replayed(file)
    except JournalError as error:
        fail(str(error))
    if game.notice:
        tell(game.notice)
    return game


def seat_of(game: Game, code: str) -> MemberId:
    """Return the seat of a code, "" for none; leave where there is no such seat."""
    seat = code.upper()
    if seat and seat not in game.case.seats:
        fail(f"there is no seat {seat} in {game.case.id}, whose seats are {', '.join(game.case.seats)}")
    return seat
