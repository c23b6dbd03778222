"""The commands that play: take a seat in a window or a terminal, or watch the delegations alone."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.arguments import Scenario
from game.cli.places import assets_folder, case_of, free_name, saves_folder, scenarios_folder
from game.cli.streams import MISUSED, fail, tell
from game.scenario.faults import ScenarioError

if TYPE_CHECKING:
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
Load = Annotated[Path | None, typer.Option("--load", help="Go on with a saved game.", readable=False)]


def _print_version(wanted: bool) -> None:
    if wanted:
        try:
            print(f"horseshoe {version('horseshoe')}")
        except PackageNotFoundError:
            print("horseshoe, from a checkout that is not installed")
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
        _play("", seat=as_, seed=seed, text=text, load=load)
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
) -> None:
    """Take a seat in a scenario, in a window or, with --text, in this terminal.

    \b
    Examples:
      horseshoe play my-crisis.yaml --as ABC
      horseshoe play my-crisis.yaml --as ABC --history
      horseshoe play --text --load game.jsonl
    """
    if history is not None and load is not None:
        fail("a saved game keeps the mode in which it was begun: leave out --history and --uncertain", MISUSED)
    _play(scenario, seat=as_, seed=seed, text=text, load=load, mode=mode_of(history))


def mode_of(history: bool | None) -> str:
    """Return the mode that was asked for, or "" where none was."""
    return "" if history is None else "history" if history else "uncertain"


def _play(scenario: str, *, seat: str, seed: int | None, text: bool, load: Path | None, mode: str = "") -> None:
    from game.play import JournalError

    try:
        if text:
            _play_in_text(scenario, seat.upper(), seed, load, mode)
        else:
            _play_in_window(scenario, seat.upper(), seed, load, mode)
    except JournalError as error:
        fail(str(error))


def _play_in_window(scenario: str, seat: str, seed: int | None, load: Path | None, mode: str) -> None:
    from game.desktop.screen import NoScreen
    from game.desktop.session import CannotPlay, Places, Wanted
    from game.desktop.window import play_in_window

    places = Places(assets_folder(), scenarios_folder(), saves_folder(), _drawn_seed)
    measured = bool(os.environ.get("HORSESHOE_FIRST_FRAME"))
    try:
        kept = play_in_window(places, Wanted(scenario, seat, seed, load, mode), frames=1 if measured else None)
    except CannotPlay as error:
        if isinstance(error.__cause__, ScenarioError):
            raise error.__cause__ from error
        fail(str(error))
    except NoScreen as error:
        fail(f"{error}; the same game is played in text with: horseshoe --text")
    if measured:
        print("first frame shown", flush=True)
    elif kept:
        tell(kept)


def _play_in_text(scenario: str, seat: str, seed: int | None, load: Path | None, mode: str) -> None:
    from game.terminal.console import Console
    from game.terminal.sitting import sit

    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    console = Console(sys.stdin, sys.stdout, prompts=sys.stdin.isatty(), width=width)
    game = _game(scenario, seed, load, mode)
    if seat and seat not in game.case.seats:
        fail(f"there is no seat {seat} in {game.case.id}, whose seats are {', '.join(game.case.seats)}")
    raise typer.Exit(sit(game, seat, console, lambda: free_name(saves_folder(), game.case.id)))


def _game(scenario: str, seed: int | None, load: Path | None, mode: str) -> Game:
    """Return a game of a scenario (by default the first that is shipped), or the one that was saved."""
    from game.play.game import Game
    from game.scenario.folder import shipped_in

    if load is not None:
        game = Game.load(load)
        if game.notice:
            tell(game.notice)
        if scenario and case_of(scenario).id != game.case.id:
            fail(f"the game saved in {load} is of {game.case.id}, not of {scenario}")
        return game
    case = case_of(scenario or next(iter(shipped_in(scenarios_folder())), ""), mode)
    return Game.new(case, _drawn_seed() if seed is None else seed)


def _drawn_seed() -> int:
    return 1 + secrets.randbelow(999_999)


def watch(
    scenario: Scenario,
    seed: Annotated[int, typer.Option("--seed", help="The same seed prints the same bytes.", min=0)] = 1,
    save: Annotated[Path | None, typer.Option("--save", help="Save the game too.", show_default=False)] = None,
    history: History = None,
) -> None:
    """Let the delegations play alone; print the record of the meetings, the ledger and the debrief.

    \b
    Example:
      horseshoe watch my-crisis.yaml --seed 7 --save game.jsonl
    """
    from game.delegations.delegation import delegations
    from game.play import JournalError
    from game.play.advance import advance
    from game.play.game import Game
    from game.record.text import whole_game

    case = case_of(scenario, mode_of(history))
    trouble = ""
    try:
        game = Game.new(case, seed, save)
    except JournalError as error:
        fail(str(error))
    try:
        advance(game, delegations(case, seed))
    except JournalError as error:
        trouble = f"{error}; the game goes on unsaved"
        game.close()
        advance(game, delegations(case, seed))
    game.close()
    sys.stdout.write(whole_game(case, game.records, seed))
    if trouble:
        sys.stdout.flush()
        fail(trouble)
