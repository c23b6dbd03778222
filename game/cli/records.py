"""The commands on what is recorded: votes of the Council, and saved games."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.places import scenarios_folder
from game.cli.streams import FAULTY, MISUSED, fail, report
from game.terminal.door import flush, say, shown, tell

if TYPE_CHECKING:
    from game.engine.audience import Audience
    from game.engine.case import Case


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
    say(*(map(json_line, votes) if json else table(votes)))
    flush()
    report(faults)
    if faults:
        raise typer.Exit(FAULTY)


def replay(
    file: Annotated[Path, typer.Argument(help="A saved game.", metavar="FILE", readable=False)],
    verify: Annotated[bool, typer.Option("--verify", help="Decide every act anew and compare.")] = False,
    as_: Annotated[
        str, typer.Option("--as", help="Show its last records as a seat, by its code, public or teacher may see them.")
    ] = "public",
    rescue: Annotated[
        Path | None, typer.Option("--rescue", help="Keep what stands before the damage in this new file.")
    ] = None,
) -> None:
    """Show where a saved game stands, and what last happened; or hold that the rules still decide it as they did.

    With --verify the exit code is 0 where nothing differs, and 1 with the first record that does. What is secret to
    others is shown to nobody but the seat itself, and to the teacher.

    With --rescue what stands before the first damaged line is written to a new file, and the damaged one is left as it
    is.

    \b
    Examples:
      horseshoe replay game.jsonl
      horseshoe replay game.jsonl --as teacher
      horseshoe replay game.jsonl --verify
      horseshoe replay damaged.jsonl --rescue whole.jsonl
    """
    from game.play import JournalError
    from game.play.replay import replayed, summary
    from game.record.view import last_told

    if rescue is not None:
        _rescue(file, rescue)
        return
    try:
        game, difference = replayed(file, verify)
    except JournalError as error:
        fail(str(error))
    if game.notice:
        tell(game.notice)
    if difference is not None:
        fail(f"{file}: {difference}")
    audience = _audience(game.case, as_)
    say(*summary(game, verify), *last_told(game.case, game.told(audience), audience, seed=game.seed, over=game.over))


def _audience(case: Case, whom: str) -> Audience:
    from game.engine import PUBLIC, TEACHER, Seat

    named: dict[str, Audience] = {"public": PUBLIC, "teacher": TEACHER}
    if whom.lower() in named:
        return named[whom.lower()]
    if whom.upper() not in case.seats:
        seats = ", ".join(case.seats)
        fail(f"there is no seat {whom} in {case.id}; --as is public, teacher, or one of {seats}", MISUSED)
    return Seat(whom.upper())


def _rescue(file: Path, to: Path) -> None:
    from game.play import JournalError
    from game.play.replay import rescue, summary

    try:
        game, damage = rescue(file, to)
    except JournalError as error:
        fail(str(error))
    tell(damage or f"no line of {file} is damaged")
    say(shown(f"{to} keeps the game up to record {len(game.entries)}: horseshoe play --text --load {to}"))
    say(*summary(game))
