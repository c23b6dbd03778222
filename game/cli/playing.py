"""The commands that play: take a seat in a window or a terminal, or watch the delegations alone."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from game.cli.arguments import Scenario
from game.cli.outputs import Force, refuse_taken
from game.cli.places import assets_folder, case_of, free_name, saves_folder, scenarios_folder
from game.cli.streams import MISUSED, fail
from game.scenario.faults import ScenarioError
from game.terminal.door import flush, say, standard_output, tell

if TYPE_CHECKING:
    from game.engine.case import Case
    from game.play.game import Game

AsSeat = Annotated[str, typer.Option("--as", help="Whose seat you take, by its code.", show_default=False)]
Seed = Annotated[int | None, typer.Option("--seed", help="The same seed, the same dice; by default a new one.", min=0)]
InText = Annotated[bool, typer.Option("--text", help="Play in this terminal instead of a window.")]
History = Annotated[
    bool | None,
    typer.Option(
        "--history/--uncertain",
        help="Intentions as they were, or drawn; by default as the scenario has it.",
        show_default=False,
    ),
]
Short = Annotated[bool, typer.Option("--short", help="Play the short form: the first days, with its own debrief.")]
Form = Annotated[
    str,
    typer.Option("--form", help="Play a form of the scenario by its id: short, whole or another.", show_default=False),
]
Load = Annotated[Path | None, typer.Option("--load", help="Go on with a saved game.", readable=False)]


def _print_version(wanted: bool) -> None:
    if wanted:
        try:
            say(f"horseshoe {version('horseshoe')}")
        except PackageNotFoundError:
            say("horseshoe, from a checkout that is not installed")
        raise typer.Exit


def start(
    context: typer.Context,
    *,
    as_: AsSeat = "",
    seed: Seed = None,
    text: InText = False,
    load: Load = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Take a seat at the horseshoe table.

    \b
    Examples:
      horseshoe
      horseshoe --text
    """
    if context.invoked_subcommand is None:
        _play(Given("", as_.upper(), seed, load), text=text)
    elif as_ or text or load or seed is not None:
        fail(f"what is meant for the command {context.invoked_subcommand} must come after its name", MISUSED)


def play(
    scenario: Scenario = "",
    *,
    as_: AsSeat = "",
    seed: Seed = None,
    text: InText = False,
    load: Load = None,
    history: History = None,
    short: Short = False,
    form: Form = "",
) -> None:
    """Take a seat in a scenario, in a window or, with --text, in this terminal.

    \b
    Examples:
      horseshoe play my-crisis.yaml --as ABC
      horseshoe play my-crisis.yaml --as ABC --history
      horseshoe play my-crisis.yaml --short
      horseshoe play --text --load game.jsonl
    """
    if history is not None and load is not None:
        fail("a saved game keeps the mode in which it was begun: leave out --history and --uncertain", MISUSED)
    if (short or form) and load is not None:
        fail("a saved game goes on as it was begun: leave out --short and --form", MISUSED)
    if short and form not in ("", "short"):
        fail(f"a game has one form: --short or --form {form}, not both", MISUSED)
    given = Given(scenario, as_.upper(), seed, load, mode_of(history), form or ("short" if short else ""))
    _play(given, text=text)


def mode_of(history: bool | None) -> str:
    """Return the mode that was asked for, or "" if none was."""
    return "" if history is None else "history" if history else "uncertain"


class Given(NamedTuple):
    """What the command was given; `seed` is None if one is to be drawn."""

    scenario: str
    seat: str
    seed: int | None
    load: Path | None
    mode: str = ""
    form: str = ""


def _play(given: Given, *, text: bool) -> None:
    from game.play import JournalError

    try:
        if text:
            _play_in_text(given)
        else:
            _play_in_window(given)
    except JournalError as error:
        fail(str(error))


