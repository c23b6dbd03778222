"""The commands that print: the files of a game for a class, handouts of a scenario, and two games side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.arguments import Scenario
from game.cli.debriefing import Saved, read_game
from game.cli.outputs import Force, make_folder, refuse_taken, write
from game.cli.places import assets_folder, case_of, scenarios_folder
from game.cli.streams import MISUSED, fail
from game.terminal.door import say, shown, tell

if TYPE_CHECKING:
    from game.printing.exporting import File

Out = Annotated[Path, typer.Option("--out", help="The folder of the files; it is made if there is none.")]
Formats = Annotated[
    str,
    typer.Option(
        "--formats",
        help="A list of html, pdf, docx and csv; by default all for which the libraries are installed.",
        show_default=False,
    ),
]


def export(
    file: Saved,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The folder of the files; by default one beside the game.", show_default=False),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Name persons, where their names are kept.")] = False,
    formats: Formats = "",
    force: Force = False,
) -> None:
    """Write what a class takes home from a game: record, votes, participation, own words and debrief.

    Files have fixed names: record, participation, own-words and debrief as pages, votes and participation as tables
    for a spreadsheet. Names of persons are left out, unless --names asks for them. Words that a teacher struck are in
    none of the files.

    \b
    Examples:
      horseshoe export game.jsonl
      horseshoe export game.jsonl --out lesson --names --formats html,csv
    """
    from game.printing.exporting import FORMATS, export, file_names, folder_beside

    out = out or folder_beside(file)
    chosen = _formats(formats, FORMATS)
    for name in file_names(chosen):
        refuse_taken(out / name, force=force, read=file)
    game = read_game(file)
    make_folder(out)
    faces = assets_folder() / "fonts"
    _write_all(export(game, chosen, names=names, faces=faces), out, force=force, read=file)


def handouts(
    scenario: Scenario,
    *,
    out: Out,
    form: Annotated[
        str,
        typer.Option("--form", help="Only for 45 or 90 minutes, or a week; 45 has the short form's roles."),
    ] = "",
    formats: Formats = "",
    force: Force = False,
) -> None:
    """Write the handouts of a scenario for a class: a role sheet for each seat, and what all of them and you need.

    Beside the role sheets: how the Council works, a glossary, a lesson plan for each form, a rubric, questions for
    afterwards, and a sheet on privacy for parents. Each role sheet holds the secrets of its seat and of no other.

    \b
    Examples:
      horseshoe handouts my-crisis.yaml --out handouts
      horseshoe handouts my-crisis.yaml --out handouts --form 45 --formats html,pdf
    """
    from game.printing.handouts import FORMATS, SECRETS, handouts, in_form, stems
    from game.scenario.folder import find

    chosen = _formats(formats, FORMATS)
    read = find(scenario, scenarios_folder())
    try:
        case = in_form(case_of(scenario), form)
    except ValueError as error:
        fail(str(error), MISUSED)
    for each in chosen:
        for stem in stems(case, form):
            refuse_taken(out / f"{stem}.{each}", force=force, read=read)
    make_folder(out)
    _write_all(handouts(case, chosen, form, assets_folder() / "fonts"), out, force=force, read=read)
    say(SECRETS)


def _formats(named: str, every: Sequence[str]) -> tuple[str, ...]:
    """Return the formats that a command writes; leave where one is unknown, or was asked for and is not installed."""
    from game.printing.exporting import formats_of, not_installed

    if not named:
        missing = not_installed(every)
        if missing:
            tell(f"left out: {' and '.join(missing)}; they need the extra [print]: python -m pip install \".[print]\"")
        return tuple(each for each in every if each not in missing)
    try:
        chosen = formats_of(named)
    except ValueError as error:
        fail(str(error), MISUSED)
    if odd := [each for each in chosen if each not in every]:
        fail(f"this command writes {', '.join(every)}, and no {odd[0]}", MISUSED)
    if missing := not_installed(chosen):
        fail(f"{' and '.join(missing)} cannot be written without the extra [print]: python -m pip install \".[print]\"")
    return chosen


def _write_all(files: Iterable[File], out: Path, *, force: bool, read: Path) -> None:
    """Write the files into a folder, and say which they are and what they cannot show."""
    written, warnings = [], []
    for each in files:
        write(out / each.name, each.content, force=force, read=read)
        written.append(each.name)
        if each.warning:
            warnings.append(f"{each.name}: {each.warning}")
    say(shown(f"{out}: {', '.join(written)}"))
    for warning in warnings:
        tell(warning)
