"""The command line, and where scenarios and assets lie; each command is one thin function."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from game.scenario.faults import Fault, ScenarioError

if TYPE_CHECKING:
    from game.engine.case import Case
    from game.play.game import Game

FAULTY = 1
MISUSED = 2

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def main() -> None:
    """Run a command; the exit code is 0, or 1 where something was faulty, or 2 where the command was misused."""
    _prepare_streams()
    try:
        try:
            app(prog_name="horseshoe")
        finally:
            sys.stdout.flush()
    except ScenarioError as error:
        report(error.faults)
    except BrokenPipeError:
        _drop_output()  # whoever read it has gone
    except OSError as error:
        _drop_output()
        tell(f"horseshoe had to stop: {(error.strerror or str(error)).lower()}")
    except Exception as error:
        if os.environ.get("HORSESHOE_TRACE"):
            raise
        _drop_output()
        tell(f"horseshoe ran into a fault of its own ({type(error).__name__}: {error}); HORSESHOE_TRACE=1 shows where")
    sys.exit(FAULTY)


def _prepare_streams() -> None:
    """Give the standard streams the same bytes on every machine, and stand in for those that were closed."""
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or _nowhere(), sys.stdout or _nowhere(), sys.stderr or _nowhere()
    getattr(sys.stdin, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    for stream in (sys.stdout, sys.stderr):
        # The name of a file need not be text.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_RDWR), "r+", encoding="utf-8")


def _drop_output() -> None:
    """Send what is left of the output nowhere, as it would fail again when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def scenarios_folder() -> Path:
    """Return the folder of the shipped scenarios: inside the installed package, or beside it in a checkout."""
    return _shipped("scenarios")


def assets_folder() -> Path:
    """Return the folder of flags, fonts, icons, maps and sounds."""
    return _shipped("assets")


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name


def report(faults: Iterable[Fault]) -> None:
    """Print faults, one a line, to standard error."""
    for fault in faults:
        tell(str(fault))


def tell(sentence: str) -> None:
    """Print one line to standard error, where what a file or its name holds cannot steer the terminal."""
    line = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in sentence)
    with suppress(OSError):
        print(line, file=sys.stderr)


def fail(sentence: str, code: int = FAULTY) -> NoReturn:
    """Print one sentence to standard error and leave with this exit code."""
    tell(sentence)
    raise typer.Exit(code)


def _print_version(wanted: bool) -> None:
    if wanted:
        try:
            print(f"horseshoe {version('horseshoe')}")
        except PackageNotFoundError:
            print("horseshoe, from a checkout that is not installed")
        raise typer.Exit


Scenario = Annotated[
    str, typer.Argument(help="Id of a shipped scenario, file or folder.", metavar="SCENARIO", show_default=False)
]
AsSeat = Annotated[str, typer.Option("--as", help="Whose seat you take, by its code.", show_default=False)]
Seed = Annotated[int | None, typer.Option("--seed", help="The same seed, the same dice; by default a new one.", min=0)]
InText = Annotated[bool, typer.Option("--text", help="Play in this terminal instead of a window.")]
Load = Annotated[Path | None, typer.Option("--load", help="Go on with a saved game.", readable=False)]


@app.callback(invoke_without_command=True)
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


@app.command()
def play(
    scenario: Scenario = "",
    as_: AsSeat = "",
    seed: Seed = None,
    text: InText = False,
    load: Load = None,
) -> None:
    """Take a seat in a scenario, in a window or, with --text, in this terminal.

    \b
    Examples:
      horseshoe play my-crisis.yaml --as ABC
      horseshoe play --text --load game.jsonl
    """
    _play(scenario, seat=as_, seed=seed, text=text, load=load)


def _play(scenario: str, *, seat: str, seed: int | None, text: bool, load: Path | None) -> None:
    from game.play import JournalError

    try:
        if text:
            _play_in_text(scenario, seat.upper(), seed, load)
        else:
            _play_in_window(scenario, seat.upper(), seed, load)
    except JournalError as error:
        fail(str(error))


def _play_in_window(scenario: str, seat: str, seed: int | None, load: Path | None) -> None:
    from game.desktop.screen import NoScreen
    from game.desktop.session import CannotPlay, Places, Wanted
    from game.desktop.window import play_in_window

    places = Places(assets_folder(), scenarios_folder(), saves_folder(), _drawn_seed)
    measured = bool(os.environ.get("HORSESHOE_FIRST_FRAME"))
    try:
        kept = play_in_window(places, Wanted(scenario, seat, seed, load), frames=1 if measured else None)
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


def _play_in_text(scenario: str, seat: str, seed: int | None, load: Path | None) -> None:
    from game.terminal.console import Console
    from game.terminal.sitting import sit

    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    console = Console(sys.stdin, sys.stdout, prompts=sys.stdin.isatty(), width=width)
    game = _game(scenario, seed, load)
    if seat and seat not in game.case.seats:
        fail(f"there is no seat {seat} in {game.case.id}, whose seats are {', '.join(game.case.seats)}")
    raise typer.Exit(sit(game, seat, console, lambda: free_name(saves_folder(), game.case.id)))


