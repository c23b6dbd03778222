"""Draft files: a text outside any game, read with its faults, whose paragraphs are of the bank or its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from game.council.acts import Clause
from game.council.drafting import STRENGTH
from game.council.papers import BankParagraph
from game.engine.case import Case
from game.scenario.faults import Fault, ScenarioError
from game.scenario.model_draft import VERBS, BankPart, DraftFile, FreePart
from game.scenario.reader import Document, read
from game.scenario.validation import validated
from game.spelling import nearest
from game.terms import MemberId, Slug

_Path = tuple[str | int, ...]


class Draft(Struct, frozen=True):
    """A text that was read: its head, its clauses, and the paragraphs that are its own by the ids of their clauses."""

    title: str
    sponsors: tuple[MemberId, ...]
    item: Slug
    procedural: bool
    chapter: str
    clauses: tuple[Clause, ...]
    own: dict[Slug, BankParagraph]


def read_draft(path: Path, case: Case) -> Draft:
    """Return the draft in this file, as a text of this scenario; raises ScenarioError with every fault."""
    document = read(path)
    written, faults = validated(document, DraftFile)
    if written is None:
        raise ScenarioError(faults)
    faults = [*_Checks(document, case).head(written), *_Checks(document, case).parts(written)]
    if faults:
        raise ScenarioError(sorted(faults))
    bank = {each.id: each for each in case.remit.bank}
    clauses: list[Clause] = []
    own: dict[Slug, BankParagraph] = {}
    for number, part in enumerate(written.paragraphs, 1):
        if isinstance(part, BankPart):
            clauses.append(_clause(part, bank[part.bank]))
            continue
        paragraph = _paragraph(part, f"paragraph.{number}")  # no id of a bank has a full stop
        own[paragraph.id] = paragraph
        clauses.append(Clause(paragraph.id, VERBS[part.verb]))
    item = written.agenda_item or case.remit.first_item
    return Draft(
        written.title,
        tuple(written.sponsors),
        item,
        written.procedural,
        written.chapter or "",
        tuple(clauses),
        own,
    )


def _clause(part: BankPart, paragraph: BankParagraph) -> Clause:
    if part.verb:
        return Clause(paragraph.id, VERBS[part.verb])
    middle = min(paragraph.verbs, key=lambda each: abs(STRENGTH[VERBS[each]] - 1.0))
    return Clause(paragraph.id, VERBS[middle])


def _paragraph(part: FreePart, id_: Slug) -> BankParagraph:
    issues = {issue: float(at) for issue, at in part.issues.items()}
    return BankParagraph(id_, part.kind, part.text, tuple(VERBS), issues, part.names, part.new)


class _Checks:
    """What in a draft does not fit the scenario, each with its place."""

    def __init__(self, document: Document, case: Case) -> None:
        self.document = document
        self.case = case
        self.codes = [each.id for each in case.participants]

    def head(self, draft: DraftFile) -> Iterator[Fault]:
        items = [each.id for each in self.case.remit.items]
        if draft.agenda_item is not None and draft.agenda_item not in items:
            yield self.unknown(("agenda_item",), "agenda item", draft.agenda_item, items)
        for place, code in enumerate(draft.sponsors):
            path = ("sponsors", place)
            if code not in self.case.seats:
                yield self.unknown(path, "seat", code, self.case.seats)
            elif code in draft.sponsors[:place]:
                yield self.document.fault(path, "D002", f"'{code}' sponsors the text twice")
        if all(isinstance(each, FreePart) and each.kind == "preambular" for each in draft.paragraphs):
            yield self.document.fault(("paragraphs",), "D003", "a text needs an operative paragraph")

    def parts(self, draft: DraftFile) -> Iterator[Fault]:
        taken: set[str] = set()
        for place, part in enumerate(draft.paragraphs):
            path = ("paragraphs", place)
            if isinstance(part, FreePart):
                yield from self.free(path, part)
                continue
            yield from self.banked(path, part)
            if part.bank in taken:
                yield self.document.fault((*path, "bank"), "D002", f"the paragraph '{part.bank}' stands twice")
            taken.add(part.bank)

    def free(self, path: _Path, part: FreePart) -> Iterator[Fault]:
        issues = [each.id for each in self.case.setting.issues]
        for issue, at in part.issues.items():
            if issue not in issues:
                yield self.unknown((*path, "issues", issue), "issue", issue, issues, key=True)
            elif not -1.0 <= at <= 1.0:
                message = f"'{issue}' must be from -1 to 1, not {at:g}"
                yield self.document.fault((*path, "issues", issue), "D004", message)
        if part.names is not None and part.names not in self.codes:
            yield self.unknown((*path, "names"), "State or participant", part.names, self.codes)

    def banked(self, path: _Path, part: BankPart) -> Iterator[Fault]:
        bank = {each.id: each for each in self.case.remit.bank}
        if part.bank not in bank:
            yield self.unknown((*path, "bank"), "paragraph", part.bank, bank)
        elif part.verb and part.verb not in bank[part.bank].verbs:
            verbs = ", ".join(bank[part.bank].verbs)
            yield self.document.fault((*path, "verb"), "D005", f"'{part.bank}' takes one of {verbs}, not {part.verb}")

    def unknown(self, path: _Path, noun: str, given: str, known: Collection[str], *, key: bool = False) -> Fault:
        shown = given if len(given) <= 40 else f"{given[:39]}…"
        message = f"there is no {noun} '{shown}'"
        return self.document.fault(path, "D001", message, hint=partial(nearest, given, known), key=key)
