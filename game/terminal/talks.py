"""The page of the talks: each measure, how far it has come, and what each party is known to want of it."""

from __future__ import annotations

from itertools import groupby

from game.delegations.public import public
from game.delegations.wants import Want, wants
from game.engine.briefing import Briefing
from game.engine.case import Case
from game.record.labels import Labels, capital, listed
from game.terminal.console import Console


def talks_page(console: Console, case: Case, view: Briefing) -> None:
    """Print what this delegation can know of each format; what is exact for itself is rough for others."""
    labels = Labels(case)
    found = wants(view, public(case))
    if not found:
        console.say("There are no talks.")
    for form, of_form in groupby(found, key=lambda each: each.format):
        over = " It is at an end." if view.numbers.get(f"talks.{form}.ended") else ""
        console.say("", f"{capital(labels.of('format', form))}.{over}")
        for measure, rows in groupby(of_form, key=lambda each: each.measure):
            _measure(console, labels, measure, list(rows))
    for breach in view.breaches:
        if breach.by and breach.format:
            noted = f", put on the record by {labels.these(breach.on_record)}" if breach.on_record else ""
            console.tell(f"Broken by {labels.the(breach.by)} on {labels.date(breach.day)}{noted}.", "  ")


def _measure(console: Console, labels: Labels, measure: str, rows: list[Want]) -> None:
    one = rows[0]
    coming = f", {one.coming:.0%} more undertaken" if one.coming else ""
    console.tell(f"{labels.of('measure', measure)} ({one.progress:.0%}{coming})", "  ")
    for row in rows:
        about = "" if row.exact else "about "
        console.tell(f"{labels.the(row.party)} {row.word} ({about}{row.points:+.0f} a step; {row.because})", "      ")
    if one.blocked:
        console.tell(f"must be waived: {listed([labels.requirement(each) for each in one.blocked])}", "      ")
    if one.takes is None:
        console.tell("nothing that all might sign would move it", "      ")
    elif len(one.takes.steps) > 1:
        console.tell(f"it would take: {labels.terms(one.takes)}", "      ")
