"""The commands on what is recorded: votes of the Council, and saved games."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.places import scenarios_folder
from game.cli.streams import FAULTY, fail, report
from game.terminal.door import flush, say, tell


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
        fail(f"{file}: {difference}")
    say(*summary(game, verify))
