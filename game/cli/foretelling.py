"""The command that foretells a vote on a text outside any game."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.arguments import Scenario
from game.cli.places import case_of
from game.cli.streams import MISUSED, fail
from game.council.voting import Ballot
from game.terminal.door import say

if TYPE_CHECKING:
    from game.engine.case import Case



def forecast(
    scenario: Scenario,
    *,
    draft: Annotated[Path, typer.Option("--draft", help="The text, a draft file.", readable=False)],
    on: Annotated[str, typer.Option("--on", help="Date of the vote, as 2022-02-25; by default the first day.")] = "",
    as_: Annotated[str, typer.Option("--as", help="Foretell from what this seat can know, by its code.")] = "",
    wanted: Annotated[
        list[str] | None,
        typer.Option(
            "--wanted", metavar="CODE=BALLOT", help="What would bring a member to this ballot; may be repeated."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line for each member.")] = False,
) -> None:
    """Foretell how each member would vote on a text, and why; and what would change it.

    What stands on the day follows from the dated statements and facts of the scenario. A draft file is YAML:

    \b
      title: Restraint and talks
      sponsors: [ABC]
      agenda_item: border_letter     # an item of the scenario; left out: its first
      procedural: false
      chapter: null                  # VI, VII or null
      paragraphs:
        - {bank: restraint_of_all, verb: urges}
        - kind: operative            # or preambular
          verb: demands              # takes-note welcomes regrets urges calls-upon demands condemns decides
          text: the withdrawal of all forces from the border
          issues: {integrity: 0.5}   # issue of the scenario: -1 to 1, at calls-upon
          names: DEF                 # the State that it names, if any

    \b
    Examples:
      horseshoe forecast my-crisis.yaml --draft text.yaml
      horseshoe forecast my-crisis.yaml --draft text.yaml --as ABC --wanted DEF=abstaining --json
    """
    from game.forecast.foresight import Question
    from game.record.foretold import json_lines, table
    from game.scenario.drafts import read_draft

    case = case_of(scenario)
    seat = _seat(case, as_) if as_ else ""
    wishes = [_wish(case, each) for each in wanted or ()]
    day = _day(on or case.first_day)
    question = Question(case, read_draft(draft, case), day, seat)
    for line in (json_lines if json else table)(question, wishes):
        say(line)


def _seat(case: Case, code: str) -> str:
    if code.upper() not in case.seats:
        fail(f"there is no seat {code} in {case.id}, whose seats are {', '.join(case.seats)}", MISUSED)
    return code.upper()


def _wish(case: Case, given: str) -> tuple[str, Ballot]:
    code, _, ballot = given.partition("=")
    member, word = code.upper(), ballot.replace("-", "_").replace(" ", "_").casefold()
    if member not in case.remit.council.seats:
        fail(f"there is no member {code} in the Council of {case.id}; --wanted is CODE=BALLOT", MISUSED)
    wanted = {each.value: each for each in (Ballot.IN_FAVOUR, Ballot.AGAINST, Ballot.ABSTAINING)}
    if word not in wanted:
        fail(f"--wanted {code} must be one of {', '.join(wanted)}, not '{ballot}'", MISUSED)
    return member, wanted[word]


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        fail(f"'{given}' is no date; --on is written as 2022-02-25", MISUSED)
