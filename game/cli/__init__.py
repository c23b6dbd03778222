"""The command line, and where scenarios and assets lie; a file for each group of commands, each one a thin function."""

from __future__ import annotations

import os
import sys
import warnings

import typer

from game.cli.authoring import check, graph
from game.cli.classroom import classroom
from game.cli.courses import compare, fork
from game.cli.debriefing import debrief
from game.cli.foretelling import forecast
from game.cli.places import assets_folder, saves_folder, scenarios_folder
from game.cli.playing import play, start, watch
from game.cli.printing import export, handouts
from game.cli.records import adjudicate, replay
from game.cli.streams import FAULTY, report
from game.scenario.faults import ScenarioError
from game.terminal.door import drop_output, flush, prepare_streams, tell

__all__ = ["app", "assets_folder", "main", "saves_folder", "scenarios_folder"]

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.callback(invoke_without_command=True)(start)
for command in (play, watch, forecast, adjudicate, replay, debrief, fork, compare, export, handouts, check, graph):
    app.command()(command)
app.command("class")(classroom)


def main() -> None:
    """Run a command; the exit code is 0, or 1 where something was faulty, 2 where the command was misused.

    It is 130 where the command was interrupted; of that nothing is said.
    """
    prepare_streams()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # they are for programmers, who ask for them by -W
    try:
        try:
            app(prog_name="horseshoe")
        finally:
            flush()
    except ScenarioError as error:
        report(error.faults)
    except BrokenPipeError:
        drop_output()  # whoever read it has gone
    except OSError as error:
        drop_output()
        tell(f"horseshoe had to stop: {(error.strerror or str(error)).lower()}")
    except Exception as error:
        if os.environ.get("HORSESHOE_TRACE"):
            raise
        drop_output()
        tell(f"horseshoe ran into a fault of its own ({type(error).__name__}: {error}); HORSESHOE_TRACE=1 shows where")
    sys.exit(FAULTY)
