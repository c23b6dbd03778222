"""The commands for authors: what is wrong with a scenario, and what leads to what in it."""

from __future__ import annotations

from typing import Annotated

import typer

from game.cli.arguments import Scenario
from game.cli.places import case_of, scenarios_folder
from game.cli.streams import FAULTY, report
from game.terminal.door import flush, say


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
            say(json_line(name, case, faults))
        elif case:
            say(summary(case))
        flush()
        report(() if json else faults)
    if faulty:
        raise typer.Exit(FAULTY)


def graph(scenario: Scenario = "") -> None:
    """Print the stages of a meeting as a mermaid diagram; or, of a scenario, what leads to what.

    \b
    Examples:
      horseshoe graph
      horseshoe graph my-crisis.yaml
    """
    from game.council.stages import mermaid
    from game.scenario.graph import dependencies

    say(dependencies(case_of(scenario)) if scenario else mermaid())