def _game(scenario: str, seed: int | None, load: Path | None) -> Game:
    """Return a game of a scenario (by default the first that is shipped), or the one that was saved."""
    from game.play.game import Game
    from game.scenario.folder import shipped_in

    if load is not None:
        game = Game.load(load)
        if game.notice:
            tell(game.notice)
        if scenario and _case(scenario).id != game.case.id:
            fail(f"the game saved in {load} is of {game.case.id}, not of {scenario}")
        return game
    case = _case(scenario or next(iter(shipped_in(scenarios_folder())), ""))
    return Game.new(case, _drawn_seed() if seed is None else seed)


def _case(scenario: str) -> Case:
    """Return a scenario by its id or path; raise ScenarioError with its faults."""
    from game.scenario.compile import load
    from game.scenario.folder import find

    shipped = scenarios_folder()
    return load(find(scenario, shipped), shipped / "common")


def _drawn_seed() -> int:
    return 1 + secrets.randbelow(999_999)


def saves_folder() -> Path:
    """Return the folder in which games are saved that nobody has given a name."""
    given = os.environ.get("HORSESHOE_SAVES")
    if given:
        return Path(given)
    data = os.environ.get("APPDATA") or os.environ.get("XDG_DATA_HOME")
    try:
        home = ("Library", "Application Support") if sys.platform == "darwin" else (".local", "share")
        return (Path(data) if data else Path.home().joinpath(*home)) / "horseshoe"
    except RuntimeError:  # a user without a home keeps games where they are played
        return Path("horseshoe")


def free_name(folder: Path, stem: str) -> Path:
    """Return a file of that folder that does not exist yet, so that no older game is written over."""
    number = 1
    while (folder / f"{stem}-{number}.jsonl").exists():
        number += 1
    return folder / f"{stem}-{number}.jsonl"


@app.command()
def watch(
    scenario: Scenario,
    seed: Annotated[int, typer.Option("--seed", help="The same seed prints the same bytes.", min=0)] = 1,
    save: Annotated[Path | None, typer.Option("--save", help="Save the game too.", show_default=False)] = None,
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

    case = _case(scenario)
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


@app.command()
def adjudicate(
    file: Annotated[Path, typer.Argument(help="A YAML file with a list 'votes'.", metavar="FILE", readable=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Decide recorded votes by the law of the Council, from their dates, figures and names.

    Membership, majority and permanent seats follow from the date. A vote whose outcome does not follow from what is
    known of it is undetermined. Faulty entries are reported with file, line and column; the others are decided.

    \b
    Examples:
      horseshoe adjudicate votes.yaml
      horseshoe adjudicate votes.yaml --json
    """
    from game.record.decisions import json_line, table
    from game.scenario.membership import membership_table
    from game.scenario.votes import read_votes

    votes, faults = read_votes(file, membership_table(scenarios_folder() / "common"))
    for line in map(json_line, votes) if json else table(votes):
        print(line)
    sys.stdout.flush()
    report(faults)
    if faults:
        raise typer.Exit(FAULTY)


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="A saved game.", metavar="FILE", readable=False)],
    verify: Annotated[bool, typer.Option("--verify", help="Decide every act anew and compare.")] = False,
) -> None:
    """Show where a saved game stands; or hold that the rules still decide each of its acts as they did.

    With --verify the exit code is 0 where nothing differs, and 1 with the first record that does.

    \b
    Examples:
      horseshoe replay game.jsonl
      horseshoe replay game.jsonl --verify
    """
    from game.play import JournalError
    from game.play.replay import replayed, summary

    try:
        game, difference = replayed(file, verify)
    except JournalError as error:
        fail(str(error))
    if game.notice:
        tell(game.notice)
    if difference is not None:
        fail(f"{file}: record {difference.record.number} differs: {difference.how}")
    for line in summary(game, verify):
        print(line)


@app.command()
def check(
    scenarios: Annotated[
        list[str],
        typer.Argument(help="Ids of shipped scenarios, files or folders.", metavar="SCENARIO", show_default=False),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a scenario.")] = False,
) -> None:
    """Name every fault of scenarios, with file, line, column and the word probably meant.

    \b
    Examples:
      horseshoe check my-crisis.yaml
      horseshoe check my-crisis.yaml folder-of-another/ --json
    """
    from game.scenario.report import examined, json_line, summary

    faulty = False
    for name in scenarios:
        case, faults = examined(name, scenarios_folder())
        faulty = faulty or bool(faults)
        if json:
            print(json_line(name, case, faults))
        elif case:
            print(summary(case))
        sys.stdout.flush()
        report(() if json else faults)
    if faulty:
        raise typer.Exit(FAULTY)


@app.command()
def graph(scenario: Scenario = "") -> None:
    """Print the stages of a meeting as a mermaid diagram; or, of a scenario, what leads to what.

    \b
    Examples:
      horseshoe graph
      horseshoe graph my-crisis.yaml
    """
    from game.council.stages import mermaid
    from game.scenario.graph import dependencies

    print(dependencies(_case(scenario)) if scenario else mermaid())
