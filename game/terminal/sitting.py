"""One sitting at a terminal: a seat is taken, the game is kept in a file from the start, and played or left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.delegations.delegation import delegations
from game.play import JournalError, NameTaken
from game.play.game import Game
from game.play.seating import held, reseat
from game.terminal.console import Closed, Console
from game.terminal.pages import title_page
from game.terminal.prompt import Prompt
from game.terminal.seats import Quit, choose_seat
from game.terms import MemberId
from game.words.labels import Labels

DONE, CLOSED = 0, 1


def sit(game: Game, seat: MemberId, console: Console, place: Callable[[], Path]) -> int:
    """Play the game in text and return the exit code: 0, or 1 where the terminal was closed before the end.

    `seat` is asked for if it is empty. A game that is in no file yet is kept in the one that `place` names, from the
    first act on, so that nothing played is lost.
    """
    title_page(console, game.case, game.seed)
    try:
        member = seat or held(game) or choose_seat(game.case, console)
        while True:
            reseat(game, member)
            if game.path is None:
                _keep(game, place, console)
            again = Prompt(game, member, delegations(game.case, game.seed), console).play()
            if again is None:
                return DONE
            game.close()
            game, member = again.game, again.seat
    except Quit:
        console.say(_kept(game, place))
        return DONE
    except (Closed, KeyboardInterrupt):
        console.say("", f"The terminal was closed. {_kept(game, place)}")
        return CLOSED
    finally:
        game.close()


def _keep(game: Game, place: Callable[[], Path], console: Console) -> None:
    try:
        path = _save(game, place)
        console.tell(f"The game is kept in {path} from now on.")
    except (OSError, JournalError) as error:
        console.tell(f"The game cannot be kept in a file of its own: {_reason(error)}. Save it by typing: save FILE")


def _kept(game: Game, place: Callable[[], Path]) -> str:
    """Make sure that the game is in a file, and return in a sentence where it is and how to go on."""
    if not game.records:
        return "Nothing had been played yet."
    try:
        if game.path is None:
            _save(game, place)
    except (OSError, JournalError) as error:
        return f"The game could not be saved: {_reason(error)}."
    if behind := game.save():
        return f"{behind[:1].upper()}{behind[1:]}."
    day = Labels(game.case).date(game.day)
    return f"The game is saved as it stood on {day}; go on with: horseshoe play --text --load {game.path}"


def _save(game: Game, place: Callable[[], Path]) -> Path:
    """Save the game in the file that `place` names, or the next where another game has taken that one meanwhile."""
    tried: set[Path] = set()
    while True:
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            game.save_as(path)
            return path
        except NameTaken:
            if path in tried:
                raise
            tried.add(path)


def _reason(error: OSError | JournalError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}" if error.filename else error.strerror.lower()
    return str(error)
