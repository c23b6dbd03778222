"""The handouts of a scenario for a class: which files there are, and what stands in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from game.engine.case import Case
from game.printing.class_sheets import discussion, privacy, rubric
from game.printing.council_sheet import council_sheet
from game.printing.documents import Document
from game.printing.exporting import File, made
from game.printing.lessonplans import PLANS, lesson_plan
from game.printing.rolesheets import role_sheet
from game.printing.word_list import glossary
from game.scenario.short import shortened
from game.terms import MemberId

FORMATS = ("html", "pdf", "docx")
SHORTEST = "45"
SECRETS = "each role-… file holds the secrets of one seat: print it for that seat alone, and put none of them online"
_FOR_ALL: Mapping[str, Callable[[Case], Document]] = {
    "council": council_sheet, "glossary": glossary, "rubric": rubric, "discussion": discussion, "privacy": privacy,
}  # fmt: skip


def in_form(case: Case, form: str) -> Case:
    """Return the case as a class plays it in a form of PLANS, or as it stands for ""; raise ValueError for another.

    A lesson of 45 minutes is played in the short form of a scenario, if it has one: its roles ask for less.
    """
    if form and form not in PLANS:
        raise ValueError(f"there is no form {form[:40]}; the forms are {', '.join(PLANS)}")
    return shortened(case) if form == SHORTEST and case.short_form is not None else case


def stems(case: Case, form: str = "") -> tuple[str, ...]:
    """Return the names of the handouts, without their endings, in order; a plan for one form, or for each."""
    roles = tuple(f"role-{_plain(seat)}" for seat in case.seats)
    plans = tuple(f"lesson-{each}" for each in PLANS if form in ("", each))
    return (*roles, *_FOR_ALL, *plans)


def handouts(case: Case, formats: Iterable[str], form: str = "", faces: Path | None = None) -> Iterator[File]:
    """Yield the handouts of a scenario, in a form, as files of these formats.

    No secret of a seat is in any file but its own. Raises NotInstalled for a format whose library is missing.
    """
    documents = tuple(zip(stems(case, form), _documents(case, form), strict=True))
    for each in formats:
        yield from (made(stem, document, each, faces) for stem, document in documents)


def _documents(case: Case, form: str) -> Iterator[Document]:
    yield from (role_sheet(case, seat) for seat in case.seats)
    yield from (make(case) for make in _FOR_ALL.values())
    yield from (lesson_plan(case, each) for each in PLANS if form in ("", each))


def _plain(seat: MemberId) -> str:
    """Return a seat's code for the name of a file: letters and digits only."""
    return "".join(each for each in seat if each.isascii() and each.isalnum()) or "seat"
