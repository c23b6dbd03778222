"""The arguments that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

Scenario = Annotated[
    str, typer.Argument(help="Id of a shipped scenario, file or folder.", metavar="SCENARIO", show_default=False)
]