def _play_in_window(given: Given) -> None:
    from game.desktop.screen import NoScreen
    from game.desktop.session import CannotPlay, Places, Wanted
    from game.desktop.window import play_in_window

    places = Places(assets_folder(), scenarios_folder(), saves_folder(), _drawn_seed)
    measured = bool(os.environ.get("HORSESHOE_FIRST_FRAME"))
    try:
        scenario = given.scenario or (_first_shipped() if given.form else "")
        wanted = Wanted(scenario, given.seat, given.seed, given.load, given.mode, given.form)
        kept = play_in_window(places, wanted, frames=1 if measured else None)
    except CannotPlay as error:
        if isinstance(error.__cause__, ScenarioError):
            raise error.__cause__ from error
        fail(str(error))
    except NoScreen as error:
        fail(f"{error}; the same game is played in text with: horseshoe --text")
    if measured:
        say("first frame shown")
        flush()
    elif kept:
        tell(kept)


def _play_in_text(given: Given) -> None:
    from game.terminal.console import Console
    from game.terminal.sitting import sit

    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    console = Console(sys.stdin, standard_output(), prompts=sys.stdin.isatty(), width=width)
    game = _game(given)
    if given.seat and given.seat not in game.case.seats:
        fail(f"there is no seat {given.seat} in {game.case.id}, whose seats are {', '.join(game.case.seats)}")
    raise typer.Exit(sit(game, given.seat, console, lambda: free_name(saves_folder(), game.case.id)))


def _game(given: Given) -> Game:
    """Return a game of a scenario (by default the first that is shipped), or the one that was saved."""
    from game.play.game import Game

    if given.load is not None:
        game = Game.load(given.load)
        if game.notice:
            tell(game.notice)
        if given.scenario and case_of(given.scenario).id != game.case.id:
            fail(f"the game saved in {given.load} is of {game.case.id}, not of {given.scenario}")
        return game
    case = _in_form(case_of(given.scenario or _first_shipped(), given.mode), given.form)
    return Game.new(case, _drawn_seed() if given.seed is None else given.seed)


def _in_form(case: Case, form: str) -> Case:
    from game.scenario.short import shortened

    try:
        return shortened(case, form) if form else case
    except ValueError as error:
        fail(str(error))


def _first_shipped() -> str:
    from game.scenario.folder import shipped_in

    return next(iter(shipped_in(scenarios_folder())), "")


def _drawn_seed() -> int:
    return 1 + secrets.randbelow(999_999)


def watch(
    scenario: Scenario,
    *,
    seed: Annotated[int, typer.Option("--seed", help="The same seed prints the same bytes.", min=0)] = 1,
    save: Annotated[Path | None, typer.Option("--save", help="Save the game too.", show_default=False)] = None,
    force: Force = False,
    history: History = None,
    form: Form = "",
    book: Annotated[
        bool, typer.Option("--book", help="Each delegation does what is recorded of it; as it was, unless --uncertain.")
    ] = False,
) -> None:
    """Let the delegations play alone; print the record of the meetings, the ledger and the debrief.

    \b
    Example:
      horseshoe watch my-crisis.yaml --seed 7 --save game.jsonl
    """
    from game.debrief.text import whole_game
    from game.delegations.book import by_the_book
    from game.delegations.delegation import delegations
    from game.play import JournalError
    from game.play.advance import advance
    from game.play.game import Game
    from game.scenario.folder import find

    case = _in_form(case_of(scenario, mode_of(book or None if history is None else history)), form)
    if save is not None:
        refuse_taken(save, force=force, read=find(scenario, scenarios_folder()))
    seats = by_the_book if book else delegations
    trouble = ""
    try:
        game = Game.new(case, seed, save, force=force)
    except JournalError as error:
        fail(str(error))
    try:
        advance(game, seats(case, seed))
    except JournalError as error:
        trouble = f"{error}; the game goes on unsaved"
        game.close()
        advance(game, seats(case, seed))
    game.close()
    say(whole_game(case, game.records, seed), end="")
    if trouble:
        flush()
        fail(trouble)
