"""What each party to talks is known to want on each measure, in words, as far as one's own delegation can know."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from game.engine.briefing import Briefing
from game.engine.case import Case
from game.forecast.public import public
from game.forecast.wants import Want, wants
from game.terms import Slug
from game.words.labels import Labels, capital, listed


class WantedMeasure(Struct, frozen=True):
    """A measure with its progress, what each party wants of a step, and what else the step would take."""

    title: str
    parties: tuple[str, ...]
    takes: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Return all that is said of it, a line each."""
        return (*self.parties, *self.takes)


class WantedTalks(Struct, frozen=True):
    """A format of talks with the measures on its agenda."""

    id: Slug
    title: str
    measures: tuple[WantedMeasure, ...]


def wanted(case: Case, view: Briefing) -> tuple[WantedTalks, ...]:
    """Return what the briefing's seat can know of each format; its own values are exact, the others' rough."""
    labels, found = Labels(case), []
    for form, of_form in groupby(wants(view, public(case)), key=lambda each: each.format):
        over = " It is at an end." if view.numbers.get(f"talks.{form}.ended") else ""
        measures = groupby(of_form, key=lambda each: each.measure)
        told = tuple(_measure(labels, measure, list(rows)) for measure, rows in measures)
        found.append(WantedTalks(form, f"{capital(labels.of('format', form))}.{over}", told))
    return tuple(found)


def breach_lines(case: Case, view: Briefing) -> tuple[str, ...]:
    """Return the breaches of undertakings whose author is known, each with the party that put it on the record."""
    labels, found = Labels(case), []
    for breach in view.breaches:
        if breach.by and breach.format:
            noted = f", put on the record by {labels.these(breach.on_record)}" if breach.on_record else ""
            found.append(f"Broken by {labels.the(breach.by)} on {labels.date(breach.day)}{noted}.")
    return tuple(found)


def _measure(labels: Labels, measure: Slug, rows: list[Want]) -> WantedMeasure:
    one = rows[0]
    coming = f", {one.coming:.0%} more undertaken" if one.coming else ""
    title = f"{labels.of('measure', measure)} ({one.progress:.0%}{coming})"
    return WantedMeasure(title, tuple(_party(labels, row) for row in rows), tuple(_takes(labels, one)))


def _party(labels: Labels, row: Want) -> str:
    about = "" if row.exact else "about "
    return f"{labels.the(row.party)} {row.word} ({about}{row.points:+.0f} a step; {row.because})"


def _takes(labels: Labels, one: Want) -> Iterator[str]:
    if one.blocked:
        yield f"must be waived: {listed([labels.requirement(each) for each in one.blocked])}"
    if one.takes is None:
        yield "nothing that all might sign would move it"
    elif len(one.takes.steps) > 1:
        yield f"it would take: {labels.terms(one.takes)}"
