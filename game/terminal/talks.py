"""The page of the talks: each measure, how far it has come, and what each party is known to want of it."""

from __future__ import annotations

from game.engine.briefing import Briefing
from game.engine.case import Case
from game.record.wanted import breach_lines, wanted
from game.terminal.console import Console


def talks_page(console: Console, case: Case, view: Briefing) -> None:
    """Print what this delegation can know of each format."""
    found = wanted(case, view)
    if not found:
        console.say("There are no talks.")
    for form in found:
        console.say("", form.title)
        for measure in form.measures:
            console.tell(measure.title, "  ")
            for line in measure.lines:
                console.tell(line, "      ")
    for line in breach_lines(case, view):
        console.tell(line, "  ")
